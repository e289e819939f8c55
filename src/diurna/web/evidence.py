"""What set the fields of a record, in words: lexicon entries, rules, the model."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diurna.lexicons.events import Condition, EventEntry, event_lexicon

MODEL = re.compile(r"model\.(?P<event>[a-z]+)\.(?P<score>\d\.\d+)")
POS = {"verb": "the verb", "noun": "the noun", "adj": "the adjective"}
SLOTS = {
    "subj": "its subject", "obj": "its object", "comp": "the clause under it", "iobj": "its indirect object",
    "poss": "whose it is", "clause": "the clause around it",
}  # fmt: skip
# What the first part of a rule's name is about; the most common whole names have words of their own.
FAMILIES = {
    "slot": "Where a party stands", "status": "Whether it happened", "date": "When", "place": "Where", "speech": "Who says so",
    "signature": "What a governing verb does to what it governs", "negation": "Whether it happened",
    "attitude": "How a speaker stands to it", "historical": "Whether it is background", "count": "How many",
    "tense": "Whether it happened", "conditional": "Whether it happened", "modal": "Whether it happened",
    "plover": "A rule of the codebook",
}  # fmt: skip
KNOWN = {
    "status.default": "nothing says otherwise, so it happened",
    "date.published": "no day is given; the day of publication stands in",
    "date.weekday": "a day of the week, counted from the day of publication",
    "date.governing-clause": "the day of the clause around it",
    "date.same-happening": "the day that the article gives for the same happening elsewhere",
    "historical.long-past": "it lies well before the article's news",
    "negation.not": "“not”",
    "place.dateline": "the dateline",
    "place.same-happening": "the place that the article gives for the same happening elsewhere",
}
MOST_WORDS = 8  # of a condition that are named


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that set a field: the id in the record's evidence, what it is about, and what it says."""

    rule: str
    about: str
    says: str


@cache
def entries() -> Mapping[str, tuple[EventEntry, ...]]:
    """The entries of the event lexicon by id; alike words of one line share it."""
    found: dict[str, list[EventEntry]] = {}
    for alike in event_lexicon().entries.values():
        for entry in alike:
            found.setdefault(entry.id, []).append(entry)
    return {name: tuple(alike) for name, alike in found.items()}


def reasons(evidence: tuple[str, ...]) -> list[Reason]:
    """The evidence of a record in words, in its order."""
    return [reason_of(rule) for rule in evidence]


def reason_of(rule: str) -> Reason:
    """One rule in words; one that is not known by name is told by its family."""
    if rule in entries():
        return Reason(rule, "What was done", entry_words(entries()[rule]))
    model = MODEL.fullmatch(rule)
    if model:
        return Reason(
            rule, "What was done", f"the learned model gives {model['event'].upper()} {float(model['score']):.0%}"
        )
    family, _, rest = rule.partition(".")
    about = FAMILIES.get(family, "Rule")
    if rule in KNOWN:
        return Reason(rule, about, KNOWN[rule])
    if family == "slot":
        slot = rest.split(".")[0]
        return Reason(rule, about, SLOTS.get(slot, f"behind “{slot}”"))
    if family in {"speech", "signature", "attitude"}:
        return Reason(rule, about, f"“{rest.replace('.', ' ')}”")
    return Reason(rule, about, rest.replace(".", ", ").replace("-", " ").replace("_", " "))


def entry_words(alike: tuple[EventEntry, ...]) -> str:
    """An entry of the lexicon: "the verb “impose” with its object “sanction”, “embargo”"."""
    entry = alike[0]
    lemmas = sorted({each.lemma for each in alike})
    parts = [f"{POS.get(entry.pos, entry.pos)} {quoted(lemmas)}"]
    parts += [condition_words(condition) for condition in entry.frame if not condition.negated]
    return " ".join(parts)


def condition_words(condition: Condition) -> str:
    """One condition of a frame."""
    slot = SLOTS.get(condition.kind, "" if condition.kind == "party" else f"“{condition.kind}”")
    if condition.kind == "party":
        return "with another party"
    return f"with {slot} {quoted(sorted(condition.words))}".strip()


def quoted(words: list[str]) -> str:
    """Words in quotation marks, as many as fit."""
    shown = ", ".join(f"“{word}”" for word in words[:MOST_WORDS])
    return f"{shown} …" if len(words) > MOST_WORDS else shown
