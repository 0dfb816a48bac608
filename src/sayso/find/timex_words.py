"""The words of a sentence by kind: what the grammar of time expressions is written in.

Every token gets one letter for its kind ("month", "unit", "the"), so that a rule is a regular expression over a short
string of letters instead of over the text.
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.errors import SaysoError
from sayso.lexicon import table

TOKEN = re.compile(
    r"""[ap]\.\s?m\b\.?|o['’]clock|[^\W\d_]+
    |[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:t[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?z?)?(?![\w-])
    |[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9][0-9])(?![\w-])
    |[0-9]{1,2}[:.][0-9][0-9](?::[0-9][0-9])?(?=\s?[ap]\.?m\b)|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?
    |[0-9]+/[0-9]+
    |[0-9]+(?:[.,][0-9]+)+
    |['’`‘]?[0-9]{1,3}0s(?!\w)
    |[0-9]+(?:st|nd|rd|th)(?!\w)
    |[0-9]+
    |['’]s(?!\w)
    |[^\w\s]|_""",
    re.VERBOSE,
)
OTHER = "_"
MARKS = {",": "comma", ".": "dot", "-": "hyphen", "–": "hyphen", "(": "bracket"}
SHAPED = (
    "iso", "numeric", "clock", "fraction", "number", "plural_decade", "ordinal", "year_like", "day_number", "am_pm",
    "possessive", "month", "short_month", "doubtful_month", "weekday", "short_weekday", "weekdays", "number_word",
    "decade_word", "second", "scale", "teen",
)  # fmt: skip
SCALES = (12, 100, 1000)
TEENS = range(17, 20)
YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text in lower case, their places, and their kinds as one string."""

    text: str
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str

    def raw(self, i: int) -> str:
        """The token as written; empty beyond either end."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.lower) else ""


@cache
def letters() -> dict[str, str]:
    """Kind -> its letter."""
    names = [*table("times")["kinds"], *SHAPED, *dict.fromkeys(MARKS.values())]
    return {name: chr(0x100 + i) for i, name in enumerate(names)}


@cache
def letter_of_word() -> dict[str, str]:
    """Word or mark -> the letter of its kind.

    Raises SaysoError where times.toml has a word in two lists.
    """
    kinds: dict[str, str] = dict(MARKS)
    for kind, words in table("times")["kinds"].items():
        for word in words:
            if word in kinds:
                raise SaysoError(f"lexicon/times.toml: {word!r} is in {kinds[word]} and in {kind}; keep it in one list")
            kinds[word] = kind
    kinds |= dict.fromkeys(table("times")["ordinals"], "ordinal")
    kinds |= dict.fromkeys(table("times")["decades"], "decade_word")
    kinds |= {word: number_kind(number) for word, number in small_numbers().items()}
    kinds |= _calendar_kinds() | {"second": "second", "'s": "possessive", "’s": "possessive"}
    return {word: letters()[kind] for word, kind in kinds.items()}


def number_kind(number: int) -> str:
    """The kind of a number word; seventeen to nineteen can begin a year ("nineteen eighty-four")."""
    return "scale" if number in SCALES else "teen" if number in TEENS else "number_word"


def _calendar_kinds() -> dict[str, str]:
    """Month and weekday names -> kind; "may", "march" and "august" are words of their own, too."""
    kinds = {name: "month" if len(name) > 4 or name in ("june", "july") else "short_month" for name in month_numbers()}
    kinds |= {name: "weekday" if name.endswith("day") else "short_weekday" for name in weekday_numbers()}
    kinds |= {name + "s": "weekdays" for name in weekday_numbers() if name.endswith("day")}
    return kinds | dict.fromkeys(("may", "march"), "doubtful_month")


@cache
def small_numbers() -> dict[str, int]:
    """Number words -> number, up to thousand."""
    t = table("numbers")
    scales = {word: number for word, number in t["scales"].items() if number in SCALES}
    found: dict[str, int] = t["units"] | t["tens"] | scales
    return found


@cache
def month_numbers() -> dict[str, int]:
    """Month names in lower case -> 1 to 12."""
    months: dict[str, int] = table("months")["months"]
    return months


@cache
def weekday_numbers() -> dict[str, int]:
    """Weekday names in lower case -> 0 (Monday) to 6."""
    full = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return {name: full.index(name[:3]) for name in table("months")["weekdays"]["names"]}


def lowered(text: str) -> str:
    """The text in lower case, character by character where that would change its length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def words_of(text: str) -> Words:
    """The tokens of a text with their kinds."""
    known, code = letter_of_word(), letters()
    lower, starts, ends, kinds = [], [], [], []
    for match in TOKEN.finditer(lowered(text)):
        token = match.group()
        start, end = match.span()
        kind = known.get(token, OTHER)
        if kind is OTHER and (len(token) == 2 or not token.isalpha()) and (shape := shape_of(token, text, start, end)):
            kind = code[shape]
        lower.append(token)
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
    return Words(text, tuple(lower), tuple(starts), tuple(ends), "".join(kinds))


def shape_of(token: str, text: str, start: int, end: int) -> str | None:
    """The kind of a token that is known by its shape: numbers and clock parts; None for any other, and for sums."""
    first = token[0]
    if first not in "0123456789":
        return _letter_shape(token)
    if text[max(0, start - 1) : start] in ("$", "£", "€", "¥", "#") or text[end : end + 1] in ("%", "$", "€"):
        return None
    if token.isdecimal():
        return _digit_shape(token, text[max(0, start - 1) : start])
    if token.endswith("0s"):
        return "plural_decade"
    if token[-2:] in ("st", "nd", "rd", "th"):
        return "ordinal"
    return _marked_shape(token)


def _letter_shape(token: str) -> str | None:
    """The kind of a token that starts with no digit."""
    if token[-1:] == "s" and token[1:2].isdigit():
        return "plural_decade"
    return "am_pm" if token[0] in "ap" and token[1:].replace(".", "").strip() == "m" else None


def _digit_shape(token: str, before: str) -> str:
    """The kind of plain digits."""
    if len(token) == 4 and int(token) in YEARS and before != ".":
        return "year_like"
    return "day_number" if len(token) < 3 and 0 < int(token) < 32 else "number"


def _marked_shape(token: str) -> str | None:
    """The kind of digits with marks between them."""
    if "t" in token or re.fullmatch(r"\d{4}-\d\d-\d\d", token):
        return "iso"
    if re.fullmatch(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)", token) and not re.fullmatch(r"[\d.]+\.\d\d", token):
        return "numeric"
    if ":" in token:
        return "clock"
    return "fraction" if "/" in token else "number"
