"""Quoted speech by its marks alone, for many texts at once: sharing a speaker's words is no copying.

A quotation ends at the end of its paragraph. One whose next paragraph opens with a mark again runs on into it.
"""

import numpy as np
from numpy.typing import NDArray

LONGEST = 1500  # characters of one paragraph between two marks; beyond, one of them was lost
_CLOSING = {"“": "”", "«": "»", "„": "”“", '"': '"', "‘": "’"}
_PARAGRAPH = "\n\0"
MARKS = frozenset("".join(_CLOSING) + "".join(_CLOSING.values()) + _PARAGRAPH)


def quoted(text: str, marks: NDArray[np.int64], points: NDArray[np.uint32]) -> list[tuple[int, int]]:
    """Spans of quotations with their marks, in order.

    `marks` are the places of all characters of MARKS in `text`, `points` the code points of `text`.
    """
    spans: list[tuple[int, int]] = []
    start, carried = -1, (-1, -1)  # where a quotation opened; one that its paragraph did not close
    for at in _telling(marks, points).tolist():
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


def _telling(marks: NDArray[np.int64], points: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The marks without the ends of paragraphs that come after another such end: nothing is open there."""
    ends = np.isin(points[marks], [ord(char) for char in _PARAGRAPH])
    after_end = np.append(True, ends[:-1])[: len(ends)]
    telling: NDArray[np.int64] = marks[~(ends & after_end)]
    return telling


def _closes(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` closes the quotation that opened at `start`."""
    after = text[at + 1 : at + 2]
    return text[at] in _CLOSING[text[start]] and at - start < LONGEST and not after.isalnum()


def _opens(text: str, at: int) -> bool:
    """Whether a mark can open a quotation: something follows it, and no word goes before a mark that has no side."""
    if text[at] not in '"‘':
        return True
    return not (text[at - 1 : at].isalnum() or text[at + 1 : at + 2].isspace())
