"""Learned places: where that happened for which the rules find no place, or a doubtful one, from annotated articles.

Small networks (`data/where.npz`; their card stands beside them) weigh for each event the places that its article names near it,
its dateline's and those named most, and none: by where the words stand in the sentence and in its tree, by the preposition, whose
country it is, what other events the place has, and the detector's vector of the event's word.
"""

import math
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from diurna.model.detector import ENOUGH, has_vectors
from diurna.model.events import SIZE
from diurna.model.nets import ChoiceModel, nets_of, on_one_thread, one_of
from diurna.ontology import plover
from diurna.places.place import Kind, Place
from diurna.places.toponyms import Role, Toponym
from diurna.records import Analysis, Coding, Draft, Evidence, Token, Where
from diurna.records.analysis import base
from diurna.records.event import Status

Floats = NDArray[np.float32]

MARGIN = 0.05  # by which a place must be more probable than the rules'; set on composed articles kept out of training
BEFORE, AFTER, FREQUENT = 4, 2, 3  # places outside the sentence: the nearest before and after, the most frequent
LEAD = 3  # sentences of headline and lead
CASES = ("", *"in at near to from of on into outside inside across through over around by".split())
RELATIONS = tuple("root ccomp xcomp advcl acl acl:relcl conj nsubj nsubj:pass obj obl nmod parataxis".split())
HANGING = tuple("obl nmod nmod:poss nmod:desc compound amod nsubj obj appos conj root flat dep".split())
CROSSED = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "appos", "nmod", "obl", "nsubj", "obj")
STEPS = 5  # up and down a tree that are told apart
STATUSES = get_args(Status)
KINDS = get_args(Kind)
ROLES = get_args(Role)


@dataclass(frozen=True, slots=True)
class Spot:
    """Words for a place whose country is known: the sentence and the token where they stand, -1 for the dateline's."""

    toponym: Toponym
    place: Place | None
    country: str
    sentence: int
    token: int

    @property
    def key(self) -> object:
        """What words for one place have in common."""
        return self.place.geonames or self.place.name if self.place is not None else self.toponym.text


@dataclass(frozen=True, slots=True)
class Setting:
    """The places that an article names, in text order, how often each, the most frequent first, and its drafts in text order with their sentences and with
    the countries of the places that the rules gave them.
    """

    spots: Sequence[Spot]
    often: Mapping[object, int]
    drafts: Sequence[Draft]
    sentences: Sequence[int]
    placed: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Clues:
    """What is weighed of one event: facts of it, its word's vector, where it may be (None first), and facts of each of these."""

    facts: Floats
    vector: Floats
    options: Sequence[Spot | None]
    told: Floats


@cache
def shipped_places() -> ChoiceModel:
    """The weights that ship with Diurna."""
    return ChoiceModel(nets_of("diurna.places", "where.npz"))


def place_by_learning(
    coding: Coding,
    drafts: Sequence[Draft],
    spots: Sequence[Spot],
    model: ChoiceModel,
    where: Callable[[Coding, Toponym], Where],
) -> tuple[Draft, ...]:
    """The drafts, with the places that the model is surer of than of the rules'; `where` gives the record of a place.

    As they are where there are too few sentences to tell anything by, no place is named, or the analysis has no vectors of the
    detector's.
    """
    if len(coding.analysis.sentences) < ENOUGH or not spots or not has_vectors(coding.analysis):
        return tuple(drafts)
    setting = setting_of(coding, drafts, spots)
    placed = {}
    with on_one_thread():
        for number, draft in enumerate(setting.drafts):
            choice, chance = chosen(draft, clues_of(coding, setting, number), model)
            if chance is not None:
                span = choice.toponym.span if choice is not None else draft.trigger
                heard = Evidence("place", f"model.place.{chance:.2f}", span, chance)
                kept = tuple(one for one in draft.evidence if one.field != "place")
                place = where(coding, choice.toponym) if choice is not None else None
                draft = replace(draft, place=place, evidence=(*kept, heard))
            placed[draft.id] = draft
    return tuple(placed[draft.id] for draft in drafts)


def chosen(draft: Draft, clues: Clues, model: ChoiceModel) -> tuple[Spot | None, float | None]:
    """Where the model holds an event to have been, None for nowhere that is told, and how surely; no chance where the rules stand."""
    chances = model.chances(clues).tolist()
    ruled = next((number for number, one in enumerate(clues.options) if is_of(one, draft)), None)
    best = max(range(len(chances)), key=chances.__getitem__)
    if chances[best] - (chances[ruled] if ruled is not None else 0.0) < MARGIN:
        return None, None
    return clues.options[best], chances[best]


def is_of(spot: Spot | None, draft: Draft) -> bool:
    """Whether a draft has a place by these words, or none where there are none."""
    if spot is None or draft.place is None:
        return spot is None and draft.place is None
    return spot.toponym.span.start == draft.place.start


def setting_of(coding: Coding, drafts: Sequence[Draft], spots: Sequence[Spot]) -> Setting:
    """What an article tells of places."""
    drafts = sorted(drafts, key=lambda one: (one.predicate, one.id))
    return Setting(
        spots,
        dict(Counter(one.key for one in spots).most_common()),
        drafts,
        [coding.analysis.sentence_of(coding.analysis.tokens[one.predicate]).number for one in drafts],
        [one.place.country if one.place is not None else None for one in drafts],
    )


def options_of(setting: Setting, number: int) -> list[Spot | None]:
    """Where the draft of a number may have been; nowhere that is told first."""
    sentence, draft = setting.sentences[number], setting.drafts[number]
    at = bisect(setting.spots, draft.predicate, key=lambda one: one.token)
    here = [one for one in setting.spots if one.sentence == sentence and one.token >= 0]
    before = [one for one in setting.spots[:at] if one.sentence != sentence and one.token >= 0][-BEFORE:]
    after = [one for one in setting.spots[at:] if one.sentence != sentence][:AFTER]
    last = {one.key: one for one in setting.spots[:at]}
    often = [last[key] for key in islice(setting.often, FREQUENT) if key in last]
    dateline = [one for one in setting.spots if one.token < 0]
    ruled = [one for one in setting.spots if draft.place is not None and one.toponym.span.start == draft.place.start]
    out: dict[object, Spot] = {}
    for one in (*ruled, *here, *reversed(before), *after, *dateline, *often):
        out.setdefault(one.key if one.sentence != sentence else (one.token, one.key), one)
    return [None, *out.values()]


def clues_of(coding: Coding, setting: Setting, number: int) -> Clues:
    """What is weighed of the draft of a number."""
    options = options_of(setting, number)
    return Clues(
        np.array(event_facts(coding.analysis, setting, number), dtype=np.float32),
        np.asarray(coding.analysis.vectors[setting.drafts[number].predicate], dtype=np.float32)[SIZE:],
        options,
        np.array([option_facts(coding, setting, number, one) for one in options], dtype=np.float32),
    )


def event_facts(analysis: Analysis, setting: Setting, number: int) -> list[float]:
    """Of an event itself: type, status, place in the tree and in the text, and how the rules placed it."""
    draft, sentence = setting.drafts[number], setting.sentences[number]
    token = analysis.tokens[draft.predicate]
    rule = next((one.rule for one in reversed(draft.evidence) if one.field == "place"), "")
    return [
        *one_of(tuple(plover().events), draft.event),
        *one_of(STATUSES, draft.status),
        float(draft.historical),
        *one_of(RELATIONS, token.relation),
        float(token.upos == "NOUN"),
        float(bool(draft.claims)),
        float(draft.place is not None),
        float("governing" in rule),
        float("dateline" in rule),
        float("again" in rule or "same" in rule),
        float(bool(draft.actors)),
        float(bool(draft.recipients)),
        float(sentence == 0),
        float(0 < sentence < LEAD),
        math.log(1 + sentence) / 4,
        float(any(one.sentence == sentence and one.token >= 0 for one in setting.spots)),
        float(any(one.token < 0 for one in setting.spots)),
        math.log(1 + len(setting.spots)) / 3,
    ]


def option_facts(coding: Coding, setting: Setting, number: int, option: Spot | None) -> list[float]:
    """Of a place: whether it is none, the rules', whose it is, and how its words and the event's stand to each other."""
    draft, sentence = setting.drafts[number], setting.sentences[number]
    if option is None:
        return [1.0, float(draft.place is None), *([0.0] * (TOLD - 2))]
    parties = [[coding.entity(coding.mention(one)) for one in side] for side in (draft.actors, draft.recipients)]
    heads = [{coding.mention(one).head for one in side} for side in (draft.actors, draft.recipients)]
    kind = option.place.kind if option.place is not None else "feature"
    back = sentence - option.sentence
    beside = slice(bisect(setting.sentences, sentence - 2), bisect(setting.sentences, sentence + 1))
    near = [country for country in setting.placed[beside] if country]
    facts = [
        0.0,
        float(draft.place is not None and draft.place.start == option.toponym.span.start),
        float(draft.place is not None and draft.place.country == option.country),
        *one_of(ROLES, option.toponym.role),
        *one_of(KINDS, kind),
        setting.often[option.key] / len(setting.spots),
        float(next(iter(setting.often)) == option.key),
        float(option.sentence == 0),
        float(0 < option.sentence < LEAD),
        *one_of((-2, -1, 0, 1, 2, 3), back),
        float(back > 3),
        float(back < -2),
        *(float(any(one.country == option.country for one in side)) for side in parties),
        *(float(any(one.country not in (option.country, None) for one in side)) for side in parties),
        *(float(option.token in side) for side in heads),
        float(option.country in near),
        float(bool(near) and option.country not in near),
        float(any(other == option.country for other in setting.placed[max(0, number - 2) : number])),
    ]
    if option.token < 0 or back:
        return [*facts, *([0.0] * (TOLD - len(facts)))]
    return [
        *facts,
        *way_facts(
            coding.analysis,
            coding.analysis.tokens[draft.predicate],
            coding.analysis.tokens[option.token],
            setting,
            number,
        ),
    ]


def way_facts(analysis: Analysis, word: Token, head: Token, setting: Setting, number: int) -> list[float]:
    """How a place's words stand to the event's in one sentence."""
    over_word, over_head = ([one.index, *(up.index for up in analysis.ancestors(one))] for one in (word, head))
    shared = next((index for index in over_head if index in over_word), None)
    down = over_head.index(shared) if shared is not None else len(over_head)
    up = over_word.index(shared) if shared is not None else len(over_word)
    crossed = {base(analysis.tokens[index].relation) for index in over_head[:down]}
    climbed = {base(analysis.tokens[index].relation) for index in over_word[:up]}
    others = {one.predicate for one in setting.drafts} - {word.index}
    rivals = [one for one in setting.spots if one.sentence == setting.sentences[number] and one.token >= 0]
    distance = abs(head.index - word.index)
    governor = analysis.head(head)
    return [
        1.0,
        float(head.index > word.index),
        math.log1p(distance) / 3,
        *one_of(range(STEPS), min(down, STEPS)),
        *one_of(range(STEPS), min(up, STEPS)),
        *(float(one in crossed) for one in CROSSED),
        *(float(one in climbed) for one in CROSSED),
        *one_of(CASES, analysis.case_of(head)),
        *one_of(CASES, analysis.case_of(governor) if governor is not None and governor.index != word.index else None),
        *one_of(HANGING, head.relation),
        float(not others.isdisjoint(over_head[1:down])),
        float(sum(min(word.index, head.index) < one < max(word.index, head.index) for one in others) > 0),
        float(all(abs(one.token - word.index) >= distance for one in rivals)),
        float(len(rivals) == 1),
        float(governor is not None and governor.upos == "VERB"),
    ]


# Facts of an option: those of its own, and those of the way to the event's word.
TOLD = (
    3 + len(ROLES) + len(KINDS) + 4 + 8 + 6 + 3 + 3 + 2 * STEPS + 2 * len(CROSSED) + 2 * len(CASES) + len(HANGING) + 5
)
