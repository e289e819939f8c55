"""Where the words of a record stand in its article, and how to cut a text so that marks may nest and overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diurna.records import Article, Coding, Draft, Event, Party, Span, Speaker, Trigger, Where


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article that a record was read from.

    `kind` is "trigger", "actor", "recipient", "third", "speaker", "cue", "place", "date", "status" or "count";
    `event` is the record's position among those being shown.
    """

    span: Span
    kind: str
    event: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the marks do not change, and the marks that cover it."""

    span: Span
    marks: tuple[Mark, ...]


def find_marks(coding: Coding, events: Sequence[Event]) -> list[Mark]:
    """The marks of all records, record by record; words that do not stand where a record says are left out."""
    drafts = {draft.id: draft for draft in coding.drafts}
    marks: list[Mark] = []
    for number, event in enumerate(events):
        found = [*_pointed(coding.article, event), *_told(coding, drafts.get(event.id), event)]
        marks += dict.fromkeys(Mark(span, kind, number) for kind, span in found if span.start < span.end)
    return marks


def _pointed(article: Article, event: Event) -> Iterator[tuple[str, Span]]:
    """The words whose offsets the record itself holds."""
    pointed: list[tuple[str, Trigger | Party | Speaker | Where]] = [("trigger", event.trigger)]
    pointed += [("actor", party) for party in event.actors]
    pointed += [("recipient", party) for party in event.recipients]
    pointed += [("third", party) for party in event.third_parties]
    pointed += [("speaker", speaker) for speaker in event.speakers]
    pointed += [("place", event.place)] if event.place else []
    for kind, words in pointed:
        span = Span(words.start, words.end)
        if span.of(article.text) == words.text:
            yield kind, span


def _told(coding: Coding, draft: Draft | None, event: Event) -> Iterator[tuple[str, Span]]:
    """The words of which a record holds no offsets: cues, the date, counts, and what set the status.

    The draft's claims and evidence point at them. Without a draft (a record from a store) they are looked for
    where they are told: a cue in its speaker's paragraph, nearest to the speaker; date and counts in the
    record's sentence, nearest to the trigger.
    """
    text = coding.article.text
    evidence = [(proof.field, proof.span) for proof in draft.evidence if proof.span] if draft else []
    if draft:
        yield from (("cue", coding.claim(claim).cue) for claim in draft.claims)
        yield from (("status", span) for field, span in evidence if field == "status")
    else:
        for speaker in event.speakers:
            cue = nearest(text, speaker.cue, Span(speaker.start, speaker.end), _paragraph(text, speaker.start))
            yield from [("cue", cue)] if cue else []
    trigger, within = Span(event.trigger.start, event.trigger.end), sentence_span(coding.article, event)
    sought = [("date", event.date.text or ""), *(("count", count.text) for count in event.counts.values())]
    for kind, words in sought:
        known = [span for field, span in evidence if field == kind and span.of(text) == words]
        found = known[0] if known else nearest(text, words, trigger, within) if within else None
        yield from [(kind, found)] if found else []


def sentence_span(article: Article, event: Event) -> Span | None:
    """Where a record's sentence stands: the occurrence that holds its trigger. None when there is none."""
    start = article.text.find(event.text) if event.text else -1
    while start != -1:
        span = Span(start, start + len(event.text))
        if span.covers(Span(event.trigger.start, event.trigger.end)):
            return span
        start = article.text.find(event.text, start + 1)
    return None


def nearest(text: str, words: str, to: Span, within: Span) -> Span | None:
    """The occurrence of whole `words` inside `within` that is nearest to `to`, None where there is none."""
    found: Span | None = None
    start = text.find(words, within.start, within.end) if words else -1
    while start != -1:
        span = Span(start, start + len(words))
        whole = not (text[start - 1 : start].isalnum() or text[span.end : span.end + 1].isalnum())
        if whole and (found is None or _distance(span, to) < _distance(found, to)):
            found = span
        start = text.find(words, start + 1, within.end)
    return found


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _paragraph(text: str, position: int) -> Span:
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, len(text) if end == -1 else end)


def cut(within: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a stretch of text at every boundary of a mark, in order, so that each piece has one set of marks."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = max(mark.span.start, within.start), min(mark.span.end, within.end)
        if start < end:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).append(mark)
    open_marks: dict[Mark, None] = {}
    position = within.start
    for boundary in sorted({*opening, *closing, within.end}):
        if boundary > position:
            yield Piece(Span(position, boundary), tuple(open_marks))
        for mark in closing.get(boundary, ()):
            open_marks.pop(mark, None)
        open_marks.update(dict.fromkeys(opening.get(boundary, ())))
        position = boundary
