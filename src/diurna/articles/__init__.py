"""Read: files, directories and standard input to articles.

`read` yields an `Article` for each text and an `InputError` for each input that cannot be one, so that a bad input
never stops the good ones. `forms` lists what can be read; every other format is named in the error.
"""

from diurna.articles.dates import parse_day
from diurna.articles.fields import article_from_fields
from diurna.articles.pages import Page, finish
from diurna.articles.plain import article_from_text
from diurna.articles.read import count_articles, read, read_unfinished
from diurna.articles.reading import Reading

__all__ = [
    "Page",
    "Reading",
    "article_from_fields",
    "article_from_text",
    "count_articles",
    "finish",
    "parse_day",
    "read",
    "read_unfinished",
]
