"""The provenance graph of some statements: who has the value from whom, with the evidence of every edge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Edge, Field
from sayso.weigh.cut import EVENT, FIGURE, smallest_cut
from sayso.weigh.records import Statement

Spot = tuple[str, Field, int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """That one party has a value from another, or EVENT from its own knowledge."""

    start: str
    end: str
    kind: str  # own, count, cite, via, credit, copy, reuse
    certain: bool
    spot: Spot  # of the words that show it


Cut = tuple[int, tuple[str, ...]]


def ways(statements: Iterable[Statement], *, certain_only: bool = False) -> list[Way]:
    """The edges of some statements, without those that ground a party in the happening (see `grounded`)."""
    found = []
    for one in statements:
        spot = (one.report_id, one.field, one.start, one.end)
        taken = one.taken
        if taken and (taken.certain or not certain_only):
            shown = (one.report_id, taken.field, taken.start, taken.end)
            found.append(Way(taken.party, one.party, taken.kind, taken.certain, shown))
            if taken.report_id is None:  # the original is not here: what it names is what its copy names
                found += _told(one, taken.party, spot)
        elif one.origins:
            found += _told(one, one.party, spot)
        else:
            found.append(Way(EVENT, one.party, "own", True, spot))
    return found


def _told(one: Statement, teller: str, spot: Spot) -> list[Way]:
    """The edges from the origins that a statement names to who tells it."""
    found = []
    for origin in one.origins:
        named = origin.end > origin.start and not one.inherited  # what another figure of the report names, stands there
        shown: Spot = (one.report_id, one.field, origin.start, origin.end) if named else spot
        if origin.via and origin.via != teller:
            found.append(Way(origin.party, origin.via, "cite", True, shown))
            found.append(Way(origin.via, teller, "via", True, shown))
        elif origin.party != teller:
            found.append(Way(origin.party, teller, "cite", True, shown))
    return found


def grounded(some: Sequence[Way]) -> list[Way]:
    """The edges with one from EVENT to every party that has the value from nobody. A ring of citations gets none."""
    told = {way.end for way in some}
    first: dict[str, Way] = {}
    for way in some:
        if way.start not in told and way.start != EVENT:
            first.setdefault(way.start, way)
    return [*some, *(Way(EVENT, party, "count", True, way.spot) for party, way in first.items())]


def cut_of(
    statements: Sequence[Statement], *, certain_only: bool = False, names: Mapping[str, str] | None = None
) -> Cut:
    """The smallest cut for the values that all of the statements stand for; `names` merges parties."""
    same = names or {}
    edges = grounded(ways(statements, certain_only=certain_only))
    pairs = {(same.get(way.start, way.start), same.get(way.end, way.end)) for way in edges}
    return smallest_cut(pairs, {same.get(one.party, one.party) for one in statements})


def roots(statements: Sequence[Statement]) -> dict[int, frozenset[str]]:
    """By place in the list, the origins at the start of each statement's chains, through those that claim the same."""
    chains = _Chains(statements)
    return {i: chains.roots(i, frozenset()) for i in range(len(statements))}


class _Chains:
    """Statements by who tells them, for following a claim back to where it comes from."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._all = statements
        self._of_party: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
        self._of_report: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
        self._known: dict[int, frozenset[str]] = {}
        for i, one in enumerate(statements):
            self._of_party[one.party, one.claim].append(i)
            self._of_report[one.report_id, one.claim].append(i)

    def roots(self, i: int, above: frozenset[int]) -> frozenset[str]:
        """The origins of a statement; none by way of one `above` it in the chain, which makes a ring."""
        if i in above:
            return frozenset()
        if i not in self._known:
            found = self._roots(self._all[i], above | {i})
            if above and not found:
                return found  # it may have origins by another way
            self._known[i] = found
        return self._known[i]

    def _roots(self, one: Statement, above: frozenset[int]) -> frozenset[str]:
        taken = one.taken
        if taken and taken.report_id:
            found = self._union(self._of_report[taken.report_id, one.claim], above)
            if found:
                return found
        if taken and not one.origins:
            return self._behind(taken.party, one, above)
        if not one.origins:
            return frozenset({one.party})
        return frozenset().union(*(self._behind(origin.party, one, above) for origin in one.origins))

    def _behind(self, party: str, one: Statement, above: frozenset[int]) -> frozenset[str]:
        """The origins behind a party that a statement names: those of its own equal statement, else itself."""
        theirs = self._of_party.get((party, one.claim))
        return self._union(theirs, above) if theirs else frozenset({party})

    def _union(self, some: Sequence[int], above: frozenset[int]) -> frozenset[str]:
        return frozenset().union(*(self.roots(j, above) for j in some))


def edges(finding_id: str, live: Sequence[Statement], names: Mapping[str, str]) -> list[Edge]:
    """The provenance graph of a finding, each edge once a report with its evidence, sorted."""
    found: set[Edge] = set()
    for claim in {one.claim for one in live}:
        some = [one for one in live if one.claim == claim]
        x = some[0].number
        for way in grounded(ways([one for one in live if one.low <= x <= one.high])):
            found.add(_edge(finding_id, way, names))
        for one in some:
            spot = (one.report_id, one.field, one.start, one.end)
            found.add(_edge(finding_id, Way(one.party, FIGURE, "states", True, spot), names))
    return sorted(found, key=lambda e: (e.origin, e.to, e.kind, e.report_id or "", e.start or 0, e.certain))


def _edge(finding_id: str, way: Way, names: Mapping[str, str]) -> Edge:
    report_id, field, start, end = way.spot
    origin = EVENT if way.start == EVENT else names[way.start]
    to = FIGURE if way.end == FIGURE else names[way.end]
    return Edge(finding_id, origin, to, way.kind, way.certain, report_id, field, start, end)
