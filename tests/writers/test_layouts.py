"""POLECAT's and CAMEO's columns, pairs of parties, one record a day."""

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from diurna.records import When
from diurna.records.printed import PrintedEvent
from diurna.writers import write_csv
from diurna.writers.cameo import CAMEO, code_of, goldstein, penta_class, quad_class
from diurna.writers.layouts import LAYOUTS, Shaping, pairs_of
from diurna.writers.polecat import POLECAT
from writers.samples import party, sample

CODEBOOK = Path(__file__).parent.parent.parent / "docs" / "codebook.md"
# As the files of POLECAT on Dataverse have them, in their order.
POLECAT_NAMES = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Primary Actor Sector|Actor Sectors|"
    "Actor Title|Actor Name Raw|Wikipedia Actor ID|Actor Country|Actor COW|Recipient Name|Primary Recipient Sector|"
    "Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Recipient Country|Recipient COW|Placename|"
    "City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|"
    "Story People|Story Organizations|Story Locations|Language|Version"
).split("|")
TABLE_OF = {
    "diurna": "## Diurna's columns",
    "polecat": "## POLECAT's columns",
    "cameo": "## CAMEO's columns",
}


def rows(events, columns):
    """The CSV of `events` in a layout, read back."""
    file = io.StringIO(newline="")
    write_csv(events, file, columns=columns)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def event_of(**fields):
    """A record of the sample with other fields."""
    _, (event, *_) = sample()
    return replace(event, **fields)


def test_polecat_has_its_forty_columns_in_their_order():
    """Scripts that go by name or by position find what they expect."""
    assert [column.name for column in POLECAT] == POLECAT_NAMES
    assert len(POLECAT_NAMES) == 40


def test_a_record_in_polecat_s_columns():
    """Parties of a side are joined in one order in all its columns; sectors and contexts by commas."""
    event = event_of(
        actors=(party("SRB-GOV-MIL", name="Ana"), party("EU", name="European Union")),
        recipients=(party("RUS", name="Russia"),),
        contexts=("diplomatic", "military"),
        quad="verbal conflict",
        score=-2.0,
    )

    (row,) = rows([PrintedEvent.of(event, replace(sample()[0], publisher="The Gazette"))], POLECAT)

    assert row["Actor Name"] == "Ana;European Union"
    assert row["Actor Country"] == "SRB;"
    assert row["Actor COW"] == "345;"
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("GOV;", "GOV,MIL;")
    assert (row["Recipient Name"], row["Recipient COW"]) == ("Russia", "365")
    assert (row["Contexts"], row["Quad Code"], row["Intensity"]) == ("diplomatic,military", "Verbal Conflict", "-2.0")
    assert (row["Source"], row["Language"]) == ("The Gazette", "en")


def test_an_event_without_a_day_has_that_of_publication():
    """POLECAT's and CAMEO's dates are never empty where the article has a day."""
    event = event_of(published=dt.date(2024, 5, 15), date=When(start=None, end=None, text=None, basis="published"))

    assert rows([event], POLECAT)[0]["Event Date"] == "2024-05-15"
    assert [rows([event], CAMEO)[0][name] for name in ("Date", "Year", "Month", "Day")] == [
        "2024-05-15",
        "2024",
        "5",
        "15",
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SRB", "SRB"), ("SRB-GOV", "SRBGOV"), ("SYR-REB-MIL", "SYRREBMIL"), ("REB", "REB"), ("EU", "IGOEUREEC"),
        ("UN", "IGOUNO"), ("QUAD", "IGOQUAD"), (None, "---"),
    ],
)  # fmt: skip
def test_codes_of_parties_as_cameo_writes_them(code, expected):
    """Country and sectors stand without dashes; bodies have CAMEO's codes, or IGO and their short name."""
    assert code_of(party(code)) == expected


@pytest.mark.parametrize(
    ("cameo", "quad", "penta", "scale"),
    [("020", 1, 0, None), ("042", 1, 1, 1.9), ("071", 2, 2, 7.4), ("112", 3, 3, -2.0), ("190", 4, 4, -10.0), (None, None, None, None)],
)  # fmt: skip
def test_classes_follow_from_the_code(cameo, quad, penta, scale):
    """Quad class, penta class and Goldstein's score are those of the CAMEO code."""
    event = event_of(cameo=cameo)

    assert (quad_class(event), penta_class(event), goldstein(event)) == (quad, penta, scale)


def test_a_finer_code_has_the_score_of_the_one_above():
    """Where Goldstein's table has no row for a code, the row of the code that it is a kind of stands in."""
    assert goldstein(event_of(cameo="1909")) == goldstein(event_of(cameo="190"))


def test_pairs_of_compound_parties():
    """Two who act on two make four rows, all with the record's id."""
    event = event_of(actors=(party("FRA"), party("DEU")), recipients=(party("RUS"), party("BLR")))

    found = list(pairs_of(event))

    assert [(each.actors[0].code, each.recipients[0].code) for each in found] == [
        ("FRA", "RUS"), ("FRA", "BLR"), ("DEU", "RUS"), ("DEU", "BLR"),
    ]  # fmt: skip
    assert {each.id for each in found} == {event.id}


def test_those_who_meet_act_on_each_other():
    """Three who act and none who is acted upon make a row each way."""
    found = list(pairs_of(event_of(actors=(party("FRA"), party("DEU"), party("POL")), recipients=())))

    assert len(found) == 6
    assert ("DEU", "FRA") in {(each.actors[0].code, each.recipients[0].code) for each in found}


@pytest.mark.parametrize(("actors", "recipients"), [(("FRA",), ()), ((), ("FRA",)), ((), ())])
def test_an_empty_side_stays_empty(actors, recipients):
    """A lone party, or none, makes one row."""
    event = event_of(actors=tuple(map(party, actors)), recipients=tuple(map(party, recipients)))

    (found,) = pairs_of(event)

    assert [len(found.actors), len(found.recipients)] == [len(actors), len(recipients)]


def test_one_a_day_keeps_the_first():
    """Same day, parties, type and status are one; another day, status or type, or no day, is another."""
    day = When(start=dt.date(2024, 5, 13), end=None, text=None, basis="stated")
    none = When(start=None, end=None, text=None, basis="published")
    first = event_of(id="a", date=day, published=None)
    events = [
        first,
        replace(first, id="b", sentence=9, mode=None),
        replace(first, id="c", status="negated"),
        replace(first, id="d", event="AID"),
        replace(first, id="e", date=replace(day, start=dt.date(2024, 5, 14))),
        replace(first, id="f", date=none),
        replace(first, id="g", date=none),
    ]
    shaping = Shaping(one_a_day=True)

    assert [event.id for event in shaping(events)] == ["a", "c", "d", "e", "f", "g"]
    assert shaping.repeated == 1


def test_what_did_not_happen_is_left_out_and_counted():
    """Columns without a status hold only what is told as having happened."""
    shaping = Shaping(only_actual=True)
    events = [event_of(status=status) for status in ("actual", "negated", "future", "hypothetical")]

    assert [event.status for event in shaping(events)] == ["actual"]
    assert shaping.not_actual == 3


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_codebook_has_every_column(name):
    """docs/codebook.md has a row for each column, in order, with what the code says of it."""
    _, _, section = CODEBOOK.read_text(encoding="utf-8").partition(TABLE_OF[name])
    found = re.findall(r"^\| `([^`]+)` \| [^|]+ \| (.+) \|$", section.partition("\n## ")[0], re.MULTILINE)

    layout = LAYOUTS[name]
    assert found == [(column.name, column.about) for column in (*layout.columns, *layout.more)]
