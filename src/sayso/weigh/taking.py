"""From whom each report has its figures: credited agencies, copied passages, the earliest of undirected copies."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import table
from sayso.link.copies_origin import plain
from sayso.link.parties import Parties
from sayso.link.party_outlets import signs
from sayso.records import Copy, Credit, Mentions, Report
from sayso.weigh.moments import Order
from sayso.weigh.records import Filed, Statement, Taken

SAID = ("counts", "part", "superseded")  # roles of figures that have their report's origins
Passage = tuple[int, int, int, int]  # start and end here, start and end there


@dataclass(frozen=True, slots=True)
class Link:
    """That a report has text from another one, or from an agency whose report is not in the collection."""

    party: str
    report_id: str | None
    kind: str  # credit, copy, reuse
    certain: bool
    whole: bool  # all of the report is the other's: it is credited in its head, or nearly the whole text is copied
    share: float
    passages: tuple[Passage, ...]
    credit: Credit | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A copy seen from one of its sides."""

    other: str
    share: float
    relation: str
    first: bool | None  # whether the other has it first; None where nothing says
    passages: tuple[Passage, ...]


class Sharing:
    """The copies and credits of all reports, by report."""

    def __init__(self, filed: Iterable[Filed], copies: Iterable[Copy], parties: Parties) -> None:
        self._parties = parties
        self._pairs: defaultdict[str, list[_Pair]] = defaultdict(list)
        self._credits: dict[str, list[tuple[Credit, str]]] = {}
        self._party: dict[str, str] = {}
        for report, mentions in filed:
            self._party[report.report_id] = parties.of_publisher(report)
            self._credits[report.report_id] = self._credited(report, mentions)
        for one in copies:
            first = None if one.origin is None else one.origin == "b"
            turned = tuple((c, d, a, b) for a, b, c, d in one.passages)
            self._pairs[one.a].append(_Pair(one.b, one.share, one.relation, first, one.passages))
            back = None if first is None else not first
            self._pairs[one.b].append(_Pair(one.a, one.share, one.relation, back, turned))

    def _credited(self, report: Report, mentions: Mentions) -> list[tuple[Credit, str]]:
        """The agencies and outlets that a report credits, other than its own."""
        mine = self._party[report.report_id]
        found = []
        for credit in mentions.credits:
            party = self._parties.of_outlet(credit.party) if signs(credit) else None
            own = party == mine or is_own_name(credit.party, report.publisher)
            if party is not None and not own and credit.field == "text":
                found.append((credit, party))
        return found

    def links(self, reports: Collection[str], order: Order) -> dict[str, list[Link]]:
        """From whom each of the reports of an event has its text, the surest first; `order` says who was first."""
        of_party: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(reports):
            of_party[self._party[one]].append(one)
        inside = frozenset(reports)
        return {one: self._links(one, inside, of_party, order) for one in sorted(reports)}

    def _links(
        self, report_id: str, inside: frozenset[str], of_party: Mapping[str, Sequence[str]], order: Order
    ) -> list[Link]:
        pairs = [pair for pair in self._pairs.get(report_id, ()) if pair.other in inside]
        clear = max((pair.share for pair in pairs), default=0.0) >= table("weigh")["copies"]["certain"]
        found = self._by_credit(report_id, of_party, pairs)
        named = {link.party for link in found}
        for pair in pairs:
            theirs = {party for _, party in self._credits[pair.other]}
            if pair.first and self._party[report_id] not in (self._party[pair.other], *theirs):
                found.append(self._link(pair, clear))
        if not found:
            found = self._undirected(report_id, pairs, clear, order)
        found.sort(
            key=lambda link: (
                link.party not in named,
                -link.whole,
                -link.share,
                order.get(link.report_id or "", (0.0, "")),
            )
        )
        return found

    def _link(self, pair: _Pair, clear: bool) -> Link:
        kind = "copy" if pair.relation == "copy" else "reuse"
        whole = pair.relation == "copy"
        return Link(self._party[pair.other], pair.other, kind, clear, whole, pair.share, pair.passages, None)

    def _by_credit(self, report_id: str, of_party: Mapping[str, Sequence[str]], pairs: Sequence[_Pair]) -> list[Link]:
        """A link for each credited party: to its report that shares most text, else to any of its, else to none."""
        found = []
        shared = {pair.other: pair for pair in pairs}
        for credit, party in self._credits[report_id]:
            theirs = sorted(
                of_party.get(party, ()),
                key=lambda one: (-shared[one].share if one in shared else 0.0, one),
            )
            pair = shared.get(theirs[0]) if theirs else None
            whole = credit.kind != "contributed"
            share, passages = (pair.share, pair.passages) if pair else (0.0, ())
            found.append(Link(party, theirs[0] if theirs else None, "credit", True, whole, share, passages, credit))
        return found

    def _undirected(self, report_id: str, pairs: Sequence[_Pair], clear: bool, order: Order) -> list[Link]:
        """The link to whom the others credit, else to the earliest seen of those that share text either way."""
        found = []
        for pair in sorted((pair for pair in pairs if pair.first is None), key=lambda one: order[one.other]):
            credited = self._credits[pair.other]
            if credited:
                link = replace(self._link(pair, clear), party=credited[0][1], report_id=pair.other)
                found.append(link)
            elif order[pair.other] < order[report_id] and self._party[pair.other] != self._party[report_id]:
                found.append(self._link(pair, clear))
        return found[:1]


def is_own_name(credited: str, publisher: str | None) -> bool:
    """Whether a credited name is only a longer or shorter form of the publisher's: "Orm World" of "orm"."""
    mine, its = (plain(name).replace(" ", "") for name in (publisher or "", credited))
    return bool(mine) and bool(its) and (mine.startswith(its) or its.startswith(mine)) and min(len(mine), len(its)) > 2


def with_taken(some: Sequence[Statement], links: Mapping[str, Sequence[Link]], order: Order) -> list[Statement]:
    """The statements of one event, measure and scope, each with the report that it is taken from.

    Slips of copying, which nobody stands behind, are marked as such; attributions that only a copy shows are
    lent to its original.
    """
    of_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in some:
        of_report[one.report_id].append(one)
    found = [_taken(one, of_report, links.get(one.report_id, ())) if one.role in SAID else one for one in some]
    return _with_lent(_without_rings(found, order))


def _without_rings(some: Sequence[Statement], order: Order) -> list[Statement]:
    """The statements; where reports have the same claim from one another in a ring, the one seen first has it from none
    of them, unless it credits one."""
    first: dict[tuple[str, object], str] = {}
    for one in some:
        if one.taken and one.taken.report_id:
            first.setdefault((one.report_id, one.claim), one.taken.report_id)
    loose = set()
    for report_id, claim in first:
        ring = [report_id]
        while (after := first.get((ring[-1], claim))) and after not in ring:
            ring.append(after)
        if after == report_id:
            credited = {one.report_id for one in some if one.taken and one.taken.kind == "credit"}
            loose.add(
                (min((one for one in ring), key=lambda one: (one in credited, order.get(one, (0.0, one)))), claim)
            )
    return [replace(one, taken=None) if (one.report_id, one.claim) in loose else one for one in some]


def _taken(one: Statement, of_report: Mapping[str, Sequence[Statement]], links: Sequence[Link]) -> Statement:
    for link in links:
        theirs = [other for other in of_report.get(link.report_id or "", ()) if other.role == one.role]
        equal = any(other.claim == one.claim for other in theirs)
        inside = one.field == "text" and any(a < one.end and one.start < b for a, b, _, _ in link.passages)
        copied = one.role == "counts" and (link.whole or link.certain)
        if not equal and copied and _is_slip(one, of_report[one.report_id], theirs):
            return replace(one, role="slip")
        credited = link.credit is not None and (link.whole or not theirs)
        if equal or inside or credited:
            return replace(one, taken=_evidence(one, link, equal=equal))
    return one


def _evidence(one: Statement, link: Link, *, equal: bool) -> Taken:
    """Who a statement is taken from, with the credit or the passage that shows it."""
    spot = (one.field, one.start, one.end)
    if link.credit is not None:
        spot = (link.credit.field, link.credit.start, link.credit.end)
    elif link.passages:
        near = min(link.passages, key=lambda p: (max(0, p[0] - one.start, one.start - p[1]), p))
        spot = ("text", near[0], near[1])
    return Taken(link.party, link.report_id if equal else None, link.kind, link.certain, *spot)


def _is_slip(one: Statement, mine: Sequence[Statement], theirs: Sequence[Statement]) -> bool:
    """Whether a copied number differs from the original's as digits do that were struck wrong."""
    said = {other.claim for other in mine}
    return any(
        other.about == one.about
        and (other.stated[1] is None) == (one.stated[1] is None)
        and (other.stated[0] is None) == (one.stated[0] is None)
        and other.claim not in said
        and are_slips(one.number, other.number)
        for other in theirs
    )


def are_slips(a: int, b: int) -> bool:
    """Whether two numbers of two digits or more differ by one digit or by two neighbours that changed places."""
    first, second = str(a), str(b)
    if len(first) != len(second) or len(first) < 2 or a == b:
        return False
    differing = [i for i, (x, y) in enumerate(zip(first, second, strict=True)) if x != y]
    if len(differing) == 1:
        return True
    turned = differing[1:] == [differing[0] + 1] and len(differing) == 2
    return turned and first[differing[0]] == second[differing[1]] and first[differing[1]] == second[differing[0]]


def _with_lent(some: Sequence[Statement]) -> list[Statement]:
    """The statements; one in its outlet's own voice has the origins that a copy of it names."""
    lent: defaultdict[tuple[str, object], list[Statement]] = defaultdict(list)
    for one in some:
        if one.taken and one.taken.report_id and one.origins:
            lent[one.taken.report_id, one.claim].append(one)
    found = []
    for one in some:
        copies = lent.get((one.report_id, one.claim), [])
        origins = dict.fromkeys(o for copy in copies for o in copy.origins if o.party != one.party)
        bare = not one.origins and not one.own and not one.taken and origins
        found.append(replace(one, origins=tuple(origins), inherited=True) if bare else one)
    return found
