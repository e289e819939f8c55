"""The API in words: every address of OpenAPI, on a page."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from diurna.web.templating import render

router = APIRouter()


@router.get("/api", response_class=HTMLResponse, include_in_schema=False)
def api(request: Request) -> Response:
    """What programs may ask, read off OpenAPI."""
    paths = request.app.openapi()["paths"]
    calls = [
        {
            "method": method.upper(), "path": path, "about": " ".join(call.get("description", "").split()),
            "parameters": call.get("parameters", []),
        }
        for path, methods in paths.items() for method, call in methods.items()
    ]  # fmt: skip
    return render(request, "api.html.jinja", calls=calls)
