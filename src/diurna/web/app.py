"""The app: routers in one visible list, before them the guard."""

import os
import secrets
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.responses import Response

from diurna.coder import Coder
from diurna.store import Store
from diurna.version import VERSION
from diurna.web import (
    about,
    actor,
    article,
    coding,
    dyad,
    event,
    exports,
    front,
    network,
    person,
    search,
    standing,
    story,
)
from diurna.web.described import describe
from diurna.web.desk import Desk
from diurna.web.errors import DeskError, add_handlers
from diurna.web.evidence import entries
from diurna.web.forms import csrf_field
from diurna.web.guard import Guard
from diurna.web.review import router as review
from diurna.web.templating import TEMPLATE_NAMES, environment, static_file, template_of

# Every page of the desk, by the module that makes it.
ROUTERS: tuple[APIRouter, ...] = (
    front.router, article.router, event.router, dyad.router, actor.router, person.router, story.router, search.router,
    network.router, standing.router, coding.router, exports.router, about.router, review,
)  # fmt: skip

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
STATIC_FILES = frozenset({"page.css", "desk.css", "page.js", "desk.js", "review.js", "review.css", "world.svg"})


def create_app(
    store_path: str | os.PathLike[str] | Store,
    *,
    token: str | None = None,
    hosts: Iterable[str] = (),
    addresses: bool = False,
    read_only: bool = False,
    coder: Callable[[], Coder] = Coder,
) -> FastAPI:
    """The desk over a store (its file, or one that is open), as an ASGI app.

    With a `token` every request must carry it. `hosts` are names to answer to beside this machine's own, `addresses`
    lets any address in numbers be. `coder` makes the coder, when a text is first pasted. Raises `StoreError` for what
    is no store.
    """
    store = store_path if isinstance(store_path, Store) else open_store(Path(store_path), read_only=read_only)
    app = FastAPI(
        title="Diurna",
        summary="News as records: who did what to whom, when, where, and who says so.",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = Desk(store, coder=coder)
    app.state.secret = secrets.token_bytes(32)
    environment().globals["csrf"] = csrf_field
    add_handlers(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/static/{name}", static_answer, include_in_schema=False)
    describe(app)
    app.add_middleware(Guard, hosts=tuple(hosts), addresses=addresses, token=token)
    return app


def warm(app: FastAPI, stop: threading.Event | None = None) -> None:
    """Ask for the pages that no condition narrows before the first reader does: what they load and find is kept.

    For a thread of its own, while the desk already answers; `stop` ends it after the question that it is at.
    """
    desk: Desk = app.state.desk
    steps: tuple[Callable[[], object], ...] = (
        lambda: front.front_page(desk),
        lambda: desk.ask(standing.standing_of, None, None, None, None),
        lambda: search.events_page(desk, search.Search.model_validate({})),
        lambda: story.stories_page(desk, story.AskedStories.model_validate({})),
        lambda: network.drawn_page(desk),
        lambda: [template_of(name) for name in TEMPLATE_NAMES],
        entries,  # of the lexicon, which say why a record is what it is
        app.openapi,
    )
    for step in steps:
        if stop is None or not stop.is_set():
            step()


def open_store(path: Path, *, read_only: bool) -> Store:
    """The store of a desk, which must be there: a desk does not make one."""
    if not read_only:
        Store(path, read_only=True).close()  # says what is wrong with the file, and makes none
    return Store(path, read_only=read_only)


def static_answer(name: str) -> Response:
    """A file that pages need, from the list; its address changes when it does."""
    if name not in STATIC_FILES:
        raise DeskError(404, f'There is no file "{name}".', "Check the address.")
    kind = KINDS[Path(name).suffix]
    return Response(
        static_file(name), media_type=kind, headers={"cache-control": "public, max-age=31536000, immutable"}
    )
