"""Read lexicon tables: TSV, one entry a line with an id, a header line that names the columns, `#` for comments."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from diurna.errors import LexiconError

DATA = files("diurna.lexicons") / "data"


def read_table(source: Traversable, columns: Sequence[str]) -> list[Mapping[str, str]]:
    """Read one table; every row has exactly `columns`, empty where the file leaves them empty.

    Each row also carries its line number under "line". Raises `LexiconError` with every fault found: a file that cannot
    be read, a wrong header, rows too long, a missing or repeated id, bytes that are not UTF-8.
    """
    rows, faults = scan_table(source, columns)
    if faults:
        raise LexiconError(faults)
    return rows


def scan_table(
    source: Traversable, columns: Sequence[str], optional: Sequence[str] = ()
) -> tuple[list[Mapping[str, str]], list[str]]:
    """The rows of a table as `read_table` gives them, those that can be used, and its faults.

    The header may leave out columns that are `optional`; they are empty in every row.
    """
    rows: list[Mapping[str, str]] = []
    faults: list[str] = []
    try:
        lines = source.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        return [], [f"{source.name}: byte {error.start} is not UTF-8. Save the file as UTF-8."]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return [], [f"{source.name}: cannot be read ({reason}). Check the path."]
    seen: dict[str, int] = {}
    header: list[str] | None = None
    for number, fields in _fields(lines):
        if header is None:
            header = fields
            if header != [name for name in columns if name in header or name not in optional]:
                wrong = f"columns are {header}, expected {list(columns)}. Mend the header."
                return [], [f"{source.name} line {number}: {wrong}"]
            continue
        if len(fields) > len(header):
            faults.append(
                f"{source.name} line {number}: {len(fields)} fields, expected at most {len(header)} "
                f'(entry "{fields[0]}"). Look for a stray tab.'
            )
            continue
        row = dict.fromkeys(columns, "") | dict(zip(header, fields, strict=False)) | {"line": str(number)}
        entry = row["id"]
        if not entry:
            faults.append(f"{source.name} line {number}: no id. Give the entry one of its own.")
        elif entry in seen:
            faults.append(f'{source.name} line {number}: id "{entry}" stands in line {seen[entry]} too. Rename one.')
        seen.setdefault(entry, number)
        rows.append(row)
    if header is None:
        faults.append(f"{source.name}: no header line, expected {list(columns)}. Add it as the first line.")
    return rows, faults


def _fields(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            yield number, [field.strip() for field in line.split("\t")]


def alternatives(field: str) -> tuple[str, ...]:
    """Split a field of alternatives: "obj|with" gives ("obj", "with"); an empty field gives none."""
    return tuple(part.strip() for part in field.split("|") if part.strip())


@cache
def fingerprint() -> str:
    """A short hash over all shipped lexicons: records made with other words carry another one."""
    digest = hashlib.sha256()
    for source in files_below(DATA):
        if not source.name.endswith(".tsv"):
            continue  # a word more in SOURCES.md changes no record
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:12]


def files_below(folder: Traversable) -> list[Traversable]:
    """All files below a folder, in a fixed order."""
    out: list[Traversable] = []
    for source in sorted(folder.iterdir(), key=lambda entry: entry.name):
        out.extend(files_below(source) if source.is_dir() else [source])
    return out
