"""The SQL of each question, in full. `{where}` takes the conditions of a filter, on `newest_events` as `e`."""

# The records that a filter lets through, by day.
CHOSEN = """
SELECT e.number
FROM {source} AS e
WHERE {where}
ORDER BY e.day NULLS LAST, e.number
"""

# Some of them whole, parties and all, in the order given; the newest or not, as who asks has chosen them.
RECORDS = """
WITH wanted AS (
    SELECT unnest(?) AS number, generate_subscripts(?, 1) AS place_in_order
), told_events AS MATERIALIZED (
    SELECT events.*
    FROM events SEMI JOIN wanted USING (number)
), printed AS (
    SELECT read.coding, articles.article, articles.published, articles.publisher, articles.url, articles.origin
    FROM (SELECT coding, version FROM codings SEMI JOIN told_events USING (coding)) AS read
    JOIN articles ON articles.version = read.version
), linked AS (
    SELECT number, story
    FROM happenings SEMI JOIN wanted USING (number)
), told_parties AS (
    SELECT number, list(struct_pack(
        role := role, text := text, start := start, "end" := "end", name := name, code := code, country := country,
        sectors := sectors, office := office) ORDER BY role, position) AS parties
    FROM parties SEMI JOIN wanted USING (number)
    GROUP BY number
), told_speakers AS (
    SELECT number, list(struct_pack(
        text := text, name := name, code := code, office := office, quotation := quotation, cue := cue, start := start,
        "end" := "end") ORDER BY position) AS speakers
    FROM speakers SEMI JOIN wanted USING (number)
    GROUP BY number
), told_counts AS (
    SELECT number, list(struct_pack(kind := kind, low := low, high := high, text := text) ORDER BY kind) AS counts
    FROM counts SEMI JOIN wanted USING (number)
    GROUP BY number
)
SELECT
    e.*, printed.* EXCLUDE (coding), linked.story, told_parties.parties, told_speakers.speakers,
    told_counts.counts
FROM wanted
JOIN told_events AS e ON e.number = wanted.number
JOIN printed ON printed.coding = e.coding
LEFT JOIN linked ON linked.number = wanted.number
LEFT JOIN told_parties ON told_parties.number = wanted.number
LEFT JOIN told_speakers ON told_speakers.number = wanted.number
LEFT JOIN told_counts ON told_counts.number = wanted.number
ORDER BY wanted.place_in_order
"""

# How many, by anything: `{columns}` names the groups, `{measure}` what is counted in each.
COUNTS = """
SELECT {columns}, {measure}
FROM newest_events AS e
{joins}
WHERE {where}
GROUP BY ALL
ORDER BY {order}
"""

# What `counts` can group by, as SQL and the tables that it needs; a dyad is two columns.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "day": (("day", "e.day"),),
    "week": (("week", "strftime(e.day, '%G-W%V')"),),
    "month": (("month", "strftime(e.day, '%Y-%m')"),),
    "quarter": (("quarter", "strftime(e.day, '%Y-Q') || quarter(e.day)"),),
    "year": (("year", "year(e.day)"),),
    "actor": (("actor", "p.actor_home"),),
    "recipient": (("recipient", "p.recipient_home"),),
    "dyad": (("actor", "p.actor_home"), ("recipient", "p.recipient_home")),
    "actor-code": (("actor_code", "p.actor"),),
    "recipient-code": (("recipient_code", "p.recipient"),),
    "event": (("event", "e.event"),),
    "mode": (("mode", "e.mode"),),
    "quad": (("quad", "e.quad"),),
    "cameo": (("cameo", "e.cameo"),),
    "status": (("status", "e.status"),),
    "context": (("context", "c.context"),),
    "place": (("place_country", "e.place_country"),),
    "publisher": (("publisher", "e.publisher"),),
}
MEASURES = {
    "events": "count(DISTINCT e.number) AS events",
    "stories": "count(DISTINCT coalesce(e.story, CAST(e.number AS VARCHAR))) AS stories",
    "articles": "count(DISTINCT e.article) AS articles",
    "score": "avg(e.score) AS score, count(e.score) AS scored",
}
PAIRS = "JOIN (SELECT DISTINCT number, {pair_columns} FROM pairs) AS p ON p.number = e.number"
CONTEXTS = "JOIN (SELECT number, unnest(contexts) AS context FROM events) AS c ON c.number = e.number"

# Who was named with which office: a row for each name, office and code, with the days on which articles say so.
PEOPLE = """
SELECT
    p.name, p.office, p.code, p.country, any_value(p.sectors) AS sectors,
    min(n.published) AS first_seen, max(n.published) AS last_seen, count(DISTINCT n.article) AS articles
FROM people AS p
JOIN newest AS n ON n.coding = p.coding
WHERE {where}
GROUP BY p.name, p.office, p.code, p.country
HAVING {having}
ORDER BY p.name, first_seen NULLS LAST, p.office
"""

# The records of a story, with what tells their articles apart.
STORY = """
SELECT
    e.story, e.number, e.id, e.event, e.mode, e.status, e.historical, e.day, e.date_start, e.date_end, e.date_basis,
    e.place, e.text, e.article, e.published, e.publisher, e.url, e.origin, reports.telling,
    (SELECT list(coalesce(code, name) ORDER BY position) FROM parties
     WHERE parties.number = e.number AND role = 'actor') AS actors,
    (SELECT list(coalesce(code, name) ORDER BY position) FROM parties
     WHERE parties.number = e.number AND role = 'recipient') AS recipients,
    (SELECT list(coalesce(code, name) ORDER BY position) FROM speakers
     WHERE speakers.number = e.number) AS speakers,
    (SELECT list(kind || ' ' || counts.text ORDER BY kind) FROM counts WHERE counts.number = e.number) AS counts
FROM newest_events AS e
LEFT JOIN reports ON reports.coding = e.coding
WHERE e.story = ? OR starts_with(e.story, ? || '.')
ORDER BY e.story, e.day NULLS LAST, e.number
"""

# Cooperation and conflict between two, month by month.
TIMELINE = """
SELECT
    strftime(e.day, '%Y-%m') AS month,
    count(DISTINCT CASE WHEN e.quad LIKE '%cooperation' THEN {unit} END) AS cooperation,
    count(DISTINCT CASE WHEN e.quad LIKE '%conflict' THEN {unit} END) AS conflict,
    avg(e.score) AS score
FROM newest_events AS e
WHERE e.day IS NOT NULL AND {where}
GROUP BY ALL
ORDER BY month
"""

# The records of a run: its own codings, and those that it found there.
OF_RUN = """(
    SELECT events.*, articles.article, articles.published, articles.publisher, articles.url, articles.origin,
        coalesce(events.date_start, events.date_end, articles.published) AS day, happenings.story
    FROM events
    JOIN run_codings ON run_codings.coding = events.coding AND run_codings.run = {run}
    JOIN codings ON codings.coding = events.coding
    JOIN articles ON articles.version = codings.version
    LEFT JOIN happenings ON happenings.number = events.number
)"""

RUNS = """
SELECT
    runs.run, runs.started, runs.finished, runs.diurna, runs.coder, runs.options, runs.failures,
    count(DISTINCT run_codings.coding) AS articles,
    count(DISTINCT run_codings.coding) FILTER (codings.run = runs.run) AS newly_coded
FROM runs
LEFT JOIN run_codings ON run_codings.run = runs.run
LEFT JOIN codings ON codings.coding = run_codings.coding
GROUP BY ALL
ORDER BY runs.run
"""

# The types, modes and contexts that records have, by whatever ontology they were coded.
NAMES_USED = {
    "event": """
SELECT DISTINCT event AS name
FROM newest_events
ORDER BY name
""",
    "mode": """
SELECT DISTINCT mode AS name
FROM newest_events
WHERE mode IS NOT NULL
ORDER BY name
""",
    "context": """
SELECT DISTINCT unnest(contexts) AS name
FROM newest_events
ORDER BY name
""",
}
