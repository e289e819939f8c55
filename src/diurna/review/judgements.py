"""What reviewers' acts come to: the standing of each item, after all that was judged again or undone."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from diurna.errors import ReviewError
from diurna.records import Article, Event
from diurna.records.review import FIELDS, Act, Item, Mark
from diurna.review.values import gold_of, paragraph_of, read_missed, read_words, value_of, with_values
from diurna.scoring.gold import GoldEvent, event_json, event_of
from diurna.store import Store
from diurna.store.reviews import acts_of, keep_act

# What a record must have right to be right: what `diurna evaluate records` calls "all".
CORE = ("event", "actor", "recipient")
LONGEST_NOTE = 4_000  # characters
LONGEST_NAME = 80
LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One reviewer's standing word on one record. `is_event` is False where the words tell of no event at all."""

    act: int
    item: int
    reviewer: str
    is_event: bool
    marks: Mapping[str, Mark]
    note: str

    def right(self, name: str, record: Event) -> bool | None:
        """Whether a field is right; None where the reviewer is not sure, or did not say.

        Besides the fields: "found" (it is an event), "all" (type, actor and recipient), "whole" (every field), "mode" and
        "historical". A record that tells of no event is right in nothing. A type stays right where only its mode is
        corrected, a status where only `historical` is.
        """
        if name == "found":
            return self.is_event
        if name in {"all", "whole"}:
            told = [self.right(one, record) for one in (CORE if name == "all" else FIELDS)]
            return False if False in told else None if None in told else True
        if not self.is_event:
            return False
        whole = {"mode": "event", "historical": "status"}.get(name, name)
        mark = self.marks.get(whole)
        if mark is None or mark.verdict == "unsure":
            return None
        if mark.verdict == "wrong" and name in {"event", "status"} and mark.correction is not None:
            return bool(json.loads(mark.correction)[0] == getattr(record, name))
        return mark.verdict == "right"

    def answer(self, name: str, record: Event) -> str | None:
        """What the reviewer answered, as a word to compare with another's; None where nothing."""
        if name == "type":
            return self.type_given(record)
        right = self.right(name, record)
        return None if right is None else "right" if right else "wrong"

    def type_given(self, record: Event) -> str | None:
        """The type that the reviewer gives the event: "none" for no event, "other" where it is wrong and left open."""
        if not self.is_event:
            return "none"
        mark = self.marks.get("event")
        if mark is None or mark.verdict == "unsure":
            return None
        if mark.verdict == "right":
            return record.event
        return "other" if mark.correction is None else str(json.loads(mark.correction)[0])

    def gold(self, record: Event) -> GoldEvent | None:
        """The event as the reviewer has it; None for no event. Raises `ReviewError` where a field is left open."""
        if not self.is_event:
            return None
        values, open_fields = {}, []
        for name in FIELDS:
            mark = self.marks.get(name)
            if mark is None or mark.verdict == "unsure" or (mark.verdict == "wrong" and mark.correction is None):
                open_fields.append(name)
            elif mark.correction is not None:
                values[name] = mark.correction
        if open_fields:
            raise ReviewError(f"{', '.join(open_fields)} left open")
        return with_values(gold_of(record), values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An event that a reviewer found in an article and no record has."""

    act: int
    item: int
    reviewer: str
    event: GoldEvent
    note: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one reviewer stands in a sample: by item, what is judged, missed and read; the last act that can be undone."""

    judged: dict[int, Judgement] = field(default_factory=dict)
    missed: dict[int, list[Missed]] = field(default_factory=dict)
    read: dict[int, str] = field(default_factory=dict)
    last: Act | None = None

    @property
    def done(self) -> frozenset[int]:
        """The numbers of the items that the reviewer is done with."""
        return frozenset({*self.judged, *self.read})


def standings_of(acts: Iterable[Act]) -> dict[str, Standing]:
    """The standing of each reviewer, by name, from all that was done on a sample."""
    acts = list(acts)
    undone = {act.undoes for act in acts if act.kind == "undone"}
    gathered: dict[str, list[Act]] = {}
    for act in acts:
        mine = gathered.setdefault(act.reviewer, [])
        if act.kind != "undone" and act.number not in undone:
            mine.append(act)
    return {name: _standing(mine) for name, mine in gathered.items() if mine}


def _standing(acts: Sequence[Act]) -> Standing:
    judged: dict[int, Judgement] = {}
    missed: dict[int, list[Missed]] = {}
    read: dict[int, str] = {}
    for act in acts:
        if act.kind == "judged":
            judged[act.item] = Judgement(
                act=act.number,
                item=act.item,
                reviewer=act.reviewer,
                is_event=bool(act.is_event),
                marks={mark.field: mark for mark in act.marks},
                note=act.note,
            )
        elif act.kind == "missed" and act.missed is not None:
            event = event_of(json.loads(act.missed))
            missed.setdefault(act.item, []).append(
                Missed(act=act.number, item=act.item, reviewer=act.reviewer, event=event, note=act.note)
            )
        elif act.kind == "read":
            read[act.item] = act.note
    return Standing(judged, missed, read, acts[-1] if acts else None)


def standing_of(store: Store, sample: str, reviewer: str) -> Standing:
    """Where one reviewer stands; an empty standing where nothing is done yet."""
    return standings_of(acts_of(store, sample, reviewer)).get(reviewer, Standing())


def next_number(size: int, standing: Standing, after: int = 0) -> int | None:
    """The next of `size` items that is not done, from one on and then from the start; None where all are done."""
    ahead = [*range(after + 1, size + 1), *range(1, min(after, size) + 1)]
    return next((number for number in ahead if number not in standing.done), None)


# -- judging


def check_reviewer(name: str) -> str:
    """A reviewer's name without blanks around it; raises `ReviewError` for none, or one too long."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ReviewError(f"the reviewer has no name that can be kept. Give one of 1 to {LONGEST_NAME} letters.")
    return name


def marks_of(
    record: Event,
    article: Article,
    verdicts: Mapping[str, str],
    corrections: Mapping[str, str],
    types: Collection[str] = (),
) -> tuple[Mark, ...]:
    """Marks from verdicts by field ("right" where none is given) and corrections in words; raises `ReviewError` with all faults.

    A correction to the value that the record has anyway is no correction: the field is then right.
    """
    gold = gold_of(record)
    near = paragraph_of(article.text, gold.trigger)
    marks: list[Mark] = []
    faults: list[str] = []
    for name in FIELDS:
        verdict, found, correction = verdicts.get(name, "right"), value_of(gold, name), None
        if verdict not in {"right", "wrong", "unsure"}:
            faults.append(f'{name}: "{verdict[:40]}" is no verdict. Expected right, wrong or unsure.')
            continue
        words = corrections.get(name, "").strip()
        if verdict == "wrong" and words:
            try:
                correction = read_words(name, words[:LONGEST_WORDS], article.text, near, gold, types)
            except ReviewError as error:
                faults.append(f"{name}: {error}")
                continue
            if correction == found:
                verdict, correction = "right", None
        marks.append(Mark(field=name, verdict=verdict, found=found, correction=correction))  # type: ignore[arg-type]
    if faults:
        raise ReviewError("\n".join(faults))
    return tuple(marks)


def judge(
    store: Store,
    item: Item,
    article: Article,
    reviewer: str,
    *,
    verdicts: Mapping[str, str] | None = None,
    corrections: Mapping[str, str] | None = None,
    is_event: bool = True,
    note: str = "",
) -> int:
    """Keep a reviewer's word on a record; fields without a verdict are right. Returns the act's number."""
    if item.record is None:
        raise ReviewError(f"item {item.number} is an article. Mark it as read, or add what was missed.")
    reviewer, note = check_reviewer(reviewer), _note(note)
    marks = marks_of(item.record, article, verdicts or {}, corrections or {}, _types(store)) if is_event else ()
    return keep_act(
        store, sample=item.sample, item=item.number, reviewer=reviewer, kind="judged", is_event=is_event, marks=marks,
        note=note,
    )  # fmt: skip


def add_missed(
    store: Store, item: Item, article: Article, reviewer: str, fields: Mapping[str, str], trigger: str, note: str = ""
) -> int:
    """Keep an event that the article tells and no record has; raises `ReviewError` with all faults."""
    if item.record is not None:
        raise ReviewError(f"item {item.number} is a record. What is missed belongs to an article that is read in full.")
    cut = {name: words[:LONGEST_WORDS] for name, words in fields.items()}
    event = read_missed(cut, trigger[:LONGEST_WORDS], article.text, types=_types(store))
    return keep_act(
        store, sample=item.sample, item=item.number, reviewer=check_reviewer(reviewer), kind="missed",
        missed=json.dumps(event_json(event)), note=_note(note),
    )  # fmt: skip


def mark_read(store: Store, item: Item, reviewer: str, note: str = "") -> int:
    """Keep that the reviewer read an article to its end, and that nothing more was missed."""
    if item.record is not None:
        raise ReviewError(f"item {item.number} is a record, not an article.")
    return keep_act(
        store, sample=item.sample, item=item.number, reviewer=check_reviewer(reviewer), kind="read", note=_note(note)
    )


def undo(store: Store, sample: str, reviewer: str, act: int | None = None) -> int | None:
    """Take back a reviewer's last act on a sample, or the one numbered `act`; the item it was on, None where there is none."""
    acts = acts_of(store, sample, reviewer)
    undone = {one.undoes for one in acts}
    standing = [one for one in acts if one.kind != "undone" and one.number not in undone]
    found = [one for one in standing if act in {None, one.number}]
    if not found:
        return None
    keep_act(
        store, sample=sample, item=found[-1].item, reviewer=reviewer, kind="undone", undoes=found[-1].number
    )  # fmt: skip
    return found[-1].item


def _types(store: Store) -> frozenset[str]:
    """The event types that the store's records have, by whatever ontology they were coded."""
    return frozenset(store.names_used("event"))


def _note(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise ReviewError(f"the note has {len(text):,} characters. Keep it under {LONGEST_NOTE:,}.")
    return text
