"""Contents: which words a cue reports, where the tree takes in more or less of them."""

from collections.abc import Iterable, Sequence

from diurna.attribution.subjects import BREAKS, QUOTE_MARKS, SAYING, follows_break, goes_on
from diurna.records import Analysis, Span, Token
from diurna.records.analysis import base

BRACKETS = {"(", ")", "[", "]", "-LRB-", "-RRB-"}


def content_of(analysis: Analysis, clause: Token, cue: Token | None = None) -> Span:
    """The words of a clause; where it stands before its cue, it ends before "X said"."""
    tokens: Sequence[Token] = analysis.subtree(clause)
    if cue is not None and clause.index > cue.index:
        tokens = without_sequel(analysis, tokens, clause)
    if cue is not None and clause.index > cue.index and not analysis.child(clause, "nsubj", "csubj", "mark", "expl"):
        # "said officials had left", where the tree makes "officials" a part of "said"
        for child in analysis.children(cue, "nsubj", "obj", "iobj"):
            if cue.index < child.index < clause.index and follows_break(analysis, cue) is False:
                tokens = [*analysis.subtree(child), *tokens]
    if cue is not None and _is_above(analysis, clause, cue):
        below = {token.index for token in analysis.subtree(cue)}
        tokens = [token for token in tokens if token.index not in below]
    elif cue is not None and clause.index < cue.index:
        source = core_subject(analysis, cue)
        for child in analysis.children(cue, "nsubj"):
            if child != source and child.index < clause.index:
                # "Peru to sell port, says Diaz", where the tree makes both the subjects of "says"
                tokens = [*analysis.subtree(child), *tokens]
        core = [cue, *(analysis.subtree(source) if source else [])]
        # A subject that the parser finds inside the claim is none of this cue's.
        start = min(token.index for token in core if token.index > clause.index)
        tokens = [token for token in tokens if token.index < start]
    span = span_of(tokens) or clause.span
    if cue is not None and span.covers(cue.span) and not _interrupts(analysis, tokens, cue, clause):
        # The clause cannot stand on both sides of a cue that no commas set off: the side of its head counts.
        after = clause.index > cue.index
        span = span_of(token for token in tokens if (token.index > cue.index) == after) or clause.span
    return span


def without_sequel(analysis: Analysis, tokens: Sequence[Token], clause: Token) -> Sequence[Token]:
    """Words after a cue up to where its reporter goes on, or another is named: "that A is so, adding that ...", ", according to X"."""
    for token in tokens:
        if token.index > clause.index and _turns_to_another(analysis, token):
            return [other for other in tokens if other.index < token.index]
        if token.index <= clause.index or not follows_break(analysis, token):
            continue
        if goes_on(analysis, token) or closes_sentence(analysis, token):
            return [other for other in tokens if other.index < token.index]
    return tokens


def _turns_to_another(analysis: Analysis, token: Token) -> bool:
    """Whether "while" leaves what one said for what another said: "Diaz said A, while Vega wrote that B"."""
    verb = analysis.head(token)
    if token.text.lower() not in ("while", "whereas") or verb is None or base(token.relation) != "mark":
        return False
    subject = analysis.child(verb, "nsubj")
    return verb.lemma.lower() in SAYING | {"write", "tweet"} and subject is not None and subject.upos != "PRON"


def closes_sentence(analysis: Analysis, token: Token) -> bool:
    """Whether ", according to X" stands at the end of its sentence, and so tells of all of it."""
    following = analysis.tokens[token.index + 1 : token.index + 2]
    if token.text.lower() != "according" or not following or following[0].text.lower() != "to":
        return False
    rest = analysis.tokens[token.index : analysis.sentence_of(token).last]
    return not any(base(other.relation) in ("root", "nsubj", "aux") or other.text == "," for other in rest[:-1])


def _interrupts(analysis: Analysis, clause_tokens: Sequence[Token], cue: Token, clause: Token) -> bool:
    """Whether a cue cuts a clause in two ("Serbia, he said, would wait")."""
    if has_mark(analysis, clause, "that") or not _after_break(analysis, cue):
        return False
    inside = {token.index for token in clause_tokens}
    for token in analysis.tokens[cue.index + 1 :]:
        if token.text in BREAKS:
            return True
        if token.index in inside:
            return False
    return False


def _is_above(analysis: Analysis, clause: Token, cue: Token) -> bool:
    return any(above.index == clause.index for above in analysis.ancestors(cue))


def _after_break(analysis: Analysis, cue: Token) -> bool:
    """Whether the clause may begin before its cue: "Serbia, he said, would wait"."""
    source = core_subject(analysis, cue)
    first = min([cue.index, *(token.index for token in (analysis.subtree(source) if source else []))])
    return first > 0 and analysis.tokens[first - 1].text in BREAKS


def core_subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject of a verb; after ", says" a parser may take it for an object."""
    subjects = analysis.children(verb, "nsubj")
    if follows_break(analysis, verb):
        subjects = [child for child in subjects if child.index > verb.index] or subjects
    subject = subjects[0] if subjects else None
    if subject is None and verb.xpos in ("VBZ", "VBD", "VBP"):
        return next((child for child in analysis.children(verb, "obj") if child.index > verb.index), None)
    return subject


def span_of(tokens: Iterable[Token]) -> Span | None:
    """The span of some tokens without punctuation at its ends; quotation marks and brackets stay."""
    kept = sorted(tokens, key=lambda token: token.index)
    while kept and kept[0].upos in ("PUNCT", "CCONJ") and kept[0].text not in QUOTE_MARKS | BRACKETS:
        kept.pop(0)
    while kept and kept[-1].upos == "PUNCT" and kept[-1].text not in QUOTE_MARKS | BRACKETS:
        kept.pop()
    return Span.around(token.span for token in kept) if any(token.upos != "PUNCT" for token in kept) else None


def has_mark(analysis: Analysis, clause: Token, *words: str) -> bool:
    """Whether one of these words opens a clause."""
    return any(marker.text.lower() in words for marker in analysis.children(clause, "mark"))
