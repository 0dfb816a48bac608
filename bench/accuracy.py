"""Measure what sayso finds: python bench/accuracy.py [--full] [--only SET] [--workers N] [--raise]

Prints one table: measure, value, floor. Exit status 1 where a value is below its floor in bench/floors.toml, else 0;
also 0, with one line that says so, where there is no data to measure with. What each measure means: docs/accuracy.md.
"""

import argparse
import math
import os
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/accuracy.py` finds its siblings

from bench.data import folder, missing_line

from bench import gva, labelled, muc4, sizes

FLOORS = Path(__file__).with_name("floors.toml")
MUC4_REPORTS = 300
GVA_REPORTS = 400

Values = Mapping[str, float | None]


def sets(place: Path, *, full: bool, workers: int) -> dict[str, Callable[[], Values]]:
    """What can be measured, by the name of the data set."""
    return {
        "sizes": lambda: sizes.measured(place),
        "labelled": lambda: labelled.measured(place, workers),
        "muc4": lambda: muc4.measured(place, None if full else MUC4_REPORTS, workers),
        "gva": lambda: gva.measured(place, None if full else GVA_REPORTS, workers),
    }


def is_below(value: float | None, floor: float | None) -> bool:
    """Whether a measure fails: it has a floor, and no value or one below it."""
    return floor is not None and (value is None or value < floor)


def table(values: Values, floors: Mapping[str, float]) -> str:
    """The measures as a table of Markdown, one a line; a dash where there is no number."""
    lines = ["| measure | value | floor | |", "|---|---|---|---|"]
    for name, value in values.items():
        floor = floors.get(name)
        mark = "below" if is_below(value, floor) else ""
        lines.append(f"| {name} | {shown(value, 3)} | {shown(floor, 2)} | {mark} |")
    return "\n".join(lines)


def shown(value: float | None, digits: int) -> str:
    """A number to so many digits, cut and never rounded up; a dash for None."""
    return "-" if value is None else f"{math.floor(value * 10**digits + 1e-9) / 10**digits:.{digits}f}"


def raised(values: Values, floors: Mapping[str, float]) -> dict[str, float]:
    """The floors, each at least the value less half a hundredth, cut to hundredths."""
    new = dict(floors)
    for name, value in values.items():
        if value is not None:
            new[name] = max(new.get(name, 0.0), math.floor((value - 0.005) * 100 + 1e-9) / 100, 0.0)
    return new


def with_floors(text: str, floors: Mapping[str, float]) -> str:
    """The floors file anew: the comment at its top, then a line a measure."""
    head = [line for line in text.splitlines() if line.startswith("#")]
    return "\n".join([*head, "", *(f'"{name}" = {floor:.2f}' for name, floor in floors.items())]) + "\n"


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all reports of muc4 and gva; floors do not apply")
    parser.add_argument("--only", choices=["sizes", "labelled", "muc4", "gva"], action="append", help="may be repeated")
    parser.add_argument("--workers", type=int, default=min(4, os.cpu_count() or 1), metavar="N", help="processes")
    parser.add_argument("--raise", action="store_true", dest="raises", help="write higher floors")
    chosen = parser.parse_args()
    if chosen.full and chosen.raises:
        parser.error("--raise is for the default samples; leave out --full")
    return chosen


def main() -> int:
    """Measure, print, and say by the exit status whether all floors hold."""
    chosen, place = options(), folder()
    if place is None:
        print(f"not measured: {missing_line()}")
        return 0
    values: dict[str, float | None] = {}
    for name, measure in sets(place, full=chosen.full, workers=chosen.workers).items():
        if not chosen.only or name in chosen.only:
            values |= measure()
    text = FLOORS.read_text(encoding="utf-8")
    floors: dict[str, float] = {} if chosen.full else tomllib.loads(text)
    print(table(values, floors))
    if chosen.raises:
        FLOORS.write_text(with_floors(text, raised(values, floors)), encoding="utf-8")
    return int(any(is_below(value, floors.get(name)) for name, value in values.items()))


if __name__ == "__main__":
    sys.exit(main())
