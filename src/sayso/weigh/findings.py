"""What the ledger says of each measure of each event: range, who stands behind it, conflict, and one sentence."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.errors import SaysoError
from sayso.lexicon import table
from sayso.link.parties import Parties
from sayso.records import Copy, Edge, Finding, Happenings, Standing
from sayso.weigh.conflict import conflicts, sides
from sayso.weigh.echoes import with_echoes
from sayso.weigh.explain import explanation
from sayso.weigh.graph import edges
from sayso.weigh.independence import Independence, independence
from sayso.weigh.merges import possible_merges, same_in_k
from sayso.weigh.moments import Order, seen
from sayso.weigh.origins import LISTED, origins_behind
from sayso.weigh.ranges import chosen, corroborated_range, stated_ends, without_earlier
from sayso.weigh.records import Filed, Row, Statement
from sayso.weigh.statements import THINGS, statements
from sayso.weigh.taking import Link, Sharing, with_taken


def findings(
    filed: Iterable[Filed],
    happenings: Happenings,
    copies: Sequence[Copy],
    parties: Parties,
    *,
    rule: str = "low-best-high",
    vague: str = "sayso",
) -> Iterator[tuple[Finding, tuple[Edge, ...]]]:
    """Every finding with the edges of its provenance graph, sorted by finding_id, whatever the order of the reports.

    `rule` names how the best value is chosen, `vague` the table for words like "dozens". Raises SaysoError where either
    is not known.
    """
    _check("rule", rule, table("weigh")["rules"]["names"])
    _check("table of vague words", vague, ["sayso", *table("weigh")["vague"]])
    kept = sorted(filed, key=lambda one: one[0].report_id)
    rows = statements(kept, happenings.figures, parties, vague)
    weighing = _Weighing(rows, Sharing(kept, copies, parties), {one.report_id: seen(one) for one, _ in kept}, parties)
    for row in sorted(rows, key=lambda one: finding_id(*one)):
        yield weighing.finding(row, rule)


def _check(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise SaysoError(f"no {what} '{name}'; use one of: {', '.join(known)}")


def finding_id(event_id: str, measure: str, scope: str | None) -> str:
    """The id of a finding. Of one event and measure the narrower counts sort first, the whole one last."""
    base = hashlib.sha256(f"{event_id}\x1f{measure}".encode()).hexdigest()[:16]
    return base + ("w" if scope is None else "n" + hashlib.sha256(scope.encode()).hexdigest()[:8])


@dataclass(frozen=True, slots=True)
class _Told:
    """The statements of a finding, and their support."""

    row: Row
    told: list[Statement]  # with what they do in the finding
    live: list[Statement]  # those that count
    support: Independence
    n_origins: int


class _Weighing:
    """All statements, and what is known of the reports they stand in."""

    def __init__(
        self, rows: Mapping[Row, Sequence[Statement]], sharing: Sharing, order: Order, parties: Parties
    ) -> None:
        self._rows, self._sharing, self._order, self._parties = rows, sharing, order, parties
        self._reports: defaultdict[str, set[str]] = defaultdict(set)
        self._measures: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for row, some in rows.items():
            self._reports[row[0]].update(one.report_id for one in some)
            self._measures[row[:2]].append(row)
        self._links: dict[str, dict[str, list[Link]]] = {}
        self._stand: dict[Row, list[Statement]] = {}

    def finding(self, row: Row, rule: str) -> tuple[Finding, tuple[Edge, ...]]:
        """One finding with its edges."""
        others = [one for other in self._measures[row[:2]] if other != row for one in self._standing(other)]
        told = self._told(row, others)
        names = _Names(self._parties)
        name = finding_id(*row)
        return _finding(name, told, others, names, rule), tuple(edges(name, told.live, names))

    def _standing(self, row: Row) -> list[Statement]:
        """The statements of a row with whom their reports have them from, and what was said later."""
        if row not in self._stand:
            links = self._links_of(row[0])
            told = {one: with_taken(self._rows[one], links, self._order) for one in self._measures[row[:2]]}
            self._stand = {one: with_echoes(without_earlier(some), self._parties) for one, some in told.items()}
        return self._stand[row]

    def _told(self, row: Row, others: Sequence[Statement]) -> _Told:
        told = self._standing(row)
        live = [one for one in told if one.role == "counts"]
        ends = sorted({x for one in told if one.role in ("counts", "superseded") for x in one.stated if x is not None})
        same = same_in_k(live, self._parties)
        speaking = [*told, *others] if row[2] is None else told  # who counts a part of the people is an origin too
        n = len(origins_behind(speaking, [*told, *others], self._parties))
        support = independence(live, ends, same, lambda active: possible_merges(active, self._parties, same))
        return _Told(row, told, live, support, n)

    def _links_of(self, event: str) -> dict[str, list[Link]]:
        """From whom each report of an event has its text."""
        if event not in self._links:
            self._links = {event: self._sharing.links(self._reports[event], self._order)}
        return self._links[event]


class _Names(dict[str, str]):
    """Names of parties by id, read as they are asked for."""

    def __init__(self, parties: Parties) -> None:
        super().__init__()
        self._parties = parties

    def __missing__(self, party_id: str) -> str:
        self[party_id] = self._parties[party_id].name
        return self[party_id]


def _finding(name: str, of: _Told, others: Sequence[Statement], names: Mapping[str, str], rule: str) -> Finding:
    event_id, measure, scope = of.row
    support, live = of.support, of.live
    listed = [one for one in of.told if one.role in LISTED]
    low, best, high = chosen(rule, live, support.best_values)
    corroborated = corroborated_range(support.k_by_value)
    conflict = conflicts(of.told, () if measure in THINGS else others)  # other things are no narrower count of it
    return Finding(
        finding_id=name,
        event_id=event_id,
        measure=measure,
        scope=scope,
        low=low,
        best=best,
        high=high,
        rule=rule,
        corroborated_low=corroborated[0],
        corroborated_high=corroborated[1],
        best_values=support.best_values,
        k_value=support.k_value,
        k=support.k,
        k_low=support.k_low,
        k_high=support.k_high,
        k_by_value=support.k_by_value,
        floor=support.floor,
        n_reports=len({one.report_id for one in listed}),
        n_newsrooms=len({one.party for one in listed}),
        n_origins=of.n_origins,
        parties=tuple(names[party] for party in support.parties),
        conflict=conflict,
        sides=sides(live, names) if "disagreement" in conflict else (),
        explanation=explanation(measure, scope, live, support, names, best),
        figures=tuple(Standing(one.report_id, one.field, one.start, one.end, one.figure, one.role) for one in of.told),
        **stated_ends(live),
    )
