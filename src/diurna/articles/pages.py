"""Web pages to articles: trafilatura finds title, day, publisher and body among menus and advertisements.

That takes some hundredths of a second a page and meets whatever the web holds, so it can be put off: `Page` is a page
from which the article is still to be taken, by a worker process say.
"""

import codecs
import datetime as dt
import email
import email.policy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from diurna.articles.build import build_article, join_title
from diurna.articles.checks import clean
from diurna.articles.days import parse_any_day
from diurna.articles.reading import Reading
from diurna.articles.stream import Stream
from diurna.errors import InputError
from diurna.records import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Bytes; the page of a long read with everything in it has 1 or 2 million.
LONGEST_PAGE = 8_000_000
# Tags open at once; pages that people wrote have 30.
DEEPEST = 500
LONGEST_META = 300
# Each "<" in what a page says to machines may be looked for its end over all of that; usual are some thousand steps.
MOST_STEPS = 50_000_000
NO_ARTICLE = "no article was found in this web page. Expected paragraphs of text; leave it out."
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)
# The name is taken whole (*+): tried shorter and shorter, a tag without an end would cost the square of its length.
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*?(/?)>")
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td tr th dd dt option".split()
)
LINKED_DATA = re.compile(r"<script[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)
MOST_LINKED_DATA, LONGEST_LINKED_DATA = 20, 200_000
NEWS = re.compile(r"(?:\w*Article|Report|\w*BlogPosting)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A web page whose article is still to be taken out.

    `charset` is what the server said, None where it said nothing. `published` and `publisher` are the user's word
    and win where `sure`; otherwise `published` is for pages that give no day.
    """

    data: bytes = field(repr=False)
    origin: str
    url: str | None = None
    charset: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    sure: bool = False

    def article(self) -> Article | InputError:
        """The article of the page, or why there is none."""
        try:
            return take_article(self)
        except InputError as error:
            return error


def finish(found: Article | Page | InputError) -> Article | InputError:
    """What was read, with the article taken out of a page."""
    return found.article() if isinstance(found, Page) else found


def read_page(stream: Stream, reading: Reading) -> Iterator[Article | Page | InputError]:
    """Read a page that was saved, or an export of a database in HTML."""
    from diurna.articles.exports.read import MARKS, read_export_page

    data = stream.read(LONGEST_PAGE + 1)
    if MARKS.search(data):
        yield from read_export_page(data, stream, reading)
        return
    yield page_from(data, stream.origin, reading)


def read_mhtml(stream: Stream, reading: Reading) -> Iterator[Article | Page | InputError]:
    """Read a page that a browser saved with its pictures in one file."""
    data = stream.read(4 * LONGEST_PAGE)
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            content = part.get_payload(decode=True)
            url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            if isinstance(content, bytes):
                page = page_from(content, stream.origin, reading)
                charset = part.get_content_charset()
                yield replace(page, url=str(url) if url else None, charset=charset) if isinstance(page, Page) else page
                return
    yield InputError(stream.origin, "a saved page without HTML in it. Save the page again, as HTML.")


def page_from(data: bytes, origin: str, reading: Reading) -> Page | InputError:
    """The page of some bytes, if they are not too many."""
    if len(data) > LONGEST_PAGE:
        return InputError(origin, f"longer than {LONGEST_PAGE:,} bytes, which no page of one article has. Left out.")
    return Page(data=data, origin=origin, published=reading.published)


def take_article(page: Page) -> Article:
    """Find the article in a page; raises `InputError` where there is none.

    1. Decode. 2. Let trafilatura find body and metadata. 3. Ask what the page says of itself to machines. 4. Build.
    """
    # 1. Decode, and refuse what would exhaust a parser.
    html = clean(decode_page(page.data, page.charset))
    if depth(html) > DEEPEST:
        raise InputError(
            page.origin, f"tags nested more than {DEEPEST} deep, as in no page that people read. Left out."
        )
    # 2. Body and metadata.
    found = extract(html, page.url, page.origin)
    body = clean(found.get("text") or "").strip()
    if not body:
        raise InputError(page.origin, NO_ARTICLE)
    # 3. What the page says of itself.
    own = read_linked_data(html)
    title = one_line(own.get("title") or found.get("title"))
    publisher = page.publisher or one_line(own.get("publisher") or found.get("sitename"))
    url = page.url or one_line(found.get("url"))
    day = day_of(own.get("published")) or day_of(found.get("date"))
    published = (page.published or day) if page.sure else (day or page.published)
    # 4. Build; a line of the text is a paragraph.
    title = strip_site(title, publisher) if title else None
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if len(lines) > 1 and lines[0] == title:
        del lines[0]
    text, headline = join_title(title, "\n\n".join(lines))
    return build_article(
        text,
        headline,
        origin=page.origin,
        published=published,
        publisher=publisher or host_of(url),
        url=url,
    )


def extract(html: str, url: str | None, origin: str) -> Mapping[str, str]:
    """What trafilatura finds: text, title, sitename, date, url; raises `InputError` where it finds nothing."""
    import trafilatura  # half a second, and only for pages

    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            raise InputError(origin, NO_ARTICLE)
        lighten(tree)
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            favor_precision=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
        )
    except (MemoryError, InputError):
        raise
    except Exception as error:
        raise InputError(origin, f"this web page cannot be read ({type(error).__name__}). Save it as text.") from error
    if found is None:
        raise InputError(origin, NO_ARTICLE)
    given: Mapping[str, object] = found if isinstance(found, dict) else found.as_dict()
    return {name: value for name, value in given.items() if isinstance(value, str)}


def lighten(tree: "HtmlElement") -> None:
    """Take out what a page says to machines where stripping tags from it would take hours, as trafilatura does it."""
    for element in tree.iter("script", "meta"):
        for text in (element.text or "", element.get("content") or ""):
            if text.count("<") * len(text) > MOST_STEPS:
                element.clear()


def read_linked_data(html: str) -> Mapping[str, str]:
    """Title, day and publisher from a page's JSON-LD, where it describes one news article."""
    for script in islice(LINKED_DATA.finditer(html), MOST_LINKED_DATA):
        content = html[script.end() : script.end() + LONGEST_LINKED_DATA].split("</script", 1)[0]
        try:
            value = json.loads(unescape(content) if "&quot;" in content else content, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and NEWS.match(kind) for kind in kinds):
                publisher = item.get("publisher")
                publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                found = {"title": item.get("headline"), "published": item.get("datePublished"), "publisher": name}
                return {key: text for key, text in found.items() if isinstance(text, str) and text.strip()}
    return {}


def _items(value: object) -> Iterator[Mapping[str, object]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def decode_page(data: bytes, charset: str | None = None) -> str:
    """A page's text: by its mark, the server's word, its own word, as UTF-8, or as browsers do, Windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    said = CHARSET.search(data[:4096])
    for encoding in (charset, said and said[1].decode("ascii"), "utf-8"):
        try:
            if encoding and codecs.lookup(encoding).name not in {"iso8859-1", "ascii"} and _is_text(encoding):
                return data.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _is_text(name: str) -> bool:
    """Whether an encoding is one of text; "zip" and "hex" are no encodings of text."""
    return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))


def depth(html: str) -> int:
    """About how many tags are open at once, at most."""
    deepest = now = 0
    for tag in TAG.finditer(html):
        if tag[3] or tag[2].lower() in VOID:
            continue
        now = now - 1 if tag[1] else now + 1
        deepest = max(deepest, now)
    return deepest


def day_of(text: str | None) -> dt.date | None:
    """The day that a page names, None where it names none that can be read."""
    try:
        return parse_any_day(text) if text else None
    except ValueError:
        return None


def one_line(text: str | None) -> str | None:
    """A title or a name on one line, None where it is blank or too long to be one."""
    line = " ".join(clean(text).split()) if text else ""
    return line if 0 < len(line) <= LONGEST_META else None


def strip_site(title: str, publisher: str | None) -> str:
    """A title without the publisher's name behind it.

    >>> strip_site("Ministers meet in Vienna | The Gazette", "The Gazette")
    'Ministers meet in Vienna'
    """
    if not publisher:
        return title
    bare = re.sub(rf"\s*[|–—·»:-]\s*{re.escape(publisher)}\s*\Z", "", title, flags=re.IGNORECASE)
    return bare or title


def host_of(url: str | None) -> str | None:
    """The host of an address, which stands for the publisher where a page names none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def with_facts(page: Page, published: dt.date | None, publisher: str | None, url: str | None) -> Page:
    """The page with what the user says of it."""
    return replace(
        page,
        published=published or page.published,
        publisher=publisher or page.publisher,
        url=url or page.url,
        sure=published is not None,
    )
