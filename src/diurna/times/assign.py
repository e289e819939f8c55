"""Say which expression dates an event: its own clause's first, then that of the clauses that govern it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diurna.records import Analysis, Token
from diurna.records.analysis import base
from diurna.times.clauses import BLOWS, HAPPENINGS, HOSTS, Link, distance_to, is_nested, join, link_between
from diurna.times.expressions import Expression, head_in
from diurna.times.intervals import is_historical
from diurna.times.tense import IMPLICATIVE, is_clause, tense_of

# An expression shorter than this (a week, not a month) dates what happens in its clause even from inside a noun phrase
# ("with X on Monday"), and holds for a coordinate event too.
EXACT_DAYS = 15
# Clauses that these open happen with the clause around them.
MEANWHILE = {"while", "when", "as"}


@dataclass(frozen=True, slots=True)
class Dated:
    """The date found for an event. `governed` is the clause that it was taken from, None for the event's own."""

    expression: Expression
    start: dt.date | None
    end: dt.date | None
    governed: Token | None = None


def heads_of(analysis: Analysis, expressions: Sequence[Expression]) -> dict[int, Expression]:
    """The expressions that may date an event, by the token that each hangs from.

    Deadlines ("until", "by") are left out: they say when a state ends, not when anything happened. So are the days
    on which something announced takes effect ("resigned effective Friday"), and what is only compared with ("more than
    in 2014").
    """
    out: dict[int, Expression] = {}
    for expression in expressions:
        tokens = analysis.tokens_in(expression.day or expression.span)
        head = head_in(tokens)
        if head is not None and expression.rule == "date.counted-from":  # the phrase is that of the noun behind
            noun = analysis.head(head)
            head = noun if noun is not None and noun.upos in ("NOUN", "PROPN") and analysis.case_of(noun) else head
        if head is not None and expression.edge != "until" and not _is_aside(analysis, tokens[0]):
            out[head.index] = expression
    return out


def effective_dates(analysis: Analysis, expressions: Sequence[Expression]) -> dict[int, dict[int, Expression]]:
    """The days on which something takes effect, by the first token of their sentence and the token each hangs from."""
    out: dict[int, dict[int, Expression]] = {}
    for expression in expressions:
        tokens = analysis.tokens_in(expression.day or expression.span)
        head = head_in(tokens)
        if head is not None and tokens[0].index and analysis.tokens[tokens[0].index - 1].text.lower() == "effective":
            out.setdefault(analysis.sentence_of(head).first, {})[head.index] = expression
    return out


def _is_aside(analysis: Analysis, first: Token) -> bool:
    """Whether an expression that starts at a token is told of for something else: taking effect, or comparing."""
    before = [token.text.lower() for token in analysis.tokens[max(0, first.index - 2) : first.index]]
    return before[-1:] in (["effective"], ["than"], ["versus"]) or before in (["compared", "to"], ["compared", "with"])


def find_date(
    analysis: Analysis,
    predicate: Token,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    published: dt.date | None,
) -> Dated | None:
    """The date of the event at `predicate`; `dates` as from `heads_of`, `others` the predicates of other events.

    1. The nearest expression in the event's own clause.
    2. Up the tree, those of each governing clause, as far as its time is the event's ("X said on Monday that Y
       attacked"). Once it is not, only a historical date is still taken, as a bound: what was background when
       it was said is background still.
       A noun or a relative clause below a dated event ("ended in 1994 a war that killed thousands") takes such a
       date whole.
    3. One that stands with a later coordinate verb ("met and signed a treaty on Monday"), with a clause that happens
       meanwhile ("when he landed on Monday"), or with the verb of saying where the parser hung that from what was said
       ("Y attacked, X said on Monday").
    4. One of these days after which it happened: from then to the day of publication.
    """
    own = _nearest(analysis, predicate, dates, others, below=None)
    if own is not None:
        return Dated(own, own.start, own.end)
    link: Link = "same"
    inner = predicate
    for outer in analysis.ancestors(predicate):
        step = link_between(analysis, inner, outer, outer_is_event=outer.index in others)
        link = join(link, step)
        found = _nearest(analysis, outer, dates, others, below=inner)
        if found is not None and (base(inner.relation) != "conj" or _shared(analysis, dates, found, inner, outer)):
            if link == "same":
                return Dated(found, found.start, found.end, outer)
            if is_historical(found.end, published) and link != "none":
                return _bounded(found, link, outer)
            return None
        inner = outer
    return _from_below(analysis, predicate, dates, others) or _after(analysis, predicate, dates, others, published)


def date_of_clause(analysis: Analysis, clause: Token, dates: Mapping[int, Expression]) -> Expression | None:
    """The expression that dates a clause, given by its head, in its own words."""
    return _nearest(analysis, clause, dates, frozenset(), below=None)


def _bounded(found: Expression, link: Link, outer: Token) -> Dated:
    start = None if link == "earlier" else found.start
    end = None if link == "later" else found.end
    return Dated(found, start, end, outer)


def _nearest(
    analysis: Analysis, predicate: Token, dates: Mapping[int, Expression], others: frozenset[int], below: Token | None
) -> Expression | None:
    """The expression nearest in the tree within a predicate's own clause, and not below `below`."""
    barred = others - {predicate.index}
    ranked = []
    for index, expression in dates.items():
        token = analysis.tokens[index]
        if analysis.sentence_of(token) is not analysis.sentence_of(predicate):
            continue
        steps = distance_to(analysis, token, predicate, barred)
        if steps is None or not _dates(analysis, token, expression, predicate):
            continue
        if below is not None and any(above.index == below.index for above in (token, *analysis.ancestors(token))):
            continue
        ranked.append((expression.edge is not None, steps, abs(index - predicate.index), index))
    if not ranked:
        return None
    best = dates[min(ranked)[-1]]
    # "next month on August 2": of two that date one clause, the day within the month is meant.
    inside = [one for *_, index in sorted(ranked) if _lies_within(one := dates[index], best)]
    return inside[0] if inside else best


def _lies_within(one: Expression, other: Expression) -> bool:
    if one.edge is not None or other.edge is not None or one is other:
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)


def _dates(analysis: Analysis, token: Token, expression: Expression, predicate: Token) -> bool:
    """Whether an expression dates the predicate, and not a noun on the way to it ("the 2008 war", "Monday's vote")."""
    head = analysis.head(token)
    if head is None or token.index == predicate.index:
        return False
    if head.index == predicate.index:
        return True
    if token.relation == "compound" and _follows_on(analysis, token) and expression.edge is None:
        return True
    if _is_of_happening(analysis, token, expression, predicate):
        return True
    if head.lemma == "time" or base(token.relation) in {"nummod", "compound", "amod", "appos", "conj"}:
        return base(token.relation) == "conj" and _dates(analysis, head, expression, predicate)
    if token.relation == "nmod:poss":
        return False
    if is_clause(analysis, head) or base(token.relation) in {"obl", "advmod"}:
        return True
    # A noun phrase holds it. The parser's choice between noun and verb is unsure for "met X on Monday"; a year or a
    # season after a noun for a happening is that happening's.
    if expression.edge == "since":
        return False
    return _is_exact(expression) or head.lemma not in HAPPENINGS or predicate.lemma in HOSTS


def _is_of_happening(analysis: Analysis, token: Token, expression: Expression, predicate: Token) -> bool:
    """As in "killed in Sunday's blast", "struck during Friday prayers", "Monday's raid killed two": its day is the deed's."""
    noun = analysis.head(token)
    named = token.relation == "nmod:poss" or base(token.relation) in {"compound", "nmod"}
    if noun is None or noun.upos not in ("NOUN", "PROPN") or not named or not _is_exact(expression):
        return False
    if noun.head != predicate.index or expression.edge is not None:
        return False
    if base(noun.relation) == "obl":
        return analysis.case_of(noun) in ("in", "during", "at", "amid")
    return predicate.lemma in HOSTS and base(noun.relation) in ("nsubj", "obj") and noun.lemma in HAPPENINGS | BLOWS


def _follows_on(analysis: Analysis, token: Token) -> bool:
    """Whether "on" stands right before a day ("On Friday police fired"): the noun behind it is another phrase's."""
    return token.index > 0 and analysis.tokens[token.index - 1].text.lower() == "on"


def _is_exact(expression: Expression) -> bool:
    return bool(expression.start and expression.end and (expression.end - expression.start).days < EXACT_DAYS)


def _shared(analysis: Analysis, dates: Mapping[int, Expression], found: Expression, inner: Token, outer: Token) -> bool:
    """Whether a date in a first coordinate holds for the second too: it stands before the verbs, or is exact.

    "In 2015 he resigned and founded a party", "met Y on Monday and signed a pact"; but not "resigned in 2015 and
    founded a party".
    """
    token = next(index for index, expression in dates.items() if expression is found)
    if token < outer.index:
        return True
    own_subject = analysis.child(inner, "nsubj", "csubj") is not None
    return not own_subject and _is_exact(found)


def _after(
    analysis: Analysis,
    predicate: Token,
    dates: Mapping[int, Expression],
    others: frozenset[int],
    published: dt.date | None,
) -> Dated | None:
    """As in "has been held after a man was stabbed on Sunday": between that day and the day of publication."""
    if published is None or tense_of(analysis, predicate) not in {"past", "perfect"}:
        return None
    for clause in analysis.children(predicate, "advcl"):
        mark = next((one for one in analysis.children(clause, "mark", "case") if one.text.lower() == "after"), None)
        found = _nearest(analysis, clause, dates, others, below=None) if mark is not None else None
        if found is None or found.edge is not None or found.start is None or found.end is None:
            continue
        if found.end <= published and (published - found.start).days < EXACT_DAYS:
            return Dated(found, found.start, published, clause)
    return None


def _from_below(
    analysis: Analysis, predicate: Token, dates: Mapping[int, Expression], others: frozenset[int]
) -> Dated | None:
    tense = tense_of(analysis, predicate)
    if predicate.lemma in IMPLICATIVE:  # "failed to agree on Monday": what is tried is tried then
        for tried in analysis.children(predicate, "xcomp"):
            found = _nearest(analysis, tried, dates, others, below=None)
            if found is not None:
                return Dated(found, found.start, found.end, tried)
    for clause in analysis.children(predicate, "advcl"):  # "was held when he landed on Monday"
        marks = {mark.text.lower() for mark in analysis.children(clause, "mark", "advmod")}
        if marks & MEANWHILE and tense in {"past", "participle"} and tense_of(analysis, clause) in {"past", None}:
            found = _nearest(analysis, clause, dates, others, below=None)
            if found is not None and found.edge is None:
                return Dated(found, found.start, found.end, clause)
    for other in analysis.children(predicate, "conj", "parataxis"):
        has_subject = analysis.child(other, "nsubj", "csubj") is not None
        if not is_nested(analysis, other) or has_subject != (base(other.relation) == "parataxis"):
            continue
        if tense_of(analysis, other) != tense or tense in {"future", "modal", "pluperfect"}:
            continue
        found = _nearest(analysis, other, dates, others, below=None)
        if found is not None and _is_exact(found):
            return Dated(found, found.start, found.end, other)
    return None
