"""Describe: what a phrase's own words, its possessor and its "of X" tell of a party: country, sectors, office."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.actors.complements import drop_international, member_of, with_complement, with_owner
from diurna.actors.counted import CROWDS
from diurna.actors.descriptions import Description, plain_name, rule_of, unit_span
from diurna.actors.phrases import Phrase
from diurna.actors.sectors import office_of, sectors_of
from diurna.actors.settling import settle_coalitions, settle_officers, share_homes, share_titles
from diurna.actors.units import Unit
from diurna.actors.words import ADDRESSED, ADDRESSING, BEFALLING, DECIDING, ORDINARY, TERRITORIES, words
from diurna.records import Analysis, Evidence, Span
from diurna.records.analysis import base

# A capital after these is a government: "talks with Moscow".
ACTING = frozenset("by with against between".split())

# "Displaced Afghans".
UPROOTED = words("displaced uprooted refugee")

# Who sits in one country, whatever the article tells of.
SEATED = {"pope": "VAT", "pontiff": "VAT"}


def describe_phrases(analysis: Analysis, text: str, phrases: Sequence[Phrase]) -> list[Description]:
    """Describe all phrases: by their own words, then by "of X" (from the right), then by possessors (from the left)."""
    out = [_own(analysis, text, phrase) for phrase in phrases]
    heads = {phrase.head: phrase.number for phrase in phrases}

    def add_owner(phrase: Phrase) -> None:
        owner = heads.get(phrase.owner) if phrase.owner is not None else None
        core = phrase.core
        nameless = core.kind == "body" and core.country is None and core.short is None  # "Egypt's Muslims"
        if owner is not None and (core.kind in ("agent", "person", "name") or core.default or nameless):
            out[phrase.number] = with_owner(analysis, phrase, out[phrase.number], phrases[owner], out[owner])

    for phrase in reversed(phrases):
        if phrase.of:
            for number in phrase.of:
                add_owner(phrases[number])  # "the head of Serbia's army" needs to know whose army
            held = _hangs(analysis, phrases[phrase.of[0]], phrase)
            out[phrase.number] = with_complement(phrase, out[phrase.number], [out[of] for of in phrase.of], held=held)
    for phrase in phrases:
        add_owner(phrase)
    share_titles(analysis, phrases, out)
    share_homes(analysis, phrases, out)
    settle_officers(phrases, out)
    settle_coalitions(phrases, out)
    return out


def _hangs(analysis: Analysis, complement: Phrase, phrase: Phrase) -> bool:
    """Whether a complement hangs from a phrase, be it by a noun that is no party: "herders in Chad's Lac province"."""
    token = analysis.tokens[complement.head]
    while token.relation in ("nmod:poss", "amod") or base(token.relation) in ("compound", "flat"):
        if token.head <= token.index:
            break
        token = analysis.tokens[token.head]
    return phrase.first <= token.head < phrase.last


def _own(analysis: Analysis, text: str, phrase: Phrase) -> Description:
    core = phrase.core
    evidence = [Evidence("entity", rule_of(core), unit_span(analysis, core))]
    if core.kind not in ("agent", "person"):
        return _named(phrase, text, analysis, evidence)
    evidence.extend(Evidence("entity", rule_of(unit), unit_span(analysis, unit)) for unit in phrase.places)
    if phrase.title is not None and phrase.title is not core:
        evidence.append(Evidence("entity", "text.title", unit_span(analysis, phrase.title)))
    place = phrase.places[0] if phrase.places else None
    description = Description(
        _kind(phrase),
        " ".join(phrase.name).replace(" - ", "-") or plain_name(analysis, text, phrase),
        place.country if place else _seat(phrase),
        place.short if place else None,
        sectors_of(analysis, phrase, place),
        office_of(phrase),
        tuple(evidence),
    )
    several = phrase.plural or phrase.is_institution
    if several and len(phrase.places) > 1 and _coordinated(analysis, phrase.places):
        members = [_of_one(analysis, text, phrase, description, unit) for unit in phrase.places]
        description = replace(description, country=None, short=None, members=tuple(members))
    return drop_international(description)


def _seat(phrase: Phrase) -> str | None:
    """The country of an office that only one country has: "the pope"."""
    agent = phrase.title.agent if phrase.title is not None else None
    return SEATED.get(agent.phrase.lower()) if agent is not None else None


def _named(phrase: Phrase, text: str, analysis: Analysis, evidence: list[Evidence]) -> Description:
    """A country, nationality, body or place."""
    core = phrase.core
    words = text[analysis.tokens[core.first].span.start : analysis.tokens[core.last - 1].span.end]
    country, found = core.country, tuple(evidence)
    if core.kind == "seat" and not core.sectors and (acts(analysis, phrase) or is_dealt_with(analysis, phrase)):
        return Description("body", words, country, None, ("GOV",), None, found)
    if (
        core.kind == "place"
        and country
        and acts(analysis, phrase)
        and analysis.case_of(analysis.tokens[phrase.head]) in ("", "of", "by")
    ):
        # What a city or a province does, its government does.
        return Description("body", core.name or words, country, None, ("GOV",), None, found)
    if core.kind in ("country", "adjective") or (core.kind == "seat" and not core.sectors):
        return Description("country", core.name or words, country, None, (), None, found)
    if core.kind == "people":
        home = phrase.places[0] if phrase.places else None
        name = text[analysis.tokens[phrase.first].span.start : analysis.tokens[core.last - 1].span.end]
        plain = core.first > 0 and analysis.tokens[core.first - 1].text.lower() in ORDINARY
        counted = analysis.tokens[phrase.first].upos == "NUM" or analysis.tokens[phrase.first].text.lower() in CROWDS
        counted = counted or suffers(analysis, phrase)
        uprooted = core.first > 0 and analysis.tokens[core.first - 1].text.lower() in UPROOTED
        sectors = ("REF",) if uprooted else ("CVL",) if plain or counted else ()
        return Description("group", name, home.country if home else country, None, sectors, None, found)
    if phrase.places and (core.default or core.country is None):
        return Description(
            "body",
            plain_name(analysis, text, phrase),
            phrase.places[0].country,
            None,
            core.sectors,
            None,
            (*found, Evidence("entity", rule_of(phrase.places[0]), unit_span(analysis, phrase.places[0]))),
        )
    kind = "place" if core.kind == "place" else "body"
    return drop_international(Description(kind, core.name or words, country, core.short, core.sectors, None, found))


def suffers(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether people of a nation are those whom something befalls, alone or beside others: "expelled Iraqis and a Libyan"."""
    token = analysis.tokens[phrase.head]
    while base(token.relation) == "conj" and token.head >= 0:
        token = analysis.tokens[token.head]
    governor = analysis.head(token)
    return token.relation in ("obj", "nsubj:pass") and governor is not None and governor.lemma.lower() in BEFALLING


def acts(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a capital stands for those who govern from it: "Moscow accused", "talks with Kyiv", not "flew to Moscow".

    What is done to a capital may be done to the city ("Kyiv was shelled"), and "Kyiv is calm" tells of a city.
    """
    token = analysis.tokens[phrase.head]
    seen = 0
    while base(token.relation) == "conj" and not analysis.case_of(token) and seen < 4:
        token, seen = analysis.tokens[token.head], seen + 1
    case = analysis.case_of(token)
    named = analysis.tokens[token.head] if case == "of" and token.relation == "nmod" else None
    if named is not None and named.lemma.lower() in TERRITORIES:
        token, case = named, analysis.case_of(named)  # "the state of Victoria"
    if case:
        return case in ACTING
    if token.relation not in ("nsubj", "nsubj:outer"):
        return False
    governor = analysis.tokens[token.head]
    return governor.upos == "VERB" and analysis.child(governor, "cop") is None


def is_dealt_with(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a capital is addressed as governments are ("thanked Paris", "appealed to Seoul"), or decides ("Rome's refusal")."""
    token = analysis.tokens[phrase.head]
    governor = analysis.head(token)
    if governor is None:
        return False
    word = governor.lemma.lower()
    if token.relation == "nmod:poss":
        return word in DECIDING
    case = analysis.case_of(token)
    return (
        word in ADDRESSED.get(case, ())
        if case
        else token.relation in ("obj", "iobj", "nsubj:pass") and word in ADDRESSING
    )


def _kind(phrase: Phrase) -> str:
    if phrase.is_person:
        return "person"
    return "group" if phrase.plural or not phrase.is_institution else "body"


def _coordinated(analysis: Analysis, places: Sequence[Unit]) -> bool:
    return any(token.upos == "CCONJ" for token in analysis.tokens[places[0].last : places[-1].first])


def _of_one(analysis: Analysis, text: str, phrase: Phrase, description: Description, unit: Unit) -> Description:
    """The part of a coordination that is one country's: "Armenian forces" of "Armenian and Azerbaijani forces"."""
    member = member_of(description, unit.name, unit.country, unit.short)
    if unit.country and not unit.short and "IGO" in member.sectors:
        member = replace(member, sectors=("GOV",))  # the noun is a body's, "EU negotiators", its partner's a state's
    if description.office:
        return member
    noun = Span(
        analysis.tokens[max(place.last for place in phrase.places)].span.start,
        analysis.tokens[phrase.last - 1].span.end,
    )
    return replace(member, name=" ".join(f"{unit_span(analysis, unit).of(text)} {noun.of(text)}".split()))
