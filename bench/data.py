"""Where the data of the measurements lies, how it is read, and what sayso finds in it.

Nothing of the data is part of the project: most of its texts may be used for evaluation but not passed on.
"""

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sayso.ledger.forms import find_form
from sayso.pipeline import find
from sayso.records import Problem

Row = dict[str, Any]

VARIABLE = "SAYSO_BENCH"
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "bench"


def folder() -> Path | None:
    """The folder with data/ and score.py: the one SAYSO_BENCH names, else ../shared/bench; None where it is not."""
    named = os.environ.get(VARIABLE)
    place = Path(named) if named else BESIDE
    return place if (place / "data").is_dir() else None


def missing_line() -> str:
    """One line that says where the data was sought and what to do."""
    sought = os.environ.get(VARIABLE) or "../shared/bench beside the project"
    return f"no folder data/ in {sought}; put the measuring data there, or name its folder in {VARIABLE}"


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file, plain or gzipped, in order."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def drawn(ids: Iterable[str]) -> list[str]:
    """The ids in an order that looks like chance and is always the same: by the SHA-256 of each."""
    return sorted(ids, key=lambda one: hashlib.sha256(one.encode("utf-8")).hexdigest())


def sampled(reports: Sequence[Row], size: int | None) -> list[Row]:
    """The first `size` reports in drawn order; all of them, as they stand, where size is None."""
    if size is None:
        return list(reports)
    by_id = {row["report_id"]: row for row in reports}
    return [by_id[one] for one in drawn(by_id)[:size]]


INPUT_FIELDS = ("report_id", "title", "text", "published", "url", "publisher")


def found(reports: Sequence[Row], workers: int) -> dict[str, Row]:
    """What `sayso find` says of each report, by its id; a report it cannot read has no row.

    Goes the way of the command, through a file of JSON Lines, and gives sayso no field but those of an input.
    """
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            for row in reports:
                lines.write(json.dumps({name: row.get(name) for name in INPUT_FIELDS}) + "\n")
        steps = find([str(path)], workers=workers)
        forms = [find_form(*step) for step in steps if not isinstance(step, Problem)]
    return {form["report_id"]: form for form in forms}


def told(form: Row | None, measure: str) -> list[Row]:
    """The figures of one measure that a report asserts; none of a report that could not be read."""
    figures = form["figures"] if form else []
    return [f for f in figures if f["measure"] == measure and f["modality"] == "asserted"]
