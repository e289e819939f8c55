"""What OpenAPI says of the desk beyond what FastAPI reads off the functions."""

from typing import Any

from fastapi import FastAPI, Request
from starlette.routing import Match

NOTHING = {"type": "string", "maxLength": 0}


def describe(app: FastAPI) -> None:
    """Let the description say that an empty field asks nothing, as a form sends it and every query takes it."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        fresh = app.openapi_schema is None
        described = made()
        if fresh:
            for methods in described["paths"].values():
                for call in methods.values():
                    for parameter in call.get("parameters", ()):
                        let_empty(parameter)
        return described

    app.openapi = openapi  # type: ignore[method-assign]  # as FastAPI's documentation does it


def let_empty(parameter: dict[str, Any]) -> None:
    """A condition that need not be given may also be empty."""
    choices = parameter["schema"].get("anyOf", [])
    if parameter["in"] == "query" and {"type": "null"} in choices:
        parameter["schema"] = {**parameter["schema"], "anyOf": [*choices, NOTHING]}


def methods_of(request: Request) -> str:
    """With which methods an address can be asked, for the `Allow` header."""
    found: set[str] = set()
    for route in request.app.routes:
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            found |= set(getattr(route, "methods", None) or ())
    return ", ".join(sorted(found))
