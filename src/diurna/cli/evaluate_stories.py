"""`diurna evaluate stories`: reports linked across articles, scored against gold."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from diurna.analysis.linking import link_stories
from diurna.articles import article_from_fields
from diurna.cli.evaluate import Json, faults_told, progress, show
from diurna.cli.output import say
from diurna.errors import InputError
from diurna.records import Article, Coding
from diurna.scale import code_all
from diurna.scoring.stories import GoldArticle, b_cubed, main_story, read_stories
from diurna.store import Store
from diurna.store.links import news_of_articles


def evaluate_stories(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.jsonl", help="Articles with id, event_id, text, and title and date where known."),
    ],
    as_json: Json = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes to code with.")] = 1,
) -> None:
    """Score stories at article level: an article is of the news that most of its records tell; B-cubed.

    Example: diurna evaluate stories articles.jsonl --json
    """
    with faults_told():
        gold = read_stories(file)
    articles = [article_of(one) for one in gold]
    with progress(len(articles)) as step, Store() as store:

        def coded() -> Iterator[Coding]:
            for result in code_all(articles, workers=workers):
                step(1)
                if isinstance(result, InputError):
                    say(str(result))
                else:
                    yield result

        store.add_all(coded())
        link_stories(store)
        found = grouping(store, [one.id for one in gold])
    show("stories", file, len(gold), b_cubed([one.event for one in gold], found), as_json=as_json, unit="articles")


def article_of(gold: GoldArticle) -> Article | InputError:
    """A gold article as `diurna code` would read it."""
    fields = {"id": gold.id, "text": gold.text, "title": gold.title or None, "publisher": gold.publisher}
    try:
        return article_from_fields(fields, published=gold.published, origin=gold.id)
    except InputError as error:
        return error


def grouping(store: Store, articles: Sequence[str]) -> list[str]:
    """The news of each article; one that could not be coded has one to itself."""
    own, told = news_of_articles(store)
    return [main_story(told.get(article, ()), own.get(article, f"not coded: {article}")) for article in articles]
