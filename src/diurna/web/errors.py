"""One shape for everything that goes wrong: what was found, and what to do next; as a page, or as JSON.

{"status": 404, "error": "There is no article \\"x\\".", "next": "Look for it with /events.", "faults": []}
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from diurna.errors import DiurnaError, InputError, StoreError
from diurna.web.described import methods_of
from diurna.web.templating import render

NEXT = {
    400: "Go back and try again.",
    404: "Check the address, or begin at the front page.",
    405: "Ask for this address with another method; /openapi.json lists them.",
    413: "Send less at once.",
    500: "Try again; if it stays, report it with what the terminal of `diurna serve` shows.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What the answer to a request that failed says. `faults` has a line for each field that is wrong."""

    status: int
    error: str
    next: str
    faults: list[str] = field(default_factory=list)


class DeskError(DiurnaError):
    """A request that cannot be answered: its HTTP status, what was found, and what to do next."""

    def __init__(self, status: int, error: str, next: str) -> None:
        super().__init__(f"{error} {next}")
        self.problem = Problem(status, error, next)


def missing(what: str, key: str) -> DeskError:
    """What to raise where something asked for is not in the store."""
    return DeskError(
        404, f'There is no {what} "{key}" in this store.', "Look for it with /events, or check the address."
    )


def respond(request: Request, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The answer: a page for a browser, JSON for all others."""
    if wants_page(request):
        page: dict[str, Any] = {"problem": problem, "title": HTTPStatus(problem.status).phrase}
        return render(request, "problem.html.jinja", status=problem.status, headers=headers, **page)
    return JSONResponse(asdict(problem), status_code=problem.status, headers=dict(headers or {}))


def wants_page(request: Request) -> bool:
    """Whether a browser asks for something to look at."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.endswith(".json")


def fault_of(error: Mapping[str, object]) -> str:
    """One fault of a request's fields, in words: "least_confidence: Input should be less than or equal to 1"."""
    where = error.get("loc", ())
    path = [str(part) for part in where if part not in {"query", "body"}] if isinstance(where, list | tuple) else []
    words = str(error.get("msg", "cannot be read")).removeprefix("Value error, ")
    return f"{'.'.join(path) or 'the request'}: {words}"


def add_handlers(app: FastAPI) -> None:
    """Let an app answer in this shape whatever is raised."""

    def said(request: Request, error: Exception) -> Response:
        assert isinstance(error, DeskError)
        return respond(request, error.problem)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = [fault_of(each) for each in error.errors()]
        return respond(request, Problem(422, "The request has faults.", "Mend them and send it again.", faults))

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = error.detail if error.detail else HTTPStatus(error.status_code).phrase
        what = f"There is no page {request.url.path}." if error.status_code == HTTPStatus.NOT_FOUND else f"{words}."
        headers = dict(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = methods_of(request)
        problem = Problem(error.status_code, what.replace("..", "."), NEXT.get(error.status_code, NEXT[400]))
        return respond(request, problem, headers)

    def of_input(request: Request, error: Exception) -> Response:
        reason = error.reason if isinstance(error, InputError) else str(error)
        return respond(request, Problem(422, reason, "Change the text and send it again."))

    def of_store(request: Request, error: Exception) -> Response:
        return respond(request, Problem(503, str(error), "Check the store's file, and start `diurna serve` again."))

    def unknown(request: Request, error: Exception) -> Response:
        return respond(request, Problem(500, "Something went wrong inside the desk.", NEXT[500]))

    app.add_exception_handler(DeskError, said)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(InputError, of_input)
    app.add_exception_handler(StoreError, of_store)
    app.add_exception_handler(Exception, unknown)
