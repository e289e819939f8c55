"""What the detector learns from: lines of annotated texts, read by the rules, with the events that people found in them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from diurna.actors.learned_codes import clues_of, near_countries, setting_of
from diurna.actors.stage import ResolveActors
from diurna.articles import article_from_text
from diurna.coder import DEFAULT_STAGES
from diurna.errors import InputError
from diurna.events.detector_clues import Line, lines_of
from diurna.events.extract import ExtractEvents
from diurna.events.predicates import find_predicates
from diurna.language.marks import encoder_words
from diurna.lexicons.events import event_lexicon
from diurna.lexicons.sectors import SECTORS
from diurna.records import Analysis, Coding, Entity, Mention, Span
from diurna.scoring.annotations import make
from diurna.scoring.gold import GoldArticle, GoldEvent, GoldParty, read_gold, text_hash
from diurna.training.events import NONE, ComposedEvent, read_events
from diurna.training.free_texts import free_texts

TOGETHER = 12  # composed sentences that are read as one article
HEADLINE = "A day in brief"
KEPT_OUT = 5  # every fifth composed article trains nothing
HELD_OUT = 3  # every third article of a gold set that confidence is fitted on trains nothing
# Composed articles from which only days and places learn: these read what the detector makes of an article that it never saw, as they
# do of news. Codes gain nothing by them (docs/training.md).
UNSEEN = ("zd", "ze")
KEPT = "kept out, "  # before the names of sources that train nothing
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a line: places of its predicate and of its parties' heads; `event` is PLOVER's type."""

    predicate: int
    event: str
    actors: frozenset[int]
    recipients: frozenset[int]


@dataclass(frozen=True, slots=True)
class Coded:
    """A party that somebody coded: its head's place in the line, what the rules found of it, and its sector, "" for none."""

    place: int
    facts: NDArray[np.float32]
    sector: str


@dataclass(frozen=True, slots=True)
class Example:
    """A line with its words as the encoder reads them, all its events, and the parties whose codes are known."""

    line: Line
    words: Sequence[str]
    told: tuple[Told, ...]
    coded: tuple[Coded, ...] = ()


class Reader:
    """Reads annotated texts with the stages up to the rules' drafts."""

    def __init__(self) -> None:
        front = DEFAULT_STAGES[: DEFAULT_STAGES.index(ExtractEvents)]
        stages = [ResolveActors(learned=None) if make is ResolveActors else make() for make in front]
        self.stages = (*stages, ExtractEvents(detector=None))
        self.lexicon = event_lexicon()

    def examples(self, text: str, events: Sequence[GoldEvent], published: dt.date | None = None) -> Iterator[Example]:
        """The lines of a text; none where it is no article."""
        try:
            coding = Coding(article_from_text(text, published=published))
        except InputError:
            return
        for stage in self.stages:
            coding = stage(coding)
        parties = list(coded_parties(coding, events))
        for line in lines_of(coding, find_predicates(coding, self.lexicon), coding.drafts):
            tokens = coding.analysis.tokens[line.first : line.first + len(line)]
            told = (told_of(event, line, coding.analysis) for event in events)
            words = encoder_words(text, [token.span for token in tokens])
            here = (replace(one, place=one.place - line.first) for one in parties)
            coded = tuple(one for one in here if 0 <= one.place < len(line))
            yield Example(line, words, tuple(one for one in told if one is not None), coded)


def coded_parties(coding: Coding, events: Sequence[GoldEvent]) -> Iterator[Coded]:
    """The coded parties of an article, each mention with a sector once; places are those of tokens in the article."""
    setting, near = setting_of(coding), near_countries(coding)
    seen = set()
    for entity, mention, mentions, code in annotated_parties(coding, events):
        sector = code_parts(code)[1]
        if code and (mention.id, sector) not in seen:
            seen.add((mention.id, sector))
            clues = clues_of(coding, entity, mention, mentions, setting, near[mention.id])
            yield Coded(mention.head, clues.facts, sector)


def annotated_parties(
    coding: Coding, events: Sequence[GoldEvent]
) -> Iterator[tuple[Entity, Mention, Sequence[Mention], str | None]]:
    """Of an article, each mention that is an annotated party: its entity, itself, all of the entity's, and each code that it was given."""
    entities = {entity.id: entity for entity in coding.entities}
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in coding.mentions:
        by_entity[mention.entity].append(mention)
    seen = set()
    for party in (party for event in events for party in (*event.actors, *event.recipients)):
        found = mention_of(coding, party)
        if found is not None and (found.id, party.code) not in seen:
            seen.add((found.id, party.code))
            yield entities[found.entity], found, by_entity[found.entity], party.code


def mention_of(coding: Coding, party: GoldParty) -> Mention | None:
    """The mention that shares most characters with a party's words, the earliest of several."""
    found = [
        (min(one.span.end, party.span.end) - max(one.span.start, party.span.start), -index, one)
        for index, one in enumerate(coding.mentions)
        if one.span.overlaps(party.span)
    ]
    return max(found, key=lambda pair: pair[:2])[2] if found else None


def code_parts(code: str | None) -> tuple[str, str]:
    """Country (or short name) and first sector of a code, "" for what it lacks."""
    parts = (code or "").split("-")
    if parts[0] in SECTORS:
        return "", parts[0]
    second = parts[1] if len(parts) > 1 else ""
    return parts[0], second if second in SECTORS else ""


def told_of(event: GoldEvent, line: Line, analysis: Analysis) -> Told | None:
    """An annotated event as its line's words have it; None where it is not of this line.

    It is learned at the predicate of the rules' draft whose trigger shares a word with its own, if there is one.
    """
    trigger = places_in(event.trigger, line, analysis)
    if not trigger:
        return None
    drafted = (place for place, draft in line.drafts.items() if draft.trigger & set(trigger))
    own = head_of(trigger, line)
    predicate = own if own in line.drafts else next(drafted, own)

    def heads(parties: Sequence[GoldParty]) -> frozenset[int]:
        found = (places_in(party.span, line, analysis) for party in parties)
        return frozenset(head_of(places, line) for places in found if places)

    return Told(predicate, event.event, heads(event.actors), heads(event.recipients))


def places_in(span: Span, line: Line, analysis: Analysis) -> list[int]:
    """The places that words of a span have in a line."""
    indices = (token.index - line.first for token in analysis.tokens_in(span))
    return [place for place in indices if 0 <= place < len(line)]


def head_of(places: Sequence[int], line: Line) -> int:
    """The first of some words that hangs from none of the others."""
    return next((place for place in places if line.heads[place] not in places), places[0])


def composed_sentences(reader: Reader, files: Sequence[Path]) -> Iterator[Example]:
    """The lines of composed sentences, a dozen an article."""
    for path in files:
        every = read_events(path)
        for start in range(0, len(every), TOGETHER):
            text, events = f"{HEADLINE}\n\n", []
            for sentence in every[start : start + TOGETHER]:
                events += [moved(event, len(text)) for event in sentence.events if event.kind != NONE]
                text += f"{sentence.text}\n\n"
            yield from list(reader.examples(text, events))[1:]


def moved(event: ComposedEvent, shift: int) -> GoldEvent:
    """A composed event as one of a text in which its sentence begins at `shift`."""

    def parties(spans: Sequence[Span]) -> tuple[GoldParty, ...]:
        return tuple(GoldParty(Span(span.start + shift, span.end + shift), None) for span in spans)

    return GoldEvent(
        event=event.kind,
        mode=event.mode or None,
        trigger=Span(event.trigger.start + shift, event.trigger.end + shift),
        actors=parties(event.actors),
        recipients=parties(event.recipients),
        status=event.status,
        historical=False,
        speakers=(),
        date=None,
        place=None,
    )


def composed_gold(folder: Path, *, kept_out: bool = False) -> Iterator[tuple[GoldArticle, str]]:
    """Composed articles with their texts: those that train, or those kept out."""
    for number, article in enumerate(make(folder, folder, {}, frozenset())):
        if kept_out == (number % KEPT_OUT == 0):
            yield article, checked(article, (folder / article.file).read_text(encoding="utf-8"))


def composed_sources(*, unseen: bool = True) -> Iterator[tuple[str, GoldArticle, str]]:
    """The composed articles with their texts and the name of their source, behind `KEPT` for those that train nothing; with or
    without those that train no detector.
    """
    for kept_out in (False, True):
        for article, text in composed_gold(Path("training/articles"), kept_out=kept_out):
            if article.file.startswith(UNSEEN) and not unseen:
                continue
            yield f"{KEPT if kept_out else ''}composed", article, text


def gold_sources(data: Path, wire: Path) -> Iterator[tuple[str, GoldArticle, str]]:
    """The articles of the gold sets' dev halves, likewise."""
    for name, folder in (("news", data / "news"), ("wikinews", data / "news"), ("wire", wire)):
        found = sorted(read_gold(Path(f"evaluation/gold/{name}.jsonl"), split="dev"), key=lambda one: one.file)
        for number, article in enumerate(found):
            out = name == "wire" or (name == "wikinews" and number % HELD_OUT == 0)
            text = checked(article, (folder / article.file).read_text(encoding="utf-8"))
            yield f"{KEPT if out else ''}{name}", article, text


def read_each(
    read: Callable[[str, GoldArticle, str], list[Row]], sources: Iterable[tuple[str, GoldArticle, str]]
) -> Iterator[Row]:
    """What `read` makes of each source, article and text, in their order, on all cores."""
    with ProcessPoolExecutor() as pool:
        for rows in pool.map(read, *zip(*sources, strict=True), chunksize=8):
            yield from rows


def composed_articles(reader: Reader, folder: Path, *, kept_out: bool = False) -> Iterator[Example]:
    """The lines of composed articles that the detector may learn from: of those that train it, or of those kept out."""
    for article, text in composed_gold(folder, kept_out=kept_out):
        if not article.file.startswith(UNSEEN):
            yield from reader.examples(text, article.events, article.published)


def annotated_articles(reader: Reader, folder: Path, data: Path) -> Iterator[Example]:
    """The lines of free corpora's texts that we annotated."""
    texts = dict(free_texts(data))
    for path in sorted(folder.glob("*.jsonl")):
        for article in read_gold(path):
            yield from reader.examples(checked(article, texts[article.file]), article.events)


def gold_articles(reader: Reader, gold: Path, texts: Path, *, held_out: bool | None = None) -> Iterator[Example]:
    """The lines of a gold set's dev half; all, or with `held_out` those kept out of training, or the others."""
    articles = sorted(read_gold(gold, split="dev"), key=lambda article: article.file)
    for number, article in enumerate(articles):
        if held_out is None or held_out == (number % HELD_OUT == 0):
            text = (texts / article.file).read_text(encoding="utf-8")
            yield from reader.examples(checked(article, text), article.events, article.published)


def checked(article: GoldArticle, text: str) -> str:
    """The text of an annotated article; raises ValueError where it is not the one that was annotated."""
    if text_hash(text) != article.sha256:
        raise ValueError(
            f"{article.file}: not the text that was annotated. Expected the corpora that docs/training.md names."
        )
    return text
