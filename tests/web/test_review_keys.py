"""A whole review in Debian's Chromium, by keyboard alone; and what axe finds on its pages."""

import pytest

from diurna.review.judgements import standing_of
from diurna.review.sampling import draw_sample
from diurna.store import Store
from diurna.store.reviews import acts_of, items_of, samples
from review.reviewed import make_expulsion
from web.desks import CHROMIUM, WHY_NO_BROWSER, browsing, serving, tab_to

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=WHY_NO_BROWSER)


@pytest.fixture
def store():
    """One article with one record of its two events."""
    with Store() as opened:
        opened.add(make_expulsion())
        yield opened


@pytest.fixture
def address(store):
    """The desk of that store on a port of its own."""
    with serving(store) as opened:
        yield opened


def press(page, *keys):
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def keep(page):
    """Press Enter, and wait for the next page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_whole_review_by_keyboard_alone(address, store):
    """Draw, name oneself, correct a field, undo, judge again, add a missed event, read to the end, report."""
    with browsing(address) as page:
        page.goto("/review")
        tab_to(page, "#kind")
        page.keyboard.type("w")  # whole articles
        tab_to(page, ".rv-draw button")
        keep(page)
        (sample,) = samples(store)
        tab_to(page, "[data-reviewer]")
        page.keyboard.type("Anna")
        keep(page)
        assert "Record 1" in page.inner_text("h1")

        press(page, "3")  # to whom: wrong; what the record has is there to be typed over
        assert page.evaluate("document.activeElement.id") == "recipient-to"
        page.keyboard.type("Sudmark=SUD")
        press(page, "Escape", "n")
        page.keyboard.type("the state, not its envoys")
        press(page, "Escape")
        keep(page)
        assert "Article 2" in page.inner_text("h1")

        with page.expect_navigation():
            press(page, "u")
        assert "Undone" in page.inner_text(".rv-said")
        assert standing_of(store, sample.id, "Anna").judged == {}
        press(page, "3")
        page.keyboard.type("Sudmark=SUD")
        keep(page)

        press(page, "m")
        page.keyboard.type("closed")
        press(page, "Tab")
        page.keyboard.type("SANCTION")
        press(page, "Tab")
        page.keyboard.type("Sudmark=SUD")
        keep(page)
        assert "closed" in page.inner_text(".rv-missed")
        keep(page)

        assert page.url.endswith(f"/review/report?sample={sample.id}&step=done")
        assert "recall" in page.inner_text("#paragraph")
    standing = standing_of(store, sample.id, "Anna")
    assert standing.done == {1, 2}
    assert standing.judged[1].marks["recipient"].verdict == "wrong"
    assert standing.missed[2][0].event.event == "SANCTION"


def test_keys_mark_wrong_then_unsure_then_right(address, store):
    """Pressed again a key goes round; a field left as it was is wrong without a correction."""
    with browsing(address) as page:
        sample = start(page, store)
        press(page, "2", "Escape", "6", "Escape", "6", "7", "Escape", "7", "7")
        keep(page)
    marks = standing_of(store, sample.id, "Anna").judged[1].marks

    assert {name: mark.verdict for name, mark in marks.items() if mark.verdict != "right"} == {
        "actor": "wrong", "date": "unsure",
    }  # fmt: skip
    assert marks["actor"].correction is None


def test_no_event_is_one_key(address, store):
    """And the letter types in a note, where it is no key."""
    with browsing(address) as page:
        sample = start(page, store)
        press(page, "x", "n")
        page.keyboard.type("xj")
        press(page, "Escape")
        keep(page)
    judgement = standing_of(store, sample.id, "Anna").judged[1]

    assert (judgement.is_event, judgement.note) == (False, "xj")


def test_a_correction_that_names_nothing_comes_back(address, store):
    """The fault is told, and what was typed is still there."""
    with browsing(address) as page:
        sample = start(page, store)
        press(page, "2")
        page.keyboard.type("Atlantis=ATL")
        keep(page)

        assert "does not stand in the article" in page.inner_text("[role=alert]")
        assert page.input_value("#actor-to") == "Atlantis=ATL"
    assert acts_of(store, sample.id) == []


def test_keys_can_be_switched_off(address, store):
    """For who speaks to the browser: single letters then do nothing, also on the next page."""
    with browsing(address) as page:
        start(page, store)
        press(page, "?")
        tab_to(page, "#keys")
        press(page, "Space")
        page.reload()
        press(page, "x")

        assert not page.is_checked("#no-event")


def test_without_javascript_a_form_does_it_all(address, store):
    """Tab, arrows and Enter; the field for a correction opens by itself."""
    with browsing(address, java_script_enabled=False) as page:
        sample = start(page, store)
        page.focus("input[name=actor-is][value=right]")
        press(page, "ArrowRight")
        assert page.is_visible("#actor-to")
        press(page, "Tab")
        page.keyboard.type("Sudmark=SUD")
        keep(page)
    assert standing_of(store, sample.id, "Anna").judged[1].marks["actor"].correction is not None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1600])
def test_axe_finds_nothing_serious_and_no_page_is_wider_than_the_screen(address, store, scheme, width):
    """The list, a record with a field marked wrong, an article and the report."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with browsing(address, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        sample = start(page, store)
        item = "/review/item?sample={}&reviewer=Anna&n={}"
        keep(page)
        for path in (
            "/review",
            item.format(sample.id, 1),
            item.format(sample.id, 2),
            f"/review/report?sample={sample.id}",
        ):
            page.goto(path)
            if path.endswith("n=1"):
                press(page, "2", "Escape")
            found = axe.Axe().run(page, context=".rv").response["violations"]
            serious = [
                (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}
            ]
            assert serious == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def start(page, store):
    """Draw the article as a sample, and open its record as Anna."""
    sample = draw_sample(store, 1, seed=1, kind="articles")
    assert items_of(store, sample.id)
    page.goto(f"/review/next?sample={sample.id}&reviewer=Anna")
    return sample
