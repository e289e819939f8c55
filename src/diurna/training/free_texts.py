"""Articles of free corpora that we annotated, as texts: one sentence, or one paragraph, a line.

`training/annotated/` names them and where their events stand; the texts stay in their corpora.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

# What ends a sentence of MEANTIME, whose texts are one paragraph each.
ENDS = re.compile(r'(?<=[a-z0-9)"”][.?!]) (?=[A-Z"“`])')
EWT = ("ud/ewt_train.conllu", "ud/ewt_dev.conllu")


def free_texts(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each: conflict reports (re3d), business news (MEANTIME), weblogs and newsgroups (UD English EWT)."""
    for row in rows(data / "names/re3d_dev.jsonl"):
        yield named("re3d", row["id"][:60]), lines_text(row["text"].split("\n"))
    for row in rows(data / "events/meantime_dev.jsonl"):
        yield named("meantime", row["id"]), ENDS.sub("\n", lines_text(row["text"].split("\n")))
    documents: dict[str, list[str]] = {}
    current = ""
    for path in EWT:
        for line in (data / path).read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            if name.startswith("# newdoc id"):
                current = value.strip()
            elif name.startswith("# text "):
                documents.setdefault(current, []).append(value.strip())
    for name, sentences in documents.items():
        yield named("ewt", name), lines_text(sentences)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a JSON lines file."""
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def lines_text(lines: list[str]) -> str:
    """Lines that hold something, with single spaces."""
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line) + "\n"


def named(corpus: str, document: str) -> str:
    """A file's name for a document."""
    plain = re.sub(r"\W+", "_", document)
    plain = re.sub(r"groups_google_com_|blogspot_com_|juancole_com_|_ENG.*", "", plain)
    return f"{corpus}_{plain}.txt"
