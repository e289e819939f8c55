"""Learned days: when that happened which nothing in its own clause dates, from annotated articles.

Small networks (`data/days.npz`; their card stands beside them) weigh for each such event the days that its article names, those from
one of these to publication, and the day of publication itself: by where their words stand, what else happened on them, tenses, and
the detector's vector of the event's word.
"""

import datetime as dt
import math
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from diurna.model.detector import ENOUGH, has_vectors
from diurna.model.events import SIZE
from diurna.model.nets import ChoiceModel, nets_of, on_one_thread, one_of
from diurna.ontology import plover
from diurna.records import Analysis, Coding, Draft, Evidence, Token, When
from diurna.records.analysis import base
from diurna.records.event import Status
from diurna.times.attach import SAYING
from diurna.times.days import Days
from diurna.times.expression import Expression
from diurna.times.inherit import DEFINITE
from diurna.times.intervals import is_background
from diurna.times.tense import Tense, clause_of, tense_of

Floats = NDArray[np.float32]
Interval = tuple[dt.date, dt.date]

MARGIN = (
    0.15  # by which days must be more probable than those of the rules; set on composed articles kept out of training
)
WEIGHED = ("published", "inherited")  # bases of the dates that are weighed
BEFORE, AFTER, FIRST, FREQUENT = (
    6,
    2,
    3,
    3,
)  # words for days: the nearest before and after, the first of the lead, the most frequent
LEAD = 3  # sentences of headline and lead
GOING_ON = 62  # days before publication from which something may go on until then
WINDOW = 40  # events and words for days, before and after, that are looked at
DISTANCES = (0, 1, 2, 4, 8, 15, 32, 91, 366)  # from days to publication
TENSES = (None, *get_args(Tense))
STATUSES = get_args(Status)
RELATIONS = ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "nsubj", "obj", "obl", "nmod", "parataxis")


@dataclass(frozen=True, slots=True)
class Named:
    """Words for days that are closed: which days, and the sentence and the token where they stand."""

    days: Interval
    expression: Expression
    sentence: int
    token: int


@dataclass(frozen=True, slots=True)
class Option:
    """Days that an event may be of, and the words for them, or for their first, None for the day of publication."""

    days: Interval
    named: Named | None
    to_publication: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article tells of days: the words for them, the first ones for the most frequent, its drafts in text order, and the
    sentence and the days so far of each.
    """

    published: dt.date
    named: Sequence[Named]
    often: Sequence[Named]
    drafts: Sequence[Draft]
    sentences: Sequence[int]
    dated: Sequence[Interval | None]


@dataclass(frozen=True, slots=True)
class Clues:
    """What is weighed of one event: facts of it, its word's vector, the days that it may be of, and facts of each of these."""

    facts: Floats
    vector: Floats
    options: Sequence[Option]
    told: Floats


@cache
def shipped_days() -> ChoiceModel:
    """The weights that ship with Diurna."""
    return ChoiceModel(nets_of("diurna.times", "days.npz"))


def date_by_learning(coding: Coding, drafts: Sequence[Draft], days: Days, model: ChoiceModel) -> tuple[Draft, ...]:
    """The drafts, those that their own words do not date with the days that the model is sure enough of.

    As they are where nothing was published on a known day, where there are too few sentences to tell anything by, or where
    the analysis has no vectors of the detector's.
    """
    if len(coding.analysis.sentences) < ENOUGH or not has_vectors(coding.analysis):
        return tuple(drafts)
    setting = setting_of(coding, drafts, days)
    if setting is None or not setting.named:
        return tuple(drafts)
    with on_one_thread():
        changed = {
            draft.id: weighed(coding, draft, clues_of(coding, setting, number), model)
            for number, draft in enumerate(setting.drafts)
            if draft.date is not None and draft.date.basis in WEIGHED
        }
    return tuple(changed.get(draft.id, draft) for draft in drafts)


def weighed(coding: Coding, draft: Draft, clues: Clues, model: ChoiceModel) -> Draft:
    """A draft with the days that the model gives it, where it is sure enough of them."""
    chances = model.chances(clues).tolist()
    chance, option = max(zip(chances, clues.options, strict=True), key=lambda pair: pair[0])
    ruled = (draft.date.start, draft.date.end) if draft.date is not None else None
    held = next((one for one, other in zip(chances, clues.options, strict=True) if other.days == ruled), 0.0)
    published = coding.article.published
    start, end = option.days
    if chance - held < MARGIN or option.named is None or (draft.historical and not is_background(end, published)):
        return draft
    span = option.named.expression.span
    kept = tuple(one for one in draft.evidence if one.field != "date")
    evidence = [*kept, Evidence("date", f"model.day.{chance:.2f}", span, chance)]
    if is_background(end, published) and not draft.historical:
        evidence.append(Evidence("historical", "historical.long-past", span))
    return replace(
        draft,
        date=When(start=start, end=end, text=span.of(coding.article.text), basis="inherited"),
        historical=draft.historical or is_background(end, published),
        evidence=tuple(evidence),
    )


def setting_of(coding: Coding, drafts: Sequence[Draft], days: Days) -> Setting | None:
    """What an article tells of days; None where its day of publication is not known."""
    published, analysis = coding.article.published, coding.analysis
    if published is None:
        return None
    named = [
        Named(interval, expression, analysis.sentence_of(analysis.tokens[token]).number, token)
        for hung in days.by_sentence.values()
        for token, expression in hung.items()
        if (interval := closed(expression, published)) is not None
    ]
    named.sort(key=lambda one: one.token)
    first = {one.days: one for one in reversed(named)}
    drafts = sorted(drafts, key=lambda one: (one.predicate, one.id))
    return Setting(
        published,
        named,
        [first[days] for days, _ in Counter(one.days for one in named).most_common(FREQUENT)],
        drafts,
        [analysis.sentence_of(analysis.tokens[one.predicate]).number for one in drafts],
        [days_of(one) for one in drafts],
    )


def closed(expression: Expression, published: dt.date) -> Interval | None:
    """The days that an expression names, up to publication where it says since when; None where they are open, or end before they begin."""
    start, end = expression.start, expression.end
    if expression.edge == "since" and start is not None and start <= published:
        end = published
    return (start, end) if start is not None and end is not None and start <= end else None


def days_of(draft: Draft) -> Interval | None:
    """The days that a draft has by words of its article, None where it has none or they are open."""
    when = draft.date
    if when is None or when.basis == "published" or when.start is None or when.end is None:
        return None
    return when.start, when.end


def options_of(setting: Setting, number: int) -> list[Option]:
    """The days that the draft of a number may be of; that of publication first."""
    published = setting.published
    at = bisect(setting.named, setting.drafts[number].predicate, key=lambda one: one.token)
    near = [
        *reversed(setting.named[max(0, at - BEFORE) : at]),
        *setting.named[at : at + AFTER],
        *(one for one in setting.named[:FIRST] if one.sentence < LEAD),
        *setting.often,
    ]
    out = [Option((published, published), None), *(Option(one.days, one) for one in near)]
    out += [
        Option((one.days[0], published), one, True) for one in near if 0 < (published - one.days[0]).days <= GOING_ON
    ]
    unique: dict[Interval, Option] = {}
    for one in out:
        unique.setdefault(one.days, one)
    return list(unique.values())


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
    """Of an event itself: tense, the tense of who says it, status, type, place in the tree and in the text."""
    draft, sentence = setting.drafts[number], setting.sentences[number]
    token = analysis.tokens[draft.predicate]
    clause = clause_of(analysis, token)
    teller = next((one for one in analysis.ancestors(token) if one.lemma in SAYING), None)
    return [
        *one_of(TENSES, tense_of(analysis, clause) if clause is not None else None),
        *one_of(TENSES, tense_of(analysis, teller) if teller is not None else None),
        float(teller is not None),
        float(clause is not None and clause.index == token.index),
        *one_of(STATUSES, draft.status),
        *one_of(tuple(plover().events), draft.event),
        *(float(one in (token.relation, base(token.relation))) for one in RELATIONS),
        float(token.upos == "NOUN"),
        float(is_definite(analysis, token)),
        float(bool(draft.claims)),
        float(sentence == 0),
        float(0 < sentence < LEAD),
        math.log(1 + sentence) / 4,
        sentence / max(1, len(analysis.sentences) - 1),
        float(bool(draft.recipients)),
        math.log(1 + len(setting.named)) / 3,
        float(any(one.sentence == sentence for one in around(setting, token.index))),
    ]


def option_facts(coding: Coding, setting: Setting, number: int, option: Option) -> list[float]:
    """Of days: how far they are from publication, where the words for them stand, which other events are of them."""
    draft, sentence, place = setting.drafts[number], setting.sentences[number], setting.drafts[number].predicate
    start, end = days = option.days
    far = (setting.published - (start if option.to_publication else end)).days
    named = around(setting, place)
    words = [one for one in named if one.days == days or (option.to_publication and one.days[0] == start)]
    before, after = [one for one in words if one.token < place], [one for one in words if one.token > place]
    since = sentence - before[-1].sentence if before else -1
    until = after[0].sentence - sentence if after else -1
    latest = next((one for one in reversed(named) if one.token < place), None)
    beside = range(max(0, number - WINDOW), min(len(setting.drafts), number + WINDOW + 1))
    others = [index for index in beside if setting.dated[index] == days and index != number]
    distances = [abs(setting.sentences[index] - sentence) for index in others]
    alike = [index for index in others if setting.drafts[index].event == draft.event]
    parties = parties_of(coding, draft)
    previous = next((index for index in range(number - 1, beside.start - 1, -1) if setting.dated[index]), None)
    following = next((index for index in range(number + 1, beside.stop) if setting.dated[index]), None)
    told_on = previous is not None and setting.dated[previous] == days
    return [
        float(days == (setting.published, setting.published)),
        float(option.to_publication),
        *(float(low <= far < high) for low, high in zip(DISTANCES, (*DISTANCES[1:], math.inf), strict=True)),
        float(far < 0),
        float(start == end),
        math.log(1 + (end - start).days) / 6,
        float(bool(words)),
        math.log(1 + len(words)),
        *one_of((0, 1, 2), since),
        float(since > 2),
        *one_of((0, 1), until),
        float(until > 1),
        float(latest is not None and latest.days == days),
        float(latest is not None and option.to_publication and latest.days[0] == start),
        1 / (1 + place - before[-1].token) if before else 0.0,
        1 / (1 + after[0].token - place) if after else 0.0,
        float(option.named is not None and option.named.sentence < LEAD),
        float(option.named is not None and option.named is setting.named[0]),
        float(bool(setting.often) and setting.often[0].days == days),
        math.log(1 + len(others)),
        float(0 in distances),
        float(1 in distances),
        float(bool(alike)),
        float(any(setting.sentences[index] >= LEAD for index in alike)),
        float(any(parties & parties_of(coding, setting.drafts[index]) for index in others)),
        float(told_on),
        float(told_on and previous is not None and sentence - setting.sentences[previous] <= 1),
        float(following is not None and setting.dated[following] == days),
        float(any(one.expression.edge == "since" for one in words)),
    ]


def around(setting: Setting, place: int) -> Sequence[Named]:
    """The words for days before and after a token, as far as they are looked at."""
    at = bisect(setting.named, place, key=lambda one: one.token)
    return setting.named[max(0, at - WINDOW) : at + WINDOW]


def parties_of(coding: Coding, draft: Draft) -> set[str]:
    """The entities on either side of a draft."""
    return {coding.mention(one).entity for one in (*draft.actors, *draft.recipients)}


def is_definite(analysis: Analysis, token: Token) -> bool:
    """Whether a noun stands with "the" or points."""
    return any(child.text.lower() in DEFINITE for child in analysis.children(token, "det"))
