"""Measure time expressions: python bench/times.py [even|odd|all]

Finds the times of the texts of TimeBank and AQUAINT in the measuring data, in this process, and prints what the scorer
says of them and how many texts a second of CPU time were read (sentences are split before the clock starts).
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/times.py` finds its siblings

from bench.data import Row, folder, missing_line, rows

from sayso.find.reading import Reading, sentences_of
from sayso.find.times import times
from sayso.records import Published, Report

HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}


def reading(row: Row) -> Reading:
    """A labelled text as the finder sees it, published on the day of its label."""
    day = row["published"][:10]
    report = Report(
        row["report_id"],
        row["text"],
        row["title"],
        None,
        None,
        Published(day, day, "given"),
        (),
        "en",
        "-",
        "",
        "",
        "none",
    )
    return Reading(report, sentences_of(report), {})


def written(objects: list[Row], path: Path) -> Path:
    """The path, after one JSON object a line was written there."""
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="utf-8")
    return path


def main() -> int:
    """Exit code: 0 measured, 1 no data, 2 wrong use."""
    half = sys.argv[1] if len(sys.argv) > 1 else "all"
    place = folder()
    if place is None:
        print(missing_line(), file=sys.stderr)
        return 1
    if half not in HALVES:
        print(f"{half!r} is no part of the texts; say even, odd or all", file=sys.stderr)
        return 2
    gold = rows(place / "data" / "timex" / "reports.jsonl.gz")[HALVES[half]]
    readings = [reading(row) for row in gold]
    times(readings[0])  # the rules are compiled at first use
    start = process_time()
    found = [times(read) for read in readings]
    seconds = process_time() - start
    pred = [
        {"report_id": row["report_id"], "times": [asdict(t) for t in one]} for row, one in zip(gold, found, strict=True)
    ]
    with tempfile.TemporaryDirectory() as temporary:
        a, b = written(gold, Path(temporary) / "gold.jsonl"), written(pred, Path(temporary) / "pred.jsonl")
        command = [sys.executable, str(place / "score.py"), "times", "--gold", str(a), "--pred", str(b)]
        code = subprocess.run(command, check=False).returncode
    words = sum(len(row["text"].split()) for row in gold)
    print(f"{words / 450 / seconds:.0f} texts of 450 words a second of CPU time")
    return code


if __name__ == "__main__":
    sys.exit(main())
