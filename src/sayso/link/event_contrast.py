"""What a sentence tells that its report's main happening cannot have been, though it names no other place for it.

Four reasons, each with a count of people. One voice does not give two counts of one thing: who says "18 killed" of the
market and "13 killed" two sentences later speaks of another place. "Saturday's attack" is not Wednesday's, if its count
is another. A deed that the opening knows nothing of, with another count, is another deed. And so is a place that the
sentences just before went to.
"""

from collections.abc import Iterator, Sequence

from sayso.link.event_kin import SMALL
from sayso.link.event_passages import HARM, Main, Passage, pattern
from sayso.link.event_places import is_apart, is_same
from sayso.link.event_tellings import days_of, is_news
from sayso.link.event_words import deeds
from sayso.records import Figure, Place

LONG = 3  # days from which on a count is of another day than the main one: less may be a toll that rose
REACH = 1.5  # times a bound up to which an open count ("at least 20") may still be the same as an exact one


def is_in_contrast(one: Passage, own: Sequence[Figure], main: Main) -> bool:
    """Whether a sentence with these figures cannot be of the main happening."""
    goes_on = pattern("again").search(one.words) and not pattern("also").search(one.words)
    if goes_on or pattern("same").search(one.words):
        return False
    counts = [figure for figure in own if _is_count(figure, one)]
    against = list(_contradicted(counts, main))
    if any(figure.attributed_to == other.attributed_to for figure, other in against):
        return True
    if against and _is_of_another_day(one, main):
        return True
    if counts and _is_long_before(counts, main):
        return True
    told = deeds(one.words)
    if against and told and not told & main.deeds:
        return True
    return bool(counts) and bool(moved_to(one, main)) and (bool(against) or _is_far(one.around, main))


def _is_of_another_day(one: Passage, main: Main) -> bool:
    """Whether a sentence speaks of another day's deed than the opening: "Saturday's attack" after "on Wednesday"."""
    named = {str(match["before"] or match["after"]).lower() for match in pattern("of_a_day").finditer(one.words)}
    return bool(named and main.weekdays) and not named & main.weekdays


def _is_long_before(counts: Sequence[Figure], main: Main) -> bool:
    """Whether counts are dated days from the main happening: "on Friday" where it was on the Monday after."""
    told = [days for one in counts if (days := days_of(one.first, one.last)) and days[0] == days[1]]
    return bool(told and main.days) and all(
        max(days[0] - other[1], other[0] - days[1]) >= LONG for days in told for other in main.days
    )


def moved_to(one: Passage, main: Main) -> tuple[Place, ...]:
    """The places that the sentences just before went to, where none is the main one's and this sentence names none."""
    before = [place for place in one.around if place.start < main.end]
    if one.places or before or pattern("again").search(one.words):
        return ()
    return () if any(is_same(place, other) for place in one.around for other in main.places) else one.around


def _is_far(places: Sequence[Place], main: Main) -> bool:
    return bool(main.places) and any(all(is_apart(place, other) for other in main.places) for place in places)


def _is_count(figure: Figure, one: Passage) -> bool:
    """Whether a figure counts the dead or hurt of something in its own right.

    Not a part of another, and not those that the text has told of: "the four", "three others".
    """
    return (
        is_news(figure)
        and figure.measure in HARM
        and not figure.implicit
        and figure.part_of is None
        and max(figure.low or 0, figure.high or 0) > SMALL
        and not pattern("told_before").search(one.before(figure))
        and not pattern("told_after").match(one.after(figure))
    )


def _contradicted(counts: Sequence[Figure], main: Main) -> Iterator[tuple[Figure, Figure]]:
    """Counts with those of the main happening that they contradict."""
    whole = [other for other in main.figures if not other.implicit and other.part_of is None]
    for figure in counts:
        for other in whole:
            if other.measure == figure.measure and _differ(figure, other):
                yield figure, other


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two counts cannot both be true."""
    if one.low is None or other.low is None or max(other.low, other.high or 0) <= SMALL:
        return False
    return _top(one, one.low) < other.low or _top(other, other.low) < one.low


def _top(figure: Figure, low: int) -> float:
    return low * REACH if figure.high is None else figure.high
