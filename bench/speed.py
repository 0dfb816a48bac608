"""Measure how fast sayso finds: python bench/speed.py [--rounds N] [--reports N]

In one process on one core, in turns over the same texts: `sayso find` with all its finders (in process, model loaded),
and the whole pipeline of the language model it uses. Prints reports and characters a second of CPU time, the ratio of
the medians, and the most memory sayso took. Without the measuring data the texts are the project's examples.
"""

import argparse
import json
import os
import resource
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/speed.py` finds its siblings

from bench.data import INPUT_FIELDS, drawn, folder, missing_line, rows

from sayso.find import mentions
from sayso.find.parse import PACKAGE
from sayso.read.inputs import Input, inputs
from sayso.read.reports import reports
from sayso.records import Report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
SHARES = {"gva": 0.6, "fakes": 0.4}  # of the texts: long pages with furniture, and short reports of agencies

# Read when numpy is loaded, so set before the program begins.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Pass = Callable[[Sequence[Report]], None]


def on_one_core() -> None:
    """Start this program anew with one thread for arithmetic, unless it was; then stay on one core, where the system
    lets a program choose."""
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_THREAD)  # noqa: S606
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def bench_lines(place: Path, size: int) -> bytes:
    """About `size` reports of the measuring data as JSON Lines, drawn by hash."""
    lines = []
    for name, part in SHARES.items():
        by_id = {row["report_id"]: row for row in rows(place / "data" / name / "reports.jsonl.gz")}
        for one in drawn(by_id)[: round(size * part)]:
            lines.append(json.dumps({key: by_id[one].get(key) for key in INPUT_FIELDS}))
    return "\n".join(lines).encode("utf-8")


def texts_to_read(size: int) -> list[Report]:
    """The reports to measure with: of the measuring data, or else the project's examples."""
    place = folder()
    if place is None:
        print(f"measured with examples/reports: {missing_line()}")
        items = [one for one in inputs([str(EXAMPLES)]) if isinstance(one, Input)]
    else:
        items = [Input("bench.jsonl", bench_lines(place, size))]
    return [one for item in items for one in reports(item) if isinstance(one, Report)]


def characters(texts: Sequence[Report]) -> int:
    """How many characters the titles and texts have."""
    return sum(len(one.title or "") + len(one.text) for one in texts)


def finding(texts: Sequence[Report]) -> None:
    """One pass of sayso."""
    for one in texts:
        mentions(one)


def whole_pipeline() -> Pass:
    """One pass of all that the language model can do, over the same characters; loads the model."""
    import spacy

    model = spacy.load(PACKAGE)

    def parse(texts: Sequence[Report]) -> None:
        for _ in model.pipe(f"{one.title or ''}\n\n{one.text}" for one in texts):
            pass

    return parse


def seconds(work: Pass, texts: Sequence[Report]) -> float:
    """CPU seconds of one pass. Not wall time: other programs on the machine shall not count."""
    start = process_time()
    work(texts)
    return process_time() - start


def peak_megabytes() -> float:
    """The most memory this process has held so far (ru_maxrss: kilobytes on Linux, bytes on macOS)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def rates(name: str, spent: Sequence[float], texts: Sequence[Report]) -> str:
    """One line: reports and characters a second by the median, and the seconds of every round."""
    median = statistics.median(spent)
    rounds = " ".join(f"{one:.2f}" for one in spent)
    return f"{name:<15} {len(texts) / median:8.1f} reports/s {characters(texts) / median:10,.0f} chars/s   ({rounds} s)"


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each takes its turn")
    parser.add_argument("--reports", type=int, default=250, metavar="N", help="how many reports")
    chosen = parser.parse_args()
    on_one_core()
    texts = texts_to_read(chosen.reports)
    finding(texts[:5])  # loads the model
    ours = [seconds(finding, texts)]
    peak = peak_megabytes()  # taken before the other pipeline is loaded into the same process
    pipeline = whole_pipeline()
    pipeline(texts[:5])
    theirs = [seconds(pipeline, texts)]
    for _ in range(chosen.rounds - 1):
        ours.append(seconds(finding, texts))
        theirs.append(seconds(pipeline, texts))
    print(f"{len(texts)} reports, {characters(texts):,} characters, one core, CPU seconds")
    print(rates("sayso find", ours, texts))
    print(rates("whole pipeline", theirs, texts))
    print(f"sayso is {statistics.median(theirs) / statistics.median(ours):.2f} times as fast (target: 1 or more)")
    print(f"peak memory of sayso: {peak:.0f} MB (target: under 1,000)")


if __name__ == "__main__":
    main()
