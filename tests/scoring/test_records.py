import datetime as dt
from dataclasses import replace

import pytest

from diurna.records import Span
from diurna.scoring.gold import GoldArticle, GoldEvent, GoldParty
from diurna.scoring.records import align, figures_of, intervals, score_article
from writers.samples import make_article, make_event


def gold(event="SANCTION", trigger=(8, 16), actor="NOR", recipient="SUD", **changes):
    """A gold event: by default what the record below says."""
    made = GoldEvent(
        event=event,
        mode=None,
        trigger=Span(*trigger),
        actors=(GoldParty(Span(0, 7), actor),),
        recipients=(GoldParty(Span(21, 28), recipient),),
        status="actual",
        historical=False,
        speakers=(),
        date=(dt.date(2024, 5, 15), dt.date(2024, 5, 15)),
        place=None,
    )
    return replace(made, **changes)


@pytest.fixture
def record():
    """A record that agrees with `gold()`."""
    article = make_article("Norland expelled two Sudmark envoys.", headline=None)
    made = make_event(
        article, "expelled", actors=[("Norland", "NOR", "Norland")], recipients=[("Sudmark", "SUD", "Sudmark")]
    )
    return replace(made, date=replace(made.date, basis="stated"))


def article(*events):
    """A gold article."""
    return GoldArticle(file="a.txt", sha256="", split="dev", published=None, events=events)


def test_a_record_that_agrees_is_right_in_everything(record):
    """Every figure is 1, but for the confidence of 0.9 that such a record had."""
    figures = figures_of([score_article([record], article(gold()))])

    assert figures.pop("ece") == pytest.approx(0.1)
    assert set(figures.values()) == {1.0}


@pytest.mark.parametrize(
    ("wanted", "wrong"),
    [
        (gold(event="REJECT"), {"type", "all"}),
        (gold(actor="SUD"), {"actor", "all"}),
        (gold(recipient=None), {"recipient", "all"}),
        (gold(status="negated"), {"status"}),
        (gold(speakers=(Span(30, 40),)), {"speaker"}),
        (gold(date=(dt.date(2024, 5, 1), dt.date(2024, 5, 1))), {"date"}),
        (gold(place=GoldParty(Span(50, 55), "NOR")), {"place"}),
    ],
)
def test_a_wrong_field_counts_against_it_alone(record, wanted, wrong):
    """What differs from gold is wrong, the rest is right."""
    figures = figures_of([score_article([record], article(wanted))])

    assert {name.removesuffix("_f1") for name, value in figures.items() if name.endswith("_f1") and not value} == wrong


def test_precision_and_recall_have_their_own_denominators(record):
    """An event that was missed lowers recall, one too many precision."""
    far = replace(record, trigger=replace(record.trigger, start=900, end=905), actors=(), recipients=())

    figures = figures_of(
        [score_article([record, far], article(gold(), gold(trigger=(400, 410)), gold(trigger=(700, 710))))]
    )

    assert figures["found_precision"] == pytest.approx(1 / 2)
    assert figures["found_recall"] == pytest.approx(1 / 3)


def test_a_gold_event_is_found_once(record):
    """Two records of one happening: the second is one too many; the one of the right type is taken."""
    other = replace(record, event="REJECT")

    assert align([other, record], [gold()]) == [(record, gold())]


def test_intervals_hold_the_figure(record):
    """The bootstrap draws articles."""
    scored = [score_article([record], article(gold())), score_article([record], article())] * 5

    low, high = intervals(scored, draws=200)["found_precision"]

    assert low < figures_of(scored)["found_precision"] < high


def test_confidence_is_judged_beside_the_records(record):
    """Each record's confidence, with whether its type and parties are right; `ece` is the gap between the two."""
    sure = replace(record, confidence=0.75)

    right = score_article([sure], GoldArticle(file="a", sha256="", split="dev", published=None, events=(gold(),)))
    wrong = score_article([sure], GoldArticle(file="b", sha256="", split="dev", published=None, events=()))

    assert (right.judged, wrong.judged) == (((0.75, True),), ((0.75, False),))
    assert figures_of([right, right, right, wrong])["ece"] == 0
    assert figures_of([wrong])["ece"] == 0.75
