"""TIMEX3 values and the days they cover: arithmetic of the calendar, without any text."""

import re
from calendar import monthrange
from datetime import date, timedelta

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "10Y": "XXX",
    "100Y": "XX",
    "WE": "XXXX-WXX-WE",
}
FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
Days = tuple[date, date]


def day_at(year: int, month: int, day: int) -> date | None:
    """That day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parted(unit: str) -> tuple[int, str]:
    """Amount and letters of a unit: (10, "Y") for "10Y", (1, "TH") for "TH"."""
    letters = unit.lstrip("0123456789")
    return int(unit[: len(unit) - len(letters)] or 1), letters


def moved(day: date, unit: str, count: int) -> date | None:
    """The day that many units away (D, W, WE, M, Q, Y, 10Y, 100Y); None beyond the years 1 to 9999.

    A day that the month does not have becomes its last: 31 March and a month is 30 April.
    """
    amount, letter = parted(unit)
    count *= amount
    try:
        if letter in ("D", "W", "WE"):
            return day + timedelta(days=count * (1 if letter == "D" else 7))
        months = day.year * 12 + day.month - 1 + count * {"M": 1, "Q": 3, "Y": 12}[letter]
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def at_grain(day: date | None, unit: str) -> str:
    """The value of the day, week, month … in which a day lies; the unknown value of that grain for None."""
    if day is None:
        return UNKNOWN[unit]
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"D": 10, "M": 7, "Y": 4, "10Y": 3, "100Y": 2}[unit]]


def relative(anchor: date | None, unit: str, count: int) -> str:
    """The value of the unit that lies count units from the one of the anchor."""
    return at_grain(None if anchor is None else moved(anchor, unit, count), unit)


def weekday_near(anchor: date | None, weekday: int, *, after: bool, strict: bool = False) -> date | None:
    """The nearest day with this weekday (Monday is 0) at or after, or at or before, the anchor; never the anchor itself
    where strict."""
    if anchor is None:
        return None
    step = (weekday - anchor.weekday()) % 7 if after else -((anchor.weekday() - weekday) % 7)
    if strict and step == 0:
        step = 7 if after else -7
    return moved(anchor, "D", step)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def feast(code: str, year: int) -> date | None:
    """The day of a feast in a year: code is MM-DD, "easter" or "thanksgiving" (fourth Thursday of November)."""
    if code == "thanksgiving":
        return date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7)
    if code == "easter":
        return easter(year)
    return day_at(year, int(code[:2]), int(code[3:]))


VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<season>SP|SU|FA|WI)))?(?P<time>T.*)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def days_of(value: str) -> Days | None:
    """First and last day that a DATE or TIME value covers; None where it names none ("PAST_REF", "XXXX-11")."""
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _days(found)
    except (ValueError, OverflowError):
        return None


def _days(found: re.Match[str]) -> Days:
    """The days of a matched value; ValueError where the calendar has none."""
    part = {name: text for name, text in found.groupdict().items() if text}
    if "decade" in part:
        return date(int(part["decade"]) * 10, 1, 1), date(int(part["decade"]) * 10 + 9, 12, 31)
    if "century" in part:
        return date(int(part["century"]) * 100, 1, 1), date(int(part["century"]) * 100 + 99, 12, 31)
    year = int(part["year"])
    if "day" in part:
        day = date(year, int(part["month"]), int(part["day"]))
        return day, day
    if "week" in part:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        return monday + timedelta(days=5 if "weekend" in part else 0), monday + timedelta(days=6)
    if "month" in part:
        return _months(year, int(part["month"]), 1)
    if "quarter" in part:
        return _months(year, int(part["quarter"]) * 3 - 2, 3)
    if "half" in part:
        return _months(year, int(part["half"]) * 6 - 5, 6)
    if "season" in part:
        return _months(year, FIRST_MONTH[part["season"]], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> Days:
    """First and last day of count months from this one on."""
    end = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])
