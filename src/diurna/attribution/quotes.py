"""Quotes: where quotation marks open and close, in text alone, however unbalanced they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diurna.records import Span

DOUBLE_OPEN, DOUBLE_CLOSE = "“„«", "”»"
STRAIGHT = '"'
SINGLE_OPEN, SINGLE_CLOSE, STRAIGHT_SINGLE = "‘", "’", "'"
OPENERS = DOUBLE_OPEN + STRAIGHT + SINGLE_OPEN + STRAIGHT_SINGLE
BLANK_LINE = re.compile(r"\r?\n[^\S\r\n]*\r?\n\s*")
LINE_END = re.compile(r"\s*[\r\n]\s*")
DOUBLED = re.compile(r"((?<![^\s(\[])''(?=\S))|''")
JOINER = "\u2060"
# What ends a sentence or a quoted part; a single mark after these closes rather than abbreviates.
BEFORE_CLOSE = ".,?!…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included; it never leaves its paragraph.

    `continued`: left open at the end of the paragraph, and the next one opens with a mark, so that the same
    voice goes on there (as a quotation of its own).
    """

    span: Span
    continued: bool = False


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: between blank lines, or lines where there are none.

    A line that ends a sentence ends its paragraph in either case: a single line break after a full stop is how
    many readers write paragraphs, while a hard-wrapped line seldom ends in one.
    """
    by_line = BLANK_LINE.search(text.strip()) is None
    out, start = [], 0
    for found in LINE_END.finditer(text):
        before = text[max(0, found.start() - 1) : found.start()]
        if by_line or before in ".?!:”\"’'»" or BLANK_LINE.search(found.group()):
            if found.start() > start:
                out.append(Span(start, found.start()))
            start = found.end()
    if len(text) > start:
        out.append(Span(start, len(text)))
    return out


def find_quotations(text: str) -> list[Quotation]:
    """All outermost quotations, in text order. Any text goes through; marks that pair with nothing are passed over."""
    text = _without_doubled(text)
    spans = paragraphs(text)
    out: list[Quotation] = []
    for position, span in enumerate(spans):
        following = spans[position + 1] if position + 1 < len(spans) else None
        goes_on = following is not None and text[following.start] in OPENERS
        out.extend(_quotations_in(text, span, goes_on=goes_on))
    return out


def _without_doubled(text: str) -> str:
    """Quotation marks written as two characters (``so'' or ''so'') as one, at the same length."""
    text = text.replace("``", DOUBLE_OPEN[0] + JOINER)
    return DOUBLED.sub(lambda found: "“" + JOINER if found.group(1) is not None else JOINER + "”", text)


def _quotations_in(text: str, paragraph: Span, *, goes_on: bool) -> Iterator[Quotation]:
    position = paragraph.start
    while position < paragraph.end:
        if not _opens(text, position, paragraph):
            position += 1
            continue
        end = _closing(text, position, paragraph)
        if end is not None:
            yield Quotation(Span(position, end))
            position = end
        elif text[position] not in SINGLE_OPEN + STRAIGHT_SINGLE and (goes_on or position == paragraph.start):
            # Newspapers leave a quotation open that runs into the next paragraph.
            yield Quotation(Span(position, paragraph.end), continued=goes_on)
            return
        else:
            position += 1


def _opens(text: str, position: int, paragraph: Span) -> bool:
    mark = text[position]
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    if mark in DOUBLE_OPEN:
        return True
    if mark not in (STRAIGHT, SINGLE_OPEN, STRAIGHT_SINGLE):
        return False
    return not after.isspace() and (before.isspace() or before in "([{—–-:,/")


def _closing(text: str, start: int, paragraph: Span) -> int | None:
    """The end of the quotation that opens at `start`, None where nothing closes it in the paragraph."""
    mark = text[start]
    if mark in (SINGLE_OPEN, STRAIGHT_SINGLE):
        return _closing_single(text, start, paragraph)
    for position in range(start + 1, paragraph.end):
        found = text[position]
        if found in DOUBLE_CLOSE or (found == STRAIGHT and (mark == STRAIGHT or not _opens(text, position, paragraph))):
            return position + 1
        if mark != STRAIGHT and found == mark:
            return None  # a second opening mark: the first one was never closed
    return None


def _closing_single(text: str, start: int, paragraph: Span) -> int | None:
    """Single marks close where no letter follows; apostrophes ("Serbs' land") make that a guess, so the surest wins."""
    closers = (SINGLE_CLOSE, STRAIGHT_SINGLE) if text[start] == SINGLE_OPEN else (STRAIGHT_SINGLE,)
    first = None
    for position in range(start + 2, paragraph.end):
        if text[position] in DOUBLE_OPEN + DOUBLE_CLOSE + STRAIGHT:
            break
        after = text[position + 1] if position + 1 < paragraph.end else " "
        if text[position] in closers and not after.isalnum():
            if text[position - 1] in BEFORE_CLOSE or text[position - 1] != "s" or after in BEFORE_CLOSE + ";:)":
                return position + 1
            first = first or position + 1
    return first
