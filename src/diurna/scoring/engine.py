"""Hold a language engine against treebanks and name sets: the engine as two functions, figures out."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from diurna.records import Analysis, Parse, Span
from diurna.records.analysis import NO_HEAD
from diurna.scoring.names import NamedSentence, score_names
from diurna.scoring.parse import Counts, ParseRow, count_words, parse_shares
from diurna.scoring.raw import RawParse, rebuild_documents, score_raw
from diurna.scoring.treebanks import GoldSentence

AT_ONCE = 256  # sentences between two steps

Step = Callable[[int], None]


ParseWords = Callable[[Sequence[Sequence[str]]], Sequence[Parse]]
AnalyseText = Callable[[str], Analysis]


def parse_counts(sentences: Sequence[GoldSentence], parse: ParseWords, step: Step) -> list[Counts]:
    """Tags, lemmas and trees on gold words: each sentence's counts, of which `parse_shares` makes figures."""
    found = parse_some(parse, [sentence.words for sentence in sentences], step)
    rows = (ParseRow(one.upos, one.lemmas, one.heads, one.relations, one.xpos) for one in found)
    return [count_words(sentence.row, row) for sentence, row in zip(sentences, rows, strict=True)]


def parse_figures(sentences: Sequence[GoldSentence], parse: ParseWords, step: Step) -> dict[str, float]:
    """Tags, lemmas and trees on gold words; see `score_parses`."""
    return parse_shares(parse_counts(sentences, parse, step))


def name_figures(sentences: Sequence[NamedSentence], parse: ParseWords, step: Step) -> dict[str, float]:
    """Names on gold words; see `score_names`."""
    found = parse_some(parse, [sentence.words for sentence in sentences], step)
    spans = ({name[:3] for name in one.names} for one in found)
    return score_names((set(sentence.names), names) for sentence, names in zip(sentences, spans, strict=True))


def raw_figures(sentences: Sequence[GoldSentence], analyse: AnalyseText, step: Step) -> dict[str, float]:
    """Words, sentences and all that hangs on them from raw text; see `score_raw`."""

    def pairs() -> Iterator[tuple[RawParse, RawParse]]:
        for document in rebuild_documents(sentences):
            yield document.gold, raw_parse(analyse(document.text))
            step(document.size)

    return score_raw(pairs())


def parse_some(parse: ParseWords, sentences: Sequence[Sequence[str]], step: Step) -> Iterable[Parse]:
    """Parse sentences given as words, some at a time."""
    for start in range(0, len(sentences), AT_ONCE):
        batch = sentences[start : start + AT_ONCE]
        yield from parse(batch)
        step(len(batch))


def raw_parse(analysis: Analysis) -> RawParse:
    """An analysis as scoring takes it."""
    tokens = analysis.tokens
    row = ParseRow(
        upos=[token.upos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[0 if token.head == NO_HEAD else token.head + 1 for token in tokens],
        relations=[token.relation for token in tokens],
        xpos=[token.xpos for token in tokens],
    )
    sentences = [
        Span(tokens[sentence.first].span.start, tokens[sentence.last - 1].span.end) for sentence in analysis.sentences
    ]
    return RawParse([token.text for token in tokens], [token.span for token in tokens], sentences, row)
