"""Every page at the server: what it shows, its JSON twin, where its links lead, empty states, and hostile words."""

import datetime as dt
import html
import json
import re
from dataclasses import replace

import pytest

from diurna.analysis.linking import link_stories
from diurna.records import Coding
from diurna.review.sampling import draw_sample
from diurna.store import Filter, Store
from diurna.store.files import StoreError
from diurna.store.reviews import samples
from diurna.web.app import create_app
from diurna.web.evidence import entries, reasons
from web.desks import browser, make_news_store, pages_of
from writers.samples import make_article, make_event, make_speaker

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe \u2066'; DROP TABLE events; --"
NAMES = [
    "front", "events", "nothing", "article", "event", "parse", "dyad", "actor", "person", "story", "stories", "relations",
    "network", "code", "review", "record", "read", "report",
]  # fmt: skip


@pytest.fixture(scope="module")
def store():
    """Three articles that tell the same."""
    return make_news_store()


@pytest.fixture(scope="module")
def client(store):
    """A browser before the desk of that store."""
    return browser(store)


def shown(client, path):
    """The words of a page, as a reader sees them."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    body = answer.text.partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_list_of_pages_is_whole(store):
    """Each page that tests go through has a name here."""
    assert sorted(pages_of(store)) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_sound(client, store, name):
    """It has one heading of the first rank and nothing inline that the policy would stop, and stays under 60 kB."""
    answer = client.get(pages_of(store)[name])

    assert answer.status_code == 200
    assert len(re.findall(r"<h1[ >]", answer.text)) == 1
    assert re.findall(r"<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=", answer.text) == []
    assert len(re.sub(r"<svg.*?</svg>", "", answer.text, flags=re.DOTALL).encode()) < 60_000


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"code"}])
def test_a_page_is_also_json(client, store, name):
    """The twin that its footer names is JSON."""
    path = re.search(r'<a href="([^"]+)">This page as JSON', client.get(pages_of(store)[name]).text)
    assert path is not None
    answer = client.get(html.unescape(path[1]))

    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), dict)


def test_every_link_leads_somewhere(client, store):
    """Those inside the desk on all pages are followed once: pages, twins, files of tables and drawings."""
    found = set()
    for path in pages_of(store).values():
        found |= {html.unescape(link) for link in re.findall(r'(?:href|src)="(/[^"]*)"', client.get(path).text)}
    refused = {link: code for link in sorted(found) if (code := client.get(link).status_code) != 200}

    assert len(found) > 100
    # The report of a sample that nobody has judged has no files yet.
    assert {link for link in refused if not link.startswith("/review/")} == set()


def test_an_article_shows_what_did_not_happen_in_words_and_in_form(client, store):
    """A badge says so, the card's edge is broken, and the words in the text are struck through."""
    path = pages_of(store)["article"]
    page = client.get(path).text
    (card,) = re.findall(r'<li class="record quad-material-conflict unreal negated".*?</li>', page, re.DOTALL)

    assert "did not happen" in card
    assert 'class="badge negated"' in card
    assert 'class="kind negated"' in card
    assert "is-negated" in page
    assert "said by Anna Holm , interior minister" in shown(client, path)


def test_an_article_s_text_stands_on_the_page_as_printed(client, store):
    """Marks add nothing and take nothing away."""
    path = pages_of(store)["article"]
    text = client.get(path.replace("/article", "/article.json")).json()["article"]["text"]
    page = client.get(path).text
    words = [
        html.unescape(re.sub(r"<[^>]+>", "", part)) for part in re.findall(r'class="words">(.*?)</(?:p|h1)>', page)
    ]

    assert " ".join(words).split() == text.split()


def test_a_record_says_why(client, store):
    """The rules' names and what they say, who says so, and how to cite it."""
    words = shown(client, pages_of(store)["event"])

    assert "sanction.impose" in words
    assert "Whether it happened “not” negation.not" in words
    assert "Anna Holm, interior minister: “said” indirect quotation" in words
    assert "The Vale Courier, 15 May 2024" in words
    assert "@misc{" in words


def test_an_entry_of_the_lexicon_is_told_in_words():
    """Its part of speech and its words; the condition of a frame behind them; a model's score as a share."""
    entry = next(entry for alike in entries().values() for entry in alike if entry.pos == "verb" and entry.frame)
    (entry_said, model_said) = reasons((entry.id, "model.aid.0.93"))

    assert entry_said.about == "What was done"
    assert f"the verb “{min(each.lemma for each in entries()[entry.id])}”" in entry_said.says
    assert model_said.says == "the learned model gives AID 93%"


def test_a_record_s_parse_is_that_of_its_sentence(client, store):
    """Each word with the one that governs it; the words that it was read from are lit."""
    page = client.get(pages_of(store)["parse"]).text

    assert re.search(r'<tr class="lit"><td>.*?impose</td>', page)


def test_a_dyad_shows_both_ways_and_who_spoke(client):
    """Records of either acting on the other, and the speakers."""
    answer = client.get("/dyad.json?one=NOR&other=SUD").json()
    other = client.get("/dyad.json?one=SUD&other=NOR").json()

    assert answer["total"] == other["total"] > 0
    assert "Anna Holm" in {row["name"] for row in answer["speakers"]}


def test_a_person_has_offices_and_words(client):
    """When Anna Holm was named with which office, and what she said."""
    answer = client.get("/person.json?name=Anna Holm").json()

    assert answer["offices"][0]["office"] == "interior minister"
    assert answer["said_total"] > 0


def test_a_story_counts_reports(client, store):
    """Three articles tell of one happening."""
    happening = client.get(pages_of(store)["story"].replace("/story", "/story.json")).json()["happenings"][0]

    assert happening["reports"] == 3
    assert len(happening["records"]) == 3


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("status=negated", Filter(status=("negated",))),
        ("actor=NOR&event=AID", Filter(actor="NOR", event=("AID",))),
        ("speaker=holm&quoted=true", Filter(speaker="holm", quoted=True)),
        ("between=NOR&between=SUD&historical=no", Filter(between=("NOR", "SUD"), historical=False)),
        ("text=%22send+aid%22&until=2024-06-30", Filter(words='"send aid"', until=dt.date(2024, 6, 30))),
        ("publisher=courier&confidence=0.5", Filter(publisher="courier", least_confidence=0.5)),
    ],
)
def test_search_gives_what_the_store_gives(client, store, query, chosen):
    """The same conditions, the same records."""
    answer = client.get(f"/events.json?{query}").json()
    expected = {event.id for event in store.events(chosen)}

    assert answer["total"] == len(expected) > 0
    assert {record["id"] for record in answer["records"]} <= expected


def test_records_of_json_are_those_of_the_contract(client):
    """A record on a page of JSON has the fields of `diurna code --format jsonl`."""
    record = client.get("/events.json").json()["records"][0]

    assert {"id", "event", "status", "speakers", "date", "evidence", "coder"} <= set(record)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/", "diurna code news/ --store"), ("/events", "diurna code --store"), ("/stories", "diurna code --store"),
        ("/relations", "That none does says nothing"), ("/network", "Choose a longer one"),
        ("/actor?who=SRB", "Give a code"), ("/dyad?one=SRB&other=RUS", "search for SRB"), ("/review", "diurna code"),
    ],
)  # fmt: skip
def test_an_empty_store_says_what_to_do(path, says):
    """No page is blank."""
    assert says in shown(browser(Store()), path)


@pytest.mark.parametrize(
    "path", ["/article?id=x", "/event?id=x", "/story?id=x", "/person?name=x", "/parse?id=x", "/none"]
)
def test_what_is_not_there_is_told_as_page_and_as_json(client, path):
    """404 both times, with the next step."""
    page = client.get(path)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    answer = client.get(path, headers={"accept": "application/json"})

    assert answer.status_code == 404
    assert set(answer.json()) == {"status", "error", "next", "faults"}


@pytest.mark.parametrize(
    ("path", "fault"),
    [("/events?confidence=7", "confidence"), ("/events?between=SRB", "between"), ("/events?since=soon", "since"),
     ("/events?unknown=1", "unknown"), ("/review/item?sample=x&reviewer=A&n=0", "n")],
)  # fmt: skip
def test_a_query_with_a_fault_names_it(client, path, fault):
    """422, and the field that is wrong."""
    answer = client.get(path, headers={"accept": "application/json"})

    assert answer.status_code == 422
    assert fault in " ".join(answer.json()["faults"])


def hostile_store():
    """An article, parties, a speaker and a publisher full of markup, script, bidi controls and SQL."""
    article = make_article(
        f"{HOSTILE}\n\nNorland did not expel two Sudmark envoys, {HOSTILE} said.", HOSTILE,
        publisher=HOSTILE, url="javascript:alert(1)",
    )  # fmt: skip
    event = make_event(
        article, "expel", actors=[("Norland", HOSTILE, HOSTILE)], recipients=[("Sudmark", "SUD", HOSTILE)],
        speakers=(make_speaker(article, HOSTILE, HOSTILE, HOSTILE, office=HOSTILE),), status="negated",
        evidence=("sanction.impose", HOSTILE), coder=HOSTILE,
    )  # fmt: skip
    store = Store()
    store.add(Coding(article, events=(replace(event, actors=event.actors, id=HOSTILE),)))
    link_stories(store)
    draw_sample(store, 1, seed=1, kind="articles")
    return store


def test_words_from_outside_are_words_on_every_page():
    """They are shown, and can do nothing; bidi controls are made visible; the store stays whole."""
    store = hostile_store()
    client = browser(store)
    (sample,) = samples(store)
    story = next(iter(store.rows("SELECT story FROM newest_events")))["story"]
    asks = [
        ("/", {}), ("/events", {"text": "norland"}), ("/events", {"text": HOSTILE}), ("/events", {"party": HOSTILE}),
        ("/article", {"id": "a1"}), ("/event", {"id": HOSTILE}), ("/actor", {"who": HOSTILE}), ("/person", {"name": HOSTILE}),
        ("/dyad", {"one": HOSTILE, "other": "SUD"}), ("/story", {"id": story}), ("/stories", {}), ("/relations", {}),
        ("/network", {}), ("/network", {"party": HOSTILE}), ("/article", {"id": HOSTILE}), (f"/{HOSTILE}", {}),
        ("/review/report", {"sample": sample.id}), ("/charts/network.svg", {}), ("/charts/map.svg", {}),
        ("/events", {"order": HOSTILE}),
    ]  # fmt: skip
    for path, query in asks:
        answer = client.get(path, params=query)
        assert answer.status_code in {200, 404, 422}, path
        assert "<script>alert" not in answer.text, path
        assert "<img" not in answer.text, path
        assert "\u202e" not in answer.text, path
        assert "\u2066" not in answer.text, path
        assert 'href="javascript:' not in answer.text, path
    assert "&lt;script&gt;" in client.get("/article?id=a1").text
    assert json.loads(client.get("/events.json").text)["total"] == 1


@pytest.mark.parametrize(
    "field", ["party", "actor", "recipient", "speaker", "event", "mode", "context", "place", "publisher", "article", "story", "text"],
)  # fmt: skip
@pytest.mark.parametrize(
    "words", ["'; DROP TABLE events; --", '" OR 1=1', "%", "\\", "../../etc/passwd", "\x00", "(", "NULL"]
)
def test_a_query_is_never_sql(client, field, words):
    """Whatever a condition holds, it is only words: an answer, and never all records of the store or a failure inside."""
    answer = client.get("/events.json", params={field: words})

    assert answer.status_code in {200, 422}
    assert client.get("/events.json").json()["total"] == 21


def test_a_desk_makes_no_store(tmp_path):
    """A file that is not there is told, and is not there afterwards."""
    with pytest.raises(StoreError):
        create_app(tmp_path / "none.duckdb")
    assert not (tmp_path / "none.duckdb").exists()
