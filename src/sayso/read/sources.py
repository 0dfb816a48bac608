"""What a person knows of files that the files do not say: `--sources sources.csv`."""

import csv
import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.errors import SaysoError

_COLUMNS = ("publisher", "published", "url", "title")


@dataclass(frozen=True, slots=True)
class SourceHint:
    """Publisher, date of publication, URL and title of one file, as a person gave them; None where not
    given.
    """

    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


def source_hints(path: str) -> dict[str, SourceHint]:
    """The rows of a CSV file with the columns path, publisher, published, url (and title, if you like).

    Keys are the paths as written (normalised), joined to the CSV's own folder, and, where only one row
    has it, the
    bare file name: `hint_for` looks them up. Raises SaysoError, naming the line, where the file cannot be
    used.
    """
    hints: dict[str, SourceHint] = {}
    names: dict[str, list[SourceHint]] = {}
    folder = os.path.dirname(os.path.abspath(path))
    for number, row in _rows(path):
        written = _normal(row["path"])
        hint = SourceHint(**{name: (row.get(name) or "").strip() or None for name in _COLUMNS})
        if hints.get(written, hint) != hint:
            raise SaysoError(
                f"{path} line {number}: '{row['path']}' stands there twice with different values; keep one"
            )
        hints[written] = hint
        hints[_normal(os.path.join(folder, written))] = hint
        names.setdefault(posixpath.basename(written), []).append(hint)
    for name, found in names.items():
        if len(found) == 1:
            hints.setdefault(name, found[0])
    return hints


def hint_for(hints: Mapping[str, SourceHint], location: str) -> SourceHint | None:
    """The hint for an input at `location`: by its whole path, else by the longest end of it that has one."""
    whole = _normal(os.path.abspath(location))
    parts = whole.split("/")
    ends = (whole, *("/".join(parts[start:]) for start in range(1, len(parts))))
    return next((hints[end] for end in ends if end in hints), None)


def _normal(path: str) -> str:
    return posixpath.normpath(path.strip().replace("\\", "/"))


def _rows(path: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row) of the CSV, checked."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if "path" not in (reader.fieldnames or ()):
                raise SaysoError(
                    f"{path} line 1: no column 'path'; expected path,publisher,published,url, "
                    f"seen {','.join(reader.fieldnames or ()) or 'nothing'}"
                )
            for row in reader:
                yield reader.line_num, _checked(row, f"{path} line {reader.line_num}")
    except OSError as error:
        raise SaysoError(f"{path}: cannot be read: {error.strerror}; give --sources a CSV file") from None
    except UnicodeDecodeError as error:
        raise SaysoError(f"{path}: not UTF-8 at byte {error.start}; save the CSV as UTF-8") from None
    except csv.Error as error:
        raise SaysoError(
            f"{path} line {reader.reader.line_num}: not CSV: {error}; quote values that hold a comma"
        ) from None


def _checked(row: dict[str, str], where: str) -> dict[str, str]:
    if None in row:
        raise SaysoError(f"{where}: more values than columns; quote values that hold a comma")
    if not (row["path"] or "").strip():
        raise SaysoError(f"{where}: no path; every row needs the path of a file")
    return row
