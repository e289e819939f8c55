"""What the name tagger tells: persons, organisations and places, trimmed of titles, with the gazetteer's towns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diurna.actors.home_places import HomePlace, HomePlaces
from diurna.actors.homonyms import which_place
from diurna.actors.organisations import PREPOSITIONS, sectors_of_name
from diurna.actors.units import Unit
from diurna.actors.words import (
    BEFORE_PLACES,
    DIRECTIONS,
    HONORIFICS,
    LOCATIVES,
    TERRITORIES,
    WATERS,
    words,
)
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import name_key
from diurna.records import Analysis, Name, Sentence, Token

LOCAL_OFFICES = words(
    "governor mayor administration police authority council parliament legislature prosecutor premier"
)
# What a village does or suffers as well as a man, what only people suffer, and what is held against them.
OF_PLACES = words("lie have become see suffer fall border host remain be include stand face sit witness experience")
OF_PERSONS = words(
    "arrest detain jail charge indict convict sentence accuse blame sue find appoint name elect nominate summon question "
    "kill murder shoot stab release free pardon acquit extradite deport impeach sack dismiss fire oust interrogate try"
)
OF_INQUIRIES = words("investigation probe inquiry case charge lawsuit complaint warrant allegation accusation suit")
PARTS = TERRITORIES - {"city", "town"}  # "Washington City" is not the capital
LONG_NAME = 3  # words, from which a name has a noun of its own that says what the body is


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


def is_settled(
    tokens: Sequence[Token], unit: Unit, names: Iterable[Name], agents: set[int], prepositions: bool
) -> bool:
    """Whether a gazetteer match is a place here: the tagger says so, or it modifies an agent noun.

    `tokens` are all of the article: with a place's name the tagger may take what sort of place it is ("Borno state").
    """
    for name in names:
        if name.first < unit.last and unit.first < name.last:
            # The tagger sometimes takes a city for a person, a preposition of place tells better.
            if name.kind == "ORG" and (unit.last in agents or _opens_body(unit, name, agents)):
                return True
            fits = name.kind == "LOC" or (name.kind == "PER" and prepositions)
            sort = tokens[unit.last : name.last] if unit.first == name.first and name.kind == "LOC" else ()
            same = name.last - name.first == unit.last - unit.first
            return fits and (same or (bool(sort) and all(token.text.lower() in PARTS for token in sort)))
    return unit.last in agents


def owns_office(tokens: Sequence[Token], unit: Unit, found: Iterable[Unit], surnames: set[str]) -> bool:
    """Whether a place of whose name nobody is told has an office of its own: "Kharkiv's governor"."""
    after = unit.last - tokens[0].index
    if after >= len(tokens) or tokens[after].xpos != "POS" or name_key(tokens[after - 1].text) in surnames:
        return False
    near = (one for one in found if one.agent is not None and unit.last < one.first <= unit.last + 2)
    return any(one.agent is not None and one.agent.phrase.split()[-1] in LOCAL_OFFICES for one in near)


def _opens_body(unit: Unit, name: Name, agents: set[int]) -> bool:
    """Whether a place opens or ends the name of a body with an agent noun: "Oregon Water Authority", "University of Ohio"."""
    opens = unit.first == name.first and any(unit.last < agent < name.last for agent in agents)
    return opens or (unit.last == name.last and any(name.first <= agent < unit.first for agent in agents))


def follows_preposition(analysis: Analysis, unit: Unit, sentence: Sentence, surnames: set[str]) -> bool:
    """Whether a preposition of place stands before a town, and nobody of the article is called so."""
    if unit.first == sentence.first or name_key(analysis.tokens[unit.last - 1].text) in surnames:
        return False
    return analysis.tokens[unit.first - 1].text.lower() in BEFORE_PLACES


def name_unit(
    tokens: Sequence[Token],
    name: Name,
    known: Sequence[Unit],
    lexicon: ActorLexicon,
    surnames: set[str],
    towns: Sequence[Unit] = (),
) -> Unit | None:
    """A tagger's name as a unit; None where the lexicons explain it better.

    `towns` are all places of the sentence, those in names as well: "the Ohio Department of Parks" is in Ohio.
    """
    while name.last - name.first > 1 and tokens[name.last - 1].upos == "PUNCT":
        name = replace(name, last=name.last - 1)  # "The Hague -" of "The Hague-based"
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
    head = _head_of_name(tokens, name, inside) if name.kind == "ORG" else None
    around = [unit for unit in known if unit.first < name.last and name.first < unit.last]
    if any(_explains(tokens, unit, name, head) for unit in around) or any(
        token.text == "and" for token in tokens[first : name.last]
    ):
        return None
    if any((unit.first, unit.last) == (first, name.last) for unit in inside):
        return None
    if name.kind == "LOC" and not inside and is_personal(tokens, name, towns):
        return Unit(first, name.last, "person", "name.person")
    if name.kind == "ORG":
        # "The Senate of Puerto Rico" is not the one that is meant where no country is told.
        telling = sorted((unit for unit in inside if unit.country), key=lambda unit: unit.default)
        country = telling[0].country if telling else None
        adjective = next((unit.first for unit in known if unit.kind == "adjective" and unit.last == first), first)
        ending = {unit.first for unit in inside if unit.kind == "country" and unit.last == name.last}
        sectors = sectors_of_name(
            [token.text for token in tokens[first : min(ending, default=name.last)]],
            of_a_country=country is not None or adjective < first,
        )
        headed = next((unit for unit in inside if unit.kind == "body" and unit.first == first and unit.default), None)
        if not sectors and headed is not None:
            sectors = headed.sectors  # "House of the East Delhi Corporation"
        if country is None and sectors:
            country = next((town.country for town in towns if town.first == first and town.last < name.last), None)
        return Unit(first, name.last, "name", "name.organisation", None, country, sectors=sectors)
    return _location(tokens, name, inside)


def is_personal(tokens: Sequence[Token], name: Name, towns: Sequence[Unit]) -> bool:
    """Whether a single name that no gazetteer has, and that the tagger takes for a place, acts or suffers as a person does.

    "Demanded that Yediyurappa resign", "found Barbarin guilty", "an inquiry into Boztepe".
    """
    if name.last - name.first != 1 or any(town.first <= name.first < town.last for town in towns):
        return False
    token = tokens[name.first]
    governor = tokens[token.head] if token.head >= 0 else None
    if governor is None or not token.text.istitle():
        return False
    if token.relation == "nsubj" and governor.upos == "VERB":
        return governor.lemma.lower() not in OF_PLACES
    if token.relation in ("obj", "nsubj:pass"):
        return governor.lemma.lower() in OF_PERSONS
    before = tokens[name.first - 1].text.lower() if name.first else ""
    return before in ("into", "against") and governor.lemma.lower() in OF_INQUIRIES


def _explains(tokens: Sequence[Token], unit: Unit, name: Name, head: int | None) -> bool:
    """Whether the lexicon knows the noun that a name hangs from: "Union" of "Kenya Union", not "Congress" of "Congress of Unions"."""
    if not (name.first <= unit.first if head is None else unit.first <= head < unit.last):
        return False
    goes_on = unit.last < name.last and tokens[unit.last].text.lower() in PREPOSITIONS
    return unit.kind == "agent" or (head is not None and unit.kind == "body" and not goes_on)


def _head_of_name(tokens: Sequence[Token], name: Name, inside: Sequence[Unit]) -> int | None:
    """The noun that a body's name of several words hangs from: "Commission" in "Commission on Human Rights"; None if short."""
    if name.last - name.first < LONG_NAME:
        return None
    of = (index for index in range(name.first + 1, name.last) if tokens[index].text.lower() in PREPOSITIONS)
    end = next(of, name.last)
    if end == name.last and any(unit.kind == "country" and unit.last == end for unit in inside):
        end -= 1  # "Youth Forum Zimbabwe"
    return end - 1


def _location(tokens: Sequence[Token], name: Name, inside: Sequence[Unit]) -> Unit | None:
    words = {tokens[index].text.lower() for index in range(name.first, name.last)}
    covered = {index for unit in inside for index in range(unit.first, unit.last)}
    rest = {tokens[index].text.lower() for index in range(name.first, name.last) if index not in covered}
    if inside and rest <= DIRECTIONS | PARTS | {"the", "'s", "’s"}:
        return None
    country = None if words & WATERS else next((unit.country for unit in inside if unit.country), None)
    return Unit(name.first, name.last, "place", "name.place", None, country)
