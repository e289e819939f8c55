"""Tables as text: CSV and TSV, one article a row, the names of the fields in the first."""

import csv
from collections.abc import Iterator, Mapping, Sequence

from diurna.articles.content import decode
from diurna.articles.fields import article_from_fields, choose_columns, explain_missing_text, own_name
from diurna.articles.jsonlines import LONGEST_LINE
from diurna.articles.quoting import name_fields, quote
from diurna.articles.reading import Reading
from diurna.articles.stream import Stream
from diurna.errors import InputError, escape
from diurna.records import Article

DELIMITERS = ",;\t|"


def read_csv(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read an article from each row; commas, semicolons, tabs or bars part the fields."""
    header = stream.head().split(b"\n", 1)[0]
    return read_rows(stream, reading, max(DELIMITERS, key=lambda mark: header.count(mark.encode())))


def read_tsv(stream: Stream, reading: Reading) -> Iterator[Article | InputError]:
    """Read an article from each row of a table whose fields tabs part."""
    return read_rows(stream, reading, "\t")


def read_rows(stream: Stream, reading: Reading, delimiter: str) -> Iterator[Article | InputError]:
    """Read an article from each row; a row that gives none gives an error instead."""
    csv.field_size_limit(LONGEST_LINE)
    lines = Lines(stream)
    rows = csv.reader(lines, delimiter=delimiter)
    names: Sequence[str] | None = None
    read = False
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield InputError(
                f"{stream.origin}:{lines.number}", f"broken CSV: {escape(str(error))}. Is a quote left open?"
            )
            rows = csv.reader(lines, delimiter=delimiter)
            continue
        yield from lines.take_faults()
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue
        if names is None:
            names = read_header(row, reading, stream.origin)
            continue
        read = True
        yield read_row(names, row, f"{stream.origin}:{lines.number}", reading)
    if not read:
        yield InputError(
            stream.origin, "the table has no rows. Expected the names of the fields, then a row an article."
        )


class NoArticlesError(InputError):
    """A table without text: an error where the user named it, passed over where it lies in a directory of articles."""


class Lines:
    """The lines of a stream, decoded, for the reader of CSV; what cannot be decoded is blank, and kept as a fault."""

    def __init__(self, stream: Stream) -> None:
        self.number = 0
        self._origin = stream.origin
        self._lines = stream.lines(LONGEST_LINE)
        self._faults: list[InputError] = []

    def __iter__(self) -> Iterator[str]:
        """The lines, with their ends."""
        for number, line in self._lines:
            self.number = number
            origin = f"{self._origin}:{self.number}"
            try:
                if line is None:
                    raise InputError(origin, f"a line of more than {LONGEST_LINE:,} bytes. Is a quote left open?")
                text = decode(line, origin, " of the line")
            except InputError as error:
                self._faults.append(error)
                text = ""
            yield text.removeprefix("\ufeff").replace("\0", " ") + "\n"

    def take_faults(self) -> list[InputError]:
        """The faults since this was last asked."""
        faults, self._faults = self._faults, []
        return faults


def read_header(row: Sequence[str], reading: Reading, origin: str) -> Sequence[str]:
    """The names of the columns, those that we know in small letters; raises `InputError` where no column is the text."""
    names = [own_name(cell.strip()) for cell in row]
    check_columns(names, reading.columns, origin)
    return names


def check_columns(names: Sequence[str], columns: Mapping[str, str], origin: str) -> None:
    """Raise `InputError` where a column that the user named is not there, or no column is the text."""
    absent = [column for column in columns.values() if column not in names]
    if absent:
        raise InputError(origin, f"no column {quote(absent[0])} among {name_fields(names)}. Correct --map.")
    missing = explain_missing_text(choose_columns(dict.fromkeys(names, ""), columns))
    if missing:
        raise NoArticlesError(
            origin, missing.replace("Rename the one that holds it.", "Say which holds it: --map text=COLUMN.")
        )


def read_row(names: Sequence[str], row: Sequence[str], origin: str, reading: Reading) -> Article | InputError:
    """The article of one row of a table as text."""
    if len(row) > len(names):
        return InputError(
            origin,
            f"the row has {len(row)} fields, expected {len(names)}. Put quotes around text that holds the delimiter.",
        )
    return article_of_row(dict(zip(names, row, strict=False)), origin, reading)


def article_of_row(record: Mapping[str, object], origin: str, reading: Reading) -> Article | InputError:
    """The article of a row, its fields under the names of their columns."""
    fields = choose_columns(record, reading.columns)
    try:
        return article_from_fields(fields, published=reading.published, origin=origin, reading=reading, any_day=True)
    except InputError as error:
        return error
