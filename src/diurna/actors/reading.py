"""Phrases read along the line and headed by the tree.

The line decides how far a phrase reaches ("Russian Foreign Minister Sergey Lavrov" is one, whatever the parser makes
of it); the tree decides only by which of its words the sentence holds it.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.actors.extents import head_of, reach_left, with_count, with_quantifier
from diurna.actors.links import link_phrases
from diurna.actors.modifiers import ORIGINS, modifiers_of, takes_place
from diurna.actors.offices import is_former, worded_office
from diurna.actors.phrases import Phrase
from diurna.actors.stretches import cut_stretches, is_argument
from diurna.actors.units import Unit
from diurna.actors.words import (
    ABSTRACT,
    COLLECTIVE,
    FEASTING,
    FESTIVE,
    USES,
    USING,
    WEAPONS,
)
from diurna.lexicons.keys import agent_key
from diurna.records import Analysis
from diurna.records.analysis import base

# Aircraft and men alike.
ARMED_MEN = frozenset({"bomber"})
# What a country is to another.
RELATIONS = frozenset("neighbour neighbor ally rival foe partner enemy adversary".split())


def find_phrases(analysis: Analysis, units: Sequence[Sequence[Unit]]) -> list[Phrase]:
    """All phrases of an article in text order, numbered.

    1. Cut each sentence into stretches of nouns and what belongs to them. 2. Cut a stretch where two arguments meet.
    3. Read each as a party, or as modifiers that are parties ("a British resolution"). 4. Link possessors and "of X".
    """
    phrases: list[Phrase] = []
    for sentence, found in zip(analysis.sentences, units, strict=True):
        if not found:
            continue
        at = {index: unit for unit in found for index in range(unit.first, unit.last)}
        start = len(phrases)
        rest = deque(found)
        for first, last in cut_stretches(analysis, sentence.first, sentence.last, at):
            inside = []
            while rest and rest[0].last <= last:
                unit = rest.popleft()
                if first <= unit.first:
                    inside.append(unit)
            phrases.extend(_read(analysis, first, last, inside))
        phrases[start:] = link_phrases(analysis, phrases[start:], start)
    return phrases


def _read(analysis: Analysis, first: int, last: int, units: Sequence[Unit]) -> Iterator[Phrase]:
    """The phrases of one part, right to left; each takes the modifiers before it."""
    out: list[Phrase] = []
    rest = list(units)
    end = last
    while rest:
        core = rest.pop()
        if core.kind == "adjective" and _stands_for_one(analysis, core):
            core = replace(core, kind="people")
        phrase = None
        if core.kind == "person":
            phrase, rest = _person(analysis, first, core, rest)
        elif core.kind == "agent":
            phrase, after = _agent(analysis, first, core, rest)
            phrase = replace(phrase, head=head_of(analysis, phrase))
            if not _is_party(analysis, phrase):
                continue
            rest = after
        else:
            phrase = _plain(analysis, core, end)
            if rest and rest[-1].places and rest[-1].last == core.first and takes_place(core, rest[-1]):
                place = rest.pop()
                phrase = replace(phrase, first=place.first, places=(place,))
            if core.kind == "people" and rest and rest[-1].kind in ("country", "place") and rest[-1].last == core.first:
                place = rest.pop()
                phrase = replace(phrase, first=place.first, places=(place,))
            if core.kind == "country" and rest and rest[-1].last == core.first and _is_relation(rest[-1]):
                phrase = replace(phrase, first=rest.pop().first)  # "its neighbour Chad"
            if core.kind == "people" and phrase.first > first and analysis.tokens[phrase.first - 1].upos == "NUM":
                phrase = replace(phrase, first=phrase.first - 1)  # "eight Mexicans"
        phrase = with_count(analysis, replace(phrase, head=head_of(analysis, phrase)))
        out.append(with_quantifier(analysis, phrase))
        end = phrase.first
    yield from reversed(out)


def _is_relation(unit: Unit) -> bool:
    """Whether a noun only says what a country is to another: "neighbour", "ally"."""
    return unit.agent is not None and agent_key(unit.agent.phrase) in RELATIONS


def _stands_for_one(analysis: Analysis, core: Unit) -> bool:
    """Whether a nationality stands for one of its people: "an Australian, Jan Bos, was charged"."""
    last = core.last - 1
    after = analysis.tokens[core.last] if core.last < len(analysis.tokens) else None
    start = core.first - 1
    while start > 0 and analysis.tokens[start].upos == "ADJ":
        start -= 1  # "an ethnic Palestinian"
    opened = start >= 0 and analysis.tokens[start].text.lower() in ("a", "an")
    alone = after is None or (after.upos not in ("NOUN", "PROPN", "ADJ") and after.text != "-")
    held = is_argument(analysis.tokens[last]) or analysis.tokens[last].relation == "appos"
    return opened and alone and held


def _person(analysis: Analysis, first: int, core: Unit, before: list[Unit]) -> tuple[Phrase, list[Unit]]:
    """A name with the title and the country before it."""
    name = tuple(
        token.text for token in analysis.tokens[core.first : core.last] if token.upos != "PUNCT" or token.text == "-"
    )
    title, office = None, None
    agents: list[Unit] = []
    places: list[Unit] = []
    rest = list(before)
    start = core.first
    if rest and rest[-1].kind == "agent" and _adjacent(analysis, rest[-1].last, core.first):
        title = rest.pop()
        agents, places, rest = modifiers_of(analysis, rest, title.first)
        office = worded_office(analysis, first, title, places)
    elif (rest and rest[-1].kind == "adjective" and _adjacent(analysis, rest[-1].last, core.first, loose=True)) or (
        rest and rest[-1].kind in ("adjective", "country") and _describes(analysis, rest[-1], core)
    ):
        places = [rest.pop()]
    left = min([core.first, *(unit.first for unit in (*agents, *places, *([title] if title else [])))])
    start = reach_left(analysis, first, left, rest)
    phrase = Phrase(
        0,
        start,
        core.last,
        core.first,
        core,
        title=title,
        office=office,
        agents=tuple(agents),
        places=tuple(places),
        name=name,
        former=is_former(analysis, first, left, core.first),
        definite=True,
    )
    return phrase, rest


def _agent(analysis: Analysis, first: int, core: Unit, before: list[Unit]) -> tuple[Phrase, list[Unit]]:
    """An agent noun with what stands before it."""
    agents, places, rest = modifiers_of(analysis, list(before), core.first)
    left = min([core.first, *(unit.first for unit in (*agents, *places))])
    start = reach_left(analysis, first, left, rest, determiner=True)
    opening = analysis.tokens[start]
    last_word = analysis.tokens[_noun_of(analysis, core)]
    counted = last_word.upos == "NUM" or last_word.text.lower() == "others"
    plural = last_word.xpos in ("NNS", "NNPS") or counted or last_word.text.lower() in COLLECTIVE
    if last_word.text.lower() == "accused" and opening.text.lower() == "the" and start == core.first - 1:
        plural = False  # "the accused", of whom the tagger makes several
    office = worded_office(analysis, first, core, places) if core.agent and core.agent.office else None
    phrase = Phrase(
        0,
        start,
        core.last,
        core.first,
        core,
        title=core,
        office=office,
        agents=tuple(agents),
        places=tuple(places),
        former=is_former(analysis, first, left, core.first),
        plural=plural,
        definite=opening.text.lower() in ("the", "this", "that", "these", "those") or opening.relation == "nmod:poss",
    )
    return phrase, rest


def _noun_of(analysis: Analysis, core: Unit) -> int:
    """The token of the noun that an agent phrase hangs from: "chief" in "chief of staff"."""
    inner = range(core.first + 1, core.last)
    return next((index - 1 for index in inner if analysis.tokens[index].text.lower() == "of"), core.last - 1)


def _is_party(analysis: Analysis, phrase: Phrase) -> bool:
    """Whether an agent noun is a party here: not "with artillery", "use of force", "the state" of a federation."""
    last_word = agent_key(analysis.tokens[phrase.core.last - 1].text)
    single = phrase.core.last - phrase.core.first == 1
    token = analysis.tokens[phrase.head]
    whose = any(unit.kind in ("country", "adjective", "body", "seat") for unit in phrase.places)
    if analysis.tokens[phrase.core.last - 1].text.lower() == "others" and base(token.relation) == "conj":
        return False  # "Iran and others" adds nobody
    before = analysis.tokens[phrase.core.first - 1] if phrase.core.first > phrase.first else None
    if last_word == "party" and single and before is not None and before.text.lower() in FESTIVE:
        return False
    governor = analysis.head(token)
    bare = not phrase.places and not phrase.agents and phrase.owner is None
    if last_word == "party" and single and bare and governor is not None:
        attended = base(token.relation) == "obj" and governor.lemma.lower() in FEASTING
        if attended or (base(token.relation) == "obl" and analysis.case_of(token) == "at"):
            return False  # "attended the party", "was shot at a party"
    if last_word in ABSTRACT and single and not phrase.plural:
        if last_word == "force" and before is not None and before.upos in ("NOUN", "PROPN"):
            return True  # "task force"
        return whose or bool(phrase.agents) or phrase.owner is not None
    if last_word not in WEAPONS:
        return True
    if base(token.relation) == "nsubj":
        return True
    used = governor is not None and governor.lemma.lower() in USES
    if last_word in ARMED_MEN:
        return not used and analysis.case_of(token) not in USING  # those who bomb, unless they are flown
    return whose and not used and analysis.case_of(token) not in USING


def _plain(analysis: Analysis, core: Unit, end: int) -> Phrase:
    """A country, nationality, body or place by itself."""
    last_word = analysis.tokens[core.last - 1]
    plural = core.kind == "people" and last_word.xpos in ("NNS", "NNPS")
    return Phrase(0, core.first, core.last, core.first, core, plural=plural, definite=True)


def _describes(analysis: Analysis, home: Unit, core: Unit) -> bool:
    """Whether a nationality is that of a noun that no lexicon knows, before a name: "American sprinter Ann Lee"."""
    between = analysis.tokens[home.last : core.first]
    nouns = [token for token in between if token.upos == "NOUN"]
    known = all(token.upos in ("NOUN", "ADJ") and token.text.islower() for token in between)
    held = analysis.tokens[home.last - 1].head in range(home.last, core.last)
    return bool(nouns) and known and held and nouns[-1].xpos == "NN"


def _adjacent(analysis: Analysis, left: int, right: int, *, loose: bool = False) -> bool:
    """Whether nothing but brackets, or with `loose` no noun, stands between a title and a name."""
    between = analysis.tokens[left:right]
    if loose:
        born = len(between) > 1 and between[0].text == "-" and between[1].text.lower() in ORIGINS
        return all(token.upos not in ("NOUN", "VERB") for token in (between[2:] if born else between))
    return all(token.text in "()" for token in between)
