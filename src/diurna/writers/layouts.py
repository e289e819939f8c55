"""Sets of columns by name, and the two filters of event data: pairs of parties, and one a day.

`diurna` has all that a record has. `polecat` and `cameo` are for whoever has scripts for those; their columns have no place
for a status, so they hold only what is told as having happened.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diurna.records import Event, Party
from diurna.writers.cameo import CAMEO
from diurna.writers.polecat import POLECAT, day_of
from diurna.writers.tabular import COLUMNS, RECORD, Column

Key = tuple[dt.date, frozenset[str], frozenset[str], str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A set of columns: those of CSV, those that Parquet has besides, and whether they hold only what happened."""

    name: str
    columns: tuple[Column, ...]
    more: tuple[Column, ...] = ()
    only_actual: bool = False


LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("diurna", COLUMNS, (RECORD,)),
        Layout("polecat", POLECAT, only_actual=True),
        Layout("cameo", CAMEO, only_actual=True),
    )
}


class Shaping:
    """Passes records on as a table is to have them, and counts what it leaves out.

    `dyads` makes a row of each pair of who acts and who is acted upon. `one_a_day` keeps the first of the records with the
    same parties, type, status and day; those of no known day are all kept. `not_actual` and `repeated` count what was left out.
    """

    def __init__(self, *, only_actual: bool = False, dyads: bool = False, one_a_day: bool = False) -> None:
        self.only_actual, self.dyads, self.one_a_day = only_actual, dyads, one_a_day
        self.not_actual = self.repeated = 0

    def __call__(self, events: Iterable[Event]) -> Iterator[Event]:
        """Pass on what the table is to have, in the order given."""
        seen: set[int] = set()
        for event in events:
            if self.only_actual and event.status != "actual":
                self.not_actual += 1
                continue
            for row in pairs_of(event) if self.dyads else (event,):
                key = key_of(row) if self.one_a_day else None
                if key is not None and hash(key) in seen:  # hashes of 64 bits: a store of any size fits
                    self.repeated += 1
                    continue
                if key is not None:
                    seen.add(hash(key))
                yield row


def pairs_of(event: Event) -> Iterator[Event]:
    """A record once for each actor with each recipient; several who act and none who receives act on each other.

    Where one side is empty, it stays so.
    """
    if len(event.actors) > 1 and not event.recipients:
        for one in event.actors:
            for other in event.actors:
                if one is not other:
                    yield replace(event, actors=(one,), recipients=(other,))
        return
    nobody: tuple[tuple[Party, ...], ...] = ((),)
    for actor in [(party,) for party in event.actors] or nobody:
        for recipient in [(party,) for party in event.recipients] or nobody:
            yield replace(event, actors=actor, recipients=recipient)


def key_of(event: Event) -> Key | None:
    """What two reports of one happening share: day, parties, type and status; None where no day is known."""
    day = day_of(event)
    return None if day is None else (day, codes(event.actors), codes(event.recipients), event.event, event.status)


def codes(parties: Sequence[Party]) -> frozenset[str]:
    """Who parties are: their codes, names where they have none."""
    return frozenset(party.code or party.name for party in parties)
