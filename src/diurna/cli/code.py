"""`diurna code`: articles in, records out."""

from pathlib import Path
from typing import Annotated

import typer

from diurna.articles import Reading
from diurna.cli.cluster import NOT_WITH_RAY, Device, DeviceOption, RayOption, code_on_cluster, refuse_device
from diurna.cli.columns import ColumnsOption, DyadsOption, OneADayOption
from diurna.cli.keeping import StoreOption
from diurna.cli.options import DayOrders, Inputs, Lexicons, Maps, OntologyFolder, Published, read_day, read_maps
from diurna.cli.output import STDOUT
from diurna.cli.running import Order, run
from diurna.cli.statuses import StatusOption, wanted_statuses
from diurna.cli.writing import Format, choose_writing
from diurna.scale import Making


def code(
    inputs: Inputs,
    published: Published = None,
    columns: Maps = None,
    day_order: DayOrders = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="A table on a terminal, JSON Lines when piped, by the ending of -o FILE, unless given.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output (-).")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes to code with: 1, with --ray one for each processor, unless given."),
    ] = None,
    device: DeviceOption = Device.CPU,
    ray: RayOption = None,
    lexicon: Lexicons = None,
    ontology: OntologyFolder = None,
    people: Annotated[
        bool, typer.Option("--people", help="Print who is named with which office, and when, in place of the records.")
    ] = False,
    claims: Annotated[
        bool, typer.Option("--claims", help="Write who said what, as JSON Lines, in place of the records.")
    ] = False,
    status: StatusOption = None,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep what could not be coded there, as JSON Lines. Beside the output (FILE.errors.jsonl) if not given.",
        ),
    ] = None,
    store: StoreOption = None,
    layout: ColumnsOption = None,
    dyads: DyadsOption = False,
    one_a_day: OneADayOption = False,
) -> None:
    """Code articles into event records.

    Example: diurna code examples --format table
    """
    refuse_device(device)
    reading = Reading(read_day(published), read_maps(columns), day_order.value if day_order else None)
    making = Making(tuple(lexicon or ()), ontology, device.value)
    statuses = wanted_statuses(status)
    if output is not None and str(output) == STDOUT:
        output = None
    if ray is not None:
        if people or claims or store or one_a_day or errors or format not in {None, Format.PARQUET}:
            raise typer.BadParameter(NOT_WITH_RAY, param_hint="--ray")
        code_on_cluster(
            inputs, output, ray, reading, making, workers=workers, statuses=statuses, columns=layout, dyads=dyads
        )
        return
    writing = choose_writing(
        output, format, people=people, claims=claims, layout=layout, dyads=dyads, one_a_day=one_a_day,
        any_status=bool(statuses),
    )  # fmt: skip
    silent = store is not None and output is None and format is None and layout is None and writing.records
    order = Order(inputs, reading, making, workers or 1, writing, statuses, store, silent, errors)
    order.check()
    run(order)
