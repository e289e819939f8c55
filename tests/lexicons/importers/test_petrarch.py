"""Reading dictionaries in PETRARCH's format."""

import datetime as dt

import pytest

from diurna.lexicons.importers.petrarch import parse_dictionary, read_date, read_days, read_dictionary

ACTORS = """\
# a dictionary
<!-- of more
[XXX] than one line -->
HARBOUR_LEAGUE_  [MLT]   # LRP 02 Jun 2004
+LEAGUE OF_HARBOURS_
ANN_HALE_ ;a remark
+MINISTER_HALE_
\t[MLTELI 610101-640228]
\t[MLTGOV >20040301] [---]
"""


def entries(text):
    """The entries of a dictionary without faults."""
    found, faults = parse_dictionary(text, "d.txt")
    assert faults == []
    return found


def test_names_codes_and_days():
    """Synonyms share a code, codes have days, remarks and comments are no part of it."""
    league, hale = entries(ACTORS)

    assert (league.line, league.names) == (4, ["HARBOUR LEAGUE", "LEAGUE OF HARBOURS"])
    assert [code.code for code in league.codes] == ["MLT"]
    assert hale.names == ["ANN HALE", "MINISTER HALE"]
    assert [(code.code, code.start, code.end, code.line) for code in hale.codes] == [
        ("MLTELI", dt.date(1961, 1, 1), dt.date(1964, 2, 28), 8),
        ("MLTGOV", dt.date(2004, 3, 1), None, 9),
        ("", None, None, 9),
    ]


def test_agents_have_sets_and_plurals():
    """A set is written out, a plural in braces added, an empty one is none."""
    found = entries("!MEN! = MAN, WOMEN\nFERRY!MEN! [~LAB]\nGOLDEN_GOOSE {GOLDEN_GEESE} [~AGR]\nPOLICE {} [ COP~ ]\n")

    assert [(entry.names, entry.codes[0].code, entry.agent) for entry in found] == [
        (["FERRYMAN", "FERRYWOMEN"], "LAB", True),
        (["GOLDEN GOOSE", "GOLDEN GEESE"], "AGR", True),
        (["POLICE"], "COP", True),
    ]


def test_a_code_may_stand_before_its_synonyms():
    """Names after the code belong to it too, and what follows a bracket on a line does not."""
    (found,) = entries("PORTO_ [PRT]\tNewspapers $12\n+OPORTO\n")

    assert found.names == ["PORTO", "OPORTO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<911226", (None, dt.date(1991, 12, 25))),
        ("> 990816", (dt.date(1999, 8, 16), None)),
        ("19950601 - 19990815", (dt.date(1995, 6, 1), dt.date(1999, 8, 15))),
        ("300101-311231", None),
        ("010101", (dt.date(2001, 1, 1), None)),
        ("", (None, None)),
    ],
)
def test_days(text, expected):
    """Before, after, between; years of two figures turn at 30."""
    if expected is None:
        with pytest.raises(ValueError, match="after its end"):
            read_days(text)
    else:
        assert read_days(text) == expected


@pytest.mark.parametrize(("text", "message"), [("2004017", "has 7 figures"), ("041301", "no day of the calendar")])
def test_days_that_are_none(text, message):
    """What is wrong is said."""
    with pytest.raises(ValueError, match=message):
        read_date(text)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("QUAY_", '"QUAY" has no code in brackets'),
        ("QUAY_ [MLT", "expected a bracket closed for each opened"),
        ("QUAY]_ [MLT]", "holds a bracket or a sign that no name has"),
        ("QUAY_ [MLTGOV 2004017-20061201]", "has 7 figures"),
        ("QUAY_ [M LT]", "is no code"),
        ("QUAY_HAND [~LAB >990101]", "is an agent and has days"),
        ("-_ [MLT]", 'name "-" holds no word'),
        ("QUAY|WHARF_ [MLT]", "holds a bracket or a sign that no name has"),
        ("!QUAY!_HAND [~LAB]", 'set "!QUAY!" is not defined'),
    ],
)
def test_faults_have_their_line(line, message):
    """Each is told, and the entries around it are kept."""
    found, faults = parse_dictionary(f"PORTO_ [PRT]\n{line}\nLAGOS_ [NGA]\n", "d.txt")

    assert len(faults) == 1
    assert faults[0].startswith("d.txt line 2: ")
    assert message in faults[0]
    assert {entry.names[0] for entry in found} >= {"PORTO", "LAGOS"}


def test_a_synonym_of_nothing_is_a_fault():
    """A file that begins with "+" belongs to no entry."""
    assert "belongs to no entry" in parse_dictionary("+PORTO_\n", "d.txt")[1][0]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path):
    """Missing, or no UTF-8."""
    (tmp_path / "latin.txt").write_bytes(b"S\xe3o_ [BRA]")

    assert "cannot be read" in read_dictionary(tmp_path / "absent.txt")[1][0]
    assert "byte 1 is not UTF-8" in read_dictionary(tmp_path / "latin.txt")[1][0]
