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
