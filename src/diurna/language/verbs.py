"""Lemmas of verbs, which decide what a record is: the dictionary by tag, then known words inside, slips, and spelling.

A form that no dictionary lists may be a compound of one that is listed ("redlined"), a slip of the pen ("recomend") or
a coinage ("vlogging"); a learned edit script alone makes words of it that do not exist ("redlin", "vlogg").
"""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from diurna.language.dictionary import open_dictionary

PREFIXES = frozenset(
    "be co counter cross de dis down fore inter micro mid mis multi out over post pre re self sub super trans un under up".split()
)
SHORTEST_PART = 4  # letters of a known verb behind a prefix or a word; shorter ones are found inside anything
SHORTEST_WORD = 3  # letters of a word before it
SHORTEST_SLIP = 6  # letters of a form that may be a slip: most short ones are one letter away from many words
LONGEST = 40  # letters of a form that is looked into at all; whatever is longer is no verb
ENDINGS = {"VBG": "ing", "VBD": "ed", "VBN": "ed", "VBZ": "s"}
DOUBLED = frozenset("bdgmnprt")  # consonants that are doubled before -ed and -ing, but for the l of British spelling
SILENT = ("is", "iz", "yz", "at", "v", "c", "u", "dg", "as", "ys")  # what ends a stem that has lost its e


def verb_lemma(form: str, xpos: str, guess: str) -> str:
    """The lemma of a verb, in lower case, by its XPOS tag; `guess` is the model's own, for what no rule settles."""
    return _verb_lemma(form.lower(), xpos, guess.lower())


@lru_cache(maxsize=4096)
def _verb_lemma(form: str, xpos: str, guess: str) -> str:
    known, bases = open_dictionary().lemmas["VERB"], open_dictionary().bases
    if xpos == "VB" and form in bases:
        return form  # "lay", "found" and "saw" are past forms too, but not here
    listed = known.get(form)
    if listed is not None:
        # "mimicking" is listed under a verb "mimick", though the k is there for the ending's sake.
        return listed[:-1] if listed.endswith("mick") and listed[:-1] in bases else listed
    stem = _known_stem(form, ENDINGS.get(xpos, ""))
    if stem is None and len(form) <= LONGEST:
        stem = _clipped(form, known) or _inside(form, known) or _slip(form, known)
    return stem or _spelled(form, xpos, guess)


def _clipped(form: str, known: dict[str, str]) -> str | None:
    """The lemma of a form whose last g is not written: "goin", "talkin'"."""
    bare = form.rstrip("'\u2019")
    return known.get(bare + "g") if bare.endswith("in") else None


def _inside(form: str, known: dict[str, str]) -> str | None:
    """The lemma of a known form behind a prefix or a word, with what stands before it: "re-arming", "redlined"."""
    words = open_dictionary().lemmas
    for cut in range(2, len(form) - SHORTEST_PART + 1):
        before, lemma = form[:cut].rstrip("-"), known.get(form[cut:])
        if lemma is None:
            continue
        is_word = len(before) >= SHORTEST_WORD and any(
            words[tag].get(before) == before for tag in ("NOUN", "ADJ", "ADV")
        )
        if before in PREFIXES or is_word or form[cut - 1] == "-":
            return form[:cut] + lemma
    return None


def _slip(form: str, known: dict[str, str]) -> str | None:
    """The lemma of the one verb that a letter too many, too few or out of place makes of a form, behind its first two."""
    if len(form) < SHORTEST_SLIP or not form.isalpha():
        return None
    meant = {known[near] for near in _near(form) if near in known}
    return meant.pop() if len(meant) == 1 else None


def _near(form: str) -> Iterator[str]:
    for place in range(2, len(form)):
        before, behind = form[:place], form[place:]
        yield before + behind[1:]
        if len(behind) > 1:
            yield before + behind[1] + behind[0] + behind[2:]
        for letter in ascii_lowercase:
            yield before + letter + behind


def _known_stem(form: str, ending: str) -> str | None:
    """The verb or noun that a form is made of with an ending of its tag: "vlogging" of a noun, too."""
    if not ending or not form.endswith(ending) or len(form) < len(ending) + 2:
        return None
    stem = form[: -len(ending)]
    candidates = (stem, stem + "e", stem[:-1]) if stem[-1] == stem[-2] else (stem, stem + "e")
    nouns, bases = open_dictionary().lemmas["NOUN"], open_dictionary().bases
    verb = next((one for one in candidates if one in bases), None)
    return verb or next((one for one in candidates if nouns.get(one) == one), None)


def _spelled(form: str, xpos: str, guess: str) -> str:
    """The lemma of an unknown form by the rules of English spelling."""
    if xpos in ("VB", "VBP"):
        whole = form + "e"  # "hav"
        clipped = len(form) > 2 and whole in open_dictionary().bases and form not in open_dictionary().lemmas["NOUN"]
        return whole if clipped else form
    if len(form) > 3 and form.endswith(("'d", "\u2019d")):
        return form[:-2]
    ending = ENDINGS.get(xpos)
    if ending is None or not form.endswith(ending) or len(form) < len(ending) + 2:
        return guess
    if ending != "ing" and form.endswith(("ied", "ies")):
        return form[:-3] + "y"
    if ending == "s":
        return guess
    stem = form[: -len(ending)]
    if stem[-1] in DOUBLED and stem[-1] == stem[-2]:
        return stem[:-1]
    if stem.endswith(SILENT):
        return stem + "e"
    return guess if guess in (stem, stem + "e") else stem
