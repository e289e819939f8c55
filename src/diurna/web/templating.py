"""Templates: everything from outside is escaped, and made harmless; links; words for what records hold."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.responses import HTMLResponse

from diurna.store.pages import names_of_codes
from diurna.version import VERSION
from diurna.web import words
from diurna.web.asked import query_of
from diurna.web.evidence import reasons
from diurna.web.svg import world_file
from diurna.writers.labels import plural, visible

ROOMS = {"review": files("diurna.web") / "review" / "templates", "writers": files("diurna.writers") / "templates"}
TEMPLATES = files("diurna.web") / "templates"
STATIC = files("diurna.web") / "static"
TEMPLATE_NAMES = tuple(
    f"{room}{path.name}"
    for room, folder in (("", TEMPLATES), ("review/", ROOMS["review"]))
    for path in folder.iterdir()
    if path.name.endswith(".jinja")
)
WRITERS_STATIC = {"page.css", "page.js"}  # of the static page: the article looks and works the same in both


def render(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    twin: str | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page: a template of `web/templates`, or of a room ("review/sample.html.jinja"), with its context.

    `twin` is the address of the same as JSON.
    """
    made = template_of(template).render(request=request, twin=twin, **context)
    return HTMLResponse(made, status_code=status, headers=dict(headers or {}))


@cache
def environment() -> Environment:
    """The templates' environment, made once."""
    made = Environment(
        loader=FunctionLoader(source_of), autoescape=True, undefined=StrictUndefined, finalize=shown,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(
        link=link, static=static, version=VERSION, nav=NAV, called=called, query_of=query_of, reasons=reasons
    )
    made.filters.update(plural=plural, thousands=thousands, **words.FILTERS)
    return made


NAV = (
    ("/", "Front page"), ("/events", "Events"), ("/stories", "Stories"), ("/relations", "Relations"),
    ("/network", "Network"), ("/review", "Review"), ("/code", "Code a text"),
)  # fmt: skip


def template_of(name: str) -> Template:
    """A template by name."""
    return environment().get_template(name)


def source_of(name: str) -> str:
    """The source of a template."""
    room, _, rest = name.partition("/")
    where = ROOMS[room] / rest if rest else TEMPLATES / name
    return where.read_text(encoding="utf-8")


def shown(value: Any) -> Any:
    """What a template prints: text without characters that could act or that UTF-8 cannot hold; None as nothing."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return visible(value)
    return "" if value is None else value


def link(path: str, /, **query: Any) -> str:
    """An address inside the desk: `link("/actor", who="SRB")`. None and "" ask nothing; a list is given again."""
    given = [(name, value) for name, value in query.items() if value not in (None, "", (), [])]
    return path + (f"?{urlencode([(name, said(value)) for name, value in given], doseq=True)}" if given else "")


def said(value: Any) -> Any:
    """A value as an address has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value.isoformat() if isinstance(value, dt.date) else value


def called(request: Request, code: str) -> str:
    """What articles call the country or body of a code; the code where none does."""
    return str(request.app.state.desk.ask(names_of_codes).get(code, code))


@cache
def static(name: str) -> str:
    """The address of a static file, with a mark that changes when the file does."""
    return f"/static/{name}?v={hashlib.sha256(static_file(name)).hexdigest()[:10]}"


@cache
def static_file(name: str) -> bytes:
    """A file that pages need."""
    if name == "world.svg":
        return world_file()
    return ((ROOMS["writers"] if name in WRITERS_STATIC else STATIC) / name).read_bytes()


def thousands(number: int) -> str:
    """A number with commas: 12,345."""
    return f"{number:,}"
