"""The news of the first sentence named again: "the resolution passed along party lines", "the impeachment occurred"."""

from collections.abc import Collection, Iterator, Sequence

from diurna.records import Analysis, Coding, Draft, Sentence, Token, When
from diurna.records.analysis import base
from diurna.times.background import happens_in_main_clause
from diurna.times.clauses import VOTING, main_verb
from diurna.times.expression import Expression
from diurna.times.inherit import DEFINITE, lacks, lend
from diurna.times.tense import IMPLICATIVE, tense_of

# What a happening or a paper does when nothing more is told than that it came.
COMING = {"occur", "happen", "come", "begin", "start", "take", "pass", "follow", "mark"}
# How those who made the news are told to have made it: "passed two articles of impeachment", "announced its withdrawal".
MAKING = {"pass", "adopt", "approve", "issue", "announce", "make", "take", "file"}
# Clauses within a sentence that tell of another time than its main clause may.
APART = {"ccomp", "csubj", "acl"}
MEANWHILE = {"with", "as", "while", "when"}
SHORTEST_STEM = 4
# How the end of a verb changes in its noun: "suspend", "suspension"; "expel", "expulsion"; "recognise", "recognition".
ALTERED = (("d", "s"), ("pel", "puls"), ("is", "it"), ("iz", "it"), ("mit", "miss"))


def date_lead_again(
    coding: Coding, drafts: Sequence[Draft], lead: Expression | None, dated: Collection[int] = ()
) -> tuple[Draft, ...]:
    """The drafts, those of a sentence that tells on how the first sentence's news came about with that one's day.

    `lead` is the exact date of the first sentence, None where it has none; `dated` are the sentences with dates of their
    own, by their first tokens. After "On Monday the Senate passed a resolution" so goes "The resolution passed, with three
    senators opposing it", and after "On Monday the House impeached him" so goes "The impeachment came as two senators
    threatened a boycott". What the rest of that paragraph tells in the past belongs to it: "Two others accused him of lying."
    """
    if lead is None:
        return tuple(drafts)
    again = set(_tellings(coding))
    going_on = set(_going_on(coding, again, dated))
    return tuple(
        _dated(coding, draft, lead)
        if (draft.sentence in again and _happens_then(coding, draft))
        or (draft.sentence in going_on and lacks(draft) and happens_in_main_clause(coding, draft))
        else draft
        for draft in drafts
    )


def _tellings(coding: Coding) -> Iterator[int]:
    """The numbers of the sentences that tell the first one's news again."""
    analysis = coding.analysis
    verbs = verbs_of_news(analysis)
    for sentence in analysis.sentences:
        if sentence.number > 1 and (_tells_again(analysis, sentence, verbs) or _made_again(coding, sentence, verbs)):
            yield sentence.number


def _going_on(coding: Coding, again: Collection[int], dated: Collection[int]) -> Iterator[int]:
    """The numbers of the sentences that go on behind one of `again`: in its paragraph, in the past, without a date."""
    goes_on = False
    before: Sentence | None = None
    for sentence in coding.analysis.sentences:
        if before is not None and "\n" in coding.article.text[before.span.end : sentence.span.start]:
            goes_on = False
        before = sentence
        if sentence.number in again:
            goes_on = True
            continue
        root = main_verb(coding.analysis, sentence)
        if root is None or tense_of(coding.analysis, root) != "past" or sentence.first in dated:
            goes_on = False
        if goes_on:
            yield sentence.number


def verbs_of_news(analysis: Analysis) -> list[Token]:
    """The main verbs of the first sentence, and what is voted or begun under them: "voted to pass"."""
    first = next((one for one in analysis.sentences if one.number == 1), None)
    main = main_verb(analysis, first) if first is not None else None
    if main is None or main.upos != "VERB":
        return []
    verbs = [main, *(one for one in analysis.children(main, "conj") if one.upos == "VERB")]
    tried = [one for verb in verbs if verb.lemma in VOTING | IMPLICATIVE for one in analysis.children(verb, "xcomp")]
    return verbs + tried


def _tells_again(analysis: Analysis, sentence: Sentence, verbs: Sequence[Token]) -> bool:
    root = main_verb(analysis, sentence)
    if root is None or tense_of(analysis, root) != "past":
        return False
    for noun in analysis.children(root, "nsubj", "nsubj:pass"):
        if not any(child.text.lower() in DEFINITE for child in analysis.children(noun, "det")):
            continue
        for verb in verbs:
            things = {one.lemma for one in analysis.children(verb, "obj", "nsubj:pass")}
            if noun.lemma in things and root.lemma in {verb.lemma} | COMING:
                return True
            if is_named_after(noun, verb) and root.lemma in COMING:
                return True
    return False


def _made_again(coding: Coding, sentence: Sentence, verbs: Sequence[Token]) -> bool:
    """As in "The House passed two articles of impeachment", after "The House impeached him"."""
    analysis = coding.analysis
    root = main_verb(analysis, sentence)
    if root is None or root.lemma not in MAKING or tense_of(analysis, root) != "past":
        return False
    things = analysis.children(root, "obj")
    things += [one for thing in things for one in analysis.children(thing, "nmod") if analysis.case_of(one) == "of"]
    return any(
        _have_same_subject(coding, root, verb) and any(is_named_after(thing, verb) for thing in things)
        for verb in verbs
    )


def _have_same_subject(coding: Coding, one: Token, two: Token) -> bool:
    subjects = [coding.analysis.child(verb, "nsubj") for verb in (one, two)]
    mentions = [coding.mention_at(subject) for subject in subjects if subject is not None]
    if len(mentions) < len(subjects) or None in mentions:
        return False
    return len({mention.entity for mention in mentions if mention is not None}) == 1


def is_named_after(noun: Token, verb: Token) -> bool:
    """Whether a noun is made from a verb: "impeachment", "withdrawal", "suspension"."""
    stem = verb.lemma.removesuffix("e")
    stems = [stem, *(stem.removesuffix(end) + changed for end, changed in ALTERED if stem.endswith(end))]
    return len(stem) >= SHORTEST_STEM and noun.lemma.startswith(tuple(stems))


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
