"""Surroundings: what the kind of a clause says by itself of the event in it, where no word above it has a signature."""

from diurna.attribution.negation import marker_words
from diurna.attribution.operators import CONDITIONS, is_if_not
from diurna.attribution.reality import ACTUAL, Reality
from diurna.records import Analysis, Token
from diurna.records.analysis import base

UNREAL_MARKS = CONDITIONS | {"as if", "as though", "than", "so that", "in order", "until", "till", "against", "so as"}
# What follows these has happened, whatever becomes of the sentence ("could resign over the raid").
KNOWN_AFTER = {
    "after",
    "since",
    "despite",
    "following",
    "amid",
    "over",
    "because of",
    "due to",
    "in response to",
    "during",
}
# Clauses that these open tell of what is the case now, even beside a plan ("will leave because it rejects the deal").
REASONS = {"because", "since", "as", "given that", "now that"}
# These open a clause about a time; in a headline's present tense, or about what befell someone, that time is past.
TIMES = {"after", "amid", "as", "when", "while", "since"}
# What one is said to have done by these was done in the past, if it was done.
ACCUSING = {"accuse", "charge", "suspect", "allege", "convict", "indict", "prosecute", "try_for", "blame"}
ANY = {"any", "anyone", "anybody", "anything", "whoever", "whichever", "whatever"}
RANKS = {"first", "second", "third", "last", "latest", "only", "next", "one"}
DEFINITE = {"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my", "your"}


def by_kind_of_clause(analysis: Analysis, head: Token, state: Reality, child: Token) -> Reality:
    """The reality that surrounds `child` below `head`, which stands as `state` says: relative clause, condition, purpose."""
    relation = base(child.relation)
    if child.relation.endswith(":relcl") and _is_generic(analysis, head, state, child):
        return state.moved("hypothetical", "embedding.any", head.span)
    if child.relation.endswith(":relcl") or relation in ("parataxis", "discourse", "dislocated", "list", "vocative"):
        return ACTUAL
    marker = next(iter(analysis.children(child, "mark")), None)
    infinitive = marker is not None and any(mark.xpos == "TO" for mark in analysis.children(child, "mark"))
    if relation == "advcl":
        if infinitive and head.text.lower() in RANKS:
            return state  # "was the first to sign"
        if _is_before_accusation(analysis, state, child):
            return ACTUAL
        if _is_known_time(analysis, head, child):
            return ACTUAL
        return _adverbial(analysis, state, child, marker, infinitive=infinitive)
    if relation == "acl":
        return _adnominal(analysis, head, state, child, infinitive=infinitive)
    if relation in ("ccomp", "csubj", "xcomp"):
        if infinitive and marker is not None:
            if head.text.lower() in RANKS:
                return state
            return state.moved("hypothetical", "embedding.infinitive", marker.span)
        if relation == "xcomp" or state.realm == "hypothetical":
            return state
        return ACTUAL if state.positive else state.moved("hypothetical", "embedding.not_reported", head.span)
    if relation == "nsubj" or (relation == "amod" and child.xpos in ("VBN", "VBG")):
        return ACTUAL  # "may sell stolen goods": they are stolen
    if relation in ("obj", "iobj", "obl", "nmod"):
        if not state.positive and _has_any(analysis, child):
            return state  # "would not allow any attacks": there were to be none
        known = is_definite(analysis, child) or analysis.case_of(child) in KNOWN_AFTER
        if known or state.realm == "actual":
            return ACTUAL
        return Reality(True, state.realm, state.evidence)
    return state


def _is_known_time(analysis: Analysis, head: Token, child: Token) -> bool:
    """Whether an adverbial clause tells of what has happened, although its governor is only planned or agreed to.

    Reasons; in headlines, whose present tells the past, also times ("agrees to go after rebels take town"), but for
    those of a plain future ("will go after rebels take town"); and passives about what befell someone ("vowed to
    return after being expelled").
    """
    marks = {marker_words(analysis, mark) for mark in analysis.children(child, "mark")}
    auxiliaries = analysis.children(child, "aux", "cop")
    in_headline = analysis.sentence_of(child).number == 0
    # Taggers take a headline's "after rebels storm town" for a base form.
    base_form = in_headline and child.xpos == "VB" and analysis.child(child, "nsubj")
    finite = base_form or any(word.xpos in ("VBD", "VBZ", "VBP") for word in (child, *auxiliaries))
    if "to" in marks or any(word.xpos == "MD" for word in auxiliaries):
        return False
    if finite and marks & REASONS:
        return True
    if "after" in marks and child.xpos == "VBN" and any(word.lemma == "be" for word in auxiliaries) and not finite:
        return True
    planned = any(word.xpos == "MD" for word in analysis.children(head, "aux"))
    return in_headline and bool(finite) and bool(marks & TIMES) and not planned


def _is_before_accusation(analysis: Analysis, state: Reality, child: Token) -> bool:
    """As in "was charged with taking files after leaving the firm": that it was left is no charge."""
    rule = state.evidence[-1].rule.split(".") if state.evidence else []
    return (
        rule[:1] == ["signature"]
        and rule[1] in ACCUSING
        and child.xpos == "VBG"
        and [marker_words(analysis, mark) for mark in analysis.children(child, "mark")] == ["after"]
    )


def _is_generic(analysis: Analysis, head: Token, state: Reality, child: Token) -> bool:
    """Whether a relative clause tells of no one in particular ("any act that threatens X will be punished").

    Or of something that there is only in a plan: "want a law that bans X".
    """
    words = (child, *analysis.children(child, "aux", "cop"))
    if _is_past_finite(analysis, child) or not any(word.xpos in ("VBZ", "VBP", "VB") for word in words):
        return False
    if _has_any(analysis, head):
        return True
    if _is_aside(analysis, child):
        return False
    return state.realm != "actual" and not is_definite(analysis, head) and head.upos == "NOUN"


def _is_aside(analysis: Analysis, clause: Token) -> bool:
    """Whether a comma parts a relative clause from its noun: "fear of an amnesty, which the ministry rejects"."""
    first = next((word for word in analysis.subtree(clause) if word.upos != "PUNCT"), clause)
    return (
        first.xpos in ("WDT", "WP", "WP$", "WRB") and first.index > 0 and analysis.tokens[first.index - 1].text == ","
    )


def _has_any(analysis: Analysis, token: Token) -> bool:
    return any(word.text.lower() in ANY for word in (token, *analysis.children(token, "det")))


def _adverbial(analysis: Analysis, state: Reality, child: Token, marker: Token | None, *, infinitive: bool) -> Reality:
    if marker is not None:
        words = {marker_words(analysis, mark) for mark in analysis.children(child, "mark")}
        before = analysis.tokens[marker.index - 1].text.lower() if marker.index else ""
        if infinitive:
            return ACTUAL.moved("hypothetical", "embedding.purpose", marker.span)
        if _is_measure(analysis, child, words):
            return ACTUAL
        if is_if_not(analysis, child, marker):
            return Reality(True, state.realm, state.evidence)
        if words & UNREAL_MARKS or (before, marker.text.lower()) in {("as", "if"), ("as", "though")}:
            return ACTUAL.moved("hypothetical", "conditional.if", marker.span)
    if (helper := _inverted(analysis, child)) is not None:
        return ACTUAL.moved("hypothetical", "conditional.inversion", helper.span)
    if _is_past_finite(analysis, child):
        return ACTUAL
    return Reality(True, state.realm, state.evidence)


def _inverted(analysis: Analysis, clause: Token) -> Token | None:
    """The helper that opens a condition without "if": "Had it signed, ...", "Should it sign, ..."."""
    subject = analysis.child(clause, "nsubj", "expl")
    first = analysis.subtree(clause)[0]
    if subject is None or first.text.lower() not in ("had", "were", "should") or first.index > subject.index:
        return None
    return first if first.head == clause.index and base(first.relation) in ("aux", "cop") else None


def _is_measure(analysis: Analysis, child: Token, marks: set[str]) -> bool:
    """Whether a clause compares with what is known ("longer than promised"), or ends at what came ("until it fell")."""
    if "than" in marks:
        modal = any(word.xpos == "MD" for word in analysis.children(child, "aux"))
        return not modal and "rather" not in marks and child.xpos in ("VBD", "VBN", "VBZ", "VBP")
    return bool(marks & {"until", "till"}) and _is_past_finite(analysis, child)


def _adnominal(analysis: Analysis, head: Token, state: Reality, child: Token, *, infinitive: bool) -> Reality:
    if not infinitive:
        return ACTUAL if is_definite(analysis, head) else Reality(True, state.realm, state.evidence)
    if _is_ranked(analysis, head):
        return state
    return ACTUAL.moved("hypothetical", "embedding.infinitive", child.span)


def _is_ranked(analysis: Analysis, head: Token) -> bool:
    """As in "The first country to sign" signed."""
    return any(
        word.text.lower() in RANKS or word.xpos == "JJS"
        for word in [head, *analysis.children(head, "amod", "nummod", "det")]
    )


def is_definite(analysis: Analysis, token: Token) -> bool:
    """Whether a noun is told as known: a name, or one with "the", "this" or an owner."""
    for child in analysis.children(token, "det", "nmod"):
        if child.relation == "nmod:poss" or (base(child.relation) == "det" and child.text.lower() in DEFINITE):
            return True
    return token.upos == "PROPN"


def _is_past_finite(analysis: Analysis, token: Token) -> bool:
    return token.xpos == "VBD" or any(
        child.xpos == "VBD" or child.text.lower() in ("has", "have") for child in analysis.children(token, "aux", "cop")
    )
