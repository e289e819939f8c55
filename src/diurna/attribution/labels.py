"""Labels: speakers set beside words by punctuation alone: "Minister: talks failed", "RUIZ: We will wait.", '"So it is." — Ana Ruiz'."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from diurna.attribution.contents import span_of
from diurna.attribution.cues import FINITE, Report
from diurna.attribution.quotes import paragraphs
from diurna.lexicons.speech import Speech
from diurna.records import Analysis, Coding, Sentence, Span, Token

# The longest name beside a colon or a dash, in words.
LONGEST = 6
DASHES = {"—", "–", "―", "--", "-"}
ENDS = {".", "!", "?"}


def headline_labels(analysis: Analysis, speech: Speech) -> Iterator[Report]:
    """Headlines: "X: Y" and "Y: X", where X is a short name, or what speaks ("Poll"), and Y has a verb.

    Behind a person's name none is needed: "Diaz: no talks without a truce".
    """
    for sentence in analysis.sentences:
        if sentence.number == 0:
            yield from _beside_colon(analysis, speech, sentence)


def _beside_colon(analysis: Analysis, speech: Speech, sentence: Sentence) -> Iterator[Report]:
    tokens = analysis.tokens_of(sentence)
    position = next((place for place, token in enumerate(tokens) if token.text == ":"), None)
    if position is None:
        return
    sides = (tokens[:position], tokens[position + 1 :])
    for name, claim in (sides, sides[::-1]):
        content = span_of(claim)
        told = any(part.upos == "VERB" for part in claim) or (name is sides[0] and _is_person(analysis, name))
        if _is_speaker(speech, name) and told and content is not None:
            yield Report(tokens[position].span, tokens[position], content, _head(name), "speech.colon")
            return


def _is_person(analysis: Analysis, name: Sequence[Token]) -> bool:
    """Whether a name is a person's, who says what stands behind the colon even where it has no verb."""
    persons = {index for one in analysis.names if one.kind == "PER" for index in range(one.first, one.last)}
    return bool(name) and all(part.index in persons for part in name)


def transcript_labels(coding: Coding) -> Iterator[Report]:
    """Interviews: a paragraph that opens with a person's name and a colon is that person's; place names open datelines."""
    analysis, text = coding.analysis, coding.article.text
    persons = {index for name in analysis.names if name.kind == "PER" for index in range(name.first, name.last)}
    starts = {token.span.start: token for token in analysis.tokens}
    for paragraph in paragraphs(text):
        first = starts.get(paragraph.start)
        if first is None or analysis.sentence_of(first).number == 0:
            continue
        label = [*takewhile(lambda token: token.text != ":", analysis.tokens[first.index : first.index + LONGEST])]
        colon = analysis.tokens[first.index + len(label)] if first.index + len(label) < len(analysis.tokens) else None
        if colon is None or colon.text != ":" or not label or any(token.index not in persons for token in label):
            continue
        said = text[colon.span.end : paragraph.end]
        start = paragraph.end - len(said.lstrip())
        if start < paragraph.end:
            yield Report(colon.span, colon, Span(start, paragraph.end), _head(label), "speech.transcript")


def beside_quotation(analysis: Analysis, speech: Speech, first: int, last: int, content: Span) -> Report | None:
    """The name before a quotation and a colon, or after it and a dash, where it ends its line; tokens `first` to `last`."""
    tokens = analysis.tokens
    if first and tokens[first - 1].text == ":":
        start = analysis.sentence_of(tokens[first - 1]).first
        before = tokens[start : first - 1]
        if _is_speaker(speech, before):
            return Report(tokens[first - 1].span, tokens[first - 1], content, _head(before), "speech.colon")
    if last < len(tokens) and tokens[last].text in DASHES:
        sentence = analysis.sentence_of(tokens[min(last + 1, len(tokens) - 1)])
        name = [token for token in tokens[last + 1 : sentence.last] if token.text not in ENDS]
        if _is_speaker(speech, name) and name[0].upos == "PROPN":
            return Report(tokens[last].span, tokens[last], content, _head(name), "speech.dash")
    return _in_brackets(analysis, speech, last, content)


def _in_brackets(analysis: Analysis, speech: Speech, last: int, content: Span) -> Report | None:
    """The name in brackets right after a quotation: ' "We will wait" (Ana Ruiz, minister of trade) '."""
    tokens = analysis.tokens
    if last >= len(tokens) or tokens[last].text not in ("(", "-LRB-"):
        return None
    inside = [*takewhile(lambda token: token.text not in (")", "-RRB-"), tokens[last + 1 : last + 2 * LONGEST])]
    name = [*takewhile(lambda token: token.text != ",", inside)]
    end = last + 1 + len(inside)
    if end >= len(tokens) or tokens[end].text not in (")", "-RRB-") or not _is_person(analysis, name):
        return None
    return Report(tokens[last].span, tokens[last], content, _head(name), "speech.brackets")


def _is_speaker(speech: Speech, name: Sequence[Token]) -> bool:
    if not 0 < len(name) <= LONGEST or any(part.xpos in FINITE for part in name):
        return False
    return any(part.upos == "PROPN" or speech.find("voice", part.lemma.lower()) for part in name)


def _head(name: Sequence[Token]) -> Token:
    inside = {part.index for part in name}
    return next((part for part in name if part.head not in inside), name[-1])
