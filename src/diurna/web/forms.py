"""Forms: how they are read, and the token that shows that they come from a page of ours.

Every write needs the token: a page of another site can make a browser send a form here, cookies and all, but cannot
read the token that belongs to the cookie.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from markupsafe import Markup

from diurna.web.errors import DeskError

COOKIE = "diurna_desk"  # a random name of the visitor's browser; says nothing about who they are
FIELD, HEADER = "csrf", "x-csrf-token"
MOST_FIELDS = 2_000
FORM = "application/x-www-form-urlencoded"


class Form(Mapping[str, str]):
    """The fields of a form; `form["name"]` is the last of that name, `form.all("name")` every one, in order."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs
        self._last = dict(pairs)

    def __getitem__(self, name: str) -> str:
        return self._last[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._last)

    def __len__(self) -> int:
        return len(self._last)

    def all(self, name: str) -> list[str]:
        """Every value of that name, in order."""
        return [value for key, value in self._pairs if key == name]


def visitor_of(request: Request) -> str:
    """The browser's random name, made for this request where it has none yet (the guard sets the cookie)."""
    visitor = request.scope.get("diurna.visitor")
    return visitor if isinstance(visitor, str) else ""


def new_visitor() -> str:
    """A random name for a browser."""
    return secrets.token_urlsafe(24)


def csrf_of(request: Request) -> str:
    """The token that forms of this browser must carry."""
    secret: bytes = request.app.state.secret
    return hmac.new(secret, visitor_of(request).encode(), hashlib.sha256).hexdigest()


def csrf_field(request: Request) -> Markup:
    """The hidden field that every form which writes must hold; `{{ csrf(request) }}` in templates."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, csrf_of(request))


def check_csrf(request: Request, given: str | None) -> None:
    """Raise `DeskError` (403) for a write that does not come from a page of ours."""
    elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
    if elsewhere or given is None or not hmac.compare_digest(given.encode(), csrf_of(request).encode()):
        raise DeskError(
            403, "This form is not from a page of this desk, or is too old.", "Reload the page and send it again."
        )


async def read_form(request: Request) -> Form:
    """The form of a write, once its token has been checked. Raises `DeskError` for what is no form of ours."""
    form = await read_fields(request)
    check_csrf(request, form.get(FIELD) or request.headers.get(HEADER))
    return form


async def read_fields(request: Request) -> Form:
    """The fields of a form, not yet checked."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise DeskError(415, "The body is no form.", f"Send it as {FORM}.")
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise DeskError(413, f"The form has more than {MOST_FIELDS} fields.", "Send less at once.") from error
    return Form(pairs)


FormOf = Annotated[Form, Depends(read_form)]
