"""Figures may rise, and fall only with a written reason: `make gate`, and `make gate RAISE=1` after they rose.

    python evaluation/gate.py --data FOLDER [--raise]

Runs the evaluations of `runs.json` whose data are at hand and holds each figure against its floor in `floors.json`. A
floor that is lower than it once was (`highest`) needs a reason (`why`) beside it.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from runs import HERE, Found, read_runs, run_all

FLOORS = HERE / "floors.json"
# An error, which should fall, and moves by chance more than it could be held to; and two of which one may be had for the
# other, as their F1, which is held, tells.
NOT_HELD = frozenset({"ece", "found_precision", "found_recall"})

Floors = dict[str, dict[str, dict[str, Any]]]


def main() -> None:
    """Measure, and fail where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of the data")
    parser.add_argument("--raise", dest="raising", action="store_true", help="raise floors to what was found")
    args = parser.parse_args()
    book = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors: Floors = book["floors"]
    runs = [run for run in read_runs() if run.gate]
    at_hand = [run for run in runs if run.is_at_hand(args.data)]
    if len(at_hand) < len(runs):
        missing = ", ".join(run.id for run in runs if run not in at_hand)
        print(f"Not at hand in {args.data}, and not measured: {missing}.")
    found = []
    for one in run_all(at_hand, args.data):
        figures = ", ".join(f"{name} {value:.4f}" for name, value in held_figures(one).items())
        print(f"{one.run.id:18} {figures or one.failure} ({one.seconds:.0f} s)", flush=True)
        found.append(one)
    if args.raising:
        book["floors"] = raised(floors, found)
        FLOORS.write_text(json.dumps(book, indent=1) + "\n", encoding="utf-8")
        floors = book["floors"]
    faults = [*faults_of_floors(floors), *faults_of_figures(floors, found, book["slack"])]
    for fault in faults:
        print(fault, file=sys.stderr)
    held = sum(len(floors.get(one.run.id, {})) for one in found)
    print(f"{held} figures held: {len(faults)} faults." if faults else f"{held} figures held, none under its floor.")
    sys.exit(1 if faults else 0)


def held_figures(found: Found) -> dict[str, float]:
    """The figures of a run that are held to floors."""
    names = [name for name in found.run.figures if name not in NOT_HELD]
    return {name: found.figures[name] for name in names if name in (found.figures or {})}


def faults_of_floors(floors: Floors) -> Iterable[str]:
    """Floors that were lowered without a word."""
    for run, figures in floors.items():
        for name, floor in figures.items():
            if floor["floor"] < floor["highest"] and not str(floor.get("why", "")).strip():
                yield (
                    f"{run} {name}: the floor is {floor['floor']}, and was {floor['highest']}. "
                    f'Write beside it in floors.json why it may fall ("why"), or put it back.'
                )


def faults_of_figures(floors: Floors, found: Iterable[Found], slack: float) -> Iterable[str]:
    """Figures under their floors by more than `slack`, what other processors' arithmetic may differ by; failed runs."""
    for one in found:
        if one.failure:
            yield f"{one.run.id}: the evaluation failed. {one.failure}"
            continue
        figures = held_figures(one)
        for name, floor in floors.get(one.run.id, {}).items():
            value = figures.get(name)
            if value is None:
                yield f"{one.run.id} {name}: not among the figures found. Expected one; take its floor out if it is gone."
            elif value < floor["floor"] - slack:
                yield (
                    f"{one.run.id} {name}: found {value:.4f}, which is under the floor of {floor['floor']}. "
                    'Mend what made it fall, or lower the floor in floors.json and write "why".'
                )


def raised(floors: Mapping[str, Mapping[str, Mapping[str, Any]]], found: Iterable[Found]) -> Floors:
    """Floors raised to what was found, to four digits; none is lowered, and what has none yet gets one."""
    out: Floors = {run: {name: dict(floor) for name, floor in figures.items()} for run, figures in floors.items()}
    for one in found:
        here = out.setdefault(one.run.id, {})
        for name, value in held_figures(one).items():
            rounded = math.floor(value * 10_000) / 10_000
            old = here.get(name)
            if old is None:
                here[name] = {"floor": rounded, "highest": rounded}
            elif rounded > old["floor"]:
                old["floor"] = rounded
                old["highest"] = max(rounded, old["highest"])
                if rounded >= old["highest"]:
                    old.pop("why", None)
    return out


if __name__ == "__main__":
    main()
