"""Setting: the country of parties that the text leaves without one, "police" in a story about Sri Lanka.

Two rules, each with its own evidence: a place in the same clause ("setting.place"), then the country that the article
is about ("setting.article") or plays in ("setting.scene"). None touches a country that the words or coreference gave.
"""

from collections.abc import Sequence

from diurna.actors.descriptions import unit_span
from diurna.actors.home_places import HomePlaces
from diurna.actors.loyalty import add_loyal, tell_loyal
from diurna.actors.phrases import Phrase
from diurna.actors.referents import Referent
from diurna.actors.resolution import Resolution
from diurna.actors.scenes import Setting, find_dateline, find_setting, is_place
from diurna.actors.units import Unit
from diurna.actors.words import words
from diurna.lexicons.actors import ActorLexicon
from diurna.records import Analysis, Article, Evidence, Token
from diurna.records.analysis import base

DOMESTIC = frozenset("REB UAF CRM BUS MED CVL COP MIL GOV LEG JUD OPP PTY LAB EDU REL HLH AGR NGO".split())
# Bodies that no table knows ("Kerry County Police") belong to the article's country, if they are of these kinds.
ORGANS = frozenset("COP LEG JUD GOV PTY LAB".split())
# Of several states' organs each has its own country.
ORGANS_OF_STATES = words("governments parliaments armies regimes administrations nations countries parties")
# What organs of a state do to those in its power.
RULING = words(
    "impeach sack dismiss oust arrest detain jail imprison sentence convict charge acquit disperse fine prosecute indict "
    "remand release free pardon evacuate"
)
# What a country does to its own people rather than to others: "Vietnam jailed a blogger".
OWN_PEOPLE = words("evacuate jail imprison sentence convict impeach")
ORGANS_OF_STATE = frozenset("GOV LEG JUD COP".split())
ROYAL = words("prince princess duke duchess king queen emperor empress sultan emir")
NATIONAL_FORCES = frozenset({"army", "military", "armed forces", "navy", "air force"})
FEDERATIONS = frozenset("USA IND AUS NGA BRA MEX MYS DEU".split())  # whose "states" are their own
# Those who are at home where they are; soldiers, officials and rebels are met in other people's countries.
LOCAL = frozenset("COP CVL OPP LAB EDU REL HLH JUD CRM UAF".split())
AT_SCENE = LOCAL | {"LEG", "PTY", "AGR", "BUS"}
FOREIGN = words(
    "foreign international western european african asian arab american global world allied multinational neighboring "
    "neighbouring overseas regional visiting western-backed coalition allies islamic jihadist peacekeeping peacekeeper "
    "peacekeepers diplomat diplomats ambassador ambassadors envoy envoys consul consulate embassy embassies mediator "
    "mediators tourist tourists expatriate expatriates foreigner foreigners migrant migrants other another"
)


def add_settings(
    analysis: Analysis,
    article: Article,
    phrases: Sequence[Phrase],
    resolution: Resolution,
    lexicon: ActorLexicon,
    gazetteer: HomePlaces,
) -> Setting:
    """Give parties without a country that of a place in their clause, then that of the article; returns its setting."""
    tell_loyal(analysis, phrases, resolution)
    dateline = find_dateline(article, lexicon, gazetteer)
    setting = find_setting(analysis, phrases, resolution, dateline)
    add_places(analysis, phrases, resolution)
    add_ruled(analysis, phrases, resolution)
    add_loyal(phrases, resolution)
    if setting.country is None:
        return setting
    rule = "setting.scene" if setting.scene else "setting.article"
    abroad = _sentences_abroad(analysis, phrases, setting.country) if setting.contested else frozenset()
    bodies = {resolution.referents.find(resolution.of_phrase[one.number]) for one in phrases if one.core.kind == "body"}
    for phrase in phrases:
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        if phrase.core.kind == "agent" and referent.number in bodies and not referent.home:
            continue  # "the armed group, Islamic State": the lexicon knows it, and gives it no country
        default = default_body(phrase)
        if default is not None and yields_to_setting(phrase, setting) and referent.country == default.country:
            referent.country = setting.country
            resolution.note(phrase.number, rule)
        if referent.home or referent.members or not is_domestic(analysis, phrase, referent, setting.country):
            continue
        here = analysis.sentence_of(analysis.tokens[phrase.head]).number not in abroad
        if setting.contested and dateline is None and not setting.scene and not here:
            continue
        at_scene = setting.scene and here and not AT_SCENE.isdisjoint(referent.sectors)
        if (setting.contested or setting.scene) and not (at_scene or of_the_state(phrase)):
            continue
        referent.country = setting.country
        resolution.note(phrase.number, rule)
    return setting


def _sentences_abroad(analysis: Analysis, phrases: Sequence[Phrase], country: str) -> frozenset[int]:
    """The numbers of the sentences that tell of another country, too."""
    return frozenset(
        analysis.sentence_of(analysis.tokens[phrase.head]).number
        for phrase in phrases
        if any(unit.country not in (None, country) for unit in (phrase.core, *phrase.places))
    )


def yields_to_setting(phrase: Phrase, setting: Setting) -> bool:
    """Whether a body that several countries have ("the Senate") is the setting's rather than its usual country's."""
    body = default_body(phrase)
    bare = body is not None and not phrase.of and phrase.owner is None
    return bare and not setting.contested and body is not None and body.country not in setting.told


def default_body(phrase: Phrase) -> Unit | None:
    """The body that a phrase names, or whose title it bears ("Senate President Luis Ortega"), if several countries have it."""
    if phrase.core.default and not phrase.places:
        return phrase.core
    return phrase.places[0] if len(phrase.places) == 1 and phrase.places[0].default else None


def is_domestic(
    analysis: Analysis, phrase: Phrase, referent: Referent, country: str | None = None, *, others: bool = False
) -> bool:
    """Whether a party is of a kind that belongs to the country it is told of: police, not ambassadors or migrants.

    `country` is the one asked for, if it is known. With `others`, "two other presidents" may be its own.
    """
    sectors = referent.sectors
    titled = phrase.core.kind == "agent"
    if phrase.core.kind == "person":
        told = set(referent.sectors) & (LOCAL - {"CVL"})  # "Ana Soto, a teacher,"
        titled = phrase.title is not None or referent.office is not None or bool(told)
    elif phrase.core.kind == "name":
        titled = ORGANS.issuperset(sectors)
    agent = phrase.core.agent
    vague = agent is not None and not agent.sectors and not agent.office  # "politicians"
    if sectors == ("ELI",) and not ROYAL.isdisjoint(title_words(phrase)):
        sectors = ("GOV",)  # "the princess" is the country's own, where no other is told
    elite = sectors == ("ELI",) and phrase.title is not None and phrase.title.agent is not None
    if elite and (phrase.former or "former" in title_words(phrase)):
        sectors = ("GOV",)  # "a former minister" is as much the country's as one in office
    elif phrase.former:
        return False
    if not titled or not (sectors or vague) or not DOMESTIC.issuperset(sectors):
        return False
    tokens = analysis.tokens
    inside = tokens[phrase.first : phrase.last]
    office = range(phrase.title.first, phrase.title.last) if phrase.title and phrase.office else ()
    own = not LOCAL.isdisjoint(sectors)
    if any(
        token.text.lower() in FOREIGN
        and not ((own or others) and token.text.lower() in ("another", "other"))
        and not (token.text.lower() == "foreign" and token.index in office)
        for token in inside
    ):
        return False
    if inside[-1].text.lower() in ORGANS_OF_STATES:
        return False
    if inside[-1].text.lower() == "states" and country not in FEDERATIONS:
        return False
    if phrase.owner is not None and tokens[phrase.owner].upos in ("PRON", "PROPN"):
        return False
    title = phrase.title or phrase.core
    # "Acme officials" are Acme's, wherever that is.
    before = (
        name
        for token in tokens[phrase.first : title.first]
        for name in analysis.names_over(token)
        if phrase.first <= name.first and name.last <= title.first
    )
    party = title.agent is not None and title.agent.phrase == "party"
    return party or all(name.kind != "ORG" for name in before)


def title_words(phrase: Phrase) -> list[str]:
    """The words of a phrase's title as the lexicon has it, none where it has none."""
    agent = phrase.title.agent if phrase.title is not None else None
    return agent.phrase.lower().split() if agent is not None else []


def of_the_state(phrase: Phrase) -> bool:
    """Whether a party can only be one state's: "police", "the government", "the army", not "soldiers"."""
    sectors = set(phrase.title.sectors if phrase.title else ())
    if sectors == {"MIL"} and phrase.definite and " ".join(title_words(phrase)) in NATIONAL_FORCES:
        return True
    if not sectors & {"GOV", "COP", "LEG", "JUD"}:
        return False
    return phrase.is_institution or (phrase.definite and bool(phrase.office) and not phrase.plural)


def add_places(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give local parties the country of a place in their clause: "in Colombo police arrested two men"."""
    referents = resolution.referents
    told: dict[int, list[tuple[Phrase, Phrase | None]]] = {}
    placed: dict[int, list[Phrase]] = {}  # by the first token of their sentence
    for phrase in phrases:
        if is_place(analysis, phrase):
            placed.setdefault(analysis.sentence_of(analysis.tokens[phrase.head]).first, []).append(phrase)
    for phrase in phrases:
        referent = referents.get(resolution.of_phrase[phrase.number])
        if referent.home or referent.members or not is_domestic(analysis, phrase, referent):
            continue
        local = LOCAL.intersection(referent.sectors) or (phrase.is_institution and "MIL" not in referent.sectors)
        here = placed.get(analysis.sentence_of(analysis.tokens[phrase.head]).first, ())
        place = _place_of(analysis, phrase, here) if local else None
        told.setdefault(referent.number, []).append((phrase, place))
    for number, found in told.items():
        countries = {place.core.country for _, place in found if place is not None}
        for phrase, place in found:
            if place is None:
                continue
            if len(countries) > 1:
                # The same words, but elsewhere: "police in Lyon", "police in Turin".
                resolution.of_phrase[phrase.number] = referents.split(number, place.core.country)
            else:
                referents.get(number).country = place.core.country
            span = unit_span(analysis, place.core)
            resolution.evidence[phrase.number].append(Evidence("entity", "setting.place", span))


def add_ruled(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give those whom a state's organs rule over its country: "Kenyan police arrested two activists"."""
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        token = analysis.tokens[phrase.head]
        verb = analysis.head(token)
        if verb is None or verb.lemma.lower() not in RULING or referent.home or referent.members:
            continue
        if token.relation == "obj":
            rulers = analysis.children(verb, "nsubj")
        elif token.relation == "nsubj:pass":
            rulers = [one for one in analysis.children(verb, "obl") if analysis.case_of(one) == "by"]
        else:
            continue
        found = [
            resolution.referents.get(resolution.of_phrase[heads[one.index].number])
            for one in rulers
            if one.index in heads
        ]
        countries = {
            one.country for one in found if ORGANS_OF_STATE.intersection(one.sectors) or _is_own(one, verb, referent)
        }
        if len(countries) != 1 or None in countries:
            continue
        (country,) = countries
        if is_domestic(analysis, phrase, referent, country, others=True):
            referent.country = country
            resolution.note(phrase.number, "setting.ruler")


def _is_own(ruler: Referent, verb: Token, ruled: Referent) -> bool:
    """Whether a country does what it does to its own people; criminals may have come from anywhere.

    An opposition is the country's own, whatever is done to it: "Belarus freed the opposition leader".
    """
    own = verb.lemma in OWN_PEOPLE and ruled.sectors != ("CRM",)
    return ruler.kind == "country" and (own or ruled.sectors == ("OPP",))


def _place_of(analysis: Analysis, phrase: Phrase, placed: Sequence[Phrase]) -> Phrase | None:
    """The place, of those in its sentence, that the tree hangs from a party or from its verb; None if in several countries."""
    head = analysis.tokens[phrase.head]
    governors = {head.index}
    if base(head.relation) in ("nsubj", "obj", "obl", "compound", "amod") and head.head >= 0:
        governors.add(head.head)
    found = [
        place
        for place in placed
        if base(analysis.tokens[place.head].relation) in ("obl", "nmod")
        and analysis.tokens[place.head].head in governors
    ]
    found = found or [place for place in placed if _opens_sentence(analysis, place, head)]
    return found[0] if len({place.core.country for place in found}) == 1 else None


def _opens_sentence(analysis: Analysis, place: Phrase, head: Token) -> bool:
    """Whether a place opens a token's sentence and holds for all of it: "In northern Chad, where ..., police said"."""
    sentence = analysis.sentence_of(head)
    after = analysis.tokens[place.last] if place.last < sentence.last else None
    opens = sentence.first < place.first <= sentence.first + 3 and place.last <= head.index
    return opens and after is not None and after.text == ","
