"""`diurna explain`: a sentence's parse, what matched in it, and why each field is what it is."""

from typing import Annotated

import typer
from rich.console import Console

from diurna.articles import read
from diurna.cli.lexicon import check_lexicons
from diurna.cli.options import Lexicons, OntologyFolder, Published, read_day
from diurna.cli.output import prepare_stdout, say
from diurna.coder import Coder
from diurna.errors import InputError
from diurna.records import Article
from diurna.scale.coding import code_one
from diurna.writers import render_explanation


def explain(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A file, or - for standard input.")],
    published: Published = None,
    sentence: Annotated[
        int | None, typer.Option("--sentence", "-s", min=0, help="Only this one; 0 is the headline.")
    ] = None,
    lexicon: Lexicons = None,
    ontology: OntologyFolder = None,
) -> None:
    """Show the parse of an article's sentences, what matched, and why each field is what it is.

    Example: diurna explain examples/2022-07-10-colombo.txt --sentence 1
    """
    day = read_day(published)
    check_lexicons(lexicon or [], ontology)
    prepare_stdout(text=True)
    coder: Coder | None = None
    console = Console()
    failed, shown = False, False
    lacking: list[str] = []
    for article in read(source, published=day):
        if isinstance(article, Article):
            coder = coder or Coder(lexicons=lexicon or [], ontology=ontology)  # loaded when there is something to code
            result = code_one(coder, article)
        else:
            result = article
        if isinstance(result, InputError):
            say(str(result))
            failed = True
            continue
        numbers = [found.number for found in result.analysis.sentences]
        if sentence is not None and sentence not in numbers:
            first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
            lacking.append(f"{result.article.origin} has no sentence {sentence}; its sentences are {first} to {last}.")
            continue
        render_explanation(result, console, sentence=sentence)
        shown = True
    if lacking and not shown:
        more = f" Nor have {len(lacking) - 1} others." if len(lacking) > 1 else ""
        raise typer.BadParameter(lacking[0] + more, param_hint="--sentence")
    for line in lacking:
        say(line)
    if failed:
        raise typer.Exit(1)
