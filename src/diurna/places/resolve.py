"""Which place of the gazetteer each toponym of an article names."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from diurna.places.gazetteer import FEDERATIONS, Gazetteer
from diurna.places.names import fold
from diurna.places.others import Others, region_of
from diurna.places.place import Kind, Place
from diurna.places.toponyms import QUALIFIERS, Toponym, holders_behind, is_known_area
from diurna.records import Coding, Span

# Words around a name that the gazetteer's entry lacks.
DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central|upper|lower|mid)(?:-?(?:east|west))?(?:ern)?"
    r"|downtown|greater|mainland|occupied|rural|suburban)[\s-]+(?=\S)",
    re.IGNORECASE,
)
KIND_WORD = re.compile(rf"[\s-]+(?:{'|'.join(sorted(QUALIFIERS))}|area|valley|co\.?)$", re.IGNORECASE)
AREA_KINDS: frozenset[Kind] = frozenset({"region", "county", "district", "feature"})
# Names of states that mean their city, or the capital, unless they stand behind a town.
CITY_FIRST = {"new york", "washington"}
KNOWN_CITY = 500_000
MOST_CANDIDATES = 40
ROUNDS = 4
MOST_STARTS = 4


# Weights of what speaks for a namesake, tuned together on LGL and GeoVirus; a unit is ten times the inhabitants.
@dataclass(frozen=True)
class Weights:
    """How much each reason counts."""

    country_kind: float = 2.0  # a country, a continent
    known_region: float = 3.5  # a state of a federation whose states news names alone
    county: float = -1.25
    capital: float = 1.75
    feature: float = 5.5  # seas and the like, in place of inhabitants
    other_name: float = -1.5  # the words are not its own name, but one of its others
    city_first: float = 1.0
    same_town: float = -2.0  # a division that is called after its town
    meant: float = 1.0  # the country that the mention was resolved to
    country: float = 1.25  # per doubling of what else lies in that country
    most_country: float = 2.5  # local news names its state besides
    region: float = 1.0
    near: float = 1.0
    near_km: float = 100.0
    start: float = 3.0  # a state tried as that of all names
    open_feature: float = 2.0  # a sea or stretch of land of several countries


WEIGHTS = Weights()


@dataclass
class _Group:
    """The mentions of one name, which name one place in an article; `fixed` is what words behind it decide."""

    key: str
    mentions: list[Toponym] = field(default_factory=list)
    candidates: tuple[Place, ...] = ()
    prior: list[float] = field(default_factory=list)
    whole: bool = True  # the candidates bear the name itself, not that of a town within it
    chosen: int = -1

    @property
    def place(self) -> Place | None:
        return self.candidates[self.chosen] if 0 <= self.chosen < len(self.candidates) else None


def resolve_toponyms(
    coding: Coding, toponyms: Sequence[Toponym], gazetteer: Gazetteer, weights: Weights = WEIGHTS
) -> dict[int, Place | None]:
    """The place of each toponym, by its first token; None where the gazetteer has none of that name.

    1. Areas behind a comma are what holds the name in front: "Paris, Texas", "Albany, New York".
    2. The mentions of one name are one place; what stands behind one of them holds for all.
    3. Of namesakes, the one with the best sum of: inhabitants and kind; how many other places of the article lie in
       its country, in its state, and near it. Several rounds, since each choice tells for the others.
    """
    listed = _listed(coding, toponyms, gazetteer)
    behind = _areas_behind(coding, [one for one in toponyms if one.first not in listed], gazetteer)
    groups: dict[tuple[str, Kind | None], _Group] = {}
    for toponym in toponyms:
        if toponym.role == "site" or toponym.first in behind:
            continue
        key = (fold(toponym.text), toponym.qualifier if toponym.qualifier != "town" else None)
        groups.setdefault(key, _Group(key[0])).mentions.append(toponym)
    told = Counter(_told_countries(coding))
    for group in groups.values():
        _prepare(coding, group, gazetteer, listed, weights)
    _choose(list(groups.values()), [*behind.values()], told, weights)
    found: dict[int, Place | None] = {**behind}
    for group in groups.values():
        for mention in group.mentions:
            found[mention.first] = _as_meant(group, mention)
    return found


def _areas_behind(coding: Coding, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> dict[int, Place]:
    """The toponyms that stand right behind another one as what holds it."""
    found: dict[int, Place] = {}
    tokens = coding.analysis.tokens
    for before, after in pairwise(toponyms):
        between = [token.text for token in tokens[before.last : after.first]]
        if between not in ([","], ["("], [",", "in"]):
            continue
        held = gazetteer.candidates(before.text)
        for area in gazetteer.holder(after.text):
            if any(place.lies_in(area) for place in held) or (not held and area.kind == "country"):
                found[after.first] = area
                break
    return found


def _told_countries(coding: Coding) -> list[str]:
    """The countries that names, nationalities and titles of parties tell."""
    return [
        country
        for mention in coding.mentions
        if mention.kind in {"nationality", "title"} and (country := coding.entity(mention).country)
    ]


def _listed(coding: Coding, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> set[int]:
    """The areas that stand in a list of their like: in "Delaware, Ohio and Utah" none holds another."""
    tokens = coding.analysis.tokens
    found: set[int] = set()
    chain: list[Toponym] = []
    joined = False
    for before, after in zip((None, *toponyms), (*toponyms, None), strict=True):
        between = [token.text for token in tokens[before.last : after.first]] if before and after else []
        if before and between in ([","], ["and"], ["or"], [",", "and"], [",", "or"], ["&"]):
            joined = joined or between != [","]
            chain = chain or [before]
            chain += [after] if after else []
            continue
        areas = [one for one in chain if any(is_known_area(place) for place in gazetteer.candidates(one.text))]
        if len(areas) > 2 or (joined and len(areas) == len(chain)):
            found |= {one.first for one in areas}
        chain, joined = [], False
    return found


def _prepare(coding: Coding, group: _Group, gazetteer: Gazetteer, listed: set[int], weights: Weights) -> None:
    """Candidates and what speaks for each on its own."""
    first = group.mentions[0]
    group.candidates, group.whole = _look_up(first, gazetteer)
    alone = [mention for mention in group.mentions if mention.first not in listed]
    holders = [holder for mention in alone for holder in _holders(coding, gazetteer, mention)]
    inside = [place for place in group.candidates if any(place.lies_in(holder) for holder in holders)]
    if inside:
        narrowest = [place for place in inside if all(_fits(place, holder) for holder in holders)]
        group.candidates = tuple(narrowest or inside)
    group.candidates = group.candidates[:MOST_CANDIDATES]
    meant = {_country_meant(coding, mention) for mention in group.mentions}
    group.prior = [_prior(place, group, meant, weights) for place in group.candidates]


def _holders(coding: Coding, gazetteer: Gazetteer, mention: Toponym) -> list[Place]:
    """The areas told to hold a place, by what stands behind it: "Zvecan, northern Kosovo", "COLOMBO, Sri Lanka"."""
    if mention.role != "dateline" or coding.article.dateline is None:
        return list(holders_behind(coding, gazetteer, mention.last))
    behind = Span(mention.span.end, coding.article.dateline.end).of(coding.article.text)
    told = re.match(r",\s*([^(,\d]+?)\s*(?:[(,]|--?\s|[–—])", behind)
    return list(gazetteer.holder(told[1])) if told else []


def _fits(place: Place, holder: Place) -> bool:
    """Whether a place lies in an area, or in none that could be meant."""
    return place.lies_in(holder) or place.country != holder.country


def _look_up(toponym: Toponym, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], bool]:
    """Candidates for a name, and whether they bear the name itself, or only that of a town in the area meant."""
    text = toponym.text.title() if toponym.role == "dateline" else toponym.text
    plain = KIND_WORD.sub("", text)
    for name in dict.fromkeys((text, plain, DIRECTION.sub("", text), DIRECTION.sub("", plain))):
        found = gazetteer.candidates(name)
        if not found:
            continue
        if toponym.qualifier in {"county", "region"}:
            areas = [place for place in found if place.kind in AREA_KINDS]
            countries = [place for place in found if place.kind == "country"]
            if areas or countries:
                return tuple(areas or countries), True
            return found, False
        if toponym.qualifier == "town":
            towns = tuple(place for place in found if place.kind == "town")
            return towns or found, True
        return found, True
    return (), True


def _country_meant(coding: Coding, toponym: Toponym) -> str | None:
    mention = coding.mention_at(coding.analysis.tokens[toponym.head]) if toponym.role != "dateline" else None
    if mention is None or mention.kind != "name":
        return None
    entity = coding.entity(mention)
    return entity.country if entity.kind == "country" else None


def _prior(place: Place, group: _Group, meant: set[str | None], weights: Weights) -> float:
    score = math.log10(place.population + 10)
    kind = place.kind
    if kind in {"country", "continent"}:
        score += weights.country_kind
        if place.country in meant:
            score += weights.meant
    elif kind == "region" and place.country in FEDERATIONS:
        score += weights.known_region
    elif kind in {"county", "district"}:
        score += weights.county
    elif kind == "feature":
        score = weights.feature + (weights.open_feature if place.country is None else 0.0)
    if place.feature == "PPLC":
        score += weights.capital
    if kind == "town" and group.key in CITY_FIRST and place.population > KNOWN_CITY:
        score += weights.city_first
    elif kind in {"town", "county"} and fold(place.name) != group.key:
        score += weights.other_name
    if kind in {"region", "county"} and _has_own_town(place, group.candidates):
        score += weights.same_town
    if kind == "region" and group.key in CITY_FIRST:
        score += weights.same_town
    return score


def _has_own_town(area: Place, candidates: Sequence[Place]) -> bool:
    """Whether a division is called after a town that is a good part of it: Homs, Buenos Aires, Paris."""
    return any(
        other.kind == "town" and other.country == area.country and 12 * other.population > area.population
        for other in candidates
    )


def _choose(groups: list[_Group], fixed: Sequence[Place], told: Mapping[str, int], weights: Weights) -> None:
    """Choose each group's place by its own merits first, then also by what the others are.

    Local news names its towns alone, and in several states the same two may lie side by side. So the rounds start
    from the namesakes that are best known, and once more from each state that many of the names have a namesake in;
    the start whose end has the best sum wins.
    """
    groups = [group for group in groups if group.candidates]
    ends = []
    for start in (0, *_likely_regions(groups)):
        for group in groups:
            bonus = [weights.start * (region_of(place) == start != 0) for place in group.candidates]
            group.chosen = int(np.argmax(np.add(group.prior, bonus)))
        ends.append((_settle(groups, fixed, told, weights), [group.chosen for group in groups]))
    if ends:
        for group, chosen in zip(groups, max(ends, key=lambda end: end[0])[1], strict=True):
            group.chosen = chosen


def _likely_regions(groups: Sequence[_Group]) -> list[int]:
    """The first-level divisions in which most of several names have a namesake."""
    counts = Counter(
        region for group in groups for region in {region_of(place) for place in group.candidates} if region
    )
    return [region for region, count in counts.most_common(MOST_STARTS) if count > 1]


def _settle(groups: Sequence[_Group], fixed: Sequence[Place], told: Mapping[str, int], weights: Weights) -> float:
    """Let each group choose again, given the others, until none changes; the sum of their scores."""
    total = 0.0
    others = Others([(group.place, len(group.mentions)) for group in groups] + [(place, 1) for place in fixed], told)
    for _ in range(ROUNDS):
        before, total = [group.chosen for group in groups], 0.0
        for number, group in enumerate(groups):
            others.put(number, None)
            scores = np.array(group.prior) + _support(group.candidates, others, weights)
            group.chosen = int(np.argmax(scores))
            others.put(number, group.place)
            total += float(scores[group.chosen]) * (1 + math.log2(len(group.mentions)))
        if before == [group.chosen for group in groups]:
            break
    return total


def _support(candidates: Sequence[Place], others: Others, weights: Weights) -> np.ndarray:
    """What the other places of the article say for each candidate."""
    near = others.near(candidates, weights.near_km)
    return np.array(
        [
            min(weights.country * math.log2(1 + others.of_country(place.country or "")), weights.most_country)
            + weights.region * math.log2(1 + others.of_region(region_of(place)))
            + weights.near * math.log2(1 + near[number])
            for number, place in enumerate(candidates)
        ]
    )


def _as_meant(group: _Group, mention: Toponym) -> Place | None:
    """The group's place; where the name is that of a town within an area meant, the area, which has no id."""
    place = group.place
    if place is None or group.whole or place.kind != "town":
        return place
    return replace(place, name=mention.text, feature="RGN", geonames=None, population=0)
