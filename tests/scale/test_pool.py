"""Several processes, and what becomes of the run when one of them ends."""

import os
import signal
import time

import pytest

from diurna.articles import Page
from diurna.errors import DiurnaError, InputError, PipelineError
from diurna.records import Article, Coding
from diurna.scale import code_all, coding, worker


class Answers:
    """Stands in for a coder: codes to nothing, fails, or ends its process, as the article asks."""

    def code_article(self, article):
        """Do as the text says."""
        if article.text == "fail":
            raise ValueError("\x1b[31m\n" + "x" * 1000)
        if article.text == "no trees":
            raise PipelineError("no parse. Use a pipeline that gives one.")
        if article.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if article.text == "hang":
            time.sleep(3600)
        if article.text == "hoard":
            bytearray(64 << 30)
        if article.text == "die once" and not os.path.exists(article.url):
            open(article.url, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        return Coding(article)


class NoCoder:
    """Stands in for a coder whose model is missing."""

    def __init__(self, **making):
        raise DiurnaError("no model there")


def article(text):
    """An article that asks for something."""
    return Article(id=text, origin=f"{text}.txt", text=text)


def start_answers(lexicons):
    """What a worker does first, with `Answers` for its coder."""
    worker._coder = Answers()


def start_without(lexicons):
    """What a worker does first where the model is missing."""
    coding.Coder = NoCoder
    REAL_START(lexicons)


REAL_START = worker._start


@pytest.fixture
def answers(monkeypatch):
    """Workers code with `Answers`."""
    monkeypatch.setattr(worker, "_start", start_answers)


def outcomes(texts):
    """For each article, "coded" or the reason why not."""
    results = list(code_all([article(text) for text in texts], workers=2))
    assert [getattr(each, "article", each).origin for each in results] == [f"{text}.txt" for text in texts]
    return ["coded" if isinstance(each, Coding) else each.reason for each in results]


@pytest.mark.usefixtures("answers")
def test_an_article_that_fails_in_a_worker_is_one_line():
    """An error crosses from the worker as an input error, in place, its text escaped and cut."""
    first, failed, last = outcomes(["a", "fail", "b"])

    assert (first, last) == ("coded", "coded")
    assert "ValueError: \\x1b[31m\\nxxx" in failed
    assert failed.isprintable()
    assert len(failed) < 320


@pytest.mark.usefixtures("answers")
def test_an_article_that_ends_its_process_costs_no_other():
    """A process that dies takes only its own article with it, and the run goes on."""
    texts = ["a", "b", "die", *(f"c{number}" for number in range(20))]

    found = outcomes(texts)

    assert "process that coded it ended" in found[2]
    assert found[:2] + found[3:] == ["coded"] * 22


@pytest.mark.usefixtures("answers")
def test_an_article_is_tried_twice(tmp_path):
    """A process may end for reasons that are not the article's, so that it gets a second one, to itself."""
    unlucky = Article(id="a", origin="a.txt", text="die once", url=str(tmp_path / "died"))

    (found,) = code_all([unlucky], workers=2)

    assert isinstance(found, Coding)
    assert (tmp_path / "died").exists()


@pytest.mark.usefixtures("answers")
def test_an_article_that_hangs_costs_no_other(monkeypatch):
    """What does not come to an end is ended, and said; the others are coded."""
    monkeypatch.setattr(worker, "SECONDS", 1.0)

    found = outcomes(["a", "hang", *(f"c{number}" for number in range(20))])

    assert "was not coded within 1 seconds, twice" in found[1]
    assert found[:1] + found[2:] == ["coded"] * 21


@pytest.mark.usefixtures("answers")
def test_an_article_that_hoards_memory_costs_no_other():
    """An allocation above the bound fails in the worker, and only that article is lost."""
    found = outcomes(["a", "hoard", "b"])

    assert "ended at once, twice" in found[1]
    assert [found[0], found[2]] == ["coded", "coded"]


def test_a_page_is_read_by_the_worker():
    """A web page travels as it is, and the article is taken out where it is coded."""
    html = b"<html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1><p>The foreign ministers of both countries met in Vienna on Tuesday to speak of the border.</p><p>They agreed to meet again in a month, a spokeswoman said after the talks.</p></article></body></html>"

    (found,) = code_all([Page(data=html, origin="a.html")], coder=Answers())

    assert found.article.text.startswith("Ministers meet\n\nThe foreign ministers")


@pytest.mark.usefixtures("answers")
def test_processes_that_never_last_end_the_run():
    """Where every process dies, the run ends with one error instead of a long list."""
    with pytest.raises(DiurnaError, match="in a row ended"):
        outcomes(["die"] * 5)


def test_a_missing_model_is_said_by_its_own_message(monkeypatch):
    """What keeps a worker from loading a coder reaches the caller."""
    monkeypatch.setattr(worker, "_start", start_without)

    with pytest.raises(DiurnaError, match="no model there"):
        outcomes(["a", "b"])


def test_one_worker_escapes_too():
    """Without processes, the same message."""
    (failed,) = code_all([article("fail")], coder=Answers())

    assert isinstance(failed, InputError)
    assert failed.reason.isprintable()


def test_an_error_that_says_what_to_do_is_no_bug():
    """What Diurna itself raises of an article is told in its own words."""
    (found,) = code_all([article("no trees")], coder=Answers())

    assert isinstance(found, InputError)
    assert found.reason == "no parse. Use a pipeline that gives one."
