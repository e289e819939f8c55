"""What sort of body one is, told when it is told of again: "Toyota ... the carmaker", "NATO ... the Brussels-based alliance"."""

from collections.abc import Container, Sequence

from diurna.actors.modifiers import is_origin
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.actors.words import words
from diurna.lexicons.keys import agent_key
from diurna.records import Analysis

# The sectors of named bodies that a noun of a sector takes up.
SORTS = {
    "BUS": {"BUS", "MNC"},
    "MNC": {"BUS", "MNC"},
    "MED": {"MED"},
    "NGO": {"NGO"},
    "EDU": {"EDU"},
    "HLH": {"HLH"},
    "PTY": {"PTY"},
    "LAB": {"LAB"},
    "IGO": {"IGO"},
}
# Any company is one of these; an airline or a bank is meant only where an article names a single company.
ANY_SORT = words("company firm corporation bloc alliance party newspaper university union ngo")
WATCHING = words("watchdog organisation organization body lender agency")  # of states, and of private persons
CAUSES = words("group charity watchdog ngo")  # of the rights, the environment, the press
NEAR = 4  # sentences within which a body is told of again without its name


def join_sorts(
    analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution, bodies: Container[str] = frozenset()
) -> None:
    """Join "the company" to the body of that sort that was named before, where one alone or the last can be meant.

    `bodies` are the short names of international bodies.
    """
    referents = resolution.referents
    told: dict[int, tuple[int, frozenset[str], frozenset[str]]] = {}
    for phrase in phrases:
        number = referents.find(resolution.of_phrase[phrase.number])
        here = analysis.sentence_of(analysis.tokens[phrase.head]).number
        seated = bool(phrase.places) and all(is_origin(analysis, place) for place in phrase.places)
        if _takes_up(analysis, phrase) and (seated or (not phrase.places and referents.get(number).home is None)):
            near = {one: known for one, known in told.items() if one != number and here - known[0] <= NEAR}
            found = _named_so(phrase, near) if seated else None
            found = found if found is not None else _of_sort(phrase, near)
            if found is not None:
                resolution.of_phrase[phrase.number] = found
                resolution.note(phrase.number, "coref.sort")
                told[found] = here, *told[found][1:]
            continue
        body = referents.get(number)
        if phrase.core.kind in ("name", "body") and body.kind == "body":
            sectors = frozenset((*body.sectors, *(("IGO",) if body.short in bodies else ())))
            told[number] = here, sectors, frozenset(agent_key(word) for word in body.name.split())


def _takes_up(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether a phrase may tell of a body again without its name: "the company", "the Brussels-based alliance"."""
    pointed = analysis.tokens[phrase.first].text.lower() in ("the", "this", "that")
    bare = not phrase.of and phrase.owner is None and not phrase.former
    return pointed and bare and phrase.core.kind == "agent" and phrase.is_institution and not phrase.plural


def _named_so(phrase: Phrase, near: dict[int, tuple[int, frozenset[str], frozenset[str]]]) -> int | None:
    """The last body whose name has the noun: "The Hague-based court" after "the International Criminal Court"."""
    noun = _noun(phrase)
    found = [(at, number) for number, (at, _, names) in near.items() if noun in names]
    return max(found)[1] if found else None


def _of_sort(phrase: Phrase, near: dict[int, tuple[int, frozenset[str], frozenset[str]]]) -> int | None:
    """The last body of a noun's sort; of several only where the noun fits any of them and one was told of last."""
    noun = _noun(phrase)
    wanted = set[str]().union(*(SORTS.get(sector, set()) for sector in phrase.core.sectors))
    if noun in CAUSES and phrase.core.sectors:
        wanted |= SORTS["NGO"]
    if noun in WATCHING:
        wanted |= SORTS["IGO"]
    found = sorted(((at, number) for number, (at, sectors, _) in near.items() if wanted & sectors), reverse=True)
    if not found:
        return None
    single = len(found) == 1 or (noun in ANY_SORT and found[0][0] > found[1][0])
    return found[0][1] if single else None


def _noun(phrase: Phrase) -> str:
    return phrase.core.agent.phrase.lower().split()[-1] if phrase.core.agent is not None else ""
