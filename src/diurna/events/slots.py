"""Fill a predicate's slots: from the slot names of the lexicon to tokens, and from tokens to parties."""

from collections.abc import Sequence

from diurna.events.arguments import (
    clause_subjects,
    doers,
    find_holders,
    find_modifiers,
    find_objects,
    find_oblique,
    find_subjects,
    noun_clause_subjects,
)
from diurna.events.belonging import find_owned
from diurna.events.parties import find_parties
from diurna.events.predicates import Predicate, complements
from diurna.records import Analysis, Coding, Mention, Token
from diurna.records.analysis import base

LOCATIVE = frozenset({"in", "at", "near", "across", "around", "inside", "outside"})
# Named as parties elsewhere ("warplanes bombed ..."), but a means after "with": "fought with tanks and drones".
WEAPONS = frozenset(
    """artillery tank drone missile rocket shell bomb grenade rifle gun pistol knife machete stone mortar warplane
    jet helicopter aircraft warship vehicle truck bulldozer weapon arm explosive bullet torch baton""".split()
)
# What befalls a country in its own land, and the adjectives that make it a part of it.
IN_ITS_LAND = frozenset({"ASSAULT", "AID"})
QUARTERS = frozenset(
    """northern southern eastern western central north south east west northeastern northwestern southeastern
    southwestern north-eastern north-western south-eastern south-western northeast northwest southeast southwest""".split()
)
# Houses and places that one visits, and that host nobody.
PREMISES = frozenset(
    "hospital school clinic site camp factory base border prison church mosque museum area scene town village city".split()
)
TOWARDS = frozenset({"with", "to", "against", "on", "for", "from"})


def fill(
    coding: Coding, predicate: Predicate, slots: Sequence[str], embedded: Sequence[Predicate]
) -> tuple[list[Mention], str]:
    """The parties of the first slot that has any, and that slot's name; ([], "none") where none has."""
    for slot in slots:
        parties = find_parties(coding, slot_tokens(coding, predicate, slot, embedded))
        if parties:
            return parties, slot
    return [], "none"


def slot_tokens(coding: Coding, predicate: Predicate, slot: str, embedded: Sequence[Predicate]) -> list[Token]:
    """The tokens that stand in a slot of a predicate; see docs/lexicon.md for the slots."""
    analysis, token = coding.analysis, predicate.token
    match slot:
        case "subj" if predicate.entry.pos == "noun":
            return find_holders(analysis, token)
        case "subj":
            subjects = find_subjects(analysis, token)
            return subjects if find_parties(coding, subjects) else authors(analysis, token)
        case "clause":
            return noun_clause_subjects(analysis, token)
        case "obj":
            return [part for noun in find_objects(analysis, token) for part in behind(coding, predicate, noun)]
        case "iobj":
            return analysis.children(token, "iobj") or find_objects(analysis, token)
        case "poss":
            return analysis.children(token, "nmod:poss")
        case "mod":
            return [
                part
                for part in find_modifiers(analysis, token)
                if part.relation != "nmod:poss" and part.lemma.lower() not in WEAPONS
            ]
        case "owned":
            return find_owned(coding, token)
        case "each":
            return []
        case "comp":
            return complement_tokens(coding, predicate, embedded, "recipient")
        case "comp.actor":
            return complement_tokens(coding, predicate, embedded, "actor")
        case preposition:
            wanted = preposition.replace("_", " ")
            carriers = [token, *predicate.frame]
            if predicate.entry.pos == "verb":
                carriers += [noun for noun in find_objects(analysis, token) if noun not in carriers]
            if predicate.entry.pos == "noun" and wanted == "by":
                # "the killing of villagers by soldiers": the parser hangs the soldiers from the villagers
                carriers += list(find_oblique(analysis, token, "of"))
            found = [part for carrier in carriers for part in find_oblique(analysis, carrier, wanted)]
            return [part for part in found if not is_setting(coding, part, wanted, predicate.entry.event)]


def authors(analysis: Analysis, participle: Token) -> list[Token]:
    """Who does what a text or decision of his does: "released a statement condemning X", "signed a decree banning X"."""
    noun = analysis.head(participle)
    own = analysis.child(participle, "mark", "nsubj", "csubj")  # "a statement that X had been shot" is told, not done
    if participle.relation != "acl" or noun is None or noun.upos != "NOUN" or own is not None:
        return []
    holders = find_holders(analysis, noun)
    clause = analysis.head(noun)
    if holders or clause is None or base(noun.relation) != "obj":
        return holders
    return clause_subjects(analysis, clause)


def is_setting(coding: Coding, noun: Token, preposition: str, event: str) -> bool:
    """Whether a modifier is no party but the setting: a town where it happened, or the weapon that was used.

    A country is attacked or helped in its own land ("strikes in Syria"), but not in a part of it ("into northern
    Syria"), nor do arrests or protests in it befall it.
    """
    mention = coding.mention_at(noun)
    if preposition in LOCATIVE | {"into"} and mention is not None:
        kind = coding.entity(mention).kind
        part = any(child.lemma.lower() in QUARTERS for child in coding.analysis.children(noun, "amod", "compound"))
        country = kind == "country" and (part or event not in IN_ITS_LAND)
        return mention.kind == "metonym" or kind == "place" or country
    return preposition == "with" and noun.lemma.lower() in WEAPONS


def behind(coding: Coding, predicate: Predicate, noun: Token) -> list[Token]:
    """Who stands behind an object: of what happened or was done, the one who did it, not the one it was done to.

    "Condemned Iran's attack on Iraq" is aimed at Iran, "condemned the killing of villagers" not at the villagers.
    """
    analysis = coding.analysis
    if noun.upos == "NOUN" and noun.lemma in PREMISES and predicate.entry.event == "CONSULT":
        return []
    if noun.upos != "NOUN" or coding.mention_at(noun) is not None or noun.lemma not in predicate.lexicon.deeds:
        return [noun]
    return [found for part in analysis.conjuncts(noun) for found in doers(analysis, part)]


def complement_tokens(coding: Coding, predicate: Predicate, embedded: Sequence[Predicate], slot: str) -> list[Token]:
    """The parties of the embedded event, or, where none matched, of the complement clause itself."""
    analysis = coding.analysis
    for inner in embedded:
        slots = inner.entry.recipient if slot == "recipient" else inner.entry.actor
        for name in slots:
            if name in {"comp", "comp.actor"}:
                continue
            tokens = slot_tokens(coding, inner, name, ())
            if find_parties(coding, tokens):
                return tokens
    for carrier in (predicate.token, *predicate.frame):
        for clause in [*complements(coding, carrier, "xcomp"), *complements(coding, carrier, "ccomp")]:
            tokens = find_objects(analysis, clause) if slot == "recipient" else find_subjects(analysis, clause)
            if slot == "recipient" and not find_parties(coding, tokens):
                tokens = [child for child in analysis.children(clause, "obl") if analysis.case_of(child) in TOWARDS]
            if tokens:
                return tokens
    return []
