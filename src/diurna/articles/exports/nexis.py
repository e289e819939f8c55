"""Nexis Uni and LexisNexis Academic."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from diurna.articles.exports.document import (
    Document,
    blocks_of,
    body_of,
    is_day,
    split_at_ends,
    split_at_starts,
    title_of,
)

# What tells an export: the end of a document (Nexis Uni), or the count at its start (LexisNexis Academic).
END = re.compile(r"End of Document")
START = re.compile(r"(?:Document )?\d+ of \d+ DOCUMENTS?", re.IGNORECASE)
TELLS = (
    re.compile(r"^[^\S\n]*End of Document[^\S\n]*$", re.MULTILINE),
    re.compile(r"^[^\S\n]*\d+ of \d+ DOCUMENTS[^\S\n]*$", re.MULTILINE),
    re.compile(r"^Length:\s*[\d,]+ words[^\S\n]*$.{0,600}?^Body[^\S\n]*$", re.MULTILINE | re.DOTALL),
)
BEFORE_BODY = re.compile(
    r"(?:Copyright\b|Section|Length|Byline|Dateline|Highlight|Series|Source|Edition|Distribution|Link to (?:Image|PDF|Original))\b",
    re.IGNORECASE,
)
BEHIND_BODY = re.compile(
    r"(?:Load-Date|Language|Publication-Type|Journal Code|Graphics?|Classification|Subject|Notes?|Correction|Correction-Date|"
    r"Company|Organization|Industry|Person|Geographic|Geographic Region|Country|City|Document-Type|Pub-Type|Acc-no|"
    r"Newspaper-Code|Correspondent|Type|Index Terms|Series)(?:: ?.*)?",
    re.IGNORECASE,
)
# Ends a body only with its colon, or as a heading of its own.
LABEL = re.compile(r"[A-Z][A-Z -]{2,30}: ?.*|(?:Graphic|Classification|Notes?|Correction)|Load-Date: .*")
COPYRIGHT = re.compile(r"(?:Copyright|\(c\)|©).*|All Rights Reserved.*", re.IGNORECASE)


def documents(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of an export."""
    lines = iter(lines)
    seen: list[str] = []
    for line in lines:
        seen.append(line)
        if START.fullmatch(line.strip()):
            yield from (academic(part) for part in split_at_starts(_chain(seen, lines), START))
            return
        if END.fullmatch(line.strip()):
            break
    for part in split_at_ends(_chain(seen, lines), END):
        found = uni(part)
        if found:
            yield found


def _chain(seen: list[str], rest: Iterable[str]) -> Iterator[str]:
    yield from seen
    yield from rest


def uni(lines: list[str]) -> Document | None:
    """A document of Nexis Uni: title, publisher, day; then labels, "Body", the text, "Load-Date"; None for none."""
    lines = [line for line in lines if not END.fullmatch(line)]
    day = next((i for i, line in enumerate(lines) if is_day(line) and _is_publisher(lines, i)), None)
    if day is None:
        return None
    publisher = max(i for i in range(day) if lines[i])
    before = blocks_of(lines[:publisher])
    title = " ".join(before[-1]) if before and len(before[-1]) <= 3 else before[-1][-1] if before else ""
    start = next((i + 1 for i in range(day, len(lines)) if lines[i] == "Body"), None)
    if start is None:
        labels = [i for i in range(day + 1, len(lines)) if BEFORE_BODY.match(lines[i]) and len(lines[i]) < 300]
        start = (labels[-1] if labels else day) + 1
    end = next(
        (i for i in range(start, len(lines)) if LABEL.fullmatch(lines[i]) and BEHIND_BODY.fullmatch(lines[i])), None
    )
    return Document(
        title=title_of(title), body=body_of(lines[start:end]), publisher=title_of(lines[publisher]), day=lines[day]
    )


def _is_publisher(lines: list[str], day: int) -> bool:
    """Whether a publisher and a title stand before the day: on the cover page, "Date and Time" has a label."""
    before = list(islice((line for line in reversed(lines[:day]) if line), 2))
    return len(before) == 2 and not any(re.match(r"(?:User Name|Date and Time|Job Number)\b", line) for line in before)


def academic(lines: list[str]) -> Document:
    """A document of LexisNexis Academic: publisher, day, title, labels in capitals, the text, labels again."""
    blocks = blocks_of(lines)
    day = next((i for i, block in enumerate(blocks) if any(is_day(line) for line in block)), None)
    if day is None:
        return Document(title=None, body="")
    head = blocks[day]
    line = next(i for i, line in enumerate(head) if is_day(line))
    publisher = head[line - 1] if line else blocks[day - 1][-1] if day else ""
    rest = blocks[day + 1 :]
    title = ""
    body: list[str] = []
    labels_over = False
    for block in rest:
        if COPYRIGHT.match(block[0]):
            continue
        label = re.match(r"([A-Z][A-Z -]{2,30}):", block[0])
        if not labels_over and label and BEFORE_BODY.match(label[1]):
            continue
        if label and BEHIND_BODY.fullmatch(label[0]):
            break
        if not title and not body:
            title = " ".join(block)
            continue
        labels_over = True
        body += [*block, ""]
    return Document(title=title_of(title), body=body_of(body), publisher=title_of(publisher), day=head[line])
