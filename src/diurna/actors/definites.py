"""Definite descriptions to what they take up: "the minister", "the police", "the court", "the Senate"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution, office_key
from diurna.actors.words import INSTITUTIONS
from diurna.lexicons.keys import agent_key
from diurna.records import Analysis


def join_definites(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the minister", "the police", "police" to those with the same office or noun that were met before."""
    referents = resolution.referents
    offices: dict[str, int] = {}
    bodies: dict[str, tuple[int, frozenset[str]]] = {}
    nouns: dict[tuple[str, bool], int] = {}
    homes: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        if phrase.core.agent is not None:
            home = referents.get(resolution.of_phrase[phrase.number]).home
            if home:
                homes[phrase.core.agent.id].add(home)
    for phrase in phrases:
        number = resolution.of_phrase[phrase.number]
        agent = phrase.core.agent
        if agent is not None and not referents.get(number).home and not phrase.places and not phrase.of:
            found = None
            office = office_key(phrase.office)
            if phrase.definite and phrase.owner is None and office and not phrase.plural and not phrase.former:
                found = offices.get(office)
            elif not phrase.office and phrase.owner is None:
                mass = phrase.plural and len(homes[agent.id]) == 1 and not phrase.agents
                proper = analysis.tokens[phrase.head].upos == "PROPN" and phrase.is_institution
                if phrase.definite or mass or proper:
                    found = nouns.get((agent.id, phrase.plural))
                    if phrase.is_institution:
                        found = (
                            _named_body(agent.phrase, bodies)
                            if found is None or not referents.get(found).home
                            else found
                        )
            if found is not None and _is_called_otherwise(analysis, phrase, referents.get(found).name):
                found = None
            if found is not None and referents.agree(found, number):
                referents.join(found, number)
                resolution.note(phrase.number, "coref.definite")
        referent = referents.get(resolution.of_phrase[phrase.number])
        if referent.office and not phrase.plural:
            office = office_key(referent.office) or ""
            offices[office] = referent.number
            offices[office.split()[-1]] = referent.number
        if referent.kind == "body" and referent.home:
            words = [agent_key(word) for word in referent.name.split()]
            # The noun that the name hangs from: "Court" in "Supreme Court of the United Kingdom".
            at = words.index("of") if "of" in words[1:] else len(words)
            if words[at - 1 : at] and words[at - 1] in INSTITUTIONS:
                bodies[words[at - 1]] = referent.number, frozenset(words)
        if agent is not None:
            nouns[agent.id, phrase.plural] = referent.number


def _is_called_otherwise(analysis: Analysis, phrase: Phrase, name: str) -> bool:
    """Whether a phrase has a name of its own that another lacks: "Harrow School" is not "Aberdeen Grammar School"."""
    before = analysis.tokens[phrase.first : phrase.core.first]
    own = {agent_key(token.text) for token in before if token.upos == "PROPN" and token.text[:1].isupper()}
    return not own <= {agent_key(word) for word in name.split()}


def _named_body(phrase: str, bodies: Mapping[str, tuple[int, frozenset[str]]]) -> int | None:
    """The body named before that "the supreme court" or "parliament" is: all words are part of its name."""
    words = [agent_key(word) for word in phrase.split()]
    found = bodies.get(words[-1]) if words else None
    return found[0] if found and found[1].issuperset(words) else None


def join_defaults(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the Senate" to the one that the article told of by its country: "the Puerto Rico Senate"."""
    told: dict[str, int | None] = {}
    for phrase in phrases:
        core = phrase.core
        titled = phrase.places[0] if len(phrase.places) == 1 and phrase.places[0].default else None
        if core.kind == "person" and titled is not None and (known := told.get(titled.name or "")) is not None:
            person, body = (
                resolution.referents.get(resolution.of_phrase[phrase.number]),
                resolution.referents.get(known),
            )
            if person.country == titled.country:
                person.country = body.country  # "Senate President Luis Ortega" is of the Senate that was told of
        words = core.name or ""
        if core.kind != "body" or not core.default:
            continue
        number = resolution.referents.find(resolution.of_phrase[phrase.number])
        if phrase.places or phrase.of or phrase.owner is not None:
            told[words] = number if told.get(words, number) == number else None
        elif (known := told.get(words)) is not None and known != number:
            resolution.of_phrase[phrase.number] = known
            resolution.note(phrase.number, "coref.definite")
