"""What an engine says of one sentence, given as words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one sentence of n words: a label of each kind a word, in Universal Dependencies.

    `heads` count from 1 within the sentence, 0 is the root's; `xpos` are Penn tags; `names` are (first, end, kind,
    probability), with kinds "PER", "ORG" and "LOC", `end` exclusive.
    """

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str, float]]
