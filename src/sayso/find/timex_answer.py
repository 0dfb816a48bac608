"""What the readers of time expressions share: the answer, and the numbers and units in the words of a match."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from sayso.find.timex_calendar import parted
from sayso.find.timex_rules import Hit
from sayso.find.timex_scene import Scene
from sayso.find.timex_words import SCALES, small_numbers, weekday_numbers
from sayso.lexicon import table

STEP = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this past": -1,
    "next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1, "following": 1, "ensuing": 1, "this coming": 1,
}  # fmt: skip
LONGEST_WORD = 12  # characters of a number that counts time
NARRATIVE = ("previous", "preceding", "prior", "following", "ensuing", "same", "that")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means; days only where the value alone does not say them."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None = None
    last: date | None = None


Reader = Callable[[Hit, Scene], Answer | None]


@cache
def words(name: str) -> frozenset[str]:
    """A word list of lexicon/times.toml."""
    return frozenset(table("times")["lists"][name])


def step(hit: Hit) -> int | None:
    """-1, 0 or 1 for "last", "this", "next" and their like; None without such a word."""
    rel = hit.word("rel")
    return None if rel is None else STEP.get(rel, 0)


def base(hit: Hit, scene: Scene) -> date | None:
    """The day to count from: the narrative's for "previous", "following", "same", "that", "the next day", else that of
    publication."""
    told = hit.word("rel") in NARRATIVE or (hit.word("rel") == "next" and hit.word("unit") == "day")
    return scene.here if told else scene.anchor


def weekday_of(hit: Hit) -> int | None:
    """The weekday named in a match, 0 for Monday."""
    name = hit.word("weekday")
    return None if name is None else weekday_numbers()[name.rstrip(" .")]


def unit_code(hit: Hit) -> str:
    """The unit of a match as ISO 8601 letters ("D", "TH", "10Y"); empty without one."""
    code: str = table("times")["units"].get(hit.word("unit") or "", "")
    return code


def number(text: str | None) -> float | None:
    """The number that words or figures mean: "two hundred", "2 1/2", "17th", "third"; None where they mean none."""
    total: float = 0
    for word in (text or "").replace(",", "").replace("-", " ").replace("–", " ").split():
        part = number_word(word)
        if part is None:
            return None
        total = (total or 1) * part if part in SCALES and not word[0].isdigit() else total + part
    return total if text else None


def number_word(word: str) -> float | None:
    """The number that one word or group of figures means; "a" and "and" are 0."""
    if len(word) > LONGEST_WORD:
        return None
    figures = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(?:st|nd|rd|th)?", word)
    if figures:
        return float(figures.group(1))
    if "/" in word:
        above, below = word.split("/")
        return int(above) / (int(below) or 1)
    if word in ("a", "an", "and", "half"):
        return 0.5 if word == "half" else 0
    ordinal: int | None = table("times")["ordinals"].get(word)
    return ordinal or small_numbers().get(word)


def length(count: float | None, unit: str) -> str:
    """The value of a DURATION: P3D, PT30M, P2Y6M; PXW for an unknown count."""
    amount, letter = parted(unit)
    lead, letter = ("PT", letter[1:]) if letter[0] == "T" else ("P", letter)
    if count is None:
        return f"{lead}X{ {10: 'E', 100: 'C'}.get(amount, letter) }"
    count *= amount
    if count == int(count):
        return f"{lead}{int(count)}{letter}"
    smaller = {"PY": ("M", 12), "PTH": ("M", 60), "PTM": ("S", 60)}.get(lead + letter)
    if smaller is None:
        return f"{lead}{count:g}{letter}"
    whole, rest = int(count), round((count - int(count)) * smaller[1])
    return lead + (f"{whole}{letter}" if whole else "") + f"{rest}{smaller[0]}"
