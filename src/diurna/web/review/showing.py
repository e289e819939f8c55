"""Samples, and an item before one reviewer, as the review pages show them."""

from collections.abc import Mapping, Sequence

from diurna.errors import ReviewError
from diurna.ontology import plover
from diurna.records import Article, Coding, Event, Span
from diurna.records.review import FIELDS, Item, Sample
from diurna.review.judgements import Judgement, Standing, standing_of
from diurna.review.sampling import find_sample
from diurna.review.values import gold_of, paragraph_of, with_values, words_of
from diurna.store import Store
from diurna.store.reviews import items_of, progress_of, samples, texts_of
from diurna.web import words
from diurna.web.errors import missing
from diurna.web.review.shown import FieldShown, MissedShown, RecordShown, ReviewItem, SampleShown, Stretch
from diurna.writers.labels import BASIS_WORDS, place_label
from diurna.writers.marks import cut, find_marks

STATUSES = tuple(
    status + background
    for status in ("actual", "negated", "future", "hypothetical")
    for background in ("", "+historical")
)
QUESTIONS = {
    "event": "What happened",
    "actor": "Who did it",
    "recipient": "To whom",
    "status": "Did it happen",
    "speaker": "Who says so",
    "date": "When",
    "place": "Where",
}
# The number of the field that marks of a kind belong to, which is also the key that marks it wrong.
KEYS = {"trigger": 1, "actor": 2, "recipient": 3, "status": 4, "speaker": 5, "cue": 5, "date": 6, "place": 7}
HINTS = {
    "event": "A type, and a mode if it has one: SANCTION expel",
    "actor": "Words of the article and a code: France=FRA; the rebels=REB. Nobody: -",
    "recipient": "Words of the article and a code: France=FRA; the rebels=REB. Nobody: -",
    "status": "actual, negated, future or hypothetical; +historical for background",
    "speaker": "Words of the article that name the speaker. The reporter: -",
    "date": "2022-08-22, or 2022-08-01..2022-08-31. The article gives none: -",
    "place": "Words of the article and a country: Paris=FRA. None told: -",
}


def types_to_choose() -> list[str]:
    """Event types, each with its modes after it, as they can be typed."""
    return [
        name
        for kind in plover().events.values()
        for name in (kind.name, *(f"{kind.name} {mode}" for mode in kind.modes))
    ]


def sample_called(store: Store, id: str) -> Sample:
    """A sample by its id; raises `DeskError` (404)."""
    try:
        return find_sample(store, id)
    except ReviewError:
        raise missing("sample", id) from None


def samples_shown(store: Store) -> list[SampleShown]:
    """The samples of a store, the newest first."""
    progress = progress_of(store)
    shown = []
    for one in samples(store):
        items, done = progress.get(one.id, (0, {}))
        shown.append(
            SampleShown(
                id=one.id, drawn=one.drawn.date(), kind=one.kind, by=one.by, seed=one.seed,
                size=sum(stratum.drawn for stratum in one.strata), population=one.population, chosen=one.chosen,
                items=items, done=done,
            )
        )  # fmt: skip
    return shown


def item_called(store: Store, sample: str, number: int) -> tuple[Item, Article]:
    """An item with its article; raises `DeskError` (404)."""
    found = items_of(store, sample, number=number)
    if not found:
        raise missing("item", f"{number} of {sample}")
    return found[0], texts_of(store, [found[0].version])[found[0].version]


def item_shown(
    store: Store,
    sample: Sample,
    reviewer: str,
    number: int,
    *,
    said: str = "",
    faults: Sequence[str] = (),
    given: Mapping[str, str] | None = None,
) -> ReviewItem:
    """An item as one reviewer sees it; `faults` and `given` are those of a form that could not be kept."""
    item, article = item_called(store, sample.id, number)
    standing = standing_of(store, sample.id, reviewer)
    items, _ = progress_of(store)[sample.id]
    record = item.record
    judgement = standing.judged.get(number)
    together = items_of(store, sample.id, version=item.version) if record is None else [item]
    events = [(one.number, one.record) for one in together if one.record is not None]
    return ReviewItem(
        sample=sample.id, reviewer=reviewer, number=number, items=items, done=len(standing.done),
        is_done=number in standing.done, can_undo=standing.last is not None,
        title=article.headline.of(article.text) if article.headline else "", publisher=article.publisher,
        published=article.published, url=article.url if _is_web(article.url) else None,
        record=record.id if record else None, quad=record.quad if record else "",
        sentence=_stretches(article, events, paragraph_of(article.text, _trigger(record)), one=True) if record else [],
        paragraphs=[_stretches(article, events, span, one=record is not None) for span in _paragraphs(article.text)],
        fields=_fields(record, article, judgement, given or {}) if record else [],
        no_event=(given or {}).get("is_event") == "no" if given else bool(judgement and not judgement.is_event),
        note=(given or {}).get("note", "") if given else (judgement.note if judgement else standing.read.get(number, "")),
        records=[_record_shown(number, event, standing) for number, event in events] if record is None else [],
        missed=[
            MissedShown(
                act=one.act,
                trigger=one.event.trigger.of(article.text),
                fields={name: words_of(one.event, name, article.text) for name in FIELDS},
                note=one.note,
            )
            for one in standing.missed.get(number, [])
        ],
        types=types_to_choose(), statuses=list(STATUSES), said=said, faults=list(faults), given=dict(given or {}),
    )  # fmt: skip


def _is_web(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://"))


def _trigger(record: Event) -> Span:
    return Span(record.trigger.start, record.trigger.end)


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def _stretches(article: Article, events: Sequence[tuple[int, Event]], within: Span, *, one: bool) -> list[Stretch]:
    """A paragraph, cut where marks begin and end: all marks of `one` record, or only the triggers of all."""
    records = [event for _, event in events]
    found = []
    for piece in cut(within, find_marks(Coding(article), records)):
        # Of an article with all its records only their triggers are marked: the rest would mark nearly everything.
        marks = [mark for mark in piece.marks if one or mark.kind == "trigger"]
        ending = [mark for mark in marks if mark.span.end == piece.span.end]
        triggers = [records[mark.event] for mark in marks if mark.kind == "trigger"]
        numbers = {KEYS.get(mark.kind, 0) if one else events[mark.event][0] for mark in ending}
        found.append(
            Stretch(
                text=piece.span.of(article.text),
                kinds=list(dict.fromkeys(mark.kind for mark in marks)),
                numbers=sorted(numbers - {0}),
                quad=triggers[0].quad if triggers else "",
            )
        )
    return found


def _fields(record: Event, article: Article, judgement: Judgement | None, given: Mapping[str, str]) -> list[FieldShown]:
    gold, found = gold_of(record), []
    for name in FIELDS:
        mark = judgement.marks.get(name) if judgement else None
        correction = ""
        if mark is not None and mark.correction is not None:
            correction = _correction_words(record, article, name, mark.correction)
        told, about = _told(record, name)
        found.append(
            FieldShown(
                name=name,
                question=QUESTIONS[name],
                hint=HINTS[name],
                told=told,
                about=about,
                words=words_of(gold, name, article.text),
                verdict=given.get(f"{name}-is", mark.verdict if mark else "right"),
                correction=given.get(f"{name}-to", correction),
            )
        )
    return found


def _correction_words(record: Event, article: Article, name: str, correction: str) -> str:
    return words_of(with_values(gold_of(record), {name: correction}), name, article.text)


def _told(record: Event, name: str) -> tuple[str, str]:
    """What a record says in a field, in plain words, and what to know of it."""
    if name == "event":
        return f"{record.event} {record.mode or ''}".strip(), words.event_words(record.event)
    if name == "status":
        return words.status_words(record), "told as background" if record.historical else ""
    if name == "date":
        if record.date.basis == "published":
            day = record.published
            return "no date given", f"the day of publication stands in: {words.when(record.date)}" if day else ""
        quoted = f"“{record.date.text}”, " if record.date.text else ""
        return words.when(record.date), quoted + BASIS_WORDS[record.date.basis]
    if name == "place":
        return (place_label(record.place), f"“{record.place.text}”") if record.place else ("no place told", "")
    if name == "speaker":
        said = [f"{one.name}" for one in record.speakers]
        return " ← ".join(said) or "the reporter", ", ".join(f"“{one.cue}”" for one in record.speakers if one.cue)
    parties = record.actors if name == "actor" else record.recipients
    told = "; ".join(f"{one.code} {one.name}" if one.code and one.code != one.name else one.name for one in parties)
    return told or "nobody", ""


def _record_shown(number: int, event: Event, standing: Standing) -> RecordShown:
    judgement = standing.judged.get(number)
    verdict = "not judged yet"
    if judgement is not None:
        wrong = [name for name, mark in judgement.marks.items() if mark.verdict == "wrong"]
        verdict = "no event" if not judgement.is_event else f"wrong: {', '.join(wrong)}" if wrong else "right"
    return RecordShown(number=number, event=event.event, trigger=event.trigger.text, verdict=verdict)
