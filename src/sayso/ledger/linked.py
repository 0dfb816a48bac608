"""Records of what was linked and weighed to rows of the derived tables, and back.

Tables name a mention by its id; the records, by its place in its report's list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.ledger.forms import form
from sayso.ledger.rows import Row, mention_id
from sayso.records import (
    Copy,
    Edge,
    Event,
    Finding,
    Happenings,
    Mentions,
    Party,
    Problem,
    Report,
    Side,
    Spot,
    Standing,
)

Ids = Mapping[str, Sequence[str]]  # report_id -> ids of its mentions of one kind, in their order


def ids_of(filed: Iterable[tuple[Report, Mentions]], kind: str) -> dict[str, list[str]]:
    """The ids of all mentions of a kind ("figures", "events") by report."""
    return {
        report.report_id: [mention_id(report.report_id, kind, one) for one in getattr(found, kind)]
        for report, found in filed
    }


# ---- copies


def copy_row(copy: Copy) -> Row:
    """A pair of reports that share text as a row of table `copies`."""
    return _from(form(copy))


def copy_record(row: Row) -> Copy:
    """The pair that a row of table `copies` is."""
    own = {name: value for name, value in row.items() if name not in ("from", "evidence", "passages")}
    evidence, passages = tuple(row["evidence"]), tuple(map(tuple, row["passages"]))
    return Copy(**own, origin=row["from"], evidence=evidence, passages=passages)


def _from(row: Row) -> Row:
    """The row with `origin` under the name it has in tables."""
    return {"from" if name == "origin" else name: value for name, value in row.items()}


# ---- events


def event_row(event: Event) -> Row:
    """A row of table `events`."""
    return form(event)


def event_record(row: Row) -> Event:
    """The event that a row of table `events` is."""
    lists = {name: tuple(row[name]) for name in ("aliases", "report_ids", "main_report_ids")}
    place = None if row["place"] is None else Spot(**row["place"])
    return Event(**{**row, **lists, "place": place})


def member_rows(happenings: Happenings, figure_ids: Ids, mention_ids: Ids) -> Iterator[Row]:
    """The rows of table `event_members`, sorted by event, report and mention."""
    rows = [
        {"event_id": event_id, "report_id": report_id, "kind": kind, "mention_id": own_id}
        for kind, ids, events in (
            ("event_mentions", mention_ids, happenings.mentions),
            ("figures", figure_ids, happenings.figures),
        )
        for report_id in sorted(events)
        for own_id, event_id in zip(ids[report_id], events[report_id], strict=True)
        if event_id is not None
    ]
    distinct = {(row["event_id"], row["report_id"], row["kind"], row["mention_id"]): row for row in rows}
    for key in sorted(distinct):
        yield distinct[key]


def happenings_record(
    events: Iterable[Row], members: Iterable[Row], problems: Iterable[Row], figure_ids: Ids, mention_ids: Ids
) -> Happenings:
    """What was linked, from the rows of `events`, `event_members` and `unlinked`."""
    event_of = {(row["report_id"], row["mention_id"]): row["event_id"] for row in members}
    figures, mentions = (
        {report_id: tuple(event_of.get((report_id, own)) for own in some) for report_id, some in ids.items()}
        for ids in (figure_ids, mention_ids)
    )
    return Happenings(tuple(map(event_record, events)), figures, mentions, tuple(Problem(**row) for row in problems))


# ---- parties and findings


def party_row(party: Party) -> Row:
    """A row of table `parties`."""
    return form(party)


def party_record(row: Row) -> Party:
    """The party that a row of table `parties` is."""
    return Party(**{**row, "aliases": tuple(row["aliases"]), "possibly": tuple(row["possibly"])})


def finding_row(finding: Finding, figure_ids: Ids) -> Row:
    """A row of table `findings`."""
    figures = [
        {name: value for name, value in form(one).items() if name != "figure"}
        | {"figure_id": figure_ids[one.report_id][one.figure]}
        for one in finding.figures
    ]
    return {**form(finding), "figures": figures}


def finding_record(row: Row, figure_ids: Ids) -> Finding:
    """The finding that a row of table `findings` is."""
    figures = tuple(_standing(one, figure_ids) for one in row["figures"])
    sides = tuple(Side(**{**side, "parties": tuple(side["parties"])}) for side in row["sides"])
    lists = {name: tuple(row[name]) for name in ("best_values", "parties", "conflict")}
    pairs = tuple((value, k) for value, k in row["k_by_value"])
    return Finding(**{**row, **lists, "k_by_value": pairs, "sides": sides, "figures": figures})


def _standing(row: Row, figure_ids: Ids) -> Standing:
    own = {name: value for name, value in row.items() if name != "figure_id"}
    return Standing(**own, figure=figure_ids[row["report_id"]].index(row["figure_id"]))


def edge_row(edge: Edge) -> Row:
    """A row of table `edges`."""
    return _from(form(edge))


def edge_record(row: Row) -> Edge:
    """The edge that a row of table `edges` is."""
    return Edge(**{"origin" if name == "from" else name: value for name, value in row.items()})
