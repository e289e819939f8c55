"""What is on a page as a file: tables, drawings, a citation."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyarrow.parquet as pq
import pytest

from diurna.records import Coding
from diurna.store import Store
from web.desks import browser, make_news_store, pages_of
from writers.samples import make_article, make_event


@pytest.fixture(scope="module")
def store():
    """Three articles that tell the same."""
    return make_news_store()


@pytest.fixture(scope="module")
def client(store):
    """A browser before the desk of that store."""
    return browser(store)


def test_records_come_as_csv_parquet_and_json_lines_with_the_conditions_of_the_page(client):
    """The same records as on the page, by their ids, in each."""
    wanted = {record["id"] for record in client.get("/events.json?status=negated").json()["records"]}
    rows = list(csv.DictReader(io.StringIO(client.get("/records.csv?status=negated").text)))
    table = pq.read_table(io.BytesIO(client.get("/records.parquet?status=negated").content))
    lines = [json.loads(line) for line in client.get("/records.jsonl?status=negated").text.splitlines()]

    assert wanted == {row["id"] for row in rows} == set(table["id"].to_pylist()) == {line["id"] for line in lines}
    assert len(wanted) == 3


@pytest.mark.parametrize("table", ["months", "dyads", "places", "stories", "relations", "people"])
def test_tables_have_the_same_columns_and_rows_in_both_kinds(client, table):
    """CSV and Parquet of the front page, of relations and of people."""
    between = "/" if table in {"relations", "people"} else "."
    rows = list(csv.reader(io.StringIO(client.get(f"/tables/{table}{between}csv").text)))
    read = pq.read_table(io.BytesIO(client.get(f"/tables/{table}{between}parquet").content))

    assert rows[0] == read.column_names
    assert len(rows) - 1 == read.num_rows > 0


@pytest.mark.parametrize("chart", ["months", "score", "map", "network"])
def test_drawings_come_as_svg_and_png(client, chart):
    """SVG that stands alone: it is sound, has a title and its own colours, and asks for nothing elsewhere."""
    svg = client.get(f"/charts/{chart}.svg")
    root = ET.fromstring(svg.text)
    png = client.get(f"/charts/{chart}.png").content

    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert root[0].tag.endswith("title")
    assert root[0].text
    assert "/static/" not in svg.text
    assert png.startswith(b"\x89PNG")
    assert len(png) > 2_000


def test_a_record_can_be_cited(client, store):
    """BibTeX as a file."""
    answer = client.get(pages_of(store)["event"].replace("/event", "/event.bib"))

    assert answer.text.startswith("@misc{diurna")
    assert "attachment" in answer.headers["content-disposition"]


def test_a_spreadsheet_runs_nothing_and_tex_neither():
    """A publisher that begins with "=" is text; what acts in TeX is left out."""
    bad = "=HYPERLINK(1) \\input{/etc/passwd}"
    article = make_article("Norland expelled two Sudmark envoys.", None, publisher=bad, origin=bad)
    event = make_event(
        article, "expelled", actors=[("Norland", "NOR", bad)], recipients=[("Sudmark", "SUD", "Sudmark")]
    )
    store = Store()
    store.add(Coding(article, events=(event,)))
    client = browser(store)
    cells = [cell for row in csv.reader(io.StringIO(client.get("/records.csv").text)) for cell in row]

    assert not any(cell.startswith("=") for cell in cells)
    assert "\\input" not in client.get(f"/event.bib?id={event.id}").text


def test_an_empty_store_gives_empty_files():
    """And no error."""
    client = browser(Store())

    for path in ("/records.csv", "/records.parquet", "/records.jsonl", "/tables/months.csv", "/tables/dyads.parquet", "/charts/map.svg",
                 "/charts/network.svg", "/charts/months.png", "/tables/relations/csv", "/tables/people/parquet"):  # fmt: skip
        assert client.get(path).status_code == 200, path
