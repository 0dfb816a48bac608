"""Measure PLOVER categories: python bench/plover.py [even|odd|all]

Finds the event mentions of the sentences of the PLOVER gold standard records in the measuring data, in this process,
and prints how often the main one has the record's category, and, where it has and the record names a mode, that mode.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/plover.py` finds its siblings

from bench.data import Row, folder, missing_line, rows

from sayso.find.kinds import events
from sayso.find.reading import Reading, sentences_of
from sayso.records import EventMention, Report

HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}
# The records were made with an early draft of PLOVER; what its categories are called in the published codebook.
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}


def main_event(text: str) -> EventMention | None:
    """The main event mention of a text, else its first; None where it has none."""
    report = Report("r", text, None, None, None, None, (), "en", "-", "", "", "none")
    found = events(Reading(report, sentences_of(report), {}), (), ())
    return next((event for event in found if event.main), found[0] if found else None)


def has_type(row: Row, said: EventMention | None) -> bool:
    """Whether the category is the record's."""
    return said is not None and said.type == RENAMED.get(row["event"], row["event"])


def has_mode(row: Row, said: EventMention) -> bool:
    """Whether the mode is the record's; the draft's "strike-hun" and "demo-spon" are "strike" and "demo" today."""
    return said.mode in (row["mode"], row["mode"].split("-")[0])


def main() -> int:
    """Exit code: 0 measured, 1 no data, 2 wrong use."""
    half = sys.argv[1] if len(sys.argv) > 1 else "all"
    place = folder()
    if place is None:
        print(missing_line(), file=sys.stderr)
        return 1
    if half not in HALVES:
        print(f"{half!r} is no part of the records; say even, odd or all", file=sys.stderr)
        return 2
    gold = rows(place / "data" / "events" / "plover_gsr.jsonl.gz")[HALVES[half]]
    said = [(row, main_event(row["text"])) for row in gold]
    right = [(row, event) for row, event in said if has_type(row, event)]
    modes = [has_mode(row, event) for row, event in right if row["mode"] and event is not None]
    print(f"type {len(right) / len(gold):.3f} of {len(gold)}, mode {sum(modes) / len(modes):.3f} of {len(modes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
