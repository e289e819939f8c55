"""One record: its sentence, every field and what set it, how to cite it; and the parse behind it."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from diurna.records import Article, Coding, Event
from diurna.store import Store
from diurna.store.pages import Found, Printed, article_with_id, printed, record_with_id
from diurna.version import VERSION
from diurna.web.article import Key
from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import DeskError, missing
from diurna.web.evidence import Reason, reasons
from diurna.web.pages import PROBLEMS, page
from diurna.web.words import when
from diurna.writers.explain import draw_branches
from diurna.writers.labels import day_label

router = APIRouter()

BRACES = str.maketrans(dict.fromkeys("{}\\\n\r%#$&_^~", " "))


@dataclass(frozen=True, slots=True)
class EventPage:
    """A record; whether it is of the newest coding; its article; what set its fields, in words; how to cite it."""

    record: Event
    newest: bool
    printed: Printed | None
    reasons: list[Reason]
    citation: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parsed sentence, with the branch drawn in front of it; `marked` where the record was read from it."""

    branch: str
    text: str
    lemma: str
    upos: str
    relation: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """What set a field as the coder sees it now: the rule, the words that triggered it, a model's score."""

    field: str
    rule: str
    words: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class ParsePage:
    """The parse of a record's sentence as the coder of this desk reads it now, and what set each field.

    `same` is false where that coder no longer makes this record.
    """

    record: Event
    words: list[Word]
    proofs: list[Proof]
    same: bool
    coder: str


@page(router, "/event", "event.html.jinja")
def event_page(desk: DeskOf, id: Key) -> EventPage:
    """A record, its article, what set each of its fields, and how to cite it."""
    found = record_of(desk, id)
    shown = desk.ask(printed_one, found.event.article)
    said = reasons(found.event.evidence, found.event.trigger.text)
    return EventPage(found.event, found.newest, shown, said, citation_of(found, shown), bibtex_of(found, shown))


@router.get("/event.bib", response_class=PlainTextResponse, name="event_bibtex", responses=PROBLEMS)
def event_bibtex(desk: DeskOf, id: Key) -> Response:
    """A BibTeX entry for a record."""
    found = record_of(desk, id)
    bibtex = bibtex_of(found, desk.ask(printed_one, found.event.article))
    return PlainTextResponse(bibtex, headers={"content-disposition": 'attachment; filename="record.bib"'})


@page(router, "/parse", "parse.html.jinja")
def parse_page(desk: DeskOf, id: Key) -> ParsePage:
    """The parse of a record's sentence, and what set each field, as the coder of this desk reads it now."""
    record = record_of(desk, id).event
    article = desk.ask(article_with_id, record.article)
    if article is None:
        raise missing("article", record.article)
    coding = desk.read_again(article)
    return parse_of(record, article, coding)


def parse_of(record: Event, article: Article, coding: Coding) -> ParsePage:
    """1. The sentence that holds the record's trigger. 2. Its words. 3. What set the fields of the same record now."""
    start, end = record.trigger.start, record.trigger.end
    sentence = next((each for each in coding.analysis.sentences if each.span.start <= start < each.span.end), None)
    if sentence is None:
        raise DeskError(404, "The article has changed since.", "Code it again with `diurna code --store`.")
    words = [
        Word(
            branch, token.text, token.lemma, token.upos, token.relation,
            token.span.start < end and start < token.span.end,
        )
        for token, branch in draw_branches(coding.analysis, sentence)
    ]  # fmt: skip
    same = next((event for event in coding.events if event.id == record.id), None)
    draft = next((draft for draft in coding.drafts if same is not None and draft.id == same.id), None)
    proofs = [
        Proof(proof.field, proof.rule, proof.span.of(article.text) if proof.span else None, proof.score)
        for proof in (draft.evidence if draft else ())
    ]
    return ParsePage(record, words, proofs, same is not None, coding.events[0].coder if coding.events else "")


def record_of(desk: Desk, id: str) -> Found:
    """The record with an id; raises `DeskError` (404) where there is none."""
    found = desk.ask(record_with_id, id)
    if found is None:
        raise missing("record", id)
    return found


def printed_one(store: Store, article: str) -> Printed | None:
    """An article, as a list has it."""
    return printed(store, [article]).get(article)


def citation_of(found: Found, shown: Printed | None) -> str:
    """How to cite a record: the article first, then the record and what coded it."""
    event = found.event
    title = f"“{shown.title}”" if shown and shown.title else "Untitled article"
    parts = [title, found.publisher, day_label(event.published) if event.published else None, found.url]
    parties = " and ".join(party.name for party in event.actors) or "nobody named"
    whom = " and ".join(party.name for party in event.recipients)
    done = " ".join(filter(None, [event.event, event.mode]))
    record = f"Record {event.id}: {parties}, {done}{f', {whom}' if whom else ''}, {when(event.date)} ({event.status})"
    return ". ".join([", ".join(filter(None, parts)), f"{record}, coded by {event.coder or f'diurna {VERSION}'}"]) + "."


def bibtex_of(found: Found, shown: Printed | None) -> str:
    """A BibTeX entry for a record's article, the record in its note; what could act in TeX is left out."""
    event = found.event
    fields = {
        "title": shown.title if shown and shown.title else "Untitled article",
        "howpublished": found.publisher,
        "year": str(event.published.year) if event.published else None,
        "month": str(event.published.month) if event.published else None,
        "note": f"Record {event.id} ({event.event}, {event.status}), coded by {event.coder or f'diurna {VERSION}'}",
    }
    lines = [f"  {name} = {{{value.translate(BRACES)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{diurna{''.join(filter(str.isalnum, event.id))},", *lines, "}"]) + "\n"
