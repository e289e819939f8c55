"""Pronouns: who is meant, by subjecthood and nearness, from left to right."""

from collections import defaultdict
from collections.abc import Sequence

from diurna.actors.anaphors import Anaphor
from diurna.actors.antecedents import IT, find_antecedent
from diurna.actors.candidates import Candidate, Memory, add_coordinations, is_subject, make_candidate, remember_persons
from diurna.actors.descriptions import Description, singular_office
from diurna.actors.phrases import Phrase
from diurna.actors.quoted import find_quoted
from diurna.actors.ranking import Ranker, find_person
from diurna.actors.relatives import find_relative, is_expletive, takes_up_thing
from diurna.actors.resolution import Resolution
from diurna.actors.sectors import combine_sectors, contends
from diurna.actors.taken_up import join_two, take_up
from diurna.actors.words import words
from diurna.records import Analysis, Sentence, Token

HE = words("he him his himself")

SHE = words("she her hers herself")

THEY = words("they them their theirs themselves")

RELATIVE = words("who which that whom whose")


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
                join_two(analysis, heads[token.index], place, sentence, memory, resolution)
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
            found = find_relative(analysis, token, heads, memory, place, resolution)
            return (
                Anaphor(token.index, token.index + 1, token.index, found, "coref.relative")
                if found is not None
                else None
            )
        kind = "he" if word in HE else "she" if word in SHE else "they" if word in THEY else "it" if word in IT else ""
        if not kind or (kind == "it" and (is_expletive(analysis, token) or takes_up_thing(analysis, token, heads))):
            return None
        if kind in ("he", "she"):
            found = find_person(analysis, token, kind, place, memory, ranker)
            memory.call(kind, place, found)
        else:
            found = find_antecedent(analysis, token, kind, place, memory)
        if found is None:
            return None
        return Anaphor(token.index, token.index + 1, token.index, found, "coref.pronoun")
    return take_up(analysis, token, sentence, place, memory, resolution)


def _tell_owned(owned_by: dict[int, Phrase], token: Token, found: Anaphor, resolution: Resolution) -> None:
    """Tell what a pronoun owns of its owner's country: "its army", "his spokesman"."""
    phrase = owned_by.get(token.index)
    if phrase is None or phrase.title is None:
        return
    referents = resolution.referents
    owner, owned = referents.get(found.referent), referents.get(resolution.of_phrase[phrase.number])
    word = phrase.title.agent.phrase.lower().split()[-1] if phrase.title.agent is not None else ""
    if owner.kind == "person" and owned.sectors == ("CVL",):
        owned.sectors = contends(word, owner.sectors) or owned.sectors
    deputy = phrase.title.agent is not None and phrase.title.agent.phrase == "deputy"
    if deputy and owned.sectors == ("LEG",) and owner.kind == "person":
        owned.sectors = owner.sectors  # a minister's, who sits in no house
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
        if owner.kind in ("body", "group") and owner.sectors and owned.sectors in ((), ("GOV",)):
            owned.sectors = combine_sectors(owned.sectors, word, [owner.sectors])  # "the group's leader"
        if owned.sectors == ("LAB",) and owner.sectors:
            owned.sectors = owner.sectors  # "his staff" are the president's
        resolution.note(phrase.number, "coref.possessor")
