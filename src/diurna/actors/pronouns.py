"""Pronouns and "the two leaders": who is meant, by subjecthood and nearness, from left to right."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.actors.antecedents import IT, LOOKBACK, find_antecedent
from diurna.actors.candidates import Candidate, Memory, add_coordinations, is_subject, make_candidate, remember_persons
from diurna.actors.phrases import Phrase
from diurna.actors.ranking import Ranker, find_person
from diurna.actors.resolution import Resolution
from diurna.actors.resolve import IRREGULAR_FORCES, Description, singular_office
from diurna.actors.words import LEADERS, SIDES, words
from diurna.records import Analysis, Sentence, Token
from diurna.records.analysis import base

HE = words("he him his himself")
SHE = words("she her hers herself")
THEY = words("they them their theirs themselves")
# What armed groups, parties and other bodies are called when they are told of again.
GROUPS = words("group organisation organization movement")
STATE_BODIES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
RELATIVE = words("who which that whom whose")
OPEN_QUOTES, CLOSE_QUOTES = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun, or words like "both sides", tokens `first` to `last`, and the referent that it stands for."""

    first: int
    last: int
    head: int
    referent: int
    rule: str


def resolve_pronouns(
    analysis: Analysis, text: str, phrases: Sequence[Phrase], resolution: Resolution, ranker: Ranker | None = None
) -> list[Anaphor]:
    """Resolve third-person and relative pronouns and "both sides"; one that has no safe antecedent is left out.

    `ranker` chooses whom "he" and "she" stand for; by default it is the one with the shipped weights.
    """
    ranker = ranker if ranker is not None else Ranker.shipped()
    memory = Memory()
    memory.quoted, memory.carried = find_quoted(analysis, text)
    referents = resolution.referents
    by_place: dict[int, list[Phrase]] = defaultdict(list)
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        by_place[analysis.sentence_of(analysis.tokens[phrase.head]).first].append(phrase)
    remember_persons(analysis, phrases, resolution, memory)
    owned_by = {phrase.owner: phrase for phrase in phrases if phrase.owner is not None}
    out: list[Anaphor] = []
    for place, sentence in enumerate(analysis.sentences):
        own = by_place[sentence.first]
        memory.by_sentence[place] = [make_candidate(analysis, phrase, resolution) for phrase in own]
        add_coordinations(analysis, own, resolution, memory, place)
        memory.by_sentence[place].sort(key=lambda candidate: candidate.head)
        by_head = {one.head: one for one in memory.by_sentence[place] if not one.plural}
        for token in analysis.tokens_of(sentence):
            if token.index in by_head:
                memory.tell(by_head[token.index])
            if token.index in heads:
                _join_two(analysis, heads[token.index], place, sentence, memory, resolution)
            found = _resolve(analysis, token, place, sentence, heads, memory, resolution, ranker)
            if found is None or found.head in heads:
                continue
            out.append(found)
            if found.rule != "coref.relative":
                referent = referents.get(found.referent)
                plural = bool(referent.members)
                candidate = Candidate(found.head, found.referent, referent.kind, plural, is_subject(token), "pronoun")
                memory.by_sentence[place].append(candidate)
                memory.tell(candidate)
            _tell_owned(owned_by, token, found, resolution)
    return out


def find_quoted(analysis: Analysis, text: str) -> tuple[set[int], set[int]]:
    """The tokens inside quotation marks; and those of them in a quotation that an earlier sentence opened.

    A quotation that never closes ends with its paragraph.
    """
    quoted: set[int] = set()
    carried: set[int] = set()
    inside, end = False, 0
    for sentence in analysis.sentences:
        inside = inside and "\n" not in text[end : sentence.span.start]
        end = sentence.span.end
        from_before = inside
        for token in analysis.tokens_of(sentence):
            side = _quote_side(token, text, inside)
            if side:
                inside = side == "opens"
                from_before = from_before and inside
            elif inside:
                quoted.add(token.index)
                if from_before:
                    carried.add(token.index)
    return quoted, carried


def _quote_side(token: Token, text: str, inside: bool) -> str | None:
    """Whether a token "opens" or "closes" a quotation; straight marks are told by the spaces around them."""
    if token.text in OPEN_QUOTES:
        return "opens"
    if token.text in CLOSE_QUOTES:
        return "closes"
    if token.text != '"':
        return None
    before = text[token.span.start - 1 : token.span.start].strip() if token.span.start else ""
    after = text[token.span.end : token.span.end + 1].strip()
    if bool(before) != bool(after):
        return "opens" if after else "closes"
    return "closes" if inside else "opens"


def _resolve(
    analysis: Analysis,
    token: Token,
    place: int,
    sentence: Sentence,
    heads: dict[int, Phrase],
    memory: Memory,
    resolution: Resolution,
    ranker: Ranker,
) -> Anaphor | None:
    word = token.text.lower()
    if token.upos == "PRON" or token.xpos in ("PRP", "PRP$", "WP", "WDT", "WP$"):
        if word in RELATIVE:
            found = _relative(analysis, token, heads, memory, place, resolution)
            return (
                Anaphor(token.index, token.index + 1, token.index, found, "coref.relative")
                if found is not None
                else None
            )
        kind = "he" if word in HE else "she" if word in SHE else "they" if word in THEY else "it" if word in IT else ""
        if not kind or (kind == "it" and (_expletive(analysis, token) or _takes_up_thing(analysis, token, heads))):
            return None
        if kind in ("he", "she"):
            found = find_person(analysis, token, kind, place, memory, ranker)
            memory.call(kind, place, found)
        else:
            found = find_antecedent(analysis, token, kind, place, memory)
        if found is None:
            return None
        return Anaphor(token.index, token.index + 1, token.index, found, "coref.pronoun")
    return _two(analysis, token, sentence, place, memory, resolution)


def _relative(
    analysis: Analysis,
    token: Token,
    heads: dict[int, Phrase],
    memory: Memory,
    place: int,
    resolution: Resolution,
) -> int | None:
    """The noun that the relative clause modifies; for "who" and "which" the phrase right before, if the tree errs."""
    human = token.text.lower() in ("who", "whom", "whose")
    clause = next(
        (one for one in [token, *analysis.ancestors(token)] if one.relation in ("acl:relcl", "acl") and one != token),
        None,
    )
    if token.text.lower() == "that" and (clause is None or token.relation == "mark"):
        return None
    before = next(
        (
            candidate
            for candidate in reversed(memory.by_sentence[place])
            if candidate.head < token.index
            and not candidate.plural
            and candidate.kind != "modifier"
            and candidate.head in heads
            and all(one.upos == "PUNCT" for one in analysis.tokens[heads[candidate.head].last : token.index - 0])
        ),
        None,
    )
    if human and before is not None and before.kind in ("person", "group"):
        return before.referent
    governor = analysis.head(clause) if clause is not None else None
    if governor is not None and governor.index < token.index and governor.index in heads:
        phrase = heads[governor.index]
        plural = clause is not None and _plural_verb(analysis, clause)
        if plural:
            for candidate in memory.by_sentence[place]:
                if candidate.head == governor.index and candidate.plural:
                    return candidate.referent
        return resolution.of_phrase[phrase.number]
    if before is not None and token.text.lower() == "which" and governor is None:
        return before.referent
    return None


def _plural_verb(analysis: Analysis, verb: Token) -> bool:
    parts = (verb, *analysis.children(verb, "aux", "cop"))
    return any(part.xpos == "VBP" or part.text.lower() in ("are", "were", "have") for part in parts)


def _expletive(analysis: Analysis, token: Token) -> bool:
    """Whether an "it" stands for a clause: "it is clear that", "make it mandatory for"."""
    governor = analysis.head(token)
    if token.relation == "expl" or governor is None:
        return token.relation == "expl"
    if token.text.lower() != "it":
        return False
    if base(token.relation) == "nsubj" and analysis.children(governor, "csubj"):
        return True
    if base(token.relation) == "nsubj" and governor.upos in ("ADJ", "NOUN", "ADV"):
        return bool(analysis.children(governor, "ccomp", "xcomp", "advcl", "acl"))
    if base(token.relation) == "nsubj" and governor.lemma in ("seem", "appear", "take", "rain", "snow"):
        return True
    follows = analysis.tokens[token.index + 1] if token.index + 1 < len(analysis.tokens) else None
    adjective = follows is not None and follows.upos == "ADJ"
    return governor.lemma in ("make", "find", "consider", "think", "deem", "believe") and adjective


def _takes_up_thing(analysis: Analysis, token: Token, heads: dict[int, Phrase]) -> bool:
    """Whether "it", an object, takes up the object before it, a thing: "20 backed the plan and 30 opposed it"."""
    if token.text.lower() != "it" or token.relation != "obj":
        return False
    sentence = analysis.sentence_of(token)
    objects = [one for one in analysis.tokens[sentence.first : token.index] if one.relation == "obj"]
    if not objects or objects[-1].head == token.head:
        return False
    last = objects[-1]
    definite = any(child.upos == "DET" for child in analysis.children(last, "det"))
    return definite and last.upos == "NOUN" and last.xpos == "NN" and last.index not in heads


def _two(
    analysis: Analysis, token: Token, sentence: Sentence, place: int, memory: Memory, resolution: Resolution
) -> Anaphor | None:
    """Resolve "both sides", "the two countries", "the two leaders", "the pair": the last two of their kind."""
    if token.lemma.lower() in ("country", "nation") and token.xpos == "NN" and _bare_the(analysis, token):
        found = find_antecedent(analysis, token, "country", place, memory)
        if found is None:
            return None
        return Anaphor(token.index - 1, token.index + 1, token.index, found, "coref.country")
    if token.lemma.lower() in GROUPS and token.xpos == "NN" and _bare_the(analysis, token):
        found = _group_told(place, memory, resolution)
        if found is None:
            return None
        return Anaphor(token.index - 1, token.index + 1, token.index, found, "coref.the_group")
    lemma = token.lemma.lower().rstrip("s") if token.xpos in ("NNS", "NNPS") else token.lemma.lower()
    before = {child.text.lower() for child in analysis.children(token, "det", "nummod", "det:predet", "amod")}
    first = min([token.index, *(child.index for child in analysis.children(token, "det", "nummod", "det:predet"))])
    if lemma in SIDES | LEADERS | {"country", "party", "ally"} and token.xpos in ("NNS", "NNPS"):
        if not ("both" in before or ("two" in before and before & {"the", "these", "those"})):
            return None
        wanted = {"person"} if lemma in LEADERS else {"country", "person", "body", "group"}
    elif lemma in ("pair", "two", "duo") and "the" in before and not analysis.children(token, "nmod"):
        wanted = {"person"}
    else:
        return None
    preferred = "country" if lemma in SIDES else "person"
    for kinds in ({preferred}, wanted):
        for at, kind, members in reversed(memory.pairs):
            if at >= place - LOOKBACK - 2 and kind in kinds and len(members) == 2:
                group = resolution.referents.group(members)
                return Anaphor(first, token.index + 1, token.index, group, "coref.group")
    return None


def _group_told(place: int, memory: Memory, resolution: Resolution) -> int | None:
    """The armed group or private body that was told of last, subjects of its sentence before others."""
    for at in range(place, max(-1, place - LOOKBACK), -1):
        told = []
        for candidate in memory.by_sentence[at]:
            referent = resolution.referents.get(candidate.referent)
            body = candidate.kind == "body" and not STATE_BODIES.intersection(referent.sectors) and referent.sectors
            if body or (candidate.kind == "group" and not IRREGULAR_FORCES.isdisjoint(referent.sectors)):
                told.append(candidate)
        subjects = [candidate for candidate in told if candidate.subject]
        if told:
            return (subjects or told)[-1].referent
    return None


def _join_two(
    analysis: Analysis, phrase: Phrase, place: int, sentence: Sentence, memory: Memory, resolution: Resolution
) -> None:
    """Join "the two presidents" to the two who were told of before."""
    if phrase.core.kind != "agent" or not phrase.plural or phrase.places or phrase.of:
        return
    found = _two(analysis, analysis.tokens[phrase.head], sentence, place, memory, resolution)
    if found is not None and resolution.referents.get(resolution.of_phrase[phrase.number]).home is None:
        resolution.of_phrase[phrase.number] = found.referent
        resolution.note(phrase.number, "coref.group")


def _bare_the(analysis: Analysis, token: Token) -> bool:
    """Whether a noun has "the" right before it and nothing more to tell which is meant."""
    if token.index == 0 or analysis.tokens[token.index - 1].text.lower() != "the":
        return False
    return not analysis.children(token, "amod", "acl", "nmod", "compound", "appos", "cop")


def _tell_owned(owned_by: dict[int, Phrase], token: Token, found: Anaphor, resolution: Resolution) -> None:
    """Tell what a pronoun owns of its owner's country: "its army", "his spokesman"."""
    phrase = owned_by.get(token.index)
    if phrase is None or phrase.title is None:
        return
    referents = resolution.referents
    owner, owned = referents.get(found.referent), referents.get(resolution.of_phrase[phrase.number])
    if phrase.title.agent is not None and phrase.title.agent.id == "counterpart":
        if owned.office in (None, "counterpart"):
            owned.office, owned.sectors = owner.office, owned.sectors or owner.sectors
    elif owner.members and phrase.plural and owned.office and owned.home is None and not owned.members:
        # "Colombia and Venezuela ... their foreign ministers": one of each.
        office = singular_office(owned.office)
        each = [referents.get(member) for member in owner.members]
        owned.members = tuple(
            referents.add(
                Description("person", f"{office} of {one.name}", one.country, one.short, owned.sectors, office)
            )
            for one in each
        )
        owned.kind, owned.office = "group", None
    elif owned.home is None and owner.home is not None and not owned.members and owned is not owner:
        owned.country, owned.short = owner.country, owner.short
        if owned.sectors == ("LAB",) and owner.sectors:
            owned.sectors = owner.sectors  # "his staff" are the president's
        resolution.note(phrase.number, "coref.possessor")
