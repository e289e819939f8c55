"""The documents say what is true: their examples run, their links lead somewhere, their tables match the code."""

import doctest
import os
import re
import shlex
import tomllib
from pathlib import Path

import consoles
import manual
import notebooks
import pytest
import typer

import diurna
from diurna.cli.app import app
from diurna.lexicons.events import event_lexicon
from diurna.ontology import plover
from diurna.records import Event
from diurna.records.serial import record_schema
from diurna.writers.polecat import POLECAT

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS = typer.main.get_command(app)
SHELL = re.compile(r"^(?:    |\$ )(diurna .+)$", re.MULTILINE)


def every_document(test):
    """Run a test on each document."""
    return pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)(test)


@every_document
def test_links_inside_the_project_lead_somewhere(path):
    """Every relative link names a file that is there."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


@every_document
def test_python_examples_run(path, monkeypatch):
    """Every >>> example in a document prints what it says, in the project's folder."""
    monkeypatch.chdir(ROOT)

    failures, _ = doctest.testfile(str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)

    assert failures == 0


@every_document
def test_no_document_holds_a_gap_to_be_filled(path):
    """No placeholder is published."""
    assert not re.search(r"@@|TODO|XXX\b(?!-)", path.read_text(encoding="utf-8").replace("`XXX`", ""))


@every_document
def test_commands_and_their_options_exist(path):
    """Every `diurna ...` line of a document names a command, and options that it has."""
    for line in SHELL.findall(path.read_text(encoding="utf-8")):
        words = shlex.split(
            line.partition("  #")[0].partition(" | ")[0].partition(" > ")[0].rstrip(" \\"), comments=True
        )[1:]
        command = COMMANDS
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        assert not getattr(command, "commands", {}) or words[:1] in (["--version"], ["--help"], []), (
            f"{path.name}: {line}"
        )
        known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"--help"}
        given = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert given <= known, f"{path.name}: {line}"


@pytest.mark.parametrize("path", consoles.documents(), ids=lambda path: path.name)
def test_consoles_show_what_the_commands_print(path):
    """Every ```console block is what a terminal shows; `make pages` writes them anew."""
    text = path.read_text(encoding="utf-8")

    assert consoles.replayed(text) == text


def test_every_command_is_explained():
    """docs/commands.md is what the command line says of itself; `make pages` writes it anew."""
    assert manual.PAGE.read_text(encoding="utf-8") == manual.page()


def test_every_public_name_is_on_the_page_about_python():
    """docs/python.md describes each name that `diurna` exports."""
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")

    assert [name for name in diurna.__all__ if f"diurna.{name}" not in page] == []


def test_every_column_of_polecat_is_on_the_page_about_moving():
    """Whoever has POLECAT's columns finds each of them, and no column that is not there."""
    page = (ROOT / "docs/moving.md").read_text(encoding="utf-8").partition("## POLECAT")[2].partition("\n## ")[0]
    named = re.findall(
        r"`([^`]+)`", "\n".join(row.split("|")[1] for row in re.findall(r"^\| `.+$", page, re.MULTILINE))
    )

    assert sorted(named) == sorted(column.name for column in POLECAT)


@pytest.mark.parametrize("path", sorted(notebooks.NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.name)
def test_notebooks_print_what_they_show(path):
    """A notebook runs from top to bottom and prints what is kept in it; `make pages` runs it anew."""
    kept = notebooks.read(path)

    assert notebooks.printed(notebooks.executed(path)) == notebooks.printed(kept)


def test_the_documents_name_only_make_targets_that_exist():
    """`make x` in a document is a target of the Makefile."""
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    for path in DOCUMENTS:
        named = set(re.findall(r"(?:^    |`)make (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets, path.name


def test_the_version_is_one_everywhere():
    """The citation and the page about pinning name the version of the code."""
    assert f"version: {diurna.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"diurna=={diurna.__version__}" in (ROOT / "docs/reproducibility.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned():
    """constraints.txt has a version of each package that an install needs; `make lock` writes it anew."""
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)

    assert {plain(re.split(r"[>=<\[ ]", each)[0]) for each in needed} <= set(map(plain, pinned))


def plain(package: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def test_what_ships_under_another_licence_is_in_the_notice():
    """Each folder of data that came from elsewhere is named in NOTICE."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")

    for folder in (ROOT / "src/diurna").glob("*/data/SOURCES.md"):
        assert os.path.relpath(folder.parent, ROOT) in notice
    assert "src/diurna/model/english" in notice


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
