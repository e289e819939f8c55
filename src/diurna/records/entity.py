"""Entity: whom mentions refer to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, state, body or group that mentions of one article refer to.

    `kind` is "person", "country", "body", "group" or "place". `country` is ISO 3166 alpha-3 (XKX for Kosovo) or
    None. `short` is the own short name of an international body ("EU"), None for all others. `sectors` are
    PLOVER's ("GOV", "MIL"). `office` is as the article words it ("interior minister"), None where it gives none.
    `members` are the ids of those that a group is known to consist of ("the two leaders"), empty for all others.
    """

    id: str
    kind: str
    name: str
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    members: tuple[str, ...] = ()

    @property
    def code(self) -> str | None:
        """Country or short name, then sectors after dashes ("SRB-GOV", "EU"); None when nothing is known.

        A group of no known country is coded by its sectors alone ("REB").
        """
        first = self.short or self.country
        sectors = [sector for sector in self.sectors if not (self.short and sector == "IGO")]
        return "-".join([first, *sectors] if first else sectors) or None
