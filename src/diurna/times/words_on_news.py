"""Words on the news of the first sentence: what is said of it came between its day and the day of publication."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Coding, Draft, When
from diurna.records.analysis import base
from diurna.times.background import OTHER_DAYS
from diurna.times.clauses import EARLIER_CASES, LONG
from diurna.times.inherit import lacks, lend
from diurna.times.news import News, names_news
from diurna.times.tense import tense_of

WORDS = {"SUPPORT", "ACCUSE", "REQUEST"}
# What is told with one of these was said before the news, or has been said again and again.
LONG_SINCE = OTHER_DAYS | LONG
# A speech that bears the name of the news is held when it comes.
SPEECHES = {"speech", "address", "remark", "statement"}
OCCASIONS = {"victory", "acceptance", "concession", "resignation", "inaugural", "inauguration", "farewell"}


def date_words_on_news(coding: Coding, drafts: Sequence[Draft], news: News | None) -> tuple[Draft, ...]:
    """The drafts, those that belong to the news of the first sentence with a date from it where they have none.

    `news` is None where that sentence has no exact date.

    1. What came "following the announcement" is of the days since then.
    2. So are words on it: after "On Friday France recognised Palestine", "Israel condemned the recognition" and "the move".
    3. What is said in a "victory speech" is said on the day of the victory.
    """
    published = coding.article.published
    if news is None or published is None or news.lead.start is None or news.lead.start >= published:
        return tuple(drafts)
    lead = news.lead
    then = When(start=lead.start, end=lead.end, text=lead.span.of(coding.article.text), basis="inherited")
    since = replace(then, end=published)
    found = []
    for draft in drafts:
        if draft.status not in ("actual", "negated") or draft.sentence <= 1 or not lacks(draft):
            found.append(draft)
        elif is_in_speech_on_news(coding, draft):
            found.append(lend(draft, then, "date.lead-again", lead.span))
        elif is_on_news(coding, draft, news):
            found.append(lend(draft, since, "date.reaction", lead.span))
        else:
            found.append(draft)
    return tuple(found)


def is_on_news(coding: Coding, draft: Draft, news: News) -> bool:
    """Whether a draft came after the news, by its words, or is words on it."""
    return _came_after(coding, draft, news) or _is_word_on(coding, draft, news)


def _came_after(coding: Coding, draft: Draft, news: News) -> bool:
    """Whether a clause says that it came after the news: "following the announcement, she thanked them"."""
    analysis = coding.analysis
    verbs = [analysis.tokens[draft.predicate]]  # "following the news, she used her account to thank them"
    while (above := analysis.head(verbs[-1])) is not None and base(verbs[-1].relation) in ("xcomp", "advcl"):
        if tense_of(analysis, verbs[-1]) != "infinitive":
            break
        verbs.append(above)
    return any(
        analysis.case_of(noun) in EARLIER_CASES and names_news(coding, noun, news)
        for verb in verbs
        for noun in analysis.children(verb, "obl")
    )


def _is_word_on(coding: Coding, draft: Draft, news: News) -> bool:
    """Whether a draft is words that name the news: "criticised the ruling", "I welcome his resignation"."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    if draft.event not in WORDS or tense_of(analysis, predicate) == "pluperfect":
        return False
    if any(child.text.lower() in LONG_SINCE for child in analysis.children(predicate, "advmod")):
        return False
    inside = analysis.subtree(predicate, without=("acl", "ccomp", "parataxis", "conj", "advcl", "nsubj"))
    return any(names_news(coding, noun, news) for noun in inside)


def is_in_speech_on_news(coding: Coding, draft: Draft) -> bool:
    """Whether a draft is told in a speech that the news was the occasion of: "in her victory speech, Lima thanked Spain"."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    verbs = [predicate, *(one for one in analysis.ancestors(predicate) if one.upos == "VERB")]
    return any(
        noun.lemma in SPEECHES
        and analysis.case_of(noun) in ("in", "during")
        and any(child.lemma.lower() in OCCASIONS for child in analysis.children(noun, "compound", "amod"))
        for verb in verbs
        for noun in analysis.children(verb, "obl")
    )
