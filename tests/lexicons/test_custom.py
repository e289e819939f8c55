"""Custom actor lexicons: what a file may say, and what is told of one that says otherwise."""

import datetime as dt

import pytest

from diurna.errors import LexiconError
from diurna.lexicons.custom import COLUMNS, read_custom_lexicons
from diurna.lexicons.sectors import SECTORS

HEADER = "\t".join(COLUMNS)


def line(**fields):
    """One line of a lexicon."""
    return "\t".join(str(fields.get(column.rstrip("_"), "")) for column in COLUMNS)


@pytest.fixture
def write(tmp_path):
    """Write a lexicon; returns its path."""

    def make(*lines, name="mine.tsv", header=HEADER):
        path = tmp_path / name
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return path

    return make


def faults_of(*paths):
    """All faults that reading tells."""
    with pytest.raises(LexiconError) as error:
        read_custom_lexicons(paths)
    return error.value.faults


def test_a_line_says_names_code_and_days(write):
    """Every column arrives in the entry, months and years as first and last days."""
    path = write(
        line(id="x", kind="person", names="Ann Hale | Hale", case="any", country="NZL", sectors="GOV|JUD",
             office="harbour minister", **{"from": "2020-02", "to": "2021"}),
    )  # fmt: skip

    (lexicon,) = read_custom_lexicons([path])

    (entry,) = lexicon.entries
    assert (entry.names, entry.any_case) == (("Ann Hale", "Hale"), True)
    assert (entry.country, entry.short, entry.sectors, entry.office) == (
        "NZL",
        None,
        ("GOV", "JUD"),
        "harbour minister",
    )
    assert (entry.start, entry.end) == (dt.date(2020, 2, 1), dt.date(2021, 12, 31))


@pytest.mark.parametrize(
    ("fields", "found", "advice"),
    [
        ({"kind": "ship"}, 'kind "ship", expected one of country,', "Choose one"),
        ({"kind": "body", "names": ""}, "no names", "Write at least one"),
        ({"kind": "body", "names": "Guard|--"}, 'name "--" holds no word', "Mend it"),
        ({"kind": "body", "case": "all"}, 'case "all"', "Choose one"),
        ({"kind": "body", "country": "Mali"}, 'country "Mali", expected three capital letters', "Mend it"),
        ({"kind": "body", "country": "XQZ"}, 'country "XQZ" is no ISO 3166 code', "declare it"),
        ({"kind": "body", "short": "e u"}, 'short name "e u"', "Mend it"),
        ({"kind": "body", "country": "MLI", "short": "EU"}, "both country", "Keep one"),
        ({"kind": "body", "sectors": "GOV|ARMY"}, 'sector "ARMY", expected among AGR', "Mend it"),
        ({"kind": "adjective"}, "no country, which a line of kind adjective must have", "Write its code"),
        ({"kind": "place", "country": "MLI", "sectors": "GOV"}, "a line of kind place has none", "make it a body"),
        ({"kind": "nothing", "country": "MLI"}, "a line of kind nothing has none", "Leave it out"),
        ({"kind": "agent", "country": "MLI"}, "a line of kind agent has none", "make it a body"),
        ({"kind": "agent", "office": "mayor"}, 'expected nothing or "yes"', "Write yes"),
        ({"kind": "agent", "from": "2020"}, "an agent noun holds at all times", "Leave from and to empty"),
        ({"kind": "body", "office": "mayor"}, "only persons and agents have one", "change the kind"),
        ({"kind": "body", "from": "2020/01/02"}, "expected YYYY-MM-DD", "Write the days so"),
        ({"kind": "body", "to": "2021-02-30"}, "holds no such day", "calendar"),
        ({"kind": "body", "from": "2021", "to": "2020"}, "is later than", "Swap the days"),
    ],
)
def test_a_fault_names_file_line_entry_and_what_to_do(write, fields, found, advice):
    """Each fault has its place, what was found, and the next step."""
    path = write(line(id="fine", kind="body", names="Guard"), line(**{"id": "x.y", "names": "Watch", **fields}))

    (fault,) = faults_of(path)

    assert fault.startswith("mine.tsv line 3: ")
    assert '(entry "x.y")' in fault
    assert found in fault
    assert advice in fault


def test_all_faults_of_all_files_come_at_once(write):
    """A repeated id, a stray tab and two faults of one line in one file, a missing file beside it."""
    path = write(
        line(id="a", kind="body", names="Guard", sectors="X", short="?"),
        line(id="a", kind="body", names="Watch"),
        line(id="b", kind="body", names="Night") + "\t\t",
    )

    faults = faults_of(path, path.with_name("absent.tsv"))

    assert len(faults) == 5
    assert 'id "a" stands in line 2 too' in faults[1] or 'id "a" stands in line 2 too' in faults[0]
    assert faults[-1].startswith("absent.tsv: cannot be read")


def test_a_country_of_one_s_own_must_be_declared(write):
    """A line of kind country declares a code for its own file and those after it."""
    first = write(line(id="gondal", kind="country", country="GDL", names=""), name="first.tsv")
    second = write(line(id="guard", kind="body", names="Gondal Guard", country="GDL", sectors="MIL"), name="second.tsv")

    assert len(read_custom_lexicons([first, second])) == 2
    assert "declare it" in faults_of(second)[0]


def test_one_name_with_two_codes_for_the_same_days_is_a_fault(write):
    """With other days, or the same code, it is none."""
    path = write(
        line(id="a", kind="body", names="Guard", sectors="MIL"),
        line(id="b", kind="body", names="Watch|Guard", sectors="COP"),
        line(id="c", kind="body", names="Guard", sectors="REB", **{"from": "2020"}),
        line(id="d", kind="body", names="Guard", sectors="MIL"),
    )

    (fault,) = faults_of(path)

    assert 'line 3: name "Guard" is coded otherwise in line 2' in fault


def test_a_wrong_header_is_one_fault(write):
    """The columns that are expected are said."""
    (fault,) = faults_of(write(header="id\tname"))

    assert "expected ['id', 'kind', 'names'" in fault


def test_a_byte_order_mark_is_no_fault(write):
    """Spreadsheets put one at the start of a file."""
    path = write(line(id="a", kind="body", names="Guard"), header="\ufeff" + HEADER)

    assert read_custom_lexicons([path])[0].entries


def test_identity_changes_with_the_content(write):
    """The same name with other content is another lexicon."""
    first = read_custom_lexicons([write(line(id="a", kind="body", names="Guard"))])[0].identity
    second = read_custom_lexicons([write(line(id="a", kind="body", names="Guards"))])[0].identity

    assert first != second
    assert first.startswith("mine.tsv@")
    assert len(first) == len("mine.tsv@") + 8


def test_all_sectors_of_the_shipped_tables_are_known():
    """What the shipped tables use, a custom lexicon may use."""
    from diurna.lexicons.actors import ActorLexicon

    shipped = ActorLexicon.shipped()
    used = {sector for named in shipped.names.entries.values() for sector in named.sectors}
    used |= {sector for agent in shipped.agents.entries.values() for sector in agent.sectors}

    assert used <= set(SECTORS)
