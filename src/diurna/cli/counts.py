"""`diurna counts` and `diurna timeline`: how many, by period, dyad, type and whatever else a record has."""

from typing import Annotated

import typer

from diurna.analysis import counting
from diurna.cli import filters
from diurna.cli.answers import FormatOption, OutputOption, StoreFile, choose_format, write_answer
from diurna.cli.plotting import PlotOption, check_plot, write_plot
from diurna.store import Store
from diurna.store.questions import GROUPS, MEASURES
from diurna.writers.charts import chart_of_counts, chart_of_timeline


def counts(
    store: StoreFile,
    by: Annotated[
        str, typer.Option(metavar="GROUPS", help=f"Groups, with commas between: {', '.join(GROUPS)}.")
    ] = "month,dyad",
    measure: Annotated[str, typer.Option(help=f"What to count: {', '.join(MEASURES)}.")] = "events",
    party: filters.Party = None,
    actor: filters.Actor = None,
    recipient: filters.Recipient = None,
    event: filters.EventType = None,
    mode: filters.Mode = None,
    context: filters.Context = None,
    quad: filters.Quad = None,
    status: filters.Status = None,
    historical: filters.Past = None,
    since: filters.Since = None,
    until: filters.Until = None,
    place: filters.Place = None,
    publisher: filters.Publisher = None,
    text: filters.Words = None,
    quoted: filters.Quoted = None,
    format: FormatOption = None,
    output: OutputOption = None,
    plot: PlotOption = None,
) -> None:
    """Count records, happenings or articles, or average PLOVER's score. Only what happened counts (--status any: all).

    --plot draws lines over time where a period is among the groups, a network of --by dyad, and else bars.

    Example: diurna counts news.duckdb --by month,dyad --measure stories
    """
    chosen, output = choose_format(format, output, store)
    check_plot(plot, output, store)
    groups = [name.strip() for name in by.split(",") if name.strip()]
    for name in groups or [by]:
        filters.check(name, tuple(GROUPS), "--by")
    filters.check(measure, tuple(MEASURES), "--measure")
    wanted = filters.make_filter(
        store, event=event, status=status, historical=historical, mode=mode, context=context, quad=quad,
        days={"since": since, "until": until},
        party=party, actor=actor, recipient=recipient, place=place, publisher=publisher, words=text, quoted=quoted,
    )  # fmt: skip
    with Store(store, read_only=True) as opened:
        answer = counting.counts(opened, by=groups, measure=measure, chosen=wanted)
    title = f"{measure} by {', '.join(groups)}"
    write_answer(answer, chosen, output, title=title, noun="group")
    if plot:
        write_plot(chart_of_counts(answer, measure, title), plot)


def timeline(
    store: StoreFile,
    actor: Annotated[str, typer.Option(metavar="WHO", help="Who acts: a code or part of a name.")],
    recipient: Annotated[str, typer.Option(metavar="WHO", help="Who is acted upon.")],
    records: Annotated[
        bool, typer.Option("--records", help="Count records, not happenings, which several records may tell.")
    ] = False,
    status: filters.Status = None,
    since: filters.Since = None,
    until: filters.Until = None,
    format: FormatOption = None,
    output: OutputOption = None,
    plot: PlotOption = None,
) -> None:
    """Cooperation and conflict of a dyad month by month, with the mean score.

    Example: diurna timeline news.duckdb --actor RUS --recipient UKR
    """
    chosen, output = choose_format(format, output, store)
    check_plot(plot, output, store)
    wanted = filters.make_filter(store, status=status, days={"since": since, "until": until})
    with Store(store, read_only=True) as opened:
        answer = counting.timeline(opened, actor, recipient, stories=not records, chosen=wanted)
    title = f"{actor} towards {recipient}"
    write_answer(answer, chosen, output, title=title, noun="month")
    if plot:
        write_plot(chart_of_timeline(answer, title), plot)
