"""Quoted speech by its marks alone, for many texts at once: sharing a speaker's words is no copying.

A quotation ends at the end of its paragraph. One whose next paragraph opens with a mark again runs on into it.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

LONGEST = 1500  # characters of one paragraph between two marks; beyond, one of them was lost
_CLOSING = {"“": "”", "«": "»", "„": "”“", '"': '"', "‘": "’"}
_PARAGRAPH = "\n\0"
_TABLE = 0x2030  # all marks are below


def quoted(text: str, points: NDArray[np.uint32]) -> list[tuple[int, int]]:
    """Spans of quotations with their marks, in order; `points` are the code points of `text`."""
    spans: list[tuple[int, int]] = []
    start, carried = -1, (-1, -1)  # where a quotation opened; one that its paragraph did not close
    for at in np.flatnonzero(_is_mark().take(points, mode="clip")).tolist():
        char = text[at]
        if char in _PARAGRAPH:
            if start >= 0 and text[start] != '"':
                carried = (start, at)
            start = -1
        elif start >= 0 and _closes(text, start, at):
            spans.append((start, at + 1))
            start = -1
        elif char in _CLOSING and _opens(text, at):
            if carried[0] >= 0 and at - carried[1] <= 2 and at - carried[0] < LONGEST:
                spans.append(carried)
            start, carried = at, (-1, -1)
    return spans


def _closes(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` closes the quotation that opened at `start`."""
    after = text[at + 1 : at + 2]
    return text[at] in _CLOSING[text[start]] and at - start < LONGEST and not after.isalnum()


def _opens(text: str, at: int) -> bool:
    """Whether a mark can open a quotation: something follows it, and no word goes before a mark that has no side."""
    if text[at] not in '"‘':
        return True
    return not (text[at - 1 : at].isalnum() or text[at + 1 : at + 2].isspace())


@cache
def _is_mark() -> NDArray[np.bool_]:
    table = np.zeros(_TABLE, dtype=np.bool_)
    table[[ord(char) for char in set("".join(_CLOSING) + "".join(_CLOSING.values()) + _PARAGRAPH)]] = True
    return table
