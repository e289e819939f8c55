"""Candidates: what the pronouns of an article may stand for, sentence by sentence."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from diurna.actors.genders import gender_of_name, gender_of_words
from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution
from diurna.records import Analysis, Token
from diurna.records.analysis import base


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a pronoun may stand for, by the token that heads it.

    `form` is "name", "definite" or "indefinite" for phrases, "pronoun" for what an earlier pronoun stood for; `owned`
    says that a possessor stands before it ("his brother", "Macron's adviser").
    """

    head: int
    referent: int
    kind: str
    plural: bool
    subject: bool
    form: str = "name"
    owned: bool = False


@dataclass(slots=True)
class Memory:
    """What has been told of so far: candidates of each sentence by its place, coordinations, and persons.

    Of persons, by referent: `gender` is the pronoun that a title told and `by_name` the one that a given name tells,
    `called` counts the pronouns that stood for them, `told` the mentions so far and `in_all` those of the whole article
    without pronouns. `named` have a name, `first` is met first. `last` is, for "he" and "she", the place and the referent
    of the last that was resolved or left out. `quoted` are the tokens in quotations, `carried` those in quotations that
    began in an earlier sentence.
    """

    by_sentence: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    pairs: list[tuple[int, str, tuple[int, ...]]] = field(default_factory=list)
    gender: dict[int, str] = field(default_factory=dict)
    by_name: dict[int, str] = field(default_factory=dict)
    called: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    told: Counter[int] = field(default_factory=Counter)
    in_all: Counter[int] = field(default_factory=Counter)
    named: set[int] = field(default_factory=set)
    first: int | None = None
    last: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    carried: set[int] = field(default_factory=set)

    def tell(self, candidate: Candidate) -> None:
        """Take note that the reading has come to a mention."""
        if candidate.kind == "person" and not candidate.plural:
            self.told[candidate.referent] += 1
            if self.first is None:
                self.first = candidate.referent

    def call(self, kind: str, place: int, referent: int | None) -> None:
        """Take note of whom a "he" or "she" stands for."""
        self.last[kind] = place, referent
        if referent is not None:
            self.called[referent][kind] += 1


def remember_persons(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution, memory: Memory) -> None:
    """Note what all phrases of the article tell of persons: how often they are told of, their names and genders."""
    for phrase in phrases:
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        if referent.kind != "person":
            continue
        memory.in_all[referent.number] += 1
        hint = hint_gender(analysis, phrase)
        if hint:
            memory.gender.setdefault(referent.number, hint)
        if phrase.core.kind == "person":
            memory.named.add(referent.number)
            by_name = gender_of_name(phrase.name)
            if by_name:
                memory.by_name.setdefault(referent.number, by_name)


def hint_gender(analysis: Analysis, phrase: Phrase) -> str | None:
    """The pronoun that a title tells ("Mrs", "King"), None where it tells none."""
    if not phrase.is_person:
        return None
    # "Elizabeth Bishop" is no bishop, but "King Charles" a king.
    inner = phrase.core.first + (len(phrase.name) > 1) if phrase.core.kind == "person" else phrase.last
    return gender_of_words([token.text for token in analysis.tokens[max(0, phrase.first - 1) : inner]])


def courtesies(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> dict[int, str]:
    """The pronouns that titles before their names tell of persons, by their referents."""
    told: dict[int, str] = {}
    for phrase in phrases:
        hint = hint_gender(analysis, phrase) if phrase.core.kind == "person" else None
        if hint:
            told.setdefault(resolution.referents.find(resolution.of_phrase[phrase.number]), hint)
    return told


def make_candidate(analysis: Analysis, phrase: Phrase, resolution: Resolution) -> Candidate:
    """A phrase as a candidate; a mere adjective, or a place that does not act, is only a modifier."""
    token = analysis.tokens[phrase.head]
    referent = resolution.referents.get(resolution.of_phrase[phrase.number])
    plural = phrase.plural or bool(referent.members)
    kind = referent.kind
    modifies = phrase.core.kind == "adjective" or token.relation in ("compound", "amod")
    if modifies or (kind == "place" and not is_subject(token)):
        kind = "modifier"
    form = "name" if phrase.core.kind != "agent" else "definite" if phrase.definite else "indefinite"
    return Candidate(phrase.head, referent.number, kind, plural, is_subject(token), form, phrase.owner is not None)


def is_subject(token: Token) -> bool:
    """Whether a token is the subject of a clause."""
    return base(token.relation) == "nsubj"


def add_coordinations(
    analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution, memory: Memory, place: int
) -> None:
    """Coordinated parties ("A, B and C") as one plural candidate, held by the first; and pairs for "the two"."""
    chain: list[Phrase] = []
    parties = [phrase for phrase in phrases if phrase.core.kind != "adjective"]
    for phrase in [*parties, None]:
        if chain and phrase is not None and _joins(analysis, chain[-1], phrase):
            chain.append(phrase)
            continue
        if len(chain) > 1 and any(
            token.text.lower() in ("and", "&") for token in analysis.tokens[chain[-2].last : chain[-1].first]
        ):
            _remember(analysis, chain, resolution, memory, place)
        chain = [phrase] if phrase is not None else []
    for phrase in phrases:
        members = resolution.referents.get(resolution.of_phrase[phrase.number]).members
        if members:
            memory.pairs.append((place, resolution.referents.get(members[0]).kind, members))
    # "Putin met Xi": the two who met are a pair as well.
    persons = [candidate for candidate in memory.by_sentence[place] if candidate.kind == "person"]
    countries = [candidate for candidate in memory.by_sentence[place] if candidate.kind == "country"]
    for kind, found in (("person", persons), ("country", countries)):
        members = tuple(dict.fromkeys(candidate.referent for candidate in found))
        if len(members) == 2:
            memory.pairs.append((place, kind, members))


def _joins(analysis: Analysis, one: Phrase, other: Phrase) -> bool:
    between = analysis.tokens[one.last : other.first]
    if not between or any(token.upos not in ("PUNCT", "CCONJ", "DET") for token in between):
        return False
    words = [token.text.lower() for token in between if token.upos != "DET"]
    apart = base(analysis.tokens[other.head].relation) in ("appos", "nsubj")
    return all(word in (",", "and", "&", "or") for word in words) and bool(words) and not (words == [","] and apart)


def _remember(analysis: Analysis, chain: Sequence[Phrase], resolution: Resolution, memory: Memory, place: int) -> None:
    members = tuple(dict.fromkeys(resolution.referents.find(resolution.of_phrase[phrase.number]) for phrase in chain))
    if len(members) < 2:
        return
    head = analysis.tokens[chain[0].head]
    kinds = {resolution.referents.get(member).kind for member in members}
    kind = kinds.pop() if len(kinds) == 1 else "group"
    # The group itself is only made when something refers to it; until then its members stand for it.
    memory.pairs.append((place, kind, members))
    memory.by_sentence[place].append(
        Candidate(head.index, resolution.referents.group(members), "group", True, is_subject(head))
    )
