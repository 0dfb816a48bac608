"""Which reports tell of the same happening, and which figure belongs to which: reports with mentions -> events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.link.event_features import features
from sayso.link.event_gathering import gathered
from sayso.link.event_groups import Scored, groups
from sayso.link.event_log import changes
from sayso.link.event_others import Told, told
from sayso.link.event_pairs import Sql, pairs
from sayso.link.event_scores import Reason, Verdict, reasons_of, scores, threshold
from sayso.link.event_tellings import Telling
from sayso.link.event_vectors import Floats, Ints, Vectors, vectors
from sayso.link.event_words import Vocabulary
from sayso.records import Copy, Happenings, Judgement, Mentions, Report

__all__ = ["Compared", "Index", "Reason", "Verdict", "changes", "happenings", "reasons"]

Filed = tuple[Report, Mentions]


def happenings(
    filed: Iterable[Filed],
    copies: Sequence[Copy] = (),
    judgements: Sequence[Judgement] = (),
    *,
    sql: Sql | None = None,
) -> Happenings:
    """The happenings that reports tell of. The result depends on which reports there are, not on their order.

    `copies` are the pairs that share text, `judgements` what people decided of pairs of report_ids. `sql` runs the one
    statement that says which pairs are compared (sayso.engine.duckdb.result); None runs it in a DuckDB of its own.
    """
    index = Index()
    index.add(filed)
    return index.happenings(copies, judgements, sql=sql)


def reasons(filed: Iterable[Filed], a: str, b: str, copies: Sequence[Copy] = ()) -> Verdict:
    """Why two reports are, or are not, of one happening, as far as the two alone go.

    Groups of reports can still be joined by others, or kept apart. Raises KeyError where a report_id is not among the
    filed.
    """
    index = Index()
    index.add(filed)
    return index.reasons(a, b, copies)


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of reports that are compared, as places in `report_ids`, and a row of features for each."""

    report_ids: tuple[str, ...]
    a: Ints
    b: Ints
    features: Floats


@dataclass(slots=True)
class Index:
    """What is kept of reports. It can be fed again, and gives the events that all at once would give."""

    _vocabulary: Vocabulary = field(default_factory=Vocabulary)
    _told: dict[str, Told] = field(default_factory=dict)

    def add(self, filed: Iterable[Filed]) -> None:
        """Take in reports; of two with one report_id the one whose content comes first in the alphabet stays."""
        for report, found in filed:
            known = self._told.get(report.report_id)
            new = told(report, found, self._vocabulary)
            if known is None or new.version < known.version:
                self._told[report.report_id] = new

    def happenings(
        self, copies: Sequence[Copy] = (), judgements: Sequence[Judgement] = (), *, sql: Sql | None = None
    ) -> Happenings:
        """The happenings that all reports so far tell of."""
        kept = [self._told[report_id] for report_id in sorted(self._told)]
        return gathered(kept, self._collection(copies).groups(judgements, sql) if kept else [])

    def compared(self, copies: Sequence[Copy] = (), *, sql: Sql | None = None) -> Compared:
        """The pairs of reports that are compared, with their features. Raises ValueError where there is no report."""
        if not self._told:
            raise ValueError("no report was added, so there is nothing to compare; add reports first")
        collection = self._collection(copies)
        a, b = collection.compared(sql)
        return Compared(tuple(sorted(self._told)), a, b, collection.features(a, b))

    def reasons(self, a: str, b: str, copies: Sequence[Copy] = ()) -> Verdict:
        """Why two of the reports are, or are not, of one happening, as far as the two alone go."""
        ids = sorted(self._told)
        for report_id in (a, b):
            if report_id not in self._told:
                raise KeyError(report_id)
        collection = self._collection(copies)
        low, high = sorted((ids.index(a), ids.index(b)))
        values = collection.features(np.array([low]), np.array([high]))
        score = float(scores(values)[0])
        return Verdict(score > threshold(), score, threshold(), reasons_of(values[0].tolist()))

    def _collection(self, copies: Sequence[Copy]) -> "_Collection":
        return _Collection([self._told[one].main for one in sorted(self._told)], self._vocabulary, copies)


class _Collection:
    """The main tellings of all reports, sorted by report_id, as rows."""

    def __init__(self, tellings: Sequence[Telling], vocabulary: Vocabulary, copies: Sequence[Copy]) -> None:
        self._tellings = tellings
        self._place = {one.report_id: i for i, one in enumerate(tellings)}
        self._rows: Vectors = vectors(tellings, vocabulary)
        self._copied = _by_pair(((c.a, c.b, c.share) for c in copies), self._place)

    def features(self, a: Ints, b: Ints) -> Floats:
        """The features of pairs."""
        return features(self._tellings, self._rows, a, b, self._copied)

    def score(self, a: Ints, b: Ints) -> Floats:
        """The scores of pairs."""
        return scores(self.features(a, b))

    def compared(self, sql: Sql | None) -> tuple[Ints, Ints]:
        """The pairs that share rare terms or text, sorted."""
        a, b = pairs(self._tellings, self._rows, sql)
        n = len(self._tellings)
        copied = np.array([low * n + high for low, high in self._copied], dtype=np.int64)
        met = np.unique(np.concatenate([a * n + b, copied]))
        return met // n, met % n

    def groups(self, judgements: Sequence[Judgement], sql: Sql | None) -> list[int]:
        """For each telling the least one of its group."""
        a, b = self.compared(sql)
        seen = Scored(a, b, self.score(a, b))
        decided = {
            decision: sorted(_by_pair(((j.a, j.b, 1.0) for j in judgements if j.decision == decision), self._place))
            for decision in ("same", "not the same")
        }
        n = len(self._tellings)
        return groups(n, seen, self.score, threshold(), same=decided["same"], apart=decided["not the same"])


def _by_pair(given: Iterable[tuple[str, str, float]], place: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """Values by pair of rows, the lesser first; pairs of which a report is not there are left out."""
    known = ((place[a], place[b], value) for a, b, value in given if a in place and b in place and a != b)
    return {(min(a, b), max(a, b)): value for a, b, value in known}
