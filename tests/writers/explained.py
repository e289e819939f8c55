"""A coding with everything in it: parse, mentions, claims, drafts and events, made by hand."""

import datetime as dt
from dataclasses import replace

from builders import make_coding
from diurna.records import (
    Claim,
    Coding,
    Draft,
    Entity,
    Event,
    Evidence,
    Mention,
    Party,
    Span,
    Speaker,
    Trigger,
    When,
)

REFUSAL = """
    Norland  Norland  PROPN  NNP  5  nsubj
    will     will     AUX    MD   5  aux
    not      not      PART   RB   5  advmod
    yet      yet      ADV    RB   5  advmod
    impose   impose   VERB   VB   10 ccomp
    sanctions sanction NOUN  NNS  5  obj
    on       on       ADP    IN   8  case
    Sudmark  Sudmark  PROPN  NNP  5  obl
    ,        ,        PUNCT  ,    10 punct
    said     say      VERB   VBD  0  root
    Anna     Anna     PROPN  NNP  10 nsubj
    Holm     Holm     PROPN  NNP  11 flat
    .        .        PUNCT  .    10 punct
"""
NOTHING = """
    It     it    PRON  PRP  2  nsubj
    rained rain  VERB  VBD  0  root
    .      .     PUNCT .    2  punct
"""
NAMES = [("Norland", "LOC"), ("Sudmark", "LOC"), ("Anna Holm", "PER")]


def explained() -> Coding:
    """A refused sanction in the minister's voice, and a sentence that holds nothing."""
    coding = make_coding(REFUSAL, NOTHING, names=NAMES)
    text = coding.article.text

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    entities = (
        Entity(id="e1", kind="country", name="Norland", country="NOR"),
        Entity(id="e2", kind="country", name="Sudmark", country="SUD"),
        Entity(id="e3", kind="person", name="Anna Holm", country="NOR", sectors=("GOV",), office="interior minister"),
    )
    mentions = tuple(
        Mention(id=f"m{entity.id}", span=at(entity.name), head=head, kind="name", entity=entity.id,
                evidence=(Evidence("entity", rule, at(entity.name), score),))
        for entity, head, rule, score in zip(
            entities, (0, 7, 10), ("country.NOR", "country.SUD", "person.model"), (None, None, 0.83), strict=True
        )
    )  # fmt: skip
    claim = Claim(
        id="c1", speaker="me3", source=at("Anna Holm"), cue=at("said"), content=Span(0, at(",").start),
        quotation="indirect", rule="cue.say",
    )  # fmt: skip
    day = When(start=dt.date(2024, 5, 15), end=dt.date(2024, 5, 15), text=None, basis="published")
    draft = Draft(
        id="d1", sentence=1, trigger=at("impose sanctions"), predicate=4, event="SANCTION", actors=("me1",),
        recipients=("me2",), status="negated", claims=("c1",), date=day, confidence=0.9,
        evidence=(
            Evidence("event", "sanction.impose", at("impose sanctions")),
            Evidence("actors", "slot.subject", at("Norland")),
            Evidence("recipients", "slot.on", at("Sudmark")),
            Evidence("status", "negation.not", at("not")),
            Evidence("speakers", "cue.say", at("said")),
            Evidence("date", "date.published"),
            Evidence("weather", "future.field", at("rained")),
        ),
    )  # fmt: skip
    return replace(
        coding, entities=entities, mentions=mentions, claims=(claim,), drafts=(draft,), events=(finish(coding, draft),)
    )


def finish(coding: Coding, draft: Draft) -> Event:
    """The record of the draft above."""
    text = coding.article.text

    def party(words: str, code: str) -> Party:
        start = text.index(words)
        return Party(
            text=words,
            start=start,
            end=start + len(words),
            name=words,
            code=code,
            country=code,
            sectors=(),
            office=None,
        )

    start = text.index("Anna Holm")
    speaker = Speaker(
        text="Anna Holm", name="Anna Holm", code="NOR-GOV", office="interior minister", quotation="indirect",
        cue="said", start=start, end=start + 9,
    )  # fmt: skip
    assert draft.date is not None
    return Event(
        id=draft.id, article=coding.article.id, published=coding.article.published, sentence=1,
        text=coding.analysis.sentences[0].span.of(text), event="SANCTION", mode=None, contexts=(),
        quad="material conflict", score=-6.0, cameo="163", actors=(party("Norland", "NOR"),),
        recipients=(party("Sudmark", "SUD"),), third_parties=(), status="negated", historical=False,
        speakers=(speaker,), date=draft.date, place=None, counts={},
        trigger=Trigger(text="impose sanctions", start=draft.trigger.start, end=draft.trigger.end),
        confidence=0.9, evidence=("sanction.impose",), story=None, coder="diurna test",
    )  # fmt: skip
