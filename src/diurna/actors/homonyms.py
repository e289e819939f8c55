"""Homonyms: names that several countries' places bear, told apart by the countries an article tells of."""

from collections import Counter

from diurna.actors.home_places import HomePlace
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import name_key
from diurna.lexicons.named import Named
from diurna.records import Analysis

# The US state by the name of a country, and the countries whose mention beside it speaks for the country.
STATES = {("Georgia",): ("USA", ("GEO", "RUS", "ARM", "AZE", "TUR", "UKR"))}
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
