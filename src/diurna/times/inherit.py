"""The same happening told twice in an article: a telling without a date takes that of the other."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Coding, Draft, Evidence, When
from diurna.times.intervals import is_historical

# A date this exact is passed on; "last year" may hold two such happenings.
EXACT_DAYS = 15


def inherit_dates(coding: Coding, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those without a date of their own with that of the same happening elsewhere in the article.

    "Troops fired on miners" in the headline happened on the day that the body tells. Nothing is inherited where two
    tellings have different dates, or from background: what happened years ago may have happened again.
    """
    givers: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        if _gives(draft, coding.article.published):
            givers.setdefault((draft.event, draft.status), []).append(draft)
    return tuple(
        _with_date(coding, draft, givers.get((draft.event, draft.status), ())) if _lacks(draft) else draft
        for draft in drafts
    )


def _lacks(draft: Draft) -> bool:
    return draft.date is not None and draft.date.basis == "published" and not draft.historical


def _gives(draft: Draft, published: dt.date | None) -> bool:
    when = draft.date
    if when is None or when.basis not in ("stated", "anchored") or when.start is None or when.end is None:
        return False
    return (when.end - when.start).days < EXACT_DAYS and not is_historical(when.end, published)


def _with_date(coding: Coding, draft: Draft, givers: Sequence[Draft]) -> Draft:
    same = [giver for giver in givers if is_same(coding, draft, giver)]
    dates = {(giver.date.start, giver.date.end) for giver in same if giver.date}
    if len(dates) != 1 or same[0].date is None:
        return draft
    told = same[0].date
    when = When(start=told.start, end=told.end, text=told.text, basis="inherited")
    found = Evidence("date", "date.same-happening", same[0].trigger)
    kept = tuple(one for one in draft.evidence if one.field != "date")
    return replace(draft, date=when, evidence=(*kept, found))


def is_same(coding: Coding, one: Draft, two: Draft) -> bool:
    """Whether two drafts of an article tell one happening: type, status and parties agree.

    Modes may not contradict. Each of the two slots that both fill shares a party, and one of them is filled in both;
    where only one is, the predicate is the same word too.
    """
    if (one.event, one.status) != (two.event, two.status) or one.id == two.id:
        return False
    if one.mode and two.mode and one.mode != two.mode:
        return False
    shared = 0
    for slot in ("actors", "recipients"):
        first, second = ({coding.mention(mention).entity for mention in getattr(draft, slot)} for draft in (one, two))
        if first and second:
            if not first & second:
                return False
            shared += 1
    tokens = coding.analysis.tokens
    same_word = tokens[one.predicate].lemma == tokens[two.predicate].lemma
    return shared == 2 or (shared == 1 and same_word)
