"""The "then" of "since then": the day that the text spoke of last."""

import re
from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Analysis, Span
from diurna.times.expression import Expression

SINCE_THEN = re.compile(
    r"\bsince\s{1,9}(?P<then>then|that\s{1,9}(?:day|time|date))\b|\b(?P<ever>ever\s{1,9}since)\s{0,9}(?=[.,;])",
    re.IGNORECASE,
)


def with_since_then(text: str, analysis: Analysis, found: Sequence[Expression]) -> tuple[Expression, ...]:
    """The expressions of an article with those of "since then", which start where the one before them starts.

    "It was founded in 1997. Since then it has fired on no one." Only what the same sentence or the one before names counts.
    "It has fired on no one ever since" says the same.
    """
    added = []
    for position, sentence in enumerate(analysis.sentences):
        for match in SINCE_THEN.finditer(text, sentence.span.start, sentence.span.end):
            opened = analysis.sentences[max(0, position - 1)].span.start
            before = [one for one in found if opened <= one.span.start and one.span.end <= match.start()]
            if before and before[-1].start is not None and before[-1].edge is None:
                words = Span(*match.span("then" if match["then"] else "ever"))
                then = replace(before[-1], span=words, rule="date.since-then", end=None, edge="since", day=None)
                added.append(replace(then, meaning=replace(then.meaning, basis="anchored")))
    if not added:
        return tuple(found)
    return tuple(sorted((*found, *added), key=lambda one: one.span.start))
