"""Ranges without averaging: what still stands of the statements, how far they reach, which value is best by a rule."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.lexicon import table
from sayso.weigh.graph import roots
from sayso.weigh.records import Claim, Moment, Statement


def without_earlier(some: Sequence[Statement]) -> list[Statement]:
    """The statements, those marked "superseded" whose every origin has later said something else.

    A claim's time is the earliest publication that carries it, never a copy's. Where the order is unknown, both stay.
    """
    counting = [one for one in some if one.role == "counts"]
    behind = roots(counting)
    said: defaultdict[str, dict[Claim, Moment | None]] = defaultdict(dict)
    spans: dict[Claim, tuple[int, int]] = {}
    for i, one in enumerate(counting):
        spans[one.claim] = (one.low, one.high)
        for origin in behind[i]:
            said[origin][one.claim] = earlier(said[origin].get(one.claim, LATE), one.moment)
    stale = {
        (one.report_id, one.figure)
        for i, one in enumerate(counting)
        if behind[i] and all(_replaced(one.claim, said[origin], spans) for origin in behind[i])
    }
    return [replace(one, role="superseded") if (one.report_id, one.figure) in stale else one for one in some]


LATE: Moment = (float("inf"), float("inf"))


def earlier(a: Moment | None, b: Moment | None) -> Moment | None:
    """The earlier of two moments; None where one is unknown."""
    if a is None or b is None:
        return None
    return min(a[0], b[0]), min(a[1], b[1])


def _replaced(claim: Claim, said: Mapping[Claim, Moment | None], spans: Mapping[Claim, tuple[int, int]]) -> bool:
    """Whether an origin has plainly said something else after a claim."""
    mine, (low, high) = said[claim], spans[claim]
    if mine is None:
        return False
    for other, moment in said.items():
        first, last = spans[other]
        if moment is not None and moment[0] > mine[1] and (first > high or last < low):
            return True
    return False


def full_range(live: Sequence[Statement]) -> tuple[int | None, int | None]:
    """The least and the largest value that the statements leave room for; None, None where there is none."""
    if not live:
        return None, None
    spans = [span(one) for one in live]
    return min(low for low, _ in spans), max(high for _, high in spans)


def span(one: Statement) -> tuple[int, int]:
    """The values that a statement leaves room for.

    An open end reaches a quarter further, or to the next number as round as the stated one if that is more: who says
    "at least 150" would have said "at least 200" of 200.
    """
    low, high = one.stated
    if one.about or (low is not None and high is not None):
        return one.low, one.high
    room = max(roundness(one.number) - 1, int(one.number * table("weigh")["range"]["room"]))
    return (one.number, one.number + room) if high is None else (max(0, one.number - room), one.number)


def stated_ends(live: Sequence[Statement]) -> dict[str, Any]:
    """The fields `stated_low`, `stated_high`, `open_low` and `open_high` of a finding: the least and the largest number
    that was said, and whether it was said as an open end."""
    if not live:
        return {}
    least = min(min(end for end in one.stated if end is not None) for one in live)
    most = max(max(end for end in one.stated if end is not None) for one in live)
    return {
        "stated_low": least,
        "stated_high": most,
        "open_low": any(one.stated == (None, least) for one in live),
        "open_high": any(one.stated == (most, None) for one in live),
    }


def roundness(n: int) -> int:
    """The step at which a number is round: 100 for 300, 50 for 150, 5 for 45, 1 for 43 and all below ten."""
    if n < 10:
        return 1
    steps: list[int] = [10**power * part for power in range(len(str(n)), -1, -1) for part in (10, 5)]
    for step in steps:
        if step <= n and n % step == 0:
            return step
    return 1


def corroborated_range(by_value: Sequence[tuple[int, int]]) -> tuple[int | None, int | None]:
    """The least and the largest value for which two independent parties stand; None, None where there is none."""
    held = [x for x, k in by_value if k >= 2]
    return (min(held), max(held)) if held else (None, None)


def chosen(
    rule: str, live: Sequence[Statement], best_values: Sequence[int]
) -> tuple[int | None, int | None, int | None]:
    """Low, best and high by a rule (docs/weigh/ranges.md); None, None, None where nothing is claimed."""
    low, high = full_range(live)
    if low is None:
        return None, None, None
    if rule == "conservative":
        return low, min(one.number for one in live), high
    if rule == "most informative":
        return _most_informative(live, best_values)
    if rule == "most representative":
        return low, _most_told(live, sorted({one.number for one in live})), high
    return low, _most_told(live, best_values), high


def _most_told(live: Sequence[Statement], values: Sequence[int]) -> int | None:
    """Of some values the one that most newsrooms lead with, then most state at all, then the one told last, then the
    least."""
    values = [x for x in values if not is_vague_end(x, live)] or values
    first: dict[str, Statement] = {}
    for one in live:
        first.setdefault(one.report_id, one)

    def told(x: int) -> tuple[int, int, float, int]:
        leading = [one for one in first.values() if one.number == x]
        late = max((one.moment[0] for one in leading if one.moment), default=0.0)
        return -len({one.party for one in leading}), -len({one.party for one in live if one.number == x}), -late, x

    return min(values, key=told, default=None)


def is_vague_end(x: int, live: Sequence[Statement]) -> bool:
    """Whether a value is only the end of a vague word's interval in which somebody states a number: 3 of "several",
    where another says four."""
    said = {one.number for one in live if not one.vague}
    return x not in said and any(one.low <= n <= one.high for one in live if one.vague for n in said)


def _most_informative(
    live: Sequence[Statement], best_values: Sequence[int]
) -> tuple[int | None, int | None, int | None]:
    """The narrowest of the statements that stand for a best-supported value."""
    standing = [one for one in live if any(one.low <= x <= one.high for x in best_values)]
    one = min(standing, key=lambda one: (span(one)[1] - span(one)[0], one.vague, one.about, one.number), default=None)
    return (None, None, None) if one is None else (span(one)[0], one.number, span(one)[1])
