"""Fuzzing of the readers, led by which code each input reaches (atheris; `pip install atheris`, in no list of ours).

    python benchmarks/fuzz.py .rtf --seconds 60
    python benchmarks/fuzz.py --seconds 60              # every reader, one after another

Begins with files in the layouts of tests/layouts.py. The XML of a .docx is changed, and packed anew each time: a changed
archive would not get past its checksums. Ends with exit code 1, and the input in a file named crash-... or timeout-..., where
a reader raises anything, gives what is no article, or is not done in 30 seconds; with the number of inputs tried where
none does.
"""

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

with atheris.instrument_imports(include=["diurna.articles", "striprtf", "feedparser", "trafilatura"]):
    from articles.test_hostile import SEEDS
    from diurna.articles import read
    from diurna.errors import InputError
    from layouts import LAYOUTS, STORIES

LONGEST_REASON = 500
DOCUMENT = "word/document.xml"
MORE_SEEDS = {
    ".jsonl": b'{"text": "The army left the town.", "title": "Army leaves", "date": "2022-08-22", "url": "https://a.example/b"}\n',
    ".tsv": b"text\ttitle\tdate\nThe army left the town.\tArmy leaves\t22 August 2022\n",
    ".atom": b'<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><title>T</title><updated>2022-08-22T10:00:00Z</updated>'
    b'<link href="https://a.example/b"/><content type="html">&lt;p&gt;The army left.&lt;/p&gt;</content></entry></feed>',
}
SUFFIXES = sorted({*SEEDS, *MORE_SEEDS})


def seeds_of(suffix: str) -> list[bytes]:
    """Files of a form, each in another layout."""
    layouts = [render(STORIES[0]) for form, render in LAYOUTS.values() if form == suffix]
    return [*layouts, *(some[suffix] for some in (SEEDS, MORE_SEEDS) if suffix in some)]


def unpacked(data: bytes) -> bytes:
    """The XML of a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(DOCUMENT)


def packed(data: bytes) -> bytes:
    """A document of some XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(DOCUMENT, data)
    return buffer.getvalue()


# How a form is taken apart, so that what is inside is changed, and put together again.
INSIDE: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {".docx": (unpacked, packed)}


def same(data: bytes) -> bytes:
    """The bytes as they are."""
    return data


def check(path: Path) -> None:
    """Read a file; raise where what comes of it is neither articles nor errors as they should be."""
    for result in read(path):
        if isinstance(result, InputError):
            assert result.reason.isprintable(), result.reason
            assert len(result.reason) < LONGEST_REASON, result.reason
        else:
            result.text.encode("utf-8")
            for span in (result.headline, result.dateline, *result.cuts):
                assert span is None or 0 <= span.start < span.end <= len(result.text), span


def fuzz(suffix: str, seconds: int) -> None:
    """Fuzz one reader for some time, until it fails, or the time is over; the process ends with it."""
    apart, together = INSIDE.get(suffix, (same, same))
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, seed in enumerate(seeds_of(suffix)):
            (corpus / f"seed-{number}").write_bytes(apart(seed))
        path = Path(folder, f"a{suffix}")

        def try_one(data: bytes) -> None:
            path.write_bytes(together(data))
            check(path)

        options = [
            f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=2048", "-max_len=20000", "-verbosity=0",
            "-print_final_stats=1",
        ]  # fmt: skip
        atheris.Setup([sys.argv[0], *options, str(corpus)], try_one)
        atheris.Fuzz()


def main() -> int:
    """Fuzz one reader, or each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("suffix", nargs="?", choices=SUFFIXES, help="the reader; every one where none is given")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    args = parser.parse_args()
    if args.suffix:
        fuzz(args.suffix, args.seconds)
    failed = []
    for suffix in SUFFIXES:
        print(f"== {suffix}", flush=True)
        if subprocess.run([sys.executable, __file__, suffix, "--seconds", str(args.seconds)], check=False).returncode:
            failed.append(suffix)
    print(f"{len(SUFFIXES)} readers, {len(failed)} failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
