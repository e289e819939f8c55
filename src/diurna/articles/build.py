"""What all readers end in: an article made of its text and what is known of it."""

import datetime as dt

from diurna.articles.checks import check_text
from diurna.articles.dateline import find_dateline
from diurna.articles.furniture import after_cuts, find_cuts
from diurna.records import Article, Span
from diurna.records.article import article_id


def build_article(
    text: str,
    headline: Span | None,
    *,
    origin: str,
    published: dt.date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    given_id: str | None = None,
    wrapped: bool = False,
) -> Article:
    """An article from clean text, its dateline and furniture found; `wrapped` where lines were broken by a machine.

    Raises `InputError` for a text that no article can be.
    """
    language = check_text(text, origin)
    start = headline.end if headline else 0
    cuts = find_cuts(text, start, alone=wrapped)
    return Article(
        id=given_id or article_id(text, published),
        text=text,
        headline=headline,
        dateline=find_dateline(text, after_cuts(text, start, cuts)),
        cuts=cuts,
        published=published,
        publisher=publisher,
        url=url,
        language=language,
        origin=origin,
    )


def join_title(title: str | None, body: str) -> tuple[str, Span | None]:
    """The article's text, and where the title stands in it; a title that begins the body is not repeated."""
    if title is None:
        return body, None
    start = len(body) - len(body.lstrip())
    end = start + len(title)
    if body.startswith(title, start) and (end == len(body) or body[end:].lstrip(" \t").startswith("\n")):
        return body, Span(start, end)
    return f"{title}\n\n{body}", Span(0, len(title))
