"""Which figures of a report are of its main happening, and which of another that it tells of beside.

The text is read sentence by sentence. A sentence opens another happening only for a reason that stands in it: a place
that cannot be the main one's, a new place with words such as "separately" or "another attack", or people who were moved
or besieged where the report is mainly about the dead and hurt. What gives no reason follows the sentence before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso.find.sentences import sentences
from sayso.lexicon import table
from sayso.link.event_kin import SMALL
from sayso.link.event_places import is_apart, is_located, is_same, term_of
from sayso.link.event_tellings import is_news
from sayso.records import Figure, Mentions, Place, Report

FOLLOWS = 2  # sentences after those of another happening up to which one without a place of its own is still of it
LEAD = 300  # characters from the start whose places are the main happening's
HARM = frozenset({"killed", "injured", "missing"})
LIKE_MOVED = frozenset({"displaced", "besieged", "other", "places"})

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

    def cue(self) -> bool:
        """Whether it says in words that this is another happening."""
        return _pattern("another").search(self.words) is not None


@dataclass(slots=True)
class Cut:
    """Another happening that the report tells of beside the main one."""

    places: tuple[Place, ...]
    subject: str  # "harm", or the measure that sets it apart
    anchor: int  # the last sentence that itself says that it is of this happening
    passages: list[Passage] = field(default_factory=list)
    values: set[Value] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Main:
    """What is known of the main happening."""

    places: tuple[Place, ...]
    figures: tuple[Figure, ...]  # of the title and the first sentence
    is_harm: bool
    end: int  # of its first sentence


def cuts(report: Report, found: Mentions) -> list[Cut]:
    """The happenings beside the main one, in the order of the text; their passages say which figures are theirs."""
    told = list(passages(report, found))
    known = _main_of(told, found)
    made: list[Cut] = []
    now: Cut | None = None
    for one in told:
        now = _whose(one, found.figures, known, made, now)
        if now is not None:
            now.passages.append(one)
            now.values |= values(found.figures[i] for i in one.figures)
    return made


def passages(report: Report, found: Mentions) -> Iterator[Passage]:
    """The sentences of the text that give figures other than background."""
    news = [i for i, figure in enumerate(found.figures) if figure.field == "text" and not figure.background]
    for number, (start, end) in enumerate(sentences(report.text)):
        inside = tuple(i for i in news if start <= found.figures[i].start < end)
        if inside:
            places = (p for p in found.places if p.field == "text" and start <= p.start < end)
            located = tuple(p for p in places if is_located(p, report.text[start : p.start], report.text[p.end : end]))
            yield Passage(number, start, end, report.text[start:end], inside, located)


def values(figures: Iterable[Figure]) -> set[Value]:
    """What figures count, with their measure, small counts left out."""
    ends = ((figure.measure, end) for figure in figures for end in (figure.low, figure.high))
    return {(measure, end) for measure, end in ends if end is not None and end > SMALL}


def _main_of(told: Sequence[Passage], found: Mentions) -> _Main:
    """The main happening: the title and the first sentence with a figure that opens no other by its words."""
    first = next((one for one in told if not one.cue()), None)
    end = first.end if first else 0
    counted = [f for f in found.figures if is_news(f) and (f.field == "title" or (first and f.start < end))]
    return _Main(
        tuple(_main_places(told, first, found)),
        tuple(counted),
        _is_of_harm(counted),
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


def _whose(one: Passage, figures: Sequence[Figure], main: _Main, made: list[Cut], now: Cut | None) -> Cut | None:
    """The happening that a sentence tells of: one beside, or None for the main one."""
    own = [figures[i] for i in one.figures]
    if one.end <= main.end or (_pattern("totals").search(one.words) and not one.cue()):
        return None
    subject = _subject(one, own, main)
    if subject != "harm":
        return _of_subject(subject, one, own, made)
    counted = values(own)
    if any(_is_equal(figure, other) for figure in own for other in main.figures):
        return None
    same = next((cut for cut in made if cut.subject == "harm" and _is_again(one, counted, cut)), None)
    if same is not None:
        same.anchor = one.number
        return same
    if any(_can_open(figure) for figure in own) and _is_other(one, main):
        made.append(Cut(one.places, "harm", one.number))
        return made[-1]
    if now is not None and now.subject != "harm" and not _goes_on(one, own):
        return None
    return now if _follows(one, now) else None


def _subject(one: Passage, own: Sequence[Figure], main: _Main) -> str:
    """The measure that sets figures apart from the dead and hurt of the main happening; else "harm"."""
    measures = {figure.measure for figure in own if not figure.implicit}
    apart = [measure for measure in table("events")["tellings"]["apart"] if measure in measures]
    is_apart_from_it = main.is_harm and not _is_of_harm(own) and not _pattern("flight").search(one.words)
    return str(apart[0]) if apart and is_apart_from_it else "harm"


def _goes_on(one: Passage, own: Sequence[Figure]) -> bool:
    """Whether a sentence can go on with people moved or besieged: it counts nothing else, and nobody fled."""
    return all(figure.measure in LIKE_MOVED for figure in own) and not _pattern("flight").search(one.words)


def _is_of_harm(figures: Iterable[Figure]) -> bool:
    return any(figure.measure in HARM and not figure.implicit for figure in figures)


def _of_subject(subject: str, one: Passage, own: Sequence[Figure], made: list[Cut]) -> Cut | None:
    known = next((cut for cut in made if cut.subject == subject), None)
    if known is None and not any(is_news(figure) for figure in own):
        return None
    if known is None:
        known = Cut((), subject, one.number)
        made.append(known)
    known.anchor = one.number
    return known


def _can_open(figure: Figure) -> bool:
    """Whether a figure can be of another happening: a count, or a victim told by a noun.

    Not a victim told by a name: names of people are too often names of places as well.
    """
    return (
        is_news(figure)
        and figure.measure != "other"
        and (not figure.implicit or figure.words.startswith(("a ", "A ", "an ", "An ")))
    )


def _is_equal(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same: one count, or a count within a vague one."""
    if one.measure != other.measure:
        return False
    if values([one]) & values([other]):
        return True
    vague, plain = (one, other) if one.vague else (other, one)
    if not vague.vague or vague.low is None or vague.high is None or plain.low is None:
        return False
    return vague.low <= plain.low <= vague.high


def _is_again(one: Passage, counted: set[Value], cut: Cut) -> bool:
    """Whether a sentence comes back to a happening: by an equal count, or by its place."""
    return bool(counted & cut.values) or any(is_same(place, other) for place in one.places for other in cut.places)


def _is_other(one: Passage, main: _Main) -> bool:
    """Whether a sentence has a reason to be of another happening than the main one."""
    if _pattern("alone").search(one.words):
        return True
    new = [place for place in one.places if not any(is_same(place, other) for other in main.places)]
    if one.cue():
        return bool(new)
    if len(new) < len(one.places) or _pattern("again").search(one.words):
        return False
    whole = [place for place in new if not _pattern("part").match(_after(place, one))]
    return any(
        _is_settlement(place, one) or (main.places and all(is_apart(place, other) for other in main.places))
        for place in whole
    )


def _is_settlement(place: Place, one: Passage) -> bool:
    """Whether a sentence calls a place a town or a village of its own."""
    before = one.words[max(0, place.start - one.start - 40) : place.start - one.start]
    return bool(_pattern("settlement").search(before) or _pattern("town").match(_after(place, one)))


def _after(place: Place, one: Passage) -> str:
    return one.words[place.end - one.start :]


def _follows(one: Passage, now: Cut | None) -> bool:
    """Whether a sentence without a place of its own goes on with another happening."""
    if now is None or one.places or _pattern("dated").search(one.words):
        return False
    return one.number - now.anchor <= FOLLOWS


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The words of a list of lexicon/events.toml, as a pattern."""
    return re.compile("|".join(table("events")["tellings"][name]), re.IGNORECASE)
