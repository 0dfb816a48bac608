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
