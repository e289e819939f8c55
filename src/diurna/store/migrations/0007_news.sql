-- Pieces of news as far as they are told, so that placing an article need not go through all articles before it. Made by
-- linking, and can be made again from `reports`.
CREATE TABLE news (
    story VARCHAR,
    terms UINTEGER[],  -- hashes of the words of all its articles, the strongest first
    weights FLOAT[],  -- of these words, their squares adding up to 1
    mass DOUBLE,  -- length of the sum of its articles' words
    first_day DATE,
    last_day DATE,
    keys UINTEGER[],  -- the words under which it is looked for
    turn BIGINT  -- the higher, the later it was told
);
