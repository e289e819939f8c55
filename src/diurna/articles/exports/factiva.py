"""Factiva: documents that end in "Document GAZ0000020220822ei8m0001x", with codes before their parts (HD, PD) or without."""

import re
from collections.abc import Iterable, Iterator

from diurna.articles.exports.document import Document, body_of, is_day, split_at_ends, title_of

END = re.compile(r"(?:AN\s+)?Document [A-Z][A-Z0-9]{3,}\d{8}[a-z0-9]{8,12}")
TELLS = (
    re.compile(rf"^[^\S\n]*{END.pattern}[^\S\n]*$", re.MULTILINE),
    re.compile(r"^[^\S\n]*[\d,]+ words[^\S\n]*\n\s*\d{1,2} [A-Z][a-z]+ \d{4}[^\S\n]*$", re.MULTILINE),
)
CODES = "HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CX CT RF CO IN NS RE IPD IPC PUB AN SE CLM ART RST".split()
CODED = re.compile(rf"({'|'.join(CODES)})(?:\s{{1,8}}(.*)|)")
WORDS = re.compile(r"[\d,]+ words")
CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?(?:GMT|[AP]M))?")
COPYRIGHT = re.compile(r"(?:\(c\)|©|Copyright|\(Copyright\)).*", re.IGNORECASE)
LANGUAGE = re.compile(
    r"English|German|French|Spanish|Russian|Chinese.*|Arabic|Portuguese|Italian|Japanese|Dutch|Turkish"
)
NAMES = re.compile(
    r"(?:By )?[A-Z][\w.'’-]+(?: (?:and |& |de |van |von |bin |al-)?[A-Z][\w.'’-]+){1,4}(?:(?:,| and|;) .{3,120})?"
)


def documents(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of an export."""
    for part in split_at_ends(lines, END):
        if not END.fullmatch(part[-1]):
            continue  # the search summary behind the last document
        coded = sum(bool(line in CODES or CODED.match(line)) for line in part) >= 4 and any(
            re.match(r"HD\b", line) for line in part
        )
        yield with_codes(part) if coded else without_codes(part[:-1])


def with_codes(lines: list[str]) -> Document:
    """A document whose parts are named by codes."""
    parts: dict[str, list[str]] = {}
    now = ""
    for line in lines:
        code = CODED.fullmatch(line)
        if code and code[1] not in parts:
            now = code[1]
            parts[now] = [code[2].strip()] if code[2] else []
        elif now:
            parts[now].append(line)
    joined = {code: " ".join(" ".join(part).split()) for code, part in parts.items()}
    return Document(
        title=title_of(joined.get("HD", "")),
        body=body_of([*parts.get("LP", []), "", *parts.get("TD", [])]),
        publisher=title_of(joined.get("SN", "")),
        day=joined.get("PD"),
    )


def without_codes(lines: list[str]) -> Document:
    """A document in the layout for reading: section, title, names, "645 words", day, publisher, ..., copyright, text."""
    words = next((i for i, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    if words is None:
        return Document(title=None, body="")
    before = [line for line in lines[:words] if line]
    while len(before) > 1 and (before[-1].startswith("By ") or NAMES.fullmatch(before[-1])):
        before.pop()
    facts = [i for i in range(words + 1, min(words + 30, len(lines))) if lines[i]]
    day = next((i for i in facts if is_day(lines[i])), None)
    publisher = next((i for i in facts if day is not None and i > day and not CLOCK.fullmatch(lines[i])), None)
    start = next((i for i in facts if COPYRIGHT.fullmatch(lines[i])), None)
    if start is None:
        start = next((i for i in facts if LANGUAGE.fullmatch(lines[i])), facts[-1] if facts else words)
    return Document(
        title=title_of(before[-1] if before else ""),
        body=body_of(lines[start + 1 :]),
        publisher=title_of(lines[publisher]) if publisher is not None else None,
        day=lines[day] if day is not None else None,
    )
