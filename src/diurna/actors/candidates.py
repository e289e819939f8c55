"""Candidates: what the pronouns of an article may stand for, sentence by sentence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from diurna.actors.coreference import Resolution
from diurna.actors.phrases import Phrase
from diurna.actors.words import FEMALE, MALE
from diurna.records import Analysis, Token
from diurna.records.analysis import base


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a pronoun may stand for, by the token that heads it."""

    head: int
    referent: int
    kind: str
    plural: bool
    subject: bool


@dataclass(slots=True)
class Memory:
    """What has been told of so far: candidates of each sentence by its place, coordinations, genders, and which tokens are quoted.

    `carried` are the tokens of quotations that began in an earlier sentence.
    """

    by_sentence: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    pairs: list[tuple[int, str, tuple[int, ...]]] = field(default_factory=list)
    gender: dict[int, str] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    carried: set[int] = field(default_factory=set)


def hint_gender(analysis: Analysis, phrase: Phrase) -> str | None:
    """The pronoun that a title tells ("Mrs", "King"), None where it tells none."""
    if not phrase.is_person:
        return None
    words = {token.text.lower().strip(".") for token in analysis.tokens[max(0, phrase.first - 1) : phrase.last]}
    if words & FEMALE:
        return "she"
    return "he" if words & MALE else None


def make_candidate(analysis: Analysis, phrase: Phrase, resolution: Resolution) -> Candidate:
    """A phrase as a candidate; a mere adjective, or a place that does not act, is only a modifier."""
    token = analysis.tokens[phrase.head]
    referent = resolution.referents.get(resolution.of_phrase[phrase.number])
    plural = phrase.plural or bool(referent.members)
    kind = referent.kind
    modifies = phrase.core.kind == "adjective" or token.relation in ("compound", "amod")
    if modifies or (kind == "place" and not is_subject(token)):
        kind = "modifier"
    return Candidate(phrase.head, referent.number, kind, plural, is_subject(token))


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
