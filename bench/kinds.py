"""Measure kinds of happening: python bench/kinds.py [even|odd|all]

Finds the event mentions of the CASE 2021 snippets, the GLOCON reports and the PLOVER gold standard records in the
measuring data, in this process, and prints how often they are right. `measured` gives the same numbers to
bench/accuracy.py.
"""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/kinds.py` finds its siblings

from bench.data import Row, rows
from bench.finders import asked, print_values, readings, scored
from bench.labelled import value_at

from bench import plover
from sayso.find.kinds import events


def said(gold: Sequence[Row]) -> list[Row]:
    """The event mentions of each text in the form of the command's output."""
    read = readings([{"report_id": row["id"], "text": row["text"]} for row in gold])
    return [{"report_id": name, "events": list(map(asdict, events(one, (), ())))} for name, one in read.items()]


def values_of(place: Path, half: slice) -> dict[str, float | None]:
    """ACLED types over snippets whose label ACLED has, reports of protest, and PLOVER."""
    data = place / "data" / "events"
    snippets, protests = rows(data / "case21.jsonl.gz")[half], rows(data / "glocon.jsonl.gz")[half]
    types = scored(place, "eventtype", snippets, said(snippets))
    protest = scored(place, "protest", protests, said(protests))
    return {
        "kinds ACLED accuracy": value_at(types, "acled.accuracy"),
        "kinds ACLED macro F1": value_at(types, "acled.macro_f1"),
        **plover.values_of(plover.records(place)[half]),
        "kinds protest report F1": value_at(protest, "f1"),
    }


def measured(place: Path) -> dict[str, float | None]:
    """The scores over all texts."""
    return values_of(place, slice(None))


def main() -> None:
    """Print the scores."""
    place, half = asked(__doc__)
    print_values(values_of(place, half))


if __name__ == "__main__":
    main()
