"""Event records scored against gold articles: alignment, precision, recall and F1 of each field, with intervals.

A record and a gold event are taken for one where their triggers overlap; else where they stand near each other, have
one type and share a party. Each is used once, those of one type first. All fields but `found` are judged on what is so
aligned, over all records (precision) and all gold events (recall).
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.records import Event, Span
from diurna.scoring.gold import GoldArticle, GoldEvent, GoldParty
from diurna.scoring.pairing import pair_closest

FIELDS = ("found", "type", "actor", "recipient", "all", "status", "speaker", "date", "place")
NEAR = 200  # characters between two triggers of one sentence
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: how many records and gold events it has, and how many pairs are right in each field."""

    records: int
    gold: int
    right: Counter[str]


def score_article(events: Sequence[Event], gold: GoldArticle) -> Scored:
    """Align an article's records with gold, and judge each field of what is aligned."""
    right: Counter[str] = Counter()
    for event, wanted in align(events, gold.events):
        right.update(judge(event, wanted))
    return Scored(len(events), len(gold.events), right)


def align(events: Sequence[Event], gold: Sequence[GoldEvent]) -> list[tuple[Event, GoldEvent]]:
    """Pairs of record and gold event, each used once: those of one type before others, overlapping triggers first."""
    candidates = []
    for i, event in enumerate(events):
        for j, wanted in enumerate(gold):
            over = Span(event.trigger.start, event.trigger.end).overlaps(wanted.trigger)
            alike = event.event == wanted.event
            near = abs(event.trigger.start - wanted.trigger.start) < NEAR
            if over or (alike and near and shares_party(event, wanted)):
                distance = abs(event.trigger.start - wanted.trigger.start)
                candidates.append((not (over and alike), not over, distance, i, j))
    return [(events[i], gold[j]) for i, j in pair_closest(candidates)]


def shares_party(event: Event, wanted: GoldEvent) -> bool:
    """Whether a record and a gold event have a party in common, by its words or its code."""
    gold = [*wanted.actors, *wanted.recipients]
    return any(
        Span(party.start, party.end).overlaps(one.span) or (party.code is not None and party.code == one.code)
        for party in (*event.actors, *event.recipients)
        for one in gold
    )


def judge(event: Event, wanted: GoldEvent) -> list[str]:
    """The fields in which a record is right, besides being found."""
    right = ["found"]
    kind = event.event == wanted.event
    actor = same_codes([party.code for party in event.actors], wanted.actors)
    recipient = same_codes([party.code for party in event.recipients], wanted.recipients)
    right += ["type"] * kind + ["actor"] * actor + ["recipient"] * recipient
    right += ["all"] * (kind and actor and recipient)
    right += ["status"] * (event.status == wanted.status)
    spoken = [Span(one.start, one.end) for one in event.speakers]
    if wanted.speakers:
        right += ["speaker"] * any(one.overlaps(wanted.speakers[0]) for one in spoken[:1])
    else:
        right += ["speaker"] * (not spoken)
    if wanted.date is None:
        right += ["date"] * (event.date.basis == "published")
    else:
        right += ["date"] * ((event.date.start, event.date.end) == wanted.date)
    if wanted.place is None or event.place is None:
        right += ["place"] * (wanted.place is None and event.place is None)
    else:
        right += ["place"] * (event.place.country == wanted.place.code)
    return right


def same_codes(found: Sequence[str | None], wanted: Sequence[GoldParty]) -> bool:
    """Whether parties have the codes of gold, or, where these are many, at least half of both together."""
    ours, theirs = {code or "-" for code in found}, {party.code or "-" for party in wanted}
    if not ours and not theirs:
        return True
    return len(ours & theirs) / len(ours | theirs) >= 0.5


def figures_of(articles: Sequence[Scored]) -> dict[str, float]:
    """Precision, recall and F1 of each field over articles; 0 where there is nothing to divide by."""
    records, gold = sum(one.records for one in articles), sum(one.gold for one in articles)
    figures = {}
    for field in FIELDS:
        right = sum(one.right[field] for one in articles)
        figures[f"{field}_precision"] = right / records if records else 0.0
        figures[f"{field}_recall"] = right / gold if gold else 0.0
        figures[f"{field}_f1"] = 2 * right / (records + gold) if records + gold else 0.0
    return figures


def intervals(articles: Sequence[Scored], *, draws: int = DRAWS, seed: int = 1) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each figure, by drawing articles with replacement (percentile bootstrap)."""
    rng = random.Random(seed)
    drawn = [figures_of(rng.choices(articles, k=len(articles))) for _ in range(draws)]
    out = {}
    for name in drawn[0]:
        values = sorted(one[name] for one in drawn)
        out[name] = (values[round(0.025 * (draws - 1))], values[round(0.975 * (draws - 1))])
    return out
