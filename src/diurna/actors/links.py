"""Links between phrases: whose a party is by a possessor before it, and by "of X" behind it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from diurna.actors.phrases import _NONE, Phrase
from diurna.actors.words import (
    COURTS_OF,
    DIRECTIONS,
)
from diurna.records import Analysis, Token

# Behind a phrase, these tell whose someone is, or where.
BINDING = frozenset({"of", "for", "in", "from", "at", "within", "inside"})


def link_phrases(analysis: Analysis, phrases: Sequence[Phrase], start: int) -> list[Phrase]:
    """Number the phrases of a sentence from `start`, and link each to its possessor and its "of X"."""
    joined = _join_owners(analysis, phrases)
    numbered = [replace(phrase, number=start + place) for place, phrase in enumerate(joined)]
    tokens = analysis.tokens
    out = []
    for place, phrase in enumerate(numbered):
        owner = None
        opening = phrase.first - 1 if tokens[phrase.first].relation != "nmod:poss" else phrase.first
        if place and _is_hyphened(tokens, numbered[place - 1], phrase):
            opening = numbered[place - 1].first - 1  # "Yemen's Saudi-backed government"
        while opening > 0 and tokens[opening].upos == "ADV":
            opening -= 1  # "Iran's most prominent prisoners"
        if opening > 0 and tokens[opening].xpos == "POS":
            possessor = next((one for one in reversed(numbered[:place]) if one.last == opening), None)
            owner = possessor.head if possessor is not None else opening - 1
        elif (
            place
            and numbered[place - 1].core.kind == "person"
            and numbered[place - 1].last == phrase.first
            and not (phrase.core.agent is not None and phrase.core.agent.sectors == ("CVL",))
        ):
            # "the Biden administration", "Putin spokesman Ivan Petrov"
            owner = numbered[place - 1].head
        elif tokens[phrase.first].xpos == "PRP$":
            owner = phrase.first
        elif opening >= 0 and opening != phrase.first and tokens[opening].xpos == "PRP$":
            owner = opening
        preposition, of = "", _NONE
        if phrase.title is not None or phrase.core.default:
            preposition, of = _complement(tokens, phrase, numbered[place + 1 :])
        out.append(replace(phrase, owner=owner, of=of, preposition=preposition))
    return out


def _join_owners(analysis: Analysis, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Make "Peru and Chile's ministers" one phrase of two countries: a plural that two own, one "'s" for both."""
    tokens = analysis.tokens
    out: list[Phrase] = []
    for phrase in phrases:
        if len(out) > 1 and phrase.core.kind == "agent" and phrase.plural and not phrase.places:
            one, other = out[-2:]
            both = one.core.places and other.core.places and one.title is None and other.title is None
            between = [token.text.lower() for token in tokens[one.last : other.first]]
            owned = other.last == phrase.first - 1 and tokens[other.last].xpos == "POS"
            if both and owned and between == ["and"]:
                del out[-2:]
                phrase = replace(phrase, first=one.first, places=(one.core, other.core))
        out.append(phrase)
    return out


def _complement(tokens: Sequence[Token], phrase: Phrase, following: Sequence[Phrase]) -> tuple[str, tuple[int, ...]]:
    """The preposition after a phrase and the phrases that follow it, coordinated ones too."""
    at = _past_subject(tokens, phrase)
    following = [one for one in following if one.first >= at]
    if not following or at >= len(tokens) or tokens[at].text.lower() not in BINDING:
        return "", ()
    if at + 1 < len(tokens) and tokens[at + 1].xpos == "VBG":
        return "", ()  # "accused the minister of misleading parliament"
    # "Of the U.N.-backed Libyan government": whose it is stands behind the hyphen.
    backing = {other.number: one for one, other in pairwise(following) if _is_hyphened(tokens, one, other)}
    led = {one.number for one in backing.values()}
    following = [one for one in following if one.number not in led]
    found: list[int] = []
    end = at + 1
    owned = 0
    for place, candidate in enumerate(following):
        if candidate.number == owned:
            continue
        between = tokens[end : backing.get(candidate.number, candidate).first]
        joined = all(
            token.upos == "DET" or token.text.lower() in (*DIRECTIONS, *((",", "and") if found else ()))
            for token in between
        )
        if (
            not joined
            or candidate.core.kind == "person"
            or (found and not any(t.text in ("and", ",") for t in between))
        ):
            break
        after = following[place + 1] if place + 1 < len(following) else None
        owned_next = after is not None and candidate.last + 1 == after.first and tokens[candidate.last].xpos == "POS"
        if after is not None and owned_next and (after.core.kind in ("agent", "name") or after.core.default):
            candidate = after  # "the head of Serbia's army" is the army's
            owned = after.number
        found.append(candidate.number)
        end = candidate.last
    return tokens[at].text.lower(), tuple(found)


def _is_hyphened(tokens: Sequence[Token], one: Phrase, other: Phrase) -> bool:
    """Whether a phrase is a compound's part before another: "Saudi-backed government", "Iran-backed Houthi rebels"."""
    near = one.last < other.first <= one.last + 2 and tokens[one.last].text == "-"
    return near and one.core.places and tokens[one.last + 1].text.lower().endswith("ed")


def _past_subject(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where the preposition stands that tells whose someone is: past "of modern history" in "professor of ... at Yale"."""
    at = phrase.last
    court = phrase.title is not None and tokens[at - 1].text.lower() in ("court", "courts")
    if court and at + 1 < len(tokens) and tokens[at].text == "of" and tokens[at + 1].text.lower() in COURTS_OF:
        at += 2  # "the Supreme Court of Justice of Austria"
    if at + 1 < len(tokens) and tokens[at].text == "(":
        # A name in another tongue: "the court (Oberster Gerichtshof) of Austria".
        closed = next((token.index for token in tokens[at : at + 8] if token.text == ")"), None)
        if closed is not None and closed + 1 < len(tokens) and tokens[closed + 1].text == "of":
            at = closed + 1
    if phrase.title is None or "EDU" not in phrase.title.sectors or at >= len(tokens):
        return at
    if tokens[at].text.lower() not in ("of", "in"):
        return at
    end = at + 1
    while end < len(tokens) and (tokens[end].upos in ("NOUN", "ADJ", "PROPN") or tokens[end].text in ("and", "&")):
        end += 1
    return end if at + 1 < end < len(tokens) and tokens[end].text.lower() == "at" else at
