"""The same happening told twice in an article: a telling without a date takes that of the other."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Analysis, Coding, Draft, Evidence, Span, Token, When
from diurna.times.attach import SAYING
from diurna.times.clauses import BLOWS
from diurna.times.intervals import is_historical

# A date this exact is passed on; "last year" may hold two such happenings.
EXACT_DAYS = 15
# Who leaves an office leaves it once, by whatever word.
LEAVING = {"resign", "resignation", "leave", "quit", "step", "departure", "depart"}
ANOTHER = {"also", "again", "previously", "separately"}
OFFICES = {"office", "post", "position", "job", "role", "seat", "power"}
ANNOUNCING = {"announce", "declare"}
DEFINITE = {"the", "this", "that", "these", "those"}


def inherit_dates(coding: Coding, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those without a date of their own with that of the same happening elsewhere in the article.

    "Troops fired on miners" in the headline happened on the day that the body tells. Nothing is inherited where two
    tellings have different dates, or from background: what happened years ago may have happened again.
    """
    drafts = _inherited(coding, drafts)
    return tuple(
        _from_what_it_names(coding, draft, drafts) if lacks(draft) or has_day_of_saying(coding, draft) else draft
        for draft in drafts
    )


def has_day_of_saying(coding: Coding, draft: Draft) -> bool:
    """Whether a draft is dated by the verb of saying above it only: "said on Sunday that six died in the attack"."""
    above = next((one.span for one in draft.evidence if one.rule == "date.governing-clause"), None)
    if above is None or not draft.claims:
        return False
    return any(token.lemma in SAYING for token in coding.analysis.tokens_in(above))


def _inherited(coding: Coding, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    givers: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        if gives(draft, coding.article.published, also="inherited"):
            givers.setdefault((_kind(draft), draft.status), []).append(draft)
    return tuple(
        _with_date(coding, draft, givers.get((_kind(draft), draft.status), ())) if lacks(draft) else draft
        for draft in drafts
    )


def _kind(draft: Draft) -> str:
    """A draft's type; to leave an office is one, whether it is announced or told to come."""
    return "CONCEDE" if draft.event == "RETREAT" and draft.status == "future" else draft.event


def lend(draft: Draft, when: When, rule: str, span: Span) -> Draft:
    """A draft with days that its own sentence does not tell: basis "inherited", for the reason `rule`, told at `span`."""
    kept = tuple(one for one in draft.evidence if one.field != "date")
    return replace(draft, date=replace(when, basis="inherited"), evidence=(*kept, Evidence("date", rule, span)))


def lacks(draft: Draft) -> bool:
    """Whether nothing dates a draft so far, and it is no background."""
    return draft.date is not None and draft.date.basis == "published" and not draft.historical


def gives(draft: Draft, published: dt.date | None, also: str = "") -> bool:
    """Whether a draft has an exact date of these days by its own words, or by the basis in `also`."""
    when = draft.date
    if when is None or when.basis not in ("stated", "anchored", also) or when.start is None or when.end is None:
        return False
    return (when.end - when.start).days < EXACT_DAYS and not is_historical(when.end, published)


def _from_what_it_names(coding: Coding, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft that names a happening told before ("the shooting", "died in the attack"), with the date of that.

    Only where all tellings of that type before it are of one exact date.
    """
    if draft.status != "actual" or not refers_back(coding, draft):
        return draft
    before = [
        other
        for other in drafts
        if other.event == draft.event and other.status == "actual" and other.trigger.start < draft.trigger.start
    ]
    dated = [other for other in before if gives(other, coding.article.published, also="inherited")]
    dates = {(other.date.start, other.date.end) for other in dated if other.date}
    stated = [other for other in before if other.date and other.date.basis != "published"]
    if len(dates) != 1 or len(stated) != len(dated) or dated[0].date is None:
        return draft
    return lend(draft, dated[0].date, "date.named-again", dated[0].trigger)


def refers_back(coding: Coding, draft: Draft) -> bool:
    """Whether a draft's words are, or have in them, a noun with "the" for a happening.

    "The raid", "killed in the raid", "the raid killed two", "claimed responsibility for the raid".
    """
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    nouns = [predicate] if predicate.upos == "NOUN" and not _is_told_of(analysis, predicate) else []
    if predicate.upos == "VERB":
        nouns = [one for one in analysis.children(predicate, "obl") if analysis.case_of(one) in ("in", "during")]
        nouns += analysis.children(predicate, "nsubj")
        if any(thing.lemma == "responsibility" for thing in analysis.children(predicate, "obj")):
            claimed = [predicate, *analysis.children(predicate, "obj")]
            nouns += [one for word in claimed for one in analysis.children(word, "obl", "nmod")]
        nouns = [one for one in nouns if one.lemma.lower() in BLOWS]
    return any(child.text.lower() in DEFINITE for noun in nouns for child in analysis.children(noun, "det"))


def _is_told_of(analysis: Analysis, noun: Token) -> bool:
    """Whether a phrase says which happening is meant: "the fight against X" need not be the one told before."""
    return any(
        analysis.case_of(child) not in ("in", "at", "on")
        for child in analysis.children(noun, "nmod", "acl", "acl:relcl")
    )


def _with_date(coding: Coding, draft: Draft, givers: Sequence[Draft]) -> Draft:
    if _adds_another(coding, draft):
        return draft
    same = [giver for giver in givers if is_same(coding, draft, giver)]
    dates = {(giver.date.start, giver.date.end) for giver in same if giver.date}
    if len(dates) != 1 or same[0].date is None:
        return draft
    return lend(draft, same[0].date, "date.same-happening", same[0].trigger)


def is_same(coding: Coding, one: Draft, two: Draft) -> bool:
    """Whether two drafts of an article tell one happening: type, status and parties agree.

    Modes may not contradict. Each of the two slots that both fill shares a party, and one of them is filled in both;
    where only one is, the predicate is the same word too.
    """
    if (_kind(one), one.status) != (_kind(two), two.status) or one.id == two.id:
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
    return shared == 2 or (shared == 1 and _is_same_word(coding, one, two))


def _adds_another(coding: Coding, draft: Draft) -> bool:
    """Whether a draft is told as one more of its kind: "he also accused them", "they were arrested again"."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    verbs = [predicate, *(above for above in analysis.ancestors(predicate) if above.upos == "VERB")]
    return any(child.text.lower() in ANOTHER for verb in verbs for child in analysis.children(verb, "advmod"))


def _is_same_word(coding: Coding, one: Draft, two: Draft) -> bool:
    """Whether two drafts are told by one word, or both by words for leaving an office."""
    analysis = coding.analysis
    first, second = (analysis.tokens[draft.predicate] for draft in (one, two))
    if first.lemma == second.lemma and first.lemma not in LEAVING | ANNOUNCING:
        return True
    if _other_office(analysis, first) != _other_office(analysis, second):
        return False
    words = [{token.lemma, *(child.lemma for child in analysis.children(token, "obj"))} for token in (first, second)]
    if first.lemma == second.lemma and not (words[0] | words[1]) & LEAVING:
        return True
    if any(_other_office(analysis, token) for token in (first, second)):
        return False
    return bool(words[0] & LEAVING and words[1] & LEAVING)


def _other_office(analysis: Analysis, leaving: Token) -> bool:
    """Whether a word for leaving says what is left, beyond "office": "resign leadership of the party"."""
    left = [*analysis.children(leaving, "obj"), *analysis.children(leaving, "nmod")]
    return any(one.lemma not in LEAVING | OFFICES and analysis.case_of(one) in ("", "from", "as") for one in left)
