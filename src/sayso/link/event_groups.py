"""Groups of tellings: what hangs together by accepted pairs, cut where the pairs between two groups speak against it.

Two groups become one while the pairs between them score above the threshold, the best two groups first. What counts is
mostly the mean of the pairs, partly the best pair: one good pair between two groups that else have nothing in common (a
weak bridge) does not join them, but a group may go on from a first report to one that says little of how it began.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.link.event_vectors import Floats, Ints

WHOLE = 150  # members up to which all pairs of a component are scored, not only those that share rare terms
UNSEEN = -4.0  # score of a pair that shares no rare terms
UNSEEN_WEIGHT = 0.05  # how much such a pair counts in a component too large to score whole
BEST = 0.35  # share of the best pair in what counts, the mean has the rest
NEVER = -1e9  # the score of two that a person has called not the same

Score = Callable[[Ints, Ints], Floats]
Pair = tuple[int, int]
Between = tuple[float, int, float]  # sum of scores, scored pairs, best score

NOTHING: Between = (0.0, 0, -1e8)  # between two groups of which no pair was scored


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of tellings, a < b, and how strongly each is of one happening."""

    a: Ints
    b: Ints
    scores: Floats


def groups(
    n: int, seen: Scored, score: Score, threshold: float, *, same: Sequence[Pair] = (), apart: Sequence[Pair] = ()
) -> list[int]:
    """For each of `n` tellings the least one of its group. `same` and `apart` are what people decided."""
    component = _components(n, seen, threshold, same)
    whole, large = _within(component, seen, score)
    linkage = _Linkage(n, threshold, large)
    for a, b, value in zip(whole.a.tolist(), whole.b.tolist(), whole.scores.tolist(), strict=True):
        linkage.add(a, b, value)
    for pair in same:
        linkage.join(*pair)
    for a, b in apart:
        linkage.forbid(a, b)
    return linkage.merged()


def _components(n: int, seen: Scored, threshold: float, same: Sequence[Pair]) -> Ints:
    import scipy.sparse.csgraph

    accepted = seen.scores > threshold
    a = np.concatenate([seen.a[accepted], np.array([pair[0] for pair in same], dtype=np.int64)])
    b = np.concatenate([seen.b[accepted], np.array([pair[1] for pair in same], dtype=np.int64)])
    graph = scipy.sparse.coo_matrix((np.ones(len(a)), (a, b)), shape=(n, n))
    _, labels = scipy.sparse.csgraph.connected_components(graph, directed=False)
    return np.asarray(labels, dtype=np.int64)


def _within(component: Ints, seen: Scored, score: Score) -> tuple[Scored, set[int]]:
    """The scores inside components, all pairs of the small ones; and the members of the large ones."""
    sizes = np.bincount(component)
    inside = component[seen.a] == component[seen.b]
    members = _members(component, sizes)
    known = set(zip(seen.a[inside].tolist(), seen.b[inside].tolist(), strict=True))
    missing = [
        (a, b)
        for some in members
        if len(some) <= WHOLE
        for i, a in enumerate(some)
        for b in some[i + 1 :]
        if (a, b) not in known
    ]
    more = np.array(sorted(missing), dtype=np.int64).reshape(-1, 2)
    found = score(more[:, 0], more[:, 1]) if len(more) else np.zeros(0)
    whole = Scored(
        np.concatenate([seen.a[inside], more[:, 0]]),
        np.concatenate([seen.b[inside], more[:, 1]]),
        np.concatenate([seen.scores[inside], found]),
    )
    return whole, {one for some in members if len(some) > WHOLE for one in some}


def _members(component: Ints, sizes: Ints) -> list[list[int]]:
    """The members of every component of two or more."""
    several = np.flatnonzero(sizes[component] > 1)
    order = several[np.argsort(component[several], kind="stable")]
    cuts = np.flatnonzero(np.diff(component[order])) + 1
    return [part.tolist() for part in np.split(order, cuts) if len(part)]


@dataclass(slots=True)
class _Linkage:
    """Groups that grow. Between two of them stand the sum of the scores, the number of scored pairs, the best score."""

    n: int
    threshold: float
    large: set[int]
    _sums: dict[int, dict[int, Between]] = field(default_factory=dict)
    _size: dict[int, int] = field(default_factory=dict)
    _into: dict[int, int] = field(default_factory=dict)

    def add(self, a: int, b: int, value: float) -> None:
        """Take in a scored pair."""
        self._set(a, b, (value, 1, value))

    def top(self, one: int) -> int:
        """The least member of the group that a telling is in."""
        while one in self._into:
            one = self._into[one]
        return one

    def join(self, a: int, b: int) -> None:
        """Make the groups of two tellings one, whatever their score."""
        low, high = sorted((self.top(a), self.top(b)))
        if low != high:
            self._absorb(low, high)

    def forbid(self, a: int, b: int) -> None:
        """Keep the groups of two tellings apart; two that were joined stay joined."""
        low, high = self.top(a), self.top(b)
        if low != high:
            _, count, _ = self._sums.get(low, {}).get(high, NOTHING)
            self._set(low, high, (NEVER, max(1, count), NEVER))

    def merged(self) -> list[int]:
        """Join what can be joined, the best two first; of equals the least. Returns each telling's least companion."""
        heap = [
            (-value, a, b)
            for a, others in self._sums.items()
            for b in others
            if a < b and (value := self._value(a, b)) > self.threshold
        ]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if a in self._into or b in self._into or self._value(a, b) != -negative:
                continue
            self._absorb(a, b)
            for other in self._sums[a]:
                value = self._value(a, other)
                if value > self.threshold:
                    heapq.heappush(heap, (-value, min(a, other), max(a, other)))
        return [self.top(one) for one in range(self.n)]

    def _set(self, a: int, b: int, value: Between) -> None:
        self._sums.setdefault(a, {})[b] = value
        self._sums.setdefault(b, {})[a] = value

    def _value(self, a: int, b: int) -> float:
        total, count, best = self._sums[a][b]
        if best <= NEVER:
            return NEVER
        unseen = self._size.get(a, 1) * self._size.get(b, 1) - count
        weight = unseen * (UNSEEN_WEIGHT if a in self.large else 1.0)
        return (1 - BEST) * (total + weight * UNSEEN) / (count + weight) + BEST * best

    def _absorb(self, low: int, high: int) -> None:
        self._into[high] = low
        self._size[low] = self._size.get(low, 1) + self._size.pop(high, 1)
        self._sums.setdefault(low, {}).pop(high, None)
        for other, between in self._sums.pop(high, {}).items():
            if other != low:
                self._sums[other].pop(high)
                self._set(low, other, _both(between, self._sums[low].get(other, NOTHING)))


def _both(one: Between, other: Between) -> Between:
    """What stands between a group and two that become one; one that is forbidden stays so."""
    if NEVER in (one[2], other[2]):
        return NEVER, one[1] + other[1], NEVER
    return one[0] + other[0], one[1] + other[1], max(one[2], other[2])
