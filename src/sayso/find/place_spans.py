"""Names that may be places: capitalised words that the gazetteer knows or the grammar makes a place. What speaks for
them is in place_signs.py, which place they are in place_choice.py."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from sayso.find.gazetteer import Entry, Gazetteer, folded
from sayso.find.parse import Sentence
from sayso.lexicon import table

KIND_LISTS = ["before", "after", "part", "streets", "inner", "prefixes", "shortened", "nature", "settled", "divisions"]
TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
ARTICLE = re.compile(r"^(?:al|el|as|ash|at|ad|ar|az|an) (?=\w{4})")
LONGEST = 6  # words of a name: "Saint Vincent and the Grenadines"
LARGE, MILLION, TOWN = 100_000, 1_000_000, 15_000
PRONOUNS = frozenset({"Us", "Uk", "La", "Eu", "It", "Is", "Am"})  # what folds to the short name of a country or city


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """It in small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence by its words, and whether most of them have capitals or stand in capitals."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    title_case: bool
    upper: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a place: words [first, last) of a line, its places in the gazetteer, what speaks for it."""

    line: Line
    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    signs: tuple[str, ...] = ()
    worth: float = 0.0
    kind: str | None = None  # the noun that says what it is: "province"
    street: bool = False  # or another thing that no gazetteer of settlements has
    within: "Name | None" = field(default=None, compare=False)  # the place said to hold it

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.line.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """It as the sentence has it."""
        return self.line.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the lexicon as sets."""

    common: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    roles: frozenset[str]
    verbs: frozenset[str]
    bodies: frozenset[str]
    bodies_before: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    directions: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    part: frozenset[str]
    streets: frozenset[str]
    inner: frozenset[str]
    prefixes: frozenset[str]
    shortened: frozenset[str]
    nature: frozenset[str]
    settled: frozenset[str]
    divisions: frozenset[str]
    people: frozenset[str]
    not_places: frozenset[str]
    agencies: frozenset[str]
    worth: dict[str, float]


@cache
def words() -> Words:
    """The word lists, read once."""
    t = table("places")
    people = [form.lower() for forms in t["people"].values() for word in forms for form in (word, word + "s")]
    persons, kinds, bodies, prepositions = t["persons"], t["kinds"], t["bodies"], t["prepositions"]
    lists: dict[str, list[str]] = {
        "common": t["common"]["words"].split(),
        "given": t["given"]["names"].split(),
        "bodies": bodies["hard"],
        "bodies_before": bodies["before"],
        "people": people,
        "not_places": [folded(name) for name in t["not_places"]["names"]],
        "agencies": [*table("agencies")["short"]["names"], "SANA", "TASS", "IRNA"],
        **{key: persons[key] for key in ("titles", "offices", "roles", "verbs")},
        **{key: prepositions[key] for key in ("strong", "weak", "directions")},
        **{key: kinds[key] for key in KIND_LISTS},
    }
    return Words(worth=t["worth"], **{key: frozenset(value) for key, value in lists.items()})


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Country and division code for each abbreviation of a division, without its last full stop: "Ga" is US, GA."""
    found = {}
    for country, codes in reversed(table("places")["abbreviations"].items()):
        for code, forms in codes.items():
            for form in (*forms, *([code] if country == "US" else [])):
                found[form.replace(" ", "").rstrip(".")] = (country, code)
    return found


def line_of(sentence: Sentence) -> Line:
    """A sentence by its words."""
    tokens = tuple(Token(m.start(), m.end(), m.group()) for m in TOKEN.finditer(sentence.text))
    long = [t for t in tokens[1:] if len(t.text) > 3 and t.text[0].isalpha()]
    upper = sum(t.text.isupper() for t in long) > 0.6 * len(long) if len(long) > 2 else False
    title = sum(t.capital for t in long) > 0.7 * len(long) if len(long) > 3 else False
    return Line(sentence, tokens, title or upper, upper)


def names_in(line: Line, known: Gazetteer) -> list[Name]:
    """The names of a line that may be places, in order and disjoint, the longest at each word, without signs yet."""
    found: list[Name] = []
    at = 0
    while at < len(line.tokens):
        name = name_at(line, at, known) or listed_at(line, at, found)
        if name is None:
            at += 1
        else:
            found.append(name)
            at = name.last
    return found


def name_at(line: Line, at: int, known: Gazetteer) -> Name | None:
    """The longest name that begins with this word, or None."""
    if not can_start(line, at):
        return None
    thing = street_at(line, at) or abbreviation_at(line, at, known)
    if thing:
        return thing
    for last in reversed(ends(line, at)):
        surface = line.sentence.text[line.tokens[at].start : line.tokens[last - 1].end]
        key = folded(surface)
        entries = () if is_word(key, surface, line) else known.named(key) or known.named(ARTICLE.sub("", key))
        if entries:
            return with_kind(Name(line, at, last, key, entries), known)
    return made_at(line, at)


def is_word(key: str, surface: str, line: Line) -> bool:
    """Whether what looks like a place is a body, a direction or a pronoun: "Us", or "US" where all stands in
    capitals."""
    w = words()
    if key in w.not_places or surface in w.agencies or all(part in w.directions for part in key.split()):
        return True
    return surface in PRONOUNS or (line.upper and surface in {"US", "IT", "LA", "UK"})


def can_start(line: Line, at: int) -> bool:
    """Whether a name can begin here: with a capital, or an article before a hyphen and a capital ("al-Shadadi")."""
    token = line.tokens[at]
    if token.capital:
        return token.low != "the"  # "The Hague" is in the index as "hague"
    if token.low not in words().prefixes or at + 1 == len(line.tokens) or not line.tokens[at + 1].capital:
        return False
    return line.sentence.text[token.end : line.tokens[at + 1].start] == "-"


def ends(line: Line, at: int) -> list[int]:
    """Where a name that begins here may end, short ones first."""
    found = [at + 1] if line.tokens[at].capital and len(line.tokens[at].text) > 1 else []
    for last in range(at + 1, min(at + LONGEST, len(line.tokens))):
        token, before = line.tokens[last], line.tokens[last - 1]
        if not joined(line, before, token) or not (token.capital or token.low in words().inner):
            break
        if token.capital or token.text.isdigit():
            found.append(last + 1)
    return found


def joined(line: Line, a: Token, b: Token) -> bool:
    """Whether two neighbouring words can be of one name, by what stands between them."""
    gap = line.sentence.text[a.end : b.start]
    if gap in {" ", "-", "–"}:
        return True
    return gap == ". " and a.low in words().shortened


def gap_before(line: Line, at: int) -> str:
    """What stands between a word and the one before it; the line's beginning for the first."""
    return line.sentence.text[line.tokens[at - 1].end if at else 0 : line.tokens[at].start]


def gap_after(line: Line, last: int) -> str:
    """What stands between the word before `last` and the next one; to the line's end where there is none."""
    end = line.tokens[last].start if last < len(line.tokens) else len(line.sentence.text)
    return line.sentence.text[line.tokens[last - 1].end : end]


def next_word(line: Line, last: int) -> Token | None:
    """The word after a name where only a space parts them."""
    return line.tokens[last] if last < len(line.tokens) and gap_after(line, last) in {" ", "-"} else None


def with_kind(name: Name, known: Gazetteer) -> Name:
    """A name with the capitalised noun after it that is a part of it: "Idlib Province", "Franklin County"."""
    token = next_word(name.line, name.last)
    if token is None or token.text not in words().part or gap_after(name.line, name.last) != " ":
        return name
    longer = replace(name, last=name.last + 1, kind=token.low)
    entries = known.named(f"{name.key} {token.low}")
    if entries:
        return replace(longer, entries=entries)
    divisions = tuple(e for e in name.entries if e.kind in {"admin1", "admin2"})
    if token.text in words().divisions:
        return replace(longer, entries=divisions or name.entries)
    return replace(longer, entries=(), street=True)


def abbreviation_at(line: Line, at: int, known: Gazetteer) -> Name | None:
    """An abbreviation of a division after a comma: the "Ga." of "Lawrenceville, Ga."."""
    listed = at > 0 and gap_before(line, at) in {", ", " (", "("}
    for length in (2, 1):
        if at + length > len(line.tokens):
            continue
        start, end = line.tokens[at].start, line.tokens[at + length - 1].end
        surface = line.sentence.text[start:end]
        short = surface.replace(" ", "").rstrip(".")
        hit = abbreviations().get(short)
        if line.upper and "." not in short:  # "IN EXCLUSIVE STATEMENTS"
            continue
        if hit and ((listed and (length == 1 or "." in surface)) or "." in short):
            entries = divisions_of(hit, known)
            return Name(line, at, at + length, folded(surface), entries, ("abbreviated",)) if entries else None
    return None


def divisions_of(hit: tuple[str, str], known: Gazetteer) -> tuple[Entry, ...]:
    """The first-order division with this country and code."""
    return known.named(f"{hit[0]}|{hit[1]}".casefold())


def street_at(line: Line, at: int) -> Name | None:
    """A street, river, park or the like, whose name begins here: "Old Mill Road", "Lake Wodna"."""
    w = words()
    last = at
    while last < len(line.tokens) and last < at + 5 and (line.tokens[last].capital or line.tokens[last].text.isdigit()):
        if last > at and not (joined(line, line.tokens[last - 1], line.tokens[last]) or initial(line, last)):
            break
        if last > at and line.tokens[last].text in w.streets and named_street(line, at, last):
            return Name(line, at, last + 1, "", (), ("street",), street=True)
        last += 1
    return None


def named_street(line: Line, at: int, last: int) -> bool:
    """Whether words make a street's name with the noun after them: "Court" and the like also end names of bodies."""
    w, noun = words(), line.tokens[last].text
    if noun in {"Way", "Place", "Circle", "Dr", "St", "Route", "Terrace"}:
        return not any(t.low in w.common or t.low in w.titles for t in line.tokens[at:last])
    return line.tokens[at].low not in w.titles


def initial(line: Line, at: int) -> bool:
    """Whether the word before is a direction as in "W. Bridge St."."""
    return gap_before(line, at) == ". " and line.tokens[at - 1].text in {"N", "S", "E", "W"}


def made_at(line: Line, at: int) -> Name | None:
    """A name the gazetteer lacks that a noun before, after or in it makes a place: "the village of Orm"."""
    if line.title_case:
        return None
    last = end_of_run(line, at)
    parts = [t.low for t in line.tokens[at:last]]
    w = words()
    if all(part in w.common or len(part) < 3 or part in w.not_places or part in w.given for part in parts):
        return None
    if line.tokens[last - 1].text in w.nature and 1 < last - at < 5:
        return Name(line, at, last, folded(parts[0]), (), ("part",), kind=parts[-1], street=True)
    before = [t.low for t in line.tokens[max(0, at - 2) : at]]
    if len(before) == 2 and before[1] == "of" and before[0] in w.before and gap_before(line, at) == " ":
        return Name(line, at, last, folded(" ".join(parts)), (), ("kind_before",), kind=before[0])
    after = next_word(line, last)
    if after and after.low in w.settled and not after.capital and last - at < 4:
        return Name(line, at, last, folded(" ".join(parts)), (), ("kind_after",), kind=after.low)
    return None


def listed_at(line: Line, at: int, before: Sequence[Name]) -> Name | None:
    """A further name in a list of villages or the like: the "Dorn" of "the villages of Orm and Dorn"."""
    if not before or not can_start(line, at):
        return None
    name = before[-1]
    between = line.sentence.text[name.end : line.tokens[at].start]
    kind = name.kind if "listed_kind" in name.signs else kind_of_list(line, name.first)
    if kind is None or between not in {" and ", ", ", ", and "}:
        return None
    last = end_of_run(line, at)
    key = folded(line.sentence.text[line.tokens[at].start : line.tokens[last - 1].end])
    return Name(line, at, last, key, (), ("listed_kind", "kind_before"), kind=kind)


def kind_of_list(line: Line, at: int) -> str | None:
    """The plural noun of places before "of" and the word at a place: "villages"."""
    before = [t.low for t in line.tokens[max(0, at - 2) : at]]
    if len(before) == 2 and before[1] == "of" and before[0].endswith("s") and before[0] in words().before:
        return before[0]
    return None


def end_of_run(line: Line, at: int) -> int:
    """Where the run of capitalised words ends that begins here, or is cut."""
    last = at + 1 if line.tokens[at].capital else at + 2  # "al-Orm"
    end = min(at + LONGEST, len(line.tokens))
    while last < end and line.tokens[last].capital and joined(line, line.tokens[last - 1], line.tokens[last]):
        last += 1
    return last


def lines_of(sentences: Sequence[Sentence]) -> Iterator[Line]:
    """The sentences by their words."""
    return (line_of(sentence) for sentence in sentences)
