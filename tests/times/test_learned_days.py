"""Which days the model is asked to choose among, and what becomes of its choice."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from builders import make_coding
from diurna import Coder
from diurna.model.nets import ChoiceModel
from diurna.records import Draft, Evidence, When
from diurna.times.days import read_days
from diurna.times.learned_days import closed, clues_of, date_by_learning, options_of, setting_of, shipped_days

MONDAY = """
Rebels rebel NOUN NNS 2 nsubj
left leave VERB VBD 0 root
on on ADP IN 4 case
Monday Monday PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
LAST_YEAR = """
They they PRON PRP 2 nsubj
came come VERB VBD 0 root
in in ADP IN 4 case
2019 2019 NUM CD 2 obl
. . PUNCT . 2 punct
"""
UNDATED = """
Troops troops NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
. . PUNCT . 2 punct
"""
PUBLISHED = dt.date(2024, 5, 15)
MON = dt.date(2024, 5, 13)


class Sure(ChoiceModel):
    """Gives an option the chance that its days are looked up by; others share the rest."""

    def __init__(self, days, chance=1.0):
        super().__init__([])
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "chance", chance)

    def chances(self, clues):
        """Of each option."""
        rest = (1 - self.chance) / max(1, len(clues.options) - 1)
        return np.array([self.chance if one.days == self.days else rest for one in clues.options], dtype=np.float32)


def coded(*sentences, vectors=True, historical=False, published="2024-05-15"):
    """An article whose last sentence tells of a shooting that nothing dates, and its days."""
    coding = make_coding(*sentences, UNDATED, published=published)
    size = 640 if vectors else 256
    rows = tuple(np.ones(size, dtype=np.float32) for _ in coding.analysis.tokens)
    token = coding.analysis.tokens[-2]
    draft = Draft(
        id="d",
        sentence=len(sentences) + 1,
        trigger=token.span,
        predicate=token.index,
        event="ASSAULT",
        historical=historical,
        date=When(start=coding.article.published, end=coding.article.published, text=None, basis="published"),
        evidence=(Evidence("date", "date.published"),),
    )
    coding = replace(coding, analysis=replace(coding.analysis, vectors=rows), drafts=(draft,))
    return coding, read_days(coding)


def dated(model, *sentences, **more):
    """The shooting as the model dates it."""
    coding, days = coded(*sentences, **more)
    return date_by_learning(coding, coding.drafts, days, model)[0]


def test_days_that_the_article_names_may_be_its_days():
    """The day of publication, Monday, the year, and from Monday to publication; no further back does anything go on."""
    coding, days = coded(LAST_YEAR, MONDAY)

    found = {one.days for one in options_of(setting_of(coding, coding.drafts, days), 0)}

    year = (dt.date(2019, 1, 1), dt.date(2019, 12, 31))
    assert found == {(PUBLISHED, PUBLISHED), (MON, MON), year, (MON, PUBLISHED)}


def test_a_sure_choice_is_taken_and_says_so():
    """With the words for it, the basis "inherited", and the model in its evidence."""
    draft = dated(Sure((MON, MON)), MONDAY, MONDAY)

    assert draft.date == When(start=MON, end=MON, text="Monday", basis="inherited")
    assert [one.rule for one in draft.evidence] == ["model.day.1.00"]
    assert not draft.historical


def test_of_days_long_past_it_is_background():
    """What happened in 2019 is no news of 2024."""
    draft = dated(Sure((dt.date(2019, 1, 1), dt.date(2019, 12, 31))), MONDAY, LAST_YEAR)

    assert draft.historical
    assert draft.evidence[-1].rule == "historical.long-past"


@pytest.mark.parametrize(
    "told",
    [
        {"model": Sure((MON, MON), 0.39)},
        {"model": Sure((PUBLISHED, PUBLISHED))},
        {"model": Sure((MON, MON)), "vectors": False},
        {"model": Sure((MON, MON)), "historical": True},
        {"model": Sure((MON, MON)), "published": None},
    ],
    ids=["unsure", "of publication", "no vectors", "background is not of these days", "no day of publication"],
)
def test_else_the_rules_date_stays(told):
    """Where the model is not sure enough, or has nothing to read."""
    draft = dated(told.pop("model"), MONDAY, MONDAY, **told)

    assert draft.date is not None
    assert draft.date.basis == "published"


def test_days_that_end_before_they_begin_are_no_days():
    """As a text may have them by mistake; what goes on since a day goes on to publication."""
    told = read_days(make_coding(MONDAY)).expressions[0]

    assert closed(replace(told, start=MON, end=dt.date(2024, 5, 1)), PUBLISHED) is None
    assert closed(replace(told, end=None, edge="since"), PUBLISHED) == (MON, PUBLISHED)


def test_of_a_sentence_or_two_nothing_is_guessed():
    """There is no article around them to tell it by."""
    assert dated(Sure((MON, MON)), MONDAY).date.basis == "published"


def test_the_shipped_networks_read_these_clues():
    """As many facts as they have learned from; chances sum to one."""
    coding, days = coded(LAST_YEAR, MONDAY)
    clues = clues_of(coding, setting_of(coding, coding.drafts, days), 0)

    chances = shipped_days().chances(clues)

    assert chances.shape == (len(clues.options),)
    assert chances.sum() == pytest.approx(1, abs=1e-5)


def test_what_an_article_goes_on_to_tell_is_of_the_day_that_it_tells_of():
    """The whole coder: nothing in the last sentences says when; the story is of Saturday."""
    text = (
        "Thousands march in Accra\n\nACCRA, Ghana - Thousands of teachers marched through Accra on Saturday over unpaid wages.\n\n"
        "Protesters carrying banners blocked the road to parliament and chanted against the finance minister.\n\n"
        "Police fired tear gas at the crowd near the market, and officers arrested 12 teachers.\n"
    )
    found = {
        event.event: event.date.start.isoformat()
        for event in Coder().code(text, published="2016-03-09")
        if event.date.start and event.event in ("ASSAULT", "COERCE")
    }

    assert found == {"ASSAULT": "2016-03-05", "COERCE": "2016-03-05"}
