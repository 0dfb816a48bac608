-- The gazetteer's index. place: one row is a place. name: one row is a form of a name, folded, and a place it names;
-- main is 1 where it is the name GeoNames puts first. Read by gazetteer.py, filled once for each version of its sources.
CREATE TABLE place (
    place INTEGER PRIMARY KEY,
    geonameid INTEGER,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    code TEXT,
    admin1 TEXT,
    lat REAL,
    lon REAL,
    population INTEGER NOT NULL,
    capital INTEGER NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL,
    place INTEGER NOT NULL,
    main INTEGER NOT NULL,
    PRIMARY KEY (key, place)
) WITHOUT ROWID;
-- Only while the index is filled: names in the order they come in.
CREATE TEMP TABLE unsorted (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL);
