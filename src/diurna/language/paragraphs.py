"""Text to paragraphs, as spans: what a line break means.

News comes with a paragraph a line, or hard-wrapped, its lines broken at a column by a machine. The second is told by
its lines having had no room for the next one's first word.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from diurna.records import Span

ENDS = '.!?"”’'
# Lines of a hard-wrapped text are at most as long as the longest of these, and their longest at least the shortest.
WRAPPED_SHORTEST, WRAPPED_LONGEST = 40, 100
FEWEST_BREAKS = 3  # fewer show nothing; then only a line that starts with a small letter goes on with the sentence
BULLET = re.compile(r"[-*•‣▪◦·][ \t]+\S")
NUMBERED = re.compile(r"\(?\d{1,2}[.)][ \t]+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its words' place in the text, and its length as printed, indentation included."""

    span: Span
    words: str
    length: int
    after_blank: bool


def find_paragraphs(text: str, within: Span) -> Iterator[Span]:
    """Paragraphs, without the white space around them.

    A line break ends a paragraph, unless the text was hard-wrapped: then only a blank line does, a line that had room
    for the next word (a heading, or the paragraph's last), and one that a new item of a list follows.
    """
    lines = list(find_lines(text, within))
    width = wrapped_at(lines)
    start: int | None = None
    for index, line in enumerate(lines):
        if start is None:
            start = line.span.start
        if index + 1 == len(lines) or not goes_on(line, lines[index + 1], width):
            yield Span(start, line.span.end)
            start = None


def find_lines(text: str, within: Span) -> Iterator[Line]:
    """The lines of a stretch of text that are not blank."""
    blank = True
    for match in re.finditer(r"[^\n]*\n?", within.of(text)):
        printed = match.group().rstrip()
        words = printed.lstrip()
        if words:
            start = within.start + match.start() + len(printed) - len(words)
            yield Line(Span(start, start + len(words)), words, len(printed), blank)
        blank = not words


def wrapped_at(lines: list[Line]) -> int | None:
    """The width at which lines were broken by a machine, None where they were not.

    They were where none is long, and nearly every line that another follows directly had no room for its first word;
    most of these stop within a sentence (else they are sentences of like length, one a line).
    """
    width = max((line.length for line in lines if " " in line.words), default=0)
    breaks = [pair for pair in itertools.pairwise(lines) if not pair[1].after_blank and not is_item(*pair)]
    if not WRAPPED_SHORTEST <= width <= WRAPPED_LONGEST or not breaks:
        return None
    if len(breaks) < FEWEST_BREAKS:
        small = all(is_full(line, following, width) and following.words[0].islower() for line, following in breaks)
        return width if small else None
    full = [line for line, following in breaks if is_full(line, following, width)]
    running_on = sum(line.words[-1] not in ENDS for line in full)
    return width if 4 * len(full) >= 3 * len(breaks) and 2 * running_on > len(full) else None


def goes_on(line: Line, following: Line, width: int | None) -> bool:
    """Whether the next line belongs to the same paragraph, in a text wrapped at a width (None: not wrapped)."""
    if width is None or following.after_blank or is_item(line, following):
        return False
    # A line may be short within a sentence where a long address would not fit, or a quotation is narrower.
    within_sentence = line.words[-1] not in ENDS and following.words[0].islower()
    return is_full(line, following, width) or within_sentence


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether a line had no room for the next one's first word."""
    return line.length + 1 + len(following.words.split(None, 1)[0]) > width


def is_item(line: Line, following: Line) -> bool:
    """Whether the next line starts an item of a list; a number does only where no sentence is open ("in May / 12.")."""
    if BULLET.match(following.words):
        return True
    return NUMBERED.match(following.words) is not None and line.words[-1] in ENDS + ":;"
