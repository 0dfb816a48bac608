"""The sentences of a report that count people, and what is known of the happening it is mainly about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.find.sentences import sentences
from sayso.lexicon import table
from sayso.link.event_kin import SMALL
from sayso.link.event_places import is_apart, is_located, term_of
from sayso.link.event_tellings import is_news
from sayso.link.event_words import deeds
from sayso.records import Figure, Mentions, Place, Report

LEAD = 300  # characters from the start whose places and deeds are the main happening's
NEAR = 2  # sentences before one that give no figure, whose place is still its own
HARM = frozenset({"killed", "injured", "missing"})

Value = tuple[str, int]  # measure and count


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text, and what of it bears on whose figures these are."""

    number: int  # which sentence of the text
    start: int
    end: int
    words: str
    figures: tuple[int, ...]  # indices of its figures that are news
    places: tuple[Place, ...]  # where it says something was
    around: tuple[Place, ...]  # where the nearest sentence before it that says so does; only those just before

    def cue(self) -> bool:
        """Whether it says in words that this is another happening."""
        return pattern("another").search(self.words) is not None

    def before(self, figure: Figure) -> str:
        """The words of the sentence before a figure."""
        return self.words[: figure.start - self.start]

    def after(self, mention: Figure | Place) -> str:
        """The words of the sentence after a figure or a place."""
        return self.words[mention.end - self.start :]


@dataclass(frozen=True, slots=True)
class Main:
    """What is known of the main happening."""

    places: tuple[Place, ...]
    figures: tuple[Figure, ...]  # of the title and the first sentence
    deeds: frozenset[str]  # families of words of the title and the opening that say what happened
    weekdays: frozenset[str]  # that the opening names, in lower case
    is_harm: bool
    end: int  # of its first sentence


def passages(report: Report, found: Mentions) -> Iterator[Passage]:
    """The sentences of the text that give figures other than background."""
    news = [i for i, figure in enumerate(found.figures) if figure.field == "text" and not figure.background]
    last: tuple[int, tuple[Place, ...]] = (-NEAR - 1, ())  # the last sentence that says where, and its places
    for number, (start, end) in enumerate(sentences(report.text)):
        inside = tuple(i for i in news if start <= found.figures[i].start < end)
        places = (p for p in found.places if p.field == "text" and start <= p.start < end)
        located = tuple(p for p in places if is_located(p, report.text[start : p.start], report.text[p.end : end]))
        if inside:
            around = last[1] if number - last[0] <= NEAR else ()
            yield Passage(number, start, end, report.text[start:end], inside, located, around)
        if located:
            last = (number, located)


def values(figures: Iterable[Figure]) -> set[Value]:
    """What figures count, with their measure, small counts left out."""
    ends = ((figure.measure, end) for figure in figures for end in (figure.low, figure.high))
    return {(measure, end) for measure, end in ends if end is not None and end > SMALL}


def main_of(told: Sequence[Passage], report: Report, found: Mentions) -> Main:
    """The main happening: the title and the first sentence with a figure that opens no other by its words."""
    first = next((one for one in told if not one.cue()), None)
    end = first.end if first else 0
    counted = [f for f in found.figures if is_news(f) and (f.field == "title" or (first and f.start < end))]
    return Main(
        tuple(_main_places(told, first, found)),
        tuple(counted),
        deeds(f"{report.title or ''} {report.text[: max(LEAD, end)]}"),
        weekdays(report.text[: max(LEAD, end)]),
        is_of_harm(counted),
        end,
    )


def _main_places(told: Sequence[Passage], first: Passage | None, found: Mentions) -> list[Place]:
    """The place of the main mention and those of title and opening that can be one with it; else the first ones."""
    mention = next((event for event in found.events if event.main and event.place is not None), None)
    named = found.places[mention.place] if mention and mention.place is not None else None
    given = [p for p in found.places if p.field == "title"]
    places = [place for place in [*([named] if named else []), *_of(first), *given] if term_of(place)]
    if not places:
        opening = [p for p in found.places if p.field == "text" and p.start < LEAD and term_of(p)]
        places = opening or list(next((one.places for one in told if one.places), ()))
    known = next((place for place in places if place.admin1), None)
    return [place for place in places if known is None or not is_apart(place, known)]


def _of(passage: Passage | None) -> tuple[Place, ...]:
    return passage.places if passage else ()


def weekdays(words: str) -> frozenset[str]:
    """The days of the week that words name, in lower case."""
    return frozenset(match.group(1).lower() for match in pattern("weekday").finditer(words))


def is_of_harm(figures: Iterable[Figure]) -> bool:
    """Whether one of these counts the dead, the hurt or the missing."""
    return any(figure.measure in HARM and not figure.implicit for figure in figures)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The words of a list of lexicon/events.toml, as a pattern."""
    return re.compile("|".join(table("events")["tellings"][name]), re.IGNORECASE)
