"""Which figures of a report are of its main happening, and which of another that it tells of beside.

The text is read sentence by sentence. A sentence opens another happening only for a reason that stands in it: a place
that cannot be the main one's, a new place with words such as "separately" or "another attack", or people who were moved
or besieged where the report is mainly about the dead and hurt; or a count that cannot be the main happening's
(event_contrast). What gives no reason follows the sentence before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.lexicon import table
from sayso.link.event_contrast import is_in_contrast, moved_to
from sayso.link.event_passages import (
    HARM,
    Main,
    Passage,
    Value,
    is_of_harm,
    main_of,
    passages,
    pattern,
    values,
)
from sayso.link.event_places import is_apart, is_same
from sayso.link.event_sides import are_opposed, sides_of
from sayso.link.event_tellings import is_news
from sayso.records import Figure, Mentions, Place, Report

FOLLOWS = 2  # sentences after those of another happening up to which one without a place of its own is still of it
FEW = 4  # a count up to which an equal one does not bring back an earlier telling
LIKE_MOVED = frozenset({"displaced", "besieged", "other", "places"})


@dataclass(slots=True)
class Cut:
    """Another happening that the report tells of beside the main one."""

    places: tuple[Place, ...]
    subject: str  # "harm", or the measure that sets it apart
    anchor: int  # the last sentence that itself says that it is of this happening
    passages: list[Passage] = field(default_factory=list)
    values: set[Value] = field(default_factory=set)
    sides: frozenset[str] = frozenset()  # whose places it was at, where that sets it apart


def cuts(report: Report, found: Mentions) -> list[Cut]:
    """The happenings beside the main one, in the order of the text; their passages say which figures are theirs."""
    told = list(passages(report, found))
    known = main_of(told, report, found)
    made: list[Cut] = []
    now: Cut | None = None
    for one in told:
        now = _whose(one, found.figures, known, made, now)
        if now is not None:
            now.passages.append(one)
            now.values |= values(found.figures[i] for i in one.figures)
    return made


def _whose(one: Passage, figures: Sequence[Figure], main: Main, made: list[Cut], now: Cut | None) -> Cut | None:
    """The happening that a sentence tells of: one beside, or None for the main one."""
    own = [figures[i] for i in one.figures]
    if one.end <= main.end or (pattern("totals").search(one.words) and not one.cue()):
        return None
    subject = _subject(one, own, main)
    if subject != "harm":
        return _of_subject(subject, one, own, made)
    counted = values(own)
    if any(_is_equal(figure, other) for figure in own for other in main.figures):
        return None
    sides = sides_of(one.words)
    same = next((cut for cut in made if cut.subject == "harm" and _is_again(one, counted, cut)), None)
    if same is not None:
        same.anchor = one.number
        return same
    if any(_can_open(figure) for figure in own) and (_is_other(one, main) or are_opposed(sides, main.sides)):
        made.append(Cut(one.places, "harm", one.number, sides=sides))
        return made[-1]
    if now is not None and _follows(one, own, now):
        return now
    if is_in_contrast(one, own, main):
        made.append(Cut(one.places or moved_to(one, main), "harm", one.number, sides=sides))
        return made[-1]
    return None


def _subject(one: Passage, own: Sequence[Figure], main: Main) -> str:
    """The measure that sets figures apart from the dead and hurt of the main happening; else "harm"."""
    measures = {figure.measure for figure in own if not figure.implicit}
    apart = [measure for measure in table("events")["tellings"]["apart"] if measure in measures]
    is_apart_from_it = main.is_harm and not is_of_harm(own) and not pattern("flight").search(one.words)
    return str(apart[0]) if apart and is_apart_from_it else "harm"


def _goes_on(one: Passage, own: Sequence[Figure]) -> bool:
    """Whether a sentence can go on with people moved or besieged: it counts nothing else, and nobody fled."""
    return all(figure.measure in LIKE_MOVED for figure in own) and not pattern("flight").search(one.words)


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
    if any(count > FEW for _, count in counted & cut.values):
        return True
    there = any(is_same(place, other) for place in one.places for other in cut.places)
    return there and not are_opposed(sides_of(one.words), cut.sides)


def _is_other(one: Passage, main: Main) -> bool:
    """Whether a sentence has a reason to be of another happening than the main one."""
    if pattern("alone").search(one.words):
        return True
    new = [place for place in one.places if not any(is_same(place, other) for other in main.places)]
    if one.cue():
        return bool(new)
    if len(new) < len(one.places) or pattern("again").search(one.words):
        return False
    whole = [place for place in new if not pattern("part").match(one.after(place))]
    return any(
        _is_settlement(place, one) or (main.places and all(is_apart(place, other) for other in main.places))
        for place in whole
    )


def _is_settlement(place: Place, one: Passage) -> bool:
    """Whether a sentence calls a place a town or a village of its own."""
    before = one.words[max(0, place.start - one.start - 40) : place.start - one.start]
    return bool(pattern("settlement").search(before) or pattern("town").match(one.after(place)))


def _follows(one: Passage, own: Sequence[Figure], now: Cut) -> bool:
    """Whether a sentence without a place of its own goes on with another happening."""
    if one.places or pattern("dated").search(one.words) or one.number - now.anchor > FOLLOWS:
        return False
    if are_opposed(sides_of(one.words), now.sides):
        return False
    if now.subject != "harm":
        return _goes_on(one, own)
    counted = {measure for measure, _ in now.values}
    return any(figure.measure in HARM or figure.measure in counted or figure.implicit for figure in own)
