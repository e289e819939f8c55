"""`diurna code --status`: only the records that are wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, TypeVar

import typer

from diurna.cli.filters import STATUSES, read_statuses
from diurna.cli.resuming import outcome, printed_outcome
from diurna.records import Coding
from diurna.scale import Outcome
from diurna.scale.reports import reported_of

StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS,...",
        help="Write only records that are actual, negated, future or hypothetical; several with commas, or given again.",
    ),
]
T = TypeVar("T")


def wanted_statuses(given: list[str] | None) -> frozenset[str]:
    """The statuses that records are narrowed to, none where all are wanted; wrong usage (exit code 2) for no status."""
    names = frozenset(read_statuses(given))
    return frozenset() if names == frozenset(STATUSES) else names


def of_status(results: Iterable[Coding | T], statuses: frozenset[str]) -> Iterator[Coding | T]:
    """Codings with only the records of some statuses, or with all where none is named; what is no coding, as it is."""
    for result in results:
        yield narrowed(result, statuses) if isinstance(result, Coding) and statuses else result


def narrowed(coding: Coding, statuses: frozenset[str]) -> Coding:
    """A coding with only the records of some statuses."""
    return replace(coding, events=tuple(event for event in coding.events if event.status in statuses))


def outcome_of_status(
    coding: Coding, statuses: frozenset[str], printed: bool = False, reported: bool = False
) -> Outcome:
    """What is kept of a coding: its records of some statuses, with `printed` where its article was printed too.

    With `reported`, what linking it to other articles takes as well.
    """
    keep = printed_outcome if printed else outcome
    kept = keep(narrowed(coding, statuses) if statuses else coding)
    return replace(kept, reported=reported_of(coding.article)) if reported else kept
