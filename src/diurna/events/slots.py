"""Fill a predicate's slots: from the slot names of the lexicon to tokens, and from tokens to parties."""

from collections.abc import Sequence

from diurna.events.answering import answerers
from diurna.events.arguments import find_holders, find_subjects, noun_clause_subjects
from diurna.events.around import fill_from_around, is_request
from diurna.events.behind import PREMISES, behind
from diurna.events.belonging import find_owned
from diurna.events.complements import complements, others_duties
from diurna.events.deed_nouns import doers, find_modifiers, leaders, partners
from diurna.events.documents import issuers
from diurna.events.looked_into import looked_into
from diurna.events.misplaced import possessors
from diurna.events.objects import find_objects, sharing
from diurna.events.obliques import find_oblique
from diurna.events.parties import find_parties, says_which
from diurna.events.passives import is_passive
from diurna.events.predicates import Predicate
from diurna.events.setting import WEAPONS, is_hit, is_own_force, is_setting
from diurna.events.tellings import planners
from diurna.events.texts import addressees, authors
from diurna.events.voices import sayers
from diurna.records import Analysis, Coding, Mention, Token
from diurna.records.analysis import base

# What a state does with its own troops, and to nobody.
OF_OWN_FORCES = frozenset({"AGREE", "RETREAT", "CONCEDE", "MOBILIZE", "THREATEN", "REJECT"})
# Of what is laid upon somebody, made, or given to him.
LAYING = frozenset("impose place levy slap file bring aim direct".split())
MAKING = frozenset("set establish create found build form open launch extend expand".split())
GIVING = frozenset("contribute send provide deploy give supply deliver offer transfer sell lend donate".split())
# What these have for a lone object is promised; to whom is told before it, or with "to".
PROMISING = frozenset("promise pledge vow commit offer guarantee".split())
# What follows these may be the deed for which something is done, and then its doer counts: "protested against the raid".
CAUSES = frozenset({"for", "over", "against", "at"})
# With whom, to whom or for whom something good is done; "on" and "against" tell what it is about.
GIVEN = frozenset({"with", "to", "for"})
# What parliaments and courts decide.
DECIDED = frozenset({"REJECT", "CONCEDE", "SUPPORT", "AGREE", "SANCTION"})
DECIDING = ({"LEG"}, {"JUD"})
TOWARDS = frozenset({"with", "to", "against", "on", "for", "from"})


def fill(
    coding: Coding, predicate: Predicate, slots: Sequence[str], embedded: Sequence[Predicate]
) -> tuple[list[Mention], str]:
    """The parties of the first slot that has any, and that slot's name; ([], "none") where none has."""
    for slot in slots:
        if slot in {"comp", "comp.actor"} and slots == predicate.entry.recipient and is_request(predicate):
            asked = find_parties(coding, answerers(coding.analysis, predicate.token))
            if asked:
                return asked, "answer"
        # One frees people: whose papers or tapes are released ("the release of his tax records") is not freed.
        whole = predicate.entry.mode != "release" or slots != predicate.entry.recipient or slot == "poss"
        parties = find_parties(coding, slot_tokens(coding, predicate, slot, embedded), nested=whole)
        if slots == predicate.entry.actor and predicate.entry.event == "ASSAULT":
            parties = [mention for mention in parties if not is_hit(coding, mention)]
        if slots == predicate.entry.recipient and predicate.entry.event in OF_OWN_FORCES:
            parties = [mention for mention in parties if not is_own_force(coding, mention)]
        if parties:
            return parties, slot
    return fill_from_around(coding, predicate, acting=slots == predicate.entry.actor)


def slot_tokens(coding: Coding, predicate: Predicate, slot: str, embedded: Sequence[Predicate]) -> list[Token]:
    """The tokens that stand in a slot of a predicate; see docs/lexicon.md for the slots."""
    analysis, token = coding.analysis, predicate.token
    match slot:
        case "subj" if predicate.entry.pos == "noun":
            return find_holders(analysis, token)
        case "subj":
            subjects = find_subjects(analysis, token)
            if find_parties(coding, subjects):
                return subjects
            return authors(analysis, token) or issuers(coding, token) or houses(coding, predicate)
        case "clause":
            # "A is joined in the lawsuit by B" sues, though he who "faces a lawsuit" is sued.
            if predicate.entry.event == "REQUEST" and slot in predicate.entry.recipient:
                return prompted(analysis, token)
            sued = slot in predicate.entry.recipient and bool(partners(analysis, token))
            return [] if sued else noun_clause_subjects(analysis, token)
        case "obj":
            objects = find_objects(analysis, token)
            if not objects and predicate.entry.event == "REQUEST":
                objects = addressees(analysis, token)
            return [part for noun in objects for part in behind(coding, predicate, noun)]
        case "iobj":
            others = [noun for noun in find_objects(analysis, token) if noun not in predicate.frame]
            told = analysis.child(token, "ccomp", "xcomp") is not None  # "promised strikers that"
            if token.lemma.lower() in PROMISING and not told and not is_passive(analysis, token):
                others = []  # "pledged 3,000 soldiers": what is promised, not to whom
            return analysis.children(token, "iobj") or others  # "voiced Kenya's support": not Kenya
        case "poss":
            # "Chad's demand for X's extradition" is Chad's: a frame's owner counts where the predicate has none.
            parts = [possessors(analysis, part) for part in (token, *predicate.frame)]
            return parts[0] or [owner for owners in parts[1:] for owner in owners]
        case "mod":
            return [
                part
                for carrier in (token, *predicate.frame)  # of a verb: "was killed in a French raid"
                for part in [*leaders(analysis, carrier), *find_modifiers(analysis, carrier)]
                if part.relation != "nmod:poss"
                and part.lemma.lower() not in WEAPONS
                and not says_which(coding, carrier, part)
            ]
        case "owned":
            return find_owned(coding, token)
        case "planner":
            return [planner for noun in predicate.frame for planner in planners(coding, noun)]
        case "speaker":
            return sayers(coding, token)
        case "each":
            return []
        case "comp":
            return complement_tokens(coding, predicate, embedded, "recipient")
        case "comp.actor":
            return complement_tokens(coding, predicate, embedded, "actor")
        case "must":
            return [who for clause in others_duties(coding, token) for who in analysis.children(clause, "nsubj")]
        case preposition:
            wanted = preposition.replace("_", " ")
            if wanted == "at" and predicate.entry.pos == "verb" and is_passive(analysis, token):
                return find_objects(analysis, token)  # "were shot at a party": whom it befell, not where
            carriers = [token, *predicate.frame]
            if predicate.entry.pos == "verb":
                carriers += sharing(analysis, token)  # "fired and landed a round on X"
                # "Used water cannon and gas against X": what is told of both hangs from the last.
                objects = [part for noun in find_objects(analysis, token) for part in analysis.conjuncts(noun)]
                carriers += [noun for noun in objects if noun not in carriers]
            if predicate.entry.pos == "noun":
                # "the killing of villagers by soldiers", "the visit of X to Y", "talks on trade between X and Y": the
                # parser hangs what is last from what stands before it
                nearer = ("of", "on", "over") if wanted == "between" else ("of",)
                carriers += [part for one in nearer if one != wanted for part in find_oblique(analysis, token, one)]
            carriers += [clause for noun in carriers for clause in imposed(analysis, noun)]
            found = [part for carrier in carriers for part in find_oblique(analysis, carrier, wanted)]
            found = [part for part in found if not is_setting(coding, part, wanted, predicate.entry.event)]
            if predicate.entry.mode == "investigate":
                found += [who for carrier in carriers for who in looked_into(analysis, carrier, wanted)]
            # "reiterated its commitment to supporting X": whom the gerund behind a preposition acts upon.
            found += [noun for part in found if part.xpos == "VBG" for noun in find_objects(analysis, part)]
            if wanted not in CAUSES:
                return found
            return [doer for part in found for doer in behind(coding, predicate, part)]


def houses(coding: Coding, predicate: Predicate) -> list[Token]:
    """The house in which something is decided, where nobody is told to have done it: "was rejected *in the Senate*"."""
    analysis, token = coding.analysis, predicate.token
    if predicate.entry.event not in DECIDED or not is_passive(analysis, token):
        return []
    found = [one for one in analysis.children(token, "obl") if analysis.case_of(one) in {"in", "before"}]
    mentions = [(one, coding.mention_at(one)) for one in found]
    return [one for one, mention in mentions if mention is not None and set(coding.entity(mention).sectors) in DECIDING]


def prompted(analysis: Analysis, request: Token) -> list[Token]:
    """Who did what was done at somebody's request: the king, in "was dissolved by the king at the request of X"."""
    deed = analysis.head(request)
    if deed is None:
        return []
    agents = [part for part in analysis.subtree(deed) if analysis.case_of(part) == "by" and part.index < request.index]
    if agents:
        return agents[-1:]
    return doers(analysis, deed) if deed.upos == "NOUN" else find_subjects(analysis, deed)


def imposed(analysis: Analysis, noun: Token) -> list[Token]:
    """Participles that tell upon whom a noun's thing was laid: "the sanctions imposed on X", "charges filed against X"."""
    return [
        clause
        for clause in analysis.children(noun, "acl")
        if noun.upos == "NOUN" and clause.xpos == "VBN" and clause.lemma in LAYING
    ]


def complement_objects(coding: Coding, clause: Token) -> list[Token]:
    """Whom a complement is about: not what it makes ("agreed to set up a company") or gives ("to send troops to X")."""
    analysis = coding.analysis
    objects = find_objects(analysis, clause)
    if clause.lemma in MAKING:
        return []
    if clause.lemma in GIVING:
        given = [
            child for child in analysis.children(clause, "obl") if analysis.case_of(child) in {"to", "for", "with"}
        ]
        carried = [
            child
            for noun in objects
            for child in analysis.children(noun, "nmod")
            if analysis.case_of(child) in {"to", "for"}
        ]
        return [noun for noun in [*given, *carried] if find_parties(coding, [noun])] or objects
    return objects


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
            if predicate.entry.event == "REQUEST" and predicate.frame and base(clause.relation) == "advcl":
                continue  # "sought an order to stop X": X is not asked
            tokens = complement_objects(coding, clause) if slot == "recipient" else find_subjects(analysis, clause)
            if slot == "recipient" and not find_parties(coding, tokens):
                tokens = [
                    child
                    for child in analysis.children(clause, "obl")
                    if analysis.case_of(child) in (GIVEN if predicate.entry.event == "AGREE" else TOWARDS)
                    and child.lemma not in PREMISES
                ]
            if tokens:
                return tokens
    return []
