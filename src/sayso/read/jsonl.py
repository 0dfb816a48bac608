"""JSON Lines: one report a line, in the form of the contract. The text stays exactly as given."""

import json
from collections.abc import Iterator
from typing import Any

from sayso.errors import UnreadableError
from sayso.read.build import Draft, finished
from sayso.read.dates import given_date
from sayso.read.inputs import Input, is_lines_path, starts_like_lines
from sayso.read.sources import SourceHint
from sayso.records import Problem, Published, Report

EXTRACTOR = "sayso-jsonl 1"
_STRINGS = ("title", "published", "url", "publisher")


def accepts_jsonl(item: Input) -> bool:
    """Whether an input is JSON Lines: by its name, or because its first line is a JSON object with "text"."""
    return is_lines_path(item.location) or starts_like_lines(item.data)


def read_jsonl(item: Input, hint: SourceHint | None = None) -> Iterator[Report | Problem]:
    """A report or a Problem for every line that is not blank, at "path:LINE". A bad line costs no other line.

    A hint's publisher and date hold for the lines that have none; its URL and title, which are of one
    report, do not.
    """
    data = item.data.removeprefix(b"\xef\xbb\xbf") if item.first_line == 1 else item.data
    if not data.strip():
        yield Problem(item.location, None, "read", "empty; expected a JSON object on each line")
    start, number = 0, item.first_line
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end].strip()
        if line:
            yield from _line_reports(f"{item.location}:{number}", line, hint or SourceHint())
        start, number = end + 1, number + 1


def _line_reports(location: str, line: bytes, hint: SourceHint) -> Iterator[Report | Problem]:
    try:
        row = _row(line)
        draft = _draft(location, line, row, hint)
    except UnreadableError as error:
        yield Problem(location, None, "read", str(error))
        return
    yield from finished(draft)


def _row(line: bytes) -> dict[str, Any]:
    """The object of one line, its fields checked. Raises UnreadableError."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not UTF-8 at byte {error.start} of the line; JSON must be UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"broken JSON: {error}; expected one object with a text on the line") from None
    if not isinstance(row, dict):
        raise UnreadableError(f"a JSON {type(row).__name__}, expected an object with a text")
    if not isinstance(row.get("text"), str):
        seen = "no text" if row.get("text") is None else f"text is a {type(row['text']).__name__}"
        raise UnreadableError(f"{seen}; expected a string in the field 'text'")
    for name in _STRINGS:
        if not isinstance(row.get(name), str | None):
            raise UnreadableError(f"{name} is a {type(row[name]).__name__}; expected a string or null")
    if isinstance(row.get("report_id"), bool) or not isinstance(row.get("report_id"), str | int | float | None):
        raise UnreadableError("report_id is no string and no number; give one of them or leave it out")
    return row


def _draft(location: str, line: bytes, row: dict[str, Any], hint: SourceHint) -> Draft:
    written = row.get("published") or hint.published
    published: Published | None = given_date(written) if written else None
    given = row.get("report_id")
    return Draft(
        location=location,
        data=line,
        text=row["text"],
        extractor=EXTRACTOR,
        report_id=None if given is None or given == "" else str(given),
        title=row.get("title") or None,
        publisher=row.get("publisher") or hint.publisher,
        url=row.get("url") or None,
        published=published,
        published_unreadable=written if written and not published else None,
    )
