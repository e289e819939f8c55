"""Trees on one line: `form|lemma|XPOS|head|relation` a word, for tables of many short sentences."""

from builders import make_coding
from diurna.records import Coding, Mention, Span

UPOS = {
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "WRB": "ADV", "IN": "ADP", "TO": "PART", "DT": "DET", "CC": "CCONJ", "CD": "NUM",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "POS": "PART", "RP": "ADP",
}  # fmt: skip


def plant(*sentences: str, headline: bool = False) -> Coding:
    """A coding of sentences in the one-line form."""
    return make_coding(*(_rows(sentence) for sentence in sentences), headline=headline)


def _rows(sentence: str) -> str:
    rows = []
    for word in sentence.split():
        form, lemma, xpos, head, relation = word.split("|")
        upos = "AUX" if relation.startswith(("aux", "cop")) else UPOS.get(xpos, "PUNCT")
        rows.append(f"{form} {lemma} {upos} {xpos} {head} {relation}")
    return "\n".join(rows)


def mention(coding: Coding, word: str) -> Mention:
    """A mention of one word, its first occurrence; its id is the word."""
    token = next(token for token in coding.analysis.tokens if token.text == word)
    return Mention(id=word, span=Span(token.span.start, token.span.end), head=token.index, kind="name", entity=word)
