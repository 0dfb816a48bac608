"""Records to rows of the stored tables, and rows back to records.

Ids are hashes of content, so order never matters.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso import records
from sayso.ledger.forms import form
from sayso.ledger.tables import MENTION_TABLES
from sayso.records import Mentions, Problem, Published, Report, Source

# Fields that are an index into a list of the same report, and the list they point into. They become ids in
# tables, and take no part in a record's own id: an index depends on what else was found.
_POINTERS = {
    ("figures", "part_of"): "figures",
    ("figures", "event"): "events",
    ("events", "place"): "places",
}
_RECORD_CLASSES: Mapping[str, type] = {
    "credits": records.Credit,
    "figures": records.Figure,
    "quotes": records.Quote,
    "blames": records.Blame,
    "times": records.Time,
    "places": records.Place,
    "events": records.EventMention,
}
_TABLE_OF = {table.record: table for table in MENTION_TABLES}
_ID_DIGITS = 32  # 128 bits: no two of a billion mentions meet by chance

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A report met at a location: the kept file it lies in, and its bytes there, if they have a range."""

    report: Report
    container_sha256: str
    byte_start: int | None
    byte_end: int | None


def content_hash(*parts: Any) -> str:
    """The first 32 hex digits of the SHA-256 of the parts as canonical JSON."""
    canonical = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:_ID_DIGITS]


def version(report: Report) -> str:
    """Which content a report has; where one report_id was given to several, the least word stands.

    The least text hash comes first; of the same text, the one whose day of publication was given outranks one
    whose day was found, and that one outranks one without a day. The bytes and the location do not count.
    """
    rank = "2" if report.published is None else "0" if report.published.origin == "given" else "1"
    particulars = {k: v for k, v in form(report).items() if k not in {"location", "sha256", "text", "published"}}
    published = form(report.published) if report.published else None
    return f"{report.text_sha256}-{rank}-{content_hash(particulars, published)}"


def report_row(report: Report) -> Row:
    """The row of the stored table `reports`."""
    day = report.published
    return {
        "report_id": report.report_id,
        "url": report.url,
        "publisher": report.publisher,
        "title": report.title,
        "published_first": day.first if day else None,
        "published_last": day.last if day else None,
        "published_from": day.origin if day else None,
        "published_at": day.at if day else None,
        "text_sha256": report.text_sha256,
        "extractor": report.extractor,
        "language": report.language,
        "n_chars": len(report.text),
        "authors": list(report.authors),
        "text": report.text,
        "version": version(report),
    }


def sighting_row(sighting: Sighting) -> Row:
    """The row of the stored table `sightings`."""
    report = sighting.report
    return {
        "report_id": report.report_id,
        "version": version(report),
        "location": printable(report.location),
        "sha256": report.sha256,
        "container_sha256": sighting.container_sha256,
        "byte_start": sighting.byte_start,
        "byte_end": sighting.byte_end,
    }


def problem_row(problem: Problem) -> Row:
    """The row of the table `problems`; the reason is kept to one line."""
    row = {**form(problem), "reason": " ".join(problem.reason.split())}
    return {name: None if value is None else printable(value) for name, value in row.items()}


def printable(text: str) -> str:
    """The text with bytes that are no UTF-8, as file names may hold, written as escapes such as \\udce9."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def mention_rows(report: Report, mentions: Mentions) -> dict[str, list[Row]]:
    """The rows of every table of mentions, by table name. Two equal records of one report are one row."""
    ids = {kind: [mention_id(report.report_id, kind, r) for r in getattr(mentions, kind)] for kind in _RECORD_CLASSES}
    this = version(report)
    rows: dict[str, list[Row]] = {}
    for table in MENTION_TABLES:
        kind, once = str(table.record), dict[str, Row]()
        for own_id, record in zip(ids[kind], getattr(mentions, kind), strict=True):
            row = {
                **form(record),
                "report_id": report.report_id,
                str(table.id_column): own_id,
                "version": this,
            }
            once.setdefault(own_id, row | _pointer_ids(kind, row, ids))
        rows[table.name] = list(once.values())
    return rows


def mention_id(report_id: str, kind: str, record: Any) -> str:
    """The stable id of a mention: a hash of its report, its kind and its own fields."""
    own = {k: v for k, v in form(record).items() if (kind, k) not in _POINTERS}
    return content_hash(kind, report_id, own)


def _pointer_ids(kind: str, row: Row, ids: Mapping[str, Sequence[str]]) -> Row:
    """The index fields of a row, as ids."""
    pointers = {name: target for (owner, name), target in _POINTERS.items() if owner == kind}
    return {name: None if row[name] is None else ids[target][row[name]] for name, target in pointers.items()}


def report_record(row: Mapping[str, Any]) -> Report:
    """The report of a row of `reports` with its text; its location is the first of its locations."""
    day = None
    if row["published_from"] is not None:
        day = Published(row["published_first"], row["published_last"], row["published_from"], row["published_at"])
    same = (
        "report_id",
        "text",
        "title",
        "publisher",
        "url",
        "language",
        "sha256",
        "text_sha256",
        "extractor",
    )
    kept = {name: row[name] for name in same}
    return Report(**kept, published=day, authors=tuple(row["authors"]), location=row["locations"][0])


def mentions_record(rows: Mapping[str, Sequence[Row]]) -> Mentions:
    """The mentions of one report from its exported rows by kind ("figures", …); ids become indices."""
    index = {
        kind: {row[str(_TABLE_OF[kind].id_column)]: i for i, row in enumerate(rows.get(kind, ()))}
        for kind in _RECORD_CLASSES
    }
    return Mentions(**{k: tuple(_record(k, row, index) for row in rows.get(k, ())) for k in _RECORD_CLASSES})


def _record(kind: str, row: Row, index: Mapping[str, Mapping[str, int]]) -> Any:
    values = {k: v for k, v in row.items() if k not in {"report_id", _TABLE_OF[kind].id_column}}
    for (owner, name), target in _POINTERS.items():
        if owner == kind and values[name] is not None:
            values[name] = index[target][values[name]]
    if kind == "figures":
        values["sources"] = tuple(Source(**source) for source in values["sources"])
    return _RECORD_CLASSES[kind](**values)
