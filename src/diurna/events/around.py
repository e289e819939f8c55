"""Parties that no slot of the lexicon tells: by the verb beside a noun of deed, by what a gift is for, by who answers.

Each kind of event has its own places to look, tried in order; the name of the place goes into the evidence.
"""

from collections.abc import Iterable, Iterator

from diurna.events.answering import answerers, ordered_doers
from diurna.events.beneficiaries import beneficiaries, gifts, helped
from diurna.events.deed_nouns import defiers, find_modifiers, partners, performers, sufferers
from diurna.events.misplaced import possessors
from diurna.events.objects import find_objects
from diurna.events.obliques import adjoining, find_oblique
from diurna.events.outcomes import casualties, foes, mourned, owners_told, quarrellers
from diurna.events.parties import find_parties, is_target
from diurna.events.predicates import Predicate
from diurna.events.setting import is_setting
from diurna.events.texts import addressed
from diurna.records import Coding, Mention, Token

# Deeds that a verb beside their noun tells who did or suffered: "orchestrated the attack".
BEFALLING_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION"})
PERFORMED = BEFALLING_TYPES | {"PROTEST", "MOBILIZE"}

Place = tuple[Iterable[Token], str]


def fill_from_around(coding: Coding, predicate: Predicate, *, acting: bool) -> tuple[list[Mention], str]:
    """The parties of the first place that has any, and its name; ([], "none") where none has."""
    for tokens, name in (doing if acting else receiving)(coding, predicate):
        parties = find_parties(coding, tokens, nested=name != "addressed")
        if name == "helped-by":
            parties = [mention for mention in parties if is_of_another_country(coding, mention, predicate.token)]
        if parties:
            return parties, name
    return [], "none"


def doing(coding: Coding, predicate: Predicate) -> Iterator[Place]:
    """Where those may stand who do what a noun tells of, or by whom a verb's harm came."""
    if predicate.entry.pos == "verb" and predicate.entry.event == "ASSAULT":
        yield foes(coding.analysis, predicate.token), "fought"
    if predicate.entry.pos == "noun":
        yield partners(coding.analysis, predicate.token), "clause"
        if predicate.entry.event in PERFORMED:
            yield performers(coding.analysis, predicate.token), "performed"


def receiving(coding: Coding, predicate: Predicate) -> Iterator[Place]:
    """Where those may stand whom a deed befalls: first for verbs and nouns alike, then for nouns alone."""
    analysis, entry, token = coding.analysis, predicate.entry, predicate.token
    parts, noun = [token, *predicate.frame], entry.pos == "noun"
    if entry.event == "AID" or entry.mode == "discontinue":
        things = [*parts, *([] if noun else find_objects(analysis, token))]
        for group in beneficiaries(analysis, things if entry.event == "AID" else gifts(analysis, things)):
            yield [one for one in group if not is_setting(coding, one, "in", "AID")], "helped"
    if entry.event == "REQUEST":
        asking = [token] if noun else [part for part in predicate.frame if part.upos == "NOUN"]
        yield [who for part in asking for who in answerers(analysis, part)], "answer"
        yield [] if noun else ordered_doers(analysis, token), "answer"
    if entry.event == "COERCE" and entry.mode == "seize":
        yield owners_told(analysis, token), "owner"
    if entry.event == "ASSAULT":
        yield casualties(analysis, token), "hurt"
    if entry.mode == "third-party":
        yield quarrellers(analysis, parts), "between"
    if entry.event == "SUPPORT":
        yield mourned(analysis, parts), "mourned"
    if not noun:
        return
    yield [one for slot in entry.recipient for one in adjoining(analysis, token, slot)], "beside"
    if entry.event in {"AID", "SUPPORT"}:
        yield helped(analysis, token), "helped-by"
    if entry.event == "CONSULT":
        yield addressed(analysis, token), "addressed"
    if entry.event in BEFALLING_TYPES:
        yield sufferers(analysis, token), "suffered"
        yield [part for part in find_modifiers(analysis, token) if is_target(token, part)], "suffered"
    if entry.event == "ACCUSE":
        yield defiers(analysis, token), "clause"


def is_of_another_country(coding: Coding, mention: Mention, noun: Token) -> bool:
    """Whether somebody is helped by those of another country, or of no known one: at home one only works together."""
    country = coding.entity(mention).country
    helping = [*possessors(coding.analysis, noun), *find_oblique(coding.analysis, noun, "from")]
    return country is None or all(coding.entity(one).country != country for one in find_parties(coding, helping))


def is_request(predicate: Predicate) -> bool:
    """Whether a predicate is a noun of asking: "demand", "call", "appeal"."""
    return predicate.entry.event == "REQUEST" and predicate.entry.pos == "noun"
