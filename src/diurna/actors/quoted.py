"""Which tokens stand in quotation marks, and in quotations that an earlier sentence opened."""

from diurna.records import Analysis, Token

OPEN_QUOTES, CLOSE_QUOTES = frozenset("“«"), frozenset("”»")


def find_quoted(analysis: Analysis, text: str) -> tuple[set[int], set[int]]:
    """The tokens inside quotation marks; and those of them in a quotation that an earlier sentence opened.

    A quotation that never closes ends with its paragraph.
    """
    quoted: set[int] = set()
    carried: set[int] = set()
    inside, end = False, 0
    for sentence in analysis.sentences:
        inside = inside and "\n" not in text[end : sentence.span.start]
        end = sentence.span.end
        from_before = inside
        for token in analysis.tokens_of(sentence):
            side = _quote_side(token, text, inside)
            if side:
                inside = side == "opens"
                from_before = from_before and inside
            elif inside:
                quoted.add(token.index)
                if from_before:
                    carried.add(token.index)
    return quoted, carried


def _quote_side(token: Token, text: str, inside: bool) -> str | None:
    """Whether a token "opens" or "closes" a quotation; straight marks are told by the spaces around them."""
    if token.text in OPEN_QUOTES:
        return "opens"
    if token.text in CLOSE_QUOTES:
        return "closes"
    if token.text != '"':
        return None
    before = text[token.span.start - 1 : token.span.start].strip() if token.span.start else ""
    after = text[token.span.end : token.span.end + 1].strip()
    if bool(before) != bool(after):
        return "opens" if after else "closes"
    return "closes" if inside else "opens"
