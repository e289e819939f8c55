"""Why the fields of a record are what they are: for each, the rules that set it and the words that they point at."""

from dataclasses import dataclass

from diurna.records import Coding, Event

# The order in which a reader doubts; evidence for any other field follows.
FIELDS = ("status", "speakers", "historical", "event", "mode", "actors", "recipients", "third_parties", "date", "place",
          "counts", "confidence")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """A field and what set it: pairs of a rule and the words that triggered it ("" where no words did)."""

    field: str
    rules: list[tuple[str, str]]


def reasons_of(coding: Coding, event: Event) -> list[Reason]:
    """The reasons for each field of a record that has any; none where only the record is known, as from a store."""
    draft = next((draft for draft in coding.drafts if draft.id == event.id), None)
    if draft is None:
        return []
    found: dict[str, dict[tuple[str, str], None]] = {field: {} for field in FIELDS}
    for proof in draft.evidence:
        words = proof.span.of(coding.article.text) if proof.span else ""
        found.setdefault(proof.field.split(".")[0], {})[proof.rule, words] = None
    return [Reason(field.replace("_", " "), list(rules)) for field, rules in found.items() if rules]
