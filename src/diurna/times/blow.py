"""The blow of these days that an article reports: who suffered it, who did it, and on which day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diurna.records import Analysis, Coding, Token
from diurna.records.analysis import base
from diurna.times.assign import find_date
from diurna.times.beside import Dated
from diurna.times.clauses import BLOWS, HURTING, LATER_CASES
from diurna.times.expression import Expression
from diurna.times.inherit import DEFINITE
from diurna.times.tense import tense_of

# A blow that its own report is about lies at most so many days back, and has a day or a night.
RECENT_DAYS = 7
EXACT_DAYS = 2
SENTENCES_OF_LEAD = 3
STRIKING = (HURTING - {"die"}) | {
    "attack", "murder", "assassinate", "bomb", "strike", "steal", "burn", "rape", "rob", "kidnap", "abduct", "hijack",
}  # fmt: skip
SUFFERING = {"die", "drown", "perish", "collapse", "crash", "explode", "sink", "derail", "burn"}
# What befalls without anybody's doing, and things stolen, are told of as attacks are.
MISFORTUNES = {
    "killing", "murder", "death", "fire", "blaze", "crash", "collapse", "tragedy", "assassination", "accident", "disaster",
    "earthquake", "flood", "theft", "robbery", "kidnapping", "abduction", "hijacking",
}  # fmt: skip
# Words that name a blow again.
AFTERMATH = {"victim", "loss"}


@dataclass(frozen=True, slots=True)
class Blow:
    """A blow of these days that an article reports, with its days, and who suffered it and who did it, as entities.

    `predicate` is the index of the token that tells it.
    """

    predicate: int
    expression: Expression
    start: dt.date
    end: dt.date
    sufferers: frozenset[str]
    doers: frozenset[str]


def find_blow(
    coding: Coding, dates: Mapping[int, Mapping[int, Expression]], tales: Mapping[int, Expression]
) -> Blow | None:
    """The first blow with an exact date of these days that the first sentences tell, None where they tell none.

    `dates` are the expressions by the first token of their sentence and the token that each hangs from, `tales` those that
    sentences without any go on with: "The troops left on Sunday. Hours later, militiamen attacked a camp."
    """
    analysis, published = coding.analysis, coding.article.published
    for sentence in analysis.sentences:
        here = dates.get(sentence.first, {})
        tale = tales.get(sentence.first)
        if not 0 < sentence.number <= SENTENCES_OF_LEAD or not (here or tale) or published is None:
            continue
        for token in analysis.tokens_of(sentence):
            if not _is_blow(analysis, token):
                continue
            found = find_date(analysis, token, here, frozenset(), published)
            if found is None and tale is not None and analysis.head(token) is None:
                found = Dated(tale, tale.start, tale.end)
            if found is None or found.start is None or found.end is None or found.expression.edge is not None:
                continue
            if (found.end - found.start).days < EXACT_DAYS and 0 <= (published - found.start).days <= RECENT_DAYS:
                return Blow(token.index, found.expression, found.start, found.end, *_sides(coding, token))
    return None


def _is_blow(analysis: Analysis, token: Token) -> bool:
    """Whether a token tells a blow as a fact: "killed", "a fire"; of nouns only those not known before."""
    if token.upos == "VERB" and token.lemma in STRIKING | SUFFERING:
        denied = any(child.lemma in ("not", "n't", "never") for child in analysis.children(token))
        return not denied and tense_of(analysis, token) in ("past", "perfect", "pluperfect", "participle")
    if token.upos != "NOUN" or token.lemma not in BLOWS | MISFORTUNES or base(token.relation) not in ("nsubj", "obj"):
        return False
    return not any(child.text.lower() in DEFINITE for child in analysis.children(token, "det"))


def _sides(coding: Coding, token: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Who suffers and who does what a verb tells."""
    suffering = ("nsubj",) if token.lemma in SUFFERING else ("obj", "nsubj:pass")
    doing = ("obl:agent",) if token.lemma in SUFFERING else ("nsubj", "obl:agent")
    children = coding.analysis.children(token)
    sufferers = [child for child in children if child.relation in suffering]
    doers = [child for child in children if child.relation in doing]
    return _entities(coding, sufferers), _entities(coding, doers)


def _entities(coding: Coding, tokens: Sequence[Token]) -> frozenset[str]:
    mentions = [coding.mention_at(part) for token in tokens for part in coding.analysis.conjuncts(token)]
    return frozenset(mention.entity for mention in mentions if mention is not None)


def names_blow(analysis: Analysis, predicate: Token, but: tuple[str, ...] = ()) -> bool:
    """Whether a clause names a blow that is known, "the attack", "X's death"; not in the parts that `but` names."""
    words = BLOWS | MISFORTUNES | AFTERMATH
    inside = analysis.subtree(predicate, without=("acl", "ccomp", "parataxis", "conj", *but))
    return any(
        token.upos == "NOUN"
        and token.lemma in words
        and is_known(analysis, token)
        and not is_another(analysis, token)
        and analysis.case_of(token) not in LATER_CASES
        for token in inside
    )


def is_another(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is told apart by a name or a number that the first sentences lack: "the 9/11 attacks", "the Oslo deal"."""
    told = {token.text for one in analysis.sentences[: SENTENCES_OF_LEAD + 1] for token in analysis.tokens_of(one)}
    apart = [one for one in analysis.children(noun, "compound", "nummod", "amod") if one.upos in ("PROPN", "NUM")]
    return any(one.text not in told for one in apart)


def is_known(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is told as known: "the attack", "X's death"."""
    if analysis.children(noun, "nmod:poss"):
        return True
    return any(child.text.lower() in DEFINITE for child in analysis.children(noun, "det"))
