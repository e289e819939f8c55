"""What a newer coding of the same texts makes of records that were judged: mended, kept, broken, gone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diurna.records import Event, Span
from diurna.records.review import FIELDS, Item
from diurna.review.judgements import Judgement
from diurna.review.values import gold_of, value_of

OUTCOMES = ("kept right", "mended", "broken", "still wrong", "changed, unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """Judged records held against the newest coding of their texts, by trigger.

    `same` have the same values in every field, `changed` others, `gone` have no record at their trigger any more;
    `gone_spurious` of these told of no event, so that it is well that they are gone. `unread` lie in texts that are no
    longer the newest of their article. `fields` counts, field by field, what became of what was judged: kept right,
    mended (now what the reviewer gave), broken (was right, is otherwise), still wrong, or changed to something that nobody
    judged. `coders` are those of the newest records.
    """

    same: int
    changed: int
    gone: int
    gone_spurious: int
    unread: int
    fields: Mapping[str, Mapping[str, int]]
    coders: tuple[str, ...]


def compare_recoded(
    judged: Sequence[tuple[Item, Event, tuple[Judgement, ...]]], newest: Mapping[str, Sequence[Event]]
) -> Recoded | None:
    """Hold judged records against the newest of their texts (by version); None where nothing was coded since."""
    outcomes: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    counted: Counter[str] = Counter()
    coders: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for item, record, judgements in judged:
        if item.version not in newest:
            counted["unread"] += 1
            continue
        now = successor_of(record, [one for one in newest[item.version] if (item.version, one.id) not in taken])
        if now is None:
            counted["gone"] += 1
            counted["gone_spurious"] += not any(judgement.is_event for judgement in judgements)
            continue
        taken.add((item.version, now.id))
        coders.add(now.coder)
        changed = [field for field in FIELDS if value_of(gold_of(now), field) != value_of(gold_of(record), field)]
        counted["changed" if changed else "same"] += 1
        for field in FIELDS:
            for judgement in judgements:
                outcome = outcome_of(field, record, now, judgement)
                if outcome:
                    outcomes[field][outcome] += 1
    if not counted["gone"] + counted["unread"] and coders <= {record.coder for _, record, _ in judged}:
        return None
    return Recoded(
        same=counted["same"], changed=counted["changed"], gone=counted["gone"], gone_spurious=counted["gone_spurious"],
        unread=counted["unread"], fields={field: dict(counts) for field, counts in outcomes.items()},
        coders=tuple(sorted(coders)),
    )  # fmt: skip


def successor_of(record: Event, newest: Sequence[Event]) -> Event | None:
    """The record of another coding of the same text that stands for this one: its trigger's, of its type if there is one."""
    trigger = Span(record.trigger.start, record.trigger.end)
    near = [one for one in newest if Span(one.trigger.start, one.trigger.end).overlaps(trigger)]
    if not near:
        return None
    wanted = gold_of(record)
    return min(
        near,
        key=lambda one: (
            one.event != record.event,
            one.trigger != record.trigger,
            sum(value_of(gold_of(one), field) != value_of(wanted, field) for field in FIELDS),
            one.trigger.start,
        ),
    )


def outcome_of(field: str, record: Event, now: Event, judgement: Judgement) -> str | None:
    """What became of one field, None where it was not judged."""
    if not judgement.is_event:
        return "still wrong"
    mark = judgement.marks.get(field)
    if mark is None or mark.verdict == "unsure":
        return None
    value = value_of(gold_of(now), field)
    if mark.verdict == "right":
        return "kept right" if value == mark.found else "broken"
    if mark.correction is not None:
        return "mended" if value == mark.correction else "still wrong"
    return "still wrong" if value == mark.found else "changed, unknown"
