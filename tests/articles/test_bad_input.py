"""Inputs that are no articles: one clear line each, and the rest goes on."""

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diurna.articles import read
from diurna.errors import InputError
from diurna.records import Article

TEXT = "The army left the town on Monday. The mayor said that it would not return."
SPANISH = (
    "El ejército abandonó la ciudad el lunes y el alcalde dijo que los soldados no volverían, aunque muchos vecinos "
    "no lo creen y siguen durmiendo en los sótanos de las escuelas."
)


def failure(source, **options):
    """The one error that an input gives."""
    (error,) = read(source, **options)
    assert isinstance(error, InputError)
    assert error.reason.isprintable()
    assert len(error.reason) < 300
    assert error.origin.isprintable()
    return error


def zipped(name):
    """A zip archive with one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, TEXT)
    return buffer.getvalue()


CONTENTS = {
    "empty": (b"", "the text is empty"),
    "white space": (b" \n\t\r\n ", "the text is empty"),
    "byte order mark only": (b"\xef\xbb\xbf", "the text is empty"),
    "pdf": (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "looks like a PDF document, which Diurna cannot read yet. Convert",
    ),
    "store": (b"\x01" * 8 + b"DUCK" + b"\x40\x00\x00\x00", "looks like a DuckDB database"),
    "binary": (bytes(range(256)) * 20, "looks like a binary file"),
    "mostly control bytes": (b"\x01\x02\x03\x04ab" * 50, "looks like a binary file"),
    "UTF-16": (TEXT.encode("utf-16"), "iconv -f UTF-16"),
    "UTF-16 without its mark": (TEXT.encode("utf-16-be"), "iconv -f UTF-16"),
    "Windows text": ("The café in Orléans closed.".encode("cp1252"), "byte 7 (0xe9) is not UTF-8"),
    "KOI8 text": ("Министры встретились".encode("koi8-r"), "byte 0 (0xed) is not UTF-8"),
    "Spanish": (SPANISH.encode(), "looks like Spanish. Diurna codes English only, so the article was set aside"),
    "JSON document": (b'[\n  {"text": "The army left."}\n]\n', "one JSON document, expected JSON Lines"),
    "JSON list": (b'[{"text": "The army left."}]\n', "one JSON document, expected JSON Lines"),
    "long": (
        (TEXT + "\n").encode() * 20_000,
        "longer than 1,000,000 characters, which looks like many articles in one",
    ),
    "one long line": (b"army " * 2_000_000, "longer than 1,000,000 characters"),
}


@pytest.mark.parametrize(("data", "expected"), CONTENTS.values(), ids=CONTENTS)
def test_bad_content(tmp_path, data, expected):
    """Content that is no English article is named for what it is, from a file and from standard input."""
    path = tmp_path / "article.txt"
    path.write_bytes(data)

    error = failure(path)

    assert error.origin == str(path)
    assert expected in error.reason
    assert expected in failure("-", stdin=io.BytesIO(data)).reason


@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            zipped("article.txt"),
            "looks like a zip archive, but its name ends in {}. Rename it so that it ends in .zip.",
        ),
        (zipped("word/document.xml"), "looks like an office document"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "looks like a gzip archive"),
        (b"PAR1\x15\x04\x15\x00", "looks like a Parquet table"),
        (b"\n<!DOCTYPE html>\n<html><body><p>The army left.</p>", "looks like a web page"),
    ],
    ids=["zip", "docx", "gzip", "parquet", "web page"],
)
def test_content_that_its_name_does_not_promise(tmp_path, data, expected, suffix):
    """A file called text that holds something else is a slip, and is said, not read as what it might be."""
    path = tmp_path / f"article{suffix}"
    path.write_bytes(data)

    assert expected.format(suffix) in failure(path).reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the input is empty"),
        (b"\n \r\n", "the input is empty"),
        (b'{"text": "The caf\xe9"}', "byte 17 of the line (0xe9) is not UTF-8"),
        (b"\x1f\x8b\x08\x00\x00\x00", "looks like a gzip archive"),
        (b'{\n  "text": "The army left."\n}\n', "one JSON document, expected JSON Lines"),
        (b'{"text": "' + b"army " * 2_000_000 + b'"}', "longer than 1,000,000 characters"),
        (b'{"text": "' + b"army " * 6_000_000 + b'"}', "longer than 1,000,000 characters"),
        (b"army " * 6_000_000, "longer than 1,000,000 characters"),
        (b'{"text": "' + SPANISH.encode() + b'"}', "looks like Spanish"),
    ],
    ids=["empty", "blank", "windows", "gzip", "document", "long", "too long to parse", "long, no JSON", "spanish"],
)
def test_bad_json_lines(tmp_path, data, expected):
    """The same for files of JSON Lines; nothing takes long."""
    path = tmp_path / "articles.jsonl"
    path.write_bytes(data)
    start = time.monotonic()

    error = failure(path)

    assert expected in error.reason
    assert error.origin.startswith(str(path))
    assert time.monotonic() - start < 5


def test_a_stray_control_character_leaves_text_text(tmp_path):
    """One zero byte in a text is a slip of some program, not a binary file."""
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.replace(" ", "\0", 1).encode() * 5)

    (article,) = read(path)

    assert isinstance(article, Article)
    assert article.text.startswith("The army")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("no/such/file.txt", "no such file or directory"),
        ("", "an empty name"),
        ("a\0b", "no file can have this name"),
        ("x" * 5000, "cannot be read"),
        ("https://example.org/a", "web addresses cannot be read yet"),
        ("no\x1b[31m\nsuch\udc80", "no such file or directory"),
        ("lone\ud800", "no file can have this name"),
    ],
)
def test_bad_paths(source, expected):
    """A path that leads nowhere is named, safe to print."""
    assert expected in failure(source).reason


def test_file_that_may_not_be_read(tmp_path, monkeypatch):
    """A file that the system refuses is named."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    # Not by its dotted name, which leads to the function `read`.
    monkeypatch.setattr(sys.modules["diurna.articles.read"], "open", refuse, raising=False)

    assert "does not allow" in failure(path).reason


def test_reading_that_breaks_off():
    """A stream that fails in the middle gives what it gave, and an error."""

    class Broken(io.BytesIO):
        def read1(self, size=-1):
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read1(size)

    first, second = read("-", stdin=Broken(b'{"text": "The army left."}\n'))

    assert isinstance(first, Article)
    assert isinstance(second, InputError)
    assert "Input/output error" in second.reason


def test_closed_or_missing_standard_input(monkeypatch):
    """Without a standard input there is an error, no crash."""
    closed = io.BytesIO()
    closed.close()
    monkeypatch.setattr("sys.stdin", None)

    assert "cannot be read" in failure("-", stdin=closed).reason
    assert "there is no standard input" in failure("-").reason


def test_directory(tmp_path):
    """A directory gives its article files, sorted; hidden and other files are left out."""
    names = ["b.txt", "a.jsonl", "c/d.TXT", "c/e.md", ".hidden.txt", ".git/f.txt", "c-d.txt"]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "The army left."}' if name.endswith("l") else TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    os.symlink(tmp_path / "gone", tmp_path / "link.txt")

    results = list(read(tmp_path))

    origins = [os.path.relpath(result.origin, tmp_path) for result in results]
    assert origins == ["a.jsonl:1", "b.txt", "c/d.TXT", "c-d.txt", "link.txt"]
    assert [isinstance(result, InputError) for result in results] == [False, False, False, False, True]


def test_directory_without_articles(tmp_path):
    """A directory that holds no article says what it was looked through for."""
    (tmp_path / "notes.md").write_text("Notes")

    error = failure(tmp_path)

    assert "no articles below this directory. Expected files named *.txt" in error.reason
    assert "found 1 other." in error.reason


def test_several_sources_go_on_after_a_bad_one(tmp_path):
    """Sources are read in turn; a bad one leaves the rest, and the same file twice is fine."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT)

    first, second, third, fourth = read([path, "nowhere.txt", str(path), "-"], stdin=io.BytesIO(TEXT.encode()))

    assert isinstance(second, InputError)
    assert [first.text, third.text, fourth.text] == [TEXT] * 3
    assert first.id == third.id
    assert fourth.origin == "<stdin>"


def test_named_pipe_is_read_when_named(tmp_path):
    """A pipe that the user names is read, as the shell's <(...) needs."""
    read_end, write_end = os.pipe()
    os.write(write_end, TEXT.encode())
    os.close(write_end)

    (article,) = read(f"/dev/fd/{read_end}")
    os.close(read_end)

    assert article.text == TEXT


PIECES = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [part.encode() for part in ("\n", "\r\n\n", "\ufeff", "\0", "{", "}", "[", '"}\n', '"title":', '"published":')]
    ),
    st.sampled_from([b'{"text": "', b'"2024-05-15"', b"\\ud800", b"1e999", b"NaN", b"%PDF-", b"PK\x03\x04", b"<html>"]),
    st.sampled_from(
        [part.encode() for part in (TEXT, SPANISH, '{"text": "The army left.", "title": "Army leaves"}\n', "战争\n")]
    ),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.lists(PIECES, max_size=8).map(b"".join), suffix=st.sampled_from([".txt", ".jsonl", ".json", "", ".csv"]))
def test_any_bytes_give_articles_or_errors(tmp_path, data, suffix):
    """Whatever the bytes, nothing is raised, headlines lie inside their text, and messages print on one line."""
    path = Path(tmp_path, f"any{suffix}")
    path.write_bytes(data)

    results = [*read(path), *read("-", stdin=io.BytesIO(data))]

    assert results
    for result in results:
        if isinstance(result, InputError):
            assert result.origin
            assert result.reason.isprintable()
            assert len(result.reason) < 400
        else:
            assert result.text.strip()
            result.text.encode("utf-8")
            if result.headline:
                assert 0 <= result.headline.start < result.headline.end <= len(result.text)
                words = result.headline.of(result.text)
                assert words == words.strip()
                assert "\n" not in words
