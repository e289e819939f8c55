-- Reviews. Nothing here points at a run, a coding or a record's number: an item keeps its record as it stood when it was
-- drawn, and the version of the article, whose text never changes; so a review outlives every re-coding.
CREATE TABLE review_samples (
    sample VARCHAR,
    drawn TIMESTAMP,
    kind VARCHAR,  -- 'records' or 'articles'
    stratified_by VARCHAR,  -- 'type', 'confidence', 'publisher'; NULL: random
    seed BIGINT,
    asked INTEGER,
    chosen VARCHAR,  -- the filter, in words
    population BIGINT,
    coders VARCHAR[]
);

CREATE TABLE review_strata (sample VARCHAR, position INTEGER, stratum VARCHAR, population BIGINT, drawn INTEGER);

CREATE TABLE review_items (
    sample VARCHAR,
    item INTEGER,
    version VARCHAR,
    stratum VARCHAR,
    trigger_start INTEGER,
    trigger_end INTEGER,
    record VARCHAR  -- JSON; NULL: the article as a whole
);

-- What reviewers did, in order. Rows are only ever added.
CREATE TABLE review_acts (
    act BIGINT,
    sample VARCHAR,
    item INTEGER,
    reviewer VARCHAR,
    done TIMESTAMP,
    kind VARCHAR,  -- 'judged', 'missed', 'read' or 'undone'
    is_event BOOLEAN,
    missed VARCHAR,  -- JSON of an event that no record has
    note VARCHAR,
    undoes BIGINT
);

CREATE TABLE review_marks (
    act BIGINT,
    position INTEGER,
    field VARCHAR,
    verdict VARCHAR,  -- 'right', 'wrong' or 'unsure'
    found VARCHAR,  -- JSON
    correction VARCHAR  -- JSON
);
