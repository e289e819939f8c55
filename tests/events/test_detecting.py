"""The detector beside the rules: what it drops, what it tells of, and what it reads."""

from dataclasses import replace

import numpy as np
import pytest

from builders import make_coding, rules_coder
from diurna import Coder
from diurna.events.detecting import ALONE, Detecting, is_told
from diurna.events.detector_clues import PARTS_OF_SPEECH, WAYS, Drafted, Line, bucket, party_clues, runs, tags_of, way
from diurna.model.detector import Detector, Question, shipped_detector
from diurna.model.events import SIZE, type_model
from diurna.ontology import plover
from diurna.records import Draft, Entity, Evidence, Mention, Span

TREE = """
Rebels rebel NOUN NNS 2 nsubj
harried harry VERB VBD 0 root
convoys convoy NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
LINE = Line(
    first=10,
    upos=["NOUN", "VERB", "NOUN", "PUNCT"],
    heads=[1, -1, 1, 1],
    relations=["nsubj", "root", "obj", "punct"],
    known=["", "ASSAULT", "", ""],
    kinds=["group", "", "name", ""],
    drafts={1: Drafted("ASSAULT", frozenset({0}), frozenset(), frozenset({1}))},
)


class Told(Detector):
    """A detector that says what a test wants: so sure of an assault at word 1, of word 0 as its actor, of 2 as its recipient."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def read(self, vectors, tags):
        """All others are no event."""
        chances = np.zeros((len(vectors), 17), dtype=np.float32)
        chances[:, 0] = 1
        chances[1] = 0
        chances[1, 0], chances[1, type_model().types.index("ASSAULT")] = 1 - self.chance, self.chance
        return chances, np.zeros((len(vectors), 4), dtype=np.float32)

    def roles(self, words, questions):
        """The one before the event acts, the one behind it suffers."""
        return [
            np.array([[one < asked.word, one > asked.word] for one in asked.parties], dtype=np.float32)
            for asked in questions
        ]


def heard(chance, drafts=(), *, width=SIZE + 4, sentences=1, retypes=True, tree=TREE):
    """What the detector makes of the first of so many sentences, with the drafts that rules made."""
    coding = make_coding(*[tree] * sentences)
    tokens = coding.analysis.tokens
    rows = tuple(np.zeros(width, dtype=np.float32) for _ in tokens)
    coding = replace(
        coding,
        analysis=replace(coding.analysis, vectors=rows),
        entities=(Entity(id="r", kind="group", name="rebels"), Entity(id="c", kind="group", name="convoys")),
        mentions=tuple(
            Mention(id=f"m{at}", span=tokens[at].span, head=at, kind="group", entity=entity)
            for at, entity in ((0, "r"), (2, "c"))
        ),
    )
    detecting = Detecting(Told(chance), plover(), type_model().types, retypes=retypes)
    return detecting.weigh(coding, (), drafts, lambda token, event: f"{token.index} {event}")


def draft():
    """A draft of the rules at the verb."""
    token = make_coding(TREE).analysis.tokens[1]
    return Draft(id="d", sentence=1, trigger=token.span, predicate=1, event="ASSAULT", actors=("m0",))


def test_an_event_that_the_rules_passed_over_is_told_with_its_parties():
    """With evidence of the type and of each party."""
    (found,) = heard(0.9)

    assert (found.event, found.actors, found.recipients) == ("ASSAULT", ("m0",), ("m2",))
    assert [one.rule for one in found.evidence] == ["detector.assault.0.90", "detector.role", "detector.role"]


def test_what_the_detector_doubts_is_not_told():
    """Nor dropped, where the rules have it."""
    assert heard(0.4) == []
    assert [one.id for one in heard(0.4, [draft()])] == ["d"]


def test_a_draft_that_is_not_believed_is_dropped_and_another_keeps_its_chance():
    """Below a tenth it goes; else the chance stands in the evidence, and nothing is told beside it."""
    assert heard(0.05, [draft()]) == []
    (kept,) = heard(0.95, [draft()])
    assert (kept.id, kept.recipients) == ("d", ())
    assert kept.evidence[-1].score == pytest.approx(0.95)


def mended(made, **more):
    """What becomes of a draft in an article of three sentences, where the detector is nearly sure of an assault on convoys."""
    return heard(0.95, [made], sentences=3, **more)[0]


def test_a_draft_is_given_the_recipient_that_it_lacks():
    """In an article; evidence says by whom."""
    found = mended(draft())

    assert (found.actors, found.recipients) == (("m0",), ("m2",))
    assert found.evidence[-1].rule == "detector.role"


def test_nobody_is_on_both_sides():
    """Nor told twice: what the rules take for the actor the detector may take for the recipient."""
    found = mended(replace(draft(), actors=("m0", "m2")))

    assert (found.actors, found.recipients) == (("m0", "m2"), ())


@pytest.mark.parametrize("mode", [None, "arrest"])
def test_a_draft_is_given_the_type_that_the_detector_is_sure_of(mode):
    """The mode of another type goes; the id follows the type."""
    found = mended(replace(draft(), event="COERCE", mode=mode))

    assert (found.event, found.mode, found.id) == ("ASSAULT", None, "1 ASSAULT")
    assert "detector.assault.1.00" in [one.rule for one in found.evidence]


def test_types_by_a_users_own_words_stay():
    """Whoever wrote a lexicon means what it says."""
    assert mended(replace(draft(), event="COERCE"), retypes=False).event == "COERCE"


def test_a_sentence_alone_is_not_mended():
    """There is no article around it."""
    (found,) = heard(0.95, [replace(draft(), event="COERCE")])

    assert (found.event, found.recipients) == ("COERCE", ())


def test_a_draft_is_believed_for_any_word_of_its_trigger():
    """As of "plan a protest": the detector may see the event at "protest" where the rules have it at "plan"."""
    tokens = make_coding(TREE).analysis.tokens
    elsewhere = replace(draft(), predicate=2, trigger=Span(tokens[1].span.start, tokens[2].span.end))

    (kept,) = heard(0.6, [elsewhere])

    assert kept.evidence[-1].score == pytest.approx(0.6)


def test_a_users_own_types_are_none_of_its_business():
    """The detector knows PLOVER's alone."""
    own = replace(draft(), event="STRIKE")

    assert heard(0.01, [own]) == [own]


def test_without_vectors_of_its_own_nothing_changes():
    """As with another engine, or a model whose detector is still to be trained."""
    assert heard(0.9, width=SIZE) == []


@pytest.mark.parametrize(
    ("event", "sides", "told"),
    [
        ("AID", ("a", ""), False),  # to whom?
        ("SUPPORT", ("", "b"), False),  # by whom?
        ("ASSAULT", ("", "b"), True),
        ("ASSAULT", ("", ""), False),
    ],
)
def test_a_record_needs_its_parties(event, sides, told):
    """Good deeds and words an actor, aid a recipient, and anything one of both unless it is nearly certain."""
    parties = [[object()] if side else [] for side in sides]

    assert is_told(plover(), event, *parties, 0.8) is told
    assert is_told(plover(), "PROTEST", [], [], ALONE)


def test_a_way_goes_up_and_down_the_tree():
    """From the verb down to its object, from the subject up and down to it; others are far, and told apart by side."""
    assert way(LINE, 1, 2) == bucket("|obj")
    assert way(LINE, 0, 2) == bucket("nsubj|obj")
    apart = replace(LINE, heads=[-1, -1, -1, -1])
    assert way(apart, 0, 2) == bucket("far>")
    assert way(apart, 2, 0) == bucket("far<")
    assert 0 <= bucket("anything") < WAYS


def test_clues_say_what_the_rules_made_of_a_word():
    """Rules' actor, rules' recipient, a draft, a mention, a pronoun."""
    assert party_clues(LINE, 1, [0, 2]) == [[1, 0, 1, 1, 0], [0, 0, 1, 1, 0]]
    assert party_clues(LINE, 1, [0], ruled=False) == [[0, 0, 0, 1, 0]]


def test_tags_are_numbers_of_speech_lexicon_draft_and_mention():
    """Unknown ones are nought."""
    types = ["NONE", "ASSAULT"]

    assert tags_of(LINE, types)[1] == [PARTS_OF_SPEECH.index("VERB"), 1, 1, 0]
    assert tags_of(replace(LINE, upos=["?"] * 4, known=["OTHER"] * 4), types)[1][:2] == [0, 0]


def test_a_line_ends_where_the_text_has_a_break():
    """Two paragraphs are two lines, the sentences of one a single line."""
    coding = make_coding(TREE, TREE)

    assert [len(run) for run in runs(coding.analysis, coding.article.text)] == [1, 1]
    flat = coding.article.text.replace("\n", " ")
    assert [len(run) for run in runs(coding.analysis, flat)] == [2]


def test_the_shipped_detector_answers_for_each_word_and_party():
    """Probabilities of 17 types, and of both roles for so many parties as were asked about."""
    detector = shipped_detector()
    chances, words = detector.read(np.zeros((3, 384), dtype=np.float32), [[16, 0, 0, 0]] * 3)
    roles = detector.roles(words, [Question(0, 1, [], [], []), Question(0, 1, [1, 2], [5, 6], [[0.0] * 5] * 2)])

    assert chances.shape == (3, 17)
    assert chances.sum(1) == pytest.approx(1, abs=1e-4)
    assert [one.shape for one in roles] == [(0, 2), (2, 2)]


def test_the_detector_tells_more_than_the_rules():
    """Of an article that no table was made for: each record of the detector says so in its evidence."""
    text = (
        "Village burned in northern Mali\n\nGunmen on motorcycles descended on a Dogon village in Mali on Sunday and put the "
        "torch to its granaries.\n\nThe raiders butchered eleven farmers, the mayor said. Bamako rushed a column of soldiers "
        "to the scene.\n"
    )
    rules = rules_coder().code(text, published="2019-06-11")
    found = Coder().code(text, published="2019-06-11")

    assert len(found) >= len(rules)
    assert all(any(rule.startswith(("detector.", "model.")) for rule in event.evidence) for event in found)


def test_a_party_of_a_loose_slot_goes_where_the_detector_doubts_it():
    """Here that the actor is the convoys; one of a firm slot stays, and so does the last party of all."""
    tokens = make_coding(TREE).analysis.tokens

    def found(slot, actors):
        made = replace(
            draft(), actors=actors, evidence=(Evidence("actors", slot, tokens[2].span),), trigger=tokens[1].span
        )
        return mended(made)

    assert found("slot.poss", ("m0", "m2")).actors == ("m0",)
    assert found("slot.subj", ("m0", "m2")).actors == ("m0", "m2")
    assert found("slot.poss", ("m0", "m2")).recipients == ("m2",)


@pytest.mark.parametrize(("noun", "event", "told"), [(True, "ASSAULT", 0), (False, "ASSAULT", 1), (True, "PROTEST", 1)])
def test_a_blow_that_names_nobody_must_be_sure(noun, event, told):
    """What is told "since Monday's attack" mostly points back; a verb, and a protest, may name nobody."""
    tree = TREE.replace("harried harry VERB VBD", "raid raid NOUN NN") if noun else TREE
    nameless = replace(draft(), event=event, actors=())

    assert len(heard(0.7, [nameless], tree=tree)) == told
