"""Operators: what a clause says of its own predicate: negation, modality, tense, question, command."""

from collections.abc import Iterator

from diurna.attribution.mood import QUOTES, is_command
from diurna.attribution.negation import marker_words, negations
from diurna.attribution.performing import POLITE, is_performed
from diurna.attribution.reality import Reality
from diurna.lexicons.signatures import Signatures
from diurna.records import Analysis, Token
from diurna.records.analysis import base

HYPOTHETICAL_MODALS = {"may", "might", "could", "can", "ca", "should", "must", "ought", "need", "dare"}
FUTURE_MODALS = {"will", "wo", "'ll", "’ll", "shall", "sha", "gon"}
# The negations of a main clause that with "would" tell that somebody did not.
REFUSING = {"negation.not", "negation.no", "negation.neither", "negation.nobody", "negation.none"}
WOULD = {"would", "'d", "’d"}
# With these, "would" tells what happened: the historian's future ("he would later resign") and past habits.
TOLD_WOULD = {
    "later", "eventually", "subsequently", "sometimes", "often", "frequently", "regularly", "routinely", "usually",
    "occasionally", "repeatedly",
}  # fmt: skip
MODAL_ADVERBS = {"perhaps", "possibly", "maybe", "probably", "presumably", "potentially", "likely", "conceivably"}
CONDITIONS = {"if", "unless", "in case", "provided", "providing", "lest", "whether", "as long as", "so long as"}
# Of what was planned, these say that it is done.
DOING = {"begin", "start", "launch", "hold", "stage", "conduct", "complete", "finish", "end", "open", "attend", "make"}
AHEAD = {"next", "coming", "upcoming", "following"}
# What is said to be one of these is only aimed at: "the goal is the capture of the port", "their aim was to free him".
AIMS = {"aim", "goal", "purpose", "objective", "target", "ambition", "hope", "wish", "dream", "aspiration", "desire"}
PERIODS = {"day", "week", "month", "year", "summer", "spring", "autumn", "fall", "winter", "decade", "term"}


def apply_operators(analysis: Analysis, signatures: Signatures, token: Token, outer: Reality) -> Reality:
    """The reality of a predicate, given that of its surroundings (`outer`).

    1. Attributes of a noun ("planned visit"). 2. Modality and tense. 3. Negation.
    """
    state = outer
    for child in analysis.children(token, "amod", "compound"):
        row = signatures.find("adj", [child.text.lower()], ["amod"])
        if row and row.positive == "negated":
            state = state.negated(row.id, child.span)
        elif row and row.positive in ("future", "hypothetical") and not _is_under_way(analysis, token, state):
            state = state.moved("future" if row.positive == "future" else "hypothetical", row.id, child.span)
    state = _modality(analysis, token, state)
    told = {evidence.span for evidence in outer.evidence}
    for rule, marker in negations(analysis, token):
        if marker.span in told:  # the "no" of "has no plans" has negated the verb above already
            continue
        return state if _is_only_late(analysis, token) else state.negated(rule, marker.span)
    return state


def _is_under_way(analysis: Analysis, token: Token, state: Reality) -> bool:
    """Whether what was planned is told to be done: "began a planned strike", "the expected talks were held"."""
    verb = analysis.head(token)
    return (
        verb is not None
        and state.status == "actual"
        and token.relation in ("obj", "nsubj", "nsubj:pass")
        and verb.lemma.lower() in DOING
        and verb.xpos in ("VBD", "VBN", "VBZ", "VBG")
    )


def _is_only_late(analysis: Analysis, token: Token) -> bool:
    """As in "did not sign until Friday", "not until Friday did it sign": in the end it did."""
    first = analysis.subtree(token)[0]
    behind = analysis.tokens[first.index + 1 : first.index + 2]
    if first.text.lower() == "not" and behind and behind[0].text.lower() in ("until", "till"):
        return True
    if not any(child.text.lower() in ("did", "was", "were") for child in analysis.children(token, "aux", "aux:pass")):
        return False
    return any(
        analysis.case_of(child) in ("until", "till")
        or any(marker.text.lower() in ("until", "till") for marker in analysis.children(child, "mark"))
        for child in analysis.children(token, "obl", "advcl")
        if child.index > token.index
    )


def shares_operators(analysis: Analysis, first: Token, other: Token) -> bool:
    """Whether `other`, coordinated with `first`, stands under its auxiliaries and negation.

    "did not sign or ratify" does, "did not sign and left" does not, nor does anything after "but".
    """
    if analysis.child(other, "nsubj", "aux", "cop", "mark", "expl"):
        return False
    joint = analysis.child(other, "cc")
    word = joint.text.lower() if joint else ""
    if word in ("but", "yet", "then", "nor"):  # "nor" negates by itself
        return False
    if is_command(analysis, first):
        return other.xpos == "VB"
    if analysis.child(first, "aux", "cop"):
        return first.xpos == other.xpos and other.xpos not in ("VBD", "VBZ", "VBP")
    return word == "or" and first.upos == other.upos


def _modality(analysis: Analysis, token: Token, state: Reality) -> Reality:
    auxiliaries = analysis.children(token, "aux", "cop")
    words = [child.text.lower() for child in auxiliaries]
    condition = conditional_clause(analysis, token)
    negative = next(negations(analysis, token), None)
    performed = is_performed(analysis, token)
    if (aim := _aim(analysis, token)) is not None:
        state = state.moved("hypothetical", "mood.aim", aim.span)
    for child, word in zip(auxiliaries, words, strict=True):
        if performed and word in POLITE:
            continue
        if word in FUTURE_MODALS:
            state = state.moved("future", f"modal.{child.lemma or word}", child.span)
        elif word in WOULD and (token.xpos in ("VB", "") or child.xpos == "MD" or len(words) > 1):
            state = _would(analysis, token, state, child, perfect="have" in words)
        elif word in HYPOTHETICAL_MODALS and not (word in ("can", "ca", "could") and negative and "have" not in words):
            # "could not agree" says that they did not; it falls through to the negation.
            state = state.moved("hypothetical", f"modal.{word}", child.span)
    if state.realm == "future" and condition is not None:
        state = state.moved("hypothetical", "conditional.main", condition.span)
    for child in analysis.children(token, "advmod"):
        if child.text.lower() in MODAL_ADVERBS:
            state = state.moved("hypothetical", f"adverb.{child.text.lower()}", child.span)
    marker = next((child for child in analysis.children(token, "mark") if child.xpos == "TO"), None)
    if marker is not None and any(child.lemma == "be" for child in auxiliaries if child.index < marker.index):
        state = state.moved("future", "tense.be_to", marker.span)
    due = next((child for child in analysis.children(token, "mark") if marker_words(analysis, child) == "due to"), None)
    if due is not None and token.xpos == "VB":  # "is due to sign", where the tree takes "due to" for one word
        return state.moved("future", "signature.due", due.span)
    if _is_present(token, words):
        for child in _time_ahead(analysis, token):
            state = state.moved("future", "tense.time_ahead", child.span)
    if is_going_to(analysis, token):
        state = state.moved("future", "tense.going_to", token.span)
    if is_command(analysis, token):
        state = state.moved("hypothetical", "mood.command", token.span)
    if token.xpos == "VB" and marker is None and analysis.child(token, "cop"):
        state = state.moved("hypothetical", "embedding.infinitive", token.span)  # "all it can do is wait"
    return state


def is_going_to(analysis: Analysis, token: Token) -> bool:
    """Whether a word is the "going" of "is going to sign"."""
    return (
        token.text.lower() == "going"
        and analysis.child(token, "aux") is not None
        and any(
            marker.xpos == "TO"
            for below in analysis.children(token, "xcomp")
            for marker in analysis.children(below, "mark")
        )
    )


def _would(analysis: Analysis, token: Token, state: Reality, child: Token, *, perfect: bool) -> Reality:
    if perfect:
        return state.moved("hypothetical", "modal.would_have", child.span)
    if conditional_clause(analysis, token) is None and is_backshifted(analysis, token):
        return state.moved("future", "tense.reported_future", child.span)
    adverbs = {adverb.text.lower() for adverb in analysis.children(token, "advmod", "obl")}
    if adverbs & TOLD_WOULD:
        return state
    if _is_refusal(analysis, token, adverbs):
        return state  # the negation is all that is left
    return state.moved("hypothetical", "modal.would", child.span)


def _is_refusal(analysis: Analysis, token: Token, adverbs: set[str]) -> bool:
    """As in "The company would not identify the bidder", "no bank would lend to it": a main clause, and no condition."""
    return (
        next(negations(analysis, token), ("", token))[0] in REFUSING
        and token.xpos == "VB"
        and (token.relation in ("root", "acl:relcl") or base(token.relation) == "conj")
        and analysis.child(token, "nsubj") is not None
        and conditional_clause(analysis, token) is None
        and not adverbs & MODAL_ADVERBS
    )


def is_backshifted(analysis: Analysis, token: Token) -> bool:
    """Whether "would" is "will" told in the past: the clause hangs from a past verb and not from inside a quotation."""
    current = token
    for _ in range(len(analysis.tokens)):
        head = analysis.head(current)
        if head is None:
            break
        if base(current.relation) in ("ccomp", "csubj", "parataxis", "acl") and current.relation != "acl:relcl":
            return is_past(analysis, head) and not _crosses_quote(analysis, token, head)
        if base(current.relation) not in ("conj", "advcl", "xcomp", "cop"):
            break
        current = head
    below = [child for child in analysis.children(current, "parataxis") if child.index > token.index]
    return any(
        is_past(analysis, child) and analysis.child(child, "nsubj") and not _crosses_quote(analysis, token, child)
        for child in below
    )


def is_past(analysis: Analysis, token: Token) -> bool:
    """Whether a predicate is in the past; a noun or a participle counts as the clause it stands in does."""
    if token.xpos == "VBD" or any(child.xpos == "VBD" for child in analysis.children(token, "aux", "cop")):
        return True
    if token.xpos in ("VBG", "VB", "NN", "NNS") and not analysis.child(token, "aux", "cop"):
        return any(
            above.xpos == "VBD" or any(child.xpos == "VBD" for child in analysis.children(above, "aux"))
            for above in analysis.ancestors(token)
        )
    return False


def conditional_clause(analysis: Analysis, token: Token) -> Token | None:
    """The "if" of a condition that the clause depends on; "even if" and "as if" are none."""
    for clause in analysis.children(token, "advcl"):
        for marker in analysis.children(clause, "mark"):
            condition = marker_words(analysis, marker) in CONDITIONS - {"whether", "lest"}
            if condition and not _is_concessive(analysis, marker) and not is_if_not(analysis, clause, marker):
                return marker
    return None


def is_if_not(analysis: Analysis, clause: Token, marker: Token) -> bool:
    """Whether "if not" only makes more of it: "saw hundreds, if not thousands, killed"."""
    following = analysis.tokens[marker.index + 1 : marker.index + 3]
    return (
        marker.text.lower() == "if"
        and len(following) > 1
        and following[0].text.lower() == "not"
        and following[1].upos not in ("VERB", "AUX")  # "if not stopped"
        and not analysis.child(clause, "nsubj", "aux", "cop", "expl")
    )


def _is_concessive(analysis: Analysis, marker: Token) -> bool:
    before = analysis.tokens[marker.index - 1].text.lower() if marker.index else ""
    return before in ("even", "as")


def _is_present(token: Token, auxiliaries: list[str]) -> bool:
    if token.xpos in ("VBZ", "VBP"):
        return True
    return bool({"is", "are", "am", "'s", "’s", "'re", "’re"} & set(auxiliaries)) and "been" not in auxiliaries


def _time_ahead(analysis: Analysis, token: Token) -> Iterator[Token]:
    for child in analysis.children(token, "obl", "advmod", "nmod"):
        if child.text.lower() in ("tomorrow", "tonight", "soon", "shortly"):
            yield child
        elif child.lemma.lower() in PERIODS:
            yield from (mark for mark in analysis.children(child, "amod") if mark.text.lower() in AHEAD)


def _crosses_quote(analysis: Analysis, one: Token, other: Token) -> bool:
    first, last = sorted((one.index, other.index))
    return sum(token.text in QUOTES for token in analysis.tokens[first:last]) % 2 == 1


def _aim(analysis: Analysis, token: Token) -> Token | None:
    """The aim that a predicate is said to be, by "is": "the *goal* of the raid is to arrest them", "the *aim* was his arrest"."""
    if not any(child.lemma == "be" for child in analysis.children(token, "cop", "aux")):
        return None
    if token.upos == "VERB" and not any(mark.xpos == "TO" for mark in analysis.children(token, "mark")):
        return None
    subjects = analysis.children(token, "nsubj", "nsubj:outer", "nsubj:pass")
    return next((one for one in subjects if one.lemma.lower() in AIMS), None)
