"""Whose those are who stand by somebody: "forces loyal to the president", "government troops"."""

from collections.abc import Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.words import words
from diurna.records import Analysis

# Before "to" or "with", these bind people to somebody of their own country.
LOYAL = words("loyal allied aligned faithful sympathetic affiliated")
BINDING = words("to with")
NEAR = 4  # words between "to" and the noun: "loyal to the defiant former president"


def add_loyal(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give "government forces" the country of the one government that the article tells of."""
    referents = [resolution.referents.get(resolution.of_phrase[phrase.number]) for phrase in phrases]
    agents = [phrase.core.agent.phrase.lower() if phrase.core.agent else "" for phrase in phrases]
    countries = {one.country for one, noun in zip(referents, agents, strict=True) if noun == "government"} - {None}
    if len(countries) != 1:
        return
    (country,) = countries
    for phrase, one, noun in zip(phrases, referents, agents, strict=True):
        if noun.startswith("government ") and "MIL" in one.sectors and not one.home and phrase.owner is None:
            one.country = country
            resolution.note(phrase.number, "setting.government")


def tell_loyal(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give those who are loyal to somebody his country: "forces loyal to Libyan commander Ali Omar"."""
    tokens = analysis.tokens
    for phrase in phrases:
        people = resolution.referents.get(resolution.of_phrase[phrase.number])
        at = phrase.last
        if phrase.core.kind != "agent" or people.home or people.members or at + 1 >= len(tokens):
            continue
        if tokens[at].text.lower() not in LOYAL or tokens[at + 1].text.lower() not in BINDING:
            continue
        lord = _named_after(phrases[phrase.number + 1 :], at + 2)
        whose = resolution.referents.get(resolution.of_phrase[lord.number]) if lord is not None else None
        if whose is not None and whose.country is not None:
            people.country = whose.country
            resolution.note(phrase.number, "text.loyal")


def _named_after(following: Sequence[Phrase], at: int) -> Phrase | None:
    """To whom people are loyal: the first phrase from a token on, past the possessor in "Yemen's president"."""
    near = [phrase for phrase in following[:3] if at <= phrase.first <= at + NEAR]
    owned = (phrase for phrase in near[1:] if phrase.owner == near[0].head)
    return next(owned, near[0] if near else None)
