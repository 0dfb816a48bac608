"""Single finders over rows of the measuring data, in this process: no other finder runs, no language model is loaded.

What bench/times.py, plover.py, places.py and kinds.py share: the reader, the scorer, and their command line.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.data import INPUT_FIELDS, Row, folder, missing_line
from bench.labelled import scorer

from sayso.find.reading import Reading, sentences_of
from sayso.read.inputs import Input
from sayso.read.reports import reports
from sayso.records import Report

HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}


def readings(some: Sequence[Row]) -> dict[str, Reading]:
    """By its id each report as the finders see it; a report that sayso cannot read is left out, as on the command line.

    Only the fields of an input are given. Sentences are split, none is parsed.
    """
    lines = "\n".join(json.dumps({name: row.get(name) for name in INPUT_FIELDS}) for row in some)
    read = reports(Input("bench.jsonl", lines.encode("utf-8")))
    return {one.report_id: Reading(one, sentences_of(one), {}) for one in read if isinstance(one, Report)}


def written(objects: Sequence[Row], path: Path) -> Path:
    """The path, after one JSON object a line was written there."""
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="utf-8")
    return path


def scored(place: Path, task: str, gold: Sequence[Row], said: Sequence[Row]) -> Any:
    """The metrics of a task of the scorer that takes one file of gold and one of answers."""
    with tempfile.TemporaryDirectory() as scratch:
        labels, answers = written(gold, Path(scratch) / "gold.jsonl"), written(said, Path(scratch) / "said.jsonl")
        return getattr(scorer(place), f"score_{task}")(labels, None, [answers])


def asked(description: str | None) -> tuple[Path, slice]:
    """Where the data is and which rows the command line asks for. Ends the program, with one line and exit code 1,
    where there is no data; with 2 where it is used wrongly."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="?", choices=HALVES, default="all", help="every second one, or all")
    chosen = parser.parse_args()
    place = folder()
    if place is None:
        sys.exit(missing_line())
    return place, HALVES[chosen.rows]


def print_values(values: dict[str, float | None]) -> None:
    """A line a measure."""
    for name, value in values.items():
        print(f"{name:<32} {'-' if value is None else format(value, '.3f')}")
