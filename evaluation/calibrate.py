"""Fit the confidence of records to gold: `make calibrate`, after anything that changes which records are found.

    python evaluation/calibrate.py --gold GOLD TEXTS [--gold GOLD TEXTS] [-o src/diurna/events/data/confidence.json]

Signals of each record (diurna.events.confidence) are weighed by a logistic regression, on the articles of the dev parts of
gold sets that were least mended on and that train nothing, and on our composed articles and sentences that train no model; that
these are right more or less often than articles of the press, a term of its own takes up, which is left out afterwards. Prints how well confidence holds on
articles left out one at a time. No test half is ever read.
"""

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diurna import Article, Coder, Coding, Event
from diurna.articles import article_from_text
from diurna.errors import InputError
from diurna.events.confidence import LEAST, MOST, SIGNALS, signals_of
from diurna.records import Party, Span
from diurna.scoring.calibration import calibration_error, fit_logistic, log_loss, reliability
from diurna.scoring.gold import GoldEvent, read_gold, text_hash
from diurna.scoring.records import align, judge
from diurna.training.annotated import HELD_OUT, composed_gold
from diurna.training.events import HELD_OUT as TOPICS_HELD_OUT
from diurna.training.events import ComposedSentence, read_events

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "src/diurna/events/data/confidence.json"
# Chosen by the log loss of articles left out, among 1, 5 and 20; so were the signals.
PENALTY = 20.0
COMPOSED = "composed"
TRAINED_ON = {"wikinews"}  # gold sets of which every HELD_OUT-th article alone trains nothing


@dataclass(frozen=True, slots=True)
class Row:
    """One record: where it is from (an article, or COMPOSED), its signals in the order of SIGNALS, whether it is right."""

    origin: str
    signals: tuple[float, ...]
    right: bool


def main() -> None:
    """Fit, tell how well it holds, and write."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--gold",
        type=Path,
        nargs=2,
        action="append",
        required=True,
        metavar=("GOLD", "TEXTS"),
        help="a set and its texts",
    )
    parser.add_argument("--composed", type=Path, default=ROOT / "training/events")
    parser.add_argument("--articles", type=Path, default=ROOT / "training/articles")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    args = parser.parse_args()
    coder = Coder()
    gold = [row for path, texts in args.gold for row in gold_rows(coder, path, texts)]
    composed = composed_rows(coder, [args.composed / f"{topic}.txt" for topic in sorted(TOPICS_HELD_OUT)])
    composed += composed_article_rows(coder, args.articles)
    left_out = crossed(gold, composed)
    error, loss = calibration_error(left_out), log_loss(left_out)
    print(f"{len(gold)} records of {len({row.origin for row in gold})} articles, {len(composed)} of composed texts")
    print(f"each article left out in turn: expected calibration error {error:.3f}, log loss {loss:.3f}")
    print("confidence  records  mean  right")
    for row in reliability(left_out):
        print(f"{row.low:.1f} to {row.high:.1f}  {row.records:7}  {row.confidence:.2f}   {row.right:.2f}")
    intercept, weights, means, spreads = fit(gold, composed)
    found = {
        "origin": f"{', '.join(path.name for path, _ in args.gold)}, dev, as far as it trains nothing, and what trains no model of training/events and training/articles",
        "command": "make calibrate",
        "fitted": dt.date.today().isoformat(),
        "records": len(gold),
        "composed": len(composed),
        "error_left_out": round(error, 4),
        "intercept": round(intercept, 4),
        "signals": {
            name: {"weight": round(weight, 4), "mean": round(mean, 4), "spread": round(spread, 4)}
            for name, weight, mean, spread in zip(SIGNALS, weights, means, spreads, strict=True)
        },
    }
    args.output.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"written to {args.output}")


def signals_and_events(coder: Coder, article: Article) -> tuple[dict[str, tuple[float, ...]], Sequence[Event]]:
    """The signals of each record by its id, as the last stage sees them, and the records."""
    coding = Coding(article)
    for stage in coder.stages[:-1]:
        coding = stage(coding)
    seen = {draft.id: signals_of(coding, draft) for draft in coding.drafts}
    whole = {key: tuple(signals.get(name, 0.0) for name in SIGNALS) for key, signals in seen.items()}
    return whole, coder.stages[-1](coding).events


def gold_rows(coder: Coder, gold: Path, texts: Path) -> list[Row]:
    """The records of the dev half, judged as `diurna evaluate records` does."""
    rows = []
    articles = sorted(read_gold(gold, split="dev"), key=lambda one: one.file)
    for article in articles[::HELD_OUT] if gold.stem in TRAINED_ON else articles:
        text = (texts / article.file).read_text(encoding="utf-8")
        if text_hash(text) != article.sha256:
            raise SystemExit(f"{texts / article.file}: not the text that was annotated.")
        rows += article_rows(coder, text, article.published, article.events, article.file)
    return rows


def article_rows(
    coder: Coder, text: str, published: dt.date | None, wanted: Sequence[GoldEvent], origin: str
) -> list[Row]:
    """The records of one article; right where type, actor and recipient are."""
    signals, events = signals_and_events(coder, article_from_text(text, published=published))
    right = {event.id for event, one in align(events, wanted) if "all" in judge(event, one)}
    return [Row(origin, signals[event.id], event.id in right) for event in events]


def composed_article_rows(coder: Coder, folder: Path) -> list[Row]:
    """The records of the composed articles that train nothing."""
    rows = []
    for article, text in composed_gold(folder, kept_out=True):
        rows += article_rows(coder, text, article.published, article.events, COMPOSED)
    return rows


def composed_rows(coder: Coder, files: Sequence[Path]) -> list[Row]:
    """The records of composed sentences; right where an event has their type and their parties' words."""
    rows = []
    for sentence in (sentence for path in files for sentence in read_events(path)):
        try:
            article = article_from_text(sentence.text)
        except InputError:
            continue
        signals, events = signals_and_events(coder, article)
        rows += [Row(COMPOSED, signals[event.id], is_told(event, sentence)) for event in events]
    return rows


def is_told(event: Event, sentence: ComposedSentence) -> bool:
    """Whether a composed sentence has an event with this type and these parties."""
    return any(
        told.kind == event.event and same(event.actors, told.actors) and same(event.recipients, told.recipients)
        for told in sentence.events
    )


def same(parties: Sequence[Party], words: Sequence[Span]) -> bool:
    """Whether parties stand where the words do, or at least half of both sides' together."""
    found = [any(Span(party.start, party.end).overlaps(span) for span in words) for party in parties]
    back = [any(Span(party.start, party.end).overlaps(span) for party in parties) for span in words]
    return 2 * sum(found) >= len(found) and 2 * sum(back) >= len(back) and bool(any(found) or not (found or back))


def crossed(gold: Sequence[Row], composed: Sequence[Row]) -> list[tuple[float, bool]]:
    """The confidence of each gold record by a fit that has not seen its article, and whether it is right."""
    judged = []
    for origin in sorted({row.origin for row in gold}):
        rest = [row for row in gold if row.origin != origin]
        intercept, weights, means, spreads = fit(rest, composed)
        for row in (row for row in gold if row.origin == origin):
            total = intercept + float(np.dot((np.array(row.signals) - means) / spreads, weights))
            judged.append((min(max(1 / (1 + float(np.exp(-total))), LEAST), MOST), row.right))
    return judged


Fitted = tuple[float, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def fit(gold: Sequence[Row], composed: Sequence[Row]) -> Fitted:
    """Intercept, weights, means and spreads; the last column, whether a record is composed, is dropped again."""
    rows = [*gold, *composed]
    signals = np.array([row.signals for row in rows])
    means, spreads = signals.mean(0), signals.std(0) + 1e-9
    domain = np.array([[float(row.origin == COMPOSED)] for row in rows])
    right = np.array([float(row.right) for row in rows])
    intercept, weights = fit_logistic(np.c_[(signals - means) / spreads, domain], right, penalty=PENALTY)
    return intercept, weights[:-1], means, spreads


if __name__ == "__main__":
    main()
