"""The sentences of a report that count people, and what is known of the happening it is mainly about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.find.sentences import sentences
from sayso.lexicon import table
from sayso.link.event_kin import SMALL
from sayso.link.event_places import is_apart, is_located, term_of
from sayso.link.event_sides import sides_of
from sayso.link.event_tellings import Days, days_of, is_news, sharp
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
    days: tuple[Days, ...]  # of its counts, else of its mention
    weekdays: frozenset[str]  # that the opening names, in lower case; of several the one of its mention
    is_harm: bool
    end: int  # of its first sentence
    sides: frozenset[str] = frozenset()  # whose places title and first sentence name: "rebel-held"


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
    first = opening(told, found.figures)
    end = first.end if first else 0
    counted = [f for f in found.figures if is_news(f) and (f.field == "title" or (first and f.start < end))]
    days = main_days(counted, report, found)
    return Main(
        tuple(_main_places(told, first, found)),
        tuple(counted),
        deeds(f"{report.title or ''} {report.text[: max(LEAD, end)]}"),
        days,
        weekdays_of(report.text[: max(LEAD, end)], days),
        is_of_harm(counted),
        end,
        sides_of(f"{report.title or ''} {first.words if first else ''}"),
    )


def opening(told: Sequence[Passage], figures: Sequence[Figure]) -> Passage | None:
    """The first sentence that counts people and opens no other happening; one that only shows somebody, as below a
    picture, where no other does."""
    plain = [one for one in told if not one.cue()]
    counting = (one for one in plain if any(not figures[i].implicit and is_news(figures[i]) for i in one.figures))
    return next(counting, plain[0] if plain else None)


def main_days(counted: Sequence[Figure], report: Report, found: Mentions) -> tuple[Days, ...]:
    """The days of the main happening: those of its counts, else that of its mention; none where they are no news."""
    published = days_of(report.published.first, report.published.last) if report.published else None
    told = [days for one in counted if not one.implicit and (days := sharp(days_of(one.first, one.last), published))]
    if told or published is None:
        return tuple(told)
    mention = next((event for event in found.events if event.main), None)
    days = sharp(days_of(mention.first, mention.last), published) if mention else None
    return (days,) if days else ()


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


def weekdays_of(words: str, days: Sequence[Days]) -> frozenset[str]:
    """The days of the week that an opening names: of several, those of the happening's days if these are among them."""
    named = weekdays(words)
    names = table("months")["weekdays"]["names"]  # Monday first, in full
    own = {names[date.fromordinal(day).weekday()] for first, last in days for day in {first, last}}
    return named & own if len(named) > 1 and named & own else named


def is_of_harm(figures: Iterable[Figure]) -> bool:
    """Whether one of these counts the dead, the hurt or the missing."""
    return any(figure.measure in HARM and not figure.implicit for figure in figures)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The words of a list of lexicon/events.toml, as a pattern."""
    return re.compile("|".join(table("events")["tellings"][name]), re.IGNORECASE)
