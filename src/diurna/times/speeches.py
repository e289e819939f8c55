"""What one says in one speech is said on one day: "We condemn it," Lee said on Monday. "We demand an apology."."""

from collections.abc import Mapping, Sequence

from diurna.records import Claim, Coding, Draft, Span, Token, When
from diurna.times.background import WORDS, Told
from diurna.times.beside import meanwhile
from diurna.times.expression import BY_TODAY, Expression
from diurna.times.inherit import lacks, lend
from diurna.times.own_clause import is_exact, nearest
from diurna.times.tense import tense_of

NOW = {"today", "tonight", "this morning", "this evening", "this afternoon"}
FIRST_PERSON = {"i", "we"}
# Tenses in which one does by words what one says; None is that of "a crime against all of us".
SPOKEN_NOW = {"present", "progressive", None}


def date_speeches(
    coding: Coding,
    drafts: Sequence[Draft],
    dates: Mapping[int, Mapping[int, Expression]],
    tales: Mapping[int, Told],
) -> tuple[Draft, ...]:
    """The drafts, deeds of words that a direct quotation is with the day on which it was spoken.

    1. That of the verb of saying, also where it stands beside another part of the quotation, or goes on with a tale (see
       `told_on`). It is what "today" means inside: '"Today we mourn," he said on Monday.'
    2. The "today" of another part: '"Today I am with him. I pray for him," he said.'
    3. That of other words of the same quotation: of the days since a blow, where these are.

    `dates` are the expressions and `tales` the tales by the first token of their sentence.
    """
    quotations = _quotations(coding)
    if not quotations:
        return tuple(drafts)
    spoken = {draft.id: claim for draft in drafts if (claim := _spoken_in(coding, draft, quotations)) is not None}
    found = []
    for draft in drafts:
        claim = spoken.get(draft.id)
        day = _day_of(coding, draft, claim, dates, tales) if claim is not None else None
        found.append(draft if day is None else _dated(coding, draft, day))
    beside: dict[Span, list[Draft]] = {}
    for draft in found:
        if draft.id in spoken and not lacks(draft):
            beside.setdefault(spoken[draft.id].cue, []).append(draft)
    return tuple(
        _with_others(draft, beside.get(spoken[draft.id].cue, ())) if draft.id in spoken else draft for draft in found
    )


def _quotations(coding: Coding) -> dict[int, Claim]:
    """The direct quotation that each token stands in, the innermost."""
    claims = sorted(coding.claims, key=lambda one: one.content.start - one.content.end)
    return {
        token.index: claim
        for claim in claims
        if claim.quotation == "direct"
        for token in coding.analysis.tokens_in(claim.content)
    }


def _spoken_in(coding: Coding, draft: Draft, quotations: Mapping[int, Claim]) -> Claim | None:
    """The direct quotation in which its speaker does by words what a draft tells: "we urge", "it is a crime"."""
    claim = quotations.get(draft.predicate)
    if claim is None or draft.event not in WORDS or draft.status not in ("actual", "negated"):
        return None
    if tense_of(coding.analysis, coding.analysis.tokens[draft.predicate]) not in SPOKEN_NOW:
        return None
    speaker = coding.mention(claim.speaker).entity if claim.speaker is not None else None
    tokens, actors = coding.analysis.tokens, [coding.mention(one) for one in draft.actors]
    own = any(one.entity == speaker or tokens[one.head].lemma.lower() in FIRST_PERSON for one in actors)
    return claim if own else None


def _day_of(
    coding: Coding,
    draft: Draft,
    claim: Claim,
    dates: Mapping[int, Mapping[int, Expression]],
    tales: Mapping[int, Told],
) -> Expression | None:
    """The day on which a quotation was spoken, as far as the words around it or "today" in it tell."""
    cue = next(iter(coding.analysis.tokens_in(claim.cue)), None)
    if cue is None or not (lacks(draft) or _is_by(draft, BY_TODAY, "date.reaction")):
        return None
    return (
        _day_of_saying(coding, cue, dates) or _day_of_tale(coding, claim, cue, tales) or _today_in(coding, claim, dates)
    )


def _is_by(draft: Draft, *rules: str) -> bool:
    return any(one.rule in rules for one in draft.evidence)


def _day_of_saying(coding: Coding, cue: Token, dates: Mapping[int, Mapping[int, Expression]]) -> Expression | None:
    here = dates.get(coding.analysis.sentence_of(cue).first, {})
    found = nearest(coding.analysis, cue, here, frozenset(), below=None)
    if found is None and (beside := meanwhile(coding.analysis, cue, here)) is not None:
        found = beside.expression
    return found if found is not None and found.edge is None and is_exact(found) else None


def _day_of_tale(coding: Coding, claim: Claim, cue: Token, tales: Mapping[int, Told]) -> Expression | None:
    """The day of the tale that a verb of saying goes on with, where it is the speaker's own: "On Monday Lee left. He said ..."."""
    told = tales.get(coding.analysis.sentence_of(cue).first)
    if told is None or told.historical or claim.speaker is None or tense_of(coding.analysis, cue) != "past":
        return None
    opening = coding.analysis.sentence_of(coding.analysis.tokens_in(told.expression.span)[0])
    subjects = [
        coding.mention_at(one)
        for one in coding.analysis.tokens_of(opening)
        if one.relation == "nsubj" and coding.analysis.tokens[one.head].relation == "root"
    ]
    speaker = coding.mention(claim.speaker).entity
    return told.expression if any(one is not None and one.entity == speaker for one in subjects) else None


def _today_in(coding: Coding, claim: Claim, dates: Mapping[int, Mapping[int, Expression]]) -> Expression | None:
    """The first "today" in any part of a quotation."""
    text = coding.article.text
    for part in _parts(coding, claim):
        for token in coding.analysis.tokens_in(part.content):
            day = dates.get(coding.analysis.sentence_of(token).first, {}).get(token.index)
            if day is not None and day.span.of(text).lower() in NOW:
                return day
    return None


def _parts(coding: Coding, claim: Claim) -> list[Claim]:
    """The parts of a quotation that one verb of saying introduces."""
    return [one for one in coding.claims if one.cue == claim.cue and one.quotation == claim.quotation]


def _with_others(draft: Draft, beside: Sequence[Draft]) -> Draft:
    """A draft without a date with the one that other words of the same quotation have."""
    whens = [one.date for one in beside if one.date is not None and one.date.text is not None]
    if not lacks(draft) or len({(when.start, when.end) for when in whens}) != 1 or beside[0].historical:
        return draft
    return lend(draft, whens[0], "date.same-speech", beside[0].trigger)


def _dated(coding: Coding, draft: Draft, day: Expression) -> Draft:
    when = When(start=day.start, end=day.end, text=day.span.of(coding.article.text), basis="inherited")
    return lend(draft, when, "date.same-speech", day.span)
