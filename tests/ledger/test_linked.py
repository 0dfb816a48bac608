"""What was linked and weighed, to rows of tables and back."""

from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.linked import (
    edge_record,
    edge_row,
    event_record,
    event_row,
    finding_record,
    finding_row,
    happenings_record,
    member_rows,
    party_record,
    party_row,
)
from sayso.ledger.settings import Settings, keep_settings, read_settings
from sayso.records import Edge, Event, Finding, Happenings, Party, Problem, Side, Spot, Standing

PLACE = Spot("Velden", None, None, None, None, None)
EVENT = Event(
    "e1", ("e2",), ("r1", "r2"), ("r1",), "ASSAULT", None, "Attack", "2020-11-10", "2020-11-10", PLACE, "Raid on Velden"
)
PARTY = Party("p1", "Velden Police", ("police",), "police", None, ("p2",))
FINDING = Finding(
    finding_id="f1",
    event_id="e1",
    measure="killed",
    scope=None,
    low=12,
    best=12,
    high=14,
    rule="conservative",
    corroborated_low=12,
    corroborated_high=12,
    best_values=(12,),
    k_value=12,
    k=2,
    k_low=1,
    k_high=2,
    k_by_value=((12, 2), (14, 1)),
    floor=12,
    n_reports=3,
    n_newsrooms=2,
    n_origins=2,
    parties=("Velden Police", "Velden Post"),
    conflict=("disagreement",),
    sides=(Side(12, 12, ("Velden Police",), 2),),
    explanation="3 reports say 12 dead.",
    figures=(Standing("r1", "text", 4, 6, 1, "counts"),),
)
EDGE = Edge("f1", "EVENT", "Velden Police", "count", True, "r1", "text", 10, 20)
IDS = {"r1": ["aa", "bb"], "r2": []}


def an_empty_ledger(folder: Path) -> Ledger:
    """A ledger without reports."""
    return Ledger.create_or_open(folder / "led", extractor="sayso 0", model="none 0")


def test_events_parties_findings_and_edges_come_back_from_the_ledger_as_they_were(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    ledger.keep_derived("events", [event_row(EVENT)])
    ledger.keep_derived("parties", [party_row(PARTY)])
    ledger.keep_derived("findings", [finding_row(FINDING, IDS)])
    ledger.keep_derived("edges", [edge_row(EDGE)])

    assert [event_record(row) for row in ledger.rows("events")] == [EVENT]
    assert [party_record(row) for row in ledger.rows("parties")] == [PARTY]
    assert [finding_record(row, IDS) for row in ledger.rows("findings")] == [FINDING]
    assert [edge_record(row) for row in ledger.rows("edges")] == [EDGE]


def test_a_finding_names_its_figures_by_their_ids_in_tables() -> None:
    (figure,) = finding_row(FINDING, IDS)["figures"]

    assert (figure["figure_id"], figure["role"]) == ("bb", "counts")


def test_what_belongs_to_an_event_comes_back_by_report() -> None:
    told = Happenings((EVENT,), {"r1": (None, "e1"), "r2": ()}, {"r1": (), "r2": ("e1",)}, ())
    mention_ids: dict[str, list[str]] = {"r1": [], "r2": ["cc"]}
    rows = list(member_rows(told, IDS, mention_ids))

    assert [(row["report_id"], row["kind"], row["mention_id"]) for row in rows] == [
        ("r1", "figures", "bb"),
        ("r2", "event_mentions", "cc"),
    ]
    assert happenings_record([event_row(EVENT)], rows, [], IDS, mention_ids) == told


def test_figures_without_an_event_stand_among_the_problems(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    lost = Problem("a.txt", "r1", "link", "the figure “1,500” is background")
    ledger.keep_derived("unlinked", [{"location": "a.txt", "report_id": "r1", "stage": "link", "reason": lost.reason}])

    assert ledger.problems() == [lost]


def test_tables_made_under_other_settings_do_not_count(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    ledger.keep_derived("events", [event_row(EVENT)])
    keep_settings(ledger.folder, Settings(rule="another"))
    again = Ledger.open(ledger.folder)

    assert again.settings.rule == "another"
    assert not again.has_derived("events")
    assert [event_record(row) for row in again.last_rows("events")] == [EVENT]


def test_damaged_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"settings\.json: damaged"):
        read_settings(tmp_path)


def test_the_log_keeps_every_line_with_its_time(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    ledger.log("links", ["r1 opens e1"])
    ledger.log("links", ["r2 joins e1"])
    lines = (ledger.folder / "log" / "links.jsonl").read_text(encoding="utf-8").splitlines()

    assert [
        line.endswith('"what": "' + what + '"}')
        for line, what in zip(lines, ("r1 opens e1", "r2 joins e1"), strict=True)
    ] == [True, True]
    assert all(line.startswith('{"at": "20') for line in lines)
