"""The review pages at the server: drawing, judging, undo, the report and its files; hostile words; what is refused."""

import io
import json
import re
import threading
import time
import zipfile
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from diurna.records import Coding
from diurna.review.judgements import standing_of
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.store.reviews import acts_of, items_of, samples
from diurna.web.app import create_app
from review.reviewed import judge_all, make_expulsion, make_store, miss
from writers.samples import make_article, make_event

HOSTILE = "<script>alert(1)</script> \u202egnp.exe '; DROP TABLE review_acts; --"


@pytest.fixture
def store():
    """Six articles with seven records each."""
    return make_store()


@pytest.fixture
def client(store):
    """A browser before the desk of that store."""
    return browser(store)


def browser(store):
    """A browser that asks for pages."""
    return TestClient(create_app(store), base_url="http://127.0.0.1", headers={"accept": "text/html"})


def send(client, path, page="/review", **fields):
    """Send a form with the token of a page, and stop before where it leads."""
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(page).text)
    assert token is not None
    return client.post(path, data={"csrf": token[1], **fields}, follow_redirects=False)


def item_page(sample, n=1, reviewer="Anna"):
    """The address of an item."""
    return f"/review/item?sample={sample}&reviewer={reviewer}&n={n}"


def test_a_sample_is_drawn_judged_and_reported(client, store):
    """From the list to the report, each step leading to the next."""
    answer = send(client, "/review/draw", size="2", seed="7", by="", kind="records")
    (sample,) = samples(store)
    assert answer.headers["location"] == f"/review?drawn={sample.id}"
    assert sample.id in client.get("/review").text

    first = client.get(f"/review/next?sample={sample.id}&reviewer=Anna", follow_redirects=False)
    assert first.headers["location"] == f"/review/item?sample={sample.id}&reviewer=Anna&n=1"
    for n in ("1", "2"):
        answer = send(client, "/review/judge", item_page(sample.id, n), sample=sample.id, reviewer="Anna", n=n)
        assert answer.status_code == 303
    last = client.get(answer.headers["location"])

    assert last.url.path == "/review/report"
    assert "2 records" in last.text
    assert "All items are done" in last.text


def test_marks_corrections_and_a_note_are_kept_and_shown_again(client, store):
    """What was typed stands in the form when the item is opened again."""
    sample = draw_sample(store, 42, seed=1)
    item = next(item for item in items_of(store, sample.id) if item.record.event == "AID")
    page = item_page(sample.id, item.number)
    fields = {"actor-is": "wrong", "actor-to": "Anna Holm=NOR-GOV", "date-is": "unsure", "note": "a minister"}
    send(client, "/review/judge", page, sample=sample.id, reviewer="Anna", n=str(item.number), **fields)

    shown = client.get(page.replace("/item", "/item.json")).json()
    by_name = {field["name"]: field for field in shown["fields"]}
    assert (by_name["actor"]["verdict"], by_name["actor"]["correction"]) == ("wrong", "Anna Holm=NOR-GOV")
    assert by_name["date"]["verdict"] == "unsure"
    assert (shown["note"], shown["is_done"]) == ("a minister", True)


def test_what_cannot_be_kept_comes_back_with_all_that_was_typed(client, store):
    """The faults are told, and nothing is lost or written."""
    sample = draw_sample(store, 1, seed=1)
    fields = {"actor-is": "wrong", "actor-to": "Atlantis=ATL", "note": "my note"}
    answer = send(client, "/review/judge", item_page(sample.id), sample=sample.id, reviewer="Anna", n="1", **fields)

    assert answer.status_code == 422
    assert "does not stand in the article" in answer.text
    assert "Atlantis=ATL" in answer.text
    assert "my note" in answer.text
    assert acts_of(store, sample.id) == []


def test_a_sample_that_cannot_be_drawn_is_said(client, store):
    """The form keeps what was given."""
    answer = send(client, "/review/draw", size="5", seed="x", publisher="Nobody")

    assert answer.status_code == 422
    assert "no whole number" in answer.text
    assert 'value="Nobody"' in answer.text
    assert samples(store) == []


def test_undo_leads_back_to_the_item(client, store):
    """It is open again; without anything to undo the desk says so."""
    sample = draw_sample(store, 2, seed=1)
    send(client, "/review/judge", item_page(sample.id), sample=sample.id, reviewer="Anna", n="1")
    answer = send(client, "/review/undo", sample=sample.id, reviewer="Anna")

    assert "n=1" in answer.headers["location"]
    assert standing_of(store, sample.id, "Anna").done == frozenset()
    assert send(client, "/review/undo", sample=sample.id, reviewer="Anna").status_code == 409


def test_an_article_is_read_and_what_was_missed_is_added():
    """And the report has a recall."""
    store = Store()
    store.add(make_expulsion())
    sample = draw_sample(store, 1, seed=1, kind="articles")
    client = browser(store)
    page = item_page(sample.id, 2)
    known = {"sample": sample.id, "reviewer": "Anna", "n": "2"}
    send(client, "/review/judge", page, **{**known, "n": "1"})
    send(
        client, "/review/missed", page, **known,
        **{"trigger": "closed", "missed-event": "SANCTION", "missed-actor": "Sudmark=SUD"},
    )  # fmt: skip
    assert "“closed”" in client.get(page).text
    send(client, "/review/read", page, **known)

    report = client.get(f"/review/report.json?sample={sample.id}").json()
    assert report["figures"]["recall"]["found"]["share"] == 0.5


def test_reviewers_do_not_see_each_other(client, store):
    """What Zoë marked is nowhere on Ben's page."""
    sample = draw_sample(store, 1, seed=1)
    send(
        client, "/review/judge", item_page(sample.id), sample=sample.id, reviewer="Zoë", n="1", is_event="no", note="seen"
    )  # fmt: skip
    page = client.get(item_page(sample.id, reviewer="Ben"))

    assert "seen" not in page.text
    assert "Zoë" not in page.text
    assert 'value="no" checked' not in page.text


def test_the_report_and_gold_come_as_files(client, store):
    """In four formats; gold with its texts in a zip."""
    sample = draw_sample(store, 6, seed=1, kind="articles")
    judge_all(store, sample)

    for format, begins in (("csv", "sample,"), ("markdown", "# Review"), ("html", "<!doctype html>"), ("json", "{")):
        answer = client.get(f"/review/report.file?sample={sample.id}&format={format}")
        assert answer.text.startswith(begins)
        assert "attachment" in answer.headers["content-disposition"]
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"/review/gold.file?sample={sample.id}&texts=true").content))
    rows = [json.loads(line) for line in archive.read("gold.jsonl").splitlines()]
    assert {f"texts/{row['file']}" for row in rows} | {"gold.jsonl"} == set(archive.namelist())


@pytest.mark.parametrize(
    "path",
    [
        "/review/item?sample=none&reviewer=Anna&n=1", "/review/item?sample={id}&reviewer=Anna&n=99",
        "/review/report?sample=none", "/review/next?sample=none&reviewer=Anna", "/review/gold.file?sample=none",
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_in_the_one_shape(client, store, path):
    """404, with what to do next."""
    sample = draw_sample(store, 1, seed=1)
    answer = client.get(path.format(id=sample.id), headers={"accept": "application/json"})

    assert answer.status_code == 404
    assert set(answer.json()) == {"status", "error", "next", "faults"}


def test_a_report_of_nothing_says_what_to_do(client, store):
    """An empty state, and no figures."""
    sample = draw_sample(store, 1, seed=1)

    assert "Judge some of it" in client.get(f"/review/report?sample={sample.id}").text
    assert client.get(f"/review/report.file?sample={sample.id}&format=csv").status_code == 409
    assert client.get(f"/review/gold.file?sample={sample.id}").status_code == 409


@pytest.mark.parametrize("path", ["draw", "judge", "missed", "read", "undo"])
def test_no_form_is_taken_without_its_token(client, store, path):
    """403, and nothing is written."""
    sample = draw_sample(store, 1, seed=1)
    answer = client.post(f"/review/{path}", data={"sample": sample.id, "reviewer": "Anna", "n": "1", "size": "3"})

    assert answer.status_code == 403
    assert acts_of(store, sample.id) == []
    assert len(samples(store)) == 1


def test_an_empty_store_says_what_to_do():
    """There is nothing to draw from yet."""
    assert "diurna code" in browser(Store()).get("/review").text


def test_words_from_outside_are_words():
    """An article, a publisher, a note and a reviewer full of markup come back escaped, on every page."""
    article = make_article(
        f"{HOSTILE}\n\nNorland expelled <b>two</b> Sudmark envoys {HOSTILE}.", HOSTILE,
        id="x", publisher=HOSTILE, url="javascript:alert(1)",
    )  # fmt: skip
    event = make_event(article, "expelled", actors=[("Norland", None, HOSTILE)])
    store = Store()
    store.add(Coding(article, events=(replace(event, evidence=()),)))
    sample = draw_sample(store, 1, seed=1, kind="articles", chosen=None)
    client = browser(store)
    judge_all(store, sample, "<i>Eve</i>", {1: {"note": HOSTILE}})
    miss(store, items_of(store, sample.id)[1], "<i>Eve</i>", "envoys", event="ACCUSE")

    pages = [
        "/review", f"/review/report?sample={sample.id}", f"/review/report.file?sample={sample.id}&format=html",
        item_page(sample.id, 1, "<i>Eve</i>"), item_page(sample.id, 2, "<i>Eve</i>"),
    ]  # fmt: skip
    for page in pages:
        text = client.get(page).text
        assert "<script>alert" not in text, page
        assert "<i>Eve" not in text, page
        assert "\u202e" not in text, page
        assert "javascript:" not in text, page


def test_a_desk_that_only_reads_writes_nothing(tmp_path):
    """It says how to start one that does."""
    path = tmp_path / "news.duckdb"
    with Store(path) as store:
        store.add(make_expulsion())
        sample = draw_sample(store, 1, seed=1)
    with Store(path, read_only=True) as store:
        client = browser(store)
        assert "read only" in client.get("/review").text
        answer = send(client, "/review/judge", item_page(sample.id), sample=sample.id, reviewer="Anna", n="1")
        assert answer.status_code == 403


def test_a_writer_makes_no_reader_wait(tmp_path):
    """While one judgement is being written, and not yet whole, others read pages and judge on."""
    with Store(tmp_path / "news.duckdb") as store:
        store.add(make_expulsion())
        sample = draw_sample(store, 1, seed=1, kind="articles")
        client = browser(store)
        held, leave = threading.Event(), threading.Event()

        def write_slowly():
            with store._whole():
                store._connection.execute("INSERT INTO review_marks SELECT * FROM review_marks")
                held.set()
                leave.wait(10)

        writer = threading.Thread(target=write_slowly)
        writer.start()
        held.wait(10)
        started = time.perf_counter()
        answers = [client.get(page).status_code for page in ("/review", item_page(sample.id), item_page(sample.id, 2))]
        waited = time.perf_counter() - started
        leave.set()
        writer.join()

    assert answers == [200, 200, 200]
    assert waited < 5


def test_many_reviewers_at_once_lose_nothing(client, store):
    """Twenty judge at the same time; each act has a number of its own."""
    sample = draw_sample(store, 1, seed=1)
    page = item_page(sample.id)
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(page).text)[1]
    codes: list[int] = []

    def judge(name):
        form = {"csrf": token, "sample": sample.id, "reviewer": name, "n": "1"}
        codes.append(client.post("/review/judge", data=form, follow_redirects=False).status_code)

    threads = [threading.Thread(target=judge, args=(f"R{number}",)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    acts = acts_of(store, sample.id)

    assert codes == [303] * 20
    assert len({act.reviewer for act in acts}) == len({act.number for act in acts}) == 20
    assert all(len(act.marks) == 7 for act in acts)


def test_a_report_that_is_kept_is_never_an_old_one(client, store):
    """What it rests on is read once; every mark, and every mark that is taken back, shows in the next report."""
    sample = draw_sample(store, 3, seed=7)
    address = f"/review/report.json?sample={sample.id}"
    judged = []
    for n in (1, 2):
        send(
            client,
            "/review/judge",
            item_page(sample.id, n),
            sample=sample.id,
            reviewer="Anna",
            n=str(n),
            is_event="yes",
        )
        judged += [client.get(address).json()["figures"]["judged"] for _ in range(2)]
    send(client, "/review/undo", item_page(sample.id, 2), sample=sample.id, reviewer="Anna")
    judged.append(client.get(address).json()["figures"]["judged"])
    only = client.get(f"{address}&reviewer=Anna").json()["figures"]["reviewers"]

    assert judged == [1, 1, 2, 2, 1]
    assert only == {"Anna": 1}
