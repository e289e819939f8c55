"""Draw a sample of a store's newest records, or of whole articles, that can be drawn again from its seed."""

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from typing import get_args

from diurna.errors import ReviewError
from diurna.records import Event
from diurna.records.review import Item, Sample, SampleKind, Stratification, Stratum
from diurna.store import Filter, Store
from diurna.store.drawing import (
    draw_numbers,
    numbers_of_codings,
    records_by_number,
    strata_to_draw,
    versions_of_codings,
)
from diurna.store.reviews import keep_sample, samples
from diurna.store.rows import now

OTHERS = "all others"
# Strata get at least this many each; where the sample is too small for that, the smallest go together as "all others".
LEAST = 2
LARGEST = 100_000  # records, or articles
OF_ARTICLES = frozenset({"published_since", "published_until", "publisher", "article"})


def allocate(strata: Sequence[tuple[str, int]], size: int) -> list[Stratum]:
    """Share a sample among strata (name and population, the largest first): to each the same, as far as it has them.

    >>> [(one.name, one.drawn) for one in allocate([("SUPPORT", 900), ("ACCUSE", 90), ("AID", 3)], 25)]
    [('SUPPORT', 11), ('ACCUSE', 11), ('AID', 3)]

    Where there are more strata than `size` has shares of two, the smallest become one, "all others", the last.
    """
    most = max(1, size // LEAST)
    if len(strata) > most:
        kept, rest = list(strata[: most - 1]), strata[most - 1 :]
        strata = [*kept, (OTHERS, sum(population for _, population in rest))]
    size = min(size, sum(population for _, population in strata))
    drawn = dict.fromkeys(range(len(strata)), 0)
    left = size
    while left:
        open_strata = [index for index, (_, population) in enumerate(strata) if drawn[index] < population]
        share = max(1, left // len(open_strata))
        for index in open_strata:
            more = min(share, strata[index][1] - drawn[index], left)
            drawn[index] += more
            left -= more
    return [
        Stratum(name=name, population=population, drawn=drawn[index]) for index, (name, population) in enumerate(strata)
    ]


def draw_sample(
    store: Store,
    size: int,
    *,
    seed: int,
    kind: SampleKind = "records",
    by: Stratification | None = None,
    chosen: Filter | None = None,
) -> Sample:
    """Draw a sample and keep it in the store; drawn again with the same arguments it is the same, and kept once.

    1. Count what there is, in strata. 2. Share the size among them. 3. Draw. 4. Items, in the order in which they will be
    judged: of articles the records first, then the article. 5. Keep.

    `kind` "articles" draws articles, whole, with all their records; the filter may then ask only for publisher and day
    of publication. Raises `ReviewError` where nothing can be drawn.
    """
    chosen = chosen or Filter()
    _check(size, seed, kind, by, chosen)
    counted = strata_to_draw(store, kind, by, chosen)
    population = sum(count for _, count in counted)
    if not population:
        asked = " that the filter lets through" if chosen != Filter() else ""
        raise ReviewError(f"{store.path}: no {kind}{asked} to draw from. Code some first, or ask for less.")
    strata = (
        allocate(counted, size) if by else [Stratum(name="all", population=population, drawn=min(size, population))]
    )
    allotted = [(stratum.name, stratum.drawn) for stratum in strata]
    drawn = draw_numbers(store, kind, by, chosen, seed, allotted)
    things = _articles(store, drawn) if kind == "articles" else _records(store, drawn)
    coders = tuple(sorted({coder for *_, coder in things}))
    id = _id_of(kind, by, seed, size, coders, things)
    known = samples(store, id)
    if known:
        return known[0]
    sample = Sample(
        id=id, drawn=now(), kind=kind, by=by, seed=seed, asked=size, chosen=said(chosen), population=population,
        strata=tuple(strata), coders=coders,
    )  # fmt: skip
    items = [
        Item(sample=id, number=number, version=version, stratum=stratum, record=record)
        for number, (version, stratum, record, _) in enumerate(things, start=1)
    ]
    keep_sample(store, sample, items)
    return sample


Thing = tuple[str, str, Event | None, str]  # version, stratum, record, coder


def _records(store: Store, drawn: Sequence[tuple[int, str]]) -> list[Thing]:
    found = records_by_number(store, [number for number, _ in drawn])
    versions = versions_of_codings(store, sorted({coding for coding, _ in found.values()}))
    things: list[Thing] = []
    for number, stratum in drawn:
        coding, record = found[number]
        things.append((versions[coding][0], stratum, record, record.coder))
    return things


def _articles(store: Store, drawn: Sequence[tuple[int, str]]) -> list[Thing]:
    codings = [coding for coding, _ in drawn]
    numbers = numbers_of_codings(store, codings)
    records = records_by_number(store, [number for some in numbers.values() for number in some])
    versions = versions_of_codings(store, codings)
    things: list[Thing] = []
    for coding, stratum in drawn:
        version, coder = versions[coding]
        things += [(version, stratum, records[number][1], records[number][1].coder) for number in numbers[coding]]
        things.append((version, stratum, None, coder))
    return things


def _check(size: int, seed: int, kind: str, by: str | None, chosen: Filter) -> None:
    if not 1 <= size <= LARGEST:
        raise ReviewError(f"a sample of {size:,}. Expected 1 to {LARGEST:,}.")
    if not 0 <= seed < 2**63:
        raise ReviewError(f"the seed {seed} is out of range. Expected 0 to {2**63 - 1}.")
    known = ("publisher",) if kind == "articles" else get_args(Stratification)
    if by is not None and by not in known:
        raise ReviewError(f'{kind} cannot be stratified by "{by}". Expected {", ".join(known)}.')
    if kind == "articles":
        asked = {name for name in said_fields(chosen) if name not in OF_ARTICLES}
        if asked:
            raise ReviewError(
                f"articles are drawn whole, and cannot be chosen by {', '.join(sorted(asked))}. "
                "Choose them by publisher or day of publication."
            )


def said_fields(chosen: Filter) -> dict[str, str]:
    """The conditions that a filter sets, in words."""
    values = {name: getattr(chosen, name) for name in (one.name for one in dataclasses.fields(Filter))}
    return {
        name: ", ".join(value) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
        if value not in (None, ())
    }


def said(chosen: Filter) -> str:
    """A filter in words: "event ASSAULT; since 2022-02-24"; "" for none."""
    return "; ".join(f"{name.replace('_', ' ')} {value}" for name, value in said_fields(chosen).items())


def _id_of(kind: str, by: str | None, seed: int, size: int, coders: Sequence[str], things: Sequence[Thing]) -> str:
    told = [(version, stratum, record and record.id) for version, stratum, record, _ in things]
    content = json.dumps([kind, by, seed, size, list(coders), told])
    return "r" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def find_sample(store: Store, id: str | None = None) -> Sample:
    """A sample by its id (or its beginning), the newest where none is given; raises `ReviewError`."""
    known = samples(store)
    found = known[:1] if id is None else [one for one in known if one.id == id]
    found = found or [one for one in known if id and one.id.startswith(id)]
    if len(found) != 1:
        have = ", ".join(one.id for one in known[:8]) or "none yet; draw one with `diurna review sample`"
        what = f'no sample "{id}"' if id else "no sample"
        raise ReviewError(f"{store.path}: {what}. Its samples: {have}.")
    return found[0]
