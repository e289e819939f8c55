"""Days named by what happened on them: "on the day of the robbery", "the day after the vote", "two days after the raid"."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from diurna.records import Analysis, Coding, Span, Token
from diurna.times import intervals, words
from diurna.times.blow import AFTERMATH, MISFORTUNES, Blow, is_another, is_known
from diurna.times.clauses import BLOWS
from diurna.times.expression import Expression
from diurna.times.lead_again import is_named_after, verbs_of_news
from diurna.times.news import GENERAL
from diurna.times.own_clause import nearest
from diurna.times.slots import point
from diurna.times.words import COUNT

DAY_OF = re.compile(
    rf"\b(?:(?:(?P<count>{COUNT})\s(?P<unit>day|week)s?|(?:the\s)?(?:same\s)?(?P<one>day|night|morning|afternoon|evening|eve))"
    r"\s(?P<way>of|after|following|before)|(?P<since>since))\s(?=(?:the|that|this|his|her|its|their)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
# "The signing of another pact" is another signing.
NEW = {"a", "an", "another"}
# A noun and the verb that it is made from have so many letters in common at least.
LETTERS = 3


def with_days_of(
    coding: Coding,
    found: Sequence[Expression],
    dates: Mapping[int, Mapping[int, Expression]],
    blow: Blow | None,
    lead: Expression | None,
) -> tuple[Expression, ...]:
    """The expressions of an article with those that name a day by its blow, by the news of its first sentence, or by a deed.

    `dates` are the expressions by the first token of their sentence and the token that each hangs from.
    After "Gunmen robbed a bank on Saturday", "the day after the robbery" is Sunday. Where the happening has a date of its own
    beside it ("the day after the May 3 robbery") it is counted from that (see `counted`).
    """
    added = []
    deeds: dict[str, list[tuple[Token, dt.date]]] | None = None
    for sentence in coding.analysis.sentences:
        for match in DAY_OF.finditer(coding.article.text, sentence.span.start, sentence.span.end):
            noun = _noun_behind(coding, match.end())
            day = _day_of(coding.analysis, noun, blow, lead) if noun is not None else None
            if noun is not None and day is None:
                deeds = _dated_deeds(coding.analysis, dates) if deeds is None else deeds
                day = _day_of_deed(noun, deeds)
            if (
                noun is None
                or day is None
                or _is_other(coding.analysis, noun)
                or _is_dated(coding.analysis, noun, dates)
            ):
                continue
            named = _since(match, noun, day) if match["since"] else _counted(match, noun, day)
            added.extend([named] if named is not None else [])
    if not added:
        return tuple(found)
    kept = [one for one in found if not any(new.span.overlaps(one.span) for new in added)]
    return tuple(sorted((*kept, *added), key=lambda one: one.span.start))


def _noun_behind(coding: Coding, position: int) -> Token | None:
    """The noun of the phrase that starts at a character."""
    tokens = coding.analysis.tokens_in(Span(position, position + 1))
    if not tokens:
        return None
    for token in (tokens[0], *coding.analysis.ancestors(tokens[0])):
        if token.upos == "NOUN":
            return token
        if token.upos not in ("DET", "PRON", "PROPN", "ADJ"):
            return None
    return None


def _day_of(analysis: Analysis, noun: Token, blow: Blow | None, lead: Expression | None) -> dt.date | None:
    """The day of what a noun names, if that is what the article reports."""
    if blow is not None and noun.lemma in BLOWS | MISFORTUNES | AFTERMATH:
        return blow.start
    if lead is None or lead.start is None or lead.start != lead.end:
        return None
    named = noun.lemma in GENERAL or any(is_named_after(noun, verb) for verb in verbs_of_news(analysis))
    return lead.start if named else None


def _dated_deeds(
    analysis: Analysis, dates: Mapping[int, Mapping[int, Expression]]
) -> dict[str, list[tuple[Token, dt.date]]]:
    """The verbs that have one day in their own clause, with it, by their first letters."""
    deeds: dict[str, list[tuple[Token, dt.date]]] = {}
    for sentence in analysis.sentences:
        here = dates.get(sentence.first, {})
        for verb in analysis.tokens_of(sentence) if here else ():
            day = nearest(analysis, verb, here, frozenset(), below=None) if verb.upos == "VERB" else None
            if day is not None and day.edge is None and day.start is not None and day.start == day.end:
                deeds.setdefault(verb.lemma[:LETTERS], []).append((verb, day.start))
    return deeds


def _day_of_deed(noun: Token, deeds: Mapping[str, Sequence[tuple[Token, dt.date]]]) -> dt.date | None:
    """The day of the only deed told before that a noun is made from: "released them on May 3. ... Since the release"."""
    before = [(verb, day) for verb, day in deeds.get(noun.lemma[:LETTERS], ()) if verb.index < noun.index]
    days = {day for verb, day in before if is_named_after(noun, verb)}
    return days.pop() if len(days) == 1 else None


def _is_other(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is not known, or told apart from what it would name: "the signing of another pact"."""
    around = [child for one in analysis.children(noun, "nmod") for child in analysis.children(one, "det")]
    new = any(child.text.lower() in NEW for child in around)
    return new or not is_known(analysis, noun) or is_another(analysis, noun)


def _is_dated(analysis: Analysis, noun: Token, dates: Mapping[int, Mapping[int, Expression]]) -> bool:
    """Whether a noun has a date of its own: "the May 3 raid"."""
    here = dates.get(analysis.sentence_of(noun).first, {})
    return any(token.index in here for token in analysis.subtree(noun, without=("acl", "conj")))


def _since(match: re.Match[str], noun: Token, day: dt.date) -> Expression:
    """From "since the attack" the words behind "since", as for "since Monday"."""
    span = Span(match.end(), noun.span.end)
    return Expression(span=span, meaning=point(day, "day"), rule="date.day-of", start=day, end=None, edge="since")


def _counted(match: re.Match[str], noun: Token, day: dt.date) -> Expression | None:
    unit = (match["unit"] or "day").lower()
    count = words.whole_count(match["count"]) if match["count"] else int(match["way"].lower() != "of")
    back = match["way"].lower() == "before"
    if (match["one"] or "").lower() == "eve":
        count, back = 1, True
    if match["count"] and match["way"].lower() == "of":
        return None  # "two days of the siege"
    try:
        there = intervals.shift(day, -count if back else count, unit)
    except (ValueError, OverflowError):
        return None
    meaning = point(there, unit)
    days = meaning.days or (None, None)
    span = Span(match.start(), noun.span.end)
    return Expression(span=span, meaning=meaning, rule="date.day-of", start=days[0], end=days[1])
