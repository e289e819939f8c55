"""The type of what a text tells between two given parties: the lexicon, the type model and the records weighed together."""

from collections.abc import Mapping, Sequence

from diurna.events.arguments import TEXTS
from diurna.events.embedding import find_absorbed
from diurna.events.predicates import Predicate, find_predicates
from diurna.events.rewrite import FUTURE_IS_AGREEMENT, REFUSABLE
from diurna.lexicons.events import EventLexicon
from diurna.model.events import NONE, Range, TypeModel
from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base
from diurna.records.event import Status

# Where only the parties are given, a word is believed the more of them it governs in its tree: both, one, neither. What the
# model says is weighed by the first, what the lexicon says there by the second; a record counts by how many of the parties it
# has. Tried on PLV train and the dev half of the gold articles: 0.6 to 2 for the lexicon, 0.8 to 2 for records, all within a
# point; the same weight for words near and far costs three points of macro-F1 on PLV and none on the gold.
MODEL_SHARES = (1.0, 1.0, 0.5)
LEXICON_SHARES = (1.3, 0.6, 0.4)
# What the detector says of each word, likewise; weighed on composed articles kept out and on PLV train: on the first macro-F1 still
# rises up to four times as much, on the second it falls from twice.
DETECTED_SHARES = (0.4, 0.24, 0.12)
RECORD_SHARES = (1.2, 0.6, 0.1)
# Words of the recipient tell what it is or what befell it before ("condemned the shooting", "tried a hijacker"), so they count
# half there: two cases of PLV are right that were not, none of the gold changes; a quarter is the same.
WITHIN_RECIPIENT = 0.5
# What a call or a letter says is more than that there was one ("called him to thank him"): three cases of PLV, two from 0.4 to 0.5.
BEARER = 0.3
SAID = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE"})
# Of these, one that is announced is a threat where there is only a type to say so.
HOSTILE = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})


def type_between(
    coding: Coding,
    model: TypeModel,
    lexicon: EventLexicon,
    actor: Range | None,
    recipient: Range | None,
    predicate: Range | None = None,
    statuses: Mapping[int, Status] | None = None,
    detected: Mapping[int, Mapping[str, float]] | None = None,
) -> dict[str, float]:
    """How probable each type is for what a text tells between two parties, given as first and last tokens.

    Every word that is not the actor's may be the predicate, unless that is given too. The most that the model gives a type
    at any word counts; a word that the lexicon takes for an event adds to its type as far as the model sees any event
    there, and each draft of the coding to its own. How much, says where the word stands to the parties. With the `statuses` of
    words, by their index, types are rewritten as PLOVER has it; without a predicate, as what tells the status too (`type_told`).
    `detected` are the detector's chances of each type at words, by their index.
    """
    analysis = coding.analysis
    taken = set(range(actor[0], actor[1] + 1)) if actor else set()
    tokens = analysis.tokens if predicate is None else analysis.tokens[predicate[0] : predicate[1] + 1]
    words = [token for token in tokens if token.index not in taken and token.text[:1].isalpha()]
    if not words or not analysis.vectors:
        return {}
    status, alone = statuses or {}, predicate is None and statuses is not None
    scores = model.score(analysis.vectors, [((word.index, word.index), actor, recipient) for word in words]).types
    apart = lacking(analysis, [side for side in (actor, recipient) if side])
    inner = range(recipient[0], recipient[1] + 1) if recipient and predicate is None else range(0)
    believed = {word.index: WITHIN_RECIPIENT if word.index in inner else 1.0 for word in words}
    found = find_predicates(coding, lexicon)
    if predicate is None:
        believed |= dict.fromkeys(bearers(coding, found), BEARER)
    total = dict.fromkeys((kind for kind in model.types if kind != NONE), 0.0)
    seen = dict(total)
    for word, row in zip(words, scores.tolist(), strict=True):
        for kind, share in zip(model.types, row, strict=True):
            if kind != NONE:
                told = type_told(kind, status.get(word.index), alone=alone)
                total[told] = max(total[told], believed[word.index] * share * MODEL_SHARES[apart[word.index]])
                chance = (detected or {}).get(word.index, {}).get(kind, 0.0)
                seen[told] = max(seen[told], believed[word.index] * chance * DETECTED_SHARES[apart[word.index]])
    for kind, chance in seen.items():
        total[kind] += chance
    nothing = dict(zip((word.index for word in words), scores[:, model.types.index(NONE)].tolist(), strict=True))
    absorbed = {index for indices in find_absorbed(coding, found).values() for index in indices}
    for known in found:
        at = known.token.index
        if at in nothing and at not in absorbed:
            kind = type_told(known.entry.event, status.get(at), alone=alone)
            total[kind] += believed[at] * LEXICON_SHARES[apart[at]] * (1 - nothing[at])
    for draft in coding.drafts:
        if draft.event in total and (predicate is None or draft.predicate in nothing):
            sides = is_among(coding, draft.actors, actor) + is_among(coding, draft.recipients, recipient)
            kind = type_told(draft.event, draft.status if alone else None, alone=alone)
            total[kind] += believed.get(draft.predicate, 1.0) * RECORD_SHARES[2 - sides]
    whole = sum(total.values())
    return {kind: share / whole for kind, share in total.items()}


def bearers(coding: Coding, found: Sequence[Predicate]) -> list[int]:
    """Calls and letters that only bear other words, which are told too: "called" in "called the emir to thank him"."""
    analysis = coding.analysis
    said = {one.token.index for one in found if one.entry.event in SAID}
    out = []
    for one in found:
        bears = one.entry.mode == "phone" or any(noun.lemma in TEXTS for noun in one.frame)
        clauses = [
            *analysis.children(one.token, "advcl", "xcomp", "acl"),
            *(clause for noun in one.frame for clause in analysis.children(noun, "acl")),
        ]
        if one.entry.event == "CONSULT" and bears and any(clause.index in said for clause in clauses):
            out.append(one.token.index)
    return out


def type_told(event: str, status: Status | None, *, alone: bool) -> str:
    """The type that PLOVER makes of an event with a status: a good deed to come is AGREE, a retreat announced CONCEDE.

    One that stands `alone` tells what else its status would: a treaty not signed is a REJECT, a strike announced a THREATEN.
    """
    if status == "future" and event in FUTURE_IS_AGREEMENT:
        return "AGREE"
    if status == "future" and event == "RETREAT":
        return "CONCEDE"
    if alone and status == "negated" and event in REFUSABLE:
        return "REJECT"
    return "THREATEN" if alone and status == "future" and event in HOSTILE else event


def lacking(analysis: Analysis, sides: Sequence[Range]) -> list[int]:
    """Of each word, how far it is from governing these ranges of words: 0 for all of them, 1 for some, 2 for none."""
    count = [0] * len(analysis.tokens)
    for first, last in sides:
        inside = analysis.tokens[first : last + 1]
        token = next((one for one in inside if not first <= one.head <= last), inside[0])
        for above in governors(analysis, token):
            count[above] += 1
    return [0 if times == len(sides) else 1 if times else 2 for times in count]


def governors(analysis: Analysis, token: Token) -> set[int]:
    """The words that a token hangs from, at any depth, by their indices: of clauses joined by "and", its own alone.

    In "Togo seized a ship and shelled the port" the port is the second verb's, and Togo, the subject of both, is both's.
    """
    above: set[int] = set()
    current, head = token, analysis.head(token)
    while head is not None and head.index not in above:
        if not are_joined(current, head):
            above.add(head.index)
        current, head = head, analysis.head(head)
    shared = {
        verb.index
        for verb in analysis.tokens
        if base(verb.relation) == "conj" and verb.head in above and are_joined(verb, analysis.tokens[verb.head])
        if analysis.child(verb, "nsubj", "nsubj:pass", "csubj") is None
        if any(one.index in above | {token.index} for one in analysis.children(analysis.tokens[verb.head], "nsubj"))
    }
    return above | shared


def are_joined(token: Token, head: Token) -> bool:
    """Whether a token is a verb coordinated with the verb that it hangs from."""
    return base(token.relation) == "conj" and token.upos == head.upos == "VERB"


def is_among(coding: Coding, mentions: Sequence[str], side: Range | None) -> bool:
    """Whether one of a draft's mentions stands at given words or names the same; of no words, whether there is none."""
    if side is None:
        return not mentions
    found = [coding.mention(mention) for mention in mentions]
    named = {one.entity for one in coding.mentions if side[0] <= one.head <= side[1]}
    return any(side[0] <= one.head <= side[1] or one.entity in named for one in found)
