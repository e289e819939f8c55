"""What tells that words are a place name: the gazetteer, the words around, and what the article names elsewhere."""

from diurna.places.gazetteer import Gazetteer
from diurna.places.holders import holders_behind, is_known_area
from diurna.places.names import fold
from diurna.places.place import Kind, Place
from diurna.places.place_words import (
    ILLNESSES,
    LOCATING,
    NO_NAMES,
    NUMBERED,
    PEOPLE,
    PLURALS,
    QUALIFIERS,
    SITES,
    TOLD_BY,
)
from diurna.records import Coding, Span

LARGE = 100_000  # inhabitants from which a town is meant where a body may be


class Clues:
    """Questions about stretches of one article's words: tokens `first` to `last`, exclusive.

    `surnames` are those of its persons, `located` the names that the recogniser took for places somewhere in it, both folded.
    """

    def __init__(self, coding: Coding, gazetteer: Gazetteer) -> None:
        self.coding, self.gazetteer = coding, gazetteer
        self.analysis, self.tokens = coding.analysis, coding.analysis.tokens
        self.surnames = {
            fold(self.tokens[name.last - 1].text)
            for name in self.analysis.names
            if name.kind == "PER" and name.last - name.first > 1
        }
        self.located = {
            fold(self.text(name.first, name.last)) for name in self.analysis.names if name.kind == "LOC"
        } - self.surnames

    def is_meant(self, first: int, last: int) -> bool:
        """Whether words that the recogniser took for no place are one: an area, a large town, or told by what is around."""
        if self.is_no_name(first, last) or self.is_surname(first, last):
            return False
        if self.is_money(first, last) or self.is_illness(last):
            return False
        places = self.own(first, last)
        if not places:
            return False
        if any(map(is_known_area, places)):
            return True
        return self.is_located(first, last) or any(
            place.kind == "town" and place.population >= LARGE for place in places
        )

    def is_located(self, first: int, last: int, *, elsewhere: bool = True) -> bool:
        """Whether the words around a name tell that it is a place, or, with `elsewhere`, it is one in another sentence."""
        before = self.tokens[first - 1].text.lower() if first else ""
        if before in LOCATING or (elsewhere and fold(self.text(first, last)) in self.located):
            return True
        if last < len(self.tokens):
            behind = self.tokens[last]
            if behind.text.lower() in PEOPLE and self.own(first, last):
                return True
            if behind.text in {"--", "—", "–", "-"} and self.text(first, last).isupper():
                return True
            if behind.text == "," and self.is_held(first, last):
                return True
        return False

    def is_told(self, first: int, last: int, taken: set[int]) -> bool:
        """Whether a name that the gazetteer lacks stands where places stand: "in Kelleyland", "Kelleyland, Ohio"."""
        at = first - 1
        while at > 0 and self.tokens[at].text.lower() in {"the", "a", "and", "or", ","}:
            if self.tokens[at].text.lower() not in {"the", "a"} and at - 1 in taken:
                return True  # "in Kampala and Kelleyland"
            at -= 1
        before = self.tokens[at].text.lower() if at >= 0 else ""
        behind = last < len(self.tokens) and self.tokens[last].text == ","
        return before in TOLD_BY or (behind and any(True for _ in holders_behind(self.coding, self.gazetteer, last)))

    def is_held(self, first: int, last: int) -> bool:
        """Whether the country or state of one of its namesakes stands behind the comma."""
        candidates = self.gazetteer.candidates(self.text(first, last))
        return any(
            place.lies_in(holder)
            for holder in holders_behind(self.coding, self.gazetteer, last)
            for place in candidates
        )

    def own(self, first: int, last: int) -> list[Place]:
        """The places whose own name or short form the words are; other languages' names would take in any word."""
        words = self.text(first, last)
        key = fold(words)
        return [
            place
            for place in self.gazetteer.candidates(words)
            if fold(place.name) == key
            or (place.kind in {"country", "region", "continent"} and not key.endswith(" state"))  # "Ohio State" plays
        ]

    def is_no_name(self, first: int, last: int) -> bool:
        """Whether capitalised words are no name by themselves: "City", "Monday"."""
        return all(
            token.text.lower().rstrip(".") in NO_NAMES or not any(map(str.isalpha, token.text))
            for token in self.tokens[first:last]
        )

    def is_site(self, last: int) -> bool:
        """Whether a name is that of a building, a road or the like: "Mercy Hospital", "Highway 19"."""
        return self.last_word(last) in SITES or any(map(str.isdigit, self.tokens[last - 1].text))

    def extended(self, first: int, last: int) -> tuple[int, int]:
        """A name with what the recogniser cut off: "Laurel *County*", "Highway *19*"."""
        behind = self.tokens[last].text if last < len(self.tokens) else ""
        if behind in {"County", "Parish", "Township"} or (behind.isdigit() and self.last_word(last) in NUMBERED):
            return first, last + 1
        return first, last

    def is_surname(self, first: int, last: int) -> bool:
        """Whether a word is the surname of a person of the article."""
        return last - first == 1 and fold(self.tokens[first].text) in self.surnames

    def is_given_name(self, index: int) -> bool:
        """Whether a word is the first one of a person's full name in the article."""
        word = self.tokens[index].text
        return any(
            name.kind == "PER" and name.last - name.first > 1 and self.tokens[name.first].text == word
            for name in self.analysis.names
        )

    def is_money(self, first: int, last: int) -> bool:
        """Whether words stand with a dollar sign: "US$"."""
        behind = self.tokens[last].text if last < len(self.tokens) else ""
        return behind[:1] == "$" or (first > 0 and self.tokens[first - 1].text == "$")

    def is_illness(self, last: int) -> bool:
        """Whether an illness is called so: "West Nile virus"."""
        return last < len(self.tokens) and self.tokens[last].text.lower() in ILLNESSES

    def is_own(self, words: str) -> bool:
        """Whether a place is called so: "Gulf of Aden", "Port of Spain"."""
        key = fold(words)
        return any(fold(place.name) == key for place in self.gazetteer.candidates(words))

    def is_known(self, first: int, last: int) -> bool:
        """Whether the gazetteer has the name."""
        return self.gazetteer.knows(self.text(first, last))

    def last_word(self, last: int) -> str:
        """The last word, lower case, without its point."""
        return self.tokens[last - 1].text.lower().rstrip(".")

    def trimmed(self, first: int, last: int) -> tuple[int, int, Kind | None]:
        """A name without the words in lower case around it, and what they or the words near by tell of its kind."""
        qualifier = None
        while (
            last - first > 1 and not self.tokens[last - 1].text[:1].isupper() and self.tokens[last - 1].text.isalpha()
        ):
            last -= 1
        while last - first > 1 and not self.tokens[first].text[:1].isupper() and self.tokens[first].text.isalpha():
            first += 1
        if last - first > 1 and self.tokens[last - 1].text.lower() in PLURALS and not self.is_known(first, last):
            last -= 1  # "Homs and Aleppo Governorates"
        if last < len(self.tokens):
            qualifier = QUALIFIERS.get(self.tokens[last].text.lower())
        if qualifier is None and last > first:
            qualifier = QUALIFIERS.get(self.tokens[last - 1].text.lower().rstrip(".")) if last - first > 1 else None
        if qualifier is None and first > 1 and self.tokens[first - 1].text.lower() == "of":
            qualifier = QUALIFIERS.get(self.tokens[first - 2].text.lower())
        return first, last, qualifier or self._shared_qualifier(last)

    def _shared_qualifier(self, last: int) -> Kind | None:
        """The kind told once for several: "in Madison and Jackson counties"."""
        for token in self.tokens[last : last + 12]:
            word = token.text.lower()
            if word in PLURALS:
                return QUALIFIERS[word]
            if not (token.text[:1].isupper() or word in {",", "and", "or"}):
                return None
        return None

    def text(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (exclusive)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end).of(self.coding.article.text)
