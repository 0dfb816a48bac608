"""Figures that a sentence gives to somebody whom the finder of sources did not make out.

A sentence with a reporting word is not the outlet's own voice. If it names a party that other reports of the event have
behind their figures, or a known outlet, that is whose figure it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.find.names import NAME
from sayso.lexicon import table
from sayso.link.parties import Parties
from sayso.records import Figure, Report
from sayso.weigh.records import Origin

BOUNDARY = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘A-Z])|\n+")
SPAN = 600  # characters of a sentence that are looked at, to either side of the figure


@dataclass(frozen=True, slots=True)
class Heard:
    """What the sentence of a figure says of its origin."""

    cued: bool  # it holds a reporting word
    origins: tuple[Origin, ...]  # known parties that it names


class KnownNames:
    """The names by which the reports of an event call those behind its figures."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self._names: defaultdict[str, dict[str, str]] = defaultdict(dict)  # by event, party of a name in lower case
        self._sorted: dict[str, list[tuple[str, str]]] = {}

    def add(self, event: str, report_id: str, figure: Figure) -> None:
        """Take in whom a figure of the event is given to."""
        for source in figure.sources:
            party = self.parties.of_source(report_id, source)
            if party is None or self.parties.is_unnamed(party):
                continue
            shown = self.parties[party].name
            if any(c.isupper() for c in shown) or " " in shown:
                self._names[event][without_article(shown).lower()] = party

    def in_sentence(self, event: str, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """The parties that a stretch of text names, with where."""
        part = text[start:end]
        low = part.lower()
        if event not in self._sorted:
            self._sorted[event] = sorted(self._names[event].items(), key=lambda one: (-len(one[0]), one[0]))
        for name, party in self._sorted[event]:
            at = low.find(name)
            if at >= 0 and not low[at - 1 : at].isalnum() and not low[at + len(name) : at + len(name) + 1].isalnum():
                yield party, start + at, start + at + len(name)
        for match in NAME.finditer(part):
            outlet = self._outlet(match.group())
            if outlet is not None:
                yield outlet, start + match.start(), start + match.end()

    def _outlet(self, name: str) -> str | None:
        words = without_article(name).split()
        return next((one for i in range(len(words)) if (one := self.parties.of_outlet(" ".join(words[i:])))), None)


def without_article(name: str) -> str:
    """A name without a leading "the"."""
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)


@cache
def cue() -> re.Pattern[str]:
    """A word or phrase by which a sentence hands on what somebody says."""
    words = "|".join(map(re.escape, sorted(table("weigh")["hearsay"]["cues"], key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def sentence(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence around a place in a text."""
    first, last = max(0, at - SPAN), min(len(text), at + SPAN)
    start, end = first, last
    for match in BOUNDARY.finditer(text, first, last):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    return start, end


def heard(
    report: Report, figure: Figure, event: str, origins: Sequence[Origin], newsroom: str, known: KnownNames
) -> Heard:
    """What the sentence of a figure says of its origins, beyond those that were made out."""
    text = report.text if figure.field == "text" else report.title or ""
    start, end = sentence(text, figure.start)
    cues = list(cue().finditer(text, start, end))
    if not cues:
        return Heard(False, tuple(origins))
    named: dict[str, Origin] = {}
    taken: list[tuple[int, int]] = []
    for party, first, last in known.in_sentence(event, text, start, end):
        if party == newsroom or any(a < last and first < b for a, b in taken) or not near(cues, first, last):
            continue
        taken.append((first, last))
        named.setdefault(party, Origin(party, None, first, last))
    if not origins:
        return Heard(True, _carried(list(named.values()), known))
    joined = [one for one in named.values() if _joins(text, one, origins)]
    there = {one.party for one in (*origins, *joined)}
    carriers = [one for one in named.values() if known.parties.is_outlet(one.party) and one.party not in there]
    return Heard(True, _carried([*origins, *joined, *carriers], known))


def _carried(some: Sequence[Origin], known: KnownNames) -> tuple[Origin, ...]:
    """The origins; where an outlet stands among others, it carries what they say."""
    outlets = [one for one in some if known.parties.is_outlet(one.party)]
    others = [one for one in some if not known.parties.is_outlet(one.party)]
    if not outlets or not others:
        return tuple(some)
    return tuple(one if one.via else replace(one, via=outlets[0].party) for one in others)


JOINING = re.compile(r"^(?:,[^,]{0,50},)?\s+and\s+(?:[\w-]+\s+){0,6}$")


def _joins(text: str, one: Origin, origins: Sequence[Origin]) -> bool:
    """Whether a party is joined by "and" to one that was made out as a source."""
    return all(one.party != other.party for other in origins) and any(
        JOINING.match(text[a.end : b.start]) is not None
        for other in origins
        for a, b in ((one, other), (other, one))
        if a.end <= b.start
    )


NEAR = 60  # characters between a name and the word that makes it a source


def near(cues: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether a name stands beside a reporting word."""
    return any(-NEAR <= one.start() - end <= NEAR or -NEAR <= start - one.end() <= NEAR for one in cues)
