"""Which reports share text, which has it from which, and by what evidence."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_groups import Pairing, grouped
from sayso.link.copies_judge import Linked, linked
from sayso.link.copies_origin import Outlet, Outlets, direction, upstream, wires
from sayso.link.copies_pairs import About, compared
from sayso.link.copies_passages import Words, passages
from sayso.link.shingles import Shingles, shingles
from sayso.records import Copy, Credit, Report

BATCH = 400  # reports turned into numbers at a time: what fits the processor's cache
LEAST_RUNS = 4  # runs (eight words) from which on two equal texts are a copy
COVERED = 0.7  # part of what two reports share that a third must hold too, to be where both have it from
THIRDS = 8  # reports near both that are tried
SPEECHES = 2  # shared quotations that link two reports which share nothing else
SPEECH_RUNS = 4  # runs of a shared quotation that counts as one

Ints = NDArray[np.int64]


def copies(
    reports: Iterable[Report],
    credits: Mapping[str, Sequence[Credit]],
    quotes: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    *,
    agencies: Collection[str] = (),
    moments: Mapping[str, str] | None = None,
) -> Iterator[Copy]:
    """The pairs of reports that share text, sorted by a and b; see Index.add for what is given."""
    index = Index(agencies=agencies)
    index.add(reports, credits, quotes, moments=moments)
    return index.copies()


@dataclass(slots=True)
class _Kept:
    """What the index keeps of one report."""

    report_id: str
    batch: int
    place: int  # in the batch
    outlet: Outlet


@dataclass(slots=True)
class Index:
    """The fingerprints of reports. It can be fed again, and gives the pairs that all at once would give."""

    agencies: Collection[str] = ()
    _batches: list[Shingles] = field(default_factory=list)
    _kept: dict[str, _Kept] = field(default_factory=dict)

    def add(
        self,
        reports: Iterable[Report],
        credits: Mapping[str, Sequence[Credit]],
        quotes: Mapping[str, Sequence[tuple[int, int]]] | None = None,
        *,
        moments: Mapping[str, str] | None = None,
    ) -> None:
        """Take in reports; one whose id is known changes nothing.

        `credits` and `quotes` (spans of direct speech, beside what stands in quotation marks) are by report_id.
        `moments` are the ISO 8601 times of publication, where more than the day is known.
        """
        outlets = Outlets(self.agencies)
        rest = iter(reports)
        while batch := list(islice(rest, BATCH)):
            new = list({one.report_id: one for one in batch if one.report_id not in self._kept}.values())
            if new:
                self._take(new, credits, quotes or {}, moments or {}, outlets)

    def _take(
        self,
        new: Sequence[Report],
        credits: Mapping[str, Sequence[Credit]],
        quotes: Mapping[str, Sequence[tuple[int, int]]],
        moments: Mapping[str, str],
        outlets: Outlets,
    ) -> None:
        lines = [credits.get(one.report_id, ()) for one in new]
        masks = [[(credit.start, credit.end) for credit in some if credit.field == "text"] for some in lines]
        speech = [quotes.get(one.report_id, ()) for one in new]
        self._batches.append(shingles([one.text for one in new], masks, speech))
        for place, (one, some) in enumerate(zip(new, lines, strict=True)):
            outlet = outlets.outlet(one, some, moments.get(one.report_id))
            self._kept[one.report_id] = _Kept(one.report_id, len(self._batches) - 1, place, outlet)

    def copies(self) -> Iterator[Copy]:
        """The pairs of all reports so far that share text, sorted by a and b."""
        if self._kept:
            yield from _Comparison(sorted(self._kept.values(), key=_rank), self._batches).copies()


def _rank(kept: _Kept) -> tuple[float, float, str]:
    """The earliest report first; one of unknown date last."""
    outlet = kept.outlet
    day = float("inf") if outlet.day is None else float(outlet.day)
    return day, float("inf") if outlet.moment is None else outlet.moment, kept.report_id


class _Comparison:
    """All reports of an index, in order of rank, compared with each other."""

    def __init__(self, kept: Sequence[_Kept], batches: Sequence[Shingles]) -> None:
        self._kept, self._batches = kept, batches
        self._wires = wires(one.outlet for one in kept)
        self._reports = _by_text([int(batches[one.batch].prints[one.place]) for one in kept])
        self._text = {rank: text for text, ranks in enumerate(self._reports) for rank in ranks}
        first = [kept[ranks[0]] for ranks in self._reports]
        about = _about(first)
        self._shared, pairs = compared(*_runs(first, batches), about)
        self._links = [link for link in linked(self._shared, pairs, about) if self._holds(link)]
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        for link in self._links:
            self._near[link.a].add(link.b)
            self._near[link.b].add(link.a)

    def copies(self) -> Iterator[Copy]:
        """The rows of the table, sorted."""
        pairings = [pairing for pairing in grouped(self._links, self._reports) if self._is_pair(pairing)]
        pairings.sort(key=lambda one: tuple(sorted((self._kept[one.a].report_id, self._kept[one.b].report_id))))
        for pairing in pairings:
            yield self._copy(pairing)

    def _holds(self, link: Linked) -> bool:
        """Whether a link by speech alone has several quotations."""
        if not link.by_speech:
            return True
        _, spoken = passages(self._words(self._reports[link.a][0]), self._words(self._reports[link.b][0]))
        return sum(runs >= SPEECH_RUNS for runs in spoken) >= SPEECHES

    def _is_pair(self, pairing: Pairing) -> bool:
        """Whether two reports of one text say enough to be a copy."""
        return pairing.link is not None or int(self._shared.sizes[self._text[pairing.a]]) >= LEAST_RUNS

    def _outlet(self, rank: int) -> Outlet:
        outlet = self._kept[rank].outlet
        return replace(outlet, is_agency=True) if outlet.name in self._wires else outlet

    def _words(self, rank: int) -> Words:
        kept = self._kept[rank]
        batch = self._batches[kept.batch]
        words = slice(int(batch.bounds[kept.place]), int(batch.bounds[kept.place + 1]))
        return batch.starts[words], batch.lengths[words], batch.runs[words]

    def _copy(self, pairing: Pairing) -> Copy:
        low, high = sorted((pairing.a, pairing.b), key=lambda rank: self._kept[rank].report_id)
        a, b = self._kept[low], self._kept[high]
        texts = self._text[low], self._text[high]
        share, is_copy = self._share(texts, pairing.link)
        sizes = (int(self._shared.sizes[texts[0]]), int(self._shared.sizes[texts[1]])) if is_copy else None
        found = direction(self._outlet(low), self._outlet(high), sizes, lambda: self._third(low, high))
        what = "word for word the same" if texts[0] == texts[1] else f"{share:.0%} of the shorter text is in both"
        if pairing.link is not None and pairing.link.by_speech:
            what = "the same quotations, little else"
        return Copy(
            a=a.report_id,
            b=b.report_id,
            relation="copy" if is_copy else "partial",
            share=round(share, 4),
            origin=found.origin,
            group_id=hashlib.sha256(self._kept[pairing.group].report_id.encode()).hexdigest()[:16],
            evidence=(what, *found.evidence),
            passages=passages(self._words(low), self._words(high))[0],
        )

    def _share(self, texts: tuple[int, int], link: Linked | None) -> tuple[float, bool]:
        if texts[0] == texts[1]:
            return 1.0, True
        if link is not None:
            return link.share, link.is_copy
        # two of a large group that hang together by others only
        common = np.intersect1d(self._shared.of(texts[0]), self._shared.of(texts[1]), assume_unique=True)
        shorter = min(int(self._shared.sizes[text]) for text in texts)
        return len(common) / max(1, shorter), True

    def _third(self, low: int, high: int) -> str | None:
        """A report that comes before both and holds most of what they share; None where there is none."""
        texts = self._text[low], self._text[high]
        near = self._near[texts[0]] & self._near[texts[1]]
        outlets = self._outlet(low), self._outlet(high)
        common: NDArray[np.uint32] | None = None
        for text in sorted(near)[:THIRDS]:
            third = self._outlet(self._reports[text][0])
            if not all(upstream(third, one) for one in outlets):
                continue
            if common is None:
                common = np.intersect1d(self._shared.of(texts[0]), self._shared.of(texts[1]), assume_unique=True)
            if np.isin(common, self._shared.of(text)).mean() >= COVERED:
                return third.shown
        return None


def _by_text(prints: Sequence[int]) -> list[list[int]]:
    """The ranks of each text, those of equal words together, in order of the first."""
    ranks: dict[int, list[int]] = {}
    for rank, one in enumerate(prints):
        ranks.setdefault(one, []).append(rank)
    return list(ranks.values())


def _about(first: Sequence[_Kept]) -> About:
    numbers: dict[str, int] = {"": -1}
    publishers = [numbers.setdefault(one.outlet.name, len(numbers)) for one in first]
    days = [-1 if one.outlet.day is None else one.outlet.day for one in first]
    return About(np.array(publishers, dtype=np.int64), np.array(days, dtype=np.int64))


def _runs(first: Sequence[_Kept], batches: Sequence[Shingles]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The runs of the first report of each text, and the text of each run."""
    number = {(one.batch, one.place): text for text, one in enumerate(first)}
    runs, texts = [], []
    for place, batch in enumerate(batches):
        of = np.array([number.get((place, i), -1) for i in range(len(batch.prints))], dtype=np.int64)
        each = np.repeat(of, np.diff(batch.bounds))
        there = (each >= 0) & (batch.runs > 0)
        runs.append(batch.runs[there])
        texts.append(each[there])
    return np.concatenate(runs), np.concatenate(texts)
