-- Articles and events linked across articles. Made by linking, and can be made again.
CREATE TABLE reports (
    coding INTEGER,
    story VARCHAR,  -- the news that the article is about
    telling VARCHAR,  -- near-copies of one text share it
    terms UINTEGER[],  -- hashes of the words that tell it from others, the strongest first
    weights FLOAT[],  -- of these words, their squares adding up to 1
    shingles UBIGINT[]  -- a sample of the hashes of its runs of words
);

CREATE TABLE happenings (number BIGINT, story VARCHAR);  -- "news.happening"
