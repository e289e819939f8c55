"""Articles of a few hand-built sentences, with the date that a draft at one of their words gets."""

from dataclasses import replace

from builders import make_coding, with_parties
from diurna.records import Claim, Coding, Draft, Span
from diurna.times import DateEvents

UNTOLD = ("2024-05-15", "2024-05-15", "date.published")


def date_at(
    word: str,
    event: str,
    *sentences: str,
    parties: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
    speaker: str = "",
    quoted: tuple[str, ...] = (),
    also: tuple[tuple[str, str], ...] = (),
    headline: bool = False,
    status: str = "actual",
    breaks: str = "\n",
) -> tuple[str, str, str]:
    """First day, last day and rule of the draft at the last token that is `word`.

    `parties` are words with an entity each, `actors` those of them who act; `speaker` says what is `quoted`, with the cue
    "said". `also` are words and types of other drafts; `breaks` stands between sentences.
    """
    rows = ["\n".join(row for row in one.splitlines() if row.strip()) for one in sentences]
    coding = with_parties(make_coding(*rows, headline=headline), dict.fromkeys(parties, ""))
    coding = replace(coding, article=replace(coding.article, text=coding.article.text.replace("\n", breaks)))
    ids = {words: f"m{number}" for number, words in enumerate(parties)}
    coding = replace(coding, claims=_claims(coding, ids.get(speaker), quoted))
    drafts = [_draft(coding, *one) for one in also]
    main = replace(_draft(coding, word, event), id="d", status=status, actors=tuple(ids[one] for one in actors))
    found = DateEvents()(replace(coding, drafts=(*drafts, main))).drafts[-1]
    assert found.date is not None
    return str(found.date.start), str(found.date.end), [one.rule for one in found.evidence if one.field == "date"][-1]


def _draft(coding: Coding, word: str, event: str) -> Draft:
    token = [token for token in coding.analysis.tokens if token.text == word][-1]
    number = coding.analysis.sentence_of(token).number
    return Draft(id=word, sentence=number, trigger=token.span, predicate=token.index, event=event)


def _claims(coding: Coding, speaker: str | None, quoted: tuple[str, ...]) -> tuple[Claim, ...]:
    text = coding.article.text
    cue = next((token.span for token in coding.analysis.tokens if token.text == "said"), Span(0, 1))
    return tuple(
        Claim(
            id=f"c{number}",
            speaker=speaker,
            source=None,
            cue=cue,
            content=Span(text.index(words), text.index(words) + len(words)),
            quotation="direct",
            rule="by hand",
        )
        for number, words in enumerate(quoted)
    )
