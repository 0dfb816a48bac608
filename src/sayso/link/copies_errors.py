"""An error that two reports both keep: a misspelt word that no other report has.

Nobody misspells a word twice alike by chance, so it is evidence in words. It never links, and gives no direction.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.link.shingles import Longs, Shingles

LEAST = 8  # letters; shorter words have real neighbours too often
HEAD, TAIL = 1, 3  # letters at both ends that must be right: names begin, and inflections end, in many ways
COMMON = 5  # reports that make a spelling the usual one
HOLDERS = 2  # reports that have a shared error
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _Word:
    """A long word as it was first seen, "" where it is no plain word in small letters; in how many reports, which."""

    form: str
    n: int
    reports: tuple[str, ...]  # empty where more than HOLDERS have it


@dataclass(slots=True)
class Vocabulary:
    """The long words of all reports, and which reports have the rare ones."""

    _words: dict[int, _Word] = field(default_factory=dict)

    def add(self, texts: Sequence[str], ids: Sequence[str], batch: Shingles, numbers: Longs) -> None:
        """Take in the words of some reports; `numbers` are those of the words of `batch`."""
        long = np.flatnonzero(batch.lengths >= LEAST)
        long = long[np.argsort(numbers[long], kind="stable")]
        which = np.searchsorted(batch.bounds, long, side="right") - 1
        number = numbers[long]
        new = np.append(np.ones(min(1, len(long)), dtype=np.bool_), number[1:] != number[:-1])
        another = np.append(new[:1], new[1:] | (which[1:] != which[:-1]))
        long, which, number, new = long[another], which[another], number[another], new[another]
        firsts = np.flatnonzero(new)
        counts = np.diff(np.append(firsts, len(long))).tolist()
        spans = zip(batch.starts[long[firsts]].tolist(), batch.lengths[long[firsts]].tolist(), strict=True)
        rows = zip(number[firsts].tolist(), firsts.tolist(), counts, spans, strict=True)
        for one, first, n, (start, length) in rows:
            holders = tuple(ids[text] for text in which[first : first + n].tolist()) if n <= HOLDERS else ()
            known = self._words.get(one)
            if known is None:
                text = texts[int(which[first])]
                self._words[one] = _Word(_form(text[start : start + length]), n, holders)
            else:
                known.n += n
                known.reports = known.reports + holders if known.n <= HOLDERS else ()

    def errors(self, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
        """The misspelt words that both reports of a pair have and no other, sorted; only for pairs that have any.

        A pair holds two report ids, the lesser first.
        """
        usual = {word.form for word in self._words.values() if word.n >= COMMON}
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for word in self._words.values():
            if word.n != HOLDERS or not word.form:
                continue
            a, b = sorted(word.reports)
            if (a, b) in pairs and any(other in usual for other in _neighbours(word.form)):
                found[a, b] = tuple(sorted((*found.get((a, b), ()), word.form)))
        return found


def _form(word: str) -> str:
    return word if word.isascii() and word.isalpha() and word.islower() else ""


def _neighbours(word: str) -> Iterator[str]:
    """What the word would be with a letter more, a letter less, or two letters the other way round, in its middle.

    One letter for another is left out: "marched" and "matched" are both words.
    """
    for place in range(HEAD, len(word) - TAIL):
        head, tail = word[:place], word[place:]
        yield head + tail[1:]
        if tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)
