"""Setting: the country of parties that the text leaves without one, "police" in a story about Sri Lanka.

Two rules, each with its own evidence: a place in the same clause ("setting.place"), then the country that the article
is about ("setting.article"). Neither touches a country that the words or coreference gave.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.actors.coreference import Resolution
from diurna.actors.gazetteer import Gazetteer
from diurna.actors.phrases import Phrase
from diurna.actors.resolve import unit_span
from diurna.actors.words import LOCATIVES, words
from diurna.lexicons.actors import ActorLexicon, name_keys, split_words
from diurna.records import Analysis, Article, Evidence
from diurna.records.analysis import base

DOMESTIC = frozenset("REB UAF CRM BUS MED CVL COP MIL GOV LEG JUD OPP PTY LAB EDU REL HLH".split())
# Those who are at home where they are; soldiers, officials and rebels are met in other people's countries.
LOCAL = frozenset("COP CVL OPP LAB EDU REL HLH JUD CRM UAF".split())
FOREIGN = words(
    "foreign international western european african asian arab american global world allied multinational neighboring "
    "neighbouring overseas regional visiting western-backed coalition allies islamic jihadist peacekeeping peacekeeper "
    "peacekeepers diplomat diplomats ambassador ambassadors envoy envoys consul consulate embassy embassies mediator "
    "mediators tourist tourists expatriate expatriates foreigner foreigners migrant migrants other another"
)
# What an article's reporters are called is not what it tells of.
ASIDE = frozenset({"MED", "MNC", "BUS"})
PLACE = re.compile(r"[^,(/–—]+?(?=\s*(?:[,(/–—]|-|$))")  # the place that a dateline begins with
ENOUGH = 3  # mentions of a country before an article is about it
LEAD = 2  # what a mention in the headline or the lead counts


@dataclass(frozen=True, slots=True)
class Setting:
    """The country an article is about; `contested` where another is told of half as often or more.

    `told` are all countries and bodies that are told of.
    """

    country: str | None
    contested: bool = False
    told: frozenset[str] = frozenset()


def add_settings(
    analysis: Analysis,
    article: Article,
    phrases: Sequence[Phrase],
    resolution: Resolution,
    lexicon: ActorLexicon,
    gazetteer: Gazetteer,
) -> None:
    """Give parties without a country that of a place in their clause, then that of the article."""
    dateline = find_dateline(article, lexicon, gazetteer)
    setting = find_setting(analysis, phrases, resolution, dateline)
    add_places(analysis, phrases, resolution)
    if setting.country is None:
        return
    for phrase in phrases:
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        if yields_to_setting(phrase, setting) and referent.country in (phrase.core.country, setting.country):
            referent.country = setting.country
            resolution.note(phrase.number, "setting.article")
        if referent.home or referent.members or not is_domestic(analysis, phrase, referent.sectors):
            continue
        if setting.contested and not _of_the_state(phrase):
            continue
        referent.country = setting.country
        resolution.note(phrase.number, "setting.article")


def find_dateline(article: Article, lexicon: ActorLexicon, gazetteer: Gazetteer) -> str | None:
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
    most frequent. What stands in the headline and the lead counts double.
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
    if not ranked:
        return Setting(None)
    top, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    countries = {unit.country for phrase in phrases for unit in (phrase.core, *phrase.places)} | {dateline}
    if dateline is not None and counts[dateline] * 2 >= most:
        others = max((count for home, count in counts.items() if home != dateline), default=0)
        return Setting(dateline, others * 2 > counts[dateline], frozenset(counts))
    if top in countries and mentions[top] >= ENOUGH and most >= 2 * second:
        return Setting(top, False, frozenset(counts))
    return Setting(None)


def yields_to_setting(phrase: Phrase, setting: Setting) -> bool:
    """Whether a body that several countries have ("the Senate") is the setting's rather than its usual country's."""
    core = phrase.core
    bare = core.default and not phrase.places and not phrase.of and phrase.owner is None
    return bare and not setting.contested and core.country not in setting.told


def is_domestic(analysis: Analysis, phrase: Phrase, sectors: Sequence[str]) -> bool:
    """Whether a party is of a kind that belongs to the country it is told of: police, not ambassadors or migrants."""
    titled = phrase.core.kind == "agent" or (phrase.core.kind == "person" and phrase.title is not None)
    if not titled or phrase.former or not sectors or not DOMESTIC.issuperset(sectors):
        return False
    tokens = analysis.tokens
    if any(token.text.lower() in FOREIGN for token in tokens[phrase.first : phrase.last]):
        return False
    if phrase.owner is not None and tokens[phrase.owner].upos in ("PRON", "PROPN"):
        return False
    title = phrase.title or phrase.core
    # "Acme officials" are Acme's, wherever that is.
    before = (name for name in analysis.names if phrase.first <= name.first and name.last <= title.first)
    return all(name.kind != "ORG" for name in before)


def _of_the_state(phrase: Phrase) -> bool:
    """Whether a party can only be one state's: "police", "the government", "the president", not "soldiers"."""
    sectors = set(phrase.title.sectors if phrase.title else ())
    if not sectors & {"GOV", "COP", "LEG", "JUD"}:
        return False
    return phrase.is_institution or (phrase.definite and bool(phrase.office) and not phrase.plural)


def add_places(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give local parties the country of a place in their clause: "in Colombo police arrested two men"."""
    referents = resolution.referents
    told: dict[int, list[tuple[Phrase, Phrase | None]]] = {}
    placed = [phrase for phrase in phrases if _is_place(analysis, phrase)]
    for phrase in phrases:
        referent = referents.get(resolution.of_phrase[phrase.number])
        if referent.home or referent.members or not is_domestic(analysis, phrase, referent.sectors):
            continue
        local = LOCAL.intersection(referent.sectors) or (phrase.is_institution and "MIL" not in referent.sectors)
        place = _place_of(analysis, phrase, placed) if local else None
        told.setdefault(referent.number, []).append((phrase, place))
    for number, found in told.items():
        countries = {place.core.country for _, place in found if place is not None}
        for phrase, place in found:
            if place is None:
                continue
            if len(countries) > 1:
                # The same words, but elsewhere: "police in Lyon", "police in Turin".
                resolution.of_phrase[phrase.number] = referents.split(number, place.core.country)
            else:
                referents.get(number).country = place.core.country
            span = unit_span(analysis, place.core)
            resolution.evidence[phrase.number].append(Evidence("entity", "setting.place", span))


def _is_place(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a phrase says where: a country or city after a preposition of place."""
    if phrase.core.kind not in ("country", "seat", "place") or phrase.core.country is None:
        return False
    first = phrase.first
    while first and analysis.tokens[first - 1].upos in ("DET", "ADJ", "NOUN") and phrase.first - first < 4:
        first -= 1
    return first > 0 and analysis.tokens[first - 1].text.lower() in LOCATIVES


def _place_of(analysis: Analysis, phrase: Phrase, placed: Sequence[Phrase]) -> Phrase | None:
    """The place that the tree hangs from a party or from its verb, None where there are several countries."""
    head = analysis.tokens[phrase.head]
    governors = {head.index}
    if base(head.relation) in ("nsubj", "obj", "obl") and head.head >= 0:
        governors.add(head.head)
    found = [
        place
        for place in placed
        if base(analysis.tokens[place.head].relation) in ("obl", "nmod")
        and analysis.tokens[place.head].head in governors
    ]
    return found[0] if len({place.core.country for place in found}) == 1 else None
