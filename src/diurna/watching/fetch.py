"""One polite request after another: whatever a server does, the answer is a `Response` or a `FetchError`, soon."""

import contextlib
import email.utils
import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

from diurna.errors import InputError, escape
from diurna.version import VERSION
from diurna.watching.addresses import PORTS, Endpoint, addresses_of, endpoint_of, trusted_origins
from diurna.watching.connection import Line
from diurna.watching.robots import LONGEST_ROBOTS, Robots

AGENT = "Diurna"
USER_AGENT = f"{AGENT}/{VERSION} (news reader; follows robots.txt)"
SECONDS_OF_SILENCE = 20.0  # that a server may keep us waiting for its next byte
SECONDS_IN_ALL = 60.0  # for one request, however it drips
DELAY = 2.0  # seconds between requests to one host
LONGEST_DELAY = 30.0  # that we wait; a host that asks for more is asked one page a round
MOST_REDIRECTS = 5
LONGEST_BODY = 10_000_000  # bytes, unpacked
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Answers that will not be another one soon.
FINAL = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
LONGEST_LABEL = 500  # characters of an entity tag or a date that is sent back
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


class FetchError(InputError):
    """A page that could not be had. `final` where asking again is no use; `after` is when the server wants to be asked."""

    def __init__(self, origin: str, reason: str, *, final: bool = False, after: float = 0.0) -> None:
        super().__init__(origin, reason)
        self.final, self.after = final, after


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: its status (200 or 304), the address that gave it in the end, the body, and what to send next time."""

    status: int
    url: str
    body: bytes = field(repr=False, default=b"")
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Asks hosts for pages, one at a time, none too often."""

    def __init__(
        self,
        trusted: Iterable[str] = (),
        *,
        delay: float = DELAY,
        pause: Callable[[float], None] = time.sleep,
        limit: int = LONGEST_BODY,
    ) -> None:
        """`trusted` are addresses that the user named, whose hosts may be private; `pause` waits some seconds."""
        self._trusted = trusted_origins(trusted)
        self._delay, self._pause, self._limit = delay, pause, limit
        self._next: dict[tuple[str, int], float] = {}
        self._robots = Robots(AGENT, self._get_robots)
        self._context = ssl.create_default_context()

    def wait_for(self, url: str) -> float:
        """Seconds until the host of an address may be asked again."""
        try:
            return max(0.0, self._next.get(endpoint_of(url).origin, 0.0) - time.monotonic())
        except ValueError:
            return 0.0

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Response:
        """Fetch an address, following redirects; raises `FetchError`.

        With `etag` or `modified`, as an earlier response gave them, the answer may be 304: nothing new.
        """
        first = url
        for _ in range(MOST_REDIRECTS + 1):
            place = self._check(url, first)
            self._look(url, first, place)
            site = f"{place.scheme}://{_bracketed(place.host)}:{place.port}"
            if not self._robots.allows(site, url):
                raise FetchError(
                    escape(url), "its robots.txt does not allow reading it, or could not be read.", final=True
                )
            headers = {"If-None-Match": etag, "If-Modified-Since": modified}
            with self._turn(place, self._robots.delay(site)):
                status, answer, body = self._ask(url, place, {name: text for name, text in headers.items() if text})
            if status in REDIRECTS:
                url = follow(url, answer)
                continue
            return self._response(url, status, answer, body)
        raise FetchError(escape(first), f"redirects more than {MOST_REDIRECTS} times. Left out.", final=True)

    def _check(self, url: str, first: str) -> Endpoint:
        try:
            return endpoint_of(url)
        except (ValueError, UnicodeError) as error:
            what = f"{error}." if url == first else f"redirects to what {error}."
            raise FetchError(escape(first), what, final=True) from error

    def _look(self, url: str, first: str, place: Endpoint) -> None:
        """Raise `FetchError` where a host may not be asked at all, not even for its robots.txt."""
        try:
            addresses_of(place, trusted=place.origin in self._trusted)
        except ValueError as error:
            what = f"{error}. Left out." if url == first else f"redirects to what {error}. Left out."
            raise FetchError(escape(first), what, final=True) from error
        except OSError as error:
            raise FetchError(
                escape(url), f"has no address that is known ({escape(str(error.strerror or error))})."
            ) from error

    @contextlib.contextmanager
    def _turn(self, place: Endpoint, asked: float) -> Iterator[None]:
        """Wait until the host may be asked; when it has answered, or has not, note when it may be asked again.

        Counted from the end of a request: counted from its beginning, a slow connection made the next one come too soon.
        """
        wait = self._next.get(place.origin, 0.0) - time.monotonic()
        if wait > 0:
            self._pause(min(wait, LONGEST_DELAY))
        try:
            yield
        finally:
            self._next[place.origin] = time.monotonic() + max(self._delay, asked)

    def _ask(self, url: str, place: Endpoint, headers: Mapping[str, str]) -> tuple[int, http.client.HTTPMessage, bytes]:
        """One request and its answer: status, headers, body."""
        origin = escape(url)
        connection: http.client.HTTPConnection | None = None
        line: Line | None = None
        try:
            line = Line(self._connect(place), SECONDS_IN_ALL)
            connection = http.client.HTTPConnection(place.host, place.port)
            connection.sock = line.socket
            connection.request("GET", quote(place.target, safe=_SAFE), headers={**self._own_headers(place), **headers})
            answer = connection.getresponse()
            body = b"" if answer.status in REDIRECTS else self._read(answer, origin)
            if line.is_cut:
                raise TimeoutError
            return answer.status, answer.headers, body
        except ValueError as error:  # an address that is refused, or cannot be sent
            raise FetchError(origin, f"{escape(str(error)[:200])}. Left out.", final=True) from error
        except TimeoutError as error:
            raise FetchError(origin, "did not answer in time.") from error
        except (http.client.HTTPException, OSError) as error:
            late = line is not None and line.is_cut
            raise FetchError(origin, "did not answer in time." if late else _fault(error)) from error
        finally:
            if line:
                line.end()
            if connection:
                connection.close()

    def _connect(self, place: Endpoint) -> socket.socket:
        """A line to the host, at an address that was looked at."""
        fault: OSError | None = None
        for address in addresses_of(place, trusted=place.origin in self._trusted):
            try:
                line = socket.create_connection((address, place.port), SECONDS_OF_SILENCE)
            except OSError as error:
                fault = error
                continue
            if place.scheme == "http":
                return line
            try:
                return self._context.wrap_socket(line, server_hostname=place.host)
            except BaseException:
                line.close()
                raise
        raise fault or OSError("no address")

    def _own_headers(self, place: Endpoint) -> dict[str, str]:
        usual = place.port == PORTS[place.scheme]
        host = _bracketed(place.host)
        return {
            "Host": host if usual else f"{host}:{place.port}",
            "User-Agent": USER_AGENT,
            "Accept": "application/rss+xml, application/atom+xml, text/html, application/xhtml+xml, */*;q=0.1",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }

    def _read(self, answer: http.client.HTTPResponse, origin: str) -> bytes:
        """The body, unpacked, if it is not too long."""
        said = answer.headers.get("Content-Length")
        if said and said.isdigit() and int(said[:20]) > self._limit:
            raise self._too_long(origin)
        packing = (answer.headers.get("Content-Encoding") or "").strip().lower()
        if packing not in {"", "identity", "gzip", "x-gzip"}:
            raise FetchError(origin, f"is packed in a way that was not asked for ({escape(packing[:20])}).", final=True)
        unpack = zlib.decompressobj(31) if packing.endswith("gzip") else None
        parts: list[bytes] = []
        size = came = 0
        while chunk := answer.read(65_536):
            came += len(chunk)
            try:
                part = unpack.decompress(chunk, self._limit + 1 - size) if unpack else chunk
            except zlib.error as error:
                raise FetchError(origin, "is packed, and the packing is broken.") from error
            parts.append(part)
            size += len(part)
            if size > self._limit:
                raise self._too_long(origin)
        if said and said.isdigit() and came < int(said):
            raise FetchError(origin, "broke off before its end.")
        return b"".join(parts)

    def _too_long(self, origin: str) -> FetchError:
        return FetchError(origin, f"longer than {self._limit:,} bytes. Left out.", final=True)

    def _response(self, url: str, status: int, answer: http.client.HTTPMessage, body: bytes) -> Response:
        if status not in {200, 304}:
            final = status in FINAL
            after = seconds_until(answer.get("Retry-After"))
            raise FetchError(escape(url), f"answers with {status}.", final=final, after=after)
        return Response(
            status,
            url,
            body,
            answer.get_content_type(),
            answer.get_content_charset(),
            label(answer, "ETag"),
            label(answer, "Last-Modified"),
        )

    def _get_robots(self, url: str) -> tuple[int, bytes]:
        """A robots.txt, redirects followed; (0, b"") where there is no answer."""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                place = self._check(url, url)
                with self._turn(place, 0.0):
                    status, answer, body = self._ask(url, place, {})
            except FetchError:
                return 0, b""
            if status not in REDIRECTS:
                return status, body[:LONGEST_ROBOTS]
            url = follow(url, answer)
        return 404, b""


def _fault(error: http.client.HTTPException | OSError) -> str:
    """What went wrong with a connection that was not cut by us."""
    if isinstance(error, OSError):
        return f"cannot be reached ({escape(str(error.strerror or error)[:200])})."
    return f"answers with what is no HTTP ({type(error).__name__})."


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def follow(url: str, answer: http.client.HTTPMessage) -> str:
    """Where a redirect leads, whether that is an address or not."""
    location = answer.get("Location") or ""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def label(answer: http.client.HTTPMessage, name: str) -> str | None:
    """A header that is to be sent back, if it can be."""
    text = answer.get(name)
    return text if text and len(text) <= LONGEST_LABEL and text.isascii() and text.isprintable() else None


def seconds_until(text: str | None) -> float:
    """What Retry-After says, a number of seconds or a date, at most a day."""
    if not text:
        return 0.0
    if text.strip().isdigit():
        return min(float(text.strip()[:9]), 86_400.0)
    try:
        moment = email.utils.parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return min(max(moment - time.time(), 0.0), 86_400.0)
