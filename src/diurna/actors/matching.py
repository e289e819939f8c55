"""Matching the lexicons: names and agent nouns of a sentence, as the longest phrases that they know."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from diurna.actors.counted import COUNTED, PERSONS, counts_people
from diurna.actors.home_places import HomePlaces
from diurna.actors.homonyms import COMMON_NAMES, is_state
from diurna.actors.units import Unit, UnitKind
from diurna.actors.words import (
    DIRECTIONS,
    LOCATIVES,
    NOUNLESS,
    PREFIXES,
    SHORTENED,
    words,
)
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import agent_key, lowered
from diurna.lexicons.named import Agent, Named
from diurna.records import Token

# Offices that are told apart by what follows: "minister of sport", "secretary for trade".
OPEN_OFFICES = words("minister ministry secretary department commissioner")

BUILDINGS = frozenset({"Government", "State", "Opera", "Leinster", "Parliament", "Custom", "Manor"})

ANYONE = words("anyone anybody")
NEGATIONS = words("not never n't n’t")

NAMING = frozenset({"PROPN", "NOUN", "ADJ"})

COUNTERPART = Agent("counterpart", "counterpart", (), True)


def unshout(tokens: Sequence[Token]) -> list[str]:
    """The words; those of a sentence in capitals as titles, so that "RUSSIA" is found but "US" stays."""
    words = [token.text for token in tokens]
    letters = [word for word in words if word[:1].isalpha()]
    long = len(letters) > 3 or (len(letters) > 1 and all(len(word) > 4 for word in letters))
    if long and all(word == word.upper() for word in letters):
        return [word.title() if len(word) > 3 else word for word in words]
    return words


def lexicon_units(
    tokens: Sequence[Token],
    keys: Sequence[str],
    lexicon: ActorLexicon,
    gazetteer: HomePlaces,
    tagged: set[int],
    told: Counter[str],
    published: dt.date | None,
) -> Iterator[Unit]:
    """The units of a sentence that the lexicons know: names, then agent nouns; they may overlap."""
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
        # "The commission" is a party; "Commission" may be a part of any name.
        bare = agent_hit is not None and not (agent_hit[1].sectors or agent_hit[1].office)
        if bare and place and tokens[place].text[:1].isupper():
            agent_hit = None
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
        if agent.office:
            place = _second_portfolio(tokens, place)
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


def _second_portfolio(tokens: Sequence[Token], place: int) -> int:
    """Where "trade and industry minister" begins that was found from "industry" or "minister" on; `place` if nothing is added."""
    first = place - 1 if place > 2 and tokens[place - 1].text.lower() in ("and", "&") else place - 2
    joined = first > 0 and tokens[first].text.lower() in ("and", "&")
    if not joined:
        return place
    one, other = tokens[first - 1], tokens[first + 1]
    bare = one.text.islower() and other.text.islower() and {one.upos, other.upos} <= NAMING - {"ADJ"}
    return first - 1 if bare and one.relation == "compound" and one.head > other.index else place


def _stands_as_noun(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether an agent phrase is a noun here, a short title before a name, or stands for one: "the displaced"."""
    word = tokens[place].text
    after = tokens[end] if end < len(tokens) else None
    if end == place + 1 and word.lower().rstrip(".") in SHORTENED:
        return word[:1].isupper() and after is not None and after.upos == "PROPN"
    if tokens[end - 1].text.lower() in NOUNLESS and tokens[end - 1].upos in ("VERB", "ADJ"):
        opened = place > 0 and (tokens[place - 1].text.lower() == "the" or tokens[place - 1].xpos == "POS")
        return opened and (after is None or after.upos not in ("NOUN", "PROPN", "ADJ", "ADP"))
    if word.lower() in ANYONE and _is_negated(tokens, place):
        return False
    if word.lower() in PERSONS or counts_people(tokens, place):
        return end == place + 1
    return _is_noun(tokens[end - 1], tokens[place])


def _is_negated(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun means nobody: "I never threaten anybody"."""
    verb = tokens[place].head
    return any(token.head == verb and token.text.lower() in NEGATIONS for token in tokens[:place])


def _is_noun(last: Token, first: Token) -> bool:
    """Whether an agent phrase stands as a noun here: not "to police the border", "an official visit"."""
    if last.upos in ("NOUN", "PROPN"):
        return True
    if last is first and last.upos == "ADJ":
        return last.relation.startswith(("nsubj", "obj", "obl", "conj", "root", "nmod"))
    return last is not first and last.upos not in ("VERB", "AUX")


def _named_unit(
    first: int, last: int, named: Named, keys: Sequence[str], lexicon: ActorLexicon, gazetteer: HomePlaces
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
