"""Review pages, each also as JSON."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from diurna.errors import ReviewError
from diurna.records.review import Sample
from diurna.review.formats import Table, json_of, tables_of
from diurna.review.judgements import check_reviewer, next_number, standing_of
from diurna.review.paragraph import paragraph_of
from diurna.review.report import Basis, make_report
from diurna.store import Filter, Store
from diurna.store.drawing import strata_to_draw
from diurna.store.reviews import latest_act, progress_of
from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import DeskError
from diurna.web.pages import page
from diurna.web.review.showing import item_shown, sample_called, samples_shown
from diurna.web.review.shown import ReviewIndex, ReviewItem, SampleShown
from diurna.web.templating import link

router = APIRouter()

Reviewer = Annotated[str, Query(min_length=1, max_length=80, description="Who judges.")]
SampleId = Annotated[str, Query(min_length=1, max_length=40, description="A sample's id.")]
ItemNumber = Annotated[int, Query(ge=1, le=10_000_000, description="An item of the sample, counted from 1.")]
# What is told of the step before: shown, and nothing else.
STEPS = {
    "undone": "Undone: the item is open again, or has the marks that it had before.",
    "missed": "The missed event is kept.",
    "taken": "The missed event is taken back.",
    "done": "All items are done.",
    "": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """The report of a sample: figures for programs, tables and a paragraph for readers; `fault` where there is none yet."""

    sample: SampleShown
    step: str
    fault: str
    paragraph: str
    tables: list[Table]
    figures: dict[str, Any]


@page(router, "/review", "review/index.html.jinja")
def review_page(desk: DeskOf) -> ReviewIndex:
    """The samples of the store, and how far each reviewer is."""
    return index_of(desk)


def index_of(desk: Desk, faults: list[str] | None = None, given: dict[str, str] | None = None) -> ReviewIndex:
    """The list of samples; with what is wrong with a form that was sent."""
    return ReviewIndex(
        samples=samples_shown(desk.store),
        records=desk.ask(count_records),
        types=desk.ask(types_there),
        writable=not desk.store.read_only,
        faults=faults or [],
        given=given or {},
    )


def count_records(store: Store) -> int:
    """How many records there are to draw from."""
    return sum(number for _, number in strata_to_draw(store, "records", None, Filter()))


def types_there(store: Store) -> list[str]:
    """The event types that records have."""
    return [str(name) for name in store.names_used("event")]


@router.get("/review/next", include_in_schema=False)
def next_page(request: Request, desk: DeskOf, sample: SampleId, reviewer: Reviewer, after: int = 0) -> Response:
    """Lead to the next item that a reviewer has not judged, or, at the end, to the report."""
    found = sample_called(desk.store, sample)
    name = reviewer_called(reviewer)
    size, _ = progress_of(desk.store)[found.id]
    number = next_number(size, standing_of(desk.store, found.id, name), max(0, after))
    if number is None:
        return RedirectResponse(link("/review/report", sample=found.id, step="done"), status_code=303)
    return RedirectResponse(link("/review/item", sample=found.id, reviewer=name, n=number), status_code=303)


def reviewer_called(name: str) -> str:
    """A reviewer's name as it is kept; raises `DeskError` (422)."""
    try:
        return check_reviewer(name)
    except ReviewError as error:
        raise DeskError(422, f"{str(error)[:1].upper()}{str(error)[1:]}", "Give a name on /review.") from error


@page(router, "/review/item", "review/item.html.jinja")
def review_item_page(desk: DeskOf, sample: SampleId, reviewer: Reviewer, n: ItemNumber, step: str = "") -> ReviewItem:
    """One item of a sample before one reviewer: a record with its marks, or an article to be read in full."""
    found = sample_called(desk.store, sample)
    return item_shown(desk.store, found, reviewer_called(reviewer), n, said=STEPS.get(step, ""))


@page(router, "/review/report", "review/report.html.jinja")
def review_report_page(
    desk: DeskOf, sample: SampleId, reviewer: Annotated[list[str] | None, Query()] = None, step: str = ""
) -> ReviewReport:
    """Precision, recall, agreement and confusion of a sample, with a paragraph for a methods section."""
    found = sample_called(desk.store, sample)
    (shown,) = [one for one in samples_shown(desk.store) if one.id == found.id]
    try:
        paragraph, tables, figures = desk.ask(
            figures_of,
            found,
            tuple(reviewer or ()),
            desk.ask(Basis, found.id),
            latest_act(desk.store, found.id),
        )
    except ReviewError as error:
        return ReviewReport(sample=shown, step="", fault=str(error), paragraph="", tables=[], figures={})
    return ReviewReport(
        sample=shown, step=STEPS.get(step, ""), fault="", paragraph=paragraph, tables=tables, figures=figures
    )


def figures_of(
    store: Store, sample: Sample, reviewers: tuple[str, ...], basis: Basis, act: int
) -> tuple[str, list[Table], dict[str, Any]]:
    """A report in prose, in tables and as figures; `act` is the last one that it tells of, so that it is kept till the next."""
    made = make_report(store, sample, reviewers=reviewers, basis=basis)
    return paragraph_of(made), tables_of(made), json_of(made)
