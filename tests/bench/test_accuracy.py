import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from bench.accuracy import is_below, raised, shown, table, with_floors
from bench.data import drawn, sampled

PROJECT = Path(__file__).resolve().parents[2]


def test_a_measure_without_a_floor_never_fails() -> None:
    assert not is_below(0.1, None)
    assert not is_below(None, None)


def test_a_value_below_its_floor_or_no_value_at_all_fails() -> None:
    assert is_below(0.79, 0.8)
    assert is_below(None, 0.8)
    assert not is_below(0.8, 0.8)


def test_the_table_marks_what_is_below() -> None:
    assert table({"a": 0.5, "b": 0.9}, {"a": 0.6}).splitlines()[2:] == [
        "| a | 0.500 | 0.60 | below |",
        "| b | 0.900 | - |  |",
    ]


def test_values_are_cut_and_not_rounded_up() -> None:
    assert shown(0.8999, 2) == "0.89"
    assert shown(0.29, 2) == "0.29"
    assert shown(None, 2) == "-"


def test_floors_only_rise_and_stay_a_little_below_the_value() -> None:
    assert raised({"a": 0.912, "b": 0.7, "c": None}, {"b": 0.8}) == {"a": 0.90, "b": 0.8}


def test_new_floors_keep_the_comment_of_the_file() -> None:
    assert with_floors('# Why.\n\n"a" = 0.10\n', {"a": 0.2}) == '# Why.\n\n"a" = 0.20\n'


def test_every_floor_is_a_share() -> None:
    floors = tomllib.loads((PROJECT / "bench" / "floors.toml").read_text(encoding="utf-8"))
    assert all(isinstance(floor, float) and 0.0 <= floor <= 1.0 for floor in floors.values())


def test_a_sample_does_not_depend_on_the_order_of_the_reports() -> None:
    rows = [{"report_id": str(i)} for i in range(20)]
    assert sampled(rows, 4) == sampled(rows[::-1], 4)
    assert sampled(rows, None) == rows
    assert drawn(["b", "a"]) == drawn(["a", "b"])


def run(script: str, *options: str, data: Path) -> subprocess.CompletedProcess[str]:
    """One of the programs of bench/, with the measuring data sought in `data`."""
    command = [sys.executable, str(PROJECT / "bench" / script), *options]
    return subprocess.run(command, env={"SAYSO_BENCH": str(data)}, capture_output=True, text=True, check=False)


def test_without_the_data_one_line_says_where_to_put_it(tmp_path: Path) -> None:
    done = run("accuracy.py", data=tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "SAYSO_BENCH" in done.stdout


@pytest.mark.model
def test_speed_is_measured_with_the_examples_where_there_is_no_data(tmp_path: Path) -> None:
    done = run("speed.py", "--rounds", "1", data=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "times as fast" in done.stdout
    assert "peak memory of sayso" in done.stdout
