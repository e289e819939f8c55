"""Source words: where the words that name a speaker begin and end, where the tree takes in more or less."""

from collections.abc import Sequence

from diurna.attribution.subjects import QUOTE_MARKS, follows_break
from diurna.records import Analysis, Token

OPENING, CLOSING = {"(", "[", "-LRB-"}, {")", "]", "-RRB-"}
# What the words of a role are made of: "Member of parliament (MP) Ana Ruiz".
ROLE = {"NOUN", "PROPN", "ADJ", "DET", "NUM"}
JOINTS = {"of", "for", "'s", "’s", "the"}
MOMENTS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight", "here",
    "morning", "afternoon", "evening", "night",
}  # fmt: skip
BEFORE_MOMENTS = {"on", "late", "early", "last", "this", ","}
FINITE = {"VBZ", "VBD", "VBP", "MD"}
LONGEST = 8  # words of a role before a bracket


def without_quotation(phrase: Sequence[Token], source: Token) -> list[Token]:
    """A source up to the quotation that follows it: 'reads the ruling, "the ban ..."', which a tree may take for a part."""
    for place, token in enumerate(phrase):
        before = phrase[place - 1] if place else token
        opens = token.text in QUOTE_MARKS and before.text == "," and before.span.end < token.span.start
        if opens and token.index > source.index and any(word.xpos in FINITE for word in phrase[place:]):
            return list(phrase[: place - 1])
    return list(phrase)


def without_counts(analysis: Analysis, phrase: Sequence[Token], source: Token, cue: Token) -> list[Token]:
    """A source in the middle of a count without what it tells: "40 people, including, according to the army, 12 children"."""
    if cue.text.lower() not in ("according", "per"):
        return list(phrase)
    for place, token in enumerate(phrase):
        if token.index <= source.index or not follows_break(analysis, token) or token.text in QUOTE_MARKS:
            continue
        if token.xpos in ("CD", "$", "VBG") or token.upos == "SYM":
            return list(phrase[:place])
    return list(phrase)


def without_time(phrase: Sequence[Token], source: Token) -> list[Token]:
    """A source without when and where it spoke: "a spokesman here on Monday", "President Ana Ruiz Saturday"."""
    kept = list(phrase)
    while kept and kept[-1].index > source.index and kept[-1].text.lower() in MOMENTS:
        kept.pop()
        while kept and kept[-1].index > source.index and kept[-1].text.lower() in BEFORE_MOMENTS:
            kept.pop()
    return kept or list(phrase)


def with_bracket(analysis: Analysis, phrase: Sequence[Token], cue: Token) -> list[Token]:
    """A source with the other half of its bracket: "Member of parliament (MP) Ana Ruiz", where the tree keeps "MP)" alone.

    Brackets that are themselves the cue are no part of it.
    """
    if cue.text in OPENING:
        return [token for token in phrase if token.text not in CLOSING]
    opened = sum(token.text in OPENING for token in phrase)
    closed = sum(token.text in CLOSING for token in phrase)
    tokens = analysis.tokens
    if phrase and closed == opened:
        return [*_abbreviated_role(analysis, phrase[0]), *phrase]
    if not phrase:
        return []
    if opened > closed:
        following = tokens[phrase[-1].index + 1 : phrase[-1].index + 2]
        return [*phrase, *following] if following and following[0].text in CLOSING else list(phrase)
    first = analysis.sentence_of(phrase[0]).first
    start = phrase[0].index
    while start > first and tokens[start].text not in OPENING:
        start -= 1
    if tokens[start].text not in OPENING or phrase[0].index - start > LONGEST:
        return list(phrase)
    return [*tokens[_role_before(analysis, start) : phrase[0].index], *phrase]


def _role_before(analysis: Analysis, bracket: int) -> int:
    """Where the words of a role before a bracket begin."""
    tokens, first = analysis.tokens, analysis.sentence_of(analysis.tokens[bracket]).first
    role = bracket
    while (
        role > first
        and bracket - role < LONGEST
        and (tokens[role - 1].upos in ROLE or tokens[role - 1].text.lower() in JOINTS)
    ):
        role -= 1
    return role


def _abbreviated_role(analysis: Analysis, name: Token) -> Sequence[Token]:
    """The role with its abbreviation in brackets right before a name, where the tree keeps the two apart."""
    before = analysis.tokens[max(0, name.index - 3) : name.index]
    if len(before) < 3 or name.upos != "PROPN":
        return ()
    opening, inside, closing = before
    if opening.text not in OPENING or closing.text not in CLOSING or not inside.text.isupper():
        return ()
    role = _role_before(analysis, opening.index)
    return analysis.tokens[role : name.index] if role < opening.index else ()
