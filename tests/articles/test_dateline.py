"""Datelines in front of the first sentence."""

import pytest

from diurna.articles import article_from_text
from diurna.articles.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BELGRADE, Aug 22 (Agency) -- The minister left.", "BELGRADE, Aug 22 (Agency) -- "),
        ("KYIV, Ukraine — Shelling went on.", "KYIV, Ukraine — "),
        ("YEREVAN/BAKU - Fighting went on.", "YEREVAN/BAKU - "),
        ("UNITED NATIONS (AP) – The council met.", "UNITED NATIONS (AP) – "),
        ("NEW DELHI, Sept. 1, 2023 — Talks began.", "NEW DELHI, Sept. 1, 2023 — "),
        ("Nairobi (Reuters) - Police fired tear gas.", "Nairobi (Reuters) - "),
        (
            "Port Moresby, 22 August 2022 (Pacific News Agency) — Votes are counted.",
            "Port Moresby, 22 August 2022 (Pacific News Agency) — ",
        ),
        ("The Democratic Party (PDP) - founded in 1998 - split.", None),
        ("The minister - a hawk - left.", None),
        ("NATO said on Monday - for the first time - that it would not.", None),
        ("UN-backed forces moved north.", None),
    ],
)
def test_datelines_are_told_from_sentences(text, dateline):
    """Town, country, day and agency before a dash; nothing else."""
    found = find_dateline(text, 0)

    assert (found.of(text) if found else None) == dateline


def test_the_dateline_is_no_part_of_the_headline_or_text_that_is_coded():
    """It is found behind the headline, and offsets stay where they were."""
    text = "Rebels gain ground\n\nGOMA, Congo - Rebels took the town of Sake on Friday, the army said in a statement."
    article = article_from_text(text)

    assert article.text == text
    assert article.dateline is not None
    assert article.dateline.of(text) == "GOMA, Congo - "
