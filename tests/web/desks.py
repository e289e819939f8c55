"""A store with something for every page, a desk over it, and browsers before that desk."""

import contextlib
import functools
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright import sync_api as playwright

from diurna.analysis.linking import link_stories
from diurna.coder import Coder
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.store.reviews import samples
from diurna.web.app import create_app
from store.numbered import make_numbered, with_person

CHROMIUM = Path("/usr/bin/chromium")
WHY_NO_BROWSER = "needs Debian's chromium at /usr/bin/chromium (apt-get install chromium)"
WAY = "http://127.0.0.1"


@functools.cache
def shared_coder() -> Coder:
    """One coder for all desks of a test run, loaded when a page first needs it."""
    return Coder()


def make_news_store(articles: int = 3) -> Store:
    """The sample article some times over, seven records each, linked to stories; a person with an office; a sample drawn."""
    store = Store()
    for number in range(articles):
        coding = make_numbered(number)
        store.add(with_person(replace(coding), "Anna Holm", "interior minister", "NOR"))
    link_stories(store)
    draw_sample(store, 1, seed=1, kind="articles")
    return store


def make_app(store: Store, **options: Any) -> FastAPI:
    """The desk of a store, with the shared coder."""
    return create_app(store, coder=shared_coder, **options)


def browser(store: Store, accept: str = "text/html", **options: Any) -> TestClient:
    """A browser that asks for pages, without a window."""
    return TestClient(make_app(store, **options), base_url=WAY, headers={"accept": accept})


def pages_of(store: Store) -> dict[str, str]:
    """The address of every page, by its name, of that store."""
    article = next(iter(store.rows("SELECT article FROM newest ORDER BY article")))["article"]
    record = next(iter(store.rows("SELECT id, story FROM newest_events WHERE status = 'negated' ORDER BY number")))
    (sample,) = samples(store)
    item = f"/review/item?sample={sample.id}&reviewer=Anna"
    last = next(iter(store.rows("SELECT max(item) AS n FROM review_items")))["n"]
    return {
        "front": "/", "events": "/events?status=any&text=norland", "nothing": "/events?text=zzzz",
        "article": f"/article?id={article}", "event": f"/event?id={record['id']}", "parse": f"/parse?id={record['id']}",
        "dyad": "/dyad?one=NOR&other=SUD", "actor": "/actor?who=NOR", "person": "/person?name=Anna%20Holm",
        "story": f"/story?id={record['story']}", "stories": "/stories?order=largest", "relations": "/relations?by=NOR",
        "network": "/network", "code": "/code?example=true", "review": "/review", "record": f"{item}&n=1",
        "read": f"{item}&n={last}", "report": f"/review/report?sample={sample.id}",
    }  # fmt: skip


@contextlib.contextmanager
def serving(store: Store, **options: Any) -> Iterator[str]:
    """The address of a desk that answers on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(store, **options), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"{WAY}:{port}"
    server.should_exit = True
    thread.join()


@contextlib.contextmanager
def browsing(address: str, **context: Any) -> Iterator[playwright.Page]:
    """A page of Chromium; at the end nothing may stand on its console but answers that were refused on purpose."""
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = chromium.new_context(base_url=address, **context).new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        yield page
        chromium.close()
    assert [fault for fault in faults if "422" not in fault and "404" not in fault] == []


def tab_to(page: playwright.Page, selector: str, most: int = 80) -> None:
    """Go to an element as the keyboard does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")
