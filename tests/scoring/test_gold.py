import datetime as dt

import pytest

from diurna.errors import GoldError
from diurna.records import Span
from diurna.scoring.agreement import kappa
from diurna.scoring.annotations import annotation_of, compare, read_annotations, text_lines
from diurna.scoring.gold import GoldArticle, article_of, json_of, read_gold, text_hash

TEXT = "Norland expels envoys\n\nNorland expelled two Sudmark envoys on Friday. Norland later apologised.\n"
LINE = "1 | SANCTION expel | Norland=NOR | two Sudmark envoys=SUD-GOV | expelled | actual | - | 2024-03-01 | -"


def event(line=LINE):
    """One annotation of the text above."""
    return annotation_of(line, TEXT, text_lines(TEXT))


def test_words_become_offsets_into_the_text():
    """Lines with text count from the headline, words are found in their own line, and "#2" is the second."""
    found = event(
        "1 | CONCEDE | Norland#2=NOR | - | apologised | actual+historical | Norland | 2024-03-01..2024-03-09 | -"
    )

    assert found.actors[0].span.of(TEXT) == "Norland"
    assert found.actors[0].span.start == TEXT.rindex("Norland")
    assert found.speakers == (Span(TEXT.index("Norland", 5), TEXT.index("Norland", 5) + 7),)
    assert found.historical
    assert found.date == (dt.date(2024, 3, 1), dt.date(2024, 3, 9))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (LINE.replace("expelled", "deported"), "stands 0 times"),
        (LINE.replace("SANCTION", "PUNISH"), "no type and mode"),
        (LINE.replace("expel |", "arrest |", 1), "no type and mode"),
        (LINE.replace("actual", "certain"), "status"),
        (LINE.replace("1 |", "9 |", 1), "line 9 of 2"),
        ("1 | SANCTION", "expected 9"),
    ],
)
def test_a_faulty_line_is_told(line, reason):
    """What is wrong with an annotation is said."""
    with pytest.raises(ValueError, match=reason):
        event(line)


def test_gold_is_written_and_read_again(tmp_path):
    """JSON and back gives the same article; the text itself is not in it."""
    article = GoldArticle(
        file="a.txt", sha256=text_hash(TEXT), split="dev", published=dt.date(2024, 3, 2), events=(event(),)
    )
    path = tmp_path / "gold.jsonl"
    path.write_text(json_of(article) + "\n", encoding="utf-8")

    assert read_gold(path) == [article]
    assert read_gold(path, split="test") == []
    assert "envoys" not in json_of(article)


def test_every_fault_of_a_gold_file_is_named(tmp_path):
    """Lines that are no article are told with their numbers."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"file": 1}\nnot json\n', encoding="utf-8")

    with pytest.raises(GoldError) as raised:
        read_gold(path)

    assert [fault.split(":")[0].split()[-1] for fault in raised.value.faults] == ["1", "2"]
    with pytest.raises(KeyError):
        article_of({})


def test_two_passes_are_compared(tmp_path):
    """Agreement counts events that both have, and their types."""
    for name, line in (("a", LINE), ("b", LINE.replace("SANCTION expel", "COERCE deport"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.ann").write_text(line + "\n", encoding="utf-8")
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")

    told = compare(tmp_path / "a", tmp_path / "b", tmp_path)

    assert told.startswith("1 and 1 events, 1 in common; F1 of one against the other 1.000, with the same type 0.000")
    assert len(read_annotations(tmp_path / "a" / "x.ann", TEXT)) == 1


def test_kappa_is_agreement_beyond_chance():
    """1 for full agreement, 0 for what chance gives."""
    assert kappa([("A", "A"), ("B", "B")]) == 1
    assert kappa([("A", "A"), ("A", "B"), ("B", "A"), ("B", "B")]) == 0
    assert kappa([]) == 0
