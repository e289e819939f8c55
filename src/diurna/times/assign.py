"""Say which expression dates an event: its own clause's first, then that of the clauses that govern it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diurna.records import Analysis, Token
from diurna.records.analysis import base
from diurna.times.attach import SAYING
from diurna.times.beside import Dated, after, from_below, meanwhile
from diurna.times.clauses import LATER, Link, conjunction_of, join, link_between
from diurna.times.expression import Expression, head_in
from diurna.times.intervals import is_historical
from diurna.times.own_clause import is_exact, nearest
from diurna.times.tense import tense_of

# What one does at the end of an office.
LEAVING = {"resign", "quit", "leave", "step", "depart", "retire"}
# Between a date and a clause that it stands right before: a comma and a blank.
GAP = 2


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
        expression = _of_its_noun(expression, head)
        if head is not None and expression.rule == "date.counted-from":  # the phrase is that of the noun behind
            noun = analysis.head(head)
            head = noun if noun is not None and noun.upos in ("NOUN", "PROPN") and analysis.case_of(noun) else head
        if head is not None and (opening := _opened_by_noun(analysis, head, expression)) is not None:
            head, expression = opening, replace(expression, end=None, edge="since")
        if head is not None and expression.edge != "until" and not _is_aside(analysis, tokens[0]):
            out[head.index] = expression
    return out


def _opened_by_noun(analysis: Analysis, head: Token, expression: Expression) -> Token | None:
    """The noun with "since" that a day stands behind: "since the truce on May 2"."""
    noun = analysis.head(head)
    if noun is None or expression.edge is not None or base(head.relation) != "nmod" or head.relation == "nmod:poss":
        return None
    return noun if noun.upos in ("NOUN", "PROPN") and analysis.case_of(noun) == "since" else None


def _of_its_noun(expression: Expression, head: Token | None) -> Expression:
    """As in "suspended after last week's protests", "by Sunday's blast": the protests were last week, not after it."""
    days = expression.meaning.days
    named = head is not None and (head.relation == "nmod:poss" or base(head.relation) in ("compound", "amod", "nummod"))
    if not named or days is None or expression.edge is None or expression.rule == "date.counted-from":
        return expression
    return replace(expression, start=days[0], end=days[1], edge=None)


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

    1. The nearest expression in the event's own clause, or the one that its clause stands behind ("in May, when Y fell").
    2. Up the tree, those of each governing clause, as far as its time is the event's ("X said on Monday that Y
       attacked"). Once it is not, only a historical date is still taken, as a bound: what was background when
       it was said is background still.
       A noun or a relative clause below a dated event ("ended in 1994 a war that killed thousands") takes such a
       date whole.
    3. What happens while it is said ("said it was a lie, while visiting Oslo on Monday"), and what one says of one's own deed ("X said on
       Monday it had expelled Y").
    4. One that stands with a later coordinate verb ("met and signed a treaty on Monday"), with a clause that happens
       meanwhile ("when he landed on Monday"), or with the verb of saying where the parser hung that from what was said
       ("Y attacked, X said on Monday").
    5. One of these days after which it happened: from then to the day of publication.
    """
    own = nearest(analysis, predicate, dates, others, below=None)
    if own is not None:
        return Dated(own, own.start, own.end)
    when = _of_the_day_when(analysis, predicate, dates)
    if when is not None:
        return when
    link: Link = "same"
    inner = predicate
    for outer in analysis.ancestors(predicate):
        step = link_between(analysis, inner, outer, outer_is_event=outer.index in others)
        link = join(link, step)
        found = nearest(analysis, outer, dates, others, below=inner)
        if found is not None and (base(inner.relation) != "conj" or _shared(analysis, dates, found, inner, outer)):
            if link == "same" or _is_own_news(analysis, predicate, outer, found, link):
                return Dated(found, found.start, found.end, outer)
            if _is_follower(analysis, predicate, outer) or (
                step == link and base(inner.relation) == "conj" and _comes_later(analysis, predicate)
            ):
                return Dated(found, found.start, published if published and found.start else None, outer)
            if is_historical(found.end, published) and link != "none":
                return _bounded(found, link, outer)
            if inner.index == predicate.index and _is_over_by(analysis, inner, found):
                return _bounded(found, link, outer)
            return None
        if found is None and link == "same" and outer.lemma in SAYING:
            beside = meanwhile(analysis, outer, dates)
            if beside is not None:
                return beside
        inner = outer
    return from_below(analysis, predicate, dates, others) or after(analysis, predicate, dates, others, published)


def _of_the_day_when(analysis: Analysis, predicate: Token, dates: Mapping[int, Expression]) -> Dated | None:
    """As in "since December, when the president promised reform": he promised it in December, whatever the tree says."""
    first = next(one for one in analysis.subtree(predicate) if one.upos != "PUNCT")
    if first.text.lower() != "when" or base(predicate.relation) not in ("acl", "advcl"):
        return None
    before = [one for one in analysis.tokens[max(0, first.index - 2) : first.index] if one.upos != "PUNCT"]
    for index, expression in dates.items():
        days = expression.meaning.days
        if before and days is not None and expression.span.end == before[-1].span.end:
            return Dated(expression, days[0], days[1], analysis.tokens[index])
    return None


def _is_own_news(analysis: Analysis, predicate: Token, outer: Token, found: Expression, link: Link) -> bool:
    """Whether one tells on an exact day what one has done oneself: "X said on Monday it had expelled Y".

    Such news is of the day on which it is told, as far as the text goes; what others had done may be older.
    """
    if link != "earlier" or not is_exact(found) or found.edge is not None or predicate.head != outer.index:
        return False
    return tells_own_deed(analysis, predicate) and tense_of(analysis, predicate) == "pluperfect"


def tells_own_deed(analysis: Analysis, predicate: Token) -> bool:
    """Whether one says that one has done something oneself: "Lee said he had ordered checks"."""
    outer = analysis.head(predicate)
    if outer is None or outer.lemma not in SAYING or predicate.relation != "ccomp":
        return False
    doer = analysis.child(predicate, "nsubj")
    teller = analysis.child(outer, "nsubj")
    if doer is None or teller is None or doer.relation != "nsubj":
        return False
    return doer.upos == "PRON" and doer.index > teller.index


def done_by(
    analysis: Analysis, predicate: Token, deadlines: Mapping[int, Expression], published: dt.date | None
) -> Dated | None:
    """The day by which something had been done ("had been disarmed by 2010") or until which it was ("was held until 1974").

    "By" only in the pluperfect, "until" in any past tense; and only of what is past. Who leaves an office that he held until
    a day leaves it then: "served until 2018, resigning in protest".
    """
    tense = tense_of(analysis, predicate)
    if published is None or not deadlines:
        return None
    found = nearest(analysis, predicate, deadlines, frozenset(), below=None)
    if found is not None and found.end is not None and found.end < published and tense is not None:
        if tense == "pluperfect" or (tense in ("past", "participle") and _opens_with_until(analysis, found)):
            return Dated(found, None, found.end)
        return None
    office = analysis.head(predicate)
    if office is None or predicate.lemma not in LEAVING or base(predicate.relation) not in ("advcl", "acl"):
        return None
    found = nearest(analysis, office, deadlines, frozenset(), below=predicate) or _right_before(predicate, deadlines)
    days = found.meaning.days if found is not None else None
    if found is None or days is None or days[1] is None or days[1] >= published:
        return None
    return Dated(found, days[0], days[1], office) if _opens_with_until(analysis, found) else None


def _right_before(predicate: Token, deadlines: Mapping[int, Expression]) -> Expression | None:
    """What is named with "until" right before a verb, wherever the parser hung it: "until 2018, resigning in protest"."""
    return next((one for one in deadlines.values() if 0 < predicate.span.start - one.span.end <= GAP), None)


def due_by(
    analysis: Analysis, predicate: Token, deadlines: Mapping[int, Expression], published: dt.date | None
) -> Dated | None:
    """The days that are left for what is to come: "will withdraw by Friday" is from now to Friday."""
    found = nearest(analysis, predicate, deadlines, frozenset(), below=None) if deadlines else None
    if found is None or found.end is None or published is None or found.end < published:
        return None
    return None if _opens_with_until(analysis, found) else Dated(found, published, found.end)


def _opens_with_until(analysis: Analysis, expression: Expression) -> bool:
    first = analysis.tokens_in(expression.span)[0]
    before = [token.text.lower() for token in analysis.tokens[max(0, first.index - 2) : first.index]]
    return any(word in ("until", "till") for word in before)


def deadlines_of(analysis: Analysis, expressions: Sequence[Expression]) -> dict[int, dict[int, Expression]]:
    """What is named with "by" or "until", by the first token of its sentence and the token that it hangs from."""
    out: dict[int, dict[int, Expression]] = {}
    for expression in expressions:
        if expression.edge == "until":
            head = head_in(analysis.tokens_in(expression.day or expression.span))
            if head is not None:
                out.setdefault(analysis.sentence_of(head).first, {})[head.index] = expression
    return out


def date_of_clause(analysis: Analysis, clause: Token, dates: Mapping[int, Expression]) -> Expression | None:
    """The expression that dates a clause, given by its head, in its own words."""
    return nearest(analysis, clause, dates, frozenset(), below=None)


def _comes_later(analysis: Analysis, predicate: Token) -> bool:
    """As in "was expelled on May 3 and later barred": some day between then and publication."""
    adverbs = {child.text.lower() for child in analysis.children(predicate, "advmod")}
    return bool(adverbs & LATER) and tense_of(analysis, predicate) in ("past", "participle")


def _is_follower(analysis: Analysis, predicate: Token, dated: Token) -> bool:
    """As in "airstrikes on May 3 followed by an invasion": the invasion came on some day between then and publication."""
    verb = analysis.head(predicate)
    if verb is None or verb.lemma != "follow" or analysis.case_of(predicate) != "by":
        return False
    return dated.index == verb.index or dated.index in {above.index for above in analysis.ancestors(verb)}


def _is_over_by(analysis: Analysis, part: Token, found: Expression) -> bool:
    """Whether the words say that something was over when an exact day came: "sworn in on Friday after she resigned"."""
    if not is_exact(found) or found.edge is not None:
        return False
    if base(part.relation) == "advcl":
        marks = {child.text.lower() for child in analysis.children(part, "mark", "case")}
        return "after" in marks or conjunction_of(analysis, part) == "after"
    return analysis.case_of(part) in ("after", "following")


def _bounded(found: Expression, link: Link, outer: Token) -> Dated:
    start = None if link == "earlier" else found.start
    end = None if link == "later" else found.end
    return Dated(found, start, end, outer)


def _shared(analysis: Analysis, dates: Mapping[int, Expression], found: Expression, inner: Token, outer: Token) -> bool:
    """Whether a date in a first coordinate holds for the second too: it stands before the verbs, or is exact.

    "In 2015 he resigned and founded a party", "met Y on Monday and signed a pact"; but not "resigned in 2015 and
    founded a party".
    """
    token = next(index for index, expression in dates.items() if expression is found)
    if token < outer.index or token > inner.index:  # "in 2015 he resigned and left", "was shut and seized in 2015"
        return True
    own_subject = analysis.child(inner, "nsubj", "csubj") is not None
    return not own_subject and is_exact(found)
