"""Readers of stretches of time, of what is repeated, and of dates that are only before, at or after the telling."""

from datetime import date

from sayso.find.timex_answer import STEP, Answer, length, number, unit_code, weekday_of, words
from sayso.find.timex_calendar import moved, parted, relative
from sayso.find.timex_rules import Hit
from sayso.find.timex_scene import Scene
from sayso.find.timex_words import weekday_numbers
from sayso.lexicon import table

LONGEST = 10_000  # of any unit; beyond it the calendar has no days


def count_of(text: str | None) -> float | None:
    """How many: 1 for "a", 2 for "a couple", None for "several"."""
    if text in ("a", "an"):
        return 1
    return 2 if text and "couple" in text else number(text)


def is_vague(text: str) -> bool:
    """Whether words say "several", "a few", not a number that cannot be read."""
    return not words("vague").isdisjoint(text.split())


def anchored_answer(count: float | None, unit: str, way: int, scene: Scene) -> Answer:
    """A stretch that ends (way -1) or begins (way 1) at publication."""
    value = length(count, unit)
    if count is None or scene.anchor is None or unit.startswith("T") or count != int(count) or count > LONGEST:
        return Answer("DURATION", value)
    other = moved(scene.anchor, unit, way * int(count))
    if other is None:
        return Answer("DURATION", value)
    return Answer("DURATION", value, min(other, scene.anchor), max(other, scene.anchor))


def anchored(hit: Hit, scene: Scene) -> Answer | None:
    """The past three months, the next few days, recent weeks."""
    rel, many = hit.word("rel") or "", hit.word("n")
    if rel == "recent":
        return Answer("DATE", "PAST_REF") if many is None else anchored_answer(None, unit_code(hit), -1, scene)
    if many is None and rel in words("needs_number"):
        return None
    if many is None and STEP[rel] > 0:
        return Answer("DATE", "FUTURE_REF")
    return anchored_answer(count_of(many), unit_code(hit), STEP[rel], scene)


def shifted(hit: Hit, scene: Scene) -> Answer | None:
    """Two years ago, a day earlier, three weeks later."""
    unit, way, many = unit_code(hit), hit.word("dir") or "", hit.word("n")
    if many == "the" or not unit:
        return None
    if way in words("before_or_after") and hit.after() not in words("ends_phrase"):
        return None
    if many is None and (not (hit.word("unit") or "").endswith("s") or way in words("before_or_after")):
        return None
    count = count_of(many)
    if count is None and many is not None and not is_vague(many):
        return None
    if unit.startswith("T") or way == "ahead":
        return Answer("DURATION", length(count, unit))
    sign = -1 if way in words("backward") else 1
    if count is None:
        return Answer("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "Y" and count == 1 and scene.quarter and way in ("ago", "earlier"):
        return Answer("DATE", scene.quarter_value(-4))  # accounts compare with the same quarter of the year before
    return shifted_answer(count, unit, sign, scene.anchor if way in ("ago", "from now") else scene.here)


def shifted_answer(count: float, unit: str, sign: int, start: date | None) -> Answer:
    """The day, week, month or year that lies so many units before (sign -1) or after the start."""
    amount, letter = parted(unit)
    letter = "W" if letter == "WE" else letter
    if count != int(count):
        count, letter = {"Y": (count * 12, "M"), "M": (count * 30, "D"), "W": (count * 7, "D")}.get(
            letter, (count, letter)
        )
    return Answer("DATE", relative(start, letter, sign * round(min(count, LONGEST)) * amount))


def duration(hit: Hit, scene: Scene) -> Answer | None:
    """Three days, a two-week, several years, half an hour; not an age, not a rate, not a quarter of something."""
    many, unit = hit.word("n"), unit_code(hit)
    if not unit or is_age(hit) or is_rate(hit):
        return None
    if unit == "Q" and (hit.after() == "of" or many in ("a", "an")):
        return None
    if many is None:
        return unbounded(hit, unit)
    if hit.word("extra"):
        return Answer("DURATION", length(1.5, unit))
    if many in ("a", "an"):
        return one_stretch(hit, unit)
    inside = hit.words.lower[hit.first : hit.last]
    if hit.word("unit") == "second" and "-" not in inside:
        return None
    count = 0.5 if many == "half" else count_of(many)
    if count is None and not is_vague(many):
        return None
    return Answer("DURATION", length(count, unit))


def is_age(hit: Hit) -> bool:
    """Whether a length of time is somebody's age."""
    after = hit.after(1) if hit.after() in ("-", "–") else hit.after()
    if after in ("old", "olds") or hit.before() in ("aged", "age"):
        return True
    return after == "of" and hit.after(1) == "age"


def is_rate(hit: Hit) -> bool:
    """Whether it is the measure of a rate: "24 hours a day", "per week"."""
    return hit.before() == "per" or (hit.after() in ("a", "per") and hit.after(1) in table("times")["units"])


def one_stretch(hit: Hit, unit: str) -> Answer | None:
    """A week, a year: only after a word that measures ("for a week", "nearly a year"), or with "more"."""
    if not words("more").isdisjoint(hit.words.lower[hit.first : hit.last]):
        return Answer("DURATION", length(1, unit))
    measures = words("measures_day") if unit == "D" else words("measures")
    if hit.before() not in measures or hit.after() == "-":
        return None
    return Answer("DURATION", length(1, unit))


def unbounded(hit: Hit, unit: str) -> Answer | None:
    """For years, within weeks, the weeks ahead."""
    if hit.words.lower[hit.last - 1] == "ahead" or hit.before() in words("measures_many"):
        return Answer("DURATION", length(None, unit))
    return None


def stretched(hit: Hit, scene: Scene) -> Answer | None:
    """A day-long meeting."""
    many = (hit.word("unit") or "").endswith("s")
    return Answer("DURATION", length(None if many else 1, unit_code(hit)))


def repeated(hit: Hit, scene: Scene) -> Answer | None:
    """Every day, each week, every Thursday, Tuesdays, Tuesday nights, twice a day."""
    word, names = hit.word("unit") or "", weekday_numbers()
    if hit.word("weekday"):
        return Answer("SET", f"XXXX-WXX-{(weekday_of(hit) or 0) + 1}TNI") if word == "nights" else None
    name = word.removesuffix("s") if word.removesuffix("s") in names else word
    if name in names:
        return Answer("SET", f"XXXX-WXX-{names[name] + 1}")
    if word in table("times")["parts"]:
        return Answer("SET", "XXXX-XX-XX" + table("times")["parts"][word])
    if word == "weekend":
        return Answer("SET", "XXXX-WXX-WE")
    code, many = unit_code(hit), hit.word("n")
    return Answer("SET", length(number(many) if many else 1, code)) if code and not is_age(hit) else None


def frequency(hit: Hit, scene: Scene) -> Answer | None:
    """Daily, weekly, annually; not as a newspaper's name."""
    capital = hit.words.raw(hit.first)[:1].isupper()
    if capital and (hit.first > 0 or hit.words.raw(hit.last)[:1].isupper()):
        return None
    return Answer("SET", table("times")["sets"][hit.words.lower[hit.first]])


def reference(hit: Hit, scene: Scene) -> Answer | None:
    """Now, currently, recently, the future: a date that is only before, at or after the telling."""
    if hit.word("past"):
        return Answer("DATE", "PAST_REF")
    if not hit.word("future"):
        return Answer("DATE", "PRESENT_REF")
    alone = hit.last - hit.first == 1 and hit.words.lower[hit.first] in words("soon")
    if alone and (hit.before() == "as" or hit.after() in words("after_soon")):
        return None
    return Answer("DATE", "FUTURE_REF")
