"""Describe: what a phrase's own words, its possessor and its "of X" tell of a party: country, sectors, office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diurna.actors.counted import CROWDS
from diurna.actors.organisations import WORKERS
from diurna.actors.phrases import Phrase
from diurna.actors.units import Unit
from diurna.actors.words import AGAINST, ORDINARY, QUANTIFIERS, SPEAKING, words
from diurna.records import Analysis, Evidence, Span
from diurna.records.analysis import base

# A modifier ("rebel", "police") says more than these, unless the noun itself names a member of the government.
VAGUE = frozenset({"GOV", "CVL", "ELI", "UNK"})
# Parties join in these, and so do others: "the rights group National Coalition for Men".
JOINING = words("coalition alliance")
IRREGULAR_FORCES = frozenset({"REB", "UAF", "PRM", "CRM", "SEP", "INS"})
PRESIDING = words("president secretary chancellor")
GOVERNMENTS = frozenset({"GOV", "IGO", "PTY", "OPP", "REB", "LEG"})
PORTFOLIOS = words(
    "justice defense defence war treasury finance agriculture education health labor labour commerce transportation "
    "transport energy interior homeland housing veterans trade industry environment tourism foreign"
)
OFFICIALS = words("official executive spokesman spokeswoman spokesperson representative chief director head")
GOVERNING = words("minister ministry president premier chancellor king queen prince cabinet secretary")
REGULAR_FORCES = frozenset({"MIL", "COP"})
# Armed by themselves, one of them is a criminal; several may be any armed group.
LONERS = words(
    "gunman shooter assailant attacker bomber killer knifeman axeman arsonist perpetrator hijacker hitman assassin"
)
# Before "leader", written as names, these are parties: "the Conservative leader".
PARTISAN = words(
    "conservative labour labor liberal democratic republican socialist communist green nationalist party tory democrat"
)
# Of a party where they are written as its name ("the Liberals"), else people who think alike.
ADHERENTS = words("conservative liberal")
# Whom a place after "in" makes a country's, office or not: "lawmakers in Suva".
AT_HOME = frozenset("LEG JUD COP EDU REL HLH".split())
# Those of a house at which they work: "professors at Leeds", but not "protesters at the embassy".
OF_A_HOUSE = frozenset({"EDU", "HLH"})
TERRITORIES = words("state province city region town territory county municipality")
# A capital after these is a government: "talks with Moscow".
ACTING = frozenset("by with against between".split())
INTERNATIONAL_DROPS = frozenset({"GOV", "IGO", "ELI"})
RULES = {
    "country": "country.name",
    "adjective": "country.adjective",
    "people": "country.people",
    "seat": "metonym.seat",
    "place": "place.country",
    "name": "organisation.country",
}


@dataclass(frozen=True, slots=True)
class Description:
    """What the words say of a party; `members` where they speak of several at once ("French and German ministers")."""

    kind: str
    name: str
    country: str | None = None
    short: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    evidence: tuple[Evidence, ...] = ()
    members: tuple["Description", ...] = ()

    @property
    def home(self) -> str | None:
        """The country or body that the party belongs to."""
        return self.short or self.country


def describe_phrases(analysis: Analysis, text: str, phrases: Sequence[Phrase]) -> list[Description]:
    """Describe all phrases: by their own words, then by "of X" (from the right), then by possessors (from the left)."""
    out = [_own(analysis, text, phrase) for phrase in phrases]
    heads = {phrase.head: phrase.number for phrase in phrases}

    def add_owner(phrase: Phrase) -> None:
        owner = heads.get(phrase.owner) if phrase.owner is not None else None
        if owner is not None and (phrase.core.kind in ("agent", "person", "name") or phrase.core.default):
            out[phrase.number] = _with_owner(analysis, phrase, out[phrase.number], phrases[owner], out[owner])

    for phrase in reversed(phrases):
        if phrase.of:
            for number in phrase.of:
                add_owner(phrases[number])  # "the head of Serbia's army" needs to know whose army
            held = _hangs(analysis, phrases[phrase.of[0]], phrase)
            out[phrase.number] = _with_complement(phrase, out[phrase.number], [out[of] for of in phrase.of], held=held)
    for phrase in phrases:
        add_owner(phrase)
    _share_titles(analysis, phrases, out)
    _settle_officers(phrases, out)
    return out


def _hangs(analysis: Analysis, complement: Phrase, phrase: Phrase) -> bool:
    """Whether a complement hangs from a phrase, be it by a noun that is no party: "herders in Chad's Lac province"."""
    token = analysis.tokens[complement.head]
    while token.relation in ("nmod:poss", "amod") or base(token.relation) in ("compound", "flat"):
        if token.head <= token.index:
            break
        token = analysis.tokens[token.head]
    return phrase.first <= token.head < phrase.last


def _share_titles(analysis: Analysis, phrases: Sequence[Phrase], out: list[Description]) -> None:
    """Give all names after a plural title that title: "ministers Ana Kostova and Ivan Petrov", "two mayors, A and B,"."""
    sharing: set[int] = set()
    for one, other in pairwise(phrases):
        if other.core.kind != "person" or other.title or other.places:
            continue
        between = [token.text.lower() for token in analysis.tokens[one.last : other.first]]
        shared = out[one.number]
        if one.core.kind == "agent" and one.plural and between == [","] and _lists(analysis, one, other):
            out[other.number] = _share(out[other.number], shared)
            sharing.add(other.number)
            continue
        if one.core.kind != "person":
            continue
        plural = one.title is not None and analysis.tokens[one.title.last - 1].xpos in ("NNS", "NNPS")
        if between in (["and"], [","], [",", "and"]) and (plural or one.number in sharing):
            out[other.number] = _share(out[other.number], shared)
            out[one.number] = replace(shared, office=singular_office(shared.office))
            sharing.add(other.number)


def _share(name: Description, shared: Description) -> Description:
    """A name with what a title in the plural tells of all who bear it."""
    return replace(
        name,
        country=shared.country,
        short=shared.short,
        sectors=shared.sectors,
        office=singular_office(shared.office),
        evidence=(*name.evidence, *shared.evidence[1:]),
    )


def _lists(analysis: Analysis, title: Phrase, name: Phrase) -> bool:
    """Whether a name after a comma is one of those a plural title speaks of: "two mayors, A and B,", by tree or number."""
    token = analysis.tokens[name.head]
    apposed = base(token.relation) == "appos" and title.first <= token.head < title.last
    return apposed or analysis.tokens[title.first].upos == "NUM"


def _settle_officers(phrases: Sequence[Phrase], out: list[Description]) -> None:
    """Read "officers" as the police's in an article that tells of police and of no soldiers."""
    told = {sector for phrase in phrases if not _is_officer(phrase) for sector in out[phrase.number].sectors}
    if "COP" in told and "MIL" not in told:
        for phrase in phrases:
            if _is_officer(phrase) and out[phrase.number].sectors == ("MIL",):
                out[phrase.number] = replace(out[phrase.number], sectors=("COP",))


def _is_officer(phrase: Phrase) -> bool:
    return phrase.title is not None and phrase.title.agent is not None and phrase.title.agent.phrase == "officer"


def _own(analysis: Analysis, text: str, phrase: Phrase) -> Description:
    core = phrase.core
    evidence = [Evidence("entity", _rule(core), unit_span(analysis, core))]
    if core.kind not in ("agent", "person"):
        return _named(phrase, text, analysis, evidence)
    evidence.extend(Evidence("entity", _rule(unit), unit_span(analysis, unit)) for unit in phrase.places)
    if phrase.title is not None and phrase.title is not core:
        evidence.append(Evidence("entity", "text.title", unit_span(analysis, phrase.title)))
    place = phrase.places[0] if phrase.places else None
    description = Description(
        _kind(phrase),
        " ".join(phrase.name).replace(" - ", "-") or plain_name(analysis, text, phrase),
        place.country if place else None,
        place.short if place else None,
        _sectors(analysis, phrase, place),
        _office(phrase),
        tuple(evidence),
    )
    several = phrase.plural or phrase.is_institution
    if several and len(phrase.places) > 1 and _coordinated(analysis, phrase.places):
        members = [_of_one(analysis, text, phrase, description, unit) for unit in phrase.places]
        description = replace(description, country=None, short=None, members=tuple(members))
    return _international(description)


def _named(phrase: Phrase, text: str, analysis: Analysis, evidence: list[Evidence]) -> Description:
    """A country, nationality, body or place."""
    core = phrase.core
    words = text[analysis.tokens[core.first].span.start : analysis.tokens[core.last - 1].span.end]
    country, found = core.country, tuple(evidence)
    if core.kind == "seat" and not core.sectors and acts(analysis, phrase):
        return Description("body", words, country, None, ("GOV",), None, found)
    if (
        core.kind == "place"
        and country
        and acts(analysis, phrase)
        and analysis.case_of(analysis.tokens[phrase.head]) in ("", "of")
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
        sectors = ("CVL",) if plain or counted else ()
        return Description("group", name, home.country if home else country, None, sectors, None, found)
    if core.default and phrase.places:
        return Description(
            "body",
            plain_name(analysis, text, phrase),
            phrase.places[0].country,
            None,
            core.sectors,
            None,
            (*found, Evidence("entity", _rule(phrase.places[0]), unit_span(analysis, phrase.places[0]))),
        )
    kind = "place" if core.kind == "place" else "body"
    return _international(Description(kind, core.name or words, country, core.short, core.sectors, None, found))


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


def _kind(phrase: Phrase) -> str:
    if phrase.is_person:
        return "person"
    return "group" if phrase.plural or not phrase.is_institution else "body"


def _rule(unit: Unit) -> str:
    return RULES.get(unit.kind, unit.rule) if unit.country and not unit.short else unit.rule


def unit_span(analysis: Analysis, unit: Unit) -> Span:
    """The characters of a unit."""
    return Span(analysis.tokens[unit.first].span.start, analysis.tokens[unit.last - 1].span.end)


def plain_name(analysis: Analysis, text: str, phrase: Phrase) -> str:
    """The words of a phrase without what only points ("the", "his")."""
    first = phrase.first
    for before in QUANTIFIERS:
        end = first + len(before)
        if end < phrase.last and tuple(token.text.lower() for token in analysis.tokens[first:end]) == before:
            first = end
            break
    while first < phrase.last - 1 and analysis.tokens[first].upos in ("DET", "PRON"):
        first += 1
    return " ".join(text[analysis.tokens[first].span.start : analysis.tokens[phrase.last - 1].span.end].split())


def _coordinated(analysis: Analysis, places: Sequence[Unit]) -> bool:
    return any(token.upos == "CCONJ" for token in analysis.tokens[places[0].last : places[-1].first])


def _of_one(analysis: Analysis, text: str, phrase: Phrase, description: Description, unit: Unit) -> Description:
    """The part of a coordination that is one country's: "Armenian forces" of "Armenian and Azerbaijani forces"."""
    member = _member(description, unit.name, unit.country, unit.short)
    if description.office:
        return member
    noun = Span(
        analysis.tokens[max(place.last for place in phrase.places)].span.start,
        analysis.tokens[phrase.last - 1].span.end,
    )
    return replace(member, name=" ".join(f"{unit_span(analysis, unit).of(text)} {noun.of(text)}".split()))


def _member(description: Description, home: str | None, country: str | None, short: str | None) -> Description:
    """One of several that a plural speaks of: "French and German ministers" has a "minister of France"."""
    office = singular_office(description.office)
    kind = "person" if description.office else description.kind
    return replace(
        description,
        kind=kind,
        name=f"{office or description.name} of {home or short or country}",
        country=country,
        short=short,
        office=office,
    )


def singular_office(office: str | None) -> str | None:
    """Turn "foreign ministers" into "foreign minister"."""
    return office[:-1] if office and office.endswith("s") and not office.endswith("ss") else office


def _sectors(analysis: Analysis, phrase: Phrase, place: Unit | None) -> tuple[str, ...]:
    own = phrase.title.sectors if phrase.title else ()
    modifiers = [*(unit.sectors for unit in phrase.agents), *((place.sectors,) if place else ())]
    last_word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title and phrase.title.agent else ""
    if not own and phrase.office and not PORTFOLIOS.isdisjoint(phrase.office.split()):
        own = ("GOV",)  # "the Secretary of Justice"; a secretary without one may be a union's
    if own == ("GOV",) and last_word in OFFICIALS and place is None and _of_organisation(analysis, phrase):
        own = ()  # "Acme officials" are Acme's
    if phrase.core.kind != "person" or phrase.title is not None:
        own = combine_sectors(own, last_word, modifiers)
    if _office(phrase) == "chief executive" and place is not None and place.kind in ("country", "adjective"):
        own = ("GOV",)  # a country has one who governs it, a company another
    before = analysis.tokens[phrase.title.first - 1].text if phrase.title and phrase.title.first > phrase.first else ""
    if own == ("GOV",) and last_word == "leader" and before.istitle() and before.lower() in PARTISAN:
        own = ("PTY",)
    if own == ("PTY",) and last_word in ADHERENTS and analysis.tokens[phrase.core.last - 1].text.islower():
        own = ("CVL",)
    if own == ("LAB",) and last_word == "union" and not _of_workers(analysis, phrase):
        own = ("NGO",)  # "the Union of Muslim Students" is no trade union
    if own == ("UAF",) and not phrase.plural and last_word in LONERS:
        own = ("CRM",)
    if last_word == "party" and phrase.plural and not phrase.agents and phrase.title == phrase.core:
        own = tuple(sector for sector in own if sector != "PTY")  # "both parties" are sides
    if own == ("LAB",) and place is not None and place.kind in ("body", "seat") and place.sectors:
        own = place.sectors  # "Red Cross workers" are the Red Cross's, not labour
    if phrase.former and phrase.title and (phrase.office or VAGUE.intersection((*own, *phrase.title.sectors))):
        return ("ELI",)
    return own


def _of_workers(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a union, written as a name and told of by its members, is one of workers; any other is."""
    tokens = analysis.tokens
    if tokens[phrase.core.last - 1].text != "Union" or phrase.last + 1 >= len(tokens) or phrase.agents:
        return True
    if tokens[phrase.last].text != "of" or not tokens[phrase.last + 1].text[:1].isupper():
        return True
    name = []
    for token in tokens[phrase.last + 1 : phrase.last + 8]:
        if token.upos not in ("PROPN", "NOUN", "ADJ", "CCONJ"):
            break
        name.append(token.text.lower())
    return not WORKERS.isdisjoint(name)


def _of_organisation(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether the name of an organisation that no lexicon knows stands before a title."""
    title = phrase.title
    if title is None or phrase.agents:
        return False
    before = analysis.tokens[phrase.first : title.first]
    return any(
        name.kind == "ORG" and phrase.first <= name.first and name.last <= title.first
        for token in before
        for name in analysis.names_over(token)
    )


def combine_sectors(own: tuple[str, ...], word: str, modifiers: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The sectors of an agent noun (`word`) with those of the nouns before it, nearest last."""
    for sectors in reversed([sectors for sectors in modifiers if sectors]):
        vague = set(own) <= VAGUE or (word in JOINING and own == ("PTY",))
        says_more = vague and not set(sectors) <= VAGUE and word not in GOVERNING
        regular = bool(REGULAR_FORCES.intersection(sectors) and IRREGULAR_FORCES.intersection(own))
        if not own or says_more or regular or IRREGULAR_FORCES.intersection(sectors):
            own = sectors
    return own


def _office(phrase: Phrase) -> str | None:
    office = phrase.office
    if office is None or (phrase.core.kind == "person" and office == "counterpart"):
        return None
    if not phrase.plural:
        return f"former {office}" if phrase.former else office
    return office


def _international(description: Description) -> Description:
    """A body's own people carry its short name alone, unless they are soldiers, judges or the like."""
    if description.short is None:
        return description
    return replace(
        description, sectors=tuple(sector for sector in description.sectors if sector not in INTERNATIONAL_DROPS)
    )


def _with_complement(phrase: Phrase, own: Description, of: Sequence[Description], *, held: bool) -> Description:
    """Add what "of X" tells: "the government of Serbia", "police in Chicago", "head of the Serbian army".

    `held` tells whether the tree, too, has X hang from the phrase; "of" can hardly hang from anything else.
    """
    given = own.home is not None and not (phrase.core.default and not phrase.places and phrase.preposition == "of")
    if given and not own.sectors and not own.office and phrase.preposition == "of" and phrase.core.kind == "agent":
        return replace(own, sectors=of[0].sectors)  # "the Egyptian affiliate of the Islamic State"
    if given or own.members or (phrase.core.kind == "person" and phrase.preposition != "of"):
        return own
    speaks = _speaks(phrase)
    if (phrase.preposition == "for" and not speaks) or (
        phrase.preposition == "at" and not OF_A_HOUSE.intersection(own.sectors)
    ):
        return own
    whose = phrase.preposition in ("of", "for")
    near = whose or phrase.preposition == "at"
    if not near and (phrase.owner is not None or of[0].home is None or not held):
        return own
    # Soldiers in a country are often another country's.
    if phrase.preposition == "in" and ((phrase.office and not AT_HOME.issuperset(own.sectors)) or "MIL" in own.sectors):
        return own
    homes = [description for description in of if description.home]
    if len(homes) > 1 and phrase.plural and phrase.preposition == "of":
        members = [_international(_member(own, home.name, home.country, home.short)) for home in homes]
        return replace(own, members=tuple(members), evidence=(*own.evidence, *homes[0].evidence))
    first = of[0]
    word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title and phrase.title.agent else ""
    sectors = own.sectors
    if word in AGAINST:
        foreign = first.kind == "country" or first.short is not None
        return own if foreign else replace(own, country=first.country)
    if whose and first.kind != "person" and first.sectors and sectors != ("ELI",):
        sectors = first.sectors if speaks else combine_sectors(sectors, word, [first.sectors])
    if whose and presides(word, first):
        sectors = first.sectors
    if own.sectors == ("IGO",) and first.kind == "body" and not first.short:
        sectors = first.sectors  # a party or a church has a secretary general, too
    name = f"{own.name} of {first.name}" if phrase.preposition == "of" and phrase.core.kind == "agent" else own.name
    described = replace(
        own,
        name=name,
        country=first.country,
        short=first.short,
        sectors=sectors,
        evidence=(*own.evidence, *first.evidence[:1]),
    )
    return _international(described)


def presides(word: str, over: Description) -> bool:
    """Whether a title is that of someone at the head of a body that governs nobody: "the union's president"."""
    private = over.kind == "body" and over.sectors and not GOVERNMENTS.intersection(over.sectors)
    return word in PRESIDING and bool(private) and over.short is None


def _speaks(phrase: Phrase) -> bool:
    """Whether a phrase is of someone who speaks for others, and is coded as they are."""
    agent = phrase.title.agent if phrase.title is not None else None
    return agent is not None and agent.phrase.lower().split()[-1] in SPEAKING


def _with_owner(
    analysis: Analysis, phrase: Phrase, own: Description, owner_phrase: Phrase, owner: Description
) -> Description:
    """Add what a possessor tells: "Serbia's interior minister", "the army's chief of staff", "Iran's Raisi"."""
    given = own.home is not None and not (phrase.core.default and not phrase.places and not phrase.of)
    if given or own.members or owner.home is None:
        return own
    word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title and phrase.title.agent else ""
    sectors = own.sectors
    if phrase.title is not None and sectors != ("ELI",):
        sectors = combine_sectors(sectors, word, [owner.sectors] if owner.kind in ("body", "group") else [])
        if presides(word, owner):
            sectors = owner.sectors
    if word == "staff" and sectors == ("LAB",) and owner.sectors:
        sectors = owner.sectors
    evidence = (*own.evidence, Evidence("entity", "text.possessor", unit_span(analysis, owner_phrase.core)))
    return _international(replace(own, country=owner.country, short=owner.short, sectors=sectors, evidence=evidence))
