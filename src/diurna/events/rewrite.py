"""PLOVER's rewrites, applied once status is known: what lies in the future, or is only announced, is another event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diurna.events.predicates import FUTURE, negations
from diurna.events.threats import as_threat
from diurna.lexicons.events import event_lexicon
from diurna.records import Coding, Draft, Evidence, Token


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One rewrite of the codebook: where `applies`, the event becomes `event` with `mode`."""

    rule: str
    applies: Callable[[Draft], bool]
    event: str
    mode: str | None = None


# Good deeds that are refused in the words "will not".
REFUSABLE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
REFUSAL = "plover.refusal"
REACHED = "support.reach.agreement"
FUTURE_IS_AGREEMENT = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})

# From `plover.json`, "rewrites"; those that depend on words ("freeing prisoners") are entries of the lexicon.
REWRITES = (
    Rewrite(
        "plover.future-cooperation",
        lambda draft: draft.event in FUTURE_IS_AGREEMENT and draft.status == "future",
        "AGREE",
    ),
    Rewrite("plover.announced-retreat", lambda draft: draft.event == "RETREAT" and draft.status == "future", "CONCEDE"),
)


# Negations of the one who would do it: "no state will", "neither side would".
OF_NOBODY = frozenset({"negation.no", "negation.neither"})
# The clause has a condition: "will not sign if", "will not sign unless".
ON_CONDITION = "conditional.main"
# "Took action to let the team in", "the majority needed to impeach": an aim or a rule, told of no one occasion.
# What a crowd says by being there.
SHOWN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
AIMS = frozenset({"embedding.purpose", "embedding.infinitive"})


class RewriteEvents:
    """Changes event types as the codebook asks, given their status; the evidence keeps what they were.

    Drafts that are only somebody's aim are left out: they neither happened nor were denied, announced or threatened.
    """

    name = "rewrites"
    needs = frozenset({"drafts", "drafts.status"})
    adds = frozenset({"drafts.rewritten"})

    def __init__(self, rewrites: Sequence[Rewrite] = REWRITES) -> None:
        """Rewrite by PLOVER's rules; an ontology that does not extend PLOVER has none."""
        self.rewrites = rewrites

    def __call__(self, coding: Coding) -> Coding:
        """Refusals and threats in the doer's own words first, then the first rewrite that fits each draft; aims are left out."""
        shown = (as_shown(coding, draft) for draft in coding.drafts)
        kept = (draft for draft in shown if not is_aim(draft))
        told = (as_threat(coding, as_refusal(coding, draft)) if self.rewrites else draft for draft in kept)
        return replace(coding, drafts=tuple(rewrite(draft, self.rewrites) for draft in told))


def as_refusal(coding: Coding, draft: Draft) -> Draft:
    """A good deed that its doer says he will not do as the refusal that this is: "will not lift the embargo".

    That he did not do it, or will not do a bad one, stays the deed, negated. A condition takes nothing from it: "will not
    lift the embargo unless they withdraw".
    """
    rules = {one.rule for one in draft.evidence if one.field == "status"}
    nobody, on_condition = bool(rules & OF_NOBODY), ON_CONDITION in rules
    if not draft.actors or not (
        draft.status == "negated" or (draft.status == "hypothetical" and (nobody or on_condition))
    ):
        return draft
    analysis, token = coding.analysis, coding.analysis.tokens[draft.predicate]
    if draft.status == "negated" and says_not(token, draft):
        return replace(draft, status="actual")
    if draft.event == "AGREE" and token.upos == "ADJ" and negations(analysis, token):  # "is not ready to free them"
        evidence = (*draft.evidence, Evidence("event", REFUSAL, draft.trigger))
        return replace(draft, event="REJECT", mode=draft.mode, status="actual", evidence=evidence)
    if draft.event == "SUPPORT" and any(one.rule == REACHED for one in draft.evidence):  # failing to agree
        return replace(
            draft, event="AGREE", evidence=(*draft.evidence, Evidence("event", "plover.no-deal", draft.trigger))
        )
    if draft.event not in REFUSABLE:
        return draft
    future = any(
        child.lemma.lower() in FUTURE or child.text.lower() == "wo" for child in analysis.children(token, "aux")
    )
    if not future or not (nobody or negations(analysis, token)) or analysis.child(token, "nsubj") is None:
        return draft
    mode = event_lexicon().inner_mode("REJECT", draft.event, draft.mode)
    evidence = (*draft.evidence, Evidence("event", REFUSAL, draft.trigger))
    return replace(draft, event="REJECT", mode=mode, status="actual", evidence=evidence)


def says_not(token: Token, draft: Draft) -> bool:
    """Whether the lexicon's entry asked for the "not" itself: "does not recognise X" is a REJECT, and an actual one."""
    rules = {evidence.rule for evidence in draft.evidence if evidence.field == "event"}
    return any(
        entry.id in rules and any(one.kind == "neg" and not one.negated for one in entry.frame)
        for entry in event_lexicon().candidates(token.lemma.lower(), token.upos)
    )


def as_shown(coding: Coding, draft: Draft) -> Draft:
    """Words that are the aim of a protest as words that were said by it: "blocked roads to demand his resignation"."""
    aim = any(one.field == "status" and one.rule in AIMS for one in draft.evidence)
    if draft.event not in SHOWN or draft.status != "hypothetical" or not (aim and draft.actors):
        return draft
    above = {token.index for token in coding.analysis.ancestors(coding.analysis.tokens[draft.predicate])}
    if not any(other.event == "PROTEST" and other.predicate in above for other in coding.drafts):
        return draft
    return replace(
        draft, status="actual", evidence=(*draft.evidence, Evidence("status", "protest.shown", draft.trigger))
    )


def is_aim(draft: Draft) -> bool:
    """Whether a draft stands in a clause of purpose, or in an infinitive that nothing makes more of.

    What nobody named may have done or suffered ("fears of an attack") is none either.
    """
    if draft.status == "hypothetical" and not (draft.actors or draft.recipients):
        return True
    return draft.status == "hypothetical" and any(
        evidence.field == "status" and evidence.rule in AIMS for evidence in draft.evidence
    )


def rewrite(draft: Draft, rewrites: Sequence[Rewrite] = REWRITES) -> Draft:
    """A draft after the first rewrite that applies to it, unchanged where none does."""
    for rule in rewrites:
        if rule.applies(draft):
            evidence = (*draft.evidence, Evidence("event", rule.rule, draft.trigger))
            return replace(draft, event=rule.event, mode=rule.mode, evidence=evidence)
    return draft
