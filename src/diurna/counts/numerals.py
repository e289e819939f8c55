"""Numbers as news writes them, with their bounds: "at least 30", "dozens", "between 20 and 25", "2.5 million"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

UNITS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000, "mn": 1_000_000, "m": 1_000_000, "k": 1_000, "tn": 1_000_000_000_000, "lakh": 100_000,
    "crore": 10_000_000, "dozen": 12, "score": 20,
}  # fmt: skip
# Plurals that say only from how many on: two of them at least.
VAGUE = {
    "dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000,
    "billions": 1_000_000_000,
}  # fmt: skip
# Words in front of a number, longest first, and which of the bounds they leave. "About" tells no bounds of its own: both are
# the number. "Nearly" and "up to" leave the lower one open.
BOTH, LOWER, UPPER = "both", "lower", "upper"
BEFORE: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        (
            (tuple(words.split()), kept)
            for kept, listed in {
                LOWER: "at least|no fewer than|no less than|not less than|a minimum of|more than|over|above|upwards of|upward of|"
                "in excess of|well over|well more than|at the very least|far more than|much more than|exceeding|just over|"
                "slightly more than|a little more than|some more than",
                UPPER: "up to|at most|no more than|not more than|as many as|as much as|fewer than|less than|under|below|nearly|"
                "almost|a maximum of|just under|close to|well under|some up to",
                BOTH: "some|about|around|approximately|roughly|an estimated|estimated|a total of|exactly|only|just|another|"
                "the|all|about some|more or less|precisely|a further|at around|at about|circa|or so|a combined|an additional|"
                "additional|nearly all|reportedly|altogether",
            }.items()
            for words in listed.split("|")
        ),
        key=lambda entry: -len(entry[0]),
    )
)
FEW = {"several": (3, None), "few": (3, None), "couple": (2, 2), "handful": (3, None)}
DIGITS = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([kmKM]|bn|mn|BN|tn)?$")
JOINED = re.compile(r"^(\d[\d,]*)[-–—](\d[\d,]*)$")
DASHES = {"-", "–", "—"}
LARGEST = 10**15  # beyond it, digits are no count of anything


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number told at words `first` to `last` (exclusive): bounds, None where open. `core` is its first numeral."""

    first: int
    last: int
    core: int
    low: int | None
    high: int | None


def find_quantities(words: Sequence[str]) -> Iterator[Quantity]:
    """All numbers of a sentence, left to right, without overlaps.

    >>> next(find_quantities("at least 30 people".split()))
    Quantity(first=0, last=3, core=2, low=30, high=None)
    >>> next(find_quantities("between 20 and 25 soldiers".split()))
    Quantity(first=0, last=4, core=1, low=20, high=25)
    """
    lowered = [word.lower() for word in words]
    at = 0
    while at < len(lowered):
        found = _read_bounds(lowered, at)
        if found is None:
            at += 1
            continue
        first, kept = words_before(lowered, found.first)
        yield _bounded(found, first, kept, lowered)
        at = found.last


def _bounded(found: Quantity, first: int, kept: str, words: Sequence[str]) -> Quantity:
    """A number with what stands in front and behind ("30 or more", "a hundred-odd")."""
    low, high, last = found.low, found.high, found.last
    behind = tuple(words[last : last + 2])
    if behind == ("or", "more"):
        return Quantity(first, last + 2, found.core, low, None)
    if behind in {("or", "fewer"), ("or", "less")}:
        return Quantity(first, last + 2, found.core, None, high)
    if kept == LOWER:
        return Quantity(first, last, found.core, low, None)
    if kept == UPPER and high is not None:
        return Quantity(first, last, found.core, None, high)
    return Quantity(first, last, found.core, low, high)


def words_before(words: Sequence[str], at: int) -> tuple[int, str]:
    """Where the words in front of a number begin, and the bound that they keep."""
    for phrase, kept in BEFORE:
        start = at - len(phrase)
        if start >= 0 and tuple(words[start:at]) == phrase:
            return start, kept
    return at, BOTH


def _read_bounds(words: Sequence[str], at: int) -> Quantity | None:
    """A number, a range or a vague number that begins at a word."""
    if words[at] in {"between", "from"}:
        ranged = _read_range(words, at + 1, {"and", "to", *DASHES})
        return Quantity(at, ranged[2], at + 1, ranged[0], ranged[1]) if ranged else None
    joined = JOINED.match(words[at])
    if joined:
        low, high = (int(part.replace(",", "")) for part in joined.groups())
        low, high, last = _scaled_pair(words, low, high, at + 1)
        return Quantity(at, last, at, low, high) if low < high <= LARGEST else None
    ranged = _read_range(words, at, {"to", "or", *DASHES})
    if ranged:
        return Quantity(at, ranged[2], at, ranged[0], ranged[1])
    vague = _read_vague(words, at)
    if vague:
        return vague
    number = read_number(words, at)
    return Quantity(at, number[1], at, number[0], number[0]) if number else None


def _read_range(words: Sequence[str], at: int, joints: set[str]) -> tuple[int, int, int] | None:
    first = read_number(words, at)
    if first is None or first[1] >= len(words) or words[first[1]] not in joints:
        return None
    second = read_number(words, first[1] + 1)
    if second is None:
        return None
    low, high, last = first[0], second[0], second[1]
    scale = SCALES.get(words[last - 1], 1)
    if low < high and words[last - 1] in SCALES and words[first[1] - 1] not in SCALES and low < 1000 <= scale:
        low *= scale  # "20 to 25 thousand"
    return (low, high, last) if low < high <= LARGEST else None


def _scaled_pair(words: Sequence[str], low: int, high: int, at: int) -> tuple[int, int, int]:
    scale = SCALES.get(words[at]) if at < len(words) and len(words[at]) > 2 else None
    return (low * scale, high * scale, at + 1) if scale else (low, high, at)


def _read_vague(words: Sequence[str], at: int) -> Quantity | None:
    """Numbers told as plurals, and "several": "tens of thousands", "several hundred", "a few dozen"."""
    word = words[at]
    if word in VAGUE:
        low, last = 2 * VAGUE[word], at + 1
        if words[last : last + 1] == ["of"] and last + 1 < len(words) and words[last + 1] in VAGUE:
            low, last = low * VAGUE[words[last + 1]], last + 2
        return Quantity(at, last, at, low, None)
    start = at + 1 if word == "a" and at + 1 < len(words) and words[at + 1] in FEW else at
    if start >= len(words) or words[start] not in FEW:
        return None
    few_low, few_high = FEW[words[start]]
    last = start + 1
    if words[start] in {"couple", "handful"} and words[last : last + 1] == ["of"]:
        last += 1
    scale = 1
    while last < len(words) and words[last] in SCALES and len(words[last]) > 2:
        scale, last = scale * SCALES[words[last]], last + 1  # "several hundred thousand"
    if scale > 1:
        return Quantity(at, last, start, few_low * scale, few_high * scale if few_high else None)
    if words[start] == "few" and start == at:
        return None  # "few people came" tells no number
    return Quantity(at, last, start, few_low, few_high)


def read_number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that begins at a word, and where it ends; None where none does.

    >>> read_number("two hundred and fifty people".split(), 0), read_number(["2.5", "million"], 0)
    ((250, 4), (2500000, 2))
    """
    if at >= len(words):
        return None
    digits = DIGITS.match(words[at])
    if digits:
        return _read_digits(words, at, digits)
    if words[at] in {"a", "an", "half"}:
        return _read_article(words, at)
    return _read_words(words, at)


def _read_digits(words: Sequence[str], at: int, digits: re.Match[str]) -> tuple[int, int] | None:
    whole, fraction, scale = digits.groups()
    if len(whole.replace(",", "")) > 15:
        return None
    value = float(whole.replace(",", "") + (fraction or ""))
    last = at + 1
    if scale:
        value *= SCALES[scale.lower()]
    while last < len(words) and words[last] in SCALES and (len(words[last]) > 1 or fraction):
        value *= SCALES[words[last]]
        last += 1
    if last == at + 1 and fraction and not scale:
        return None  # "2.5" is no count
    return (round(value), last) if value <= LARGEST else None


def _read_article(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Scales counted with an article: "a hundred", "a dozen", "half a million"."""
    half = words[at] == "half" or words[at : at + 2] == ["a", "half"]
    start = at + 1
    while start < len(words) and words[start] in {"a", "an", "half", "-"} and start < at + 3:
        start += 1
    if start >= len(words) or words[start] not in SCALES or len(words[start]) < 3:
        return None
    value, last = SCALES[words[start]], start + 1
    while last < len(words) and words[last] in SCALES and len(words[last]) > 2:
        value *= SCALES[words[last]]
        last += 1
    return (value // 2 if half else value), last


def _read_words(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number in words: "twenty-five", "three hundred and ten thousand"."""
    total = current = 0
    last, seen = at, False
    while last < len(words):
        parts = words[last].split("-")
        if all(part in UNITS or part in TENS for part in parts):
            current += sum(UNITS.get(part, TENS.get(part, 0)) for part in parts)
            seen = True
        elif seen and words[last] in SCALES and len(words[last]) > 2:
            scale = SCALES[words[last]]
            if scale >= 1000:
                total, current = total + max(current, 1) * scale, 0
            else:
                current = max(current, 1) * scale
        elif seen and words[last] in {"and", "-"} and current and (words[last] == "-" or current >= 100):
            following = words[last + 1] if last + 1 < len(words) else ""
            if following not in UNITS and following not in TENS:
                break
        else:
            break
        last += 1
    value = total + current
    return (value, last) if seen and value <= LARGEST else None
