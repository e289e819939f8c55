"""A watch of some length against a server on this machine that misbehaves in every way of tests/badserver.py.

Usage: python benchmarks/watching.py [--minutes N]

`diurna watch` itself runs, with rounds every minute; new pages appear as it goes, and the watch is killed and started
again now and then. At the end: articles published, articles in the store, each once or not, requests inside the
network (none is right), and the shortest time between two requests for pages.
"""

import argparse
import itertools
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from badserver import (
    BOMB,
    XML,
    BadServer,
    answer,
    conditional,
    cut_short,
    dripping,
    dripping_headers,
    endless,
    good_pages,
    many_headers,
    no_http,
    packed_bomb,
    redirect,
    rss,
    silent,
    unready,
)
from diurna.store import Store
from diurna.watching import State
from layouts import STORIES, Story, page_linked_data

DELAY = 0.5


def bad_feeds(inner: str) -> dict[str, object]:
    """Feeds that misbehave, each in its own way."""
    ways = (endless, dripping, dripping_headers, silent, cut_short, no_http, many_headers, packed_bomb)
    return {f"/{way.__name__}": way for way in ways} | {
        "/gone": answer(410),
        "/error": answer(500),
        "/busy": answer(429, Retry_After="90"),
        "/closed": answer(503, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT"),
        "/page": answer(200, b"<html><p>Down for repair</p></html>"),
        "/empty": answer(200, b"", XML),
        "/bomb": answer(200, BOMB, XML),
        "/loop": redirect("/loop"),
        "/inside": redirect(inner),
        "/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
        "/file": redirect("file:///etc/passwd"),
    }


def page_of(number: int) -> bytes:
    """A page that no other equals."""
    story = STORIES[number % len(STORIES)]
    paragraphs = (f"The report is number {number}, and it is Monday.", *story.paragraphs)
    return page_linked_data(
        Story(f"{story.title} ({number})", story.day, story.publisher, story.byline, paragraphs, story.url)
    )


def main() -> None:
    """Serve, watch, kill, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    args = parser.parse_args()
    chance = random.Random(1)
    inner = BadServer({"/": answer(200, b"secret")})
    server = BadServer(good_pages())
    feeds = bad_feeds(inner.url + "/")
    server.routes |= feeds
    server.routes["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
    server.routes["/steady"] = conditional(rss(server.url, ["/a/0", "/a/1"]))
    published = {"/a/0", "/a/1"}
    listed = ["/secret", "/nowhere", "http://10.0.0.1/x", inner.url + "/"]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "news.duckdb")
        addresses = [server.url + path for path in ("/steady", "/news", *feeds)]
        command = [sys.executable, "-m", "diurna.cli", "watch", *addresses, "--store", str(store)]
        command += ["--every", "60s", "--delay", str(DELAY)]
        log = Path(folder, "log").open("wb")  # noqa: SIM115  the watches write to it, one after another
        end = time.monotonic() + 60 * args.minutes
        kills = number = 0
        starts: list[float] = []
        process: subprocess.Popen[bytes] | None = None
        while time.monotonic() < end:
            # A new article twice a minute; every fifth page fails at first.
            path = f"/n/{number}"
            page = answer(200, page_of(number))
            server.routes[path] = unready(2, page) if number % 5 == 4 else page
            listed.append(path)
            published.add(path)
            number += 1
            server.routes["/news"] = answer(200, rss(server.url, listed[-40:] if number > 40 else listed), XML)
            if process is None:
                process = subprocess.Popen(command, stderr=log)
                starts.append(time.monotonic())
            time.sleep(min(30.0, max(0.0, end - time.monotonic())))
            if chance.random() < 0.08:
                process.kill()
                process.wait()
                process, kills = None, kills + 1
        if process:
            process.send_signal(signal.SIGTERM)
            print(f"ends with          {process.wait(120)}")
        starts.append(time.monotonic())
        subprocess.run([*command, "--once"], stderr=log, check=False, timeout=1200)
        with Store(store, read_only=True) as kept:
            urls = [article.url for article in kept.articles()]
        waiting = [each.link for each in State.load(store.with_name(store.name + ".watch.json")).pending.values()]
    pages = sorted(server.times)
    # A watch that was killed takes with it when it asked last.
    gaps = [
        after - before
        for before, after in itertools.pairwise(pages)
        if not any(before < start < after for start in starts)
    ]
    print(f"minutes            {args.minutes:.0f}, started {len(starts)} times, killed {kills} times")
    print(
        f"requests           {server.hits.total()}, the shortest time between two {min(gaps):.2f} s (asked for: {DELAY} s)"
    )
    print(f"inside the network {inner.hits.total()} requests")
    print(f"closed by robots   {server.hits['/secret']} requests")
    print(
        f"articles           {len(published)} published, {len(set(urls))} in the store, {len(urls) - len(set(urls))} twice"
    )
    missing = sorted(published - {(url or "").removeprefix(server.url) for url in urls})
    known = [path for path in missing if server.url + path in waiting]
    print(
        f"not in the store   {', '.join(missing) or 'none'}; of these, failed at first and to be tried again: {len(known)}"
    )
    for path in ("/steady", "/news", *feeds):
        print(f"  {path:20} asked {server.hits[path]:4d} times")


if __name__ == "__main__":
    main()
