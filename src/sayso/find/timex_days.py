"""Readers of days named by where they stand, and of times of day: yesterday, Friday night, 5 p.m. on Tuesday."""

import re
from datetime import date

from sayso.find.timex_answer import Answer, base, number, step, weekday_of, words
from sayso.find.timex_calendar import at_grain, moved, relative, weekday_near
from sayso.find.timex_dates import calendar
from sayso.find.timex_rules import Hit
from sayso.find.timex_scene import Scene, tense_at
from sayso.lexicon import table


def deictic_day(word: str, scene: Scene) -> date | None:
    """The day of today, yesterday, tomorrow, tonight."""
    count = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return None if scene.anchor is None else moved(scene.anchor, "D", count)


def deictic(hit: Hit, scene: Scene) -> Answer | None:
    """Yesterday, today, tomorrow; tonight is a part of a day."""
    word = hit.word("deictic") or ""
    value = at_grain(deictic_day(word, scene), "D")
    return Answer("TIME", value + "TNI") if word == "tonight" else Answer("DATE", value)


def weekday(hit: Hit, scene: Scene) -> Answer | None:
    """Friday, last Friday, next Friday, Friday last week."""
    token = hit.token("weekday") or 0
    word = hit.words.lower[token]
    if not hit.words.raw(token)[:1].isupper():
        return None
    if not word.endswith("day") and (hit.words.raw(token + 1) != "." or word in ("sun", "sat")):
        return None
    return Answer("DATE", weekday_value(hit, scene))


def weekday_value(hit: Hit, scene: Scene) -> str:
    """The day that a weekday names, XXXX-WXX-5 where it is not known."""
    found = weekday_day(hit, scene, weekday_of(hit) or 0)
    return f"XXXX-WXX-{(weekday_of(hit) or 0) + 1}" if found is None else found.isoformat()


def weekday_day(hit: Hit, scene: Scene, wanted: int) -> date | None:
    """The day that a weekday names, by the words beside it, the narrative, or the tense."""
    rel = step(hit)
    if hit.words.lower[hit.last - 1] == "week" and rel is not None:
        monday = weekday_near(scene.anchor, 0, after=False)
        return None if monday is None else moved(monday, "D", wanted + 7 * rel)
    if hit.word("rel") in ("that", "same", "current", "latest"):
        return weekday_near(scene.here, wanted, after=False)
    if rel is not None:
        after = rel > 0 or (rel == 0 and tense_at(hit) != "past")
        return weekday_near(base(hit, scene), wanted, after=after, strict=rel != 0)
    if scene.told_day is not None and hit.first < 2 and hit.before() in ("on", "by"):
        return weekday_near(scene.told_day, wanted, after=True)
    return weekday_near(scene.anchor, wanted, after=tense_at(hit) == "future")


def named_day(hit: Hit, scene: Scene) -> str | None:
    """The value of the day named beside a clock time or a part of a day; None where none is named."""
    if word := hit.word("deictic"):
        return at_grain(deictic_day(word, scene), "D")
    if hit.word("month"):
        answer = calendar(hit, scene)
        return None if answer is None else answer.value
    return weekday_value(hit, scene) if hit.word("weekday") else None


def part_of_day(hit: Hit, scene: Scene) -> Answer | None:
    """Friday night, last night, this morning, the evening, overnight."""
    word = hit.word("part") or ""
    code = table("times")["parts"].get(word, "TNI")
    day = named_day(hit, scene)
    if day is None and hit.word("rel"):
        day = relative(base(hit, scene), "D", step(hit) or 0)
    if day is None and word == "overnight":
        return overnight(scene)
    if day is None:
        if word in words("twilight") and hit.before() not in words("before_twilight"):
            return None
        day = at_grain(scene.here, "D")
    return Answer("TIME", day + code)


def overnight(scene: Scene) -> Answer:
    """The night before the day the narrative stands at: it begins on the day before and ends on that day."""
    evening = None if scene.here is None else moved(scene.here, "D", -1)
    return Answer("TIME", at_grain(evening, "D") + "TNI", evening, scene.here if evening else None)


def clock(hit: Hit, scene: Scene) -> Answer | None:
    """A time of day, with or without its day."""
    time = clock_value(hit.word("time"), hit.word("half") or "")
    if time is None:
        return None
    if hit.last - hit.first == 1 and not hit.word("half") and hit.before() not in words("before_clock"):
        return None
    day = named_day(hit, scene) or at_grain(scene.here, "D")
    return Answer("TIME", day + time)


def clock_value(time: str | None, half: str) -> str | None:
    """T17:00 for "5" and "p.m."; None where the clock has no such time."""
    if time is None:
        value: str | None = table("times")["parts"].get(half)
        return value
    parts = re.split(r"[:.]", time)
    hour, minute = number(parts[0]), number(parts[1]) if len(parts) > 1 else 0
    if hour is None or minute is None or hour != int(hour) or minute > 59:
        return None
    if half[:1] in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{int(hour):02d}:{int(minute):02d}" if hour <= 24 else None


def military(hit: Hit, scene: Scene) -> Answer | None:
    """1430 GMT."""
    time = hit.word("time") or ""
    if not re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", time):
        return None
    return Answer("TIME", f"{at_grain(scene.here, 'D')}T{time[:2]}:{time[2:]}")


def next_day(hit: Hit, scene: Scene) -> Answer | None:
    """The day before, the day after (the day that the narrative stands at)."""
    if hit.after() not in words("ends_phrase") or hit.before() in ("by", "of"):
        return None
    before = (hit.word("dir") or "").endswith(("before", "earlier"))
    return Answer("DATE", relative(scene.here, "D", -1 if before else 1))
