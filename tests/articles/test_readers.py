"""Readers of every form: what they make of articles in the layouts of publishers, databases and archives."""

import csv
import datetime as dt
import gzip
import io
import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from badserver import rss
from diurna.articles import count_articles, read
from diurna.errors import InputError
from diurna.records import Article
from layouts import LAYOUTS, STORIES, as_docx, as_text, factiva_plain, nexis_uni, page_linked_data, page_open_graph

STORY = STORIES[4]
ROWS = [
    {"headline": story.title, "body": story.body, "date": story.day.isoformat(), "paper": story.publisher}
    for story in STORIES
]


def check(article, story=STORY):
    """The article is the story."""
    assert isinstance(article, Article), article
    assert article.headline.of(article.text) == story.title
    assert article.published == story.day
    assert article.publisher == story.publisher
    assert article.body.of(article.text).split() == story.body.split()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_publishers_and_databases(tmp_path, layout):
    """Title, day, publisher and body are found in each; offsets hold, as the text is as the reader returned it."""
    suffix, render = LAYOUTS[layout]
    path = tmp_path / f"article{suffix}"
    path.write_bytes(render(STORY))

    (article,) = read(path)

    gone = [span.of(article.text) for span in article.cuts]
    assert article.headline.of(article.text) == STORY.title
    assert article.published == STORY.day
    assert article.publisher == STORY.publisher
    body = article.body.of(article.text)
    for each in gone:
        body = body.replace(each, "")
    assert body.split() == STORY.body.split()
    assert article.language == "en"


@pytest.mark.parametrize("name", ["articles.docx", "articles.txt"])
@pytest.mark.parametrize("layout", [nexis_uni, factiva_plain])
def test_an_export_of_many(tmp_path, name, layout):
    """Each document of an export is an article, with its number."""
    lines = [line for story in STORIES for line in ([*layout(story), ""])]
    path = tmp_path / name
    path.write_bytes((as_docx if name.endswith("docx") else as_text)(lines))

    articles = list(read(path))

    assert [article.headline.of(article.text) for article in articles] == [story.title for story in STORIES]
    assert [article.published for article in articles] == [story.day for story in STORIES]
    assert articles[2].origin == f"{path}:3"


def test_a_word_document_is_an_article(tmp_path):
    """Where no database made it, the first paragraph is the headline."""
    path = tmp_path / "article.docx"
    path.write_bytes(as_docx([STORY.title, "", *STORY.paragraphs]))

    (article,) = read(path, published=STORY.day)

    assert article.headline.of(article.text) == STORY.title
    assert article.published == STORY.day


def write_csv(path, delimiter=",", rows=ROWS):
    """Rows as CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")])
def test_tables(tmp_path, name, delimiter):
    """A row is an article; line breaks in quoted text are kept; `--map` says what a column is."""
    path = tmp_path / name
    write_csv(path, delimiter)

    articles = list(read(path, columns={"publisher": "paper"}))

    assert len(articles) == len(STORIES)
    check(articles[4])
    assert count_articles([path]) > 0


def test_known_columns_are_known_in_capitals(tmp_path):
    """A spreadsheet's "Title" is a title."""
    path = tmp_path / "a.csv"
    write_csv(path, rows=[{"Title": STORY.title, "Text": STORY.body, "Date": "Aug 22, 2022", "Source": "Gazette"}])

    (article,) = read(path)

    assert (article.published, article.publisher) == (dt.date(2022, 8, 22), "Gazette")


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2022-08-03", None, dt.date(2022, 8, 3)),
        ("20220803", None, dt.date(2022, 8, 3)),
        ("3 August 2022", None, dt.date(2022, 8, 3)),
        ("Wednesday, August 3, 2022 10:15 AM", None, dt.date(2022, 8, 3)),
        ("Wed, 03 Aug 2022 23:30:00 +0200", None, dt.date(2022, 8, 3)),
        ("03/08/2022", "dmy", dt.date(2022, 8, 3)),
        ("08/03/2022", "mdy", dt.date(2022, 8, 3)),
        ("3.8.2022", "dmy", dt.date(2022, 8, 3)),
        ("03/08/2022", None, "leaves open which number is the month"),
        ("31/08/2022", "mdy", "is no day in the order mdy"),
        ("soon", None, "is not a day"),
    ],
)
def test_days_in_tables(tmp_path, written, order, day):
    """Days that leave no doubt are read in many forms; one that leaves doubt is asked about, not guessed."""
    path = tmp_path / "a.csv"
    write_csv(path, rows=[{"text": STORY.body, "date": written}])

    (found,) = read(path, order=order)

    assert found.published == day if isinstance(day, dt.date) else day in found.reason


def test_faulty_tables(tmp_path):
    """A row that is too long, a line that is not UTF-8, a column that is not there, a table without text."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"text,id\nThe army left.,1\nThe army, too, left.,2\nThe caf\xe9 shut.,3\nThe mayor left.,4\n")

    results = list(read(path))

    assert [isinstance(each, Article) for each in results] == [True, False, False, True]
    assert "the row has 4 fields, expected 2" in results[1].reason
    assert "is not UTF-8" in results[2].reason
    (missing,) = read(path, columns={"text": "story"})
    assert 'no column "story" among "text", "id"' in missing.reason
    path.write_text("name,code\nChad,TCD\n")
    (textless,) = read(path)
    assert "--map text=COLUMN" in textless.reason
    assert not [each for each in read(tmp_path) if isinstance(each, Article)]


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow", "a.arrows"])
def test_tables_by_columns(tmp_path, name):
    """Parquet and Arrow, as files and as streams; days as days, and columns that are not ours left alone."""
    path = tmp_path / name.replace("arrows", "arrow")
    rows = [{**row, "date": dt.date.fromisoformat(row["date"]), "extra": [1, 2]} for row in ROWS]
    table = pa.Table.from_pylist(rows)
    if name == "a.parquet":
        pq.write_table(table, path, row_group_size=3)
    else:
        make = pa.ipc.new_file if name == "a.arrow" else pa.ipc.new_stream
        with make(path, table.schema) as writer:
            writer.write_table(table, max_chunksize=4)

    articles = list(read(path, columns={"publisher": "paper"}))

    assert len(articles) == len(STORIES)
    check(articles[4])
    assert articles[4].origin == f"{path}:5"


def test_feeds(tmp_path):
    """Each entry is an article, dated where it was written."""
    path = tmp_path / "feed.xml"
    path.write_bytes(rss("https://gazette.example", ["/a", "/b"]))

    first, _ = read(path)

    assert first.headline.of(first.text) == "Story at /a"
    assert (first.published, first.publisher, first.url) == (
        dt.date(2022, 8, 22),
        "The Harbour Gazette",
        "https://gazette.example/a",
    )


def warc_of(stories):
    """Pages as a web archive, among a picture, a page that is gone and a request."""

    def record(kind, url, body, extra=b""):
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{hash(url) & 0xFFFFFF:012x}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )  # fmt: skip
        return head.encode() + body + b"\r\n\r\n"

    def http(status, kind, body):
        return f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body

    parts = [record("request", "https://a.example/", b"GET / HTTP/1.1\r\n\r\n")]
    parts.append(record("response", "https://a.example/x.png", http(200, "image/png", b"\x89PNG")))
    parts.append(record("response", "https://a.example/gone", http(404, "text/html", b"<p>gone</p>")))
    parts += [
        record("response", story.url, http(200, "text/html; charset=utf-8", page_open_graph(story)))
        for story in stories
    ]
    return b"".join(parts)


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(tmp_path, packed):
    """Pages are articles with their address; the day they were fetched is not taken for their day."""
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    data = warc_of(STORIES)
    path.write_bytes(gzip.compress(data) if packed else data)

    articles = list(read(path))

    assert len(articles) == len(STORIES)
    assert articles[4].url == STORY.url
    check(articles[4])


LINES = "".join(
    json.dumps({"text": story.body, "title": story.title, "date": str(story.day), "source": story.publisher}) + "\n"
    for story in STORIES
)


def zstd(data):
    """Packed by zstd."""
    return pa.compress(data, codec="zstd", asbytes=True)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.jsonl.gz", gzip.compress),
        ("a.jsonl.zst", lambda data: zstd(data[:900]) + zstd(data[900:])),
        ("a.json.gz", lambda data: gzip.compress(data[:900]) + gzip.compress(data[900:])),
    ],
)
def test_packed_files(tmp_path, name, pack):
    """A packed file reads as what it holds, several members in a row included."""
    path = tmp_path / name
    path.write_bytes(pack(LINES.encode()))

    articles = list(read(path))

    check(articles[4])
    assert articles[4].origin == f"{path}:5"
    (first, *_) = read("-", stdin=io.BytesIO(path.read_bytes()))
    check(first, STORIES[0])


def test_zip_archives(tmp_path):
    """Files in it read as they would beside it; other kinds, hidden files and macOS's are left out."""
    path = tmp_path / "a.zip"
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), buffer)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.html", page_linked_data(STORY))
        archive.writestr("deep/er/lines.jsonl.gz", gzip.compress(LINES.encode()))
        archive.writestr("rows.parquet", buffer.getvalue())
        archive.writestr("export.docx", as_docx(nexis_uni(STORY)))
        for other in ("picture.png", ".hidden.txt", "__MACOSX/page.html", "notes.md"):
            archive.writestr(other, "Nothing.")

    results = list(read(path, columns={"publisher": "paper"}))

    check(results[0])
    assert len(results) == 1 + 10 + 10 + 1
    assert results[1].origin == f"{path}:deep/er/lines.jsonl.gz:1"
    check(results[15])


def test_a_directory_of_everything(tmp_path):
    """All forms stand side by side, and the list of a folder's texts says the days of its pages too."""
    (tmp_path / "a.txt").write_text(f"{STORY.title}\n\n{STORY.body}")
    (tmp_path / "b.html").write_bytes(page_open_graph(STORY))
    (tmp_path / "c.xml").write_bytes(rss("https://gazette.example", ["/a"]))
    (tmp_path / "metadata.jsonl").write_text(
        '{"file": "a.txt", "published": "2020-01-01"}\n{"file": "b.html", "published": "2020-01-02", "publisher": "Mine"}\n'
    )

    text, page, entry = read(tmp_path)

    assert (text.published, page.published, entry.published) == (
        dt.date(2020, 1, 1),
        dt.date(2020, 1, 2),
        dt.date(2022, 8, 22),
    )
    assert page.publisher == "Mine"


def test_other_languages_are_set_aside(tmp_path):
    """A page in Spanish is reported, not coded wrongly."""
    path = tmp_path / "a.html"
    text = "<p>El ejército abandonó la ciudad el lunes y el alcalde dijo que los soldados no volverían, aunque muchos vecinos no lo creen y siguen durmiendo en los sótanos de las escuelas.</p>"
    path.write_text(
        f"<html><head><meta charset='utf-8'><title>Ejército</title></head><body><article><h1>Ejército</h1>{text * 3}</article></body></html>"
    )

    (error,) = read(path)

    assert isinstance(error, InputError)
    assert "looks like Spanish" in error.reason
