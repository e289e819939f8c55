"""Deeds: persons whom only what they did tells: a name that stabs people, or under which police know an attacker."""

from collections.abc import Sequence

from diurna.actors.phrases import Phrase
from diurna.actors.resolution import Resolution, unify
from diurna.actors.words import words
from diurna.records import Analysis, Token
from diurna.records.analysis import base

# Done by one person to others; "attack" and "hit" are left out, as words do these as well.
VIOLENT = words("stab shoot kill murder behead strangle knife bludgeon rape")
CHARGING = words("charge convict")
ARRESTING = words("arrest detain jail hold")
SEIZING = words(
    "arrest detain jail hold charge indict convict sentence imprison try accuse acquit release free extradite deport"
)
ANYONE = words("man woman person individual teenager youth boy girl")
GRAVE = words("murder terrorism manslaughter assassination killing stabbing shooting bombing rape")
NAMING = words("identify name")
LEAD = 2  # the sentences of the body that tell again what the headline told
SUSPECTS = words("suspect accused defendant gunman attacker assailant shooter bomber killer murderer perpetrator")
NEGATIONS = words("not n't n’t never")


def join_identified(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "police identified the attacker as Jan Bos" and "the suspect, named as Jan Bos": one man."""
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        token = analysis.tokens[phrase.head]
        verb = analysis.head(token)
        if phrase.core.kind != "person" or verb is None or verb.lemma.lower() not in NAMING:
            continue
        if base(token.relation) not in ("obl", "xcomp", "advcl") or analysis.case_of(token) != "as":
            continue
        known = analysis.child(verb, "obj", "nsubj:pass") or (analysis.head(verb) if verb.relation == "acl" else None)
        described = heads.get(known.index) if known is not None else None
        if described is not None and described.core.kind == "agent" and described.is_person:
            unify(described, phrase, resolution, "text.named")


def join_sufferers(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join whom the headline and the lead only describe to the one name that the same kind of thing befalls.

    "Israel indicts Palestinian girl": "Israel has held Ann Lee since December". Only where one person is described so, with
    a country, and one is named so, of whom nothing is told.
    """
    described: dict[int, Phrase] = {}
    named: dict[int, Phrase] = {}
    for phrase in phrases:
        if not _is_seized(analysis, analysis.tokens[phrase.head]):
            continue
        referent = resolution.referents.get(resolution.of_phrase[phrase.number])
        single = phrase.core.kind == "agent" and phrase.is_person and not phrase.plural and not phrase.office
        if single and referent.country:
            described.setdefault(referent.number, phrase)
        elif phrase.core.kind == "person":
            named.setdefault(referent.number, phrase)
    homes = {resolution.referents.get(number).country for number in described}
    if len(homes) != 1 or len(named) != 1:
        return
    ((number, name),) = named.items()
    person = resolution.referents.get(number)
    if person.home or person.office or person.sectors or person.members:
        return
    for phrase in described.values():
        unify(phrase, name, resolution, "text.named")


def _is_seized(analysis: Analysis, token: Token) -> bool:
    """Whether somebody is arrested, held, charged or tried."""
    verb = analysis.head(token)
    return token.relation in ("obj", "nsubj:pass") and verb is not None and verb.lemma.lower() in SEIZING


def join_headline(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join whom the headline only describes to the name of whom the lead tells the same: "Driver jailed for fraud".

    "Jan Bos, 43, was jailed on Monday": both are the subject of one verb, the name has no title of its own, and no
    other name of the lead fits.
    """
    told = [phrase for phrase in phrases if _sentence(analysis, phrase) <= LEAD]
    for described in told:
        if _sentence(analysis, described) > 0 or described.core.kind != "agent" or not described.is_person:
            continue
        verb = _verb_of_subject(analysis, described)
        named = [
            phrase
            for phrase in told
            if phrase.core.kind == "person"
            and phrase.title is None
            and verb is not None
            and _sentence(analysis, phrase) > 0
            and _verb_of_subject(analysis, phrase) == verb
        ]
        if len({resolution.referents.find(resolution.of_phrase[phrase.number]) for phrase in named}) == 1:
            person = resolution.referents.get(resolution.of_phrase[named[0].number])
            if not person.sectors and not person.office:
                unify(described, named[0], resolution, "coref.headline")


def _verb_of_subject(analysis: Analysis, phrase: Phrase) -> str | None:
    token = analysis.tokens[phrase.head]
    governor = analysis.head(token)
    subject = base(token.relation) == "nsubj" and governor is not None and governor.upos == "VERB"
    return governor.lemma.lower() if subject and governor is not None else None


def _sentence(analysis: Analysis, phrase: Phrase) -> int:
    return analysis.sentence_of(analysis.tokens[phrase.head]).number


def tell_deeds(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Code persons of whom no sector is told as criminals (CRM) for violence, or a charge, verdict or arrest for it.

    They are named, or a noun tells no more of them than that they are human ("a man stabbed two people").
    """
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        agent = phrase.core.agent
        anyone = agent is not None and not phrase.plural and agent.phrase.lower() in ANYONE
        if phrase.core.kind != "person" and not anyone:
            continue
        person = resolution.referents.get(resolution.of_phrase[phrase.number])
        told = person.sectors not in ((), ("CVL",))
        if person.kind != "person" or told or person.office or person.members:
            continue
        token = analysis.tokens[phrase.head]
        governor = analysis.head(token)
        if token.relation == "appos" and governor is not None:
            token, governor = governor, analysis.head(governor)  # "an Australian, Jan Bos, killed"
        if governor is None or any(
            child.text.lower() in NEGATIONS for child in analysis.children(governor, "advmod", "aux")
        ):
            continue
        if governor.lemma.lower() in GRAVE and (outer := analysis.head(governor)) is not None:
            governor = outer  # "a charge of murder against X"
        violent = _does_violence(analysis, token, governor, heads) or _is_charged(analysis, token, governor)
        violent = violent or _stands_charged(analysis, token, governor)
        if violent or _is_arrested(analysis, token, governor):
            person.sectors = ("CRM",)
            resolution.note(phrase.number, "text.deed")


def join_suspects(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> None:
    """Join "the suspect", "the accused", "this man" to the one person of whom the article tells a crime."""
    referents = resolution.referents
    named = {
        referents.find(number)
        for number in resolution.of_phrase.values()
        if referents.get(number).name_words and referents.get(number).sectors == ("CRM",)
    }
    if not named:
        # "The gunman ... this individual": one who is only described.
        named = {
            referents.find(resolution.of_phrase[phrase.number])
            for phrase in phrases
            if phrase.core.agent is not None
            and not phrase.plural
            and phrase.core.agent.phrase.lower().split()[-1] in SUSPECTS
            and referents.get(resolution.of_phrase[phrase.number]).sectors == ("CRM",)
        }
    named -= _victims(analysis, phrases, resolution)
    if len(named) != 1:
        return
    (culprit,) = named
    for phrase in phrases:
        agent = phrase.core.agent
        if (
            agent is None
            or not phrase.definite
            or phrase.plural
            or not _is_culprits_name(analysis, phrase, agent.phrase)
        ):
            continue
        number = resolution.of_phrase[phrase.number]
        own = referents.find(number) != culprit and not phrase.places and phrase.owner is None
        if own and referents.get(number).sectors in (("CRM",), ("CVL",)) and referents.agree(culprit, number):
            referents.join(culprit, number)
            referents.get(number).sectors = ("CRM",)
            resolution.note(phrase.number, "coref.suspect")


def _victims(analysis: Analysis, phrases: Sequence[Phrase], resolution: Resolution) -> set[int]:
    """Those to whom violence is done, who are no "attacker" of the article's: "Jan Bos, a murderer, was stabbed"."""
    found = set()
    for phrase in phrases:
        token = analysis.tokens[phrase.head]
        verb = analysis.head(token)
        if verb is not None and token.relation in ("obj", "nsubj:pass") and verb.lemma.lower() in VIOLENT:
            found.add(resolution.referents.find(resolution.of_phrase[phrase.number]))
    return found


def _is_culprits_name(analysis: Analysis, phrase: Phrase, noun: str) -> bool:
    """Whether a noun means the culprit of an article: "the suspect", or "this man" where one was told of."""
    word = noun.lower().split()[-1]
    pointed = analysis.tokens[phrase.first].text.lower() in ("this", "that")
    return word in SUSPECTS or (word in ANYONE and pointed and phrase.core.last - phrase.first == 2)


def _is_arrested(analysis: Analysis, token: Token, verb: Token) -> bool:
    """Whether someone is arrested over violence: "after a mayor was stabbed", "for the murder of X"."""
    if verb.lemma.lower() not in ARRESTING or base(token.relation) not in ("obj", "nsubj"):
        return False
    if base(token.relation) == "nsubj" and token.relation != "nsubj:pass":
        return False
    after = {"after", "for", "over", "following"}
    clauses = (
        clause.lemma.lower() in VIOLENT
        and after.intersection(mark.text.lower() for mark in analysis.children(clause, "mark"))
        for clause in analysis.children(verb, "advcl")
    )
    nouns = (
        crime.lemma.lower() in GRAVE and analysis.case_of(crime) in after for crime in analysis.children(verb, "obl")
    )
    return any(clauses) or any(nouns)


def _does_violence(analysis: Analysis, token: Token, verb: Token, heads: dict[int, Phrase]) -> bool:
    """Whether someone is the subject of a violent verb with persons for its object: not "shot a film"."""
    if token.relation != "nsubj" or verb.lemma.lower() not in VIOLENT:
        return False
    return any(
        target.upos == "PRON"
        or (target.index in heads and heads[target.index].core.kind in ("agent", "person", "people"))
        for target in analysis.children(verb, "obj")
    )


def _is_charged(analysis: Analysis, token: Token, verb: Token) -> bool:
    """Whether someone is charged with a grave crime or convicted of it: "a charge of murder against X", too."""
    if verb.lemma.lower() not in CHARGING:
        return False
    whom = base(token.relation) == "obj" or token.relation == "nsubj:pass" or analysis.case_of(token) == "against"
    return whom and _names_crime(analysis, verb)


def _names_crime(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb of charging names a grave crime: "with murder", "with one count of murder"."""
    crimes = [one for one in analysis.children(verb, "obl", "nmod") if analysis.case_of(one) in ("with", "of")]
    crimes += [inner for one in crimes for inner in analysis.children(one, "nmod") if analysis.case_of(inner) == "of"]
    return any(crime.lemma.lower() in GRAVE for crime in crimes)


def _stands_charged(analysis: Analysis, token: Token, verb: Token) -> bool:
    """Whether a participle tells of someone's charge: "Jan Bos appeared in court, charged with murder"."""
    clauses = [*analysis.children(token, "acl")]
    clauses += analysis.children(verb, "advcl") if base(token.relation) == "nsubj" else []
    return any(
        clause.lemma.lower() in CHARGING
        and clause.xpos == "VBN"
        and analysis.child(clause, "nsubj") is None
        and _names_crime(analysis, clause)
        for clause in clauses
    )
