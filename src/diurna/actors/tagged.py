"""What the name tagger tells: persons, organisations and places, trimmed of titles, with the gazetteer's towns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from diurna.actors.home_places import HomePlace, HomePlaces
from diurna.actors.homonyms import which_place
from diurna.actors.organisations import sectors_of_name
from diurna.actors.units import Unit
from diurna.actors.words import (
    BEFORE_PLACES,
    DIRECTIONS,
    HONORIFICS,
    LOCATIVES,
    WATERS,
)
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import name_key
from diurna.records import Analysis, Name, Sentence, Token


def find_cities(
    tokens: Sequence[Token],
    keys: Sequence[str],
    lexicon: ActorLexicon,
    gazetteer: HomePlaces,
    taken: set[int],
    told: Counter[str],
) -> Iterator[Unit]:
    """Towns and provinces of a sentence that no other unit holds, as the gazetteer knows them."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        hit = None
        if token.text[:1].isupper() and token.index not in taken:
            hit = gazetteer.places.longest(keys, place)
        if hit is None or all(word.upos != "PROPN" for word in tokens[place : hit[0]]):
            place += 1
            continue
        end, found = hit
        yield _place_unit(token.index, token.index + end - place, which_place(found, told), lexicon)
        place = end


def _place_unit(first: int, last: int, place: HomePlace, lexicon: ActorLexicon) -> Unit:
    if place.capital:
        return Unit(first, last, "seat", "gazetteer", lexicon.country_name(place.country), place.country)
    return Unit(first, last, "place", "gazetteer", place.name, place.country)


def is_settled(unit: Unit, names: Iterable[Name], agents: set[int], prepositions: bool) -> bool:
    """Whether a gazetteer match is a place here: the tagger says so, or it modifies an agent noun."""
    for name in names:
        if name.first < unit.last and unit.first < name.last:
            # The tagger sometimes takes a city for a person, a preposition of place tells better.
            if name.kind == "ORG" and unit.last in agents:
                return True
            fits = name.kind == "LOC" or (name.kind == "PER" and prepositions)
            return fits and name.last - name.first == unit.last - unit.first
    return unit.last in agents


def follows_preposition(analysis: Analysis, unit: Unit, sentence: Sentence, surnames: set[str]) -> bool:
    """Whether a preposition of place stands before a town, and nobody of the article is called so."""
    if unit.first == sentence.first or name_key(analysis.tokens[unit.last - 1].text) in surnames:
        return False
    return analysis.tokens[unit.first - 1].text.lower() in BEFORE_PLACES


def name_unit(
    tokens: Sequence[Token], name: Name, known: Sequence[Unit], lexicon: ActorLexicon, surnames: set[str]
) -> Unit | None:
    """A tagger's name as a unit; None where the lexicons explain it better."""
    inside = [unit for unit in known if name.first <= unit.first and unit.last <= name.last]
    first = name.first
    single = name_key(tokens[first].text)
    here = name.kind == "LOC" and first > 0 and tokens[first - 1].text.lower() in LOCATIVES
    if (
        name.last - first == 1
        and not here
        and (single in surnames or (single,) in lexicon.spells or (single.lower(),) in lexicon.spells)
    ):
        return Unit(first, name.last, "person", "name.person")
    if name.kind == "PER":
        ordered = sorted(inside, key=lambda unit: unit.first)
        # "United States District Judge" is a title that the tagger took for a name.
        from_start_to_end = len(ordered) > 1 and ordered[0].first == first and ordered[-1].last == name.last
        if from_start_to_end and ordered[-1].kind == "agent":
            return None
        for place, unit in enumerate(ordered):
            titled = (
                place + 1 < len(ordered)
                and ordered[place + 1].kind == "agent"
                and ordered[place + 1].first == unit.last
            )
            whose = unit.kind in ("country", "body", "seat", "place") and titled
            if unit.first == first and unit.last < name.last and (unit.kind in ("agent", "adjective") or whose):
                first = unit.last
        ages = [index for index in range(first, name.last - 1) if tokens[index].text.lower() == "old"]
        if ages and tokens[first].text[:1].isdigit():
            first = ages[0] + 1  # "28-year-old Jan Bos"
        while first < name.last - 1 and (
            name_key(tokens[first].text).lower() in HONORIFICS or tokens[first].upos in ("DET", "PUNCT")
        ):
            first += 1
        if any((unit.first, unit.last) == (first, name.last) and unit.kind != "place" for unit in inside):
            return None
        if name.last - first == 1 and name_key(tokens[first].text).lower() in HONORIFICS:
            return None
        return Unit(first, name.last, "person", "name.person")
    if any(unit.kind == "agent" for unit in inside) or any(token.text == "and" for token in tokens[first : name.last]):
        return None
    if any((unit.first, unit.last) == (first, name.last) for unit in inside):
        return None
    if name.kind == "ORG":
        country = next((unit.country for unit in inside if unit.country), None)
        sectors = sectors_of_name([token.text for token in tokens[first : name.last]])
        return Unit(first, name.last, "name", "name.organisation", None, country, sectors=sectors)
    return _location(tokens, name, inside)


def _location(tokens: Sequence[Token], name: Name, inside: Sequence[Unit]) -> Unit | None:
    words = {tokens[index].text.lower() for index in range(name.first, name.last)}
    covered = {index for unit in inside for index in range(unit.first, unit.last)}
    rest = {tokens[index].text.lower() for index in range(name.first, name.last) if index not in covered}
    if inside and rest <= DIRECTIONS | {"the", "'s", "’s"}:
        return None
    country = None if words & WATERS else next((unit.country for unit in inside if unit.country), None)
    return Unit(name.first, name.last, "place", "name.place", None, country)
