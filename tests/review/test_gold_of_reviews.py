"""Reviews as gold: what is exported says what was judged, and an all-right review scores 100 %."""

import datetime as dt
import json

import pytest

from diurna import Coder
from diurna.articles import article_from_text
from diurna.cli.evaluate_records import text_of
from diurna.errors import GoldError
from diurna.review.gold import make_gold, write_texts
from diurna.review.sampling import draw_sample
from diurna.scoring.gold import json_of, read_gold
from diurna.scoring.records import FIELDS, figures_of, score_article
from diurna.store import Store
from diurna.store.reviews import items_of
from review.reviewed import judge_all, judge_item, make_expulsion, make_store, miss

NEWS = (
    "Norway expels envoys\n\nNorway expelled two Russian diplomats on Monday. Russia did not retaliate, Foreign Minister "
    "Anna Holm said in Oslo.\n\nPolice arrested 12 protesters in Berlin on Sunday.\n",
    "France condemned Mali on Tuesday and threatened to impose sanctions. Mali will release three French soldiers, "
    "President Emmanuel Macron said. The United Nations sent food to Chad.\n",
)
RIGHT = {f"{field}_{figure}" for field in FIELDS for figure in ("precision", "recall", "f1")}


@pytest.fixture(scope="module")
def coder():
    """The shipped coder."""
    return Coder()


@pytest.fixture
def store(coder):
    """Two articles as the coder reads them."""
    opened = Store()
    for text in NEWS:
        opened.add(coder.code_article(article_from_text(text, published=dt.date(2024, 5, 15))))
    return opened


def scored(gold, folder, coder):
    """The figures of gold that was written, read back and held against the coder."""
    file = folder / "gold.jsonl"
    file.write_text("".join(json_of(article) + "\n" for article in gold.articles), encoding="utf-8")
    write_texts(gold, folder / "texts")
    return figures_of(
        [
            score_article(
                coder.code_article(article_from_text(text_of(one, folder / "texts"), published=one.published)).events,
                one,
            )
            for one in read_gold(file)
        ]
    )


def test_an_all_right_review_of_articles_scores_all(store, coder, tmp_path):
    """Precision and recall of every field are 1, through file and texts."""
    sample = draw_sample(store, 2, seed=1, kind="articles")
    judge_all(store, sample)
    gold = make_gold(store, sample)
    figures = scored(gold, tmp_path, coder)

    assert gold.records == sum(item.record is not None for item in items_of(store, sample.id)) >= 4
    assert all(article.within is None for article in gold.articles)
    assert {figures[name] for name in RIGHT} == {1.0}


def test_an_all_right_review_of_some_records_has_precision_1(store, coder, tmp_path):
    """Of articles judged in part only the judged triggers are scored; the other records are no errors."""
    sample = draw_sample(store, 3, seed=1)
    judge_all(store, sample)
    gold = make_gold(store, sample)
    figures = scored(gold, tmp_path, coder)

    assert sum(len(article.within or ()) for article in gold.articles) == 3
    assert {figures[f"{field}_precision"] for field in FIELDS} == {1.0}


def test_what_was_marked_wrong_scores_wrong(store, coder, tmp_path):
    """One of the records is no event, another has another status."""
    sample = draw_sample(store, 2, seed=1, kind="articles")
    count = sum(item.record is not None for item in items_of(store, sample.id))
    first, second = [item.number for item in items_of(store, sample.id) if item.record][:2]
    other = {"verdicts": {"status": "wrong"}, "corrections": {"status": "hypothetical+historical"}}
    judge_all(store, sample, told={first: {"is_event": False}, second: other})
    figures = scored(make_gold(store, sample), tmp_path, coder)

    assert figures["found_precision"] == pytest.approx((count - 1) / count)
    assert figures["status_precision"] == pytest.approx((count - 2) / count)


def test_missed_events_count_against_recall(store, coder, tmp_path):
    """They are in the gold of an article that was read in full."""
    sample = draw_sample(store, 2, seed=1, kind="articles")
    items = items_of(store, sample.id)
    whole = next(item for item in items if item.record is None)
    word = "Oslo" if items[0].record and "Nor" in items[0].record.text else "food"
    miss(store, whole, "Anna", word, event="CONSULT")
    judge_all(store, sample)
    figures = scored(make_gold(store, sample), tmp_path, coder)

    assert figures["found_recall"] < 1
    assert figures["found_precision"] == 1


def test_what_is_left_open_is_left_out_and_told():
    """Unsure, wrong without a correction, or of two minds: no gold, and the article is then judged in part."""
    store = make_store()
    sample = draw_sample(store, 6, seed=1, kind="articles")
    judge_all(
        store, sample, "Anna",
        {1: {"verdicts": {"date": "unsure"}}, 2: {"verdicts": {"actor": "wrong"}}},
    )  # fmt: skip
    judge_item(store, items_of(store, sample.id)[2], "Ben", is_event=False)
    gold = make_gold(store, sample)

    assert gold.left_out == {"a field is wrong or unsure, and not corrected": 2, "reviewers differ": 1}
    assert sorted(article.within is None for article in gold.articles) == [False] + [True] * 5
    assert make_gold(store, sample, reviewer="Anna").left_out == {"a field is wrong or unsure, and not corrected": 2}


def test_a_file_of_another_text_is_refused(tmp_path):
    """Gold knows its text by a hash."""
    store = Store()
    store.add(make_expulsion())
    sample = draw_sample(store, 1, seed=1)
    judge_all(store, sample)
    gold = make_gold(store, sample)
    write_texts(gold, tmp_path)
    (tmp_path / gold.articles[0].file).write_text("Another text.", encoding="utf-8")

    with pytest.raises(GoldError, match="not the text"):
        text_of(gold.articles[0], tmp_path)


def test_gold_is_read_back_as_it_was_written(tmp_path):
    """Open ends of dates and the judged triggers too."""
    store = Store()
    store.add(make_expulsion())
    sample = draw_sample(store, 1, seed=1)
    told = {"verdicts": {"date": "wrong"}, "corrections": {"date": "2024-05-13.."}}
    judge_all(store, sample, told={1: told})
    gold = make_gold(store, sample)
    file = tmp_path / "gold.jsonl"
    file.write_text(json_of(gold.articles[0]), encoding="utf-8")

    assert read_gold(file) == list(gold.articles)
    assert json.loads(file.read_text())["within"] == [[8, 16]]
    assert gold.articles[0].events[0].date == (dt.date(2024, 5, 13), None)
