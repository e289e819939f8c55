"""Event records scored against gold articles: alignment, precision, recall and F1 of each field, with intervals.

A record and a gold event are taken for one where their triggers overlap; else where they stand near each other, have
one type and share a party. Each is used once, those of one type first. All fields but `found` are judged on what is so
aligned, over all records (precision) and all gold events (recall).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diurna.records import Event, Span
from diurna.scoring.calibration import calibration_error
from diurna.scoring.gold import GoldArticle, GoldEvent, GoldParty
from diurna.scoring.intervals import DRAWS, bootstrap
from diurna.scoring.pairing import pair_closest

FIELDS = ("found", "type", "actor", "recipient", "all", "status", "speaker", "date", "place")
NEAR = 200  # characters between two triggers of one sentence


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: how many records and gold events it has, and how many pairs are right in each field.

    `judged` has the confidence of each record, and whether its type, actor and recipient are right.
    """

    records: int
    gold: int
    right: Counter[str]
    judged: tuple[tuple[float, bool], ...] = ()


def score_article(events: Sequence[Event], gold: GoldArticle) -> Scored:
    """Align an article's records with gold, and judge each field of what is aligned.

    Of an article that was not annotated as a whole, only records at the triggers that were judged count.
    """
    if gold.within is not None:
        events = at_triggers(events, gold.within, gold.events)
    right: Counter[str] = Counter()
    whole: set[str] = set()
    for event, wanted in align(events, gold.events):
        fields = judge(event, wanted)
        right.update(fields)
        whole |= {event.id} if "all" in fields else set()
    judged = tuple((event.confidence, event.id in whole) for event in events)
    return Scored(len(events), len(gold.events), right, judged)


def at_triggers(events: Sequence[Event], triggers: Sequence[Span], gold: Sequence[GoldEvent]) -> list[Event]:
    """The records at some triggers, at each no more than it is named: of several the one that is most like gold."""
    candidates = []
    for i, event in enumerate(events):
        near = [wanted for wanted in gold if trigger_of(event).overlaps(wanted.trigger)]
        likeness = max((len(judge(event, wanted)) for wanted in near), default=0)
        for j, trigger in enumerate(triggers):
            if trigger_of(event).overlaps(trigger):
                candidates.append((trigger_of(event) != trigger, -likeness, i, j))
    return [events[i] for i in sorted(i for i, _ in pair_closest(candidates))]


def trigger_of(event: Event) -> Span:
    """Where a record's trigger stands."""
    return Span(event.trigger.start, event.trigger.end)


def align(events: Sequence[Event], gold: Sequence[GoldEvent]) -> list[tuple[Event, GoldEvent]]:
    """Pairs of record and gold event, each used once: those of one type before others, overlapping triggers first."""
    candidates = []
    for i, event in enumerate(events):
        for j, wanted in enumerate(gold):
            over = trigger_of(event).overlaps(wanted.trigger)
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
    """Precision, recall and F1 of each field over articles; 0 where there is nothing to divide by.

    `ece` is the expected calibration error of the records' confidence.
    """
    records, gold = sum(one.records for one in articles), sum(one.gold for one in articles)
    figures = {}
    for field in FIELDS:
        right = sum(one.right[field] for one in articles)
        figures[f"{field}_precision"] = right / records if records else 0.0
        figures[f"{field}_recall"] = right / gold if gold else 0.0
        figures[f"{field}_f1"] = 2 * right / (records + gold) if records + gold else 0.0
    figures["ece"] = calibration_error([pair for one in articles for pair in one.judged])
    return figures


def intervals(articles: Sequence[Scored], *, draws: int = DRAWS, seed: int = 1) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each figure, by drawing articles with replacement."""
    return bootstrap(articles, figures_of, draws=draws, seed=seed)
