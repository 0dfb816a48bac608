"""Which figures are background: totals of a longer conflict, earlier happenings, anniversaries, headlines of other
stories that a page carries along."""

import re
from datetime import date
from functools import cache

from sayso.find.counted import Draft
from sayso.lexicon import table
from sayso.records import Report

EARLIER_DAYS = 6  # a date this much before publication tells of something else than the news
HUGE = 20_000  # dead or displaced told in the perfect without a date: the toll of a war, not of a day
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = "|".join(MONTHS) + r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?"
DATED = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|\b(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
    rf"|\b(?:in|of|early|late|mid-?|since)\s+(?P<month3>{MONTH})(?:,?\s+(?P<year3>(?:19|20)\d\d))?"
    r"|\bin\s+(?P<year4>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
PERFECT = re.compile(r"\b(?:have|has)\s+(?:\w+\s+)?(?:been|died|fled|killed|left|forced)\b", re.IGNORECASE)


@cache
def patterns(name: str) -> re.Pattern[str]:
    """Any of the patterns of lexicon/background.toml under a name."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("background")[name]), re.IGNORECASE)


def is_background(draft: Draft, report: Report) -> bool:
    """Whether the sentence of a figure tells of a longer time or of something earlier."""
    text = draft.parsed.sentence.text
    if draft.parsed.sentence.field == "title":
        return False
    if patterns("total").search(text) and not is_small_change(draft):
        return True
    if patterns("earlier").search(clause(draft)):
        return True
    low = draft.counted.number.low or draft.counted.number.high or 0
    if low >= HUGE and draft.measure in ("killed", "displaced", "missing") and PERFECT.search(text):
        return True
    return told_of_earlier_date(draft, report) or after_related(draft, report)


def is_small_change(draft: Draft) -> bool:
    """Whether "since" is of the last days only: "since Tuesday", "since the morning"."""
    text = draft.parsed.sentence.text
    return bool(
        re.search(
            r"\bsince\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|the\s+morning|dawn)\b",
            text,
            re.IGNORECASE,
        )
    )


def clause(draft: Draft) -> str:
    """The part of the sentence that a figure stands in, between semicolons and "but"."""
    text, at = draft.parsed.sentence.text, draft.counted.number.start
    edges = [m.start() for m in re.finditer(r";|\bbut\b|\bwhile\b", text)]
    start = max([edge for edge in edges if edge <= at], default=0)
    end = min([edge for edge in edges if edge > at], default=len(text))
    return text[start:end]


def told_of_earlier_date(draft: Draft, report: Report) -> bool:
    """Whether the nearest date of the clause lies well before publication; never where publication is unknown, but a
    bare past month or year in a text whose date is unknown says nothing."""
    if report.published is None:
        return False
    published = date.fromisoformat(report.published.last[:10])
    found = [day for match in DATED.finditer(clause(draft)) if (day := last_day(match, published))]
    return bool(found) and (published - max(found)).days > EARLIER_DAYS


def last_day(match: re.Match[str], published: date) -> date | None:
    """The last day that a date expression can mean: without a year, the last one not after publication."""
    month = match["month"] or match["month2"] or match["month3"]
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    day = match["day"] or match["day2"]
    if month is None:
        return date(int(year), 12, 31)
    number = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
    wanted = (
        int(year)
        if year
        else published.year
        if (number, int(day or 1)) <= (published.month, published.day)
        else published.year - 1
    )
    try:
        return date(wanted, number, int(day)) if day else last_of_month(wanted, number)
    except ValueError:  # "November 31"
        return None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def after_related(draft: Draft, report: Report) -> bool:
    """Whether a figure stands after a heading that lists other stories, in the same paragraph."""
    at = draft.parsed.sentence.place(draft.counted.number.start)
    start = report.text.rfind("\n", 0, at) + 1
    return bool(patterns("related").search(report.text[max(start, at - 1500) : at]))
