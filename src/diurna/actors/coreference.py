"""Coreference of names and titles across an article; pronouns are in `pronouns`."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diurna.actors.phrases import Phrase
from diurna.actors.referents import Referent, Referents
from diurna.actors.resolve import Description
from diurna.actors.words import INSTITUTIONS, KIN, SPEECH
from diurna.lexicons.actors import Spell, agent_key, lowered, name_keys
from diurna.records import Analysis, Evidence
from diurna.records.analysis import base
from diurna.records.entity import Tenure

# The spellings of one office, so that "PM" and "prime minister" are the same.
OFFICES = {"pm": "prime minister", "premier": "prime minister", "foreign secretary": "foreign minister"}
# What a government's head and a company's may be called alike.
VAGUE_OFFICES = frozenset({"chief executive", "chairman", "chairwoman", "head", "chief", "leader"})
QUOTES = frozenset('“”"«»')
APPOSING = frozenset({",", "-", "–", "—", "("})
NEAR = 3  # sentences within which a described speaker may be named


@dataclass(slots=True)
class Resolution:
    """The referent and the evidence of each phrase, by its number."""

    referents: Referents = field(default_factory=Referents)
    of_phrase: dict[int, int] = field(default_factory=dict)
    evidence: dict[int, list[Evidence]] = field(default_factory=dict)

    def note(self, number: int, rule: str) -> None:
        """Record that a rule decided whom a phrase refers to."""
        self.evidence[number].append(Evidence("entity", rule))


def resolve_phrases(
    analysis: Analysis,
    phrases: Sequence[Phrase],
    descriptions: Sequence[Description],
    spells: Mapping[tuple[str, ...], Sequence[Spell]],
    published: dt.date | None,
) -> Resolution:
    """Find out which phrases refer to the same party.

    1. Names of persons, full names first. 2. All other phrases by what describes them. 3. Appositions and "X is the
    president". 4. Titles to persons; what the lexicon knows of a person that the text left untitled. 5. "The
    minister said ... Name Surname said". 6. "The police" to the police that were told of before.
    """
    resolution = Resolution(evidence={phrase.number: list(descriptions[phrase.number].evidence) for phrase in phrases})
    join_names(phrases, descriptions, resolution)
    join_descriptions(phrases, descriptions, resolution)
    join_appositions(analysis, phrases, resolution)
    tell_affiliations(analysis, phrases, resolution)
    join_titles(phrases, resolution)
    add_spells(phrases, resolution, spells, published)
    join_titles(phrases, resolution)
    join_introduced(analysis, phrases, resolution)
    tell_owned(phrases, resolution)
    join_definites(analysis, phrases, resolution)
    join_defaults(phrases, resolution)
    return resolution


def join_names(phrases: Sequence[Phrase], descriptions: Sequence[Description], resolution: Resolution) -> None:
    """Give each person one referent: full names first, then surnames and given names that fit one of them."""
    referents = resolution.referents
    full: dict[tuple[str, ...], int] = {}
    ends: dict[tuple[str, str], int] = {}
    by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    persons = [(phrase, name_keys(phrase.name)) for phrase in phrases if phrase.core.kind == "person"]
    longest_first = sorted(persons, key=lambda pair: (-len(pair[1]), pair[0].number))
    surnames = Counter(words[-1] for words in {words for _, words in persons if len(words) > 1})
    for phrase, words in longest_first:
        description = descriptions[phrase.number]
        if not words:
            words = name_keys([description.name]) or (description.name,)
        known = full.get(words)
        if known is None and len(words) > 1:
            known = ends.get((words[0], words[-1]))
        rule = "coref.name"
        if known is None:
            family = surnames if _is_kin(phrase) else None
            known = _by_part(phrase.number, words, description, by_word, resolution, family)
            rule = "coref.surname"
        if known is None:
            known = referents.add(description, words)
        else:
            referents.enrich(known, description)
            resolution.note(phrase.number, rule)
        if words not in full:
            full[words] = known
        if len(words) > 1:
            ends.setdefault((words[0], words[-1]), known)
            # Of "Ana Soto Vega" the first surname is the one in use.
            for word in {words[0], words[-1], *words[1:][-2:-1]}:
                by_word[word].append((phrase.number, known))
        resolution.of_phrase[phrase.number] = known


def _is_kin(phrase: Phrase) -> bool:
    """Whether someone is introduced as a relative: "his brother Mahinda"."""
    return phrase.title is not None and phrase.title.agent is not None and phrase.title.agent.phrase.lower() in KIN


def _by_part(
    number: int,
    words: tuple[str, ...],
    description: Description,
    by_word: Mapping[str, Sequence[tuple[int, int]]],
    resolution: Resolution,
    family: Mapping[str, int] | None = None,
) -> int | None:
    """The person whose name ends, or else begins, with these words; of several the nearest before.

    `family` counts the bearers of each surname, and is given for someone's relative: "his brother Mahinda" is a person
    of that given name only where another of the article shares the surname.
    """
    referents = resolution.referents
    endings: list[tuple[int, int]] = []
    middles: list[tuple[int, int]] = []
    beginnings: list[tuple[int, int]] = []
    for at, known in by_word.get(words[-1], ()):
        name = referents.get(known).name_words
        home = referents.get(known).home
        if description.home and home and description.home != home:
            continue
        if name[-len(words) :] == words:
            endings.append((at, known))
        elif len(words) == 1 and len(name) > 2 and name[-2] == words[0]:
            middles.append((at, known))
        elif len(words) == 1 and name[0] == words[0]:
            office = referents.get(known).office
            at_odds = bool(description.office and office and office_key(description.office) != office_key(office))
            if not at_odds and (family is None or family.get(name[-1], 0) > 1):
                beginnings.append((at, known))
    for found in (endings, middles, beginnings):
        if found:
            before = [pair for pair in found if pair[0] < number]
            return max(before)[1] if before else min(found)[1]
    return None


def join_descriptions(phrases: Sequence[Phrase], descriptions: Sequence[Description], resolution: Resolution) -> None:
    """Give all other phrases their referents: the same words for the same home are the same party."""
    referents = resolution.referents
    known: dict[tuple[object, ...], int] = {}
    initials: dict[str, int] = {}
    for phrase in phrases:
        if phrase.core.kind == "person":
            continue
        description = descriptions[phrase.number]
        key = _key(phrase, description)
        found = known.get(key) if key else None
        if found is None and phrase.core.kind == "name":
            found = initials.get(description.name.replace(".", ""))
            if found is not None:
                resolution.note(phrase.number, "coref.acronym")
        if found is None:
            found = referents.add(description)
            if key:
                known[key] = found
            letters = "".join(word[0] for word in description.name.split() if word[:1].isupper())
            if description.kind == "body" and len(letters) > 1:
                initials.setdefault(letters, found)
        resolution.of_phrase[phrase.number] = found


def _key(phrase: Phrase, description: Description) -> tuple[object, ...] | None:
    if description.kind == "country" and description.country:
        return description.kind, description.country
    if phrase.core.kind != "agent" or phrase.core.agent is None:
        return description.kind, description.name, description.home
    if description.members:
        return "members", description.office, tuple(member.home for member in description.members)
    if description.home is None:
        # "a soldier" and "a soldier" may be two men, "protesters" are taken for the same.
        return ("plural", phrase.core.agent.id, description.name) if phrase.plural else None
    # "A Serbian soldier" again need not be the same one; holders of an office are.
    if description.kind == "person" and not (description.office and not phrase.plural):
        return ("definite", phrase.core.agent.id, description.home) if phrase.definite else None
    what = office_key(description.office) or phrase.core.agent.id
    return what, description.home, description.sectors, description.kind


def office_key(office: str | None) -> str | None:
    """An office as it is compared."""
    return OFFICES.get(office, office) if office else None


def join_appositions(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "Lavrov, Russia's top diplomat", "the minister, Aleksandar Vulin", "Kurti is the prime minister"."""
    by_head = {phrase.head: phrase for phrase in phrases}
    starts = {_start(analysis, phrase): phrase for phrase in phrases}
    for one in phrases:
        # "the president of France, Emmanuel Macron": past the complement.
        end = phrases[one.of[-1]].last if one.of else one.last
        other = starts.get(end + 1)
        if other is None and end + 1 < len(analysis.tokens) and analysis.tokens[end + 1].upos == "ADV":
            other = starts.get(end + 2)
        # "the president of Serbia Marko Ilic": the name follows the complement at once.
        named = starts.get(end) if one.of and one.core.kind == "agent" and not one.plural else None
        if named is not None and named.core.kind == "person" and named.title is None:
            unify(one, named, resolution, "text.apposition")
        if other is not None and other.number > one.number and _apposed(analysis, one, end, other):
            unify(one, other, resolution, "text.apposition")
    for phrase in phrases:
        token = analysis.tokens[phrase.head]
        copula = analysis.child(token, "cop")
        if copula is None or copula.text.lower() not in ("is", "are", "'s", "’s"):
            continue
        if any(child.text.lower() in ("not", "n't", "n’t", "never") for child in analysis.children(token, "advmod")):
            continue
        subject = analysis.child(token, "nsubj")
        singular = phrase.core.kind == "agent" and not phrase.plural
        if singular and subject is not None and subject.index in by_head and not by_head[subject.index].plural:
            unify(by_head[subject.index], phrase, resolution, "text.copula")


def _start(analysis: Analysis, phrase: Phrase) -> int:
    """Where a phrase begins with its possessor: "Russia" in "Russia's top diplomat"."""
    start = phrase.first
    if phrase.owner is not None and phrase.owner < start:
        start = phrase.owner
        while (
            start
            and analysis.tokens[start - 1].relation in ("det", "amod", "compound")
            and (analysis.tokens[start - 1].head == start)
        ):
            start -= 1
    elif start and analysis.tokens[start - 1].upos == "DET":
        start -= 1
    return start


def _apposed(analysis: Analysis, one: Phrase, end: int, other: Phrase) -> bool:
    kinds = {one.core.kind, other.core.kind}
    if kinds == {"people", "person"} and not (one.plural or other.plural):
        kinds |= {"agent"}  # "a Briton, Ann Lee, ..."
    if "agent" not in kinds or one.plural or other.plural or analysis.tokens[end].text not in APPOSING:
        return False
    if analysis.sentence_of(analysis.tokens[one.first]) != analysis.sentence_of(analysis.tokens[other.first]):
        return False
    relation = base(analysis.tokens[other.head].relation)
    linked = one.first <= analysis.tokens[other.head].head < end
    if relation == "appos" and linked:
        return True
    near = relation in ("nmod", "flat", "list", "parataxis", "conj", "dep") and linked
    after = analysis.tokens[other.last] if other.last < len(analysis.tokens) else None
    closed = after is None or after.upos in ("PUNCT", "VERB", "AUX") or after.text.lower() in ("of", "for")
    return (
        near
        and closed
        and not any(child.upos == "CCONJ" for child in analysis.children(analysis.tokens[other.head], "cc"))
    )


def tell_affiliations(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Tell a bare name whose it is by what follows: "Ana Soto, of the provincial council,", "Jan Bos, from Leeds,"."""
    starts = {phrase.first: phrase for phrase in phrases}
    tokens = analysis.tokens
    for phrase in phrases:
        person = resolution.referents.get(resolution.of_phrase[phrase.number])
        if phrase.core.kind != "person" or phrase.title is not None or person.office or person.sectors:
            continue
        at = phrase.last
        comma = at < len(tokens) and tokens[at].text == ","
        at += comma
        # Without a comma only "of" tells: "Ana Soto of the health ministry", but "Ana Soto from the start".
        if at + 1 >= len(tokens) or tokens[at].text.lower() not in (("of", "from") if comma else ("of",)):
            continue
        at += 1
        other = starts.get(at) or (starts.get(at + 1) if tokens[at].upos == "DET" else None)
        if other is None or other.core.kind == "person" or other.plural:
            continue
        body = resolution.referents.get(resolution.of_phrase[other.number])
        if person.home is None:
            person.country, person.short = body.country, body.short
        if body.kind == "body" and (comma or body.sectors):
            person.sectors = tuple(sector for sector in body.sectors if not (body.short and sector == "IGO"))
        resolution.note(phrase.number, "text.affiliation")


def unify(one: Phrase, other: Phrase, resolution: Resolution, rule: str) -> None:
    """Say that two phrases refer to one party, by a rule, if they are of one kind and nothing known speaks against it."""
    referents = resolution.referents
    first, second = resolution.of_phrase[one.number], resolution.of_phrase[other.number]
    kinds = {referents.get(first).kind, referents.get(second).kind}
    if (len(kinds) > 1 and "country" in kinds) or "place" in kinds:
        return
    if ("person" in kinds) != (kinds == {"person"}) and not kinds <= {"person", "group"}:
        return
    if referents.find(first) != referents.find(second) and referents.agree(first, second):
        referents.join(first, second)
        resolution.note(other.number, rule)


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


def add_spells(
    phrases: Sequence[Phrase],
    resolution: Resolution,
    spells: Mapping[tuple[str, ...], Sequence[Spell]],
    published: dt.date | None,
) -> None:
    """Give persons that the text leaves without title and country what the lexicon knows for the day.

    Who held office before, and holds none now, is one of the elite.
    """
    for phrase in phrases:
        if phrase.core.kind != "person":
            continue
        person = resolution.referents.get(resolution.of_phrase[phrase.number])
        if person.office in VAGUE_OFFICES and person.home:
            settle_office(person, spells, published)
        if person.home and person.office:
            continue
        former = person.sectors == ("ELI",) and (person.office or "").startswith("former ")
        known = known_spells(spells, person.name_words) or known_spells(spells, name_keys(phrase.name))
        if person.home:
            known = [spell for spell in known if (spell.short or spell.country) == person.home]
        if not known:
            continue
        now = [spell for spell in known if not spell.dated or (published is not None and spell.covers(published))]
        spell = now[0] if now else known[0]
        if len({(one.country, one.short) for one in known}) > 1 and not now:
            continue
        person.country, person.short = spell.country, spell.short
        if now and (former or (not person.office and not person.sectors)):
            # "Former prime minister X", who by now is something else.
            person.office = spell.office
            person.sectors = tuple(s for s in spell.sectors if not (spell.short and s in ("GOV", "IGO")))
        elif is_over(known, published) and spell.country and not person.office and not person.sectors:
            person.sectors = ("ELI",)
        if person.sectors == ("ELI",):
            person.tenures = tuple(
                Tenure(start=one.start, end=one.end, sectors=one.sectors, office=one.office)
                for one in known
                if one.country == person.country and one.end is not None
            )
        if len(name_keys([spell.name])) or not person.name:
            person.name = spell.name if len(person.name_words) < 2 else person.name
        resolution.note(phrase.number, f"lexicon.{spell.id}")


def settle_office(
    person: Referent, spells: Mapping[tuple[str, ...], Sequence[Spell]], published: dt.date | None
) -> None:
    """Take the sectors of the office that the lexicon knows for the day, where the text's word may be many offices."""
    for spell in known_spells(spells, person.name_words):
        if published is not None and spell.country == person.home and spell.covers(published):
            person.sectors = spell.sectors
            return


def is_over(known: Sequence[Spell], published: dt.date | None) -> bool:
    """Whether all offices that someone is known to have held were given up before a day."""
    return published is not None and all(spell.end is not None and spell.end < published for spell in known)


def known_spells(spells: Mapping[tuple[str, ...], Sequence[Spell]], words: tuple[str, ...]) -> list[Spell]:
    """The spells of whoever bears a name, those that are known whatever its capitals first."""
    loose = lowered(words)
    return [*(spells.get(loose, ()) if loose != words else ()), *spells.get(words, ())]


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


def join_defaults(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the Senate" to the one that the article told of by its country: "the Puerto Rico Senate"."""
    told: dict[str, int | None] = {}
    for phrase in phrases:
        core = phrase.core
        words = core.name or ""
        if core.kind != "body" or not core.default:
            continue
        number = resolution.referents.find(resolution.of_phrase[phrase.number])
        if phrase.places or phrase.of or phrase.owner is not None:
            told[words] = number if told.get(words, number) == number else None
        elif (known := told.get(words)) is not None and known != number:
            resolution.of_phrase[phrase.number] = known
            resolution.note(phrase.number, "coref.definite")


def tell_owned(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Tell what a person owns of that person's country: "Putin's spokesman", "the Biden administration"."""
    referents = resolution.referents
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        owner = heads.get(phrase.owner) if phrase.owner is not None else None
        if owner is None or owner.core.kind != "person" or phrase.title is None:
            continue
        person = referents.get(resolution.of_phrase[owner.number])
        owned = referents.get(resolution.of_phrase[phrase.number])
        if owned is not person and owned.home is None and person.home is not None and not owned.members:
            owned.country, owned.short = person.country, person.short
            resolution.note(phrase.number, "text.possessor")


def _speaks(analysis: Analysis, phrase: Phrase) -> bool:
    token = analysis.tokens[phrase.head]
    governor = analysis.head(token)
    return base(token.relation) == "nsubj" and governor is not None and governor.lemma.lower() in SPEECH


def _has_quotation(analysis: Analysis, phrase: Phrase) -> bool:
    sentence = analysis.sentence_of(analysis.tokens[phrase.head])
    return any(token.text in QUOTES for token in analysis.tokens_of(sentence))


def _sentence(analysis: Analysis, phrase: Phrase) -> int:
    return analysis.sentence_of(analysis.tokens[phrase.head]).number


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


def _named_body(phrase: str, bodies: Mapping[str, tuple[int, frozenset[str]]]) -> int | None:
    """The body named before that "the supreme court" or "parliament" is: all words are part of its name."""
    words = [agent_key(word) for word in phrase.split()]
    found = bodies.get(words[-1]) if words else None
    return found[0] if found and found[1].issuperset(words) else None
