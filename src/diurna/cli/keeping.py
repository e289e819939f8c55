"""`diurna code --store`: codings into a store as they come, and what is there already not coded again."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from diurna.analysis.linking import link_stories
from diurna.cli.output import say
from diurna.coder import Coder
from diurna.errors import InputError, escape
from diurna.events import FinishEvents
from diurna.language import Analyser
from diurna.places import PlaceEvents
from diurna.records import Article, Coding
from diurna.store import Store
from diurna.version import VERSION

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE.duckdb",
        help="Add to that store, made where there is none; nothing is printed then unless --format or -o is given.",
    ),
]


def coder_name(coder: Coder) -> str:
    """What records name as their coder, known before any is coded; "" for a coder with stages of the user's own."""
    analysers = [stage for stage in coder.stages if isinstance(stage, Analyser)]
    finishing = [stage for stage in coder.stages if isinstance(stage, FinishEvents)]
    if not analysers or not finishing:
        return ""
    name = f"diurna {VERSION} model {analysers[0].engine.identity} lexicons {finishing[-1].lexicons}"
    inner = (getattr(stage, "stage", stage) for stage in coder.stages)  # a custom ontology wraps stages
    gazetteer = next((stage.gazetteer.identity for stage in inner if isinstance(stage, PlaceEvents)), "")
    return f"{name} gazetteer {gazetteer}" if gazetteer else name


class Keeper:
    """Puts a run's codings into a store, each before it is passed on.

    `known` counts articles that were there; `failures`, inputs that could not be coded, is for the run to note.
    """

    def __init__(self, store: Store, coder: str) -> None:
        self.store, self.coder = store, coder
        self.known = 0
        self.failures = 0

    def leave_out_known(self, articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """Pass on what this coder has not coded yet."""
        for article in articles:
            if isinstance(article, Article) and self.store.again(article, self.coder):
                self.known += 1
            else:
                yield article

    def keep(self, codings: Iterable[Coding]) -> Iterator[Coding]:
        """Add each coding, one transaction an article, and pass it on."""
        for coding in codings:
            self.store.add(coding)
            yield coding


@contextlib.contextmanager
def keeping(path: Path, coder: str, inputs: Sequence[str]) -> Iterator[Keeper]:
    """A store to keep a run in; at the end its records are linked to stories, and what it has done is told."""
    with Store(path) as store:
        store.begin_run(coder=coder, options={"inputs": list(inputs)})
        keeper = Keeper(store, coder)
        yield keeper
        store.end_run(failures=keeper.failures)
        link_stories(store)
        if keeper.known:
            there = "article was" if keeper.known == 1 else "articles were"
            say(f"{keeper.known:,} {there} in {escape(str(path))} already, coded in the same way.")


def files_of(path: Path | None) -> list[Path]:
    """The files of a store, which are no inputs."""
    return [] if path is None else [path, path.with_name(path.name + ".wal")]
