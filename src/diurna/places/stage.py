"""The placing stage: every draft gets the place at which its event happened, where the text names one."""

from dataclasses import replace

from diurna.places.gazetteer import Gazetteer, Place
from diurna.places.locate import find_place
from diurna.places.toponyms import Atlas, Toponym, find_toponyms, make_atlas
from diurna.records import Coding, Draft, Evidence, Where


class PlaceEvents:
    """Adds a place to the drafts whose clauses name one; the others keep None, for a dateline is no proof."""

    name = "places"
    needs: frozenset[str] = frozenset({"analysis", "mentions", "entities", "drafts"})
    adds: frozenset[str] = frozenset({"drafts.place"})

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer()

    def __call__(self, coding: Coding) -> Coding:
        """Place the drafts of a coding."""
        if not coding.drafts:
            return coding
        toponyms = find_toponyms(coding, self.gazetteer)
        if not toponyms:
            return coding
        atlas = make_atlas(coding, toponyms, self.gazetteer)
        places = {toponym.head: atlas.resolve(coding, toponym) for toponym in toponyms}
        drafts = tuple(place_draft(coding, draft, toponyms, places, atlas) for draft in coding.drafts)
        return replace(coding, drafts=drafts)


def place_draft(
    coding: Coding,
    draft: Draft,
    toponyms: tuple[Toponym, ...],
    places: dict[int, Place | None],
    atlas: Atlas,
) -> Draft:
    """One draft with its place, if it has one."""
    by_head = {toponym.head: toponym for toponym in toponyms}
    areas = frozenset(head for head, place in places.items() if place is not None and place.kind != "city")
    others = frozenset(other.predicate for other in coding.drafts if other.predicate != draft.predicate)
    found = find_place(coding, draft, by_head, others, areas)
    if found is None:
        return draft
    where = where_of(found.toponym, places[found.toponym.head], atlas.holder(coding, found.toponym))
    evidence = Evidence("place", found.rule, found.toponym.span)
    return replace(draft, place=where, evidence=(*draft.evidence, evidence))


def where_of(toponym: Toponym, place: Place | None, holder: Place | None) -> Where:
    """The record of a place; one that the gazetteer does not know has its own words and its holder's country."""
    return Where(
        text=toponym.text,
        start=toponym.span.start,
        end=toponym.span.end,
        name=place.name if place else toponym.text,
        country=place.country if place else holder.country if holder else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geonames=place.geonames if place else None,
    )
