"""What a text says of a party right beside its name: "Lavrov, Russia's top diplomat", "Ana Soto, of the council,"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution, unify
from diurna.actors.sectors import contends
from diurna.actors.words import KIN, SPEAKING, words
from diurna.records import Analysis
from diurna.records.analysis import base

# Who acts for others before a court.
LAWYERS = words("lawyer attorney counsel solicitor barrister")
BETWEEN = 7  # tokens between an office and a name, at most
APPOSING = frozenset({",", "-", "–", "—", "("})


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
        behind = None if one.of else _name_behind(analysis, starts, one)
        if behind is not None:
            unify(one, behind, resolution, "text.apposition")
        called = starts.get(end)
        if called is not None and _is_called(one, called):
            _name_body(called, one, resolution)
        if other is not None and _shortens(analysis, phrases, one, other):
            continue  # "the Parliament of New South Wales (NSW)"
        if other is not None and other.number > one.number and _apposed(analysis, one, end, other):
            if other.core.agent is not None and other.core.agent.phrase.lower() in KIN:
                # "Son of the late Ali Omar" does not tell what he is himself.
                resolution.referents.get(resolution.of_phrase[other.number]).sectors = ()
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


def _name_behind(analysis: Analysis, starts: Mapping[int, Phrase], title: Phrase) -> Phrase | None:
    """Whose name follows an office and what stands between: "Ambassador to Germany Ann Lee", "MP (Member of Parliament) Ann Lee"."""
    tokens, at = analysis.tokens, title.last
    if title.core.kind != "agent" or title.plural or not title.office or at + 1 >= len(tokens):
        return None
    if tokens[at].text == "(":
        closed = next((token.index for token in tokens[at : at + BETWEEN] if token.text == ")"), None)
        found = starts.get(closed + 1) if closed is not None else None
        return found if found is not None and _is_bare_name(found) else None
    if tokens[at].text.lower() not in ("to", "for", "on"):
        return None
    for token in tokens[at + 1 : at + BETWEEN]:
        found = starts.get(token.index)
        if found is not None and token.index > at + 1 and _is_bare_name(found) and found.first == token.index:
            return found
        if token.upos not in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "CCONJ"):
            return None
    return None


def _is_bare_name(phrase: Phrase) -> bool:
    return phrase.core.kind == "person" and phrase.title is None and len(phrase.name) > 1


def _is_called(one: Phrase, name: Phrase) -> bool:
    """Whether a body's name follows what sort of body it is: "the power company Eskom", "rights group Tarajim Watch"."""
    sort = one.core.kind == "agent" and one.is_institution and not one.plural and not one.of
    return sort and name.core.kind in ("name", "body") and name.first == name.core.first and not name.places


def _name_body(name: Phrase, sort: Phrase, resolution: Resolution) -> None:
    """Say that a body is what the noun before its name tells; what the lexicon knows of it goes before the noun."""
    known = resolution.referents.get(resolution.of_phrase[name.number])
    called, sectors = known.name, known.sectors
    unify(name, sort, resolution, "text.apposition")
    body = resolution.referents.get(resolution.of_phrase[name.number])
    body.name, body.sectors = called, sectors or body.sectors


def _shortens(analysis: Analysis, phrases: Sequence[Phrase], one: Phrase, other: Phrase) -> bool:
    """Whether capitals in brackets shorten the complement before them rather than all of its phrase."""
    if not one.of or other.last - other.first != 1:
        return False
    complement = phrases[one.of[-1]]
    named = [token.text for token in analysis.tokens[complement.first : complement.last]]
    letters = "".join(word[0] for word in named if word[:1].isupper())
    return len(letters) > 1 and analysis.tokens[other.first].text == letters


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
        return start
    while phrase.core.kind == "people" and start and analysis.tokens[start - 1].upos == "ADJ":
        start -= 1  # "an ethnic Palestinian"
    if start and analysis.tokens[start - 1].upos == "DET":
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


def join_doubled(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join two titles of one name: "Swedish senator and presidential candidate Lars Holm".

    The first has no article of its own, as no noun in the singular stands without one but before a name.
    """
    referents = resolution.referents
    for one, other in pairwise(phrases):
        between = [token.text.lower() for token in analysis.tokens[one.last : other.first]]
        titled = other.title is not None and bool(one.office) and one.is_person and other.is_person
        if between != ["and"] or not titled or one.core.kind != "agent" or one.former:
            continue
        opening = analysis.tokens[one.first - 1] if one.first > 0 else None
        determined = opening is not None and (opening.upos == "DET" or opening.xpos in ("PRP$", "POS"))
        if determined or analysis.tokens[one.first].upos in ("DET", "PRON") or one.owner is not None:
            continue
        if analysis.sentence_of(analysis.tokens[one.first]).first == one.first:
            continue  # headlines leave articles out
        after = analysis.tokens[other.last] if other.last < len(analysis.tokens) else None
        named = other.core.kind == "person" or (after is not None and after.upos == "PROPN")
        first, second = resolution.of_phrase[one.number], resolution.of_phrase[other.number]
        apart = referents.find(first) != referents.find(second) and referents.agree(first, second)
        if named and not other.plural and apart:
            sectors, office = referents.get(first).sectors, referents.get(first).office
            referents.join(first, second)
            referents.get(first).sectors, referents.get(first).office = sectors, office  # the weightier stands first
            resolution.note(other.number, "text.titles")


def tell_spoken_for(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Code who speaks for somebody as the one he speaks for: "Acme's representatives", "a spokeswoman for Jan Bos".

    Lawyers of a body are the body's; of a person they stay lawyers, of that person's country.
    """
    referents = resolution.referents
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        agent = phrase.title.agent if phrase.title is not None else None
        word = agent.phrase.lower().split()[-1] if agent is not None else ""
        if phrase.core.kind not in ("agent", "person") or not (word in SPEAKING or word in LAWYERS):
            continue
        of = phrase.of[0] if phrase.of and phrase.preposition in ("of", "for") else None
        whose = phrases[of] if of is not None else heads.get(phrase.owner) if phrase.owner is not None else None
        body = whose is not None and (whose.core.kind == "body" or whose.is_institution)
        if whose is None or not (whose.core.kind in ("person", "name") or (word in LAWYERS and body)):
            continue
        client = referents.get(resolution.of_phrase[whose.number])
        speaker = referents.get(resolution.of_phrase[phrase.number])
        if speaker is client or speaker.members:
            continue
        if speaker.home is None:
            speaker.country, speaker.short = client.country, client.short
        private = client.sectors in ((), ("CVL",), ("CRM",))
        if not private and (word in SPEAKING or client.kind == "body" or whose.is_institution):
            speaker.sectors = client.sectors
        elif word in SPEAKING and whose.core.kind in ("person", "name") and speaker.sectors in (("GOV",), ("LEG",)):
            speaker.sectors = ()
        resolution.note(phrase.number, "text.spoken_for")


def tell_owned(phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Tell what someone owns, or heads, of the owner's country: "Putin's spokesman", "the director of the hospital"."""
    referents = resolution.referents
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        owner = heads.get(phrase.owner) if phrase.owner is not None else None
        if owner is None and phrase.of and phrase.preposition == "of" and phrase.office:
            owner = phrases[phrase.of[0]]
        if owner is None or owner.core.kind not in ("person", "agent") or phrase.title is None:
            continue
        person = referents.get(resolution.of_phrase[owner.number])
        owned = referents.get(resolution.of_phrase[phrase.number])
        agent = phrase.title.agent
        if person.kind == "person" and owned.sectors == ("CVL",) and agent is not None:
            owned.sectors = contends(agent.phrase.lower().split()[-1], person.sectors) or owned.sectors
        if owned is not person and owned.home is None and person.home is not None and not owned.members:
            owned.country, owned.short = person.country, person.short
            resolution.note(phrase.number, "text.possessor")
