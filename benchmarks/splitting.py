"""Words and sentences from raw text: `python benchmarks/splitting.py DATA [--train]`.

DATA is a folder with ud/ewt_dev.conllu and ud/gum_dev.conllu (with --train: ud/*_train.conllu, for tuning). Prints F1
of words and of sentences, and thousand words a second. The other splitters come with `pip install 'diurna[bench]'`;
one that is not installed, or lacks its data, is said to be skipped.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from diurna.language import Analyser
from diurna.records import Article, Coding, Span
from diurna.scoring.raw import GoldDocument, rebuild_documents
from diurna.scoring.treebanks import read_treebank

Found = tuple[list[Span], list[Span]]  # words, sentences
Splitter = Callable[[str], Found]
DISAGREEMENTS_SHOWN = 40


def ours() -> Splitter:
    """What Diurna ships: words by pattern, sentences by the engine, which parses them on the way."""
    analyser = Analyser()

    def split(text: str) -> Found:
        analysis = analyser(Coding(Article(id="", text=text))).analysis
        return [token.span for token in analysis.tokens], [sentence.span for sentence in analysis.sentences]

    return split


def spacy_blank() -> Splitter:
    """The rules of spaCy's English tokenizer, and its sentence ends by punctuation."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000

    def split(text: str) -> Found:
        words: list[Span] = []
        sentences: list[Span] = []
        for start, part in parts(text):
            for sentence in nlp(part).sents:
                spans = [
                    Span(start + token.idx, start + token.idx + len(token)) for token in sentence if not token.is_space
                ]
                if spans:
                    words.extend(spans)
                    sentences.append(Span(spans[0].start, spans[-1].end))
        return words, sentences

    return split


def nltk_punkt() -> Splitter:
    """NLTK's word tokenizer (Treebank rules, improved) within punkt's sentences."""
    import nltk

    tokenizer = nltk.NLTKWordTokenizer()
    punkt = nltk.tokenize.PunktTokenizer("english")

    def split(text: str) -> Found:
        sentences = [
            Span(start + first, start + last)
            for start, part in parts(text)
            for first, last in punkt.span_tokenize(part)
        ]
        words = [
            Span(span.start + first, span.start + last)
            for span in sentences
            for first, last in tokenizer.span_tokenize(span.of(text))
        ]
        return words, sentences

    return split


def nltk_words() -> Splitter:
    """NLTK's word tokenizer within syntok's sentences."""
    import nltk

    tokenizer = nltk.NLTKWordTokenizer()
    sentences_of = syntok()

    def split(text: str) -> Found:
        _, sentences = sentences_of(text)
        words = [
            Span(span.start + first, span.start + last)
            for span in sentences
            for first, last in tokenizer.span_tokenize(span.of(text))
        ]
        return words, sentences

    return split


def syntok() -> Splitter:
    """Words and sentences of syntok."""
    import syntok.segmenter

    def split(text: str) -> Found:
        words: list[Span] = []
        sentences: list[Span] = []
        for start, part in parts(text):
            for paragraph in syntok.segmenter.analyze(part):
                for sentence in paragraph:
                    # A contraction's parts may be spelled out ("not" for "n't"): the next token's offset bounds it.
                    spans = [
                        Span(start + token.offset, start + token.offset + len(token.value.rstrip()))
                        for token in sentence
                    ]
                    if spans:
                        words.extend(spans)
                        sentences.append(Span(spans[0].start, spans[-1].end))
        return words, sentences

    return split


def pysbd() -> Splitter:
    """Sentences of pySBD; it finds no words."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)

    def split(text: str) -> Found:
        sentences = []
        for start, part in parts(text):
            for found in segmenter.segment(part):
                inside = part[found.start : found.end]
                if inside.strip():
                    first = start + found.start + len(inside) - len(inside.lstrip())
                    sentences.append(Span(first, first + len(inside.strip())))
        return [], sentences

    return split


SPLITTERS: dict[str, Callable[[], Splitter]] = {
    "diurna": ours,
    "spaCy blank + sentencizer": spacy_blank,
    "NLTK words + punkt": nltk_punkt,
    "NLTK words + syntok": nltk_words,
    "syntok": syntok,
    "pySBD": pysbd,
}


def parts(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs as the treebanks mark them, by blank lines, each with its start."""
    for match in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        yield match.start(), match.group()


def f1(gold: list[list[Span]], found: list[list[Span]]) -> float | None:
    """F1 of spans over documents, None where nothing was found."""
    both = sum(len(set(one) & set(other)) for one, other in zip(gold, found, strict=True))
    total = sum(map(len, gold)) + sum(map(len, found))
    return 2 * both / total if any(found) else None


def disagreements(documents: list[GoldDocument], words: list[list[Span]]) -> Counter[tuple[str, str]]:
    """How the treebank and a splitter cut the stretches that they cut differently: (gold, found), parts by "|"."""
    out: Counter[tuple[str, str]] = Counter()
    for document, found in zip(documents, words, strict=True):
        gold = list(document.gold.words)
        for start, end in differing_stretches(gold, found):
            out[cut(document.text, gold, start, end), cut(document.text, found, start, end)] += 1
    return out


def differing_stretches(gold: list[Span], found: list[Span]) -> Iterator[tuple[int, int]]:
    """The smallest stretches of text at whose ends both cut, and within which they differ."""
    starts = sorted({span.start for span in gold} & {span.start for span in found})
    alike = set(gold) & set(found)
    last = max(span.end for span in [*gold, *found])
    alike_starts = {span.start for span in alike}
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        if start not in alike_starts:
            yield start, end


def cut(text: str, words: list[Span], start: int, end: int) -> str:
    """The words of a stretch of text, with bars between."""
    return "|".join(span.of(text) for span in words if start <= span.start < end)


def main() -> None:
    """Measure every splitter on every treebank."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA", help="folder that holds ud/")
    parser.add_argument("--train", action="store_true", help="measure on the train split, for tuning")
    parser.add_argument("--only", help="only the splitter whose name starts so")
    parser.add_argument("--differences", action="store_true", help="list what each splitter cuts otherwise most often")
    args = parser.parse_args()
    split_name = "train" if args.train else "dev"
    banks = {}
    for name in ("ewt", "gum"):
        path = args.data / "ud" / f"{name}_{split_name}.conllu"
        banks[f"{name} {split_name}"] = rebuild_documents(read_treebank(path))
    print(f"{'':26}" + "".join(f" | {name + ' words':>15} {'sentences':>9} {'1000 w/s':>8}" for name in banks))
    for name, make in SPLITTERS.items():
        if args.only and not name.lower().startswith(args.only.lower()):
            continue
        try:
            splitter = make()
        except (ImportError, LookupError) as error:
            print(f"{name:26} | skipped: {reason(error)}")
            continue
        line = f"{name:26}"
        differences: Counter[tuple[str, str]] = Counter()
        for documents in banks.values():
            began = time.perf_counter()
            found = [splitter(document.text) for document in documents]
            spent = time.perf_counter() - began
            words = f1([list(document.gold.words) for document in documents], [words for words, _ in found])
            sentences = f1([list(document.gold.sentences) for document in documents], [spans for _, spans in found])
            count = sum(len(document.gold.words) for document in documents)
            line += f" | {percent(words):>15} {percent(sentences):>9} {count / spent / 1000:8.0f}"
            if args.differences and words is not None:
                differences += disagreements(documents, [words for words, _ in found])
        print(line)
        for (gold, cuts), count in differences.most_common(DISAGREEMENTS_SHOWN):
            print(f"  {count:5}  gold {gold}   found {cuts}")


def reason(error: ImportError | LookupError) -> str:
    """Why a splitter cannot run, in one line; NLTK frames its message in stars."""
    return next((line.strip() for line in str(error).splitlines() if line.strip(" *")), type(error).__name__)


def percent(figure: float | None) -> str:
    """A fraction in per cent, a dash for None."""
    return "-" if figure is None else f"{100 * figure:.2f}"


if __name__ == "__main__":
    main()
