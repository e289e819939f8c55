"""Finding units: what the lexicons, the gazetteer and the name tagger know of a sentence, without overlaps."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from diurna.actors.grown import grow_houses, grow_persons, split_shared
from diurna.actors.home_places import HomePlaces
from diurna.actors.homonyms import GIVEN_NAMES, find_halves, halves_of, told_countries
from diurna.actors.matching import lexicon_units, unshout
from diurna.actors.ships import find_ships
from diurna.actors.tagged import find_cities, follows_preposition, is_settled, name_unit, owns_office
from diurna.actors.units import Unit
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import name_key
from diurna.lexicons.named import Named
from diurna.records import Analysis, Name, Sentence, Token


def find_units(
    analysis: Analysis, lexicon: ActorLexicon, gazetteer: HomePlaces, published: dt.date | None = None
) -> list[list[Unit]]:
    """The units of each sentence, in text order; names as they are known on the day of publication.

    1. Match the lexicons. 2. Add the tagger's names, trimmed of titles. 3. Keep the longest of those that overlap.
    """
    names: dict[int, list[Name]] = defaultdict(list)
    for name in analysis.names:
        if name.first < name.last <= len(analysis.tokens):
            names[analysis.sentence_of(analysis.tokens[name.first]).first].append(name)
    told = told_countries(analysis, lexicon)
    halves = halves_of(told, lexicon)
    full = [
        name
        for names_here in names.values()
        for name in names_here
        if name.kind == "PER" and name.last - name.first > 1
    ]
    surnames = {name_key(analysis.tokens[name.last - 1].text) for name in full}
    surnames |= GIVEN_NAMES.intersection(name_key(analysis.tokens[name.first].text) for name in full)
    called = {name_key(token.text) for name in full for token in analysis.tokens[name.first : name.last]}
    bodies = {name_key(analysis.tokens[name.first].text) for name in analysis.names if _is_long_body(analysis, name)}
    bodies -= called | {key for (key, *more) in lexicon.spells if not more}
    for here in names.values():
        here[:] = [_body_for_person(analysis, name, bodies) for name in here]
    return [
        _units_of(analysis, sentence, names[sentence.first], lexicon, gazetteer, surnames, told, halves, published)
        for sentence in analysis.sentences
    ]


def _is_long_body(analysis: Analysis, name: Name) -> bool:
    """Whether a name of the tagger's is an organisation's of several words, whose first may stand for all: "Aras Air"."""
    first = analysis.tokens[name.first].text
    return name.kind == "ORG" and name.last - name.first > 1 and len(first) > 3 and first.istitle()


def _body_for_person(analysis: Analysis, name: Name, bodies: Container[str]) -> Name:
    """A name as the tagger has it, but an organisation's where it took the first word of one for a person."""
    single = name.kind == "PER" and name.last - name.first == 1
    return replace(name, kind="ORG") if single and name_key(analysis.tokens[name.first].text) in bodies else name


def _units_of(
    analysis: Analysis,
    sentence: Sentence,
    names: Sequence[Name],
    lexicon: ActorLexicon,
    gazetteer: HomePlaces,
    surnames: set[str],
    told: Counter[str],
    halves: Mapping[str, Named],
    published: dt.date | None,
) -> list[Unit]:
    tokens = analysis.tokens_of(sentence)
    keys = [name_key(word) for word in unshout(tokens)]
    tagged = {index for name in names for index in range(name.first, name.last)}
    found = list(lexicon_units(tokens, keys, lexicon, gazetteer, tagged, told, published))
    found.extend(find_ships(tokens))
    found.extend(find_halves(tokens, halves))
    taken = {index for unit in found for index in range(unit.first, unit.last)}
    agents = {unit.first for unit in found if unit.kind == "agent"}
    towns = list(find_cities(tokens, keys, lexicon, gazetteer, taken, told))
    cities = {
        unit.first: unit
        for unit in towns
        if is_settled(analysis.tokens, unit, names, agents, follows_preposition(analysis, unit, sentence, surnames))
        or owns_office(tokens, unit, found, surnames)
        or any(unit.first < one.first and unit.last == one.last and one.kind == "country" for one in found)
    }
    found.extend(cities.values())
    for name in names:
        unit = name_unit(analysis.tokens, name, found, lexicon, surnames, towns)
        if unit is not None:
            found.append(unit)
    longest = [unit for unit in _longest(found, surnames, analysis.tokens) if unit.kind != "nothing"]
    kept = grow_houses(tokens, split_shared(tokens, longest, lexicon))
    return grow_persons(tokens, kept)


def _longest(units: Sequence[Unit], surnames: set[str], tokens: Sequence[Token]) -> list[Unit]:
    """The longest units that do not overlap; of two as long, the lexicon's, but a known surname is a person."""

    def rank(unit: Unit) -> tuple[int, int, int]:
        person = unit.kind == "person" and name_key(tokens[unit.first].text) in surnames
        return (
            unit.first - unit.last,
            0 if person else 1 if unit.rule.startswith(("lexicon", "homonym")) else 2,
            unit.first,
        )

    taken: set[int] = set()
    kept = []
    for unit in sorted(units, key=rank):
        covers = range(unit.first, unit.last)
        if not taken.intersection(covers):
            taken.update(covers)
            kept.append(unit)
    return sorted(kept, key=lambda unit: unit.first)
