"""Temporal expressions against gold, as TempEval-3 counts them (UzZaman et al. 2013).

Two formats are read. Documents: `text`, `dct` (the day or moment of publication) and `timexes`, each with `start`, `end`,
`type` and `value`. Expressions by themselves: `anchor` (the day they count from) and `expressions`, each with `text`,
`type` and `value`; every one of them is asked as a text of its own.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.scoring.lines import GoldFile
from diurna.scoring.pairing import pair_closest

KINDS = ("DATE", "TIME", "DURATION", "SET")
EXPECTED = (
    "expected an object with id, text, dct and timexes (each with start, end, type and value), "
    "or with id, anchor and expressions (each with text, type and value)."
)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Characters `start` to `end` (exclusive), their kind (DATE, TIME, DURATION, SET) and TIMEX3 value ("1998-02")."""

    start: int
    end: int
    kind: str
    value: str

    def overlap(self, other: "TimeSpan") -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class GoldTimes:
    """A text, the day it was written, and the expressions in it; `published` is None where the file gives none."""

    id: str
    text: str
    published: dt.date | None
    spans: tuple[TimeSpan, ...]


@dataclass(frozen=True, slots=True)
class TimePair:
    """A gold expression and the one found there; None on one side where nothing was found, or nothing is gold."""

    gold: TimeSpan | None
    found: TimeSpan | None

    @property
    def is_strict(self) -> bool:
        """Whether both have the same characters."""
        return bool(self.gold and self.found) and _ends(self.gold) == _ends(self.found)

    @property
    def is_right(self) -> bool:
        """Whether both have the same value; their kinds are not compared."""
        return bool(self.gold and self.found and self.gold.value == self.found.value)


def _ends(span: TimeSpan | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def read_times(path: Path) -> list[GoldTimes]:
    """Read JSON Lines in either format; raises `GoldError` with all faults."""
    file = GoldFile(path)
    texts = [text for made in file.objects(make_texts, EXPECTED) for text in made]
    if not texts and not file.faults:
        file.fault(1, f"no text in the file; {EXPECTED}")
    file.check()
    return texts


def make_texts(row: Mapping[str, object]) -> list[GoldTimes]:
    """The texts of one line in either format; raises as `make_document` and `make_expressions`."""
    return make_expressions(row) if "expressions" in row else [make_document(row)]


def make_document(row: Mapping[str, object]) -> GoldTimes:
    """One document from its JSON; raises KeyError, TypeError or ValueError where it is not as expected."""
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError("text is no string")
    spans = []
    for one in _objects(row, "timexes"):
        start, end = one["start"], one["end"]
        if not (isinstance(start, int) and isinstance(end, int)):
            raise TypeError("start or end is no whole number")
        if not 0 <= start < end <= len(text):
            raise ValueError(f"timex {start}-{end} lies outside the text of {len(text)} characters")
        spans.append(TimeSpan(start, end, _kind(one), str(one["value"])))
    return GoldTimes(str(row["id"]), text, _day(row["dct"]), tuple(spans))


def make_expressions(row: Mapping[str, object]) -> list[GoldTimes]:
    """The expressions of one line, a text each; raises KeyError, TypeError or ValueError as `make_document`."""
    published, found = _day(row["anchor"]), []
    for number, one in enumerate(_objects(row, "expressions")):
        text = str(one["text"])
        span = TimeSpan(0, len(text), _kind(one), str(one["value"]))
        found.append(GoldTimes(f"{row['id']}.{number}", text, published, (span,)))
    return found


def _objects(row: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    found = row[name]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise TypeError(f"{name} is no list of objects")
    return found


def _kind(one: Mapping[str, object]) -> str:
    if one["type"] not in KINDS:
        raise ValueError(f"type {one['type']} is none of {', '.join(KINDS)}")
    return str(one["type"])


def _day(moment: object) -> dt.date | None:
    """The day of "1998-02-19T08:02:00"; None for null and the empty string."""
    return dt.date.fromisoformat(str(moment)[:10]) if moment else None


def pair_times(gold: Sequence[TimeSpan], found: Sequence[TimeSpan]) -> list[TimePair]:
    """Pair each gold expression with at most one that was found and overlaps it; the largest overlaps first."""
    pairs = dict(
        pair_closest(
            (_ends(one) != _ends(two), -one.overlap(two), one.start, two.start, i, j)
            for i, one in enumerate(gold)
            for j, two in enumerate(found)
            if one.overlap(two)
        )
    )
    made = [TimePair(one, found[pairs[i]] if i in pairs else None) for i, one in enumerate(gold)]
    taken = set(pairs.values())
    return made + [TimePair(None, two) for j, two in enumerate(found) if j not in taken]


def score_times(pairs: Iterable[TimePair]) -> dict[str, float]:
    """relaxed_f1, strict_f1 and value_f1, as fractions.

    Relaxed: expressions that overlap; strict: those with the same characters; value: those that overlap and have the
    same value. Each is an F1 over all that is gold and all that was found, of every kind.
    """
    pairs = list(pairs)
    total = sum(pair.gold is not None for pair in pairs) + sum(pair.found is not None for pair in pairs)
    tests = {
        "relaxed_f1": lambda pair: pair.gold is not None and pair.found is not None,
        "strict_f1": lambda pair: pair.is_strict,
        "value_f1": lambda pair: pair.is_right,
    }
    return {name: 2 * sum(map(test, pairs)) / total if total else 0.0 for name, test in tests.items()}


def count_kinds(pairs: Iterable[TimePair]) -> dict[str, Counter[str]]:
    """For each kind of gold expression how many there are, and how many were found, strictly, and with their value."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for pair in pairs:
        if pair.gold is not None:
            counts[pair.gold.kind].update(
                gold=1, found=pair.found is not None, strict=pair.is_strict, value=pair.is_right
            )
    return counts
