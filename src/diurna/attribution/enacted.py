"""What a text does once it is made: who passes a law banning a party bans it, who votes it down does not."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

TEXTS = {
    "law", "bill", "decree", "order", "act", "measure", "ordinance", "legislation", "regulation", "directive", "edict",
    "resolution", "amendment", "motion", "statement", "declaration", "communique", "communiqué",
}  # fmt: skip
MAKING = {"sign", "issue", "pass", "adopt", "approve", "enact", "promulgate", "publish", "ratify", "release", "endorse"}
# What does nothing while it is not passed, and how it comes to nothing.
BILLS = {"law", "bill", "measure", "legislation", "amendment", "motion", "resolution", "ordinance", "act"}
STOPPING = {"reject", "defeat", "veto", "block", "scrap", "withdraw"}


def is_enacted(analysis: Analysis, head: Token, child: Token) -> bool:
    """Whether `child` is done as its text is made: the law of "approved a law banning X", or the "banning" of it.

    Or not done, as that of a bill that is "rejected": it shares what becomes of the text.
    """
    if base(child.relation) in ("obj", "nsubj"):
        return _makes(analysis, head, child)
    verb = analysis.head(head)
    # What the text does, not what was done with it: "a bill proposed by X".
    does = child.upos == "VERB" and child.xpos not in ("VBN", "VBD") and not analysis.children(child, "mark")
    below = base(child.relation) == "acl" and does
    if not below or verb is None:
        return False
    stopped = verb.lemma.lower() in STOPPING and head.lemma.lower() in BILLS and head.relation in ("obj", "nsubj:pass")
    return stopped or _makes(analysis, verb, head)


def _makes(analysis: Analysis, verb: Token, text: Token) -> bool:
    """Whether a verb makes a text: "passed a law", "the law was passed"; what stands as its subject otherwise is no text made."""
    if text.lemma.lower() not in TEXTS or verb.lemma.lower() not in MAKING:
        return False
    return text.relation in ("obj", "nsubj:pass")
