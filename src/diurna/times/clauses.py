"""Which parts of a sentence happen together: the questions that dating an event asks of the tree."""

from typing import Literal

from diurna.records import Analysis, Sentence, Token
from diurna.records.analysis import base
from diurna.times.attach import SAYING
from diurna.times.tense import ARRANGING, IMPLICATIVE, Tense, is_clause, tense_of

# How the time of a part of a sentence follows from that of the word it hangs from: at the same time, in the same
# period of history, earlier, later, or not at all.
Link = Literal["same", "near", "earlier", "later", "none"]

CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "conj"}
# Verbs that only say that their subject or object takes place, so that its time is theirs: "held talks",
# "the fighting continued", "signed an agreement".
HOSTS = {
    "strike", "hit", "rock",
    "hold", "take", "have", "sign", "begin", "start", "launch", "end", "conduct", "carry", "make", "stage", "continue",
    "resume", "host", "occur", "happen", "erupt", "break", "stop", "halt", "do", "give", "impose", "lift", "kill",
    "injure", "wound", "attend", "join", "conclude", "reach", "win", "lose", "complete", "finish", "commit", "mount",
    "open", "close", "pay", "cast", "issue", "send", "deliver", "announce", "declare", "be", "suspend", "cancel",
}  # fmt: skip
# Nouns for happenings with a time of their own: "recalled the massacre in 1995" dates the massacre.
HAPPENINGS = {
    "war", "genocide", "massacre", "attack", "bombing", "election", "coup", "invasion", "revolution", "conflict",
    "referendum", "summit", "crisis", "uprising", "killing", "assassination", "treaty", "accord", "agreement", "deal",
    "pact", "protest", "crackdown", "murder", "raid", "siege", "annexation", "occupation", "independence", "time", "call",
    "conversation", "speech", "interview", "hearing", "trial", "rally", "march", "shooting", "explosion", "blast", "visit",
}  # fmt: skip
# What people are killed and hurt in.
BLOWS = {
    "attack", "blast", "bombing", "explosion", "shooting", "strike", "airstrike", "raid", "assault", "clash", "ambush",
    "massacre", "stabbing", "fighting", "violence", "shelling", "crackdown", "riot", "battle", "offensive", "incident",
}  # fmt: skip
# Of people killed and hurt in one sentence both were so in one place and time: "two were killed and eight hurt on Monday".
HURTING = {"kill", "injure", "wound", "hurt", "die", "shoot", "stab"}
# What a town is to what happens in it.
SCENES = {"home", "scene", "site", "host", "venue"}
# What tells only the first or the last day of something.
BOUNDS = {
    "begin",
    "start",
    "open",
    "end",
    "close",
    "finish",
    "conclude",
    "continue",
    "resume",
    "launch",
    "stop",
    "halt",
}
INSIDE = {"in", "during", "at", "amid", "of", "with", "by", "as", "through", ""}
EARLIER_MARKS = {"after", "since", "because"}
# What a coordinate verb that happens some time after the first has with it.
LATER = {"later", "subsequently", "afterwards", "eventually"}
# What hangs from an event by these lies before it, or after it.
EARLIER_CASES = {"after", "following", "since", "because of", "due to", "despite", "in response to"}
LATER_CASES = {"before", "ahead of", "prior to"}
# What lies so far before or after something lies on its day.
MOMENTS = {"second", "minute", "moment", "hour", "shortly", "just", "immediately", "right"}
# A relative clause with one of these speaks of another time than the clause around it.
OTHER_TIMES = {"later", "since", "now", "subsequently", "eventually", "currently", "recently", "still", "today"}
PAST: frozenset[Tense] = frozenset({"past", "pluperfect"})
# What has been so for long, or again and again.
LONG = {"always", "long", "often", "repeatedly", "consistently", "traditionally", "frequently"}
# What a paper does ("a decree banning X", "a law that bars Y") is done when one of these is done to it.
PAPERS = {
    "decree", "law", "bill", "order", "resolution", "ruling", "act", "ban", "measure", "edict", "proclamation", "legislation",
    "decision", "ordinance", "directive", "executive order", "amendment", "motion", "injunction", "verdict",
}  # fmt: skip
ENACTING = {
    "sign", "issue", "pass", "adopt", "approve", "enact", "make", "announce", "file", "grant", "ratify", "decree", "publish",
}  # fmt: skip
# What a text says it says when it is issued: "issued a statement on Monday condemning the raid".
TEXTS = {
    "statement", "letter", "video", "message", "report", "tweet", "post", "petition", "declaration", "note", "communique",
    "telegram", "speech", "article", "recording", "memo", "appeal", "editorial", "manifesto", "interview", "press release",
}  # fmt: skip
# What one means by what one does is done with it, as a purpose that is not reached later.
MEANING = {
    "demand", "protest", "condemn", "denounce", "support", "oppose", "urge", "call", "thank", "honor", "honour", "mourn",
    "commemorate", "mark", "celebrate", "show", "express", "back", "welcome", "criticize", "criticise", "reject", "plead",
}  # fmt: skip
# What is voted or decided in the infinitive is done by the vote: "voted to expel him on Monday".
VOTING = {"vote"}


def main_verb(analysis: Analysis, sentence: Sentence) -> Token | None:
    """The token that all others of a sentence hang from.

    Where a verb of saying stands behind what was said ("Rebels attacked on Monday, *officials said*"), the head of that is
    meant: the sentence tells it, and names its source.
    """
    root = next((token for token in analysis.tokens_of(sentence) if analysis.head(token) is None), None)
    if root is None or root.lemma not in SAYING:
        return root
    return next((said for said in analysis.children(root, "ccomp") if said.index < root.index), root)


def is_nested(analysis: Analysis, token: Token) -> bool:
    """Whether a token heads a clause of its own inside its governor's: what dates it does not date the governor.

    The infinitive under "began to" and its like shares its governor's time, and so is not nested.
    """
    relation = base(token.relation)
    if relation not in CLAUSES or not is_clause(analysis, token):
        return False
    head = analysis.head(token)
    if relation == "acl" and token.lemma in HOSTS | ARRANGING and head is not None and head.upos == "NOUN":
        # "the talks held on Monday", "a meeting set for May 16"; but "a trial which began on April 2"
        return relation != token.relation and token.lemma in BOUNDS
    if relation == "xcomp" and head is not None:
        return head.lemma not in IMPLICATIVE | ARRANGING and token.upos == "VERB"
    return True


def distance_to(analysis: Analysis, token: Token, predicate: Token, others: frozenset[int]) -> int | None:
    """Steps up the tree from a token to a predicate in whose own clause it lies, or None where it lies in none.

    Own means: no nested clause and no predicate of another event (`others`) in between.
    """
    if token.index == predicate.index:
        return 0
    steps, below = 1, token
    for above in analysis.ancestors(token):
        if is_nested(analysis, below) or (below.index in others and below.index != token.index):
            return None
        if below.relation == "acl" and above.index != predicate.index:
            if predicate.lemma not in HOSTS:
                return None  # "left before a debate set for May 16": the day of the debate
            if below.lemma in ARRANGING and tense_of(analysis, predicate) == "past":
                return None  # "issued a summons, set for Monday"
        if above.index == predicate.index:
            return steps
        steps, below = steps + 1, above
    return None


def link_between(analysis: Analysis, inner: Token, outer: Token, *, outer_is_event: bool) -> Link:
    """How the time of `inner` follows from that of its governor `outer`."""
    relation = base(inner.relation)
    if relation in {"ccomp", "parataxis", "csubj"}:
        if tense_of(analysis, inner) == "perfect" and _has_been_long(analysis, inner):
            return "none"  # "we have always backed Kenya", Lee said on Monday
        return _content(tense_of(analysis, inner), tense_of(analysis, outer))
    if relation == "conj":
        return _coordinate(analysis, inner, outer)
    if relation == "xcomp":
        if inner.upos != "VERB" or inner.xpos == "VBG" or outer.lemma in IMPLICATIVE | VOTING:
            return "same"
        if any(child.lemma == "have" for child in analysis.children(inner, "aux")):
            return "same"  # "was reported on Monday to have killed two"
        return "later"
    if relation == "advcl":
        return (
            "same"
            if outer.lemma in VOTING and tense_of(analysis, inner) == "infinitive"
            else _adverbial(analysis, inner)
        )
    if relation == "acl":
        says = outer.lemma in TEXTS and inner.xpos == "VBG"
        return "same" if says or _is_enacted(analysis, inner, outer) else _adnominal(analysis, inner)
    return "same" if relation == "appos" else _nominal(analysis, inner, outer, outer_is_event)


def join(first: Link, second: Link) -> Link:
    """How the time of a part follows from that of a word two steps above it."""
    if "none" in (first, second):
        return "none"
    if first in ("same", "near"):
        return first if second == "same" else second
    return first


def _has_been_long(analysis: Analysis, clause: Token) -> bool:
    return any(child.text.lower() in LONG for child in analysis.children(clause, "advmod"))


def _content(inner: Tense | None, outer: Tense | None) -> Link:
    if inner in {"future", "modal", "infinitive"}:
        return "later" if outer not in {"future", "modal"} else "same"
    return "earlier" if inner == "pluperfect" else "same"


def _coordinate(analysis: Analysis, inner: Token, outer: Token) -> Link:
    if not (is_clause(analysis, inner) and is_clause(analysis, outer)):
        return "same"
    first, second = tense_of(analysis, outer), tense_of(analysis, inner)
    if second in PAST | {"participle"} and {child.text.lower() for child in analysis.children(inner, "advmod")} & LATER:
        return "later"
    if (first, second) == ("participle", "past") and analysis.child(inner, "nsubj") is None:
        return "same"  # "a priest kidnapped and killed by rebels": taggers take the second for a finite verb
    # "was signed and ratified": the second participle shares the first one's auxiliary.
    return "same" if first == second or second in {"participle", None} else "none"


def _adverbial(analysis: Analysis, inner: Token) -> Link:
    marks = {child.text.lower() for child in analysis.children(inner, "mark", "case", "advmod")}
    marks |= {conjunction_of(analysis, inner)}
    if marks & {"before", "after"} and _is_close(analysis, inner):
        return "same"
    if "for" in marks and inner.xpos == "VBG":
        return "earlier"  # "was jailed on Monday for throwing stones"
    if "to" in marks and inner.lemma in MEANING:
        return "same"  # "marched on Saturday to demand reforms"
    if "to" in marks or "before" in marks:
        return "later"
    if marks & {"if", "unless", "although", "though", "until", "lest"}:
        return "none"
    if marks & EARLIER_MARKS and inner.xpos != "VBG":
        return "earlier"
    return "earlier" if "after" in marks else "same"


def conjunction_of(analysis: Analysis, clause: Token) -> str:
    """The word that opens an adverbial clause, lower case, wherever the parser hung it; "" where none does."""
    first = analysis.subtree(clause)[0]
    return first.text.lower() if first.upos in ("SCONJ", "ADP") else ""


def _is_enacted(analysis: Analysis, inner: Token, outer: Token) -> bool:
    """As in "signed a decree banning X", "issued an order that bars Y": what the paper says is done by signing it."""
    verb = analysis.head(outer)
    if (
        outer.lemma not in PAPERS
        or verb is None
        or verb.lemma not in ENACTING
        or base(outer.relation) not in ("obj", "nsubj")
    ):
        return False
    return inner.xpos == "VBG" or tense_of(analysis, inner) in ("present", "infinitive")


def _is_close(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause with "before" or "after" says that minutes lie between: "minutes before X voted", "just after"."""
    sentence = analysis.sentence_of(clause)
    mark = next(
        (one for one in analysis.children(clause, "mark", "case") if one.text.lower() in ("before", "after")), None
    )
    before = analysis.tokens[mark.index - 1] if mark is not None and mark.index > sentence.first else None
    return before is not None and before.lemma.lower() in MOMENTS


def _adnominal(analysis: Analysis, inner: Token) -> Link:
    """As in "a war that killed thousands", "an operation backed by X", "a policy of seizing land", "plans to leave"."""
    adverbs = {child.text.lower() for child in analysis.children(inner, "advmod")}
    tense = tense_of(analysis, inner)
    if tense == "infinitive":
        return "later"
    if adverbs & OTHER_TIMES or any(child.xpos == "MD" for child in analysis.children(inner, "aux")):
        return "none"
    if inner.relation.endswith(":relcl"):
        return "near" if tense in PAST else "none"
    return "near" if tense in PAST or inner.xpos in {"VBN", "VBG"} else "none"


def _nominal(analysis: Analysis, inner: Token, outer: Token, outer_is_event: bool) -> Link:
    relation, case = base(inner.relation), analysis.case_of(inner)
    if relation in {"compound", "amod", "flat", "fixed", "aux", "cop", "advmod", "dep", "list", "root"}:
        return "same"
    if outer.lemma == "follow" and case == "by":
        return "later"  # "airstrikes followed by an invasion"
    if case in EARLIER_CASES | LATER_CASES:
        return "earlier" if case in EARLIER_CASES else "later"
    if outer.lemma in SCENES and case in {"to", "of"}:
        return "same"  # "has been home to protests since June"
    if outer_is_event and outer.lemma not in HOSTS and not (relation == "obl" and case in {"in", "during", "with"}):
        return "near"
    if relation in {"obj", "nsubj", "iobj"} or case in INSIDE:
        return "same"
    return "near"
