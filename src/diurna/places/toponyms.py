"""Toponyms in the text, and which place of the gazetteer each of them is."""

import re
from dataclasses import dataclass

from diurna.places.gazetteer import Gazetteer, Place, fold
from diurna.records import Analysis, Coding, Span, Token

# Nouns for a kind of place or a part of one, which pass on the name that hangs from them: "the city of Homs".
HEADS = {"city", "town", "village", "capital", "port", "province", "region", "district", "state", "island", "suburb",
         "county", "governorate", "area", "territory", "municipality", "republic", "border", "outskirts", "north",
         "south", "east", "west", "centre", "center"}  # fmt: skip


# Words around a name that the gazetteer's entry lacks. Behind the second kind stands a larger area that shares a
# city's name ("Donetsk region"): the city then tells the country and no more.
DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:far\s+)?(?:north|south|east|west|central|upper|lower|mid)(?:-?(?:east|west))?(?:ern)?"
    r"|downtown|greater|mainland|occupied|rural)[\s-]+(?=\S)",
    re.IGNORECASE,
)
TOWN = re.compile(r"\s+(?:city|town|village)$", re.IGNORECASE)
AREA = re.compile(
    r"\s+(?:province|region|oblast|governorate|county|district|prefecture|department|parish|state|area|valley)$",
    re.IGNORECASE,
)
COUNTY = re.compile(r"\s(?:county|parish)$", re.IGNORECASE)
COUNTRIES_OF_COUNTIES = {"USA", "GBR", "IRL", "KEN", "LBR", "HRV", "HUN", "NOR", "SWE", "EST", "ROU"}
# How newspapers shorten American states after a town ("Lebanon, Pa.").
SHORT_STATES = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE", "fla": "FL",
    "ga": "GA", "ill": "IL", "ind": "IN", "kan": "KS", "ky": "KY", "la": "LA", "md": "MD", "mass": "MA", "mich": "MI",
    "minn": "MN", "miss": "MS", "mo": "MO", "mont": "MT", "neb": "NE", "nev": "NV", "okla": "OK", "ore": "OR",
    "pa": "PA", "tenn": "TN", "tex": "TX", "va": "VA", "vt": "VT", "wash": "WA", "wis": "WI", "wyo": "WY",
}  # fmt: skip
# Towns are called "March" and "May" too.
OF_THE_CALENDAR = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
# States whose name means their city, unless a town stands before it.
CITY_FIRST = {"new york", "washington"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text: its tokens `first` to `last` (exclusive) and the one that it hangs by."""

    first: int
    last: int
    head: int
    span: Span
    text: str


def find_toponyms(coding: Coding, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of an article, in text order.

    Names of kind LOC; and proper nouns outside any name that the gazetteer knows, for the recogniser misses some.
    """
    analysis = coding.analysis
    places = (name for name in analysis.names if name.kind == "LOC" and name.first < name.last)
    found = [_toponym(coding, name.first, name.last) for name in places]
    named = {index for name in analysis.names for index in range(name.first, name.last)}
    for first, last in _proper_runs(analysis, named):
        words = Span(analysis.tokens[first].span.start, analysis.tokens[last - 1].span.end).of(coding.article.text)
        if gazetteer.knows(words):
            found.append(_toponym(coding, first, last))
    return tuple(sorted(found, key=lambda toponym: toponym.first))


def _toponym(coding: Coding, first: int, last: int) -> Toponym:
    tokens = coding.analysis.tokens[first:last]
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    head = next((token for token in tokens if not first <= token.head < last), tokens[-1])
    return Toponym(first, last, head.index, span, span.of(coding.article.text))


def _proper_runs(analysis: Analysis, named: set[int]) -> list[tuple[int, int]]:
    """Stretches of capitalised proper nouns that are part of no name."""
    runs: list[tuple[int, int]] = []
    for token in analysis.tokens:
        if token.upos != "PROPN" or token.index in named or not token.text[:1].isupper():
            continue
        if token.text.lower() in OF_THE_CALENDAR:
            continue
        if runs and runs[-1][1] == token.index and analysis.sentence_of(token).first < token.index:
            runs[-1] = (runs[-1][0], token.index + 1)
        else:
            runs.append((token.index, token.index + 1))
    return runs


@dataclass(frozen=True)
class Atlas:
    """What an article's toponyms tell about one another: the countries and states that it names, with counts."""

    gazetteer: Gazetteer
    countries: dict[str, int]
    states: dict[str, int]

    def resolve(self, coding: Coding, toponym: Toponym) -> Place | None:
        """The place that a toponym names; None where the gazetteer has none of that name.

        1. The country that the mention was resolved to, where its name is a country's.
        2. What stands behind it: "Paris, Texas" is in Texas, "Zvecan, Kosovo" in Kosovo.
        3. Of several, the most populous; one in a country or state that the article names counts ten times, in
           both a hundred times.
        """
        candidates, whole = self._look_up(toponym.text)
        country = self._country_meant(coding, toponym)
        if country is not None and all(one.kind != "city" or one.country == country.country for one in candidates):
            return country
        holder = self.holder(coding, toponym)
        if holder is not None:
            inside = [one for one in candidates if one.kind != "country" and _lies_in(one, holder)]
            inside = inside or [one for one in self.gazetteer.all_towns(toponym.text) if _lies_in(one, holder)]
            candidates = tuple(inside) or candidates
        if fold(toponym.text) in CITY_FIRST and not _follows_place(coding, toponym):
            candidates = tuple(one for one in candidates if one.kind == "city") or candidates
        if not candidates:
            return None
        areas = [one for one in candidates if one.kind != "city"]
        chosen = max(candidates, key=self._weight) if not areas or holder is not None else self._area(areas, country)
        if whole or chosen.kind != "city":
            return chosen
        return Place(toponym.text, "area", chosen.country, None, region=chosen.region)

    def _look_up(self, text: str) -> tuple[tuple[Place, ...], bool]:
        """Candidates for a name, and whether they bear the name itself, or only that of a city in the area meant."""
        for name in (text, TOWN.sub("", text), DIRECTION.sub("", text)):
            found = self.gazetteer.candidates(name)
            if found:
                return found, True
        short = AREA.sub("", DIRECTION.sub("", text))
        found = self.gazetteer.candidates(short)
        if COUNTY.search(text):
            found = tuple(one for one in found if one.country in COUNTRIES_OF_COUNTIES)
        return found, False

    def _country_meant(self, coding: Coding, toponym: Toponym) -> Place | None:
        mention = coding.mention_at(coding.analysis.tokens[toponym.head])
        if mention is None or mention.kind != "name":
            return None
        entity = coding.entity(mention)
        return self.gazetteer.country_of_code(entity.country) if entity.kind == "country" and entity.country else None

    def _area(self, areas: list[Place], country: Place | None) -> Place:
        """Country or state of one name (Georgia): the state where the article names others of its kind."""
        if country is None and len(areas) > 1:
            state = areas[1]
            if any(code != state.region for code in self.states):
                return state
        return areas[0]

    def holder(self, coding: Coding, toponym: Toponym) -> Place | None:
        """The country or state named right behind a toponym, after a comma or "in"."""
        tokens = coding.analysis.tokens
        last = coding.analysis.sentence_of(tokens[toponym.head]).last
        at = toponym.last
        for _ in range(2):  # "a cathedral in Jolo, Sulu, Philippines" has a name more between
            if at + 1 >= last or tokens[at].text.lower() not in {",", "in"}:
                return None
            for end in range(min(at + 6, last), at + 1, -1):
                words = Span(tokens[at + 1].span.start, tokens[end - 1].span.end).of(coding.article.text)
                state = SHORT_STATES.get(fold(words)) if words[:1].isupper() else None
                found = self.gazetteer.state(state) if state else None
                held = [found] if found else [one for one in self._look_up(words)[0] if one.kind != "city"]
                if held:
                    return held[0]
            at += 1
            while at < last and tokens[at].upos == "PROPN":
                at += 1
        return None

    def _weight(self, place: Place) -> tuple[int, int]:
        # Ten for the country: an article that names Canada still means England's London (20 times as large as
        # Ontario's), one that names Mali means Mali's Gao. Ten more for the state, which only local news names.
        factor = 10 if place.country in self.countries else 1
        factor *= 10 if place.country == "USA" and place.region in self.states else 1
        return max(place.population, 1) * factor, place.population


def _follows_place(coding: Coding, toponym: Toponym) -> bool:
    """Whether a name stands after another one and a comma, as its state: "Albany, New York"."""
    tokens = coding.analysis.tokens
    at = toponym.first
    return at > 1 and tokens[at - 1].text == "," and tokens[at - 2].upos == "PROPN"


def _lies_in(place: Place, holder: Place) -> bool:
    if holder.kind == "state":
        return place.country == "USA" and place.region == holder.region
    return place.country == holder.country


def make_atlas(coding: Coding, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> Atlas:
    """Count the countries and states that an article names, by its toponyms and by its resolved entities."""
    countries: dict[str, int] = {}
    states: dict[str, int] = {}
    for toponym in toponyms:
        first = next(iter(gazetteer.candidates(toponym.text)), None)
        short = SHORT_STATES.get(fold(toponym.text))
        if first is None and short is not None:
            first = gazetteer.state(short)
        if first is not None and first.kind == "country" and first.country:
            countries[first.country] = countries.get(first.country, 0) + 1
        elif first is not None and first.kind == "state":
            states[first.region] = states.get(first.region, 0) + 1
            countries["USA"] = countries.get("USA", 0) + 1
    for mention in coding.mentions:
        country = coding.entity(mention).country
        if country and mention.kind in {"name", "nationality", "title"}:
            countries[country] = countries.get(country, 0) + 1
    return Atlas(gazetteer, countries, states)


def head_toponym(analysis: Analysis, token: Token, toponyms: dict[int, Toponym]) -> Toponym | None:
    """The toponym that a noun phrase names, by the head of the phrase.

    "in Kyiv", "the city of Homs", "the capital, Tripoli", "the town Bakhmut", "the Syrian city of Aleppo",
    "the outskirts of Paris", "the Donetsk region".
    """
    if token.index in toponyms:
        return toponyms[token.index]
    for child in analysis.children(token, "appos", "flat", "nmod:desc", "compound"):
        if child.index in toponyms and (child.relation != "compound" or token.lemma.lower() in HEADS):
            return toponyms[child.index]
    if token.lemma.lower() not in HEADS:
        return None
    for child in analysis.children(token, "nmod"):
        if child.index in toponyms and analysis.case_of(child) in {"of", "in", ""}:
            return toponyms[child.index]
        deeper = head_toponym(analysis, child, toponyms) if analysis.case_of(child) == "of" else None
        if deeper is not None:
            return deeper
    return None
