"""How many parties would all have to be wrong for a value to fall: k with its bounds, and what may be printed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from sayso.lexicon import table
from sayso.weigh.echoes import frank, proven
from sayso.weigh.graph import Cut, cut_of
from sayso.weigh.records import Statement

Merges = Callable[[Sequence[Statement]], Iterable[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Independence:
    """The support of the values that some statements name."""

    k_value: int | None
    k: int
    k_low: int
    k_high: int
    k_by_value: tuple[tuple[int, int], ...]
    best_values: tuple[int, ...]
    floor: int | None
    parties: tuple[str, ...]  # ids of one smallest cut at k_value
    cuts: Mapping[int, tuple[str, ...]]  # the same of every value


class Support:
    """The statements that count, and the cuts of those that stand for a value."""

    def __init__(self, live: Sequence[Statement], same: Mapping[str, str]) -> None:
        self.live = live
        self._same = same  # parties taken as one in k, as the evidence is above the threshold
        self._known: dict[tuple[int, ...], Cut] = {}

    def at(self, x: int) -> list[Statement]:
        """The statements that stand for a value."""
        return [one for one in self.live if one.low <= x <= one.high]

    def of(self, x: int) -> Cut:
        """The smallest cut for a value."""
        return self._cut([i for i, one in enumerate(self.live) if one.low <= x <= one.high])

    def at_least(self, x: int) -> int:
        """How many parties would have to be wrong for "x or more" to fall."""
        return self._cut([i for i, one in enumerate(self.live) if one.stated[0] is not None and one.stated[0] >= x])[0]

    def _cut(self, chosen: Sequence[int]) -> Cut:
        key = tuple(chosen)
        if key not in self._known:
            self._known[key] = cut_of(unpartisan([self.live[i] for i in key]), names=self._same)
        return self._known[key]


def unpartisan(some: Sequence[Statement]) -> list[Statement]:
    """The statements without those of parties about their enemies' losses, which corroborate nobody; of these the first
    only where there is nothing else."""
    fair = [one for one in some if not one.partisan]
    return fair or list(some[:1])


def independence(
    live: Sequence[Statement], ends: Sequence[int], same: Mapping[str, str], merges: Merges
) -> Independence:
    """The support of the values `ends`, those that any statement names. `same` merges parties in k, `merges` gives the
    ways of merging that are possible."""
    support = Support(live, same)
    by_value = [(x, support.of(x)) for x in ends]
    k = max((cut[0] for _, cut in by_value), default=0)
    best = tuple(x for x, cut in by_value if cut[0] == k and any(one.low <= x <= one.high for one in live))
    if not best:
        return Independence(None, 0, 0, 0, tuple((x, cut[0]) for x, cut in by_value), (), None, (), {})
    value = best[0]
    active = unpartisan(support.at(value))
    high = max(k, cut_of(frank(active), certain_only=True)[0])
    most = table("weigh")["independence"]["guesses"]
    wary = proven(active)
    low = min((cut_of(wary, names=names)[0] for names in islice(merges(active), most)), default=k)
    floor = max((x for x in ends if support.at_least(x) >= 2), default=None)
    k_by_value = tuple((x, cut[0]) for x, cut in by_value)
    cuts = {x: cut[1] for x, cut in by_value}
    return Independence(value, k, min(low, k), high, k_by_value, best, floor, cuts[value], cuts)


def guesses(vague: Sequence[str], named: Sequence[str], always: Mapping[str, str]) -> Iterable[Mapping[str, str]]:
    """The ways in which nobody in particular may be one of the named parties; `always` holds in all of them."""
    yield always
    if vague and named:
        for choice in product(named, repeat=len(vague)):
            yield {**always, **dict(zip(vague, choice, strict=True))}
