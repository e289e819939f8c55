-- Sentences as searches compare them: small letters without accents. Folded once, when a record is added, since folding
-- takes twenty times as long as looking.
CREATE TABLE folded (number BIGINT, text VARCHAR);

INSERT INTO folded SELECT number, lower(strip_accents(text)) FROM events;
