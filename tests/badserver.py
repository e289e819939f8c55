"""A web server on this machine that misbehaves in every way that a watch has to bear with."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from layouts import STORIES, page_linked_data

Route = Callable[[BaseHTTPRequestHandler], None]
XML, HTML = "application/rss+xml", "text/html; charset=utf-8"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><rss><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>"
)


class BadServer:
    """Serves `routes`, each a path and what to do; counts what was asked for, and when."""

    def __init__(self, routes: dict[str, Route] | None = None) -> None:
        self.routes = dict(routes or {})
        self.hits: Counter[str] = Counter()
        self.times: list[float] = []
        self.headers: dict[str, dict[str, str]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                path = self.path.split("?")[0]
                outer.hits[path] += 1
                outer.times.append(time.monotonic())
                outer.headers[path] = dict(self.headers)
                route = outer.routes.get(path, answer(404, b"gone"))
                try:
                    route(self)
                except OSError:
                    return

            def log_message(self, *_):
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


def answer(status: int, body: bytes = b"", kind: str = HTML, **headers: str) -> Route:
    """An answer as it should be."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, text in headers.items():
            handler.send_header(name.replace("_", "-"), text)
        handler.end_headers()
        handler.wfile.write(body)

    return route


def redirect(url: str, status: int = 302) -> Route:
    """Somewhere else."""
    return answer(status, b"", Location=url)


def rss(url: str, paths: list[str], title: str = "The Harbour Gazette", **more: str) -> bytes:
    """A feed that lists pages."""
    items = "".join(
        f"<item><title>Story at {path}</title><link>{path if '://' in path else url + path}</link>"
        f"<pubDate>Mon, 22 Aug 2022 09:30:00 GMT</pubDate><description>Short.</description></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def conditional(body: bytes) -> Route:
    """A feed with an entity tag, which answers 304 to who has it."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            answer(304)(handler)
        else:
            answer(200, body, XML, ETag='"v1"', Last_Modified=formatdate(usegmt=True))(handler)

    return route


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A body without an end."""
    handler.send_response(200)
    handler.send_header("Content-Type", XML)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<item>" * 10_000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    """Interim answers, for ever."""
    while True:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """No answer."""
    time.sleep(30)


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    """Less than was promised."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<rss>")
    handler.connection.close()


def no_http(handler: BaseHTTPRequestHandler) -> None:
    """What is no HTTP."""
    handler.wfile.write(b"\x00\xff\x00 220 mail.example ESMTP\r\n" * 10)


def many_headers(handler: BaseHTTPRequestHandler) -> None:
    """More headers than anybody reads."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 5000 + b"\r\n")


def packed_bomb(handler: BaseHTTPRequestHandler) -> None:
    """A little gzip that is a lot of nothing."""
    answer(200, gzip.compress(bytes(200_000_000), 1), XML, Content_Encoding="gzip")(handler)


def unready(times: int, then: Route) -> Route:
    """An error some times, then what was asked for."""
    left = [times]

    def route(handler: BaseHTTPRequestHandler) -> None:
        left[0] -= 1
        (answer(500, b"sorry") if left[0] >= 0 else then)(handler)

    return route


def good_pages() -> dict[str, Route]:
    """The stories as pages: /a/0 to /a/9."""
    return {f"/a/{number}": answer(200, page_linked_data(story)) for number, story in enumerate(STORIES)}
