"""Checking lexicons of both kinds."""

import pytest

from diurna.lexicons import custom, events
from diurna.lexicons.check import check_lexicons, kind_of

MODES = {"AID": ("economic",), "YIELD": ()}
ACTORS = "\t".join(custom.COLUMNS) + "\nguard\tbody\tHarbour Guard\t\tMLT\t\tMIL\n"
EVENTS = "\t".join(events.COLUMNS) + "\naid.feed\tverb\tfeed\tobj\tsubj\tobj\tAID\teconomic\tlegal\n"


@pytest.fixture
def write(tmp_path):
    """Write a file; returns its path."""

    def make(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def faults(*paths):
    """What checking tells, for an ontology of two types and one context."""
    return check_lexicons(paths, MODES, ("legal",)).faults


def test_files_in_order_have_no_faults(write):
    """Both kinds are told apart by their header, and their entries counted."""
    paths = [write("a.tsv", "# mine\n\n" + ACTORS), write("e.tsv", EVENTS)]

    found = check_lexicons(paths, MODES, ("legal",))

    assert [kind_of(path) for path in paths] == ["actor lexicon", "event lexicon"]
    assert (found.files, found.entries, found.faults) == (2, 2, ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("verb", "verv", 'line 2: pos "verv", expected one of verb, noun, adj (entry "aid.feed")'),
        ("AID", "FEED", 'line 2: event "FEED", expected one of AID, YIELD (entry "aid.feed")'),
        ("economic", "festive", 'line 2: mode "festive", but those of AID are: economic (entry "aid.feed")'),
        ("legal", "culinary", 'line 2: context "culinary", expected among legal (entry "aid.feed")'),
        ("\tfeed", "\t", "line 2: lemma or event is empty"),
    ],
)
def test_event_lexicons_are_held_against_the_ontology(write, old, new, expected):
    """Types, modes and contexts that there are not are told with line and entry."""
    (fault,) = faults(write("e.tsv", EVENTS.replace(old, new)))

    assert expected in fault


def test_an_event_entry_s_id_is_unique_over_all_files(write):
    """The place of the first is said."""
    (fault,) = faults(write("e.tsv", EVENTS), write("f.tsv", EVENTS))

    assert fault.startswith('f.tsv line 2: id "aid.feed" stands in e.tsv line 2 too')


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "empty"), ("name\tcode\n", 'header is "name code", expected, with tabs between: id kind names')],
)
def test_what_is_no_lexicon_is_said_with_what_is_expected(write, text, expected):
    """Both headers are shown."""
    (fault,) = faults(write("x.tsv", text))

    assert expected in fault


def test_all_faults_of_all_files_are_told(write, tmp_path):
    """A file that is not there, one that is not text, and both kinds of lexicon with faults."""
    bad = tmp_path / "latin.tsv"
    bad.write_bytes(b"id\tkind\n\xe9")
    wrong = [write("a.tsv", ACTORS.replace("MIL", "NAVY")), write("e.tsv", EVENTS.replace("verb", "v"))]

    found = faults(tmp_path / "absent.tsv", bad, *wrong)

    assert sorted(fault.split(" ")[0].strip(":") for fault in found) == ["a.tsv", "absent.tsv", "e.tsv", "latin.tsv"]
