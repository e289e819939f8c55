"""Referents: whom the phrases of one article refer to, while that is being worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from diurna.actors.descriptions import Description
from diurna.lexicons.keys import name_keys
from diurna.records.entity import Tenure


@dataclass(slots=True)
class Referent:
    """One party as known so far; `name_words` are a person's name as it is compared, empty for the nameless."""

    number: int
    kind: str
    name: str
    country: str | None
    short: str | None
    sectors: tuple[str, ...]
    office: str | None
    name_words: tuple[str, ...] = ()
    members: tuple[int, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    @property
    def home(self) -> str | None:
        """The country or body that the party belongs to."""
        return self.short or self.country


@dataclass(slots=True)
class Referents:
    """All referents of an article; joined ones answer to one number."""

    everyone: list[Referent] = field(default_factory=list)
    _parent: list[int] = field(default_factory=list)
    _groups: dict[tuple[int, ...], int] = field(default_factory=dict)

    def add(self, description: Description, words: Sequence[str] = ()) -> int:
        """A new referent as described; returns its number."""
        number = len(self.everyone)
        members = tuple(self.add(member) for member in description.members)
        if members:
            number = len(self.everyone)
        self._parent.append(number)
        self.everyone.append(
            Referent(
                number,
                "group" if members else description.kind,
                description.name,
                description.country,
                description.short,
                description.sectors,
                description.office if not members else None,
                name_keys(list(words)),
                members,
            )
        )
        return number

    def find(self, number: int) -> int:
        """The number that a referent answers to."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def get(self, number: int) -> Referent:
        """The referent that a number stands for, joined ones as one."""
        return self.everyone[self.find(number)]

    def enrich(self, number: int, description: Description) -> None:
        """Add what a further description of the same party tells, where nothing was known."""
        _fill(self.get(number), description.country, description.short, description.sectors, description.office)

    def join(self, one: int, other: int) -> None:
        """Say that two are one: the named one stays, else the first; it learns what it did not know."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return
        first, second = self.everyone[one], self.everyone[other]
        if (len(second.name_words), -other) > (len(first.name_words), -one):
            first, second = second, first
        self._parent[second.number] = first.number
        _fill(first, second.country, second.short, second.sectors, second.office)
        if second.kind == "person" and first.kind == "group":
            first.kind = "person"

    def split(self, number: int, country: str | None) -> int:
        """A new referent like another, but of a country: for words that do not mean the same party everywhere."""
        like = self.get(number)
        apart = Description(like.kind, like.name, country, None, like.sectors, like.office)
        return self.add(apart)

    def agree(self, one: int, other: int) -> bool:
        """Whether nothing known speaks against two being one."""
        first, second = self.get(one), self.get(other)
        if first.home and second.home and first.home != second.home:
            return False
        return not (first.name_words and second.name_words)

    def group(self, members: Sequence[int], text_kind: str = "group") -> int:
        """The group of some referents, one and the same for the same members."""
        roots = tuple(dict.fromkeys(self.find(member) for member in members))
        if len(roots) == 1:
            return roots[0]
        if roots not in self._groups:
            everyone = [self.everyone[root] for root in roots]
            countries = {referent.country for referent in everyone}
            sectors = {referent.sectors for referent in everyone}
            names = [referent.name for referent in everyone]
            name = f"{', '.join(names[:-1])} and {names[-1]}"
            description = Description(
                text_kind,
                name,
                countries.pop() if len(countries) == 1 else None,
                None,
                sectors.pop() if len(sectors) == 1 else (),
            )
            number = self.add(description)
            self.everyone[number].members = roots
            self._groups[roots] = number
        return self._groups[roots]


def _fill(
    referent: Referent, country: str | None, short: str | None, sectors: tuple[str, ...], office: str | None
) -> None:
    if referent.home is None:
        referent.country, referent.short = country, short
    same_home = (short or country) in (None, referent.home)
    if referent.kind == "body" and referent.short:
        return  # "the union" told of before adds nothing to the European Union
    if referent.sectors == ("ELI",) and same_home and office is not None and not office.startswith("former "):
        # "Former premier X, now head of ..."
        referent.office, referent.sectors = office, sectors
        return
    if same_home and referent.office is None and office is not None:
        referent.office = office
        referent.sectors = sectors or referent.sectors
    elif same_home and not referent.sectors:
        referent.sectors = sectors
