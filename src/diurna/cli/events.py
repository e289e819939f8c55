"""`diurna events`: the records of a store, by every condition that a record has."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diurna.cli import filters
from diurna.cli.answers import Format, FormatOption, OutputOption, StoreFile, choose_format, write
from diurna.cli.columns import ColumnsOption, DyadsOption, OneADayOption, TableOptions, suffix_format, table_options
from diurna.records import Coding, Event
from diurna.store import Filter, Store
from diurna.writers import write_jsonl, write_page
from diurna.writers.labels import badges_of, date_label, party_names, place_label, plural, visible


def events(
    store: StoreFile,
    party: filters.Party = None,
    actor: filters.Actor = None,
    recipient: filters.Recipient = None,
    speaker: filters.Speaker = None,
    event: filters.EventType = None,
    mode: filters.Mode = None,
    context: filters.Context = None,
    quad: filters.Quad = None,
    status: filters.Status = None,
    historical: filters.Past = None,
    since: filters.Since = None,
    until: filters.Until = None,
    published_since: filters.PublishedSince = None,
    published_until: filters.PublishedUntil = None,
    place: filters.Place = None,
    publisher: filters.Publisher = None,
    article: filters.ArticleId = None,
    story: filters.StoryId = None,
    text: filters.Words = None,
    quoted: filters.Quoted = None,
    confidence: filters.Confidence = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many, the earliest first.")] = None,
    columns: ColumnsOption = None,
    dyads: DyadsOption = False,
    one_a_day: OneADayOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The newest records of a store that meet all conditions, by day.

    Example: diurna events news.duckdb --actor RUS --event SANCTION --since 2022-02-24
    """
    if columns is not None and format is None and suffix_format(output) is None:
        format = Format.CSV
    chosen, output = choose_format(format, output, store)
    table = table_options(columns, dyads, one_a_day, chosen.value, any_status=bool(status))
    wanted = filters.make_filter(
        store, event=event, status=status, historical=historical, mode=mode, context=context, quad=quad,
        days={
            "since": since, "until": until, "published_since": published_since, "published_until": published_until,
        },
        party=party, actor=actor, recipient=recipient, speaker=speaker, place=place, publisher=publisher,
        article=article, story=story, words=text, quoted=quoted, least_confidence=confidence,
    )  # fmt: skip
    with Store(store, read_only=True) as opened:
        write_events(opened, wanted, chosen, output, limit=limit, table=table)


def write_events(
    store: Store, wanted: Filter, chosen: Format, output: Path | None, *, limit: int | None, table: TableOptions
) -> None:
    """Write records in a format; the page shows them in the articles that they are from."""
    found = store.events(wanted, limit=limit)
    printed = store.printed_events(wanted, limit=limit)
    write(
        chosen,
        output,
        text={
            Format.TABLE: lambda file, console: render_events(found, console),
            Format.JSONL: lambda file, console: write_jsonl(found, file),
            Format.CSV: lambda file, console: table.write_csv(printed, file),
            Format.HTML: lambda file, console: write_page(codings_of(store, found), file),
        },
        parquet=lambda path: table.write_parquet(printed, path),
    )


def codings_of(store: Store, found: Iterable[Event]) -> Iterable[Coding]:
    """The records with their articles, as the page takes them."""
    by_article: dict[str, list[Event]] = {}
    for event in found:
        by_article.setdefault(event.article, []).append(event)
    for article in store.articles(list(by_article)) if by_article else ():
        yield Coding(article, events=tuple(sorted(by_article[article.id], key=lambda event: event.trigger.start)))


def render_events(found: Iterable[Event], console: Console) -> None:
    """Records for a terminal: date, event and story beside who did it to whom, under it status, speakers and place."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("date", no_wrap=True)
    table.add_column("event", no_wrap=True)
    table.add_column("who → whom", overflow="fold", ratio=1)
    table.add_column("story", no_wrap=True)
    for event in found:
        kind = event.event if event.mode is None else f"{event.event}\n{event.mode}"
        badges = " ".join(f"{badge.glyph} {badge.word}" for badge in badges_of(event))
        says = f"says {', '.join(who.name for who in event.speakers)}" if event.speakers else ""
        where = f"in {place_label(event.place)}" if event.place else ""
        under = " · ".join(part for part in (badges, says, where) if part)
        record = Text(visible(sides(event)))
        if under:
            record.append(f"\n{visible(under)}", style="dim")
        date = date_label(event.date).replace(" – ", "\n – ")
        table.add_row(date, kind, record, Text(event.story or "", style="dim"))
    console.print(table if table.row_count else "No record found.")
    if table.row_count:
        console.print(Text(plural(table.row_count, "record"), style="dim"))


def sides(event: Event) -> str:
    """Who does it to whom, with codes where they are known."""
    named = [
        ", ".join(" ".join(part for part in party_names(party) if part) for party in parties)
        for parties in (event.actors, event.recipients)
    ]
    return " → ".join(named) if named[1] else named[0]
