"""Negation: the words of a clause that turn its predicate round."""

from collections.abc import Iterator

from diurna.records import Analysis, Token
from diurna.records.analysis import base

NEGATORS = {"not", "n't", "n’t", "nt", "never", "hardly", "barely", "scarcely", "nor", "neither", "nowhere"}
# "not only A but B", "not just A" and "nothing but A" affirm A.
AFFIRMING = {"only", "just", "merely", "simply", "least", "but"}
NEGATIVE_DETERMINERS = {"no", "neither"}
NEGATIVE_PRONOUNS = {"nobody", "nothing", "none", "noone", "neither"}
# Before a verb of the past these say that in the end it was not so.
NEARLY = {"nearly", "almost"}
ABSENCE = {
    "without": "without",
    "instead of": "instead_of",
    "instead": "instead_of",
    "rather than": "rather_than",
    "short of": "short_of",
}


def negations(analysis: Analysis, token: Token) -> Iterator[tuple[str, Token]]:
    """The rule and the word of each negation that a predicate has, in text order."""
    for child in analysis.children(token):
        relation, word = base(child.relation), child.text.lower()
        if relation in ("advmod", "cc", "det") and word in NEGATORS | {"no"} and not _affirms(analysis, child):
            if word != "no" or relation == "det":
                yield f"negation.{'not' if word in ('nt', 'n’t') or word.endswith('t') else word}", child
        elif (
            relation == "advmod" and word in NEARLY and child.index + 1 == token.index and token.xpos in ("VBD", "VBN")
        ):
            yield f"negation.{word}", child  # "nearly signed", "had almost reached a deal"
        elif relation == "advmod" and word in ("longer", "more"):
            for inner in analysis.children(child):
                if inner.text.lower() == "no":
                    yield "negation.no_longer", child
        elif relation == "aux" and word.endswith(("n't", "n’t", "cannot")) and len(word) > 3:
            yield "negation.not", child
        elif relation in ("nsubj", "obj") and (marker := _negative_noun(analysis, child)):
            yield f"negation.{marker.text.lower()}", marker
        elif relation == "obl" and analysis.case_of(child) in ("at", "in", "under", "by", "on"):
            for determiner in analysis.children(child, "det"):
                if determiner.text.lower() == "no":
                    yield "negation.no", determiner
        elif relation in ("case", "mark") and (rule := _absence(analysis, child)):
            yield f"negation.{rule}", child


def _absence(analysis: Analysis, marker: Token) -> str | None:
    before = analysis.tokens[marker.index - 1].text.lower() if marker.index else ""
    words = marker_words(analysis, marker)
    return ABSENCE.get(words) or ABSENCE.get(f"{before} {words}")


def _negative_noun(analysis: Analysis, token: Token) -> Token | None:
    if token.text.lower() in NEGATIVE_PRONOUNS:
        return None if _affirms(analysis, token) else token
    for child in analysis.children(token, "det", "cc"):
        if child.text.lower() in NEGATIVE_DETERMINERS and child.index < token.index:
            return child
    return None


def _affirms(analysis: Analysis, negator: Token) -> bool:
    following = analysis.tokens[negator.index + 1 : negator.index + 2]
    return any(token.text.lower() in AFFIRMING for token in following)


def marker_words(analysis: Analysis, marker: Token) -> str:
    """A marker with the words fixed to it, lower case: "in case"."""
    return " ".join(part.text.lower() for part in [marker, *analysis.children(marker, "fixed")])
