import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.accuracy import NAMES, UNBOUND, Values, fails, gathered, lines, picked, raised, shown, with_floors
from bench.data import drawn, sampled

PROJECT = Path(__file__).resolve().parents[2]


def test_a_measure_without_a_floor_never_fails() -> None:
    assert not fails("a", 0.1, None)
    assert not fails("a", None, None)


def test_a_value_below_its_floor_or_no_value_at_all_fails() -> None:
    assert fails("a", 0.79, 0.8)
    assert fails("a", None, 0.8)
    assert not fails("a", 0.8, 0.8)


def test_where_less_is_better_a_value_above_fails() -> None:
    assert fails("a false corroboration", 0.03, 0.02)
    assert fails("a false corroboration", None, 0.02)
    assert not fails("a false corroboration", 0.02, 0.02)
    assert not fails("a false corroboration", 0.0, 0.02)


def test_the_table_marks_what_is_below() -> None:
    assert lines({"a": 0.5, "b": 0.9}, {"a": 0.6}) == [
        "| a | 0.500 | 0.60 | below |",
        "| b | 0.900 | - |  |",
    ]


def test_the_table_shows_which_bound_is_the_most() -> None:
    bounds = {"a width": 0.6, "b width": 0.6}
    assert lines({"a width": 0.5, "b width": 0.7}, bounds) == [
        "| a width | 0.500 | ≤ 0.60 |  |",
        "| b width | 0.700 | ≤ 0.60 | above |",
    ]


def test_values_are_cut_and_not_rounded_up() -> None:
    assert shown(0.8999, 2) == "0.89"
    assert shown(0.29, 2) == "0.29"
    assert shown(None, 2) == "-"


def test_floors_only_rise_and_stay_a_little_below_the_value() -> None:
    assert raised({"a": 0.912, "b": 0.7, "c": None}, {"b": 0.8}) == {"a": 0.90, "b": 0.8}


def test_bounds_only_fall_where_less_is_better_and_stay_a_little_above_the_value() -> None:
    values = {"a width": 0.412, "b width": 0.7, "c width": 0.0}
    assert raised(values, {"b width": 0.6}) == {"a width": 0.42, "b width": 0.6, "c width": 0.01}


def test_no_floor_is_written_that_cannot_fail_or_whose_labels_are_not_to_be_trusted() -> None:
    assert raised({"a": 0.0, "b": 0.014}, {}) == {}
    assert raised(dict.fromkeys(UNBOUND, 0.9), {}) == {}


def test_new_floors_keep_the_comment_of_the_file() -> None:
    assert with_floors('# Why.\n\n"a" = 0.10\n', {"a": 0.2}) == '# Why.\n\n"a" = 0.20\n'


def test_the_numbers_of_the_scorer_are_named_after_what_was_measured() -> None:
    metrics = {"span": {"f1": 0.5}, "width": None}
    assert picked("x", metrics, {"F1": "span.f1", "width": "width"}) == {"x F1": 0.5, "x width": None}


def test_the_parts_of_a_measure_share_a_folder_that_goes_away() -> None:
    folders = set()

    def parts(place: Path, scratch: Path, *, full: bool) -> Iterator[Values]:
        for name in ("a", "b") if full else ("a",):
            folders.add(scratch)
            yield {name: float(scratch.is_dir())}

    assert gathered(parts, Path(), full=True) == {"a": 1.0, "b": 1.0}
    assert gathered(parts, Path(), full=False) == {"a": 1.0}
    assert not any(one.exists() for one in folders)


def test_every_floor_is_a_share() -> None:
    floors = tomllib.loads((PROJECT / "bench" / "floors.toml").read_text(encoding="utf-8"))
    assert all(isinstance(floor, float) and 0.0 <= floor <= 1.0 for floor in floors.values())


def test_a_sample_does_not_depend_on_the_order_of_the_reports() -> None:
    rows = [{"report_id": str(i)} for i in range(20)]
    assert sampled(rows, 4) == sampled(rows[::-1], 4)
    assert sampled(rows, None) == rows
    assert drawn(["b", "a"]) == drawn(["a", "b"])


def test_every_floor_is_of_a_set_that_is_measured() -> None:
    floors = tomllib.loads((PROJECT / "bench" / "floors.toml").read_text(encoding="utf-8"))
    assert {name.split()[0].removesuffix("-protest") for name in floors} <= set(NAMES)


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
