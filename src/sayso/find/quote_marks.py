"""Where quotation marks open and close, paragraph by paragraph, in time linear in the length of the text.

A mark that is never closed ends with its paragraph, so that one lost mark cannot swallow an article. A quotation over
several paragraphs, each opening with a mark of its own, is one stretch a paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DOUBLE = re.compile("[“”„«»\"]|''|``")
OPENING = frozenset(("“", "„", "«", "``"))
CLOSING = frozenset(("”", "»"))
CLOSER_OF = {
    "“": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "``": ("''", '"'),
    '"': ('"', "”"),
    "''": ("''",),
    "”": ("”",),
}
INVISIBLE = " \t\u00a0\u202a\u202c\u200e\u200b\ufeff"  # what may stand before the first mark of a paragraph
WRAPPED = 100  # characters; where no line is longer, single line breaks only wrap
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[A-Z“\[]|[a-z]{2})(?!(?:em|tis|twas|til|cause)\b)")
SINGLE_CLOSE = re.compile(r"(?<=[^\s‘'])['’](?![\w’'])")
FARTHEST = 1200  # characters between single marks; beyond it they are taken for apostrophes


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks; the marks belong to it. `single`: the marks are ‘ and ’."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool = False


def marked(text: str) -> list[Marked]:
    """All stretches of the text in quotation marks, in order, disjoint."""
    found: list[Marked] = []
    for start, end in paragraphs(text):
        double = list(double_marked(text, start, end))
        found += sorted([*double, *single_marked(text, start, end, double)], key=lambda one: one.start)
    return found


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text as spans: ended by an empty line, and by any line break where lines are not wrapped."""
    wrapped = all(len(line) <= WRAPPED for line in text.split("\n"))
    at = 0
    for gap in re.finditer(r"\n[^\S\n]*\n\s*" if wrapped else r"\n\s*", text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def double_marked(text: str, start: int, end: int) -> Iterator[Marked]:
    """The stretches of one paragraph in double marks; a last one without its closing mark ends with the paragraph."""
    marks = list(DOUBLE.finditer(text, start, end))
    spare = spare_closers(marks)
    opened: re.Match[str] | None = None
    depth = 0
    for i, mark in enumerate(marks):
        if opened is None:
            if opens(text, mark, start, end):
                opened, depth = mark, 1
        elif mark.group() in CLOSER_OF[opened.group()] and not reopens(text, mark, opened, end):
            depth -= 1
            if depth == 0:
                yield stretch(text, opened, mark.start(), mark.end(), closed=True)
                opened = None
        elif mark.group() == opened.group() and mark.group() in OPENING and spare[i] >= depth:
            depth += 1
        elif mark.group() in ("“", '"') and opened.group() in ("“", '"'):
            yield stretch(text, opened, mark.start(), mark.start(), closed=False)
            opened, depth = mark, 1
    if opened is not None:
        yield stretch(text, opened, end, end, closed=False)


def spare_closers(marks: Sequence[re.Match[str]]) -> list[int]:
    """For each mark how many more marks close than open after it, less the one that it needs itself."""
    found, balance = [], -1
    for mark in reversed(marks):
        found.append(balance)
        balance += (mark.group() in CLOSING) - (mark.group() in OPENING)
    return found[::-1]


def stretch(text: str, opened: re.Match[str], inner_end: int, end: int, *, closed: bool) -> Marked:
    """The stretch from an opening mark on; white space before its end is left out where no mark closes it."""
    if not closed:
        while end > opened.end() and text[end - 1].isspace():
            end -= 1
        inner_end = end
    return Marked(opened.start(), end, opened.end(), inner_end, closed)


def opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark outside of quotations opens one: not a stray closing mark, nor inches."""
    if mark.end() >= end:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    if mark.group() in CLOSING:
        return is_turned(text, mark, start, end)
    if mark.group() in OPENING:
        return True
    return not before.isdigit() and before != "=" and (not text[mark.end()].isspace() or before.isspace())


def is_turned(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a closing mark stands where one opens: at the start of its paragraph or after a comma or colon, with
    another to close it."""
    if mark.group() != "”" or (text[start : mark.start()].strip(INVISIBLE) and text[mark.start() - 1] not in ",:"):
        return False
    close = text.find("”", mark.end(), end)
    return close >= 0 and text.find("“", mark.end(), close) < 0


def reopens(text: str, mark: re.Match[str], opened: re.Match[str], end: int) -> bool:
    """Whether a straight mark inside a quotation opens a new one, because the closing mark before it is lost."""
    if mark.group() not in ('"', "''") or mark.start() == opened.end() or mark.end() >= end:
        return False
    return text[mark.start() - 1] in " \t\u00a0\n(" and not text[mark.end()].isspace() and text[mark.end()].isalnum()


def single_marked(text: str, start: int, end: int, double: Sequence[Marked]) -> Iterator[Marked]:
    """The stretches of one paragraph in single marks, outside of double ones; apostrophes are none."""
    closers = [m.start() for m in SINGLE_CLOSE.finditer(text, start, end)]
    strong = [at for at in closers if text[at - 1] in ",.!?…"]
    starts = [one.start for one in double]
    at = start
    for mark in SINGLE_OPEN.finditer(text, start, end):
        inside = bisect_right(starts, mark.start()) - 1
        if mark.start() < at or (inside >= 0 and mark.start() < double[inside].end):
            continue
        following = bisect_left(starts, mark.start())
        limit = min(mark.start() + FARTHEST, double[following].start if following < len(double) else end)
        close = first_between(strong, mark.end(), limit) or plain_close(text, closers, mark.end(), limit)
        if close is not None:
            yield Marked(mark.start(), close + 1, mark.end(), close, True, True)
            at = close + 1


def first_between(places: Sequence[int], start: int, end: int) -> int | None:
    """The first of the sorted places in start to end; None where none is."""
    i = bisect_left(places, start)
    return places[i] if i < len(places) and places[i] < end else None


def plain_close(text: str, closers: Sequence[int], start: int, end: int) -> int | None:
    """The first closing single mark that does not stand after an s, where it may only mark a possessive."""
    for i in range(bisect_left(closers, start), min(len(closers), bisect_left(closers, start) + 8)):
        if closers[i] < end and text[closers[i] - 1] not in "sS":
            return closers[i]
    return first_between(closers, start, end)
