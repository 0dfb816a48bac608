"""Which compared pairs of texts are copies: how much they must share, and how they hang together."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_pairs import Compared, scored
from sayso.link.copies_runs import About, Shared

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Whole = Callable[[Sequence[tuple[int, int]]], Floats]

LEAST = 6.5  # rare runs two texts share in their own voice, at least: three sentences of idiom stay below it
SHARE = 0.02  # least share of the shorter text, where texts are made of news
CHANCE = 2300  # runs of the one times runs of the other for each run they need, where texts are made of stock phrases
MOST = 0.15  # share of the shorter text that is enough beside the longest text
STRICT = 1.4  # times the need, there
SENTENCE = 4.5  # rare runs that a sentence both have whole counts for beside its own, there
LOOK = 0.3  # part of the need from which on whole sentences are looked for; pairs below it are by chance
SAMPLE = 128  # such pairs that say how many whole sentences two texts have by chance
SPEECH_PART = (0.2, 0.5)  # part of the need that speech can supply, for texts of the one kind and of the other
SPOKEN = 0.5  # what a shared run of speech counts beside runs in the outlets' own words
FAR = 0.3  # what a shared run counts between texts that are far apart in time, at least
NEAR = 10  # days within which quotations alone can link
KIN = 0.5  # part of the need that is enough for two texts which both plainly share with a third
TIED = 0.5  # and for two of which the one credits the other
PLAIN = 1.2  # times the need that is plain
COPY = 0.4  # share of the shorter text from which on a pair is a copy
WHOLE = 0.25  # share of the longer text that a copy is at least: a digest is no copy of what it holds
SPEECH = 28  # rare runs of shared speech that can be more than one statement heard twice
FAMILY = 50  # texts with a common neighbour that are compared with each other


@dataclass(frozen=True, slots=True)
class Linked:
    """A pair of texts, a before b in rank, that share text: their share of the shorter one, 0 to 1."""

    a: int
    b: int
    share: float
    is_copy: bool
    by_speech: bool = False  # they share speech and little else


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of two texts where their runs leave a doubt.

    `tied` says whether credit lines tie them, `whole` how many sentences the texts of each pair both have.
    """

    tied: Callable[[int, int], bool]
    whole: Whole


def linked(shared: Shared, compared: Compared, about: About, asked: Asked) -> list[Linked]:
    """The pairs that share enough text, sorted."""
    worth = _worth(shared, compared, about, asked.tied)
    sentences = _Sentences(shared, about, asked.whole, _sentence(shared, compared, worth, asked.whole))
    sentences.add(worth, compared, (worth >= KIN) & (worth < PLAIN))
    plain = _neighbours(compared, worth >= PLAIN)
    close = (worth >= LOOK) & (worth < 1)
    close[close] = [not plain[a].isdisjoint(plain[b]) for a, b in _pairs(compared, close)]
    sentences.add(worth, compared, close & (worth < KIN))
    enough = (worth >= 1) | (close & (worth >= KIN))
    kin = scored(shared, _kin(plain, compared))
    among_kin = _worth(shared, kin, about, asked.tied)
    sentences.add(among_kin, kin, (among_kin >= LOOK) & (among_kin < KIN))
    rows = _rows(shared, compared, enough) + _rows(shared, kin, among_kin >= KIN)
    quoting = (compared.spoken >= SPEECH) & (_days(compared, about) <= NEAR) & ~enough
    rows += [replace(row, is_copy=False, by_speech=True) for row in _rows(shared, compared, quoting)]
    return sorted(rows, key=lambda row: (row.a, row.b))


def _worth(shared: Shared, compared: Compared, about: About, tied: Callable[[int, int], bool]) -> Floats:
    """What each pair shares, divided by what it needs: 1 is just enough.

    Speech counts half, and supplies at most a part of the need.
    """
    need = _need(shared, compared)
    part = SPEECH_PART[0] + shared.stock() * (SPEECH_PART[1] - SPEECH_PART[0])
    speech = np.minimum(SPOKEN * compared.spoken, part * need)
    worth: Floats = _nearness(compared, about) * (compared.own + speech) / need
    near = (worth >= KIN * TIED) & (worth < PLAIN)
    near[near] = [tied(a, b) for a, b in _pairs(compared, near)]
    worth[near] /= TIED
    return worth


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What whole sentences count for, beside their runs: each as many rare runs as `runs`."""

    shared: Shared
    about: About
    whole: Whole
    runs: float

    def add(self, worth: Floats, compared: Compared, chosen: NDArray[np.bool_]) -> None:
        """Add to the worth of the chosen pairs; an outlet's own sentences count for nothing between its texts."""
        if not self.runs:
            return
        first, second = self.about.publishers[compared.a], self.about.publishers[compared.b]
        chosen = chosen & ((first != second) | (first < 0))
        each = self.runs * _nearness(compared, self.about) / _need(self.shared, compared)
        worth[chosen] += each[chosen] * self.whole(_pairs(compared, chosen))


def _sentence(shared: Shared, compared: Compared, worth: Floats, whole: Whole) -> float:
    """How many rare runs a whole sentence counts for: fewer, the more of them texts have that share little.

    None where texts are news: there a sentence's own runs are rare and say enough.
    """
    stock, unlike = shared.stock(), np.flatnonzero(worth < LOOK)
    if not stock or len(unlike) == 0:
        return stock * SENTENCE
    sample = np.zeros(len(worth), dtype=np.bool_)
    sample[unlike[:: -(-len(unlike) // SAMPLE)]] = True
    by_chance = float(whole(_pairs(compared, sample)).mean())
    return stock * SENTENCE * max(0.0, 1 - by_chance)


def _nearness(compared: Compared, about: About) -> Floats:
    """What a shared run counts between the texts of each pair: 1 within a day, and less the further apart they are."""
    nearness: Floats = np.maximum(FAR, 1 / np.sqrt(np.maximum(1, _days(compared, about))))
    return nearness


def _need(shared: Shared, compared: Compared) -> Floats:
    """How many rare runs each pair must share.

    Texts made of stock phrases share some by chance: the more, the longer the one is, and the longer the other.
    """
    one, other = shared.counted[compared.a], shared.counted[compared.b]
    stock = shared.stock()
    shorter = np.minimum(one, other)
    chance = np.minimum(one * other / CHANCE, MOST * shorter)
    need: Floats = np.maximum(LEAST, (1 - stock) * SHARE * shorter + stock * chance)
    return need * (1 + stock * (STRICT - 1))


def _days(compared: Compared, about: About) -> Ints:
    """Days between the texts of each pair, 0 where unknown."""
    first, second = about.days[compared.a], about.days[compared.b]
    return np.where((first >= 0) & (second >= 0), np.abs(first - second), 0)


def _pairs(compared: Compared, chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    return list(zip(compared.a[chosen].tolist(), compared.b[chosen].tolist(), strict=True))


def _neighbours(compared: Compared, chosen: NDArray[np.bool_]) -> defaultdict[int, set[int]]:
    near: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in _pairs(compared, chosen):
        near[a].add(b)
        near[b].add(a)
    for hub in [text for text, others in near.items() if len(others) > FAMILY]:  # a digest makes nobody kin
        for other in near.pop(hub):
            near[other].discard(hub)
    return near


def _kin(near: defaultdict[int, set[int]], compared: Compared) -> NDArray[np.uint64]:
    """Pairs that have not been compared and have a plain neighbour in common."""
    pairs: set[int] = set()
    for texts in list(near.values()):
        if 1 < len(texts) <= FAMILY:
            few = sorted(texts)
            pairs.update(a << 32 | b for i, a in enumerate(few) for b in few[i + 1 :])
    wanted = np.array(sorted(pairs), dtype=np.uint64)
    had = compared.a.astype(np.uint64) << np.uint64(32) | compared.b.astype(np.uint64)
    return np.setdiff1d(wanted, had, assume_unique=True)


def _rows(shared: Shared, compared: Compared, chosen: NDArray[np.bool_]) -> list[Linked]:
    a, b, runs = compared.a[chosen], compared.b[chosen], compared.runs[chosen]
    shorter, longer = np.minimum(shared.sizes[a], shared.sizes[b]), np.maximum(shared.sizes[a], shared.sizes[b])
    share = runs / np.maximum(1, shorter)
    is_copy = (share >= COPY) & (runs >= WHOLE * longer)
    return [Linked(*row) for row in zip(a.tolist(), b.tolist(), share.tolist(), is_copy.tolist(), strict=True)]
