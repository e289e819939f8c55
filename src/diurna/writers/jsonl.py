"""JSON Lines: one record a line, in the contract's field order."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from diurna.records import Event
from diurna.records.serial import event_to_json

# Valid inside JSON strings, but many readers split lines at them.
LINE_BREAKERS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"})


def json_line(event: Event) -> str:
    """One record as one line of JSON, without the line end; always encodable as UTF-8."""
    return line_of(event_to_json(event))


def line_of(record: Mapping[str, Any]) -> str:
    """Any JSON object as one line, without the line end; always encodable as UTF-8."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    if line.isascii():
        return line
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate from a broken file; escaped, offsets stay right
        return json.dumps(record, ensure_ascii=True, allow_nan=False)
    return line.translate(LINE_BREAKERS)


def write_jsonl(events: Iterable[Event], file: TextIO) -> int:
    """Write records as they come, a line each. Returns how many."""
    number = 0
    for event in events:
        file.write(json_line(event) + "\n")
        number += 1
    return number
