"""A report as tables, and these as JSON, CSV, Markdown and one self-contained HTML page."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import markupsafe

from diurna.review.estimates import Proportion
from diurna.review.paragraph import paragraph_of
from diurna.review.recoding import OUTCOMES
from diurna.review.report import FIGURES, Report
from diurna.writers.labels import plural, visible
from diurna.writers.tabular import csv_cell

NAMES = {
    "found": "tells of an event", "event": "event type", "all": "type, actor, recipient", "whole": "every field",
    "historical": "background or not", "type": "type given",
}  # fmt: skip
# Figures of a group (a type, a stratum, a reviewer); all of them would make no table.
OF_A_GROUP = ("found", "event", "actor", "recipient", "all")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report: a title, what to know of it ("" for nothing), columns and rows of words and numbers."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(report: Report) -> list[Table]:
    """The tables of a report, in the order in which they are read; those with nothing to say are left out."""
    tables = [
        Table(
            "Precision by field",
            "Share of what was judged that is right, with its 95 % Wilson interval.",
            ("figure", "right", "of", "precision", "interval"),
            tuple((name_of(name), *_cells(report.precision[name])) for name in FIGURES if name in report.precision),
        ),
        _grouped("Precision by event type", "type", report.by_type),
        _grouped(f"Precision by {report.sample.by or 'stratum'}", report.sample.by or "stratum", report.by_stratum)
        if report.sample.by != "type"
        else None,
        _grouped("Precision by reviewer", "reviewer", report.by_reviewer),
        _recall(report),
        _agreement(report),
        _confusion(report),
        _recoded(report),
        Table("Notes", "", ("item", "reviewer", "note"), tuple((str(a), b, c) for a, b, c in report.notes)),
    ]
    return [table for table in tables if table is not None and table.rows]


def name_of(figure: str) -> str:
    """A figure's name for a reader."""
    return NAMES.get(figure, figure)


def _cells(one: Proportion) -> tuple[str, ...]:
    return (
        str(one.right),
        str(one.n),
        f"{100 * one.share:.1f} %",
        f"{100 * one.low:.1f}\N{EN DASH}{100 * one.high:.1f} %",
    )


def _grouped(title: str, what: str, groups: Mapping[str, Mapping[str, Proportion]]) -> Table:
    rows = []
    for name, figures in groups.items():
        cells = [_short(figures.get(figure)) for figure in OF_A_GROUP]
        rows.append((name, str(max((one.n for one in figures.values()), default=0)), *cells))
    return Table(title, "", (what, "judged", *map(name_of, OF_A_GROUP)), tuple(rows))


def _short(one: Proportion | None) -> str:
    return "" if one is None else f"{100 * one.share:.0f} % ({100 * one.low:.0f}\N{EN DASH}{100 * one.high:.0f})"


def _recall(report: Report) -> Table | None:
    one = report.recall
    if one is None:
        return None
    about = (
        f"{plural(one.articles, 'article')} read in full, {plural(one.events, 'event')}, {one.missed:,} of them missed."
    )
    rows = (("found", *_cells(one.found)), (name_of("all"), *_cells(one.all)))
    return Table("Recall", about, ("figure", "right", "of", "recall", "interval"), rows)


def _agreement(report: Report) -> Table | None:
    rows = []
    for (first, second), things in report.agreement.items():
        for name, one in things.items():
            kappa = "not defined" if one.kappa is None else f"{one.kappa:.2f}"
            rows.append((f"{first}, {second}", name_of(name), str(one.n), f"{100 * one.share:.1f} %", kappa))
    about = "Cohen's kappa; not defined where both gave one answer throughout."
    return Table("Agreement", about, ("reviewers", "on", "both judged", "agree", "kappa"), tuple(rows))


def _confusion(report: Report) -> Table | None:
    wrong = any(one != other for one, other in report.confusion)
    if not wrong:
        return None
    given = sorted({other for _, other in report.confusion})
    coded = sorted({one for one, _ in report.confusion}, key=lambda one: (one == "missed", one))
    rows = tuple((one, *(str(report.confusion.get((one, other), "")) for other in given)) for one in coded)
    return Table(
        "Confusion of types", "Rows: what the coder gave. Columns: what reviewers give.", ("coder", *given), rows
    )


def _recoded(report: Report) -> Table | None:
    one = report.recoded
    if one is None:
        return None
    total = one.same + one.changed + one.gone + one.unread
    about = (
        f"Since the sample was drawn its texts were coded again. Of {plural(total, 'judged record')} {one.same} stand as they "
        f"were, {one.changed} changed, {one.gone} are gone ({one.gone_spurious} of them told of no event)."
    )
    if one.unread:
        about += f" {one.unread} lie in texts that have changed since."
    rows = tuple(
        (name_of(field), *(str(counts.get(outcome, 0)) for outcome in OUTCOMES))
        for field, counts in one.fields.items()
        if counts
    )
    return Table("After re-coding", about, ("field", *OUTCOMES), rows)


# -- formats


def json_of(report: Report) -> dict[str, Any]:
    """A report as one JSON object; shares lie between 0 and 1."""

    def shares(found: Mapping[str, Proportion]) -> dict[str, Any]:
        return {name: asdict(one) for name, one in found.items()}

    sample = asdict(report.sample)
    sample["drawn"] = report.sample.drawn.isoformat()
    return {
        "sample": sample,
        "items": report.items,
        "records": report.records,
        "judged": report.judged,
        "articles": report.articles,
        "published": report.published,
        "reviewers": dict(report.reviewers),
        "unsure": dict(report.unsure),
        "precision": shares(report.precision),
        "by_type": {name: shares(one) for name, one in report.by_type.items()},
        "by_stratum": {name: shares(one) for name, one in report.by_stratum.items()},
        "by_reviewer": {name: shares(one) for name, one in report.by_reviewer.items()},
        "recall": report.recall and asdict(report.recall),
        "agreement": [
            {"reviewers": list(pair), "on": thing, **asdict(one)}
            for pair, things in report.agreement.items()
            for thing, one in things.items()
        ],
        "confusion": [
            {"coder": one, "reviewer": other, "n": count} for (one, other), count in report.confusion.items()
        ],
        "after_recoding": report.recoded and asdict(report.recoded),
        "notes": [{"item": item, "reviewer": who, "note": note} for item, who, note in report.notes],
        "paragraph": paragraph_of(report),
    }


CSV_COLUMNS = ("sample", "measure", "group", "figure", "right", "n", "share", "low", "high", "kappa")


def csv_of(report: Report) -> str:
    """A report as CSV, a figure a row; shares lie between 0 and 1."""
    rows: list[tuple[Any, ...]] = []

    def add(measure: str, group: str, found: Mapping[str, Proportion]) -> None:
        for name, one in found.items():
            rows.append((measure, group, name, one.right, one.n, one.share, one.low, one.high, None))

    add("precision", "", report.precision)
    for measure, groups in (
        ("precision by type", report.by_type),
        (f"precision by {report.sample.by}", report.by_stratum if report.sample.by != "type" else {}),
        ("precision by reviewer", report.by_reviewer),
    ):
        for group, found in groups.items():
            add(measure, group, found)
    if report.recall:
        add("recall", "", {"found": report.recall.found, "all": report.recall.all})
    for pair, things in report.agreement.items():
        for thing, one in things.items():
            rows.append(("agreement", ", ".join(pair), thing, None, one.n, one.share, None, None, one.kappa))
    for (coder, reviewer), count in report.confusion.items():
        rows.append(("confusion", coder, reviewer, None, count, None, None, None, None))
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        writer.writerow([csv_cell(value) for value in (report.sample.id, *row)])
    return file.getvalue()


def markdown_of(report: Report) -> str:
    """A report as Markdown, its paragraph first."""
    lines = [f"# Review of sample {report.sample.id}", "", _markdown(paragraph_of(report))]
    for table in tables_of(report):
        lines += ["", f"## {table.title}", ""]
        lines += [_markdown(table.about), ""] if table.about else []
        lines.append("| " + " | ".join(map(_markdown, table.columns)) + " |")
        lines.append("|" + "---|" * len(table.columns))
        lines += ["| " + " | ".join(map(_markdown, row)) + " |" for row in table.rows]
    return "\n".join(lines) + "\n"


def _markdown(text: str) -> str:
    escaped = visible(text)
    for char in "\\`*_[]<>|#":
        escaped = escaped.replace(char, f"\\{char}")
    return escaped


PAGE = markupsafe.Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{style}</style></head>\n'
    "<body><h1>{title}</h1>\n<p>{paragraph}</p>\n{tables}</body></html>\n"
)
STYLE = markupsafe.Markup(
    ":root{{color-scheme:light dark}}body{{font:1rem/1.55 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}"
    "h1,h2{{line-height:1.2}}h2{{font-size:1.15rem;margin-top:2rem}}table{{border-collapse:collapse;font:.875rem/1.4 system-ui,sans-serif}}"
    "th,td{{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8886;vertical-align:top;overflow-wrap:anywhere}}"
    ".wide{{overflow-x:auto}}"
).format()


def html_of(report: Report) -> str:
    """A report as one self-contained page; whatever reviewers wrote is escaped."""
    parts = []
    for table in tables_of(report):
        heads = _row("th", table.columns)
        body = markupsafe.Markup("\n").join(_row("td", row) for row in table.rows)
        about = markupsafe.Markup("<p>{}</p>").format(visible(table.about)) if table.about else ""
        parts.append(
            markupsafe.Markup(
                '<h2>{}</h2>{}<div class="wide"><table><thead>{}</thead><tbody>\n{}</tbody></table></div>\n'
            ).format(table.title, about, heads, body)
        )
    return str(
        PAGE.format(
            title=f"Review of sample {report.sample.id}",
            style=STYLE,
            paragraph=visible(paragraph_of(report)),
            tables=markupsafe.Markup("").join(parts),
        )
    )


def _row(cell: str, values: Sequence[str]) -> markupsafe.Markup:
    made = markupsafe.Markup(f"<{cell}>{{}}</{cell}>")
    return markupsafe.Markup("<tr>{}</tr>").format(
        markupsafe.Markup("").join(made.format(visible(value)) for value in values)
    )


def report_text(report: Report, format: str) -> str:
    """A report in a format: json, csv, markdown or html."""
    if format == "json":
        return json.dumps(json_of(report), ensure_ascii=False, indent=2) + "\n"
    return {"csv": csv_of, "markdown": markdown_of, "html": html_of}[format](report)
