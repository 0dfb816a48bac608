-- One row is a place of this folded name; the most populous first, at most 200 ("San Antonio" has more).
SELECT geonameid, place.name, kind, country, code, admin1, lat, lon, population, capital, main
FROM name JOIN place USING (place)
WHERE key = ?
ORDER BY population DESC, geonameid
LIMIT 200;
