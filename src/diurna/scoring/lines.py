"""Read gold files by lines, and keep every fault found in them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from diurna.errors import GoldError, escape

LONGEST_QUOTE = 40  # characters of a file that one message repeats
Made = TypeVar("Made")


class GoldFile:
    """A text file of gold annotation, and the faults found in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line and its number, without its end; a last, empty line is added.

        A line that is not UTF-8 is a fault, and is passed over. A file that cannot be opened raises `GoldError` at once.
        """
        try:
            data = self.path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.faults.append(f"{self.name}: cannot be read ({reason}). Check the path.")
            self.check()
            return
        number = 0
        for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
            try:
                yield number, raw.removesuffix(b"\r").decode("utf-8")
            except UnicodeDecodeError as error:
                self.fault(number, f"byte {error.start + 1} is not UTF-8. Save the file as UTF-8.")
        yield number + 1, ""

    def objects(self, make: Callable[[dict[str, Any]], Made], expected: str) -> Iterator[Made]:
        """Yield what `make` makes of each line's JSON object; empty lines are passed over.

        What is no object, and what `make` raises a KeyError, TypeError, ValueError, IndexError or AttributeError for, is a
        fault; its message ends with what was expected.
        """
        for number, line in self.lines():
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise TypeError("no object")
                made = make(row)
            except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
                reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
                self.fault(number, f"{quoted(reason)}; {expected}")
                continue
            yield made

    @property
    def name(self) -> str:
        """The path as it is named in messages."""
        return escape(str(self.path))

    def fault(self, number: int, message: str) -> None:
        """Keep what is wrong with a line: what was found, and what was expected."""
        self.faults.append(f"{self.name} line {number}: {message}")

    def check(self) -> None:
        """Raise `GoldError` with all faults, if there are any."""
        if self.faults:
            raise GoldError(self.faults)


def quoted(text: str) -> str:
    """What a file holds, for a message: in quotes, on one line, cut where it is long."""
    cut = text[: LONGEST_QUOTE - 3] + "..." if len(text) > LONGEST_QUOTE else text
    return f'"{escape(cut)}"'


def counted(columns: int) -> str:
    """A number of columns: "1 column", "2 columns"."""
    return "1 column" if columns == 1 else f"{columns} columns"
