"""Which pairs of texts are worth comparing, and how much they share: rare runs of words first, then every run."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_runs import Rare, Shared

Ints = NDArray[np.int64]
Longs = NDArray[np.uint64]
Floats = NDArray[np.float64]

LEAST_RARE = 3  # rare runs that make two texts worth comparing
AT_ONCE = 8_000_000  # pairs proposed at a time, eight bytes each
_RUN, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)  # a pair is the one text's number above these bits, and the other's
_SLOTS = 32  # texts that are marked at a time, two bits each
_LOOKED_UP = 500_000  # runs that are looked up at a time


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of texts, a < b, with what they share: weights in own voice and in speech, and the number of runs."""

    a: Ints
    b: Ints
    own: Floats
    spoken: Floats
    runs: Ints


def proposed(rare: Rare, n: int, at_once: int = AT_ONCE) -> Longs:
    """Pairs of `n` texts that have several rare runs in common, sorted; `at_once` makes no difference to them."""
    load = np.cumsum(np.bincount(rare.texts, weights=rare.after, minlength=n))
    parts, begin = [np.zeros(0, dtype=np.uint64)], 0
    while begin < n:
        before = load[begin - 1] if begin else 0.0
        end = max(begin + 1, int(np.searchsorted(load, before + at_once, side="right")))
        parts.append(_often(_pairs_of(rare, begin, end, n)))
        begin = end
    return np.concatenate(parts)


def _pairs_of(rare: Rare, begin: int, end: int, n: int) -> Longs:
    """Every pair with one of these texts before the other, as often as they have a rare run in common."""
    chosen = rare.after > 0
    if (begin, end) != (0, n):
        chosen &= (rare.texts >= begin) & (rare.texts < end)
    places = np.flatnonzero(chosen)
    after = rare.after[places].astype(np.int64)
    others = np.repeat(places + 1 - (np.cumsum(after) - after), after)
    others += np.arange(len(others))
    pairs: Longs = rare.texts[others].astype(np.uint64)
    pairs |= np.repeat(rare.texts[places].astype(np.uint64) << _RUN, after)
    return pairs


def _often(pairs: Longs) -> Longs:
    """The pairs that come often enough, each once, sorted."""
    pairs.sort()
    if len(pairs) < LEAST_RARE:
        return pairs[:0]
    last = pairs[LEAST_RARE - 1 :]
    often: Longs = last[last == pairs[: len(last)]]
    if len(often) == 0:
        return often
    each: Longs = often[np.append(True, often[1:] != often[:-1])]
    return each


def scored(shared: Shared, pairs: Longs) -> Compared:
    """What the texts of each pair share: some texts' runs are marked, then their partners' looked up.

    Of a pair the text with more runs is marked, so that a digest of many texts is gone through once.
    """
    a, b = (pairs >> _RUN).astype(np.int64), (pairs & _LOW).astype(np.int64)
    own, spoken, runs = np.zeros(len(a)), np.zeros(len(a)), np.zeros(len(a), dtype=np.int64)
    lengths = np.diff(shared.bounds)
    swapped = lengths[b] > lengths[a]
    long, short = np.where(swapped, b, a), np.where(swapped, a, b)
    order = np.argsort(long, kind="stable")
    long, short = long[order], short[order]
    marked = np.zeros(len(shared.weights), dtype=np.uint64)
    for begin, end in _parts(long, np.cumsum(lengths[short])):
        here = order[begin:end]
        slots = np.cumsum(np.append(0, long[begin + 1 : end] != long[begin : end - 1]))
        items, slot = _items(shared, long[begin:end][np.append(True, slots[1:] != slots[:-1])])
        numbers = items >> np.uint32(1)
        marks = ((items & np.uint32(1)) + np.uint32(1)).astype(np.uint64)
        np.add.at(marked, numbers, marks << (2 * slot).astype(np.uint64))
        own[here], spoken[here], runs[here] = _sums(shared, marked, short[begin:end], slots)
        marked[numbers] = 0
    return Compared(a, b, own, spoken, runs)


def _parts(marked: Ints, load: Ints) -> Iterator[tuple[int, int]]:
    """Begin and end of stretches of pairs that have few texts to mark and not too many runs to look up; `load` is the
    number of those up to and with each pair.
    """
    edges = np.flatnonzero(marked[1:] != marked[:-1]) + 1
    begin = 0
    while begin < len(marked):
        last = int(np.searchsorted(edges, begin, side="right")) + _SLOTS - 1
        full = int(np.searchsorted(load, load[begin] + _LOOKED_UP, side="right"))
        end = min(int(edges[last]) if last < len(edges) else len(marked), max(begin + 1, full))
        yield begin, end
        begin = end


def _sums(shared: Shared, marked: Longs, partners: Ints, slots: Ints) -> tuple[Floats, Floats, Ints]:
    """Weights in own voice and in speech, and the number of runs, that each partner shares with the text in its slot.

    A mark has two bits a slot: 1 is own voice, 2 is speech.
    """
    items, partner = _items(shared, partners)
    numbers = items >> np.uint32(1)
    mark = (marked[numbers] >> (2 * slots).astype(np.uint64)[partner]) & np.uint64(3)
    hits = np.flatnonzero(mark)
    which = partner[hits]
    weights = shared.weights[numbers[hits]]
    speech = (mark[hits] == 2) | ((items[hits] & np.uint32(1)) == 1)
    n = len(partners)
    own, spoken = (np.bincount(which, weights=weights * some, minlength=n) for some in (~speech, speech))
    n_runs = np.bincount(which[weights > 0], minlength=n)
    return own.astype(np.float64), spoken.astype(np.float64), n_runs.astype(np.int64)


def _items(shared: Shared, texts: Ints) -> tuple[NDArray[np.uint32], Ints]:
    """The items of these texts, one text after the other, and the place in `texts` of each item's text."""
    begins = shared.bounds[texts]
    lengths = shared.bounds[texts + 1] - begins
    places = np.repeat(begins - (np.cumsum(lengths) - lengths), lengths)
    places += np.arange(len(places))
    return shared.items[places], np.repeat(np.arange(len(texts)), lengths)
