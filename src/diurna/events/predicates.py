"""Find the words that name events: lexicon entries whose lemma and whole frame match."""

from dataclasses import dataclass

from diurna.events.arguments import find_subjects
from diurna.events.belonging import find_own, find_owned, states_among
from diurna.events.calendar import is_time
from diurna.events.complements import complements, demands, others_duties
from diurna.events.deed_nouns import find_modifiers
from diurna.events.misplaced import phrasal_particles
from diurna.events.objects import find_objects
from diurna.events.obliques import find_oblique
from diurna.events.parties import find_parties
from diurna.lexicons.events import Condition, EventEntry, EventLexicon
from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base

# A noun in these places modifies another and names no event of its own ("sanctions regime", "strike group").
MODIFIER_RELATIONS = frozenset({"compound", "flat", "fixed", "goeswith", "case", "mark", "cc", "aux", "amod"})
# Of these a participle before a noun tells by itself.
HELD = frozenset("detain arrest imprison kidnap abduct".split())
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
PARTITIVES = frozenset(
    """dozen score hundred thousand million billion some most many several all none part rest half majority number
    group series string spate slew raft succession flurry bout burst rash round batch wave handful lot couple pair bulk share ton tonne""".split()
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that matched an entry of a lexicon.

    `frame` are the tokens that the frame asked for ("sanctions" in "impose sanctions").
    """

    token: Token
    entry: EventEntry
    frame: tuple[Token, ...]
    lexicon: EventLexicon


def find_predicates(coding: Coding, lexicon: EventLexicon) -> list[Predicate]:
    """All predicates of an article, in text order; a noun that is part of a matched verb's frame is left out."""
    inside_names = {
        index for name in coding.analysis.names if name.last - name.first > 1 for index in range(name.first, name.last)
    }
    found: list[Predicate] = []
    for token in coding.analysis.tokens:
        if token.index in inside_names:
            continue
        if token.relation in MODIFIER_RELATIONS and not is_held(coding, token):
            continue
        predicate = match(coding, lexicon, token)
        if predicate is not None:
            found.append(predicate)
    taken = {
        token.index
        for predicate in found
        if predicate.token.upos in {"VERB", "AUX"}
        for token in predicate.frame
        if token.upos == "NOUN" and not absorbs_frame(coding, predicate, token)
    }
    return [predicate for predicate in found if predicate.token.index not in taken]


def is_held(coding: Coding, token: Token) -> bool:
    """Whether a participle tells what befell the party that it stands before: "the detained journalist"."""
    if token.relation != "amod" or token.xpos != "VBN" or token.lemma.lower() not in HELD:
        return False
    head = coding.analysis.head(token)
    return head is not None and coding.mention_at(head) is not None


def absorbs_frame(coding: Coding, predicate: Predicate, noun: Token) -> bool:
    """Whether a frame's noun is an event that the predicate takes in ("demand a withdrawal"), not its own other half."""
    absorbs = predicate.entry.absorbs
    return base(noun.relation) in absorbs or coding.analysis.case_of(noun) in absorbs


def match(coding: Coding, lexicon: EventLexicon, token: Token) -> Predicate | None:
    """The most specific entry whose frame holds at a token, or None."""
    for entry in lexicon.candidates(token.lemma.lower(), token.upos):
        frame = _frame_tokens(coding, token, entry)
        if frame is not None:
            return Predicate(token, entry, tuple(frame), lexicon)
    return None


def _frame_tokens(coding: Coding, token: Token, entry: EventEntry) -> list[Token] | None:
    """The tokens that meet an entry's conditions; None where one condition does not hold."""
    found: list[Token] = []
    for condition in entry.frame:
        tokens = [
            found for one in condition.either or (condition,) for found in condition_tokens(coding, token, one, entry)
        ]
        if (not tokens) != condition.negated:
            return None
        if not condition.negated and (condition.words or condition.either):
            found.extend(part for part in tokens if names_part(condition, part))
    return found


def names_part(condition: Condition, token: Token) -> bool:
    """Whether a condition that a token met asked for its word, and not only for its place."""
    words = [one.words for one in condition.either or (condition,)]
    return any(token.lemma.lower() in known or token.text.lower() in known for known in words)


def condition_tokens(coding: Coding, token: Token, condition: Condition, entry: EventEntry) -> list[Token]:
    """The tokens that meet one condition, negation aside; `no-obj` gives the predicate itself where it holds."""
    analysis, words = coding.analysis, condition.words
    match condition.kind:
        case "prt":
            found = [*analysis.children(token, "compound:prt", "advmod"), *phrasal_particles(analysis, token)]
            found = found if words else []
        case "obj":
            found = [
                whole(analysis, part)
                for noun in [*things(analysis, token), *kept_objects(analysis, token)]
                for part in analysis.conjuncts(noun)
            ]
        case "no-obj":
            return [] if find_objects(analysis, token) else [token]
        case "subj":
            found = [
                whole(analysis, part) for noun in find_subjects(analysis, token) for part in analysis.conjuncts(noun)
            ]
        case "xcomp" | "ccomp":
            found = complements(coding, token, condition.kind)
        case "mod":
            found = [
                one  # of "political and financial support", both
                for carrier in carriers(coding, token)
                for part in find_modifiers(analysis, carrier)
                for one in analysis.conjuncts(part)
            ]
        case "party":
            nouns = find_objects(analysis, token)
            if entry.pos != "verb":
                nouns = [part for slot in entry.recipient for part in find_oblique(analysis, token, slot)]
            return nouns if find_parties(coding, nouns, nested=False) else []
        case "iobj":
            given = analysis.children(token, "nsubj:pass") if kept_objects(analysis, token) else []
            found = [*analysis.children(token, "iobj"), *given]
        case "case":
            return [token] if analysis.case_of(token) in words else []
        case "cop":
            return analysis.children(token, "cop")
        case "will":
            found = own_plans(coding, token)
        case "must":
            found = others_duties(coding, token)
        case "must-done":
            found = demands(coding.analysis, token)
        case "neg":
            carried = [token, *complements(coding, token, "xcomp")]
            none = [child for noun in find_objects(analysis, token) for child in analysis.children(noun, "det")]
            return [
                *(part for carrier in carried for part in negations(analysis, carrier)),
                *(child for child in none if child.lemma.lower() == "no"),
            ]
        case "below":
            found = words_below(analysis, token)
        case "own":
            return find_own(coding, token, words)
        case "state":
            return states_among(coding, recipient_tokens(coding, token, entry))
        case preposition:
            found = [
                part
                for carrier in [*carriers(coding, token), *(known_objects(coding, token) if words else ())]
                for noun in find_oblique(analysis, carrier, preposition.replace("_", " "))
                for part in analysis.conjuncts(noun)
                if words or not is_time(part)  # "called him on Friday" is not "called on him"
            ]
    return [part for part in found if part.lemma.lower() in words or part.text.lower() in words] if words else found


def things(analysis: Analysis, verb: Token) -> list[Token]:
    """A verb's objects without whom it is given to, where both are told: a plan, in "sent the police a plan"."""
    given = analysis.children(verb, "iobj") if analysis.child(verb, "obj") is not None else []
    return [noun for noun in find_objects(analysis, verb) if noun not in given]


def words_below(analysis: Analysis, token: Token) -> list[Token]:
    """All that hangs from a predicate, at any depth, clauses with a verb of their own aside: "troops on a *peacekeeping*
    mission". Participles and infinitives count ("sent experts there to *investigate*").
    """
    found: list[Token] = []
    stack = analysis.children(token)
    while stack:
        word = stack.pop()
        if base(word.relation) in {"conj", "parataxis", "ccomp"} or analysis.child(word, "nsubj", "nsubj:pass", "aux"):
            continue
        found.append(word)
        stack += analysis.children(word)
    return found


def own_plans(coding: Coding, token: Token) -> list[Token]:
    """What a speaker says that he himself will do: "warned that it would retaliate", not "warned that it would rain"."""
    analysis = coding.analysis
    saying = {mention.entity for mention in find_parties(coding, find_subjects(analysis, token), nested=False)}
    return [
        clause
        for clause in analysis.children(token, "ccomp", "parataxis")
        if any(child.lemma.lower() in FUTURE for child in analysis.children(clause, "aux"))
        and saying & {one.entity for one in find_parties(coding, analysis.children(clause, "nsubj"), nested=False)}
    ]


def kept_objects(analysis: Analysis, token: Token) -> list[Token]:
    """What a passive verb keeps as its object: "bail" in "was granted bail"."""
    return analysis.children(token, "obj") if analysis.child(token, "nsubj:pass") is not None else []


def negations(analysis: Analysis, token: Token) -> list[Token]:
    """The "not" or "never" of a word: of "pleaded not guilty", "would not budge"."""
    return [child for child in analysis.children(token, "advmod") if child.lemma.lower() in {"not", "n't", "never"}]


def recipient_tokens(coding: Coding, token: Token, entry: EventEntry) -> list[Token]:
    """The tokens that may stand for an entry's recipient, by its first slots of objects, owned ones and prepositions."""
    found: list[Token] = []
    for slot in entry.recipient:
        match slot:
            case "obj":
                found += find_objects(coding.analysis, token)
            case "owned":
                found += find_owned(coding, token)
            case preposition:
                carried = [token] if entry.pos != "verb" else carriers(coding, token)
                found += [noun for carrier in carried for noun in find_oblique(coding.analysis, carrier, preposition)]
    return found


def carriers(coding: Coding, token: Token) -> list[Token]:
    """A predicate, and for a verb its objects too: "fired rockets at X" hangs "at X" from either."""
    objects = find_objects(coding.analysis, token) if token.upos == "VERB" else []
    parts = [part for noun in objects for part in dict.fromkeys((noun, whole(coding.analysis, noun)))]
    return [token, *(noun for noun in parts if coding.mention_at(noun) is None)]


def known_objects(coding: Coding, token: Token) -> list[Token]:
    """A verb's objects that are parties: the parser may hang "with arrest" from "the opposition" in "threatened the
    opposition with arrest".
    """
    objects = find_objects(coding.analysis, token) if token.upos == "VERB" else []
    together = [part for noun in objects for part in coding.analysis.conjuncts(noun)]
    return [noun for noun in together if coding.mention_at(noun) is not None and noun.index > token.index]


def whole(analysis: Analysis, noun: Token) -> Token:
    """What a quantity is a part of: "dozens of prisoners" are prisoners."""
    if noun.lemma.lower() in PARTITIVES or noun.upos in {"NUM", "DET"}:
        for child in analysis.children(noun, "nmod"):
            if analysis.case_of(child) == "of":
                return whole(analysis, child)  # "tens of thousands of workers"
    return noun
