"""Links that share little: whether what they share is a passage somebody took over, or idiom and one speech."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_judge import Linked
from sayso.link.copies_passages import Words, stretches
from sayso.link.shingles import SIZE

WEAK = (0.07, 0.05)  # share of the shorter text below which two must have a passage in common: news, stock phrases
ONE = 12  # words in a row, outside of speech, that are a passage
SEVERAL = (2, 8)  # or so many rows of so many words
QUOTATIONS = (3, 6)  # so many quotations, of so many words, that two texts chose alike and kept in order
AT_ONCE = 64  # links that are looked at together


def plain(links: Sequence[Linked], words: Callable[[int, int], tuple[Words, Words]], stock: float) -> list[Linked]:
    """The links without those that share little and no passage; `words` gives those of two texts, `stock` says how far
    texts are made of stock phrases.
    """
    weak = WEAK[0] + stock * (WEAK[1] - WEAK[0])
    doubtful = [link for link in links if link.by_speech or (not link.is_copy and link.share < weak)]
    gone: set[tuple[int, int]] = set()
    for begin in range(0, len(doubtful), AT_ONCE):
        some = doubtful[begin : begin + AT_ONCE]
        gone.update(
            (link.a, link.b)
            for link, holds in zip(some, _hold([words(link.a, link.b) for link in some], some), strict=True)
            if not holds
        )
    return [link for link in links if (link.a, link.b) not in gone]


def _hold(texts: Sequence[tuple[Words, Words]], links: Sequence[Linked]) -> list[bool]:
    ones, others = ([pair[side][2] for pair in texts] for side in (0, 1))
    pair, begins, ends, places = stretches(ones, others)
    spoken = np.append(0, np.cumsum(np.concatenate(ones) & np.uint32(1), dtype=np.int64))
    speech, words = spoken[ends + 1] - spoken[begins], ends - begins + SIZE
    edges = np.searchsorted(pair, np.arange(len(links) + 1)).tolist()
    parts = [slice(first, last) for first, last in pairwise(edges)]
    return [
        _quotes_alike(words[part], speech[part], places[part])
        if link.by_speech
        else _has_passage(words[part] - np.where(speech[part] > 0, speech[part] + SIZE - 1, 0))
        for link, part in zip(links, parts, strict=True)
    ]


def _has_passage(words: NDArray[np.int64]) -> bool:
    """Whether one of these rows of words is long, or several are rather long."""
    return bool((words >= ONE).any() or (words >= SEVERAL[1]).sum() >= SEVERAL[0])


def _quotes_alike(words: NDArray[np.int64], speech: NDArray[np.int64], places: NDArray[np.int64]) -> bool:
    """Whether several quotations stand in the same order: which ones, and in what order, is a writer's choice."""
    chosen = (words >= QUOTATIONS[1]) & (speech == words - SIZE + 1)
    return bool(chosen.sum() >= QUOTATIONS[0] and (np.diff(places[chosen]) > 0).all())
