"""The rounds of a watch, against a server that misbehaves."""

import time

import pytest

from badserver import XML, BadServer, answer, conditional, good_pages, redirect, rss, unready
from diurna.errors import DiurnaError, StoreError
from diurna.records import Coding
from diurna.scale import Stop
from diurna.watching import Fetcher, State, Watcher, follow
from layouts import STORIES


class Coder:
    """Stands in for a coder."""

    def code_article(self, article):
        """No events."""
        return Coding(article)


@pytest.fixture
def server():
    """A server with ten good pages."""
    server = BadServer(good_pages())
    yield server
    server.close()


class Desk:
    """A watch and all that came of it; `watch` again is a restart."""

    def __init__(self, path, server):
        self.path, self.server = path, server
        self.kept, self.said = [], []
        self.broken = False

    def keep(self, codings):
        """Put codings by."""
        if self.broken:
            raise StoreError("somebody reads it.")
        self.kept += [coding.article for coding in codings]

    def watch(self, *paths, every=900.0):
        """One round of a new process."""
        feeds = [self.server.url + path for path in paths]
        return Watcher(
            feeds,
            fetcher=Fetcher(feeds, delay=0.01, limit=1_000_000),
            state=State.load(self.path),
            coder=Coder(),
            keep=self.keep,
            say=self.said.append,
            every=every,
            stop=Stop(),
        ).watch(once=True)


@pytest.fixture
def desk(tmp_path, server):
    """A desk without a past."""
    return Desk(tmp_path / "state.json", server)


def test_articles_are_fetched_from_their_pages_once(desk, server):
    """Title and text from the page, the day from the feed; the next round fetches nothing."""
    server.routes["/feed"] = conditional(rss(server.url, ["/a/0", "/a/1"]))

    first = desk.watch("/feed")
    second = desk.watch("/feed")

    assert (first.new, first.coded, second.new, second.coded, second.unchanged) == (2, 2, 0, 0, 1)
    assert [article.headline.of(article.text) for article in desk.kept] == [story.title for story in STORIES[:2]]
    assert {str(article.published) for article in desk.kept} == {"2022-08-22"}
    assert desk.kept[0].publisher == STORIES[0].publisher
    assert desk.kept[0].url == server.url + "/a/0"
    assert server.hits["/a/0"] == 1


def test_an_article_in_two_feeds_is_one(desk, server):
    """The address makes it the same."""
    server.routes["/one"] = answer(200, rss(server.url, ["/a/0"]), XML)
    server.routes["/two"] = answer(200, rss(server.url, ["/a/0", "/a/1"]), XML)

    desk.watch("/one", "/two")

    assert len(desk.kept) == 2


def test_a_broken_feed_costs_no_other(desk, server):
    """It is said, asked again later, and later still."""
    server.routes["/bad"] = answer(200, b"<html><p>Down for repair</p></html>")
    server.routes["/feed"] = answer(200, rss(server.url, ["/a/0"]), XML)

    done = desk.watch("/bad", "/feed")
    again = desk.watch("/bad", "/feed")

    assert (done.failed, done.coded) == (1, 1)
    assert "Asked again in 30 minutes." in desk.said[0]
    assert (again.feeds, server.hits["/bad"]) == (1, 1)


def test_a_page_that_fails_for_now_is_tried_again(desk, server):
    """An error of the server passes; the article is coded when it has."""
    server.routes["/a/0"] = unready(2, server.routes["/a/0"])
    server.routes["/feed"] = answer(200, rss(server.url, ["/a/0"]), XML)

    coded = [desk.watch("/feed", every=0.0).coded for _ in range(4)]

    assert coded == [0, 0, 1, 0]
    assert not desk.said


def test_a_page_that_fails_for_good_is_said_once(desk, server):
    """Gone, closed by robots.txt, a document, inside the network, no article: each a line, and never asked for again."""
    server.routes["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
    server.routes["/report.pdf"] = answer(200, b"%PDF-1.7", "application/pdf")
    server.routes["/inside"] = redirect("http://169.254.169.254/latest/")
    server.routes["/blank"] = answer(200, b"<html><body></body></html>")
    paths = ["/gone", "/secret", "/report.pdf", "/inside", "/blank", "http://10.1.2.3/x", "/a/0"]
    server.routes["/feed"] = answer(200, rss(server.url, paths), XML)

    first, second = desk.watch("/feed"), desk.watch("/feed")

    assert (first.coded, second.coded, len(desk.said)) == (1, 0, 6)
    for reason in (
        "answers with 404",
        "robots.txt does not allow",
        "is no web page but application/pdf",
        "private network",
        "no article was found",
    ):
        assert any(reason in line for line in desk.said)


def test_a_feed_that_gives_whole_articles_needs_no_pages(desk, server):
    """Its own text is the article."""
    story = STORIES[3]
    text = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in story.paragraphs)
    body = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{story.publisher}</title><entry><title>{story.title}</title>'
        f'<link href="{server.url}/a/3"/><published>{story.day}T23:30:00-05:00</published><content type="html">{text}</content></entry></feed>'
    )
    server.routes["/feed"] = answer(200, body.encode(), "application/atom+xml")

    desk.watch("/feed")

    (article,) = desk.kept
    assert (article.published, article.publisher) == (story.day, story.publisher)
    assert article.text == f"{story.title}\n\n{story.body}"
    assert "/a/3" not in server.hits


def test_what_cannot_be_kept_now_is_kept_later(desk, server):
    """Somebody reads the store: nothing is lost, and nothing said to be done."""
    server.routes["/feed"] = answer(200, rss(server.url, ["/a/0", "/a/1"]), XML)
    desk.broken = True
    desk.watch("/feed", every=0.0)
    assert "Tried again later" in desk.said[0]

    desk.broken = False
    desk.watch("/feed", every=0.0)

    assert len(desk.kept) == 2


def test_an_article_that_ends_the_process_is_given_up(desk, server, monkeypatch):
    """The tries are noted before they are made, so that a restart does not fall into the same hole for ever."""
    server.routes["/feed"] = answer(200, rss(server.url, ["/a/0", "/a/1"]), XML)
    real = follow.code_one

    def die(coder, article):
        if article.url.endswith("/a/0"):
            raise SystemExit
        return real(coder, article)

    monkeypatch.setattr(follow, "code_one", die)
    for _ in range(follow.MOST_TRIES):
        with pytest.raises(SystemExit):
            desk.watch("/feed", every=0.0)

    desk.watch("/feed", every=0.0)

    assert [article.url for article in desk.kept] == [server.url + "/a/1"]
    assert "was tried 5 times" in desk.said[-1]


def test_a_state_that_is_none_is_said(tmp_path):
    """It is not overwritten either."""
    path = tmp_path / "state.json"
    path.write_text("[]")

    with pytest.raises(DiurnaError, match="not the state of a watch"):
        State.load(path)

    assert path.read_text() == "[]"


def test_a_wish_to_stop_ends_the_wait(desk, server):
    """Nobody waits a quarter of an hour for Ctrl-C."""
    server.routes["/feed"] = answer(200, rss(server.url, []), XML)
    stop = Stop()
    watcher = Watcher(
        [server.url + "/feed"], fetcher=Fetcher([server.url], delay=0.01, pause=stop.pause), state=State.load(desk.path),
        coder=Coder(), keep=desk.keep, say=desk.said.append, told=lambda done: stop.ask(15), every=900.0, stop=stop,
    )  # fmt: skip
    began = time.monotonic()

    watcher.watch()

    assert time.monotonic() - began < 5
