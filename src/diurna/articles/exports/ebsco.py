"""EBSCOhost: records with labels, then the full text."""

import re
from collections.abc import Iterable, Iterator

from diurna.articles.exports.document import Document, body_of, split_at_starts, title_of

START = re.compile(r"Record: ?\d+")
TELLS = (
    re.compile(r"^[^\S\n]*Record: ?\d+[^\S\n]*$.{0,400}?^[^\S\n]*(?:Title|Authors?|Source):", re.MULTILINE | re.DOTALL),
    re.compile(r"^[^\S\n]*Persistent link to this record \(Permalink\):", re.MULTILINE),
)
LABEL = re.compile(
    r"(Title|Authors?|Source|Document Type|Subject Terms|Subjects?|Geographic Terms|People|Company/Entity|NAICS/Industry Codes|"
    r"Abstract|Author-Supplied Keywords|Full Text Word Count|Lexile|ISSN|DOI|Accession Number|Publisher Logo|Database|"
    r"Persistent link to this record \(Permalink\)|Cut and Paste|Publication Type|Section|Copyright|Language):\s*(.*)"
)
END = re.compile(r"~{4,}|={10,}|-{20,}|Copyright of .*|\(c\) Copyright.*|The link information (?:above|below) .*")
SOURCE = re.compile(
    r"(?P<publisher>.+?)[.,;]\s+(?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{1,2} ?[A-Z][a-z]{2,8}\.? ?\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})"
)


def documents(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of an export."""
    return (read_record(part) for part in split_at_starts(lines, START))


def read_record(lines: list[str]) -> Document:
    """One record: labels up to "Database", then the text, to the line of tildes or the copyright."""
    parts: dict[str, str] = {}
    now, start = "", 0
    for index, line in enumerate(lines):
        label = LABEL.fullmatch(line)
        if label and not ("Database" in parts and label[1] in parts):
            now, start = label[1], index + 1
            parts[now] = label[2].strip()
        elif now and line and now != "Database":
            parts[now] = f"{parts[now]} {line}".strip()
        elif now == "Database" and line and not parts[now]:
            parts[now], start = line, index + 1
        elif now == "Database":
            break
    end = next((i for i in range(start, len(lines)) if END.fullmatch(lines[i])), None)
    title = title_of(parts.get("Title", ""))
    title = title[:-1] if title and title.endswith(".") and not title.endswith("..") else title
    body = body_of(lines[start:end])
    first, _, rest = body.partition("\n")
    if title and first.rstrip(".").casefold() == title.casefold():
        body = rest.strip("\n")
    source = SOURCE.match(parts.get("Source", ""))
    link = re.search(r"https?://\S{1,500}", parts.get("Persistent link to this record (Permalink)", ""))
    return Document(
        title=title,
        body=body or parts.get("Abstract", ""),
        publisher=upright(source["publisher"]) if source else None,
        day=re.sub(r"(\d)([A-Z])|([a-z.])(\d)", r"\1\3 \2\4", source["day"]) if source else None,
        url=link[0] if link else None,
        order="mdy",
    )


def upright(publisher: str) -> str:
    """A name with its article in front: "Gazette, The (London)" is "The Gazette (London)"."""
    found = re.fullmatch(r"(.+?), (The|A|An|Le|La|Der|Die|El)\b(.*)", publisher.strip())
    return f"{found[2]} {found[1]}{found[3]}" if found else publisher.strip()
