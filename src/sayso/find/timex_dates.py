"""Readers of calendar dates: months and days with and without a year, feasts, anniversaries."""

import re
from datetime import date

from sayso.find.timex_answer import STEP, Answer, number, step, weekday_of, words
from sayso.find.timex_calendar import at_grain, day_at, days_of, feast, moved
from sayso.find.timex_rules import Hit
from sayso.find.timex_scene import Scene, Tense, tense_at
from sayso.find.timex_words import month_numbers
from sayso.lexicon import table

YEAR_AHEAD = re.compile(
    r"\s*(?:to|and|or|through|until|-|–|—)\s*(?:([A-Z][a-z]{2,8})\.?\s*)?(?:\d\d?(?!\d),?\s*)?((?:19|20)\d\d)(?!\d)"
)
EVENT_DATE = re.compile(r"[^.;]{0,120}?\b(?:([A-Z][a-z]{2,8})\.? (?:(\d\d?),? )?)?((?:19|20)\d\d)\b")


def iso_day(hit: Hit, scene: Scene) -> Answer | None:
    """2019-11-17, with or without a time of day."""
    value = hit.words.lower[hit.first].upper()
    if days_of(value[:10]) is None:
        return None
    return Answer("TIME" if "T" in value else "DATE", value)


def numeric_day(hit: Hit, scene: Scene) -> Answer | None:
    """17/11/2019: a day where only one reading is one, or is that of publication; "3.10.2017" is read day first; else
    the year alone."""
    written = hit.words.lower[hit.first]
    a, b, last = (int(n) for n in re.split(r"[/.-]", written))
    year = full_year(last, scene)
    readings = (day_at(year, b, a), None if "." in written else day_at(year, a, b))
    found = {day for day in readings if day}
    if scene.anchor in found:
        found = {scene.anchor}
    if not found:
        return None
    return Answer("DATE", found.pop().isoformat() if len(found) == 1 else f"{year:04d}-XX-XX")


def full_year(year: int, scene: Scene) -> int:
    """The year that two figures mean: the last one that is not far after publication."""
    if year > 99:
        return year
    latest = (scene.anchor.year if scene.anchor else 2000) + 20
    return latest - (latest - year) % 100


def calendar(hit: Hit, scene: Scene) -> Answer | None:
    """A month, with or without weekday, day and year."""
    if not is_month(hit):
        return None
    month, day = month_of(hit), number(hit.word("day"))
    if day is not None and not 1 <= day <= 31:
        return None
    if hit.word("short"):
        return short_year_day(hit, scene, month, int(day or 0))
    year = year_of(hit, scene, month, None if day is None else int(day))
    if year is None:
        return Answer("DATE", f"XXXX-{month:02d}" + ("" if day is None else f"-{int(day):02d}"))
    if day is None:
        return Answer("DATE", f"{year:04d}-{month:02d}")
    found = day_at(year, month, int(day))
    return None if found is None else Answer("DATE", found.isoformat())


def short_year_day(hit: Hit, scene: Scene, month: int, day: int) -> Answer | None:
    """14 NOV 89, as telex copy writes it; not "14 May 89 people"."""
    written = hit.word("short") or ""
    if len(written) != 2 or not written.isdecimal() or hit.after()[:1].isalnum():
        return None
    found = day_at(full_year(int(written), scene), month, day)
    return None if found is None else Answer("DATE", found.isoformat())


def second_day(hit: Hit, scene: Scene) -> Answer | None:
    """The 15 of "Nov. 12-15" and "Nov. 12 and 15", the 12 of "12 and 15 November"; not "Nov. 12 and 15 people"."""
    if not (hit.word("joint") or hit.word("year") or hit.after() in words("ends_phrase")):
        return None
    return calendar(hit, scene)


def month_of(hit: Hit) -> int:
    """The month named in a match, 1 to 12."""
    return month_numbers()[(hit.word("month") or "").rstrip(" .")]


def is_month(hit: Hit) -> bool:
    """Whether a month's name means the month: not a verb, not a person, not a rally called March."""
    at = hit.token("month") or 0
    written, word = hit.words, hit.words.lower[at]
    if not written.raw(at)[:1].isupper():
        return False
    if hit.word("day") or hit.word("year"):
        return True
    short = word in words("short_months")
    if short and written.raw(at + 1) != ".":
        return False
    if hit.last - hit.first > 1 + short:
        return True
    before = hit.before()
    if word in ("may", "march") and (
        at == 0 or (hit.after() in words("after_march") and before not in words("month_before"))
    ):
        return False
    return not is_named(hit, at)


def is_named(hit: Hit, at: int) -> bool:
    """Whether the month at a token is part of a name: "Theresa May", "April Orvik", "Sgt. August"."""
    written = hit.words
    before, after = written.raw(at - 1), written.raw(hit.last)
    if before.lower() in words("month_before"):
        return False
    if before[:1].isupper() and before.lower() not in words("openers"):
        return True
    return after[:1].isupper() and after.isalpha()


def year_of(hit: Hit, scene: Scene, month: int, day: int | None) -> int | None:
    """The year of a month or day: written, told by a word beside it, by the narrative, or the nearest that fits."""
    written = hit.word("year")
    if written:
        return int(written)
    relyear, rel, anchor = hit.word("relyear"), step(hit), scene.anchor
    if relyear in ("that", "same"):
        return scene.year or (scene.here.year if scene.here else None)
    if (ahead := year_ahead(hit, month)) is not None:
        return ahead
    if anchor is None or (relyear is None and rel is None):
        return undated_year(hit, scene, month, day)
    return anchor.year + STEP.get(relyear, 0) if relyear else year_by_step(anchor, month, rel or 0)


def undated_year(hit: Hit, scene: Scene, month: int, day: int | None) -> int | None:
    """The year of a month or day that stands without any word on its year; None where nothing tells."""
    told = scene.told_year(month)
    if told is not None and tense_at(hit) != "future":
        return told
    return None if scene.anchor is None else nearest_year(hit, scene.anchor, month, day)


def year_ahead(hit: Hit, month: int) -> int | None:
    """The year that the other end of a stretch names: "March to May 2019", "Nov. 12-15, 2019"."""
    found = YEAR_AHEAD.match(hit.words.text, hit.words.ends[hit.last - 1])
    if found is None:
        return None
    other = month if found.group(1) is None else month_numbers().get(found.group(1).lower())
    return None if other is None else int(found.group(2)) - (month > other)


def year_by_step(anchor: date, month: int, rel: int) -> int:
    """The year of "last May", "this May", "next May"."""
    if rel < 0:
        return anchor.year - (month >= anchor.month)
    return anchor.year + (rel > 0 and month <= anchor.month)


def nearest_year(hit: Hit, anchor: date, month: int, day: int | None) -> int:
    """The year of a month or day around publication: the weekday beside it decides, else tense, else the nearest."""
    days = {year: day_at(year, month, day or 15) for year in (anchor.year, anchor.year - 1, anchor.year + 1)}
    weekday = weekday_of(hit)
    for year, found in days.items():
        if found and weekday == found.weekday():
            return year
    if day is None and month == anchor.month:
        return anchor.year
    near = nearest([found for found in days.values() if found], anchor, tense_at(hit))
    return anchor.year if near is None else near.year


def nearest(days: list[date], anchor: date, tense: Tense, firmly: int = 8) -> date | None:
    """The day nearest to publication: the wrong side of the tense counts `firmly` times as far, without a tense what is
    to come twice as far."""
    past, future = {"past": (1, firmly), "future": (firmly, 1), None: (1, 2)}[tense]
    return min(days, key=lambda d: (anchor - d).days * past if d < anchor else (d - anchor).days * future, default=None)


def feast_day(hit: Hit, scene: Scene) -> Answer | None:
    """Christmas, Easter: the nearest that tense allows."""
    name = (hit.word("feast") or "").replace(" '", "'").replace(" ’", "'")
    code = table("times")["feasts"].get(name)
    if code is None or not hit.words.raw(hit.first)[:1].isupper():
        return None
    if scene.anchor is None:
        return Answer("DATE", f"XXXX-{code}" if code[:1].isdigit() else "XXXX")
    years = (scene.anchor.year - 1, scene.anchor.year, scene.anchor.year + 1)
    days = [d for year in years if 1 <= year <= 9999 and (d := feast(code, year))]
    tense = None if hit.before() == "before" else tense_at(hit)  # "days before Christmas" has not seen it yet
    found = nearest(days, scene.anchor, tense, firmly=50)
    return None if found is None else Answer("DATE", found.isoformat())


def anniversary(hit: Hit, scene: Scene) -> Answer | None:
    """The first anniversary of what happened at a date that the sentence goes on to name; its eve is the day before."""
    found = EVENT_DATE.match(hit.words.text, hit.words.ends[hit.last - 1])
    if found is None:
        return None
    month, year = month_numbers().get((found.group(1) or "").lower()), int(found.group(3))
    count = number((hit.word("nth") or "").split(" ")[0])
    at = year + int(count) if count else scene.anchor.year if scene.anchor else None
    if at is None or month is None:
        return Answer("DATE", "XXXX" if at is None else f"{at:04d}")
    day = day_at(at, month, int(found.group(2))) if found.group(2) else None
    if day is None:
        return Answer("DATE", f"{at:04d}-{month:02d}")
    eve = "eve" in hit.words.lower[hit.first : hit.last]
    return Answer("DATE", at_grain(moved(day, "D", -1 if eve else 0), "D"))
