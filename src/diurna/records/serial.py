"""Event records to the contract's JSON and back, and the JSON Schema of a record, all read off the dataclasses."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from diurna.errors import RecordError
from diurna.records.event import Event

JSON = Any  # what json.loads returns


def event_to_json(event: Event) -> dict[str, JSON]:
    """The record as a JSON object, in the contract's field order; days as ISO strings."""
    encoded = _encode(event)
    assert isinstance(encoded, dict)
    return encoded


def _encode(value: object) -> JSON:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _encode(item) for key, item in value.items()}
    return value


def event_from_json(value: JSON) -> Event:
    """Read a record back. Fields that a later version added are passed over.

    Raises `RecordError` with every fault found: where it stands, what was there, what was expected.
    """
    faults: list[str] = []
    event = _decode(value, Event, "record", faults)
    if faults:
        raise RecordError(faults)
    assert isinstance(event, Event)
    return event


def _decode(value: JSON, kind: Any, path: str, faults: list[str]) -> Any:
    """Decode `value` as the annotated type `kind`; a fault is noted under `path`, and None returned."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _decode_object(value, kind, path, faults)
    if origin in {typing.Union, types.UnionType}:
        if value is None:
            return None
        (inner,) = [argument for argument in arguments if argument is not type(None)]
        return _decode(value, inner, path, faults)
    if origin is tuple and isinstance(value, list):
        return tuple(_decode(item, arguments[0], f"{path}[{index}]", faults) for index, item in enumerate(value))
    if origin is dict and isinstance(value, dict):
        return {key: _decode(item, arguments[1], f"{path}.{key}", faults) for key, item in value.items()}
    if origin is Literal and value in arguments:
        return value
    if kind is dt.date and isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    elif kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    elif kind in (str, int, bool) and type(value) is kind:
        return value
    faults.append(f"{path} is {_shown(value)}, expected {_described(kind)}. Mend that field.")
    return None


def _decode_object(value: JSON, kind: Any, path: str, faults: list[str]) -> Any:
    if not isinstance(value, dict):
        faults.append(f"{path} is {_shown(value)}, expected an object. Mend that field.")
        return None
    hints, optional = _fields_of(kind)
    missing = [name for name in hints if name not in value and name not in optional]
    faults.extend(f"{path}.{name} is missing, expected {_described(hints[name])}. Add it." for name in missing)
    before = len(faults)
    fields = {
        name: _decode(value[name], hint, f"{path}.{name}", faults) for name, hint in hints.items() if name in value
    }
    return None if missing or len(faults) > before else kind(**fields)


@cache
def _fields_of(kind: Any) -> tuple[Mapping[str, Any], frozenset[str]]:
    """The fields of a dataclass with their types, and those that may be missing.

    What a later version added has a default, so that records of an earlier one can still be read.
    """
    given = frozenset(field.name for field in dataclasses.fields(kind) if field.default is not dataclasses.MISSING)
    return get_type_hints(kind), given


def _shown(value: JSON) -> str:
    shown = ascii(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _described(kind: Any) -> str:
    schema = _schema_of(kind, {})
    if "anyOf" in schema:
        (inner,) = [argument for argument in get_args(kind) if argument is not type(None)]
        return f"{_described(inner)} or null"
    if "enum" in schema:
        return "one of " + ", ".join(schema["enum"])
    return "a day (YYYY-MM-DD)" if schema.get("format") == "date" else str(schema.get("type", "an object"))


@cache
def record_schema() -> dict[str, JSON]:
    """The JSON Schema (2020-12) of one record. Nested records stand under `$defs`."""
    definitions: dict[str, JSON] = {}
    schema = _object_schema(Event, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Diurna event record",
        **schema,
        "$defs": definitions,
    }


def _schema_of(kind: Any, definitions: dict[str, JSON]) -> dict[str, JSON]:
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _object_schema(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if origin in {typing.Union, types.UnionType}:
        (inner,) = [argument for argument in arguments if argument is not type(None)]
        return {"anyOf": [_schema_of(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], definitions)}
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if kind is dt.date:
        return {"type": "string", "format": "date"}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]}


def _object_schema(kind: Any, definitions: dict[str, JSON]) -> dict[str, JSON]:
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().splitlines()[0],
        "properties": {name: _schema_of(hint, definitions) for name, hint in hints.items()},
        "required": list(hints),
    }


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: lone surrogates, which broken files have, become U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
