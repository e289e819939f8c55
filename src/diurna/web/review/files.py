"""The report and gold of a sample as files."""

import enum
import io
import zipfile
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from diurna.errors import ReviewError
from diurna.review.formats import report_text
from diurna.review.gold import make_gold
from diurna.review.report import make_report
from diurna.scoring.gold import json_of
from diurna.web.desk import DeskOf
from diurna.web.errors import DeskError
from diurna.web.pages import PROBLEMS
from diurna.web.review.pages import SampleId
from diurna.web.review.showing import sample_called

router = APIRouter(responses=PROBLEMS)


class FileFormat(enum.StrEnum):
    """How a report is written."""

    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


KINDS = {
    FileFormat.CSV: ("text/csv; charset=utf-8", "csv"),
    FileFormat.MARKDOWN: ("text/markdown; charset=utf-8", "md"),
    FileFormat.HTML: ("text/html; charset=utf-8", "html"),
    FileFormat.JSON: ("application/json", "json"),
}


@router.get("/review/report.file", response_class=Response)
def review_report_file(desk: DeskOf, sample: SampleId, format: FileFormat) -> Response:
    """The report of a sample as a file."""
    found = sample_called(desk.store, sample)
    try:
        text = report_text(make_report(desk.store, found), format.value)
    except ReviewError as error:
        raise DeskError(409, f"{str(error).split('. ')[0]}.", "Judge some of it first.") from error
    kind, ending = KINDS[format]
    return attached(text.encode("utf-8", "replace"), kind, f"review-{found.id}.{ending}")


@router.get("/review/gold.file", response_class=Response)
def review_gold_file(
    desk: DeskOf,
    sample: SampleId,
    texts: Annotated[bool, Query(description="With the texts, as a zip.")] = False,
    reviewer: Annotated[str | None, Query(max_length=80, description="Of this one; else what all agree on.")] = None,
) -> Response:
    """A review as gold for `diurna evaluate records`: JSON Lines, or a zip with the texts."""
    found = sample_called(desk.store, sample)
    try:
        gold = make_gold(desk.store, found, reviewer=reviewer)
    except ReviewError as error:
        raise DeskError(409, f"{str(error)[:1].upper()}{str(error)[1:]}", "Judge some of it first.") from error
    lines = "".join(json_of(article) + "\n" for article in gold.articles).encode()
    if not texts:
        return attached(lines, "application/jsonl", f"gold-{found.id}.jsonl")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gold.jsonl", lines)
        for name, text in gold.texts.items():
            archive.writestr(f"texts/{name}", text.encode("utf-8"))
    return attached(packed.getvalue(), "application/zip", f"gold-{found.id}.zip")


def attached(content: bytes, kind: str, name: str) -> Response:
    """A file to be saved; its name is of our own making."""
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
