"""A number that slipped while it was copied: where a sentence stands in several reports with one number, and in a few
with that number's digits swapped, one lost, or one doubled, those few come after the others.

A digit changed for another is none: that may be a later count.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

AROUND = 3  # words on both sides of a number that make its sentence the same one
HOLDERS = 2  # reports that make a number the usual one, at least; and more than have the other
LOST = 3  # digits of a number that can lose one: "12" and "1" are two counts too often
_REACH = 80  # bytes on both sides in which the words around are sought
# It begins with a digit, and looks back from there: so the search goes from digit to digit.
_NUMBER = re.compile(rb"\d(?<![\w.,-]\d)(?:\d{0,2}(?:,\d{3})+(?![\w,-])|\d{1,8}(?!(?:[.,]\d|[\w-])))")
_WORD = re.compile(rb"[\w\x80-\xff]+")

Place = tuple[bytes, ...]  # the words around a number


@dataclass(frozen=True, slots=True)
class Slips:
    """The odd numbers of texts: by text, place and odd number, the usual one."""

    _odd: Mapping[int, Mapping[Place, tuple[str, str]]]
    _usual: Mapping[int, Mapping[Place, str]]

    def kept(self, a: int, b: int) -> tuple[str, str] | None:
        """The odd number that both of two texts have, and the usual one; None where there is none."""
        mine, theirs = self._odd.get(a, {}), self._odd.get(b, {})
        return next((mine[place] for place in sorted(mine) if mine[place] == theirs.get(place)), None)

    def slipped(self, a: int, b: int) -> tuple[str, str] | None:
        """The odd number that the first has where the second has the usual one, and that one; None elsewhere."""
        mine, theirs = self._odd.get(a, {}), self._usual.get(b, {})
        return next((mine[place] for place in sorted(mine) if mine[place][1] == theirs.get(place)), None)


def slips(pairs: Iterable[tuple[int, int]], text: Callable[[int], bytes], reports: Callable[[int], int]) -> Slips:
    """What slipped between texts that are linked; `text` gives one's words, `reports` how many reports have it."""
    linked = list(pairs)
    near: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in linked:
        near[a] |= {a, b}
        near[b] |= {a, b}
    placed = cache(lambda one: dict(_placed(text(one))))
    odd: defaultdict[int, dict[Place, tuple[str, str]]] = defaultdict(dict)
    usual: defaultdict[int, dict[Place, str]] = defaultdict(dict)
    for a, b in _suspects(linked, {one: frozenset(_numbers(text(one))) for one in near}):
        for place in placed(a).keys() & placed(b).keys():
            for one, other in ((a, b), (b, a)):
                wrong, right = placed(one)[place], placed(other)[place]
                if wrong in slips_of(right) and _is_usual(right, wrong, place, near[a] | near[b], placed, reports):
                    odd[one][place] = wrong, right
                    usual[other][place] = right
    return Slips(odd, usual)


def _suspects(pairs: Iterable[tuple[int, int]], numbers: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The pairs where a number of the one is a slip of the other's, wherever both stand: few, and these are read."""
    slipped = {one: frozenset[str]().union(*map(slips_of, some)) for one, some in numbers.items()}
    for a, b in pairs:
        if not (slipped[a].isdisjoint(numbers[b]) and slipped[b].isdisjoint(numbers[a])):
            yield a, b


def _is_usual(
    right: str,
    wrong: str,
    place: Place,
    texts: Iterable[int],
    placed: Callable[[int], Mapping[Place, str]],
    reports: Callable[[int], int],
) -> bool:
    held = {right: 0, wrong: 0}
    for one in texts:
        number = placed(one).get(place)
        if number in held:
            held[number] += reports(one)
    return held[right] >= HOLDERS and held[right] > held[wrong]


@lru_cache(maxsize=65536)
def slips_of(usual: str) -> frozenset[str]:
    """What a number becomes with two neighbouring digits swapped, one lost, or one doubled."""
    places = range(len(usual))
    swapped = {_swapped(usual, at) for at in places[:-1]}
    lost = {usual[:at] + usual[at + 1 :] for at in places if len(usual) >= LOST}
    doubled = {usual[: at + 1] + usual[at:] for at in places}
    return frozenset((swapped | lost | doubled) - {usual})


def _swapped(number: str, at: int) -> str:
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _placed(text: bytes) -> Iterator[tuple[Place, str]]:
    """The numbers of a text by the words around them; none whose words on a side are too few."""
    for found in _NUMBER.finditer(text):
        before = _words(text[max(0, found.start() - _REACH) : found.start()])[-AROUND:]
        after = _words(text[found.end() : found.end() + _REACH])[:AROUND]
        if len(before) == len(after) == AROUND:
            yield (*before, *after), _plain(found.group())


def _numbers(text: bytes) -> Iterator[str]:
    return map(_plain, _NUMBER.findall(text))


def _plain(number: bytes) -> str:
    """A number without commas."""
    return number.decode("ascii").replace(",", "")


def _words(text: bytes) -> Sequence[bytes]:
    return _WORD.findall(text)
