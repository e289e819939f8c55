"""What an engine says of one sentence, given as words."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one sentence of n words: a label of each kind a word, in Universal Dependencies.

    `heads` count from 1 within the sentence, 0 is the root's; `xpos` are Penn tags; `names` are (first, end, kind,
    probability), with kinds "PER", "ORG" and "LOC", `end` exclusive. `facts` says how far what each word tells is a fact,
    from -3 to 3, and `vectors` are what events are read from; both are empty where an engine gives none.
    """

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str, float]]
    facts: list[float] = field(default_factory=list)
    vectors: list[Sequence[float]] = field(default_factory=list)
