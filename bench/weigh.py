"""Findings against planted worlds, labelled lines and tolls: `python -m bench.weigh planted lines toll`.

All from text: find, copies, events, parties, findings; then score.py beside the data. Planted worlds are written by
plant.py; seeds are those that no constant was chosen on. `toll` reads 3,880 reports and takes minutes.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import INPUT_FIELDS, Row, folder, missing_line, rows

from sayso.ledger.forms import form
from sayso.link.copies import copies
from sayso.link.events import happenings
from sayso.link.parties import parties
from sayso.pipeline import find
from sayso.records import Event, Finding, Happenings, Mentions, Problem, Report
from sayso.weigh.findings import findings

WORLDS = ((41, 0.5), (42, 0.5), (43, 0.0), (44, 0.0))  # seeds, and the share of copies that name whom they copy
EVENTS, EDIT = 240, 0.2


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found in a collection."""

    happenings: Happenings
    findings: list[Finding]


def filed(some: Sequence[Row], scratch: Path) -> list[tuple[Report, Mentions]]:
    """The reports of some rows with their mentions, by the way of the command."""
    path = scratch / "reports.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for row in some:
            lines.write(json.dumps({name: row.get(name) for name in INPUT_FIELDS}) + "\n")
    steps = find([str(path)], workers=os.cpu_count() or 1)
    return [step for step in steps if not isinstance(step, Problem)]


def weighed(some: Sequence[Row], scratch: Path) -> Weighed:
    """The findings of some rows, from their text."""
    kept = filed(some, scratch)
    moments = {report.report_id: report.published.at for report, _ in kept if report.published and report.published.at}
    shared = list(
        copies([one for one, _ in kept], {one.report_id: said.credits for one, said in kept}, moments=moments)
    )
    told = happenings(kept, shared)
    found = findings(kept, told, shared, parties(kept, told))
    return Weighed(told, [one for one, _ in found])


def exported(of: Weighed, place: Path) -> Path:
    """A folder with the tables that score.py reads."""
    place.mkdir(exist_ok=True)
    tables: dict[str, Sequence[Event | Finding]] = {"events": of.happenings.events, "findings": of.findings}
    for name, records in tables.items():
        with (place / f"{name}.jsonl").open("w", encoding="utf-8") as lines:
            for record in records:
                lines.write(json.dumps(form(record)) + "\n")
    return place


def scored(bench: Path, task: str, gold: Sequence[Path], said: Path) -> str:
    """The numbers of score.py on one line."""
    command = [sys.executable, str(bench / "score.py"), task, "--gold", str(gold[0])]
    more = ["--gold2", str(gold[1])] if len(gold) > 1 else []
    done = subprocess.run([*command, *more, "--pred", str(said)], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout[: done.stdout.rindex("}") + 1])
    return " ".join(f"{name} {value}" for name, value in flat(figures))


def flat(figures: Row, before: str = "") -> Iterator[tuple[str, object]]:
    """The numbers of a nested answer with their paths."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def planted_lines(bench: Path, scratch: Path) -> Iterator[str]:
    """k, its bounds, the floor and the range in planted worlds."""
    for seed, credit in WORLDS:
        world = scratch / f"world{seed}"
        command = [sys.executable, str(bench / "plant.py"), "--out", str(world), "--events", str(EVENTS)]
        options = ["--seed", str(seed), "--credit", str(credit), "--edit", str(EDIT)]
        subprocess.run([*command, *options], check=True, capture_output=True)
        said = exported(weighed(rows(world / "reports.jsonl"), scratch), scratch / f"said{seed}")
        yield f"planted seed {seed} credit {credit}: {scored(bench, 'graph', [world / 'truth.jsonl'], said)}"


def lines_line(bench: Path, scratch: Path) -> Iterator[str]:
    """Distinct origins of the labelled lines."""
    place = bench / "data" / "labelled"
    some = [{**row, "publisher": row.get("publisher") or row.get("source")} for row in rows(place / "reports.jsonl")]
    said = exported(weighed(some, scratch), scratch / "lines")
    yield "lines: " + scored(bench, "lines", [place / "gold.jsonl", place / "reports.jsonl"], said)


def toll_line(bench: Path, scratch: Path) -> Iterator[str]:
    """Killed and injured of shootings."""
    place = bench / "data" / "gva"
    said = exported(weighed(rows(place / "reports.jsonl.gz"), scratch), scratch / "toll")
    gold = [place / "incidents.jsonl.gz", place / "reports.jsonl.gz"]
    yield "toll: " + scored(bench, "toll", gold, said)


STEPS = {"planted": planted_lines, "lines": lines_line, "toll": toll_line}


def main() -> int:
    """Print the lines of the steps named on the command line."""
    bench = folder()
    if bench is None:
        print(missing_line(), file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        for name in sys.argv[1:] or ["planted", "lines"]:
            for line in STEPS[name](bench, Path(scratch)):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
