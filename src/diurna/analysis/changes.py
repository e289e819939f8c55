"""What a re-coding changed: records added, gone and changed, field by field."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diurna.records import Event
from diurna.records.serial import event_to_json

# Fields that name the coder, or are made of what other records are there: a difference in them is no change.
PASSED_OVER = frozenset({"id", "coder", "story"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record that a re-coding added ("added"), lost ("gone") or coded otherwise ("changed").

    `fields` of a changed record maps each to its values before and after.
    """

    kind: str
    before: Event | None
    after: Event | None
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def record(self) -> Event:
        """The record after, or before where it is gone."""
        record = self.after or self.before
        assert record is not None
        return record


def compare(before: Iterable[Event], after: Iterable[Event]) -> Iterator[Change]:
    """Changes between two codings of the same articles, in the order of articles and text.

    Records are the same when article, sentence and trigger are; of several at one trigger, those of one event type go
    together first. Articles that only one side has are compared with nothing: all their records are added, or gone.
    """
    olds, news = by_place(before), by_place(after)
    for place in sorted({*olds, *news}):
        yield from pair_up(olds.get(place, []), news.get(place, []))


def by_place(events: Iterable[Event]) -> dict[tuple[str, int, int], list[Event]]:
    """Records by article, sentence and the offset of their trigger."""
    found: dict[tuple[str, int, int], list[Event]] = {}
    for event in events:
        found.setdefault((event.article, event.sentence, event.trigger.start), []).append(event)
    return found


def pair_up(olds: Sequence[Event], news: Sequence[Event]) -> Iterator[Change]:
    """Changes among the records of one trigger: the likest go together."""
    left = list(olds)
    for new in sorted(news, key=lambda event: all(event.event != old.event for old in olds)):
        fitting = [old for old in left if old.event == new.event] or left
        if not fitting:
            yield Change(kind="added", before=None, after=new)
            continue
        old, changed = min(((old, differences(old, new)) for old in fitting), key=lambda pair: len(pair[1]))
        left.remove(old)
        if changed:
            yield Change(kind="changed", before=old, after=new, fields=changed)
    for old in left:
        yield Change(kind="gone", before=old, after=None)


def differences(old: Event, new: Event) -> dict[str, tuple[Any, Any]]:
    """The fields in which two records differ, with both values as JSON has them."""
    one, other = event_to_json(old), event_to_json(new)
    return {name: (one[name], other[name]) for name in one if name not in PASSED_OVER and one[name] != other[name]}


def summarise(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many records of each event type were added, gone and changed, and how often each field changed."""
    kinds: dict[str, Counter[str]] = {"added": Counter(), "gone": Counter(), "changed": Counter(), "fields": Counter()}
    for change in changes:
        kinds[change.kind][change.record.event] += 1
        kinds["fields"].update(list(change.fields))
    return {kind: dict(counter.most_common()) for kind, counter in kinds.items()}
