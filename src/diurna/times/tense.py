"""The tense of a clause, and from it whether a bare "Monday" lies before or after the day of publication."""

from typing import Literal

from diurna.records import Analysis, Token
from diurna.times.intervals import Direction

Tense = Literal[
    "past", "perfect", "pluperfect", "present", "progressive", "future", "modal", "infinitive", "participle"
]

FUTURE_AUXILIARIES = {"will", "'ll", "’ll", "wo", "shall", "gonna"}
MODALS = {"would", "'d", "’d", "may", "might", "could", "can", "should", "must", "ca"}
# Words whose own tense is that of the arranging: "was scheduled for Monday" speaks of a day to come. Moving a date
# takes "for" or "to" for that: "was postponed on Monday" dates the postponing.
ARRANGING = {"schedule", "plan", "set", "slate", "due", "expect", "intend", "arrange", "book", "bind"}
MOVING = {"postpone", "delay", "adjourn", "reschedule", "defer", "move", "push", "call", "invite", "summon"}
PLANNING = {"plan", "schedule", "slate"}
# Verbs whose simple present tells a timetable: "the summit opens on Tuesday".
TIMETABLE = {
    "begin", "start", "open", "end", "expire", "meet", "take", "come", "fall", "vote", "resume", "arrive", "leave",
    "close", "go", "be", "travel", "visit", "convene", "face", "appear", "stand", "return", "retire",
}  # fmt: skip
# The infinitive under these happened (or did not) when the verb says: "failed to appear on Monday".
IMPLICATIVE = {
    "manage", "fail", "begin", "start", "continue", "refuse", "decline", "force", "help", "cause", "go", "come", "try",
    "attempt", "neglect", "allow", "have", "proceed", "dare", "use", "get", "make", "let", "keep", "stop", "seem",
    "appear", "finish", "cease",
}  # fmt: skip


# A clause in the present behind one of these lies ahead: "when the case is heard in May".
TO_COME = {"when", "before", "after", "until", "till", "once", "if", "unless"}


def is_clause(analysis: Analysis, token: Token) -> bool:
    """Whether a token is a verb, or another word that a clause is built on ("was *president*")."""
    if token.upos == "VERB" or (token.upos == "AUX" and not token.relation.startswith(("aux", "cop"))):
        return not token.relation.startswith(("amod", "compound", "case", "mark", "fixed"))
    return bool(analysis.children(token, "cop", "aux", "nsubj", "csubj"))


def clause_of(analysis: Analysis, token: Token) -> Token | None:
    """The head of the nearest clause around a token, or None in a verbless sentence."""
    if is_clause(analysis, token):
        return token
    return next((above for above in analysis.ancestors(token) if is_clause(analysis, above)), None)


def tense_of(analysis: Analysis, clause: Token) -> Tense | None:
    """The tense of a clause by its head; None for a bare "-ing" form and what is no verb."""
    helpers = analysis.children(clause, "aux", "cop")
    words = {helper.text.lower() for helper in helpers}
    have = [helper for helper in helpers if helper.lemma == "have"]
    if words & FUTURE_AUXILIARIES or _is_going_to(analysis, clause):
        return "future"
    if words & MODALS and not (words <= {"'d", "’d"} and clause.xpos == "VBN"):
        return "past" if have else "modal"
    if any(child.text.lower() == "to" for child in analysis.children(clause, "mark")):
        return "infinitive"
    if have:
        return "pluperfect" if have[0].xpos in {"VBD", "VBN"} else "perfect"
    finite = next((word for word in (*helpers, clause) if word.xpos in {"VBD", "VBZ", "VBP"}), None)
    if finite is None:
        return "participle" if clause.xpos == "VBN" else None
    if finite.xpos == "VBD":
        return "past"
    return "progressive" if clause.xpos == "VBG" else "present"


def _is_going_to(analysis: Analysis, clause: Token) -> bool:
    head = analysis.head(clause)
    return bool(
        clause.relation == "xcomp"
        and head
        and head.text.lower() == "going"
        and any(child.text.lower() == "to" for child in analysis.children(clause, "mark"))
    )


def direction_at(analysis: Analysis, token: Token) -> Direction | None:
    """Whether a day named at a token lies before or after publication; None where the tense does not tell."""
    clause = clause_of(analysis, token)
    if clause is not None and _is_arranged(analysis, clause, analysis.case_of(token)):
        return "future"
    while clause is not None:
        tense = tense_of(analysis, clause)
        found = _direction_of(analysis, clause, tense)
        if found is not None or tense == "present":
            return found
        above = analysis.head(clause)
        clause = clause_of(analysis, above) if above else None
    return None


def _is_arranged(analysis: Analysis, clause: Token, case: str) -> bool:
    if clause.lemma in ARRANGING | MOVING and case in {"for", "to"}:
        return True
    if clause.lemma in PLANNING and analysis.child(clause, "obj") is not None:
        return True  # "has scheduled a vote for Monday", "planned a rally on Saturday"
    active = clause.upos == "VERB" and tense_of(analysis, clause) != "participle"
    passive = any(child.relation.endswith(":pass") for child in analysis.children(clause))
    return clause.lemma in ARRANGING and (passive or not active)


def _is_past_ability(analysis: Analysis, clause: Token) -> bool:
    """Whether a modal is "could not", which tells what failed: "could not be reached on Monday"."""
    helpers = {child.text.lower() for child in analysis.children(clause, "aux")}
    negated = any(child.lemma in {"not", "n't", "n’t", "neither", "nor"} for child in analysis.children(clause))
    return "could" in helpers and negated


def _direction_of(analysis: Analysis, clause: Token, tense: Tense | None) -> Direction | None:
    match tense:
        case "participle" if clause.relation.startswith("xcomp"):
            return None  # "will get hurt on Monday": the verb above tells
        case "past" | "perfect" | "pluperfect" | "participle":
            return "past"
        case "modal" if _is_past_ability(analysis, clause):
            return None
        case "future" | "modal" | "progressive":
            return "future"
        case "infinitive":
            head = analysis.head(clause)
            # A purpose shares the time of what is done for it: "flew to Rome to meet X on Monday".
            if clause.relation == "advcl" or (head is not None and head.lemma in IMPLICATIVE):
                return None
            return "future"
        case "present":
            if any(child.text.lower() in TO_COME for child in analysis.children(clause, "mark", "advmod")):
                return "future"
            in_headline = analysis.sentence_of(clause).number == 0
            return "future" if clause.lemma in TIMETABLE and not in_headline else None
        case _:
            return "future" if clause.xpos == "VBG" and clause.lemma in {"begin", "start"} else None
