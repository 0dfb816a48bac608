"""Whose places a sentence tells of, where a war has sides: what was done to those of one is another happening than what
was done to another's."""

import re
from functools import cache

from sayso.lexicon import table


def sides_of(words: str) -> frozenset[str]:
    """The sides of a war whose places words name: "rebels" for "opposition-held districts"."""
    return frozenset(_sides()[match.group(1).lower()] for match in _held().finditer(words))


@cache
def _sides() -> dict[str, str]:
    """The side of each word that names one."""
    lists = table("events")["tellings"]["sides"]
    return {word: side for side, words in lists.items() if side != "words" for word in words}


@cache
def _held() -> re.Pattern[str]:
    form = table("events")["tellings"]["sides"]["words"]
    return re.compile(form.format(who="|".join(_sides())), re.IGNORECASE)


def are_opposed(sides: frozenset[str], others: frozenset[str]) -> bool:
    """Whether places that are told of belong to different sides of a war."""
    return bool(sides and others) and sides.isdisjoint(others)
