"""What counts as an input, and what becomes a Problem before anything is read."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from sayso.read import inputs as module
from sayso.read.inputs import Input, input_count, inputs
from sayso.read.reports import reports
from sayso.records import Problem, Report


def seen(*paths: Path | str) -> list[Input | Problem]:
    return list(inputs([str(path) for path in paths]))


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".DS_Store", "sub/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [item.location for item in seen(tmp_path)]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert input_count([str(tmp_path)]) == 3


def test_a_directory_loop_is_one_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    first, second = seen(tmp_path)
    assert isinstance(first, Input)
    assert isinstance(second, Problem)
    assert "already read" in second.reason


def test_a_missing_path_and_a_dead_link_are_one_problem_each(tmp_path: Path) -> None:
    (tmp_path / "dead").symlink_to(tmp_path / "gone")
    reasons = [item.reason for item in seen(tmp_path / "nowhere", tmp_path / "dead") if isinstance(item, Problem)]
    assert len(reasons) == 2
    assert "no such file" in reasons[0]
    assert "leads nowhere" in reasons[1]


def test_an_unreadable_file_is_one_problem_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("y")
    real = open

    def refusing(path: str, mode: str) -> io.BufferedReader:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, mode)  # type: ignore[return-value]

    monkeypatch.setattr(module, "open", refusing, raising=False)
    first, second = seen(tmp_path)
    assert first == Problem(str(tmp_path / "a.txt"), None, "read", "cannot be read: Permission denied")
    assert isinstance(second, Input)


def test_an_unreadable_folder_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refusing)
    (only,) = seen(tmp_path)
    assert isinstance(only, Problem)


def test_a_too_large_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE_LIMIT", 1000)
    (tmp_path / "a.txt").write_text("x" * 1001)
    (only,) = seen(tmp_path / "a.txt")
    assert isinstance(only, Problem)
    assert "larger than" in only.reason


def test_json_lines_come_in_pieces_that_keep_their_line_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PIECE", 50)
    lines = [b'{"text": "Three people were killed in line %d."}\n' % number for number in range(1, 21)]
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(lines)))
    for name in ("a.jsonl", "b.jsonl.gz"):
        items = [item for item in seen(tmp_path / name) if isinstance(item, Input)]
        assert len(items) > 5
        assert b"".join(item.data for item in items) == b"".join(lines)
        found = [report for item in items for report in reports(item)]
        places = [r.location for r in found]
        assert places == [f"{tmp_path / name}:{number}" for number in range(1, 21)]
    assert input_count([str(tmp_path)]) is None


def test_a_line_over_the_limit_is_a_problem_and_the_lines_around_it_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PIECE", 64)
    monkeypatch.setattr(module, "LINE_LIMIT", 300)
    good = b'{"text": "Three people were killed."}\n'
    (tmp_path / "a.jsonl").write_bytes(good + b'{"text": "' + b"x" * 1000 + b'"}\n' + good + good)
    found = seen(tmp_path / "a.jsonl")
    problems = [item.location for item in found if isinstance(item, Problem)]
    kept = [r.location for item in found if isinstance(item, Input) for r in reports(item)]
    path = str(tmp_path / "a.jsonl")
    assert problems == [f"{path}:2"]
    assert kept == [f"{path}:1", f"{path}:3", f"{path}:4"]


def test_a_truncated_gzip_keeps_the_lines_before_the_damage(tmp_path: Path) -> None:
    good = b"".join(b'{"text": "Three people were killed on day %d."}\n' % n for n in range(3000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(good)[:-200])
    found = seen(tmp_path / "a.jsonl.gz")
    assert isinstance(found[-1], Problem)


def test_standard_input_is_one_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[Report | Problem]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return [r for item in inputs(["-"]) if isinstance(item, Input) for r in reports(item)]

    assert [r.location for r in given(b"Three people were killed in the town on Monday.")] == ["-"]
    lines = b'{"text": "Three people were killed."}\n{"text": "Four people were killed."}\n'
    assert [r.location for r in given(lines)] == ["-:1", "-:2"]
    assert input_count(["-"]) is None
