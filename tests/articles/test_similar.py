"""Near-identical articles are noticed, others are not, and memory has a bound."""

from diurna.articles import article_from_text
from diurna.articles.similar import Copies
from layouts import STORIES


def article(text, origin="a"):
    """An article."""
    return article_from_text(text, origin=origin)


def test_copies_are_noticed():
    """The same report under another paper's byline, and one that lacks its last paragraph."""
    copies = Copies()
    story = STORIES[0]
    short = "\n\n".join(story.paragraphs[:-1])

    assert copies.notice(article(story.body, "one")) is None
    assert copies.notice(article(f"By Jane Doe\n\n{story.body}\n\nRead more", "two")) == "one"
    assert copies.notice(article(short, "three")) in {"one", "two"}


def test_others_are_not():
    """Two reports that share no paragraph are two; a note of some words is never a copy."""
    copies = Copies()

    for text in [story.paragraphs[0] + " " + str(number) * 5 for number, story in enumerate(STORIES)] + [
        "Troops left."
    ] * 2:
        assert copies.notice(article(text)) is None


def test_old_ones_are_forgotten():
    """Only the last articles are remembered."""
    copies = Copies(window=2)
    stories = [" ".join(f"{word}{number}" for word in STORIES[number].body.split()) for number in range(4)]
    for number, text in enumerate(stories):
        assert copies.notice(article(text + " the of and to", str(number))) is None

    assert copies.notice(article(stories[3] + " the of and to", "again")) == "3"
    assert copies.notice(article(stories[0] + " the of and to", "again")) is None
    assert len(copies._bands) <= 2 * 24
