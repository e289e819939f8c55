"""Stretches: runs of tokens that may be one noun phrase, read along the line."""

from collections.abc import Iterator

from diurna.actors.units import Unit
from diurna.actors.words import TIMES, words
from diurna.records import Analysis, Token
from diurna.records.analysis import base

ARGUMENTS = words(
    "nsubj obj iobj obl nmod conj root ccomp xcomp csubj advcl acl parataxis vocative dislocated list dep orphan"
)
NAME_PARTS = words("flat flat:name flat:foreign compound nmod:desc goeswith")
INSIDE = words("ADJ NOUN PROPN NUM DET X SYM")
HYPHENS = words("- ‐ ‑ –")


def cut_stretches(analysis: Analysis, first: int, last: int, at: dict[int, Unit]) -> Iterator[tuple[int, int]]:
    """Cut a sentence into stretches of nouns and what belongs to them, and where two arguments meet.

    `at` gives the unit that holds a token. Yields first and last (exclusive) token of each stretch.
    """
    for begin, end in _stretches(analysis, first, last, at):
        yield from _parts(analysis, begin, end, at)


def _stretches(analysis: Analysis, first: int, last: int, at: dict[int, Unit]) -> Iterator[tuple[int, int]]:
    """Runs of tokens that may be one noun phrase."""
    start = first
    for index in range(first, last):
        opens = analysis.tokens[index].upos == "DET" or analysis.tokens[index].relation == "nmod:poss"
        fits = _fits(analysis, index, first, last, at)
        if not fits or (opens and index not in at and not _closes(analysis, index, last)):
            if start < index:
                yield start, index
            start = index if fits else index + 1
    if start < last:
        yield start, last


def _closes(analysis: Analysis, index: int, last: int) -> bool:
    """Whether a token only seems to open a phrase: a possessor's name inside one that goes on."""
    token = analysis.tokens[index]
    return token.upos in ("PROPN", "NOUN", "ADJ")


def _fits(analysis: Analysis, index: int, first: int, last: int, at: dict[int, Unit]) -> bool:
    token = analysis.tokens[index]
    if index in at:
        return True
    word = token.text.lower()
    if word in TIMES or token.lemma.lower() in TIMES:
        # "a 14-year-old boy" goes on.
        return index + 2 < last and analysis.tokens[index + 2].text.lower() == "old"
    before = analysis.tokens[index - 1] if index > first else None
    after = analysis.tokens[index + 1] if index + 1 < last else None
    if token.upos in INSIDE:
        return True
    if token.upos == "PRON":
        return token.relation == "nmod:poss" and token.xpos == "PRP$"
    if token.upos == "VERB":
        return base(token.relation) in ("amod", "compound")
    if before is None or after is None:
        return False
    if token.text in HYPHENS and before.span.end == token.span.start == after.span.start - 1:
        return True
    if token.text == "(":
        return _brackets(analysis, index, last, at) is not None
    if token.text == ")":
        opened = next(
            (place for place in range(index - 1, max(first, index - 5) - 1, -1) if analysis.tokens[place].text == "("),
            None,
        )
        return opened is not None and _brackets(analysis, opened, last, at) == index
    return word in ("and", "&") and _joins_adjectives(analysis, index, at)


def _brackets(analysis: Analysis, index: int, last: int, at: dict[int, Unit]) -> int | None:
    """Where brackets close that hold a part of a phrase: "(Serbian) President (Aleksandar) Vucic"; else None."""
    for end in range(index + 2, min(index + 5, last - 1)):
        if analysis.tokens[end].text == ")":
            after = analysis.tokens[end + 1]
            inner = analysis.tokens[index + 1 : end]
            acronym = len(inner) == 1 and inner[0].text.isupper() and len(inner[0].text) > 1
            part = all(token.upos in INSIDE for token in inner)
            agent = after.index in at and at[after.index].kind == "agent"
            # "Awami League (AL) officials" are the league's, "Awami League (AL) Dhaka" is none.
            goes_on = agent if acronym else after.upos == "PROPN" or agent
            return end if part and goes_on else None
    return None


def _joins_adjectives(analysis: Analysis, index: int, at: dict[int, Unit]) -> bool:
    """Whether "and" joins what says whose they are before one noun: "French and (two) German ministers", "British and EU
    negotiators", "House and Senate leaders".
    """
    before, after = at.get(index - 1), at.get(index + 1)
    if after is None and index + 2 < len(analysis.tokens) and analysis.tokens[index + 1].upos == "NUM":
        after = at.get(index + 2)
    if before is None or after is None or after.kind not in ("adjective", "country", "body"):
        return False
    following = at.get(after.last)
    shared = following is not None and following.kind == "agent"
    name_as_adjective = analysis.tokens[before.last - 1].relation in ("amod", "compound")
    if after.kind != "adjective":
        # "China and EU officials" may be China and the officials: the tree says what stands for whom.
        plural = analysis.tokens[following.last - 1].xpos in ("NNS", "NNPS") if following is not None else False
        return shared and plural and before.places and (before.kind == "adjective" or name_as_adjective)
    return shared and (before.kind == "adjective" or (before.kind in ("country", "body") and name_as_adjective))


def _parts(analysis: Analysis, first: int, last: int, at: dict[int, Unit]) -> Iterator[tuple[int, int]]:
    """Cut a stretch where a second argument of the sentence begins: "told | Serbian police | Russian troops left"."""
    start = first
    while True:
        heads = [
            index
            for index in range(start, last)
            if is_argument(analysis.tokens[index]) and not start <= analysis.tokens[index].head < last
        ]
        cut = _cut(analysis, heads[0], heads[1], at) if len(heads) > 1 else None
        if cut is None or cut <= start:
            yield start, last
            return
        yield start, cut
        start = cut


def _cut(analysis: Analysis, one: int, two: int, at: dict[int, Unit]) -> int | None:
    unit = at.get(one)
    end = unit.last if unit else one + 1
    while end < two and analysis.tokens[end].relation in NAME_PARTS and _start_of(at, end) > one:
        if not one <= analysis.tokens[end].head < end:
            break
        end = at[end].last if end in at else end + 1
    if end > two or (unit and unit.kind == "adjective"):
        return None
    follower = at.get(end)
    if unit and unit.kind == "agent" and follower and follower.kind == "person":
        return None
    if unit and unit.kind in ("country", "body", "seat", "place") and follower and follower.kind == "agent":
        # "gave Ukraine weapons" is two arguments, "Ukraine police" nearly always one.
        return None
    return end


def _start_of(at: dict[int, Unit], index: int) -> int:
    """Where the unit at a token begins, the token itself where there is none."""
    return at[index].first if index in at else index


def is_argument(token: Token) -> bool:
    """Whether the sentence holds a token as a noun phrase of its own."""
    return base(token.relation) in ARGUMENTS and token.relation not in ("nmod:desc", "nmod:poss", "nmod:unmarked")
