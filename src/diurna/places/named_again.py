"""Places that are named by a word for their kind: "the city", "there", "the Indonesian coast"."""

from collections.abc import Iterator, Mapping, Sequence

from diurna.places.gazetteer import Gazetteer
from diurna.places.place import Kind, Place
from diurna.places.toponyms import Toponym
from diurna.records import Analysis, Coding, Span, Token

KINDS: dict[str, Kind] = {
    "city": "town", "town": "town", "village": "town", "suburb": "town", "province": "region", "governorate": "region",
    "country": "country", "capital": "town",
}  # fmt: skip
# Countries that are one city, which "the city" names too.
CITY_STATES = {"HKG", "MAC", "SGP", "MCO", "GIB", "VAT"}
CAPITAL = "PPLC"
# What lies in the country that an adjective names: "off the Libyan coast", "on Polish soil", "in a Malian village".
LANDS = {
    "coast", "waters", "water", "soil", "territory", "airspace", "city", "town", "village", "province", "island", "desert",
    "shore", "port", "prison", "jail", "airport", "mainland", "side",
}  # fmt: skip
# What a place is to what happens in it: "the city has been home to protests", "the scene of clashes".
SCENES = {"home", "scene", "site", "venue", "host"}
LOCATIVE = {"in", "at", "near", "inside", "outside", "across", "throughout", "around", "off", "on", "over", "within"}
DEFINITE = {"the", "this", "that"}
# "There" is the place of this sentence or of so many before it.
SENTENCES_BACK = 2


def named_again(
    coding: Coding, toponyms: Sequence[Toponym], places: Mapping[int, Place | None], gazetteer: Gazetteer
) -> Iterator[tuple[Toponym, Place]]:
    """Words that stand for a place without its name, each with the place, by its first token.

    "The city" is the town named last, "there" the place named last in this sentence or the two before; of a building it is
    the town that stands with one of its mentions ("at Bellevue Hall in Leeds").
    """
    analysis = coding.analysis
    towns = towns_of_sites(coding, toponyms, places)
    named = [
        (one.head, towns.get(one.text) or places.get(one.first)) for one in toponyms if one.role in ("place", "site")
    ]
    known = [(head, place) for head, place in sorted(named, key=lambda pair: pair[0]) if place is not None]
    heads = {one.head for one in toponyms}
    for token in analysis.tokens:
        if token.index in heads:
            continue
        word = token.text.lower()
        if word == "there" and token.xpos == "RB" and token.relation == "advmod":
            near = [place for head, place in known if head < token.index and _is_near(analysis, head, token)]
            if near:
                yield _toponym(analysis, token, token, "there"), near[-1]
        elif token.upos == "NOUN" and ((case := analysis.case_of(token)) in LOCATIVE or _is_scene(analysis, token)):
            found = _of_country(coding, token, gazetteer) or _last_of_kind(analysis, token, known)
            if found is not None:
                rule = "country" if token.lemma.lower() in LANDS and found.kind == "country" else case
                yield _toponym(analysis, analysis.subtree(token)[0], token, rule), found


def towns_of_sites(coding: Coding, toponyms: Sequence[Toponym], places: Mapping[int, Place | None]) -> dict[str, Place]:
    """The town of each building, by its words, that one of its mentions tells: "at Bellevue Hall in Leeds"."""
    tokens = coding.analysis.tokens
    found: dict[str, Place] = {}
    for one in toponyms:
        if one.role == "site" and one.last + 1 < len(tokens) and tokens[one.last].text.lower() in {",", "in"}:
            place = places.get(one.last + 1)
            if place is not None:
                found.setdefault(one.text, place)
    return found


def _is_scene(analysis: Analysis, token: Token) -> bool:
    """Whether a place is the subject of what happens in it: "the city has been home to protests"."""
    head = analysis.head(token)
    return head is not None and token.relation == "nsubj" and head.lemma in SCENES


def _is_near(analysis: Analysis, head: int, token: Token) -> bool:
    there, here = analysis.sentence_of(analysis.tokens[head]), analysis.sentence_of(token)
    return here.number - there.number <= SENTENCES_BACK


def _last_of_kind(analysis: Analysis, token: Token, known: Sequence[tuple[int, Place]]) -> Place | None:
    kind = KINDS.get(token.lemma.lower())
    words = [child for child in analysis.children(token) if child.relation not in ("case", "punct", "mark")]
    if kind is None or token.xpos != "NN" or [child.text.lower() in DEFINITE for child in words] != [True]:
        return None
    before = [place for head, place in known if head < token.index and _is_of_kind(place, kind)]
    if token.lemma.lower() == "capital":
        before = [place for place in before if place.feature == CAPITAL]
    return before[-1] if before else None


def _is_of_kind(place: Place, kind: Kind) -> bool:
    return place.kind == kind or (kind == "town" and place.kind == "country" and place.country in CITY_STATES)


def _of_country(coding: Coding, token: Token, gazetteer: Gazetteer) -> Place | None:
    analysis = coding.analysis
    if token.lemma.lower() not in LANDS or analysis.child(token, "nmod", "appos", "nmod:poss"):
        return None
    for child in analysis.children(token, "amod"):
        for mention in coding.mentions_over(child):
            entity = coding.entity(mention)
            if mention.kind == "nationality" and entity.country:
                return gazetteer.country(entity.name)
    return None


def _toponym(analysis: Analysis, first: Token, head: Token, rule: str) -> Toponym:
    start = next(token for token in analysis.tokens[first.index : head.index + 1] if token.upos not in ("ADP", "PUNCT"))
    span = Span(start.span.start, head.span.end)
    words = " ".join(token.text for token in analysis.tokens[start.index : head.index + 1])
    return Toponym(head.index, head.index + 1, head.index, span, words, role="again", rule=f"again.{rule}")
