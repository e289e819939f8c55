"""Read: files, directories and standard input to articles.

`read` yields an `Article` for each text and an `InputError` for each input that cannot be one, so that a bad input
never stops the good ones. Plain text and JSON Lines are read; every other format is named in the error.
"""

from diurna.articles.dates import parse_day
from diurna.articles.jsonlines import article_from_fields
from diurna.articles.plain import article_from_text
from diurna.articles.read import count_articles, read

__all__ = ["article_from_fields", "article_from_text", "count_articles", "parse_day", "read"]
