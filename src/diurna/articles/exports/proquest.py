"""ProQuest: documents between rules, with labels before their parts."""

import re
from collections.abc import Iterable, Iterator

from diurna.articles.exports.document import Document, body_of, split_at_ends, title_of

RULE = re.compile(r"_{20,}")
TELLS = (
    re.compile(r"^[^\S\n]*Report Information from ProQuest", re.MULTILINE),
    re.compile(r"^[^\S\n]*ProQuest document ID: ?\d", re.MULTILINE),
)
LABELS = (
    "Author|Publication info|ProQuest document link|Abstract|Abstract \\(summary\\)|Links|Full text|Full Text|Subject|"
    "Business indexing term|Location|People|Company / organization|Classification|Identifier / keyword|Title|"
    "Alternate title|Publication title|Pages|Number of pages|Publication year|Publication date|Section|Column|Publisher|"
    "Place of publication|Country of publication|Publication subject|ISSN|e-ISSN|Source type|Language of publication|"
    "Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit|CREDIT|Issue|Volume|First page|Dateline"
)
LABEL = re.compile(rf"({LABELS})(?::\s*(.*)|)", re.DOTALL)
COUNT = re.compile(r"Document \d+ of \d+", re.IGNORECASE)
# Labels of many words' value, which stand alone on their line only as "ProQuest document link".
BARE = {"ProQuest document link"}


def documents(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of an export; parts without a text or a title (the cover, the terms) are passed over."""
    for part in split_at_ends(lines, RULE):
        found = read_document([line for line in part if not RULE.fullmatch(line) and not COUNT.fullmatch(line)])
        if found:
            yield found


def read_document(lines: list[str]) -> Document | None:
    """One document; None for what is none."""
    parts: dict[str, list[str]] = {}
    now = "title"
    for line in lines:
        label = LABEL.fullmatch(line)
        if label and (label[2] is not None or label[1] in BARE) and (label[1] not in parts or now != "Full text"):
            now = "Full text" if label[1].lower() == "full text" else label[1]
            parts.setdefault(now, []).append(label[2] or "")
        else:
            parts.setdefault(now, []).append(line)
    joined = {name: " ".join(" ".join(part).split()) for name, part in parts.items()}
    if "ProQuest document ID" not in joined and "Publication info" not in joined:
        return None
    info = joined.get("Publication info", "")
    publisher = joined.get("Publication title") or re.split(r"\s;|\[", info)[0]
    return Document(
        title=title_of(joined.get("Title") or joined.get("title", "")),
        body=body_of(parts.get("Full text") or parts.get("Abstract") or []),
        publisher=title_of(re.split(r"\s*;", publisher)[0]),
        day=joined.get("Publication date") or info.rpartition("]")[2] or None,
        url=(joined.get("Document URL") or "").split(" ")[0] or None,
    )
