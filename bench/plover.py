"""Measure PLOVER categories: python bench/plover.py [even|odd|all]

Finds the event mentions of the sentences of the PLOVER gold standard records in the measuring data, in this process,
and prints how often the main one has the record's category, and, where it has and the record names a mode, that mode.
`values_of` gives the same numbers to bench/kinds.py.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/plover.py` finds its siblings

from bench.data import Row, rows
from bench.finders import asked, print_values, readings
from bench.matching import share

from sayso.find.kinds import events
from sayso.records import EventMention

# The records were made with an early draft of PLOVER; what its categories are called in the published codebook.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}


def records(place: Path) -> list[Row]:
    """The gold standard records."""
    return rows(place / "data" / "events" / "plover_gsr.jsonl.gz")


def main_event(found: Sequence[EventMention]) -> EventMention | None:
    """The main event mention, else the first; None where there is none."""
    return next((event for event in found if event.main), found[0] if found else None)


def has_type(row: Row, said: EventMention | None) -> bool:
    """Whether the category is the record's."""
    return said is not None and said.type == RENAMED.get(row["event"], row["event"])


def has_mode(row: Row, said: EventMention | None) -> bool:
    """Whether the mode is the record's; the draft's "strike-hun" and "demo-spon" are "strike" and "demo" today."""
    return said is not None and said.mode in (row["mode"], row["mode"].split("-")[0])


def values_of(gold: Sequence[Row]) -> dict[str, float | None]:
    """The share of right categories; of those with a mode in the record, the share of right modes."""
    read = readings([{"report_id": row["id"], "text": row["text"]} for row in gold])
    said = {name: main_event(events(one, (), ())) for name, one in read.items()}
    right = [row for row in gold if has_type(row, said.get(row["id"]))]
    modes = [has_mode(row, said[row["id"]]) for row in right if row["mode"]]
    return {
        "kinds PLOVER category": share(len(right), len(gold)),
        "kinds PLOVER mode": share(sum(modes), len(modes)),
    }


def main() -> None:
    """Print the scores."""
    place, half = asked(__doc__)
    print_values(values_of(records(place)[half]))


if __name__ == "__main__":
    main()
