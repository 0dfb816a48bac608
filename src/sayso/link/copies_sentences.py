"""Sentences that two texts both have whole: they are taken over, while parts of sentences come with the happening.

Where and when it was, who was there and on whose word it is told, two reporters write in the same words; a whole
sentence they do not.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_passages import Words, stretches
from sayso.link.shingles import SIZE

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LEAST = 8  # words of a sentence that counts
WHOLE = 0.95  # part of its words in shared runs from which on a sentence counts as one
PART = 0.6  # and from which on as a half: an editor's synonyms break it
AT_ONCE = 64  # pairs that are looked at together: what fits the processor's cache
_LINE = ord("\n")
_STOPS, _LETTERS = (np.isin(np.arange(256), list(some)) for some in (b".!?\n", b"0123456789abcdefghijklmnopqrstuvwxyz"))


def ends(text: bytes) -> Ints:
    """Where the sentences of a text end, and its lines: code points, sorted; the text is in UTF-8, in small letters."""
    letters = np.frombuffer(text + b"\n", dtype=np.uint8)
    stops = np.flatnonzero(_STOPS[letters[:-1]])
    stops = stops[~_LETTERS[letters[stops + 1]] | (letters[stops] == _LINE)]
    points = np.arange(len(letters)) if text.isascii() else np.cumsum((letters & 0xC0) != 0x80) - 1
    found: Ints = points[stops]
    return found


def whole(pairs: Sequence[tuple[Words, Words]], stops: Sequence[tuple[Ints, Ints]]) -> Floats:
    """How many sentences the texts of each pair both have, one that is had in good part counting a half.

    `stops` are the ends of the sentences of both. Of the two texts the one with fewer such sentences tells.
    """
    ones, others = ([pair[side] for pair in pairs] for side in (0, 1))
    _, begins, lasts, places = stretches([one[2] for one in ones], [other[2] for other in others])
    words = lasts - begins + SIZE
    mine = _had([one[0] for one in ones], [stop[0] for stop in stops], begins, words)
    theirs = _had([other[0] for other in others], [stop[1] for stop in stops], places, words)
    return np.minimum(mine, theirs)


def _had(starts: Sequence[NDArray[np.unsignedinteger]], stops: Sequence[Ints], begins: Ints, words: Ints) -> Floats:
    """How many sentences of each text lie in some stretches of words.

    A stretch is given by its first word, counted over all texts, and how many words it has.
    """
    bounds = np.cumsum([0, *(len(some) for some in starts)])
    change = np.bincount(begins, minlength=bounds[-1] + 1) - np.bincount(begins + words, minlength=bounds[-1] + 1)
    before = np.append(0, np.cumsum(np.cumsum(change) > 0))  # words in stretches before each word
    edges = np.union1d(bounds, _after(starts, stops))
    held, length = np.diff(before[edges]), np.diff(edges)
    had = np.where(held >= WHOLE * length, 1, 0.5) * (held >= PART * length) * (length >= LEAST)
    text = np.searchsorted(bounds, edges[:-1], side="right") - 1
    return np.bincount(text, weights=had, minlength=len(starts)).astype(np.float64)


def _after(starts: Sequence[NDArray[np.unsignedinteger]], stops: Sequence[Ints]) -> Ints:
    """The first word after each stop, counted over all texts."""
    room = 1 + max(int(some[-1]) for some in (*starts, *stops) if len(some))
    first, last = (
        np.concatenate([some.astype(np.int64) + room * place for place, some in enumerate(side)])
        for side in (starts, stops)
    )
    return np.searchsorted(first, last)
