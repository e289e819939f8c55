"""Units that reach further than the lexicons and the tagger knew: committees, cut names, shared nouns."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.actors.matching import NAMING
from diurna.actors.units import Unit
from diurna.actors.words import (
    NUMERALS,
)
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import agent_key, name_key
from diurna.records import Token

# What a house's name goes on to: "the Senate Foreign Relations Committee".
COMMITTEES = frozenset({"Committee", "Subcommittee", "Panel"})

LONG_NAME = 8  # words


def grow_houses(tokens: Sequence[Token], units: Sequence[Unit]) -> list[Unit]:
    """Make a house's committee one name, "and" and all: "the House Oversight and Reform Committee"."""
    offset = tokens[0].index if tokens else 0
    out: list[Unit] = []
    for unit in units:
        if out and unit.first < out[-1].last:
            continue
        end = unit.last - offset
        last = end
        while unit.kind == "body" and "LEG" in unit.sectors and last < min(len(tokens), end + LONG_NAME):
            word = tokens[last]
            if word.text in COMMITTEES:
                text = " ".join(token.text for token in tokens[unit.first - offset : last + 1])
                unit = replace(unit, last=offset + last + 1, name=text, rule="name.committee", default=False)
                break
            joins = last > end and word.text in ("and", "&", ",", "on", "of")
            if not joins and not (word.upos in NAMING and word.text[:1].isupper()):
                break
            last += 1
        out.append(unit)
    return out


def split_shared(tokens: Sequence[Token], units: Sequence[Unit], lexicon: ActorLexicon) -> list[Unit]:
    """Take a body's name apart where another country shares its noun: "Russian and Ukrainian forces"."""
    offset = tokens[0].index if tokens else 0
    out: list[Unit] = []
    for unit in units:
        start, end = unit.first - offset, unit.last - offset
        joined = start > 1 and tokens[start - 1].text.lower() in ("and", "&")
        if unit.kind == "body" and joined and out and out[-1].kind == "adjective" and out[-1].last == unit.first - 1:
            keys = [name_key(token.text) for token in tokens[start:end]]
            named = lexicon.names.entries.get((keys[0],))
            agent = lexicon.agents.entries.get(tuple(agent_key(token.text) for token in tokens[start + 1 : end]))
            if named is not None and named.kind == "adjective" and agent is not None:
                rule = f"lexicon.{named.id}"
                out.append(Unit(unit.first, unit.first + 1, "adjective", rule, named.name, named.country))
                rule = f"lexicon.{agent.id}"
                out.append(Unit(unit.first + 1, unit.last, "agent", rule, sectors=agent.sectors, agent=agent))
                continue
        out.append(unit)
    return out


def grow_persons(tokens: Sequence[Token], units: list[Unit]) -> list[Unit]:
    """Persons whose name the tagger cut short: "(Aleksandar) Vucic", a surname it left out, a title's bare name."""
    offset = tokens[0].index if tokens else 0
    owner = {index: position for position, unit in enumerate(units) for index in range(unit.first, unit.last)}
    out: list[Unit] = []
    for unit in units:
        if out and unit.first < out[-1].last:
            continue
        end = unit.last - offset
        if unit.kind == "person":
            grown = _name_end(tokens, end, owner, units)
            out.append(replace(unit, last=offset + grown))
            continue
        out.append(unit)
        if unit.agent is not None and unit.agent.office and tokens[end - 1].text[:1].isupper():
            start = end + 1 if end < len(tokens) and tokens[end].text == "(" else end
            if _bare_name(tokens, start, owner):
                grown = _name_end(tokens, start + 1, owner, units)
                out.append(Unit(offset + start, offset + grown, "person", "text.title"))
    return out


def _name_end(tokens: Sequence[Token], end: int, owner: dict[int, int], units: Sequence[Unit]) -> int:
    """Where a name ends that is known to reach to `end`, counted in the sentence."""
    if end < len(tokens) and tokens[end].text == ")" and _bare_name(tokens, end + 1, owner, units):
        end += 2
    joined = end + 1 < len(tokens) and tokens[end].text in ("-", "‐", "‑") and tokens[end + 1].index not in owner
    if joined and tokens[end - 1].span.end == tokens[end].span.start == tokens[end + 1].span.start - 1:
        end += 2
    while _bare_name(tokens, end, owner, units) and tokens[end].relation in ("flat", "flat:name"):
        end += 1
    if end < len(tokens) and tokens[end].text in NUMERALS and tokens[end].index not in owner:
        end += 1
    return end


def _bare_name(tokens: Sequence[Token], place: int, owner: dict[int, int], units: Sequence[Unit] = ()) -> bool:
    """Whether a capitalised proper noun stands here that no unit holds, or, given `units`, that a person's does."""
    if place >= len(tokens) or tokens[place].upos != "PROPN" or not tokens[place].text[:1].isupper():
        return False
    held = owner.get(tokens[place].index)
    return held is None or (bool(units) and units[held].kind == "person")
