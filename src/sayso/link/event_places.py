"""Where a sentence says that something was, and whether two places can be one happening's."""

import re
import unicodedata
from functools import cache
from math import asin, cos, radians, sin, sqrt

from sayso.lexicon import table
from sayso.records import Place, Spot

ELSEWHERE = 60.0  # kilometres between two places that cannot be one happening's
EARTH = 12_742.0  # kilometres through
BEFORE = 6  # words before a place among which the one that says how it is meant is looked for


def term_of(place: Place | Spot) -> str | None:
    """The term that two mentions of one place share; None for a country, which says nothing of where."""
    if place.geonameid and not place.admin1:
        return None
    return f"#place {place.geonameid or place.name.lower()}"


def is_located(place: Place, before: str, after: str) -> bool:
    """Whether a sentence says by its words that something was at a place, of what stands before and after it.

    Not where people come from or fled to, where a speaker sits, or where the wounded were taken.
    """
    if term_of(place) is None or _pattern("after").match(after) or _pattern("elsewhere_meant").search(before):
        return False
    words = re.findall(r"[^\W\d_]+", before.lower())[-BEFORE:]
    ways = table("events")["tellings"]["ways"]
    said = next((ways[word] for word in reversed(words) if word in ways), None)
    return said == "at"


def is_same(one: Place | Spot, other: Place | Spot) -> bool:
    """Whether two mentions are of one place: by its id, or by consonants where a name is spelled in two ways."""
    if one.geonameid and other.geonameid:
        return one.geonameid == other.geonameid
    return skeleton(one.name) == skeleton(other.name)


def skeleton(name: str) -> str:
    """The consonants of a name without its article, doubled ones once, no accents: "al-Velmish" -> "vlmsh"."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(char))
    bare = re.sub(r"^(?:al|el|ad|as|ash|at|an|ar)[- ]", "", plain)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy\W_]", "", bare)) or bare


def is_apart(one: Place | Spot, other: Place | Spot) -> bool:
    """Whether two places of a country are so far from one another that they cannot be one happening's."""
    if one.country != other.country:
        return False  # a name found in another country is mostly a name found wrongly
    apart = kilometres(one, other)
    return apart is not None and apart > ELSEWHERE


def kilometres(one: Place | Spot | None, other: Place | Spot | None) -> float | None:
    """How far two places lie apart, 0 within a province; None where one is unknown, or is as large as a country."""
    if one is None or other is None or not (one.admin1 and other.admin1):
        return None
    if (one.country, one.admin1) == (other.country, other.admin1):
        return 0.0  # one may be the province, or a road or a hospital of it
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = radians(one.lat), radians(other.lat)
    turn = sin(radians(other.lon - one.lon) / 2) ** 2
    return EARTH * asin(sqrt(min(1.0, sin((south - north) / 2) ** 2 + cos(north) * cos(south) * turn)))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(table("events")["tellings"][name]), re.IGNORECASE)
