"""Which tellings beside the main ones, of several reports, are of one happening."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.link.event_places import is_apart, is_same, kilometres
from sayso.link.event_sides import are_opposed
from sayso.link.event_tellings import Days, Telling, place_term

SLACK = 1  # days by which two tellings of one day may differ: time zones, "overnight"
SMALL = 2  # a count up to which two equal ones say nothing

Pair = tuple[int, int]


def meet(one: Days | None, other: Days | None) -> bool:
    """Whether two tellings can be of one day; False where one is unknown."""
    return one is not None and other is not None and max(one[0] - other[1], other[0] - one[1]) <= SLACK


def agree(one: Telling, other: Telling) -> bool:
    """Whether place and day of two tellings with an equal count can be one: the same place, or one province."""
    if one.place is None or other.place is None or not meet(one.days, other.days):
        return False
    return is_same(one.place, other.place) or kilometres(one.place, other.place) == 0


def alike(tellings: Sequence[Telling], main: Mapping[str, str]) -> list[list[Telling]]:
    """Tellings in groups of one happening each; `main` is the event that each report is mainly about."""
    top = list(range(len(tellings)))
    for a, b in _pairs(tellings, main):
        low, high = sorted((_least(top, a), _least(top, b)))
        top[high] = low
    found: defaultdict[int, list[Telling]] = defaultdict(list)
    for i, one in enumerate(tellings):
        found[_least(top, i)].append(one)
    return list(found.values())


def _least(top: list[int], i: int) -> int:
    while top[i] != i:
        i = top[i]
    return i


def _pairs(tellings: Sequence[Telling], main: Mapping[str, str]) -> Iterator[Pair]:
    """Tellings that are of one happening, each with the next of its kin, so that there are no more than tellings."""
    for key, some in _kin(tellings, main).items():
        line = sorted(some, key=lambda i: (tellings[i].days or (0, 0), tellings[i].report_id, tellings[i].number))
        for a, b in pairwise(line):
            one, other = tellings[a], tellings[b]
            if key[0] == "place":
                fits = meet(one.days, other.days)
            else:
                fits = one.place is None or other.place is None or not is_apart(one.place, other.place)
            if fits and not are_opposed(one.sides, other.sides):
                yield a, b


def _kin(tellings: Sequence[Telling], main: Mapping[str, str]) -> dict[tuple[object, ...], list[int]]:
    """Numbers of tellings by what they have in common.

    The place and what is counted; or the main happening of their reports, and beside it a count, or what sets them
    apart (people moved or besieged).
    """
    found: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(tellings):
        if one.place is not None:
            found["place", place_term(one.place), one.subject].append(i)
        if one.subject != "harm":
            found["subject", main[one.report_id], one.subject].append(i)
        for measure, count in one.tolls.items():
            if count > SMALL:
                found["toll", main[one.report_id], measure, count].append(i)
    return dict(found)
