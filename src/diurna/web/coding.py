"""Paste and code: a text of one's own, and its records at once; `POST /code` for programs."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, Response

from diurna.articles import article_from_text, parse_day
from diurna.errors import InputError
from diurna.records import Article, Coding, Event
from diurna.web.article import layout_of
from diurna.web.asked import Day
from diurna.web.desk import DeskOf
from diurna.web.errors import DeskError
from diurna.web.forms import FormOf
from diurna.web.pages import PROBLEMS
from diurna.web.templating import render

router = APIRouter()

# What "fill in an example" puts into the box.
EXAMPLE = (
    (
        "European ministers meet over Serbia and Ukraine\n\n"
        "France and Germany met Serbian officials in Vienna on Monday. The European Union has not imposed sanctions on "
        "Serbia, and will decide on Friday.\n\n"
        '"Russian forces shelled two Ukrainian towns," Ukrainian President Volodymyr Zelensky said. Moscow denied that it '
        "had attacked civilians. If the shelling goes on, Poland may close its border with Belarus."
    ),
    "2022-08-22",
)

MOST_CHARACTERS = 40_000  # of a pasted text; some seven thousand words


class Pasted(BaseModel):
    """A text to code. A first line that stands as a paragraph of its own is the headline."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
    published: Annotated[Day | None, Field(description="Day of publication, to which “Monday” is anchored.")] = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as an article, and its records in the order of the text."""

    article: Article
    records: tuple[Event, ...]


@router.get("/code", response_class=HTMLResponse, operation_id="code_form", summary="The box", responses=PROBLEMS)
def code_form(request: Request, desk: DeskOf, example: bool = False) -> Response:
    """The box to paste into, empty or with an example in it; while it is filled the coder is loaded."""
    desk.make_ready()
    text, published = EXAMPLE if example else ("", "")
    return render(
        request, "code.html.jinja", text=text, published=published, problem=None, coded=False, most=MOST_CHARACTERS
    )


@router.post("/code", responses=PROBLEMS, operation_id="code", summary="Code a text")
def code_text(desk: DeskOf, pasted: Pasted) -> Coded:
    """The records of a text. Nothing is kept: the store stays as it is."""
    coding = coded(desk, pasted.text, pasted.published)
    return Coded(coding.article, coding.events)


@router.post("/code/page", response_class=HTMLResponse, include_in_schema=False)
def code_page(request: Request, desk: DeskOf, form: FormOf) -> Response:
    """The pasted text as an article, marked, with its records; or what is wrong with it, above the box."""
    text, published = form.get("text", ""), form.get("published", "").strip()
    shown: dict[str, Any] = {"text": text, "published": published, "most": MOST_CHARACTERS}
    try:
        if len(text) > MOST_CHARACTERS:
            raise DeskError(
                413, f"The text has {len(text):,} characters.", f"At most {MOST_CHARACTERS:,} can be coded here."
            )
        if not text.strip():
            raise DeskError(422, "There is no text.", "Paste an article into the box.")
        coding = coded(desk, text, day_of(published))
    except DeskError as error:
        status, problem = error.problem.status, f"{error.problem.error} {error.problem.next}"
        return render(request, "code.html.jinja", status=status, problem=problem, coded=False, **shown)
    except InputError as error:
        return render(request, "code.html.jinja", status=422, problem=error.reason, coded=False, **shown)
    return render(
        request, "code.html.jinja", problem=None, coded=True, article=coding.article, **shown, **layout_of(coding)
    )


def coded(desk: DeskOf, text: str, published: dt.date | None) -> Coding:
    """A text coded. Raises `InputError` for what is no article: empty, or no English."""
    return desk.code(article_from_text(text.replace("\r\n", "\n"), published=published, origin="the pasted text"))


def day_of(text: str) -> dt.date | None:
    """The day of a form's field; raises `DeskError` for what is none."""
    try:
        return parse_day(text) if text else None
    except ValueError as error:
        raise DeskError(422, str(error), "Write the day as YYYY-MM-DD.") from error
