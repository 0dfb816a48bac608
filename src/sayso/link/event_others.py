"""What a report tells of beside its main happening: others plainly elsewhere or on another day, and background.

Kept narrow on purpose: a figure is of the main happening unless its own place or day cannot be the main one's. A single
victim told by a name or a noun is always of the main one: names of people are too often names of places as well.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

from sayso.link.event_tellings import Days, Telling, days_of, main_telling, place_term, sharp, spot
from sayso.link.event_words import Vocabulary, no_words
from sayso.records import EventMention, Figure, Mentions, Place, Report, Spot

ELSEWHERE = 60.0  # kilometres between two places that cannot be one happening's
OTHER_DAYS = 7  # days between two days that cannot be one happening's
EARTH = 12_742.0  # kilometres through


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
    main = main_telling(report, found, vocabulary)
    others: dict[str, Telling] = {}
    figures = tuple(_figure(figure, main, found, others) for figure in found.figures)
    return Told(
        version_of(report),
        report.location,
        report.title,
        main,
        tuple(others.values()),
        figures,
        tuple(_mention(mention, main, found.places, others) for mention in found.events),
    )


def version_of(report: Report) -> str:
    """A hash of what is told and when; it does not depend on where the report was found."""
    day = report.published
    parts = (report.text, report.title or "", f"{day.first} {day.last}" if day else "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _figure(figure: Figure, main: Telling, found: Mentions, others: dict[str, Telling]) -> int | Background:
    scene = _scene_of_figure(figure, main, found)
    if figure.background:
        words = f"{figure.words} {figure.who or ''}".strip()
        return Background(scene, f"{words} ({figure.measure})", figure.field, figure.start, figure.end)
    plain = figure.measure != "other" and figure.field == "text" and not figure.implicit
    if not plain or not _is_elsewhere(scene, main):
        return 0
    return _number(scene, main, others)


def _scene_of_figure(figure: Figure, main: Telling, found: Mentions) -> Scene:
    place = next((one for one in found.places if one.name == figure.place), None) if figure.place else None
    days = days_of(figure.first, figure.last)
    kind = found.events[figure.event].type if figure.event is not None else None
    return Scene(spot(place) if place else None, days if figure.background else sharp(days, main.published), kind)


def _mention(
    mention: EventMention, main: Telling, places: Sequence[Place], others: Mapping[str, Telling]
) -> int | None:
    if mention.main or mention.field == "title" or mention.place is None:
        return 0
    scene = Scene(
        spot(places[mention.place]), sharp(days_of(mention.first, mention.last), main.published), mention.type
    )
    if not _is_elsewhere(scene, main):
        return 0
    other = others.get(_key(scene))
    return other.number if other else None


def _is_elsewhere(scene: Scene, main: Telling) -> bool:
    """Whether a scene's place or day cannot be the main happening's."""
    apart = kilometres(scene.place, main.place)
    if apart is not None and apart > ELSEWHERE:
        return True
    if scene.days is None or main.days is None or scene.place is None or main.place is None:
        return False
    return (
        place_term(scene.place) != place_term(main.place)
        and max(scene.days[0] - main.days[1], main.days[0] - scene.days[1]) >= OTHER_DAYS
    )


def _number(scene: Scene, main: Telling, others: dict[str, Telling]) -> int:
    key = _key(scene)
    if key not in others:
        others[key] = replace(
            main,
            number=len(others) + 1,
            days=scene.days or main.days,
            kind=(scene.type, None, None) if scene.type else None,
            place=scene.place or main.place,
            tolls={},
            words=no_words(),
        )
    return others[key].number


def _key(scene: Scene) -> str:
    return place_term(scene.place) if scene.place else f"#days {scene.days}"


def kilometres(one: Spot | None, other: Spot | None) -> float | None:
    """How far two places lie apart, 0 within a province; None where one is unknown, or is as large as a country."""
    if one is None or other is None or not (one.admin1 and other.admin1):
        return None
    if (one.country, one.admin1) == (other.country, other.admin1):
        return 0.0  # one may be the province, or a road or a hospital of it
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = radians(one.lat), radians(other.lat)
    turn = sin(radians(other.lon - one.lon) / 2) ** 2
    return EARTH * asin(sqrt(min(1.0, sin((south - north) / 2) ** 2 + cos(north) * cos(south) * turn)))
