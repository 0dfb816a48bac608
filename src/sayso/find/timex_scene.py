"""What has been said so far: the day a text is read from, and the day, quarter and year its narrative stands at."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from sayso.find.timex_calendar import at_grain, days_of, moved
from sayso.find.timex_rules import Hit
from sayso.lexicon import table

Tense = Literal["past", "future"] | None
BEFORE, AFTER = 70, 40  # characters on either side in which a sign of tense counts


@dataclass(slots=True)
class Scene:
    """The state while a report is read in order. `anchor` is the day of publication; None is unknown."""

    anchor: date | None
    day: date | None = None  # last day told of
    coarse: bool = False  # since then this paragraph named a month or year long past: its day is not known
    quarter: date | None = None  # first day of the last quarter told of
    year: int | None = None  # last year named in this paragraph in so many words
    months: dict[int, int] = field(default_factory=dict)  # month -> year last named with it

    def new_paragraph(self) -> None:
        """Forget what holds for one paragraph only."""
        self.year, self.coarse = None, False

    def remember(self, hit: Hit, kind: str, value: str) -> None:
        """Take in an expression that was read."""
        days = days_of(value) if kind in ("DATE", "TIME") else None
        if days is None:
            return
        if days[0] == days[1]:
            self.day, self.coarse = days[0], False
        elif hit.rule in ("calendar", "year"):
            self.coarse = self.anchor is None or not days[0] <= self.anchor <= days[1]
        if hit.rule == "quarter":
            self.quarter = days[0]
        year = hit.word("year")
        if year and hit.word("month") and not hit.word("day"):
            self.months[days[0].month] = int(year)
        if year and (hit.word("month") or (hit.first == 1 and hit.before() == "in")):
            self.year = int(year)

    @property
    def here(self) -> date | None:
        """The day the narrative stands at: the last day told of, else that of publication; None where only a month or
        year was told."""
        return None if self.coarse else self.day or self.anchor

    @property
    def told_day(self) -> date | None:
        """The last day told of, where this paragraph narrates an earlier year."""
        if self.year is None or self.day is None or self.coarse or self.anchor is None:
            return None
        return self.day if self.day.year == self.year < self.anchor.year else None

    def told_year(self, month: int) -> int | None:
        """The year of a month named without one, where the text says it: in this paragraph, or earlier with this month
        (unless publication falls in that month)."""
        if self.year is not None and (self.anchor is None or self.year != self.anchor.year):
            return self.year
        return None if self.anchor and month == self.anchor.month else self.months.get(month)

    def last_quarter(self) -> date | None:
        """A day of the quarter told of last, else of the last one that ended before publication."""
        return self.quarter or (None if self.anchor is None else moved(self.anchor, "Q", -1))

    def quarter_value(self, count: int) -> str:
        """The value of the quarter that many quarters from the one told of last."""
        last = self.last_quarter()
        return at_grain(None if last is None else moved(last, "Q", count), "Q")


@cache
def signs(tense: str) -> re.Pattern[str]:
    """The words that tell of a tense."""
    return re.compile(r"(?<![\w'’-])(?:" + "|".join(table("times")["tense"][tense]) + r")(?!\w)")


def tense_at(hit: Hit) -> Tense:
    """Whether the clause around an expression tells of what was or of what is to come; None where nothing tells."""
    text = hit.words.text.lower()
    start, end = hit.words.starts[hit.first], hit.words.ends[hit.last - 1]
    before = text[max(0, start - BEFORE) : start]
    last = {tense: max((m.end() for m in signs(tense).finditer(before)), default=-1) for tense in ("past", "future")}
    if max(last.values()) >= 0:
        return "past" if last["past"] > last["future"] else "future"
    after = text[end : end + AFTER]
    first = {tense: found.start() for tense in ("past", "future") if (found := signs(tense).search(after))}
    if not first:
        return None
    return "past" if first.get("past", AFTER) <= first.get("future", AFTER) else "future"
