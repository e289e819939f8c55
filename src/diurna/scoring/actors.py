"""Codes of parties against gold: cases of mentions with the country and the sectors that they should get."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.scoring.lines import GoldFile, counted, quoted

COLUMNS = ("id", "sentence", "mention", "country", "sectors", "region", "split")


@dataclass(frozen=True, slots=True)
class Coded:
    """How a party was coded; `short` is an international body's short name, and then there is no country."""

    country: str | None = None
    short: str | None = None
    sectors: frozenset[str] = frozenset()

    @property
    def home(self) -> str:
        """The country or body, empty where there is none."""
        return self.short or self.country or ""


@dataclass(frozen=True, slots=True)
class ActorCase:
    """A mention, from `start` to `end` of a text, and what is asked of its party.

    `is_home` says whether a coding has the right country or body, `is_sector` whether it has the right sectors; None
    where the case does not ask. `group` is the region of the world, or the kind of question.
    """

    id: str
    text: str
    start: int
    end: int
    expected: str
    is_home: Callable[[Coded], bool] | None
    is_sector: Callable[[Coded], bool] | None
    published: dt.date | None = None
    group: str = ""

    @property
    def mention(self) -> str:
        """The words of the mention."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and how it was coded; `country` and `sector` tell whether these are right, None where not asked."""

    case: ActorCase
    coded: Coded
    country: bool | None
    sector: bool | None

    @property
    def right(self) -> bool:
        """Whether all that was asked is right."""
        return self.country is not False and self.sector is not False


def judge(case: ActorCase, coded: Coded) -> Judged:
    """Hold a coding against a case."""
    country = case.is_home(coded) if case.is_home else None
    return Judged(case, coded, country, case.is_sector(coded) if case.is_sector else None)


def score_actors(judged: Sequence[Judged]) -> dict[str, float]:
    """Shares of cases that are right: country and sector among those that ask for them, both among all cases."""
    countries = [one.country for one in judged if one.country is not None]
    sectors = [one.sector for one in judged if one.sector is not None]
    both = [one.right for one in judged]
    return {
        name: sum(found) / len(found) if found else 0.0
        for name, found in (("country", countries), ("sector", sectors), ("both", both))
    }


def read_actor_table(path: Path, *, split: str | None = None) -> list[ActorCase]:
    """Read a table with the columns id, sentence, mention, country, sectors, region, split, with tabs between.

    `country` is a code or a body's short name, empty for none; `sectors` are a set, with | between. Where the words of
    the mention stand in the sentence more than once, the first place counts. Raises `GoldError` with all faults.
    """
    file = GoldFile(path)
    cases: list[ActorCase] = []
    seen: dict[str, int] = {}
    header = False
    for number, line in file.lines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if not header:
            header = True
            if tuple(fields) != COLUMNS:
                file.fault(number, f"the header is {quoted(line)}; expected {', '.join(COLUMNS)}, with tabs between.")
                break
            continue
        if len(fields) != len(COLUMNS):
            file.fault(number, f"{counted(len(fields))} found; expected {len(COLUMNS)}, with tabs between.")
            continue
        row = dict(zip(COLUMNS, fields, strict=True))
        for fault in _row_faults(row, seen):
            file.fault(number, fault)
        seen[row["id"]] = number
        if row["mention"] in row["sentence"] and (split is None or row["split"] == split):
            cases.append(_table_case(row))
    if not cases and not file.faults:
        file.fault(1, f'no case of split "{split}" in the file.' if split else "no case in the file.")
    file.check()
    return cases


def _row_faults(row: Mapping[str, str], seen: Mapping[str, int]) -> Iterator[str]:
    if not row["id"]:
        yield "no id. Give the case one of its own."
    elif row["id"] in seen:
        yield f"id {quoted(row['id'])} stands in line {seen[row['id']]} too. Rename one."
    if not row["mention"] or row["mention"] not in row["sentence"]:
        yield f"mention {quoted(row['mention'])} does not stand in the sentence. Copy its words from there."
    if row["split"] not in ("dev", "test"):
        yield f"split {quoted(row['split'])}; expected dev or test."


def _table_case(row: Mapping[str, str]) -> ActorCase:
    start = row["sentence"].index(row["mention"])
    home = row["country"]
    sectors = frozenset(part.strip() for part in row["sectors"].split("|") if part.strip())
    return ActorCase(
        id=row["id"],
        text=row["sentence"],
        start=start,
        end=start + len(row["mention"]),
        expected="-".join(part for part in (home, *sorted(sectors)) if part),
        is_home=lambda coded: coded.home == home,
        is_sector=lambda coded: coded.sectors == sectors,
        group=row["region"],
    )


def read_counted_out(path: Path) -> dict[str, str]:
    """Read the cases that are not judged: an id, a tab, the reason; `#` for comments. Raises `GoldError`."""
    file = GoldFile(path)
    found: dict[str, str] = {}
    for number, line in file.lines():
        if not line.strip() or line.startswith("#"):
            continue
        case, tab, reason = line.partition("\t")
        if not tab or not reason.strip():
            file.fault(number, f"{quoted(line)}; expected an id, a tab and the reason.")
        found[case.strip()] = reason.strip()
    file.check()
    return found


def by_group(judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    """Cases by their group, in order of the groups' names."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.case.group, []).append(one)
    return dict(sorted(groups.items()))
