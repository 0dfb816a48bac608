"""What the commands print, where, and with which exit code."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import __version__, pipeline
from sayso.cli import main
from sayso.ledger.tables import TABLES
from sayso.records import Credit, Figure, Mentions, Report, Source

TEXT = "The ministry said on Monday that 12 people were killed in the town of Ostrova. Nobody else was hurt."
KEYS = ["report_id", "published", "credits", "figures", "quotes", "blames", "times", "places", "events"]
FIGURE_KEYS = [
    *["field", "start", "end", "measure", "who", "who_start", "who_end", "low", "high", "about", "vague"],
    *["words", "implicit", "part_of", "sources", "attributed_to", "via", "modality", "agent", "background"],
    *["scope", "first", "last", "as_of", "place", "event", "superseded"],
]


def mentions_without_model(report: Report) -> Mentions:
    """One figure and one credit for every report; a text with "odd" in it breaks the finder."""
    if "odd" in report.text:
        raise ZeroDivisionError("odd\ntext")
    source = Source("ministry", 4, 12, "role", None)
    figure = Figure(
        *("text", 33, 35, "killed", "people", 36, 42, 12, 12, False, False, "12", False, None, (source,)),
        *("ministry", None, "asserted", None, False, None, None, None, None, None, None),
    )
    return Mentions(credits=(Credit("text", 0, 3, "byline", "Velden Wire"),), figures=(figure,))


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "mentions", mentions_without_model)
    monkeypatch.chdir(tmp_path)


def run(*args: str, stdin: str = "") -> Result:
    """The outcome of a command line."""
    return CliRunner().invoke(main, args, input=stdin)


def written(name: str, *rows: dict[str, Any] | str) -> str:
    """A JSON Lines file of the rows."""
    Path(name).write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows))
    return name


def told(report_id: str, text: str = TEXT) -> dict[str, Any]:
    return {"report_id": report_id, "text": text, "published": "2020-11-10"}


def test_find_prints_one_line_a_report_in_order_with_the_keys_of_the_contract() -> None:
    done = run("find", written("b.jsonl", told("r2")), written("a.jsonl", told("r1")))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [row["report_id"] for row in rows] == ["r2", "r1"]
    assert list(rows[0]) == KEYS
    assert list(rows[0]["figures"][0]) == FIGURE_KEYS
    assert rows[0]["published"] == {"first": "2020-11-10", "last": "2020-11-10", "from": "given", "at": None}
    assert rows[0]["figures"][0]["sources"] == [
        {"name": "ministry", "start": 4, "end": 12, "kind": "role", "via": None}
    ]
    assert rows[0]["credits"] == [{"field": "text", "start": 0, "end": 3, "kind": "byline", "party": "Velden Wire"}]


def test_find_reads_standard_input() -> None:
    done = run("find", "-", stdin=json.dumps(told("r1")) + "\n")
    assert json.loads(done.stdout)["report_id"] == "r1"


def test_find_says_each_problem_on_one_line_of_standard_error_and_goes_on() -> None:
    odd = told("odd", "An odd report: the ministry said on Monday that 12 people were killed in the town.")
    done = run("find", written("a.jsonl", "no json", odd, told("r1")))
    assert done.exit_code == 1
    assert [json.loads(line)["report_id"] for line in done.stdout.splitlines()] == ["r1"]
    first, second = done.stderr.splitlines()
    assert first.startswith("a.jsonl:1: broken JSON")
    assert second.startswith("a.jsonl:2: finding broke off with ZeroDivisionError: odd text")


def test_find_with_nothing_readable_ends_with_3() -> None:
    assert run("find", "missing.html").exit_code == 3


def test_read_ends_with_0_and_says_what_to_do_next() -> None:
    done = run("read", written("a.jsonl", told("r1")), "--ledger", "led")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "1 report new, 0 already there, 0 problems",
        "Next:  sayso report led -o page.html",
    ]


def test_read_again_ends_with_0_and_finds_all_there() -> None:
    path = written("a.jsonl", told("r1"))
    run("read", path, "--ledger", "led")
    done = run("read", path, "--ledger", "led", "--json", "--quiet")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {"ledger": "led", "new": 0, "there": 1, "problems": 0}
    assert done.stderr == ""


def test_read_with_some_failed_ends_with_1_each_time_and_writes_the_ledger() -> None:
    path = written("a.jsonl", told("r1"), "no json")
    assert [run("read", path, "--ledger", "led").exit_code for _ in range(2)] == [1, 1]
    problems = run("export", "led", "--table", "problems")
    assert [json.loads(line)["location"] for line in problems.stdout.splitlines()] == ["a.jsonl:2"]


def test_read_with_nothing_readable_ends_with_3() -> None:
    done = run("read", "missing", "--ledger", "led")
    assert done.exit_code == 3
    assert "Nothing could be read." in done.stderr


def test_read_takes_what_the_sources_list_says() -> None:
    Path("a.txt").write_text(TEXT)
    Path("sources.csv").write_text("path,publisher,published,url\na.txt,Velden Post,2020-11-10,\n")
    assert run("read", "a.txt", "--ledger", "led", "--sources", "sources.csv").exit_code == 0
    [row] = run("export", "led", "--table", "reports").stdout.splitlines()
    assert (json.loads(row)["publisher"], json.loads(row)["published_from"]) == ("Velden Post", "given")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["raed"], "did you mean 'read'?"),
        (["polish"], "there are: export, find, link, read, report"),
        (["read", "a", "--legder", "x"], "Did you mean '--ledger'?"),
        (["export", "led", "--table", "figurs"], "did you mean figures?"),
        (["export", "led"], "name a table with --table"),
        (["export", "led", "--table", "figures", "--table", "quotes"], "-o FOLDER"),
        (["export", "nowhere", "--table", "figures"], "nowhere: there is no such folder"),
        (["read", "a", "--ledger", "led", "--sources", "none.csv"], "none.csv"),
        (["find"], "Missing argument"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_was_meant(args: Sequence[str], said: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_other_things_is_not_made_a_ledger() -> None:
    Path("home").mkdir()
    Path("home/letter.txt").write_text("Dear")
    done = run("read", written("a.jsonl", told("r1")), "--ledger", "home")
    assert done.exit_code == 2
    assert "home: this folder is no ledger and is not empty (it has 'letter.txt'); name a new folder" in done.stderr
    assert os.listdir("home") == ["letter.txt"]


def test_export_writes_jsonl_csv_and_parquet_of_the_same_rows() -> None:
    import csv

    import pyarrow.parquet as pq

    run("read", written("a.jsonl", told("r1"), told("r2")), "--ledger", "led")
    for kind in ("jsonl", "csv", "parquet"):
        assert run("export", "led", "--table", "figures", "--to", kind, "-o", f"out/f.{kind}").exit_code == 0
    as_json = [json.loads(line) for line in Path("out/f.jsonl").read_text().splitlines()]
    with open("out/f.csv", newline="") as file:
        as_csv = list(csv.DictReader(file))
    assert pq.read_table("out/f.parquet").to_pylist() == as_json
    assert [row["figure_id"] for row in as_csv] == [row["figure_id"] for row in as_json]
    assert json.loads(as_csv[0]["sources"]) == as_json[0]["sources"]
    assert list(as_json[0]) == [column.name for column in TABLES["figures"].columns]


def test_export_of_all_tables_writes_a_file_for_each_also_where_it_is_empty() -> None:
    run("read", written("a.jsonl", told("r1")), "--ledger", "led")
    assert run("export", "led", "--all", "-o", "out").exit_code == 0
    assert sorted(os.listdir("out")) == sorted(f"{name}.jsonl" for name in TABLES)
    assert Path("out/quotes.jsonl").read_bytes() == b""


def test_a_fault_in_sayso_is_one_line_and_with_debug_shows_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(pipeline, "find", broken)
    plain, debug = run("find", "a"), run("find", "a", "--debug")
    assert (plain.exit_code, debug.exit_code) == (4, 4)
    assert "unexpected ZeroDivisionError: no reason" in plain.stderr
    assert "Please report it" in plain.stderr
    assert "Traceback" not in plain.stderr
    assert "Traceback" in debug.stderr


def test_an_interrupted_read_says_what_is_kept_and_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(report: Report) -> Mentions:
        if report.report_id == "r2":
            raise KeyboardInterrupt
        return mentions_without_model(report)

    monkeypatch.setattr(pipeline, "mentions", interrupted)
    done = run("read", written("a.jsonl", told("r1"), told("r2")), "--ledger", "led")
    assert done.exit_code == 130
    assert "1 new report kept in led; run the same command again" in done.stderr


def test_version_and_help_need_no_heavy_module() -> None:
    program = (
        "import sys; from sayso.cli import main; main(['--help'], standalone_mode=False)\n"
        "print(sorted({'spacy', 'duckdb', 'pyarrow', 'trafilatura', 'tqdm'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert run("--version").stdout == f"sayso {__version__}\n"


def sayso(*args: str, **options: Any) -> "subprocess.Popen[bytes]":
    """The command as a process of its own."""
    program = [sys.executable, "-c", "from sayso.cli import main; main()", *args]
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


@pytest.mark.model
def test_a_reader_that_stops_listening_is_no_error() -> None:
    process = sayso("find", written("a.jsonl", *(told(f"r{n}") for n in range(300))))
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"report_id": "r0"')
    process.stdout.close()
    assert (process.wait(timeout=60), process.stderr.read()) == (0, b"")


@pytest.mark.model
def test_ctrl_c_keeps_what_was_read_and_the_same_command_finishes() -> None:
    path = written("a.jsonl", *(told(f"r{n:04}", f"{TEXT} Report number {n} of many.") for n in range(4000)))
    process = sayso("read", path, "--ledger", "led")
    while not Path("led/evidence").is_dir() or not any(Path("led/evidence").iterdir()):
        time.sleep(0.05)  # the first report is being kept
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert b"kept in led" in said
    assert b"Traceback" not in said
    kept = len(run("export", "led", "--table", "reports").stdout.splitlines())
    assert 0 < kept < 4000
    assert run("read", path, "--ledger", "led").exit_code == 0
    assert len(run("export", "led", "--table", "reports").stdout.splitlines()) == 4000


@pytest.mark.model
def test_the_number_of_workers_changes_nothing() -> None:
    path = written("a.jsonl", "no json", *(told(f"r{n}", f"{TEXT} So far {n} are missing.") for n in range(20)))
    outputs = []
    for workers in ("1", "2"):
        process = sayso("find", path, "--workers", workers)
        outputs.append((*process.communicate(timeout=100), process.returncode))
    assert outputs[0] == outputs[1]
    assert outputs[0][0].count(b"\n") == 20
    assert outputs[0][2] == 1


@pytest.mark.model
def test_progress_is_shown_on_a_terminal_with_rate_and_total() -> None:
    path = written("a.jsonl", *(told(f"r{n}", f"{TEXT} So far {n} are missing.") for n in range(3)))
    ours, theirs = os.openpty()
    program = [sys.executable, "-c", "from sayso.cli import main; main()", "read", path, "--ledger", "led"]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    assert process.wait(timeout=60) == 0
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "/3 [" in shown
    assert "reports/s" in shown
    assert "3 reports new" in shown
