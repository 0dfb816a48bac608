"""Which numbers count people: the context that makes a number an age, a date, a sum, and the nouns that are people."""

import re
from functools import cache

from sayso.find.numbers import MONTH, NumberPhrase
from sayso.find.triggers import meanings
from sayso.lexicon import table

LAST_DAY = 31  # a larger number before a month is no day: "2,500 March for Peace"
WINDOW = 40  # characters of context on either side that decide
YEAR = re.compile(r"(?:1[89]|20)\d\d")
AGE_AFTER_NAME = re.compile(r"[A-Z][\w’'-]*(?:(?<=[JS]r)\.)?(?P<comma>,?)(?:\s+|(?<=,))(?:who\s+(?:was|is)\s+|\()?$")
AGE_AFTER_ONE = re.compile(
    r"(?<![\w-])(?P<word>[A-Za-z]+),\s+(?:just\s+|only\s+|then\s+|also\s+|aged?\s+)?$"
)  # "Boy, 3, shot"
AGES_AFTER_MANY = re.compile(
    r"(?<![\w-])(?P<word>[A-Za-z]+),\s+(?:both\s+)?(?:\d{1,3}(?:,\s+|,?\s+and\s+))*$"
)  # "two men, 25 and 30,"
AGES_GO_ON = re.compile(r"\s*(?:,\s*\d{1,3}\b|,?\s+and\s+\d{1,3}\b(?!\s+[a-z]))")
AGES_CLOSE = re.compile(r"\s*(?:[,;).]|$|(?:was|were|are|have|had)\b)")
AGE_CLOSES = re.compile(
    r"\s*(?:[,;)]|$|[.]\s|(?:and|was|is|who|found|shot|killed|dies|dead|in|at|from|of|with|charged)\b)"
)
AGE_ENDS = re.compile(r"\s*(?:[,;)–—]|of\b|from\b|and\b|was\b|is\b|who\b|\.|$)")
AGE_ENDS_AFTER_COMMA = re.compile(r"\s*(?:has|had|died)\b")
DATE_BEFORE_YEAR = re.compile(rf"\b{MONTH}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?$", re.IGNORECASE)
NAME_NUMBER = re.compile(r"(?:\w|[A-Z]\w*-)$")

# "hit Three Chimneys in Orm": a number with a capital inside a sentence that begins a name
NAME_BEGINS = re.compile(r"[A-Z][a-z]")
WITHIN = re.compile(r"[a-z,] $")
NAME_GOES_ON = re.compile(r"[ -][A-Z][a-z]")
# "Ivo Few, of Orm", "taken to Regional One": a number with a capital inside a sentence that ends one
NAME_ENDS = re.compile(r"(?:^|[\w,] )(?P<word>[A-Z][a-z]+) $")
ONE_NAMED = re.compile(r"\s+(?:was|is|has)\b")  # "Few was shot twice"
SMALL = re.compile(r"(?:\b[a-z]{4,}\b.*){3}")  # no headline with capitals throughout


@cache
def contexts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends before and what starts after a number that counts no people."""
    t = table("not_counts")
    before = "|".join(f"(?:{pattern})" for pattern in t["before"])
    after = "|".join(f"(?:{pattern})" for pattern in t["after"])
    return re.compile(rf"(?:{before})$", re.IGNORECASE), re.compile(after, re.IGNORECASE)


@cache
def month_after() -> re.Pattern[str]:
    """A month right after a number."""
    return re.compile(table("not_counts")["months"], re.IGNORECASE)


def counts_nothing(text: str, number: NumberPhrase) -> bool:
    """Whether the words around a number make it an age, a date, a sum, a distance or part of a name."""
    before, after = contexts()
    left = text[max(0, number.core_start - WINDOW) : number.core_start]
    right = text[number.core_end : number.core_end + WINDOW]
    core = text[number.core_start : number.core_end]
    if before.search(left) or after.match(right) or is_year_of_date(text, number):
        return True
    if (number.low or 0) <= LAST_DAY and month_after().match(right):
        return True
    if NAME_NUMBER.search(left) and number.digits:
        return True
    if NAME_BEGINS.match(core) and WITHIN.search(left) and NAME_GOES_ON.match(right) and SMALL.search(text):
        return True
    return is_end_of_name(core, left, right, text) or is_age(core, left, right)


def is_end_of_name(core: str, left: str, right: str, text: str) -> bool:
    """Whether a number word is somebody's or something's name: "Ivo Few was hit. Few was taken to Regional One"."""
    if core == "Few" and ONE_NAMED.match(right):
        return True
    match = NAME_ENDS.search(left) if NAME_BEGINS.match(core) else None
    counted = re.match(r"\s+(?:more\s+|other\s+)?(?P<noun>\w+)", right)
    if match is None or (counted and is_people(counted["noun"])) or not SMALL.search(text):
        return False
    return match["word"].lower() not in lowercase_words()


def looks_like_year(text: str, number: NumberPhrase) -> bool:
    """Whether a number is written as a year is; it counts people only where people follow it."""
    return YEAR.fullmatch(text[number.core_start : number.core_end]) is not None


def is_year_of_date(text: str, number: NumberPhrase) -> bool:
    """Whether a number is the year of a date ("Dec 29 2016"), whatever follows it."""
    left, right = text[max(0, number.core_start - WINDOW) : number.core_start], text[number.core_end :][:8]
    return looks_like_year(text, number) and bool(DATE_BEFORE_YEAR.search(left) or re.match(r"\s+\d", right))


def is_age(core: str, left: str, right: str) -> bool:
    """Whether a small bare number after a name is an age: "Lena Orvik, 31,"."""
    match = AGE_AFTER_NAME.search(left)
    if not core.isdigit() or not 0 < int(core) < 106:
        return False
    if (one := AGE_AFTER_ONE.search(left)) and one["word"].lower() in single_people() and AGE_CLOSES.match(right):
        return True
    if (many := AGES_AFTER_MANY.search(left)) and many["word"].lower() in people_nouns() and is_among_ages(left, right):
        return True
    if not match:
        return False
    name = left.rstrip(" ,(").rsplit(maxsplit=1)[-1]
    ends = AGE_ENDS.match(right) or (match["comma"] and AGE_ENDS_AFTER_COMMA.match(right))
    return bool(ends) and name.lower() not in lowercase_words()


def is_among_ages(left: str, right: str) -> bool:
    """Whether a number stands in a list of numbers that only commas and "and" part and nothing counted follows."""
    if AGES_GO_ON.match(right):
        return True
    return bool(re.search(r"\d,?\s+(?:and\s+)?$", left) and AGES_CLOSE.match(right))


@cache
def lowercase_words() -> frozenset[str]:
    """Words that may carry a capital without being a name: those that start sentences and headlines."""
    told = {phrase for phrase in meanings() if " " not in phrase}  # "Shooting Kills 3, Wounds 2"
    return frozenset(table("headlines")["words"]) | people_nouns() | told


@cache
def single_people() -> frozenset[str]:
    """Nouns of one person, after which a number between commas is an age: "a boy, 3,"."""
    many = ("s", "people", "men", "women", "children", "police", "youth", "others", "dead")
    listed = {noun for noun in people_nouns() if not noun.endswith(many)}
    trades = {noun[:-1] for noun in people_nouns() if noun.endswith("s") and not noun.endswith("ss")}
    several = {"other", "people", "staff", "personnel", "crew", *table("relations")["collectives"]}
    return frozenset((listed | trades) - several)


@cache
def people_nouns() -> frozenset[str]:
    return frozenset(table("people")["nouns"])


@cache
def thing_nouns() -> frozenset[str]:
    return frozenset(table("people")["things"])


@cache
def people_endings() -> tuple[str, ...]:
    return tuple(table("people")["endings"])


def is_people(word: str) -> bool:
    """Whether a noun names people: listed, or a plural with an ending of people ("unionists", "Norwegians")."""
    low = word.lower()
    if low in people_nouns():
        return True
    if low in thing_nouns() or low in table("people")["not_people"]:
        return False
    return low.endswith(people_endings()) or (word[:1].isupper() and low.endswith(("is", "ians", "ese")))


def is_thing(word: str) -> bool:
    """Whether a noun names what reports count beside people: vehicles, days, strikes, places."""
    low = word.lower()
    return low in thing_nouns() and low not in people_nouns()
