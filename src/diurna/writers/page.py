"""One self-contained HTML page: articles with the words of every record marked, and the records beside them.

Nothing is fetched: style and script stand inside the page, and its content security policy allows no others.
All text comes from outside and is escaped by the template's autoescaping.
"""

import re
from base64 import b64encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, TextIO, get_args

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from diurna.records import Article, Coding, Event, Party, Span, Speaker
from diurna.records.event import Quad
from diurna.writers.labels import (
    BADGE_MEANINGS,
    BASIS_MARKS,
    BASIS_WORDS,
    QUOTATIONS,
    Badge,
    badges_of,
    count_label,
    date_label,
    day_label,
    party_names,
    place_label,
    plural,
    score_label,
    visible,
    voice_label,
)
from diurna.writers.marks import Mark, cut, find_marks
from diurna.writers.placemap import PlaceMap, make_map
from diurna.writers.reasons import Reason, reasons_of
from diurna.writers.timeline import Timeline, make_timeline
from diurna.writers.worldmap import world

TEMPLATES = files("diurna.writers") / "templates"
QUADS: tuple[str, ...] = get_args(Quad)

# Up to so many articles stand open, one below the other; more are folded.
MOST_OPEN = 10


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text and the records it belongs to, by key. `label` makes it a place to stop at with the Tab key."""

    text: str
    keys: list[str]
    kinds: list[str]
    quad: str
    numbers: str
    label: str


@dataclass(frozen=True, slots=True)
class Who:
    """A party or speaker as a card shows it; empty strings for what is unknown.

    `voice` is what stands before a speaker: "says", "denied by".
    """

    code: str
    name: str
    office: str
    quotation: str = ""
    cue: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record, worded for the page."""

    key: str
    number: int
    id: str
    event: str
    mode: str
    quad: str
    unreal: bool
    struck: bool
    badges: list[Badge]
    actors: list[Who]
    recipients: list[Who]
    third_parties: list[Who]
    speakers: list[Who]
    date: str
    date_text: str
    basis: str
    guessed: bool
    place: str
    counts: list[str]
    trigger: str
    evidence: Sequence[str]
    reasons: list[Reason]
    contexts: Sequence[str]
    score: str
    cameo: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph and the records read from it."""

    pieces: list[Words]
    cards: list[Card]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article as the page shows it."""

    key: str
    title: str
    title_pieces: list[Words]
    title_cards: list[Card]
    about: list[str]
    url: str
    link: bool
    tally: list[tuple[str, int]]
    rows: list[Row]
    map: PlaceMap | None
    timeline: Timeline | None


def write_page(codings: Iterable[Coding], file: TextIO, *, title: str | None = None) -> int:
    """Write the page of articles with their records, in the order given. Returns how many records it shows."""
    events: list[Event] = []
    stories: list[Story] = []
    for number, coding in enumerate(codings, 1):
        stories.append(lay_out(f"a{number}", coding))
        events += coding.events
    shown = len(events)
    coders = sorted({event.coder for event in events if event.coder})
    counts = f"{plural(len(stories), 'article')}, {plural(shown, 'record')}"
    style, script = _source("page.css"), _source("page.js")
    chunks = _template().generate(
        title=title or (stories[0].title if len(stories) == 1 else counts),
        stories=stories,
        folded=len(stories) > MOST_OPEN,
        quads=QUADS,
        badges=badge_key(events),
        land=Markup(world().land) if any(story.map for story in stories) else "",
        borders=Markup(world().borders) if any(story.map for story in stories) else "",
        date_marks=[
            (mark, BASIS_WORDS[basis])
            for basis, mark in BASIS_MARKS.items()
            if any(event.date.basis == basis for event in events)
        ],
        footer=" · ".join([counts, *(coders[:3] or ["diurna"])]),
        style=Markup(style),
        script=Markup(script),
        style_hash=_csp_hash(style),
        script_hash=_csp_hash(script),
    )
    for chunk in chunks:
        file.write(chunk)
    return shown


def badge_key(events: Iterable[Event]) -> list[tuple[Badge, str]]:
    """The badges that records have, each with what it means."""
    used = {badge.word: badge for event in events for badge in badges_of(event)}
    return [(used[word], meaning) for word, meaning in BADGE_MEANINGS.items() if word in used]


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, finalize=_shown
    )
    return environment.get_template("page.html.jinja")


@cache
def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """What the template prints: text without characters that could act or that UTF-8 cannot hold."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _csp_hash(source: str) -> Markup:
    digest = b64encode(sha256(source.encode()).digest()).decode()
    return Markup("sha256-{}").format(digest)


def lay_out(key: str, coding: Coding) -> Story:
    """An article cut into its headline and paragraphs, each with its marked words and its records."""
    article = coding.article
    events = sorted(coding.events, key=lambda event: (event.trigger.start, event.trigger.end))
    marks = find_marks(coding, events)
    spans = [article.headline or Span(0, 0), *paragraphs(article)]
    starts = [span.start for span in spans]
    # Without a headline the title is no text of the article, and holds no records.
    first = 0 if article.headline or len(spans) == 1 else 1
    cards: list[list[Card]] = [[] for _ in spans]
    for number, event in enumerate(events):
        at = max(bisect_right(starts, event.trigger.start) - 1, first)
        cards[at].append(_card(f"{key}r{number + 1}", number + 1, event, reasons_of(coding, event)))
    rows = [Row(_words(key, article.text, span, marks, events), cards[at]) for at, span in enumerate(spans)]
    title = article.headline.of(article.text) if article.headline else article.origin
    tally: Counter[str] = Counter(event.quad for event in events)
    return Story(
        key=key,
        title=title,
        title_pieces=rows[0].pieces or [Words(title, [], [], "", "", "")],
        title_cards=rows[0].cards,
        about=[
            *([article.publisher] if article.publisher else []),
            day_label(article.published),
            plural(len(events), "record"),
            *([article.origin] if article.headline else []),
        ],
        url=article.url or "",
        # Any other scheme (javascript:) is shown and leads nowhere.
        link=re.match(r"https?://", article.url or "", re.IGNORECASE) is not None,
        tally=[(quad, tally[quad]) for quad in QUADS if tally[quad]],
        rows=rows[1:],
        map=make_map(events),
        timeline=make_timeline(events, article.published),
    )


def paragraphs(article: Article) -> list[Span]:
    """The paragraphs of an article's body: parted by empty lines, or by line ends where there is no empty line."""
    body = article.body
    text = body.of(article.text)
    parting = r"\n\s*\n" if re.search(r"\S\s*?\n\s*\n\s*\S", text) else r"\n"
    edges = [(match.start(), match.end()) for match in re.finditer(parting, text)]
    pairs = zip([0, *(end for _, end in edges)], [*(start for start, _ in edges), len(text)], strict=True)
    return [Span(body.start + start, body.start + end) for start, end in pairs if text[start:end].strip()]


def _words(key: str, text: str, span: Span, marks: Sequence[Mark], events: Sequence[Event]) -> list[Words]:
    return [_piece_words(key, text, piece.span, piece.marks, events) for piece in cut(span, marks)]


def _piece_words(key: str, text: str, span: Span, marks: Sequence[Mark], events: Sequence[Event]) -> Words:
    triggers = [mark for mark in marks if mark.kind == "trigger"]
    opening = [mark for mark in triggers if mark.span.start == span.start]
    closing = [mark for mark in triggers if mark.span.end == span.end]
    label = ", ".join(_spoken(mark.event + 1, events[mark.event]) for mark in opening)
    return Words(
        text=span.of(text),
        keys=[f"{key}r{number + 1}" for number in dict.fromkeys(mark.event for mark in marks)],
        kinds=[*dict.fromkeys(mark.kind for mark in marks), *_unreal(events, triggers)],
        quad=events[triggers[0].event].quad if triggers else "",
        numbers=",".join(_numbered(mark.event + 1, events[mark.event]) for mark in closing),
        label=f"{span.of(text)}, {label}" if label else "",
    )


def _unreal(events: Sequence[Event], triggers: Sequence[Mark]) -> list[str]:
    """How a trigger is drawn whose event is not told as having happened."""
    statuses = {events[mark.event].status for mark in triggers}
    return [f"is-{status}" for status in sorted(statuses)] if statuses and "actual" not in statuses else []


def _numbered(number: int, event: Event) -> str:
    """The number behind a trigger, with the glyph of its status: "3✗"."""
    return f"{number}{badges_of(event)[0].glyph}" if event.status != "actual" else str(number)


def _spoken(number: int, event: Event) -> str:
    """A trigger's record for those who hear the page."""
    return ", ".join([f"record {number}: {event.event}", *(badge.word.lower() for badge in badges_of(event))])


def _card(key: str, number: int, event: Event, reasons: list[Reason]) -> Card:
    return Card(
        key=key,
        number=number,
        id=event.id,
        event=event.event,
        mode=event.mode or "",
        quad=event.quad,
        unreal=event.status != "actual",
        struck=event.status == "negated",
        badges=badges_of(event),
        actors=list(map(_who, event.actors)),
        recipients=list(map(_who, event.recipients)),
        third_parties=list(map(_who, event.third_parties)),
        speakers=[_speaker(who, depth) for depth, who in enumerate(event.speakers)],
        date=date_label(event.date),
        date_text=event.date.text or "",
        basis=BASIS_WORDS[event.date.basis],
        guessed=event.date.basis == "published",
        place=place_label(event.place) if event.place else "",
        counts=list(_counts(event)),
        trigger=event.trigger.text,
        evidence=event.evidence,
        reasons=reasons,
        contexts=event.contexts,
        score=score_label(event.score),
        cameo=event.cameo or "",
        confidence=f"{event.confidence:.2f}",
    )


def _who(who: Party) -> Who:
    code, name = party_names(who)
    return Who(code, name, who.office or "")


def _speaker(who: Speaker, depth: int) -> Who:
    code, name = party_names(who)
    return Who(code, name, who.office or "", QUOTATIONS[who.quotation], who.cue, voice_label(who, depth))


def _counts(event: Event) -> Iterator[str]:
    for kind, count in event.counts.items():
        yield f"{kind} {count_label(count)}"
