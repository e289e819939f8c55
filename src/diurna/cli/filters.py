"""Options that ask for some records of a store, shared by the commands that answer from one."""

import datetime as dt
import enum
from pathlib import Path
from typing import Annotated, get_args

import typer

from diurna.articles import parse_day
from diurna.errors import escape
from diurna.ontology import plover
from diurna.records.event import Quad as QuadClass
from diurna.records.event import Status as StatusWord
from diurna.store import Filter, Store

STATUSES: tuple[str, ...] = get_args(StatusWord)
QUADS: tuple[str, ...] = get_args(QuadClass)


class Historical(enum.StrEnum):
    """Whether background is wanted."""

    ONLY = "only"
    NO = "no"


Party = Annotated[
    str | None,
    typer.Option(metavar="WHO", help="On either side, in any role: a code (SRB, SRB-GOV) or part of a name."),
]
Actor = Annotated[str | None, typer.Option(metavar="WHO", help="Who acts: a code (SRB, SRB-GOV) or part of a name.")]
Recipient = Annotated[str | None, typer.Option(metavar="WHO", help="Who is acted upon.")]
Speaker = Annotated[str | None, typer.Option(metavar="WHO", help="Who says so.")]
EventType = Annotated[
    list[str] | None, typer.Option("--event", "-e", metavar="TYPE", help="A PLOVER event type; may be given again.")
]
Mode = Annotated[str | None, typer.Option(help="A PLOVER mode.")]
Context = Annotated[str | None, typer.Option(help="A PLOVER context.")]
Quad = Annotated[str | None, typer.Option(help='A quad class, such as "verbal conflict".')]
Status = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS,...",
        help="actual, negated, future, hypothetical or any; several with commas, or given again.",
    ),
]
Past = Annotated[
    Historical | None, typer.Option("--historical", help="Only what is told as background, or none of it.")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Happened on that day or later (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Happened on that day or before.")]
PublishedSince = Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")]
PublishedUntil = Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or before.")]
Place = Annotated[str | None, typer.Option(help="Where: the name of a place, or a country's code.")]
Publisher = Annotated[str | None, typer.Option(help="Part of the publisher's name.")]
ArticleId = Annotated[str | None, typer.Option("--article", metavar="ID", help="Of one article.")]
StoryId = Annotated[str | None, typer.Option("--story", metavar="ID", help="Of one story, or of all of one news.")]
Words = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help='Words of the sentence; a "phrase" in double quotes.')
]
Quoted = Annotated[
    bool | None, typer.Option("--quoted/--unquoted", help="Only what speakers say, or only the reporter's own.")
]
Confidence = Annotated[float | None, typer.Option("--confidence", min=0, max=1, help="At least so confident.")]


def day_of(text: str | None, option: str) -> dt.date | None:
    """The day that an option names; wrong usage (exit code 2) where it names none."""
    try:
        return None if text is None else parse_day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def read_statuses(given: list[str] | None) -> tuple[str, ...]:
    """The statuses that an option names, with commas or given again, "any" being all of them; none where it is not given.

    Wrong usage (exit code 2) for anything else.
    """
    names = [name.strip().lower() for each in given or [] for name in each.split(",") if name.strip()]
    wrong = [name for name in names if name not in (*STATUSES, "any")]
    if wrong or (given and not names):
        found = f'"{escape(wrong[0])}"' if wrong else "none"
        raise typer.BadParameter(
            f"{found}: expected some of {', '.join(STATUSES)}, with commas between them, or any.", param_hint="--status"
        )
    return STATUSES if "any" in names else tuple(dict.fromkeys(names))


def make_filter(
    store: Path,
    *,
    event: list[str] | None = None,
    status: list[str] | None = None,
    historical: Historical | None = None,
    mode: str | None = None,
    context: str | None = None,
    quad: str | None = None,
    days: dict[str, str | None] | None = None,
    **plain: str | float | bool | None,
) -> Filter:
    """A filter from options; wrong usage (exit code 2) where one names nothing that a record can have.

    A record can have what PLOVER has, and what the store's records have, by whatever ontology they were coded.
    """
    book = plover()
    types = tuple(name.upper() for name in event or ())
    for name in types:
        check(name, tuple(book.events), "--event", store)
    if mode is not None:
        check(mode, tuple(sorted({mode for kind in book.events.values() for mode in kind.modes})), "--mode", store)
    if context is not None:
        check(context, book.contexts, "--context", store)
    if quad is not None:
        check(quad, QUADS, "--quad")
    found = {name: day_of(text, f"--{name.replace('_', '-')}") for name, text in (days or {}).items()}
    return Filter(
        event=types,
        status=read_statuses(status),
        historical=None if historical is None else historical is Historical.ONLY,
        mode=mode,
        context=context,
        quad=quad,
        **found,  # type: ignore[arg-type]
        **plain,  # type: ignore[arg-type]
    )


def check(name: str, known: tuple[str, ...], option: str, store: Path | None = None) -> None:
    """Wrong usage where a name is none of those known, nor, where a store is given, one that its records have."""
    if name in known:
        return
    if store is not None:
        with Store(store, read_only=True) as opened:
            used = opened.names_used(option.removeprefix("--"))
        known = tuple(dict.fromkeys([*known, *used]))
    if name not in known:
        raise typer.BadParameter(f'"{escape(name)}" is none of {", ".join(known)}.', param_hint=option)
