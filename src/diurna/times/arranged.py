"""What is to come, dated where its day is told to be set: "is to face trial. ... The trial is scheduled for June 3"."""

from collections.abc import Iterator, Mapping, Sequence

from diurna.records import Coding, Draft, Token, When
from diurna.records.analysis import base
from diurna.times.assign import date_of_clause
from diurna.times.expression import Expression
from diurna.times.inherit import DEFINITE, lend
from diurna.times.tense import ARRANGING, TIMETABLE, tense_of

SETTING = ARRANGING | {"anticipate", "project"}
# What is arranged has a beginning, so that a verb for that tells the day of the whole.
COMING = TIMETABLE - {"be", "end", "expire"}


def date_arranged(
    coding: Coding, drafts: Sequence[Draft], dates: Mapping[int, Mapping[int, Expression]]
) -> tuple[Draft, ...]:
    """The drafts, those to come that nothing dates with the only day that the article sets for what they name.

    "Sall will stand trial. ... The trial is due to open in September" has him tried in September. `dates` are the
    expressions by the first token of their sentence and the token that each hangs from.
    """
    published = coding.article.published
    if published is None or not any(_waits(draft) for draft in drafts):
        return tuple(drafts)
    set_for: list[tuple[Token, Expression]] = []
    for here in dates.values():
        for index in here:
            for noun, day in _arrangements(coding, coding.analysis.tokens[index], here):
                if day.end is not None and day.end >= published and day.edge is None:
                    set_for.append((noun, day))
    return tuple(_dated(coding, draft, set_for) if _waits(draft) else draft for draft in drafts)


def _waits(draft: Draft) -> bool:
    return draft.status == "future" and draft.date is not None and draft.date.basis == "published"


def _arrangements(coding: Coding, day: Token, here: Mapping[int, Expression]) -> Iterator[tuple[Token, Expression]]:
    """The nouns whose day a token's expression is: the subject of "is set to begin", what "due on Monday" stands behind."""
    analysis = coding.analysis
    for verb in (day, *analysis.ancestors(day)):
        if verb.lemma not in SETTING | COMING:
            continue
        found = date_of_clause(analysis, verb, here)
        if found is None:
            continue
        above = analysis.head(verb)
        while above is not None and base(verb.relation) == "xcomp" and above.lemma in SETTING:
            verb, above = above, analysis.head(above)
        if verb.lemma in COMING and tense_of(analysis, verb) not in ("future", "present"):
            continue
        if above is not None and base(verb.relation) == "acl":
            yield above, found
        for noun in analysis.children(verb, "nsubj"):
            if any(child.text.lower() in DEFINITE for child in analysis.children(noun, "det")) or analysis.child(
                noun, "nmod:poss"
            ):
                yield noun, found


def _dated(coding: Coding, draft: Draft, set_for: Sequence[tuple[Token, Expression]]) -> Draft:
    """A draft with the day set for its noun, or for the object of its verb: "a *trial*", "face *trial*"."""
    analysis = coding.analysis
    predicate = analysis.tokens[draft.predicate]
    nouns = [predicate] if predicate.upos == "NOUN" else analysis.children(predicate, "obj")
    names = {noun.lemma.lower() for noun in nouns}
    days = [day for noun, day in set_for if noun.lemma.lower() in names and not _is_anothers(coding, draft, noun)]
    if len({(day.start, day.end) for day in days}) != 1:
        return draft
    when = When(start=days[0].start, end=days[0].end, text=days[0].span.of(coding.article.text), basis="inherited")
    return lend(draft, when, "date.arranged", days[0].span)


def _is_anothers(coding: Coding, draft: Draft, noun: Token) -> bool:
    """Whether a noun is told to be that of somebody who has no part in a draft: "his brother's trial", "the trial of Lee"."""
    around = coding.analysis.children(noun, "nmod")
    owned = [one for one in around if one.relation == "nmod:poss" or coding.analysis.case_of(one) in ("of", "against")]
    owners = [coding.mention_at(owner) for owner in owned]
    parties = {coding.mention(one).entity for one in (*draft.actors, *draft.recipients)}
    return any(owner is not None and owner.entity not in parties for owner in owners)
