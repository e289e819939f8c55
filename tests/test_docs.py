"""The documents say what is true: their examples run, their links lead somewhere, their tables match the code."""

import datetime as dt
import doctest
import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from diurna import Article, Coder, read
from diurna.lexicons.events import event_lexicon
from diurna.ontology import plover
from diurna.records import Event
from diurna.records.serial import record_schema
from diurna.writers import render_article

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(path):
    """Every relative link names a file that is there."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_python_examples_run(path):
    """Every >>> example in a document prints what it says."""
    failures, _ = doctest.testfile(str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)

    assert failures == 0


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_holds_a_gap_to_be_filled(path):
    """No placeholder is published."""
    assert not re.search(r"@@|TODO|XXX\b(?!-)", path.read_text(encoding="utf-8").replace("`XXX`", ""))


def test_the_readme_names_only_make_targets_that_exist():
    """`make x` in the README is a target of the Makefile."""
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"(?:^    |`)make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)) <= targets


def test_the_readme_s_example_is_what_the_command_prints():
    """The lines shown as output are lines of the output."""
    shown = re.search(r"prints, among others,\n\n```\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert shown is not None
    console = Console(file=io.StringIO(), width=100)
    (article,) = read(ROOT / "examples/2022-07-22-grain-deal.txt", published=dt.date(2022, 7, 22))
    assert isinstance(article, Article)
    render_article(Coder().code_article(article), console)

    printed = {line.rstrip() for line in console.file.getvalue().splitlines()}
    assert {line.rstrip() for line in shown.group(1).splitlines()} <= printed


def test_every_field_of_the_record_is_explained():
    """docs/record.md has a row for each field, and for no other."""
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/record.md").read_text(), re.MULTILINE)

    assert rows == list(record_schema()["properties"])


def test_every_entry_of_the_lexicon_names_an_event_and_mode_of_the_ontology():
    """A typing slip in a lexicon is found before it codes anything."""
    book = plover()
    for entries in event_lexicon().entries.values():
        for entry in entries:
            assert entry.event in book.events, entry.id
            assert entry.mode is None or entry.mode in book.events[entry.event].modes, entry.id
            assert set(entry.contexts) <= set(book.contexts), entry.id


def test_all_sixteen_types_have_verbs_and_nouns():
    """No event type is a stub."""
    found = {(entry.event, entry.pos) for entries in event_lexicon().entries.values() for entry in entries}

    for event in plover().events:
        assert {(event, "verb"), (event, "noun")} <= found


def test_the_schema_is_that_of_the_event():
    """The schema is read off the dataclass, so that the two cannot part."""
    assert list(record_schema()["properties"]) == list(Event.__dataclass_fields__)
