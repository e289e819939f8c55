"""Words that do what they say: who says "I would urge them to wait" has urged them."""

from diurna.records import Analysis, Token

FIRST_PERSONS = {"i", "we"}
PERFORMED = {
    "apologise", "apologize", "appeal", "applaud", "appreciate", "ask", "assure", "beg", "call", "commend", "condemn",
    "congratulate", "demand", "denounce", "deplore", "emphasise", "emphasize", "encourage", "express", "extend",
    "implore", "invite", "offer", "pay", "plead", "praise", "protest", "reiterate", "remind", "request", "salute",
    "stress", "thank", "underline", "urge", "warn", "welcome",
}  # fmt: skip
# "I want to thank them", "we would like to urge them".
WISHES = {"want", "wish", "like", "love", "have", "let"}
# Helpers that only make it polite, or pressing.
POLITE = {"would", "'d", "’d", "must", "can", "should"}


def is_performed(analysis: Analysis, token: Token, helper: Token | None = None) -> bool:
    """Whether a verb of saying is said in the first person, so that to say it is to do it, if only politely.

    "I would urge", "we must condemn"; with `helper` the wish above it: "I want to thank", "let me thank". In the past, under
    "if" and under "not" it is no such thing.
    """
    if token.lemma.lower() not in PERFORMED:
        return False
    top = helper or token
    if helper is not None and (helper.lemma.lower() not in WISHES or helper.xpos == "VBD"):
        return False
    subject = analysis.child(top, "nsubj")
    if top.lemma.lower() == "let":
        subject = analysis.child(top, "obj") or analysis.child(token, "nsubj")
        return subject is not None and subject.text.lower() == "me"  # "let us thank them" asks others to
    if subject is None or subject.text.lower() not in FIRST_PERSONS or analysis.child(top, "mark"):
        return False
    words = [child.text.lower() for child in analysis.children(top, "aux", "advmod")]
    clauses = {
        mark.text.lower() for clause in analysis.children(top, "advcl") for mark in analysis.children(clause, "mark")
    }
    return not {"not", "n't", "n’t", "never", "have", "could"} & set(words) and "if" not in clauses
