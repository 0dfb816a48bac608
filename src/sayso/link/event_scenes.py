"""Where the opening of a report says that it happened, by the name alone: a gazetteer lacks most villages."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sayso.lexicon import table

OPENING = 500  # characters from the start of the text among which the scene is named
SHORTEST = 60  # characters of a line from which on it tells something: shorter ones are bylines

_NAME = r"(?:(?:St|Ste|Sta|Mt|Ft)\. )?[^\W\d_a-z][\w'’-]*"
_RUN = rf"{_NAME}(?: {_NAME}){{0,2}}"
_AGENCY = r"\([^)\n]{2,30}\)"
# "VELDEN, Tarsk, May 4 (OPA) --"
_DATELINE = re.compile(
    rf"^(?:{_AGENCY} ?)?({_RUN})(?:, {_RUN}){{0,2}}(?:, ?{_RUN} \d{{1,2}})?,? ?(?:{_AGENCY})? ?(?:[—–:]|--?(?= ))"
)


def scenes(title: str, text: str, not_scenes: Iterable[str] = ()) -> frozenset[str]:
    """The names, in small letters, of the places at which the title and the opening set what they tell.

    `not_scenes` are names that say nothing of where: countries.
    """
    left_out = {name.lower() for name in not_scenes}
    found = list(_located_in(title)) if _has_small(title) else []
    for line in text[:OPENING].split("\n"):
        if len(line) >= SHORTEST:
            dateline = _DATELINE.match(line)
            found += [dateline[1]] if dateline else []
            found += _located_in(line)
    named = (_without_days(name) for name in found)
    return frozenset(name for name in named if name and name not in left_out)


def _located_in(line: str) -> Iterator[str]:
    for match in _located().finditer(line):
        for name in match[1].split(","):
            yield re.sub(r"['’]s?$|['’-]+$", "", name.strip())


def _has_small(title: str) -> bool:
    """Whether capitals in a title are those of names."""
    parts = title.split()
    return sum(part[0].islower() for part in parts) * 2 >= len(parts)


@cache
def _located() -> re.Pattern[str]:
    """A name behind words that set a scene: "in Velden", "on the outskirts of Velden", "in the Market, Velden"."""
    ways = "|".join(table("events")["scenes"]["ways"])
    return re.compile(rf"\b(?i:{ways}) (?i:the )?({_RUN}(?:, {_RUN}){{0,2}})")


def _without_days(name: str) -> str:
    """A name in small letters up to a day or a month: "Velden Thursday"."""
    parts = name.lower().split()
    return " ".join(parts[: next((i for i, part in enumerate(parts) if part in _days()), len(parts))])


@cache
def _days() -> frozenset[str]:
    return frozenset(str(table("events")["scenes"]["days"]).split())
