-- Standing relations, folded from the newest records. Made by linking, and can be made again.
CREATE TABLE relations (
    relation VARCHAR,
    holder VARCHAR,
    "of" VARCHAR,
    holds BOOLEAN,  -- false: known not to hold
    since DATE,
    known_since DATE,
    last_told DATE,
    until DATE,  -- NULL: it stands
    closed_by VARCHAR[],  -- ids of records
    basis VARCHAR,  -- 'fact' or 'claim'
    speakers VARCHAR[],
    records VARCHAR[],
    stories BIGINT,
    articles BIGINT
);

CREATE TABLE relation_rules (identity VARCHAR);  -- of the rules by which they were folded; no row: they were not

-- Codings that were added, or took or lost the place of the newest, since then: what they tell is not in the relations yet.
CREATE TABLE unfolded (coding INTEGER);
