"""Where reports come from: files, folders, standard input. Gives bytes, understands nothing."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.records import Problem

FILE_LIMIT = 64 * 2**20  # bytes of one input that is not JSON Lines; the largest news page known to us has 2 MB
LINE_LIMIT = 64 * 2**20  # bytes of one line of JSON Lines
PIECE = 4 * 2**20  # JSON Lines are handed on in pieces of about so many bytes, cut at line ends
LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json.gz")
NOT_INPUTS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})  # what desktops leave in folders


@dataclass(frozen=True, slots=True)
class Input:
    """One file, standard input, or a piece of a JSON Lines file that starts at line `first_line`."""

    location: str  # the path as given or joined, or "-"
    data: bytes
    first_line: int = 1


def inputs(paths: Sequence[str]) -> Iterator[Input | Problem]:
    """Everything to read, in the order of `paths`; folders in sorted order; what cannot be opened as a
    Problem.

    "-" is standard input. Hidden files inside folders are no inputs. A folder that leads back into itself
    is walked
    once. JSON Lines come in pieces, so that a file of any size fits into memory.
    """
    visited: set[tuple[int, int]] = set()
    for path in paths:
        if path == "-":
            yield from _standard_input(sys.stdin.buffer)
        else:
            for found in _files(path, visited):
                yield from (found,) if isinstance(found, Problem) else _file_inputs(found)


def input_count(paths: Sequence[str]) -> int | None:
    """How many inputs `inputs(paths)` will give, without reading them; None where only reading tells.

    That is so for standard input and for JSON Lines, which come in pieces.
    """
    if "-" in paths:
        return None
    visited: set[tuple[int, int]] = set()
    found = [item for path in paths for item in _files(path, visited)]
    if any(isinstance(item, str) and is_lines_path(item) for item in found):
        return None
    return len(found)


def is_lines_path(path: str) -> bool:
    """Whether the name of a file says that it holds JSON Lines."""
    return path.lower().endswith(LINES_SUFFIXES)


def starts_like_lines(data: bytes) -> bool:
    """Whether the first line of `data` looks like a JSON object with a field "text"."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:LINE_LIMIT].split(b"\n", 1)[0].rstrip()
    return first.startswith(b"{") and b'"text"' in first and first.endswith(b"}")


def _problem(location: str, reason: str) -> Problem:
    return Problem(location=location, report_id=None, stage="read", reason=reason)


def _files(path: str, visited: set[tuple[int, int]]) -> Iterator[str | Problem]:
    """The files under `path`, sorted; a path that is no file and no folder as a Problem."""
    place = Path(path)
    try:
        if place.is_dir():
            yield from _folder_files(place, visited)
        elif place.is_file():
            yield path
        elif place.is_symlink():
            yield _problem(path, "a link that leads nowhere; point it at a file or leave it out")
        elif place.exists():
            yield _problem(path, "neither a file nor a folder; give a file, a folder or -")
        else:
            yield _problem(path, "no such file or folder; check the spelling")
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the path
        yield _problem(path, f"cannot be looked at: {_words(error)}")


def _folder_files(folder: Path, visited: set[tuple[int, int]]) -> Iterator[str | Problem]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in visited:
        yield _problem(str(folder), "leads back to a folder that was already read; not read twice")
        return
    visited.add((status.st_dev, status.st_ino))
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield _problem(str(folder), f"folder cannot be read: {_words(error)}")
        return
    for name in names:
        if not name.startswith(".") and name.lower() not in NOT_INPUTS:
            yield from _files(str(folder / name), visited)


def _file_inputs(path: str) -> Iterator[Input | Problem]:
    try:
        with open(path, "rb") as file:
            if is_lines_path(path):
                opened: BinaryIO = gzip.GzipFile(fileobj=file) if path.lower().endswith(".gz") else file  # type: ignore[assignment]
                yield from _pieces(path, _chunks(opened))
            else:
                yield _whole(path, file)
    except (OSError, EOFError, zlib.error) as error:
        yield _problem(path, f"cannot be read: {_words(error)}")


def _whole(path: str, file: BinaryIO) -> Input | Problem:
    data = file.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        return _problem(path, f"larger than {FILE_LIMIT // 2**20} MiB, the most one report may have; split it")
    return Input(path, data)


def _standard_input(stream: BinaryIO) -> Iterator[Input | Problem]:
    """Standard input as pieces where it begins with a JSON object with "text", else as one report."""
    try:
        head = stream.read(PIECE)
        if starts_like_lines(head):
            yield from _pieces("-", _chain(head, stream))
            return
        data = head + stream.read(FILE_LIMIT + 1 - len(head))
        too_large = len(data) > FILE_LIMIT
    except OSError as error:
        yield _problem("-", f"cannot be read: {_words(error)}")
        return
    if too_large:
        yield _problem("-", f"larger than {FILE_LIMIT // 2**20} MiB, the most one report may have; split it")
    else:
        yield Input("-", data)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(PIECE):
        yield chunk


def _chain(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    yield from _chunks(stream)


def _pieces(location: str, chunks: Iterable[bytes]) -> Iterator[Input | Problem]:
    """Inputs of whole lines. What came before a read error is kept; a line over LINE_LIMIT is a Problem."""
    line, rest, skipping = 1, [b""], False
    size = 0
    failure: Problem | None = None
    try:
        for chunk in chunks:
            cut = chunk.rfind(b"\n") + 1
            if skipping and cut:
                start = chunk.find(b"\n") + 1
                chunk, cut, line, skipping = chunk[start:], cut - start, line + 1, False
            if cut:
                piece = b"".join([*rest, chunk[:cut]])
                yield Input(location, piece, line)
                line, rest, size = line + piece.count(b"\n"), [], 0
            if not skipping:
                rest.append(chunk[cut:])
                size += len(chunk) - cut
            if size > LINE_LIMIT:
                yield _problem(f"{location}:{line}", f"a line of more than {LINE_LIMIT // 2**20} MiB; shorten it")
                rest, size, skipping = [], 0, True
    except (OSError, EOFError, zlib.error) as error:
        failure = _problem(location, f"cannot be read to its end: {_words(error)}; the lines before that are kept")
    last = b"".join(rest)
    if last.strip() or (line == 1 and failure is None and not skipping):
        yield Input(location, last, line)  # an empty file, too, is an input: its reader says so
    if failure:
        yield failure


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
