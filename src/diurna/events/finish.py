"""The last stage: drafts to event records, whole in themselves, with their confidence."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from diurna.events.background import with_shared_background
from diurna.events.confidence import Calibration, shipped_calibration, signals_of
from diurna.lexicons.tables import fingerprint
from diurna.ontology import Ontology, plover
from diurna.records import Coding, Draft, Event, Mention, Party, Speaker, Trigger, When
from diurna.version import VERSION


class FinishEvents:
    """Adds events: quotes the words, and looks up quad class, score and CAMEO code."""

    name = "records"
    needs = frozenset({"analysis", "entities", "mentions", "claims", "drafts", "drafts.status", "drafts.date"})
    adds = frozenset({"events"})

    def __init__(
        self,
        ontology: Ontology | None = None,
        lexicons: Sequence[str] = (),
        calibration: Calibration | None = None,
    ) -> None:
        """Look up in an ontology; `lexicons` are the identities of custom ones, which records name after the
        shipped, and after these the custom ontology.
        """
        self.ontology = ontology or plover()
        self.calibration = calibration or shipped_calibration()
        named = [f"ontology {self.ontology.identity}"] if self.ontology.identity else []
        self.lexicons = " + ".join((fingerprint(), *lexicons, *named))

    def __call__(self, coding: Coding) -> Coding:
        """Write one event for every draft, now that all is known with its confidence.

        What only stages need of the analysis is not kept.
        """
        coding = replace(coding, drafts=with_shared_background(coding))
        drafts = tuple(
            replace(draft, confidence=self.calibration.confidence(signals_of(coding, draft))) for draft in coding.drafts
        )
        events = tuple(self._event(coding, draft) for draft in drafts)
        analysis = replace(coding.analysis, facts=(), vectors=())
        return replace(coding, analysis=analysis, drafts=drafts, events=events)

    def _event(self, coding: Coding, draft: Draft) -> Event:
        text = coding.article.text
        sentence = coding.analysis.sentence_of(coding.analysis.tokens[draft.predicate])
        return Event(
            id=draft.id,
            article=coding.article.id,
            published=coding.article.published,
            sentence=draft.sentence,
            text=sentence.span.of(text),
            event=draft.event,
            mode=draft.mode,
            contexts=draft.contexts,
            quad=self.ontology.quad(draft.event),
            score=self.ontology.score(draft.event, draft.mode),
            cameo=self.ontology.nearest_cameo(draft.event, draft.mode, draft.contexts),
            actors=make_parties(coding, draft.actors, day_of(draft)),
            recipients=make_parties(coding, draft.recipients, day_of(draft)),
            third_parties=make_parties(coding, draft.third_parties, day_of(draft)),
            status=draft.status,
            historical=draft.historical,
            speakers=make_speakers(coding, draft.claims),
            date=draft.date
            or When(start=coding.article.published, end=coding.article.published, text=None, basis="published"),
            place=draft.place,
            counts=draft.counts,
            trigger=Trigger(text=draft.trigger.of(text), start=draft.trigger.start, end=draft.trigger.end),
            confidence=draft.confidence,
            evidence=tuple(dict.fromkeys(evidence.rule for evidence in draft.evidence)),
            story=None,
            coder=f"diurna {VERSION} model {coding.analysis.engine} lexicons {self.lexicons}"
            + (f" gazetteer {coding.gazetteer}" if coding.gazetteer else ""),
        )


def day_of(draft: Draft) -> dt.date | None:
    """The day on which the text says that an event began; None where only the day of publication is known."""
    return draft.date.start if draft.date is not None and draft.date.basis != "published" else None


def make_parties(coding: Coding, mentions: Sequence[str], day: dt.date | None = None) -> tuple[Party, ...]:
    """The parties that mentions stand for, in the offices of that day; one that stands for several gives each."""
    return tuple(party for mention_id in mentions for party in parties_of(coding, coding.mention(mention_id), day))


def parties_of(coding: Coding, mention: Mention, day: dt.date | None = None) -> list[Party]:
    """The party or parties behind one mention ("the two leaders"), as they were on a day."""
    entity = coding.entity(mention)
    if day is not None:
        entity = entity.on(day)
    members = [entity]
    if entity.members:
        members = [other for other in coding.entities if other.id in entity.members] or [entity]
    return [
        Party(
            text=mention.span.of(coding.article.text),
            start=mention.span.start,
            end=mention.span.end,
            name=member.name,
            code=member.code,
            country=member.country,
            sectors=member.sectors,
            office=member.office,
        )
        for member in members
    ]


def make_speakers(coding: Coding, claims: Sequence[str]) -> tuple[Speaker, ...]:
    """The speakers of an event's claims, nearest first; a claim whose speaker the article hides gives none."""
    speakers = []
    for claim in map(coding.claim, claims):
        if claim.source is None:
            continue
        mention = coding.mention(claim.speaker) if claim.speaker else None
        entity = coding.entity(mention) if mention else None
        words = claim.source.of(coding.article.text)
        speakers.append(
            Speaker(
                text=words,
                name=entity.name if entity else words,
                code=entity.code if entity else None,
                office=entity.office if entity else None,
                quotation=claim.quotation,
                cue=claim.cue.of(coding.article.text),
                start=claim.source.start,
                end=claim.source.end,
                stance=claim.stance,
            )
        )
    return tuple(speakers)
