"""Ontologies of users' own: event types that replace or extend PLOVER's, in one file; docs/ontologies.md explains it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import Any, cast, get_args

from diurna.ontology.plover import EventType, Ontology, plover
from diurna.records.event import Quad

FILE = "ontology.json"
KEYS = ("name", "extends", "events", "contexts", "note")
TYPE_KEYS = ("quad", "score", "modes", "requires_actor", "requires_recipient", "like", "cameo", "note")
QUADS: tuple[str, ...] = get_args(Quad)
TYPE = re.compile(r"[A-Z][A-Z0-9_-]{0,39}")
WORD = re.compile(r"[a-z][a-z0-9_-]{0,39}")
RESERVED = frozenset({"NONE"})  # what the type model calls no event
MOST = 10.0  # scores run from -MOST to MOST


@dataclass(frozen=True, slots=True)
class Scanned:
    """What an ontology file holds, as far as it can be used: None where it cannot be used at all.

    `own` are the types that PLOVER does not have, each of which needs a word that names it.
    """

    ontology: Ontology | None
    extends: bool
    own: tuple[str, ...]
    faults: tuple[str, ...]


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which a key stood twice; the last one counts, and the fault is told."""

    repeated: tuple[str, ...] = ()


def scan_ontology(source: Traversable, digest: str = "") -> Scanned:
    """Read an ontology file and keep every fault; `digest` stands for its content in the ontology's identity.

    1. JSON. 2. What it extends, its name and its contexts. 3. Its types. 4. One ontology of both.
    """
    # 1. JSON.
    book, fault = _load(source)
    if book is None:
        return Scanned(None, False, (), (f"{source.name}{fault}",))
    faults = [f'key "{key}" stands twice. Keep one.' for key in getattr(book, "repeated", ())]
    faults += [f'key "{key}", expected among {", ".join(KEYS)}. Mend it.' for key in book if key not in KEYS]
    # 2. What it extends, its name and its contexts.
    base = _base(book.get("extends"), faults)
    name = _name(book.get("name", ""), faults)
    contexts = list(_contexts(book.get("contexts", []), faults))
    # 3. Its types.
    events = _types(book.get("events", {}), base, faults)
    # 4. One ontology of both.
    whole = _joined(base, events, contexts, f"{name or 'ontology'}@{digest}")
    own = tuple(kind for kind in events if base is None or kind not in base.events)
    return Scanned(whole, base is not None, own, tuple(f"{source.name}: {fault}" for fault in faults))


def _load(source: Traversable) -> tuple[dict[str, Any] | None, str]:
    """The JSON object of a file, or what is wrong with it."""

    def whole(pairs: list[tuple[str, Any]]) -> RepeatedKeys:
        made = RepeatedKeys(pairs)
        keys = [key for key, _ in pairs]
        made.repeated = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
        return made

    try:
        book = json.loads(source.read_text(encoding="utf-8-sig"), object_pairs_hook=whole)
    except UnicodeDecodeError as error:
        return None, f": byte {error.start} is not UTF-8. Save the file as UTF-8."
    except json.JSONDecodeError as error:
        return None, f" line {error.lineno}: no JSON ({error.msg}). Mend it."
    except (ValueError, RecursionError):
        return None, ": no JSON that can be read. Expected one object, as in docs/ontologies.md."
    except OSError as error:
        return None, f": cannot be read ({error.strerror or error}). Expected it in the ontology's folder."
    if not isinstance(book, dict):
        return None, f": {_shown(book)}, expected an object, as in docs/ontologies.md. Mend it."
    return book, ""


def _base(extends: object, faults: list[str]) -> Ontology | None:
    """The ontology that this one extends, None where it stands alone."""
    if extends not in (None, "PLOVER"):
        faults.append(
            f'extends is {_shown(extends)}, expected "PLOVER", or nothing for an ontology of its own. Mend it.'
        )
    return plover() if extends == "PLOVER" else None


def _name(name: object, faults: list[str]) -> str:
    """Its name, empty where it has none that can be used."""
    if isinstance(name, str) and (not name or re.fullmatch(r"[\w.-]{1,40}", name, re.ASCII)):
        return name
    faults.append(f"name is {_shown(name)}, expected up to 40 letters, digits, dots and dashes. Mend it.")
    return ""


def _types(rows: object, base: Ontology | None, faults: list[str]) -> dict[str, EventType]:
    """Its types, those without a fault."""
    if not isinstance(rows, dict):
        faults.append(f"events is {_shown(rows)}, expected an object of types. Mend it.")
        rows = {}
    faults += [f'event "{key}" stands twice. Keep one.' for key in getattr(rows, "repeated", ())]
    if not rows and base is None:
        faults.append('no events, and nothing that it extends. Add types, or "extends": "PLOVER".')
    events: dict[str, EventType] = {}
    for kind, row in rows.items():
        known = base.events.get(kind) if base else None
        wrong = list(_faults(kind, row, known))
        faults += [f'event "{kind}": {what}' for what in wrong]
        if not wrong:
            events[kind] = _type(kind, row, known)
    return events


def _joined(base: Ontology | None, events: Mapping[str, EventType], contexts: Sequence[str], identity: str) -> Ontology:
    """One ontology of what it extends and what it adds; CAMEO's codes and the type model's types come with PLOVER."""
    book = plover()
    return Ontology(
        events={**(base.events if base else {}), **events},
        contexts=tuple(dict.fromkeys([*(base.contexts if base else ()), *contexts])),
        cameo=book.cameo if base else (),
        nearest=book.nearest if base else {},
        learned=book.learned if base else frozenset(),
        identity=identity,
    )


def _contexts(value: object, faults: list[str]) -> Iterator[str]:
    if not isinstance(value, list):
        faults.append(f'contexts is {_shown(value)}, expected a list of words. Write ["military", "legal"].')
        return
    for context in value:
        if isinstance(context, str) and WORD.fullmatch(context):
            yield context
        else:
            faults.append(f"context {_shown(context)}, expected a word of small letters. Mend it.")


def _faults(kind: str, row: object, known: EventType | None) -> Iterator[str]:
    """What is wrong with a type; `known` is PLOVER's of the same name, which gives what the row leaves out."""
    if not TYPE.fullmatch(kind) or kind in RESERVED:
        yield f'expected a name in capitals (and not {", ".join(RESERVED)}), such as "STRIKE". Rename it.'
    if not isinstance(row, dict):
        yield f"{_shown(row)}, expected an object. Mend it."
        return
    for key in getattr(row, "repeated", ()):
        yield f'key "{key}" stands twice. Keep one.'
    for key in row:
        if key not in TYPE_KEYS:
            yield f'key "{key}", expected among {", ".join(TYPE_KEYS)}. Mend it.'
    if ("quad" in row or known is None) and row.get("quad") not in QUADS:
        yield f"quad is {_shown(row.get('quad'))}, expected one of: {', '.join(QUADS)}. Choose one."
    if not _is_score(row.get("score")):
        yield f"score is {_shown(row['score'])}, expected a number from {-MOST:g} to {MOST:g}, or null. Mend it."
    for key in ("requires_actor", "requires_recipient"):
        if not isinstance(row.get(key, False), bool):
            yield f"{key} is {_shown(row[key])}, expected true or false. Mend it."
    like, cameo = row.get("like"), row.get("cameo")
    if like is not None and known is not None:
        yield f"like is {_shown(like)}, but it is one of PLOVER's own types. Leave it out, or give the type another name."
        return
    if like is not None and like not in plover().events:
        yield f"like is {_shown(like)}, expected one of {', '.join(plover().events)}. Choose one, or leave it out."
    if cameo is not None and cameo not in {code.code for code in plover().cameo}:
        yield f"cameo is {_shown(cameo)}, which is no code of CAMEO. Mend it, or leave it out."
    modes = row.get("modes", {})
    if not isinstance(modes, dict):
        yield f'modes is {_shown(modes)}, expected an object of modes with their scores. Write {{"walkout": -6.5}}.'
        return
    for key in getattr(modes, "repeated", ()):
        yield f'mode "{key}" stands twice. Keep one.'
    for mode, score in modes.items():
        if not WORD.fullmatch(mode):
            yield f'mode "{mode}", expected a word of small letters. Rename it.'
        if not _is_score(score):
            yield f'mode "{mode}" has the score {_shown(score)}, expected a number from {-MOST:g} to {MOST:g}, or null.'


def _is_score(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and -MOST <= value <= MOST)


def _type(kind: str, row: Mapping[str, Any], known: EventType | None) -> EventType:
    """A type from a row without faults; one of PLOVER's keeps what the row does not say, and all its modes."""
    modes = {mode: None if score is None else float(score) for mode, score in row.get("modes", {}).items()}
    score = row.get("score")
    if known is not None:
        given = {key: row[key] for key in ("quad", "requires_actor", "requires_recipient", "cameo") if key in row}
        score = known.score if score is None else float(score)
        return replace(known, **given, score=score, modes={**known.modes, **modes})
    like = plover().events.get(row.get("like", ""))
    if score is None and "score" not in row and like is not None:
        score = like.score
    return EventType(
        name=kind,
        quad=cast(Quad, row["quad"]),
        requires_recipient=row.get("requires_recipient", False),
        score=None if score is None else float(score),
        modes=modes,
        requires_actor=row.get("requires_actor", False),
        like=row.get("like"),
        cameo=row.get("cameo"),
    )


def _shown(value: object) -> str:
    """A value as JSON has it, for a message: short, and printable."""
    shown = json.dumps(value, ensure_ascii=True, default=str)
    return shown if len(shown) <= 60 else shown[:57] + "..."
