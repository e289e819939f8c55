"""Reviews as gold that `diurna evaluate records` reads, and the texts that it asks for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.errors import ReviewError
from diurna.records import Article, Span
from diurna.records.review import Item, Sample
from diurna.review.judgements import Judgement, Standing, standings_of
from diurna.scoring.gold import GoldArticle, GoldEvent, event_json, text_hash
from diurna.store import Store
from diurna.store.reviews import acts_of, items_of, texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReview:
    """Gold made of a review: articles, their texts by file name, and what was left out, by reason."""

    articles: tuple[GoldArticle, ...]
    texts: Mapping[str, str]
    records: int
    left_out: Mapping[str, int]


def make_gold(store: Store, sample: Sample, *, reviewer: str | None = None) -> GoldReview:
    """Turn a review into gold articles, of one reviewer, or of all where they are of one mind.

    An article of which every record is judged and that was read in full is gold as a whole; of any other only the
    triggers that were judged are (`within`, one a record), so that precision can be measured on them and recall can not. A record of
    which a field is left open (unsure, or wrong without a correction), or on which reviewers differ, is left out.
    """
    items = items_of(store, sample.id)
    standings = standings_of(acts_of(store, sample.id))
    if reviewer is not None:
        standings = {name: one for name, one in standings.items() if name == reviewer}
    if not standings:
        raise ReviewError(f"sample {sample.id}: nothing is judged yet{f' by {reviewer}' if reviewer else ''}.")
    texts = texts_of(store, sorted({item.version for item in items}))
    left_out: dict[str, int] = {}
    made, records = [], 0
    for version, mine in _by_version(items).items():
        article, count = _article(mine, texts[version], f"{version}.txt", standings, left_out)
        if article is not None:
            made.append(article)
            records += count
    kept = {article.file for article in made}
    return GoldReview(
        articles=tuple(made),
        texts={f"{version}.txt": article.text for version, article in texts.items() if f"{version}.txt" in kept},
        records=records,
        left_out=left_out,
    )


def write_texts(gold: GoldReview, folder: Path) -> int:
    """Write the texts of gold articles into a folder, by file name; returns how many. Raises `ReviewError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in gold.texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ReviewError(f"{folder}: cannot be written ({error.strerror}). Choose another folder.") from error
    return len(gold.texts)


def _by_version(items: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.version, []).append(item)
    return found


def _article(
    items: Sequence[Item], article: Article, file: str, standings: Mapping[str, Standing], left_out: dict[str, int]
) -> tuple[GoldArticle | None, int]:
    """The gold of one text, None where nothing of it is judged; and how many records it judges."""
    events: list[GoldEvent] = []
    judged: list[Span] = []
    records = 0
    whole = any(item.record is None for item in items)
    for item in items:
        if item.record is None:
            read, missed = _missed(item, standings, left_out)
            whole = whole and read
            events += missed
            judged += [event.trigger for event in missed]
            continue
        told = [one.judged[item.number] for one in standings.values() if item.number in one.judged]
        try:
            event = agreed(item, told)
        except ReviewError as error:
            whole = False
            if told:
                reason = str(error)
                left_out[reason] = left_out.get(reason, 0) + 1
            continue
        records += 1
        judged.append(Span(item.record.trigger.start, item.record.trigger.end))
        if event is not None:
            events.append(event)
    if not judged and not whole:
        return None, 0
    made = GoldArticle(
        file=file,
        sha256=text_hash(article.text),
        split="dev",
        published=article.published,
        events=tuple(sorted(events, key=lambda event: (event.trigger.start, event.trigger.end))),
        within=None if whole else tuple(sorted(judged)),
    )
    return made, records


def agreed(item: Item, told: Sequence[Judgement]) -> GoldEvent | None:
    """The event that all reviewers of a record have, None for no event; raises `ReviewError` where they have none."""
    assert item.record is not None
    if not told:
        raise ReviewError("not judged")
    given = []
    for judgement in told:
        try:
            given.append(judgement.gold(item.record))
        except ReviewError as error:
            raise ReviewError("a field is wrong or unsure, and not corrected") from error
    if any(one != given[0] for one in given):
        raise ReviewError("reviewers differ")
    return given[0]


def _missed(item: Item, standings: Mapping[str, Standing], left_out: dict[str, int]) -> tuple[bool, list[GoldEvent]]:
    """Whether an article was read in full with one result, and what was missed in it."""
    readers = [one for one in standings.values() if item.number in one.read]
    if not readers:
        return False, []
    told = [
        {json.dumps(event_json(one.event)): one.event for one in each.missed.get(item.number, [])} for each in readers
    ]
    common = set.intersection(*(set(one) for one in told))
    differ = len(set.union(*(set(one) for one in told))) - len(common)
    if differ:
        reason = "missed events that only some reviewers enter"
        left_out[reason] = left_out.get(reason, 0) + differ
    return not differ, [event for key, event in told[0].items() if key in common]
