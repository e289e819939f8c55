"""Who is killed is killed once: all attacks on that person which an article tells are of one day, told anywhere."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Coding, Draft, When
from diurna.times.inherit import lend

LETHAL = {"kill", "assassinate", "murder", "assassination", "killing", "execute"}
# "Over the past four years" a sniper killed many, and this one on some day of them.
EXACT_DAYS = 31


def date_killings(coding: Coding, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, attacks on a person who was killed with the narrowest date that the article gives for one of them.

    "The murder of Lee" is of 14 June 1982 where another sentence says "Lee was killed on 14 June 1982", and so is "the 1982
    murder". Nothing is lent where two dates contradict each other.
    """
    attacks = [draft for draft in drafts if draft.event == "ASSAULT" and draft.status == "actual"]
    found = {draft.id: _dated(coding, draft, attacks) for draft in attacks}
    return tuple(found.get(draft.id, draft) for draft in drafts)


def _dated(coding: Coding, draft: Draft, attacks: Sequence[Draft]) -> Draft:
    killed = _persons(coding, draft)
    same = [one for one in attacks if killed & _persons(coding, one)]
    dated = [(one, one.date) for one in same if one.date and one.date.basis in ("stated", "anchored")]
    if not dated or not any(_is_lethal(coding, one) for one in same):
        return draft
    giver, narrow = min(dated, key=lambda pair: _length(pair[1]))
    if _length(narrow) >= EXACT_DAYS or giver.id == draft.id or not all(_lies_within(narrow, one) for _, one in dated):
        return draft
    if draft.date is None or (draft.date.basis != "published" and _length(draft.date) <= _length(narrow)):
        return draft
    found = lend(draft, narrow, "date.killing", giver.trigger)
    return replace(found, historical=draft.historical or giver.historical)


def _length(when: When) -> float:
    return (when.end - when.start).days if when.start and when.end else float("inf")


def _lies_within(one: When, other: When) -> bool:
    after = other.start is None or (one.start is not None and other.start <= one.start)
    return after and (other.end is None or (one.end is not None and one.end <= other.end))


def _persons(coding: Coding, draft: Draft) -> set[str]:
    """The single persons, by entity, who suffer an attack."""
    mentions = [coding.mention(one) for one in draft.recipients]
    tokens = coding.analysis.tokens
    return {
        one.entity
        for one in mentions
        if coding.entity(one).kind == "person" and tokens[one.head].xpos in ("NNP", "NN", "PRP")
    }


def _is_lethal(coding: Coding, draft: Draft) -> bool:
    return coding.analysis.tokens[draft.predicate].lemma.lower() in LETHAL
