"""Dates from clauses beside an event's own: what happened meanwhile, what a later verb says too, what it followed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from diurna.records import Analysis, Token
from diurna.records.analysis import base
from diurna.times.attach import SAYING
from diurna.times.clauses import HURTING, conjunction_of, is_nested, link_between
from diurna.times.expression import Expression
from diurna.times.own_clause import EXACT_DAYS, is_exact, nearest
from diurna.times.tense import IMPLICATIVE, tense_of

# Clauses that these open happen with the clause around them.
MEANWHILE = {"while", "when", "as"}
# What one does when one says what the clause around tells.
SPEAKING = {"speak", "address", "write", "tweet", "testify", "talk", "appear", "respond", "reply", "brief", "tell"}


@dataclass(frozen=True, slots=True)
class Dated:
    """The date found for an event. `governed` is the clause that it was taken from, None for the event's own."""

    expression: Expression
    start: dt.date | None
    end: dt.date | None
    governed: Token | None = None


def meanwhile(analysis: Analysis, verb: Token, dates: Mapping[int, Expression]) -> Dated | None:
    """The date of a clause that happens while somebody speaks.

    "Said it was a lie, while visiting Oslo on Monday"; "Speaking in Oslo on Monday, Lee said it was a lie".
    """
    for clause in analysis.children(verb, "advcl"):
        if conjunction_of(analysis, clause) in {"while", "when"} or is_speaking(analysis, clause):
            found = nearest(analysis, clause, dates, frozenset(), below=None)
            if found is not None and found.edge is None and is_exact(found):
                return Dated(found, found.start, found.end, clause)
    return None


def is_speaking(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause tells only where or to whom one speaks: "speaking to reporters on Monday"."""
    if clause.lemma not in SPEAKING or clause.xpos != "VBG":
        return False
    return not analysis.children(clause, "mark", "case", "aux")


def after(
    analysis: Analysis,
    predicate: Token,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    published: dt.date | None,
) -> Dated | None:
    """As in "has been held after a man was stabbed on Sunday": between that day and the day of publication.

    "Since" opens any span: "have been arrested since the protests began in June".
    """
    tense = tense_of(analysis, predicate)
    first = analysis.head(predicate)
    if tense == "participle" and first is not None and base(predicate.relation) == "conj":
        tense = tense_of(analysis, first)  # "have bombed a town and shelled another since ..."
    if published is None or tense not in {"past", "perfect"}:
        return None
    for clause in analysis.children(predicate, "advcl"):
        marks = {one.text.lower() for one in analysis.children(clause, "mark", "case")} | {
            conjunction_of(analysis, clause)
        }
        since = "since" in marks and tense == "perfect"
        found = nearest(analysis, clause, dates, frozenset(), below=None) if since or "after" in marks else None
        if found is None or found.edge is not None or found.start is None or found.end is None:
            continue
        if since and found.start <= published:
            return Dated(found, found.start, published, clause)
        if found.end <= published and (published - found.start).days < EXACT_DAYS:
            return Dated(found, found.start, published, clause)
    return None


def from_below(
    analysis: Analysis, predicate: Token, dates: Mapping[int, Expression], others: frozenset[int]
) -> Dated | None:
    """The date of what is tried, of a clause that happens meanwhile, or of a later coordinate verb."""
    tense = tense_of(analysis, predicate)
    if predicate.lemma in IMPLICATIVE:  # "failed to agree on Monday": what is tried is tried then
        for tried in analysis.children(predicate, "xcomp"):
            found = nearest(analysis, tried, dates, others, below=None)
            if found is not None:
                return Dated(found, found.start, found.end, tried)
    for clause in analysis.children(predicate, "advcl"):  # "was held when he landed on Monday"
        marks = {mark.text.lower() for mark in analysis.children(clause, "mark", "advmod")}
        marks |= {"as"} if is_speaking(analysis, clause) else set()
        if marks & MEANWHILE and tense in {"past", "participle"} and tense_of(analysis, clause) in {"past", None}:
            found = nearest(analysis, clause, dates, others, below=None)
            if found is not None and found.edge is None:
                return Dated(found, found.start, found.end, clause)
    for other in analysis.children(predicate, "conj", "parataxis"):
        told = base(other.relation) == "conj" and _is_told_with(analysis, predicate, other)
        if not told and not _is_told_by(analysis, predicate, other):
            continue
        found = nearest(analysis, other, dates, others, below=None)
        if found is not None and (is_exact(found) or (found.edge is None and _shares_all(analysis, predicate, other))):
            return Dated(found, found.start, found.end, other)
    return None


def _is_told_with(analysis: Analysis, verb: Token, other: Token) -> bool:
    """Whether a later coordinate is told of the same subject and in the same tense as a verb, so that they share a day."""
    has_subject = analysis.child(other, "nsubj", "csubj") is not None
    if has_subject and {verb.lemma, other.lemma} <= HURTING:
        has_subject = False  # "two were killed and eight hurt"
    if has_subject or not is_nested(analysis, other) or tense_of(analysis, verb) in {"future", "modal", "pluperfect"}:
        return False
    return link_between(analysis, other, verb, outer_is_event=True) == "same"


def _is_told_by(analysis: Analysis, verb: Token, other: Token) -> bool:
    """Whether a verb of saying hangs from what was said, as parsers have it: "has recalled its envoy, *Kenya said on Monday*"."""
    if base(other.relation) != "parataxis" or other.lemma not in SAYING or analysis.child(other, "nsubj") is None:
        return False
    return tense_of(analysis, other) == "past" and tense_of(analysis, verb) in {"past", "perfect", "participle"}


def _shares_all(analysis: Analysis, verb: Token, other: Token) -> bool:
    """Whether a participle has all that it has in common with a later coordinate: "kidnapped and killed by rebels in 2016"."""
    own = [one for one in analysis.children(verb) if verb.index < one.index < other.index]
    return verb.relation == "acl" and not any(one.upos in ("NOUN", "PROPN", "PRON", "NUM", "VERB") for one in own)
