"""Metamorphic tests of records: a sentence told otherwise must give the same records, or records changed as it was.

No gold is needed: only that, say, the passive of a sentence reports the same event as its active. Sentences are made of
templates, countries and persons, and changed in one way at a time; what changed but should not have is a failure.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diurna.errors import GoldError
from diurna.records import Event, Party

COLUMNS = ("id", "construction", "sentence", "passive")
SLOT = re.compile(r"\{([ABCabcPQ])\}")

# (name, adjective, code); names that are other things too, and one that ISO 3166 does not have, are among them.
COUNTRIES: tuple[tuple[str, str, str], ...] = tuple(
    (name, adjective, code)
    for name, adjective, code in (
        line.split("/")
        for line in """Armenia/Armenian/ARM Brazil/Brazilian/BRA Canada/Canadian/CAN Chad/Chadian/TCD Chile/Chilean/CHL
        Egypt/Egyptian/EGY France/French/FRA Georgia/Georgian/GEO India/Indian/IND Japan/Japanese/JPN
        Jordan/Jordanian/JOR Kenya/Kenyan/KEN Kosovo/Kosovar/XKX Mali/Malian/MLI Mexico/Mexican/MEX
        Morocco/Moroccan/MAR Nigeria/Nigerian/NGA Pakistan/Pakistani/PAK Peru/Peruvian/PER Poland/Polish/POL
        Serbia/Serbian/SRB Sweden/Swedish/SWE Turkey/Turkish/TUR Ukraine/Ukrainian/UKR
        Vietnam/Vietnamese/VNM""".split()
    )
)
PERSONS = (
    "Tomas Okoro", "Viktor Lindgren", "Samuel Varga", "Hiroshi Kimura", "Daniel Amadi", "Pedro Quintana", "Karim Haddad",
    "Anton Melnyk", "Joseph Tembo", "Rajiv Menon",
)  # fmt: skip
# Clauses that tell no event: before a sentence, before its full stop, and after a subject that stands first.
BEFORE = ("As heavy rain fell across the region, ", "Although few had expected it, ")
AFTER = (", while the weather remained cold", ", because the deadline had passed")
WITHIN = (", which has a long coast,", ", whose economy is growing,")
DATELINES = ("LISBON (Wire) — ", "HELSINKI, Finland, May 3 (Wire) — ")
BYSTANDER = "The museum's new wing is open every day."
BRITISH = {
    "apologised": "apologized", "authorised": "authorized", "cancelled": "canceled", "criticised": "criticized",
    "defence": "defense", "honoured": "honored", "labour": "labor", "manoeuvres": "maneuvers", "mobilised": "mobilized",
    "programme": "program", "recognise": "recognize", "recognised": "recognized", "tonnes": "tons",
}  # fmt: skip
Filling = Mapping[str, str]
Told = Counter[tuple[str, str | None, tuple[str, ...], tuple[str, ...], str]]


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots, what is special about it, and the same in the passive, "" where there is none."""

    id: str
    construction: str
    sentence: str
    passive: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A text, the same text changed in one way, and the codes that change with it; all others must stay."""

    change: str
    template: str
    construction: str
    before: str
    after: str
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair with the records before (their codes changed as they should be) and after."""

    pair: Pair
    expected: Told
    found: Told

    @property
    def kept(self) -> bool:
        """Whether the records changed exactly as they should."""
        return self.expected == self.found


def read_templates(path: Path) -> list[Template]:
    """Read templates; raises `GoldError` with every line that is none."""
    faults, templates = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#") or line.split("\t") == list(COLUMNS):
            continue
        fields = [*line.split("\t"), ""][: len(COLUMNS)]
        if len(fields) < len(COLUMNS) or not all(fields[:3]) or "{" in SLOT.sub("", "".join(fields[2:])):
            faults.append(
                f"{path.name} line {number}: expected {', '.join(COLUMNS)}, and slots such as {{A}}. Mend it."
            )
            continue
        templates.append(Template(*fields))
    if faults:
        raise GoldError(faults)
    return templates


def make_pairs(templates: Sequence[Template], *, fillings: int, seed: int = 1) -> Iterator[Pair]:
    """All pairs: each template filled so many times, each filling changed in every way that it can be."""
    rng = random.Random(seed)
    for template in templates:
        for _ in range(fillings):
            filling, other = two_fillings(rng)
            text = fill(template.sentence, filling)

            def pair(
                change: str,
                after: str,
                before: str = text,
                template: Template = template,
                codes: dict[str, str] | None = None,
            ) -> Pair:
                return Pair(change, template.id, template.construction, before, after, codes or {})

            if template.passive:
                yield pair("passive", fill(template.passive, filling))
            persons = {slot: other[slot] for slot in "PQ"}
            renamed = {filling[f"{slot} code"]: other[f"{slot} code"] for slot in "ABC"}
            yield pair("countries renamed", fill(template.sentence, {**other, **part(filling, "PQ")}), codes=renamed)
            if "{P}" in template.sentence:
                yield pair("people renamed", fill(template.sentence, {**filling, **persons}))
            yield pair("clause before", rng.choice(BEFORE) + lowered(text))
            yield pair("clause after", text.removesuffix(".") + rng.choice(AFTER) + ".")
            if template.sentence.startswith("{A} "):
                rest = text.removeprefix(filling["A"])
                yield pair("clause within", f"{filling['A']}{rng.choice(WITHIN)}{rest}")
            american = re.sub(r"[a-z]+", lambda found: BRITISH.get(found.group(), found.group()), text)
            if american != text:
                yield pair("American spelling", american)
            for dateline in DATELINES:
                yield pair("dateline", dateline + text)
            yield pair("sentence beside", f"{BYSTANDER} {text}")
            second = fill(rng.choice(templates).sentence, other)
            yield pair("sentence order", f"{second} {text}", f"{text} {second}")


def two_fillings(rng: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """Two fillings of all slots that share no country and no person."""
    countries, persons = rng.sample(COUNTRIES, 6), rng.sample(PERSONS, 4)
    made = []
    for half in range(2):
        filling = {"P": persons[2 * half], "Q": persons[2 * half + 1]}
        for slot, (name, adjective, code) in zip("ABC", countries[3 * half : 3 * half + 3], strict=True):
            filling |= {slot: name, slot.lower(): adjective, f"{slot} code": code}
        made.append(filling)
    return made[0], made[1]


def part(filling: Filling, slots: str) -> dict[str, str]:
    """Some slots of a filling."""
    return {slot: filling[slot] for slot in slots}


def fill(sentence: str, filling: Filling) -> str:
    """A template with its slots filled, and "an" before vowels."""
    text = SLOT.sub(lambda found: filling[found.group(1)], sentence)
    return re.sub(r"\b([Aa]) (?=[AEIO])", r"\1n ", text)


def lowered(text: str) -> str:
    """A sentence as it stands behind a clause: its first word small, unless it is a name."""
    first = text.split(" ", 1)[0]
    common = {"The", "A", "An", "It", "Two", "Three", "Thousands", "Talks", "Sanctions", "Accusing", "Clashes"}
    return text[0].lower() + text[1:] if first in common else text


def records_told(events: Sequence[Event], codes: Mapping[str, str] | None = None) -> Told:
    """What records say, as far as it must not change: type, mode, codes of the parties, status; `codes` are renamed."""

    def side(parties: Sequence[Party]) -> tuple[str, ...]:
        return tuple(sorted({recoded(party.code or "-", codes or {}) for party in parties}))

    return Counter((one.event, one.mode, side(one.actors), side(one.recipients), one.status) for one in events)


def recoded(code: str, codes: Mapping[str, str]) -> str:
    """A party's code with its country renamed: "FRA-GOV" to "MLI-GOV"."""
    country, dash, rest = code.partition("-")
    return f"{codes.get(country, country)}{dash}{rest}"


def run_pairs(pairs: Sequence[Pair], code: Callable[[str], Sequence[Event]]) -> Iterator[Outcome]:
    """Code both texts of each pair, each text once, and hold the records together."""
    known: dict[str, Sequence[Event]] = {}

    def coded(text: str) -> Sequence[Event]:
        if text not in known:
            known[text] = code(text)
        return known[text]

    for pair in pairs:
        yield Outcome(pair, records_told(coded(pair.before), pair.codes), records_told(coded(pair.after)))


def shares(outcomes: Sequence[Outcome], by: Callable[[Outcome], str]) -> dict[str, tuple[int, int]]:
    """For each group, how many pairs whose first text has records kept them, and how many such pairs there are."""
    told = [one for one in outcomes if one.expected]
    groups: dict[str, tuple[int, int]] = {}
    for one in told:
        kept, all_of_them = groups.get(by(one), (0, 0))
        groups[by(one)] = (kept + one.kept, all_of_them + 1)
    return groups
