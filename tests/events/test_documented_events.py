"""docs/events.md: each type, mode and context with a sentence that the whole coder gets right."""

import pytest

from builders import rules_coder
from diurna import Coder
from diurna.ontology import plover
from documented import example_rows

ROWS = example_rows("events.md")
TYPES = [row for row in ROWS if len(row) == 4]
MODES = [row for row in ROWS if len(row) == 5]
CONTEXTS = [row for row in ROWS if len(row) == 2]

# Sentences that a reader would record, with what is found missing in them.
MISSED = [
    ("Turkey was hit by new American sanctions.", "SANCTION", "the type model is sure that a noun behind 'hit by' is none"),
    ("Opposition supporters fought the new law in the streets of Bamako.", "PROTEST", "no entry: to fight a law is protest"
     " only by its place"),
    ("We stand with Ukraine, Lithuania's president said.", "SUPPORT", "the speaker is not taken for who 'we' are at this stage"),
    ("The general signed the decree. The move angered Togo.", "ACCUSE", "what 'the move' stands for is not looked up"),
]  # fmt: skip
# Words that name an event elsewhere, in sentences that tell none.
NONE = [
    "India thrashed Pakistan by ten wickets.",
    "A lorry hit a bus in Kenya, killing six people.",
    "Scientists attacked the problem of cancer with a new drug.",
    "The volcano threatened a village in Iceland.",
    "Share prices in Tokyo rallied on Friday.",
    "The minister declined to comment.",
    "Ghana's economy is under attack from inflation.",
    "The drug killed the virus in mice, a study in Sweden found.",
]


@pytest.fixture(scope="module")
def coder():
    """One coder for all sentences."""
    return Coder()


def codes(parties):
    """The codes of parties as the tables write them."""
    return ", ".join(dict.fromkeys(party.code or "?" for party in parties)) or "-"


@pytest.mark.parametrize(("text", "event", "actor", "recipient"), TYPES, ids=[row[1] for row in TYPES])
def test_each_type_of_the_table_is_found(coder, text, event, actor, recipient):
    """One record of that type, between those parties."""
    (found,) = coder.code(text, published="2024-05-15")

    assert (found.event, codes(found.actors), codes(found.recipients)) == (event, actor, recipient)


@pytest.mark.parametrize(("text", "event", "mode", "actor", "recipient"), MODES, ids=[row[2] for row in MODES])
def test_each_mode_of_the_table_is_found(coder, text, event, mode, actor, recipient):
    """One record of that type and mode, between those parties."""
    (found,) = coder.code(text, published="2024-05-15")

    assert (found.event, found.mode) == (event, mode)
    assert (codes(found.actors), codes(found.recipients)) == (actor, recipient)


@pytest.mark.parametrize(("text", "context"), CONTEXTS, ids=[row[1] for row in CONTEXTS])
def test_each_context_of_the_table_is_found(coder, text, context):
    """A record of the sentence has that context."""
    found = coder.code(text, published="2024-05-15")

    assert any(context in event.contexts for event in found)


def test_the_tables_leave_out_no_type_mode_or_context():
    """All of the ontology has an example."""
    book = plover()

    assert [row[1] for row in TYPES] == list(book.events)
    assert {row[1:3] for row in MODES} == {(name, mode) for name, kind in book.events.items() for mode in kind.modes}
    assert {row[1] for row in CONTEXTS} == set(book.contexts)


@pytest.mark.parametrize(
    ("text", "event"),
    [pytest.param(text, event, marks=pytest.mark.xfail(strict=True, reason=why)) for text, event, why in MISSED],
)
def test_what_is_missed(coder, text, event):
    """A reader would record it."""
    assert event in {found.event for found in coder.code(text, published="2024-05-15")}


@pytest.mark.parametrize("text", NONE)
def test_words_of_events_in_sentences_without_any(coder, text):
    """Sport, accidents, science and markets give no record."""
    assert coder.code(text, published="2024-05-15") == ()


def test_an_accused_deed_is_told_beside_the_accusation(coder):
    """To accuse X of bombing Y is an ACCUSE of X, and an ASSAULT by X."""
    found = coder.code("Sudan accused Chad of bombing a Sudanese town.", published="2024-05-15")

    assert [(event.event, codes(event.actors)) for event in found] == [("ACCUSE", "SDN"), ("ASSAULT", "TCD")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway turned down Denmark's request for help.", ["REQUEST", "REJECT"]),
        ("Sweden denied selling drones to Azerbaijan.", ["REJECT", "COOPERATE"]),
        ("Peru will not lift its sanctions on Chile.", ["REJECT"]),
        ("Peru did not lift its sanctions on Chile.", ["CONCEDE"]),
        ("Peru will not attack Chile.", ["ASSAULT"]),
        ("Turkey warned that it would invade northern Syria.", ["THREATEN"]),
        ("Ireland gave Malta 20 million euros.", ["AID"]),
        ("Malta was given 20 million euros by Ireland.", ["AID"]),
        ("Kenya's president acted at Uganda's request.", ["REQUEST"]),
    ],
)
def test_answers_denials_refusals_and_threats(coder, text, wanted):
    """What was asked, denied or done before is told beside the words that answer it; "will not" of a good deed refuses."""
    assert sorted(event.event for event in coder.code(text, published="2024-05-15")) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "event", "actor", "recipient"),
    [
        ("Senegal's opposition leader is a hero, said Guinea's president.", "SUPPORT", "GIN-GOV", "SEN-OPP"),
        ("Togo's decision is unacceptable, Ghana's foreign minister said.", "ACCUSE", "GHA-GOV", "TGO"),
    ],
)
def test_praise_and_blame_in_a_predicate_are_the_speakers(coder, text, event, actor, recipient):
    """The one who says it acts, the one of whom it is said receives."""
    (found,) = coder.code(text, published="2024-05-15")

    assert (found.event, codes(found.actors), codes(found.recipients)) == (event, actor, recipient)


@pytest.mark.parametrize(
    "text", ["Togo's decision is unacceptable.", "It was a disgrace, Ghana's foreign minister said."]
)
def test_praise_and_blame_need_a_speaker_and_somebody_they_are_for(coder, text):
    """The reporter praises and blames nobody, and a speaker's "it" is nobody."""
    assert coder.code(text, published="2024-05-15") == ()


def test_an_offer_is_made_to_the_one_who_answers_it(coder):
    """To whom it was made the sentence tells only by the answer."""
    offer, answer = coder.code("Togo proposed a truce, but Ghana rejected the proposal.", published="2024-05-15")

    assert (codes(offer.actors), codes(offer.recipients)) == ("TGO", "GHA")
    assert (answer.event, codes(answer.actors)) == ("REJECT", "GHA")


def test_a_refused_deed_is_an_actual_refusal(coder):
    """Its "not" is what makes it a REJECT; the record is not negated once more."""
    (found,) = coder.code("Poland will not accept Belarusian inspectors.", published="2024-05-15")

    assert (found.event, found.status) == ("REJECT", "actual")


def test_headlines_that_leave_out_was_are_passives(coder):
    """What stands before such a verb received the deed."""
    (found,) = coder.code("Kenyan mayor stabbed\n\nIt was a warm day.", published="2024-05-15")

    assert (found.event, codes(found.actors), codes(found.recipients)) == ("ASSAULT", "-", "KEN-GOV")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A man pleaded not guilty to murder in Leeds.", ["REJECT"]),
        ("A man pleaded guilty to murder in Leeds.", ["CONCEDE"]),
        ("The suspect was granted bail.", ["RETREAT"]),
        ("Protests erupted in the capital.", ["PROTEST"]),
        ("Togo refused to hand over the documents.", ["REJECT"]),
        ("The killing of two villagers by soldiers angered many.", ["ASSAULT"]),
        ("Mosquitoes attacked the children of a Kenyan village.", []),
        ("The two navies staged a joint exercise.", ["COOPERATE"]),
        ("The navy staged a joint exercise.", []),
    ],
)
def test_constructions_without_a_known_party_on_each_side(coder, text, wanted):
    """Courts, custody, crowds and refusals are told with few words."""
    assert [event.event for event in coder.code(text, published="2024-05-15")] == wanted


def test_a_crowd_that_gathers_after_a_protest_is_none():
    """A bare "the protest" points at what was told, and by the rules a crowd protests only where it is told to stand."""
    assert rules_coder().code("Crowds gathered after the protest.", published="2024-05-15") == ()
