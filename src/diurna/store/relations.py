"""The SQL of what records state of standing relations: who towards whom, since when, whether it holds, who says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from diurna.errors import StoreError
from diurna.store.store import Store

# 1. Records that any rule looks at. 2. Which names among their evidence meet which rule: each name is tried once, however
# many records have it. 3. The rules that a record meets. 4. What it states: who towards whom, from when, whether it holds, and
# in whose voice. A line is all that is said of one relation of one holder towards one other in one kind of voice.
STATED = """
WITH rules AS ({rules}){more}, chosen AS MATERIALIZED (
    SELECT e.number, e.id, e.status, e.coding, e.event, e.mode, e.evidence, e.trigger_text,
        CASE WHEN e.date_basis = 'published' THEN coalesce(e.published, e.day) ELSE coalesce(e.date_end, e.day) END AS known,
        CASE WHEN e.date_basis <> 'published' THEN e.date_start END AS began
    FROM (
        SELECT events.*, newest.published, coalesce(events.date_start, events.date_end, newest.published) AS day
        FROM events
        JOIN newest ON newest.coding = events.coding
    ) AS e
    WHERE {tested} AND e.day IS NOT NULL AND {within}
), named AS MATERIALIZED (
    SELECT name, rules.rule, modes, unnest(events) AS event
    FROM (SELECT name, unnest({named}) AS rule FROM (SELECT DISTINCT unnest(evidence) AS name FROM chosen)) AS tried
    JOIN rules ON rules.rule = tried.rule
), hit AS MATERIALIZED (
    SELECT told.number, told.mode, told.trigger_text, named.rule, named.modes
    FROM (SELECT number, event, mode, trigger_text, unnest(evidence) AS name FROM chosen) AS told
    JOIN named ON named.name = told.name AND named.event = told.event
), met AS (
    SELECT number, rule
    FROM hit
    WHERE (len(modes) = 0 OR list_contains(modes, mode)) AND {worded}
    UNION ALL
    SELECT number, unnest({bare}) AS rule
    FROM chosen
), sided AS (
    SELECT
        chosen.*, rules.relation, rules.effect, rules.lasts, rules.mutual,
        hash(coalesce(happenings.story, CAST(chosen.number AS VARCHAR))) AS story,
        coalesce(p.actor_home, p.actor_name) AS actor, coalesce(p.recipient_home, p.recipient_name) AS recipient
    FROM met
    JOIN rules ON rules.rule = met.rule
    JOIN chosen ON chosen.number = met.number
    JOIN pairs AS p ON p.number = met.number
    LEFT JOIN happenings ON happenings.number = met.number
    WHERE p.actor_name IS NOT NULL AND p.recipient_name IS NOT NULL
), stated AS (
    SELECT
        relation, lasts, mutual, sided.number, id, story, coding, effect IN ('end', 'undo') AS ends, known, began,
        CASE WHEN mutual THEN least(actor, recipient) ELSE actor END AS holder,
        CASE WHEN mutual THEN greatest(actor, recipient) ELSE recipient END AS "of",
        CASE
            WHEN effect = 'open' THEN status = 'actual'
            WHEN effect IN ('deny', 'undo') AND status = 'negated' THEN NULL
            ELSE status = 'negated'
        END AS holds,
        speakers.number IS NULL AS fact,
        coalesce(speakers.code || ' ' || speakers.name, speakers.name) AS speaker
    FROM sided
    LEFT JOIN speakers ON speakers.number = sided.number AND speakers.position = 0
    WHERE actor <> recipient
)
SELECT
    relation, holder, "of", holds, fact, lasts, known, began, ends, number, id, speaker, coding, story,
    hash(relation, holder, "of", fact) AS line
FROM stated
WHERE holds IS NOT NULL AND {where}
ORDER BY line, known, number, holds, ends
"""
NAMING = """e.number IN (
    SELECT number FROM pairs
    WHERE coalesce(actor_home, actor_name) = ? OR coalesce(recipient_home, recipient_name) = ?
)"""

# Twos between whom anything was told, or no longer is, since relations were last kept; and what is between them.
TOUCHED = """
SELECT DISTINCT
    least(coalesce(actor_home, actor_name), coalesce(recipient_home, recipient_name)) AS one,
    greatest(coalesce(actor_home, actor_name), coalesce(recipient_home, recipient_name)) AS other
FROM pairs
JOIN events ON events.number = pairs.number
WHERE events.coding IN (SELECT coding FROM unfolded)
"""
TOUCHING = """e.number IN (
    SELECT pairs.number FROM pairs
    JOIN touched
    ON touched.one = least(coalesce(actor_home, actor_name), coalesce(recipient_home, recipient_name))
    AND touched.other = greatest(coalesce(actor_home, actor_name), coalesce(recipient_home, recipient_name))
)"""
BETWEEN_TOUCHED = '(least(holder, "of"), greatest(holder, "of")) IN (SELECT (one, other) FROM {touched})'


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


def stated_relations(
    store: Store,
    rules: Sequence[Rule],
    *,
    of: str | None = None,
    holder: str | None = None,
    between: tuple[str, str] | None = None,
    relation: str | None = None,
    touched: bool = False,
) -> pa.Table:
    """What records state of relations, line by line, each in the order of days; a record may state one thing twice.

    `touched`: only between those of whom anything was told since relations were last kept.
    """
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
    if touched:
        conditions.append(BETWEEN_TOUCHED.format(touched="touched"))
    if relation is not None:
        rules = [rule for rule in rules if rule.relation == relation]
    if not rules:
        raise StoreError(f'no rule tells of a relation "{relation}". Expected one of relations.tsv.')
    # Asked about some parties, only the records that name them are looked at.
    parties = [who for who in (of, holder, *(between or ())) if who is not None]
    sql = STATED.format(
        rules=rules_table(rules),
        more=f", touched AS MATERIALIZED ({TOUCHED})" if touched else "",
        tested=tested_by(rules),
        within=TOUCHING if touched else " AND ".join([NAMING] * len(parties)) or "TRUE",
        named=met_list({rule.id: evidence_test(rule) for rule in rules if rule.evidence}),
        worded=worded_by(rules),
        bare=met_list(
            {rule.id: bare_test(rule) for rule in rules if not rule.both and (rule.words or not rule.evidence)}
        ),
        where=" AND ".join(conditions),
    )
    return store.table(sql, [who for who in parties for _ in range(2)] + values)


def met_list(tests: Mapping[str, str]) -> str:
    """The SQL of the list of rules, by id, whose tests hold."""
    cases = ", ".join(f"CASE WHEN {test} THEN {literal(rule)} END" for rule, test in tests.items())
    return f"list_filter(CAST([{cases}] AS VARCHAR[]), lambda rule: rule IS NOT NULL)"


def evidence_test(rule: Rule) -> str:
    """The SQL of whether a `name` among the evidence is one that a rule asks for; "*" stands for anything."""
    names = "|".join(re.escape(name).replace(r"\*", ".*") for name in rule.evidence)
    return f"regexp_full_match(name, {literal(names)})"


def words_test(rule: Rule) -> str:
    """The SQL of whether a word of the trigger begins as a rule asks."""
    starts = "|".join(re.escape(word) for word in rule.words)
    pattern = literal(rf"\b({starts})")
    return f"regexp_matches(lower(trigger_text), {pattern})"


def bare_test(rule: Rule) -> str:
    """The SQL of whether a record meets a rule by its type, mode and words, whatever its evidence."""
    parts = [f"event IN ({', '.join(map(literal, rule.events))})"]
    if rule.modes:
        parts.append(f"mode IN ({', '.join(map(literal, rule.modes))})")
    if rule.words:
        parts.append(words_test(rule))
    return " AND ".join(parts)


def worded_by(rules: Sequence[Rule]) -> str:
    """The SQL of whether the trigger has the words of the rules that ask for both, evidence and words."""
    cases = "".join(f" WHEN {literal(rule.id)} THEN {words_test(rule)}" for rule in rules if rule.both and rule.words)
    return f"CASE rule{cases} ELSE TRUE END" if cases else "TRUE"


def tested_by(rules: Sequence[Rule]) -> str:
    """The SQL of what a record must be for any rule to look at it."""
    events = ", ".join(literal(event) for event in sorted({event for rule in rules for event in rule.events}))
    return f"e.status IN ('actual', 'negated') AND e.event IN ({events})"


def rules_table(rules: Sequence[Rule]) -> str:
    """The rules as SQL, for joining with."""
    rows = ", ".join(
        f"({literal(rule.id)}, {literal(rule.relation)}, {literal(rule.effect)}, {rule.mutual}, "
        f"{'NULL' if rule.lasts is None else int(rule.lasts)}, {literals(rule.events)}, {literals(rule.modes)})"
        for rule in rules
    )
    return f"SELECT * FROM (VALUES {rows}) AS given(rule, relation, effect, mutual, lasts, events, modes)"


def literals(texts: Sequence[str]) -> str:
    """Texts as an SQL list."""
    return f"CAST([{', '.join(map(literal, texts))}] AS VARCHAR[])"


def literal(text: str) -> str:
    """Text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
