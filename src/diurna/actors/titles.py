"""Titles to the persons who bear them: "the Serbian interior minister" to the one so named in the article."""

from collections import defaultdict
from collections.abc import Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution, office_key
from diurna.actors.words import SPEECH
from diurna.records import Analysis
from diurna.records.analysis import base

QUOTES = frozenset('“”"«»')

NEAR = 3  # sentences within which a described speaker may be named


def join_titles(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the Serbian interior minister" to the one person of the article who holds that office."""
    referents = resolution.referents
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number in set(map(referents.find, resolution.of_phrase.values())):
        person = referents.get(number)
        if person.name_words and person.office and person.home:
            office = office_key(person.office) or ""
            holders[person.home, office].add(number)
            if " " in office and not office.startswith("former"):
                holders[person.home, office.split()[-1]].add(number)
    for phrase in phrases:
        number = resolution.of_phrase[phrase.number]
        person = referents.get(number)
        if phrase.core.kind != "agent" or person.name_words or not person.office or person.kind != "person":
            continue
        office = office_key(person.office) or ""
        found = holders.get((person.home or "", office), set())
        if person.home is None and not phrase.former:
            # "Secretary of state subpoenaed": the headline means the one who holds that office in the article.
            found = {number for (_, held), numbers in holders.items() if held == office for number in numbers}
        if len(found) == 1:
            referents.join(next(iter(found)), number)
            resolution.note(phrase.number, "coref.title")


def join_introduced(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the Serbian interior minister said" to the full name that speaks next, title first and name after.

    Only where the article leaves no choice: one office-holder without a name who speaks, and one person with a full
    name and nothing else known of them who is first met within a few sentences as the speaker of a direct quotation.
    """
    referents = resolution.referents
    first_met: dict[int, int] = {}
    for phrase in phrases:
        first_met.setdefault(referents.find(resolution.of_phrase[phrase.number]), phrase.number)
    described: dict[int, list[Phrase]] = defaultdict(list)
    named: dict[int, Phrase] = {}
    for phrase in phrases:
        number = referents.find(resolution.of_phrase[phrase.number])
        person = referents.get(number)
        if person.kind != "person" or not _speaks(analysis, phrase):
            continue
        if person.office and person.home and not person.name_words and not person.office.startswith("former"):
            described[number].append(phrase)
        elif not person.office and not person.home and len(person.name_words) > 1:
            quoted = _has_quotation(analysis, phrase)
            if first_met[number] == phrase.number and quoted:
                named[number] = phrase
    if len(described) != 1 or len(named) != 1:
        return
    ((office, speaking),) = described.items()
    ((person_number, introduced),) = named.items()
    at = _sentence(analysis, introduced)
    if any(0 < at - _sentence(analysis, phrase) <= NEAR for phrase in speaking):
        referents.join(person_number, office)
        resolution.note(introduced.number, "coref.title_then_name")


def _speaks(analysis: Analysis, phrase: Phrase) -> bool:
    token = analysis.tokens[phrase.head]
    governor = analysis.head(token)
    return base(token.relation) == "nsubj" and governor is not None and governor.lemma.lower() in SPEECH


def _has_quotation(analysis: Analysis, phrase: Phrase) -> bool:
    sentence = analysis.sentence_of(analysis.tokens[phrase.head])
    return any(token.text in QUOTES for token in analysis.tokens_of(sentence))


def _sentence(analysis: Analysis, phrase: Phrase) -> int:
    return analysis.sentence_of(analysis.tokens[phrase.head]).number
