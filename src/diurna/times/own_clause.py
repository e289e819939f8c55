"""The expression that dates a clause in its own words: the nearest in the tree that is no other noun's or clause's."""

from collections.abc import Mapping

from diurna.records import Analysis, Token
from diurna.records.analysis import base
from diurna.times.clauses import BLOWS, HAPPENINGS, HOSTS, HURTING, VOTING, distance_to
from diurna.times.expression import Expression
from diurna.times.tense import is_clause

# An expression shorter than this (a week, not a month) dates what happens in its clause even from inside a noun phrase
# ("with X on Monday"), and holds for a coordinate event too.
EXACT_DAYS = 15
# What one backs is backed in its year: "supported the 2012 campaign".
CAMPAIGNS = {"campaign", "bid", "candidacy", "run"}
# What is done in a war, a vote or a blow is of its year: "voted in the 2016 referendum", "killed in the 1998 bombing".
TAKING_PART = (
    HURTING | VOTING | {"elect", "win", "lose", "defeat", "fight", "fall", "flee", "capture", "destroy", "serve"}
)
BACKING = {"support", "back", "endorse", "join", "lead", "run", "manage", "finance", "fund"}


def nearest(
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
        if head.lemma in CAMPAIGNS and head.head == predicate.index and predicate.lemma in BACKING:
            return True
        return base(token.relation) == "conj" and _dates(analysis, head, expression, predicate)
    if token.relation == "nmod:poss":
        return False
    if is_clause(analysis, head) or base(token.relation) in {"obl", "advmod"}:
        return True
    # A noun phrase holds it. The parser's choice between noun and verb is unsure for "met X on Monday"; a year or a
    # season after a noun for a happening is that happening's.
    if expression.edge == "since":
        return False
    if head.lemma in HAPPENINGS and head.head != predicate.index:
        return False  # "sought a transcript of a call on Monday"
    return is_exact(expression) or head.lemma not in HAPPENINGS or predicate.lemma in HOSTS


def _is_of_happening(analysis: Analysis, token: Token, expression: Expression, predicate: Token) -> bool:
    """As in "killed in Sunday's blast", "voted in the 2016 referendum", "Monday's raid killed two": its day is the deed's."""
    noun = analysis.head(token)
    named = token.relation == "nmod:poss" or base(token.relation) in {"compound", "nmod"}
    named = named or base(token.relation) in {"nummod", "amod"}
    if noun is None or noun.upos not in ("NOUN", "PROPN") or not named or expression.edge is not None:
        return False
    if noun.head != predicate.index:
        return False
    if base(noun.relation) == "obl" and analysis.case_of(noun) in ("in", "during", "at", "amid"):
        return is_exact(expression) or (noun.lemma in HAPPENINGS | BLOWS and predicate.lemma in TAKING_PART)
    return (
        is_exact(expression)
        and predicate.lemma in HOSTS
        and base(noun.relation) in ("nsubj", "obj")
        and noun.lemma in HAPPENINGS | BLOWS
    )


def _follows_on(analysis: Analysis, token: Token) -> bool:
    """Whether "on" stands right before a day ("On Friday police fired"): the noun behind it is another phrase's."""
    return token.index > 0 and analysis.tokens[token.index - 1].text.lower() == "on"


def is_exact(expression: Expression) -> bool:
    """Whether an expression names days close enough together to be one happening's."""
    return bool(expression.start and expression.end and (expression.end - expression.start).days < EXACT_DAYS)
