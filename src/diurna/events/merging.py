"""What drafts of one sentence say of each other: an event told twice is one, and an answer tells whom an offer was made to."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from diurna.events.rules import LAWS
from diurna.records import Coding, Draft, Evidence, Token
from diurna.records.analysis import base

OFFERS = frozenset({"AGREE", "REQUEST"})
ANSWERS = frozenset({"REJECT", "CONCEDE"})


def drop_repeated(coding: Coding, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out an event told twice in one breath: "met for talks" is one meeting, "killed in an air strike" one attack.

    The same type, one predicate hanging from the other, and no parties that contradict: what only the lower knows
    (mode, actor, recipient) goes to the upper.
    """
    kept = {draft.predicate: draft for draft in drafts}
    for predicate in list(kept):
        # Looked up again: it may have taken in another one by now.
        lower = kept[predicate]
        if is_clause_of_its_own(coding, predicate) or is_prompt(coding, lower) or is_condition(coding, lower):
            continue
        for head in told_above(coding, predicate):
            upper = kept.get(head.index)
            if upper is None or upper.event != lower.event:
                continue
            merged = merge(coding, upper, lower)
            if merged is not None:
                del kept[predicate]
                kept[head.index] = merged
            elif (
                not upper.actors
                and upper.event == "ASSAULT"
                and base(coding.analysis.tokens[predicate].relation) == "advcl"
            ):
                kept[head.index] = done_by(coding, upper, lower)
            break
    return list(kept.values())


def told_above(coding: Coding, predicate: int) -> list[Token]:
    """The words that may tell the same as a predicate below them; of "in another attempt, X said that it had tried", "tried"."""
    analysis = coding.analysis
    token = analysis.tokens[predicate]
    above = list(islice(analysis.ancestors(token), 3))
    one_of_many = any(child.text.lower() in {"a", "an", "another"} for child in analysis.children(token, "det"))
    if above and one_of_many and token.index < above[0].index and analysis.case_of(token) == "in":
        above += analysis.children(above[0], "ccomp")
    return above


def done_by(coding: Coding, upper: Draft, lower: Draft) -> Draft:
    """Violence by nobody named as done by those of the clause below: "were killed when *militants* attacked a patrol"."""
    spans = [Evidence("actors", "slot.clause-below", coding.mention(one).span) for one in lower.actors]
    return replace(upper, actors=lower.actors, evidence=(*upper.evidence, *spans))


def with_addressees(coding: Coding, drafts: Sequence[Draft]) -> list[Draft]:
    """Offers and requests to nobody named, made to the one who answers: "A proposed a truce, but B turned it down".

    The answer stands behind it in the same sentence, and is aimed at the one who made the offer.
    """
    return [addressed(coding, draft, drafts) if draft.event in OFFERS and draft.actors else draft for draft in drafts]


def addressed(coding: Coding, offer: Draft, drafts: Sequence[Draft]) -> Draft:
    """An offer with the actors of its answer as recipients, where it has none; else as it is."""
    making = {coding.mention(one).entity for one in offer.actors}
    for answer in drafts:
        if offer.recipients or answer.event not in ANSWERS or answer.sentence != offer.sentence:
            continue
        asked = {coding.mention(one).entity for one in answer.recipients}
        others = tuple(one for one in answer.actors if coding.mention(one).entity not in making)
        if answer.predicate > offer.predicate and asked and asked <= making and others:
            spans = [Evidence("recipients", "slot.answer", coding.mention(one).span) for one in others]
            return replace(offer, recipients=others, evidence=(*offer.evidence, *spans))
    return offer


def is_prompt(coding: Coding, draft: Draft) -> bool:
    """Whether a request only prompted what it hangs from: "asked for a ruling on the closure at the request of X"."""
    return draft.event == "REQUEST" and coding.analysis.case_of(coding.analysis.tokens[draft.predicate]) in {
        "at",
        "upon",
    }


def is_clause_of_its_own(coding: Coding, predicate: int) -> bool:
    """Whether a predicate is told in a breath of its own: a second main verb, or a relative clause."""
    token = coding.analysis.tokens[predicate]
    second = base(token.relation) in {"conj", "parataxis", "ccomp"} and token.upos == "VERB"
    return second or (token.relation == "acl:relcl" and not is_what_a_law_does(coding, token))


def is_condition(coding: Coding, draft: Draft) -> bool:
    """Whether a draft tells on what condition something befalls somebody: "if X is ousted, Y may bar him"."""
    marks = coding.analysis.children(coding.analysis.tokens[draft.predicate], "mark")
    return bool(draft.recipients) and any(mark.lemma == "if" for mark in marks)


def is_what_a_law_does(coding: Coding, token: Token) -> bool:
    """Whether a relative clause only says what the law does that is passed: "passed a bill that legalised it"."""
    law = coding.analysis.head(token)
    return law is not None and law.lemma.lower() in LAWS and base(law.relation) == "obj"


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
