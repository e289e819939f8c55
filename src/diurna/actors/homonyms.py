"""Homonyms: names that several countries' places bear, told apart by the countries an article tells of."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from diurna.actors.home_places import HomePlace
from diurna.actors.units import Unit
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import name_key
from diurna.lexicons.named import Named
from diurna.records import Analysis, Token

# The US state by the name of a country, and the countries whose mention beside it speaks for the country.
STATES = {("Georgia",): ("USA", ("GEO", "RUS", "ARM", "AZE", "TUR", "UKR"))}
# What "the North" and "the South" are called in full where an article is about them, and the countries of which it must tell.
HALVES = (
    ({"North": "North Korea", "South": "South Korea"}, ("PRK", "KOR")),
    ({"North": "Sudan", "South": "South Sudan"}, ("SSD",)),
)
MAIN = 0.25  # of all countries that an article names, as many as tell what it is about
# Countries and capitals by which people are called, too.
GIVEN_NAMES = frozenset(
    "Jordan Chad Georgia Israel Kenya India Cuba Paris Sofia Victoria Kingston Washington Lorraine".split()
)
# Words that are a body only where they are written, and tagged, as a name: "the House voted".
COMMON_NAMES = frozenset({("House",)})


def told_countries(analysis: Analysis, lexicon: ActorLexicon) -> Counter[str]:
    """How often an article names each country, its people or its bodies; homonyms left out."""
    counts: Counter[str] = Counter()
    for sentence in analysis.sentences:
        keys = [name_key(token.text) for token in analysis.tokens_of(sentence)]
        place = 0
        while place < len(keys):
            hit = lexicon.names.longest(keys, place)
            if hit is None:
                place += 1
                continue
            end, named = hit
            if named.country and not named.default and tuple(keys[place:end]) not in STATES:
                counts[named.country] += 1
            place = end
    return counts


def halves_of(told: Counter[str], lexicon: ActorLexicon) -> dict[str, Named]:
    """What "North" and "South" mean in an article that is about two countries so called; else nothing."""
    for names, countries in HALVES:
        if sum(told[country] for country in countries) > MAIN * sum(told.values()):
            hits = {word: lexicon.names.longest(name.split(), 0) for word, name in names.items()}
            return {word: hit[1] for word, hit in hits.items() if hit is not None}
    return {}


def find_halves(tokens: Sequence[Token], halves: Mapping[str, Named]) -> Iterator[Unit]:
    """The countries that are called "the North" and "the South" in a sentence, but for "in the South"."""
    for place, token in enumerate(tokens[1:], 1):
        named = halves.get(token.text)
        alone = token.relation not in ("compound", "amod", "flat") or token.head < token.index
        before = tokens[place - 2].text.lower() if place > 1 else ""
        if named is not None and alone and tokens[place - 1].text.lower() == "the" and before != "in":
            yield Unit(token.index, token.index + 1, "country", f"homonym.{named.id}", named.name, named.country)


def is_state(named: Named, keys: tuple[str, ...], told: Counter[str]) -> str | None:
    """The country whose state is meant by what is also a country's name ("Georgia"), None for the country."""
    if named.kind != "country" or keys not in STATES:
        return None
    country, against = STATES[keys]
    return country if told[country] > sum(told[other] for other in against) else None


def which_place(place: HomePlace, told: Counter[str]) -> HomePlace:
    """Of places of one name, that in a country told of, where the best known's is not."""
    if told[place.country]:
        return place
    nearer = [country for country in place.elsewhere if told[country]]
    return HomePlace(place.name, max(nearer, key=lambda country: told[country])) if nearer else place
