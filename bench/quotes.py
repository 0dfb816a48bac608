"""Measure quotations: python bench/quotes.py [--full] [--workers N]

Finds the quotations of articles of PolNeAR in the measuring data, the first 200 in drawn order or all, and prints
what the scorer says of them. `measured` gives the same numbers to bench/accuracy.py.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/quotes.py` finds its siblings

from bench.data import folder, found, missing_line, rows, sampled
from bench.finders import print_values, scored
from bench.labelled import value_at

REPORTS = 200
MEASURES = {
    "quotes direct F1": "direct.partial.f1",
    "quotes direct speaker": "direct.speaker.accuracy",
    "quotes all F1": "all.partial.f1",
    "quotes all speaker": "all.speaker.accuracy",
}


def measured(place: Path, size: int | None, workers: int) -> dict[str, float | None]:
    """Partial F1 and speaker accuracy, of direct quotations and of all; over all articles where size is None."""
    gold = sampled(rows(place / "data" / "polnear" / "reports.jsonl.gz"), size)
    metrics = scored(place, "quotes", gold, list(found(gold, workers).values()))
    return {name: value_at(metrics, path) for name, path in MEASURES.items()}


def main() -> int:
    """Exit code: 0 measured, 1 no data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all articles")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes")
    chosen = parser.parse_args()
    place = folder()
    if place is None:
        print(missing_line(), file=sys.stderr)
        return 1
    print_values(measured(place, None if chosen.full else REPORTS, chosen.workers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
