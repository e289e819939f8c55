"""Where the words of a parser stand in a text that they do not spell out."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from unicodedata import normalize

from diurna.errors import PipelineError
from diurna.records import Span

LONGEST_STRETCH = 400  # letters that may differ in one go: beyond, the comparison is slow and it is another text
LEAST_SHARED = 0.5  # of the letters of both: "will not" for "won't" by itself is just this much alike


def align_words(words: Sequence[str], text: str) -> list[Span]:
    """A span of `text` for each word, in order, none empty, all its characters but white space shared out.

    Words that stand in the text are found there. Those of a multiword token, which it spells differently, share its
    characters, each at least one: a word begins at its first letter if the token has it, else behind the last
    letter found before. Raises `PipelineError` where words and text are too unlike, or fewer characters than words.

    >>> [span.of("zum Markt") for span in align_words(["zu", "dem", "Markt"], "zum Markt")]
    ['zu', 'm', 'Markt']
    """
    found = find_exactly(words, text)
    if found is not None:
        return found
    letters = [place for place, char in enumerate(text) if not char.isspace()]
    starts = share_out(words, match_letters(words, text), len(letters))
    spans = [Span(letters[start], letters[end - 1] + 1) for start, end in pairwise([*starts, len(letters)])]
    for word, span in zip(words, spans, strict=True):
        if len(span.of(text).split()) > len(word.split()):
            raise PipelineError(misfit(f'its word "{word}" would stand for "{span.of(text)}"'))
    return spans


def find_exactly(words: Sequence[str], text: str) -> list[Span] | None:
    """The words where they stand, one after the other with only white space between; None where they do not."""
    spans: list[Span] = []
    end = 0
    for word in words:
        start = skip_blanks(text, end)
        if not text.startswith(word, start):
            return None
        end = start + len(word)
        spans.append(Span(start, end))
    return spans if skip_blanks(text, end) == len(text) else None


def skip_blanks(text: str, start: int) -> int:
    """Where the white space from `start` on ends."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def match_letters(words: Sequence[str], text: str) -> list[int | None]:
    """For each letter of the words, which letter of the text it is (white space not counted), None for no one.

    1. Match whole words. 2. Match letters between them, without case and accents.
    """
    theirs = ["".join(word.split()) for word in words]
    ours = re.findall(r"\w+|[^\w\s]", text)
    their_starts = [0, *accumulate(map(len, theirs))]
    our_starts = [0, *accumulate(map(len, ours))]
    found: list[int | None] = [None] * their_starts[-1]
    for kind, first, last, our_first, our_last in SequenceMatcher(None, theirs, ours).get_opcodes():
        left, right = "".join(theirs[first:last]), "".join(ours[our_first:our_last])
        if kind != "equal" and max(len(left), len(right)) > LONGEST_STRETCH:
            raise PipelineError(misfit(f'it has "{left[:40]}..." where the text has "{right[:40]}..."'))
        blocks = (
            [(0, 0, len(left))]
            if kind == "equal"
            else SequenceMatcher(None, plain(left), plain(right), autojunk=False).get_matching_blocks()
        )
        for start, our_start, size in blocks:
            for step in range(size):
                found[their_starts[first] + start + step] = our_starts[our_first] + our_start + step
    shared = 2 * sum(place is not None for place in found)
    if shared < LEAST_SHARED * (their_starts[-1] + our_starts[-1]):
        raise PipelineError(misfit(f'it has "{" ".join(words)[:80]}" where the text has "{text[:80]}"'))
    return found


def share_out(words: Sequence[str], found: Sequence[int | None], size: int) -> list[int]:
    """The letter of the text at which each word begins, growing from 0; `size` is how many letters there are."""
    starts: list[int] = []
    known: list[bool] = []
    letter = behind = 0
    for word in words:
        count = len("".join(word.split()))
        begin = found[letter]
        starts.append(behind if begin is None else begin)
        known.append(begin is not None)
        behind = max([behind, *(place + 1 for place in found[letter : letter + count] if place is not None)])
        letter += count
    starts[0] = 0
    for index in range(1, len(starts)):
        if not known[index]:
            starts[index] = max(starts[index], starts[index - 1] + 1)
    for index in range(len(starts) - 1, 0, -1):
        if not known[index - 1] and index > 1:
            starts[index - 1] = min(starts[index - 1], starts[index] - 1)
    for index, (start, end) in enumerate(pairwise([*starts, size])):
        if start >= end:
            raise PipelineError(misfit(f'no character is left for its word "{words[index]}"'))
    return starts


def plain(text: str) -> str:
    """Letters without case and accents, one for one."""
    return "".join((normalize("NFD", char)[0].lower() or char)[0] for char in text)


def misfit(reason: str) -> str:
    """The message for words that do not fit."""
    return (
        f"The words of the spaCy Doc do not fit the text: {reason}. Expected the text's own words, or multiword "
        "tokens taken apart. Use a tokenizer that keeps to the text (token.idx)."
    )
