"""Which of several namesakes is meant: the best sum of what speaks for each, and of what all others of the article say."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from diurna.places.gazetteer import FEDERATIONS
from diurna.places.names import fold
from diurna.places.others import Others, region_of
from diurna.places.place import Place
from diurna.places.toponyms import Toponym

# Names of states that mean their city, or the capital, unless they stand behind a town.
CITY_FIRST = {"new york", "washington"}
KNOWN_CITY = 500_000
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
class Group:
    """The mentions of one name, which name one place in an article; `fixed` is what words behind it decide."""

    key: str
    mentions: list[Toponym] = field(default_factory=list)
    candidates: tuple[Place, ...] = ()
    prior: list[float] = field(default_factory=list)
    whole: bool = True  # the candidates bear the name itself, not that of a town within it
    chosen: int = -1

    @property
    def place(self) -> Place | None:
        """The namesake that is chosen so far."""
        return self.candidates[self.chosen] if 0 <= self.chosen < len(self.candidates) else None


def prior_of(place: Place, group: Group, meant: set[str | None], weights: Weights) -> float:
    """What speaks for a namesake by itself; `meant` are the countries that the mentions were resolved to."""
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


def choose_places(groups: list[Group], fixed: Sequence[Place], told: Mapping[str, int], weights: Weights) -> None:
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


def _likely_regions(groups: Sequence[Group]) -> list[int]:
    """The first-level divisions in which most of several names have a namesake."""
    counts = Counter(
        region for group in groups for region in {region_of(place) for place in group.candidates} if region
    )
    return [region for region, count in counts.most_common(MOST_STARTS) if count > 1]


def _settle(groups: Sequence[Group], fixed: Sequence[Place], told: Mapping[str, int], weights: Weights) -> float:
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
