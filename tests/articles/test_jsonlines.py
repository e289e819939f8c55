"""JSON Lines to articles."""

import datetime as dt
import io
import json

import pytest

from diurna.articles import article_from_fields, read
from diurna.errors import InputError
from diurna.records import Article, Span

BODY = "The government closed the border on Monday.\n\nThe opposition called the step a mistake."


def read_lines(*records, published=None):
    """What comes of lines, each an object or a string as it stands."""
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    return list(read("-", published=published, stdin=io.BytesIO("\n".join(lines).encode("utf-8", "surrogatepass"))))


def test_a_full_record():
    """All fields arrive; the text is title, blank line, body."""
    (article,) = read_lines(
        {
            "text": BODY,
            "title": "Border closed",
            "published": "2024-05-15",
            "publisher": "The Courier",
            "url": "https://example.org/1",
            "id": "courier-1",
        }
    )

    assert article == Article(
        id="courier-1",
        text=f"Border closed\n\n{BODY}",
        headline=Span(0, 13),
        published=dt.date(2024, 5, 15),
        publisher="The Courier",
        url="https://example.org/1",
        origin="<stdin>:1",
    )


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("body", BODY, "text", BODY),
        ("content", BODY, "text", BODY),
        ("date", "2024-05-15", "published", dt.date(2024, 5, 15)),
        ("published_at", "2024-05-15T08:00:00+02:00", "published", dt.date(2024, 5, 15)),
        ("publication_date", "2024-05-15 08:00:00", "published", dt.date(2024, 5, 15)),
        ("source", "The Courier", "publisher", "The Courier"),
        ("headline", "Border closed", "headline", Span(0, 13)),
        ("id", 7, "id", "7"),
    ],
)
def test_other_names_of_fields(field, value, attribute, expected):
    """Fields are known under the names that corpora give them."""
    record = {field: value} if attribute == "text" else {"text": BODY, field: value}

    assert getattr(article_from_fields(record), attribute) == expected


def test_title_that_begins_the_body_is_not_repeated():
    """Some corpora repeat the title as the text's first line; it is the headline there."""
    text = f"Border closed\n\n{BODY}"
    article = article_from_fields({"text": text, "title": "Border closed"})

    assert article.text == text
    assert article.headline == Span(0, 13)


def test_title_that_only_starts_a_sentence_of_the_body_stays_apart():
    """A body whose first words happen to be the title does not hold it."""
    text = f"Border closed by army. {BODY}"

    assert article_from_fields({"text": text, "title": "Border closed"}).text == f"Border closed\n\n{text}"


def test_without_title_there_is_no_headline():
    """The rule of the first line is for plain text; a record would say so if it had a title."""
    assert article_from_fields({"text": f"Border closed\n\n{BODY}"}).headline is None


def test_null_and_blank_fields_count_as_absent():
    """Exports write null or an empty string for a field without a value."""
    article = article_from_fields(
        {"text": None, "body": BODY, "title": " ", "published": "", "url": None}, published=dt.date(2024, 1, 1)
    )

    assert (article.text, article.headline, article.published, article.url) == (BODY, None, dt.date(2024, 1, 1), None)


def test_own_day_wins():
    """`published` is for articles that carry no day."""
    dated, undated = read_lines({"text": BODY, "date": "2024-05-15"}, {"text": BODY}, published=dt.date(2024, 1, 1))

    assert (dated.published, undated.published) == (dt.date(2024, 5, 15), dt.date(2024, 1, 1))


def test_title_keeps_to_one_line():
    """A line break in a title becomes a space."""
    article = article_from_fields({"text": BODY, "title": " Border\r\nclosed "})

    assert article.headline.of(article.text) == "Border closed"


def test_escaped_characters():
    """Pairs of \\u escapes make one character; a lone half becomes U+FFFD."""
    first, second = read_lines('{"text": "Police \\ud83d\\ude00 came."}', '{"text": "Police \\ud83d came."}')

    assert (first.text, second.text) == ("Police 😀 came.", "Police \ufffd came.")


def test_bad_lines_leave_the_rest():
    """Each bad line is an error that names it; the others are read."""
    results = read_lines({"text": BODY}, '{"text": "The', "", "[1]", {"text": BODY, "date": "soon"}, {"text": BODY})

    assert [result.origin for result in results] == [f"<stdin>:{line}" for line in (1, 2, 4, 5, 6)]
    assert [isinstance(result, InputError) for result in results] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"text": "The army left" "id": 1}', "broken JSON at line 2, column 26: Expecting ',' delimiter"),
        ('{"text": "The army', "broken JSON at line 2, column 10"),
        ("The army left.", "broken JSON at line 2, column 1"),
        ("[1, 2]", "the line holds a list, expected an object"),
        ('"The army left."', "the line holds a string, expected an object"),
        ("null", "the line holds null, expected an object"),
        (
            '{"title": "Army leaves", "tags": []}',
            'no "text" (nor "body" or "content") among the fields "title", "tags"',
        ),
        ("{}", "among the fields none"),
        ('{"text": null, "title": "Army leaves"}', "the text is empty"),
        ('{"text": " \\n "}', "the text is empty"),
        ('{"text": ["The army left."]}', '"text" is a list, expected a string'),
        ('{"text": "The army left.", "title": 3}', '"title" is a number, expected a string'),
        ('{"text": "The army left.", "source": {"name": "BBC"}}', '"source" is an object, expected a string'),
        ('{"text": "The army left.", "id": true}', '"id" is true or false, expected a string'),
        ('{"text": "The army left.", "date": 1715731200}', '"date" is a number, expected a string'),
        (
            '{"text": "The army left.", "date": "15 May"}',
            'day of publication "15 May" is not a day: expected YYYY-MM-DD',
        ),
        (
            '{"text": "The army left.", "title": 3, "date": "May"}',
            '"title" is a number, expected a string. Also: day of',
        ),
        ('{"text": "The army left.", "url": "' + 3000 * "x" + '"}', '"url" has 3,000 characters'),
        ('{"text": "The army left.", "n": ' + 5000 * "1" + "}", "a number too long"),
        ('{"text": ' + 100_000 * "[" + "}", "brackets too deep"),
    ],
)
def test_bad_line(line, expected):
    """A bad line's error says what was found and what was expected, on one short line."""
    _, error = read_lines({"text": BODY}, line)

    assert isinstance(error, InputError)
    assert error.origin == "<stdin>:2"
    assert expected in error.reason
    assert error.reason.isprintable()
    assert len(error.reason) < 300


def test_file_without_any_text_is_one_error(tmp_path):
    """A table of metadata beside its articles is one error, not one a line."""
    path = tmp_path / "metadata.jsonl"
    path.write_text('{"file": "a.txt", "date": "2024-05-15"}\n' * 50)

    (error,) = read(path)

    assert error.origin == str(path)
    assert 'none of its 50 objects has text: no "text"' in error.reason
    assert '"file", "date"' in error.reason


def test_lines_without_text_among_others_are_errors_of_their_own():
    """Where some lines have text, those without are slips, each named."""
    results = read_lines({"title": "One"}, {"title": "Two"}, {"text": BODY}, {"title": "Four"})

    assert [(result.origin, isinstance(result, InputError)) for result in results] == [
        ("<stdin>:1", True),
        ("<stdin>:2", True),
        ("<stdin>:3", False),
        ("<stdin>:4", True),
    ]


def test_lines_come_one_by_one():
    """Articles come as soon as their line is read, so that a file of any size fits in memory."""
    source = io.BytesIO(json.dumps({"text": BODY}).encode() + b"\n" + b'{"text": "' + b"x" * 1_000_000 + b'"}\n')
    reader = read("-", stdin=source)

    assert isinstance(next(reader), Article)
    assert source.tell() < 200_000


@pytest.mark.parametrize("suffix", ["jsonl", "ndjson", "JSONL", "json", "txt"])
def test_byte_order_mark_and_line_ends(tmp_path, suffix):
    """Files saved on Windows read the same, whatever their suffix says."""
    path = tmp_path / f"articles.{suffix}"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"text": BODY}).encode() + b"\r\n\r\n")

    (article,) = read(path)

    assert article.text == BODY
    assert article.origin == f"{path}:1"
