"""A page and its JSON twin from one function: what it returns is shown, or sent as it is."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar, get_type_hints

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, Response

from diurna.web.desk import Desk, DeskOf
from diurna.web.errors import Problem
from diurna.web.templating import render

Ask = TypeVar("Ask", bound=Callable[..., Any])

# What can come back instead of an answer, for OpenAPI; the same shape each time.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words, "content": {"application/json": {}}}
    for status, words in {
        400: "The host is not one of this desk's.", 401: "The desk has a token.", 404: "Not in this store.",
        422: "Something in the request is wrong.", 503: "It took too long, or the store cannot be read.",
    }.items()
}  # fmt: skip


View = Callable[[Request, Desk, Any], Mapping[str, Any]]


def page(
    router: APIRouter, path: str, template: str, *, twin: str | None = None, view: View | None = None
) -> Callable[[Ask], Ask]:
    """Register a function as the page at `path` (its answer is `page` in the template), and at `path`.json.

    `view` adds what only the page shows: drawings, the text cut into marked words. The function is called with FastAPI's dependencies, and returns a dataclass; its docstring describes the page in
    OpenAPI.
    """

    def register(ask: Ask) -> Ask:
        name, about = ask.__name__.replace("_page", ""), (ask.__doc__ or "").strip()

        def as_json(answer: Annotated[Any, Depends(ask)]) -> Any:
            return answer

        def as_page(request: Request, desk: DeskOf, answer: Annotated[Any, Depends(ask)]) -> Response:
            more = view(request, desk, answer) if view else {}
            return render(request, template, page=answer, twin=twin_of(request, twin), **more)

        router.add_api_route(
            twin or f"{path}.json", as_json, response_model=get_type_hints(ask)["return"], name=f"{name}_json",
            operation_id=f"{name}_json", description=about, summary=name.capitalize(), responses=PROBLEMS,
        )  # fmt: skip
        router.add_api_route(path, as_page, response_class=HTMLResponse, name=name, include_in_schema=False)
        return ask

    return register


def twin_of(request: Request, path: str | None) -> str:
    """The address of the page that is shown, as JSON."""
    return (path or f"{request.url.path}.json") + (f"?{request.url.query}" if request.url.query else "")
