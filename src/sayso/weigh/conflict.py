"""Where reports of one count do not agree: of what kind the conflict is, and who stands on which side."""

from collections.abc import Mapping, Sequence

from sayso.records import Side
from sayso.weigh.graph import roots
from sayso.weigh.records import Statement


def conflicts(told: Sequence[Statement], others: Sequence[Statement]) -> tuple[str, ...]:
    """The kinds of conflict among the statements of a finding; `others` are the counts of its other scopes."""
    live = [one for one in told if one.role == "counts"]
    kinds = []
    if any(one.role == "superseded" for one in told):
        kinds.append("update")
    if live and any(one.role == "counts" for one in others):
        kinds.append("scope")
    if any(one.role == "slip" for one in told):
        kinds.append("copy error")
    if len(groups(live)) > 1:
        kinds.append("disagreement")
    return tuple(kinds)


def groups(live: Sequence[Statement]) -> list[list[Statement]]:
    """The statements in groups that have a value in common, the group of most newsrooms first."""
    rest, found = list(live), []
    while rest:
        ends = sorted({one.low for one in rest} | {one.high for one in rest})
        value = min(ends, key=lambda x: (-len({one.party for one in rest if one.low <= x <= one.high}), x))
        found.append([one for one in rest if one.low <= value <= one.high])
        rest = [one for one in rest if not one.low <= value <= one.high]
    return found


def sides(live: Sequence[Statement], names: Mapping[str, str]) -> tuple[Side, ...]:
    """The positions in a conflict: the bounds as stated, the origins behind them, and how many reports tell them."""
    behind = roots(live)
    by_id = {id(one): behind[i] for i, one in enumerate(live)}
    found = []
    for some in groups(live):
        parties = sorted({names[party] for one in some for party in by_id[id(one)]})
        lows, highs = [one.stated[0] for one in some], [one.stated[1] for one in some]
        low = None if None in lows else min(low for low in lows if low is not None)
        high = None if None in highs else max(high for high in highs if high is not None)
        found.append(Side(low, high, tuple(parties), len({one.report_id for one in some})))
    return tuple(found)
