"""Private persons, and those of whom an article tells only once whose they are."""

from collections import defaultdict
from collections.abc import Sequence

from diurna.actors.appositions import LAWYERS
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.sectors import IRREGULAR_FORCES
from diurna.actors.setting import FOREIGN, ORGANS_OF_STATE, is_domestic, of_the_state
from diurna.actors.words import BEFALLING, words
from diurna.records import Analysis, Token

# Of these an article that names one country's means that country's throughout: "an Israeli soldier ... the soldiers".
OF_ONE_COUNTRY = frozenset({"MIL", "COP", "JUD", "LEG", "SPY"})
BLOWS = words(
    "killing murder slaying shooting stabbing death kidnapping abduction arrest detention conviction release trial"
)
SLAYING = words("kill assassinate slay behead execute target eliminate")
OPERATIONS = words("operation strike airstrike raid drone force troop soldier military commando warplane missile army")
# Houses that another country has here; the next mention means the same country's.
MISSIONS = frozenset({"embassy", "consulate", "mission"})


def tell_alike(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give "the soldiers", "a soldier" and "the embassy" the country that the article's other such phrases have.

    Only where all of the same noun that are told a country have the same one.
    """
    referents = resolution.referents
    homes: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
    for phrase in phrases:
        referent = referents.get(resolution.of_phrase[phrase.number])
        noun = _noun_of(phrase)
        if noun is not None and not referent.members and referent.home:
            homes[noun].add((referent.country, referent.short))
    for phrase in phrases:
        agent, referent = phrase.core.agent, referents.get(resolution.of_phrase[phrase.number])
        if agent is None or referent.home or referent.members or len(homes[agent.phrase]) != 1:
            continue
        if agent.phrase.split()[-1] in LAWYERS:
            continue  # each is his client's
        if phrase.of and not (agent.phrase in MISSIONS and phrase.preposition == "in"):
            continue
        words = {token.text.lower() for token in analysis.tokens[phrase.first : phrase.last]}
        mission = agent.phrase in MISSIONS and not FOREIGN.intersection(words - MISSIONS)
        alike = OF_ONE_COUNTRY.issuperset(referent.sectors) and is_domestic(analysis, phrase, referent)
        if mission or (referent.sectors and alike):
            ((referent.country, referent.short),) = homes[agent.phrase]
            resolution.note(phrase.number, "coref.same_noun")


def tell_one_army(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give "troops" and "the soldiers" the country of the one army that an article tells of, in whatever words."""
    referents = resolution.referents
    found = [(phrase, referents.get(resolution.of_phrase[phrase.number])) for phrase in phrases]
    homes = {(one.country, one.short) for _, one in found if one.sectors == ("MIL",) and one.home and not one.members}
    if len(homes) != 1:
        return
    for phrase, one in found:
        if phrase.core.kind != "agent" or one.sectors != ("MIL",) or one.home or one.members or phrase.of:
            continue
        if is_domestic(analysis, phrase, one):
            ((one.country, one.short),) = homes
            resolution.note(phrase.number, "coref.same_side")


def _noun_of(phrase: Phrase) -> str | None:
    """The noun that a phrase tells of: an agent's, or the last of a mission's name ("US embassy")."""
    if phrase.core.agent is not None:
        return phrase.core.agent.phrase
    last = (phrase.core.name or "").lower().split()[-1:]
    return last[0] if phrase.core.kind == "body" and MISSIONS.issuperset(last) and last else None


def tell_one_state(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give "the government", "the army" the country of the one state whose organs a short text tells of.

    Only where no other country or body is named at all: "Chad's Supreme Court ordered the government to pay".
    """
    referents = resolution.referents
    named = {unit.short or unit.country for phrase in phrases for unit in (phrase.core, *phrase.places)} - {None}
    states = {
        referents.get(resolution.of_phrase[phrase.number]).country
        for phrase in phrases
        if ORGANS_OF_STATE.intersection(referents.get(resolution.of_phrase[phrase.number]).sectors)
    } - {None}
    if len(states) != 1 or named - states:
        return
    (country,) = states
    for phrase in phrases:
        organ = referents.get(resolution.of_phrase[phrase.number])
        if organ.home is None and not organ.members and of_the_state(phrase) and phrase.owner is None:
            organ.country = country
            resolution.note(phrase.number, "setting.state")


def tell_side(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give "the rebels", "the militants" the country of the one armed group that the article names."""
    referents = resolution.referents
    known = [referents.get(resolution.of_phrase[phrase.number]) for phrase in phrases]
    homes = {one.country for one in known if one.country and not IRREGULAR_FORCES.isdisjoint(one.sectors)}
    nameless = any(one.kind == "body" and "REB" in one.sectors and not one.country for one in known)
    if len(homes) != 1 or nameless:
        return
    (country,) = homes
    for phrase, one in zip(phrases, known, strict=True):
        irregular = bool(one.sectors) and IRREGULAR_FORCES.issuperset(one.sectors) and one.sectors != ("CRM",)
        if phrase.core.kind == "agent" and phrase.definite and irregular and one.home is None and not one.members:
            one.country = country
            resolution.note(phrase.number, "coref.same_side")


def tell_private(
    analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution, country: str | None = None
) -> None:
    """Code persons by name of whom nothing tells what they are, but what befell them, as private ones (CVL).

    Whoever is arrested, charged, killed or freed without a word on his office has none. `country` is the one that the
    article is about, None where it is about several.
    """
    referents = resolution.referents
    suffering = {
        referents.find(resolution.of_phrase[phrase.number])
        for phrase in phrases
        if phrase.core.kind == "person" and _suffers(analysis, analysis.tokens[phrase.head])
    }
    struck = {
        referents.find(resolution.of_phrase[phrase.number])
        for phrase in phrases
        if phrase.core.kind == "person" and _in_operation(analysis, analysis.tokens[phrase.head])
    }
    for phrase in phrases:
        person = referents.get(resolution.of_phrase[phrase.number])
        if phrase.core.kind != "person" or person.kind != "person" or person.members:
            continue
        if person.number in suffering and not (person.sectors or person.office or person.short):
            person.sectors = ("CVL",)
            told = country is not None and not _abroad(analysis, phrase, phrases, country)
            if person.country is None and told and person.number not in struck:
                person.country = country
            resolution.note(phrase.number, "setting.private")


def _in_operation(analysis: Analysis, token: Token) -> bool:
    """Whether soldiers kill somebody, who need not be of their country: "was killed in a drone strike"."""
    verb = analysis.head(token)
    if verb is None or token.relation not in ("obj", "nsubj:pass") or verb.lemma.lower() not in SLAYING:
        return False
    around = [*analysis.children(verb, "nsubj", "obl", "obl:agent")]
    around += [child for one in around for child in analysis.children(one, "compound", "nmod", "amod")]
    return any(one.lemma.lower() in OPERATIONS for one in around)


def _abroad(analysis: Analysis, phrase: Phrase, phrases: Sequence[Phrase], country: str) -> bool:
    """Whether the sentence of a phrase tells of another country: "Korean police arrested Jan Bos"."""
    here = analysis.sentence_of(analysis.tokens[phrase.head])
    return any(
        unit.country not in (None, country)
        for other in phrases
        if here.first <= other.head < here.last
        for unit in (other.core, *other.places)
    )


def _suffers(analysis: Analysis, token: Token) -> bool:
    """Whether a verb or a noun of what befalls people has somebody for its object: "Ann Lee was freed", "the arrest of Ann Lee"."""
    governor = analysis.head(token)
    if token.relation == "appos" and governor is not None:
        token, governor = governor, analysis.head(governor)
    if governor is None:
        return False
    if governor.upos == "NOUN":
        owned = token.relation == "nmod:poss" or analysis.case_of(token) == "of"
        return owned and governor.lemma.lower() in BLOWS
    return governor.lemma.lower() in BEFALLING and token.relation in ("obj", "nsubj:pass")
