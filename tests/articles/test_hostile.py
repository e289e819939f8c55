"""Inputs made to do harm: each ends soon in articles or errors, in little memory, and writes nothing."""

import gzip
import io
import os
import stat
import time
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badserver import BOMB
from diurna.articles import read
from diurna.errors import InputError
from diurna.records import Article
from layouts import LAYOUTS, STORIES, as_docx, as_rtf

TEXT = b"The army left the town on Monday. The mayor said that it would not return."


def zstd(data):
    """Packed by zstd."""
    return pa.compress(data, codec="zstd", asbytes=True)


# The head of a frame that asks for a window of 2 GiB, which `zstd --long=31` gives.
WIDE = bytes.fromhex("28b52ffd00a8") + b"\x01\x00\x00"


def zip_of(**members):
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def nested(data, times):
    """A zip archive in a zip archive, and so on."""
    for _ in range(times):
        data = zip_of(a__zip=data)
    return data


def linked():
    """A zip archive with a link to a file outside."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return buffer.getvalue()


def nameless():
    """A zip archive with a file that has no name, which Python's own zipfile stumbles over."""
    return zip_of(a__txt=TEXT).replace(b"a.txt", b"\x00.txt")


def climbing():
    """A zip archive whose files lie outside of it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("../../climbed.txt", "/tmp/climbed-from-the-root.txt", "a\x1b[31m\n.txt"):
            archive.writestr(name, TEXT)
    return buffer.getvalue()


def deep_page(number):
    """Tags nested deep."""
    return b"<html><body>" + b"<div>" * number + TEXT + b"</div>" * number + b"</body></html>"


ZEROS = bytes(300_000_000)
BLANKS = b" \n" * 50_000_000
HOSTILE = {
    "gzip bomb": ("a.jsonl.gz", lambda: gzip.compress(BLANKS, 9), "grew more than 250-fold"),
    "gzip bomb in gzip": ("a.txt.gz.gz", lambda: gzip.compress(gzip.compress(ZEROS, 1)), ""),
    "zstd bomb": ("a.jsonl.zst", lambda: zstd(BLANKS), "grew more than 250-fold"),
    "zstd with a wide window": ("a.txt.zst", lambda: WIDE, "needs too much memory to unpack"),
    "zstd cut short": ("a.txt.zst", lambda: zstd(TEXT * 9)[:-4], "the archive is broken"),
    "gzip cut short around zstd": ("a.txt.zst.gz", lambda: gzip.compress(zstd(os.urandom(200_000)))[:-90_000], "the archive is broken"),
    "zip bomb": ("a.zip", lambda: zip_of(a__jsonl=BLANKS), "grew more than 250-fold"),
    "zips in zips": ("a.zip", lambda: nested(zip_of(a__txt=TEXT), 5), "packed more than 3 times over"),
    "document bomb": ("a.docx", lambda: zip_of(**{"[Content_Types]__xml": "x", "word/document__xml": ZEROS}), "more than it can be read with"),
    "a file without a name": ("a.zip", nameless, "no articles in this archive"),
    "a link in an archive": ("a.zip", linked, "is a link"),
    "billion laughs, feed": ("a.xml", lambda: BOMB, ""),
    "billion laughs, page": ("a.html", lambda: BOMB.replace(b"rss", b"html"), ""),
    "billion laughs, document": (
        "a.docx",
        lambda: zip_of(**{"[Content_Types]__xml": "x", "word/document__xml": BOMB.replace(b"rss", b"w:p")}),
        "",
    ),
    "a file named in XML": ("a.xml", lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>', ""),
    "deep page": ("a.html", lambda: deep_page(100_000), "nested more than"),
    "deep feed": ("a.xml", lambda: b"<rss>" + b"<channel>" * 100_000, ""),
    "deep document": ("a.docx", lambda: zip_of(**{"[Content_Types]__xml": "x", "word/document__xml": b"<a>" * 100_000}), "the document is broken"),
    "deep rich text": ("a.rtf", lambda: b"{\\rtf1" + b"{" * 200_000, ""),
    "many scripts never closed": ("a.html", lambda: b"<html><body><p>" + TEXT + b"</p>" + b"<script>" * 500_000, ""),
    "many heads of linked data": ("a.html", lambda: b"<html><body><p>" + TEXT + b"</p>" + b'<script type="application/ld+json">' * 100_000, ""),
    "many tags never closed": ("a.html", lambda: b"<p" * 2_000_000, ""),
    "a tag without an end": ("a.html", lambda: b"<html><body><p>" + TEXT + b"</p><" + b"a" * 4_000_000, ""),
    "many digits": ("a.html", lambda: b"<html><body><p>" + TEXT + b"</p><p>" + b"1" * 4_000_000, ""),
    "blank lines": ("a.txt", lambda: b"\n" * 500_000 + TEXT, None),
    "a count of words, then blank lines": ("a.txt", lambda: b"645 words" + b"\n" * 500_000 + TEXT, None),
    "a record, then blank lines": ("a.txt", lambda: b"Record: 1" + b"\n" * 500_000 + TEXT, None),
    "linked data full of comments": ("a.html", lambda: b"<html><head><script type='application/ld+json'>" + b"<!--" * 1_000_000 + b"</script></head><body><p>" + TEXT + b"</p>", None),
    "a description full of comments": ("a.html", lambda: b"<html><head><meta name='description' content='" + b"<!--" * 1_000_000 + b"'></head><body><p>" + TEXT + b"</p>", None),
    "a long line of JSON": ("a.jsonl", lambda: b'{"text": "' + b"a" * 100_000_000, "longer than 1,000,000"),
    "a long line of CSV": ("a.csv", lambda: b"text,id\n\"" + b"a" * 100_000_000, ""),
    "a long line of text": ("a.txt", lambda: b"army " * 20_000_000, "longer than 1,000,000"),
    "a long page": ("a.html", lambda: b"<html><p>" + b"army " * 4_000_000, "longer than 8,000,000 bytes"),
    "many quotes": ("a.csv", lambda: b"text\n" + b'"' * 10_000_001, ""),
    "lone surrogates": ("a.jsonl", lambda: b'{"text": "The army \\ud800 left.", "id": "\\udfff"}\n', None),
    "null bytes": ("a.csv", lambda: b"text\nThe army\x00 left.\n", None),
    "a stream of Arrow that lies": ("a.arrow", lambda: b"\xff\xff\xff\xff\xff\xff\xff\x7f" + b"x" * 1000, "table is broken"),
    "a table of Parquet that lies": ("a.parquet", lambda: b"PAR1" + b"\xff" * 1000 + b"\xff\xff\xff\x7fPAR1", "table is broken"),
    "a web archive that lies": ("a.warc", lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", ""),
    "a web archive without a record": ("a.warc", lambda: b"WARC/1.0\r\n" * 10_000, ""),
    "a list of files that lies": ("a.zip", lambda: zip_of(a__txt=TEXT)[:-10] + b"\xff" * 10, "the archive is broken"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_inputs(tmp_path, name, make, expected):
    """Articles or errors, soon; errors say what is wrong on one short line; nothing is written."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(make())
    began = time.monotonic()

    results = list(read(folder / name))

    assert time.monotonic() - began < 30
    assert results
    for result in results:
        if isinstance(result, InputError):
            assert result.reason.isprintable()
            assert result.origin.isprintable()
            assert len(result.reason) < 400
        else:
            result.text.encode("utf-8")
            assert "root:" not in result.text
    if expected is None:
        assert all(isinstance(result, Article) for result in results)
    else:
        assert any(isinstance(result, InputError) and expected in result.reason for result in results) or not expected
    assert os.listdir(tmp_path) == ["in"]
    assert os.listdir(folder) == [name]


def test_paths_that_climb_lead_nowhere(tmp_path):
    """Names in archives serve in messages only."""
    folder = tmp_path / "a" / "b" / "in"
    folder.mkdir(parents=True)
    (folder / "a.zip").write_bytes(climbing())

    results = list(read(folder))

    assert [isinstance(result, Article) for result in results] == [True] * 3
    assert all(result.origin.isprintable() for result in results)
    assert not list(tmp_path.rglob("climbed*"))
    assert not os.path.exists("/tmp/climbed-from-the-root.txt")


def parquet():
    """A small table."""
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{"text": TEXT.decode(), "title": "Army leaves"}] * 3), buffer)
    return buffer.getvalue()


SEEDS = {suffix: render(STORIES[0]) for suffix, render in LAYOUTS.values()} | {
    ".csv": b"text,title,date\n\"" + TEXT + b'",Army leaves,2022-08-22\n',
    ".parquet": parquet(),
    ".zip": zip_of(a__txt=TEXT, b__html=b"<html><p>" + TEXT + b"</p></html>"),
    ".gz": gzip.compress(TEXT),
    ".zst": zstd(TEXT),
    ".xml": b'<rss version="2.0"><channel><title>G</title><item><title>T</title><description>' + TEXT + b"</description></item></channel></rss>",
    ".warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 94\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The army left.</p></body></html>\r\n\r\n",
    ".rtf": as_rtf([STORIES[0].title, *STORIES[0].paragraphs]),
    ".docx": as_docx([STORIES[0].title, *STORIES[0].paragraphs]),
}  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 30),
        st.one_of(
            st.binary(max_size=6),
            st.sampled_from(
                [
                    b"<",
                    b">",
                    b"{",
                    b"}",
                    b"\\",
                    b'"',
                    b"\x00",
                    b"\xff\xff\xff\x7f",
                    b"99999999",
                    b"\r\n\r\n",
                    b"&",
                    b"</",
                    b"]]>",
                ]
            ),
        ),
    ),
    max_size=6,
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from(sorted(SEEDS)), edits=EDITS)
def test_damaged_files_give_articles_or_errors(tmp_path, suffix, edits):
    """A file of any form, with some bytes exchanged, removed or added."""
    data = SEEDS[suffix]
    for place, gone, new in edits:
        at = int(place * len(data))
        data = data[:at] + new + data[at + gone :]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)

    for result in read(path):
        if isinstance(result, InputError):
            assert result.reason.isprintable()
            assert len(result.reason) < 500
        else:
            result.text.encode("utf-8")
            for span in (result.headline, result.dateline, *result.cuts):
                assert span is None or 0 <= span.start < span.end <= len(result.text)
