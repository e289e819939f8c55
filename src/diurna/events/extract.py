"""The extraction stage: predicates and their arguments to drafts of events.

The plan: 1. find predicates; 2. let those that embed others absorb them; 3. fill the slots; 4. drop what
is told twice or names nobody.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from diurna.events.arguments import (
    clause_subjects,
    doers,
    find_holders,
    find_modifiers,
    find_objects,
    find_oblique,
    find_subjects,
    is_passive,
    noun_clause_subjects,
)
from diurna.events.parties import find_parties
from diurna.events.predicates import Predicate, complements, find_predicates, match
from diurna.lexicons.events import EventLexicon, event_lexicon
from diurna.ontology import Ontology, plover
from diurna.records import Analysis, Coding, Draft, Evidence, Mention, Span, Token
from diurna.records.analysis import base
from diurna.records.event import Quad

# Verbs between an absorbing predicate and what it absorbs: "agreed to help defuse".
TRANSPARENT = frozenset(
    ["help", "start", "begin", "continue", "try", "seek", "keep", "go", "move", "come", "be", "stop"]
)
MEDIATORS = frozenset(
    [
        "chair",
        "mediate",
        "host",
        "broker",
        "moderate",
        "facilitate",
        "convene",
        "organise",
        "organize",
        "lead",
        "oversee",
    ]
)
LOCATIVE = frozenset({"in", "at", "near", "across", "around", "inside", "outside"})
# Named as parties elsewhere ("warplanes bombed ..."), but a means after "with": "fought with tanks and drones".
WEAPONS = frozenset(
    [
        "artillery",
        "tank",
        "drone",
        "missile",
        "rocket",
        "shell",
        "bomb",
        "grenade",
        "rifle",
        "gun",
        "pistol",
        "knife",
        "machete",
        "stone",
        "mortar",
        "warplane",
        "jet",
        "helicopter",
        "aircraft",
        "warship",
        "vehicle",
        "truck",
        "bulldozer",
        "weapon",
        "arm",
        "explosive",
        "bullet",
        "torch",
        "baton",
    ]
)
# Refusing something that is no event is seldom political ("refused to comment"); agreeing or threatening is.
BARE_EMBEDDERS = frozenset({"REJECT"})
OUTWARD = frozenset(
    ["SUPPORT", "ACCUSE", "REJECT", "COOPERATE", "AID", "THREATEN", "ASSAULT", "COERCE", "SANCTION", "REQUEST"]
)
# Sectors of private life: what two such parties say to each other is no politics, what they do to each other may be.
PRIVATE = frozenset({"CVL", "HLH", "EDU"})
# Promising or being ready to do one of these is a threat; agreeing to it or proposing it is not.
THREATENING = frozenset(["promise", "vow", "pledge", "swear", "ready", "willing", "prepared", "prepare", "plan"])
HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
# Not calibrated: a first guess at how far each way of finding a record can be trusted, highest for a framed verb.
CONFIDENCE = {"verb": 0.75, "noun": 0.6, "adj": 0.65}
PRONOUN_FACTOR = 0.85
BARE_FACTOR = 0.9


class ExtractEvents:
    """Adds drafts: who did what to whom, as the lexicon and the trees have it."""

    name = "events"
    needs = frozenset({"analysis", "entities", "mentions"})
    adds = frozenset({"drafts"})

    def __init__(self, lexicon: EventLexicon | None = None, ontology: Ontology | None = None) -> None:
        self.lexicon = lexicon or event_lexicon()
        self.ontology = ontology or plover()

    def __call__(self, coding: Coding) -> Coding:
        """Find the events of an article."""
        predicates = find_predicates(coding, self.lexicon)
        inner = find_absorbed(coding, predicates)
        by_token = {predicate.token.index: predicate for predicate in predicates}
        absorbed = {index for indices in inner.values() for index in indices}
        mediating = find_mediating(coding, predicates)
        drafts = []
        for predicate in predicates:
            if predicate.token.index in absorbed | mediating:
                continue
            embedded = [by_token[index] for index in inner.get(predicate.token.index, ())]
            draft = self._draft(coding, predicate, embedded)
            if draft is not None:
                drafts.append(draft)
        return replace(coding, drafts=tuple(drop_repeated(coding, drafts)))

    def _draft(self, coding: Coding, predicate: Predicate, embedded: Sequence[Predicate]) -> Draft | None:
        entry, token = predicate.entry, predicate.token
        actors, actor_slot = fill(coding, predicate, entry.actor, embedded)
        recipients, recipient_slot = fill(coding, predicate, entry.recipient, embedded)
        half = self._noun_half(coding, predicate)
        if half is not None and not actors:
            actors, actor_slot = fill(coding, half, half.entry.actor, ())
        if half is not None and not recipients:
            recipients, recipient_slot = fill(coding, half, half.entry.recipient, ())
        others = [mention for mention in recipients if mention.entity not in {m.entity for m in actors}]
        if recipients and not others and entry.event in OUTWARD:
            return None  # "defended its decision": what one does to oneself is no event between parties
        recipients = others
        if not is_public(coding, [*actors, *recipients], self.ontology.quad(entry.event)):
            return None
        if self.ontology.events[entry.event].requires_recipient and not recipients and len(actors) < 2:
            return None
        if embeds_nothing(predicate) and not embedded and not recipients:
            return None
        event, mode = entry.event, entry.mode or (half.entry.mode if half else None)
        if event == "AGREE" and token.lemma in THREATENING and embedded and embedded[0].entry.event in HOSTILE:
            event, mode = "THREATEN", None
        if mode is None and embedded:
            mode = self.lexicon.inner_mode(event, embedded[0].entry.event, embedded[0].entry.mode)
        trigger = Span.around([token.span, *(part.span for part in predicate.frame), *particles(coding, token)])
        evidence = [Evidence("event", entry.id, trigger)]
        if mode is not None:
            source = entry if entry.mode else half.entry if half and half.entry.mode else embedded[0].entry
            evidence.append(Evidence("mode", source.id, trigger))
        evidence += [Evidence("actors", f"slot.{actor_slot}", mention.span) for mention in actors]
        evidence += [Evidence("recipients", f"slot.{recipient_slot}", mention.span) for mention in recipients]
        third = find_mediators(coding, predicate)
        evidence += [Evidence("third_parties", "slot.mediator", mention.span) for mention in third]
        return Draft(
            id=draft_id(coding, trigger, event),
            sentence=coding.analysis.sentence_of(token).number,
            trigger=trigger,
            predicate=token.index,
            event=event,
            mode=mode,
            contexts=tuple(dict.fromkeys([*entry.contexts, *(half.entry.contexts if half else ())])),
            actors=tuple(mention.id for mention in actors),
            recipients=tuple(mention.id for mention in recipients),
            third_parties=tuple(mention.id for mention in third),
            confidence=confidence(predicate, [*actors, *recipients]),
            evidence=tuple(evidence),
        )

    def _noun_half(self, coding: Coding, predicate: Predicate) -> Predicate | None:
        """The noun of a light verb as a predicate of its own, where it names the same event: it knows mode and parties.

        "Carried out air strikes" is an attack by its verb; that it came from the air, the noun says.
        """
        for noun in predicate.frame:
            if noun.upos == "NOUN" and predicate.entry.pos == "verb":
                half = match(coding, self.lexicon.candidates(noun.lemma.lower(), noun.upos), noun)
                if half is not None and half.entry.event == predicate.entry.event:
                    return half
        return None


def is_public(coding: Coding, parties: Sequence[Mention], quad: Quad) -> bool:
    """Whether parties make a record: someone's side is known, and it is not private people talking among themselves."""
    found = [coding.entity(mention) for mention in parties]
    if quad == "material conflict":
        return any(entity.code for entity in found)
    return any(
        (entity.country and not entity.sectors) or set(entity.sectors) - PRIVATE or entity.short for entity in found
    )


def authors(analysis: Analysis, participle: Token) -> list[Token]:
    """Who does what a text or decision of his does: "released a statement condemning X", "signed a decree banning X"."""
    noun = analysis.head(participle)
    if participle.relation not in {"acl", "acl:relcl"} or noun is None or noun.upos != "NOUN":
        return []
    holders = find_holders(analysis, noun)
    clause = analysis.head(noun)
    if holders or clause is None or base(noun.relation) != "obj":
        return holders
    return clause_subjects(analysis, clause)


def draft_id(coding: Coding, trigger: Span, event: str) -> str:
    """An id from the article, the words and the type, so that the same text gives the same ids."""
    key = f"{coding.article.id} {trigger.start} {trigger.end} {event}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def confidence(predicate: Predicate, parties: Sequence[Mention]) -> float:
    """A first, uncalibrated guess at the chance that event, actor and recipient are all right."""
    value = CONFIDENCE[predicate.entry.pos]
    if not predicate.entry.frame:
        value *= BARE_FACTOR
    if any(mention.kind == "pronoun" for mention in parties):
        value *= PRONOUN_FACTOR
    return round(value, 3)


def particles(coding: Coding, token: Token) -> list[Span]:
    """The spans of a verb's particles, which belong to its trigger ("turned down")."""
    return [part.span for part in coding.analysis.children(token, "compound:prt")]


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
            return [part for noun in find_objects(analysis, token) for part in behind(coding, noun)]
        case "iobj":
            return analysis.children(token, "iobj") or find_objects(analysis, token)
        case "poss":
            return analysis.children(token, "nmod:poss")
        case "mod":
            return [part for part in find_modifiers(analysis, token) if part.relation != "nmod:poss"]
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
            found = [part for carrier in carriers for part in find_oblique(analysis, carrier, wanted)]
            return [part for part in found if not is_setting(coding, part, wanted)]


def is_setting(coding: Coding, noun: Token, preposition: str) -> bool:
    """Whether a modifier is no party but the setting: a town where it happened, or the weapon that was used."""
    mention = coding.mention_at(noun)
    if preposition in LOCATIVE and mention is not None:
        return mention.kind == "metonym" or coding.entity(mention).kind == "place"
    return preposition == "with" and noun.lemma.lower() in WEAPONS


def behind(coding: Coding, noun: Token) -> list[Token]:
    """Who stands behind an object: of what happened or was done, the one who did it, not the one it was done to.

    "Condemned Iran's attack on Iraq" is aimed at Iran, "condemned the killing of villagers" not at the villagers.
    """
    analysis = coding.analysis
    if noun.upos != "NOUN" or coding.mention_at(noun) is not None or noun.lemma not in deeds():
        return [noun]
    return [found for part in analysis.conjuncts(noun) for found in doers(analysis, part)]


@cache
def deeds() -> frozenset[str]:
    """Nouns that name a deed in the shipped lexicon."""
    return frozenset(
        lemma for lemma, entries in event_lexicon().entries.items() if any(entry.pos == "noun" for entry in entries)
    )


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


TOWARDS = frozenset({"with", "to", "against", "on", "for", "from"})


def find_absorbed(coding: Coding, predicates: Sequence[Predicate]) -> dict[int, list[int]]:
    """For each absorbing predicate, the predicates that it takes in (token indices), by the relations it names."""
    analysis = coding.analysis
    carriers: dict[int, Predicate] = {}
    for predicate in predicates:
        for token in (predicate.token, *predicate.frame):
            carriers.setdefault(token.index, predicate)
    out: dict[int, list[int]] = {}
    for predicate in predicates:
        current = predicate.token
        while True:
            head = analysis.head(current)
            if head is None:
                break
            relation, marker = base(current.relation), analysis.case_of(current)
            outer = carriers.get(head.index)
            if outer is not None and outer is not predicate:
                names = outer.entry.absorbs
                infinitive = relation in {"advcl", "acl"} and current.xpos == "VB" and "xcomp" in names
                if relation in names or marker in names or infinitive:
                    out.setdefault(outer.token.index, []).append(predicate.token.index)
                    break
            coordinated = relation == "conj"
            transparent = head.lemma in TRANSPARENT and relation in {"xcomp", "ccomp", "obj", "obl"}
            parts = relation == "nmod" and marker == "of" and head.upos == "NOUN"
            if not (coordinated or transparent or parts):
                break
            current = head
    return out


def embeds_nothing(predicate: Predicate) -> bool:
    """Whether an entry says too little by itself, should its complement hold no event ("refused to comment")."""
    if predicate.entry.event not in BARE_EMBEDDERS:
        return False
    asks = any(condition.kind in {"xcomp", "ccomp"} and not condition.negated for condition in predicate.entry.frame)
    return asks and bool(predicate.entry.absorbs)


def find_mediators(coding: Coding, predicate: Predicate) -> list[Mention]:
    """Who chairs, hosts or mediates: "talks chaired by X", "a meeting hosted by X"."""
    clauses = mediating_clauses(coding, predicate)
    return find_parties(coding, [token for clause in clauses for token in find_subjects(coding.analysis, clause)])


def mediating_clauses(coding: Coding, predicate: Predicate) -> list[Token]:
    """The participles by which a third party hangs from a meeting: "chaired" in "talks chaired by X"."""
    if predicate.entry.event != "CONSULT":
        return []
    return [
        clause
        for carrier in (predicate.token, *predicate.frame)
        for clause in coding.analysis.children(carrier, "acl")
        if clause.lemma in MEDIATORS and is_passive(coding.analysis, clause)
    ]


def find_mediating(coding: Coding, predicates: Sequence[Predicate]) -> set[int]:
    """Predicates that only say who mediates another event of the article (token indices)."""
    return {
        clause.index
        for predicate in predicates
        for clause in mediating_clauses(coding, predicate)
        if clause.index != predicate.token.index
    }


def drop_repeated(coding: Coding, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out an event told twice in one breath: "met for talks" is one meeting, "killed in an air strike" one attack.

    The same type, one predicate hanging from the other, and no parties that contradict: what only the lower knows
    (mode, actor, recipient) goes to the upper.
    """
    kept = {draft.id: draft for draft in drafts}
    for draft in drafts:
        heads = list(islice(coding.analysis.ancestors(coding.analysis.tokens[draft.predicate]), 3))
        for head in heads:
            upper = next((other for other in kept.values() if other.predicate == head.index), None)
            if upper is None or upper.event != draft.event:
                continue
            merged = merge(coding, upper, draft)
            if merged is not None:
                del kept[draft.id]
                kept[upper.id] = merged
            break
    return list(kept.values())


def merge(coding: Coding, upper: Draft, lower: Draft) -> Draft | None:
    """The upper draft with what only the lower knows; None where their parties or modes contradict."""
    if upper.mode and lower.mode and upper.mode != lower.mode:
        return None
    changes: dict[str, tuple[str, ...]] = {}
    for slot in ("actors", "recipients"):
        above, below = getattr(upper, slot), getattr(lower, slot)
        known = {coding.mention(mention).entity for mention in (*upper.actors, *upper.recipients)}
        if not above:
            changes[slot] = tuple(mention for mention in below if coding.mention(mention).entity not in known)
        elif not {coding.mention(mention).entity for mention in below} <= known:
            return None
    lent = [evidence for evidence in lower.evidence if evidence.field in {*changes, "mode"}]
    return replace(
        upper,
        mode=upper.mode or lower.mode,
        actors=changes.get("actors", upper.actors),
        recipients=changes.get("recipients", upper.recipients),
        evidence=(*upper.evidence, *lent),
    )
