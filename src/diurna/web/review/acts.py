"""What the forms of the review pages do. Each writes one act, and leads to a page that shows it."""

import contextlib
import datetime as dt
import secrets
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from diurna.articles import parse_day
from diurna.errors import ReviewError
from diurna.records.review import FIELDS, Sample
from diurna.review.judgements import add_missed, judge, mark_read, undo
from diurna.review.sampling import draw_sample
from diurna.store import Filter
from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import DeskError
from diurna.web.forms import FormOf
from diurna.web.review.pages import index_of, reviewer_called
from diurna.web.review.showing import item_called, item_shown, sample_called
from diurna.web.templating import link, render

router = APIRouter(include_in_schema=False)


@router.post("/review/draw")
def draw(request: Request, desk: DeskOf, form: FormOf) -> Response:
    """Draw a sample, and lead back to the list with it."""
    try:
        size, seed = whole_number(form, "size", 100), whole_number(form, "seed", secrets.randbelow(1_000_000))
        chosen = Filter(
            event=tuple(kind for kind in form.all("event") if kind),
            publisher=form.get("publisher", "").strip() or None,
            published_since=day(form, "since"),
            published_until=day(form, "until"),
        )
        kind, by = form.get("kind", "records"), form.get("by", "") or None
        if kind not in {"records", "articles"}:
            raise ReviewError(f'"{kind[:40]}" cannot be drawn. Expected records or articles.')
        with desk.writing() as store:
            sample = draw_sample(store, size, seed=seed, kind=kind, by=by, chosen=chosen)  # type: ignore[arg-type]
    except ReviewError as error:
        page = index_of(desk, faults=str(error).splitlines(), given=dict(form))
        return render(request, "review/index.html.jinja", status=422, page=page)
    return RedirectResponse(link("/review", drawn=sample.id), status_code=303)


def whole_number(form: Mapping[str, str], name: str, otherwise: int) -> int:
    """A number of a form, or another where none is given; raises `ReviewError`."""
    words = form.get(name, "").strip()
    if not words:
        return otherwise
    if not words.isascii() or not words.isdecimal() or len(words) > 18:
        raise ReviewError(f'{name}: "{words[:40]}" is no whole number. Give one such as 100.')
    return int(words)


def day(form: Mapping[str, str], name: str) -> dt.date | None:
    """A day of a form, None where none is given; raises `ReviewError`."""
    words = form.get(name, "").strip()
    try:
        return parse_day(words) if words else None
    except ValueError as error:
        raise ReviewError(f"{name}: {error}") from error


def called(desk: Desk, form: Mapping[str, str]) -> tuple[Sample, str, int]:
    """The sample, reviewer and item that a form is about; raises `DeskError`."""
    sample = sample_called(desk.store, form.get("sample", ""))
    words = form.get("n", "")
    number = int(words) if words.isascii() and words.isdecimal() and len(words) < 9 else 0
    return sample, reviewer_called(form.get("reviewer", "")), number


@router.post("/review/judge")
def judge_record(request: Request, desk: DeskOf, form: FormOf) -> Response:
    """Keep the marks of a record, and go on to the next."""
    sample, reviewer, number = called(desk, form)
    item, article = item_called(desk.store, sample.id, number)
    try:
        with desk.writing() as store:
            judge(
                store,
                item,
                article,
                reviewer,
                verdicts={name: form[f"{name}-is"] for name in FIELDS if f"{name}-is" in form},
                corrections={name: form[f"{name}-to"] for name in FIELDS if f"{name}-to" in form},
                is_event=form.get("is_event", "yes") != "no",
                note=form.get("note", ""),
            )
    except ReviewError as error:
        return again(request, desk, sample, reviewer, number, error, form)
    return onward(sample, reviewer, number)


@router.post("/review/missed")
def keep_missed(request: Request, desk: DeskOf, form: FormOf) -> Response:
    """Keep an event that no record has, and stay with the article."""
    sample, reviewer, number = called(desk, form)
    item, article = item_called(desk.store, sample.id, number)
    try:
        with desk.writing() as store:
            fields = {name: form.get(f"missed-{name}", "") for name in FIELDS}
            add_missed(store, item, article, reviewer, fields, form.get("trigger", ""), form.get("missed-note", ""))
    except ReviewError as error:
        return again(request, desk, sample, reviewer, number, error, form)
    return RedirectResponse(
        link("/review/item", sample=sample.id, reviewer=reviewer, n=number, step="missed"), status_code=303
    )


@router.post("/review/read")
def keep_read(request: Request, desk: DeskOf, form: FormOf) -> Response:
    """Keep that an article was read to its end, and go on."""
    sample, reviewer, number = called(desk, form)
    item, _ = item_called(desk.store, sample.id, number)
    try:
        with desk.writing() as store:
            mark_read(store, item, reviewer, form.get("note", ""))
    except ReviewError as error:
        return again(request, desk, sample, reviewer, number, error, form)
    return onward(sample, reviewer, number)


@router.post("/review/undo")
def take_back(desk: DeskOf, form: FormOf) -> Response:
    """Take back the last act of a reviewer, or the missed event that is named, and show the item that it was on."""
    sample, reviewer, _ = called(desk, form)
    act = None
    with contextlib.suppress(ValueError):
        act = int(form.get("act", ""))
    with desk.writing() as store:
        item = undo(store, sample.id, reviewer, act)
    if item is None:
        raise DeskError(409, "There is nothing to undo.", "Go back and judge on.")
    step = "undone" if act is None else "taken"
    return RedirectResponse(
        link("/review/item", sample=sample.id, reviewer=reviewer, n=item, step=step), status_code=303
    )


def onward(sample: Sample, reviewer: str, number: int) -> RedirectResponse:
    """Lead to the next item that is not done."""
    return RedirectResponse(link("/review/next", sample=sample.id, reviewer=reviewer, after=number), status_code=303)


def again(
    request: Request,
    desk: Desk,
    sample: Sample,
    reviewer: str,
    number: int,
    error: ReviewError,
    form: Mapping[str, str],
) -> Response:
    """The item once more, with what is wrong and all that was typed."""
    faults = str(error).splitlines()
    shown = item_shown(desk.store, sample, reviewer, number, faults=faults, given=dict(form))
    return render(request, "review/item.html.jinja", status=422, page=shown)
