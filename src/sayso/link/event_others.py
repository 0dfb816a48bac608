"""What a report tells of beside its main happening: others, as its sentences part them, and background."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.link.event_cuts import Cut, cuts
from sayso.link.event_tellings import TITLE, Days, Telling, days_of, main_telling, sharp, spot, tolls
from sayso.link.event_words import Vocabulary, no_words
from sayso.records import EventMention, Figure, Mentions, Report, Spot


@dataclass(frozen=True, slots=True)
class Scene:
    """Where, when and of what kind something was, as far as the text says."""

    place: Spot | None
    days: Days | None
    type: str | None  # PLOVER category


@dataclass(frozen=True, slots=True)
class Background:
    """A figure that is not of the news; it finds an event only where place, day and kind all are that event's."""

    scene: Scene
    words: str  # the figure as the text has it, and what it counts
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a report: its tellings, and to which of them its figures and event mentions belong."""

    version: str  # of two reports with one report_id, the one with the lesser version stays
    location: str
    title: str | None
    main: Telling
    others: tuple[Telling, ...]  # numbered from 1
    figures: tuple[int | Background, ...]  # number of a telling
    mentions: tuple[int | None, ...]  # the same; None where the mention is of no telling


def told(report: Report, found: Mentions, vocabulary: Vocabulary) -> Told:
    """The tellings of a report."""
    beside = cuts(report, found)
    number = {i: n for n, cut in enumerate(beside, start=1) for one in cut.passages for i in one.figures}
    own = [figure for i, figure in enumerate(found.figures) if i not in number]
    main = main_telling(report, found, vocabulary, own)
    figures = tuple(
        _background(figure, main, found) if figure.background else number.get(i, 0)
        for i, figure in enumerate(found.figures)
    )
    return Told(
        version_of(report),
        report.location,
        report.title,
        main,
        tuple(_telling(n, cut, main, found) for n, cut in enumerate(beside, start=1)),
        figures,
        tuple(_mention(mention, beside) for mention in found.events),
    )


def version_of(report: Report) -> str:
    """A hash of what is told and when; it does not depend on where the report was found."""
    day = report.published
    parts = (report.text, report.title or "", f"{day.first} {day.last}" if day else "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _background(figure: Figure, main: Telling, found: Mentions) -> Background:
    place = next((one for one in found.places if one.name == figure.place), None) if figure.place else None
    kind = found.events[figure.event].type if figure.event is not None else None
    scene = Scene(spot(place) if place else None, days_of(figure.first, figure.last), kind)
    words = f"{figure.words} {figure.who or ''}".strip()
    return Background(scene, f"{words} ({figure.measure})", figure.field, figure.start, figure.end)


def _telling(number: int, cut: Cut, main: Telling, found: Mentions) -> Telling:
    """What a report says of a happening beside its main one: of the sentences that tell of it."""
    own = [found.figures[i] for one in cut.passages for i in one.figures]
    told_of = (sharp(days_of(figure.first, figure.last), main.published) for figure in own)
    kinds = Counter(found.events[figure.event].type for figure in own if figure.event is not None)
    places = [place for one in cut.passages for place in one.places]
    return replace(
        main,
        number=number,
        days=next((days for days in told_of if days), main.days),
        kind=(min(kinds, key=lambda kind: (-kinds[kind], kind)), None, None) if kinds else None,
        place=spot(places[0]) if places else None,
        tolls=tolls(own),
        words=no_words(),
        subject=cut.subject,
        sides=cut.sides,
        title=headline(cut.passages[0].words),
    )


def headline(sentence: str) -> str:
    """The first words of a sentence as they stand, up to the length of a title."""
    return sentence if len(sentence) <= TITLE else sentence[: TITLE + 1].rpartition(" ")[0] or sentence[:TITLE]


def _mention(mention: EventMention, beside: Sequence[Cut]) -> int:
    """The number of the telling whose sentences hold an event mention; 0 is the main one."""
    if mention.main or mention.field == "title":
        return 0
    holding = (
        number
        for number, cut in enumerate(beside, start=1)
        for one in cut.passages
        if one.start <= mention.start < one.end
    )
    return next(holding, 0)
