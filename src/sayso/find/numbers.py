"""Number phrases of English news text with their modifiers and bounds: pure text in, spans out, no model.

Definition of the bounds: "at least 12" is 12 and open; "up to 12" open and 12; "about 12" is 12, 12 and `about`; vague
words carry the interval of lexicon/numbers.toml. What was said is always kept, as the span.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon import table


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number with its modifier. Bounds are inclusive; None is an open end; both None: the words contradict."""

    start: int
    end: int
    low: int | None
    high: int | None
    about: bool
    vague: bool
    core_start: int  # of the bare number inside the phrase
    core_end: int
    digits: bool  # written in figures


GROUP = "[,.’'`٬\u00a0\u202f\u2009 ]"  # what stands between groups of three digits, in one place or another
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
LAKHS = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,23,456 as South Asia groups digits
DIGITS = rf"{LAKHS}|\d{{1,3}}(?P<group>{GROUP})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d|[.,]\d)|\d+(?:[.,]\d+)?"
LARGEST = 10**10  # more than all people alive: whatever stands there counts no people


def alternatives(words: list[str]) -> str:
    """A pattern of any of the words, the longest first, with any white space for a space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@cache
def core_pattern() -> re.Pattern[str]:
    """What a bare number looks like: digits, number words, fixed phrases or vague words."""
    t = table("numbers")
    simple = alternatives([*t["units"], *t["tens"], *t["scales"]])
    scale = alternatives([*t["scales"]])
    units = alternatives([*t["units"]])
    return re.compile(
        rf"""(?P<plural>(?<![\w.,])(?:several\s+|a\s+few\s+)?\d+s(?!\w))
        |(?P<digits>(?<![\w.,$€£¥]){DIGITS})(?:[\s-]*(?P<scale>{scale})(?!\w)|(?P<short>{alternatives([*t["short_scales"]])})(?!\w))?
        |(?P<vague>(?<!\w)(?:{alternatives([*t["vague"]])})(?!\w))
        |(?P<half>(?<!\w)(?:{units})\s+and\s+a\s+half\s+(?:{scale})(?!\w))
        |(?P<phrase>(?<!\w)(?:{alternatives([*t["phrases"]])})(?!\w))
        |(?P<words>(?<!\w)(?:an?\s+(?={scale}))?(?:{simple})(?:(?:\s+|-|\s+and\s+(?:an?\s+)?)(?:{simple})(?!\w))*(?!\w))""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def around_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """For min, max and about: the pattern of a modifier that ends where the number starts, and of one that follows."""
    t = table("numbers")
    plus = {"min": r"|\+(?!\w)"}
    return tuple(
        (
            kind,
            re.compile(
                rf"(?:(?<!\w)(?:{alternatives(t['before'][kind])})\s+(?:the\s+)?|(?:{alternatives(t['signs'][kind])})\s?)$",
                re.IGNORECASE,
            ),
            re.compile(
                rf"[\s-]+(?:{alternatives(t['after'][kind])})(?!\w)(?!\s+\d){plus.get(kind, '')}",
                re.IGNORECASE,
            ),
        )
        for kind in ("min", "max", "about")
    )


def value_of_words(words: list[str]) -> int | None:
    """The value of number words ("two", "hundred", "fifty"); None where they make no number ("six", "seven")."""
    t = table("numbers")
    total = part = 0
    last = LARGEST
    for word in words:
        small = t["units"].get(word) or t["tens"].get(word)
        if small:
            if part and not (part % 100 == 0 or (part % 10 == 0 and small < 10 and part % 100 >= 20)):
                return None
            part += small
        elif (scale := t["scales"].get(word)) is not None:
            if scale <= 100:
                if scale == 12 and part > 20:
                    return None
                part = (part or 1) * scale
            elif scale < last:
                total, part, last = total + (part or 1) * scale, 0, scale
            else:
                return None
        elif word in ("a", "an", "and"):
            continue
    return total + part


def longest_number(words: list[str]) -> tuple[int, int] | None:
    """(value, how many of the words) of the longest start of the list that is one number."""
    for n in range(len(words), 0, -1):
        if words[n - 1] != "and" and (value := value_of_words(words[:n])) is not None:
            return value, n
    return None


def value_of_digits(digits: str, scale: str | None) -> int | None:
    """The whole number that digits with separators stand for; None for fractions without a scale.

    "1,500", "1.500", "1 500" and "1’500" are 1500: people come in whole numbers, so a point before three digits
    separates thousands. With a scale a point is a point: "1.5 million".
    """
    t = table("numbers")
    factor = 1 if scale is None else {**t["scales"], **t["short_scales"]}[scale.lower()]
    bare = re.sub(GROUP, "", digits)
    if scale is not None and re.fullmatch(r"\d+[.,]\d+", digits):
        whole, fraction = re.split("[.,]", digits)
        return round(int(whole + fraction) * factor / 10 ** len(fraction)) if len(digits) < 12 else None
    if re.fullmatch(r"\d+", digits) or re.fullmatch(rf"{LAKHS}|\d{{1,3}}(?:{GROUP}\d{{3}})+", digits):
        return int(bare) * factor if len(bare) <= 12 else None
    return None


def plural_bounds(text: str) -> tuple[int, int] | None:
    """ "1000s" is 2000 to 9999 as "thousands" is; "20000s" is 20000 to 29999; None for "7s"."""
    digits = text.split()[-1].rstrip("s")
    number = int(digits) if len(digits) < 12 else 0
    if number < 10 or number % 10:
        return None
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    if str(number).strip("0") == "1":
        return 2 * number, 10 * number - 1
    return number, number + 10**zeros - 1


def bare_numbers(text: str) -> Iterator[NumberPhrase]:
    """Every number of the text without its modifiers, in order."""
    at, pattern = 0, core_pattern()
    while match := pattern.search(text, at):
        found = number_of(match)
        if found and match["group"] == " " and AFTER_MONTH.search(text[max(0, found.start - 12) : found.start]):
            found = number_of_day(found, match.group())
        at = max(found.end if found else match.end(), match.start() + 1)
        if found and found.high is not None and 0 < found.high <= LARGEST:
            yield found


AFTER_MONTH = re.compile(rf"\b{MONTH}\.?\s+$", re.IGNORECASE)


def number_of_day(joined: NumberPhrase, text: str) -> NumberPhrase:
    """The day alone of "November 17 300 people", which is no seventeen thousand."""
    day = text.split(" ")[0]
    end = joined.start + len(day)
    return replace(joined, end=end, core_end=end, low=int(day), high=int(day))


def number_of(match: re.Match[str]) -> NumberPhrase | None:
    """The number that a match of the core pattern stands for; None where it is not a whole number."""
    t, folded = table("numbers"), re.sub(r"\s+", " ", match.group().lower())
    bounds: tuple[int, int] | None = None
    about, length = False, len(match.group())
    if match["plural"]:
        bounds = plural_bounds(folded)
    elif match["vague"]:
        bounds = (t["vague"][folded][0], t["vague"][folded][1])
    elif match["half"]:
        first, last = folded.split()[0], folded.split()[-1]
        bounds = (t["units"][first] * t["scales"][last] + t["scales"][last] // 2,) * 2
    elif match["phrase"]:
        bounds, about = (t["phrases"][folded]["value"],) * 2, t["phrases"][folded].get("about", False)
    elif match["digits"]:
        value = value_of_digits(match["digits"], match["scale"] or match["short"])
        bounds = None if value is None else (value, value)
    elif words := longest_number_at(match.group()):
        bounds, length = (words[0], words[0]), words[1]
    if bounds is None:
        return None
    start, end = match.start(), match.start() + length
    vague = bool(match["plural"] or match["vague"])
    return NumberPhrase(start, end, *bounds, about, vague, start, end, match["digits"] is not None)


def longest_number_at(text: str) -> tuple[int, int] | None:
    """(value, length in characters) of the longest start of the text that is one number in words."""
    pieces = [(m.group().lower(), m.end()) for m in re.finditer(r"[^\W\d_]+", text)]
    found = longest_number([word for word, _ in pieces])
    return (found[0], pieces[found[1] - 1][1]) if found else None


def with_modifiers(text: str, number: NumberPhrase) -> NumberPhrase:
    """The number grown over the modifiers that stand right before and after it, with the bounds they give.

    Of two that end at one place the longer counts ("no more than" holds "more than"); min and max together leave
    neither bound.
    """
    kinds, start = modifiers_before(text, number.start)
    end = number.end
    for kind, _, after in around_patterns():
        if match := after.match(text[number.end : number.end + 25]):
            kinds.add(kind)
            end = max(end, number.end + match.end())
    low = number.low if "max" not in kinds else None
    high = number.high if "min" not in kinds else None
    return replace(number, start=start, end=end, low=low, high=high, about=number.about or "about" in kinds)


@cache
def gone() -> re.Pattern[str]:
    """A verb after which "up to" says where a number went, and bounds nothing."""
    return re.compile(rf"\b(?:{alternatives(table('numbers')['gone'])})\s+$", re.IGNORECASE)


def modifiers_before(text: str, start: int) -> tuple[set[str], int]:
    """The kinds of the modifiers that end where a number starts, and where the first of them starts."""
    kinds: set[str] = set()
    for _ in range(2):  # "at least about 12"
        lead = max(0, start - 40)
        found = [
            (match.start(), kind) for kind, before, _ in around_patterns() if (match := before.search(text[lead:start]))
        ]
        if not found:
            break
        at, kind = min(found)
        if kind == "max" and gone().search(text[: lead + at]):
            break  # "had gone up to eight" is eight
        kinds.add(kind)
        start = lead + at
    return kinds, start


RANGE_LINK = re.compile(
    r"\s*(?P<link>-to-|[-–—/]|\bto\b|\band\b|&|\bor\b|\bif\s+not\b|\band\s+(?:perhaps|possibly|maybe)\b|,?\s+(?:possibly|perhaps|maybe)\b|\bthrough\b|\btill\b|\bup\s+to\b)\s*(?P<open>(?:more\s+than|over|at\s+least)\s+)?"
    r"(?:(?:possibly|perhaps|maybe|even|probably|potentially|conceivably|as\s+(?:many|much|high)\s+as|up\s+to|about|around)\s+){0,2}",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?:\banywhere\s+between|\banything\s+between|\bsomewhere\s+between|\bbetween|\bbtw\.?|\bfrom|\banywhere\s+from|\banything\s+from)\s+$",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|up|increased?|increasing|climb\w*|jump\w*|grew|grown|went|gone|fell|fallen|down|"
    r"drop\w*|revis\w*|rais\w*|lower\w*|reduced?|cut|soar\w*|surge\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def shared_scale(text: str, first: NumberPhrase, second: NumberPhrase) -> int:
    """What "two" is to be multiplied by in "two to three hundred" and 10 in "10 to 15 thousand"; else 1."""
    ends = [re.split(r"[\s-]+", text[n.core_start : n.core_end].lower())[-1] for n in (first, second)]
    scale: int = table("numbers")["scales"].get(ends[1], 1)
    low, high = first.low or 0, second.high or 0
    dashed = re.fullmatch(r"\s?[-–]\s?", text[first.core_end : second.core_start])
    if dashed and re.fullmatch(r"\d{1,3}(?:,000)+", ends[1]) and low * 1000 < high:
        return 1000  # "5-6,000"
    return 1 if ends[0] == ends[1] or first.vague or low >= scale or low * scale >= high else scale


def as_range(text: str, first: NumberPhrase, second: NumberPhrase) -> NumberPhrase | None:
    """The two numbers as one range ("20 to 30", "between 5 and 8", "two or three"); None where they are two counts."""
    link = RANGE_LINK.fullmatch(text[first.end : second.start])
    if not link or first.low is None or second.high is None or first.low >= second.high:
        return None
    opening = BETWEEN.search(text[max(0, first.start - 20) : first.start])
    low, high = first.low * shared_scale(text, first, second), second.high
    if not makes_range(text, link["link"], opening, first, second):
        return None
    start = first.start - len(opening.group()) if opening else first.start
    about, vague = first.about or second.about, first.vague or second.vague
    top = None if link["open"] else high
    return NumberPhrase(start, second.end, low, top, about, vague, start, second.end, first.digits and second.digits)


def makes_range(text: str, link: str, opening: re.Match[str] | None, first: NumberPhrase, second: NumberPhrase) -> bool:
    """Whether the words around two numbers make them a range: "and" needs "between", "or" numbers side by side, and
    what rose "from 38 to 45" is no range."""
    word = re.sub(r"\s+", " ", link.lower())
    opened = opening.group().split()[0].lower().strip(".") if opening else ""
    low, high = first.low or 0, second.high or 0
    if word in ("and", "&"):
        return opened in ("between", "btw", "anywhere", "anything", "somewhere")
    if word == "or":
        return first.digits == second.digits and high - low <= max(2, low)
    rose = opened == "from" and word == "to" and CHANGE.search(text[max(0, first.start - 60) : first.start])
    return not rose


NOBODY = re.compile(r"(?<!\w)no[ -]one$", re.IGNORECASE)


def number_phrases(text: str) -> tuple[NumberPhrase, ...]:
    """Every number phrase of the text with modifiers, bounds and ranges, in order; spans never overlap."""
    bare = [one for one in bare_numbers(text) if not NOBODY.search(text[max(0, one.start - 4) : one.end])]
    merged: list[NumberPhrase] = []
    for number in bare:
        joined = as_range(text, merged[-1], number) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(number)
    return tuple(without_overlap(with_modifiers(text, number) for number in merged))


def without_overlap(numbers: Iterator[NumberPhrase]) -> Iterator[NumberPhrase]:
    """The phrases, each cut so that it starts where the one before it ended at the earliest."""
    end = 0
    for number in numbers:
        if number.start < end:
            number = replace(number, start=min(end, number.core_start))
        end = number.end
        yield number
