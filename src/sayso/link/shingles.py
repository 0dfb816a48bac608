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

from sayso.link.speech import MARKS, quoted

Bytes = NDArray[np.uint8]
Longs = NDArray[np.uint64]
Ints = NDArray[np.int64]
Spans = Sequence[tuple[int, int]]

SIZE = 5  # words in a run: shorter ones are idiom, longer ones do not survive an editor's synonyms
_HIGH = 0x3000  # code points from here on are words of their own kind and have no case
# Codes of characters: those that part words, those that are not there at all, and the same for marks of speech.
_BREAK, _IGNORED, _MARK = 0, 1, 2
_LETTERS = 4  # codes from here on are letters and digits
_FIRST_OTHER = 128  # codes of letters that have no plain Latin form, dealt out in turn
_SINGLE = 127  # the code of all characters from _HIGH on
_PRIME = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)
_AT_ONCE = 8  # letters that one number holds
_LONGEST = 64  # letters of a word that are read
_QUOTED_WORDS = 4  # a shorter quotation is a term, not a speech
_SAID = 2  # words after a quotation that belong to it: "said the"
_INVISIBLE = "'’‘ʼ`\u00ad\u200b\u200c\u200d\u2060"
_BYTE_ORDER = 0xFEFF  # a mark that some encodings leave behind: not there at all


@dataclass(frozen=True, slots=True)
class Shingles:
    """The words of some texts: text i has the words bounds[i] to bounds[i + 1].

    `starts` are code points into the word's text, `lengths` code points, both in the least type that holds them.
    `runs` holds the number of the run that begins at the word, 0 where there is none; it is odd where the run is
    spoken, and even in the outlet's own voice. `prints` is a number a text, equal for texts of the same words.
    """

    bounds: Ints
    starts: NDArray[np.unsignedinteger]
    lengths: NDArray[np.unsignedinteger]
    runs: NDArray[np.uint32]
    prints: Longs


def shingles(texts: Sequence[str], masks: Sequence[Spans], speech: Sequence[Spans]) -> tuple[Shingles, Longs]:
    """The words of `texts` and the numbers of their runs; and a number for each word.

    `masks` are spans of each text that do not count, `speech` spans that are spoken, beside those in quotation marks.
    """
    joined = "\0".join(texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = _codes().take(points, mode="clip")
    codes[points == _BYTE_ORDER] = _IGNORED
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int64)
    starts, ends, words = _words(points, codes)
    bounds = np.searchsorted(starts, begins)
    runs = _runs(words)
    _blank(runs, bounds[1:], SIZE - 1)  # no run goes from one text into the next
    marks = np.flatnonzero((codes & 0xFE) == _MARK)
    spoken = [*quoted(joined, marks, points), *_given(begins, speech)]
    runs |= (_touched(starts, spoken, _QUOTED_WORDS, _SAID) & (runs > 0)).astype(np.uint32)
    runs[_touched(starts, [*_given(begins, masks)], 1, 0)] = 0
    lengths = _least(np.minimum(ends - starts, np.iinfo(np.uint16).max))
    starts -= np.repeat(begins[:-1], np.diff(bounds))
    return Shingles(bounds, _least(starts), lengths, runs, _prints(words, bounds)), words


def _least(numbers: Ints) -> NDArray[np.unsignedinteger]:
    """The same numbers in the least type that holds them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


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


def _words(points: NDArray[np.uint32], codes: Bytes) -> tuple[Ints, Ints, Longs]:
    """Start, end and number of every word of a text of these code points."""
    gone = np.flatnonzero((codes & 0xFD) == _IGNORED)
    kept = codes if len(gone) == 0 else np.delete(codes, gone)
    letter = np.zeros(len(kept) + 2, dtype=np.bool_)
    np.greater_equal(kept, _LETTERS, out=letter[1:-1])
    edges = np.flatnonzero(letter[1:] != letter[:-1])
    first, after = edges[0::2], edges[1::2]
    words = _numbers(kept, first, after - first)
    before = gone - np.arange(len(gone))  # places among the kept characters that ignored ones stand at
    starts = first + _passed(before, first)
    ends = after + _passed(before, after - 1)
    if points.max(initial=0) >= _HIGH:
        _mix_high(words, points, starts)
    return starts, ends, words


def _passed(few: Ints, many: Ints) -> Ints:
    """For each of `many` how many of `few` are not greater; both are sorted."""
    places = np.searchsorted(many, few)
    return np.cumsum(np.bincount(places, minlength=len(many) + 1)[: len(many)])


def _numbers(codes: Bytes, first: Ints, lengths: Ints) -> Longs:
    """The number of each word: eight letters at a time are read as one number."""
    padded = np.concatenate([codes, np.zeros(_LONGEST + _AT_ONCE, dtype=np.uint8)])
    eights = np.ndarray(len(padded) - 7, dtype="<u8", buffer=padded, strides=(1,))  # one from every place on
    masks = np.array([2 ** (8 * n) - 1 for n in range(9)], dtype=np.uint64)
    words = eights.take(first) & masks[np.minimum(lengths, _AT_ONCE)]
    words *= np.uint64(_PRIME)
    more = np.flatnonzero(lengths > _AT_ONCE)
    for done in range(_AT_ONCE, _LONGEST, _AT_ONCE):
        if len(more) == 0:
            break
        rest = lengths[more] - done
        words[more] ^= words[more] >> np.uint64(31)
        words[more] += eights.take(first[more] + done) & masks[np.minimum(rest, _AT_ONCE)]
        words[more] *= np.uint64(_PRIME)
        more = more[rest > _AT_ONCE]
    words ^= words >> np.uint64(29)
    return words * _MIX


def _mix_high(words: Longs, points: NDArray[np.uint32], starts: Ints) -> None:
    """Tell words of characters that have one code in common apart, by their code points and places."""
    high = np.flatnonzero((points >= _HIGH) & (points != _BYTE_ORDER))
    word = np.searchsorted(starts, high, side="right") - 1
    place = (high - starts[word]).astype(np.uint64)
    np.add.at(words, word, points[high].astype(np.uint64) * _MIX * (place * np.uint64(2) + np.uint64(1)))


@cache
def _codes() -> Bytes:
    """A code for every code point below _HIGH, the same for a letter in either case and with or without accents."""
    codes = [_code(chr(point)) for point in range(_HIGH)]
    return np.array([*codes, _SINGLE], dtype=np.uint8)


def _code(char: str) -> int:
    mark = _MARK if char in MARKS else 0
    if char in _INVISIBLE or unicodedata.category(char) in ("Mn", "Cf"):
        return _IGNORED | mark
    if not char.isalnum() and char != "_":
        return _BREAK | mark
    plain = ord(unicodedata.normalize("NFKD", char.lower())[0])
    if plain < _SINGLE:
        return plain
    return _FIRST_OTHER + plain % (256 - _FIRST_OTHER)


def _runs(words: Longs) -> NDArray[np.uint32]:
    """The number of the run that begins at each word, even and not 0; 0 at the last words."""
    runs = np.zeros(len(words), dtype=np.uint32)
    n = len(words) - SIZE + 1
    if n <= 0:
        return runs
    mixed = words[:n] * np.uint64(_PRIME)
    for place in range(1, SIZE):
        mixed += words[place : place + n]
        mixed *= np.uint64(_PRIME)
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX
    mixed >>= np.uint64(33)
    runs[:n] = np.maximum(mixed.astype(np.uint32), 1) << np.uint32(1)
    return runs


# ---- masks


def _touched(starts: Ints, spans: Spans, least: int, beyond: int) -> NDArray[np.bool_]:
    """Which runs touch a span that holds at least so many words, or so many words beyond its end."""
    depth = np.zeros(len(starts) + 1, dtype=np.int32)
    if spans:
        words = np.searchsorted(starts, np.array(spans, dtype=np.int64))
        words = words[words[:, 1] - words[:, 0] >= least]
        np.add.at(depth, np.maximum(words[:, 0] - SIZE + 1, 0), 1)
        np.add.at(depth, np.minimum(words[:, 1] + beyond, len(starts)), -1)
    touched: NDArray[np.bool_] = np.cumsum(depth[:-1]) > 0
    return touched


def _given(begins: Ints, masks: Sequence[Spans]) -> Iterator[tuple[int, int]]:
    for begin, end, spans in zip(begins[:-1].tolist(), begins[1:].tolist(), masks, strict=True):
        for start, stop in spans:
            yield begin + start, min(begin + stop, end)
