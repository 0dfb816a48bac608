"""A run that dies at any moment loses nothing it said was kept, and the next run finishes its work."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso import pipeline
from sayso.errors import LedgerError
from sayso.ledger import Ledger, disk, evidence, writer

ReadInto = Callable[..., pipeline.Summary]
Exported = Callable[[Path], dict[str, list[str]]]
Lines = Callable[..., str]
Told = Callable[[int], dict[str, object]]


class Dead(BaseException):
    """What a killed process does next: nothing."""


class DyingDisk:
    """Stands in for a module of disk calls; from the n-th call of any of them on, every call dies."""

    def __init__(self, module: Any, calls: list[str], die_at: int) -> None:
        self._module, self._calls, self._die_at = module, calls, die_at

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._module, name)
        if name not in {"replace", "fsync", "write", "copyfile", "write_table"}:
            return act

        def counted(*args: Any, **options: Any) -> Any:
            self._calls.append(name)
            if len(self._calls) >= self._die_at:
                raise Dead
            return act(*args, **options)

        return counted


def steps_of_a_run(read: Callable[[], object], monkeypatch: pytest.MonkeyPatch, *, die_at: int) -> list[str]:
    """The lasting steps a run took until it was done or, at step `die_at`, died."""
    calls: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(disk, "os", DyingDisk(os, calls, die_at))
        patch.setattr(evidence, "shutil", DyingDisk(shutil, calls, die_at))
        patch.setattr("pyarrow.parquet.write_table", _dying_write(calls, die_at))
        try:
            read()
        except Dead:
            calls.append("dead")
    return calls


def _dying_write(calls: list[str], die_at: int) -> Any:
    import pyarrow.parquet as pq

    return DyingDisk(pq, calls, die_at).write_table


@pytest.mark.parametrize("first", [1, 2])
def test_a_run_that_dies_at_any_step_is_finished_by_the_next_with_the_same_result(
    tmp_path: Path,
    lines: Lines,
    told: Told,
    read_into: ReadInto,
    monkeypatch: pytest.MonkeyPatch,
    first: int,
) -> None:
    monkeypatch.setattr(writer, "BATCH_REPORTS", 2)
    path = lines("a.jsonl", [told(1), "no json", told(2)])
    whole = steps_of_a_run(lambda: read_into(tmp_path / "whole", path), monkeypatch, die_at=10**6)
    expected = _state(tmp_path / "whole")
    for step in range(first, len(whole) + 1, 2):
        folder = tmp_path / f"dies{step}"
        calls = steps_of_a_run(lambda at=folder: read_into(at, path), monkeypatch, die_at=step)  # type: ignore[misc]
        assert calls[-1] == "dead"
        kept = _kept(folder)
        read_into(folder, path)
        assert kept <= _kept(folder)
        assert _state(folder) == expected, f"died at step {step}: {calls}"
        assert not list((folder / "tmp").iterdir())


def _kept(folder: Path) -> set[str]:
    """The report ids a reader of the ledger sees, none where there is no ledger yet."""
    try:
        return {row["report_id"] for row in Ledger.open(folder).rows("texts")}
    except LedgerError:
        return set()


def _state(folder: Path) -> dict[str, list[dict[str, object]]]:
    ledger = Ledger.open(folder)
    return {name: list(ledger.rows(name)) for name in ("reports", "problems", "figures")}


@pytest.mark.parametrize("step", [3, 9, 17, 26])
def test_a_run_killed_by_the_system_is_finished_by_the_next(
    tmp_path: Path, lines: Lines, told: Told, step: int
) -> None:
    path = lines("a.jsonl", [told(n) for n in range(5)])
    program = [sys.executable, str(Path(__file__).with_name("killed_run.py"))]
    dead = subprocess.run([*program, str(tmp_path / "led"), path, str(step)], capture_output=True)
    assert dead.returncode == -signal.SIGKILL, dead.stderr.decode()
    subprocess.run([*program, str(tmp_path / "led"), path, "1000000"], check=True)
    ledger = Ledger.open(tmp_path / "led")
    assert [row["report_id"] for row in ledger.rows("reports")] == [f"r{n}" for n in range(5)]
    assert len(list(ledger.rows("credits"))) == 5
    assert {p.name for p in (tmp_path / "led" / "parts").iterdir()} == {"000001", "000002", "000003"}


def test_a_full_disk_ends_the_run_with_the_systems_own_words_and_keeps_the_ledger_readable(
    tmp_path: Path, lines: Lines, told: Told, read_into: ReadInto, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lines("a.jsonl", [told(1)])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pyarrow.parquet.write_table", lambda *_, **__: full())
        with pytest.raises(OSError, match="No space"):
            read_into(tmp_path / "led", path)
    assert _kept(tmp_path / "led") == set()
    assert read_into(tmp_path / "led", path).new == 1
