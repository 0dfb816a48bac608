"""What in a text is page furniture and no part of the story: a view with a map back; the text itself is not
changed.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.lexicon import table
from sayso.read.dates import clock_line

Span = tuple[int, int]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONG_LINE = 400  # characters; a longer line holds sentences and is looked at by sentence
_SHORT_LINE = 200  # an appeal or a pointer on a line of its own is not longer
_SHORTEST = 8  # characters of a credit of a picture, the shortest furniture inside a line
_SENTENCE = 300  # an appeal inside a longer line is not longer
_EDGE = 100_000  # characters at either end of a line that are looked at by sentence: keeps the time linear and low
_LISTED = 8  # headlines at most under "Related stories"
_RUN = 4_000  # characters at the end of a line in which a run of headlines may begin
_UNSTOPPED = 120  # characters without a full stop, at least, with which such a run begins
_REPEATS = 12  # lines at the top in which a title may stand twice
_TRIM = " \t\r\xa0\u200b\ufeff|•·*>»–—-:+→▶►#_=~"


def furniture(text: str) -> tuple[Span, ...]:
    """The character spans of `text` that are page furniture, sorted and disjoint.

    Share bars, cookie notices, pointers to other stories, menus, clocks, appeals, copyright tails,
    picture credits.
    Careful: a line is taken only where the whole of it is furniture, a sentence only where it reports
    nothing.
    """
    return _merged([*_line_spans(text), *_repeat_spans(text)])


def without_furniture(text: str, spans: tuple[Span, ...]) -> str:
    """The rest of `text` outside `spans`, for a look at whether anything is left; offsets do not hold in
    it.
    """
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    return "".join(text[a:b] for a, b in zip(ends, starts, strict=True))


def _line_spans(text: str) -> Iterator[Span]:
    listed = 0  # how many more headlines a list may have
    for start, end in _lines(text):
        if end - start > _LONG_LINE:
            listed = 0
            yield from _sentence_spans(text, start, end)
            continue
        line = text[start:end]
        bare = _bare(line)
        if not bare:
            continue
        if bare in _phrases("lists", "heads"):
            listed = _LISTED + 1
        elif listed and not _headline(line):
            listed = 0
        if listed or _whole_line(line, bare):
            listed = max(0, listed - 1)
            yield start, end
        elif len(bare) >= _SHORTEST:
            yield from _sentence_spans(text, start, end)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _bare(line: str) -> str:
    """A line in lower case without the signs around it: " » Read More: " is "read more"."""
    return line.strip(_TRIM).rstrip(".:").lower()


def _headline(line: str) -> bool:
    """Whether a line could be a headline in a list: short, and without the full stop of a sentence."""
    line = line.rstrip()
    return len(line) <= 140 and not re.search(r"[.!?][\"”’')\]]*$", line)


def _whole_line(line: str, bare: str) -> bool:
    if bare in _phrases("lines", "phrases"):
        return True
    if bare.isalpha():  # one word: no menu, no notice, no date
        return False
    if (clock_line(line) and _YEAR.search(line)) or _menu(line) or _only_phrases(bare) or _copyright(bare):
        return True
    if len(line) > _SHORT_LINE:
        return False
    pointer = next((start for start in _starts("pointers") if bare.startswith(start)), None)
    if pointer and pointer[-1] in ":|>-":
        return True
    return _picture_credit(line, bare) or (bool(pointer or bare.startswith(_starts("appeals"))) and not _reports(bare))


def _only_phrases(bare: str) -> bool:
    """Whether a line is several furniture phrases with separators: "Share | Tweet | Email", "Share this:
    Facebook".
    """
    if len(bare) > 120:
        return False
    parts = [part.strip(_TRIM) for part in re.split(r"[|•·/:,+]|\s{2,}|\d+", bare)]
    parts = [part for part in parts if part]
    known = [part in _phrases("lines", "phrases") for part in parts]
    barred = _phrases("share_bars", "words")
    return len(parts) >= 2 and any(known) and all(k or part in barred for k, part in zip(known, parts, strict=True))


def _menu(line: str) -> bool:
    """Whether a line is a menu of section names, or breadcrumbs ("Home > News > Merida")."""
    if len(line) > _SHORT_LINE or re.search(r"[.!?]\s*$", line):
        return False
    crumbs = [crumb.strip() for crumb in re.split(r"\s[>»›/]\s|[»›]", line)]
    if len(crumbs) >= 3 or (len(crumbs) == 2 and crumbs[0].lower() == "home"):
        return crumbs[0].lower() in _phrases("navigation", "words") or all(len(c.split()) <= 2 for c in crumbs)
    words = _phrases("navigation", "words")
    items = [item.strip().lower() for item in re.split(r"[|•·/,]|\s{2,}|\t|&", line) if item.strip()]
    if len(items) < 2:
        items = line.lower().split()
    return len(items) >= 2 and all(item in words for item in items)


_COPYRIGHT = re.compile(r"\(?\s*(?:copyright\b|©|\(c\))")
_COPYRIGHT_SENTENCE = re.compile(
    r"\(?(?:Copyright|COPYRIGHT|©|\(c\))[^.\n]{0,30}(?:19|20)\d\d[^.\n]{0,90}(?:Inc|Ltd|Co|Corp|\.com)?\.?"
    r"(?:\s*All rights reserved\.?)?(?:\s*This (?:material|content) may not[^.\n]{0,120}\.?)?\)?",
    re.IGNORECASE,
)


_RIGHTS = re.compile(r"\brights\b|may not be|redistribut|rebroadcast|republi|permission|prohibited")


def _copyright(bare: str) -> bool:
    """Whether a line is a copyright notice and no more: no sentence follows it but such as tell of rights."""
    if len(bare) > 300 or not _COPYRIGHT.match(bare) or _reports(bare):
        return False
    return all(len(rest.split()) < 4 or _RIGHTS.search(rest) for rest in bare.split(". ")[1:])


_PICTURE = re.compile(
    r"[(\[]\s*(?:file\s+)?(?:photo|image|picture|pic|video|credit)s?(?:\s+(?:credit|source|courtesy))?\s*(?::|by\b|/|\bvia\b|\bcourtesy\b)[^()\[\]\n]{1,80}[)\]]",
    re.IGNORECASE,
)


def _picture_credit(line: str, bare: str) -> bool:
    return len(line) <= 80 and bare.startswith(_starts("pictures")) and not _reports(bare)


def _reports(lowered: str) -> bool:
    """Whether a sentence says that something happened or that somebody said it."""
    return not _phrases("story", "words").isdisjoint(re.findall(r"[a-z]+", lowered))


_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?…)\]\"”’\n]))[ \t\xa0]{0,9}(?:>>|[-–—|•*]\s)?\s?(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?=\s|$)")
_LAST_WORDS = re.compile(r"(?<=[.!?\"”)])\s+(?P<tail>(?:[A-Z][A-Za-z']+[ ]?){1,3})\s*$")


def _sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Furniture inside a line of story: sentences that are appeals, pointers' own words, credits of
    pictures, tails.
    """
    for a, b in _edges(start, end):
        part = text[a:b]
        for found in _PICTURE.finditer(part):
            yield a + found.start(), a + found.end()
        for begin in _SENTENCE_START.finditer(part):
            span = _sentence_span(part, begin.end())
            if span:
                yield a + span[0], a + span[1]
        for found in _COPYRIGHT_SENTENCE.finditer(part):
            if not _reports(found.group().lower()):
                yield a + found.start(), a + found.end()
    yield from _headline_run(text, start, end)
    tail = _LAST_WORDS.search(text, max(start, end - 60), end)
    if tail and tail["tail"].strip().lower() in _phrases("lines", "phrases"):
        yield tail.start("tail"), tail.end("tail")


def _headline_run(text: str, start: int, end: int) -> Iterator[Span]:
    """The end of a flattened page from "Related News" on, where only headlines and the page's own words follow."""
    if end - start <= _LONG_LINE:
        return
    for head in _run_head().finditer(text, max(start, (start + end) // 2, end - _RUN), end):
        whole_title = all(word[0].isupper() for word in head["head"].split())
        if not whole_title and not re.search(r"[.!?…\"”’)]\s+$", text[max(start, head.start() - 9) : head.start()]):
            continue  # "they read more" and "Read more" in running words
        if _only_headlines(text[head.end() : end]):
            yield head.start(), end
            return


def _only_headlines(rest: str) -> bool:
    """Whether words after a head are headlines: no sentence ends in them for long, and later ones report nothing."""
    stop = re.search(r"\.[\"”’)]*(?=\s|$)", rest)
    run, later = (rest, "") if stop is None else (rest[: stop.end()], rest[stop.end() :])
    if not run.strip() or not _phrases("sentences", "words").isdisjoint(re.findall(r"[a-z]+", run.lower())):
        return False
    return stop is None or (len(run) >= _UNSTOPPED and not _reports(later.lower()))


@cache
def _run_head() -> re.Pattern[str]:
    heads = [re.escape(head) for head in table("furniture")["lists"]["heads"] if " " in head]
    pointers = [re.escape(p) for p in table("furniture")["pointers"]["starts"] if " " in p and p.endswith((":", "|"))]
    words = "|".join(sorted([*heads, *pointers, "read more"], key=len, reverse=True))
    return re.compile(rf"(?<=\s)(?=[A-Z])(?P<head>(?i:{words}))(?=\s)")


def _edges(start: int, end: int) -> Iterator[Span]:
    if end - start <= 2 * _EDGE:
        yield start, end
    else:
        yield start, start + _EDGE
        yield end - _EDGE, end


def _sentence_span(part: str, start: int) -> Span | None:
    opening = part[start : start + 60].lower()
    if not opening.startswith(_starts("appeals")):
        pointer = _pointer(opening)
        # Alone in a line it was taken whole; here it is not known where the other headline ends.
        return (start, start + len(pointer)) if pointer else None
    close = _SENTENCE_END.search(part, start, start + _SENTENCE)
    stop = close.end() if close else len(part)
    sentence = part[start:stop]
    # A quote in it is somebody's words, glued to the appeal.
    if len(sentence) > _SENTENCE or any(mark in sentence for mark in '"“”') or _reports(sentence.lower()):
        return None
    return start, stop


def _pointer(opening: str) -> str | None:
    """The words with a colon or a bar, such as "read more:", with which a sentence opens; None where with
    none.
    """
    if not opening.startswith(_starts("pointers")):
        return None
    return next((p for p in _starts("pointers") if p.endswith((":", "|")) and opening.startswith(p)), None)


def _repeat_spans(text: str) -> Iterator[Span]:
    """A title that stands a second time near the top, whole or cut short with dots."""
    seen: list[str] = []
    for start, end in _lines(text[:5000]):
        line = text[start:end].strip(_TRIM).lower()
        if not line:
            continue
        cut = line.rstrip(". ").removesuffix("…").rstrip()
        shortened = line.endswith(("...", "…"))
        repeated = line in seen and len(line) <= 160 and not re.search(r"[.!?](?:\W|$)", line)
        if len(cut) >= 15 and (repeated or (shortened and any(other.startswith(cut) for other in seen))):
            yield start, end
        seen.append(line)
        if len(seen) >= _REPEATS:
            return


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


@cache
def _phrases(section: str, key: str) -> frozenset[str]:
    return frozenset(_bare(phrase) for phrase in table("furniture")[section][key])


@cache
def _starts(section: str) -> tuple[str, ...]:
    return tuple(sorted(table("furniture")[section]["starts"], key=len, reverse=True))
