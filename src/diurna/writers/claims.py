"""The claims of articles: who is reported to have said, asked, wanted or judged what, for those who want quotations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from diurna.records import Claim, Coding, Span
from diurna.writers.jsonl import line_of
from diurna.writers.labels import plural, visible

LONGEST = 400  # characters of a content that a terminal shows


def claim_rows(coding: Coding) -> Iterator[dict[str, Any]]:
    """The claims of one article as JSON takes them, in text order.

    `id`, `article`, `published`, `sentence` (that of the cue; 0 is the headline); `speaker` (null where the article hides
    it; without a code where no party is known behind the words); `cue` and `content` with their offsets; `kind` (direct,
    indirect, mixed); `stance` ("" where the cue leaves it open) and `told` (see `Claim`); `within`, the id of the claim
    around this one; `events`, the ids of the records that are told in it; `rule`.
    """
    events = {event.id for event in coding.events}
    told: dict[str, list[str]] = {}
    for draft in coding.drafts:
        for identifier in draft.claims if draft.id in events else ():
            told.setdefault(identifier, []).append(draft.id)
    for claim in sorted(coding.claims, key=lambda claim: (claim.cue.start, claim.content.start)):
        yield {
            "id": claim.id,
            "article": coding.article.id,
            "published": coding.article.published and coding.article.published.isoformat(),
            "sentence": _sentence(coding, claim.cue),
            "speaker": _speaker(coding, claim),
            "cue": _words(coding, claim.cue),
            "content": _words(coding, claim.content),
            "kind": claim.quotation,
            "stance": claim.stance,
            "told": claim.told,
            "within": claim.within,
            "events": told.get(claim.id, []),
            "rule": claim.rule,
        }


def _sentence(coding: Coding, span: Span) -> int | None:
    return next((one.number for one in coding.analysis.sentences if one.span.overlaps(span)), None)


def _words(coding: Coding, span: Span) -> dict[str, Any]:
    return {"text": span.of(coding.article.text), "start": span.start, "end": span.end}


def _speaker(coding: Coding, claim: Claim) -> dict[str, Any] | None:
    mention = coding.mention(claim.speaker) if claim.speaker else None
    span = claim.source or (mention.span if mention else None)
    if span is None:
        return None
    entity = coding.entity(mention) if mention else None
    return _words(coding, span) | {
        "name": entity.name if entity else span.of(coding.article.text),
        "code": entity.code if entity else None,
        "office": entity.office if entity else None,
    }


def write_claims_jsonl(codings: Iterable[Coding], file: TextIO) -> int:
    """Write the claims of articles as they come, a line each. Returns how many."""
    number = 0
    for coding in codings:
        for row in claim_rows(coding):
            file.write(line_of(row) + "\n")
            number += 1
    return number


def render_claims(coding: Coding, console: Console) -> None:
    """Print an article's claims for a reader: speaker, cue, kind and stance, and below these the content."""
    rows = list(claim_rows(coding))
    article = coding.article
    title = article.headline.of(article.text) if article.headline else article.origin
    console.print(Rule(style="dim"))
    console.print(Padding(Text(visible(title), style="bold"), (0, 1)))
    console.print(Padding(Text(plural(len(rows), "claim") if rows else "no claims", style="dim"), (0, 1)))
    depths: dict[str, int] = {}
    for row in rows:
        depths[row["id"]] = min(depths.get(row["within"], -1) + 1, 4) if row["within"] else 0
        indent = 4 + 2 * depths[row["id"]]
        console.print()
        console.print(Padding(_line(row), (0, 0, 0, indent)))
        content = " ".join(row["content"]["text"].split())
        shown = content if len(content) <= LONGEST else content[: LONGEST - 1] + "…"
        console.print(Padding(Text(visible(shown), style="italic"), (0, 0, 0, indent + 4)))
    console.print()


def _line(row: Mapping[str, Any]) -> Text:
    """Who, with the code; the cue; kind and stance in words."""
    who = row["speaker"]
    line = Text(f"{row['sentence']:>3} " if row["sentence"] is not None else "  - ", style="dim")
    if who is None:
        line.append("nobody named", style="dim")
    else:
        line.append(visible(who["name"]), style="bold")
        line.append(visible(f" ({who['code']})") if who["code"] and who["code"] != who["name"] else "", style="bold")
    line.append(" · ", style="dim").append(visible(row["cue"]["text"]))
    about = ", ".join(filter(None, [row["kind"], row["stance"], "" if row["told"] else "not told"]))
    line.append(f" · {about}", style="dim")
    if row["events"]:
        line.append(f" · {plural(len(row['events']), 'record')}", style="dim")
    return line
