"""Sentences of a text as spans, by rule: no model, linear in the length of the text.

News text arrives with lost line breaks, initials, abbreviations and bullet lists; a full parse just to find the ends
of sentences would cost more than everything else (docs/decisions/0006).
"""

import re
from functools import cache

from sayso.lexicon import table

LONGEST = 1200  # characters; a longer "sentence" is cut at the nearest white space, so that no parse grows unbounded
END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*[-•*▪–—]\s)|[.!?](?=[A-Z“\"][a-z])|(?<=\))(?=\s+[A-Z“\"])"
)
CAPTION = 8  # words from which on a credit of a picture ends its caption, and is no dateline's


@cache
def abbreviations() -> frozenset[str]:
    """Words after whose full stop a sentence goes on, in lower case without the stop."""
    return frozenset(table("sentences")["abbreviations"])


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences in text[start:end], in order, without white space around them, none empty."""
    end = len(text) if end is None else end
    spans, at = [], start
    for match in END.finditer(text, start, end):
        if match.end() > at and (
            is_boundary(text, match, end) if match.group() else ends_caption(text, at, match.end())
        ):
            spans += pieces(text, at, match.end())
            at = match.end()
    return spans + pieces(text, at, end)


@cache
def picture() -> re.Pattern[str]:
    """The credit of a picture in brackets, at the end of a text."""
    words = "|".join(table("sentences")["pictures"])
    return re.compile(rf"\([^()]{{0,40}}\b(?:{words})\b[^()]{{0,40}}\)$")


def ends_caption(text: str, start: int, end: int) -> bool:
    """Whether what lies between is the caption of a picture with its credit: "... on July 1 2016 (Orm Photo)"."""
    found = picture().search(text, max(start, end - 100), end)
    return found is not None and len(text[start : found.start()].split()) >= CAPTION


def is_boundary(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at a match of END: not after initials or abbreviations, not before a small letter."""
    mark = match.group()
    if mark.startswith("\n"):
        return True
    following = text[match.end() : min(end, match.end() + 8)].lstrip()
    if mark[0] == "." and len(mark.rstrip("\"'”’»)]")) == 1:
        word = re.search(r"[^\s(“\"'‘]*$", text[max(0, match.start() - 20) : match.start()])
        before = word.group().lower() if word else ""
        if before in abbreviations() or re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", before):
            return bool(before in ("a.m", "p.m") and following[:1].isupper())
        if before == "no" and following[:1].isdigit():
            return False
    return not following[:1].islower()


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span without white space around it, cut so that no piece is longer than LONGEST; none for white space."""
    found = []
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > LONGEST:
            stop = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
            stop = stop if stop > start else start + LONGEST
        trimmed = stop
        while trimmed > start and text[trimmed - 1].isspace():
            trimmed -= 1
        if trimmed > start:
            found.append((start, trimmed))
        start = stop
    return found
