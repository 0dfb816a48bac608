"""From a match of the grammar to type, value and days. One function a rule; None says: no time expression after all."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.find.timex_calendar import at_grain, day_at, days_of, feast, moved, relative, weekday_near
from sayso.find.timex_rules import Hit
from sayso.find.timex_scene import Scene, tense_at
from sayso.find.timex_words import month_numbers, small_numbers, weekday_numbers
from sayso.lexicon import table

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
STEP = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this past": -1,
    "next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1, "following": 1, "ensuing": 1, "this coming": 1,
}  # fmt: skip
NARRATIVE = ("previous", "preceding", "prior", "following", "ensuing", "same", "that")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means; days only where the value alone does not say them."""

    type: Kind
    value: str
    first: date | None = None
    last: date | None = None


Reader = Callable[[Hit, Scene], Answer | None]


def date_answer(value: str | None) -> Answer | None:
    """A DATE with this value."""
    return None if value is None else Answer("DATE", value)


def step(hit: Hit) -> int | None:
    """-1, 0 or 1 for "last", "this", "next" and their like; None without such a word."""
    rel = hit.word("rel")
    return None if rel is None else STEP.get(rel, 0)


def base(hit: Hit, scene: Scene) -> date | None:
    """The day that "previous", "following", "same", "that" count from: the narrative's; for all others the publication's."""
    return scene.here if hit.word("rel") in NARRATIVE else scene.anchor


# --- calendar dates


def iso_day(hit: Hit, scene: Scene) -> Answer | None:
    """2019-11-17, with or without a time of day."""
    value = hit.words.lower[hit.first].upper()
    if days_of(value[:10]) is None:
        return None
    return Answer("TIME" if "T" in value else "DATE", value)


def numeric_day(hit: Hit, scene: Scene) -> Answer | None:
    """17/11/2019: a day where only one reading is one, else the year alone."""
    a, b, year = (int(n) for n in re.split(r"[/.-]", hit.words.lower[hit.first]))
    year = full_year(year, scene)
    found = {d for d in (day_at(year, b, a), day_at(year, a, b)) if d}
    if not found:
        return None
    return Answer("DATE", found.pop().isoformat() if len(found) == 1 else f"{year:04d}-XX-XX")


def full_year(year: int, scene: Scene) -> int:
    """The year that two figures mean: the nearest one not far after publication."""
    if year > 99:
        return year
    now = scene.anchor.year if scene.anchor else 2020
    return next(y for y in range(now + 20, now - 80, -1) if y % 100 == year)


def calendar(hit: Hit, scene: Scene) -> Answer | None:
    """A month, with or without weekday, day and year."""
    month = month_numbers()[(hit.word("month") or "").rstrip(" .")]
    if not is_month(hit):
        return None
    day = number(hit.word("day"))
    if day is not None and not 1 <= day <= 31:
        return None
    year = year_of(hit, scene, month, None if day is None else int(day))
    if year is None:
        return Answer("DATE", f"XXXX-{month:02d}" + ("" if day is None else f"-{int(day):02d}"))
    if day is None:
        return Answer("DATE", f"{year:04d}-{month:02d}")
    found = day_at(year, month, int(day))
    return found and Answer("DATE", found.isoformat())


def is_month(hit: Hit) -> bool:
    """Whether a month's name means the month: not a verb, not a person or a town."""
    at = hit.token("month") or 0
    words, word = hit.words, hit.words.lower[at]
    if not words.raw(at)[:1].isupper():
        return False
    if hit.word("day") or hit.word("year"):
        return True
    abbreviated = len(word) < 5 and word not in ("may", "june", "july")
    if abbreviated and words.raw(at + 1) != ".":
        return False
    if hit.word("rel") or hit.word("relyear") or hit.last - hit.first > 1 + abbreviated:
        return True
    if word in ("may", "march") and at == 0:
        return False
    return not is_named(hit, at)


def is_named(hit: Hit, at: int) -> bool:
    """Whether the month at a token is part of a name: "Theresa May", "April Orvik", "Sgt. August"."""
    words = hit.words
    before, after = words.raw(at - 1), words.raw(hit.last)
    if (
        before[:1].isupper()
        and (at > 1 or before.lower() in ("mr", "mrs", "ms"))
        and before.lower() not in ("in", "since", "by", "from")
    ):
        return True
    return (
        after[:1].isupper()
        and after.isalpha()
        and words.ends[hit.last - 1] + 1 == words.starts[hit.last]
        and before.lower() not in ("in", "since", "last", "until", "by")
    )


def year_of(hit: Hit, scene: Scene, month: int, day: int | None) -> int | None:
    """The year of a month or day that is named without one, or with one."""
    written = hit.word("year")
    if written:
        return int(written)
    anchor = scene.anchor
    relyear = hit.word("relyear")
    if relyear in ("that", "same"):
        return scene.year or (scene.here.year if scene.here else None)
    if relyear:
        return anchor.year + STEP.get(relyear, 0) if anchor else None
    rel = step(hit)
    if rel is not None and anchor:
        return year_by_step(anchor, month, rel)
    if (told := scene.told_year(month)) is not None and tense_at(hit) != "future":
        return told
    return None if anchor is None else nearest_year(hit, anchor, month, day)


def year_by_step(anchor: date, month: int, rel: int) -> int:
    """The year of "last May", "this May", "next May"."""
    if rel < 0:
        return anchor.year - (month >= anchor.month)
    return anchor.year + (rel > 0 and month <= anchor.month)


def nearest_year(hit: Hit, anchor: date, month: int, day: int | None) -> int:
    """The year of a month or day around publication: the weekday beside it decides, else tense, else the nearest."""
    weekday = weekday_of(hit)
    days = {year: day_at(year, month, day or 15) for year in (anchor.year, anchor.year - 1, anchor.year + 1)}
    if weekday is not None:
        for year, found in days.items():
            if found and found.weekday() == weekday:
                return year
    away = {year: (found - anchor).days for year, found in days.items() if found}
    if day is None:
        away = {year: 0 if (year, month) == (anchor.year, anchor.month) else n for year, n in away.items()}
    tense = tense_at(hit)
    past, future = {"past": (1, 4), "future": (4, 1), None: (1, 2)}[tense]
    return min(
        away, key=lambda year: -away[year] * past if away[year] < 0 else away[year] * future, default=anchor.year
    )


def weekday_of(hit: Hit) -> int | None:
    """The weekday named in a match, 0 for Monday."""
    name = hit.word("weekday")
    return None if name is None else weekday_numbers()[name.rstrip(" .")]


# --- days named by where they stand


def deictic_day(word: str, scene: Scene) -> date | None:
    """Today, yesterday, tomorrow, tonight."""
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
    found = weekday_day(hit, scene)
    return Answer("DATE", f"XXXX-WXX-{(weekday_of(hit) or 0) + 1}" if found is None else found.isoformat())


def weekday_day(hit: Hit, scene: Scene) -> date | None:
    """The day that a weekday names."""
    wanted, rel = weekday_of(hit), step(hit)
    if wanted is None:
        return None
    if hit.words.lower[hit.last - 1] == "week" and rel is not None and scene.anchor:
        monday = weekday_near(scene.anchor, 0, after=False)
        return monday and moved(monday, "D", wanted + 7 * rel)
    if rel == 0 and hit.word("rel") != "this":
        return weekday_near(scene.here, wanted, after=False)
    if rel is not None:
        after = rel > 0 or (rel == 0 and tense_at(hit) != "past")
        return weekday_near(base(hit, scene), wanted, after=after, strict=rel != 0)
    return weekday_near(scene.anchor, wanted, after=tense_at(hit) == "future")


def named_day(hit: Hit, scene: Scene) -> str | None:
    """The value of the day named beside a clock time or a part of a day; None where none is named."""
    if word := hit.word("deictic"):
        return at_grain(deictic_day(word, scene), "D")
    if hit.word("month"):
        answer = calendar(hit, scene)
        return answer and answer.value
    if hit.word("weekday"):
        found = weekday_day(hit, scene)
        return f"XXXX-WXX-{(weekday_of(hit) or 0) + 1}" if found is None else found.isoformat()
    return None


def part_of_day(hit: Hit, scene: Scene) -> Answer | None:
    """Friday night, last night, this morning, the evening, overnight."""
    word = hit.word("part") or ""
    code = table("times")["parts"].get(word, "TNI")
    day = named_day(hit, scene)
    if day is None and (rel := step(hit)) is not None:
        if word != "night" and rel < 0 and hit.word("rel") == "past":
            return None
        day = relative(base(hit, scene), "D", rel)
    elif day is None:
        if word in ("dawn", "dusk", "sunset", "sunrise") and hit.before() not in ("at", "before", "after", "around"):
            return None
        day = at_grain(scene.here, "D")
    return Answer("TIME", day + code)


def clock(hit: Hit, scene: Scene) -> Answer | None:
    """A time of day, with or without its day."""
    half = hit.word("half") or ""
    time = clock_value(hit.word("time"), half)
    if time is None:
        return None
    if hit.words.lower[hit.last - 1] in ("today", "yesterday", "tomorrow", "tonight"):
        day: str | None = at_grain(deictic_day(hit.words.lower[hit.last - 1], scene), "D")
    else:
        day = named_day(hit, scene) or at_grain(scene.here, "D")
    return Answer("TIME", day + time) if day else None


def clock_value(time: str | None, half: str) -> str | None:
    """T17:00 for "5" and "p.m."; None where the clock has no such time."""
    if time is None:
        value: str | None = table("times")["parts"].get(half)
        return value
    parts = re.split(r"[:.]", time)
    hour = number(parts[0])
    minute = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
    if hour is None or minute > 59 or hour != int(hour):
        return None
    hour = int(hour)
    if half[:1] in ("a", "p") and half != "p":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 else None


def military(hit: Hit, scene: Scene) -> Answer | None:
    """1430 GMT."""
    time = hit.word("time") or ""
    if not re.fullmatch(r"[0-2]\d[0-5]\d", time) or int(time) > 2400:
        return None
    return Answer("TIME", f"{at_grain(scene.here, 'D')}T{time[:2]}:{time[2:]}")


def next_day(hit: Hit, scene: Scene) -> Answer | None:
    """The day before, the day after (the day that the narrative stands at)."""
    before = (hit.word("dir") or "").endswith(("before", "earlier"))
    if hit.after() not in (",", ".", "", ";", '"', "”"):
        return None
    return Answer("DATE", relative(scene.here, "D", -1 if before else 1))


def anniversary(hit: Hit, scene: Scene) -> Answer | None:
    """The first anniversary of what happened at a date that the sentence goes on to name."""
    count = number((hit.word("nth") or "").split(" ")[0]) if hit.word("nth") else None
    found = re.match(
        r".{0,120}?\b(?:([A-Z][a-z]+)\.? (?:(\d\d?),? )?)?((?:19|20)\d\d)\b",
        hit.words.text[hit.words.ends[hit.last - 1] :],
    )
    if found is None:
        return None
    month = month_numbers().get((found.group(1) or "").lower())
    if not count and scene.anchor is None:
        return Answer("DATE", f"XXXX-{month:02d}" if month else "XXXX")
    years = int(count) if count else scene.anchor.year - int(found.group(3)) if scene.anchor else 0
    value = f"{int(found.group(3)) + years:04d}" + (f"-{month:02d}" if month else "")
    if month and found.group(2):
        day = day_at(int(value[:4]), month, int(found.group(2)))
        eve = " eve " in f" {' '.join(hit.words.lower[max(0, hit.first - 4) : hit.last])} "
        value = at_grain(moved(day, "D", -1 if eve else 0), "D") if day else value
    return Answer("DATE", value)


# --- weeks, months, quarters, years and longer


def unit_code(hit: Hit, name: str = "unit") -> str:
    """The unit of a match as ISO 8601 letters ("D", "TH", "10Y")."""
    code: str = table("times")["units"].get(hit.word(name) or "", "")
    return code


def relative_unit(hit: Hit, scene: Scene) -> Answer | None:
    """Last week, this month, next year, that day, last fall, the previous decade, early next week."""
    word, rel = hit.word("unit") or "", hit.word("rel")
    if word in table("times")["seasons"]:
        return season_answer(table("times")["seasons"][word], hit, scene)
    unit, count = unit_code(hit), step(hit) or 0
    if rel == "latest":
        count = -1 if "fiscal" in hit.words.lower[hit.first : hit.last] else 0
    if unit.startswith("T") or word == "fortnight" or (unit == "D" and rel in ("last", "latest", "current", "coming")):
        return None
    if unit == "D" and rel is None:
        return None
    if rel in ("past", "this past") and unit not in ("WE", "D"):
        return anchored_answer(1, unit, -1, scene)
    if rel == "that" and unit == "Y" and scene.year:
        return Answer("DATE", f"{scene.year:04d}")
    if unit == "WE":
        return weekend_answer(hit, scene, count)
    return Answer("DATE", relative(base(hit, scene), unit, count))


def weekend_answer(hit: Hit, scene: Scene, count: int) -> Answer:
    """The weekend: the last one up to publication, or the coming one where the clause looks ahead."""
    anchor = base(hit, scene)
    if anchor is not None and count <= 0 and anchor.weekday() < 5 and (count < 0 or tense_at(hit) != "future"):
        anchor = moved(anchor, "W", -1)
    elif anchor is not None and anchor.weekday() >= 5:
        anchor = moved(anchor, "W", count)
    return Answer("DATE", at_grain(anchor, "WE"))


def bare_unit(hit: Hit, scene: Scene) -> Answer | None:
    """The weekend, the year."""
    if hit.words.lower[hit.first] != "the":
        return None
    if hit.word("unit") == "weekend":
        return weekend_answer(hit, scene, 0)
    if hit.after() == "ended":
        return Answer("DURATION", "P1Y")
    return Answer("DATE", relative(scene.anchor, "Y", 0))


def season_answer(code: str, hit: Hit, scene: Scene) -> Answer | None:
    """A season of a year."""
    year = hit.word("year")
    if year:
        return Answer("DATE", f"{int(year):04d}-{code}")
    if scene.anchor is None:
        return Answer("DATE", f"XXXX-{code}")
    relyear = hit.word("relyear")
    if relyear:
        return Answer("DATE", f"{scene.anchor.year + STEP.get(relyear, 0):04d}-{code}")
    return Answer("DATE", f"{season_year(code, hit, scene.anchor):04d}-{code}")


def season_year(code: str, hit: Hit, anchor: date) -> int:
    """The year of "last fall", "this spring", "next summer", "in the summer"."""
    rel, years = step(hit), (anchor.year - 2, anchor.year - 1, anchor.year, anchor.year + 1)
    ends = {year: days[1] for year in years if (days := days_of(f"{year:04d}-{code}"))}
    if not ends:
        return anchor.year
    over = [year for year, end in ends.items() if end < anchor]
    ahead = [year for year, end in ends.items() if end >= anchor]
    if rel == 0:
        return anchor.year
    if rel == -1 or (rel is None and tense_at(hit) != "future"):
        return over[-1] if over else anchor.year
    return ahead[0] if ahead else anchor.year


def season(hit: Hit, scene: Scene) -> Answer | None:
    """The summer of 2019, summer 2019, in the summer."""
    return season_answer(table("times")["seasons"][hit.word("season")], hit, scene)


def quarter(hit: Hit, scene: Scene) -> Answer | None:
    """The third quarter, the first half of 1989, last year's fourth quarter."""
    half = hit.word("unit") == "half"
    nth = 2 if hit.word("nth") == "last" and half else number(hit.word("nth"))
    if nth is None or nth > (2 if half else 4):
        return None
    if half and not (hit.word("year") or hit.word("yearbefore") or hit.words.lower[hit.last - 1] == "year"):
        return None
    letter = f"{'H' if half else 'Q'}{int(nth)}"
    year = quarter_year(hit, scene, letter)
    return Answer("DATE", f"XXXX-{letter}" if year is None else f"{year:04d}-{letter}")


def quarter_year(hit: Hit, scene: Scene, letter: str) -> int | None:
    """The year of a quarter or half; without one in the text the latest that began by publication."""
    written = hit.word("year") or hit.word("yearbefore")
    if written:
        return int(written)
    if scene.anchor is None:
        return None
    if hit.word("relyear"):
        return scene.anchor.year + STEP.get(hit.word("relyear") or "", 0)
    days = days_of(f"{scene.anchor.year:04d}-{letter}")
    year = scene.anchor.year - (days is not None and days[0] > scene.anchor and tense_at(hit) != "future")
    return year - 1 if hit.word("prior") else year


def same_quarter(hit: Hit, scene: Scene) -> Answer | None:
    """The quarter, the latest quarter, that quarter."""
    if hit.words.lower[hit.first] in ("its", "their"):
        return None
    return Answer("DATE", scene.quarter_value(0))


def prior_period(hit: Hit, scene: Scene) -> Answer | None:
    """The year-earlier quarter, the year-ago period."""
    if scene.quarter or hit.word("what") == "quarter":
        return Answer("DATE", scene.quarter_value(-4))
    return Answer("DATE", relative(scene.anchor, "Y", -1))


def year(hit: Hit, scene: Scene) -> Answer | None:
    """1989, the year 2000, mid-1996: not a count, not a name's number."""
    value = hit.word("year") or ""
    if hit.after() in table("times")["year_after"]["words"] or not 1000 <= int(value) < 2200:
        return None
    if hit.last - hit.first > 1:
        return Answer("DATE", value)
    before, after = hit.before(), hit.after()
    clear = before in table("times")["year_before"]["words"] or before in ("", "(", ",", "-", "–", "/", "—")
    if clear and before not in (
        "",
        ",",
        "a",
        "the",
        "with",
        "on",
        "than",
        "about",
        "to",
        "by",
        "as",
        "first",
        "last",
        "second",
    ):
        return Answer("DATE", value)
    plausible = 1800 <= int(value) <= 2100
    counted = (
        after.endswith("s")
        and after.isalpha()
        and hit.words.raw(hit.last).islower()
        and before not in ("the", "its", "their")
    )
    return Answer("DATE", value) if plausible and clear and not counted else None


def spoken_year(hit: Hit, scene: Scene) -> Answer | None:
    """Nineteen seventy-nine."""
    century, rest = number(hit.word("century")), number(hit.word("rest"))
    if century not in (17, 18, 19, 20) or rest is None or not 10 <= rest <= 99 or " and " in (hit.word("rest") or ""):
        return None
    return Answer("DATE", f"{int(century)}{int(rest)}")


def fiscal(hit: Hit, scene: Scene) -> Answer | None:
    """Fiscal 1988."""
    return Answer("DATE", hit.word("year") or "")


def decade(hit: Hit, scene: Scene) -> Answer | None:
    """The 1990s, the '80s, the eighties."""
    word = (hit.word("decade") or "").lstrip("'’`‘")
    names = table("times")["decades"]
    if word in names:
        if "the" not in hit.words.lower[hit.first : hit.last]:
            return None
        return Answer("DATE", f"19{names[word]}")
    digits = word[:-1]
    if len(digits) == 2:
        if hit.before() in ("his", "her", "in") or (
            hit.last - hit.first == 1
            and hit.word(
                "decade",
            )[:1]
            not in "'’`‘"
        ):
            return None
        return Answer("DATE", f"{19 if int(digits) >= 20 else 20}{digits[0]}")
    if len(digits) != 4:
        return None
    return Answer("DATE", digits[:2] if digits.endswith("00") and int(digits) < 2000 else digits[:3])


def century(hit: Hit, scene: Scene) -> Answer | None:
    """The 19th century."""
    nth = number(hit.word("nth"))
    if hit.words.lower[hit.last - 1] != "century" or not nth or nth > 30:
        return None
    return Answer("DATE", f"{int(nth) - 1:02d}")


def year_end(hit: Hit, scene: Scene) -> Answer | None:
    """Year-end: 31 December."""
    if hit.words.lower[hit.last - 1] != "end" or scene.anchor is None:
        return None if scene.anchor else Answer("DATE", "XXXX-12-31")
    past = tense_at(hit) == "past" and hit.before() == "since"
    return Answer("DATE", f"{scene.anchor.year - past:04d}-12-31")


# --- stretches of time


def number(words: str | None) -> float | None:
    """The number that words or figures mean: "two hundred", "2 1/2", "17th", "third"; None where they mean none."""
    total: float = 0
    if not words:
        return None
    ordinals, small = table("times")["ordinals"], small_numbers()
    for word in words.replace(",", "").replace("-", " ").split():
        figures = re.fullmatch(r"(\d+(?:\.\d+)?)(?:st|nd|rd|th)?", word)
        if figures:
            total += float(figures.group(1))
        elif "/" in word:
            above, below = word.split("/")
            total += int(above) / (int(below) or 1)
        elif word in ("a", "and"):
            total += 0
        elif word == "half":
            total += 0.5
        elif word in ordinals:
            total += ordinals[word]
        elif word in small:
            total = (
                (total or 1) * small[word]
                if small[word] in (12, 100, 1000) and word in ("dozen", "hundred", "thousand")
                else total + small[word]
            )
        else:
            return None
    return total


def length(count: float | None, unit: str) -> str:
    """The value of a DURATION; an unknown count is X."""
    amount, letter = re.fullmatch(r"(\d*)(\w+)", unit).groups()  # type: ignore[union-attr]
    lead, letter = ("PT", letter[1:]) if letter[0] == "T" else ("P", letter)
    if count is None:
        letter = {"10": "E", "100": "C"}.get(amount, letter)
        return f"{lead}X{letter}"
    count *= int(amount or 1)
    if count != int(count) and letter in ("Y", "H", "M"):
        small, of = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60)}[letter]
        if lead == "PT" or letter == "Y":
            whole, rest = int(count), round((count - int(count)) * of)
            return lead + (f"{whole}{letter}" if whole else "") + f"{rest}{small}"
    return f"{lead}{count:g}{letter}" if count < 1e6 else f"{lead}{int(count)}{letter}"


def anchored_answer(count: float | None, unit: str, way: int, scene: Scene) -> Answer:
    """A stretch that ends, or begins, at publication."""
    value = length(count, unit)
    if count is None or scene.anchor is None or unit.startswith("T") or count != int(count) or count > 10000:
        return Answer("DURATION", value)
    other = moved(scene.anchor, unit, way * int(count))
    if other is None:
        return Answer("DURATION", value)
    return Answer("DURATION", value, min(other, scene.anchor), max(other, scene.anchor))


def anchored(hit: Hit, scene: Scene) -> Answer | None:
    """The past three months, the next few days, the last decade's plural kin."""
    rel, words = hit.word("rel") or "", hit.word("n")
    if rel == "recent":
        return Answer("DATE", "PAST_REF") if words is None else anchored_answer(None, unit_code(hit), -1, scene)
    if words is None and rel in ("last", "previous", "next", "following"):
        return None
    if words is None and STEP[rel] > 0:
        return Answer("DATE", "FUTURE_REF")
    count = 2.0 if words and "couple" in words else number(words)
    return anchored_answer(count, unit_code(hit), STEP[rel], scene)


def shifted(hit: Hit, scene: Scene) -> Answer | None:
    """Two years ago, a day earlier, three weeks later."""
    unit, way, words = unit_code(hit), hit.word("dir") or "", hit.word("n")
    if words in ("the", "its", "their") or (words is None and hit.word("unit") not in table("times")["units"]):
        return None
    if way in ("before", "after", "beforehand", "previously", "afterwards", "afterward") and hit.after() not in (
        ",",
        ".",
        "",
        ";",
        '"',
        "”",
    ):
        return None
    count = 1.0 if words in ("a", "an") else 2.0 if words and "couple" in words else number(words)
    if words is None and (
        not (hit.word("unit") or "").endswith("s") or way not in ("ago", "earlier", "later", "ahead")
    ):
        return None
    if unit.startswith("T") or way == "ahead":
        return Answer("DURATION", length(count, unit))
    sign = -1 if way in ("ago", "earlier", "before", "beforehand", "previously") else 1
    if count is None:
        return Answer("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    return shifted_answer(count, unit, sign, way, scene)


def shifted_answer(count: float, unit: str, sign: int, way: str, scene: Scene) -> Answer:
    """The day, week, month or year that lies so many units from publication ("ago") or from the narrative's day."""
    start = scene.anchor if way in ("ago", "from now") else scene.here
    if unit == "Y" and count == 1 and scene.quarter and way in ("ago", "earlier"):
        return Answer("DATE", scene.quarter_value(-4))
    if count != int(count):
        count, unit = {"Y": (round(count * 12), "M"), "M": (round(count * 30), "D"), "W": (round(count * 7), "D")}.get(
            unit, (round(count), unit)
        )
    amount, letter = re.fullmatch(r"(\d*)(\w+)", unit).groups()  # type: ignore[union-attr]
    if letter == "WE":
        letter = "W"
    return Answer("DATE", relative(start, letter, sign * int(min(count, 1e6)) * int(amount or 1)))


def duration(hit: Hit, scene: Scene) -> Answer | None:
    """Three days, a two-week, several years, half an hour; not an age, not a rate."""
    if is_age(hit) or is_rate(hit):
        return None
    words, unit = hit.word("n"), unit_code(hit)
    if not unit or (unit == "Q" and (hit.after() == "of" or words in ("a", "an"))):
        return None
    if words is None:
        return vague_stretch(hit, unit)
    if words in ("a", "an") and not hit.word("extra"):
        return one_stretch(hit, unit)
    if hit.word("unit") == "second" and "-" not in hit.words.lower[hit.first : hit.last]:
        return None
    count = 0.5 if words == "half" else 2.0 if "couple" in words else number(words)
    if hit.word("extra"):
        count = 1.5
    if count is None and not any(w in words for w in ("few", "several", "couple", "many", "numerous", "various")):
        return None
    return Answer("DURATION", length(count, unit))


def stretched(hit: Hit, scene: Scene) -> Answer | None:
    """A day-long meeting."""
    many = (hit.word("unit") or "").endswith("s")
    return Answer("DURATION", length(None if many else 1, unit_code(hit)))


def is_age(hit: Hit) -> bool:
    """Whether a length of time is somebody's age."""
    after = hit.after()
    if after in ("old", "olds") or (after in ("-", "–") and hit.after(1) in ("old", "olds")):
        return True
    return (after in ("of",) and hit.after(1) == "age") or hit.before() in ("aged", "age")


def is_rate(hit: Hit) -> bool:
    """Whether what follows or precedes makes a rate of it: "24 hours a day", "per week"."""
    return hit.before() in ("per", "$") or (hit.after() in ("a", "per") and hit.after(1) in table("times")["units"])


def one_stretch(hit: Hit, unit: str) -> Answer | None:
    """A week, a year: only after a word that measures ("for a week", "nearly a year")."""
    if "more" in hit.words.lower[hit.first : hit.last] or "additional" in hit.words.lower[hit.first : hit.last]:
        return Answer("DURATION", length(1, unit))
    measured = hit.before() in (
        "for",
        "in",
        "within",
        "than",
        "least",
        "after",
        "nearly",
        "almost",
        "about",
        "around",
        "over",
        "barely",
        "only",
        "just",
        "takes",
        "took",
        "take",
        "lasted",
        "spent",
        "of",
        "as",
        "half",
        "under",
        "once",
    )
    if not measured or hit.after() in ("-",):
        return None
    if unit == "D" and hit.before() not in ("for", "in", "within", "than", "about", "least"):
        return None
    return Answer("DURATION", length(1, unit))


def vague_stretch(hit: Hit, unit: str) -> Answer | None:
    """For years, within weeks, the weeks ahead."""
    if hit.words.lower[hit.last - 1] == "ahead" or hit.before() in (
        "for",
        "in",
        "within",
        "after",
        "took",
        "lasted",
        "take",
        "over",
        "of",
    ):
        return Answer("DURATION", length(None, unit))
    return None


def repeated(hit: Hit, scene: Scene) -> Answer | None:
    """Every day, each week, every Thursday, Tuesdays."""
    word = hit.word("unit") or ""
    if hit.word("weekday"):
        return Answer("SET", f"XXXX-WXX-{(weekday_of(hit) or 0) + 1}TNI") if word == "nights" else None
    names = weekday_numbers()
    name = word.removesuffix("s") if word.endswith("days") and word != "days" else word
    if name in names:
        return Answer("SET", f"XXXX-WXX-{names[name] + 1}")
    if word in table("times")["parts"]:
        return Answer("SET", "XXXX-XX-XX" + table("times")["parts"][word])
    if word == "weekend":
        return Answer("SET", "XXXX-WXX-WE")
    count = number(hit.word("n")) if hit.word("n") else 1.0
    code = unit_code(hit)
    return Answer("SET", length(count, code)) if code and not is_age(hit) else None


def frequency(hit: Hit, scene: Scene) -> Answer | None:
    """Daily, weekly, annually; not as a newspaper's name."""
    word = hit.words.lower[hit.first]
    if hit.words.raw(hit.first)[:1].isupper() and (hit.first > 0 or hit.words.raw(hit.last)[:1].isupper()):
        return None
    return Answer("SET", table("times")["sets"][word])


def reference(hit: Hit, scene: Scene) -> Answer | None:
    """Now, currently, recently, the future: a date that is only before, at or after the telling."""
    if hit.word("past"):
        return Answer("DATE", "PAST_REF")
    if hit.word("future"):
        if hit.words.lower[hit.first : hit.last] in (("soon",), ("shortly",)) and (
            hit.before() == "as" or hit.after() in ("after", "before", "as", "thereafter")
        ):
            return None
        return Answer("DATE", "FUTURE_REF")
    return Answer("DATE", "PRESENT_REF")


def feast_day(hit: Hit, scene: Scene) -> Answer | None:
    """Christmas, Easter: the last one up to publication, or the next where the clause looks ahead."""
    name = (hit.word("feast") or "").replace(" '", "'").replace(" ’", "'")
    code = table("times")["feasts"].get(name)
    if code is None or not hit.words.raw(hit.first)[:1].isupper():
        return None
    if scene.anchor is None:
        return Answer("DATE", f"XXXX-{code}" if code[:1].isdigit() else "XXXX")
    years = (scene.anchor.year - 1, scene.anchor.year, scene.anchor.year + 1)
    days = [d for year in years if 1 <= year <= 9999 and (d := feast(code, year))]
    over, ahead = [d for d in days if d <= scene.anchor], [d for d in days if d >= scene.anchor]
    found = ahead[0] if ahead and (tense_at(hit) == "future" or not over) else over[-1]
    return Answer("DATE", found.isoformat())


READERS: dict[str, Reader] = {
    read.__name__: read
    for read in (
        iso_day, numeric_day, calendar, clock, military, part_of_day, deictic, weekday, quarter, prior_period,
        same_quarter, relative_unit, bare_unit, anchored, shifted, duration, stretched, repeated, frequency, year, spoken_year, fiscal, decade,
        century, season, year_end, feast_day, next_day, anniversary, reference,
    )
}  # fmt: skip
