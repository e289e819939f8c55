"""Which place of the gazetteer each toponym of an article names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from diurna.places.choosing import WEIGHTS, Group, Weights, choose_places, prior_of
from diurna.places.gazetteer import Gazetteer
from diurna.places.holders import holders_behind, is_known_area
from diurna.places.names import fold
from diurna.places.place import Kind, Place
from diurna.places.place_words import QUALIFIERS
from diurna.places.toponyms import Toponym
from diurna.records import Coding, Span

# Words around a name that the gazetteer's entry lacks.
DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central|upper|lower|mid)(?:-?(?:east|west))?(?:ern)?"
    r"|downtown|greater|mainland|occupied|rural|suburban)[\s-]+(?=\S)",
    re.IGNORECASE,
)
KIND_WORD = re.compile(rf"[\s-]+(?:{'|'.join(sorted(QUALIFIERS))}|area|valley|co\.?)$", re.IGNORECASE)
AREA_KINDS: frozenset[Kind] = frozenset({"region", "county", "district", "feature"})
MOST_CANDIDATES = 40


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
    groups: dict[tuple[str, Kind | None], Group] = {}
    for toponym in toponyms:
        if toponym.role == "site" or toponym.first in behind:
            continue
        key = (fold(toponym.text), toponym.qualifier if toponym.qualifier != "town" else None)
        groups.setdefault(key, Group(key[0])).mentions.append(toponym)
    told = Counter(_told_countries(coding))
    for group in groups.values():
        _prepare(coding, group, gazetteer, listed, weights)
    choose_places(list(groups.values()), [*behind.values()], told, weights)
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


def _prepare(coding: Coding, group: Group, gazetteer: Gazetteer, listed: set[int], weights: Weights) -> None:
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
    group.prior = [prior_of(place, group, meant, weights) for place in group.candidates]


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


def _as_meant(group: Group, mention: Toponym) -> Place | None:
    """The group's place; where the name is that of a town within an area meant, the area, which has no id."""
    place = group.place
    if place is None or group.whole or place.kind != "town":
        return place
    return replace(place, name=mention.text, feature="RGN", geonames=None, population=0)
