"""Mood: questions, commands and the infinitives of headlines."""

from diurna.records import Analysis, Token
from diurna.records.analysis import base

QUOTES = {'"', "“", "”", "``", "''", "«", "»"}
FIRSTS = {"first", "last", "latest", "only"}


def is_question(analysis: Analysis, root: Token) -> Token | None:
    """The question mark that makes a main clause a yes-no question; a wh-question presupposes its event.

    In a sentence of several clauses one that is told, its subject before its verb, is not what is asked.
    """
    sentence = analysis.sentence_of(root)
    if _is_told(analysis, root) and analysis.child(root, "conj", "parataxis", "ccomp"):
        return None
    for token in analysis.tokens[root.index + 1 : sentence.last]:
        if token.text in (".", "!", ";") or token.text in QUOTES:
            return None
        if token.text.startswith("?"):
            wh = any(child.xpos in ("WRB", "WP", "WDT", "WP$") for child in analysis.subtree(root)[:3])
            return None if wh else token
    return None


def _is_told(analysis: Analysis, root: Token) -> bool:
    """Whether a finite clause has its subject in front of its verb and of all helpers."""
    subject = analysis.child(root, "nsubj")
    if subject is None or root.xpos not in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return False
    return all(subject.index < verb.index for verb in (root, *analysis.children(root, "aux", "cop")))


def is_headline_infinitive(analysis: Analysis, token: Token) -> bool:
    """Whether a headline's "X to do Y" stands for "X is to do Y".

    There is no verb before "to", and none in the same stretch after it that could be the main one ("Talks to end
    war begin").
    """
    marker = next((child for child in analysis.children(token, "mark") if child.xpos == "TO"), None)
    sentence = analysis.sentence_of(token)
    if marker is None or sentence.number != 0 or marker.index == sentence.first:
        return False
    start = marker.index
    while start > sentence.first and analysis.tokens[start - 1].text not in QUOTES | {":", ";", "—", "–"}:
        start -= 1
    before = analysis.tokens[start : marker.index]
    if not before or any(word.upos in ("VERB", "AUX", "SCONJ") for word in before):
        return False
    if any(word.text.lower() in FIRSTS and analysis.tokens[word.index + 1].upos in ("ADP", "PART") for word in before):
        return False  # "Malta first in Europe to legalise it" has done so; "First troops to arrive" have not
    for word in analysis.tokens[token.index + 1 : sentence.last]:
        if word.upos in ("PUNCT", "SCONJ"):
            break
        if word.xpos in ("VBZ", "VBP", "VBD", "MD"):
            return False
    return True


def is_command(analysis: Analysis, token: Token) -> bool:
    """As in "Withdraw your troops", "do not leave", "please sign"; "do" and "please" tell it where the tag does not."""
    if token.upos != "VERB" or token.xpos not in ("VB", "VBP"):
        return False
    if analysis.child(token, "nsubj", "cop", "mark", "expl", "csubj"):
        return False
    helpers = {child.text.lower() for child in analysis.children(token, "aux")}
    if helpers - {"do", "let"}:
        return False
    asked = any(child.text.lower() == "please" for child in analysis.children(token))
    if base(token.relation) in ("root", "parataxis"):
        return token.xpos == "VB" or asked or analysis.sentence_of(token).first == token.index
    return asked
