"""When a state began that is told to have lasted: "have marched since June. The marches began when ..."."""

from collections.abc import Mapping, Sequence

from diurna.records import Coding, Draft, Token, When
from diurna.records.analysis import base
from diurna.times.expression import Expression
from diurna.times.inherit import DEFINITE, lacks, lend
from diurna.times.tense import tense_of

BEGINNING = {"begin", "start", "erupt", "break", "flare", "ignite"}


def date_beginnings(
    coding: Coding, drafts: Sequence[Draft], dates: Mapping[int, Mapping[int, Expression]]
) -> tuple[Draft, ...]:
    """The drafts, those of beginnings with the day that the same is told to have lasted "since".

    After "Students have protested since April." the protests of "The protests started when fees rose" started in April.
    `dates` are the expressions by the first token of their sentence and the token that each hangs from.
    """
    analysis = coding.analysis
    found = []
    for draft in drafts:
        opening = None
        if lacks(draft) and draft.status == "actual" and _is_beginning(coding, analysis.tokens[draft.predicate]):
            opening = _opening_of(coding, draft, drafts, dates)
        found.append(draft if opening is None else _dated(coding, draft, opening))
    return tuple(found)


def _is_beginning(coding: Coding, noun: Token) -> bool:
    """Whether a noun for a happening that is known is told to have begun: "the protests erupted after ..."."""
    verb = coding.analysis.head(noun)
    if noun.upos != "NOUN" or verb is None or verb.lemma not in BEGINNING or base(noun.relation) != "nsubj":
        return False
    known = any(child.text.lower() in DEFINITE for child in coding.analysis.children(noun, "det"))
    return known and tense_of(coding.analysis, verb) in ("past", "pluperfect")


def _opening_of(
    coding: Coding, draft: Draft, drafts: Sequence[Draft], dates: Mapping[int, Mapping[int, Expression]]
) -> Expression | None:
    """The expression with "since" that dates the last draft of the same type before; None where another kind does."""
    before = [
        one
        for one in drafts
        if one.event == draft.event and one.trigger.start < draft.trigger.start and one.date and one.date.text
    ]
    if not before or before[-1].date is None:
        return None
    tokens, when = coding.analysis.tokens, before[-1].date
    here = dates.get(coding.analysis.sentence_of(tokens[before[-1].predicate]).first, {})
    text = coding.article.text
    return next((one for one in here.values() if one.edge == "since" and one.span.of(text) == when.text), None)


def _dated(coding: Coding, draft: Draft, opening: Expression) -> Draft:
    days = opening.meaning.days
    if days is None:
        return draft
    when = When(start=days[0], end=days[1], text=opening.span.of(coding.article.text), basis="inherited")
    return lend(draft, when, "date.begun", opening.span)
