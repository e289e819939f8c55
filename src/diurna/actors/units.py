"""Units: the words of a sentence that a lexicon or the name tagger knows, without overlaps."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from diurna.actors.counted import COUNTED, PERSONS, counts_people
from diurna.actors.gazetteer import Gazetteer, Place
from diurna.actors.homonyms import COMMON_NAMES, GIVEN_NAMES, is_state, told_countries, which_place
from diurna.actors.organisations import sectors_of_name
from diurna.actors.words import (
    BEFORE_PLACES,
    DIRECTIONS,
    HONORIFICS,
    LOCATIVES,
    NOUNLESS,
    NUMERALS,
    PREFIXES,
    SHORTENED,
    WATERS,
    words,
)
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import agent_key, lowered, name_key
from diurna.lexicons.named import Agent, Named
from diurna.records import Analysis, Name, Sentence, Token

UnitKind = Literal["country", "adjective", "people", "seat", "body", "agent", "person", "place", "name", "nothing"]

# Offices that are told apart by what follows: "minister of sport", "secretary for trade".
OPEN_OFFICES = words("minister ministry secretary department commissioner")
# What a house's name goes on to: "the Senate Foreign Relations Committee".
COMMITTEES = frozenset({"Committee", "Subcommittee", "Panel"})
BUILDINGS = frozenset({"Government", "State", "Opera", "Leinster", "Parliament", "Custom", "Manor"})
LONG_NAME = 8  # words
NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
COUNTERPART = Agent("counterpart", "counterpart", (), True)


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (exclusive) and what they are known as.

    "place" is a place that is no country's seat; "name" a name of the tagger's that no lexicon knows; "nothing" is what a
    custom lexicon wants passed over, and is dropped in the end. `country` is
    what the words themselves tell of the country, `name` is the lexicon's where it has one.
    """

    first: int
    last: int
    kind: UnitKind
    rule: str
    name: str | None = None
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    agent: Agent | None = None
    default: bool = False

    @property
    def places(self) -> bool:
        """Whether the unit says, as a modifier, whose a party is."""
        return self.kind not in ("agent", "person") and bool(self.country or self.short)


def find_units(
    analysis: Analysis, lexicon: ActorLexicon, gazetteer: Gazetteer, published: dt.date | None = None
) -> list[list[Unit]]:
    """The units of each sentence, in text order; names as they are known on the day of publication.

    1. Match the lexicons. 2. Add the tagger's names, trimmed of titles. 3. Keep the longest of those that overlap.
    """
    names: dict[int, list[Name]] = defaultdict(list)
    for name in analysis.names:
        if name.first < name.last <= len(analysis.tokens):
            names[analysis.sentence_of(analysis.tokens[name.first]).first].append(name)
    told = told_countries(analysis, lexicon)
    full = [
        name
        for names_here in names.values()
        for name in names_here
        if name.kind == "PER" and name.last - name.first > 1
    ]
    surnames = {name_key(analysis.tokens[name.last - 1].text) for name in full}
    surnames |= GIVEN_NAMES.intersection(name_key(analysis.tokens[name.first].text) for name in full)
    return [
        _units_of(analysis, sentence, names[sentence.first], lexicon, gazetteer, surnames, told, published)
        for sentence in analysis.sentences
    ]


def _units_of(
    analysis: Analysis,
    sentence: Sentence,
    names: Sequence[Name],
    lexicon: ActorLexicon,
    gazetteer: Gazetteer,
    surnames: set[str],
    told: Counter[str],
    published: dt.date | None,
) -> list[Unit]:
    tokens = analysis.tokens_of(sentence)
    keys = [name_key(word) for word in _unshout(tokens)]
    tagged = {index for name in names for index in range(name.first, name.last)}
    found = list(_lexicon_units(tokens, keys, lexicon, gazetteer, tagged, told, published))
    taken = {index for unit in found for index in range(unit.first, unit.last)}
    agents = {unit.first for unit in found if unit.kind == "agent"}
    cities = {
        unit.first: unit
        for unit in _cities(tokens, keys, lexicon, gazetteer, taken, told)
        if _settled(unit, names, agents, _after_preposition(analysis, unit, sentence, surnames))
        or any(unit.first < one.first and unit.last == one.last and one.kind == "country" for one in found)
    }
    found.extend(cities.values())
    for name in names:
        unit = _name_unit(analysis.tokens, name, found, lexicon, surnames)
        if unit is not None:
            found.append(unit)
    longest = [unit for unit in _longest(found, surnames, analysis.tokens) if unit.kind != "nothing"]
    kept = _grow_houses(tokens, _split_shared(tokens, longest, lexicon))
    return _grow_persons(tokens, kept)


def _grow_houses(tokens: Sequence[Token], units: Sequence[Unit]) -> list[Unit]:
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


def _split_shared(tokens: Sequence[Token], units: Sequence[Unit], lexicon: ActorLexicon) -> list[Unit]:
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


def _unshout(tokens: Sequence[Token]) -> list[str]:
    """The words; those of a sentence in capitals as titles, so that "RUSSIA" is found but "US" stays."""
    words = [token.text for token in tokens]
    letters = [word for word in words if word[:1].isalpha()]
    long = len(letters) > 3 or (len(letters) > 1 and all(len(word) > 4 for word in letters))
    if long and all(word == word.upper() for word in letters):
        return [word.title() if len(word) > 3 else word for word in words]
    return words


def _lexicon_units(
    tokens: Sequence[Token],
    keys: Sequence[str],
    lexicon: ActorLexicon,
    gazetteer: Gazetteer,
    tagged: set[int],
    told: Counter[str],
    published: dt.date | None,
) -> Iterator[Unit]:
    offset = tokens[0].index if tokens else 0
    lower = lowered(keys)
    owners: dict[int, int] = {}
    inner: dict[int, int] = {}
    place = 0
    while place < len(tokens):
        hit = lexicon.name_at(keys, lower, place, published)
        if hit is None:
            place += 1
            continue
        end, named = hit
        if named.any_case and not any(token.upos in NAMING for token in tokens[place:end]):
            place += 1  # "Who" at the beginning of a sentence is no WHO
            continue
        if named.metonym and place and tokens[place - 1].text.lower() in LOCATIVES:
            place += 1
            continue
        words_here = tuple(keys[place:end])
        state = is_state(named, words_here, told)
        if state is not None:
            yield Unit(offset + place, offset + end, "place", f"homonym.{named.id}", named.name, state)
            place = end
            continue
        if words_here == ("House",) and place and _is_building(tokens[place - 1], tokens[place]):
            place += 1
            continue
        if words_here in COMMON_NAMES and offset + place not in tagged:
            place += 1
            continue
        unit = _named_unit(offset + place, offset + end, named, keys[place:end], lexicon, gazetteer)
        shared = _sharing(tokens, keys, place, end, lexicon, published)
        if shared is not None:
            yield Unit(
                offset + place - 2, offset + place - 1, "country", f"lexicon.{shared.id}", shared.name, shared.country
            )
        if unit.places and words_here not in COMMON_NAMES:
            owners[unit.first] = unit.last
            inner |= dict.fromkeys(range(unit.first + 1, unit.last), unit.last)
        yield unit
        place = end
    texts = [agent_key(token.text) for token in tokens]
    lemmas = [agent_key(token.lemma) for token in tokens]
    place = 0
    while place < len(tokens):
        agent_hit = lexicon.agents.longest(texts, place) or lexicon.agents.longest(lemmas, place)
        if texts[place] == "counterpart":
            agent_hit = (place + 1, COUNTERPART)
        # "European Union officials" are no officials of a trade union.
        named_end = inner.get(offset + place, 0) - offset
        if agent_hit is not None and 0 < named_end < agent_hit[0]:
            agent_hit = None
        if counts_people(tokens, place):
            agent_hit = (place + 1, COUNTED)
        prefixed = place > 1 and tokens[place - 1].text == "-" and tokens[place - 2].text.lower() in PREFIXES
        if agent_hit is None or prefixed or not _stands_as_noun(tokens, place, agent_hit[0]):
            place += 1
            continue
        end, agent = agent_hit
        # "UN secretary-general" is one entry, and yet the UN's.
        named_end = owners.get(offset + place, offset + place) - offset
        if place < named_end < end:
            place = named_end
        if texts[end - 1] in OPEN_OFFICES:
            end = _portfolio(tokens, end, tagged)
        rule = "text.counted" if agent is COUNTED else f"lexicon.{agent.id}"
        yield Unit(offset + place, offset + end, "agent", rule, sectors=agent.sectors, agent=agent)
        place = end


def _is_building(before: Token, house: Token) -> bool:
    """Whether the word before "House" makes it a building's name: "Government House", "State House"."""
    return before.text in BUILDINGS and before.head == house.index


def _sharing(
    tokens: Sequence[Token],
    keys: Sequence[str],
    place: int,
    end: int,
    lexicon: ActorLexicon,
    published: dt.date | None,
) -> Named | None:
    """The other country of "North and South Korea", whose name ends as that from `place` to `end` does."""
    joined = place > 1 and end - place > 1 and tokens[place - 1].text.lower() in ("and", "or")
    if not joined or not {tokens[place].text.lower(), tokens[place - 2].text.lower()} <= DIRECTIONS:
        return None
    whole = [keys[place - 2], *keys[place + 1 : end]]
    hit = lexicon.name_at(whole, lowered(whole), 0, published)
    return hit[1] if hit is not None and hit[0] == len(whole) and hit[1].kind == "country" else None


def _portfolio(tokens: Sequence[Token], end: int, tagged: set[int]) -> int:
    """Where "minister of sport and tourism" ends that begins as "minister", `end` if nothing is added."""
    if end + 1 >= len(tokens) or tokens[end].text.lower() not in ("of", "for"):
        return end
    place = end + 1
    if tokens[place].text.lower() == "the":
        place += 1
    start = place
    while place < min(len(tokens), end + 6) and tokens[place].index not in tagged:
        joins = tokens[place].text.lower() in ("and", "&") and place + 1 < len(tokens)
        word = tokens[place + 1] if joins else tokens[place]
        if word.upos not in ("NOUN", "PROPN", "ADJ") or word.index in tagged:
            break
        place += 2 if joins else 1
    return place if place > start else end


def _stands_as_noun(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether an agent phrase is a noun here, a short title before a name, or stands for one: "the displaced"."""
    word = tokens[place].text
    after = tokens[end] if end < len(tokens) else None
    if end == place + 1 and word.lower().rstrip(".") in SHORTENED:
        return word[:1].isupper() and after is not None and after.upos == "PROPN"
    if tokens[end - 1].text.lower() in NOUNLESS and tokens[end - 1].upos in ("VERB", "ADJ"):
        opened = place > 0 and (tokens[place - 1].text.lower() == "the" or tokens[place - 1].xpos == "POS")
        return opened and (after is None or after.upos not in ("NOUN", "PROPN", "ADJ", "ADP"))
    if word.lower() in PERSONS or counts_people(tokens, place):
        return end == place + 1
    return _is_noun(tokens[end - 1], tokens[place])


def _is_noun(last: Token, first: Token) -> bool:
    """Whether an agent phrase stands as a noun here: not "to police the border", "an official visit"."""
    if last.upos in ("NOUN", "PROPN"):
        return True
    if last is first and last.upos == "ADJ":
        return last.relation.startswith(("nsubj", "obj", "obl", "conj", "root", "nmod"))
    return last is not first and last.upos not in ("VERB", "AUX")


def _named_unit(
    first: int, last: int, named: Named, keys: Sequence[str], lexicon: ActorLexicon, gazetteer: Gazetteer
) -> Unit:
    kind: UnitKind = "person" if named.kind == "leader" else named.kind
    sectors, name = named.sectors, named.name
    if named.kind == "seat":
        place = gazetteer.places.longest(keys, 0)
        # A city stands for the state; a house (the Kremlin, Downing Street) for those who govern from it.
        if place is None:
            sectors = ("GOV",)
        elif named.country:
            name = lexicon.country_name(named.country)
    return Unit(
        first, last, kind, f"lexicon.{named.id}", name, named.country, named.short, sectors, default=named.default
    )


def _cities(
    tokens: Sequence[Token],
    keys: Sequence[str],
    lexicon: ActorLexicon,
    gazetteer: Gazetteer,
    taken: set[int],
    told: Counter[str],
) -> Iterator[Unit]:
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


def _place_unit(first: int, last: int, place: Place, lexicon: ActorLexicon) -> Unit:
    if place.capital:
        return Unit(first, last, "seat", "gazetteer", lexicon.country_name(place.country), place.country)
    return Unit(first, last, "place", "gazetteer", place.name, place.country)


def _settled(unit: Unit, names: Iterable[Name], agents: set[int], prepositions: bool) -> bool:
    """Whether a gazetteer match is a place here: the tagger says so, or it modifies an agent noun."""
    for name in names:
        if name.first < unit.last and unit.first < name.last:
            # The tagger sometimes takes a city for a person, a preposition of place tells better.
            if name.kind == "ORG" and unit.last in agents:
                return True
            fits = name.kind == "LOC" or (name.kind == "PER" and prepositions)
            return fits and name.last - name.first == unit.last - unit.first
    return unit.last in agents


def _after_preposition(analysis: Analysis, unit: Unit, sentence: Sentence, surnames: set[str]) -> bool:
    if unit.first == sentence.first or name_key(analysis.tokens[unit.last - 1].text) in surnames:
        return False
    return analysis.tokens[unit.first - 1].text.lower() in BEFORE_PLACES


def _name_unit(
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


def _grow_persons(tokens: Sequence[Token], units: list[Unit]) -> list[Unit]:
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
