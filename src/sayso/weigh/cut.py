"""The smallest number of parties whose loss parts the happening from a value: a minimum vertex cut."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

EVENT, FIGURE = "EVENT", "FIGURE"

FEW = 60  # parties up to which every one is tried by itself before a flow is sought

Pair = tuple[str, str]


def smallest_cut(edges: Iterable[Pair], carriers: Collection[str]) -> tuple[int, tuple[str, ...]]:
    """How many parties must all be wrong for a value to fall, and one such set of parties, sorted.

    `edges` are (from, to), "to has it from from", where `from` may be EVENT; `carriers` are the parties with a report
    that states the value. Of several smallest sets it is the one nearest the happening, so that it is always the same.
    """
    near = _reached(edges, carriers)
    parts = [_cut_of_part(part) for part in _parts(near)]
    return sum(len(part) for part in parts), tuple(sorted(party for part in parts for party in part))


def _parts(near: Iterable[Pair]) -> list[list[Pair]]:
    """The edges in groups that hang together otherwise than by the happening and the value: each is cut by itself."""
    group: dict[str, str] = {}

    def chief(one: str) -> str:
        while group.setdefault(one, one) != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for start, end in near:
        if start != EVENT and end != FIGURE:
            group[chief(start)] = chief(end)
    parts: defaultdict[str, list[Pair]] = defaultdict(list)
    for start, end in near:
        parts[chief(end if start == EVENT else start)].append((start, end))
    return list(parts.values())


def _cut_of_part(near: Sequence[Pair]) -> tuple[str, ...]:
    """The smallest cut of one group. A single party that all ways pass is found without a flow, which most are."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in near:
        ways[start].add(end)
    parties = sorted({one for pair in near for one in pair} - {EVENT, FIGURE})
    if len(parties) <= FEW:
        single = [
            (len(seen), party) for party in parties if FIGURE not in (seen := _closure(ways, EVENT, without=party))
        ]
        if single:
            return (min(single)[1],)
    return _flow_cut(near, {party: i for i, party in enumerate(parties)})


def _reached(edges: Iterable[Pair], carriers: Collection[str]) -> list[Pair]:
    """The edges on some way from the happening to a carrier, with those from carriers to the value."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    back: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in [*edges, *((one, FIGURE) for one in carriers)]:
        if start != end:
            ways[start].add(end)
            back[end].add(start)
    live = _closure(ways, EVENT) & _closure(back, FIGURE)
    return sorted((start, end) for start in live for end in ways.get(start, ()) if end in live)


def _closure(ways: Mapping[str, Collection[str]], start: str, without: str | None = None) -> set[str]:
    """All that can be reached, `without` a node and what lies behind it only."""
    seen, queue = {start}, [start]
    for node in queue:
        for after in ways.get(node, ()):
            if after not in seen and after != without:
                seen.add(after)
                queue.append(after)
    return seen


def _flow_cut(near: Collection[Pair], places: Mapping[str, int]) -> tuple[str, ...]:
    """Every party is two nodes joined by an arc of capacity 1; all other arcs hold more than all parties together."""
    n = len(places)
    source, sink = 2 * n, 2 * n + 1
    starts = [2 * i for i in range(n)] + [source if a == EVENT else 2 * places[a] + 1 for a, _ in near]
    ends = [2 * i + 1 for i in range(n)] + [sink if b == FIGURE else 2 * places[b] for _, b in near]
    room = np.array([1] * n + [n + 1] * len(near), dtype=np.int32)
    size = 2 * n + 2
    arcs = csr_array((room, (np.array(starts, dtype=np.int32), np.array(ends, dtype=np.int32))), shape=(size, size))
    found = maximum_flow(arcs, source, sink)
    left = csr_array(arcs - found.flow)
    left.eliminate_zeros()
    seen = set(breadth_first_order(left, source, return_predecessors=False).tolist())
    return tuple(party for party, i in places.items() if 2 * i in seen and 2 * i + 1 not in seen)
