"""What is told on: sentences that go on with a tale and give no date of their own; and the headline, which tells the lead's news."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from diurna.records import Analysis, Coding, Draft, Sentence, Token
from diurna.records.analysis import base
from diurna.times.assign import date_of_clause
from diurna.times.attach import SAYING
from diurna.times.clauses import Link, join, link_between, main_verb
from diurna.times.expression import Expression
from diurna.times.intervals import is_historical
from diurna.times.tense import tense_of

TOLD = {"past", "pluperfect"}
# Types that are done by words.
WORDS = {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "THREATEN", "CONCEDE"}
HEADLINE_TENSES = {"past", "present", "participle"}
# News that is told on opens with a date this exact; "last month" is no day on which all of it happened.
EXACT_DAYS = 7
# What is told after the beginning of an office or a life came any time later.
BEGINNINGS = {
    "begin",
    "start",
    "become",
    "be",
    "join",
    "found",
    "bear",
    "elect",
    "take",
    "appoint",
    "serve",
    "establish",
    "move",
    "marry",
}
# What is told with one of these is of another time than the sentence before.
OTHER_DAYS = {"previously", "formerly", "earlier", "before", "once", "since", "now", "ago", "already", "subsequently"}
# An hour without its day ("around 2 p.m.") opens nothing: its day is worked out itself.
HOURS = {"date.clock", "date.noon", "date.day-part"}


@dataclass(frozen=True, slots=True)
class Told:
    """The date of a tale that a sentence goes on with. `historical` is one of long ago.

    Such a tale may go on for years; `lends` says that it has one date only, and that the sentence is the next one.
    `tellers` are those who said on that day what opened it, as entities: only what else they did is told on. None where it
    was no saying. `said` tells that somebody has spoken since of what happened, on a day that is not told: further words are
    not of the day of the tale.
    """

    expression: Expression
    historical: bool
    lends: bool = True
    tellers: frozenset[str] | None = None
    said: bool = False


def told_on(coding: Coding, dates: Mapping[int, Expression]) -> dict[int, Told]:
    """The sentences that continue a tale, by their first token, with the expression that opened it.

    "In 1998 rebels took the town. They burnt the market." A sentence in the past opens a tale of long ago when all its
    dates are of long ago, and one of these days when its main clause has an exact date. Sentences in the past without a
    date carry it on; the paragraph's end, another tense or a newer date ends it.
    """
    text, published = coding.article.text, coding.article.published
    by_sentence = _by_sentence(coding.analysis, dates)
    found: dict[int, Told] = {}
    opening: Told | None = None
    before: Sentence | None = None
    for sentence in coding.analysis.sentences:
        if before is None or "\n" in text[before.span.end : sentence.span.start]:
            opening = None
        before = sentence
        here = by_sentence.get(sentence.first, {})
        if not _is_past(coding, sentence):
            opening = None
        elif here:
            opening = _opened(coding, sentence, here, published)
        elif opening is not None:
            found[sentence.first] = opening
            said = opening.said or _is_saying(coding, sentence)
            opening = replace(opening, lends=not opening.historical, said=said)
    return found


def told_in_headline(coding: Coding, dates: Mapping[int, Expression]) -> dict[int, Told]:
    """The headline without a date of its own, by its first token, with the exact date of the main clause below it."""
    sentences = coding.analysis.sentences
    headline = next((one for one in sentences if one.number == 0), None)
    lead = next((one for one in sentences if one.number == 1), None)
    by_sentence = _by_sentence(coding.analysis, dates)
    if headline is None or lead is None or headline.first in by_sentence:
        return {}
    opening = date_of_lead(coding, by_sentence)
    return {} if opening is None else {headline.first: opening}


def date_of_lead(coding: Coding, by_sentence: Mapping[int, Mapping[int, Expression]]) -> Told | None:
    """The exact date of these days of the main clause of the first sentence; `by_sentence` as the stage has them."""
    lead = next((one for one in coding.analysis.sentences if one.number == 1), None)
    if lead is None or not _is_past(coding, lead):
        return None
    opening = _opened(coding, lead, by_sentence.get(lead.first, {}), coding.article.published)
    return None if opening is None or opening.historical else opening


def continues(coding: Coding, draft: Draft, told: Told) -> bool:
    """Whether a draft may be part of a tale: told as a fact.

    Of one of long ago, in the reporter's voice; of news, in the main clause of its sentence, or in one that happens with it.
    """
    if draft.status not in ("actual", "negated"):
        return False
    if told.historical:
        return not draft.claims
    if told.tellers is not None and not told.tellers & {coding.mention(one).entity for one in draft.actors}:
        return False  # "Lee said on Monday that ... Kenya expelled two envoys."
    if told.said and draft.event in WORDS:
        return False  # "On Monday rebels took Goma. Lee said they fled. He called them terrorists."
    return happens_in_main_clause(coding, draft)


def happens_in_main_clause(coding: Coding, draft: Draft) -> bool:
    """Whether a draft is told in the past by the main clause of its sentence, or in one that happens with it."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    tenses = HEADLINE_TENSES if draft.sentence == 0 else {"past"}
    if tense_of(analysis, predicate) not in tenses | {"infinitive", "participle", None}:
        return False  # "noted that the council has set limits"
    link: Link = "same"
    inner = predicate
    for outer in analysis.ancestors(predicate):
        link = join(link, link_between(analysis, inner, outer, outer_is_event=False))
        if base(inner.relation) in ("acl", "advcl", "parataxis") or link != "same":
            return False
        inner = outer
    adverbs = {child.text.lower() for verb in (predicate, inner) for child in analysis.children(verb, "advmod")}
    return tense_of(analysis, inner) in tenses and not adverbs & OTHER_DAYS


def _opened(
    coding: Coding, sentence: Sentence, here: Mapping[int, Expression], published: dt.date | None
) -> Told | None:
    analysis = coding.analysis
    expressions = list(here.values())
    root = main_verb(analysis, sentence)
    expression = date_of_clause(analysis, root, here) if root is not None else None
    if expressions and all(is_historical(one.end, published) for one in expressions):
        if all(_is_aside(analysis, analysis.tokens[index]) for index in here):
            return None
        lends = expression is not None and len(expressions) == 1 and root is not None and root.lemma not in BEGINNINGS
        return Told(expressions[-1], historical=True, lends=lends and expressions[-1].edge is None)
    if expression is None or expression.edge is not None or is_historical(expression.end, published):
        return None
    if expression.rule in HOURS:
        return None
    if expression.start is None or expression.end is None or (expression.end - expression.start).days >= EXACT_DAYS:
        return None
    tellers = None
    if root is not None and root.lemma in SAYING and analysis.child(root, "ccomp") is not None:
        subjects = [coding.mention_at(one) for one in analysis.children(root, "nsubj")]
        tellers = frozenset(one.entity for one in subjects if one is not None)
    return Told(expression, historical=False, tellers=tellers)


def _is_aside(analysis: Analysis, token: Token) -> bool:
    """Whether a token stands in a relative clause: "Cruz, who signed it in January, criticised the vote"."""
    return any(base(above.relation) == "acl" for above in (token, *analysis.ancestors(token)))


def _by_sentence(analysis: Analysis, dates: Mapping[int, Expression]) -> dict[int, dict[int, Expression]]:
    out: dict[int, dict[int, Expression]] = {}
    for index, expression in dates.items():
        out.setdefault(analysis.sentence_of(analysis.tokens[index]).first, {})[index] = expression
    return out


def _is_saying(coding: Coding, sentence: Sentence) -> bool:
    root = main_verb(coding.analysis, sentence)
    return root is not None and root.lemma in SAYING and coding.analysis.child(root, "ccomp") is not None


def _is_past(coding: Coding, sentence: Sentence) -> bool:
    root = main_verb(coding.analysis, sentence)
    if root is None or any(aux.xpos == "MD" for aux in coding.analysis.children(root, "aux")):
        return False
    return tense_of(coding.analysis, root) in TOLD
