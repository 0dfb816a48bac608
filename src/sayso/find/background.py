"""Which figures are background: totals of a longer conflict, earlier happenings, anniversaries, headlines of other
stories that a page carries along."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from sayso.find.counted import Draft
from sayso.find.datelines import dateline_end
from sayso.lexicon import table
from sayso.records import Report

EARLIER_DAYS = 6  # a date this much before publication tells of something else than the news
LEAD_DAYS = 45  # what the first figure tells of may lie this far back and be the news still
LEAD = 900  # characters from the start of the text in which its first figure tells what it is about
LARGE = 1_000  # a number that a long conflict, not a day, has by its words
STANDING = 10_000  # people under siege in such numbers are a state of things, not the news of a day
HUGE = 20_000  # dead told in the perfect without a date: the toll of a war, not of a day
HUGE_CROWD = 500_000  # the same of people displaced or trapped
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
MONTH = "(?:" + "|".join(MONTHS) + r")(?![a-z])|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?"  # not "30 marchers"
DATED = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|\b(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
    rf"|\b(?:in|of|early|late|mid-?|since)\s+(?P<month3>{MONTH})(?:,?\s+(?P<year3>(?:19|20)\d\d))?"
    r"|\b(?:in|(?P<stretch>during|throughout))\s+(?P<year4>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b", re.IGNORECASE)
RECENT = re.compile(
    r"\blast\s+(?:week|month)\b|\bearlier\s+this\s+month\b|\bdays\s+(?:after|ago|earlier)\b", re.IGNORECASE
)
VICTIMS = ("killed", "injured")
CLAUSE_EDGE = re.compile(r";|\bbut\b|\bwhile\b")
PERFECT = re.compile(r"\b(?:have|has)\s+(?:\w+\s+)?(?:been|died|fled|killed|left|forced)\b", re.IGNORECASE)


@cache
def patterns(name: str) -> re.Pattern[str]:
    """Any of the patterns of lexicon/background.toml under a name."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("background")[name]), re.IGNORECASE)


def backgrounds(drafts: Sequence[Draft], report: Report) -> list[bool]:
    """For each figure of a report whether it is background.

    The first figure of the text sets what the report is about: where that lies back itself ("last week"), only what
    lies back further than it is background.
    """
    leads = [
        d for d in drafts if d.parsed.sentence.field == "text" and d.parsed.sentence.start < LEAD and not is_total(d)
    ]
    news = None if report.published is None else date.fromisoformat(report.published.last[:10])
    looks_back = bool(leads) and bool(RECENT.search(clause(leads[0])))
    if news and (told := next((day for lead in leads if (day := told_day(lead, news))), None)):
        news = told if 0 < (news - told).days <= LEAD_DAYS else news
    past = [is_background(draft, report, news, looks_back=looks_back) for draft in drafts]
    return [one or is_tally(draft, drafts[:i]) for i, (one, draft) in enumerate(zip(past, drafts, strict=True))]


def is_tally(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a figure totals happenings that have nothing to do with each other, in a report that has told of a single
    one before: "He was one of three killed over an eight-hour stretch". Where the total comes first, it is the news."""
    if draft.counted.number.high == 1 or draft.measure not in VICTIMS or not patterns("tally").search(clause(draft)):
        return False
    told = [one for one in before if one.measure in VICTIMS and one.whole is None and not one.part]
    if any(is_same_count(one, draft) for one in told):
        return False
    return any(not patterns("tally").search(clause(one)) for one in told)


def is_same_count(one: Draft, other: Draft) -> bool:
    """Whether two figures give the same number of the same measure."""
    bounds = [(draft.measure, draft.counted.number.low, draft.counted.number.high) for draft in (one, other)]
    return bounds[0] == bounds[1]


def is_background(draft: Draft, report: Report, news: date | None, *, looks_back: bool) -> bool:
    """Whether a figure is a total of a longer time, tells of something before the day of the news, or is of another
    story that the page carries along."""
    if is_sentenced_for(draft):
        return True
    if draft.parsed.sentence.field == "title":
        return draft.implicit and is_topic(draft)
    if is_total(draft) or is_topic(draft) or after_related(draft, report):
        return True
    if news is not None and (year := year_called(draft)) is not None and year < news.year:
        return True
    if not looks_back and draft.measure != "participants" and is_earlier(draft):
        return True
    told = told_day(draft, news) if news else None
    return told is not None and news is not None and (news - told).days > EARLIER_DAYS


def is_earlier(draft: Draft) -> bool:
    """Whether the clause of a figure says that it tells of an earlier happening."""
    said = clause(draft)
    at = draft.counted.number.start - clause_span(draft.parsed.sentence.text, draft.counted.number.start)[0]
    return bool(patterns("earlier").search(said) or patterns("earlier_after").search(said[:at]))


def year_called(draft: Draft) -> int | None:
    """The year of the happening that a figure is said to be of: "the 2009 fire left 12 dead", "the 12 people killed in
    the 2009 fire"; None where its words name none so, as "at a march for the victims of the 2009 fire"."""
    text, number = draft.parsed.sentence.text, draft.counted.number
    found = called_before().search(text[: number.start]) or called_after().match(text[number.end :])
    return None if found is None else int(found["year"] or found["last"])


@cache
def called() -> str:
    """A happening with its year, as a pattern: "the 2009 fire", "the failed coup of 2016"."""
    named = rf"(?:[\w-]+\s+){{0,2}}?{table('background')['of_year']}"
    return rf"the\s+(?:(?P<year>(?:19|20)\d\d)\s+{named}|{named}\s+of\s+(?P<last>(?:19|20)\d\d))\b"


@cache
def called_before() -> re.Pattern[str]:
    """A happening called by its year with what it did, right before a number."""
    return re.compile(rf"\b{called()}{table('background')['did']}$", re.IGNORECASE)


@cache
def called_after() -> re.Pattern[str]:
    """People right behind a number, what befell them, and the happening called by its year in which it did."""
    return re.compile(rf"{table('background')['befell']}{called()}", re.IGNORECASE)


def is_total(draft: Draft) -> bool:
    """Whether the sentence of a figure gives the total of a conflict or of a longer time."""
    text = re.sub(table("background")["superlative"], " ", draft.parsed.sentence.text, flags=re.IGNORECASE)
    low = draft.counted.number.low or draft.counted.number.high or 0
    perfect = bool(PERFECT.search(text))
    if patterns("total").search(text) and not is_small_change(draft):
        return True
    if patterns("long").search(text) and (low >= LARGE or perfect):
        return True
    if draft.measure == "besieged" and low >= STANDING:
        return True
    if patterns("natural").search(text):
        return False  # a flood or a quake drives out a million in a day
    return perfect and low >= (HUGE if draft.measure in ("killed", "missing") else HUGE_CROWD)


def is_topic(draft: Draft) -> bool:
    """Whether a figure belongs to the deed that a protest or a debate is about: "a march over the jailing of two"."""
    trigger, doc = draft.trigger, draft.parsed.doc
    if trigger is None or "deed" not in trigger.measures or doc[trigger.first].idx > draft.counted.number.start:
        return False
    before = draft.parsed.sentence.text[: doc[trigger.first].idx]
    return bool(patterns("topics").search(before) or (draft.implicit and patterns("issues").search(before)))


def is_sentenced_for(draft: Draft) -> bool:
    """Whether a figure is of the deed that a court's sentence is for: "man gets 25 years for killing wife"."""
    trigger, doc = draft.trigger, draft.parsed.doc
    if trigger is None or doc[trigger.first].idx > draft.counted.number.start:
        return False
    return patterns("sentenced").search(draft.parsed.sentence.text[: doc[trigger.first].idx]) is not None


def is_small_change(draft: Draft) -> bool:
    """Whether "since" is of the last days only: "since Tuesday", "since the protests began on Monday"."""
    return bool(patterns("since_days").search(draft.parsed.sentence.text))


def clause(draft: Draft) -> str:
    """The part of the sentence that a figure stands in, between semicolons and "but"."""
    text = draft.parsed.sentence.text
    start, end = clause_span(text, draft.counted.number.start)
    return text[start:end]


def clause_span(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause around an offset of a sentence: between semicolons, "but" and "while"."""
    edges = [m.start() for m in CLAUSE_EDGE.finditer(text)]
    begin = dateline_end(text)  # the day of a dateline is that of the report
    return max([edge for edge in edges if edge <= at], default=begin if begin <= at else 0), min(
        [edge for edge in edges if edge > at], default=len(text)
    )


def told_day(draft: Draft, news: date) -> date | None:
    """The last day that the clause of a figure names, or of the year that a happening is called by ("the riots of
    2011"); None where it names none."""
    said = clause(draft)
    named = WEEKDAY.search(said) is not None  # "the mine, closed during 2019, collapsed on Sunday"
    dated = (match for match in DATED.finditer(said) if not (named and match["stretch"]))
    found = [day for match in dated if (day := last_day(match, news))]
    called = re.finditer(rf"\b{table('background')['of_year']}\s+of\s+((?:19|20)\d\d)\b", said, re.IGNORECASE)
    return max([*found, *(date(int(match[1]), 12, 31) for match in called)], default=None)


def last_day(match: re.Match[str], news: date) -> date | None:
    """The last day that a date expression can mean: without a year, the last one not after the day of the news."""
    month = match["month"] or match["month2"] or match["month3"]
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    day = match["day"] or match["day2"]
    if month is None:
        return date(int(year), 12, 31)
    number = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
    wanted = int(year) if year else news.year if (number, int(day or 1)) <= (news.month, news.day) else news.year - 1
    try:
        if day is None and (wanted, number) == (news.year, news.month):
            return date(wanted, number, 1)  # "in July", said in July: not these days
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
