"""Codings to rows of the store's tables, and rows back to events."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from diurna.records import Article, Coding, Count, Event, Party, Span, Speaker, Trigger, When, Where
from diurna.records.article import article_id
from diurna.records.printed import PrintedEvent
from diurna.records.serial import encodable

Row = tuple[Any, ...]

TEXT, TEXTS, INT, LONG, REAL = pa.string(), pa.list_(pa.string()), pa.int32(), pa.int64(), pa.float64()
DAY, TIME, FLAG = pa.date32(), pa.timestamp("us"), pa.bool_()


def schema_of(**columns: pa.DataType) -> pa.Schema:
    """An Arrow schema of columns in order."""
    return pa.schema(list(columns.items()))


# Column by column as the migrations have them.
SCHEMAS: Mapping[str, pa.Schema] = {
    "articles": schema_of(
        version=TEXT, source=TEXT, article=TEXT, published=DAY, publisher=TEXT, url=TEXT, origin=TEXT, text=TEXT,
        headline_start=INT, headline_end=INT, dateline_start=INT, dateline_end=INT, cuts=pa.list_(INT), language=TEXT,
    ),
    "codings": schema_of(
        coding=INT, version=TEXT, source=TEXT, coder=TEXT, run=INT, added=TIME, superseded_by=INT
    ),
    "run_codings": schema_of(run=INT, coding=INT),
    "events": schema_of(
        number=LONG, coding=INT, id=TEXT, sentence=INT, text=TEXT, event=TEXT, mode=TEXT, contexts=TEXTS, quad=TEXT,
        score=REAL, cameo=TEXT, status=TEXT, historical=FLAG, date_start=DAY, date_end=DAY, date_text=TEXT,
        date_basis=TEXT, place_text=TEXT, place_start=INT, place_end=INT, place=TEXT, place_country=TEXT,
        latitude=REAL, longitude=REAL, geonames=LONG, trigger_text=TEXT, trigger_start=INT, trigger_end=INT,
        confidence=REAL, evidence=TEXTS, coder=TEXT, place_region=TEXT,
    ),
    "parties": schema_of(
        number=LONG, role=TEXT, position=INT, text=TEXT, start=INT, end=INT, name=TEXT, code=TEXT, country=TEXT,
        sectors=TEXTS, office=TEXT,
    ),
    "speakers": schema_of(
        number=LONG, position=INT, text=TEXT, name=TEXT, code=TEXT, office=TEXT, quotation=TEXT, cue=TEXT, start=INT,
        end=INT,
    ),
    "counts": schema_of(number=LONG, kind=TEXT, low=LONG, high=LONG, text=TEXT),
    "pairs": schema_of(
        number=LONG, mutual=FLAG, actor=TEXT, actor_home=TEXT, actor_name=TEXT, actor_office=TEXT, recipient=TEXT,
        recipient_home=TEXT, recipient_name=TEXT, recipient_office=TEXT,
    ),
    "people": schema_of(coding=INT, name=TEXT, office=TEXT, code=TEXT, country=TEXT, sectors=TEXTS),
}  # fmt: skip


def arrow_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows of a table of the store as Arrow; lone surrogates, which broken files have, become U+FFFD."""
    schema = SCHEMAS[name]
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [_array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, type=kind)
    except UnicodeEncodeError:
        return pa.array([_encodable(value) for value in values], type=kind)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    return [_encodable(item) for item in value] if isinstance(value, list | tuple) else value


def version_of(article: Article) -> str:
    """What tells one text of one article from all others."""
    content = article_id(article.text, article.published)
    if article.id == content:
        return content
    return hashlib.sha256(f"{article.id}\n{content}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def source_of(article: Article) -> str:
    """What the versions of one article have in common: its id where the input gave one, or else its address.

    An address without a path (a publisher's front page) stands for many articles, and is not taken.
    """
    derived = article.id == article_id(article.text, article.published)
    if derived and article.url and urlsplit_path(article.url):
        return article.url
    return article.id


def urlsplit_path(url: str) -> str:
    """What an address has behind the host's name, "" for a front page or for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.path.strip("/") + parts.query if parts.netloc else ""


def article_row(article: Article, version: str, source: str) -> Row:
    """The row of `articles`."""
    headline, dateline = article.headline, article.dateline
    return (
        version, source, article.id, article.published, article.publisher, article.url, article.origin, article.text,
        headline and headline.start, headline and headline.end, dateline and dateline.start, dateline and dateline.end,
        [offset for cut in article.cuts for offset in (cut.start, cut.end)], article.language,
    )  # fmt: skip


def article_from_row(row: Mapping[str, Any]) -> Article:
    """The article of a row of `articles` or `newest`."""
    headline, dateline = (
        None if row[f"{name}_start"] is None else Span(row[f"{name}_start"], row[f"{name}_end"])
        for name in ("headline", "dateline")
    )
    return Article(
        id=row["article"], text=row["text"], headline=headline, dateline=dateline,
        cuts=tuple(Span(start, end) for start, end in zip(row["cuts"][::2], row["cuts"][1::2], strict=True)),
        published=row["published"], publisher=row["publisher"], url=row["url"], language=row["language"],
        origin=row["origin"],
    )  # fmt: skip


def event_row(event: Event, number: int, coding: int) -> Row:
    """The row of `events`; parties, speakers and counts have tables of their own."""
    place, when, trigger = event.place, event.date, event.trigger
    where: Row = (None,) * 8
    if place is not None:
        where = (
            place.text, place.start, place.end, place.name, place.country, place.latitude, place.longitude,
            place.geonames,
        )  # fmt: skip
    return (
        number, coding, event.id, event.sentence, event.text, event.event, event.mode, event.contexts, event.quad,
        event.score, event.cameo, event.status, event.historical, when.start, when.end, when.text, when.basis, *where,
        trigger.text, trigger.start, trigger.end, event.confidence, event.evidence, event.coder, place and place.region,
    )  # fmt: skip


def roles_of(event: Event) -> Iterator[tuple[str, int, Party]]:
    """The parties of an event with their roles and positions."""
    for role, parties in (
        ("actor", event.actors), ("recipient", event.recipients), ("third party", event.third_parties),
    ):  # fmt: skip
        for position, party in enumerate(parties):
            yield role, position, party


def party_rows(event: Event, number: int) -> Iterator[Row]:
    """Rows of `parties`."""
    for role, position, party in roles_of(event):
        yield (
            number, role, position, party.text, party.start, party.end, party.name, party.code, party.country,
            party.sectors, party.office,
        )  # fmt: skip


def speaker_rows(event: Event, number: int) -> Iterator[Row]:
    """Rows of `speakers`, nearest first."""
    for position, who in enumerate(event.speakers):
        yield (
            number, position, who.text, who.name, who.code, who.office, who.quotation, who.cue, who.start, who.end,
        )  # fmt: skip


def pair_rows(event: Event, number: int) -> Iterator[Row]:
    """Rows of `pairs`: every actor with every recipient; several actors and no recipient act on each other."""
    nobody: list[Party | None] = [None]
    if len(event.actors) > 1 and not event.recipients:
        for one in event.actors:
            for other in event.actors:
                if one is not other:
                    yield (number, True, *_side(one), *_side(other))
        return
    for actor in event.actors or nobody:
        for recipient in event.recipients or nobody:
            yield (number, False, *_side(actor), *_side(recipient))


def _side(party: Party | None) -> Row:
    if party is None:
        return (None, None, None, None)
    return (party.code, home_of(party), party.name, party.office)


def home_of(party: Party) -> str | None:
    """The country of a party, or the short name of a body; None where only sectors are known of it ("REB")."""
    if party.code is None or party.code == "-".join(party.sectors):
        return party.country
    return party.code.split("-")[0]


def person_rows(coding: Coding, number: int) -> Iterator[Row]:
    """Rows of `people`: the persons of an article that have a name, each office once."""
    for entity in coding.named_persons():
        yield (number, entity.name, entity.office, entity.code, entity.country, entity.sectors)


def rows_of(coding: Coding, number: int, first_event: int) -> dict[str, list[Row]]:
    """The rows of a coding's events and people; events are numbered from `first_event`."""
    rows: dict[str, list[Row]] = {name: [] for name in ("events", "parties", "speakers", "counts", "pairs")}
    for event_number, event in enumerate(coding.events, start=first_event):
        rows["events"].append(event_row(event, event_number, number))
        rows["parties"].extend(party_rows(event, event_number))
        rows["speakers"].extend(speaker_rows(event, event_number))
        rows["counts"].extend(
            (event_number, kind, count.low, count.high, count.text) for kind, count in event.counts.items()
        )
        rows["pairs"].extend(pair_rows(event, event_number))
    rows["people"] = list(person_rows(coding, number))
    return rows


def event_from_row(row: Mapping[str, Any]) -> Event:
    """The record that a row of the `records` question holds, parties and all."""
    return Event(**event_fields(row))


def printed_from_row(row: Mapping[str, Any]) -> PrintedEvent:
    """The same, with the publisher and the address of its article."""
    return PrintedEvent(**event_fields(row), publisher=row["publisher"], url=row["url"])


def event_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the record that a row holds."""
    sides = {"actor": "actors", "recipient": "recipients", "third party": "third_parties"}
    parties: dict[str, list[Party]] = {name: [] for name in sides.values()}
    for fields in row["parties"] or ():
        fields = dict(fields)
        fields["sectors"] = tuple(fields["sectors"])
        parties[sides[fields.pop("role")]].append(Party(**fields))
    return dict(
        **{name: row[name] for name in PLAIN},
        contexts=tuple(row["contexts"]),
        evidence=tuple(row["evidence"]),
        actors=tuple(parties["actors"]),
        recipients=tuple(parties["recipients"]),
        third_parties=tuple(parties["third_parties"]),
        speakers=tuple(Speaker(**fields) for fields in row["speakers"] or ()),
        date=When(start=row["date_start"], end=row["date_end"], text=row["date_text"], basis=row["date_basis"]),
        place=place_from_row(row),
        counts={
            fields["kind"]: Count(low=fields["low"], high=fields["high"], text=fields["text"])
            for fields in row["counts"] or ()
        },
        trigger=Trigger(text=row["trigger_text"], start=row["trigger_start"], end=row["trigger_end"]),
    )


# Fields of an event that a row holds as they are.
PLAIN = (
    "id", "article", "published", "sentence", "text", "event", "mode", "quad", "score", "cameo", "status",
    "historical", "confidence", "story", "coder",
)  # fmt: skip


def place_from_row(row: Mapping[str, Any]) -> Where | None:
    """The place of a record, None where it has none."""
    if row["place"] is None:
        return None
    return Where(
        text=row["place_text"], start=row["place_start"], end=row["place_end"], name=row["place"],
        country=row["place_country"], latitude=row["latitude"], longitude=row["longitude"], geonames=row["geonames"],
        region=row["place_region"],
    )  # fmt: skip


def now() -> dt.datetime:
    """The time in UTC, without a zone, as the tables have it."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def merge(into: dict[str, list[Row]], rows: Mapping[str, Iterable[Row]]) -> None:
    """Add rows to those gathered, table by table."""
    for name, more in rows.items():
        into.setdefault(name, []).extend(more)
