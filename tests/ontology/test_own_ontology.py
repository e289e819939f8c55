"""Ontologies of users' own: read whole or refused with every fault, and coded with."""

import json
import re
from pathlib import Path

import pytest

from diurna import Coder
from diurna.coder import stages_with
from diurna.errors import AssemblyError, LexiconError
from diurna.events.ontologies import read_custom_ontology, scan_custom_ontology
from diurna.lexicons.events import COLUMNS
from diurna.ontology import plover

ROOT = Path(__file__).parents[2]
CEASEFIRE = ROOT / "docs/ontologies/ceasefire"
STRIKE = {"quad": "material conflict", "score": -4, "like": "PROTEST", "modes": {"lockout": -5}}
WALK_OUT = "strike.walk\tverb\tpicket\t\tsubj\tobj\tSTRIKE\t\t\t\t\n"


@pytest.fixture
def folder(tmp_path):
    """Write an ontology's folder; returns its path."""

    def make(events=None, lexicon=WALK_OUT, **keys):
        book = {"name": "labour", "events": {"STRIKE": STRIKE} if events is None else events, **keys}
        (tmp_path / "ontology.json").write_text(json.dumps(book), encoding="utf-8")
        (tmp_path / "lexicon.tsv").write_text("\t".join(COLUMNS) + "\n" + lexicon, encoding="utf-8")
        return tmp_path

    return make


def told(coder, text):
    """Type, mode and the codes of each record."""
    return [
        (one.event, one.mode, [party.code for party in one.actors], [party.code for party in one.recipients])
        for one in coder.code(text, published="2024-05-15")
    ]


def test_an_ontology_of_its_own_has_its_types_alone(folder):
    """Nothing of PLOVER's is coded, and the record has the type's own class and score, and a code of what it is like."""
    coder = Coder(ontology=folder())

    (event,) = coder.code("Polish miners picketed the German embassy. France condemned Mali.", published="2024-05-15")

    assert (event.event, event.quad, event.score) == ("STRIKE", "material conflict", -4.0)
    assert event.cameo == plover().nearest_cameo("PROTEST", None, ())


def test_an_extension_has_both(folder):
    """PLOVER's types go on, scores, CAMEO codes and rewrites with them."""
    coder = Coder(ontology=folder(extends="PLOVER"))

    found = told(coder, "Polish miners picketed the German embassy. France will send aid to Mali.")

    assert [kind for kind, *_ in found] == ["STRIKE", "AGREE"]


def test_a_type_of_plover_s_can_get_modes(folder):
    """What the file does not say of it stays."""
    lexicon = "protest.picket\tverb\tpicket\t\tsubj\tobj\tPROTEST\tpicket\t\t\t\n"
    found = read_custom_ontology(folder({"PROTEST": {"modes": {"picket": -3}}}, lexicon, extends="PLOVER"))

    kind, shipped = found.ontology.events["PROTEST"], plover().events["PROTEST"]
    assert (kind.quad, kind.score) == (shipped.quad, shipped.score)
    assert kind.modes == {**shipped.modes, "picket": -3.0}


def test_own_words_go_before_the_shipped_ones(folder):
    """However specific these are; an entry with the id of a shipped one takes its place."""
    shipped = next(iter(read_custom_ontology(folder(extends="PLOVER")).lexicon.entries["condemn"]))
    row = f"{shipped.id}\tverb\tcondemn\t\tsubj\tobj\tSTRIKE\t\t\t\t\n"

    entries = read_custom_ontology(folder(lexicon=row, extends="PLOVER")).lexicon.entries["condemn"]

    assert entries[0].event == "STRIKE"
    assert [entry.event for entry in entries if entry.id == shipped.id] == ["STRIKE"]


def test_types_that_are_like_another_have_its_counts():
    """The killed of a violation that is like an ASSAULT are counted, and it happened where an ASSAULT would have."""
    (event,) = Coder(ontology=CEASEFIRE).code(
        "Armenian troops shelled Azerbaijani villages near Shusha, killing three soldiers."
    )

    assert (event.event, event.counts["killed"].low, event.place and event.place.country) == ("VIOLATE", 3, "AZE")


def test_records_name_the_ontology_and_its_content(folder):
    """Another word in the lexicon is another coder."""
    names = []
    for lexicon in (WALK_OUT, WALK_OUT.replace("picket", "picket|leaflet")):
        finishing = stages_with((), folder(lexicon=lexicon))[-1]()
        names.append(finishing.lexicons)

    assert all(re.fullmatch(r"[0-9a-f]{12} \+ ontology labour@[0-9a-f]{8}", name) for name in names)
    assert names[0] != names[1]


@pytest.mark.parametrize(
    ("kind", "row", "fault"),
    [
        ("Strike", STRIKE, 'event "Strike": expected a name in capitals'),
        ("NONE", STRIKE, 'event "NONE": expected a name in capitals (and not NONE)'),
        ("STRIKE", 3, 'event "STRIKE": 3, expected an object'),
        ("STRIKE", {"score": 1}, 'event "STRIKE": quad is null, expected one of: verbal cooperation'),
        ("STRIKE", {**STRIKE, "quad": "war"}, 'quad is "war", expected one of'),
        ("STRIKE", {**STRIKE, "score": 11}, "score is 11, expected a number from -10 to 10, or null"),
        ("STRIKE", {**STRIKE, "score": True}, "score is true, expected a number"),
        ("STRIKE", {**STRIKE, "score": float("nan")}, "score is NaN, expected a number"),
        ("STRIKE", {**STRIKE, "like": "WAR"}, 'like is "WAR", expected one of AGREE'),
        ("STRIKE", {**STRIKE, "cameo": "999"}, 'cameo is "999", which is no code of CAMEO'),
        ("STRIKE", {**STRIKE, "requires_actor": "yes"}, 'requires_actor is "yes", expected true or false'),
        ("STRIKE", {**STRIKE, "modes": ["lockout"]}, 'modes is ["lockout"], expected an object'),
        ("STRIKE", {**STRIKE, "modes": {"Lock out": 1}}, 'mode "Lock out", expected a word of small letters'),
        ("STRIKE", {**STRIKE, "modes": {"lockout": "bad"}}, 'mode "lockout" has the score "bad"'),
        ("STRIKE", {**STRIKE, "mood": 1}, 'key "mood", expected among quad, score'),
    ],
)
def test_faults_of_a_type_are_told(folder, kind, row, fault):
    """What was found, what was expected, and what to do."""
    with pytest.raises(LexiconError) as error:
        read_custom_ontology(folder({kind: row}))

    assert any(fault in line for line in error.value.faults)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "ontology.json line 1: no JSON"),
        ("[]", "ontology.json: [], expected an object"),
        ("[" * 100_000, "ontology.json: no JSON that can be read"),
        ('{"name": "a b", "events": {}}', 'name is "a b", expected up to 40 letters'),
        ('{"extends": "CAMEO", "events": {}}', 'extends is "CAMEO", expected "PLOVER"'),
        ('{"events": {}}', "no events, and nothing that it extends"),
        ('{"events": 3, "extends": "PLOVER"}', "events is 3, expected an object of types"),
        ('{"events": {}, "events": {}, "extends": "PLOVER"}', 'key "events" stands twice'),
        ('{"contexts": ["Not one"], "extends": "PLOVER"}', 'context "Not one", expected a word of small letters'),
        ('{"mode": 1, "extends": "PLOVER"}', 'key "mode", expected among name, extends'),
    ],
)
def test_faults_of_the_file_are_told(folder, text, fault):
    """Hostile files included."""
    path = folder()
    (path / "ontology.json").write_text(text, encoding="utf-8")

    assert any(fault in line for line in scan_custom_ontology(path).faults)


def test_all_faults_of_both_files_are_told_at_once(folder):
    """A user mends them in one pass."""
    row = "a.b\tverbum\tpicket\t\tsubj\t\tSTRIKE\t\t\t\t\nc.d\tverb\twalk\t\tsubj\t\tSTROLL\t\t\t\t\n"
    faults = scan_custom_ontology(folder({"STRIKE": {**STRIKE, "score": 99}, "HALT": STRIKE}, row)).faults

    assert [fault.split(":")[0] for fault in faults] == [
        "ontology.json", "lexicon.tsv line 2", "lexicon.tsv line 2", "lexicon.tsv line 3", "lexicon.tsv",
    ]  # fmt: skip
    assert 'no entry names event "HALT"' in faults[-1]


def test_columns_that_hold_nothing_may_be_left_out(folder):
    """A lexicon without contexts and notes is read as one with empty ones."""
    path = folder()
    (path / "lexicon.tsv").write_text(
        "id\tpos\tlemma\tactor\trecipient\tevent\nstrike.walk\tverb\tpicket\tsubj\tobj\tSTRIKE\n", encoding="utf-8"
    )

    (entry,) = scan_custom_ontology(path).entries

    assert (entry.event, entry.actor, entry.frame, entry.contexts) == ("STRIKE", ("subj",), (), ())


def test_a_header_that_cannot_be_read_is_one_fault(folder):
    """The types are not also said to be without words, as none of these was read."""
    path = folder()
    (path / "lexicon.tsv").write_text("id\tword\tevent\nstrike.walk\tpicket\tSTRIKE\n", encoding="utf-8")

    (fault,) = scan_custom_ontology(path).faults

    assert "columns are ['id', 'word', 'event']" in fault


def test_a_folder_that_is_none_is_told(tmp_path):
    """With what should be in it."""
    (fault,) = scan_custom_ontology(tmp_path / "nowhere").faults

    assert fault == "nowhere: no folder. Expected one with ontology.json and lexicon.tsv; see docs/ontologies.md."


def test_stages_and_an_ontology_do_not_go_together():
    """Whoever gives stages has made them with their ontology."""
    with pytest.raises(AssemblyError, match="Both stages and an ontology"):
        Coder(stages=(), ontology=CEASEFIRE)


def test_the_documented_example_is_the_one_that_runs():
    """docs/ontologies.md shows the very files."""
    page = (ROOT / "docs/ontologies.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    rows = [line for line in page.splitlines() if re.match(r"\| \w+\.\w+ \|", line)]
    cells = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]
    lines = (CEASEFIRE / "lexicon.tsv").read_text(encoding="utf-8").splitlines()[1:]

    assert shown == (CEASEFIRE / "ontology.json").read_text(encoding="utf-8")
    kept = [line.split("\t") for line in lines]
    assert cells == [[*row[:8], row[9]] for row in kept]
