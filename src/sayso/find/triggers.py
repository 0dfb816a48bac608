"""Words that say what a number counts, found in text and in a parse. The words are lexicon/measures.toml."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sayso.find.numbers import alternatives
from sayso.find.parse import text_of
from sayso.lexicon import table
from sayso.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS = ("act", "undergo", "state", "deed", "toll", "people")
MEASURES: tuple[Measure, ...] = (
    "killed", "injured", "arrested", "missing", "abducted", "displaced", "besieged", "participants", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase of the lexicon in a sentence: its tokens, and what it may say (kind to measure)."""

    first: int  # token indices, both inclusive
    last: int
    root: int  # the token that stands for the phrase in the parse
    measures: Mapping[str, Measure]
    phrase: str


@cache
def meanings() -> dict[str, dict[str, Measure]]:
    """Every phrase of the lexicon, in lower case, with the measure it has as each kind of trigger; none for phrases
    that only look like triggers, and for those that need a condition."""
    measures = table("measures")
    found: dict[str, dict[str, Measure]] = defaultdict(dict)
    for measure in MEASURES:
        for kind in KINDS:
            for phrase in measures[measure][kind]:
                found[phrase].setdefault(kind, measure)
    for phrase in [
        *measures["neutral"]["phrases"],
        *(p for rule in measures["conditional"] for p in rule["phrases"]),
    ]:
        found.setdefault(phrase, {})
    for phrase in [one for one in found if ARTICLE in one and "participants" in found[one].values()]:
        found.setdefault(phrase.replace(ARTICLE, " "), found[phrase])
    return dict(found)


ARTICLE = " the "  # which headlines drop: "take to streets"


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand in the sentence and in the report for the phrases to be triggers."""

    phrases: frozenset[str]
    kind: str
    measure: Measure
    sentence: re.Pattern[str] | None
    report: re.Pattern[str] | None
    instead: bool  # whether the phrases then say this and nothing else
    own: bool  # whether the pattern of the sentence asks where the phrase stands


@cache
def conditions() -> tuple[Condition, ...]:
    """The lexicon's conditional triggers, in its order; one for each phrase where the pattern asks where it stands."""
    found = []
    for rule in table("measures")["conditional"]:
        own = OWN_PHRASE in rule.get("sentence", "")
        for phrases in [[phrase] for phrase in rule["phrases"]] if own else [rule["phrases"]]:
            found.append(condition(rule, phrases))
    return tuple(found)


OWN_PHRASE = "<phrase>"  # stands in a condition for the phrase at hand


def condition(rule: Mapping[str, Any], phrases: list[str]) -> Condition:
    """The condition of one rule of the lexicon for some of its phrases."""
    sentence, report = (filled(rule[key], phrases[0]) if key in rule else None for key in ("sentence", "report"))
    return Condition(
        frozenset(phrases),
        rule["kind"],
        rule["measure"],
        sentence,
        report,
        bool(rule.get("instead", False)),
        OWN_PHRASE in rule.get("sentence", ""),
    )


def filled(pattern: str, phrase: str) -> re.Pattern[str]:
    """A pattern of the lexicon with its pieces and the phrase at hand in place."""
    pieces: dict[str, str] = table("measures")["pieces"]
    for name, piece in pieces.items():
        pattern = pattern.replace(f"<{name}>", piece)
    return re.compile(pattern.replace(OWN_PHRASE, re.escape(phrase)), re.IGNORECASE)


@cache
def pattern() -> re.Pattern[str]:
    """Any phrase of the lexicon in a text in lower case; the longest where several start at one place."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(list(meanings()))})(?!\w)")


@cache
def lowered_words() -> frozenset[str]:
    """Words that are no names though a headline gives them a capital: triggers, people, numbers, common small words."""
    numbers = table("numbers")
    words = {word for phrase in meanings() for word in phrase.split()}
    words |= {
        word for key in ("units", "tens", "scales", "vague") for phrase in numbers[key] for word in phrase.split()
    }
    words |= set(table("people")["nouns"]) | set(table("measures")["places"]["nouns"])
    return frozenset(words | set(table("headlines")["words"]))


def measures_of(phrase: str, sentence: str, report: str, at: int) -> dict[str, Measure]:
    """What a phrase that starts at an offset can say in this sentence of this report, by kind of trigger."""
    found = dict(meanings()[phrase])
    for rule in open_conditions(report).get(phrase, ()):
        if not is_met(rule, sentence, at):
            continue
        if rule.instead:
            return {**dict.fromkeys(found, rule.measure), rule.kind: rule.measure}
        found.setdefault(rule.kind, rule.measure)
    return found


def is_met(rule: Condition, sentence: str, at: int) -> bool:
    """Whether a sentence meets a condition; where that asks for the phrase itself, around the place where it stands."""
    if rule.sentence is None:
        return True
    return any(not rule.own or one.start() <= at <= one.end() for one in rule.sentence.finditer(sentence))


@lru_cache(maxsize=2)
def open_conditions(report: str) -> dict[str, list[Condition]]:
    """The conditional triggers that a report's text leaves open, by phrase; kept for the report at hand, as each
    sentence asks."""
    wanted = {rule.report for rule in conditions() if rule.report is not None}
    met = {pattern for pattern in wanted if pattern.search(report)}
    found: dict[str, list[Condition]] = defaultdict(list)
    for rule in conditions():
        if rule.report is None or rule.report in met:
            for phrase in rule.phrases:
                found[phrase].append(rule)
    return dict(found)


@cache
def shorter_phrase(phrase: str) -> str | None:
    """The longest phrase of several words that begins one whose conditions are not met: "showed up" of "showed up at";
    None where there is none."""
    if not any(phrase in rule.phrases for rule in conditions()):
        return None
    words = phrase.split()
    starts = (" ".join(words[:n]) for n in range(len(words) - 1, 1, -1))
    return next((start for start in starts if meanings().get(start)), None)


def triggers(doc: "Doc", report: str) -> dict[int, Trigger]:
    """The triggers of a parsed sentence under the index of their root token; `report` is the report's whole text
    with its title."""
    return {trigger.root: trigger for trigger in found_triggers(doc, report)}


def found_triggers(doc: "Doc", report: str) -> Iterator[Trigger]:
    text = text_of(doc).lower()
    for match in pattern().finditer(text):
        phrase = match.group()
        measures = measures_of(phrase, text, report, match.start())
        if not measures and (shorter := shorter_phrase(phrase)):
            phrase, measures = shorter, measures_of(shorter, text, report, match.start())
        span = doc.char_span(match.start(), match.start() + len(phrase), alignment_mode="expand")
        if measures and span is not None and len(span):
            verbs = [t for t in span if t.pos_ == "VERB"] if {"act", "undergo"} & set(measures) else []
            root: Token = verbs[0] if verbs else span.root
            yield Trigger(span[0].i, span[-1].i, root.i, measures, phrase)
