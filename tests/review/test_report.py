"""The report: what counts as right, weights, recall, agreement, confusion, and the words for a paper."""

import csv
import io
import json
from dataclasses import replace

import pytest

from diurna.errors import ReviewError
from diurna.review.formats import report_text, tables_of
from diurna.review.judgements import mark_read
from diurna.review.paragraph import paragraph_of
from diurna.review.report import make_report
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.store.reviews import items_of
from review.reviewed import judge_all, judge_item, make_expulsion, make_store, miss
from store.numbered import make_numbered

WRONG = {"verdicts": {"actor": "wrong"}}


@pytest.fixture
def store():
    """Six articles with seven records each."""
    return make_store()


@pytest.fixture
def expelled():
    """One article with one record of its two events."""
    opened = Store()
    opened.add(make_expulsion())
    return opened


def test_a_report_counts_what_was_marked(store):
    """Two of ten have a wrong actor, and one is no event: seven of ten all right."""
    sample = draw_sample(store, 10, seed=1)
    judge_all(store, sample, told={1: WRONG, 2: WRONG, 3: {"is_event": False}})
    found = make_report(store, sample).precision

    assert {name: found[name].right for name in ("found", "actor", "recipient", "event", "all", "whole")} == {
        "found": 9, "actor": 7, "recipient": 9, "event": 9, "all": 7, "whole": 7,
    }  # fmt: skip
    assert found["all"].n == 10
    assert (found["all"].low, found["all"].high) == pytest.approx((0.3968, 0.8922), abs=5e-5)


def test_what_nobody_was_sure_of_is_left_out_and_told(store):
    """Nine dates are judged, and the report says so."""
    sample = draw_sample(store, 10, seed=1)
    judge_all(store, sample, told={4: {"verdicts": {"date": "unsure"}}})
    report = make_report(store, sample)

    assert (report.precision["date"].n, report.unsure) == (9, {"date": 1})
    assert "date 1" in paragraph_of(report)


def test_a_half_judged_sample_is_reported_as_far_as_it_is(store):
    """Three of ten."""
    sample = draw_sample(store, 10, seed=1)
    for item in items_of(store, sample.id)[:3]:
        judge_item(store, item, "Anna")
    report = make_report(store, sample)

    assert (report.records, report.judged) == (10, 3)
    assert "3 of 10 records" in paragraph_of(report)


def test_nothing_judged_is_no_report(store):
    """It says what to do."""
    sample = draw_sample(store, 10, seed=1)
    with pytest.raises(ReviewError, match="diurna review next"):
        make_report(store, sample)
    judge_all(store, sample)
    with pytest.raises(ReviewError, match="Who did: Anna"):
        make_report(store, sample, reviewers=["Ben"])


def test_strata_are_weighted_by_what_they_stand_for():
    """AID, drawn as often as the rest but rare among the records, moves the whole little."""
    store = Store()
    store.add_all(
        replace(coding, events=tuple(event for event in coding.events if event.event != "AID" or number == 0))
        for number, coding in ((number, make_numbered(number)) for number in range(10))
    )
    sample = draw_sample(store, 14, seed=1, by="type")
    wrong = {item.number: WRONG for item in items_of(store, sample.id) if item.record.event == "AID"}
    judge_all(store, sample, told=wrong)
    report = make_report(store, sample)

    assert sample.population == 61
    assert report.precision["all"].share == pytest.approx(60 / 61)
    assert report.by_type["AID"]["all"].share == 0
    assert report.precision["all"].effective < report.precision["all"].n
    assert "weighted to the size of the strata" in paragraph_of(report)


def test_where_two_reviewers_differ_the_record_counts_as_wrong(store):
    """And each has his own figures beside."""
    sample = draw_sample(store, 10, seed=1)
    judge_all(store, sample, "Anna", {1: WRONG})
    judge_all(store, sample, "Ben", {2: WRONG})
    report = make_report(store, sample)

    assert report.precision["all"].right == 8
    assert {name: figures["all"].right for name, figures in report.by_reviewer.items()} == {"Anna": 9, "Ben": 9}
    assert make_report(store, sample, reviewers=["Ben"]).precision["all"].right == 9


def test_agreement_is_of_what_both_judged(store):
    """Ten records, on two of which they differ: kappa by the book."""
    sample = draw_sample(store, 20, seed=1)
    judge_all(store, sample, "Anna", {1: WRONG, 2: WRONG, 3: WRONG})
    for item in items_of(store, sample.id)[:10]:
        judge_item(store, item, "Ben", **(WRONG if item.number in {2, 3, 4} else {}))
    found = make_report(store, sample).agreement["Anna", "Ben"]

    # 2 wrong-wrong, 1 + 1 apart, 6 right-right: 0.8 observed; by chance 0.3² + 0.7² = 0.58.
    assert (found["actor"].n, found["actor"].share) == (10, pytest.approx(0.8))
    assert found["actor"].kappa == pytest.approx((0.8 - 0.58) / 0.42)
    assert found["date"].kappa is None


def test_recall_is_of_articles_read_in_full(expelled):
    """One event found, one missed; it is counted once though both reviewers enter it."""
    sample = draw_sample(expelled, 1, seed=1, kind="articles")
    record, whole = items_of(expelled, sample.id)
    judge_item(expelled, record, "Anna")
    assert make_report(expelled, sample).recall is None
    judge_all(expelled, sample, "Anna")
    for name in ("Anna", "Ben"):
        miss(expelled, whole, name, "closed", event="SANCTION", actor="Sudmark=SUD")
    judge_all(expelled, sample, "Ben", {1: WRONG})
    recall = make_report(expelled, sample).recall

    assert (recall.articles, recall.events, recall.missed) == (1, 2, 1)
    assert (recall.found.share, recall.all.share) == (0.5, 0.0)


def test_two_missed_events_of_one_reviewer_are_two(expelled):
    """Also where one word tells of both."""
    sample = draw_sample(expelled, 1, seed=1, kind="articles")
    _, whole = items_of(expelled, sample.id)
    for party in ("Sudmark=SUD", "Norland=NOR"):
        miss(expelled, whole, "Anna", "closed", event="SANCTION", actor=party)
    judge_all(expelled, sample, "Anna")

    assert make_report(expelled, sample).recall.missed == 2


def test_confusion_has_no_event_and_missed(expelled):
    """Besides one type for another."""
    sample = draw_sample(expelled, 1, seed=1, kind="articles")
    record, whole = items_of(expelled, sample.id)
    judge_item(expelled, record, "Anna", verdicts={"event": "wrong"}, corrections={"event": "COERCE deport"})
    judge_item(expelled, record, "Ben", is_event=False)
    judge_item(expelled, record, "Cleo", verdicts={"event": "wrong"})
    miss(expelled, whole, "Anna", "closed", event="SANCTION")
    judge_item(expelled, record, "Dan")
    mark_read(expelled, whole, "Anna")

    assert make_report(expelled, sample).confusion == {
        ("SANCTION", "COERCE"): 1, ("SANCTION", "no event"): 1, ("SANCTION", "another type"): 1,
        ("SANCTION", "SANCTION"): 1, ("missed", "SANCTION"): 1,
    }  # fmt: skip


def test_the_paragraph_states_what_a_paper_must(store):
    """Size, how drawn, seed, coder, days, precision with interval and its kind, and kappa."""
    sample = draw_sample(store, 10, seed=7)
    judge_all(store, sample, "Anna", {1: WRONG})
    judge_all(store, sample, "Ben", {1: WRONG, 2: WRONG})
    text = paragraph_of(make_report(store, sample)).replace("\N{NO-BREAK SPACE}", " ")

    for words in (
        "10 of 42 records", "simple random sample", "seed 7", sample.id, "diurna test", "2024-05-15",
        "80.0 % (95 % interval 49.0 to 94.3 %)", "Wilson", "Cohen's kappa between Anna and Ben was 0.62",
        "Two reviewers", "counts as wrong",
    ):  # fmt: skip
        assert words in text


def test_all_formats_say_the_same(store):
    """JSON, CSV, Markdown and HTML hold the figure of the table."""
    sample = draw_sample(store, 10, seed=1)
    judge_all(store, sample, told={1: WRONG})
    report = make_report(store, sample)
    rows = list(csv.DictReader(io.StringIO(report_text(report, "csv"))))
    (row,) = [row for row in rows if (row["measure"], row["figure"]) == ("precision", "all")]

    assert float(row["share"]) == json.loads(report_text(report, "json"))["precision"]["all"]["share"] == 0.9
    assert "| type, actor, recipient | 9 | 10 | 90.0 % |" in report_text(report, "markdown")
    assert "<td>90.0 %</td>" in report_text(report, "html")
    assert [table.title for table in tables_of(report)][:2] == ["Precision by field", "Precision by event type"]


def test_hostile_words_are_harmless_in_every_format(store):
    """A note and a reviewer made of markup, a formula and a direction mark."""
    sample = draw_sample(store, 2, seed=1)
    name = "=HYPERLINK(1)|<script>"
    judge_all(store, sample, name, {1: {"note": "<script>alert(1)</script> | \u202e *bold*"}})
    judge_all(store, sample, "Ben", {1: WRONG})
    report = make_report(store, sample)

    assert "<script>" not in report_text(report, "html")
    assert "<script>" not in report_text(report, "markdown").replace("\\<script\\>", "")
    assert "\u202e" not in report_text(report, "html") + report_text(report, "markdown")
    assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(report_text(report, "csv"))) for cell in row)
