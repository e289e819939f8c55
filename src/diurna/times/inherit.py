"""The same happening told twice in an article: a telling without a date takes that of the other."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Analysis, Coding, Draft, Evidence, Token, When
from diurna.times.clauses import BLOWS
from diurna.times.intervals import is_historical

# A date this exact is passed on; "last year" may hold two such happenings.
EXACT_DAYS = 15
DEFINITE = {"the", "this", "that", "these", "those"}


def inherit_dates(coding: Coding, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those without a date of their own with that of the same happening elsewhere in the article.

    "Troops fired on miners" in the headline happened on the day that the body tells. Nothing is inherited where two
    tellings have different dates, or from background: what happened years ago may have happened again.
    """
    drafts = _inherited(coding, drafts)
    return tuple(_from_what_it_names(coding, draft, drafts) if _lacks(draft) else draft for draft in drafts)


def _inherited(coding: Coding, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
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


def _gives(draft: Draft, published: dt.date | None, also: str = "") -> bool:
    when = draft.date
    if when is None or when.basis not in ("stated", "anchored", also) or when.start is None or when.end is None:
        return False
    return (when.end - when.start).days < EXACT_DAYS and not is_historical(when.end, published)


def _from_what_it_names(coding: Coding, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft that names a happening told before ("the shooting", "died in the attack"), with the date of that.

    Only where all tellings of that type before it are of one exact date.
    """
    if draft.status != "actual" or not _refers_back(coding, draft):
        return draft
    before = [
        other
        for other in drafts
        if other.event == draft.event and other.status == "actual" and other.trigger.start < draft.trigger.start
    ]
    dated = [other for other in before if _gives(other, coding.article.published, also="inherited")]
    dates = {(other.date.start, other.date.end) for other in dated if other.date}
    stated = [other for other in before if other.date and other.date.basis != "published"]
    if len(dates) != 1 or len(stated) != len(dated) or dated[0].date is None:
        return draft
    told = dated[0].date
    when = When(start=told.start, end=told.end, text=told.text, basis="inherited")
    kept = tuple(one for one in draft.evidence if one.field != "date")
    return replace(draft, date=when, evidence=(*kept, Evidence("date", "date.named-again", dated[0].trigger)))


def _refers_back(coding: Coding, draft: Draft) -> bool:
    """Whether a draft's words are, or have in them, a noun with "the" for a happening: "the raid", "killed in the raid"."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    nouns = [predicate] if predicate.upos == "NOUN" and not _is_told_of(analysis, predicate) else []
    if predicate.upos == "VERB":
        nouns = [one for one in analysis.children(predicate, "obl") if analysis.case_of(one) in ("in", "during")]
        nouns = [one for one in nouns if one.lemma.lower() in BLOWS]
    return any(child.text.lower() in DEFINITE for noun in nouns for child in analysis.children(noun, "det"))


def _is_told_of(analysis: Analysis, noun: Token) -> bool:
    """Whether a phrase says which happening is meant: "the fight against X" need not be the one told before."""
    return any(
        analysis.case_of(child) not in ("in", "at", "on")
        for child in analysis.children(noun, "nmod", "acl", "acl:relcl")
    )


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
