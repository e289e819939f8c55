"""Counting: how many, of what, in which event."""

from dataclasses import replace

import pytest

from builders import make_coding, with_parties
from diurna.counts import CountPeople
from diurna.records import Coding, Draft
from diurna.records.event import Count

STAGE = CountPeople()
Bounds = dict[str, tuple[int | None, int | None]]


def counted(coding: Coding, *events: tuple[str, str], parties: dict[str, tuple[str, ...]] | None = None) -> list[Draft]:
    """The drafts of words and their types, with counts."""
    drafts = []
    for word, event in events:
        token = next(token for token in coding.analysis.tokens if token.text == word)
        number = coding.analysis.sentence_of(token).number
        actors = (parties or {}).get(word, ())
        drafts.append(
            Draft(id=word, sentence=number, trigger=token.span, predicate=token.index, event=event, actors=actors)
        )
    return list(STAGE(replace(coding, drafts=tuple(drafts))).drafts)


def bounds(draft: Draft) -> Bounds:
    return {kind: (count.low, count.high) for kind, count in draft.counts.items()}


KILLED = """
    At       at     ADP   IN  3 case
    least    least  ADJ   JJS 3 nmod
    30       30     NUM   CD  4 nummod
    people   people NOUN  NNS 6 nsubj:pass
    were     be     AUX   VBD 6 aux:pass
    killed   kill   VERB  VBN 0 root
    and      and    CCONJ CC  10 cc
    dozens   dozen  NOUN  NNS 10 nsubj:pass
    were     be     AUX   VBD 10 aux:pass
    injured  injure VERB  VBN 6 conj
"""


def test_passive_verbs_count_their_subject():
    """Bounds, words, and evidence that points at them."""
    coding = make_coding(KILLED)

    (draft,) = counted(coding, ("killed", "ASSAULT"))

    assert draft.counts["killed"] == Count(low=30, high=None, text="At least 30")
    assert bounds(draft) == {"killed": (30, None), "injured": (24, None)}
    assert {(one.field, one.rule) for one in draft.evidence} == {
        ("counts", "count.killed.verb"),
        ("counts", "count.injured.verb"),
    }
    assert draft.evidence[0].span.of(coding.article.text) == "At least 30"


ACTIVE = """
    Gunmen   gunman   NOUN  NNS 2 nsubj
    {verb}   {lemma}  VERB  VBD 0 root
    two      two      NUM   CD  4 nummod
    soldiers soldier  NOUN  NNS 2 obj
    and      and      CCONJ CC  7 cc
    a        a        DET   DT  7 det
    civilian civilian NOUN  NN  4 conj
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "kind", "event"),
    [
        ("killed", "kill", "killed", "ASSAULT"),
        ("wounded", "wound", "injured", "ASSAULT"),
        ("arrested", "arrest", "arrested", "COERCE"),
        ("detained", "detain", "detained", "COERCE"),
    ],
)
def test_active_verbs_count_their_object_with_all_its_parts(verb: str, lemma: str, kind: str, event: str):
    """Two soldiers and a civilian are three."""
    (draft,) = counted(make_coding(ACTIVE.format(verb=verb, lemma=lemma)), (verb, event))

    assert bounds(draft) == {kind: (3, 3)}


def test_an_object_behind_the_words_of_its_number_is_one():
    """A parser takes "between" for a preposition of the soldiers, and these for an adverbial."""
    coding = make_coding(
        """
        Rebels   rebel   NOUN  NNS 2 nsubj
        killed   kill    VERB  VBD 0 root
        between  between ADP   IN  4 case
        20       20      NUM   CD  7 nummod
        and      and     CCONJ CC  6 cc
        25       25      NUM   CD  4 conj
        soldiers soldier NOUN  NNS 2 obl
        """
    )

    (draft,) = counted(coding, ("killed", "ASSAULT"))

    assert bounds(draft) == {"killed": (20, 25)}


def test_a_name_counts_one():
    """Who arrests John Smith arrests one."""
    coding = make_coding(
        """
        Police   police NOUN  NNS 2 nsubj
        arrested arrest VERB  VBD 0 root
        John     John   PROPN NNP 2 obj
        Smith    Smith  PROPN NNP 3 flat
        """,
        names=[("John Smith", "PER")],
    )

    (draft,) = counted(coding, ("arrested", "COERCE"))

    assert draft.counts["arrested"] == Count(low=1, high=1, text="John Smith")


@pytest.mark.parametrize(
    "thing", ["houses house NOUN NNS", "cows cow NOUN NNS", "hopes hope NOUN NNS", "Kenya Kenya PROPN NNP"]
)
def test_things_and_states_are_not_counted(thing: str):
    """Neither animals nor hopes, nor a country that is no person."""
    coding = make_coding(f"""
        Storms  storm NOUN  NNS 2 nsubj
        killed  kill  VERB  VBD 0 root
        {thing} 2 obj
    """)

    assert counted(coding, ("killed", "ASSAULT"))[0].counts == {}


RESULT = """
    Rebels   rebel NOUN  NNS 2 nsubj
    bombed   bomb  VERB  VBD 0 root
    a        a     DET   DT  4 det
    camp     camp  NOUN  NN  2 obj
    ,        ,     PUNCT ,   7 punct
    {mark}
    killing  kill  VERB  VBG 2 advcl
    twelve   twelve NUM  CD  7 obj
"""


def test_a_participle_counts_for_its_clause():
    """The words "Bombed a camp, killing twelve": the bombing killed twelve."""
    (draft,) = counted(make_coding(RESULT.format(mark="thus thus ADV RB 7 advmod")), ("bombed", "ASSAULT"))

    assert bounds(draft) == {"killed": (12, 12)}


def test_a_clause_with_after_tells_of_another_happening():
    """The words "Protested after killing twelve": the protest killed nobody; no protest took twelve's part."""
    sentence = RESULT.replace("bombed   bomb ", "marched march").format(mark="after after SCONJ IN 7 mark")

    (draft, killing) = counted(make_coding(sentence), ("marched", "PROTEST"), ("killing", "ASSAULT"))

    assert draft.counts == {}
    assert bounds(killing) == {"killed": (12, 12)}


NO_ONE = """
    No       no     DET  DT  2 det
    {noun}   {pos} 4 nsubj:pass
    {was}    be     AUX  VBD 4 aux:pass
    {verb}   {lemma} VERB VBN 0 root
    in       in     ADP  IN  7 case
    the      the    DET  DT  7 det
    attack   attack NOUN NN  4 obl
"""


@pytest.mark.parametrize(
    ("noun", "pos", "was", "verb", "lemma", "found"),
    [
        ("one", "one PRON NN", "was", "hurt", "hurt", {"injured": (0, 0)}),
        ("casualties", "casualty NOUN NNS", "were", "reported", "report", {"killed": (0, 0), "injured": (0, 0)}),
        ("injuries", "injury NOUN NNS", "were", "reported", "report", {"injured": (0, 0)}),
    ],
)
def test_nobody_is_nought(noun: str, pos: str, was: str, verb: str, lemma: str, found: Bounds):
    """That nobody was hurt is a count, tied to the attack that is named."""
    coding = make_coding(NO_ONE.format(noun=noun, pos=pos, was=was, verb=verb, lemma=lemma))

    (draft,) = counted(coding, ("attack", "ASSAULT"))

    assert bounds(draft) == found


def test_a_negated_verb_counts_nobody_in_particular():
    """Who did not kill two soldiers may have killed others."""
    sentence = ACTIVE.format(verb="killed", lemma="kill") + "    not not PART RB 2 advmod\n"

    assert counted(make_coding(sentence), ("killed", "ASSAULT"))[0].counts == {}


DEAD = """
    The     the   DET  DT  2 det
    blast   blast NOUN NN  3 nsubj
    left    leave VERB VBD 0 root
    12      12    NUM  CD  3 obj
    dead    dead  ADJ  JJ  3 xcomp
    and     and   CCONJ CC 7 cc
    30      30    NUM  CD  4 conj
    wounded wounded ADJ JJ 7 orphan
"""


def test_the_dead_and_the_wounded_are_told_apart():
    """The words "Left 12 dead and 30 wounded": each number is of its own kind."""
    (draft,) = counted(make_coding(DEAD), ("blast", "ASSAULT"))

    assert bounds(draft) == {"killed": (12, 12), "injured": (30, 30)}


TOLL = """
    The     the   DET  DT  3 det
    death   death NOUN NN  3 compound
    toll    toll  NOUN NN  4 nsubj
    rose    rise  VERB VBD 0 root
    to      to    ADP  IN  6 case
    45      45    NUM  CD  4 obl
"""
ATTACKED = """
    Rebels   rebel  NOUN NNS 2 nsubj
    attacked attack VERB VBD 0 root
    a        a      DET  DT  4 det
    camp     camp   NOUN NN  2 obj
"""


def test_a_sentence_without_an_event_counts_for_the_one_before():
    """The toll of the next sentence is that of the attack."""
    (draft,) = counted(make_coding(ATTACKED, TOLL), ("attacked", "ASSAULT"))

    assert bounds(draft) == {"killed": (45, 45)}


def test_only_events_that_kill_take_the_toll():
    """A toll says nothing of a meeting."""
    (draft,) = counted(make_coding(ATTACKED, TOLL), ("attacked", "CONSULT"))

    assert draft.counts == {}


CROWD = """
    A        a      DET  DT  2 det
    crowd    crowd  NOUN NN  6 nsubj
    of       of     ADP  IN  5 case
    about    about  ADV  RB  5 advmod
    5,000    5,000  NUM  CD  2 nmod
    marched  march  VERB VBD 0 root
"""


def test_protests_count_who_takes_part():
    """A crowd of about 5,000 is 5,000 strong."""
    (draft,) = counted(make_coding(CROWD), ("marched", "PROTEST"))

    assert draft.counts["participants"] == Count(low=5000, high=5000, text="about 5,000")


def test_the_actors_of_a_strike_are_counted():
    """The words "A strike by 200 nurses" count its actors."""
    coding = with_parties(
        make_coding(
            """
            A      a      DET  DT  2 det
            strike strike NOUN NN  6 nsubj
            by     by     ADP  IN  5 case
            200    200    NUM  CD  5 nummod
            nurses nurse  NOUN NNS 2 nmod
            began  begin  VERB VBD 0 root
            """
        ),
        {"200 nurses": "KEN-HLH"},
    )

    (draft,) = counted(coding, ("strike", "PROTEST"), parties={"strike": ("m0",)})

    assert bounds(draft) == {"participants": (200, 200)}


FLED = """
    Tens      ten   NOUN NNS 5 nsubj
    of        of    ADP  IN  3 case
    thousands thousand NOUN NNS 1 nmod
    have      have  AUX  VBP 5 aux
    fled      flee  VERB VBN 0 root
    since     since SCONJ IN 8 mark
    rebels    rebel NOUN NNS 8 nsubj
    attacked  attack VERB VBD 5 advcl
"""


def test_who_flees_is_displaced():
    """Tens of thousands are 20,000 at least; the nearest attack of the sentence drove them away."""
    (draft,) = counted(make_coding(FLED), ("attacked", "ASSAULT"))

    assert draft.counts["displaced"] == Count(low=20_000, high=None, text="Tens of thousands")


MONEY = """
    Japan    Japan PROPN NNP 2 nsubj
    gave     give  VERB  VBD 0 root
    {sum}
    in       in    ADP   IN  {aid} case
    aid      aid   NOUN  NN  2 obl
"""


@pytest.mark.parametrize(
    ("words", "aid", "low", "high", "text"),
    [
        ("$ $ SYM $ 2 obj\n2.5 2.5 NUM CD 5 compound\nmillion million NUM CD 3 nummod", 7, 2_500_000, 2_500_000, "$2.5 million"),
        ("$ $ SYM $ 2 obj\n75 75 NUM CD 3 nummod\nm m NOUN NN 3 dep", 7, 75_000_000, 75_000_000, "$75 m"),
        (
            "up up ADP IN 5 advmod\nto to ADP IN 3 fixed\n50 50 NUM CD 6 compound\nmillion million NUM CD 7 nummod\n"
            "euros euro NOUN NNS 2 obj",
            9,
            None,
            50_000_000,
            "up to 50 million euros",
        ),
        (
            "more more ADJ JJR 6 advmod\nthan than ADP IN 3 fixed\n$ $ SYM $ 2 obj\n20 20 NUM CD 7 compound\n"
            "million million NUM CD 5 nummod",
            9,
            20_000_000,
            None,
            "more than $20 million",
        ),
    ],
)  # fmt: skip
def test_aid_is_counted_in_money(words: str, aid: int, low: int | None, high: int | None, text: str):
    """Sums with their bounds, in the currency that the words name."""
    (draft,) = counted(make_coding(MONEY.format(sum=words, aid=aid)), ("gave", "AID"))

    assert draft.counts == {"aid": Count(low=low, high=high, text=text)}


def test_money_is_no_aid_to_other_events():
    """What a state pays in a trade is not counted."""
    words = "$ $ SYM $ 2 obj\n20 20 NUM CD 5 compound\nmillion million NUM CD 3 nummod"

    (draft,) = counted(make_coding(MONEY.format(sum=words, aid=7)), ("gave", "CONSULT"))

    assert draft.counts == {}
