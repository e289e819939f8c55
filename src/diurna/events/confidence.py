"""The confidence of a record: the chance that its event, actor and recipient are all right, from how it was found.

A logistic function of a few signals, fitted to our gold articles by `make calibrate`; docs/evaluate.md says how well it
holds. `data/confidence.json` has its weights.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from diurna.records import Coding, Draft

LEAST, MOST = 0.01, 0.99  # no record is surer than that, nor less sure
DETECTOR = "detector."  # what its rules begin with
SOFT = 0.02  # keeps the odds of a probability of 0 or 1 finite

# Few, as the articles that they are weighed by are few: each more (a noun for a predicate, pronouns, distance, length,
# no recipient) made the confidence of articles left out worse.
SIGNALS = (
    "first guess",  # log odds of what the extraction says of its way of finding: verb or noun, framed or bare, or the model
    "model",  # log odds of the type model for the type; not there where the model was not asked
    "detector",  # log odds of the detector that there is an event at all; likewise
    "detected",  # the detector tells of it, not the rules
    "uncoded",  # a party has no code
    "no actor",
    "unreal",  # the status is not "actual"
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the signals, each measured from its mean in units of its spread, and the intercept."""

    intercept: float
    weights: Mapping[str, float]
    means: Mapping[str, float]
    spreads: Mapping[str, float]

    def confidence(self, signals: Mapping[str, float]) -> float:
        """The chance that a record with these signals is right; one that is not there counts as the mean."""
        total = self.intercept + sum(
            weight * (signals[name] - self.means[name]) / self.spreads[name]
            for name, weight in self.weights.items()
            if name in signals
        )
        return round(min(max(1 / (1 + math.exp(-total)), LEAST), MOST), 3)


@cache
def shipped_calibration() -> Calibration:
    """The weights that ship with Diurna."""
    return calibration_from(json.loads((files("diurna.events") / "data" / "confidence.json").read_text("utf-8")))


def calibration_from(row: Mapping[str, Any]) -> Calibration:
    """A calibration from its JSON; a signal that it does not name counts for nothing."""
    signals = row["signals"]
    return Calibration(
        float(row["intercept"]),
        *({name: float(one[key]) for name, one in signals.items()} for key in ("weight", "mean", "spread")),
    )


def signals_of(coding: Coding, draft: Draft) -> dict[str, float]:
    """What a finished draft shows of how sure it is, by the names in `SIGNALS`."""
    parties = [coding.mention(one) for one in (*draft.actors, *draft.recipients)]
    scored = [
        one for one in draft.evidence if one.score is not None and one.field in {"confidence", "event", "detector"}
    ]
    detected = [one.score for one in scored if one.rule.startswith(DETECTOR) and one.score is not None]
    heard = [one.score for one in scored if not one.rule.startswith(DETECTOR) and one.score is not None]
    signals = {
        "first guess": log_odds(draft.confidence),
        "detected": float(any(one.field == "event" and one.rule.startswith(DETECTOR) for one in scored)),
        "uncoded": float(any(coding.entity(mention).code is None for mention in parties)),
        "no actor": float(not draft.actors),
        "unreal": float(draft.status != "actual"),
    }
    said = [("model", heard), ("detector", detected)]
    return signals | {name: log_odds(chances[0]) for name, chances in said if chances}


def log_odds(chance: float) -> float:
    """The log odds of a probability, softened at both ends."""
    return math.log((chance + SOFT) / (1 - chance + SOFT))
