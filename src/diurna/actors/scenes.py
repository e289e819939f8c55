"""Scenes: the country that an article is about, or at least plays in, by its dateline, its places and who is told of."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.actors.home_places import HomePlaces
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.words import LOCATIVES
from diurna.lexicons.actors import ActorLexicon
from diurna.lexicons.keys import name_keys, split_words
from diurna.records import Analysis, Article

# What an article's reporters are called is not what it tells of.
ASIDE = frozenset({"MED", "MNC", "BUS"})
PLACE = re.compile(r"[^,(/–—]+?(?=\s*(?:[,(/–—]|-|$))")  # the place that a dateline begins with
ENOUGH = 3  # mentions of a country before an article is about it
TWICE = 2  # mentions, which are enough where no other country is told of
PASSING = 4  # times that the main country is told of as often as one that is only mentioned in passing
AHEAD = 4 / 3  # how much more the country of a headline is told of than another, to be the one that "the police" is of
LEAD = 2  # what a mention in the headline or the lead counts


@dataclass(frozen=True, slots=True)
class Setting:
    """The country an article is about; `contested` where another is told of half as often or more.

    `told` are the countries and bodies that are told of, not those only mentioned in passing. `scene` says that nothing but the places in the headline and
    the lead tells the country.
    """

    country: str | None
    contested: bool = False
    told: frozenset[str] = frozenset()
    scene: bool = False


def find_dateline(article: Article, lexicon: ActorLexicon, gazetteer: HomePlaces) -> str | None:
    """The country of the place in an article's dateline: "BELGRADE, Aug 22 (AP) --", "COLOMBO - "."""
    found = PLACE.match(article.dateline.of(article.text)) if article.dateline is not None else None
    if found is None:
        return None
    place_name = found.group().strip()
    for written in (place_name, place_name.title()):
        keys = name_keys(list(split_words(written)))
        named, place = lexicon.names.entries.get(keys), gazetteer.places.entries.get(keys)
        if named is not None and named.kind in ("country", "seat"):
            return named.country
        if place is not None:
            return place.country
    return None


def find_setting(
    analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution, dateline: str | None
) -> Setting:
    """The country that dominates an article.

    It is told of thrice and twice as often as any other, or the dateline's and told of at least half as often as the
    most frequent. What stands in the headline and the lead counts double. Else it is the one where the headline and the
    lead say that they play, or that the headline names first, if no other is told of as often.
    """
    counts: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    if dateline is not None:
        counts[dateline] += LEAD
    persons: set[int] = set()
    for phrase in phrases:
        weight = LEAD if analysis.sentence_of(analysis.tokens[phrase.head]).number <= 1 else 1
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        if phrase.core.kind == "person" and not phrase.places:
            # A person counts once, however often named.
            if referent.home and referent.number not in persons:
                counts[referent.home] += 1
                mentions[referent.home] += 1
            persons.add(referent.number)
            continue
        for unit in (phrase.core, *phrase.places):
            home = unit.short or unit.country
            if home and not unit.default and not ASIDE.intersection(unit.sectors):
                counts[home] += weight
                mentions[home] += 1
    ranked = counts.most_common(2)
    scene = find_scene(analysis, phrases)
    if not ranked:
        return Setting(None)
    top, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    countries = {unit.country for phrase in phrases for unit in (phrase.core, *phrase.places)} | {dateline}
    if dateline is not None and counts[dateline] * 2 >= most:
        others = max((count for home, count in counts.items() if home != dateline), default=0)
        return Setting(dateline, others * 2 > counts[dateline], frozenset(counts))
    alone = mentions[top] >= TWICE and second == 0
    if top in countries and (mentions[top] >= ENOUGH or alone) and most >= 2 * second:
        told = frozenset(home for home in counts if counts[home] * PASSING > most)
        return Setting(top, False, told)
    if scene is not None:
        contested = any(home in countries for home in counts if home != scene)
        return Setting(scene, contested, frozenset(counts), scene=True)
    if top in countries and _heads(analysis, phrases, top) and mentions[top] >= ENOUGH and most >= AHEAD * second:
        return Setting(top, True, frozenset(counts))
    return Setting(None)


def _heads(analysis: Analysis, phrases: Sequence[Phrase], country: str) -> bool:
    """Whether a country, or what is its, is the first that the headline names."""
    named = [
        unit.country
        for phrase in phrases
        if analysis.sentence_of(analysis.tokens[phrase.head]).number == 0
        for unit in (*phrase.places, phrase.core)
        if unit.country is not None
    ]
    return named[:1] == [country]


def find_scene(analysis: Analysis, phrases: Sequence[Phrase]) -> str | None:
    """The country of the places at which the headline and the lead play: "in Leeds", "protest, London"; None if several.

    The headline's place decides over the lead's: the lead goes on to where people come from.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for phrase in phrases:
        number = analysis.sentence_of(analysis.tokens[phrase.head]).number
        country = phrase.core.country
        if number > 1 or country is None or not (is_place(analysis, phrase) or _closes_headline(analysis, phrase)):
            continue
        found[number].add(country)
    for number in sorted(found):
        return found[number].pop() if len(found[number]) == 1 else None
    return None


def is_place(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a phrase says where: a country or city after a preposition of place."""
    if phrase.core.kind not in ("country", "seat", "place") or phrase.core.country is None:
        return False
    first = phrase.first
    while first and analysis.tokens[first - 1].upos in ("DET", "ADJ", "NOUN") and phrase.first - first < 4:
        first -= 1
    return first > 0 and analysis.tokens[first - 1].text.lower() in LOCATIVES


def _closes_headline(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a place stands after the comma that ends a headline: "Thousands march in protest, Leeds"."""
    sentence = analysis.sentence_of(analysis.tokens[phrase.head])
    if sentence.number > 0 or phrase.core.kind not in ("country", "seat", "place"):
        return False
    before = analysis.tokens[phrase.first - 1] if phrase.first > sentence.first else None
    return before is not None and before.text == "," and phrase.last >= sentence.last - 1
