"""The placing stage: every draft gets the place at which its event happened, where the text names one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from diurna.model.nets import ChoiceModel
from diurna.places.adverbials import DEEDS, Located
from diurna.places.dateline import dateline_toponym
from diurna.places.finding import find_toponyms
from diurna.places.gazetteer import Gazetteer
from diurna.places.learned_places import Spot, place_by_learning, shipped_places
from diurna.places.locate import find_place
from diurna.places.named_again import named_again, towns_of_sites
from diurna.places.place import Place
from diurna.places.resolve import resolve_toponyms
from diurna.places.toponyms import Toponym
from diurna.records import Coding, Draft, Evidence, Where

# A dateline tells where the first sentences' deeds were done; further down the news is from elsewhere.
SENTENCES_OF_DATELINE = 2
HEADLINE, SENTENCE_OF_DATELINE = 0, 1


class PlaceEvents:
    """Adds a place to the drafts for which the text names one; the others keep None."""

    name = "places"
    needs: frozenset[str] = frozenset({"analysis", "mentions", "entities", "drafts"})
    adds: frozenset[str] = frozenset({"drafts.place"})

    def __init__(
        self, gazetteer: Gazetteer | None = None, *, learned: ChoiceModel | Literal["shipped"] | None = "shipped"
    ) -> None:
        """Place by a gazetteer, the shipped one where none is given, and what was learned; without `learned`, by the rules alone."""
        self.gazetteer = gazetteer or Gazetteer()
        self.learned = shipped_places() if learned == "shipped" else learned

    def __call__(self, coding: Coding) -> Coding:
        """Place the drafts of a coding.

        1. By the event's clause and those that govern it. 2. Deeds of the first sentences by the dateline, where their
        parties are at home there. 3. The headline's events by the same happening in the body. 4. By what was learned, where that
        is surer of another place (see `place_by_learning`).
        """
        coding = replace(coding, gazetteer=self.gazetteer.identity)
        if not coding.drafts:
            return coding
        atlas = self.atlas(coding)
        predicates = frozenset(draft.predicate for draft in coding.drafts)
        ruled = tuple(place_draft(coding, draft, predicates, atlas) for draft in coding.drafts)
        drafts = tuple(place_headline(draft, ruled) for draft in ruled)
        if self.learned is not None:
            drafts = place_by_learning(coding, drafts, atlas.spots(coding), self.learned, atlas.where)
        return replace(coding, drafts=drafts)

    def atlas(self, coding: Coding) -> "Atlas":
        """The toponyms of an article with their places."""
        found = find_toponyms(coding, self.gazetteer)
        dateline = dateline_toponym(coding, self.gazetteer)
        toponyms = (dateline, *found) if dateline else found
        places = resolve_toponyms(coding, toponyms, self.gazetteer)
        again = list(named_again(coding, toponyms, places, self.gazetteer))
        towns = towns_of_sites(coding, toponyms, places)
        places = {**places, **{toponym.first: place for toponym, place in again}}
        return Atlas(self.gazetteer, (*toponyms, *(toponym for toponym, _ in again)), places, towns)


class Atlas:
    """The toponyms of one article with their places.

    `places` are by the toponym's first token, `towns` those of buildings by their words (see `towns_of_sites`).
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        toponyms: tuple[Toponym, ...],
        places: Mapping[int, Place | None],
        towns: Mapping[str, Place],
    ) -> None:
        self.gazetteer, self.toponyms, self.places, self.towns = gazetteer, toponyms, places, towns
        self.dateline = next((one for one in toponyms if one.role == "dateline"), None)
        self.by_head = {one.head: one for one in toponyms if one.role not in {"part", "dateline"}}
        self.areas = frozenset(
            one.head for one in toponyms if (place := places.get(one.first)) is not None and place.kind != "town"
        )

    def spots(self, coding: Coding) -> list[Spot]:
        """The toponyms whose country is known, but for those in names of bodies, in text order; the dateline first."""
        spots = []
        for one in self.toponyms:
            place = self.places.get(one.first)
            country = holder.country if (holder := place or self.towns.get(one.text)) is not None else None
            if country and one.role == "dateline":
                spots.append(Spot(one, place, country, SENTENCE_OF_DATELINE, -1))
            elif country and one.role != "part":
                sentence = coding.analysis.sentence_of(coding.analysis.tokens[one.head])
                spots.append(Spot(one, place, country, sentence.number, one.head))
        return sorted(spots, key=lambda one: one.token)

    def where(self, coding: Coding, toponym: Toponym) -> Where:
        """The record of a toponym's place.

        One that the gazetteer does not know has its own words, and the country of what stands behind it: of "Camp Speicher,
        Iraq" Iraq.
        """
        place = self.places.get(toponym.first)
        holder = place or self.towns.get(toponym.text) or self._holder(coding, toponym)
        region = holder if holder is not None and holder.kind == "region" else self._region(holder)
        return Where(
            text=toponym.text,
            start=toponym.span.start,
            end=toponym.span.end,
            name=place.name if place else toponym.text,
            country=holder.country if holder else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            geonames=place.geonames if place else None,
            region=region.name if region else None,
        )

    def _region(self, place: Place | None) -> Place | None:
        return self.gazetteer.with_id(place.region) if place else None

    def _holder(self, coding: Coding, toponym: Toponym) -> Place | None:
        tokens = coding.analysis.tokens
        if toponym.last >= len(tokens) or tokens[toponym.last].text.lower() not in {",", "in"}:
            return None
        return self.places.get(toponym.last + 1)


def place_draft(coding: Coding, draft: Draft, predicates: frozenset[int], atlas: Atlas) -> Draft:
    """One draft with its place, if it has one; `predicates` are those of all drafts."""
    sentence = coding.analysis.sentence_of(coding.analysis.tokens[draft.predicate])
    here = range(
        sentence.first, sentence.last
    )  # all that its tree holds: an article as long as a book has thousands more
    toponyms = {head: atlas.by_head[head] for head in here if head in atlas.by_head}
    others = predicates.intersection(here) - {draft.predicate}
    found = find_place(coding, draft, toponyms, others, atlas.areas) or _by_dateline(coding, draft, atlas)
    if found is None:
        return draft
    evidence = Evidence("place", found.rule, found.toponym.span)
    return replace(draft, place=atlas.where(coding, found.toponym), evidence=(*draft.evidence, evidence))


def _by_dateline(coding: Coding, draft: Draft, atlas: Atlas) -> Located | None:
    """The dateline's town, for a deed told in the first sentences by which a party that is at home there acts or suffers."""
    toponym = atlas.dateline
    place = atlas.places.get(toponym.first) if toponym else None
    if toponym is None or place is None or draft.event not in DEEDS or draft.status != "actual" or draft.claims:
        return None
    if not HEADLINE < draft.sentence <= SENTENCES_OF_DATELINE or _names_place(coding, draft, atlas):
        return None
    parties = [coding.entity(coding.mention(one)) for one in (*draft.actors, *draft.recipients)]
    if not parties or any(party.country not in {place.country, None} for party in parties):
        return None
    return Located(toponym, "place.dateline")


def _names_place(coding: Coding, draft: Draft, atlas: Atlas) -> bool:
    """Whether the sentence of a draft names a town: the deed may be there, by words that the rules don't know."""
    sentence = coding.analysis.sentence_of(coding.analysis.tokens[draft.predicate])
    towns = (one.head for one in atlas.by_head.values() if one.head not in atlas.areas and one.role != "again")
    return any(sentence.first <= head < sentence.last for head in towns)


def place_headline(draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """A headline's event with the place of the same happening in the body: of one type and mode, first told there."""
    if draft.place is not None or draft.sentence != HEADLINE:
        return draft
    same = [
        other
        for other in drafts
        if other.sentence != HEADLINE
        and (other.event, other.mode, other.status) == (draft.event, draft.mode, draft.status)
    ]
    if not same or same[0].place is None or same[0].sentence > SENTENCES_OF_DATELINE:
        return draft
    place = same[0].place
    evidence = next(one for one in reversed(same[0].evidence) if one.field == "place")
    return replace(draft, place=place, evidence=(*draft.evidence, replace(evidence, rule="place.same-happening")))
