"""Which compared pairs of texts are copies: how much they must share, and how they hang together."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_pairs import Compared, scored
from sayso.link.copies_runs import About, Shared

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LEAST = 6.5  # rare runs two texts share in their own voice, at least: three sentences of idiom stay below it
SHARE = 0.02  # least share of the shorter text, where texts are made of news
CHANCE = 2300  # runs of the one times runs of the other for each run they need, where texts are made of stock phrases
MOST = 0.15  # share of the shorter text that is enough beside the longest text
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


def linked(shared: Shared, compared: Compared, about: About, tied: Callable[[int, int], bool]) -> list[Linked]:
    """The pairs that share enough text, sorted; `tied` says of two texts whether credit lines tie them."""
    worth = _worth(shared, compared, about, tied)
    plain = _neighbours(compared, worth >= PLAIN)
    kin = scored(shared, _kin(plain, compared))
    rows = _rows(shared, compared, worth >= 1)
    among_kin = _worth(shared, kin, about, tied)
    rows += _rows(shared, kin, among_kin >= KIN)
    close = (worth >= KIN) & (worth < 1)
    close[close] = [not plain[a].isdisjoint(plain[b]) for a, b in _pairs(compared, close)]
    rows += _rows(shared, compared, close)
    quoting = (compared.spoken >= SPEECH) & (_days(compared, about) <= NEAR) & (worth < 1) & ~close
    rows += [replace(row, is_copy=False, by_speech=True) for row in _rows(shared, compared, quoting)]
    return sorted(rows, key=lambda row: (row.a, row.b))


def _worth(shared: Shared, compared: Compared, about: About, tied: Callable[[int, int], bool]) -> Floats:
    """What each pair shares, divided by what it needs: 1 is just enough.

    Speech counts half, and supplies at most a part of the need. A shared run counts 1 within a day, and less the
    further apart the texts are in time.
    """
    need = _need(shared, compared)
    part = SPEECH_PART[0] + shared.stock() * (SPEECH_PART[1] - SPEECH_PART[0])
    speech = np.minimum(SPOKEN * compared.spoken, part * need)
    nearness = np.maximum(FAR, 1 / np.sqrt(np.maximum(1, _days(compared, about))))
    worth: Floats = nearness * (compared.own + speech) / need
    asked = (worth >= KIN * TIED) & (worth < PLAIN)
    asked[asked] = [tied(a, b) for a, b in _pairs(compared, asked)]
    worth[asked] /= TIED
    return worth


def _need(shared: Shared, compared: Compared) -> Floats:
    """How many rare runs each pair must share.

    Texts made of stock phrases share some by chance: the more, the longer the one is, and the longer the other.
    """
    one, other = shared.counted[compared.a], shared.counted[compared.b]
    stock = shared.stock()
    shorter = np.minimum(one, other)
    chance = np.minimum(one * other / CHANCE, MOST * shorter)
    need: Floats = np.maximum(LEAST, (1 - stock) * SHARE * shorter + stock * chance)
    return need


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
