"""Event types with the parties given, scored against gold: accuracy, macro-F1, and the four quad classes."""

import json
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diurna.ontology import plover
from diurna.records import Span
from diurna.scoring.gold import GoldArticle
from diurna.scoring.lines import GoldFile

# Sets made before PLOVER parted the two have one class for both.
YIELD = "YIELD"
YIELDS = frozenset({"RETREAT", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class TypeCase:
    """A text with an actor and a recipient, None where it is not marked, and the type of the event between them.

    `trigger` are the words that name the event, None where the set does not mark them.
    """

    id: str
    text: str
    actor: Span | None
    recipient: Span | None
    event: str
    trigger: Span | None = None


def read_type_cases(path: Path) -> list[TypeCase]:
    """Read cases, JSON Lines with sentence, source_spans, target_spans and gold_root; raises `GoldError` with all faults."""
    file = GoldFile(path)
    cases = list(file.objects(case_of, "expected sentence, source_spans, target_spans and gold_root."))
    if not cases and not file.faults:
        file.fault(1, "no case in the file. Expected JSON Lines, one marked sentence a line.")
    file.check()
    return cases


def gold_cases(article: GoldArticle, text: str) -> list[TypeCase]:
    """The events of a gold article as cases, each with its first actor and recipient, and the words that name it."""
    return [
        TypeCase(
            id=f"{article.file}:{event.trigger.start}",
            text=text,
            actor=event.actors[0].span if event.actors else None,
            recipient=event.recipients[0].span if event.recipients else None,
            event=event.event,
            trigger=event.trigger,
        )
        for event in article.events
    ]


def is_gold(path: Path) -> bool:
    """Whether a file is one of gold articles, as its first line shows."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            row = json.loads(next((line for line in lines if line.strip()), ""))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "events" in row and "sha256" in row


def case_of(row: Mapping[str, object]) -> TypeCase:
    """One case from its JSON; of several marked places the first counts."""
    text, event = row["sentence"], row["gold_root"]
    if not isinstance(text, str) or not isinstance(event, str):
        raise TypeError("sentence and gold_root must be text")
    if event != YIELD and event not in plover().events:
        raise ValueError(f"gold_root {event!r} is no type of PLOVER")
    source, target = row["source_spans"], row["target_spans"]
    actor = Span(*source[0]) if source else None  # type: ignore[index]
    recipient = Span(*target[0]) if target else None  # type: ignore[index]
    for span in (actor, recipient):
        if span is not None and not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"{span} lies outside the sentence")
    return TypeCase(str(row.get("id", "")), text, actor, recipient, event)


def score_types(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Figures of (gold, found) types: accuracy, macro-F1 over gold's classes, and macro-F1 over the four quad classes.

    Where gold has YIELD, a found RETREAT or CONCEDE is that.
    """
    merged = any(gold == YIELD for gold, _ in pairs)
    told = [(gold, YIELD if merged and found in YIELDS else found) for gold, found in pairs]
    quads = [(quad_of(gold), quad_of(found)) for gold, found in told]
    return {
        "accuracy": sum(gold == found for gold, found in told) / len(told),
        "macro_f1": macro_f1(told),
        "quad_macro_f1": macro_f1(quads),
    }


def quad_of(event: str) -> str:
    """The quad class of a type; YIELD, which is of two, counts as RETREAT's, and no event is a class of its own."""
    if event == YIELD:
        return plover().quad("RETREAT")
    return plover().quad(event) if event in plover().events else event


def macro_f1(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """The mean F1 over the classes that gold has."""
    right = Counter(gold for gold, found in pairs if gold == found)
    gold, found = Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    return sum(2 * right[kind] / (gold[kind] + found[kind]) for kind in gold) / len(gold)


def confusions(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    """Gold type, found type and how often, where they differ, most often first."""
    wrong = Counter((gold, found) for gold, found in pairs if gold != found and not (gold == YIELD and found in YIELDS))
    return ((gold, found, count) for (gold, found), count in wrong.most_common())
