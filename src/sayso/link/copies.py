"""Which reports share text, which has it from which, and by what evidence."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sayso.link.copies_errors import Vocabulary
from sayso.link.copies_groups import Pairing, grouped
from sayso.link.copies_judge import Asked, Linked, linked
from sayso.link.copies_names import Names
from sayso.link.copies_origin import Outlet, Outlets, direction, is_called, tied, upstream, wires
from sayso.link.copies_pairs import proposed, scored
from sayso.link.copies_passages import LongText, Passage, Words, passages
from sayso.link.copies_presumed import carriers, presumed, signed
from sayso.link.copies_runs import About, inverted
from sayso.link.copies_sentences import AT_ONCE, ends, whole
from sayso.link.copies_slips import slips
from sayso.link.copies_weak import plain
from sayso.link.shingles import Shingles, shingles
from sayso.records import Copy, Credit, Report

BATCH = 200  # reports turned into numbers at a time: what fits the processor's cache
LEAST_RUNS = 4  # runs (eight words) from which on two equal texts are a copy
COVERED = 0.7  # part of what two reports share that a third must hold too, to be where both have it from
APART = 20  # runs of two texts that each has, with a third, and the other lacks: a sentence
THIRDS = 8  # reports near both that are tried
LONG = 20  # times the words of the other that make a text a very long one
ROWS = 64  # rows that are made at a time


def copies(
    reports: Iterable[Report],
    credits: Mapping[str, Sequence[Credit]],
    quotes: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    *,
    agencies: Collection[str] = (),
    names: Names | None = None,
    moments: Mapping[str, str] | None = None,
) -> Iterator[Copy]:
    """The pairs of reports that share text, sorted by a and b; see Index.add for what is given."""
    index = Index(agencies=agencies, names=names)
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
    names: Names | None = None  # of a user's file
    _batches: list[Shingles] = field(default_factory=list)
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _vocabulary: Vocabulary = field(default_factory=Vocabulary)

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
        outlets = Outlets(self.agencies, self.names or Names())
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
        texts = [one.text for one in new]
        batch, words = shingles(texts, masks, speech)
        self._batches.append(batch)
        self._vocabulary.add(texts, [one.report_id for one in new], batch, words)
        for place, (one, some) in enumerate(zip(new, lines, strict=True)):
            outlet = outlets.outlet(one, some, moments.get(one.report_id))
            self._kept[one.report_id] = _Kept(one.report_id, len(self._batches) - 1, place, outlet)

    def copies(self) -> Iterator[Copy]:
        """The pairs of all reports so far that share text, sorted by a and b."""
        if self._kept:
            yield from _Comparison(sorted(self._kept.values(), key=_rank), self._batches).copies(self._vocabulary)


def _rank(kept: _Kept) -> tuple[float, float, str]:
    """The earliest report first; one of unknown date last."""
    outlet = kept.outlet
    day = float("inf") if outlet.day is None else float(outlet.day)
    return day, float("inf") if outlet.moment is None else outlet.moment, kept.report_id


class _Comparison:
    """All reports of an index, in order of rank, compared with each other."""

    def __init__(self, kept: Sequence[_Kept], batches: Sequence[Shingles]) -> None:
        self._kept, self._batches = kept, batches
        agencies = wires(one.outlet for one in kept)
        self._outlets = signed(
            [replace(one.outlet, is_agency=True) if one.outlet.name in agencies else one.outlet for one in kept]
        )
        self._reports = _by_text([int(batches[one.batch].prints[one.place]) for one in kept])
        self._text = {rank: text for text, ranks in enumerate(self._reports) for rank in ranks}
        first = [kept[ranks[0]] for ranks in self._reports]
        about = _about(first)
        self._shared, rare, stars = inverted(batches, _numbers(first, batches), about)
        pairs = np.union1d(proposed(rare, len(first)), stars)
        del rare, stars
        self._long: dict[int, LongText] = {}
        links = linked(self._shared, scored(self._shared, pairs), about, Asked(self._tied, self._whole))
        self._links = plain(
            links, lambda a, b: self._both(self._reports[a][0], self._reports[b][0]), self._shared.stock()
        )
        self._last: tuple[tuple[int, int], NDArray[np.uint32]] | None = None
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        for link in self._links:
            self._near[link.a].add(link.b)
            self._near[link.b].add(link.a)
        self._slips = slips(
            [(link.a, link.b) for link in self._links],
            lambda text: self._outlets[self._reports[text][0]].text,
            lambda text: len(self._reports[text]),
        )
        for told in (carriers, presumed):
            for rank, outlet in told(self._outlets, self._sharing).items():
                self._outlets[rank] = outlet

    def _sharing(self, rank: int) -> list[int]:
        """The other reports that have text in common with one."""
        texts = {self._text[rank]} | self._near.get(self._text[rank], set())
        return [other for text in sorted(texts) for other in self._reports[text] if other != rank]

    def copies(self, vocabulary: Vocabulary) -> Iterator[Copy]:
        """The rows of the table, sorted."""
        pairings = [pairing for pairing in grouped(self._links, self._reports) if self._is_pair(pairing)]
        sides = [self._sides(one) for one in pairings]
        ids = [(self._kept[a].report_id, self._kept[b].report_id) for a, b in sides]
        order = sorted(range(len(pairings)), key=ids.__getitem__)
        errors = vocabulary.errors(set(ids))
        for begin in range(0, len(order), ROWS):
            some = order[begin : begin + ROWS]
            shown = passages([self._both(*sides[i]) for i in some])
            for i, passage in zip(some, shown, strict=True):
                yield self._copy(sides[i], pairings[i], passage, errors.get(ids[i], ()))

    def _sides(self, pairing: Pairing) -> tuple[int, int]:
        """The two reports, the one with the lesser id first."""
        a, b = pairing.a, pairing.b
        return (a, b) if self._kept[a].report_id < self._kept[b].report_id else (b, a)

    def _is_pair(self, pairing: Pairing) -> bool:
        """Whether two reports of one text say enough to be a copy."""
        return pairing.link is not None or int(self._shared.sizes[self._text[pairing.a]]) >= LEAST_RUNS

    def _tied(self, a: int, b: int) -> bool:
        """Whether credit lines tie two texts, by the first report of each."""
        return tied(self._outlets[self._reports[a][0]], self._outlets[self._reports[b][0]])

    def _whole(self, pairs: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
        """How many sentences the texts of each pair both have, by the first report of each."""
        first = {text: self._reports[text][0] for pair in pairs for text in pair}
        stops = {text: ends(self._outlets[rank].text) for text, rank in first.items()}
        found = [np.zeros(0)]
        for begin in range(0, len(pairs), AT_ONCE):
            some = pairs[begin : begin + AT_ONCE]
            words = [self._both(first[a], first[b]) for a, b in some]
            found.append(whole(words, [(stops[a], stops[b]) for a, b in some]))
        return np.concatenate(found)

    def _both(self, a: int, b: int) -> tuple[Words, Words]:
        """The words of two reports; of a very long one only those that can be in the other too."""
        one, other = self._words(a), self._words(b)
        if len(other[2]) > LONG * len(one[2]):
            return one, self._long_text(b).near(one[2])
        if len(one[2]) > LONG * len(other[2]):
            return self._long_text(a).near(other[2]), other
        return one, other

    def _long_text(self, rank: int) -> LongText:
        if rank not in self._long:
            self._long[rank] = LongText(self._words(rank))
        return self._long[rank]

    def _words(self, rank: int) -> Words:
        kept = self._kept[rank]
        batch = self._batches[kept.batch]
        words = slice(int(batch.bounds[kept.place]), int(batch.bounds[kept.place + 1]))
        return batch.starts[words], batch.lengths[words], batch.runs[words]

    def _copy(
        self, sides: tuple[int, int], pairing: Pairing, shown: tuple[Passage, ...], errors: Sequence[str]
    ) -> Copy:
        low, high = sides
        texts = self._text[low], self._text[high]
        share, is_copy = self._share(texts, pairing.link)
        sizes = (int(self._shared.sizes[texts[0]]), int(self._shared.sizes[texts[1]])) if is_copy else None
        slipped = self._slips.slipped(*texts), self._slips.slipped(*reversed(texts))
        found = direction(self._outlets[low], self._outlets[high], sizes, lambda: self._third(low, high), slipped)
        what = "word for word the same" if texts[0] == texts[1] else f"{share:.0%} of the shorter text is in both"
        if pairing.link is not None and pairing.link.by_speech:
            what = "the same quotations in the same order, little else"
        return Copy(
            a=self._kept[low].report_id,
            b=self._kept[high].report_id,
            relation="copy" if is_copy else "partial",
            share=round(share, 4),
            origin=found.origin,
            group_id=hashlib.sha256(self._kept[pairing.group].report_id.encode()).hexdigest()[:16],
            evidence=(what, *found.evidence, *self._both_keep(texts), *(f'both write "{word}"' for word in errors)),
            passages=shown,
        )

    def _both_keep(self, texts: tuple[int, int]) -> Iterator[str]:
        kept = self._slips.kept(*texts)
        if kept is not None:
            yield f"both keep {kept[0]} where others have {kept[1]}"

    def _share(self, texts: tuple[int, int], link: Linked | None) -> tuple[float, bool]:
        if texts[0] == texts[1]:
            return 1.0, True
        if link is not None:
            return link.share, link.is_copy
        # two of a large group that hang together by others only
        common = self._shared.common(*texts)
        shorter = min(int(self._shared.sizes[text]) for text in texts)
        return len(common) / max(1, shorter), True

    def _third(self, low: int, high: int) -> str | None:
        """A report that comes before both and holds most of what they share; None where there is none."""
        texts = self._text[low], self._text[high]
        near = self._near[texts[0]] & self._near[texts[1]]
        outlets = self._outlets[low], self._outlets[high]
        if self._slips.kept(*texts) is not None:
            near = {text for text in near if self._slips.kept(texts[0], text) is not None}
        for text in sorted(near)[:THIRDS]:
            third = self._outlets[self._reports[text][0]]
            if all(upstream(third, one) for one in outlets) and self._holds(texts, text):
                return third.shown
        return self._absent(low, high) or self._divided(low, high)

    def _absent(self, low: int, high: int) -> str | None:
        """Who another holder of most of what two share has it from, by its own credit; None where none says."""
        outlets = self._outlets[low], self._outlets[high]
        if any(one.is_agency for one in outlets):
            return None
        for rank in self._around(low, high):
            third = self._outlets[rank]
            names = [name for name in third.credited if not any(is_called(one, name) for one in (*outlets, third))]
            if names and self._holds((self._text[low], self._text[high]), self._text[rank]):
                return f"{names[0]}, which {third.shown} credits"
        return None

    def _holds(self, texts: tuple[int, int], third: int) -> bool:
        """Whether a third text has most of what two share."""
        common = self._common(*texts)
        return len(self._shared.held(common, third)) >= COVERED * len(common)

    def _common(self, a: int, b: int) -> NDArray[np.uint32]:
        """What two texts share; kept until other two are asked for."""
        if self._last is None or self._last[0] != (a, b):
            self._last = (a, b), self._shared.common(a, b)
        return self._last[1]

    def _around(self, low: int, high: int) -> Iterator[int]:
        """Other reports that share text with both or have the words of the one."""
        texts = self._text[low], self._text[high]
        near = (self._near.get(texts[0], set()) & self._near.get(texts[1], set())) | set(texts)
        yield from (rank for text in sorted(near) for rank in self._reports[text] if rank not in (low, high))

    def _divided(self, low: int, high: int) -> str | None:
        """The original of which two texts have each what the other lacks and a third has both; None where none has."""
        a, b = self._text[low], self._text[high]
        near = self._near.get(a, set()) & self._near.get(b, set())
        if not near or min(self._shared.n_of(a), self._shared.n_of(b)) < APART + len(self._common(a, b)):
            return None  # the one has too little that the other lacks, whatever a third has
        for text in sorted(near)[:THIRDS]:
            if self._alone(a, b, text) >= APART and self._alone(b, a, text) >= APART:
                third = self._outlets[self._reports[text][0]].shown
                return f"an original: {third} has words of each that the other lacks"
        return None

    def _alone(self, one: int, other: int, third: int) -> int:
        """How many runs a text has in common with a third that the other lacks."""
        common = self._shared.common(one, third)
        return len(common) - len(self._shared.held(common, other))


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


def _numbers(first: Sequence[_Kept], batches: Sequence[Shingles]) -> list[NDArray[np.int32]]:
    """The number of each text of each batch; -1 for one whose words stand in an earlier one."""
    numbers = [np.full(len(batch.prints), -1, dtype=np.int32) for batch in batches]
    for text, one in enumerate(first):
        numbers[one.batch][one.place] = text
    return numbers
