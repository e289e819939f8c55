"""Ontologies as data: event types, modes, quad classes, scores, and the nearest CAMEO code. PLOVER is the one that ships."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import cast

from diurna.records.event import Quad

DATA = files("diurna.ontology") / "data"


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type. `score` and the modes' scores run from -10 (conflict) to 10; None where none is printed.

    A type of a custom ontology may be `like` one of PLOVER's, whose rules it then follows (who must be named, which
    counts and places it can have, the nearest CAMEO code where `cameo` gives none of its own).
    """

    name: str
    quad: Quad
    requires_recipient: bool
    score: float | None
    modes: Mapping[str, float | None]
    requires_actor: bool = False
    like: str | None = None
    cameo: str | None = None

    @property
    def behaves(self) -> str:
        """The type whose rules it follows."""
        return self.like or self.name


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code and the PLOVER type, mode and contexts that it corresponds to ("" and () where it has none)."""

    code: str
    name: str
    event: str
    mode: str
    contexts: tuple[str, ...]


@dataclass(frozen=True)
class Ontology:
    """Event types by name, the contexts in the codebook's order, and the CAMEO crosswalk.

    `learned` are the types that the shipped type model knows, PLOVER's; `identity` says which custom ontology it is
    ("ceasefire@1a2b3c4d"), and is "" for the shipped one.
    """

    events: Mapping[str, EventType]
    contexts: tuple[str, ...]
    cameo: Sequence[CameoCode]
    nearest: Mapping[tuple[str, str], str] = field(default_factory=dict)
    learned: frozenset[str] = frozenset()
    identity: str = ""

    def quad(self, event: str) -> Quad:
        """The quad class of an event type."""
        return self.events[event].quad

    def score(self, event: str, mode: str | None) -> float | None:
        """PLOVER's conflict-cooperation score: the mode's, where it has one of its own, else the type's."""
        kind = self.events[event]
        return kind.modes[mode] if mode is not None and mode in kind.modes else kind.score

    def nearest_cameo(self, event: str, mode: str | None, contexts: Sequence[str]) -> str | None:
        """The CAMEO code that fits best: same type, then same mode, then most contexts shared, then the most general.

        `nearest.tsv` decides where the crosswalk has no such mode. None where CAMEO has nothing of that type. A custom
        type has the code that its ontology gives it, else that of the type it is like.
        """
        kind = self.events.get(event)
        if kind is not None and (kind.cameo or kind.like):
            return kind.cameo or plover().nearest_cameo(kind.behaves, None, contexts)
        decided = self.nearest.get((event, mode or ""))
        if decided is not None:
            return decided
        alike = [code for code in self.cameo if code.event == event]
        wanted = set(contexts)

        def fit(code: CameoCode) -> tuple[bool, bool, int, int, int]:
            # A code with a mode or a context that the event lacks says more than is known.
            extra = len(set(code.contexts) - wanted)
            shared = len(set(code.contexts) & wanted)
            return code.mode == (mode or ""), not code.mode, shared, -extra, -len(code.code)

        return max(alike, key=fit).code if alike else None


@cache
def plover() -> Ontology:
    """The shipped ontology: PLOVER codebook, draft 0.8 (CC BY-SA 4.0), with the CAMEO crosswalk."""
    book = json.loads((DATA / "plover.json").read_text(encoding="utf-8"))
    events = {
        name: EventType(
            name, cast(Quad, kind["quad"]), kind["requires_recipient"], float(kind["score"]), dict(kind["modes"])
        )
        for name, kind in book["events"].items()
    }
    rows = csv.DictReader((DATA / "cameo.csv").read_text(encoding="utf-8").splitlines())
    codes = tuple(
        CameoCode(
            row["cameo"],
            row["name"],
            row["plover_event"],
            row["plover_mode"],
            tuple(part for part in row["plover_contexts"].replace(";", "|").split("|") if part),
        )
        for row in rows
    )
    lines = [line for line in (DATA / "nearest.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    nearest = {(row["event"], row["mode"]): row["cameo"] for row in csv.DictReader(lines, delimiter="\t")}
    return Ontology(events, tuple(book["contexts"]), codes, nearest, frozenset(events))
