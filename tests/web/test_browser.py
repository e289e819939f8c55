"""Every page in Debian's Chromium: axe, both widths, light and dark; what keys and a click do; without JavaScript."""

import pytest

from web.desks import CHROMIUM, WHY_NO_BROWSER, browsing, make_news_store, pages_of, serving, tab_to

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=WHY_NO_BROWSER)


@pytest.fixture(scope="module")
def store():
    """Three articles that tell the same."""
    return make_news_store()


@pytest.fixture(scope="module")
def address(store):
    """The desk of that store on a port of its own."""
    with serving(store) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1600])
def test_axe_finds_nothing_serious_and_no_page_is_wider_than_the_screen(address, store, scheme, width):
    """Every page, and the two that say that something is wrong."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = {}
    with browsing(address, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for name, path in {**pages_of(store), "missing": "/article?id=none", "faults": "/events?confidence=7"}.items():
            page.goto(path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            violations = axe.run(page).response["violations"]
            serious = [each["id"] for each in violations if each["impact"] in {"serious", "critical"}]
            if serious or wide > width:
                found[name] = (serious, wide)

    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_did_not_happen_can_be_read(address, store, scheme):
    """The badge's words stand out from its ground: at least 4.5 to 1, as measured on the page itself."""
    with browsing(address, color_scheme=scheme) as page:
        page.goto(pages_of(store)["article"])
        contrast = page.locator(".record .badge.negated").first.evaluate(
            """badge => {
                const style = getComputedStyle(badge);
                const light = colour => {
                    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255);
                    const [r, g, b] = parts.map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const [low, high] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
                return (high + 0.05) / (low + 0.05);
            }"""
        )

    assert contrast > 4.5


def test_a_click_on_a_record_lights_its_words_and_says_why(address, store):
    """And Enter does the same for who uses no pointer."""
    with browsing(address) as page:
        page.goto(pages_of(store)["article"])
        card = page.locator(".record.negated").first
        card.locator(".facts").click()
        assert card.locator("dl.why").is_visible()
        assert page.locator("mark.trigger.is-negated.on").count() == 1
        assert "sanction.impose" in card.inner_text()

        card.locator(".facts").click()
        assert not card.locator("dl.why").is_visible()
        card.focus()
        page.keyboard.press("Enter")
        assert card.locator("dl.why").is_visible()


def test_reading_by_keyboard_alone(address, store):
    """Search with "/", follow a record to its article, from there to why, and skip to the page with the first Tab."""
    with browsing(address) as page:
        page.goto("/")
        page.keyboard.press("/")
        page.keyboard.type("aid")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.endswith("/events?text=aid")

        tab_to(page, ".entry a[href^='/article']")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        tab_to(page, ".record summary")
        page.keyboard.press("Enter")
        assert page.locator(".record details[open]").count() == 1


def test_a_text_is_pasted_and_coded(address):
    """The example fills the box; its records come beside it."""
    with browsing(address) as page:
        page.goto("/code")
        page.get_by_text("Fill in an example").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Show its records").click()

        assert page.locator(".record").count() >= 3
        assert page.locator(".record .badge.negated").count() >= 1


def test_a_search_can_be_shared_by_its_address(address):
    """What is left empty stays out of it, and the form shows what was asked."""
    with browsing(address) as page:
        page.goto("/events")
        page.select_option("select[name=status]", "negated")
        with page.expect_navigation():
            page.locator("main form button").click()
        assert page.url.endswith("/events?status=negated")
        assert page.locator("select[name=status]").input_value() == "negated"


def test_every_page_works_without_javascript(address, store):
    """All that is on it is there from the server."""
    with browsing(address, java_script_enabled=False) as page:
        for name, path in pages_of(store).items():
            page.goto(path)
            assert page.locator("main h1").count() == 1, name
