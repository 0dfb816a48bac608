"""Byte-exact copies of what was read, and the log of when it came in."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sayso.errors import SaysoError
from sayso.ledger.disk import append_synced, file_sha256, move_into_place, sync, write_whole
from sayso.ledger.rows import printable
from sayso.read.inputs import Input, is_lines_path
from sayso.records import Report

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class KeptFile:
    """A file that comes in pieces, such as a large JSON Lines file: kept once, as it lies on the disk."""

    def __init__(self, location: str) -> None:
        self.path = Path(location)
        self.next_byte = 0  # of its content, where the next piece begins

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the file's bytes, in hex."""
        return file_sha256(self.path)


class Container:
    """What an input is kept in, hashed once, and where reports lie in it.

    That is the input itself, or, for a piece of a file, the whole file. `data` are the bytes at hand: all of
    them, or the piece, which begins with line `first_line` of the file and at its byte `offset`.
    """

    def __init__(self, location: str, data: bytes, *, first_line: int = 1, file: KeptFile | None = None) -> None:
        self.location = location
        self.data = data
        self.file = file
        self._first_line = first_line
        self._offset = file.next_byte if file else 0

    @cached_property
    def data_sha256(self) -> str:
        """SHA-256 of the bytes at hand, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def sha256(self) -> str:
        """SHA-256 of all that is kept, in hex."""
        return self.file.sha256 if self.file else self.data_sha256

    @cached_property
    def _line_starts(self) -> list[int]:
        """Where each line at hand begins, and, last, where the bytes end."""
        starts, at = [0], self.data.find(b"\n")
        while at != -1:
            starts.append(at + 1)
            at = self.data.find(b"\n", at + 1)
        return starts if starts[-1] == len(self.data) else [*starts, len(self.data)]

    def byte_range(self, report: Report) -> tuple[int | None, int | None]:
        """First byte and byte after the last of a report; (None, None) where its bytes have no such range.

        A report that is the whole input spans it. One that is a line (location "path:12") spans that line
        without the space around it. Anything else, such as a record of a packed archive, has no range.
        """
        if self.file is not None and self.file.path.suffix.lower() == ".gz":
            return None, None
        if report.sha256 == self.data_sha256:
            return self._offset, self._offset + len(self.data)
        start, end = self._line(report.location)
        if hashlib.sha256(self.data[start:end]).hexdigest() != report.sha256:
            return None, None
        return self._offset + start, self._offset + end

    def _line(self, location: str) -> tuple[int, int]:
        """Where, at hand, the line lies that a location ends with, without space around it; else (0, 0)."""
        number = location.rpartition(":")[2]
        index = int(number) - self._first_line if number.isascii() and number.isdigit() else -1
        if not 0 <= index < len(self._line_starts) - 1:
            return 0, 0
        start, end = self._line_starts[index], self._line_starts[index + 1]
        line = self.data[start:end].removeprefix(_BYTE_ORDER_MARK)
        end = start + len(self.data[start:end].rstrip())
        return end - len(line.strip()), end


class Containers:
    """Makes the containers of inputs, which come in order: pieces of one file share that file."""

    def __init__(self) -> None:
        self._location = ""
        self._file: KeptFile | None = None

    def of(self, item: Input) -> Container:
        """The container of the next input."""
        if not is_lines_path(item.location) or not Path(item.location).is_file():
            return Container(item.location, item.data, first_line=item.first_line)
        if self._file is None or item.location != self._location or item.first_line == 1:
            self._location, self._file = item.location, KeptFile(item.location)
        container = Container(item.location, item.data, first_line=item.first_line, file=self._file)
        self._file.next_byte += len(item.data)
        return container


def evidence_path(folder: Path, sha256: str) -> Path:
    """Where the ledger keeps the copy of an input with that SHA-256."""
    return folder / "evidence" / sha256[:2] / sha256


def keep_evidence(folder: Path, container: Container) -> bool:
    """Keep a byte-exact copy of an input.

    Returns whether it was new; a copy once kept is never written again.
    """
    path = evidence_path(folder, container.sha256)
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    if container.file is None:
        write_whole(path, container.data, staging=folder / "tmp")
    else:
        _copy_whole(container.file, path, staging=folder / "tmp")
    return True


def _copy_whole(file: KeptFile, path: Path, *, staging: Path) -> None:
    """Copy a file of any size in one step. Raises SaysoError where it changed since it was hashed."""
    staged = staging / f"{path.name}.new"
    shutil.copyfile(file.path, staged)
    sync(staged)
    if file_sha256(staged) != file.sha256:
        raise SaysoError(f"{file.path}: changed while it was read; run the same command again")
    move_into_place(staged, path)


def log_custody(folder: Path, event: str, kept: Iterable[tuple[str, str]]) -> None:
    """Append one line for every (sha256, location) to custody.jsonl: what happened to it and when, in UTC."""
    time = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [
        json.dumps({"time": time, "event": event, "sha256": sha256, "location": printable(location)})
        for sha256, location in kept
    ]
    if lines:
        append_synced(folder / "custody.jsonl", "".join(f"{line}\n" for line in lines).encode("utf-8"))
