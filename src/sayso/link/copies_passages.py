"""The passages two texts share word for word, with their characters in both."""

import numpy as np
from numpy.typing import NDArray

from sayso.link.shingles import SIZE

Passage = tuple[int, int, int, int]  # start and end in the one text, start and end in the other
Words = tuple[NDArray[np.uint32], NDArray[np.uint16], NDArray[np.uint32]]  # starts, lengths, runs of one text

LEAST = 2  # runs in a passage; a single run of five words is shown only where there is nothing longer


def passages(a: Words, b: Words) -> tuple[tuple[Passage, ...], tuple[int, ...]]:
    """The shared passages in order of `a`, as code points into both texts, and how many spoken runs each has.

    A passage ends where a word differs. What `b` has twice is shown where it stands first.
    """
    begins, ends, others = _stretches(a[2] >> np.uint32(1), b[2] >> np.uint32(1))
    long = ends - begins + 1 >= LEAST
    if long.any():
        begins, ends, others = begins[long], ends[long], others[long]
    last, other_last = ends + SIZE - 1, others + ends - begins + SIZE - 1
    columns = (
        a[0][begins].tolist(),
        (a[0][last] + a[1][last]).tolist(),
        b[0][others].tolist(),
        (b[0][other_last] + b[1][other_last]).tolist(),
    )
    spoken = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(a[2] & np.uint32(1), dtype=np.int64)])
    return tuple(zip(*columns, strict=True)), tuple((spoken[ends + 1] - spoken[begins]).tolist())


_Places = NDArray[np.int64]


def _stretches(mine: NDArray[np.uint32], yours: NDArray[np.uint32]) -> tuple[_Places, _Places, _Places]:
    """First and last place in `mine` of each stretch of runs that both have in the same order, and its first in
    `yours`.
    """
    order = np.argsort(yours, kind="stable")
    found = np.searchsorted(yours, mine, sorter=order)
    at = order[np.minimum(found, len(order) - 1)] if len(order) else np.zeros(len(mine), dtype=np.int64)
    places = np.flatnonzero((yours[at] == mine) & (mine > 0)) if len(order) else at[:0]
    others = at[places]
    if len(places) == 0:
        return places, places, others
    goes_on = (np.diff(places) == 1) & (np.diff(others) == 1)
    first = np.flatnonzero(np.append(True, ~goes_on))
    last = np.flatnonzero(np.append(~goes_on, True))
    return places[first], places[last], others[first]
