"""The passages two texts share word for word, with their characters in both, for many pairs at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.link.shingles import SIZE

Passage = tuple[int, int, int, int]  # start and end in the one text, start and end in the other
# starts, lengths, runs of one text
Words = tuple[NDArray[np.unsignedinteger], NDArray[np.unsignedinteger], NDArray[np.uint32]]
Ints = NDArray[np.int64]

OFTEN = 8  # places of one run in a very long text that are looked at
LEAST = 2  # runs in a passage; a single run of five words is shown only where there is nothing longer


def passages(pairs: Sequence[tuple[Words, Words]]) -> list[tuple[Passage, ...]]:
    """The shared passages of each pair in order of its first text, as code points into both.

    A passage ends where a word differs. What the second text has twice is shown where it stands first.
    """
    ones, others = ([pair[side] for pair in pairs] for side in (0, 1))
    pair, begins, ends, places = stretches([one[2] for one in ones], [other[2] for other in others])
    long = ends - begins + 1 >= LEAST
    kept = long | ~(np.bincount(pair[long], minlength=len(pairs)) > 0)[pair]
    pair, begins, ends, places = pair[kept], begins[kept], ends[kept], places[kept]
    last, other_last = ends + SIZE - 1, places + ends - begins + SIZE - 1
    (starts, lengths), (other_starts, other_lengths) = _joined(ones), _joined(others)
    columns = (
        starts[begins].tolist(),
        (starts[last] + lengths[last]).tolist(),
        other_starts[places].tolist(),
        (other_starts[other_last] + other_lengths[other_last]).tolist(),
    )
    rows = list(zip(*columns, strict=True))
    edges = np.searchsorted(pair, np.arange(len(pairs) + 1)).tolist()
    return [tuple(rows[edges[i] : edges[i + 1]]) for i in range(len(pairs))]


class LongText:
    """A text so much longer than others that it is put in order once, and not again for each of them."""

    def __init__(self, words: Words) -> None:
        self._words, self._order = words, np.argsort(words[2] >> np.uint32(1), kind="stable")
        self._runs = (words[2] >> np.uint32(1))[self._order]

    def near(self, runs: NDArray[np.uint32]) -> Words:
        """The words at and just after each of some runs, in order, so that passages with a text of these runs stay as
        they are. A run that comes often is taken at its first places only.
        """
        wanted = np.sort(runs[runs > 0] >> np.uint32(1))
        begins, ends = (np.searchsorted(self._runs, wanted, side=side) for side in ("left", "right"))
        counts = np.minimum(ends - begins, OFTEN)
        places = self._order[np.repeat(begins - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())]
        kept = np.sort((places[:, None] + np.arange(SIZE + 1)).ravel())  # one word more parts it from what follows
        kept = kept[np.append(kept[:1] >= 0, kept[1:] != kept[:-1]) & (kept < len(self._runs))]
        return self._words[0][kept], self._words[1][kept], self._words[2][kept]


def _joined(texts: Sequence[Words]) -> tuple[Ints, Ints]:
    """Starts and lengths of the words of all texts, one text after the other."""
    empty = np.zeros(0, dtype=np.int64)
    starts, lengths = (np.concatenate([empty, *(text[part] for text in texts)]) for part in (0, 1))
    return starts.astype(np.int64), lengths.astype(np.int64)


def stretches(
    ones: Sequence[NDArray[np.uint32]], others: Sequence[NDArray[np.uint32]]
) -> tuple[Ints, Ints, Ints, Ints]:
    """Of each stretch of runs that a pair's texts have in the same order: the pair, its first and last place in the
    first texts, and its first in the second; places count over all texts of a side, one after the other.
    """
    found = _places(ones, others)
    places = np.flatnonzero(found >= 0)
    there = found[places]
    goes_on = (np.diff(places) == 1) & (np.diff(there) == 1)  # never into the next text: its last runs are none
    edge = np.ones(min(1, len(places)), dtype=np.bool_)
    first, last = np.flatnonzero(np.append(edge, ~goes_on)), np.flatnonzero(np.append(~goes_on, edge))
    ends = np.cumsum([len(runs) for runs in ones])
    return np.searchsorted(ends, places[first], side="right"), places[first], places[last], there[first]


def _places(ones: Sequence[NDArray[np.uint32]], others: Sequence[NDArray[np.uint32]]) -> Ints:
    """For each run of the first texts the first place of the same run in the pair's second text; -1 where none."""
    bits = max(1, max(sum(len(runs) for runs in side) for side in (ones, others)).bit_length())
    second, first = (_keys(side, bits, which) for which, side in enumerate((others, ones)))
    keys = np.concatenate([second, first])
    keys.sort()
    same = keys >> np.uint64(bits + 1)
    new = np.append(np.ones(min(1, len(keys)), dtype=np.bool_), same[1:] != same[:-1])
    leader = keys[np.maximum.accumulate(np.where(new, np.arange(len(keys)), 0))]
    side, place = np.uint64(1 << bits), np.uint64((1 << bits) - 1)
    both = ((keys & side) != 0) & ((leader & side) == 0)
    found = np.full(sum(len(runs) for runs in ones), -1, dtype=np.int64)
    found[(keys[both] & place).astype(np.int64)] = (leader[both] & place).astype(np.int64)
    return found


def _keys(texts: Sequence[NDArray[np.uint32]], bits: int, side: int) -> NDArray[np.uint64]:
    """Pair, run, side and place in one number, for each run; 31 bits are the run's."""
    runs = np.concatenate([np.zeros(0, dtype=np.uint32), *texts])
    pair = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(text) for text in texts])
    there = np.flatnonzero(runs)
    keys: NDArray[np.uint64] = (pair[there] << np.uint64(31)) | (runs[there] >> np.uint32(1)).astype(np.uint64)
    keys <<= np.uint64(bits + 1)
    keys |= there.astype(np.uint64)
    return keys | np.uint64(side << bits)
