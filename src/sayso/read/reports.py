"""Bytes to reports: which reader takes which input."""

from collections.abc import Callable, Iterator

from sayso.read.html import accepts_html, read_html
from sayso.read.inputs import Input
from sayso.read.jsonl import accepts_jsonl, read_jsonl
from sayso.read.plain import accepts_plain, read_plain
from sayso.read.sources import SourceHint
from sayso.records import Problem, Report

Accepts = Callable[[Input], bool]
Read = Callable[[Input, SourceHint | None], Iterator[Report | Problem]]

# The first that accepts an input reads it. A new format is one file and one line here.
READERS: tuple[tuple[str, Accepts, Read], ...] = (
    ("jsonl", accepts_jsonl, read_jsonl),
    ("html", accepts_html, read_html),
    ("plain", accepts_plain, read_plain),
)


def reports(item: Input, hint: SourceHint | None = None) -> Iterator[Report | Problem]:
    """The reports of one input, and a Problem for every part of it that is none. The same input gives the
    same.
    """
    if not item.data.strip():
        yield Problem(item.location, None, "read", "empty; nothing to read")
        return
    for _, accepts, read in READERS:
        if accepts(item):
            yield from read(item, hint)
            return
    names = ", ".join(name for name, _, _ in READERS)
    yield Problem(item.location, None, "read", f"no reader for a file of this name; readers are {names}")
