"""What is remembered: the deed of an anniversary, and what was so "historically", lies years back, whenever it is told."""

from itertools import islice

from diurna.records import Analysis, Evidence, Token
from diurna.records.analysis import base

ANNIVERSARIES = {"anniversary", "centenary", "bicentenary", "centennial", "bicentennial", "jubilee"}
LONG_AGO = {"historically", "historical"}  # not "historic", which is news
STEPS = 3  # "the anniversary of the start of the siege"


def remembered(analysis: Analysis, token: Token) -> tuple[Evidence, ...]:
    """What says that a deed lies years back: "marched on the *anniversary* of the coup"; empty where nothing does."""
    for word in analysis.children(token, "advmod", "amod"):
        if word.text.lower() in LONG_AGO:
            return (Evidence("historical", "historical.word", word.span),)
    child = token
    for above in islice(analysis.ancestors(token), STEPS):
        if above.lemma.lower() in ANNIVERSARIES and _is_what_of(analysis, child):
            return (Evidence("historical", "historical.anniversary", above.span),)
        child = above
    return ()


def _is_what_of(analysis: Analysis, child: Token) -> bool:
    """Whether it is the anniversary of it: "the anniversary of the coup", "the anniversary since the army took over"."""
    if base(child.relation) == "nmod":
        return analysis.case_of(child) in ("of", "since")
    return base(child.relation) in ("acl", "advcl") and any(
        mark.text.lower() in ("since", "of") for mark in analysis.children(child, "mark")
    )
