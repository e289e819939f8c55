"""One request: whatever the server does, a response or an error, soon."""

import contextlib
import itertools
import time

import pytest

from badserver import (
    BOMB,
    BadServer,
    answer,
    conditional,
    cut_short,
    dripping,
    dripping_headers,
    endless,
    many_headers,
    no_http,
    packed_bomb,
    redirect,
    rss,
    silent,
)
from diurna.articles.feeds import parse_feed
from diurna.errors import InputError
from diurna.watching import Fetcher, FetchError
from diurna.watching import fetch as fetching
from diurna.watching.addresses import endpoint_of, is_public


@pytest.fixture
def server():
    """A server without robots.txt; routes are added by tests."""
    server = BadServer()
    yield server
    server.close()


@pytest.fixture
def fetcher(server, monkeypatch):
    """A fetcher whose user named the server, in a hurry."""
    monkeypatch.setattr(fetching, "SECONDS_OF_SILENCE", 1.0)
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 2.0)
    return Fetcher([server.url], delay=0.01, limit=1_000_000)


@pytest.mark.parametrize(
    ("route", "expected", "final"),
    [
        (answer(404), "answers with 404", True),
        (answer(500), "answers with 500", False),
        (endless, "longer than 1,000,000 bytes", True),
        (answer(200, bytes(2_000_000)), "longer than 1,000,000 bytes", True),
        (packed_bomb, "longer than 1,000,000 bytes", True),
        (dripping, "did not answer in time", False),
        (dripping_headers, "did not answer in time", False),
        (silent, "did not answer in time", False),
        (cut_short, "", False),
        (no_http, "no HTTP", False),
        (many_headers, "no HTTP", False),
        (answer(200, b"x", Content_Encoding="br"), "packed in a way that was not asked for", True),
        (answer(200, b"no gzip", Content_Encoding="gzip"), "the packing is broken", False),
        (redirect("/x"), "redirects more than 5 times", True),
        (redirect("file:///etc/passwd"), "no address that begins with http", True),
        (redirect("http://user:word@127.0.0.1/"), "a user's name or password", True),
        (redirect("http://127.0.0.1:9/"), "leads into a private network", True),
        (redirect("http://localhost:9/"), "leads into a private network", True),
        (redirect("http://169.254.169.254/latest/meta-data/"), "leads into a private network", True),
        (redirect("http://10.0.0.1/"), "leads into a private network", True),
        (redirect("http://[::1]:9/"), "leads into a private network", True),
        (redirect("http://[::ffff:127.0.0.1]:9/"), "leads into a private network", True),
        (redirect("http://2130706433:9/"), "leads into a private network", True),
        (redirect("http://0.0.0.0:9/"), "leads into a private network", True),
        (redirect("http://a b/"), "is no web address", True),
        (redirect("http://[bad/"), "", True),
    ],
)  # fmt: skip
def test_a_misbehaving_server_is_an_error_soon(server, fetcher, route, expected, final):
    """Each way to misbehave ends in an error that says so, on one line, and whether asking again is of use."""
    server.routes["/x"] = route
    began = time.monotonic()

    with pytest.raises(FetchError) as caught:
        fetcher.get(server.url + "/x")

    assert expected in caught.value.reason
    assert caught.value.reason.isprintable()
    assert caught.value.final is final
    assert time.monotonic() - began < 6


def test_a_redirect_inside_the_network_asks_nobody(server, fetcher):
    """Another server on this machine, which the user did not name, is never asked."""
    inner = BadServer({"/": answer(200, b"secret")})
    server.routes["/x"] = redirect(inner.url + "/")

    with pytest.raises(FetchError, match="private network"):
        fetcher.get(server.url + "/x")

    assert not inner.hits
    inner.close()


def test_robots_are_obeyed(server, fetcher):
    """What robots.txt closes is not asked for, wildcards included."""
    server.routes["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /secret/\nDisallow: /*.pdf$\n", "text/plain")
    server.routes["/open"] = answer(200, b"hello")

    assert fetcher.get(server.url + "/open").body == b"hello"
    for path in ("/secret/a", "/b.pdf"):
        with pytest.raises(FetchError, match=r"robots\.txt does not allow"):
            fetcher.get(server.url + path)
    assert server.hits == {"/robots.txt": 1, "/open": 1}


def test_a_host_in_trouble_is_left_alone(server, fetcher):
    """Where robots.txt answers with an error of the server, nothing may be read (RFC 9309)."""
    server.routes["/robots.txt"] = answer(503)

    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.get(server.url + "/open")

    assert "/open" not in server.hits


def test_requests_to_one_host_stand_apart(server):
    """The delay lies between any two, and a host may ask for more."""
    server.routes["/robots.txt"] = answer(200, b"User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    server.routes["/open"] = answer(200, b"hello")
    fetcher = Fetcher([server.url], delay=0.1)

    for _ in range(3):
        fetcher.get(server.url + "/open")

    times = server.times[1:]
    assert min(after - before for before, after in itertools.pairwise(times)) > 0.28


def test_conditional_requests(server, fetcher):
    """The second request sends what the first one gave, and nothing comes back."""
    server.routes["/feed"] = conditional(rss(server.url, ["/a"]))

    first = fetcher.get(server.url + "/feed")
    second = fetcher.get(server.url + "/feed", etag=first.etag, modified=first.modified)

    assert (first.status, second.status, second.body) == (200, 304, b"")
    assert "Diurna/" in server.headers["/feed"]["User-Agent"]


def test_retry_after_is_heard(server, fetcher):
    """A number of seconds, at most a day."""
    server.routes["/x"] = answer(429, Retry_After="120")
    server.routes["/y"] = answer(503, Retry_After="99999999999999999")

    for path, after in (("/x", 120.0), ("/y", 86_400.0)):
        with pytest.raises(FetchError) as caught:
            fetcher.get(server.url + path)
        assert caught.value.after == after
        assert not caught.value.final


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a/",
        "http://",
        "http:///x",
        "http://a b/",
        "//a",
        "javascript:1",
        "http://a:99999/",
        "http://" + "a" * 3000,
    ],
)
def test_what_is_no_address(url):
    """It is refused before anything is asked."""
    with pytest.raises((ValueError, UnicodeError)):
        endpoint_of(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("2606:4700::1111", True), ("192.168.1.1", False), ("100.64.0.1", False), ("fe80::1%eth0", False),
     ("fc00::1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("224.0.0.1", False), ("255.255.255.255", False)],
)  # fmt: skip
def test_public_addresses(address, public):
    """Addresses inside networks are known in all their disguises."""
    assert is_public(address) is public


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><p>Hello</p></html>",
        b"\x00\x01\x02",
        BOMB,
        b"<rss>" * 100_000,
        b'<rss version="2.0"></rss>',
        b"<rss><channel>" + b"<item>" * 50_000,
    ],
)
def test_a_feed_that_is_none_is_an_error_soon(body):
    """Bombs, binary, pages, deep nesting."""
    began = time.monotonic()

    with contextlib.suppress(InputError):
        assert all(len(entry.text) < 10_000 for entry in parse_feed(body, "feed"))
    assert time.monotonic() - began < 20
