"""`diurna link`: a coded folder's records linked to stories, here or on a Ray cluster."""

import functools
import time
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.cluster import RayOption, address_of, save_rows
from diurna.cli.output import say
from diurna.errors import escape
from diurna.writers.labels import plural


def link(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="What `diurna code --ray` wrote: a folder, or s3://...")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder for records with stories.")],
    ray: RayOption = None,
) -> None:
    """Link the records of a folder that `diurna code --ray` wrote to stories, and write them to another.

    Example: diurna link events -o linked --ray local
    """
    source, target = address_of(folder), address_of(output)
    if source.rstrip("/") == target.rstrip("/"):
        raise typer.BadParameter("is the folder that is read. Choose another.", param_hint="--output")
    from diurna.scale.cluster import connected
    from diurna.scale.grouping import rows_here, rows_on_ray
    from diurna.scale.linking import link_folder

    save = functools.partial(save_rows, columns=None, dyads=False, any_status=True)
    began = time.monotonic()
    if ray is None:
        done = link_folder(source, target, rows_here, save)
    else:
        with connected(ray):
            done = link_folder(source, target, rows_on_ray, save)
    if done.before:
        say(f"{plural(done.pieces, 'piece')}, {done.before:,} of them done before.")
    if done.before < done.pieces:
        say(
            f"{plural(done.records, 'record')} written to {escape(target)} in {time.monotonic() - began:.0f} s; all of the "
            f"folder's tell {done.stories:,} stories."
        )
