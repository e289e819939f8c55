"""The areas that hold a place, as the words behind it tell: "Paris, Texas", "Zvecan, northern Kosovo"."""

from collections.abc import Iterator

from diurna.places.gazetteer import FEDERATIONS, SHORT_DIVISIONS, Gazetteer
from diurna.places.names import fold
from diurna.places.place import Place
from diurna.records import Coding, Span

# Countries whose first-level divisions news names as if everyone knew them.
KNOWN_DIVISIONS = frozenset({*FEDERATIONS, "PSE"})


def holders_behind(coding: Coding, gazetteer: Gazetteer, last: int) -> Iterator[Place]:
    """The areas named right behind a toponym that ends at token `last`, after a comma, "in" or a bracket.

    In "a cathedral in Jolo, Sulu, Philippines" both Sulu and the Philippines stand behind Jolo.
    """
    tokens = coding.analysis.tokens
    if not 0 < last < len(tokens):
        return
    end = coding.analysis.sentence_of(tokens[last - 1]).last
    at = last
    for _ in range(2):
        if at + 1 > end - 1 or tokens[at].text.lower() not in {",", "in", "("}:
            return
        start = at + 1
        while (
            start < end - 1 and not tokens[start].text[:1].isupper() and tokens[start].text.isalpha() and start < at + 3
        ):
            start += 1  # "Zvecan, northern Kosovo", "in the state of Ohio"
        for stop in range(min(start + 5, end), start, -1):
            words = Span(tokens[start].span.start, tokens[stop - 1].span.end).of(coding.article.text)
            if is_short_division(words) and coding.article.text[tokens[stop - 1].span.end :][:1] == ".":
                words += "."
            held = gazetteer.holder(words) if words[:1].isupper() else ()
            if held:
                yield from held
                at = stop
                break
        else:
            return


def is_short_division(words: str) -> bool:
    """Whether words are the short form of a state, but for its point: "Ky"."""
    return not words.endswith(".") and fold(words) in SHORT_DIVISIONS


def is_known_area(place: Place) -> bool:
    """A country, or a first-level division of one of `KNOWN_DIVISIONS`."""
    return place.kind in {"country", "continent"} or (place.kind == "region" and place.country in KNOWN_DIVISIONS)
