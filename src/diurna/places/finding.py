"""Toponyms in the text: which words name a place, and which only look like it."""

from diurna.places.clues import LARGE, Clues
from diurna.places.gazetteer import Gazetteer
from diurna.places.holders import is_known_area, is_short_division
from diurna.places.names import fold
from diurna.places.place import Kind
from diurna.places.place_words import ROADS
from diurna.places.toponyms import Role, Toponym
from diurna.records import Analysis, Coding, Name, Span

JOINS = {"-", "–", "/", "—"}
LONGEST = 8  # words of a country's official name


def find_toponyms(coding: Coding, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of an article, in text order; they do not overlap.

    1. Names of several words, longest first: "the Democratic Republic of the Congo", "the Gulf of Aden".
    2. Names of kind LOC, without the words around them; buildings and roads give the place in front, and a site.
    3. Names taken for a body or a person: a place where the gazetteer knows it and the words around tell so, and the
       place at the front of a body's name.
    4. Proper nouns outside any name, likewise.
    """
    return tuple(_Finder(coding, gazetteer).find())


class _Finder:
    """One article's search; `taken` are the tokens of toponyms found so far."""

    def __init__(self, coding: Coding, gazetteer: Gazetteer) -> None:
        self.coding, self.gazetteer = coding, gazetteer
        self.analysis: Analysis = coding.analysis
        self.tokens = self.analysis.tokens
        self.found: list[Toponym] = []
        self.taken: set[int] = set()
        self.clues = Clues(coding, gazetteer)

    def find(self) -> list[Toponym]:
        """All toponyms, in text order."""
        self._long_names()
        for name in self.analysis.names:
            if name.first < name.last:
                {"LOC": self._place_name, "ORG": self._body_name}.get(name.kind, self._person_name)(name)
        named = {index for name in self.analysis.names for index in range(name.first, name.last)}
        for first, last in _proper_runs(self.analysis, named):
            self._unnamed(first, last)
        return sorted(self.found, key=lambda toponym: toponym.first)

    # -- the four kinds of words ------------------------------------------------------------------------------------

    def _long_names(self) -> None:
        """Names of countries of several words, and others with "of", whatever the recogniser took them for."""
        for token in self.tokens:
            if token.index in self.taken or not token.text[:1].isupper() or token.text == "The":
                continue
            end = self.analysis.sentence_of(token).last
            for last in range(min(token.index + LONGEST, end), token.index + 2, -1):
                if not self.tokens[last - 1].text[:1].isupper() or self.tokens[last - 1].text.endswith("."):
                    continue
                words = self.clues.text(token.index, last)
                if "," not in words and (
                    self.gazetteer.country(words) or (" of " in words and self.clues.is_own(words))
                ):
                    self._add(token.index, last, "long")
                    break

    def _place_name(self, name: Name) -> None:
        for first, last in self._parts(name.first, name.last):
            first, last, qualifier = self.clues.trimmed(first, last)
            if first >= last or self.clues.is_no_name(first, last):
                continue
            first, last = self.clues.extended(first, last)
            if self.clues.is_money(first, last) or self.clues.is_illness(last):
                continue
            if self.clues.is_known(first, last):
                if not self.clues.is_surname(first, last) or self.clues.is_located(first, last):
                    self._add(first, last, "name", qualifier)
            elif self.clues.is_site(last):
                is_road = self.clues.last_word(last) in ROADS or self.clues.last_word(last).isdigit()
                if not is_road:
                    self._front(first, last)
                self._add(first, last, "road" if is_road else "site", role="place" if is_road else "site")
            elif self.clues.is_told(first, last, self.taken) and self.tokens[last - 1].upos != "ADJ":
                self._add(first, last, "unknown", qualifier)

    def _body_name(self, name: Name) -> None:
        first, last, qualifier = self.clues.trimmed(name.first, name.last)
        if first < last and self.clues.is_meant(first, last):
            self._add(first, last, "body", qualifier)
        else:
            self._front(name.first, name.last)

    def _person_name(self, name: Name) -> None:
        first, last = name.first, name.last
        places = self.clues.own(first, last)
        if (
            any(map(is_known_area, places))
            and not self.clues.is_surname(first, last)
            and not self.clues.is_given_name(first)
        ):
            self._add(first, last, "person.area")
        elif places and not self.clues.is_surname(first, last) and self.clues.is_located(first, last, elsewhere=False):
            self._add(first, last, "person.located")
        else:
            self._front(first, last, only_areas=True)

    def _unnamed(self, first: int, last: int) -> None:
        first, last, qualifier = self.clues.trimmed(first, last)
        if first < last and self.clues.is_meant(first, last):
            self._add(first, last, "unnamed", qualifier)

    # -- spans ------------------------------------------------------------------------------------------------------

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """A name, or two joined by a hyphen or a stroke that no place bears together: "India-Pakistan"."""
        if self.clues.is_known(first, last):
            return [(first, last)]
        for at in range(first + 1, last - 1):
            if self.tokens[at].text in JOINS:
                left, right = self.clues.text(first, at), self.clues.text(at + 1, last)
                if self.gazetteer.knows(left) and self.gazetteer.knows(right):
                    return [(first, at), (at + 1, last)]
        return [(first, last)]

    def _front(self, first: int, last: int, *, only_areas: bool = False) -> None:
        """The place at the front of the name of a body or a building: "*Athens* Police Department"."""
        for end in range(min(last - 1, first + 4), first, -1):
            if not self.tokens[end - 1].text[:1].isupper() or self.clues.is_no_name(first, end):
                continue
            places = self.clues.own(first, end)
            areas = any(map(is_known_area, places))
            towns = [place for place in places if place.kind in {"town", "county"}]
            large = end - first > 1 or any(place.population >= LARGE for place in towns)
            told = fold(self.clues.text(first, end)) in self.clues.located
            if areas or (not only_areas and towns and (large or told) and not self.clues.is_surname(first, end)):
                _, _, qualifier = self.clues.trimmed(first, end)
                self._add(first, end, "front", qualifier, role="part")
                return

    def _add(self, first: int, last: int, rule: str, qualifier: Kind | None = None, role: Role = "place") -> None:
        if self.taken & set(range(first, last)):
            return
        self.taken |= set(range(first, last))
        inside = self.tokens[first:last]
        head = next((token for token in inside if not first <= token.head < last), inside[-1])
        span = Span(inside[0].span.start, inside[-1].span.end)
        words = span.of(self.coding.article.text)
        if is_short_division(words) and self.coding.article.text[span.end : span.end + 1] == ".":
            span = Span(span.start, span.end + 1)  # the point of "Ky.", which is a token of its own at a sentence's end
        self.found.append(
            Toponym(first, last, head.index, span, span.of(self.coding.article.text), qualifier, role, rule)
        )


def _proper_runs(analysis: Analysis, named: set[int]) -> list[tuple[int, int]]:
    """Stretches of capitalised proper nouns that are part of no name."""
    runs: list[tuple[int, int]] = []
    for token in analysis.tokens:
        if token.upos != "PROPN" or token.index in named or not token.text[:1].isupper():
            continue
        if runs and runs[-1][1] == token.index and analysis.sentence_of(token).first < token.index:
            runs[-1] = (runs[-1][0], token.index + 1)
        else:
            runs.append((token.index, token.index + 1))
    return runs
