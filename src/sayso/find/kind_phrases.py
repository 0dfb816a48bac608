"""The phrases of lexicon/kinds.toml and the word classes of lexicon/kinds_words.toml, found in a sentence.

A sentence is read once: each word is looked up among the first words of all phrases, so that the cost does not grow
with the number of rules. How a phrase is written stands at the top of kinds.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from sayso.lexicon import table

WORD = re.compile(r"(?<!['’])[^\W_]+|(?<=['’])(?!s\b)[^\W_]+")
GAPS = {"...": 5, "..": 4}  # words that a gap may leap; the shorter one leaps no preposition
REACH = 12  # words before and after a phrase in which a rule looks for a class
SHORTEST_STEM = 2
CONDITIONS = ("with", "before", "after", "near", "unless", "not_before", "not_after", "subject")
ACTORS = ("armed", "state")  # of an actor's words the first class that fits is the actor's
OBLIQUE = frozenset({"on", "against", "of", "from", "by", "with", "between", "under", "over", "to", "than"})
BARS = frozenset({"in", "by", "during", "after", "near", "when", "with", "from", "against", "on"})  # to a short gap
OBLIQUE_REACH = 3  # words before an actor in which a preposition governs it
MONTHS = frozenset({"March", "May"})  # which in small letters are other words


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the lexicon: the kind its phrases tell of, and what must stand around them."""

    kind: str
    weight: float
    takes: bool  # what follows in the sentence is what was said, not what happened
    asks: Mapping[str, frozenset[str]]  # by the names in CONDITIONS


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a phrase: the words it may be and the stems it may begin with; a gap has neither."""

    words: frozenset[str]
    stems: tuple[str, ...]
    gap: int  # words it may leap; 0 for a word

    def fits(self, word: str) -> bool:
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


Meaning = Rule | str  # a rule, or the name of a class


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase after its first word, and what it means."""

    rest: tuple[Part, ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a sentence, by the index of its first word and of the word after its last."""

    rule: Rule
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence's words by their offsets, where each class stands, and the rules' phrases in order."""

    spans: Sequence[tuple[int, int]]
    words: Sequence[str]
    classes: Mapping[str, Sequence[tuple[int, int]]]
    hits: Sequence[Hit]


def part_of(written: str) -> Part:
    """A phrase's word as the lexicon writes it: "seize*|took"."""
    if written in GAPS:
        return Part(frozenset(), (), GAPS[written])
    forms = [form.removesuffix("'s") for form in written.split("|")]
    stems = tuple(form[:-1] for form in forms if form.endswith("*"))
    return Part(frozenset(form for form in forms if not form.endswith("*")), stems, 0)


def spelled(phrase: str) -> Iterator[tuple[Part, ...]]:
    """The phrase, once with and once without each word that may be missing."""
    choices = [[token.rstrip("?"), ""] if token.endswith("?") else [token] for token in phrase.split()]
    for chosen in product(*choices):
        yield tuple(part_of(token) for token in chosen if token)


def rule_of(row: Mapping[str, Any]) -> Rule:
    asks = {name: frozenset(row[name]) for name in CONDITIONS if name in row}
    return Rule(row["kind"], row["weight"], row.get("takes", False), asks)


def meanings() -> Iterator[tuple[str, Meaning]]:
    """Every phrase of the two tables with what it means."""
    for row in table("kinds")["rules"]:
        rule = rule_of(row)
        yield from ((phrase, rule) for phrase in row["phrases"])
    for name, words in table("kinds_words").items():
        yield from ((phrase, name) for phrase in words["phrases"])
    yield from ((phrase, "background") for phrase in table("kinds")["background"]["phrases"])
    for name, phrases in table("kinds")["modality"].items():
        yield from ((phrase, name) for phrase in phrases)


@cache
def index() -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """All phrases by their first word, and those that begin with a stem by that stem."""
    words: dict[str, list[Entry]] = defaultdict(list)
    stems: dict[str, list[Entry]] = defaultdict(list)
    for phrase, meaning in meanings():
        for first, *rest in spelled(phrase):
            entry = Entry(tuple(rest), meaning)
            for word in first.words:
                words[word].append(entry)
            for stem in first.stems:
                stems[stem].append(entry)
    return dict(words), dict(stems)


@lru_cache(maxsize=50_000)
def entries(word: str) -> tuple[Entry, ...]:
    """The phrases that can begin with a word; texts repeat their words, so answers are kept."""
    words, stems = index()
    found = list(words.get(word, ()))
    for length in range(SHORTEST_STEM, len(word) + 1):
        found += stems.get(word[:length], ())
    return tuple(found)


def end_of(rest: tuple[Part, ...], words: Sequence[str], at: int) -> int | None:
    """Index after the last word of a phrase whose remaining parts are to fit from `at`; None where they do not."""
    for i, part in enumerate(rest):
        if part.gap:
            return end_behind_gap(part.gap, rest[i + 1 :], words, at)
        if at >= len(words) or not part.fits(words[at]):
            return None
        at += 1
    return at


def end_behind_gap(gap: int, rest: tuple[Part, ...], words: Sequence[str], at: int) -> int | None:
    """The same for parts behind a gap that begins at `at`; the nearest words that fit count."""
    part, further = rest[0], rest[1:]
    for start in range(at, min(at + gap + 1, len(words))):
        word = words[start]
        if part.fits(word):
            end = end_of(further, words, start + 1)
            if end is not None:
                return end
        if gap == GAPS[".."] and word in BARS:
            return None
    return None


def scan(text: str) -> Scan:
    """The words, classes and rule phrases of a sentence; rules are not yet asked for their conditions."""
    spans = [match.span() for match in WORD.finditer(text)]
    words = lowered(text, spans)
    classes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    hits: list[Hit] = []
    for i, word in enumerate(words):
        for entry in entries(word):
            end = end_of(entry.rest, words, i + 1)
            if end is None:
                continue
            if isinstance(entry.meaning, str):
                classes[entry.meaning].append((i, end))
            else:
                hits.append(Hit(entry.meaning, i, end))
    return without_neutral(Scan(spans, words, dict(classes), hits))


def lowered(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The words in lower case; months that look like other words, as nothing, outside of headlines."""
    raw = [text[a:b] for a, b in spans]
    if not MONTHS.intersection(raw) or sum(word[0].isupper() for word in raw) > len(raw) / 2:
        return [word.lower() for word in raw]
    return [word.lower() if i == 0 or word not in MONTHS else "" for i, word in enumerate(raw)]


def without_neutral(found: Scan) -> Scan:
    """The scan without what stands in a phrase that only looks like it: the rebels of "rebel-held"."""
    dead = found.classes.get("neutral", ())
    if not dead:
        return found

    def lives(first: int, end: int) -> bool:
        return not any(a <= first and end <= b and (a, b) != (first, end) for a, b in dead)

    classes = {name: [span for span in spans if lives(*span)] for name, spans in found.classes.items()}
    kept = [hit for hit in found.hits if lives(hit.first, hit.end)]
    return Scan(found.spans, found.words, {name: spans for name, spans in classes.items() if spans}, kept)


def stands(found: Scan, names: frozenset[str], low: int, high: int) -> bool:
    """Whether a phrase of one of the classes stands among the words from low to high, end exclusive."""
    return any(low <= first and end <= high for name in names for first, end in found.classes.get(name, ()))


def subject_class(found: Scan, low: int, high: int) -> str | None:
    """The class of the last actor among the words from low to high that no preposition governs."""
    actor = last_actor(found, low, high)
    return actor[2] if actor else None


def last_actor(found: Scan, low: int, high: int) -> tuple[int, int, str] | None:
    """First word, end and class of that actor; words that touch are one actor, an armed group where any of them is."""
    actors = sorted((first, end, name) for name in ACTORS for first, end in found.classes.get(name, ()))
    best: tuple[int, int, str] | None = None
    for first, end, name in actors:
        if first < low or end > high:
            continue
        if best is not None and first <= best[1]:
            best = (best[0], max(end, best[1]), min(name, best[2], key=ACTORS.index))
        elif not OBLIQUE.intersection(found.words[max(0, first - OBLIQUE_REACH) : first]):
            best = (first, end, name)
    return best


def holds(hit: Hit, found: Scan, near: Sequence[Scan]) -> bool:
    """Whether all that the hit's rule asks for stands where it must; `near` is the sentence with its neighbours."""
    low, high, size = hit.first - REACH, hit.end + REACH, len(found.words)
    tests = {
        "with": lambda names: stands(found, names, 0, size),
        "before": lambda names: stands(found, names, low, hit.first),
        "after": lambda names: stands(found, names, hit.first + 1, high),
        "near": lambda names: any(stands(one, names, 0, len(one.words)) for one in near),
        "unless": lambda names: not stands(found, names, 0, size),
        "not_before": lambda names: not stands(found, names, low, hit.first),
        "not_after": lambda names: not stands(found, names, hit.first + 1, high),
        "subject": lambda names: subject_class(found, low, hit.first) in names,
    }
    return all(tests[name](names) for name, names in hit.rule.asks.items())
