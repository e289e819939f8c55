"""`diurna watch`: feeds into a store, each article once."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from diurna.analysis.linking import link_stories
from diurna.cli.keeping import coder_name
from diurna.cli.lexicon import check_lexicons
from diurna.cli.options import Lexicons, OntologyFolder
from diurna.cli.output import say
from diurna.coder import Coder
from diurna.errors import StoreError
from diurna.records import Coding
from diurna.scale import stopping
from diurna.store import Store
from diurna.watching import Fetcher, State, Watcher
from diurna.watching.addresses import endpoint_of
from diurna.watching.follow import Round

LENGTH = re.compile(r"(\d{1,6})(s|m|h|d)")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST = 60  # seconds between rounds; no feed changes faster


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds.")],
    store: Annotated[Path, typer.Option("--store", metavar="FILE.duckdb", help="The store to add to, made if absent.")],
    every: Annotated[str, typer.Option(metavar="TIME", help="Between two rounds: 90s, 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, then stop: for cron.")] = False,
    delay: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Between two requests to one host, at least.")
    ] = 2.0,
    lexicon: Lexicons = None,
    ontology: OntologyFolder = None,
) -> None:
    """Follow RSS and Atom feeds: fetch what is new, code it, add it to a store.

    Example: diurna watch https://example.org/rss.xml --store news.duckdb --every 15m
    """
    seconds = read_length(every)
    for feed in feeds:
        try:
            endpoint_of(feed)
        except (ValueError, UnicodeError) as error:
            raise typer.BadParameter(f"{feed!r} {error}. Expected the address of a feed.", param_hint="FEED") from error
    check_lexicons(lexicon or [], ontology)
    Store(store).close()  # said now, if it cannot be opened
    state = State.load(store.with_name(store.name + ".watch.json"))
    coder = Coder(lexicons=lexicon or [], ontology=ontology)
    keeper = RoundKeeper(store, coder_name(coder), feeds)
    with stopping() as stop:
        watcher = Watcher(
            list(dict.fromkeys(feeds)),
            fetcher=Fetcher(feeds, delay=delay, pause=stop.pause),
            state=state,
            coder=coder,
            keep=keeper.keep,
            say=say,
            told=keeper.end_round,
            every=seconds,
            stop=stop,
        )
        last = watcher.watch(once=once)
    if once and last.failed:
        raise typer.Exit(1)


class RoundKeeper:
    """Puts a watch's codings into its store, which is open only as long as that takes, so that others can read it between.

    Stories are linked when a round is over: linking looks at all that the store holds, however few articles are new.
    """

    def __init__(self, path: Path, coder: str, feeds: Sequence[str]) -> None:
        self._path, self._coder, self._feeds = path, coder, list(feeds)
        self._unlinked = False

    def keep(self, codings: Sequence[Coding]) -> None:
        """Add codings. Raises `StoreError` where somebody else has the store open."""
        with Store(self._path) as store:
            store.begin_run(coder=self._coder, options={"feeds": self._feeds})
            store.add_all(codings)
            store.end_run()
        self._unlinked = True

    def end_round(self, done: Round) -> None:
        """Link what is new, and say what the round did."""
        say(told(done))
        if not self._unlinked:
            return
        try:
            with Store(self._path) as store:
                link_stories(store)
        except StoreError as error:  # somebody reads the store just now, say
            say(f"{error} Stories are linked after the next round.")
            return
        self._unlinked = False


def told(done: Round) -> str:
    """What a round did, in one line."""
    line = f"{done.feeds} feeds asked, {done.unchanged} unchanged, {done.failed} failed; "
    return line + f"{done.new} new articles listed, {done.coded} coded, {done.records} records."


def read_length(text: str) -> int:
    """The seconds of a length of time such as "15m"; wrong usage (exit code 2) for anything else, or less than a minute."""
    found = LENGTH.fullmatch(text.strip())
    seconds = int(found[1]) * SECONDS[found[2]] if found else 0
    if seconds < SHORTEST:
        raise typer.BadParameter(f"{text!r}: expected at least a minute, such as 15m, 2h or 1d.", param_hint="--every")
    return seconds
