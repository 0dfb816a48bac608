"""The ledger of the example reports in a form to read and compare: `python examples/golden.py` writes it to
examples/ledger/, and the figures of the first report into README.md.

Columns that depend on versions (extractor, model, hashes of extracted text) are left out. Ids are put in words: a
report is its file, the whole that a figure is a part of is its place and its words.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Row = Mapping[str, Any]

EXAMPLES = Path(__file__).resolve().parent
TABLES = ("reports", "problems", "figures", "credits", "events", "findings")
_OF_EVENTS = ("title", "type", "mode", "acled", "first", "last")
_OF_FINDINGS = (
    "measure", "scope", "low", "best", "high", "rule", "k_value", "k", "k_low", "k_high", "floor", "n_reports",
    "n_newsrooms", "n_origins", "parties", "conflict", "explanation",
)  # fmt: skip
_LEFT_OUT = {"event", "report_id", "locations", "extractor", "model", "sha256", "text_sha256", "n_chars", "location"}
_OWN_IDS = {"figure_id", "credit_id"}
FIRST_REPORT = "01-march-interlake.txt"
OUTPUT_MARKS = ("<!-- output -->", "<!-- /output -->")


def example_tables(paths: Sequence[str] = ()) -> dict[str, list[Row]]:
    """The tables of the example reports, read afresh from the paths, or from all of examples/reports."""
    from sayso import pipeline
    from sayso.find import model_name
    from sayso.ledger import Ledger
    from sayso.linking import link_missing
    from sayso.read.sources import source_hints

    with TemporaryDirectory() as folder:
        made = Ledger.create_or_open(Path(folder) / "ledger", extractor=pipeline.extractor_name(), model=model_name())
        hints = source_hints(str(EXAMPLES / "sources.csv"))
        pipeline.read(paths or [str(EXAMPLES / "reports")], made, hints=hints, progress=lambda done: None)
        ledger = Ledger.open(made.folder)
        problems = list(ledger.rows("problems"))  # of reading; what linking adds is counted in `findings`
        link_missing(ledger, TABLES)
        return readable_tables({name: list(ledger.rows(name)) for name in TABLES} | {"problems": problems})


def readable_tables(tables: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The rows of the tables with words for ids, in the order of the files and then of the text."""
    files = {row["report_id"]: Path(row["locations"][0]).name for row in tables["reports"]}
    places = {row["figure_id"]: f"{row['field']} {row['start']}: {row['words']}" for row in tables["figures"]}
    events = {row["event_id"]: _event(row, files) for row in tables["events"]}
    made = {
        name: [_readable(row, files, places) for row in rows]
        for name, rows in tables.items()
        if name not in ("events", "findings")
    }
    made["events"] = list(events.values())
    made["findings"] = [
        {"report": events[row["event_id"]]["report"], **{name: row[name] for name in _OF_FINDINGS}}
        for row in tables["findings"]
    ]
    return {name: sorted(made[name], key=_place) for name in TABLES}


def _event(row: Row, files: Mapping[str, str]) -> Row:
    """An event with the files of its reports; it goes by those mainly about it."""
    mainly, partly = (sorted(files[one] for one in row[name]) for name in ("main_report_ids", "report_ids"))
    place = row["place"]["name"] if row["place"] else None
    kept = {name: row[name] for name in _OF_EVENTS}
    return {"report": ", ".join(mainly or partly), **kept, "place": place, "reports": partly}


def kept_tables(folder: Path = EXAMPLES / "ledger") -> dict[str, list[Row]]:
    """The tables as they were written last."""
    return {name: [json.loads(line) for line in _path(folder, name).open(encoding="utf-8")] for name in TABLES}


def differences(name: str, kept: Sequence[Row], found: Sequence[Row]) -> Iterator[str]:
    """One line for every row of a table that is gone, new or changed, with its report and its words."""
    before, after = ({_key(row): row for row in rows} for rows in (kept, found))
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            yield f"{name}: {'new' if old is None else 'gone'}: {_label(new or old or {})}"
            continue
        for column in sorted({*old, *new}):
            if old.get(column) != new.get(column):
                yield f"{name}: {_label(new)}: {column} was {old.get(column)!r}, is {new.get(column)!r}"


def readme_block(figures: Sequence[Row]) -> str:
    """Some columns of the first report's figures as a Markdown table, for the README."""
    shown = [row for row in figures if row["report"] == FIRST_REPORT and row["field"] == "text"]
    lines = ["| words | measure | who | low | high | attributed to | part of |", "|---|---|---|--:|--:|---|---|"]
    lines += [f"| {' | '.join(_readme_cells(row))} |" for row in shown]
    return "\n".join(lines)


def readme_with(block: str, readme: str) -> str:
    """The README with a block between its two output marks."""
    before, rest = readme.split(OUTPUT_MARKS[0])
    _, after = rest.split(OUTPUT_MARKS[1])
    return f"{before}{OUTPUT_MARKS[0]}\n{block}\n{OUTPUT_MARKS[1]}{after}"


def _readme_cells(row: Row) -> list[str]:
    """The cells of a figure; a part names its whole by its words."""
    bounds = ["" if row[end] is None else f"{row[end]:,}" for end in ("low", "high")]
    whole = (row["part_of"] or "").partition(": ")[2]
    return [row["words"], row["measure"], row["who"] or "", *bounds, row["attributed_to"] or "", whole]


def _readable(row: Row, files: Mapping[str, str], places: Mapping[str, str]) -> Row:
    """A row without versions and hashes; the file comes first."""
    where = Path(row["location"]).name if "location" in row else files[row["report_id"]]
    kept = {name: value for name, value in row.items() if name not in _LEFT_OUT | _OWN_IDS}
    if kept.get("part_of"):
        kept["part_of"] = places[kept["part_of"]]
    return {"report": where, **kept}


def _place(row: Row) -> tuple[str, str, int, int, str]:
    measure = f"{row.get('measure', '')} {row.get('scope') or ''}{row.get('title') or ''}"
    return row["report"], row.get("field", ""), row.get("start", 0), row.get("end", 0), measure


def _key(row: Row) -> tuple[str, ...]:
    """What makes two rows the same statement."""
    names = ("report", "field", "start", "end", "measure", "kind", "party", "scope", "title")
    return tuple(f"{row.get(name) or '':>6}" for name in names)


def _label(row: Row) -> str:
    """A row as a person would point at it."""
    span = f" {row['field']} {row['start']}-{row['end']}" if "start" in row else ""
    said = row.get("words") or row.get("party") or row.get("scope") or ""
    return " ".join(f"{row['report']}{span} {row.get('measure', '')} {said!r}".split()).removesuffix(" ''")


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.jsonl"


def main() -> None:
    """Write the tables of today."""
    folder = EXAMPLES / "ledger"
    folder.mkdir(exist_ok=True)
    tables = example_tables()
    for name, rows in tables.items():
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        _path(folder, name).write_text("".join(lines), encoding="utf-8")
    readme = EXAMPLES.parent / "README.md"
    readme.write_text(readme_with(readme_block(tables["figures"]), readme.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
