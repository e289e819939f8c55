"""Who may ask, how much at once and for how long; and the headers of every answer."""

import asyncio
import hmac
import ipaddress
from collections.abc import Iterable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diurna.web.errors import Problem, respond
from diurna.web.forms import COOKIE, new_visitor

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TOKEN_COOKIE, TOKEN_FIELD = "diurna_token", "token"

MOST_BYTES = 1_000_000  # of a request's body
BODY_SECONDS = 15.0  # for each piece of a body to come
ANSWER_SECONDS = 60.0  # for an answer to begin

HEADERS = {
    # Everything comes from here; no script or style stands inside a page.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before the app. 1. Host. 2. Token. 3. Visitor. 4. Sizes and times. 5. Headers."""

    def __init__(
        self, app: ASGIApp, *, hosts: Iterable[str] = (), addresses: bool = False, token: str | None = None
    ) -> None:
        """`hosts` may be asked beside this machine's own names; `addresses` lets any address written in numbers be.

        A site that makes its own name point here (DNS rebinding) sends that name as Host, and gets nothing.
        """
        self.app = app
        self.hosts = LOOPBACK | {host.lower() for host in hosts}
        self.addresses = addresses
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        request = Request(scope)
        visitor = request.cookies.get(COOKIE)
        scope["diurna.visitor"] = visitor or new_visitor()
        answer = Answering(send, None if visitor else scope["diurna.visitor"])
        refused = self.refusal(request)
        if refused is not None:
            await respond(request, refused)(scope, receive, answer)
            return
        if self.token is not None and not self.knows(request):
            given = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get(TOKEN_FIELD)
            if self.right(given) and request.method == "GET":
                await self.welcome(request)(scope, receive, answer)
                return
            problem = Problem(401, "This desk needs its token.", "Open the address that `diurna serve` printed.")
            await respond(request, problem, {"www-authenticate": "Bearer"})(scope, receive, answer)
            return
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self.app(scope, limited(receive), answer)
        except TimeoutError:
            if not answer.begun:
                problem = Problem(503, "The answer took too long.", "Ask for less: fewer days, fewer parties.")
                await respond(request, problem)(scope, receive, answer)

    def refusal(self, request: Request) -> Problem | None:
        """What is wrong with the host or the size of a request."""
        host = name_of(request.headers.get("host", ""))
        if host not in self.hosts and not (self.addresses and is_address(host)):
            return Problem(
                400,
                f'This desk does not answer to the name "{host}".',
                "Ask for it as 127.0.0.1, or start it with --allow-host.",
            )
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return Problem(413, f"The request is larger than {MOST_BYTES:,} bytes.", "Send less at once.")
        return None

    def knows(self, request: Request) -> bool:
        """Whether a request carries the token: in the cookie, or as `Authorization: Bearer`."""
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        return self.right(request.cookies.get(TOKEN_COOKIE)) or self.right(bearer)

    def right(self, given: str | None) -> bool:
        """Whether this is the token; how long that takes says nothing of how much of it was right."""
        return given is not None and hmac.compare_digest(given.encode(), (self.token or "").encode())

    def welcome(self, request: Request) -> RedirectResponse:
        """Keep the token in a cookie, and lead to the same page without it in the address."""
        rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != TOKEN_FIELD]
        # One slash: "//host" would lead elsewhere.
        path = "/" + quote(request.url.path.lstrip("/"))
        response = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), status_code=303)
        response.set_cookie(TOKEN_COOKIE, self.token or "", httponly=True, samesite="strict")
        return response


class Answering:
    """Sends an answer with the headers that all have; `begun` once its first part is gone."""

    def __init__(self, send: Send, visitor: str | None) -> None:
        self.send = send
        self.visitor = visitor
        self.begun = False

    async def __call__(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-cache")
            if self.visitor and headers.get("content-type", "").startswith("text/html"):
                headers.append("set-cookie", f"{COOKIE}={self.visitor}; HttpOnly; SameSite=Strict; Path=/")
        await self.send(message)


def limited(receive: Receive) -> Receive:
    """A body that comes in time and is not too large; raises an HTTP error where it is not."""
    got, ended = 0, False

    async def receiving() -> MutableMapping[str, Any]:
        nonlocal got, ended
        if ended:
            return await receive()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(408, "The request came too slowly") from error
        got += len(message.get("body", b""))
        ended = not message.get("more_body", False)
        if got > MOST_BYTES:
            raise HTTPException(413, f"The request is larger than {MOST_BYTES:,} bytes")
        return message

    return receiving


def name_of(host: str) -> str:
    """The name in a Host header, without the port.

    >>> name_of("LOCALHOST:8000"), name_of("[::1]:8000")
    ('localhost', '::1')
    """
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def is_address(host: str) -> bool:
    """Whether a host is an address in numbers."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
