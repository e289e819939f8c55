"""Subjects: who does what a verb of saying tells, however the sentence is put together."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

RELATIVE = {"who", "which", "that", "whom"}
QUOTE_MARKS = {'"', "“", "”", "«", "»", "''", "``", "‘", "’", "'"}
BREAKS = {",", "—", "–", "-", *QUOTE_MARKS}
STOPS = {",", ".", "?", "!"}
# Verbs of speech that are active only with an object: who "was stopped and told" heard, and did not speak. What follows
# them is the hearer, never the speaker.
TOLD = {"tell", "inform", "assure", "notify"}
# "X argued that ..., saying ...": such a participle after a comma goes on with the voice of X.
SAYING = {
    "say", "add", "note", "claim", "argue", "insist", "state", "explain", "warn", "stress", "tell", "describe", "vow",
    "pledge", "promise", "accuse", "urge", "call", "cite", "suggest", "respond", "reply", "point", "quote", "assert", "declare",
}  # fmt: skip
# By which words these tell what their object did.
OF_OTHERS = {
    "quote": ("as",), "cite": ("as",), "accuse": ("of",), "suspect": ("of",), "blame": ("for",), "criticise": ("for",),
    "criticize": ("for",), "condemn": ("for",), "praise": ("for",), "thank": ("for",), "attack": ("for",),
}  # fmt: skip
PHRASE = ("flat", "appos", "compound", "nmod", "conj")


def subject_of(analysis: Analysis, verb: Token, *, passive: bool) -> Token | None:
    """The subject of a verb (of a passive only where asked for): of several, the one that stands where speakers do."""
    found = [child for child in analysis.children(verb, "nsubj") if child.relation != "nsubj:pass" or passive]
    around = [child for child in found if _has_parenthesis(analysis, child, verb)]
    if around:
        return around[0]
    if verb.lemma.lower() in TOLD and len(found) <= 1 and not any(child.index < verb.index for child in found):
        return None  # "a source, who knew them, told Reuters", where the tree takes the hearer for the speaker
    if len(found) > 1:
        before = [child for child in found if child.index < verb.index]
        if follows_break(analysis, verb):
            # "..., says Y": what stands before the comma belongs to the claim, whatever the tree says.
            found = [child for child in found if child.index > verb.index] or found
        elif len(before) > 1:
            found = before[-1:]  # "Voters, Diaz suggested, need not worry", "an immigrant of 2013, she plans to"
    if _follows_quotation(analysis, verb):
        found = [child for child in found if child.index > verb.index]
    return found[0] if found else None


def _has_parenthesis(analysis: Analysis, subject: Token, verb: Token) -> bool:
    """Whether what stands between a subject and its verb is said of the subject: "the poll, released today, showed"."""
    between = analysis.tokens[subject.index + 1 : verb.index]
    if len(between) < 3 or between[-1].text not in BREAKS or sum(word.text in QUOTE_MARKS for word in between) % 2:
        return False
    phrase = {token.index for token in analysis.subtree(subject)}
    words = [word for word in between if word.upos != "PUNCT"]
    opens = any(word.text in BREAKS - QUOTE_MARKS for word in between[: len(between) - 2])
    return bool(words) and opens and words[-1].index in phrase


def _before_parenthesis(analysis: Analysis, verb: Token, last: Token) -> Token:
    """The noun on which a parenthesis that ends before a verb hangs; `last` is a noun in it."""
    top, current, seen = last, last, {last.index}
    while (head := analysis.head(current)) is not None and head.index < verb.index and head.index not in seen:
        seen.add(head.index)
        current = head
        if current.upos in ("NOUN", "PROPN", "PRON"):
            top = current
    return top


def noun_beside(analysis: Analysis, verb: Token) -> Token | None:
    """The noun phrase next to a finite verb to which the tree gives no subject: "..., said X", else "X said"."""
    after = follows_break(analysis, verb) and verb.lemma.lower() not in TOLD
    step, position = (1, verb.index + 1) if after else (-1, verb.index - 1)
    skipped = ("DET", "ADJ", "NUM") if after else ("ADV", "PUNCT")
    while 0 <= position < len(analysis.tokens) and analysis.tokens[position].upos in skipped:
        position += step
    if not 0 <= position < len(analysis.tokens):
        return None
    found = analysis.tokens[position]
    if found.upos not in ("NOUN", "PROPN", "PRON") or found.text.lower() in RELATIVE:
        return None
    if not after and follows_break(analysis, verb):
        found = _before_parenthesis(analysis, verb, found)
    while (head := analysis.head(found)) is not None and base(found.relation) in PHRASE:
        if (head.index > verb.index) != after or head.upos not in ("NOUN", "PROPN", "PRON"):
            break
        found = head
    return found


def agent_of(analysis: Analysis, verb: Token) -> Token | None:
    """The one by whom a passive is done; coordinated passives share theirs ("was booed and shouted down by fans")."""
    agent = analysis.child(verb, "obl:agent")
    agent = agent or next((child for child in analysis.children(verb, "obl") if analysis.case_of(child) == "by"), None)
    if agent is not None:
        return agent
    for other in analysis.children(verb, "conj"):
        if other.xpos == "VBN" and not analysis.child(other, "nsubj", "aux") and (shared := agent_of(analysis, other)):
            return shared
    # "was confirmed as a passenger by Diaz", where the tree hangs "by Diaz" from the passenger
    end = max((token.index for token in analysis.subtree(verb) if token.relation != "punct"), default=verb.index)
    last = analysis.tokens[end]
    while last.index > verb.index and (head := analysis.head(last)) is not None:
        if last.relation == "nmod" and analysis.case_of(last) == "by" and head.upos in ("NOUN", "PROPN"):
            above = analysis.head(head)
            return last if above is not None and above.index == verb.index and base(head.relation) == "obl" else None
        last = head
    return None


def is_passive(analysis: Analysis, token: Token) -> bool:
    """Whether a verb is passive: the speaker of "it was reported" is hidden.

    A second participle may share the auxiliary of the first ("was taken away and told"); taggers often take it for
    a past tense, and so the tag does not count for verbs that would need another object to be one.
    """
    if analysis.child(token, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
        return token.xpos == "VBN"
    first = analysis.head(token)
    return (
        first is not None
        and base(token.relation) == "conj"
        and analysis.child(first, "aux:pass") is not None
        and analysis.child(token, "nsubj", "aux") is None
        and (token.xpos == "VBN" or (token.xpos == "VBD" and token.lemma.lower() in TOLD))
        and analysis.child(token, "obj", "iobj") is None
    )


def is_reduced(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is a passive participle without its helper: "as predicted", "asked about X", "the raid reported"."""
    return (
        verb.upos == "VERB"
        and (verb.xpos == "VBN" or (verb.xpos == "VBD" and base(verb.relation) == "advcl"))
        and base(verb.relation) in ("advcl", "acl")
        and verb.relation != "acl:relcl"
        and not analysis.child(verb, "nsubj", "aux", "obj")
    )


def who_did_it(analysis: Analysis, head: Token, verb: Token) -> Token | None:
    """Who did what somebody else speaks of: "quoted a witness as saying", "accused Chile of claiming", "blamed her for saying"."""
    if base(verb.relation) != "advcl" or verb.xpos != "VBG":
        return None
    words = OF_OTHERS.get(head.lemma.lower(), ())
    if not any(mark.text.lower() in words for mark in analysis.children(verb, "mark")):
        return None
    return analysis.child(head, "obj")


def owner_before(analysis: Analysis, verb: Token) -> Token | None:
    """The noun with "whose" before a verb that the tree gives another subject: "Vega, whose brother said"."""
    before = analysis.tokens[max(0, verb.index - 3) : verb.index]
    if verb.relation != "acl:relcl" or analysis.child(verb, "nsubj") or not any(word.xpos == "WP$" for word in before):
        return None
    return before[-1] if before[-1].upos in ("NOUN", "PROPN") else None


def _follows_quotation(analysis: Analysis, token: Token) -> bool:
    """Whether a quotation that ends in a stop closes right before a word: what stands in it is no subject."""
    before = [other.text for other in analysis.tokens[max(0, token.index - 2) : token.index]]
    return len(before) == 2 and before[0] in STOPS and before[1] in QUOTE_MARKS


def follows_break(analysis: Analysis, token: Token) -> bool:
    """Whether a comma, a dash or a quotation mark stands right before a word."""
    return token.index > 0 and analysis.tokens[token.index - 1].text in BREAKS


def goes_on(analysis: Analysis, token: Token) -> bool:
    """Whether a verb goes on with what somebody was said to say: a bare participle of saying after a comma."""
    return (
        token.xpos == "VBG"
        and token.lemma.lower() in SAYING
        and base(token.relation) in ("advcl", "acl", "xcomp", "conj", "parataxis")
        and token.relation != "acl:relcl"
        and follows_break(analysis, token)
        and token.head < token.index
        and not analysis.child(token, "nsubj", "mark", "aux")
    )


def reporter_above(analysis: Analysis, participle: Token) -> Token | None:
    """The verb of saying in whose content a participle that `goes_on` stands, None where it stands in none."""
    found, current, seen = None, participle, {participle.index}
    while (head := analysis.head(current)) is not None and head.index not in seen:
        seen.add(head.index)
        if base(current.relation) == "ccomp" and current.index > head.index and head.upos == "VERB":
            found = head
        current = head
    return found


def absolute_subject(analysis: Analysis, participle: Token) -> Token | None:
    """The one of whom a "with" tells: "with one of its ads asking", where the tree hangs "one" from another verb."""
    mark = next((one for one in analysis.children(participle, "mark") if one.text.lower() == "with"), None)
    if participle.xpos != "VBG" or mark is None or analysis.child(participle, "nsubj"):
        return None
    between = analysis.tokens[mark.index + 1 : participle.index]
    inside = {token.index for token in between}
    return next(
        (one for one in between if one.head not in inside and one.upos in ("NOUN", "PROPN", "PRON", "NUM")), None
    )
