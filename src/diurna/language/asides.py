"""Asides: "The rebels, said Vega, took two towns", which the parser takes for what the rebels said; its tree is mended."""

from collections.abc import Sequence
from dataclasses import replace

from diurna.records import Parse

SAYING = {
    "say", "add", "warn", "claim", "report", "explain", "note", "argue", "insist", "state", "declare", "admit", "announce",
    "predict", "suggest", "maintain", "write", "recall", "complain",
}  # fmt: skip
FINITE = {"VBD", "VBZ", "VBP", "MD"}
LONGEST = 10  # words between the commas
NAMING = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADP", "PART", "CCONJ"}  # what a speaker's words are made of


def mend_asides(words: Sequence[str], parse: Parse) -> Parse:
    """A parse in which each verb of saying between commas, its speaker behind it, hangs beside the clause that it cuts.

    Where there is none the parse itself. Words count from 0 in `words`; heads from 1, as a parse has them.
    """
    for verb in range(1, len(words) - 3):
        aside = _find_aside(words, parse, verb)
        if aside is not None and _is_tree((mended := _mended(parse, verb, *aside)).heads):
            parse = mended
    return parse


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether every word's heads lead to the root."""
    for place in range(len(heads)):
        seen = 0
        while heads[place]:
            place, seen = heads[place] - 1, seen + 1
            if seen > len(heads):
                return False
    return True


def _find_aside(words: Sequence[str], parse: Parse, verb: int) -> tuple[int, int, int] | None:
    """The subject, the predicate and the end (a comma) of the clause around an aside; None where `verb` opens none."""
    if words[verb - 1] != "," or parse.lemmas[verb].lower() not in SAYING or parse.xpos[verb] not in ("VBD", "VBZ"):
        return None
    end = next((place for place in range(verb + 1, min(len(words), verb + LONGEST)) if words[place] == ","), None)
    if end is None or end == verb + 1 or any(parse.upos[place] not in NAMING for place in range(verb + 1, end)):
        return None
    if parse.upos[verb + 1] == "ADP" or end + 1 >= len(words) or parse.xpos[end + 1] not in FINITE:
        return None
    subject = next(
        (
            place
            for place in range(verb - 2, -1, -1)
            if (parse.relations[place].startswith("nsubj") and parse.heads[place] - 1 >= verb)
            or (parse.upos[place] in ("NOUN", "PROPN", "PRON") and parse.heads[verb] - 1 == place)
        ),
        None,
    )
    predicate = _predicate(parse, end)
    return (subject, predicate, end) if subject is not None and predicate is not None else None


def _predicate(parse: Parse, end: int) -> int | None:
    """The predicate of the finite verb behind the aside: itself, or what it helps."""
    place = end + 1
    if parse.relations[place].split(":")[0] in ("aux", "cop"):
        place = parse.heads[place] - 1
    return place if place > end else None


def _mended(parse: Parse, verb: int, subject: int, predicate: int, end: int) -> Parse:
    heads, relations = list(parse.heads), list(parse.relations)
    inside = range(verb + 1, end)
    if heads[verb] - 1 == subject:  # the tree takes the subject for a clause of its own
        heads[verb], relations[verb] = heads[subject], relations[subject]
    if heads[predicate] - 1 == verb:  # the predicate takes the place that the aside had
        heads[predicate], relations[predicate] = heads[verb], relations[verb]
        for place in range(len(heads)):
            if heads[place] - 1 == verb and place not in inside and place not in (verb - 1, end):
                heads[place] = predicate + 1
    speaker = next((place for place in inside if heads[place] - 1 not in inside), inside[0])
    passive = any(heads[place] - 1 == predicate and relations[place] == "aux:pass" for place in range(len(heads)))
    heads[subject], relations[subject] = predicate + 1, "nsubj:pass" if passive else "nsubj"
    heads[verb], relations[verb] = predicate + 1, "parataxis"
    heads[speaker], relations[speaker] = verb + 1, "nsubj"
    heads[verb - 1], heads[end] = verb + 1, verb + 1
    return replace(parse, heads=heads, relations=relations)
