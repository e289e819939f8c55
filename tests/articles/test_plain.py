"""Plain text to articles: the headline, and a text whose offsets hold."""

import datetime as dt
import re
import textwrap

import pytest

from diurna.articles import article_from_text, parse_day, read
from diurna.articles.plain import is_wrapped
from diurna.records import Article

TITLE = "Ministers agree to reopen border crossing"
BODY = (
    "The foreign ministers of both countries agreed on Tuesday to reopen the crossing that was closed in March, a "
    "spokeswoman said. The first lorries will cross within a week."
)
MORE = "Talks on the remaining quarrels, which concern fishing and water, will go on in Vienna."


def headline_of(text):
    """The words of the headline, None where there is none."""
    article = article_from_text(text)
    return article.headline.of(article.text) if article.headline else None


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"{TITLE}\n\n{BODY}\n", TITLE),
        (f"{TITLE}\n{BODY}\n{MORE}\n", TITLE),
        (f"\n\n  {TITLE}  \n \n{BODY}", TITLE),
        (f"{TITLE}?\n\n{BODY}", f"{TITLE}?"),
        (f"{TITLE}.\n\n{BODY}", None),
        (f"“{TITLE}.”\n\n{BODY}", None),
        (f"{BODY}\n{MORE}", None),
        (f"{BODY}\n\n{MORE}", None),
        (TITLE, None),
        (f"{TITLE}\n\n \n", None),
        (f"{BODY} {BODY} {BODY} He asked: why?\n\n{MORE}", None),
    ],
    ids=[
        "blank line",
        "line break before long paragraphs",
        "white space around",
        "question",
        "full stop",
        "full stop in quotes",
        "paragraph first",
        "paragraph and blank line first",
        "nothing else",
        "only white space after",
        "a long paragraph",
    ],
)
def test_headline(text, headline):
    """A first line of its own is the headline, unless it ends in a full stop or nothing follows."""
    assert headline_of(text) == headline


def test_hard_wrapped_text_has_no_headline_without_a_blank_line():
    """In text wrapped at 72 columns a line break ends nothing, so the first line is half a sentence."""
    assert headline_of(textwrap.fill(BODY + " " + MORE, 72)) is None
    assert headline_of(TITLE + "\n\n" + textwrap.fill(BODY + " " + MORE, 72)) == TITLE


def test_two_wrapped_lines_have_no_headline():
    """One sentence broken once, going on in lower case, is a sentence."""
    sentence = "The ministers agreed on Tuesday to reopen the crossing that was closed"

    assert headline_of(textwrap.fill(sentence, 60)) is None


def test_sentences_on_lines_of_their_own_are_not_wrapped_text():
    """Lines of 55 to 80 characters that each end their sentence were broken by a writer."""
    lines = [
        "The ministers of both countries met in Geneva on Tuesday.",
        "They agreed to reopen the crossing that was closed in March.",
        "The first lorries will cross within a week, officials said.",
        "Talks on fishing and water will go on in Vienna next month.",
    ]

    assert not is_wrapped("\n".join(lines))
    assert headline_of("\n".join([TITLE, *lines])) == TITLE


def test_text_is_kept_as_decoded(tmp_path):
    """Offsets count in the file's own characters: white space, odd characters and the last line break stay."""
    raw = f"{TITLE}\n\n  {BODY}\t \u2028 Zoë paid €5 😀.\n\n"
    path = tmp_path / "article.txt"
    path.write_text(raw, encoding="utf-8")

    (article,) = read(path)

    assert isinstance(article, Article)
    assert article.text == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffThe army left.", "The army left."),
        ("The army left.\r\nThe rebels stayed.\rNobody came.", "The army left.\nThe rebels stayed.\nNobody came."),
        ("The\x00army\x1bleft\x85now.", "The army left now."),
        ("The army \ud83d left.", "The army \ufffd left."),
        ("The\tarmy\n left.", "The\tarmy\n left."),
    ],
    ids=["byte order mark", "line ends", "control characters", "lone surrogate", "tab and line feed stay"],
)
def test_what_is_cleaned(raw, text):
    """A byte order mark goes; line ends become LF; control characters become spaces; surrogates U+FFFD."""
    assert article_from_text(raw).text == text


def test_published_and_id():
    """The day given is the article's, and the id is made from text and day."""
    day = dt.date(2024, 5, 15)
    first, second = (article_from_text(BODY, published=day) for _ in range(2))

    assert first.published == day
    assert first.id == second.id
    assert first.id != article_from_text(BODY).id
    assert article_from_text(BODY).published is None


@pytest.mark.parametrize(
    "text",
    ["2022-08-22", " 2022-08-22 ", "2022-08-22T09:30:00Z", "2022-08-22 23:59", "2022-08-22T09:30:00.123+02:00"],
)
def test_days_and_times_give_the_day(text):
    """ISO days pass, and so do ISO times, whose day is taken."""
    assert parse_day(text) == dt.date(2022, 8, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22/08/2022", "expected YYYY-MM-DD"),
        ("", "expected YYYY-MM-DD"),
        ("2022-08", "expected YYYY-MM-DD"),
        ("2022-13-01", "no month 13"),
        ("2022-02-30", "days 1 to 28"),
        ("0202-02-02", "between 1000 and 2200"),
        ("２０２２-08-22", "expected YYYY-MM-DD"),
        ("x" * 500, "..."),
        ("2022-08-22 at noon\x1b[31m", "\\x1b"),
    ],
)
def test_other_dates_say_what_is_expected(text, expected):
    """What is no day raises, with a short message that helps."""
    with pytest.raises(ValueError, match=re.escape(expected)) as caught:
        parse_day(text)

    assert len(str(caught.value)) < 160
    assert str(caught.value).isprintable()
