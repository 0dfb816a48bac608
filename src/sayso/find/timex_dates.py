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
