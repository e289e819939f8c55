"""Which form an input has, and which reader that asks for.

The content decides; a name decides only what content cannot show (a table in CSV is text). Where the name promises
text (.txt, .jsonl) and the content is something else, that is a slip, and is said.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath

from diurna.articles.archives import read_gzip, read_zip, read_zstd
from diurna.articles.content import find_json_form, name_binary, tell_form
from diurna.articles.exports.read import read_docx, read_export_text, read_rtf, tell_database
from diurna.articles.jsonlines import read_json_lines
from diurna.articles.pages import Page, read_mhtml, read_page
from diurna.articles.plain import read_plain
from diurna.articles.reading import Reading
from diurna.articles.stream import CHUNK, Stream
from diurna.articles.tables import read_csv, read_tsv
from diurna.errors import InputError
from diurna.records import Article

Found = Article | Page | InputError
Reader = Callable[[Stream, Reading], Iterator[Found]]

JSON_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
# Names that promise text, so that anything else under them is a slip.
TEXT_SUFFIXES = JSON_SUFFIXES | {".txt"}
ARTICLE_SUFFIXES = (
    TEXT_SUFFIXES
    | PAGE_SUFFIXES
    | frozenset(".mhtml .mht .csv .tsv .parquet .arrow .feather .rss .atom .xml .warc .zip .gz .zst .docx .rtf".split())
)
RIGHT_SUFFIX = {"feed": "xml", "xml": "xml"}  # the others are called as their form


def read_plain_text(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read a stream that holds one article in plain text."""
    yield read_plain(stream, published=reading.published)


def refuse_xml(stream: Stream, reading: Reading) -> Iterator[InputError]:
    """Say that XML other than a feed can't be read."""
    yield InputError(
        stream.origin, "looks like XML that is neither a web page nor a feed. Convert it to JSON Lines or CSV first."
    )


def later(module: str, name: str) -> Reader:
    """A reader of `diurna.articles` whose module is imported when it is first asked for: its library is a large one."""

    def read(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
        yield from getattr(import_module(f"diurna.articles.{module}"), name)(stream, reading)

    return read


def unpacking(read: Callable[[Stream, Reading, "Reader"], Iterator[Found]]) -> Reader:
    """The reader of an archive, which reads what is inside with `read_stream` again."""
    return lambda stream, reading: read(stream, reading, read_stream)


READERS: dict[str, Reader] = {
    "text": read_plain_text,
    "lines": read_json_lines,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": later("columns", "read_parquet"),
    "arrow": later("columns", "read_arrow"),
    "html": read_page,
    "mhtml": read_mhtml,
    "feed": later("feeds", "read_feed"),
    "warc": later("warc", "read_warc"),
    "docx": read_docx,
    "rtf": read_rtf,
    "export": read_export_text,
    "xml": refuse_xml,
    "zip": unpacking(read_zip),
    "gz": unpacking(read_gzip),
    "zst": unpacking(read_zstd),
}


def read_stream(stream: Stream, reading: Reading) -> Iterator[Found]:
    """Read a stream as what its first bytes and the name in its origin say that it is."""
    try:
        head = stream.head()
        form = choose_form(head, reading.suffix, stream.origin)
        if form == "text" and tell_database(stream.peek(CHUNK)):
            form = "export"
        yield from READERS[form](stream, replace(reading, suffix=""))
    except InputError as error:  # no form, or the reading itself broke off
        yield error


def choose_form(head: bytes, suffix: str, origin: str) -> str:
    """The form of an input with these first bytes; raises `InputError` where none fits."""
    shown = tell_form(head)
    if shown:
        form, what = shown
        if suffix in TEXT_SUFFIXES:
            right = RIGHT_SUFFIX.get(form, form)
            raise InputError(
                origin, f"looks like {what}, but its name ends in {suffix}. Rename it so that it ends in .{right}."
            )
        return "html" if suffix in PAGE_SUFFIXES and form == "xml" else form
    unfit = name_binary(head)
    if unfit:
        raise InputError(origin, unfit)
    return choose_text_form(head, suffix, origin)


def choose_text_form(head: bytes, suffix: str, origin: str) -> str:
    """The form of an input that is text."""
    if suffix in {".csv", ".tsv"}:
        return suffix[1:]
    if suffix in {".docx", ".parquet", ".arrow", ".feather", ".zip", ".gz", ".zst", ".warc"}:
        raise InputError(origin, f"its name ends in {suffix}, but it looks like text. Is it whole? Else rename it.")
    if suffix in {".rss", ".atom"}:
        return "feed"
    if suffix in PAGE_SUFFIXES:
        return "html"
    form = find_json_form(head)
    if form == "document":
        raise InputError(
            origin,
            "looks like one JSON document, expected JSON Lines: one object a line. Convert it with: "
            "jq -c 'if type == \"array\" then .[] else . end' OLD > NEW.jsonl",
        )
    return "lines" if form == "lines" or suffix in JSON_SUFFIXES else "text"


def suffix_of(name: str) -> str:
    """The end of a file's name that says its form, in lower case: ".jsonl"; "" where there is none."""
    return PurePath(name).suffix.lower()
