"""The news of an article: what its headline and first sentence tell, and which later words name that again."""

from dataclasses import dataclass

from diurna.records import Analysis, Coding, Token
from diurna.times.blow import is_another, is_known
from diurna.times.clauses import BLOWS, HAPPENINGS
from diurna.times.expression import Expression
from diurna.times.lead_again import is_named_after, verbs_of_news

# What any news is called when it is spoken of again: "following the announcement".
GENERAL = {
    "announcement",
    "decision",
    "news",
    "statement",
    "move",
    "ruling",
    "verdict",
    "vote",
    "resignation",
    "result",
}


@dataclass(frozen=True, slots=True)
class News:
    """What an article reports, with the exact day of its first sentence.

    `words` are the verbs that tell it, and the headline's happenings: nouns made from them name it. `parties` are the
    entities named there, `lemmas` all words, so that "the court" is known for the supreme court.
    """

    lead: Expression
    words: tuple[Token, ...]
    parties: frozenset[str]
    lemmas: frozenset[str]


def news_of(coding: Coding, lead: Expression) -> News:
    """The news of an article whose first sentence has the exact date `lead`."""
    analysis = coding.analysis
    sentences = [one for one in analysis.sentences if one.number in (0, 1)]
    headline = [token for one in sentences if one.number == 0 for token in analysis.tokens_of(one)]
    nouns = [token for token in headline if token.lemma.lower() in HAPPENINGS | BLOWS]
    verbs = [token for token in headline if token.upos == "VERB" and analysis.head(token) is None]
    named = [one.entity for one in coding.mentions if any(sentence.span.covers(one.span) for sentence in sentences)]
    return News(
        lead=lead,
        words=(*verbs_of_news(analysis), *verbs, *nouns),
        parties=frozenset(named),
        lemmas=frozenset(token.lemma for one in sentences for token in analysis.tokens_of(one)),
    )


def names_news(coding: Coding, noun: Token, news: News) -> bool:
    """Whether a noun that is known names the news: "the decision", "the withdrawal", "his resignation".

    Not where it is somebody's who is not named in the news ("Ghana's decision"), or where what stands behind it says that
    another is meant: "the decision to raise fees", where no fees were told of.
    """
    analysis = coding.analysis
    if noun.upos != "NOUN" or not is_known(analysis, noun) or is_another(analysis, noun):
        return False
    if noun.lemma not in GENERAL and not any(is_named_after(noun, word) for word in news.words):
        return False
    return not _is_of_others(coding, noun, news) and not _is_told_otherwise(analysis, noun, news)


def _is_of_others(coding: Coding, noun: Token, news: News) -> bool:
    around = coding.analysis.children(noun, "nmod")
    owners = [one for one in around if one.relation == "nmod:poss" or coding.analysis.case_of(one) == "by"]
    mentions = [coding.mention_at(owner) for owner in owners if owner.lemma not in news.lemmas]
    return any(one is not None and one.entity not in news.parties for one in mentions)


def _is_told_otherwise(analysis: Analysis, noun: Token, news: News) -> bool:
    behind = [one for one in analysis.children(noun, "acl", "nmod") if one.index > noun.index]
    words = [word for one in behind for word in analysis.subtree(one)]
    if any(word.lemma == "another" for word in words):
        return True
    told = [word.lemma for word in words if word.upos in ("NOUN", "PROPN", "VERB")]
    return bool(told) and not news.lemmas & set(told)
