"""What set the fields of a record, in words: lexicon entries, rules, the model."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from diurna.lexicons.events import Condition, EventEntry, event_lexicon

MODEL = re.compile(r"model\.(?P<event>[a-z]+)\.(?P<score>\d\.\d+)")
POS = {"verb": "the verb", "noun": "the noun", "adj": "the adjective"}
SLOTS = {
    "subj": "its subject", "obj": "its object", "comp": "the clause under it", "iobj": "its indirect object",
    "poss": "whose it is", "clause": "the clause around it", "prt": "the particle", "mod": "the modifier",
    "xcomp": "the clause under it", "ccomp": "the clause under it",
}  # fmt: skip
WHOLE = {"party": "with another party", "no-obj": "without an object"}  # conditions that have no words
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
    "date.told-on": "the day of the sentence before, with which this one goes on",
    "date.lead": "the day of the article's first sentence",
    "date.named-again": "the day of the happening that its words name again",
    "date.counted-from": "counted from a day named beside it",
    "historical.long-past": "it lies well before the article's news",
    "negation.not": "“not”",
    "place.dateline": "the dateline",
    "place.named-again": "a word for the place that is named elsewhere",
    "place.same-happening": "the place that the article gives for the same happening elsewhere",
}
MOST_WORDS = 5  # of a condition that are named


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


def reasons(evidence: tuple[str, ...], trigger: str = "") -> list[Reason]:
    """The evidence of a record in words, in its order; of an entry's words those that the trigger has come first."""
    return [reason_of(rule, trigger) for rule in evidence]


def reason_of(rule: str, trigger: str) -> Reason:
    """One rule in words; one that is not known by name is told by its family."""
    if rule in entries():
        return Reason(rule, "What was done", entry_words(entries()[rule], trigger))
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


def entry_words(alike: tuple[EventEntry, ...], trigger: str) -> str:
    """An entry of the lexicon: "the verb “impose” with its object “sanction”, “embargo”"."""
    entry = alike[0]
    parts = [f"{POS.get(entry.pos, entry.pos)} {quoted({each.lemma for each in alike}, trigger)}"]
    parts += [condition_words(condition, trigger) for condition in entry.frame if not condition.negated]
    return " ".join(parts)


def condition_words(condition: Condition, trigger: str) -> str:
    """One condition of a frame: "with its object “sanction”", "with “on” or “against”", "without an object"."""
    if condition.either:
        sides = [condition_words(side, trigger).removeprefix("with ") for side in condition.either]
        return f"with {' or '.join(sides)}"
    if condition.kind in WHOLE:
        return WHOLE[condition.kind]
    slot = SLOTS.get(condition.kind, f"“{condition.kind}”")
    return f"with {slot} {quoted(condition.words, trigger)}".strip()


def quoted(words: Iterable[str], trigger: str) -> str:
    """Words in quotation marks, as many as fit, those that the trigger seems to have first.

    >>> quoted({"adopt", "impose", "levy"}, "imposed sanctions")
    '“impose”, “adopt”, “levy”'
    """
    found = trigger.lower().split()
    # Inflection changes the end of most words: "imposed" begins as "impose" does.
    there = {word for word in words if any(each.startswith(word[: max(3, len(word) - 2)]) for each in found)}
    ordered = sorted(words, key=lambda word: (word not in there, word))
    shown = ", ".join(f"“{word}”" for word in ordered[:MOST_WORDS])
    return f"{shown} …" if len(ordered) > MOST_WORDS else shown
