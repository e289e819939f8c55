"""What came to nothing: "a bid to kidnap the consul failed", "scrapped plans to send troops", "came close to signing"."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

ENDEAVOURS = {
    "attempt", "bid", "campaign", "drive", "effort", "endeavor", "endeavour", "intention", "move", "plan", "plot",
    "push", "scheme",
}  # fmt: skip
FAILING = {"fail", "founder", "collapse", "falter", "flop", "fizzle", "misfire"}
STOPPING = {
    "abandon", "abort", "block", "cancel", "defeat", "drop", "foil", "frustrate", "halt", "prevent", "quash", "reverse",
    "scrap", "scuttle", "shelve", "stop", "suspend", "thwart", "withdraw",
}  # fmt: skip
NEGATIONS = {"not", "n't", "n’t", "never"}
UNDONE = {"will", "would", "may", "might", "could", "should", "can", "must", "to"}


def stopped_by(analysis: Analysis, noun: Token) -> Token | None:
    """The verb that tells that an endeavour came to nothing, None where it may still succeed."""
    verb = analysis.head(noun)
    if verb is None or noun.lemma.lower() not in ENDEAVOURS:
        return None
    fails = verb.lemma.lower() in FAILING and noun.relation == "nsubj"
    stopped = verb.lemma.lower() in STOPPING and noun.relation in ("obj", "nsubj:pass")
    words = {child.text.lower() for child in analysis.children(verb, "advmod", "aux", "mark")}
    if not (fails or stopped) or words & (NEGATIONS | UNDONE) or base(verb.relation) == "xcomp":
        return None
    return verb


def came_close(analysis: Analysis, token: Token) -> bool:
    """Whether a word is the "close" of "came close to signing": in the end it was not done."""
    verb = analysis.head(token)
    return (
        token.text.lower() in ("close", "near")
        and verb is not None
        and verb.lemma.lower() == "come"
        and verb.xpos in ("VBD", "VBN")
        and not analysis.child(verb, "mark")
    )
