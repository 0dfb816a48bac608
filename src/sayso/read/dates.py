"""When a report was published: from a given value, from a URL, from the text itself. Never from a clock."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Literal

from sayso.lexicon import table
from sayso.read.credits import agency
from sayso.records import Published

FIRST_YEAR, LAST_YEAR = 1990, 2100  # of a date in a URL or a text; a given date may be older
_HEAD, _TAIL = 1500, 600  # characters of a text in which a date of publication may stand
_CLOCK = 90  # characters; a line that is only a date and a time is shorter
_TOP_LINES = 8  # non-empty lines in which a line that is only a date may stand

Origin = Literal["given", "meta", "url", "text"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A calendar date written in a text: its characters, and its first and last day (a month has 28 to
    31).
    """

    start: int
    end: int
    first: date
    last: date


def given_date(value: str, origin: Origin = "given") -> Published | None:
    """The day, month or year that `value` names: ISO 8601 with or without a time, RFC 2822, or an English
    date.

    None where it names none or could be read in two ways ("10/11/2020"). A time zone does not move the day. Where it
    names a time of day too, `at` has it.
    """
    value = value.strip()
    days = _iso_days(value) or _mail_days(value)
    if days is None and len(value) < 100:
        found = next(iter(written_dates(value)), None)
        # Not only a date somewhere in it: the value must say little else.
        if found and len(value) - (found.end - found.start) < 25:
            days = found.first, found.last
    return replace(_published(days, origin), at=_moment(value)) if days else None


def url_date(url: str) -> Published | None:
    """The day, or the month, that the path of a URL names, as in /2020/11/17/ or /2020/11/; None where it
    names none.
    """
    address = re.split(r"[?#]", url)[0]
    # An archive's own URL begins with the day it was crawled.
    address = address[max(address.rfind("http://"), address.rfind("https://"), 0) :]
    for pattern in _URL_DAYS:
        for found in pattern.finditer(address):
            month = _month(found["m"])
            day = _day(int(found["y"]), month, int(found["d"])) if month else None
            if day:
                return _published((day, day), "url")
    found_month = _URL_MONTH.search(address)
    if found_month:
        month = _month(found_month["m"])
        days = _month_days(int(found_month["y"]), month) if month else None
        return _published(days, "url") if days else None
    return None


def text_date(text: str, title: str | None = None) -> Published | None:
    """The date of publication that `text` states near its beginning or end; None where it states none
    clearly.

    It must have a cue ("Published on"), stand in a dateline, open the text or follow its title, or be a
    line of its
    own near the top. A date without a year, a page's clock and "Updated" beside "Published" are not taken.
    """
    head, tail_start = text[:_HEAD], max(_HEAD, len(text) - _TAIL)
    tail = text[tail_start:]
    cued = _cued(head) | {key: day for key, day in _cued(tail).items() if key not in _cued(head)}
    for days in (
        cued.get("published"),
        _dateline(head),
        _opening(head, title),
        _under_title(head, title),
        _own_line(head),
        cued.get("originally"),
        cued.get("updated"),
    ):
        if days:
            return _published(days, "text")
    return None


def written_dates(text: str) -> Iterator[DateSpan]:
    """The dates with a year that `text` holds, in order; dates that can be read in two ways are left out."""
    for found in _date_pattern().finditer(text):
        days = _match_days(found)
        if days:
            yield DateSpan(found.start(), found.end(), *days)


def clock_line(line: str) -> bool:
    """Whether a line holds nothing but a date or a time of day, or both."""
    if len(line) > _CLOCK or not any(char.isdigit() for char in line):
        return False
    rest = _time_pattern().sub(" ", _date_pattern().sub(" ", line))
    return rest != line and not re.sub(
        r"(?i)\b(?:today is|last update[d]?|updated|published|at|on|gmt|utc|[a-z]{2,4}t)\b|[\W_]", "", rest
    )


# ---- shapes of dates

_URL_DAYS = (
    re.compile(r"(?<![0-9])(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2}|[A-Za-z]{3,9})/(?P<d>\d{1,2})(?=[/._-]|$)"),
    re.compile(r"(?<![0-9])(?P<y>(?:19|20)\d\d)(?P<s>[-_])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?![0-9])"),
    # Eight digits in one run only where something follows: at the end they are as likely an article's number.
    re.compile(r"(?<=[/_-])(?P<y>(?:19|20)\d\d)(?P<m>\d{2})(?P<d>\d{2})(?=[/_-][A-Za-z0-9])"),
)
_URL_MONTH = re.compile(r"(?<=/)(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{2}|[A-Za-z]{3,9})(?=/)")


@cache
def _date_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(table("months")["months"], key=len, reverse=True))
    weekdays = "|".join(sorted(table("months")["weekdays"]["names"], key=len, reverse=True))
    return re.compile(
        rf"""\b(?:(?:{weekdays})\b\.?,?[ \xa0]+(?:the[ ])?)?(?:
            (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ \xa0-]*(?:of[ ])?(?P<m1>{months})\b\.?[ \xa0,-]*(?P<y1>\d{{4}})
          | (?P<m2>{months})\b\.?[ \xa0]*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ \xa0]*,?[ \xa0]*(?P<y2>\d{{4}})
          | (?P<y3>\d{{4}})(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})(?:(?=T\d)|\b)
          | (?P<a4>\d{{1,2}})(?P<s4>[-/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}})
          | (?P<m5>{months})\b\.?,?[ \xa0]+(?P<y5>\d{{4}})
        )(?![\d%])""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _time_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b\d{1,2}(?:[:.]\d{2}){1,2}[ \xa0]*(?:[ap]\.?m\b\.?)?(?:[ \xa0]*(?:GMT|UTC|[A-Z]{2,4}T)\b)?"
        r"|\b\d{1,2}[ \xa0]?[ap]\.?m\b\.?",
        re.IGNORECASE,
    )


def _match_days(found: re.Match[str]) -> tuple[date, date] | None:
    part = found.groupdict()
    if part["y5"]:
        return _month_days(int(part["y5"]), _month(part["m5"]) or 0)
    if part["y1"]:
        day = _day(int(part["y1"]), _month(part["m1"]) or 0, int(part["d1"]))
    elif part["y2"]:
        day = _day(int(part["y2"]), _month(part["m2"]) or 0, int(part["d2"]))
    elif part["y3"]:
        day = _day(int(part["y3"]), int(part["m3"]), int(part["d3"]))
    else:
        day = _numeric_day(int(part["a4"]), int(part["b4"]), int(part["y4"]), dotted=part["s4"] == ".")
    return (day, day) if day else None


def _numeric_day(a: int, b: int, year: int, *, dotted: bool) -> date | None:
    """17-02-2016 and 02/17/2016; 03.10.2017 is day first wherever dots are used; 01-10-2014 can be
    either: None.
    """
    if dotted or a > 12 or a == b:
        return _day(year, b, a)
    return _day(year, a, b) if b > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    number = table("months")["months"].get(word.lower())
    return number if isinstance(number, int) else None


def _month_days(year: int, month: int) -> tuple[date, date] | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _published(days: tuple[date, date], origin: Origin) -> Published:
    return Published(days[0].isoformat(), days[1].isoformat(), origin)


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:?\d{2}.*)?", re.ASCII)
_ISO_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?", re.ASCII)


def _iso_days(value: str) -> tuple[date, date] | None:
    found = _ISO.fullmatch(value) or _ISO_COMPACT.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    try:
        if year and month and day:
            return date(year, month, day), date(year, month, day)
        if year and month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    except ValueError:  # calendar's error for a month 13 is one too
        return None


def _mail_days(value: str) -> tuple[date, date] | None:
    if not re.match(r"[A-Za-z]{3}, \d", value):
        return None
    try:
        day = parsedate_to_datetime(value).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return day, day


_NIGHT = re.compile(r"[T ]00:?00(?::?00(?:\.0+)?)?(?:Z|[+-]00:?00)?$")


def _moment(value: str) -> str | None:
    """The time of day that a given date names, as ISO 8601. None where it names none, or midnight: the form that
    programs give to a bare day.
    """
    if _NIGHT.search(value) or not re.search(r"\d[T ]+\d{2}:?\d{2}", value):
        return None
    try:
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


# ---- where in a text a date tells the publication

# After the date the line may go on, but not with a clause that the date belongs to.
_CLAUSE_AFTER = re.compile(r"\s*,?\s+(?:the|a|an|this|that|it|its|his|her|was|were|is|saw|and|to|in|at least|for)\b")


@cache
def _cue_pattern(group: str) -> re.Pattern[str]:
    cues = "|".join(re.escape(cue) for cue in sorted(table("read_dates")["cues"][group], key=len, reverse=True))
    # The cue opens a line or a sentence or follows a separator, and has a capital (checked by the
    # caller). Between it
    # and the date there may be a few words ("by Ana Ruiz", "in the Merida Herald on"), but no end of a
    # sentence.
    return re.compile(
        rf"(?:^|[|•·>()\[\]–—:!?.\n]\s*|\d\s+)(?P<cue>{cues})\b(?P<gap>[^.\n|]{{0,60}}?)$",
        re.IGNORECASE,
    )


def _cued(part: str) -> dict[str, tuple[date, date]]:
    """The first date after a cue, for each group of cues that has one."""
    found: dict[str, tuple[date, date]] = {}
    dates = list(written_dates(part))
    for group in ("published", "originally", "updated"):
        for span in dates:
            before = part[max(0, span.start - 110) : span.start]
            cue = _cue_pattern(group).search(before)
            if not cue or not before[cue.start("cue")].isupper() or _other_date(cue["gap"]):
                continue
            if _CLAUSE_AFTER.match(part, span.end):
                continue
            found.setdefault(group, (span.first, span.last))
    return found


def _other_date(gap: str) -> bool:
    return any(True for _ in written_dates(gap))


_DATELINE_BEFORE = re.compile(r"(?:^|\n)\W{0,3}[^\W\d_a-z][^\n.()]{1,40}(?:\.[^\n.()]{1,20})?[,(:]\s*$")
_DATELINE_AFTER = re.compile(r"\s*(?:\([^()\n]{2,60}\)\s*)?,?\s*(?:[-–—:]{1,2}\s|\)\s*[-–—:])|\s*\([^()\n]{2,60}\)")


def _dateline(head: str) -> tuple[date, date] | None:
    """PORT MERIDA, Nov 12, 2020 (Agency) — ; the place must stand in capitals, in whole or by its first
    letters.
    """
    for span in written_dates(head[:600]):
        before, after = head[max(0, span.start - 80) : span.start], head[span.end : span.end + 80]
        if span.first == span.last and _DATELINE_BEFORE.search(before) and _DATELINE_AFTER.match(after):
            return span.first, span.last
    return None


_BETWEEN = re.compile(r"[\W_]*(?:[A-Z][\w.'’-]*[ \xa0]+){0,3}[\W_]*")


def _opening(head: str, title: str | None) -> tuple[date, date] | None:
    """A date that opens the text, or that follows its title or an agency's name there."""
    span = next(iter(written_dates(head[:400])), None)
    if span is None or span.first != span.last:
        return None
    before = head[: span.start]
    titled = bool(title) and before[: len(title or "")].casefold() == (title or "").casefold()
    after_title = titled and _BETWEEN.fullmatch(before[len(title or "") :])
    if before.strip() and not after_title and not _ends_with_agency(before):
        return None
    line_end = head.find("\n", span.end)
    rest = head[span.end : line_end if line_end >= 0 else len(head)]
    if not rest.strip() or _is_page_clock(rest) or _CLAUSE_AFTER.match(rest):
        return None  # a line of its own is judged by its neighbours, in _own_line
    rest = _time_pattern().sub("", rest, count=1)
    return None if re.match(r"[\s,]*(?!by [A-Z])[a-z]", rest) else (span.first, span.last)


# Between a title and the date at the end of the next line: a name and no caption ("Rescuers at the quay, 12 May 2020").
_SIGNED_LINE = re.compile(
    r"(?:[A-Z0-9][\w.'’&-]*|of|the|and|by|for|from|&)(?:[ \xa0]+(?:[A-Z0-9][\w.'’&-]*|of|the|and|by|for|from|&)){0,9}"
    r"[ \xa0]*[,|:–—-][ \xa0]*"
)


def _under_title(head: str, title: str | None) -> tuple[date, date] | None:
    """The date at the end of the line right under the title, after no more than a name: "Merida Voice – 3 May 2020"."""
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    place = next((i for i, line in enumerate(lines[:_TOP_LINES]) if line == title), None)
    if title is None or place is None or place + 1 >= len(lines):
        return None
    line = lines[place + 1]
    spans = list(written_dates(line))
    if len(line) > _CLOCK or len(spans) != 1 or spans[0].first != spans[0].last or line[spans[0].end :]:
        return None
    signed = _SIGNED_LINE.fullmatch(line, 0, spans[0].start)
    updated = line.lower().startswith(("updated", "last updated"))
    return (spans[0].first, spans[0].last) if signed and not updated else None


def _ends_with_agency(before: str) -> bool:
    """Whether the words before a date end with a news agency's name: "... killed in town AFP Monday 2 Feb 2015"."""
    words = before.split()
    return "\n" not in before.strip() and any(agency(" ".join(words[-count:])) for count in (1, 2, 3) if words[-count:])


def _is_page_clock(rest: str) -> bool:
    """Whether what follows a date in its line is a twelve-hour clock, seconds, or the words of a menu."""
    if re.match(r"\W*(?:at\s+)?\d{1,2}(?::\d\d)*\s*[ap]\.?m\b|\W*\d{1,2}:\d\d:\d\d", rest, re.IGNORECASE):
        return True
    return _menu_words(rest[:80]) >= 2


def _menu_words(line: str) -> int:
    words = re.findall(r"[A-Za-z]+", line)
    return sum(word[0].isupper() and word.lower() in _menu() for word in words)


@cache
def _menu() -> frozenset[str]:
    return frozenset(table("furniture")["navigation"]["words"])


def _own_line(head: str) -> tuple[date, date] | None:
    """A line near the top that is only a date (and perhaps a byline's time), unless a menu stands beside it.

    Two such lines with different dates answer nothing: one of them, or both, belong to other stories.
    """
    lines = [line.strip() for line in head.split("\n") if line.strip()][: _TOP_LINES + 1]
    days: set[tuple[date, date]] = set()
    for index, line in enumerate(lines[:_TOP_LINES]):
        span = next(iter(written_dates(line)), None) if len(line) < 60 and clock_line(line) else None
        if span is None or len(list(written_dates(line))) > 1:  # two dates are the span of something, or of a life
            continue
        if span.first != span.last or line.lower().startswith(("today is", "updated", "last updated")):
            continue
        neighbours = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        timed = bool(_time_pattern().search(_date_pattern().sub(" ", line)))
        if any(_menu_line(near) for near in neighbours) or (timed and index == 0):
            continue
        days.add((span.first, span.last))
    return days.pop() if len(days) == 1 else None


def _menu_line(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line)
    return (bool(words) and len(words) <= 12 and 2 * _menu_words(line) >= len(words)) or bool(
        re.search(r"\S\s*[>»]\s*\S", line)
    )
