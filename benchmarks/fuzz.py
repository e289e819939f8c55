"""Fuzzing of the readers, led by which code each input reaches (atheris; `pip install atheris`).

Usage: python benchmarks/fuzz.py SUFFIX [SECONDS]     for example: python benchmarks/fuzz.py .rtf 60

Begins with files in the layouts of tests/layouts.py. Ends with the traceback, and the input in a file named crash-...,
where a reader raises anything; with the number of inputs tried where none does.
"""

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

with atheris.instrument_imports(include=["diurna.articles", "striprtf", "feedparser", "trafilatura"]):
    from articles.test_hostile import SEEDS
    from diurna.articles import read
    from diurna.errors import InputError


def main() -> None:
    """Fuzz one reader for some time."""
    suffix, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    if suffix not in SEEDS:
        sys.exit(f"{suffix}: no seeds for it. Expected one of {', '.join(sorted(SEEDS))}.")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        (corpus / "seed").write_bytes(SEEDS[suffix])
        path = Path(folder, f"a{suffix}")

        def try_one(data: bytes) -> None:
            path.write_bytes(data)
            for result in read(path):
                text = result.reason if isinstance(result, InputError) else result.text
                text.encode("utf-8")

        options = [
            f"-max_total_time={seconds}",
            "-timeout=30",
            "-rss_limit_mb=2048",
            "-max_len=20000",
            "-verbosity=0",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *options, str(corpus)], try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
