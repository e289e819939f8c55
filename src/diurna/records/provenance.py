"""Provenance: why a value is what it is."""

from dataclasses import dataclass

from diurna.records.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What set one field: `rule` is the id of a lexicon entry or rule ("sanction.impose", "negation.not").

    `span` points at the words that triggered it, None where no words did (a default). `score` is a model's,
    None for a rule.
    """

    field: str
    rule: str
    span: Span | None = None
    score: float | None = None
