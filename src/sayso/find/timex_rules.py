"""The grammar of time expressions, over kinds of words (lexicon/times.toml), and the choice among its matches.

A pattern reads like a regular expression whose letters are kinds: `the? rel:(last|next) unit:(week|year)`. `name:(…)`
is a named group; a word in capitals is one of MACROS. White space means nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.find.timex_words import OTHER, Words, letter_of_word, letters, words_of

MACROS = {
    "FRACTION": "(?:fraction|hyphen? and hyphen? a hyphen? half)",
    "WORD": "(?:number_word|teen)",
    "NUM": "(?:(?:a? scale|WORD|number|day_number|year_like)(?:hyphen? (?:WORD|scale))* FRACTION?)",
    "VAGUE": "(?:a? vague (?:of (?:the)?)?)",
    "ONE": "(?:unit|year|day|quarter|second)",
    "MANY": "(?:units|quarters|(?<=day_number)second)",
    "MONTH": "(?:month|short_month dot?|doubtful_month)",
    "WEEKDAY": "(?:weekday|short_weekday dot?)",
    "DAY": "(?:day_number|ordinal|second)",
    "MOD": "(?:(?:early|late|mid|earlier|later) hyphen?|the? (?:end|start|middle) of)",
    "REL": "(?:last|next|past|coming|previous|following|same|current|latest|that|this (?:past|coming)?)",
    "DEICTIC": "(?:today|yesterday|tomorrow|tonight)",
    "PART": "(?:part|hourpart|twilight)",
    "BOUND": "(?:(?:more|less) than|at least)",
    "YEARS": "(?:comma? of? year:(year_like)|of? relyear:(last|next|this|that|same) year)",
    "ONTHEDAY": "(?:(?:the? rel:(REL))? weekday:(WEEKDAY)"
    " (?:comma? month:(MONTH) day:(DAY) (?:comma? year:(year_like))?)?"
    "|deictic:(DEICTIC)|month:(MONTH) day:(DAY) (?:comma? year:(year_like))?)",
}

# name of the function in timex_values that reads a match -> pattern
RULES = (
    ("iso_day", "day:(iso)"),
    ("numeric_day", "day:(numeric)"),
    ("calendar", "(?:weekday:(WEEKDAY) comma?)? MOD? rel:(REL)? month:(MONTH) the? day:(DAY) YEARS?"),
    ("calendar", "(?:weekday:(WEEKDAY) comma?)? the? day:(DAY) of? month:(MONTH) (?!dot? day_number) YEARS?"),
    ("calendar", "the? day:(DAY) of? month:(MONTH) short:(number)"),
    ("calendar", "MOD? rel:(REL)? month:(MONTH) YEARS?"),
    ("second_day", "month:(MONTH) DAY (?:joint:(hyphen)|and|or|to) span:(day:(DAY) YEARS?)"),
    ("second_day", "span:(day:(DAY)) (?:joint:(hyphen)|and|or|to) DAY of? month:(MONTH) YEARS?"),
    ("clock", "(?:time:(clock|day_number|number|WORD) half:(am_pm|oclock)|time:(clock)|half:(hourpart))"
     " (?:(?:zone|local) clockword?)* (?:comma? (?:on|of)? ONTHEDAY)?"),
    ("military", "time:(year_like|number) zone"),
    ("military", "(?<=at) time:(year_like|number) local"),
    ("part_of_day", "MOD? (?:(?:the? rel:(REL))? weekday:(WEEKDAY) comma?"
     "|deictic:(yesterday|tomorrow)|month:(MONTH) day:(DAY) comma?) part:(PART)"),
    ("part_of_day", "MOD? the? rel:(REL) part:(part)"),
    ("part_of_day", "MOD? the part:(part|hourpart) (?:(?:of|on) ONTHEDAY)?"),
    ("part_of_day", "MOD part:(part|hourpart)"),
    ("part_of_day", "part:(overnight|twilight) (?:on? (?:weekday:(WEEKDAY)|deictic:(yesterday)))?"),
    ("deictic", "MOD? deictic:(DEICTIC)"),
    ("weekday", "(?:(?:early|late|mid) hyphen?)? (?:the? rel:(REL))? weekday:(WEEKDAY)"),
    ("weekday", "weekday:(WEEKDAY) rel:(last|next|this) week"),
    ("quarter", "nth:(ordinal|second) hyphen unit:(quarter|half)"),
    ("quarter", "the? (?:yearbefore:(year_like)|relyear:(this|last|next) year possessive"
     "|prior:(year hyphen? (?:earlier|ago)))? fiscal? MOD?"
     " nth:(ordinal|second|last) unit:(quarter|half) (?:(?:of|comma)? the? (?:fiscal year?)?"
     " (?:year:(year_like)|relyear:(this|last|next)? year))?"),
    ("prior_period", "(?:the other?)? year hyphen? (?:earlier|ago) what:(quarter|period|half)?"),
    ("same_quarter", "the rel:(latest|current|same)? quarter"),
    ("same_quarter", "rel:(that|this) quarter"),
    ("relative_unit", "MOD? the? rel:(REL) fiscal? unit:(ONE|weekend|season|fall)"),
    ("relative_unit", "MOD the unit:(ONE|weekend)"),
    ("bare_unit", "the fiscal? unit:(weekend|year)"),
    ("anchored", "BOUND? the? rel:(last|past|next|coming|previous|following|recent) n:(NUM|VAGUE)? unit:(MANY)"),
    ("shifted", "(?:BOUND|nearly)? n:(NUM|VAGUE|a|the)? more? unit:(ONE|MANY) (?:or so|hyphen)?"
     " dir:(ago|earlier|later|before|after|ahead|from now)"),
    ("duration", "BOUND? nearly? (?:the (?:ordinal|last)?)? n:(NUM) (?:hyphen|more)? unit:(ONE|MANY)"),
    ("duration", "n:(NUM|vague) hyphen unit:(ONE|MANY)"),
    ("duration", "BOUND? (?:the|a) n:(half) hyphen? a? unit:(unit)"),
    ("duration", "n:(half) a unit:(unit)"),
    ("duration", "n:(VAGUE) more? unit:(ONE|MANY)"),
    ("duration", "n:(a) more? unit:(ONE) extra:(and a half)?"),
    ("duration", "(?:the unit:(MANY) ahead|unit:(MANY) (?:or units)?)"),
    ("duration", "the year hyphen? (?:earlier|ago) n:(NUM) unit:(MANY)"),
    ("stretched", "unit:(ONE|MANY) hyphen long"),
    ("repeated", "every n:(NUM|second)? unit:(ONE|MANY|part|weekday|weekend)"),
    ("repeated", "NUM? times (?:a|every|per) unit:(ONE)"),
    ("repeated", "unit:(weekdays)"),
    ("repeated", "weekday:(WEEKDAY) unit:(units)"),
    ("frequency", "set:(set)"),
    ("year", "MOD? (?:the year)? year:(year_like)"),
    ("spoken_year", "(?:the year)? (?:century:(teen) rest:(WORD (?:hyphen? WORD)?)|century:(number_word) rest:(teen))"),
    ("fiscal", "the? fiscal year? year:(year_like)"),
    ("decade", "MOD? the? (?:early|mid|late)? hyphen? decade:(plural_decade|decade_word)"),
    ("century", "MOD? the? (?:early|mid|late)? hyphen? nth:(ordinal) hyphen? unit"),
    ("season", "MOD? (?:the|this)? season:(season|fall)"
     " (?:comma? of? year:(year_like)|of relyear:(last|next|this) year)"),
    ("season", "(?<=in) the? season:(season|fall)"),
    ("year_end", "just? year hyphen? end"),
    ("feast_day", "feast:(feast (?:day|end|weekday)?|new year possessive (?:day|end))"),
    ("next_day", "the? dir:(day (?:before|after|earlier|later))"),
    ("anniversary", "(?:the? end of)? the? nth:(ordinal|second|NUM hyphen (?:year|unit))? anniversary"),
    ("reference", "present:(now|presentref)"),
    ("reference", "present:(current)"),
    ("reference", "past:(pastref|recent)"),
    ("reference", "past:(recent MANY (?:and units)?)"),
    ("reference", "future:(futureref)"),
    ("reference", "future:(the future|(?<=in)future)"),
    ("reference", "future:((?:the|in)? near hyphen? (?:future|term))"),
    ("reference", "future:((?:the)? coming MANY|future MANY|as futureref as possible)"),
)  # fmt: skip


# Rule -> kinds of which one stands in every match of it. Only for speed: without its entry a rule is tried everywhere.
NEEDS = {
    "iso_day": "iso",
    "numeric_day": "numeric",
    "second_day": "month short_month doubtful_month",
    "calendar": "month short_month doubtful_month",
    "clock": "clock am_pm oclock hourpart today yesterday tomorrow tonight",
    "military": "zone local",
    "part_of_day": "part hourpart twilight overnight",
    "deictic": "today yesterday tomorrow tonight",
    "weekday": "weekday short_weekday",
    "quarter": "quarter half",
    "prior_period": "year",
    "same_quarter": "quarter",
    "relative_unit": "unit year day quarter second weekend season fall",
    "bare_unit": "weekend year",
    "anchored": "units quarters second",
    "shifted": "ago earlier later before after ahead from",
    "duration": "unit year day quarter second units quarters",
    "stretched": "long",
    "repeated": "every weekdays units times",
    "frequency": "set",
    "year": "year_like",
    "fiscal": "fiscal",
    "decade": "plural_decade decade_word",
    "century": "unit",
    "season": "season fall",
    "year_end": "end",
    "feast_day": "feast new",
    "next_day": "day",
    "anniversary": "anniversary",
    "reference": "now presentref current pastref recent futureref future near coming",
    "spoken_year": "teen",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: the expression is tokens first to last - 1 (the group `span` where the rule has one)."""

    rule: str
    words: Words
    match: re.Match[str]
    first: int
    last: int

    def group(self, name: str) -> str | None:
        """The name under which a group took part: itself, or with _2, _3 where the rule has it more than once."""
        groups = self.match.re.groupindex
        for variant in (name, f"{name}_2", f"{name}_3"):
            if variant in groups and self.match.start(variant) >= 0:
                return variant
        return None

    def token(self, name: str) -> int | None:
        """Index of the first token of a group, None where the group took no part."""
        group = self.group(name)
        return None if group is None else self.match.start(group)

    def word(self, name: str) -> str | None:
        """The tokens of a group in lower case, one space between; None where it took no part."""
        group = self.group(name)
        return None if group is None else " ".join(self.words.lower[self.match.start(group) : self.match.end(group)])

    def before(self, back: int = 1) -> str:
        """The token that many places before the expression, in lower case; empty at the start."""
        return self.words.lower[self.first - back] if self.first >= back else ""

    def after(self, ahead: int = 0) -> str:
        """The token that many places after the expression's end, in lower case; empty at the end."""
        return self.words.lower[self.last + ahead] if self.last + ahead < len(self.words.lower) else ""


PART = re.compile(r"([a-z_]+):\(|([A-Z]+)|([a-z_]+)|\s+")


def expression(pattern: str) -> str:
    """A pattern of kinds as a regular expression over letters."""

    def one(part: re.Match[str]) -> str:
        name, macro, kind = part.groups()
        if name:
            return f"(?P<{name}>"
        if macro:
            return expression(MACROS[macro])
        if kind:
            return OTHER if kind == "other" else letter(kind)
        return ""

    return PART.sub(one, pattern)


def letter(kind: str) -> str:
    """The letter of a kind; `week` is the kind unit, there is no finer one."""
    return letters()["unit" if kind == "week" else kind]


Rule = tuple[str, frozenset[str], re.Pattern[str]]


@cache
def compiled() -> tuple[Rule, ...]:
    """The rules as name, letters of which one is needed (none: always tried), and regular expression over letters."""
    return tuple((name, needed(name), re.compile(unique(expression(pattern)))) for name, pattern in RULES)


def needed(rule: str) -> frozenset[str]:
    """The letters of the kinds of which one stands in every match of a rule."""
    return frozenset(letters()[kind] for kind in NEEDS.get(rule, "").split())


def unique(pattern: str) -> str:
    """The pattern with each later group of a name that stands twice renamed name_2 (Python allows a name once)."""
    seen: dict[str, int] = {}

    def renamed(group: re.Match[str]) -> str:
        name = group.group(1)
        seen[name] = seen.get(name, 0) + 1
        return group.group() if seen[name] == 1 else f"(?P<{name}_{seen[name]}>"

    return re.sub(r"\(\?P<(\w+)>", renamed, pattern)


CORE = (
    "month short_month doubtful_month hourpart part overnight twilight today yesterday tomorrow tonight weekday"
    " short_weekday weekdays quarter quarters half unit units year day weekend season fall second decade_word set now"
    " presentref current pastref recent futureref future near coming anniversary oclock zone feast teen"
)  # a word of one of these kinds, or a figure, stands in every expression


@cache
def core() -> frozenset[str]:
    """The words without which, and without figures, there is no expression."""
    kinds = {letters()[kind] for kind in CORE.split()}
    return frozenset(word for word, kind in letter_of_word().items() if kind in kinds)


WORD = re.compile(r"[^\W_]+")
FIGURE = re.compile(r"\d|\b[ap]\.?m\b", re.IGNORECASE)  # "three pm" has no figure


def can_tell_time(text: str) -> bool:
    """Whether a text can hold a time expression; quick, and never wrongly False."""
    return FIGURE.search(text) is not None or not core().isdisjoint(WORD.findall(text.lower()))


def hits(text: str) -> Iterator[Hit]:
    """All matches of all rules in a sentence, overlapping ones too."""
    if not can_tell_time(text):
        return
    words = words_of(text)
    present = frozenset(words.kinds)
    for rule, needs, pattern in compiled():
        if needs and needs.isdisjoint(present):
            continue
        for match in pattern.finditer(words.kinds):
            if match.end() > match.start():
                yield Hit(rule, words, match, *match.span("span" if "span" in pattern.groupindex else 0))


def preferred(found: Iterator[Hit]) -> list[Hit]:
    """The hits to try, the longest first, then the leftmost, then in the order of the rules."""
    return sorted(found, key=lambda hit: (hit.first - hit.last, hit.first))
