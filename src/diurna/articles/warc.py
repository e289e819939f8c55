"""Web archives (WARC), such as Common Crawl's news: an article from each page."""

import io
from collections.abc import Iterator
from dataclasses import replace

from fastwarc.warc import ArchiveIterator, WarcRecordType

from diurna.articles.pages import LONGEST_PAGE, Page, page_from
from diurna.articles.reading import Reading
from diurna.articles.stream import CHUNK, Stream
from diurna.errors import InputError, escape

PAGES = frozenset({"text/html", "application/xhtml+xml"})
GOOD = 200  # the status of a page that was there
LONGEST_URL = 2000


def read_warc(stream: Stream, reading: Reading) -> Iterator[Page | InputError]:
    """Read the pages of a web archive; whatever is no page (pictures, redirects, requests) is passed over.

    The day a page was fetched is not the day it was published, and is not taken for it.
    """
    number = pages = 0
    try:
        for record in ArchiveIterator(
            io.BufferedReader(stream.file(), CHUNK), record_types=WarcRecordType.response, parse_http=True
        ):
            number += 1
            head = record.http_headers
            if head is None or head.status_code != GOOD or record.http_content_type not in PAGES:
                continue
            pages += 1
            url = record.headers.get("WARC-Target-URI") or ""
            data = record.reader.read(LONGEST_PAGE + 1)
            page = page_from(data, f"{stream.origin}:{number}", reading)
            if isinstance(page, Page):
                page = replace(page, url=url.strip("<>")[:LONGEST_URL] or None, charset=record.http_charset)
            yield page
    except (OSError, ValueError, EOFError) as error:
        yield InputError(
            stream.origin, f"the web archive is broken behind record {number} ({escape(str(error)[:80])})."
        )
        return
    if not pages:
        yield InputError(stream.origin, "no web page in this archive. Expected WARC responses in HTML.")
