"""`diurna explain`: a sentence's parse, what matched in it, and why each field is what it is."""

from typing import Annotated

import typer
from rich.console import Console

from diurna.articles import read
from diurna.cli.options import Published, read_day
from diurna.coder import Coder
from diurna.errors import InputError
from diurna.writers import render_explanation


def explain(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A file, or - for standard input.")],
    published: Published = None,
    sentence: Annotated[
        int | None, typer.Option("--sentence", "-s", min=0, help="Only this one; 0 is the headline.")
    ] = None,
) -> None:
    """Show the parse of an article's sentences, what matched, and why each field is what it is.

    Example: diurna explain examples/2022-07-10-colombo.txt --sentence 1
    """
    day = read_day(published)
    coder = Coder()
    console, talk = Console(), Console(stderr=True)
    failed = False
    for article in read(source, published=day):
        if isinstance(article, InputError):
            talk.print(str(article), markup=False, highlight=False, soft_wrap=True)
            failed = True
            continue
        coding = coder.code_article(article)
        numbers = [found.number for found in coding.analysis.sentences]
        if sentence is not None and sentence not in numbers:
            first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
            raise typer.BadParameter(
                f"{article.origin} has no sentence {sentence}; its sentences are {first} to {last}.",
                param_hint="--sentence",
            )
        render_explanation(coding, console, sentence=sentence)
    if failed:
        raise typer.Exit(1)
