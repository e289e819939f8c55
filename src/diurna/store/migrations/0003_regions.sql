-- The first-level division (a state, a province) that a place is or lies in; NULL where unknown, and in older records.
ALTER TABLE events ADD COLUMN place_region VARCHAR;
