"""Background shared by a coordinated sentence: "Police arrested the mayor in 2001 and killed two guards" tells both of 2001."""

from dataclasses import replace

from diurna.records import Coding, Draft, Evidence, Token
from diurna.records.analysis import base

# What is told with one of these is of another time than the verb before.
OTHER_TIMES = frozenset("now since later today still again recently currently then subsequently already".split())


def with_shared_background(coding: Coding) -> tuple[Draft, ...]:
    """The drafts of a coding; a second verb without a date of its own is of long ago where the first one is."""
    by_token = {draft.predicate: draft for draft in coding.drafts}
    return tuple(shared(coding, draft, by_token) for draft in coding.drafts)


def shared(coding: Coding, draft: Draft, by_token: dict[int, Draft]) -> Draft:
    """A draft with the date of the verb it is coordinated with, where that is of long ago and its own is not told."""
    analysis, token = coding.analysis, coding.analysis.tokens[draft.predicate]
    first = by_token.get(first_of(coding, token).index)
    if first is None or first is draft or not first.historical or first.date is None or first.date.basis == "published":
        return draft
    undated = draft.date is None or draft.date.basis == "published"
    if draft.historical or not undated or draft.status != first.status:
        return draft
    head = analysis.tokens[first.predicate]
    told = (
        Evidence("date", "date.same-clause", head.span),
        Evidence("historical", "historical.same-clause", head.span),
    )
    return replace(draft, date=first.date, historical=True, evidence=(*draft.evidence, *told))


def first_of(coding: Coding, verb: Token) -> Token:
    """The first of the verbs that a verb is coordinated with, each hanging from the one before or from the first."""
    head = coding.analysis.head(verb)
    while head is not None and goes_on(coding, verb):
        verb, head = head, coding.analysis.head(head)
    return verb


def goes_on(coding: Coding, verb: Token) -> bool:
    """Whether a second verb goes on with the first one's subject, in its tense, and no word of another time."""
    analysis = coding.analysis
    head = analysis.head(verb)
    if (
        head is None
        or base(verb.relation) != "conj"
        or head.upos != "VERB"
        or verb.upos != "VERB"
        or verb.xpos != head.xpos
    ):
        return False
    words = {child.lemma.lower() for child in analysis.children(verb, "advmod", "mark")}
    own = analysis.child(verb, "nsubj", "nsubj:pass", "aux")
    return own is None and not words & OTHER_TIMES
