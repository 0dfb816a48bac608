"""What a ledger holds does not depend on how it was filled."""

import gzip
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.lock import locked
from sayso.ledger.manifest import SCHEMA
from sayso.records import Mentions, Report

ReadInto = Callable[..., pipeline.Summary]
Exported = Callable[[Path], dict[str, list[str]]]
Lines = Callable[..., str]
Told = Callable[[int], dict[str, object]]
Found = Callable[[Report], Mentions]


def loaded(rows: list[str]) -> list[dict[str, object]]:
    return [json.loads(row) for row in rows]


def test_reading_the_same_report_again_changes_nothing(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    path = lines("a.jsonl", [told(1), "no json", told(2)])
    first = read_into(tmp_path / "led", path)
    before = exported(tmp_path / "led")
    files = sorted(str(p) for p in (tmp_path / "led").rglob("*.parquet"))
    again = read_into(tmp_path / "led", path)
    assert (first.new, first.there, first.problems) == (2, 0, 1)
    assert (again.new, again.there, again.problems) == (0, 2, 1)
    assert exported(tmp_path / "led") == before
    assert sorted(str(p) for p in (tmp_path / "led").rglob("*.parquet")) == files


def test_an_input_that_was_read_to_its_end_is_not_even_parsed_again(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lines("a.jsonl", [told(1), told(2)])
    read_into(tmp_path / "led", path)

    def parsed(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(pipeline, "reports", parsed)
    again = read_into(tmp_path / "led", path)
    assert (again.new, again.there, again.problems) == (0, 2, 0)


def test_a_known_report_at_a_new_place_needs_no_finding(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_into(tmp_path / "led", lines("a.jsonl", [told(1)]))

    def again_found(report: Report) -> Mentions:
        raise AssertionError("found again")

    monkeypatch.setattr(pipeline, "mentions", again_found)
    again = read_into(tmp_path / "led", lines("b.jsonl", [told(1)]))
    assert (again.new, again.there, again.problems) == (0, 1, 0)


def test_one_report_at_two_places_is_one_row_with_both_places_sorted(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    paths = [lines("b.jsonl", [told(1)]), lines("a.jsonl", [told(2), told(1)])]
    read_into(tmp_path / "led", *paths)
    reports = loaded(exported(tmp_path / "led")["reports"])
    assert [r["report_id"] for r in reports] == ["r1", "r2"]
    assert reports[0]["locations"] == [f"{tmp_path}/a.jsonl:2", f"{tmp_path}/b.jsonl:1"]
    assert len(exported(tmp_path / "led")["figures"]) == 4


def test_tables_do_not_depend_on_the_order_of_inputs_or_on_the_number_of_runs(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    odd = {
        "report_id": "odd",
        "text": "The number of the dead in Ostrova cannot be found in this short report.",
    }
    other = {
        **told(1),
        "text": "Another text altogether: the ministry said on Monday that nobody was hurt in town.",
    }
    paths = [
        lines("a.jsonl", [told(1), odd]),
        lines("b.jsonl", [other, odd, "no json"]),
        lines("c.jsonl", [told(3), {**told(1), "published": None}]),
    ]
    tables = []
    for number, order in enumerate([paths, paths[::-1], paths[1:] + paths[:1]]):
        read_into(tmp_path / f"go{number}", *order)
        tables.append(exported(tmp_path / f"go{number}"))
    for path in paths[::-1]:
        read_into(tmp_path / "many", path)
    tables.append(exported(tmp_path / "many"))
    assert all(t == tables[0] for t in tables)
    assert len(tables[0]["reports"]) == 3
    assert len(tables[0]["problems"]) == 5


def test_tables_do_not_depend_on_the_size_of_batches(
    tmp_path: Path,
    lines: Lines,
    told: Told,
    read_into: ReadInto,
    exported: Exported,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = lines("a.jsonl", [told(n) for n in range(7)])
    read_into(tmp_path / "one", path)
    monkeypatch.setattr("sayso.ledger.writer.BATCH_REPORTS", 2)
    read_into(tmp_path / "many", path)
    assert exported(tmp_path / "one") == exported(tmp_path / "many")
    assert len(list((tmp_path / "many" / "parts").iterdir())) == 4


def test_of_two_contents_with_one_id_the_least_text_hash_stands_and_the_other_is_a_problem(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    texts = [
        str(told(1)["text"]),
        "The ministry said on Monday that nobody at all was hurt in the town of Ostrova.",
    ]
    done = read_into(tmp_path / "led", lines("a.jsonl", [{"report_id": "x", "text": t} for t in texts]))
    tables = exported(tmp_path / "led")
    least = min(texts, key=lambda t: hashlib.sha256(t.encode()).hexdigest())
    kept, left = (1, 2) if least == texts[0] else (2, 1)
    assert done.problems == 1
    assert loaded(tables["texts"])[0]["text"] == least
    [problem] = loaded(tables["problems"])
    assert problem["location"] == f"{tmp_path}/a.jsonl:{left}"
    assert f"a.jsonl:{kept}" in str(problem["reason"])


def test_a_given_day_of_publication_outranks_an_unknown_one_of_the_same_text(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    read_into(tmp_path / "led", lines("a.jsonl", [{**told(1), "published": None}, told(1)]))
    assert loaded(exported(tmp_path / "led")["reports"])[0]["published_first"] == "2020-11-10"


def test_a_report_whose_finding_fails_is_a_problem_and_the_others_go_on(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    odd = {
        "report_id": "odd",
        "text": "The number of the dead in Ostrova cannot be found in this short report.",
    }
    path = lines("a.jsonl", [odd, told(1)])
    done = read_into(tmp_path / "led", path)
    again = read_into(tmp_path / "led", path)
    tables = exported(tmp_path / "led")
    [problem] = loaded(tables["problems"])
    assert (done.problems, again.problems) == (1, 1)
    assert (problem["report_id"], problem["stage"]) == ("odd", "find")
    assert "this report is odd" in str(problem["reason"])
    assert len(tables["reports"]) == 2


def test_a_number_too_large_for_the_table_costs_one_report_its_mentions_and_no_other(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    huge = {
        "report_id": "huge",
        "text": f"They said on Monday that {10**30} people were in the square in Ostrova.",
    }
    done = read_into(tmp_path / "led", lines("a.jsonl", [huge, told(1)]))
    tables = exported(tmp_path / "led")
    assert (done.new, done.problems) == (2, 1)
    assert {row["report_id"] for row in loaded(tables["figures"])} == {"r1"}


def test_a_report_that_no_table_can_hold_is_a_problem_and_the_others_go_on(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    half = {**told(2), "publisher": "half a \ud800 character"}
    done = read_into(tmp_path / "led", lines("a.jsonl", [half, told(1)]))
    tables = exported(tmp_path / "led")
    assert done.problems == 1
    assert [row["location"] for row in loaded(tables["problems"])] == [f"{tmp_path}/a.jsonl:1"]
    assert [row["report_id"] for row in loaded(tables["reports"])] == ["r1"]


def test_a_file_name_that_is_no_utf8_is_kept_as_an_escape(
    tmp_path: Path, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(told(1)) + "\n")
    read_into(tmp_path / "led", os.fsdecode(path))
    assert loaded(exported(tmp_path / "led")["reports"])[0]["locations"] == [f"{tmp_path}/caf\\udce9.jsonl:1"]


def test_records_come_back_as_they_went_in(
    tmp_path: Path,
    lines: Lines,
    told: Told,
    read_into: ReadInto,
    monkeypatch: pytest.MonkeyPatch,
    found: Found,
) -> None:
    seen: dict[str, tuple[Report, Mentions]] = {}

    def noted(report: Report) -> Mentions:
        seen[report.report_id] = (report, found(report))
        return seen[report.report_id][1]

    monkeypatch.setattr(pipeline, "mentions", noted)
    read_into(tmp_path / "led", lines("a.jsonl", [told(n) for n in range(3)]))
    back = list(Ledger.open(tmp_path / "led").mentions())
    assert back == [seen[key] for key in sorted(seen)]
    assert [f.part_of for f in back[1][1].figures] == [None, 0]


def test_pointers_are_ids_in_tables(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    read_into(tmp_path / "led", lines("a.jsonl", [told(1)]))
    tables = exported(tmp_path / "led")
    larger, part = loaded(tables["figures"])
    [event], [place] = loaded(tables["event_mentions"]), loaded(tables["places"])
    assert part["part_of"] == larger["figure_id"]
    assert part["event"] == event["event_mention_id"]
    assert event["place"] == place["place_id"]


def test_evidence_is_byte_exact_and_a_line_is_found_in_its_file(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    path = lines("a.jsonl", [told(1), "", "  " + json.dumps(told(2)) + "\r"])
    read_into(tmp_path / "led", path)
    rows = loaded(exported(tmp_path / "led")["evidence"])
    original = Path(path).read_bytes()
    assert len(rows) == 2
    for row in rows:
        kept = Ledger.open(tmp_path / "led").evidence(str(row["container_sha256"]))
        assert kept == original
        piece = kept[int(str(row["byte_start"])) : int(str(row["byte_end"]))]
        assert hashlib.sha256(piece).hexdigest() == row["sha256"]


def test_a_large_file_read_in_pieces_is_kept_once_with_ranges_into_the_whole(
    tmp_path: Path,
    lines: Lines,
    told: Told,
    read_into: ReadInto,
    exported: Exported,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sayso.read.inputs.PIECE", 200)
    path = lines("a.jsonl", [told(n) for n in range(5)])
    read_into(tmp_path / "led", path)
    rows = loaded(exported(tmp_path / "led")["evidence"])
    assert {row["container_sha256"] for row in rows} == {hashlib.sha256(Path(path).read_bytes()).hexdigest()}
    content = Path(path).read_bytes()
    texts = [json.loads(content[int(str(r["byte_start"])) : int(str(r["byte_end"]))])["report_id"] for r in rows]
    assert texts == [row["report_id"] for row in rows] == ["r0", "r1", "r2", "r3", "r4"]


def test_a_packed_file_is_kept_packed_and_has_no_ranges(
    tmp_path: Path, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(told(1)).encode()))
    read_into(tmp_path / "led", str(path))
    [row] = loaded(exported(tmp_path / "led")["evidence"])
    assert Ledger.open(tmp_path / "led").evidence(str(row["container_sha256"])) == path.read_bytes()
    assert (row["byte_start"], row["byte_end"]) == (None, None)


def test_the_custody_log_says_when_each_input_came_and_where_it_is_kept(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto
) -> None:
    path = lines("a.jsonl", [told(1)])
    read_into(tmp_path / "led", path)
    read_into(tmp_path / "led", path)
    log = loaded((tmp_path / "led" / "custody.jsonl").read_text().splitlines())
    assert [entry["event"] for entry in log] == ["received", "kept in parts/000001"]
    assert all(entry["location"] == path for entry in log)
    assert all(str(entry["time"]).endswith("+00:00") for entry in log)


def test_a_ledger_inside_the_folder_that_is_read_does_not_read_itself(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, exported: Exported
) -> None:
    lines("a.jsonl", [told(1)])
    for _ in range(2):
        done = read_into(tmp_path / "led", str(tmp_path))
    assert (done.new, done.there, done.problems) == (0, 1, 0)
    assert loaded(exported(tmp_path / "led")["reports"])[0]["locations"] == [f"{tmp_path}/a.jsonl:1"]


def test_an_interruption_keeps_what_was_read_so_far(
    tmp_path: Path,
    lines: Lines,
    told: Told,
    read_into: ReadInto,
    exported: Exported,
    monkeypatch: pytest.MonkeyPatch,
    found: Found,
) -> None:
    path = lines("a.jsonl", [told(n) for n in range(4)])

    def interrupted(report: Report) -> Mentions:
        if report.report_id == "r2":
            raise KeyboardInterrupt
        return found(report)

    monkeypatch.setattr(pipeline, "mentions", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_into(tmp_path / "led", path)
    assert [row["report_id"] for row in loaded(exported(tmp_path / "led")["reports"])] == ["r0", "r1"]
    monkeypatch.setattr(pipeline, "mentions", found)
    assert read_into(tmp_path / "led", path).new == 2


def test_mixing_versions_is_refused_with_both_named(tmp_path: Path) -> None:
    Ledger.create_or_open(tmp_path / "led", extractor="sayso 1", model="small 1")
    with pytest.raises(LedgerError, match=r"(?s)small 1.*small 2.*new folder"):
        Ledger.create_or_open(tmp_path / "led", extractor="sayso 1", model="small 2")


def test_a_second_writer_is_refused_and_told_who_writes(tmp_path: Path, read_into: ReadInto) -> None:
    Ledger.create_or_open(tmp_path / "led", extractor="sayso test", model="none 0")
    with locked(tmp_path / "led"), pytest.raises(LedgerError, match=f"process {os.getpid()}"):
        read_into(tmp_path / "led", "nothing")


def test_the_lock_file_of_a_dead_process_does_not_stand_in_the_way(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto
) -> None:
    Ledger.create_or_open(tmp_path / "led", extractor="sayso test", model="none 0")
    (tmp_path / "led" / "lock").write_text("999999999\n")
    assert read_into(tmp_path / "led", lines("a.jsonl", [told(1)])).new == 1


def _folder_with_a_file(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")


def _folder_with_broken_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"schema": 1, ')


def _folder_of_a_later_schema(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"schema": 99}')


def _folder_with_a_hole(folder: Path) -> None:
    parts = [{"name": "000001", "tables": {"reports": {"rows": 1, "sha256": "00"}}}]
    row = {"schema": SCHEMA, "extractor": "sayso test", "model": "none 0", "parts": parts}
    (folder / "manifest.json").write_text(json.dumps(row))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (_folder_with_a_file, "no ledger"),
        (_folder_with_broken_manifest, "damaged"),
        (_folder_of_a_later_schema, "schema 99"),
        (_folder_with_a_hole, "gone"),
    ],
)
def test_a_folder_that_is_no_whole_ledger_is_refused_with_what_was_seen(
    tmp_path: Path, made: Callable[[Path], None], said: str
) -> None:
    made(tmp_path)
    with pytest.raises(LedgerError, match=said):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match=said):
        Ledger.create_or_open(tmp_path, extractor="sayso test", model="none 0")


def test_a_missing_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such folder"):
        Ledger.open(tmp_path / "led")


def test_two_equal_mentions_of_one_report_are_one_row(
    tmp_path: Path,
    lines: Lines,
    told: Told,
    read_into: ReadInto,
    exported: Exported,
    monkeypatch: pytest.MonkeyPatch,
    found: Found,
) -> None:
    monkeypatch.setattr(pipeline, "mentions", lambda report: Mentions(credits=found(report).credits * 2))
    read_into(tmp_path / "led", lines("a.jsonl", [told(1)]))
    assert len(exported(tmp_path / "led")["credits"]) == 1
