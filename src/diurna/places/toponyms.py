"""Toponyms in the text: which words name a place, and which only look like it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from diurna.places.gazetteer import FEDERATIONS, SHORT_DIVISIONS, Gazetteer
from diurna.places.names import fold
from diurna.places.place import Kind, Place
from diurna.records import Analysis, Coding, Name, Span, Token

Role = Literal["place", "part", "site", "dateline", "again"]

# Nouns for a kind of place or a part of one, which pass on the name that hangs from them: "the city of Homs".
HEADS = {"city", "town", "village", "capital", "port", "province", "region", "district", "state", "island", "suburb",
         "county", "governorate", "area", "territory", "municipality", "republic", "border", "outskirts", "north",
         "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "center", "neighborhood",
         "neighbourhood", "coast"}  # fmt: skip

# What a word behind or before a name says of the kind of place.
QUALIFIERS: dict[str, Kind] = {
    **dict.fromkeys(("county", "parish", "district", "raion", "borough", "counties", "parishes", "districts"), "county"),
    **dict.fromkeys(
        ("state", "province", "region", "oblast", "governorate", "prefecture", "department", "canton", "krai", "voivodeship",
         "states", "provinces", "regions", "governorates", "oblasts", "prefectures"), "region"),
    **dict.fromkeys(("city", "town", "village", "township", "suburb", "cities", "towns", "villages", "municipality"), "town"),
}  # fmt: skip
PLURALS = frozenset(word for word in QUALIFIERS if word.endswith("s"))
# Names that end so are of buildings, roads, grounds and bodies: no gazetteer of towns and countries has them.
SITES = frozenset(
    """school schools hospital hospitals center centre university college academy church cathedral mosque temple synagogue
    airport airfield airbase base station stadium arena park zoo museum library theater theatre hall hotel inn motel
    restaurant mall plaza square street st avenue ave road rd boulevard blvd lane ln drive dr parkway pkwy highway hwy
    route freeway expressway interstate bypass loop court courthouse ct circle trail bridge tunnel dam prison jail
    penitentiary cemetery farm farms ranch market store shop building tower towers house apartments complex club clinic
    facility institute laboratory lab office headquarters campus field fields forest wilderness reserve refuge room pier
    terminal mill mine plant refinery casino gallery monument memorial palace barracks camp fire police department
    elementary high middle capitol gardens garden racecourse turnpike pike manor estates villas""".split()
)
# Sites that are place names like those of towns, though no gazetteer of towns has them.
ROADS = frozenset(
    """street st avenue ave road rd boulevard blvd lane ln drive dr parkway pkwy highway hwy route freeway expressway
    interstate bypass trail bridge tunnel turnpike pike park forest wilderness refuge airport square""".split()
)
NUMBERED = frozenset("highway hwy route interstate motorway road autobahn area district zone block".split())
# Illnesses are called after places: "West Nile virus".
ILLNESSES = frozenset("virus viruses fever hemorrhagic haemorrhagic syndrome disease flu strain encephalitis".split())
# Capitalised words that are no name by themselves, though some town somewhere is called so.
NO_NAMES = frozenset(
    """city state county town village north south east west northern southern eastern western central center centre highway
    route road street avenue school university college hospital church park police department office officer board court
    council senate congress house parliament government ministry minister president republic union federation party national
    international county division bureau agency authority commission committee council corporation company bank group
    association society institute foundation news times post herald press star sun tribune journal gazette media market
    station hall lot block sens sen gov rep del lt sgt capt col gen maj mr mrs ms dr st nov dec jan feb mar apr jun jul aug
    sept oct lord lady king queen prince sir god bible summit bond christ christmas easter ramadan passover
    region district province area patrol force order security field lake river mount port island beach valley hill hills
    officer leader superior fiscal intervention energy human industry alliance university""".split()
) | {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
TOLD_BY = {"in", "near", "at", "from", "outside", "of", "to", "around", "across", "on", "off", "along", "through", "inside",
           "towards", "toward", "into", "between", "by", "over"}  # fmt: skip
LOCATING = {
    "in",
    "near",
    "outside",
    "across",
    "throughout",
    "around",
    "inside",
    "toward",
    "towards",
    "into",
    "downtown",
}
# Behind the name of a town they tell whose they are: "a Longview woman".
PEOPLE = frozenset(
    """resident residents man men woman women boy girl teen teenager native couple family mayor police official officials
    councilman councilwoman firefighter firefighters businessman lawyer attorney area suburb neighborhood neighbourhood
    mother father teacher student students voters motorist driver authorities officers""".split()
)
JOINS = {"-", "–", "/", "—"}
# Countries whose first-level divisions news names as if everyone knew them.
KNOWN_DIVISIONS = frozenset({*FEDERATIONS, "PSE"})
LARGE = 100_000  # inhabitants from which a town is meant where a body may be
LONGEST = 8  # words of a country's official name


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text: its tokens `first` to `last` (exclusive) and the one that it hangs by.

    `qualifier` is the kind of place that words around it tell ("Homs Governorate": region). A `part` stands in the name
    of a body ("*Ohio* Chamber of Commerce"); a `site` is a building or the like, which no gazetteer has; the `dateline`
    has no tokens; `again` are words such as "the city" for a place that is named elsewhere.
    """

    first: int
    last: int
    head: int
    span: Span
    text: str
    qualifier: Kind | None = None
    role: Role = "place"
    rule: str = "name"


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
        self.surnames = {
            fold(self.tokens[name.last - 1].text)
            for name in self.analysis.names
            if name.kind == "PER" and name.last - name.first > 1
        }
        self.located = {
            fold(self.text(name.first, name.last)) for name in self.analysis.names if name.kind == "LOC"
        } - self.surnames

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
                words = self.text(token.index, last)
                if "," not in words and (self.gazetteer.country(words) or (" of " in words and self._is_own(words))):
                    self._add(token.index, last, "long")
                    break

    def _place_name(self, name: Name) -> None:
        for first, last in self._parts(name.first, name.last):
            first, last, qualifier = self._trimmed(first, last)
            if first >= last or self._is_no_name(first, last):
                continue
            first, last = self._extended(first, last)
            if self._is_money(first, last) or self._is_illness(last):
                continue
            if self._is_known(first, last):
                if not self._is_surname(first, last) or self._is_located(first, last):
                    self._add(first, last, "name", qualifier)
            elif self._is_site(last):
                is_road = self._last_word(last) in ROADS or self._last_word(last).isdigit()
                if not is_road:
                    self._front(first, last)
                self._add(first, last, "road" if is_road else "site", role="place" if is_road else "site")
            elif self._is_told(first, last) and self.tokens[last - 1].upos != "ADJ":
                self._add(first, last, "unknown", qualifier)

    def _body_name(self, name: Name) -> None:
        first, last, qualifier = self._trimmed(name.first, name.last)
        if first < last and self._is_meant(first, last):
            self._add(first, last, "body", qualifier)
        else:
            self._front(name.first, name.last)

    def _person_name(self, name: Name) -> None:
        first, last = name.first, name.last
        places = self._own(first, last)
        if any(map(is_known_area, places)) and not self._is_surname(first, last) and not self._is_given_name(first):
            self._add(first, last, "person.area")
        elif places and not self._is_surname(first, last) and self._is_located(first, last, elsewhere=False):
            self._add(first, last, "person.located")
        else:
            self._front(first, last, only_areas=True)

    def _unnamed(self, first: int, last: int) -> None:
        first, last, qualifier = self._trimmed(first, last)
        if first < last and self._is_meant(first, last):
            self._add(first, last, "unnamed", qualifier)

    # -- what tells a place -----------------------------------------------------------------------------------------

    def _is_meant(self, first: int, last: int) -> bool:
        """Whether words that the recogniser took for no place are one: an area, a large town, or told by what is around."""
        if self._is_no_name(first, last) or self._is_surname(first, last):
            return False
        if self._is_money(first, last) or self._is_illness(last):
            return False
        places = self._own(first, last)
        if not places:
            return False
        if any(map(is_known_area, places)):
            return True
        return self._is_located(first, last) or any(
            place.kind == "town" and place.population >= LARGE for place in places
        )

    def _is_located(self, first: int, last: int, *, elsewhere: bool = True) -> bool:
        """Whether the words around a name tell that it is a place, or, with `elsewhere`, it is one in another sentence."""
        before = self.tokens[first - 1].text.lower() if first else ""
        if before in LOCATING or (elsewhere and fold(self.text(first, last)) in self.located):
            return True
        if last < len(self.tokens):
            behind = self.tokens[last]
            if behind.text.lower() in PEOPLE and self._own(first, last):
                return True
            if behind.text in {"--", "—", "–", "-"} and self.text(first, last).isupper():
                return True
            if behind.text == "," and self._is_held(first, last):
                return True
        return False

    def _is_told(self, first: int, last: int) -> bool:
        """Whether a name that the gazetteer lacks stands where places stand: "in Kelleyland", "Kelleyland, Ohio"."""
        at = first - 1
        while at > 0 and self.tokens[at].text.lower() in {"the", "a", "and", "or", ","}:
            if self.tokens[at].text.lower() not in {"the", "a"} and at - 1 in self.taken:
                return True  # "in Kampala and Kelleyland"
            at -= 1
        before = self.tokens[at].text.lower() if at >= 0 else ""
        behind = last < len(self.tokens) and self.tokens[last].text == ","
        return before in TOLD_BY or (behind and any(True for _ in holders_behind(self.coding, self.gazetteer, last)))

    def _is_held(self, first: int, last: int) -> bool:
        """Whether the country or state of one of its namesakes stands behind the comma."""
        candidates = self.gazetteer.candidates(self.text(first, last))
        return any(
            place.lies_in(holder)
            for holder in holders_behind(self.coding, self.gazetteer, last)
            for place in candidates
        )

    def _own(self, first: int, last: int) -> list[Place]:
        """The places whose own name or short form the words are; other languages' names would take in any word."""
        words = self.text(first, last)
        key = fold(words)
        return [
            place
            for place in self.gazetteer.candidates(words)
            if fold(place.name) == key
            or (place.kind in {"country", "region", "continent"} and not key.endswith(" state"))  # "Ohio State" plays
        ]

    def _is_no_name(self, first: int, last: int) -> bool:
        return all(
            token.text.lower().rstrip(".") in NO_NAMES or not any(map(str.isalpha, token.text))
            for token in self.tokens[first:last]
        )

    def _is_site(self, last: int) -> bool:
        return self._last_word(last) in SITES or any(map(str.isdigit, self.tokens[last - 1].text))

    def _extended(self, first: int, last: int) -> tuple[int, int]:
        """A name with what the recogniser cut off: "Laurel *County*", "Highway *19*"."""
        behind = self.tokens[last].text if last < len(self.tokens) else ""
        if behind in {"County", "Parish", "Township"} or (behind.isdigit() and self._last_word(last) in NUMBERED):
            return first, last + 1
        return first, last

    def _is_surname(self, first: int, last: int) -> bool:
        return last - first == 1 and fold(self.tokens[first].text) in self.surnames

    def _is_given_name(self, index: int) -> bool:
        word = self.tokens[index].text
        return any(
            name.kind == "PER" and name.last - name.first > 1 and self.tokens[name.first].text == word
            for name in self.analysis.names
        )

    def _is_money(self, first: int, last: int) -> bool:
        behind = self.tokens[last].text if last < len(self.tokens) else ""
        return behind[:1] == "$" or (first > 0 and self.tokens[first - 1].text == "$")

    def _is_illness(self, last: int) -> bool:
        return last < len(self.tokens) and self.tokens[last].text.lower() in ILLNESSES

    def _is_own(self, words: str) -> bool:
        """Whether a place is called so: "Gulf of Aden", "Port of Spain"."""
        key = fold(words)
        return any(fold(place.name) == key for place in self.gazetteer.candidates(words))

    def _is_known(self, first: int, last: int) -> bool:
        return self.gazetteer.knows(self.text(first, last))

    def _last_word(self, last: int) -> str:
        return self.tokens[last - 1].text.lower().rstrip(".")

    # -- spans ------------------------------------------------------------------------------------------------------

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """A name, or two joined by a hyphen or a stroke that no place bears together: "India-Pakistan"."""
        if self._is_known(first, last):
            return [(first, last)]
        for at in range(first + 1, last - 1):
            if self.tokens[at].text in JOINS:
                left, right = self.text(first, at), self.text(at + 1, last)
                if self.gazetteer.knows(left) and self.gazetteer.knows(right):
                    return [(first, at), (at + 1, last)]
        return [(first, last)]

    def _trimmed(self, first: int, last: int) -> tuple[int, int, Kind | None]:
        """A name without the words in lower case around it, and what they or the words near by tell of its kind."""
        qualifier = None
        while (
            last - first > 1 and not self.tokens[last - 1].text[:1].isupper() and self.tokens[last - 1].text.isalpha()
        ):
            last -= 1
        while last - first > 1 and not self.tokens[first].text[:1].isupper() and self.tokens[first].text.isalpha():
            first += 1
        if last - first > 1 and self.tokens[last - 1].text.lower() in PLURALS and not self._is_known(first, last):
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

    def _front(self, first: int, last: int, *, only_areas: bool = False) -> None:
        """The place at the front of the name of a body or a building: "*Athens* Police Department"."""
        for end in range(min(last - 1, first + 4), first, -1):
            if not self.tokens[end - 1].text[:1].isupper() or self._is_no_name(first, end):
                continue
            places = self._own(first, end)
            areas = any(map(is_known_area, places))
            towns = [place for place in places if place.kind in {"town", "county"}]
            large = end - first > 1 or any(place.population >= LARGE for place in towns)
            told = fold(self.text(first, end)) in self.located
            if areas or (not only_areas and towns and (large or told) and not self._is_surname(first, end)):
                _, _, qualifier = self._trimmed(first, end)
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

    def text(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (exclusive)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end).of(self.coding.article.text)


def is_short_division(words: str) -> bool:
    """Whether words are the short form of a state, but for its point: "Ky"."""
    return not words.endswith(".") and fold(words) in SHORT_DIVISIONS


def is_known_area(place: Place) -> bool:
    """A country, or a first-level division of one of `KNOWN_DIVISIONS`."""
    return place.kind in {"country", "continent"} or (place.kind == "region" and place.country in KNOWN_DIVISIONS)


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


def head_toponym(analysis: Analysis, token: Token, toponyms: dict[int, Toponym]) -> Toponym | None:
    """The toponym that a noun phrase names, by the head of the phrase.

    "in Kyiv", "the city of Homs", "the capital, Tripoli", "the town Bakhmut", "the Syrian city of Aleppo",
    "the outskirts of Paris", "the Donetsk region".
    """
    if token.index in toponyms:
        return toponyms[token.index]
    for child in analysis.children(token, "appos", "flat", "nmod:desc"):
        if child.index in toponyms:
            return toponyms[child.index]
    if token.lemma.lower() not in HEADS:
        return None
    for child in analysis.children(token, "nmod"):
        if child.index in toponyms and (analysis.case_of(child) in {"of", "in", ""} or child.relation == "nmod:poss"):
            return toponyms[child.index]
        deeper = head_toponym(analysis, child, toponyms) if analysis.case_of(child) == "of" else None
        if deeper is not None:
            return deeper
    return next(
        (toponyms[child.index] for child in analysis.children(token, "compound") if child.index in toponyms), None
    )
