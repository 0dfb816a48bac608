"""Measure time expressions: python bench/times.py [even|odd|all]

Finds the times of the texts of TimeBank and AQUAINT in the measuring data, in this process, and prints what the scorer
says of them and how many texts a second of CPU time were read (sentences are split before the clock starts).
`measured` gives the same numbers to bench/accuracy.py.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/times.py` finds its siblings

from bench.data import Row, rows
from bench.finders import asked, print_values, readings, scored
from bench.labelled import value_at

from sayso.find.reading import Reading
from sayso.find.times import times

MEASURES = {"times strict F1": "strict.f1", "times relaxed F1": "relaxed.f1", "times value F1": "value.f1"}


def texts(place: Path) -> list[Row]:
    """The labelled texts of both corpora."""
    return rows(place / "data" / "timex" / "reports.jsonl.gz")


def said(read: Mapping[str, Reading]) -> list[Row]:
    """The times of each report in the form of the command's output."""
    return [{"report_id": name, "times": [asdict(time) for time in times(one)]} for name, one in read.items()]


def values_of(place: Path, gold: Sequence[Row], answers: Sequence[Row]) -> dict[str, float | None]:
    """F1 of equal spans, of overlapping spans, and of values on overlapping spans."""
    metrics = scored(place, "times", gold, answers)
    return {name: value_at(metrics, path) for name, path in MEASURES.items()}


def measured(place: Path) -> dict[str, float | None]:
    """The scores over all texts."""
    gold = texts(place)
    return values_of(place, gold, said(readings(gold)))


def main() -> None:
    """Print the scores and the speed."""
    place, half = asked(__doc__)
    gold = texts(place)[half]
    read = readings(gold)
    times(next(iter(read.values())))  # the rules are compiled at first use
    start = process_time()
    answers = said(read)
    seconds = process_time() - start
    print_values(values_of(place, gold, answers))
    words = sum(len(row["text"].split()) for row in gold)
    print(f"{words / 450 / seconds:.0f} texts of 450 words a second of CPU time")


if __name__ == "__main__":
    main()
