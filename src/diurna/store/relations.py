"""The SQL that folds records into standing relations: statements in the order of days, and the spells that they make."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from diurna.store.store import Store

# 1. Which rules a record meets. 2. What it states: who towards whom, from when, whether it holds, and in whose voice.
# 3. Spells: statements in a row that say the same, a relation that lapses being cut where none tells of it for too long.
# 4. Where a spell ends: at the next that says otherwise, or where it lapses.
# What speakers say is folded apart from what the reporter says: a claim neither opens nor closes a fact.
FOLD = """
WITH met AS (
    SELECT e.number, e.id, e.status, e.coding,
        hash(coalesce(e.story, CAST(e.number AS VARCHAR))) AS story,
        CASE WHEN e.date_basis = 'published' THEN coalesce(e.published, e.day) ELSE coalesce(e.date_end, e.day) END AS known,
        CASE WHEN e.date_basis <> 'published' THEN e.date_start END AS began,
        unnest({tests}) AS rule
    FROM newest_events AS e
    WHERE {tested} AND e.day IS NOT NULL AND {within}
), sided AS (
    SELECT
        met.*, rules.relation, rules.effect, rules.lasts, rules.mutual,
        coalesce(p.actor_home, p.actor_name) AS actor, coalesce(p.recipient_home, p.recipient_name) AS recipient
    FROM met
    JOIN rules ON rules.rule = met.rule
    JOIN pairs AS p ON p.number = met.number
    WHERE p.actor_name IS NOT NULL AND p.recipient_name IS NOT NULL
), stated AS (
    SELECT
        relation, lasts, mutual, sided.number, id, story, coding, effect, known, began,
        CASE WHEN mutual THEN least(actor, recipient) ELSE actor END AS holder,
        CASE WHEN mutual THEN greatest(actor, recipient) ELSE recipient END AS "of",
        CASE
            WHEN effect = 'open' THEN status = 'actual'
            WHEN effect = 'deny' AND status = 'negated' THEN NULL
            ELSE status = 'negated'
        END AS holds,
        speakers.number IS NULL AS fact,
        coalesce(speakers.code || ' ' || speakers.name, speakers.name) AS speaker
    FROM sided
    LEFT JOIN speakers ON speakers.number = sided.number AND speakers.position = 0
    WHERE actor <> recipient
), spoken AS (
    -- A line is all that is said of one relation of one holder towards one other, in one kind of voice.
    SELECT DISTINCT *, hash(relation, holder, "of", fact) AS line FROM stated WHERE holds IS NOT NULL AND {where}
), cut AS (
    SELECT *,
        CASE WHEN lag(holds) OVER told = holds AND (lasts IS NULL OR known - lag(known) OVER told <= lasts)
        THEN 0 ELSE 1 END AS fresh
    FROM spoken
    WINDOW told AS (PARTITION BY line ORDER BY known, number)
), numbered AS (
    SELECT *, sum(fresh) OVER (PARTITION BY line ORDER BY known, number) AS spell FROM cut
), spells AS (
    SELECT line, spell,
        any_value(relation) AS relation, any_value(holder) AS holder, any_value("of") AS "of", any_value(fact) AS fact,
        any_value(holds) AS holds, any_value(lasts) AS lasts,
        bool_and(effect = 'end') AS only_end,
        min(began) AS since, min(known) AS known_since, max(known) AS last_told,
        list(id) AS records, list(speaker) AS speakers, list(coding) AS articles, list(story) AS stories
    FROM numbered
    GROUP BY line, spell
), ended AS (
    SELECT *,
        lead(known_since) OVER spells_of AS next_known, lead(holds) OVER spells_of AS next_holds,
        lead(records) OVER spells_of AS next
    FROM spells
    WINDOW spells_of AS (PARTITION BY line ORDER BY spell)
)
SELECT
    relation, holder, "of", holds, since, known_since, last_told,
    CASE
        WHEN next_holds <> holds AND (lasts IS NULL OR next_known - last_told <= lasts) THEN next_known
        WHEN holds AND lasts IS NOT NULL THEN last_told + lasts
    END AS until,
    CASE WHEN next_holds <> holds AND (lasts IS NULL OR next_known - last_told <= lasts) THEN list_sort(next) ELSE [] END AS closed_by,
    CASE WHEN fact THEN 'fact' ELSE 'claim' END AS basis,
    list_sort(list_distinct(speakers)) AS speakers,
    list_sort(records) AS records, len(list_distinct(stories)) AS stories, len(list_distinct(articles)) AS articles
FROM ended
WHERE NOT (only_end AND NOT holds)
ORDER BY relation, "of", holds DESC, known_since, holder, basis DESC
"""
NAMING = """e.number IN (
    SELECT number FROM pairs
    WHERE coalesce(actor_home, actor_name) = ? OR coalesce(recipient_home, recipient_name) = ?
)"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rules of relations, with what its relation says of itself (`mutual`, `lasts` days)."""

    id: str
    relation: str
    effect: str
    events: tuple[str, ...]
    modes: tuple[str, ...]
    evidence: tuple[str, ...]
    words: tuple[str, ...]
    both: bool
    mutual: bool
    lasts: int | None


def fold_relations(
    store: Store,
    rules: Sequence[Rule],
    *,
    of: str | None = None,
    holder: str | None = None,
    between: tuple[str, str] | None = None,
    relation: str | None = None,
    on: dt.date | None = None,
) -> pa.Table:
    """Spells of standing relations as an Arrow table, one row a spell."""
    conditions, values = ["TRUE"], list[Any]()
    if of is not None:
        conditions.append('("of" = ? OR (mutual AND holder = ?))')
        values += [of, of]
    if holder is not None:
        conditions.append('(holder = ? OR (mutual AND "of" = ?))')
        values += [holder, holder]
    if between is not None:
        conditions.append('((holder = ? AND "of" = ?) OR (holder = ? AND "of" = ?))')
        values += [*between, *reversed(between)]
    if relation is not None:
        conditions.append("relation = ?")
        values.append(relation)
    # Asked about some parties, only the records that name them are looked at.
    named = [who for who in (of, holder, *(between or ())) if who is not None]
    sql = FOLD.format(
        tests=tests_of(rules),
        tested=tested_by(rules),
        within=" AND ".join([NAMING] * len(named)) or "TRUE",
        where=" AND ".join(conditions),
    )
    values = [who for who in named for _ in range(2)] + values
    sql = f"WITH rules AS ({rules_table(rules)}), folded AS ({sql}) SELECT * FROM folded"
    if on is not None:
        sql += " WHERE known_since <= ? AND (until IS NULL OR until > ?)"
        values += [on, on]
    return store.table(sql, values)


def tests_of(rules: Sequence[Rule]) -> str:
    """The SQL of the list of rules that a record meets."""
    tests = ", ".join(f"CASE WHEN {test_of(rule)} THEN {literal(rule.id)} END" for rule in rules)
    return f"list_filter([{tests}], lambda rule: rule IS NOT NULL)"


def tested_by(rules: Sequence[Rule]) -> str:
    """The SQL of what a record must be for any rule to look at it."""
    events = ", ".join(literal(event) for event in sorted({event for rule in rules for event in rule.events}))
    return f"e.status IN ('actual', 'negated') AND e.event IN ({events})"


def test_of(rule: Rule) -> str:
    """The SQL of a rule's condition on a record."""
    parts = [f"e.event IN ({', '.join(map(literal, rule.events))})"]
    if rule.modes:
        parts.append(f"e.mode IN ({', '.join(map(literal, rule.modes))})")
    either = []
    if rule.evidence:
        names = "|".join(re.escape(name).replace(r"\*", "[^ ]*") for name in rule.evidence)
        either.append(f"regexp_matches(array_to_string(e.evidence, ' '), {literal(f'(^| )({names})( |$)')})")
    if rule.words:
        starts = "|".join(re.escape(word) for word in rule.words)
        pattern = literal(rf"\b({starts})")
        either.append(f"regexp_matches(lower(e.trigger_text), {pattern})")
    if either:
        parts.append(f"({(' AND ' if rule.both else ' OR ').join(either)})")
    return " AND ".join(parts)


def rules_table(rules: Sequence[Rule]) -> str:
    """The rules as SQL, for joining with."""
    rows = ", ".join(
        f"({literal(rule.id)}, {literal(rule.relation)}, {literal(rule.effect)}, {rule.mutual}, "
        f"{'NULL' if rule.lasts is None else int(rule.lasts)})"
        for rule in rules
    )
    return f"SELECT * FROM (VALUES {rows}) AS given(rule, relation, effect, mutual, lasts)"


def literal(text: str) -> str:
    """Text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
