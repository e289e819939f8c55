"""Offices as they are worded before a name or by themselves: "deputy foreign minister", former or not."""

from collections.abc import Sequence

from diurna.actors.units import Unit
from diurna.actors.words import (
    DIRECTIONS,
    FORMER,
    OFFICE_ADJECTIVES,
    TIMES,
)
from diurna.records import Analysis, Token


def worded_office(analysis: Analysis, first: int, title: Unit, places: Sequence[Unit]) -> str | None:
    """The office as worded: the agent phrase with the nouns and office adjectives before it."""
    if title.agent is None or not title.agent.office:
        return None
    stop = max([first, *(unit.last for unit in places if unit.last <= title.first)])
    start = title.first
    while start > stop and _belongs_to_office(analysis, analysis.tokens[start - 1], analysis.tokens[start]):
        start -= 1
    words = [_without_former(token.text) for token in analysis.tokens[start : title.last]]
    text = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)
    return text.replace(" - ", "-")


def _without_former(word: str) -> str:
    """A word without "ex-": the office of an ex-minister is that of a minister."""
    before, hyphen, after = word.partition("-")
    return after if hyphen and before.lower() in FORMER else word


def _belongs_to_office(analysis: Analysis, token: Token, following: Token) -> bool:
    word = token.text.lower()
    if word in FORMER or word in DIRECTIONS or word in TIMES:
        return False
    if token.text == "-":
        return (
            following.text.lower() not in FORMER
            and token.index > 0
            and (analysis.tokens[token.index - 1].text.lower() not in FORMER)
        )
    if token.upos in ("NOUN", "PROPN"):
        return True
    return word in OFFICE_ADJECTIVES


def is_former(analysis: Analysis, first: int, left: int, core: int) -> bool:
    """Whether a word before an office says that it was given up: "former", "ex-"."""
    before = analysis.tokens[max(first, left - 3) : core]
    return any(token.text.lower().partition("-")[0] in FORMER for token in before)
