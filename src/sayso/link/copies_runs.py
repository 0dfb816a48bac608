"""The runs of words that stand in more than one text: an inverted index, made one slice of the runs at a time.

Texts are numbered in order of rank here (earliest first), and a run by its place among the runs of several texts. All
of it is numpy over the whole index; no text is read again. What comes out is the same however many slices there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.shingles import Shingles

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Longs = NDArray[np.uint64]
Words32 = NDArray[np.uint32]

RARE = 32  # texts; a run of words in more of them proposes pairs with its earliest text only
FREE, FREE_POWER = 5.0, 0.28  # texts that may share a run before it begins to count less: 5, or 11 of 6,000
STORY = 0.3  # share of a text in common with the earliest one that makes it the same story
FEW = 6  # texts from which on a run that is no story's may be furniture
STOCK = (0.2, 0.6)  # share of a text's runs that others have too, where texts are news and where they are stock phrases
MADE = 0.5  # how far texts are made of stock phrases when it is more than chance
SOON = 2  # days within which furniture proposes pairs too, where texts are made of stock phrases
SEASON = 30  # days; what recurs over a longer time is a stock phrase, not news
FURNITURE = 256  # texts; furniture in more of them does not count at all
SLICE = 4_000_000  # runs that are sorted at a time, eight bytes each
_RUN, _ONE = np.uint64(32), np.uint64(1)  # bits of a key below the run's number; the bit that says "speech"
_LOW = np.uint64(0xFFFFFFFF)
_NUMBERS = 2**32  # of runs, from 0


@dataclass(frozen=True, slots=True)
class About:
    """What is known of each text beside its words: numbers of its publisher and day, -1 where unknown."""

    publishers: Ints
    days: Ints


@dataclass(frozen=True, slots=True)
class Shared:
    """The runs that stand in more than one text: those of text i are items[bounds[i]:bounds[i + 1]], sorted.

    An item is twice the number of a run, and one more where the text has it as speech only. `weights`, one a run, says
    how much a run counts: 1 is a rare one. `sizes` is how many runs each text has, shared or not, and `counted` how
    many of them count at all.
    """

    bounds: Ints
    items: Words32
    weights: NDArray[np.float32]
    sizes: Ints
    counted: Ints

    def of(self, text: int) -> Words32:
        """The numbers of the shared runs of a text, sorted."""
        return self.items[self.bounds[text] : self.bounds[text + 1]] >> np.uint32(1)

    def n_of(self, text: int) -> int:
        """How many of a text's runs stand in others too."""
        return int(self.bounds[text + 1] - self.bounds[text])

    def common(self, a: int, b: int) -> Words32:
        """The numbers of the runs that two texts share, sorted."""
        few, many = (a, b) if self.n_of(a) <= self.n_of(b) else (b, a)
        return self.held(self.of(few), many)

    def held(self, numbers: Words32, text: int) -> Words32:
        """Those of some numbers that a text has too."""
        items = self.of(text)
        if len(items) == 0:
            return numbers[:0]
        places = items.searchsorted(numbers)
        held: Words32 = numbers[items.take(places, mode="clip") == numbers]
        return held

    def stock(self) -> float:
        """How far these texts are made of stock phrases: 0 for news, 1 where most of what they say recurs."""
        if len(self.sizes) == 0:
            return 0.0
        recurs = float(np.median(np.diff(self.bounds) / np.maximum(1, self.sizes)))
        return min(1.0, max(0.0, (recurs - STOCK[0]) / (STOCK[1] - STOCK[0])))


@dataclass(frozen=True, slots=True)
class Rare:
    """The texts of runs that few texts have: one run's stand together, sorted; `after` is how many follow in its run.

    `after` is 0 throughout for a run that proposes no pairs.
    """

    texts: Words32
    after: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Slice:
    """Of some runs of several texts, in order of their hash: how many texts, the first, what kind; and their texts."""

    counts: Words32
    first: Words32
    stock: Bools  # recurs as stock phrases do
    own: Bools  # of one publisher only
    few: Words32  # texts of those in at most RARE texts, run after run
    items: Words32  # as in Shared, text after text
    per_text: Words32  # items of each text
    sizes: Ints


def inverted(
    batches: Sequence[Shingles], numbers: Sequence[NDArray[np.int32]], about: About, size: int = SLICE
) -> tuple[Shared, Rare, Longs]:
    """The shared runs of all texts, the rare ones' texts, and the pairs of one story's texts with its earliest.

    `numbers` are those of each batch's texts, -1 for one that is not compared. A pair is (earlier << 32) + later, and
    pairs are sorted. `size` is how many runs are held at a time: it makes no difference to what comes back.
    """
    n_slices = sum(len(batch.runs) for batch in batches) // size + 1
    edges = [_NUMBERS * place // n_slices for place in range(n_slices + 1)]
    slices = [_slice(_keys(batches, numbers, edges[i], edges[i + 1]), about) for i in range(n_slices)]
    counts, first, stock, own, few = (
        np.concatenate([getattr(one, name) for one in slices]) for name in ("counts", "first", "stock", "own", "few")
    )
    sizes = np.sum([one.sizes for one in slices], axis=0)
    bounds, items = _by_text(slices, len(about.days))
    del slices
    story, stars = _stories(bounds, items, counts, first, sizes)
    furniture = stock & ~story
    nothing = (furniture & (counts > FURNITURE)) | (own & ~story)
    weights = _weights(counts, nothing, len(about.days))
    shared = Shared(bounds, items, weights, sizes, sizes - _nothing(bounds, items, weights == 0))
    soon = SOON if shared.stock() > MADE else -1
    return shared, _rare(few, counts, furniture, about.days, soon), stars


# ---- one slice of the runs


def _keys(batches: Sequence[Shingles], numbers: Sequence[NDArray[np.int32]], begin: int, end: int) -> Longs:
    """Run, text and whether it is speech there in one number, of the runs from begin to end, sorted; in own voice and
    in speech is own voice.
    """
    parts = [np.zeros(0, dtype=np.uint64)]
    for batch, number in zip(batches, numbers, strict=True):
        # Every slice goes through all runs: only those of the slice are looked at further.
        places = np.flatnonzero((batch.runs >= max(1, begin)) & (batch.runs < end))
        texts = np.repeat(number, np.diff(np.searchsorted(places, batch.bounds)))
        places, texts = places[texts >= 0], texts[texts >= 0]
        runs = batch.runs[places].astype(np.uint64)
        keys = (runs >> _ONE) << _RUN
        keys |= (texts.astype(np.uint32) << np.uint32(1)).astype(np.uint64)
        keys |= runs & _ONE
        parts.append(keys)
    keys = np.concatenate(parts)
    del parts
    keys.sort()
    if len(keys) == 0:
        return keys
    text = keys >> _ONE
    again = text[1:] == text[:-1]
    return keys[np.append(True, ~again)] if again.any() else keys


def _slice(keys: Longs, about: About) -> _Slice:
    n = len(about.days)
    texts = (keys & _LOW).astype(np.uint32)
    sizes = np.bincount(texts >> np.uint32(1), minlength=n)
    run = (keys >> _RUN).astype(np.uint32)
    starts = np.flatnonzero(np.append(np.ones(min(1, len(run)), dtype=np.bool_), run[1:] != run[:-1]))
    counts = np.diff(np.append(starts, len(run)))
    several = np.repeat(counts > 1, counts)
    counts, texts = counts[counts > 1], texts[several]
    number = np.repeat(np.arange(len(counts), dtype=np.uint64) << _ONE, counts)
    items = number | (texts & np.uint32(1))
    texts >>= np.uint32(1)
    items |= texts.astype(np.uint64) << _RUN
    items.sort()
    stock, own = _recurring(texts, counts, about)
    return _Slice(
        counts=counts.astype(np.uint32),
        first=texts[np.cumsum(counts) - counts],
        stock=stock,
        own=own,
        few=texts[np.repeat(counts <= RARE, counts)],
        items=(items & _LOW).astype(np.uint32),
        per_text=np.bincount(texts, minlength=n).astype(np.uint32),
        sizes=sizes,
    )


def _recurring(texts: Words32, counts: Ints, about: About) -> tuple[Bools, Bools]:
    """Which runs recur in one publisher's texts, over more than a season, or in more texts than can be compared;
    and which in one publisher's texts only.
    """
    frequent = counts >= FEW
    stock, own = counts > RARE, np.zeros(len(counts), dtype=np.bool_)
    if not frequent.any():
        return stock, own
    texts = texts[np.repeat(frequent, counts)]
    begins = np.cumsum(counts[frequent]) - counts[frequent]
    publishers, days = about.publishers.astype(np.int32)[texts], about.days.astype(np.int32)[texts]
    same = np.minimum.reduceat(publishers, begins) == np.maximum.reduceat(publishers, begins)
    own[frequent] = same & (publishers[begins] >= 0)
    latest = np.maximum.reduceat(days, begins)
    days[days < 0] = np.iinfo(np.int32).max
    stock[frequent] |= own[frequent] | (latest > SEASON + np.minimum.reduceat(days, begins).astype(np.int64))
    return stock, own


# ---- all slices together


def _by_text(slices: list[_Slice], n: int) -> tuple[Ints, Words32]:
    """The items of all slices text after text: bounds, and items whose numbers go on from slice to slice."""
    bounds = np.zeros(n + 1, dtype=np.int64)
    for one in slices:
        bounds[1:] += one.per_text
    np.cumsum(bounds, out=bounds)
    if len(slices) == 1:
        return bounds, slices[0].items
    items = np.zeros(bounds[-1], dtype=np.uint32)
    free, before = bounds[:-1].copy(), 0
    for one in slices:
        begins = np.cumsum(one.per_text, dtype=np.int64) - one.per_text
        places = np.repeat(free - begins, one.per_text)
        places += np.arange(len(one.items))
        items[places] = one.items + np.uint32(2 * before)
        free += one.per_text
        before += len(one.counts)
    return bounds, items


def _weights(counts: Words32, nothing: Bools, n: int) -> NDArray[np.float32]:
    """How much each run counts: less the more texts have it, beyond a few."""
    free = max(FREE, n**FREE_POWER)
    weights: NDArray[np.float32] = (1 / (1 + np.log(np.maximum(1, counts / free)))).astype(np.float32)
    weights[nothing] = 0
    return weights


def _nothing(bounds: Ints, items: Words32, nothing: Bools, size: int = SLICE) -> Ints:
    """How many of each text's runs are among some that count for nothing."""
    n = np.zeros(len(bounds) - 1, dtype=np.int64)
    for begin, end in _stretches(bounds, size):
        edges = bounds[begin : end + 1] - bounds[begin]
        these = nothing[items[bounds[begin] : bounds[end]] >> np.uint32(1)]
        n[begin:end] = np.diff(np.append(0, np.cumsum(these, dtype=np.int64))[edges])
    return n


def _rare(few: Words32, counts: Words32, furniture: Bools, days: Ints, within: int) -> Rare:
    """The texts of rare runs, and how many follow each in its run: all, or for furniture those `within` so many days
    (-1: none). Texts are in order of their day.
    """
    chosen = counts <= RARE
    some = counts[chosen].astype(np.int64)
    ends = np.repeat(np.cumsum(some), some)
    places = np.flatnonzero(np.repeat(furniture[chosen], some))
    ends[places] = _soon(few, places, ends[places], days, within)
    ends -= np.arange(1, len(few) + 1)
    return Rare(few, ends.astype(np.uint8))


def _soon(few: Words32, places: Ints, ends: Ints, days: Ints, within: int) -> Ints:
    """For each place the end of the texts that follow it within so many days, not beyond the end of its run; a text
    without a day is near none.
    """
    soon, mine = places + 1, days[few[places]]
    near = np.flatnonzero((mine >= 0) & (soon < ends) & (within >= 0))
    while len(near):
        day = days[few[soon[near]]]
        near = near[(day >= 0) & (day - mine[near] <= within)]
        soon[near] += 1
        near = near[soon[near] < ends[near]]
    return soon


def _stories(
    bounds: Ints, items: Words32, counts: Words32, first: Words32, sizes: Ints, size: int = SLICE
) -> tuple[Bools, Longs]:
    """Which frequent runs belong to one story, and the pairs of its texts with the earliest.

    A run is a story's where most of its texts share much more with the earliest of them than this run.
    """
    frequent, alike = counts >= FEW, np.zeros(len(counts), dtype=np.int64)
    stars = [np.zeros(0, dtype=np.uint64)]
    for begin, end in _stretches(bounds, size):
        texts = np.repeat(np.arange(begin, end, dtype=np.int64), np.diff(bounds[begin : end + 1]))
        runs = items[bounds[begin] : bounds[end]] >> np.uint32(1)
        chosen = frequent[runs]
        runs, texts = runs[chosen], texts[chosen]
        pairs = texts.astype(np.uint64) | first[runs].astype(np.uint64) << _RUN
        much = _much(pairs, sizes)
        later = (much & _LOW).astype(np.int64)
        likely = np.flatnonzero(np.isin(texts, later, kind="table"))  # few, where most texts are no copies
        np.add.at(alike, runs[likely[np.isin(pairs[likely], much)]], 1)
        stars.append(much[much >> _RUN != much & _LOW])
    pairs = np.concatenate(stars)
    pairs.sort()
    return frequent & (alike * 2 > counts), pairs


def _much(pairs: Longs, sizes: Ints) -> Longs:
    """The pairs that come so often that they are a good part of the shorter text, each once, sorted."""
    pairs = np.sort(pairs)
    starts = np.flatnonzero(np.append(np.ones(min(1, len(pairs)), dtype=np.bool_), pairs[1:] != pairs[:-1]))
    times, each = np.diff(np.append(starts, len(pairs))), pairs[starts]
    one, other = (each >> _RUN).astype(np.int64), (each & _LOW).astype(np.int64)
    much: Longs = each[times >= STORY * np.minimum(sizes[one], sizes[other])]
    return much


def _stretches(bounds: Ints, size: int) -> Iterator[tuple[int, int]]:
    """First text, and the one after the last, of stretches of texts that hold about so many items."""
    begin, n = 0, len(bounds) - 1
    while begin < n:
        end = max(begin + 1, int(np.searchsorted(bounds, bounds[begin] + size, side="right")) - 1)
        yield begin, min(end, n)
        begin = end
