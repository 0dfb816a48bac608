"""The sentence around a stretch of text, for showing a figure in its context."""

import re

_WINDOW = 500  # characters each way: longer "sentences" are tables or lists without stops, and are cut
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9█])|\n")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|Prof|Rev|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z])\.$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """First and last offset of the sentence that holds text[start:end], without surrounding white space.

    A sentence is cut, at a space where there is one, 500 characters before and after the stretch.
    """
    left_limit, right_limit = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    left, right = left_limit, right_limit
    for stop in _STOP.finditer(text, left_limit, right_limit):
        if _SHORT.search(text, max(left_limit, stop.start() - 6), stop.end()):
            continue
        if stop.end() <= start:
            left = stop.end()
        elif stop.start() >= end:
            right = stop.end()
            break
    left = _after_space(text, left, start) if left == left_limit > 0 else left
    right = _before_space(text, end, right) if right == right_limit < len(text) else right
    return _trimmed(text, left, right, start, end)


def _after_space(text: str, left: int, start: int) -> int:
    place = text.find(" ", left, start)
    return left if place < 0 else place + 1


def _before_space(text: str, end: int, right: int) -> int:
    place = text.rfind(" ", end, right)
    return right if place < 0 else place


def _trimmed(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right
