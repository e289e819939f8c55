-- The records, article by article. A coding is one article as one coder read it; `number` counts events through the store.
CREATE TABLE runs (
    run INTEGER,
    started TIMESTAMP,
    finished TIMESTAMP,  -- NULL: still going on, or cut off
    diurna VARCHAR,
    coder VARCHAR,  -- versions and hashes of code, model and lexicons
    options VARCHAR,  -- JSON
    failures INTEGER
);

CREATE TABLE articles (
    version VARCHAR,  -- one text of one article: a changed article is a version more
    source VARCHAR,  -- what its versions have in common: the address, or the id that the input gives
    article VARCHAR,
    published DATE,
    publisher VARCHAR,
    url VARCHAR,
    origin VARCHAR,
    text VARCHAR,
    headline_start INTEGER,
    headline_end INTEGER,
    dateline_start INTEGER,
    dateline_end INTEGER,
    cuts INTEGER[],  -- start and end of each stretch that no stage reads
    language VARCHAR
);

CREATE TABLE codings (
    coding INTEGER,
    version VARCHAR,
    source VARCHAR,
    coder VARCHAR,
    run INTEGER,
    added TIMESTAMP,
    superseded_by INTEGER  -- NULL: the newest of its source, which the views show
);

CREATE TABLE run_codings (run INTEGER, coding INTEGER);

CREATE TABLE events (
    number BIGINT,
    coding INTEGER,
    id VARCHAR,
    sentence INTEGER,
    text VARCHAR,
    event VARCHAR,
    mode VARCHAR,
    contexts VARCHAR[],
    quad VARCHAR,
    score DOUBLE,
    cameo VARCHAR,
    status VARCHAR,
    historical BOOLEAN,
    date_start DATE,
    date_end DATE,
    date_text VARCHAR,
    date_basis VARCHAR,
    place_text VARCHAR,
    place_start INTEGER,
    place_end INTEGER,
    place VARCHAR,
    place_country VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    geonames BIGINT,
    trigger_text VARCHAR,
    trigger_start INTEGER,
    trigger_end INTEGER,
    confidence DOUBLE,
    evidence VARCHAR[],
    coder VARCHAR
);

CREATE TABLE parties (
    number BIGINT,
    role VARCHAR,  -- 'actor', 'recipient' or 'third party'
    position INTEGER,
    text VARCHAR,
    start INTEGER,
    "end" INTEGER,
    name VARCHAR,
    code VARCHAR,
    country VARCHAR,
    sectors VARCHAR[],
    office VARCHAR
);

CREATE TABLE speakers (
    number BIGINT,
    position INTEGER,
    text VARCHAR,
    name VARCHAR,
    code VARCHAR,
    office VARCHAR,
    quotation VARCHAR,
    cue VARCHAR,
    start INTEGER,
    "end" INTEGER
);

CREATE TABLE counts (number BIGINT, kind VARCHAR, low BIGINT, high BIGINT, text VARCHAR);

CREATE TABLE people (coding INTEGER, name VARCHAR, office VARCHAR, code VARCHAR, country VARCHAR, sectors VARCHAR[]);

-- Who acts on whom, one row a pair; where several act and none receives (they met, they agreed), each on each other.
-- `home` is the first part of a code: the country, or the body's short name.
CREATE TABLE pairs (
    number BIGINT,
    mutual BOOLEAN,
    actor VARCHAR,
    actor_home VARCHAR,
    actor_name VARCHAR,
    actor_office VARCHAR,
    recipient VARCHAR,
    recipient_home VARCHAR,
    recipient_name VARCHAR,
    recipient_office VARCHAR
);
