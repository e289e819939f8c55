import io
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from diurna.records import Coding
from diurna.writers import write_page
from diurna.writers.labels import visible
from diurna.writers.page import paragraphs
from writers.hostile import HOSTILE
from writers.samples import BODY, HEADLINE, make_article, make_event, make_speaker, sample

VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """A page taken apart: its elements, and the words of headline and paragraphs."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.words, self.marked = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note the element."""
        known = dict(attrs)
        self.elements.append((tag, known))
        if "words" in (known.get("class") or "").split():
            self.words.append("")
        if tag == "mark":
            self.marked.append(["", known])
        if tag not in VOID:
            self.open.append((tag, known))

    def handle_endtag(self, tag):
        """Hold that every element is closed in its turn."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        """Gather the words."""
        if any("words" in (known.get("class") or "").split() for _, known in self.open):
            self.words[-1] += data
        if self.open and self.open[-1][0] == "mark":
            self.marked[-1][0] += data

    def count(self, tag, name=""):
        """How many elements of a tag, with a class if one is named."""
        return sum(
            found == tag and (not name or name in (known.get("class") or "").split()) for found, known in self.elements
        )


def page_of(*codings, **options):
    """The page of codings, as HTML."""
    file = io.StringIO()
    write_page(codings, file, **options)
    return file.getvalue()


def sample_page(**changes):
    """The page of the sample article."""
    article, events = sample()
    return page_of(Coding(replace(article, **changes), events=tuple(events)))


def test_the_words_read_exactly_as_in_the_article():
    """Marks change no character of headline and paragraphs."""
    assert Page(sample_page()).words == [HEADLINE, *BODY.split("\n\n")]


def test_nested_and_overlapping_words_are_marked_whole():
    """A party inside a trigger, and triggers that overlap, keep all their words, each piece all its records."""
    article = make_article("The Norland army attack on Sudmark town began.", None)
    events = (
        make_event(article, "army attack on Sudmark", id="x", actors=[("Norland army", "NOR-MIL")]),
        make_event(article, "attack on Sudmark town", id="y", recipients=[("Sudmark", "SUD")]),
    )
    page = Page(page_of(Coding(article, events=events)))

    def lit(key):
        return "".join(text for text, known in page.marked if key in known["data-r"].split())

    assert page.words[1] == article.text
    assert lit("a1r1") == "Norland army attack on Sudmark"
    assert lit("a1r2") == "attack on Sudmark town"


def test_each_record_stands_beside_its_paragraph_and_lights_its_words():
    """Every record is an element that Tab reaches, whose key its words carry.

    Each trigger bears its number, with the glyph of a status that is not "actual"; who hears the page hears the status.
    """
    page = Page(sample_page())
    records = [known for tag, known in page.elements if tag == "li" and "record" in known.get("class", "").split()]
    triggers = [known for _, known in page.marked if "data-n" in known]

    assert [known["data-r"] for known in records] == [f"a1r{number}" for number in range(1, 8)]
    assert all(known["tabindex"] == "0" for known in records)
    assert [known["data-n"] for known in triggers] == ["1", "2✗", "3▷", "4", "5", "6", "7?"]
    assert all(known["role"] == "button" and known["tabindex"] == "0" for known in triggers)
    assert triggers[1]["aria-label"] == "impose sanctions, record 2: SANCTION, did not happen"


def test_status_speaker_and_quad_class_are_visible():
    """What did not happen has a badge and a broken edge; the speaker and the quad class are named."""
    html = sample_page()

    badges = ("✗ DID NOT HAPPEN", "▷ AHEAD", "? SUPPOSED", "» SAID", "↶ PAST")
    for words in (*badges, "interior minister", "NOR-GOV", "Anna Holm"):
        assert words in re.sub(r"<[^>]*>", "", html)
    assert 'class="record quad-material-conflict unreal' in html
    assert html.count("<dd>material conflict") == 4


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_text_from_outside_is_only_text(words):
    """Wherever hostile words stand, they make no element, no attribute and no reference."""
    article = make_article(
        f"{words} hit\n\n{words} hit {words}.", f"{words} hit", origin=words, publisher=words, url=words
    )
    speaker = make_speaker(article, words, words, words, office=words)
    event = make_event(
        article, "hit", id=words, mode=words, contexts=(words,), actors=[(words, words)], speakers=(speaker,),
        evidence=(words,), coder=words, cameo=words, place=(words, words),
    )  # fmt: skip
    coding = Coding(article, events=(event,))

    html = page_of(coding, coding)
    page = Page(html)

    assert page.count("script") == page.count("style") == 1
    assert page.count("img") == 0
    assert not any(name.startswith("on") for _, known in page.elements for name in known)
    assert page.words[0] == visible(f"{words} hit")
    assert not set(html) & set("\x1b\x07\x08\x7f\x00\x9b\u202e")
    html.encode("utf-8")


def test_nothing_is_fetched():
    """No address stands in the page but the article's own, and its policy allows only its own style and script."""
    html = sample_page()
    bare = sample_page(url=None)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)

    assert re.findall(r"https?://[^\s\"<]*", html) == ["https://news.example/a?x=1&amp;y=2"] * 2
    assert not re.search(r"https?:|//[a-z]|url\(|@import|src=", bare.split("<body>")[1].split("<script>")[0])
    assert not re.search(r"https?:|url\(|@import", bare)
    for tag in ("style", "script"):
        (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert 'style="' not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " http://x.example", "file:///etc/passwd"])
def test_only_web_addresses_become_links(url):
    """Any other address is shown and leads nowhere; all that is left to follow are records of this page."""
    html = sample_page(url=url)
    page = Page(html)
    ids = {known["id"] for _, known in page.elements if "id" in known}

    assert url in html
    assert page.count("a") > 0
    hrefs = {known["href"] for tag, known in page.elements if "href" in known and tag != "link"}
    assert hrefs <= {f"#{name}" for name in ids}


def test_an_articles_own_web_address_is_a_link():
    """It is the one link that leads out of the page, and tells the other side nothing of where it was followed."""
    page = Page(sample_page(url="https://news.example/b"))
    out = [known for tag, known in page.elements if tag == "a" and not known["href"].startswith("#")]

    assert out == [{"href": "https://news.example/b", "rel": "noopener noreferrer"}]


def test_one_article_stands_alone():
    """Its headline is the page's title, and there is no list of articles."""
    page = Page(sample_page())

    assert page.count("nav") == 0
    assert page.count("section", "article") == 1
    assert f"<title>{HEADLINE}</title>" in sample_page()


def test_several_articles_have_a_list_on_top():
    """Each with its day and counts, linked to its section."""
    article, events = sample()
    html = page_of(Coding(article, events=tuple(events)), Coding(make_article("No news.", None)))

    assert "2 articles, 7 records" in html
    assert '<a href="#a2">news/norland.txt</a>' in html
    assert Page(html).count("section", "article") == 2


def test_many_articles_are_folded():
    """More than ten articles become a list that unfolds."""
    article, events = sample()
    page = Page(page_of(*[Coding(article, events=tuple(events))] * 11))

    assert page.count("details", "article") == 11
    assert page.count("section") == page.count("nav") == 0


def test_a_page_without_records_or_articles_is_still_a_page():
    """Nothing found is shown as nothing found."""
    assert "0 articles, 0 records" in page_of()
    assert "0 records" in page_of(Coding(make_article("", None)))


def test_a_record_that_fits_no_paragraph_is_shown_all_the_same():
    """A record of another text marks nothing and is not lost."""
    _, events = sample()
    page = Page(page_of(Coding(make_article("Short.", None), events=tuple(events))))

    assert page.count("li", "record") == len(events)
    assert page.marked == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("One\nstill one.\n\nTwo.", ["One\nstill one.", "Two."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("One.\n \n\n Two.", ["One.", " Two."]),
        ("", []),
    ],
)
def test_paragraphs_are_parted_by_empty_lines_if_there_are_any(body, wanted):
    """Hard-wrapped text keeps its paragraphs whole; text with a paragraph a line is parted at line ends."""
    article = make_article(body, None)

    assert [span.of(body) for span in paragraphs(article)] == wanted
