"""Which reports of an index share how much text: rare runs of words first, then every run the two have.

Reports are numbered in order of rank here (earliest first), and a run of words by its place among the runs that stand
in at least two texts. All of it is numpy over the whole index; no text is read again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Longs = NDArray[np.uint64]
Floats = NDArray[np.float64]

RARE = 32  # texts; a run of words in more of them proposes pairs with its earliest text only
LEAST_RARE = 3  # rare runs that make two texts worth comparing
FREE, FREE_POWER = 5.0, 0.28  # texts that may share a run before it begins to count less: 5, or 11 of 6,000
STORY = 0.3  # share of a text in common with the earliest one that makes it the same story
FEW = 6  # texts from which on a run that is no story's may be furniture
SEASON = 30  # days; what recurs over a longer time is a stock phrase, not news
FURNITURE = 256  # texts; furniture in more of them does not count at all
AT_ONCE = 20_000_000  # pairs proposed at a time, eight bytes each
_RUN, _ONE = np.uint64(32), np.uint64(1)  # bits of a key below the run's number; the bit that says "speech"
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of each text beside its words: numbers of its publisher and day, -1 where unknown."""

    publishers: Ints
    days: Ints


@dataclass(frozen=True, slots=True)
class Shared:
    """The runs that stand in more than one text: those of text i are items[bounds[i]:bounds[i + 1]], sorted.

    An item is twice the number of a run, and one more where the text has it as speech only. `weights`, one a run, says
    how much a run counts: 1 is a rare one. `sizes` is how many runs each text has, shared or not.
    """

    bounds: Ints
    items: NDArray[np.uint32]
    weights: NDArray[np.float32]
    sizes: Ints

    def of(self, text: int) -> NDArray[np.uint32]:
        """The numbers of the shared runs of a text, sorted."""
        return self.items[self.bounds[text] : self.bounds[text + 1]] >> np.uint32(1)

    def stock(self) -> float:
        """Which share of a text's runs stands in other texts too: the median over all texts."""
        return float(np.median(np.diff(self.bounds) / np.maximum(1, self.sizes))) if len(self.sizes) else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of texts, a < b, with what they share: weights in own voice and in speech, and the number of runs."""

    a: Ints
    b: Ints
    own: Floats
    spoken: Floats
    runs: Ints


@dataclass(frozen=True, slots=True)
class _Postings:
    """The texts of each run: those of run i are the keys from starts[i] on, counts[i] of them."""

    keys: Longs
    starts: Ints
    counts: Ints

    def texts(self, places: Ints) -> Ints:
        return ((self.keys[places] & _LOW) >> _ONE).astype(np.int64)

    def members(self, chosen: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Places of the keys of the chosen runs, and how many of them each run has."""
        counts = self.counts[chosen]
        before = np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(self.starts[chosen], counts) + np.arange(counts.sum()) - before, counts


def compared(runs: NDArray[np.uint32], texts: Ints, about: About) -> tuple[Shared, Compared]:
    """The shared runs of all texts, and the pairs worth comparing; `texts` is the text of each run."""
    n = len(about.days)
    found = _postings(_keys(runs, texts))
    sizes = np.bincount(found.texts(np.arange(len(found.keys))), minlength=n)
    story, stars = _stories(found, sizes)
    stock, own_furniture = _furniture(found, about)
    furniture = stock & ~story
    rare = (found.counts > 1) & (found.counts <= RARE) & ~furniture
    pairs = np.union1d(_proposed(found, rare), stars)
    nothing = (furniture & (found.counts > FURNITURE)) | (own_furniture & ~story)
    shared = _shared(found, nothing, n, sizes)
    return shared, scored(shared, pairs)


def _keys(runs: NDArray[np.uint32], texts: Ints) -> Longs:
    """Run, text and whether it is speech there in one number, sorted; in own voice and in speech is own voice."""
    there = runs > 0
    keys = runs[there].astype(np.uint64)
    spoken = keys & _ONE
    keys >>= _ONE
    keys <<= _RUN
    keys |= texts[there].astype(np.uint64) << _ONE
    keys |= spoken
    keys.sort()
    if len(keys) == 0:
        return keys
    first = np.append(True, (keys[1:] >> _ONE) != (keys[:-1] >> _ONE))
    kept: Longs = keys[first]
    return kept


def _postings(keys: Longs) -> _Postings:
    if len(keys) == 0:
        return _Postings(keys, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    starts = np.flatnonzero(np.append(True, (keys[1:] >> _RUN) != (keys[:-1] >> _RUN)))
    return _Postings(keys, starts, np.diff(np.append(starts, len(keys))))


# ---- frequent runs: a story that many carry, or furniture


def _stories(found: _Postings, sizes: Ints) -> tuple[NDArray[np.bool_], Longs]:
    """Which frequent runs belong to one story, and the pairs of its texts with the earliest.

    A run is a story's where most of its texts share much more with the earliest of them than this run.
    """
    frequent = found.counts >= FEW
    places, counts = found.members(frequent)
    first = np.repeat(found.texts(found.starts[frequent]), counts)
    texts = found.texts(places)
    pairs = (first.astype(np.uint64) << _RUN) | texts.astype(np.uint64)
    each, index, times = np.unique(pairs, return_inverse=True, return_counts=True)
    one, other = (each >> _RUN).astype(np.int64), (each & _LOW).astype(np.int64)
    much = times >= STORY * np.minimum(sizes[one], sizes[other])
    alike = np.add.reduceat(much[index], np.cumsum(counts) - counts) if len(counts) else np.zeros(0)
    story = np.zeros(len(found.counts), dtype=np.bool_)
    story[np.flatnonzero(frequent)[alike * 2 > counts]] = True
    return story, each[much & (one != other)]


def _furniture(found: _Postings, about: About) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which runs recur in one publisher's texts, over more than a season, or in more texts than can be compared;
    and which in one publisher's texts only.
    """
    frequent = found.counts >= FEW
    places, counts = found.members(frequent)
    furniture, one = found.counts > RARE, np.zeros(len(found.counts), dtype=np.bool_)
    if len(counts) == 0:
        return furniture, one
    begins, texts = np.cumsum(counts) - counts, found.texts(places)
    publishers, days = about.publishers[texts], about.days[texts]
    same = np.minimum.reduceat(publishers, begins) == np.maximum.reduceat(publishers, begins)
    known = publishers[begins] >= 0
    earliest = np.minimum.reduceat(np.where(days < 0, np.iinfo(np.int64).max, days), begins)
    long = np.maximum.reduceat(days, begins) - earliest > SEASON
    one[np.flatnonzero(frequent)[same & known]] = True
    furniture[np.flatnonzero(frequent)[long]] = True
    return furniture | one, one


# ---- pairs


def _proposed(found: _Postings, rare: NDArray[np.bool_]) -> Longs:
    """Pairs of texts that have several of these runs in common, sorted."""
    chosen, counts = found.starts[rare], found.counts[rare]
    groups = [(int(count), chosen[counts == count]) for count in np.unique(counts)]
    n_pairs = sum(count * (count - 1) // 2 * len(starts) for count, starts in groups)
    n_parts = n_pairs // AT_ONCE + 1  # a part holds the pairs of some first texts, so that it can be counted alone
    kept = [_often(_pairs_within(found, groups, part, n_parts)) for part in range(n_parts)]
    pairs = np.concatenate(kept)
    pairs.sort()
    return pairs


def _pairs_within(found: _Postings, groups: list[tuple[int, Ints]], part: int, n_parts: int) -> Longs:
    """Every pair of texts of every run, as often as they share one, where the first text is of this part."""
    parts = [np.zeros(0, dtype=np.uint64)]
    for count, starts in groups:
        columns = [found.texts(starts + place) for place in range(count)]
        for i in range(count - 1):
            mine = slice(None) if n_parts == 1 else columns[i] % n_parts == part
            first = columns[i][mine].astype(np.uint64) << _RUN
            parts += [first | column[mine].astype(np.uint64) for column in columns[i + 1 :]]
    return np.concatenate(parts)


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


# ---- what two texts share


def _shared(found: _Postings, nothing: NDArray[np.bool_], n: int, sizes: Ints) -> Shared:
    """The shared runs text by text, numbered in the order of the keys; `nothing` are those that do not count."""
    several = found.counts > 1
    places, counts = found.members(several)
    number = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
    spoken = found.keys[places] & _ONE
    by_text = (found.texts(places).astype(np.uint64) << _RUN) | (number << _ONE) | spoken
    by_text.sort()
    bounds = np.searchsorted(by_text, np.arange(n + 1, dtype=np.uint64) << _RUN)
    free = max(FREE, n**FREE_POWER)
    weights = 1 / (1 + np.log(np.maximum(1, counts / free)))
    weights[nothing[several]] = 0
    return Shared(bounds, (by_text & _LOW).astype(np.uint32), weights.astype(np.float32), sizes)


def scored(shared: Shared, pairs: Longs) -> Compared:
    """What the texts of each pair share: one text's runs are marked, then its partners' looked up."""
    a, b = (pairs >> _RUN).astype(np.int64), (pairs & _LOW).astype(np.int64)
    own, spoken = np.zeros(len(a)), np.zeros(len(a))
    runs = np.zeros(len(a), dtype=np.int64)
    marked = np.zeros(len(shared.weights), dtype=np.uint8)
    edges = np.flatnonzero(np.append(True, a[1:] != a[:-1])) if len(a) else np.zeros(0, dtype=np.int64)
    for begin, end in zip(edges.tolist(), [*edges[1:].tolist(), len(a)], strict=False):
        mine = shared.items[shared.bounds[a[begin]] : shared.bounds[a[begin] + 1]]
        numbers = mine >> np.uint32(1)
        marked[numbers] = 1 + (mine & np.uint32(1))
        for place in range(begin, end, 2000):
            here = slice(place, min(end, place + 2000))
            own[here], spoken[here], runs[here] = _sums(shared, marked, b[here])
        marked[numbers] = 0
    return Compared(a, b, own, spoken, runs)


def _sums(shared: Shared, marked: NDArray[np.uint8], partners: Ints) -> tuple[Floats, Floats, Ints]:
    """Weights in own voice and in speech, and the number of runs, that each partner shares with the marked text."""
    begins, ends = shared.bounds[partners], shared.bounds[partners + 1]
    lengths = ends - begins
    offsets = np.cumsum(lengths) - lengths
    items = shared.items[np.repeat(begins - offsets, lengths) + np.arange(lengths.sum())]
    numbers = items >> np.uint32(1)
    mark = marked[numbers]
    hits = np.flatnonzero(mark)
    which = np.repeat(np.arange(len(partners)), lengths)[hits]
    weights = shared.weights[numbers[hits]]
    speech = (mark[hits] == 2) | ((items[hits] & np.uint32(1)) == 1)
    n = len(partners)
    own, spoken = (np.bincount(which, weights=weights * some, minlength=n) for some in (~speech, speech))
    n_runs = np.bincount(which[weights > 0], minlength=n)
    return own.astype(np.float64), spoken.astype(np.float64), n_runs.astype(np.int64)
