"""Names in IOB2, and their scores."""

import pytest

from diurna.errors import GoldError
from diurna.scoring.names import find_names, read_names, score_names

NAMES = (
    "# text = Ann saw Bonn\n1\tAnn\tB-PER\t-\t-\n2\tsaw\tO\t-\t-\n3\tBonn\tB-LOC\t-\t-\n\n1\t#1\tB-OTH\n2\t#\tI-OTH\n"
)


def write(tmp_path, text):
    """An IOB2 file on disk."""
    path = tmp_path / "names.iob2"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_and_names_are_read(tmp_path):
    """Comments are passed over, also beside words that start with a hash; other kinds of names are left out."""
    first, second = read_names(write(tmp_path, NAMES))

    assert first.words == ("Ann", "saw", "Bonn")
    assert first.names == {(0, 1, "PER"), (2, 3, "LOC")}
    assert (second.words, second.names) == (("#1", "#"), frozenset())


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER I-PER B-PER", [(0, 2, "PER"), (2, 3, "PER")]),
        ("O I-LOC I-LOC O", [(1, 3, "LOC")]),
        ("B-PER I-ORG", [(0, 1, "PER"), (1, 2, "ORG")]),
        ("B-OTH I-OTH B-LOC", [(2, 3, "LOC")]),
    ],
)
def test_tags_to_spans(tags, names):
    """A B- always opens, an I- only after something else."""
    assert find_names(tags.split()) == names


def test_faults_are_told_at_once(tmp_path):
    """Each line that breaks the format is named."""
    with pytest.raises(GoldError) as caught:
        read_names(write(tmp_path, "1\tAnn\n2\t\tO\n3\tBonn\tLOC\n"))

    assert [fault.rsplit(" line ", 1)[1].split(";")[0] for fault in caught.value.faults] == [
        "1: 2 columns found", "2: the word is empty.", '3: tag "LOC"',
    ]  # fmt: skip


def test_exact_spans_count():
    """A name found a word too long is both missed and false."""
    gold = {(0, 1, "PER"), (2, 3, "LOC")}

    assert score_names([(gold, {(0, 2, "PER"), (2, 3, "LOC"), (4, 5, "ORG")})]) == pytest.approx(
        {"precision": 1 / 3, "recall": 1 / 2, "f1": 2 / 5}
    )
