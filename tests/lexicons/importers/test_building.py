"""From dictionaries to a custom lexicon."""

import pytest

from diurna.errors import LexiconError
from diurna.lexicons.custom import COLUMNS, read_custom_lexicons
from diurna.lexicons.importers.building import import_dictionaries, write_rows

DICTIONARY = """\
FRANCE_ [FRA]
+FRENCH_
+FRENCHMEN_
+FRANSE_
+LYON_
ANN_HALE_
+HALE_
\t[FRAGOV >20040301]
\t[FRAELI]
HARBOUR_POLICE_ [FRACOP]
HARBOUR_WATCH_LTD_ [MNCFRA]
GONDAL_GUARD_ [GDLMIL]
PORT_OF_SPIN_ [---]
FERRY_HAND [~LABQQQ]
TOLL_KEEPER [~AGR/LAB]
HALE_ [ITA]
HALE_ [ESP]
"""


@pytest.fixture
def imported(tmp_path):
    """Import a dictionary; returns what came of it."""

    def make(text, **options):
        path = tmp_path / "d.txt"
        path.write_text(text, encoding="utf-8")
        return import_dictionaries([path], **options)

    return make


@pytest.fixture
def rows(imported):
    """The rows of `DICTIONARY`, as columns by name."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in imported(DICTIONARY).rows]


def kinds(rows):
    """Names to kinds."""
    return {name: row["kind"] for row in rows for name in row["names"].split("|")}


def test_the_kind_of_a_name_is_found_out(rows):
    """By what the shipped tables know of it, by its days, by its words."""
    found = kinds(rows)

    assert {name: found[name] for name in ("France", "French", "Lyon", "Franse")} == {
        "France": "country", "French": "adjective", "Lyon": "place", "Franse": "country",
    }  # fmt: skip
    assert (found["Ann Hale"], found["Harbour Police"], found["Harbour Watch Ltd"]) == ("person", "body", "body")
    assert (found["ferry hand"], found["Port of Spin"]) == ("agent", "nothing")


def test_codes_and_days_arrive(rows):
    """One line for each code, the dictionary's line in the note."""
    dated, otherwise = (row for row in rows if "Ann Hale" in row["names"])

    assert (dated["country"], dated["sectors"], dated["from"], dated["to"]) == ("FRA", "GOV", "2004-03-01", "")
    assert (otherwise["sectors"], otherwise["from"]) == ("ELI", "")
    assert dated["note"] == "d.txt line 8: FRAGOV"


def test_what_is_not_known_is_counted_and_kept_in_the_note(imported):
    """Unknown parts, codes with alternatives, names coded twice."""
    found = imported(DICTIONARY)

    assert found.unknown == {"GDL": 1, "QQQ": 1}
    assert (found.alternatives, found.repeated) == (1, 2)
    assert any(row[-1].endswith("unknown QQQ") for row in found.rows)


def test_a_country_of_the_dictionary_s_own_is_declared(rows):
    """So that the result can be checked."""
    assert ("country", "GDL") in {(row["kind"], row["country"]) for row in rows}


def test_the_result_is_in_order(imported, tmp_path):
    """What is written can be read."""
    path = tmp_path / "out.tsv"
    path.write_text("\n".join(write_rows(imported(DICTIONARY))), encoding="utf-8")

    (lexicon,) = read_custom_lexicons([path])

    assert len(lexicon.entries) > 10


def test_faults_are_raised_at_once_or_left_out(imported):
    """All of them, before anything is made of the rest."""
    text = "A_\nLYON_ [FRA]\nB_ [FRA 999]\n"

    with pytest.raises(LexiconError) as error:
        imported(text)
    found = imported(text, leave_out_faults=True)

    assert len(error.value.faults) == 2
    assert list(error.value.faults) == found.faults
    assert [row[2] for row in found.rows] == ["Lyon"]
