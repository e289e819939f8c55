"""Quotations: whose "the president" is in somebody's mouth, the speaker's own rather than the one told of before."""

from collections.abc import Mapping, Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.quoted import find_quoted
from diurna.actors.resolution import Resolution, office_key
from diurna.actors.setting import ORGANS_OF_STATE, is_domestic, of_the_state
from diurna.actors.words import SPEECH, words
from diurna.records import Analysis
from diurna.records.analysis import base

# Offices of which a speaker's country has one, so that it needs no further word.
ONE_OF_ITS_KIND = words("president premier chancellor king queen") | {"prime minister"}
NEAR = 1  # sentences between a quotation and the words that tell who says it


def tell_quoted(analysis: Analysis, text: str, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the president" in a quotation to the holder of the office in the speaker's country.

    Only where the article names that holder, and the words alone had been taken for another country's.
    """
    quoted, _ = find_quoted(analysis, text)
    referents = resolution.referents
    holders: dict[tuple[str, str], set[int]] = {}
    for number in set(map(referents.find, resolution.of_phrase.values())):
        person = referents.get(number)
        if person.name_words and person.office and person.home:
            holders.setdefault((person.home, office_key(person.office) or ""), set()).add(number)
    for phrase in phrases:
        office = office_key(phrase.office)
        bare = phrase.core.kind == "agent" and phrase.definite and not phrase.places and not phrase.of
        if not bare or phrase.former or phrase.owner is not None or office not in ONE_OF_ITS_KIND:
            continue
        if phrase.head not in quoted:
            continue
        home = _home_of_speaker(analysis, text, phrase, phrases, quoted, resolution)
        told = referents.get(resolution.of_phrase[phrase.number])
        found = holders.get((home or "", office or ""), set())
        if home is not None and told.home not in (None, home) and len(found) == 1:
            resolution.of_phrase[phrase.number] = next(iter(found))
            resolution.note(phrase.number, "coref.speaker")


def _home_of_speaker(
    analysis: Analysis, text: str, quoted_phrase: Phrase, phrases: Sequence[Phrase], quoted: set[int], known: Resolution
) -> str | None:
    """The home of whoever says a quotation: an official, the subject of a verb of saying beside it."""
    here = analysis.sentence_of(analysis.tokens[quoted_phrase.head])
    saying: list[tuple[int, str | None]] = []
    for phrase in phrases:
        token = analysis.tokens[phrase.head]
        verb = analysis.head(token)
        sentence = analysis.sentence_of(token)
        away = abs(sentence.number - here.number)
        if away > NEAR or phrase.head in quoted or verb is None or base(token.relation) != "nsubj":
            continue
        first, second = sorted((sentence, here), key=lambda one: one.number)
        if verb.lemma.lower() not in SPEECH or "\n" in text[first.span.end : second.span.start]:
            continue
        person = known.referents.get(known.of_phrase[phrase.number])
        if person.short is None and ORGANS_OF_STATE.intersection(person.sectors):
            saying.append((away, person.country))
    return min(saying, key=lambda pair: pair[0])[1] if saying else None


def tell_government(analysis: Analysis, text: str, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Give "the government", of which nothing else tells the country, that of the official who speaks of it.

    "The minister of Chad said the government would respond" is Chad's; a foreign speaker has been told of by then.
    """
    quoted, _ = find_quoted(analysis, text)
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        organ = resolution.referents.get(resolution.of_phrase[phrase.number])
        if organ.home or organ.members or not of_the_state(phrase) or not is_domestic(analysis, phrase, organ):
            continue
        homes = {_home_of_sayer(analysis, phrase, heads, resolution)} - {None}
        if not homes and phrase.head in quoted:
            homes = {_home_of_speaker(analysis, text, phrase, phrases, quoted, resolution)} - {None}
        country = homes.pop() if homes else None
        if country is not None and len(country) == 3:
            organ.country = country
            resolution.note(phrase.number, "setting.speaker")


def _home_of_sayer(
    analysis: Analysis, phrase: Phrase, heads: Mapping[int, Phrase], resolution: Resolution
) -> str | None:
    """The country of the official who says the clause that a phrase stands in."""
    for clause in [analysis.tokens[phrase.head], *analysis.ancestors(analysis.tokens[phrase.head])]:
        verb = analysis.head(clause)
        if clause.relation != "ccomp" or verb is None or verb.lemma.lower() not in SPEECH:
            continue
        for subject in analysis.children(verb, "nsubj"):
            sayer = heads.get(subject.index)
            person = resolution.referents.get(resolution.of_phrase[sayer.number]) if sayer is not None else None
            if person is not None and person.short is None and ORGANS_OF_STATE.intersection(person.sectors):
                return person.country
    return None
