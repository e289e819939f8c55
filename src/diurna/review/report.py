"""The figures of a reviewed sample: precision by field, type and stratum, recall, agreement, confusion of types."""

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from diurna.errors import ReviewError
from diurna.records import Event
from diurna.records.review import FIELDS, Item, Sample
from diurna.review.estimates import Agreement, Proportion, agreement, proportion
from diurna.review.judgements import Judgement, Missed, Standing, standings_of
from diurna.review.recoding import Recoded, compare_recoded
from diurna.store import Store
from diurna.store.reviews import acts_of, days_of, items_of, newest_records

# What precision is given of: an event at all; its fields; type, actor and recipient at once; every field at once.
FIGURES = ("found", *FIELDS[:3], "all", *FIELDS[3:], "whole", "mode", "historical")
# What two reviewers are compared in.
COMPARED = ("found", "type", *FIELDS, "all")
NO_EVENT, LEFT_OPEN, MISSED = "no event", "another type", "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What share of the events of articles that were read in full the coder found, and found all right.

    `missed` are the events that no record has; where several reviewers read, each event once.
    """

    articles: int
    events: int
    missed: int
    found: Proportion
    all: Proportion


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a review says of a coder. Shares lie between 0 and 1; a figure of which nothing was judged is left out.

    Where several reviewers judged a record, it counts as right in a field only if all who were sure said so. `reviewers`
    maps each to how many items they are done with; `items` is how many there are.
    """

    sample: Sample
    items: int
    records: int
    judged: int
    unsure: Mapping[str, int]
    reviewers: Mapping[str, int]
    precision: Mapping[str, Proportion]
    by_type: Mapping[str, Mapping[str, Proportion]]
    by_stratum: Mapping[str, Mapping[str, Proportion]]
    by_reviewer: Mapping[str, Mapping[str, Proportion]]
    recall: Recall | None
    agreement: Mapping[tuple[str, str], Mapping[str, Agreement]]
    confusion: Mapping[tuple[str, str], int]
    notes: tuple[tuple[int, str, str], ...]
    articles: int
    published: tuple[str, str] | None
    recoded: Recoded | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record, what reviewers said of it, and its weight: how many records of its stratum it stands for."""

    item: Item
    record: Event
    judgements: tuple[Judgement, ...]
    weight: float

    def right(self, name: str) -> bool | None:
        """Whether it is right in a figure: only if all who were sure say so; None where nobody was."""
        told = [judgement.right(name, self.record) for judgement in self.judgements]
        return False if False in told else True if True in told else None


class Basis:
    """What a report rests on besides what reviewers do, each read when it is first asked for.

    The items, the days of their articles, and the newest records of these; the same until articles are coded again.
    """

    def __init__(self, store: Store, sample: str) -> None:
        self._store = store
        self.items = tuple(items_of(store, sample))
        self._newest: dict[str, list[Event] | None] = {}

    @cached_property
    def published(self) -> tuple[str, str] | None:
        """The first and last day of publication."""
        days = days_of(self._store, sorted({item.version for item in self.items}))
        return days and (days[0].isoformat(), days[1].isoformat())

    def newest(self, versions: Collection[str]) -> dict[str, list[Event]]:
        """The newest records of some texts; one that is no longer the newest of its article is left out."""
        missing = [version for version in versions if version not in self._newest]
        if missing:
            found = newest_records(self._store, missing)
            self._newest.update({version: found.get(version) for version in missing})
        known = {version: self._newest[version] for version in versions}
        return {version: records for version, records in known.items() if records is not None}


def make_report(store: Store, sample: Sample, *, reviewers: Sequence[str] = (), basis: Basis | None = None) -> Report:
    """The report of a sample, of all its reviewers or of some; raises `ReviewError` where nothing is judged yet.

    Who makes one report after another may read the `basis` once.

    1. What was done. 2. Weights. 3. Precision. 4. Recall, from articles read in full. 5. Agreement. 6. What a newer
    coding makes of it.
    """
    basis = basis or Basis(store, sample.id)
    items = basis.items
    standings = standings_of(acts_of(store, sample.id))
    unknown = [name for name in reviewers if name not in standings]
    if unknown:
        have = ", ".join(sorted(standings)) or "nobody yet"
        raise ReviewError(f'"{unknown[0]}" judged nothing of sample {sample.id}. Who did: {have}.')
    if reviewers:
        standings = {name: standings[name] for name in reviewers}
    weighed = weigh(sample, items, standings)
    judged = [one for one in weighed if one.judgements]
    recall = recall_of(items, standings)
    if not judged and recall is None:
        raise ReviewError(
            f"sample {sample.id}: nothing is judged yet. Go through it with `diurna review next`, or on the desk."
        )
    judged_versions = {one.item.version for one in judged}
    return Report(
        sample=sample,
        items=len(items),
        records=len(weighed),
        judged=len(judged),
        unsure=dict(Counter(name for one in judged for name in FIELDS if one.right(name) is None)),
        reviewers={name: len(standing.done) for name, standing in sorted(standings.items())},
        precision=figures_of(judged),
        by_type=grouped(judged, lambda one: one.record.event),
        by_stratum=grouped(judged, lambda one: one.item.stratum) if sample.by else {},
        by_reviewer=by_reviewer(weighed) if len(standings) > 1 else {},
        recall=recall,
        agreement=agreements_of(judged),
        confusion=confusion_of(judged, [one for some in missed_of(items, standings).values() for one in some]),
        notes=notes_of(standings),
        articles=len(judged_versions),
        published=basis.published,
        recoded=compare_recoded(
            [(one.item, one.record, one.judgements) for one in judged],
            basis.newest(judged_versions),
        ),
    )


def weigh(sample: Sample, items: Sequence[Item], standings: Mapping[str, Standing]) -> list[Weighed]:
    """The records of a sample with what was said of them, weighed by stratum as far as that is judged."""
    rows = []
    for item in items:
        if item.record is not None:
            told = tuple(one.judged[item.number] for one in standings.values() if item.number in one.judged)
            rows.append((item, item.record, told))
    done = Counter(item.stratum for item, _, told in rows if told)
    population = {stratum.name: stratum.population for stratum in sample.strata}
    # Articles are the unit that was drawn; their records all weigh the same, whichever stratum they come from.
    even = sample.kind == "articles" or sample.by is None
    return [
        Weighed(item, record, told, 1.0 if even or not told else population[item.stratum] / done[item.stratum])
        for item, record, told in rows
    ]


def figures_of(judged: Sequence[Weighed]) -> dict[str, Proportion]:
    """Precision of each figure; what nobody was sure of counts in neither part."""
    found = {
        name: proportion((right, one.weight) for one in judged if (right := one.right(name)) is not None)
        for name in FIGURES
    }
    return {name: share for name, share in found.items() if share is not None}


def grouped(judged: Sequence[Weighed], key: Callable[[Weighed], str]) -> dict[str, dict[str, Proportion]]:
    """Figures of each group, the largest first."""
    groups: dict[str, list[Weighed]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    return {name: figures_of(groups[name]) for name in sorted(groups, key=lambda name: (-len(groups[name]), name))}


def by_reviewer(weighed: Sequence[Weighed]) -> dict[str, dict[str, Proportion]]:
    """Figures of each reviewer by himself."""
    names = sorted({judgement.reviewer for one in weighed for judgement in one.judgements})
    found = {}
    for name in names:
        own = [
            Weighed(one.item, one.record, tuple(told for told in one.judgements if told.reviewer == name), one.weight)
            for one in weighed
        ]
        found[name] = figures_of([one for one in own if one.judgements])
    return found


def agreements_of(judged: Sequence[Weighed]) -> dict[tuple[str, str], dict[str, Agreement]]:
    """How far each two reviewers agree, in each thing that both judged and were sure of."""
    names = sorted({judgement.reviewer for one in judged for judgement in one.judgements})
    found: dict[tuple[str, str], dict[str, Agreement]] = {}
    for first, second in itertools.combinations(names, 2):
        for thing in COMPARED:
            pairs = []
            for one in judged:
                told = {judgement.reviewer: judgement.answer(thing, one.record) for judgement in one.judgements}
                answers = told.get(first), told.get(second)
                if answers[0] is not None and answers[1] is not None:
                    pairs.append((answers[0], answers[1]))
            agreed = agreement(pairs)
            if agreed is not None:
                found.setdefault((first, second), {})[thing] = agreed
    return found


def missed_of(items: Sequence[Item], standings: Mapping[str, Standing]) -> dict[int, list[Missed]]:
    """What was missed in each article that somebody read in full; an event that two reviewers entered, once."""
    found: dict[int, list[Missed]] = {}
    for item in items:
        if item.record is not None or not any(item.number in one.read for one in standings.values()):
            continue
        kept = found.setdefault(item.number, [])
        for standing in standings.values():
            for missed in standing.missed.get(item.number, []) if item.number in standing.read else []:
                if not any(
                    one.reviewer != missed.reviewer
                    and one.event.event == missed.event.event
                    and one.event.trigger.overlaps(missed.event.trigger)
                    for one in kept
                ):
                    kept.append(missed)
    return found


def recall_of(items: Sequence[Item], standings: Mapping[str, Standing]) -> Recall | None:
    """Recall over articles of which every record is judged and that were read in full; None where there is none.

    An event is found where a record tells of it, right in all or not; records that tell of no event count in nothing.
    """
    missed = missed_of(items, standings)
    found: list[tuple[bool, float]] = []
    right: list[tuple[bool, float]] = []
    articles = unfound = 0
    mine: list[Item] = []
    for item in items:
        if item.record is not None:
            mine.append(item)
            continue
        records, mine = mine, []
        told = [Weighed(one, one.record, _told(one, standings), 1.0) for one in records if one.record]
        if item.number not in missed or not all(one.judgements for one in told):
            continue
        events = [one for one in told if one.right("found")]
        articles, unfound = articles + 1, unfound + len(missed[item.number])
        found += [(True, 1.0)] * len(events)
        # An event of which a part is left open counts as found, and as neither right nor wrong.
        right += [(answer, 1.0) for one in events if (answer := one.right("all")) is not None]
    found += [(False, 1.0)] * unfound
    right += [(False, 1.0)] * unfound
    shares = proportion(found), proportion(right)
    if shares[0] is None or shares[1] is None:
        return None
    return Recall(articles=articles, events=len(found), missed=unfound, found=shares[0], all=shares[1])


def _told(item: Item, standings: Mapping[str, Standing]) -> tuple[Judgement, ...]:
    return tuple(one.judged[item.number] for one in standings.values() if item.number in one.judged)


def confusion_of(judged: Sequence[Weighed], missed: Sequence[Missed]) -> dict[tuple[str, str], int]:
    """How often the coder gave a type and a reviewer another; by (coder's, reviewer's), each reviewer's word counted."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in judged:
        for judgement in one.judgements:
            given = judgement.type_given(one.record)
            if given is not None:
                counted[one.record.event, {"none": NO_EVENT, "other": LEFT_OPEN}.get(given, given)] += 1
    counted.update((MISSED, one.event.event) for one in missed)
    return dict(sorted(counted.items()))


def notes_of(standings: Mapping[str, Standing]) -> tuple[tuple[int, str, str], ...]:
    """The notes: item, reviewer, words."""
    notes: list[tuple[int, str, str]] = []
    for name, standing in standings.items():
        notes += [(one.item, name, one.note) for one in standing.judged.values()]
        notes += [(one.item, name, one.note) for some in standing.missed.values() for one in some]
        notes += [(number, name, note) for number, note in standing.read.items()]
    return tuple(sorted(note for note in notes if note[2]))
