"""All figures in one page: `make evaluate` runs every evaluation whose data are at hand, and writes them down.

    python evaluation/results.py --data FOLDER [--test] [--only ID,ID]

Writes `results.json` here and `docs/results.md`. The test half of our gold is measured only with `--test` (`TEST=1`).
With `--only`, the other runs' figures are kept as they were.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from runs import HERE, ROOT, Found, Run, read_runs, run_all

from diurna.version import VERSION

RESULTS = HERE / "results.json"
PAGE = ROOT / "docs/results.md"
HEAD = """\
# Results

Every figure here was printed by `diurna evaluate` and put here by `make evaluate`, which writes this page and
[evaluation/results.json](../evaluation/results.json); [evaluate.md](evaluate.md) says what each figure is. They are per
cent, correlations too. Intervals are 95 %, by drawing articles (or sentences) with replacement, where the command gives
them. What stands under "published" is another system's figure with its source; where the set is another, the two are
not to be compared to the digit. `make gate` holds the quicker ones against [floors](../evaluation/floors.json).
"""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of the data")
    parser.add_argument("--test", action="store_true", help="the test half of our gold, in place of the dev half")
    parser.add_argument("--only", default="", help="ids of runs, with commas between")
    args = parser.parse_args()
    half = "test" if args.test else "dev"
    runs = read_runs()
    wanted = set(filter(None, args.only.split(","))) or {run.id for run in runs}
    if unknown := wanted - {run.id for run in runs}:
        parser.error(f"no run {', '.join(sorted(unknown))}; they are {', '.join(run.id for run in runs)}")
    chosen = [run for run in runs if run.id in wanted and run.is_at_hand(args.data)]
    for run in runs:
        if run.id in wanted and run not in chosen:
            print(
                f"{run.id:18} not measured: {', '.join(run.missing(args.data))} is not there; figures of before are kept"
            )
    results = read_results()
    failed = False
    for found in run_all(chosen, args.data, half):
        print(f"{found.run.id:18} {found.seconds:.0f} s {found.failure}", flush=True)
        failed = failed or bool(found.failure)
        if not found.failure:
            results[found.run.id] = row_of(found, half)
    ordered = {run.id: results[run.id] for run in runs if run.id in results}
    RESULTS.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page_of(ordered, runs), encoding="utf-8")
    print(f"{len(chosen)} of {len(runs)} runs; written to {RESULTS.relative_to(ROOT)} and {PAGE.relative_to(ROOT)}")
    sys.exit(1 if failed else 0)


def read_results() -> dict[str, dict[str, Any]]:
    """What was measured before."""
    if not RESULTS.is_file():
        return {}
    found: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def row_of(found: Found, half: str) -> dict[str, Any]:
    """What is kept of a run."""
    bounds = found.intervals or {}
    return {
        "command": f"diurna evaluate {' '.join(found.run.command(Path('DATA'), half))}",
        "data": found.run.data.format(half=half),
        "licence": found.run.licence,
        "n": found.n,
        "diurna": VERSION,
        "measured": dt.date.today().isoformat(),
        "figures": {
            name: {"value": value, **({"interval": list(bounds[name])} if name in bounds else {})}
            for name, value in (found.figures or {}).items()
        },
        "published": list(found.run.published),
    }


def page_of(results: Mapping[str, Mapping[str, Any]], runs: Sequence[Run]) -> str:
    """The page: a section a run, with a table of the figures that count."""
    lines = [HEAD]
    for run in runs:
        row = results.get(run.id)
        if row is None:
            lines += [f"## {title(run.what)}\n", f"Not measured: {run.data.format(half='dev')} was not at hand.\n"]
            continue
        about = f"{title(row['data'])}; licence: {row['licence']}; n = {row['n']:,}. Diurna {row['diurna']}, {row['measured']}."
        lines += [f"## {title(run.what)}\n", about, "", f"    {row['command']}", ""]
        published = {one["figure"]: one for one in row["published"]}
        lines += ["| figure | % | 95 % | published |", "|---|---|---|---|"]
        for name in (name for name in run.figures if name in row["figures"]):
            figure = row["figures"][name]
            low_high = "-".join(f"{100 * bound:.1f}" for bound in figure.get("interval", ()))
            beside = published.get(name)
            told = f"{100 * beside['value']:.0f}: {beside['by']} ({beside['source']})" if beside else ""
            lines.append(f"| `{name}` | {100 * figure['value']:.1f} | {low_high} | {told} |")
        lines += ["", *([run.note, ""] if run.note else [])]
    return "\n".join(lines).rstrip() + "\n"


def title(words: str) -> str:
    """Words with a capital in front."""
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    main()
