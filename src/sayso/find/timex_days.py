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
