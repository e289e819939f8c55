"""The town of the dateline: "COLOMBO, Sri Lanka (Agency) - "."""

from diurna.places.gazetteer import Gazetteer
from diurna.places.toponyms import Toponym
from diurna.records import Coding, Span

# Toponyms are told apart by their first token; the dateline's stand in front of all tokens.
BEFORE_ALL = -1


def dateline_toponym(coding: Coding, gazetteer: Gazetteer) -> Toponym | None:
    """The town that an article's dateline names; of two ("YEREVAN/BAKU") none, for either may be meant.

    The words of a dateline are in no sentence, so the toponym has no tokens.
    """
    dateline = coding.article.dateline
    if dateline is None:
        return None
    words = dateline.of(coding.article.text)
    town = words
    for mark in (",", "(", " -", " –", "—", "/"):
        town = town.split(mark)[0]
    town = town.rstrip(" -–—")
    if "/" in words or not gazetteer.knows(town.title()):
        return None
    span = Span(dateline.start, dateline.start + len(town))
    return Toponym(
        BEFORE_ALL, BEFORE_ALL, BEFORE_ALL, span, span.of(coding.article.text), "town", "dateline", "dateline"
    )
