"""Genders: the pronoun that a title, a kin word or a given name tells of a person."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from diurna.actors.words import FEMALE, HONORIFICS, MALE, NUMERALS, words
from diurna.lexicons.keys import name_key

HE_WORDS = MALE | words(
    "man boy gentleman guy lord sir uncle nephew grandfather grandson stepfather stepson widower groom fiancé boyfriend "
    "stepbrother dad daddy duke baron emperor tsar czar sultan sheikh emir pope monk friar bishop archbishop rabbi imam "
    "ayatollah abbot priest actor congressman policeman fireman salesman sportsman cameraman fisherman gunman monsieur señor"
)
SHE_WORDS = FEMALE | words(
    "woman girl lady dame madam madame mademoiselle mlle mme aunt niece grandmother granddaughter stepmother stepdaughter "
    "widow bride fiancée girlfriend stepsister mum mom mummy duchess baroness empress tsarina tsarevna countess sultana "
    "nun abbess actress heroine hostess waitress businesswoman policewoman sportswoman saleswoman ballerina goddess señora"
)


@cache
def given_names() -> dict[str, str]:
    """The pronoun of each given name of `data/given_names.txt`, names in lower case without accents."""
    text = (files("diurna.actors") / "data" / "given_names.txt").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    pronoun = ""
    for line in text.splitlines():
        if line in ("# he", "# she"):
            pronoun = line[2:]
        elif not line.startswith("#"):
            out.update(dict.fromkeys(line.split(), pronoun))
    return out


def gender_of_words(texts: Sequence[str]) -> str | None:
    """The pronoun that a title or a kin word among these tells: "she" for "Queen", None where none tells."""
    found = {text.lower().strip(".") for text in texts}
    if found & SHE_WORDS:
        return "she"
    return "he" if found & HE_WORDS else None


def gender_of_name(name: Sequence[str]) -> str | None:
    """The pronoun that a person's given name tells, None for a surname alone or a name that tells nothing.

    >>> gender_of_name(("Dr.", "Angela", "Merkel")), gender_of_name(("Merkel",))
    ('she', None)
    """
    parts = [name_key(part).lower().strip(".") for part in name if part not in NUMERALS]
    while parts and parts[0] in HONORIFICS:
        parts = parts[1:]
    return given_names().get(parts[0]) if len(parts) > 1 else None
