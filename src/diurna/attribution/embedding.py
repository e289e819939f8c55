"""Embedding: what the predicate above does to an event below it ("refused to sign", "if it signs", "to sign")."""

from diurna.attribution.attempts import came_close, stopped_by
from diurna.attribution.denials import denied_report, is_of_a_notion
from diurna.attribution.enacted import is_enacted
from diurna.attribution.negation import marker_words
from diurna.attribution.reality import ACTUAL, Reality
from diurna.attribution.surroundings import UNREAL_MARKS, by_kind_of_clause
from diurna.attribution.told_anyway import is_told_again, is_told_anyway, is_urged, is_whose_aim
from diurna.lexicons.signatures import Signature, Signatures
from diurna.records import Analysis, Token
from diurna.records.analysis import base

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}
# Where the tagger may differ from us, the other parts of speech are tried in this order.
FALLBACK = {"verb": ("verb", "adj", "noun"), "noun": ("noun", "verb", "adj"), "adj": ("adj", "verb", "noun")}
SECOND_WORDS = ("compound:prt", "advmod", "xcomp", "obj")
# What is done by gathering, writing and the like, and not only aimed at: "met to discuss trade".
BY_WORDS = {
    "discuss", "debate", "negotiate", "talk", "protest", "demonstrate", "demand", "denounce", "condemn", "criticise",
    "criticize", "thank", "praise", "congratulate", "urge", "call", "ask", "appeal", "announce", "warn", "express",
    "mourn", "mark", "celebrate", "oppose", "apologise", "apologize", "accuse", "complain", "declare", "commemorate",
    "voice", "welcome", "reject", "convey", "assure", "reassure", "remind", "reiterate", "reaffirm", "invite",
}  # fmt: skip
# These tell facts: a base form after them is a past tense that the tagger missed ("said that he shot her").
TELLING = {
    "say", "tell", "report", "confirm", "reveal", "know", "show", "find", "learn", "admit", "claim", "allege", "believe",
    "think", "deny", "note", "add",
}  # fmt: skip
WH_WORDS = {"how", "what", "where", "when", "who", "whom", "which"}


def embed(analysis: Analysis, signatures: Signatures, head: Token, state: Reality, child: Token) -> Reality:
    """The reality that surrounds `child`, given the reality (`state`) of the predicate it depends on.

    1. "whether" and "if", "how to". 2. A rejected request was made; what a denied report tells was not. 3. The head's
    signature. 4. What the kind of clause says by itself.
    """
    markers = [marker_words(analysis, marker) for marker in analysis.children(child, "mark")]
    marker = analysis.child(child, "mark")
    relation = base(child.relation)
    if marker is not None and relation in ("ccomp", "csubj", "xcomp", "acl") and {"whether", "if"} & set(markers):
        return state.moved("hypothetical", "embedding.whether", marker.span)
    if marker is not None and "to" in markers and _has_wh_word(analysis, child):
        return state.moved("hypothetical", "embedding.infinitive", marker.span)
    if is_told_anyway(analysis, head, child):
        return ACTUAL
    if is_told_again(analysis, head, child, BY_WORDS) or is_enacted(analysis, head, child) or is_urged(head, child):
        return state
    if (denier := denied_report(analysis, head, child)) is not None:
        return state.negated("signature.deny.report", denier.span)
    if (stopped := stopped_by(analysis, head)) is not None and _is_aim(analysis, head, child):
        return state.negated("signature.attempt.stopped", stopped.span) if state.positive else state
    if came_close(analysis, head):
        return state.negated("signature.come_close", head.span)
    row = signature_above(analysis, signatures, head, child)
    if _is_subjunctive(analysis, child) and head.lemma.lower() not in TELLING:
        return state.moved("hypothetical", row.id if row else "mood.subjunctive", head.span)
    if row is not None:
        if "hypothetical" in (row.positive, row.negative) and _is_wh_clause(analysis, child):
            return ACTUAL
        return apply_signature(row, state, head)
    return by_kind_of_clause(analysis, head, state, child)


def _is_aim(analysis: Analysis, noun: Token, child: Token) -> bool:
    """Whether `child` is what an endeavour aims at: "attempt to kidnap", "plan for talks"."""
    marks = {marker_words(analysis, marker) for marker in analysis.children(child, "mark")}
    return child.head == noun.index and ("to" in marks or analysis.case_of(child) in ("of", "at", "for"))


def signature_above(analysis: Analysis, signatures: Signatures, head: Token, child: Token) -> Signature | None:
    """The signature by which `head` acts on `child`, if any."""
    if _is_purpose_in_words(analysis, head, child):
        row = signatures.find("verb", [head.lemma.lower()], ["speech"])
        if row is not None:
            return row
    if is_whose_aim(analysis, head, child):
        return None
    relations = _relations(analysis, head, child)
    if child.head != head.index:  # see word_before
        marks = [marker_words(analysis, marker) for marker in analysis.children(child, "mark")]
        relations = ("inf", "acl", "xcomp") if "to" in marks else tuple(marks)
        if not marks and child.xpos == "VBG":
            relations = ("of",)  # see word_around
    if not relations:
        return None
    if head.lemma == "have" and "inf" in relations and not analysis.child(head, "obj"):
        return _have_to(analysis, head)
    lemma = head.lemma.lower()
    seconds = [f"{lemma}_{other.text.lower()}" for other in analysis.children(head, *SECOND_WORDS)]
    for pos in FALLBACK.get(POS.get(head.upos, ""), ()):
        row = signatures.find(pos, [*seconds, lemma], relations)
        if row is None and pos == "adj":
            row = signatures.find(pos, [head.text.lower()], relations)
        if row is not None:
            return row
    return None


def _is_purpose_in_words(analysis: Analysis, head: Token, child: Token) -> bool:
    """As in "gathered to protest", "used the speech to thank them": what they gathered for was done by words."""
    return (
        base(child.relation) in ("advcl", "xcomp", "acl")
        and child.lemma.lower() in BY_WORDS
        and any(mark.xpos == "TO" for mark in analysis.children(child, "mark"))
        and (base(child.relation) != "xcomp" or analysis.child(head, "obj") is None)
    )


def _have_to(analysis: Analysis, head: Token) -> Signature:
    """As in "has to" obliges, "had to" was done, "has yet to" was not."""
    if any(child.text.lower() == "yet" for child in analysis.children(head, "advmod")):
        return Signature("signature.yet_to", "verb", "have", ("inf",), "negated", "negated")
    past = head.xpos == "VBD"
    return Signature("signature.have_to", "verb", "have", ("inf",), "same" if past else "hypothetical", "hypothetical")


def word_before(analysis: Analysis, signatures: Signatures, child: Token) -> Token | None:
    """The word right before a clause's "to" or preposition, where it takes such clauses and the tree overlooks it.

    "tensions over plans to expand": parsers hang "expand" from any word on the left; "plans" is nearly always right.
    """
    if base(child.relation) not in ("xcomp", "ccomp", "advcl", "acl") or child.relation.endswith(":relcl"):
        return None
    for marker in analysis.children(child, "mark"):
        if marker.index == 0 or marker.index > child.index or marker.index - 1 == child.head:
            continue
        word = analysis.tokens[marker.index - 1]
        if word.upos not in ("NOUN", "VERB", "ADJ") or any(
            above.index == child.index for above in analysis.ancestors(word)
        ):
            continue
        relations = ("inf", "acl", "xcomp") if marker.xpos == "TO" else (marker.text.lower(),)
        if base(child.relation) == "xcomp" and base(word.relation) == "obj" and word.head == child.head:
            continue  # "asked the authorities to join"
        row = signatures.find(POS[word.upos], [word.lemma.lower()], relations)
        if row is not None:
            return word
    return None


def word_around(analysis: Analysis, signatures: Signatures, child: Token) -> Token | None:
    """The noun whose "of" takes a participle with its doer: "no *sign* of troops leaving", "reports of police firing"."""
    doer = analysis.head(child)
    if child.relation != "acl" or child.xpos != "VBG" or doer is None or analysis.children(child, "mark"):
        return None
    noun = analysis.head(doer)
    if noun is None or base(doer.relation) != "nmod" or analysis.case_of(doer) != "of" or noun.upos != "NOUN":
        return None
    return noun if signatures.find("noun", [noun.lemma.lower()], ["of"]) is not None else None


def apply_signature(row: Signature, state: Reality, head: Token) -> Reality:
    """What `row` makes of its complement, when its own predicate stands as `state` says."""
    value = row.positive if state.positive else row.negative
    if row.positive == row.negative == "actual":
        return ACTUAL.told(row.id, head.span)  # taken as known, whatever surrounds it
    if value == "same":
        return state
    if state.realm == "hypothetical":  # "to prevent attacks": there are to be none
        return state.negated(row.id, head.span) if row.positive == "negated" else state
    if value == "hypothetical":
        return state.moved("hypothetical", row.id, head.span)
    if value == "future":
        return Reality(evidence=state.evidence).moved("future", row.id, head.span)
    if value == "negated":
        return Reality(True, state.realm, state.evidence).negated(row.id, head.span)
    if row.positive == "negated":  # "will not fail to sign": two negatives, and still ahead
        return state.negated(row.id, head.span)
    return ACTUAL  # a report: its content has its own tense


def _relations(analysis: Analysis, head: Token, child: Token) -> tuple[str, ...]:
    """Under what names a signature may list this complement, the most telling first."""
    relation = base(child.relation)
    marks = [marker_words(analysis, marker) for marker in analysis.children(child, "mark")]
    if is_of_a_notion(analysis, head, child):
        return ()
    if child.relation.endswith(":relcl") and "that" not in marks:
        return ("that",) if _is_called_a_lie(analysis, head, child) else ()
    if relation in ("obl", "nmod"):
        if child.relation == "nmod:poss":
            return ("poss",)
        case = analysis.case_of(child)
        return (case, *case.split()[-1:]) if case else ()
    if relation == "obj" or child.relation == "nsubj:pass":
        return ("obj",)
    if relation in ("nsubj", "compound"):
        return (relation,)
    if relation == "parataxis":
        return ("parataxis", "ccomp") if child.index < head.index else ()
    if relation not in ("xcomp", "ccomp", "csubj", "advcl", "acl"):
        return ()
    if relation == "advcl" and child.index < head.index and not set(marks) - {"to"}:
        return ()  # "Refusing to go, he agreed to talks": what stands in front is no complement
    form: tuple[str, ...] = ("inf",) if "to" in marks else ("ing",) if child.xpos == "VBG" else ()
    prepositions = tuple(mark for mark in marks if mark not in ("to", "that"))
    if relation == "xcomp":
        return (*form, *prepositions, "xcomp", "ccomp")
    if relation in ("ccomp", "csubj"):
        return (*form, *prepositions, "ccomp", *(("xcomp",) if form else ()), "csubj")
    if relation == "acl":
        if form == ("inf",) or "that" in marks or prepositions:
            return (*form, *prepositions, *(("that", "ccomp") if "that" in marks else ()), "acl", "xcomp")
        doers = [one for one in analysis.children(head, "nmod") if head.index < one.index < child.index]
        whose = form == ("ing",) and any(analysis.case_of(one) == "of" for one in doers)
        return ("of",) if whose else ()  # "no sign of troops leaving"
    if form == ("inf",):  # a purpose, unless the verb has no other complement and may take this one
        taken = [
            one for one in analysis.children(head, "xcomp", "ccomp", "obj") if one.upos != "NUM"
        ]  # "voted 66 to 27 to"
        return () if taken else ("inf", "xcomp")
    if prepositions:
        return (*prepositions, *(("advcl",) if form and not set(prepositions) & UNREAL_MARKS else ()))
    return (*form, "advcl") if form else ()


def _is_called_a_lie(analysis: Analysis, head: Token, child: Token) -> bool:
    """As in "It is a lie that they attacked", which parsers take for a relative clause."""
    first = next((word for word in analysis.subtree(child) if word.upos != "PUNCT"), child)
    expletive = analysis.child(head, "nsubj", "expl")
    return (
        head.lemma.lower() in ("lie", "myth", "fabrication", "falsehood", "fiction")
        and analysis.child(head, "cop") is not None
        and expletive is not None
        and expletive.text.lower() == "it"
        and first.text.lower() == "that"
    )


def _is_subjunctive(analysis: Analysis, child: Token) -> bool:
    """As in "insisted that he resign": a base form with a subject and no auxiliary tells of no fact."""
    return (
        base(child.relation) == "ccomp"
        and child.xpos == "VB"
        and analysis.child(child, "nsubj") is not None
        and all(word.xpos == "VB" for word in analysis.children(child, "aux", "cop"))
        and analysis.child(child, "mark") is not None
    )


def _has_wh_word(analysis: Analysis, child: Token) -> bool:
    return any(word.text.lower() in WH_WORDS and word.index < child.index for word in analysis.children(child))


def _is_wh_clause(analysis: Analysis, child: Token) -> bool:
    """As in "asked why it withdrew": it did."""
    return base(child.relation) == "ccomp" and any(
        word.text.lower() in ("why", "how") for word in analysis.children(child, "advmod")
    )
