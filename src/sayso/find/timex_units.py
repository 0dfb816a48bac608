"""Readers of weeks, months, quarters, seasons, years, decades and centuries."""

from datetime import date

from sayso.find.timex_answer import STEP, Answer, base, number, step, unit_code, words
from sayso.find.timex_calendar import at_grain, days_of, moved, relative
from sayso.find.timex_rules import Hit
from sayso.find.timex_scene import Scene, tense_at
from sayso.find.timex_stretches import anchored_answer
from sayso.lexicon import table


def relative_unit(hit: Hit, scene: Scene) -> Answer | None:
    """Last week, this month, next year, that day, last fall, the previous decade, early next week."""
    word, rel, unit = hit.word("unit") or "", hit.word("rel"), unit_code(hit)
    if word in table("times")["seasons"]:
        return season_answer(table("times")["seasons"][word], hit, scene)
    if unit.startswith("T") or word == "fortnight":
        return None
    if unit == "D" and (rel is None or rel in words("no_day")):
        return None
    if rel in ("past", "this past") and unit not in ("WE", "D"):
        return anchored_answer(1, unit, -1, scene)
    if rel == "that" and unit == "Y" and scene.year:
        return Answer("DATE", f"{scene.year:04d}")
    count = step(hit) or 0
    if rel == "latest" and "fiscal" in hit.words.lower[hit.first : hit.last]:
        count = -1
    if unit == "WE":
        return weekend_answer(hit, scene, count)
    if rel == "next" and unit != "D" and "the" in hit.words.lower[hit.first : hit.last] and tense_at(hit) == "past":
        return Answer("DATE", f"{scene.year + 1:04d}" if unit == "Y" and scene.year else relative(None, unit, 1))
    return Answer("DATE", relative(base(hit, scene), unit, count))


def weekend_answer(hit: Hit, scene: Scene, count: int) -> Answer:
    """The weekend: the last one up to publication, or the coming one where the clause looks ahead."""
    anchor = base(hit, scene)
    if anchor is not None and anchor.weekday() >= 5:
        anchor = moved(anchor, "W", count)
    elif anchor is not None and (count < 0 or (count == 0 and tense_at(hit) != "future")):
        anchor = moved(anchor, "W", -1)
    return Answer("DATE", at_grain(anchor, "WE"))


def bare_unit(hit: Hit, scene: Scene) -> Answer | None:
    """The weekend, the year."""
    if hit.word("unit") == "weekend":
        return weekend_answer(hit, scene, 0)
    if hit.after() == "ended":
        return Answer("DURATION", "P1Y")
    return Answer("DATE", relative(scene.anchor, "Y", 0))


def season(hit: Hit, scene: Scene) -> Answer | None:
    """The summer of 2019, summer 2019, in the summer."""
    return season_answer(table("times")["seasons"][hit.word("season")], hit, scene)


def season_answer(code: str, hit: Hit, scene: Scene) -> Answer:
    """A season of a year; of an unknown year without a day of publication."""
    year, relyear = hit.word("year"), hit.word("relyear")
    if year:
        return Answer("DATE", f"{int(year):04d}-{code}")
    if scene.anchor is None:
        return Answer("DATE", f"XXXX-{code}")
    if relyear:
        return Answer("DATE", f"{scene.anchor.year + STEP.get(relyear, 0):04d}-{code}")
    return Answer("DATE", f"{season_year(code, hit, scene.anchor):04d}-{code}")


def season_year(code: str, hit: Hit, anchor: date) -> int:
    """The year of "last fall", "this spring", "next summer", "in the summer"."""
    rel, years = step(hit), (anchor.year - 2, anchor.year - 1, anchor.year, anchor.year + 1)
    ends = {year: days[1] for year in years if (days := days_of(f"{year:04d}-{code}"))}
    over = [year for year, end in ends.items() if end < anchor]
    ahead = [year for year, end in ends.items() if end >= anchor]
    if rel == -1 or (rel is None and tense_at(hit) != "future"):
        return over[-1] if over else anchor.year
    return ahead[0] if ahead and rel != 0 else anchor.year


def quarter(hit: Hit, scene: Scene) -> Answer | None:
    """The third quarter, the first half of 1989, last year's fourth quarter; a half only with its year."""
    half = hit.word("unit") == "half"
    nth = 2 if hit.word("nth") == "last" and half else number(hit.word("nth"))
    if nth is None or not 1 <= nth <= (2 if half else 4):
        return None
    if half and not (hit.word("year") or hit.word("yearbefore") or hit.words.lower[hit.last - 1] == "year"):
        return None
    letter = f"{'H' if half else 'Q'}{int(nth)}"
    year = quarter_year(hit, scene, letter)
    return Answer("DATE", f"XXXX-{letter}" if year is None else f"{year:04d}-{letter}")


def quarter_year(hit: Hit, scene: Scene, letter: str) -> int | None:
    """The year of a quarter or half; without one in the text the latest that began by publication."""
    written, relyear = hit.word("year") or hit.word("yearbefore"), hit.word("relyear")
    if written:
        return int(written)
    if scene.anchor is None:
        return None
    if relyear:
        return scene.anchor.year + STEP.get(relyear, 0)
    days = days_of(f"{scene.anchor.year:04d}-{letter}")
    year = scene.anchor.year - (days is not None and days[0] > scene.anchor and tense_at(hit) != "future")
    return year - 1 if hit.word("prior") else year


def same_quarter(hit: Hit, scene: Scene) -> Answer | None:
    """The quarter, the latest quarter, that quarter: the one told of last, else the last one over at publication."""
    return Answer("DATE", scene.quarter_value(0))


def prior_period(hit: Hit, scene: Scene) -> Answer | None:
    """The year-earlier quarter, the year-ago period."""
    if scene.quarter or hit.word("what") == "quarter":
        return Answer("DATE", scene.quarter_value(-4))
    return Answer("DATE", relative(scene.anchor, "Y", -1))


def year(hit: Hit, scene: Scene) -> Answer | None:
    """1989, the year 2000, mid-1996: not a count, not a name's number."""
    value, before, after = hit.word("year") or "", hit.before(), hit.after()
    if after in words("after_count"):
        return None
    if hit.last - hit.first > 1 or before in words("before_year"):
        return Answer("DATE", value)
    if before not in words("before_year_or_count") or not 1800 <= int(value) <= 2100:
        return None
    counted = after.endswith("s") and hit.words.raw(hit.last).islower() and before not in words("definite")
    return None if counted else Answer("DATE", value)


def spoken_year(hit: Hit, scene: Scene) -> Answer | None:
    """Nineteen seventy-nine."""
    first, rest = number(hit.word("century")), number(hit.word("rest"))
    if first not in (17, 18, 19, 20) or rest is None or not 10 <= rest <= 99:
        return None
    return Answer("DATE", f"{int(first)}{int(rest)}")


def fiscal(hit: Hit, scene: Scene) -> Answer | None:
    """Fiscal 1988."""
    return Answer("DATE", hit.word("year") or "")


def decade(hit: Hit, scene: Scene) -> Answer | None:
    """The 1990s, the '80s, the eighties; not a person's twenties."""
    word, names = hit.word("decade") or "", table("times")["decades"]
    the = "the" in hit.words.lower[hit.first : hit.last]
    if word in names:
        return Answer("DATE", f"19{names[word]}") if the else None
    digits = word.strip("'’`‘s")
    if len(digits) == 2:
        century = 19 if int(digits) >= 20 else 20
        return Answer("DATE", f"{century}{digits[0]}") if the or not word[0].isdigit() else None
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
    if hit.words.lower[hit.last - 1] != "end":
        return None
    if scene.anchor is None:
        return Answer("DATE", "XXXX-12-31")
    return Answer("DATE", f"{scene.anchor.year - (hit.before() == 'since'):04d}-12-31")
