"""Measure what sayso finds: python bench/accuracy.py [--full] [--only SET] [--workers N] [--raise]

Prints one table: measure, value, floor. Exit status 1 where a value is below its floor in bench/floors.toml, or above
it where less is better, else 0; also 0, with one line that says so, where there is no data to measure with. What each
measure means: docs/accuracy.md.

Rough seconds of wall time on two cores, in all about five minutes; with --full about twenty, most for gva (read by
gva, stories and weigh):

  sizes 0    muc4 20   quotes 20   places 8   copies 30    weigh 70
  labelled 10   gva 30   times 2   kinds 3   stories 70
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/accuracy.py` finds its siblings

from bench.data import Row, folder, missing_line, rows
from bench.finders import written
from bench.labelled import scorer, value_at
from bench.matching import share

from bench import copies, gva, kinds, labelled, muc4, places, quotes, sizes, stories, times, weigh
from sayso.ledger.forms import form
from sayso.records import Happenings

FLOORS = Path(__file__).with_name("floors.toml")
MUC4_REPORTS = 300
GVA_REPORTS = 400

# Of measures that end so less is better: what floors.toml holds of them is the most that is accepted.
CEILINGS = ("false corroboration", "missed corroboration", "width")
# The labels of this one are not to be trusted, as docs/accuracy.md says.
UNBOUND = frozenset({"kinds protest report F1"})

# Seeds of planted worlds; with them how much copies are edited, or the share of copies that name whom they copy.
COPIES_WORLDS = ((41, 0.2), (42, 0.4))
COPIES_EVENTS = 1000
STORIES_SEED = 31
WEIGH_WORLDS = ((41, 0.5), (43, 0.0))

# What is taken from the scorer's answer, under the name it has here.
LABELLED_COPIES = {"either F1": "either.f1", "copy F1": "copy.f1"}
PLANTED_COPIES = {"either F1": "either.f1", "direction": "direction.accuracy"}
STORIES = {"B3 F1": "b3.f1", "CoNLL": "conll"}
COUNTS = {
    "exact": "exact",
    "false corroboration": "false_corroboration",
    "missed corroboration": "missed_corroboration",
}
FINDINGS = {
    **COUNTS,
    "k in bounds": "in_interval",
    "width": "width",
    "floor": "floor.accuracy",
    "range holds truth": "range_holds_truth",
    "range closed": "closed",
}
TOLLS = {
    f"{m} {name}": f"{m}.literal.{name.replace(' ', '_')}"
    for m in ("killed", "injured")
    for name in ("exact", "in range")
}

HEAD = ("| measure | value | floor | |", "|---|---|---|---|")

Values = Mapping[str, float | None]


def sets(place: Path, *, full: bool, workers: int) -> dict[str, Callable[[], Values]]:
    """What can be measured, by the name of the data set."""
    return {
        "sizes": lambda: sizes.measured(place),
        "labelled": lambda: labelled.measured(place, workers),
        "muc4": lambda: muc4.measured(place, None if full else MUC4_REPORTS, workers),
        "gva": lambda: gva.measured(place, None if full else GVA_REPORTS, workers),
        "quotes": lambda: quotes.measured(place, None if full else quotes.REPORTS, workers),
        "times": lambda: times.measured(place),
        "places": lambda: places.measured(place),
        "kinds": lambda: kinds.measured(place),
        "copies": lambda: gathered(copies_values, place),
        "stories": lambda: gathered(stories_values, place, full=full),
        "weigh": lambda: gathered(weigh_values, place, full=full),
    }


def gathered(parts: Callable[..., Iterator[Values]], place: Path, **options: bool) -> Values:
    """All that a measure of several parts gives; each part may write to a folder that goes away."""
    with tempfile.TemporaryDirectory() as scratch:
        return {name: value for part in parts(place, Path(scratch), **options) for name, value in part.items()}


def picked(name: str, metrics: Any, paths: Mapping[str, str]) -> Values:
    """The numbers at some paths of the scorer's answer, named after what was measured."""
    return {f"{name} {label}": value_at(metrics, path) for label, path in paths.items()}


def copies_values(place: Path, scratch: Path) -> Iterator[Values]:
    """Copies among the labelled pairs and in two small planted worlds."""
    score, said, data = scorer(place), scratch / "copies.jsonl", place / "data" / "labelled"
    copies.written(copies.found(rows(data / "reports.jsonl")), said)
    yield picked("copies labelled", score.score_copies(data / "gold.jsonl", None, [said]), LABELLED_COPIES)
    for seed, edit in COPIES_WORLDS:
        world = copies.planted(place, scratch, seed, edit, COPIES_EVENTS)
        copies.written(copies.found(rows(world / "reports.jsonl")), said)
        yield picked(f"copies edit {edit}", score.score_pairs(world / "copies.jsonl", None, [said]), PLANTED_COPIES)


def stories_values(place: Path, scratch: Path, *, full: bool) -> Iterator[Values]:
    """Reports grouped to happenings: public sets, the labelled articles, a planted world."""
    score = scorer(place)

    def grouping(name: str, reports: Sequence[Row], gold: Path) -> tuple[Values, Happenings]:
        made, _ = stories.linked(stories.filed(name, reports, None))
        said = written([form(event) for event in made.events], scratch / "events.jsonl")
        return picked(f"stories {name}", score.score_stories(gold, None, [said]), STORIES), made

    for name in stories.SETS if full else ("gvc", "news"):
        gold = place / "data" / stories.SETS[name][0]
        yield grouping(name, rows(gold), gold)[0]
    main_events = stories.labelled_groups(place)[0]
    gold = written([{"report_id": one, "event_id": of} for one, of in main_events.items()], scratch / "labels.jsonl")
    yield grouping("labelled", rows(place / "data" / "labelled" / "reports.jsonl"), gold)[0]
    world = copies.planted(place, scratch, STORIES_SEED, 0.2, stories.EVENTS)
    values, made = grouping("planted", rows(world / "reports.jsonl"), world / "reports_truth.jsonl")
    truth = {row["report_id"]: row["event"] for row in rows(world / "reports_truth.jsonl")}
    apart, pairs = stories.twins_apart(truth, stories.event_of(made))
    yield {**values, "stories planted twins apart": share(apart, pairs)}


def weigh_values(place: Path, scratch: Path, *, full: bool) -> Iterator[Values]:
    """Findings: planted worlds, the labelled lines, and in full the tolls of shootings."""
    score = scorer(place)
    for seed, credit in WEIGH_WORLDS:
        world = scratch / f"credit{credit}"
        options = [
            "--events",
            str(weigh.EVENTS),
            "--seed",
            str(seed),
            "--edit",
            str(weigh.EDIT),
            "--credit",
            str(credit),
        ]
        plant = [sys.executable, str(place / "plant.py"), "--out", str(world), *options]
        subprocess.run(plant, check=True, capture_output=True)
        said = weigh.exported(weigh.weighed(rows(world / "reports.jsonl"), scratch), scratch / "said")
        paths = FINDINGS if credit else COUNTS
        yield picked(f"weigh credit {credit}", score.score_graph(world / "truth.jsonl", None, [said]), paths)
    labels = place / "data" / "labelled"
    some = [{**row, "publisher": row.get("publisher") or row.get("source")} for row in rows(labels / "reports.jsonl")]
    said = weigh.exported(weigh.weighed(some, scratch), scratch / "said")
    yield picked("weigh lines", score.score_lines(labels / "gold.jsonl", labels / "reports.jsonl", [said]), COUNTS)
    if full:
        tolls = place / "data" / "gva"
        incidents, reports = tolls / "incidents.jsonl.gz", tolls / "reports.jsonl.gz"
        said = weigh.exported(weigh.weighed(rows(reports), scratch), scratch / "said")
        yield picked("weigh toll", score.score_toll(incidents, reports, [said]), TOLLS)


def is_ceiling(name: str) -> bool:
    """Whether less of a measure is better."""
    return name.endswith(CEILINGS)


def fails(name: str, value: float | None, floor: float | None) -> bool:
    """Whether a measure fails: it has a floor, and no value or one below it; above it where less is better."""
    if floor is None or value is None:
        return floor is not None
    return value > floor if is_ceiling(name) else value < floor


def lines(values: Values, floors: Mapping[str, float]) -> list[str]:
    """The measures as lines of a table of Markdown; a dash where there is no number."""
    made = []
    for name, value in values.items():
        floor = floors.get(name)
        mark = ("above" if is_ceiling(name) else "below") if fails(name, value, floor) else ""
        most = "≤ " if is_ceiling(name) and floor is not None else ""
        made.append(f"| {name} | {shown(value, 3)} | {most}{shown(floor, 2)} | {mark} |")
    return made


def shown(value: float | None, digits: int) -> str:
    """A number to so many digits, cut and never rounded up; a dash for None."""
    return "-" if value is None else f"{math.floor(value * 10**digits + 1e-9) / 10**digits:.{digits}f}"


def raised(values: Values, floors: Mapping[str, float]) -> dict[str, float]:
    """The floors, each at least the value less half a hundredth, cut to hundredths; where less is better, at most the
    value and half a hundredth, raised to hundredths. A floor of 0 cannot fail and is left out."""
    new = dict(floors)
    for name, value in values.items():
        if value is None or name in UNBOUND:
            continue
        if is_ceiling(name):
            new[name] = min(new.get(name, math.inf), math.ceil((value + 0.005) * 100 - 1e-9) / 100)
        elif value >= 0.015:
            new[name] = max(new.get(name, 0.0), math.floor((value - 0.005) * 100 + 1e-9) / 100)
    return new


def with_floors(text: str, floors: Mapping[str, float]) -> str:
    """The floors file anew: the comment at its top, then a line a measure."""
    head = [line for line in text.splitlines() if line.startswith("#")]
    return "\n".join([*head, "", *(f'"{name}" = {floor:.2f}' for name, floor in floors.items())]) + "\n"


NAMES = tuple(sets(Path(), full=False, workers=1))


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all reports of all sets; floors do not apply")
    parser.add_argument(
        "--only", choices=NAMES, action="append", metavar="SET", help=f"{', '.join(NAMES)}; may be repeated"
    )
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
    text = FLOORS.read_text(encoding="utf-8")
    floors: dict[str, float] = {} if chosen.full else tomllib.loads(text)
    values: dict[str, float | None] = {}
    print(*HEAD, sep="\n", flush=True)
    for name, measure in sets(place, full=chosen.full, workers=chosen.workers).items():
        if not chosen.only or name in chosen.only:
            begun = time.perf_counter()
            measured = measure()
            print(*lines(measured, floors), sep="\n", flush=True)
            print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            values |= measured
    if chosen.raises:
        FLOORS.write_text(with_floors(text, raised(values, floors)), encoding="utf-8")
    return int(any(fails(name, value, floors.get(name)) for name, value in values.items()))


if __name__ == "__main__":
    sys.exit(main())
