"""Records as JSON, to the field name and key order of the contract (docs/cli.md, `sayso find`)."""

import json
from dataclasses import fields
from typing import Any

from sayso.records import Mentions, Published, Report


def find_form(report: Report, mentions: Mentions) -> dict[str, Any]:
    """One line of `sayso find`: report_id, published, and the lists of mentions by kind."""
    lists = {f.name: [form(record) for record in getattr(mentions, f.name)] for f in fields(mentions)}
    return {"report_id": report.report_id, "published": published_form(report.published), **lists}


def published_form(published: Published | None) -> dict[str, str | None] | None:
    """First and last possible day and "from"; None where the day is unknown."""
    if published is None:
        return None
    return {"first": published.first, "last": published.last, "from": published.origin, "at": published.at}


def form(record: Any) -> dict[str, Any]:
    """A frozen record as a dict, keys in the record's order; tuples become lists, records in it dicts."""
    return {name: _value(getattr(record, name)) for name in record.__dataclass_fields__}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return form(value) if hasattr(value, "__dataclass_fields__") else value


def json_line(row: dict[str, Any]) -> str:
    """A row as one line of JSON, keys in the order of the row, without the line end.

    A lone surrogate (half a character, from broken input) stays readable as its escape, since UTF-8 has no
    bytes for it.
    """
    line = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
    return line if _has_bytes(line) else json.dumps(row)


def _has_bytes(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
