"""Articles to the news that they are about: likeness, days, near-copies, and what it costs."""

import datetime as dt

import numpy as np
import pytest

from diurna.stories import Placed, Report, Threads, describe
from diurna.stories.threads import NEWEST_A_KEY

DAY = dt.date(2024, 5, 15)
BRIDGE = """The old bridge over the Tarn at Vellac fell into the river on Monday morning, an hour after it was closed.
Two lorries were on it. Divers found both drivers alive. Mayor Odile Marsan said that engineers had warned of cracks
in April, and that the town had asked the region for money to mend the bridge, without an answer.
The prefect, Luc Ferrand, opened an inquiry. Trains between Vellac and Montroux run again on Tuesday."""
BRIDGE_ELSEWHERE = """Engineers had warned about cracks in the Vellac bridge weeks before it collapsed into the Tarn, its
mayor, Odile Marsan, told reporters. Nobody died when the bridge fell; divers pulled two lorry drivers from the water.
Ferrand, the prefect, promised an inquiry into why money for the works never came."""
TARN_AGAIN = """Rowers from eleven clubs raced on the Tarn on Sunday. Vellac's eight won by a length, Castelnau came second after
a collision at the second buoy, and Gaillac withdrew with a broken rigger. The prize, a ham, was eaten on the quay."""
STRIKE = """Bakers in Ostrava went on strike on Tuesday over the price of flour, which has doubled since January. Their guild
wants the ministry to cap it. Minister Jana Kolar ruled that out and offered loans. Bread was sold out by noon."""


def report(key: int, text: str, title: str = "", days: int = 0) -> Report:
    """An article of the 15th of May, or days later."""
    return Report(key, f"seed {key}", DAY + dt.timedelta(days=days), describe(text, title))


def place_all(reports: list[Report]) -> dict[int, Placed]:
    """The places of articles, by their keys."""
    threads = Threads()
    return {report.key: threads.place(report) for report in reports}


def test_two_tellings_of_one_thing_are_one_story():
    """Names and rare words in common make two articles one piece of news; another matter is another."""
    places = place_all([report(1, BRIDGE), report(2, BRIDGE_ELSEWHERE, days=1), report(3, STRIKE, days=1)])

    assert places[1].story == places[2].story != places[3].story
    assert places[1].telling != places[2].telling


def test_a_near_copy_is_no_telling_of_its_own():
    """An agency's text, cut and with another lead, is the same telling."""
    cut = "Vellac (Agency) - A bridge fell. " + BRIDGE[: int(len(BRIDGE) * 0.8)]

    places = place_all([report(1, BRIDGE), report(2, cut), report(3, BRIDGE_ELSEWHERE)])

    assert places[1].telling == places[2].telling != places[3].telling


def test_long_silence_makes_like_words_another_story():
    """The less alike, the sooner the days between part two articles."""
    near = place_all([report(1, BRIDGE), report(2, TARN_AGAIN, days=2)])
    assert near[1].story == near[2].story

    far = place_all([report(1, BRIDGE), report(2, TARN_AGAIN, days=700)])
    assert far[1].story != far[2].story


def test_what_is_remembered_takes_more():
    """News that was told before goes on where it was."""
    first = Threads()
    placed = first.place(report(1, BRIDGE))
    later = Threads()
    later.remember(report(1, BRIDGE), placed)

    assert later.place(report(2, BRIDGE_ELSEWHERE, days=1)).story == placed.story


def test_no_word_is_a_list_of_all_news():
    """Under one word only the latest news is looked for, so that the cost of an article does not grow."""
    threads = Threads()
    for number in range(NEWEST_A_KEY * 3):
        threads.place(report(number, f"Zwarblo {chr(97 + number % 26) * 6}{number} {number * 7919} quux{number}"))

    assert max(map(len, threads._keyed.values())) <= NEWEST_A_KEY


@pytest.mark.parametrize("text", ["", "!!!", "a", "\udc80\0", "the of and " * 50, "x" * 100_000])
def test_any_text_has_a_place(text):
    """Nothing to go by: a story of its own."""
    places = place_all([report(1, text), report(2, BRIDGE)])

    assert places[1].story != places[2].story


def test_a_description_is_of_unit_length_and_keeps_names():
    """Names weigh most; words that every article has are not among the terms."""
    found = describe(BRIDGE, "Bridge falls at Vellac")

    assert float(np.linalg.norm(found.weights)) == pytest.approx(1.0, abs=1e-3)
    assert list(found.weights) == sorted(found.weights, reverse=True)
    assert set(describe("the and of").terms.tolist()).isdisjoint(found.terms[:20].tolist())
