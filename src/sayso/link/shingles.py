"""Runs of five words as numbers, for many texts at once: numpy only, the same in every process and on every machine.

Case, accents, apostrophes and invisible characters make no difference. A run that touches masked words (credit lines)
has no number; one that touches quoted speech is marked as spoken.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.link.speech import quoted

Longs = NDArray[np.uint64]
Ints = NDArray[np.int64]
Spans = Sequence[tuple[int, int]]

SIZE = 5  # words in a run: shorter ones are idiom, longer ones do not survive an editor's synonyms
_HIGH = 0x3000  # code points from here on are words of their own kind and have no case
_BREAK, _IGNORED = 0, 1  # values of characters that part words, and of those that are not there at all
_PRIME = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)
_QUOTED_WORDS = 4  # a shorter quotation is a term, not a speech
_INVISIBLE = "'’‘ʼ`\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Shingles:
    """The words of some texts: text i has the words bounds[i] to bounds[i + 1].

    `starts` are code points into the word's text, `lengths` code points. `runs` holds the number of the run that begins
    at the word, 0 where there is none; it is odd where the run is spoken, and even in the outlet's own voice.
    `prints` is a number a text, equal for texts of the same words.
    """

    bounds: Ints
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint16]
    runs: NDArray[np.uint32]
    prints: Longs


def shingles(texts: Sequence[str], masks: Sequence[Spans], speech: Sequence[Spans]) -> Shingles:
    """The words of `texts` and the numbers of their runs.

    `masks` are spans of each text that do not count, `speech` spans that are spoken, beside those in quotation marks.
    """
    joined = "\0".join(texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int64)
    starts, ends, words = _words(points)
    bounds = np.searchsorted(starts, begins)
    runs = _runs(words)
    _blank(runs, bounds[1:], SIZE - 1)  # no run goes from one text into the next
    spoken = [*quoted(joined, points), *_given(begins, speech)]
    for first, last in _masked(starts, spoken, _QUOTED_WORDS):
        stretch = runs[max(0, first - SIZE + 1) : last]
        stretch[stretch > 0] |= np.uint32(1)
    for first, last in _masked(starts, [*_given(begins, masks)], 1):
        runs[max(0, first - SIZE + 1) : last] = 0
    base = np.repeat(begins[:-1], np.diff(bounds))
    lengths = np.minimum(ends - starts, np.iinfo(np.uint16).max).astype(np.uint16)
    return Shingles(bounds, (starts - base).astype(np.uint32), lengths, runs, _prints(words, bounds))


def _prints(words: Longs, bounds: Ints) -> Longs:
    """A number for each text that depends on its words and their order."""
    place = np.arange(len(words), dtype=np.uint64) - np.repeat(bounds[:-1], np.diff(bounds)).astype(np.uint64)
    mixed = (words ^ (words >> np.uint64(32))) * (place * np.uint64(2) + np.uint64(1)) * _MIX
    sums = np.zeros(len(words) + 1, dtype=np.uint64)
    np.cumsum(mixed ^ (mixed >> np.uint64(27)), out=sums[1:])
    return sums[bounds[1:]] - sums[bounds[:-1]]


def _blank(runs: NDArray[np.uint32], ends: Ints, n: int) -> None:
    """Take away the last `n` runs before each end."""
    for back in range(1, n + 1):
        places = ends - back
        runs[places[places >= 0]] = 0


# ---- words


def _words(points: NDArray[np.uint32]) -> tuple[Ints, Ints, Longs]:
    """Start, end and number of every word of a text of these code points."""
    values = _values().take(points, mode="clip")
    if points.max(initial=0) >= _HIGH:
        high = np.flatnonzero(points >= _HIGH)
        values[high] = points[high].astype(np.uint64) * _MIX | np.uint64(2)
    there = np.flatnonzero(values != _IGNORED)
    values = values[there]
    letter = np.zeros(len(values) + 2, dtype=np.int8)
    letter[1:-1] = values != _BREAK
    edges = np.flatnonzero(letter[1:] != letter[:-1])
    first, after = edges[0::2], edges[1::2]
    powers, inverses = _powers(1 << max(1, (len(values)).bit_length()))
    values *= powers[: len(values)]
    sums = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values, out=sums[1:])
    words = (sums[after] - sums[first]) * inverses[first]
    words ^= words >> np.uint64(29)
    return there[first], there[after - 1] + 1, words * _MIX


@cache
def _values() -> Longs:
    """A number for every code point below _HIGH, the same for a letter in either case and with or without accents."""
    values = [_value(chr(point)) for point in range(_HIGH)]
    return np.array([*values, _BREAK], dtype=np.uint64)


def _value(char: str) -> int:
    if char in _INVISIBLE or unicodedata.category(char) in ("Mn", "Cf"):
        return _IGNORED
    if not char.isalnum() and char != "_":
        return _BREAK
    plain = unicodedata.normalize("NFKD", char.lower())[0]
    return (ord(plain) + 1) * 0xD6E8FEB86659FD93 % 2**64 | 2


@cache
def _powers(n: int) -> tuple[Longs, Longs]:
    """The first `n` powers of the prime, and of its inverse, modulo 2**64."""
    both = []
    for base in (_PRIME, pow(_PRIME, -1, 2**64)):
        powers = np.full(n, base, dtype=np.uint64)
        powers[0] = 1
        both.append(np.cumprod(powers, dtype=np.uint64))
    return both[0], both[1]


def _runs(words: Longs) -> NDArray[np.uint32]:
    """The number of the run that begins at each word, even and not 0; 0 at the last words."""
    runs = np.zeros(len(words), dtype=np.uint32)
    n = len(words) - SIZE + 1
    if n <= 0:
        return runs
    mixed = np.zeros(n, dtype=np.uint64)
    for place in range(SIZE):
        mixed = mixed * np.uint64(_PRIME) + words[place : place + n]
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX
    runs[:n] = np.maximum((mixed >> np.uint64(33)).astype(np.uint32), 1) << np.uint32(1)
    return runs


# ---- masks


def _masked(starts: Ints, spans: Spans, least: int) -> list[tuple[int, int]]:
    """First word, and the word after the last, of each span that holds at least so many words."""
    if not spans:
        return []
    words = np.searchsorted(starts, np.array(spans, dtype=np.int64))
    return [(first, last) for first, last in words.tolist() if last - first >= least]


def _given(begins: Ints, masks: Sequence[Spans]) -> Iterator[tuple[int, int]]:
    for begin, end, spans in zip(begins[:-1].tolist(), begins[1:].tolist(), masks, strict=True):
        for start, stop in spans:
            yield begin + start, min(begin + stop, end)
