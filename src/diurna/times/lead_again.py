"""The news of the first sentence named again: "the resolution passed along party lines", "the impeachment occurred"."""

from collections.abc import Sequence

from diurna.records import Analysis, Coding, Draft, Sentence, Token, When
from diurna.records.analysis import base
from diurna.times.clauses import VOTING
from diurna.times.expression import Expression
from diurna.times.inherit import DEFINITE, lacks, lend
from diurna.times.tense import IMPLICATIVE, tense_of

# What a happening or a paper does when nothing more is told than that it came.
COMING = {"occur", "happen", "come", "begin", "start", "take", "pass", "follow", "mark"}
# Clauses within a sentence that tell of another time than its main clause may.
APART = {"ccomp", "csubj", "acl"}
MEANWHILE = {"with", "as", "while", "when"}
SHORTEST_STEM = 4


def date_lead_again(coding: Coding, drafts: Sequence[Draft], lead: Expression | None) -> tuple[Draft, ...]:
    """The drafts, those of a sentence that tells on how the first sentence's news came about with that one's day.

    `lead` is the exact date of the first sentence, None where it has none. After "On Monday the Senate passed a resolution" so
    goes "The resolution passed, with three senators opposing it", and after "On Monday the House impeached him" so goes "The
    impeachment came as two senators threatened a boycott".
    """
    if lead is None:
        return tuple(drafts)
    analysis = coding.analysis
    verbs = _verbs_of_news(analysis)
    again = {one.number for one in analysis.sentences if one.number > 1 and _tells_again(analysis, one, verbs)}
    return tuple(
        _dated(coding, draft, lead) if draft.sentence in again and _happens_then(coding, draft) else draft
        for draft in drafts
    )


def _verbs_of_news(analysis: Analysis) -> list[Token]:
    """The main verb of the first sentence, and what is voted or begun under it: "voted to pass"."""
    first = next((one for one in analysis.sentences if one.number == 1), None)
    if first is None:
        return []
    verbs = [token for token in analysis.tokens_of(first) if analysis.head(token) is None and token.upos == "VERB"]
    tried = [one for verb in verbs if verb.lemma in VOTING | IMPLICATIVE for one in analysis.children(verb, "xcomp")]
    return verbs + tried


def _tells_again(analysis: Analysis, sentence: Sentence, verbs: Sequence[Token]) -> bool:
    root = next((token for token in analysis.tokens_of(sentence) if analysis.head(token) is None), None)
    if root is None or tense_of(analysis, root) != "past":
        return False
    for noun in analysis.children(root, "nsubj", "nsubj:pass"):
        if not any(child.text.lower() in DEFINITE for child in analysis.children(noun, "det")):
            continue
        for verb in verbs:
            things = {one.lemma for one in analysis.children(verb, "obj", "nsubj:pass")}
            if noun.lemma in things and root.lemma in {verb.lemma} | COMING:
                return True
            if _is_named_after(noun, verb) and root.lemma in COMING:
                return True
    return False


def _is_named_after(noun: Token, verb: Token) -> bool:
    """Whether a noun is made from a verb: "impeachment", "withdrawal", "attack"."""
    stem = verb.lemma.removesuffix("e")
    return len(stem) >= SHORTEST_STEM and noun.lemma.startswith(stem)


def _happens_then(coding: Coding, draft: Draft) -> bool:
    """Whether a draft without a date is told by the main clause of its sentence, or by one that happens with it."""
    if not lacks(draft) or draft.status not in ("actual", "negated"):
        return False
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    if tense_of(analysis, predicate) not in ("past", "participle", None):
        return False
    for token in (predicate, *analysis.ancestors(predicate)):
        marks = {child.text.lower() for child in analysis.children(token, "mark")}
        noun = analysis.head(token)
        if token.relation == "acl" and token.xpos == "VBG" and noun is not None and analysis.case_of(noun) == "with":
            continue  # "with ten senators opposing it"
        if base(token.relation) in APART or (base(token.relation) == "advcl" and marks - MEANWHILE):
            return False
    return True


def _dated(coding: Coding, draft: Draft, lead: Expression) -> Draft:
    when = When(start=lead.start, end=lead.end, text=lead.span.of(coding.article.text), basis="inherited")
    return lend(draft, when, "date.lead-again", lead.span)
