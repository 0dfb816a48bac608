"""Phrases of crowd size, as coders of protests wrote them down: are they read, and to the right size?"""

from collections.abc import Iterable
from pathlib import Path

from bench.data import Row, rows
from bench.matching import share

from sayso.find.numbers import NumberPhrase, number_phrases

# The categories of the data set, both ends inclusive; None is an open end.
CATEGORIES: dict[str, tuple[int, int | None]] = {
    "50-99": (50, 99),
    "100-999": (100, 999),
    "1000-1999": (1000, 1999),
    "2000-4999": (2000, 4999),
    "5000-10000": (5000, 10000),
    ">10000": (10001, None),
}


def meets(low: int | None, high: int | None, category: str) -> bool:
    """Whether the interval, None being an open end, has a number in common with the category."""
    first, last = CATEGORIES[category]
    return (high is None or high >= first) and (last is None or low is None or low <= last)


def phrase_of(raw: str) -> NumberPhrase | None:
    """The first number phrase with a bound; None where there is none."""
    return next((n for n in number_phrases(raw) if (n.low, n.high) != (None, None)), None)


def scores(phrases: Iterable[Row]) -> dict[str, float | None]:
    """parsed: of all strings. agreed: of the strings that are parsed and have a category, the one most often given."""
    read = [(row["category"], phrase_of(row["raw"])) for row in phrases]
    coded = [meets(found.low, found.high, category) for category, found in read if found and category]
    return {
        "sizes parsed": share(sum(found is not None for _, found in read), len(read)),
        "sizes agreed": share(sum(coded), len(coded)),
    }


def measured(folder: Path) -> dict[str, float | None]:
    """The scores over the data's phrases."""
    return scores(rows(folder / "data" / "sizes" / "participants.jsonl.gz"))
