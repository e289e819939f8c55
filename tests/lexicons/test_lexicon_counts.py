"""The size of the event lexicon, and the table that tells it."""

from pathlib import Path

from diurna.lexicons.counts import count_entries, table
from diurna.ontology import plover

PAGE = Path(__file__).parents[2] / "docs/lexicon.md"


def test_the_page_has_the_counts_of_the_lexicon():
    """docs/lexicon.md shows the table as the command prints it."""
    assert "\n".join(table()) in PAGE.read_text(encoding="utf-8")


def test_no_type_is_left_with_a_handful_of_entries():
    """Each of the sixteen types has a hundred entries or more, all together 2,500."""
    counts = {event: parts.total() for event, parts in count_entries().items()}

    assert counts.keys() == plover().events.keys()
    assert min(counts.values()) >= 100
    assert sum(counts.values()) >= 2500
