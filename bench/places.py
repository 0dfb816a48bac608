"""Measure places: python bench/places.py [even|odd|all]

Finds the places of the texts of LGL (local news) and GeoVirus (Wikinews) in the measuring data, in this process, and
prints what the scorer says of them: both together, and each. `measured` gives the same numbers to bench/accuracy.py.
"""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/places.py` finds its siblings

from bench.data import Row, rows
from bench.finders import asked, print_values, readings, scored
from bench.labelled import value_at

from sayso.find.places import places

MEASURES = {"span F1": "span.f1", "within 161 km": "within_161_km.accuracy"}
CORPORA = ("LGL", "GeoVirus")


def texts(place: Path) -> list[Row]:
    """The labelled texts of both corpora."""
    return rows(place / "data" / "geo" / "reports.jsonl.gz")


def values_of(place: Path, gold: Sequence[Row]) -> dict[str, float | None]:
    """F1 of overlapping spans, and of matched names with a point the share put within 161 km (100 miles) of it."""
    answers = [{"report_id": name, "places": list(map(asdict, places(one)))} for name, one in readings(gold).items()]
    parts = {"": gold, **{f" {name}": [row for row in gold if row["corpus"] == name] for name in CORPORA}}
    values: dict[str, float | None] = {}
    for part, labels in parts.items():
        metrics = scored(place, "places", labels, answers)
        values |= {f"places{part} {name}": value_at(metrics, path) for name, path in MEASURES.items()}
    return values


def measured(place: Path) -> dict[str, float | None]:
    """The scores over all texts."""
    return values_of(place, texts(place))


def main() -> None:
    """Print the scores."""
    place, half = asked(__doc__)
    print_values(values_of(place, texts(place)[half]))


if __name__ == "__main__":
    main()
