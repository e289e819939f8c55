"""Phrases: the noun phrases that name or describe a party, read along the line and headed by the tree.

The line decides how far a phrase reaches ("Russian Foreign Minister Sergey Lavrov" is one, whatever the parser makes
of it); the tree decides only by which of its words the sentence holds it.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diurna.actors.stretches import cut_stretches, is_argument
from diurna.actors.units import Unit
from diurna.actors.words import (
    ABSTRACT,
    COLLECTIVE,
    COURTS_OF,
    DIRECTIONS,
    FEASTING,
    FESTIVE,
    FORMER,
    INSTITUTIONS,
    OFFICE_ADJECTIVES,
    PREFIXES,
    QUANTIFIERS,
    QUANTITIES,
    TIMES,
    USES,
    USING,
    WEAPONS,
)
from diurna.lexicons.keys import agent_key
from diurna.records import Analysis, Token
from diurna.records.analysis import base

_NONE: tuple[int, ...] = ()
RELATIONS = frozenset("neighbour neighbor ally rival foe partner enemy adversary".split())
# Whose they are, they are coded as.
OFFICERS = frozenset("official executive spokesman spokeswoman spokesperson".split())
ARMED = frozenset({"REB", "UAF", "CRM"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase that tells of a party; places are token indices, `last` exclusive.

    `core` is the unit that says who; `title` the agent noun that describes the core, or is it; `agents` further agent
    nouns before that ("rebel" in "rebel commander"); `places` the units that say whose it is. `owner` is the head of the
    possessor before it, `of` the numbers of the phrases that hang on with a preposition.
    """

    number: int
    first: int
    last: int
    head: int
    core: Unit
    title: Unit | None = None
    office: str | None = None
    agents: tuple[Unit, ...] = ()
    places: tuple[Unit, ...] = ()
    owner: int | None = None
    of: tuple[int, ...] = ()
    preposition: str = ""
    former: bool = False
    plural: bool = False
    definite: bool = False
    name: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether it names or describes one human being."""
        if self.core.kind == "person":
            return True
        return self.core.kind == "agent" and not self.plural and not self.is_institution

    @property
    def is_institution(self) -> bool:
        """Whether its agent noun is a body's rather than a human's."""
        if self.core.agent is None or self.core.agent.office:
            return False
        words = self.core.agent.phrase.lower().split()
        return words[-1] in INSTITUTIONS or words[0] in ("ministry", "department", "council", "court")


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
        phrases[start:] = _linked(analysis, phrases[start:], start)
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
            phrase = replace(phrase, head=_head(analysis, phrase))
            if not _is_party(analysis, phrase):
                continue
            rest = after
        else:
            phrase = _plain(analysis, core, end)
            if core.default and rest and rest[-1].places and rest[-1].last == core.first:
                place = rest.pop()
                phrase = replace(phrase, first=place.first, places=(place,))
            if core.kind == "people" and rest and rest[-1].kind in ("country", "place") and rest[-1].last == core.first:
                place = rest.pop()
                phrase = replace(phrase, first=place.first, places=(place,))
            if core.kind == "country" and rest and rest[-1].last == core.first and _is_relation(rest[-1]):
                phrase = replace(phrase, first=rest.pop().first)  # "its neighbour Chad"
            if core.kind == "people" and phrase.first > first and analysis.tokens[phrase.first - 1].upos == "NUM":
                phrase = replace(phrase, first=phrase.first - 1)  # "eight Mexicans"
        phrase = _counted(analysis, replace(phrase, head=_head(analysis, phrase)))
        out.append(_quantified(analysis, phrase))
        end = phrase.first
    yield from reversed(out)


def _is_relation(unit: Unit) -> bool:
    """Whether a noun only says what a country is to another: "neighbour", "ally"."""
    return unit.agent is not None and agent_key(unit.agent.phrase) in RELATIONS


def _stands_for_one(analysis: Analysis, core: Unit) -> bool:
    """Whether a nationality stands for one of its people: "an Australian, Jan Bos, was charged"."""
    last = core.last - 1
    after = analysis.tokens[core.last] if core.last < len(analysis.tokens) else None
    opened = core.first > 0 and analysis.tokens[core.first - 1].text.lower() in ("a", "an")
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
        agents, places, rest = _modifiers(analysis, rest, title.first)
        office = _office(analysis, first, title, places)
    elif rest and rest[-1].kind == "adjective" and _adjacent(analysis, rest[-1].last, core.first, loose=True):
        places = [rest.pop()]
    left = min([core.first, *(unit.first for unit in (*agents, *places, *([title] if title else [])))])
    start = _reach_left(analysis, first, left, rest)
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
        former=_former(analysis, first, left, core.first),
        definite=True,
    )
    return phrase, rest


def _agent(analysis: Analysis, first: int, core: Unit, before: list[Unit]) -> tuple[Phrase, list[Unit]]:
    """An agent noun with what stands before it."""
    agents, places, rest = _modifiers(analysis, list(before), core.first)
    left = min([core.first, *(unit.first for unit in (*agents, *places))])
    start = _reach_left(analysis, first, left, rest, determiner=True)
    opening = analysis.tokens[start]
    last_word = analysis.tokens[_noun_of(analysis, core)]
    counted = last_word.upos == "NUM" or last_word.text.lower() == "others"
    plural = last_word.xpos in ("NNS", "NNPS") or counted or last_word.text.lower() in COLLECTIVE
    if last_word.text.lower() == "accused" and opening.text.lower() == "the" and start == core.first - 1:
        plural = False  # "the accused", of whom the tagger makes several
    office = _office(analysis, first, core, places) if core.agent and core.agent.office else None
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
        former=_former(analysis, first, left, core.first),
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
    return whose and not used and analysis.case_of(token) not in USING


def _quantified(analysis: Analysis, phrase: Phrase) -> Phrase:
    """With all of the words before a number: "at least 16 soldiers", "as many as 200 people"."""
    tokens = analysis.tokens
    start = phrase.first
    while start < phrase.head and tokens[start].text.lower() in ("least", "most", "than", "many"):
        start += 1
    if phrase.core.kind not in ("agent", "people") or not (
        tokens[start].upos == "NUM" or agent_key(tokens[start].text) in ("dozen", "hundred", "thousand", "score")
    ):
        return phrase
    sentence = analysis.sentence_of(tokens[phrase.head])
    for before in QUANTIFIERS:
        first = start - len(before)
        if first >= sentence.first and tuple(token.text.lower() for token in tokens[first:start]) == before:
            return replace(phrase, first=min(first, phrase.first))
    return phrase


def _plain(analysis: Analysis, core: Unit, end: int) -> Phrase:
    """A country, nationality, body or place by itself."""
    last_word = analysis.tokens[core.last - 1]
    plural = core.kind == "people" and last_word.xpos in ("NNS", "NNPS")
    return Phrase(0, core.first, core.last, core.first, core, plural=plural, definite=True)


def _modifiers(analysis: Analysis, rest: list[Unit], start: int) -> tuple[list[Unit], list[Unit], list[Unit]]:
    """Agent nouns and places before a title, nearest last; and the units left over."""
    agents: list[Unit] = []
    places: list[Unit] = []
    while rest and rest[-1].kind != "person":
        unit = rest[-1]
        if unit.kind == "agent":
            if analysis.tokens[unit.last - 1].xpos in ("NNS", "NNPS"):
                break
            agents.insert(0, unit)
        elif unit.places and not _hyphened(analysis, unit):
            places.insert(0, unit)
        elif unit.kind == "body" and not unit.country and not unit.short:
            # A people's or a faith's name says less than the noun ("Druze villagers"), an armed group's says more,
            # and the officials of a church are the church's.
            if not ARMED.isdisjoint(unit.sectors) or analysis.tokens[start].lemma.lower() in OFFICERS:
                agents.insert(0, unit)
        elif unit.kind != "name":
            break
        rest.pop()
    return agents, places, rest


def _hyphened(analysis: Analysis, unit: Unit) -> bool:
    """Whether a country is part of a compound that says something else: "anti-Russian", "US-led" (but "US-based")."""
    tokens = analysis.tokens
    if unit.first > 1 and tokens[unit.first - 1].text == "-":
        return tokens[unit.first - 2].text.lower() in PREFIXES
    if unit.last + 1 < len(tokens) and tokens[unit.last].text == "-":
        following = tokens[unit.last + 1]
        return following.text.lower() not in ("based", "born") and following.upos != "PROPN"
    return False


def _adjacent(analysis: Analysis, left: int, right: int, *, loose: bool = False) -> bool:
    """Whether nothing but brackets, or with `loose` no noun, stands between a title and a name."""
    between = analysis.tokens[left:right]
    if loose:
        return all(token.upos not in ("NOUN", "VERB") for token in between)
    return all(token.text in "()" for token in between)


def _office(analysis: Analysis, first: int, title: Unit, places: Sequence[Unit]) -> str | None:
    """The office as worded: the agent phrase with the nouns and office adjectives before it."""
    if title.agent is None or not title.agent.office:
        return None
    stop = max([first, *(unit.last for unit in places if unit.last <= title.first)])
    start = title.first
    while start > stop and _belongs_to_office(analysis, analysis.tokens[start - 1], analysis.tokens[start]):
        start -= 1
    words = [_without_former(token.text) for token in analysis.tokens[start : title.last]]
    text = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)
    return text.replace(" - ", "-")


def _without_former(word: str) -> str:
    """A word without "ex-": the office of an ex-minister is that of a minister."""
    before, hyphen, after = word.partition("-")
    return after if hyphen and before.lower() in FORMER else word


def _belongs_to_office(analysis: Analysis, token: Token, following: Token) -> bool:
    word = token.text.lower()
    if word in FORMER or word in DIRECTIONS or word in TIMES:
        return False
    if token.text == "-":
        return (
            following.text.lower() not in FORMER
            and token.index > 0
            and (analysis.tokens[token.index - 1].text.lower() not in FORMER)
        )
    if token.upos in ("NOUN", "PROPN"):
        return True
    return word in OFFICE_ADJECTIVES


def _former(analysis: Analysis, first: int, left: int, core: int) -> bool:
    before = analysis.tokens[max(first, left - 3) : core]
    return any(token.text.lower().partition("-")[0] in FORMER for token in before)


def _reach_left(analysis: Analysis, first: int, left: int, rest: Sequence[Unit], *, determiner: bool = False) -> int:
    """Where a phrase begins: its modifiers, not past another unit; the determiner only where asked for."""
    stop = max([first, *(unit.last for unit in rest)])
    start = left
    while start > stop:
        token = analysis.tokens[start - 1]
        if token.upos == "DET" or token.relation in ("det", "det:predet") or token.relation == "nmod:poss":
            break
        if token.text == "-" and rest and rest[-1].last == start - 1:
            break
        start -= 1
    if start > stop and determiner and start - 1 >= first:
        start -= 1
    while start < left and analysis.tokens[start].upos in ("PUNCT", "CCONJ") and analysis.tokens[start].text != "(":
        start += 1
    return start


def _head(analysis: Analysis, phrase: Phrase) -> int:
    """The token of the phrase that the rest of the sentence holds it by."""

    def rank(index: int) -> tuple[int, int, int]:
        token = analysis.tokens[index]
        in_core = phrase.core.first <= index < phrase.core.last
        if token.upos in ("PUNCT", "DET", "CCONJ", "ADP", "PRON"):
            return 9, 0, 0
        grade = 0 if is_argument(token) or token.relation == "nmod:poss" else 2
        if token.relation == "appos":
            grade = 1
        elif base(token.relation) in ("amod", "nummod", "det", "case", "punct", "cc"):
            grade = 3
        # Names hang from their first word, nouns from their last.
        order = index if phrase.core.kind == "person" else -index
        return grade, 0 if in_core else 1, order

    outside = [
        index
        for index in range(phrase.first, phrase.last)
        if not phrase.first <= analysis.tokens[index].head < phrase.last
    ]
    return min(outside or [phrase.core.first], key=rank)


def _counted(analysis: Analysis, phrase: Phrase) -> Phrase:
    """With the nouns that only count a party: "tens of thousands of protesters", "some of the soldiers"."""
    many = phrase.core.kind == "body" and analysis.tokens[phrase.core.last - 1].xpos in ("NNS", "NNPS")
    if phrase.core.kind not in ("agent", "people") and not many:
        return phrase
    while True:
        start = phrase.first
        while start and analysis.tokens[start - 1].upos in ("DET", "ADJ", "NUM"):
            start -= 1
        if start < 2 or analysis.tokens[start - 1].text.lower() != "of":
            return phrase
        counting = analysis.tokens[start - 2]
        word = agent_key(counting.text)
        counts = word in QUANTITIES and (word != "member" or phrase.core.kind == "agent")
        if not counts or analysis.tokens[phrase.head].head != counting.index:
            return phrase
        first = counting.index
        if first and analysis.tokens[first - 1].upos in ("NUM", "DET") and analysis.tokens[first - 1].head == first:
            first -= 1
        phrase = replace(phrase, first=first, head=counting.index, plural=True)


def _linked(analysis: Analysis, phrases: Sequence[Phrase], start: int) -> list[Phrase]:
    """Number the phrases of a sentence from `start`, and link each to its possessor and its "of X"."""
    numbered = [replace(phrase, number=start + place) for place, phrase in enumerate(phrases)]
    tokens = analysis.tokens
    out = []
    for place, phrase in enumerate(numbered):
        owner = None
        opening = phrase.first - 1 if tokens[phrase.first].relation != "nmod:poss" else phrase.first
        if opening > 0 and tokens[opening].xpos == "POS":
            of_phrase = place and numbered[place - 1].last == opening
            owner = numbered[place - 1].head if of_phrase else opening - 1
        elif (
            place
            and numbered[place - 1].core.kind == "person"
            and numbered[place - 1].last == phrase.first
            and not (phrase.core.agent is not None and phrase.core.agent.sectors == ("CVL",))
        ):
            # "the Biden administration", "Putin spokesman Ivan Petrov"
            owner = numbered[place - 1].head
        elif tokens[phrase.first].xpos == "PRP$":
            owner = phrase.first
        elif opening >= 0 and opening != phrase.first and tokens[opening].xpos == "PRP$":
            owner = opening
        preposition, of = "", _NONE
        if phrase.title is not None or phrase.core.default:
            preposition, of = _complement(tokens, phrase, numbered[place + 1 :])
        out.append(replace(phrase, owner=owner, of=of, preposition=preposition))
    return out


def _complement(tokens: Sequence[Token], phrase: Phrase, following: Sequence[Phrase]) -> tuple[str, tuple[int, ...]]:
    """The preposition after a phrase and the phrases that follow it, coordinated ones too."""
    at = _past_subject(tokens, phrase)
    following = [one for one in following if one.first >= at]
    if not following or at >= len(tokens) or tokens[at].text.lower() not in ("of", "for", "in", "from", "at"):
        return "", ()
    if at + 1 < len(tokens) and tokens[at + 1].xpos == "VBG":
        return "", ()  # "accused the minister of misleading parliament"
    found: list[int] = []
    end = at + 1
    owned = 0
    for place, candidate in enumerate(following):
        if candidate.number == owned:
            continue
        between = tokens[end : candidate.first]
        joined = all(
            token.upos == "DET" or token.text.lower() in (*DIRECTIONS, *((",", "and") if found else ()))
            for token in between
        )
        if (
            not joined
            or candidate.core.kind == "person"
            or (found and not any(t.text in ("and", ",") for t in between))
        ):
            break
        after = following[place + 1] if place + 1 < len(following) else None
        owned_next = after is not None and candidate.last + 1 == after.first and tokens[candidate.last].xpos == "POS"
        if after is not None and owned_next and (after.core.kind in ("agent", "name") or after.core.default):
            candidate = after  # "the head of Serbia's army" is the army's
            owned = after.number
        found.append(candidate.number)
        end = candidate.last
    return tokens[at].text.lower(), tuple(found)


def _past_subject(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where the preposition stands that tells whose someone is: past "of modern history" in "professor of ... at Yale"."""
    at = phrase.last
    court = phrase.title is not None and tokens[at - 1].text.lower() in ("court", "courts")
    if court and at + 1 < len(tokens) and tokens[at].text == "of" and tokens[at + 1].text.lower() in COURTS_OF:
        at += 2  # "the Supreme Court of Justice of Austria"
    if at + 1 < len(tokens) and tokens[at].text == "(":
        # A name in another tongue: "the court (Oberster Gerichtshof) of Austria".
        closed = next((token.index for token in tokens[at : at + 8] if token.text == ")"), None)
        if closed is not None and closed + 1 < len(tokens) and tokens[closed + 1].text == "of":
            at = closed + 1
    if phrase.title is None or "EDU" not in phrase.title.sectors or at >= len(tokens):
        return at
    if tokens[at].text.lower() not in ("of", "in"):
        return at
    end = at + 1
    while end < len(tokens) and (tokens[end].upos in ("NOUN", "ADJ", "PROPN") or tokens[end].text in ("and", "&")):
        end += 1
    return end if at + 1 < end < len(tokens) and tokens[end].text.lower() == "at" else at
