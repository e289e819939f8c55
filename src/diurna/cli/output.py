"""Where a command's output goes: checked before the work, swapped in when all is there; and talk to the user."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from rich.console import Console

from diurna.errors import escape

STDOUT = "-"


def say(line: str) -> None:
    """Talk to the user, on standard error."""
    Console(stderr=True).print(line, markup=False, highlight=False, soft_wrap=True)


def refuse_inputs(outputs: Iterable[tuple[str, Path | None]], inputs: Iterable[str]) -> None:
    """Wrong usage (exit code 2) where an output, given with its option, is one of the inputs or another output."""
    taken = [(each, "one of the inputs") for each in inputs if each != STDOUT]
    for option, output in outputs:
        if output is None:
            continue
        for name, what in taken:
            if same_file(output, name) and (is_plain(output) or not output.exists()):
                raise typer.BadParameter(
                    f"{escape(str(output))} is {what}, and would be overwritten. Choose another file.",
                    param_hint=option,
                )
        taken.append((str(output), "written by another option"))


def same_file(one: Path, other: str) -> bool:
    """Whether two paths lead to the same file, be it there yet or not."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one is not there, or no file can have the name
        return os.path.abspath(one) == os.path.abspath(other)


def is_plain(path: Path) -> bool:
    """Whether the path is a file that may be replaced or removed: no device, no pipe, no directory."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def check_writable(path: Path, option: str) -> None:
    """Wrong usage (exit code 2) where a file cannot be written; leaves what is there, and nothing where nothing was."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            return  # a pipe or a device; opening it now might wait for ever
        there = os.path.lexists(path)
        with path.open("ab"):
            pass
        if not there:
            path.unlink()
    except (OSError, ValueError) as error:
        raise cannot_be_written(path, error, option) from error


def cannot_be_written(path: Path, error: OSError | ValueError, option: str) -> typer.BadParameter:
    """What to raise for a path that cannot be written."""
    reason = getattr(error, "strerror", None) or str(error)
    return typer.BadParameter(
        f"{escape(str(path))}: cannot be written ({reason}). Choose another file.", param_hint=option
    )


@contextlib.contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `output` at the end; after an exception `output` is as it was.

    The part file lies beside the output, hidden, so that no directory reader takes it for an article. Devices and
    pipes are written directly, and the file that a link points to is replaced, not the link.
    """
    check_writable(output, "--output")
    if output.exists() and not output.is_file():
        yield output
        return
    target = Path(os.path.realpath(output))
    part = target.with_name(f".{target.name}.part")
    check_writable(part, "--output")
    try:
        yield part
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def prepare_stdout(*, text: bool) -> None:
    """Let standard output take any character: as UTF-8 and unaltered for files, with "?" in `text` for people.

    Streams that stand in for standard output may not be able to change; they are left as they are.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        return
    if text:
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", newline="")
