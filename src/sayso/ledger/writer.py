"""Writing to a ledger: whole batches of whole reports, each of which appears in one step."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import UnreadableError
from sayso.ledger.disk import file_sha256, move_into_place, sync
from sayso.ledger.evidence import Container, keep_evidence, log_custody
from sayso.ledger.interrupt import interrupt_deferred
from sayso.ledger.lock import locked
from sayso.ledger.manifest import Manifest, Part, PartTable, read_manifest, write_manifest
from sayso.ledger.rows import (
    Row,
    Sighting,
    mention_rows,
    printable,
    problem_row,
    report_row,
    sighting_row,
    version,
)
from sayso.ledger.stored import stored_rows
from sayso.ledger.tables import STORED, schema
from sayso.records import Mentions, Problem, Report

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_REPORTS = 500  # at most so many reports are found again after a crash: about a minute of work on one core


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was added."""

    new: bool  # its content was not there
    failed: Problem | None  # finding its mentions failed when it was first read
    other_content: bool  # its report_id was given to another content before, so that one of the two is left out


@contextmanager
def open_writer(folder: Path) -> Iterator["Writer"]:
    """The one writer of a ledger. What was added is kept at the end, also after an interruption or an error.

    Raises LedgerError while another process writes to the same ledger.
    """
    with locked(folder):
        manifest = read_manifest(folder)  # under the lock: another writer may have added parts since it was opened
        _remove_leftovers(folder, manifest)
        writer = Writer(folder, manifest)
        try:
            yield writer
        finally:
            writer.commit()


def _remove_leftovers(folder: Path, manifest: Manifest) -> None:
    """Delete what a killed run left unfinished: tmp/, and part folders the manifest does not list."""
    shutil.rmtree(folder / "tmp", ignore_errors=True)
    for name in ("tmp", "parts", "evidence"):
        (folder / name).mkdir(exist_ok=True)
    complete = {part.name for part in manifest.parts}
    for path in (folder / "parts").iterdir():
        if path.name not in complete:
            shutil.rmtree(path)


class Writer:
    """Gathers reports, problems and inputs, and keeps them in batches.

    Nothing that is already there is added again.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest
        self._batch: dict[str, list[pa.Table]] = {}
        self._received: set[tuple[str, str]] = set()
        self._n_waiting = 0
        # Short digests, since a ledger may hold millions of each.
        self._versions: set[bytes] = set()
        self._contents: dict[bytes, bytes] = {}  # of every report_id: the first content met
        self._sightings: set[bytes] = set()
        self._problems: set[bytes] = set()
        self._failed: dict[str | None, str] = {}  # of every report_id whose finding failed: why
        self._inputs: dict[str, int] = {}
        if manifest.parts:
            self._remember()

    def _remember(self) -> None:
        """Learn what is there from the complete parts."""
        for row in self._stored("sightings.sql", "sightings"):
            self._note_content(row["report_id"], row["version"])
            self._sightings.add(_sighting_key(row))
        for row in self._stored("problems.sql", "problems", "sightings"):
            self._problems.add(_problem_key(row))
            if row["stage"] == "find":
                self._failed[row["report_id"]] = row["reason"]
        self._inputs = {row["key"]: row["n_reports"] for row in self._stored("inputs.sql", "inputs")}

    def _stored(self, statement: str, *tables: str) -> Iterator[Row]:
        return stored_rows(self._folder, self._manifest, statement, tables)

    def reports_of_known_input(self, key: str) -> int | None:
        """How many reports an input gave that was read to its end without a problem; None for others."""
        return self._inputs.get(key)

    def knows(self, report: Report) -> bool:
        """Whether a report of this content is there, wherever it was found."""
        return _digest(version(report)) in self._versions

    def add(self, container: Container, report: Report, mentions: Mentions | None) -> "Added":
        """Add a report, found in an input, with its mentions (None where it is known or they failed).

        Raises UnreadableError where a mention holds what no table can; the report is then not added.
        """
        new = not self.knows(report)
        if new:
            tables = {name: _arrow(name, rows) for name, rows in mention_rows(report, mentions or Mentions()).items()}
            self._add_tables({**tables, "reports": _arrow("reports", [report_row(report)])})
            self._note_content(report.report_id, version(report))
        self._add_sighting(container, report)
        reason = self._failed.get(report.report_id)
        failed = None if reason is None else Problem(report.location, report.report_id, "find", reason)
        return Added(new, failed, self._contents[_digest(report.report_id)] != _digest(version(report)))

    def add_problem(self, problem: Problem) -> None:
        """Add a problem; one that is there already is not stated twice."""
        row = problem_row(problem)
        key = _problem_key(row)
        if key not in self._problems:
            self._problems.add(key)
            self._add_tables({"problems": _arrow("problems", [row])})
        if problem.stage == "find" and problem.report_id is not None:
            self._failed[problem.report_id] = problem.reason

    def add_input(self, location: str, key: str, n_reports: int) -> None:
        """Note that an input was read to its end without a problem, so that it need not be read again."""
        if key not in self._inputs:
            self._inputs[key] = n_reports
            row = {"location": printable(location), "key": key, "n_reports": n_reports}
            self._add_tables({"inputs": _arrow("inputs", [row])})

    def commit_if_full(self) -> None:
        """Keep the batch once it holds enough.

        Called between reports, so that a part never holds half of one.
        """
        if self._n_waiting >= BATCH_REPORTS:
            self.commit()

    def commit(self) -> None:
        """Keep all that was added.

        An interruption waits until it is written; a kill leaves all of it or none.
        """
        batch, self._batch, self._n_waiting = self._batch, {}, 0
        received, self._received = sorted(self._received), set()
        if not batch:
            return
        with interrupt_deferred():
            log_custody(self._folder, "received", received)
            part = _write_part(self._folder, f"{self._next_number():06}", batch)
            self._manifest = self._manifest.with_part(part)
            write_manifest(self._folder, self._manifest)
            log_custody(self._folder, f"kept in parts/{part.name}", received)

    def _note_content(self, report_id: str, content: str) -> None:
        self._versions.add(_digest(content))
        self._contents.setdefault(_digest(report_id), _digest(content))

    def _next_number(self) -> int:
        return 1 + max((int(part.name) for part in self._manifest.parts), default=0)

    def _add_sighting(self, container: Container, report: Report) -> None:
        row = sighting_row(Sighting(report, container.sha256, *container.byte_range(report)))
        key = _sighting_key(row)
        if key in self._sightings:
            return
        keep_evidence(self._folder, container)
        self._sightings.add(key)
        self._received.add((container.sha256, container.location))
        self._add_tables({"sightings": _arrow("sightings", [row])})

    def _add_tables(self, tables: Mapping[str, "pa.Table"]) -> None:
        for name, table in tables.items():
            if table.num_rows:
                self._batch.setdefault(name, []).append(table)
        self._n_waiting += not tables.keys().isdisjoint({"problems", "sightings"})


def _write_part(folder: Path, name: str, batch: Mapping[str, Sequence["pa.Table"]]) -> Part:
    """Write the tables of one part in a staging folder, sync them, and move the folder into place."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    staged = folder / "tmp" / name
    staged.mkdir()
    files = {}
    for table, pieces in sorted(batch.items()):
        path = staged / f"{table}.parquet"
        rows = pa.concat_tables(pieces)
        pq.write_table(rows, path, compression="zstd")
        sync(path)
        files[table] = PartTable(rows.num_rows, file_sha256(path))
    sync(staged)
    move_into_place(staged, folder / "parts" / name)
    return Part(name, files)


def _arrow(table: str, rows: list[Row]) -> "pa.Table":
    """Rows as Arrow. Raises UnreadableError where a value is missing or does not fit its column."""
    import pyarrow as pa

    required = [c.name for c in STORED[table].columns if not c.may_be_null]
    missing = {name for row in rows for name in required if row[name] is None}
    if missing:
        raise UnreadableError(f"a row of {table} has no {', '.join(sorted(missing))}")
    try:
        return pa.Table.from_pylist(rows, schema=_schema(table))
    except (pa.ArrowException, OverflowError, TypeError, UnicodeEncodeError) as error:
        raise UnreadableError(f"a row of {table} holds what the table cannot: {error}") from error


@cache
def _schema(table: str) -> "pa.Schema":
    return schema(STORED[table])


def _digest(*words: str | None) -> bytes:
    return hashlib.blake2b(repr(words).encode("ascii", "backslashreplace"), digest_size=16).digest()


def _sighting_key(row: Row) -> bytes:
    return _digest(row["version"], row["location"], row["sha256"], row["container_sha256"])


def _problem_key(row: Row) -> bytes:
    return _digest(row["location"], row["report_id"], row["stage"], row["reason"])
