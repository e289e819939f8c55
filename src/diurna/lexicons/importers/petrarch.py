"""Read dictionaries of actors and agents as TABARI, PETRARCH and Phoenix write them.

A name with underscores between its words, its code in brackets behind it or on lines of its own, with days or without;
further names for the same on lines that begin with "+". Agents have "~" in their codes, plurals in braces and sets of words
between exclamation marks (`CATTLE!PERSON!`). The underscore at a name's end, which bars longer words in TABARI, is dropped:
names are whole words here, always.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
REMARK = re.compile(r"[#;].*")
SET = re.compile(r"^\s*!(\w+)!\s*=\s*(.+)$")
BRACKETS = re.compile(r"\[([^\[\]]*)\]")
CODE = re.compile(r"\s*(?P<code>~?\s*[A-Za-z0-9/+#-]+?\s*~?)\s*(?P<days>(?:[<>]|\b\d)[\d\s<>-]*)?\s*")
DAYS = re.compile(r"(?P<sign>[<>]?)\s*(?P<first>\d+)(?:\s*-\s*(?P<last>\d+))?\s*")
PARTS = re.compile(r"[A-Z0-9]+(?:/[A-Z0-9]+)*|-+|\++|#+")
PIVOT = 30  # years of two figures up to here are of the 2000s, as PETRARCH reads them
NO_CODE = frozenset("-+#")


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code, upper case and without its "~", and the days on which it holds, both included, None where open.

    `code` is empty where the dictionary says that the name is to be passed over (`[---]`).
    """

    code: str
    start: dt.date | None
    end: dt.date | None
    line: int


@dataclass(slots=True)
class DictionaryEntry:
    """One entry: its names in the dictionary's spelling but with spaces, and its codes."""

    file: str
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[DatedCode] = field(default_factory=list)
    agent: bool = False
    remark: str = ""


def read_dictionary(path: Path) -> tuple[list[DictionaryEntry], list[str]]:
    """The entries of a dictionary that can be used, and its faults, each with its line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [f"{path.name}: byte {error.start} is not UTF-8. Save the file as UTF-8."]
    except (OSError, ValueError) as error:
        return [], [f"{path.name}: cannot be read ({getattr(error, 'strerror', None) or error}). Check the path."]
    return parse_dictionary(text, path.name)


def parse_dictionary(text: str, file: str) -> tuple[list[DictionaryEntry], list[str]]:
    """Parse a dictionary's text. 1. Blank comments out, keeping lines. 2. Gather entries. 3. Judge them."""
    # 1.
    text = COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    # 2.
    sets: dict[str, list[str]] = {}
    entries: list[DictionaryEntry] = []
    faults: list[tuple[int, str]] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        line = REMARK.sub("", raw).strip()
        if not line:
            continue
        made = SET.match(line)
        if made:
            sets[made[1]] = [word.strip() for word in made[2].split(",") if word.strip()]
            continue
        words = BRACKETS.sub(" ", line).strip() if line[0] == "[" else line.split("[")[0].strip()
        if line[0] == "+" or line[0] == "[":
            if not entries:
                faults.append((number, f'"{line[:40]}" belongs to no entry. Put a name before it, without "+"'))
                continue
        else:
            entries.append(DictionaryEntry(file, number))
        entry = entries[-1]
        entry.remark += raw.partition("#")[2]
        if line[0] != "[":
            faults.extend((number, fault) for fault in _add_names(entry, words.removeprefix("+"), sets))
        _add_codes(entry, line, number, faults)
    # 3.
    kept = []
    broken = {number for number, _ in faults}
    for entry in entries:
        if entry.agent and any(code.start or code.end for code in entry.codes):
            what = f'"{entry.names[0][:40]}" is an agent and has days' if entry.names else "an agent with days"
            faults.append((entry.line, f"{what}. Agents hold at all times: take the days out"))
        elif entry.codes and entry.names:
            kept.append(entry)
        elif entry.line not in broken:
            what = f'"{entry.names[0][:40]}" has no code in brackets' if entry.names else "no name"
            faults.append((entry.line, f"{what}. Write the entry as NAME [CODE], or take it out"))
    return kept, [f"{file} line {number}: {fault}." for number, fault in sorted(faults)]


def _add_names(entry: DictionaryEntry, words: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Add the names that a line gives to an entry; yields its faults."""
    plural = re.search(r"\{([^{}]*)\}", words)
    written = [words[: plural.start()] if plural else words, *(plural[1].split(",") if plural else [])]
    for one in written:
        if re.search(r"[\[\]{}<>=~|]", one):
            yield f'name "{one.strip()[:40]}" holds a bracket or a sign that no name has. Mend the line'
            continue
        lacking = [name for name in re.findall(r"!(\w+)!", one) if name not in sets]
        if lacking:
            yield f'set "!{lacking[0]}!" is not defined. Define it above: !{lacking[0]}! = WORD, WORD'
            continue
        for name in _expanded(one, sets):
            plain = " ".join(name.replace("_", " ").split())
            if plain and not any(char.isalnum() for char in plain):
                yield f'name "{plain[:40]}" holds no word. Mend the line'
            elif plain and plain not in entry.names:
                entry.names.append(plain)


def _expanded(name: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A name with every word of its sets: "FISHER!PERSON!" as FISHERMAN, FISHERMEN ..."""
    pieces = re.split(r"!(\w+)!", name)
    choices = [sets[piece] if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return ("".join(chosen) for chosen in itertools.product(*choices))


def _add_codes(entry: DictionaryEntry, line: str, number: int, faults: list[tuple[int, str]]) -> None:
    """Add the codes of a line to an entry; those that cannot be read become faults."""
    rest = line[line.index("[") :] if "[" in line else ""
    if rest and rest.count("[") != rest.count("]"):
        faults.append((number, f'"{rest[:40]}", expected a bracket closed for each opened. Mend the brackets'))
    for found in BRACKETS.finditer(rest):
        read = CODE.fullmatch(found[1])
        bare = read["code"].strip("~ ").upper() if read else ""
        if read is None or not PARTS.fullmatch(bare) or "DATE" in found[1]:
            faults.append((number, f'"{found[0][:40]}" is no code, expected [CODE] or [CODE DATE-DATE]. Mend it'))
            continue
        if "~" in read["code"]:
            entry.agent = True
        try:
            start, end = read_days(read["days"] or "")
        except ValueError as error:
            faults.append((number, f'"{found[0][:40]}" {error}'))
            continue
        code = "" if NO_CODE.issuperset(bare) else bare
        entry.codes.append(DatedCode(code, start, end, number))


def read_days(text: str) -> tuple[dt.date | None, dt.date | None]:
    """The days of a code, both included: "<911226" ends the day before, ">011222" begins that day.

    Raises ValueError, with what is wrong and what to do, where they make no sense.

    >>> read_days("970101-061231")
    (datetime.date(1997, 1, 1), datetime.date(2006, 12, 31))
    """
    if not text.strip():
        return None, None
    found = DAYS.fullmatch(text.strip())
    if found is None or (found["sign"] and found["last"]):
        raise ValueError("holds no days, expected <DATE, >DATE or DATE-DATE. Mend it")
    first = read_date(found["first"])
    if found["sign"] == "<":
        return None, first - dt.timedelta(days=1)
    last = read_date(found["last"]) if found["last"] else None
    if last is not None and first > last:
        raise ValueError(f"begins on {first}, after its end on {last}. Swap the days, or write the years in full")
    return first, last


def read_date(text: str) -> dt.date:
    """A day written as YYMMDD or YYYYMMDD; ValueError, with what to do, where it is none."""
    if len(text) not in (6, 8):
        raise ValueError(f"has {len(text)} figures in {text}, expected YYMMDD or YYYYMMDD. Mend it")
    year, rest = int(text[:-4]), text[-4:]
    if len(text) == 6:
        year += 2000 if year <= PIVOT else 1900
    try:
        return dt.date(year, int(rest[:2]), int(rest[2:]))
    except ValueError:
        raise ValueError(f"names {text}, which is no day of the calendar. Mend it") from None
