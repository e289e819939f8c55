"""`diurna code --status`: only the records that are wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, TypeVar

import typer

from diurna.cli.filters import STATUSES
from diurna.cli.resuming import outcome, printed_outcome
from diurna.records import Coding
from diurna.scale import Outcome

StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS,...",
        help="Write only records that are actual, negated, future or hypothetical; several with commas.",
    ),
]
T = TypeVar("T")


def read_statuses(given: list[str] | None) -> frozenset[str]:
    """The statuses that an option names, none where it is not given; wrong usage (exit code 2) for anything else."""
    names = [name.strip().lower() for each in given or [] for name in each.split(",") if name.strip()]
    wrong = [name for name in names if name not in (*STATUSES, "any")]
    if wrong or (given and not names):
        found = repr(wrong[0]) if wrong else "none"
        raise typer.BadParameter(
            f"{found}: expected some of {', '.join(STATUSES)}, with commas between them.", param_hint="--status"
        )
    return frozenset() if "any" in names else frozenset(names)


def of_status(results: Iterable[Coding | T], statuses: frozenset[str]) -> Iterator[Coding | T]:
    """Codings with only the records of some statuses, or with all where none is named; what is no coding, as it is."""
    for result in results:
        yield narrowed(result, statuses) if isinstance(result, Coding) and statuses else result


def narrowed(coding: Coding, statuses: frozenset[str]) -> Coding:
    """A coding with only the records of some statuses."""
    return replace(coding, events=tuple(event for event in coding.events if event.status in statuses))


def outcome_of_status(coding: Coding, statuses: frozenset[str], printed: bool = False) -> Outcome:
    """What a run that can be gone on with keeps of a coding; with `printed`, where its article was printed too."""
    keep = printed_outcome if printed else outcome
    return keep(narrowed(coding, statuses) if statuses else coding)
