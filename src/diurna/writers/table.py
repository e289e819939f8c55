"""Records for a reader at a terminal: the article's sentences, and under each the records read from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from diurna.records import Article, Coding, Event, Party, Span
from diurna.writers.labels import (
    BADGE_MEANINGS,
    BASIS_MARKS,
    badges_of,
    count_label,
    date_label,
    day_label,
    party_names,
    place_label,
    plural,
    speaker_label,
    visible,
    voice_label,
)
from diurna.writers.marks import Mark, cut, find_marks, sentence_span

QUAD_STYLES = {
    "verbal cooperation": "cyan",
    "material cooperation": "bold green",
    "verbal conflict": "yellow",
    "material conflict": "bold red",
}
BADGE_STYLES = {
    "negated": "bold red",
    "future": "bold blue",
    "hypothetical": "bold magenta",
    "said": "bold",
    "historical": "dim",
}
MARK_STYLES = {"trigger": "bold underline", "actor": "bold", "recipient": "bold", "third": "bold", "speaker": "bold"}
BASIS_LEGEND = {
    "published": "the text gives no date; the day of publication stands in",
    "inherited": "dated by what the article tells elsewhere",
}

# Below this, place and date share a column.
ROOMY = 96
# Widths of columns, in cells, and the gap between two; the middle one takes what is left.
KIND, DATE, WIDEST_PLACE, GAP = 14, 11, 18, 2  # the longest modes ("suicide-attack") have 14 letters
LEAST_MIDDLE = 16
# Longer lines are hard to read, so a wider terminal shows no wider sentences.
WIDEST_SENTENCE = 112
INDENT = 4


def render_article(coding: Coding, console: Console) -> None:
    """Print one article's records: its headline, then each sentence that holds a record, and its records under it."""
    article = coding.article
    told = sorted(coding.events, key=lambda event: (event.sentence, event.trigger.start))
    marks = [mark for mark in find_marks(coding, told) if mark.kind in MARK_STYLES]
    columns = Columns.fitting(told, console.width)
    console.print(Rule(style="dim"))
    console.print(Padding(_title(article, marks, told), (0, 1)))
    console.print(Padding(_about(article, told), (0, 1)))
    for (number, _), group in groupby(told, key=lambda event: (event.sentence, event.text)):
        records = list(group)
        console.print()
        if number or not article.headline:
            console.print(_sentence(article, records[0], marks, told, console.width))
        console.print(Padding(_rows(records, columns), (0, 0, 0, INDENT)))
    badges = {badge.word: badge for event in told for badge in badges_of(event)}
    legend = [
        Text(f"{badges[word].glyph} {word}: {meaning}", style="dim")
        for word, meaning in BADGE_MEANINGS.items()
        if word in badges
    ]
    legend += [
        Text(f"{BASIS_MARKS[basis]} {words}", style="dim")
        for basis, words in BASIS_LEGEND.items()
        if any(event.date.basis == basis and event.date.start is not None for event in told)
    ]
    if legend:
        console.print()
        console.print(Padding(Group(*legend), (0, 0, 0, INDENT)))
    console.print()


def _title(article: Article, marks: Sequence[Mark], events: Sequence[Event]) -> Text:
    title = Text(style="bold")
    if article.headline is None:
        return title.append(visible(article.origin))
    return title.append_text(_marked(article, article.headline, marks, events))


def _about(article: Article, events: Sequence[Event]) -> Text:
    parts = [
        f"published {day_label(article.published)}" if article.published else "no day of publication",
        *([article.publisher] if article.publisher else []),
        *([article.origin] if article.headline else []),
        plural(len(events), "record") if events else "no records",
    ]
    return Text(visible(" · ".join(parts)), style="dim")


def _sentence(article: Article, event: Event, marks: Sequence[Mark], events: Sequence[Event], width: int) -> Table:
    """The sentence of a record with its words marked; unmarked where it does not stand in the article."""
    span = sentence_span(article, event)
    words = _marked(article, span, marks, events) if span else Text(visible(event.text))
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=INDENT - 1, justify="right", no_wrap=True)
    grid.add_column(width=min(width - INDENT - 1, WIDEST_SENTENCE), overflow="fold")
    grid.add_row(Text(str(event.sentence), style="dim"), words)
    return grid


def _marked(article: Article, span: Span, marks: Sequence[Mark], events: Sequence[Event]) -> Text:
    """A stretch of the article with triggers and parties marked; a trigger has its record's colour."""
    out = Text()
    for piece in cut(span, marks):
        styles = list(dict.fromkeys(MARK_STYLES[mark.kind] for mark in piece.marks))
        triggers = [events[mark.event] for mark in piece.marks if mark.kind == "trigger"]
        styles += [QUAD_STYLES[event.quad].split()[-1] for event in triggers[:1]]
        out.append(visible(piece.span.of(article.text)), " ".join(styles))
    return out


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths that all of an article's rows share; 0 for a column that is left out."""

    middle: int
    status: int
    place: int

    @classmethod
    def fitting(cls, events: Sequence[Event], width: int) -> Self:
        """As wide as the records need, and no wider than a console of `width` allows.

        On a narrow one, places go under the dates.
        """
        status = max((line.cell_len for event in events for line in _badges(event)), default=0)
        place = max((_place(event).cell_len for event in events), default=0) if width >= ROOMY else 0
        place = min(place, WIDEST_PLACE)
        needed = max((line.cell_len for event in events for line in _middle(event)), default=0)
        left = width - INDENT - sum(other + GAP for other in (KIND, status, DATE, place) if other)
        return cls(max(LEAST_MIDDLE, min(needed, left)), status, place)


def _rows(records: Sequence[Event], columns: Columns) -> Table:
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    widths = (columns.status, KIND, columns.middle, DATE, columns.place)
    for width in filter(None, widths):
        grid.add_column(width=width, overflow="fold")
    for event in records:
        dated = date_label(event.date).replace(" – ", "\n–")
        when = Text(dated, style="dim" if event.date.basis == "published" else "")
        place = _place(event)
        if not columns.place and place:
            when, place = Text("\n").join([when, place]), Text()
        cells: tuple[RenderableType, ...] = (Group(*_badges(event)), _kind(event), Group(*_middle(event)), when, place)
        grid.add_row(*(cell for cell, width in zip(cells, widths, strict=True) if width))
    return grid


def _kind(event: Event) -> Text:
    struck = " strike" if event.status == "negated" else ""
    kind = Text(visible(event.event), style=QUAD_STYLES[event.quad] + struck)
    return kind.append(f"\n{visible(event.mode)}", style="not bold") if event.mode else kind


def _badges(event: Event) -> list[Text]:
    return [Text(f"{badge.glyph} {badge.word}", style=BADGE_STYLES[badge.kind]) for badge in badges_of(event)]


def _place(event: Event) -> Text:
    return Text(visible(place_label(event.place))) if event.place else Text()


def _middle(event: Event) -> list[Text]:
    """Who says so; who did it to whom; through whom; how many."""
    lines = [_parties(event.actors)]
    if event.recipients:
        lines[0].append(" → ", style="dim").append(_parties(event.recipients))
    for depth, speaker in enumerate(event.speakers):
        lines.append(Text.assemble(f"{voice_label(speaker, depth)} ", (visible(speaker_label(speaker)), "bold italic")))
    if event.third_parties:
        lines.append(Text.assemble(("through ", "dim"), _parties(event.third_parties)))
    if event.counts:
        lines.append(Text(visible("; ".join(f"{kind} {count_label(count)}" for kind, count in event.counts.items()))))
    return lines


def _parties(parties: Sequence[Party]) -> Text:
    """Codes with their names; "—" for nobody. A code that several share stands once, with all their names."""
    if not parties:
        return Text.assemble(("—", "dim"))
    named: dict[str, list[str]] = {}
    for party in parties:
        code, name = party_names(party)
        named.setdefault(code, []).append(name)
    out = Text()
    for code, names in named.items():
        known = ", ".join(dict.fromkeys(filter(None, names)))
        out.append(", " if out else "").append(visible(code), style="bold")
        out.append(" " if code and known else "").append(visible(known))
    return out
