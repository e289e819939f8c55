"""Paste and code: from the box, and for programs."""

import re

import pytest

from diurna.store import Store
from diurna.web.coding import EXAMPLE, MOST_CHARACTERS
from web.desks import browser

TEXT = "Chad did not thank Niger on Monday, President Mahamat Deby said."

GERMAN = (
    "Der Rat der Stadt hat am Montag mit großer Mehrheit beschlossen, die Straße nicht zu sperren. Die Polizei rechnet "
    "mit weiteren Kundgebungen und will mehr Beamte einsetzen, sagte ein Sprecher des Ministeriums. Die Opposition "
    "kritisierte den Beschluss und verlangte eine neue Abstimmung."
)


@pytest.fixture(scope="module")
def store():
    """An empty store."""
    return Store()


@pytest.fixture(scope="module")
def client(store):
    """A browser before its desk."""
    return browser(store)


def paste(client, text, published=""):
    """Send the form."""
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/code").text)[1]
    return client.post("/code/page", data={"csrf": token, "text": text, "published": published})


def test_a_text_gives_its_records_at_once(client, store):
    """With the day that "Monday" is; nothing is kept."""
    answer = client.post("/code", json={"text": TEXT, "published": "2022-08-24"})
    (record,) = answer.json()["records"]

    assert (record["event"], record["status"], record["date"]["start"]) == ("SUPPORT", "negated", "2022-08-22")
    assert list(store.rows("SELECT article FROM articles")) == []
    assert client.get("/front.json").json()["holdings"]["articles"] == 0


def test_the_box_shows_the_text_marked_and_stays_filled(client):
    """Records beside the words, and the box again under them."""
    page = paste(client, TEXT, "2022-08-24").text

    assert 'class="badge negated"' in page
    assert "22 August 2022" in page
    assert "Chad did not thank Niger" in page.partition("<textarea")[2]


def test_the_example_shows_what_the_desk_is_for(client):
    """It is in the box on request, and has records that happened and that did not, and a speaker."""
    text, published = EXAMPLE
    records = client.post("/code", json={"text": text, "published": published}).json()["records"]

    assert "Serbian officials" in client.get("/code?example=true").text
    assert {"actual", "negated"} <= {record["status"] for record in records}
    assert any(record["speakers"] for record in records)


@pytest.mark.parametrize(
    ("text", "published", "says"),
    [
        ("", "", "There is no text"), ("  \n ", "", "There is no text"), ("x" * (MOST_CHARACTERS + 1), "", "characters"),
        (TEXT, "soon", "Write the day as YYYY-MM-DD"),
        (GERMAN, "", "English"),
    ],
)  # fmt: skip
def test_what_cannot_be_coded_is_told_above_the_box(client, text, published, says):
    """And what was pasted is still in it."""
    answer = paste(client, text, published)

    assert answer.status_code in {413, 422}
    assert says in re.search(r'role="alert">(.*?)</p>', answer.text)[1]
    assert text.strip()[:30] in answer.text.partition("<textarea")[2]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "x" * (MOST_CHARACTERS + 1)},
        {"text": TEXT, "more": 1},
        {"text": TEXT, "published": "x"},
        [],
    ],
)
def test_programs_are_told_each_fault(client, body):
    """422, one line a field."""
    answer = client.post("/code", json=body, headers={"accept": "application/json"})

    assert answer.status_code == 422
    assert answer.json()["faults"]


def test_a_pasted_page_of_markup_is_text(client):
    """Nothing in it acts."""
    page = paste(client, f"<script>alert(1)</script> {TEXT} </textarea><img src=x onerror=alert(1)>").text

    assert "<script>alert" not in page
    assert "<img" not in page
