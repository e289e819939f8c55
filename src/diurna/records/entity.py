"""Entity: whom mentions refer to."""

import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office that somebody is known to have held, from `start` to `end` (both included, None where open)."""

    start: dt.date | None
    end: dt.date | None
    sectors: tuple[str, ...]
    office: str | None

    def covers(self, day: dt.date) -> bool:
        """Whether the office was held on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, state, body or group that mentions of one article refer to.

    `kind` is "person", "country", "body", "group" or "place". `country` is ISO 3166 alpha-3 (XKX for Kosovo) or
    None. `short` is the own short name of an international body ("EU"), None for all others. `sectors` are
    PLOVER's ("GOV", "MIL"). `office` is as the article words it ("interior minister"), None where it gives none.
    `members` are the ids of those that a group is known to consist of ("the two leaders"), empty for all others.
    `tenures` are the offices that a person held who holds none any more on the day of publication.
    """

    id: str
    kind: str
    name: str
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    members: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    def on(self, day: dt.date) -> "Entity":
        """Who it was on an earlier day: a former president is the president in what is told of those years."""
        held = next((tenure for tenure in self.tenures if tenure.covers(day)), None)
        return self if held is None else replace(self, sectors=held.sectors, office=held.office)

    @property
    def code(self) -> str | None:
        """Country or short name, then sectors after dashes ("SRB-GOV", "EU"); None when nothing is known.

        A group of no known country is coded by its sectors alone ("REB").
        """
        first = self.short or self.country
        sectors = [sector for sector in self.sectors if not (self.short and sector == "IGO")]
        return "-".join([first, *sectors] if first else sectors) or None
