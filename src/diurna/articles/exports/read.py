"""Exports of databases to articles, whatever file they come in; and documents that are no export, as one article."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from types import ModuleType

from diurna.articles.checks import LONGEST_ARTICLE, clean, too_long
from diurna.articles.exports import ebsco, factiva, nexis, proquest
from diurna.articles.exports.document import Document, article_from_document
from diurna.articles.exports.lines import LONGEST_RTF, lines_of_docx, lines_of_html, lines_of_rtf
from diurna.articles.pages import Page, decode_page, page_from
from diurna.articles.plain import article_from_text
from diurna.articles.reading import Reading
from diurna.articles.stream import CHUNK, Stream
from diurna.errors import InputError
from diurna.records import Article

DATABASES: tuple[ModuleType, ...] = (nexis, factiva, proquest, ebsco)
Documents = Callable[[Iterable[str]], Iterator[Document]]
# What an export in HTML holds somewhere; a page that holds it by chance is told by its lines.
MARKS = re.compile(
    rb"End of Document|\d of \d+ DOCUMENTS|Document [A-Z][A-Z0-9]{3,20}[a-z][a-z0-9]{7,12}|ProQuest document ID|"
    rb"\(Permalink\)|Record: ?\d"
)
# Lines of a document that are looked at to tell a database.
FIRST_LINES = 2000
# Bytes of a line of an exported text.
LONGEST_LINE = 4 * LONGEST_ARTICLE


def tell_database(data: bytes | str) -> Documents | None:
    """The reader of the database that exported a text; None where none did."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    text = text.replace("\r\n", "\n")
    for database in DATABASES:
        if any(tell.search(text) for tell in database.TELLS):
            found: Documents = database.documents
            return found
    return None


def read_docx(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read a Word document: an export of a database, or one article."""
    with stream.seekable() as file:
        yield from read_lines(lines_of_docx(file, stream.origin), stream.origin, reading)


def read_rtf(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read a rich text document: an export of a database, or one article."""
    data = stream.read(LONGEST_RTF + 1)
    yield from read_lines(lines_of_rtf(data, stream.origin), stream.origin, reading)


def read_export_text(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read an export in plain text."""
    documents = tell_database(stream.peek(CHUNK))
    lines = (decode_line(line) for _, line in stream.lines(LONGEST_LINE))
    yield from read_documents(documents or nexis.documents, lines, stream.origin, reading)


def read_export_page(data: bytes, stream: Stream, reading: Reading) -> Iterator[Article | Page | InputError]:
    """Read an export in HTML; what turns out to be none is a page like others."""
    lines = lines_of_html(clean(decode_page(data)))
    documents = tell_database("\n".join(lines))
    found = list(read_documents(documents, lines, stream.origin, reading)) if documents else []
    yield from found if any(isinstance(each, Article) for each in found) else [page_from(data, stream.origin, reading)]


def read_lines(lines: Iterable[str], origin: str, reading: Reading) -> Iterator[Article | InputError]:
    """Read the lines of a document: an export where they look like one, else one article."""
    lines = iter(lines)
    first = list(islice(lines, FIRST_LINES))
    documents = tell_database("\n".join(first))
    if documents:
        yield from read_documents(documents, chain(first, lines), origin, reading)
        return
    length = 0
    parts: list[str] = []
    for line in chain(first, lines):
        length += len(line) + 2
        if length > 2 * LONGEST_ARTICLE:
            raise too_long(origin)
        if line.strip():
            parts.append(line.strip())
    yield article_from_text("\n\n".join(parts), published=reading.published, origin=origin)


def read_documents(
    documents: Documents, lines: Iterable[str], origin: str, reading: Reading
) -> Iterator[Article | InputError]:
    """Read an article from each document of an export."""
    number = 0
    for number, document in enumerate(documents(lines), 1):
        try:
            yield article_from_document(document, f"{origin}:{number}", reading)
        except InputError as error:
            yield error
    if not number:
        yield InputError(origin, "looks like an export of a database, but no document was found in it. Export it anew.")


def decode_line(line: bytes | None) -> str:
    """A line of an exported text: UTF-8, or what Windows wrote; blank where it is too long for any line."""
    if line is None:
        return ""
    try:
        return clean(line.decode("utf-8"))
    except UnicodeDecodeError:
        return clean(line.decode("cp1252", "replace"))
