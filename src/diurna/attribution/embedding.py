"""Embedding: what the predicate above does to an event below it ("refused to sign", "if it signs", "to sign")."""

from diurna.attribution.attempts import came_close, stopped_by
from diurna.attribution.denials import denied_report
from diurna.attribution.operators import CONDITIONS, marker_words
from diurna.attribution.reality import ACTUAL, Reality
from diurna.lexicons.signatures import Signature, Signatures
from diurna.records import Analysis, Token
from diurna.records.analysis import base

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}
# Where the tagger may differ from us, the other parts of speech are tried in this order.
FALLBACK = {"verb": ("verb", "adj", "noun"), "noun": ("noun", "verb", "adj"), "adj": ("adj", "verb", "noun")}
SECOND_WORDS = ("compound:prt", "advmod", "xcomp", "obj")
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
# What is done by gathering, writing and the like, and not only aimed at: "met to discuss trade".
BY_WORDS = {
    "discuss", "debate", "negotiate", "talk", "protest", "demonstrate", "demand", "denounce", "condemn", "criticise",
    "criticize", "thank", "praise", "congratulate", "urge", "call", "ask", "appeal", "announce", "warn", "express",
    "mourn", "mark", "celebrate", "oppose", "apologise", "apologize", "accuse", "complain", "declare", "commemorate",
    "voice", "welcome", "reject",
}  # fmt: skip
# A request that was denied was made, as was an offer that was rejected.
TURNED_DOWN = {"deny", "reject", "refuse", "decline", "dismiss", "spurn", "rebuff", "dispute", "refute", "contest"}
TURNED_BY_PARTICLE = {("turn", "down"), ("knock", "back"), ("vote", "down"), ("brush", "aside"), ("wave", "away")}
PUT_FORWARD = {
    "request", "offer", "proposal", "objection", "appeal", "application", "bid", "plea", "petition", "claim", "demand",
    "call", "accusation", "allegation", "charge", "suggestion", "motion", "invitation", "argument", "complaint",
    "overture", "ultimatum", "lawsuit", "recommendation", "advice",
}  # fmt: skip
WH_WORDS = {"how", "what", "where", "when", "who", "whom", "which"}
ANY = {"any", "anyone", "anybody", "anything", "whoever", "whichever", "whatever"}
RANKS = {"first", "second", "third", "last", "latest", "only", "next", "one"}
DEFINITE = {"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my", "your"}


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
    if _is_turned_down(analysis, head, child):
        return ACTUAL
    if (denier := denied_report(analysis, head, child)) is not None:
        return state.negated("signature.deny.report", denier.span)
    if (stopped := stopped_by(analysis, head)) is not None and _is_aim(analysis, head, child):
        return state.negated("signature.attempt.stopped", stopped.span) if state.positive else state
    if came_close(analysis, head):
        return state.negated("signature.come_close", head.span)
    row = signature_above(analysis, signatures, head, child)
    if _is_subjunctive(analysis, child):
        return state.moved("hypothetical", row.id if row else "mood.subjunctive", head.span)
    if row is not None:
        if "hypothetical" in (row.positive, row.negative) and _is_wh_clause(analysis, child):
            return ACTUAL
        return apply_signature(row, state, head)
    return _default(analysis, head, state, child)


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
    if child.relation.endswith(":relcl") and "that" not in marks:
        return ()
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


def _default(analysis: Analysis, head: Token, state: Reality, child: Token) -> Reality:
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
        known = _is_definite(analysis, child) or analysis.case_of(child) in KNOWN_AFTER
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


def _is_generic(analysis: Analysis, head: Token, state: Reality, child: Token) -> bool:
    """Whether a relative clause tells of no one in particular ("any act that threatens X will be punished").

    Or of something that there is only in a plan: "want a law that bans X".
    """
    words = (child, *analysis.children(child, "aux", "cop"))
    if _is_past_finite(analysis, child) or not any(word.xpos in ("VBZ", "VBP", "VB") for word in words):
        return False
    if _has_any(analysis, head):
        return True
    return state.realm != "actual" and not _is_definite(analysis, head) and head.upos == "NOUN"


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
        return ACTUAL if _is_definite(analysis, head) else Reality(True, state.realm, state.evidence)
    if _is_ranked(analysis, head):
        return state
    return ACTUAL.moved("hypothetical", "embedding.infinitive", child.span)


def _is_ranked(analysis: Analysis, head: Token) -> bool:
    """As in "The first country to sign" signed."""
    return any(
        word.text.lower() in RANKS or word.xpos == "JJS"
        for word in [head, *analysis.children(head, "amod", "nummod", "det")]
    )


def _is_definite(analysis: Analysis, token: Token) -> bool:
    for child in analysis.children(token, "det", "nmod"):
        if child.relation == "nmod:poss" or (base(child.relation) == "det" and child.text.lower() in DEFINITE):
            return True
    return token.upos == "PROPN"


def _is_past_finite(analysis: Analysis, token: Token) -> bool:
    return token.xpos == "VBD" or any(
        child.xpos == "VBD" or child.text.lower() in ("has", "have") for child in analysis.children(token, "aux", "cop")
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


def _is_turned_down(analysis: Analysis, head: Token, child: Token) -> bool:
    return (
        (child.relation in ("obj", "nsubj:pass"))
        and child.lemma.lower() in PUT_FORWARD
        and (head.lemma.lower() in TURNED_DOWN or _has_particle(analysis, head, TURNED_BY_PARTICLE))
    )


def _has_particle(analysis: Analysis, head: Token, pairs: set[tuple[str, str]]) -> bool:
    particles = analysis.children(head, "compound:prt")
    return any((head.lemma.lower(), one.lemma.lower()) in pairs for one in particles)


def _has_wh_word(analysis: Analysis, child: Token) -> bool:
    return any(word.text.lower() in WH_WORDS and word.index < child.index for word in analysis.children(child))


def _is_wh_clause(analysis: Analysis, child: Token) -> bool:
    """As in "asked why it withdrew": it did."""
    return base(child.relation) == "ccomp" and any(
        word.text.lower() in ("why", "how") for word in analysis.children(child, "advmod")
    )
