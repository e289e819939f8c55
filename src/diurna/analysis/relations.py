"""Standing relations: who recognises, sanctions, is allied with whom, since when, until when, and who says so."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import pyarrow as pa

from diurna.analysis.spells import fold
from diurna.errors import LexiconError
from diurna.lexicons.tables import alternatives, read_table
from diurna.ontology import plover
from diurna.store import Store
from diurna.store.relations import Rule, stated_relations
from diurna.store.spells import are_current, keep_all, keep_touched, kept_by, kept_spells
from diurna.version import VERSION

DATA = files("diurna.analysis") / "data"
KIND_COLUMNS = ("id", "relation", "sides", "lasts")
RULE_COLUMNS = ("id", "relation", "effect", "event", "mode", "evidence", "words", "join", "note")
EFFECTS = ("open", "close", "end", "undo", "deny")


def relations(
    store: Store,
    *,
    of: str | None = None,
    holder: str | None = None,
    between: tuple[str, str] | None = None,
    relation: str | None = None,
    on: dt.date | None = None,
) -> pa.Table:
    """Spells of standing relations, one row each, folded from the newest records by the shipped rules.

    `holder` and `of` are countries, bodies or, where a party has no code, names; a relation that holds between two has
    them in alphabetical order. `holds` is false where it is known not to hold. `since` is the first day on which it may
    have begun, null where no record says; `known_since` the first by which it is known, `until` the day on which it ended
    or lapsed, null while it stands; `closed_by` are the records that say so. `basis` is "fact" where the reporter says
    it, "claim" where only speakers do, named in `speakers`. `on` keeps what stands on that day.
    """
    rules = relation_rules()
    if are_current(store, identity_of(rules)):
        mutual = {rule.relation for rule in rules if rule.mutual}
        return kept_spells(store, of=of, holder=holder, between=between, relation=relation, on=on, mutual=mutual)
    stated = stated_relations(store, rules, of=of, holder=holder, between=between, relation=relation)
    return fold(stated, on)


def keep_relations(store: Store) -> None:
    """Fold what was told since the last time into the spells that the store keeps, so that `relations` need only read them.

    Where the rules, or the code, are others than then, all are folded again.
    """
    rules = relation_rules()
    identity = identity_of(rules)
    if are_current(store, identity):
        return
    if kept_by(store, identity):
        keep_touched(store, fold(stated_relations(store, rules, touched=True)))
    else:
        keep_all(store, fold(stated_relations(store, rules)), identity)


def identity_of(rules: Sequence[Rule]) -> str:
    """What tells rules, and the version of the code that folds by them, from others."""
    return hashlib.sha256(repr((VERSION, rules)).encode()).hexdigest()[:16]


@cache
def relation_rules() -> tuple[Rule, ...]:
    """The shipped rules; raises `LexiconError` with every fault of the two tables."""
    kinds = {row["relation"]: row for row in read_table(DATA / "relations.tsv", KIND_COLUMNS)}
    faults, rules = [], []
    events = plover().events
    for row in read_table(DATA / "relation_rules.tsv", RULE_COLUMNS):
        line = f"relation_rules.tsv line {row['line']}"
        kind = kinds.get(row["relation"])
        names = alternatives(row["event"])
        modes = alternatives(row["mode"])
        if kind is None:
            faults.append(f'{line}: relation "{row["relation"]}" is not in relations.tsv. Add it there.')
            continue
        if row["effect"] not in EFFECTS:
            faults.append(f'{line}: effect "{row["effect"]}", expected one of {", ".join(EFFECTS)}.')
        if not names or not set(names) <= set(events):
            faults.append(f'{line}: event "{row["event"]}", expected event types with "|" between.')
        elif not all(any(mode in events[name].modes for name in names) for mode in modes):
            faults.append(f'{line}: mode "{row["mode"]}" is none of {row["event"]}.')
        rules.append(
            Rule(
                id=row["id"],
                relation=row["relation"],
                effect=row["effect"],
                events=names,
                modes=modes,
                evidence=alternatives(row["evidence"]),
                words=alternatives(row["words"]),
                both=row["join"] == "and",
                mutual=kind["sides"] == "both",
                lasts=int(kind["lasts"]) if kind["lasts"] else None,
            )
        )
    if faults:
        raise LexiconError(faults)
    return tuple(rules)
