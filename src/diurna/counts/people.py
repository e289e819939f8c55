"""How many a noun phrase counts: "at least 30 people", "two soldiers and a civilian", "no one"."""

from collections.abc import Iterator
from dataclasses import dataclass

from diurna.counts.numerals import Quantity, find_quantities
from diurna.records import Coding, Count, Sentence, Span, Token

NOBODY = {"nobody", "none", "no-one", "noone"}
# Nouns that only hold the number or the noun behind "of": "a crowd of 5,000".
HOLDERS = {
    "crowd", "group", "total", "number", "team", "band", "gang", "column", "handful", "couple", "dozen", "score", "hundred",
    "thousand", "million", "billion", "ten", "few", "majority", "member", "force", "contingent", "wave", "influx", "convoy",
    "procession", "party", "delegation", "throng", "mob", "estimate", "fleet",
}  # fmt: skip
# Counted, but no people.
THINGS = frozenset(
    """percent % per year month week day hour minute second time point mile kilometer kilometre km meter metre acre hectare ton
    tonne barrel vehicle car truck tank aircraft plane helicopter drone house home building village town city country state
    district region place site case charge count shot round bullet rocket missile bomb shell cow sheep goat pig chicken bird
    animal dog cat horse cattle whale elephant fish poultry hen duck turkey dollar euro pound yen bill law vote seat job bank
    company business firm school hospital church mosque shop store office party group attack raid strike protest rally camp
    settlement goal game match""".split()
)
PERSONS = frozenset(
    """person man woman child boy girl baby infant teenager toddler adult civilian soldier officer policeman policewoman
    trooper guard protester demonstrator student journalist reporter photographer cameraman worker driver teacher farmer doctor
    nurse aide bystander militant gunman rebel fighter insurgent terrorist activist resident villager passenger pedestrian
    tourist migrant refugee prisoner inmate suspect attacker assailant bomber leader commander general colonel captain
    lieutenant sergeant major minister mayor governor lawmaker judge lawyer prosecutor priest bishop imam cleric monk nun
    pastor rabbi businessman businesswoman politician candidate official diplomat ambassador envoy peacekeeper contractor
    employee staffer volunteer medic paramedic firefighter fireman miner fisherman sailor pilot marine recruit conscript
    mother father son daughter brother sister wife husband uncle aunt cousin nephew niece grandmother grandfather parent couple
    infant pensioner pupil youth citizen national foreigner human member victim bodyguard chief deputy translator engineer
    scientist singer footballer settler hostage detainee deserter dissident blogger editor""".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Bounds, None where open, the words that say so, and whether a number stands there ("a man" is one without)."""

    low: int | None
    high: int | None
    span: Span
    told: bool

    def count(self, text: str) -> Count:
        """The record of the count."""
        return Count(low=self.low, high=self.high, text=self.span.of(text))


class Counter:
    """Reads counts off the noun phrases of one article."""

    def __init__(self, coding: Coding) -> None:
        self.coding, self.analysis = coding, coding.analysis
        self.persons = {
            index for name in self.analysis.names if name.kind == "PER" for index in range(name.first, name.last)
        }
        self._quantities: dict[int, list[Quantity]] = {}

    def quantities(self, sentence: Sentence) -> list[Quantity]:
        """The numbers of a sentence, by indices of tokens."""
        if sentence.first not in self._quantities:
            words = [token.text for token in self.analysis.tokens_of(sentence)]
            first = sentence.first
            self._quantities[first] = [
                Quantity(first + one.first, first + one.last, first + one.core, one.low, one.high)
                for one in find_quantities(words)
            ]
        return self._quantities[sentence.first]

    def count(self, noun: Token) -> Counted | None:
        """How many a phrase counts, all its conjuncts together; None where it tells no number and no single person.

        "Two soldiers and a civilian" are three; of "two soldiers and villagers" no more is known than two at least.
        """
        counted = [self.count_one(part) for part in self._members(noun)]
        known = [one for one in counted if one is not None]
        if not known:
            return None
        lows = [one.low for one in known if one.low is not None]
        highs = [one.high for one in counted if one is not None and one.high is not None]
        return Counted(
            sum(lows) if lows else None,
            sum(highs) if len(highs) == len(counted) else None,
            Span.around([one.span for one in known]),
            any(one.told for one in known),
        )

    def _members(self, noun: Token) -> Iterator[Token]:
        """The phrase and those coordinated with it; what has a predicate of its own ("12 dead and 30 wounded") is none."""
        yield noun
        for part in self.analysis.children(noun, "conj"):
            if part.upos not in {"NOUN", "PROPN", "NUM", "PRON"} or self.analysis.children(part, "orphan", "cop"):
                continue
            if not any(quantity.first <= part.index < quantity.last for quantity in self._at(noun)):
                yield from self._members(part)

    def count_one(self, noun: Token) -> Counted | None:
        """How many one phrase counts, without its conjuncts."""
        lemma = noun.lemma.lower()
        nothing = next((child for child in self.analysis.children(noun, "det") if child.text.lower() == "no"), None)
        if nothing is not None or noun.text.lower() in NOBODY:
            return Counted(0, 0, Span.around([noun.span, *([nothing.span] if nothing else [])]), True)
        if lemma in THINGS:
            return None
        for quantity in self._at(noun):
            span = Span(
                self.analysis.tokens[quantity.first].span.start, self.analysis.tokens[quantity.last - 1].span.end
            )
            return Counted(quantity.low, quantity.high, span, True)
        if lemma in HOLDERS:
            for child in self.analysis.children(noun, "nmod"):
                if self.analysis.case_of(child) == "of":
                    return self.count_one(child)
        return self._single(noun)

    def _at(self, noun: Token) -> list[Quantity]:
        """The numbers that count a noun: they hold it, or hang from it."""
        found = [
            quantity
            for quantity in self.quantities(self.analysis.sentence_of(noun))
            if quantity.first <= noun.index < quantity.last
            or any(self._hangs(index, noun, quantity) for index in range(quantity.core, quantity.last))
        ]
        return sorted(found, key=lambda one: abs(one.core - noun.index))

    def _hangs(self, index: int, noun: Token, quantity: Quantity) -> bool:
        token = self.analysis.tokens[index]
        if token.head != noun.index or quantity.first <= token.head < quantity.last:
            return False
        return token.index < noun.index and token.relation in {
            "nummod", "amod", "det", "compound", "nmod", "advmod", "nmod:desc", "nummod:gov", "obl",
        }  # fmt: skip

    def _single(self, noun: Token) -> Counted | None:
        """One person, told by a name or a singular noun: "the mayor", "John Smith"."""
        is_person = noun.index in self.persons or (
            noun.upos == "NOUN" and noun.xpos in {"NN", ""} and noun.lemma.lower() in PERSONS
        )
        if not is_person:
            return None
        inside = self.analysis.subtree(
            noun,
            without=("conj", "cc", "acl", "appos", "nmod", "obl", "advcl", "punct", "case", "parataxis", "mark", "cop"),
        )
        near = [token.span for token in inside if abs(token.index - noun.index) <= 8]
        return Counted(1, 1, Span.around(near), False)
