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


def weekday_of(hit: Hit) -> int | None:
    """The weekday named in a match, 0 for Monday."""
    name = hit.word("weekday")
    return None if name is None else weekday_numbers()[name.rstrip(" .")]


def unit_code(hit: Hit, name: str = "unit") -> str:
    """The unit of a match as ISO 8601 letters ("D", "TH", "10Y")."""
    code: str = table("times")["units"].get(hit.word(name) or "", "")
    return code


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
