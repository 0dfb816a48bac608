"""Numbers of dead and injured victims in the MUC-4 keys, report by report.

The keys hold only happenings relevant to their task. So the alignment is lenient on what is not keyed, and strict on
bounds: docs/accuracy.md says how.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import Row, found, rows, sampled, told
from bench.matching import f1, pairs, share

EFFECTS = {"DEATH": "killed", "INJURY": "injured"}

Bounds = tuple[int | None, int | None]
Claim = tuple[str, int | None, int | None]  # measure, low, high


@dataclass(frozen=True, slots=True)
class Entry:
    """What a key says of some victims: any of the measures with any of the bounds is right."""

    measures: frozenset[str]
    bounds: frozenset[Bounds]
    plural: bool  # "more than one" is right, whatever the number
    optional: bool

    def accepts(self, claim: Claim) -> bool:
        """Whether a figure says what the entry says."""
        measure, low, high = claim
        return measure in self.measures and ((low, high) in self.bounds or (self.plural and (low or high or 0) >= 2))

    @property
    def single(self) -> bool:
        """Whether the entry is about one victim."""
        return not self.plural and self.bounds == {(1, 1)}


def entries(report: Row) -> tuple[Entry, ...]:
    """The distinct entries of a report's keys that tell of dead or injured, the stricter first."""
    every = {entry for t in report["templates"] for v in t["victims"] for entry in entry_of(v, t["optional"])}
    return tuple(sorted(every, key=lambda e: (e.plural, len(e.bounds), len(e.measures), sorted(map(str, e.bounds)))))


def entry_of(victim: Row, optional: bool) -> Iterator[Entry]:
    """The entry of one victim, or none: no death or injury, or no number and no name.

    Where the key gives death and injury to one number, it does not say how many of each: either is right.
    """
    fills = [fill for fill in victim["effect"] if any(alt in EFFECTS for alt in fill["alts"])]
    numbers = victim.get("number_alts") or ()
    bounds = frozenset((n["low"], n["high"]) for n in numbers if not n["plural"])
    plural = any(n["plural"] for n in numbers)
    if not numbers and victim["name"]:
        bounds = frozenset({(1, 1)})
    if fills and (bounds or plural):
        yield Entry(
            measures=frozenset(EFFECTS[alt] for fill in fills for alt in fill["alts"] if alt in EFFECTS),
            bounds=bounds,
            plural=plural,
            optional=optional
            or victim["optional"]
            or bool(victim.get("number_optional"))
            or all(fill["optional"] for fill in fills),
        )


def claims(form: Row | None) -> tuple[Claim, ...]:
    """The distinct (measure, low, high) that a report asserts of dead and injured, earlier happenings among them."""
    every = {(f["measure"], f["low"], f["high"]) for measure in EFFECTS.values() for f in told(form, measure)}
    return tuple(sorted(every, key=lambda c: (c[0], c[1] or 0, c[2] or 0)))


@dataclass(frozen=True, slots=True)
class Aligned:
    """The keys and figures of one report that count, and which of them are a pair; `hits` is entry: claim."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    hits: Mapping[int, int]


def aligned(report: Row, form: Row | None) -> Aligned | None:
    """Keys against figures; None where the keys demand nothing: such a report may hold deaths that nobody keyed.

    A figure that pairs with no demanded entry is left out, and so not wrong, where it says what an optional entry says,
    or what an entry says that has its partner already: "more than one", two effects, or alternatives.
    """
    every, said = entries(report), claims(form)
    demanded = tuple(entry for entry in every if not entry.optional)
    if not demanded:
        return None
    paired = {said[j] for j in pairs(demanded, said, Entry.accepts).values()}
    kept = tuple(c for c in said if c in paired or not any(entry.accepts(c) for entry in every))
    return Aligned(demanded, kept, pairs(demanded, kept, Entry.accepts))


def totals(reports: Sequence[Aligned], *, above_one: bool) -> dict[str, float | None]:
    """Precision, recall and F1 over all reports; above one: without single victims on either side."""

    def counts(single: bool) -> bool:
        return not (above_one and single)

    wanted = sum(counts(entry.single) for one in reports for entry in one.entries)
    said = sum(counts(claim[1:] == (1, 1)) for one in reports for claim in one.claims)
    right_wanted = sum(counts(one.entries[i].single) for one in reports for i in one.hits)
    right_said = sum(counts(one.claims[j][1:] == (1, 1)) for one in reports for j in one.hits.values())
    precision, recall = share(right_said, said), share(right_wanted, wanted)
    return {"precision": precision, "recall": recall, "F1": f1(precision, recall)}


def scores(reports: Iterable[Row], said: Mapping[str, Row]) -> dict[str, float | None]:
    """Precision, recall, F1 of victims' numbers; above 1; and recall of those for which the key gives a number."""
    kept = [one for row in reports if (one := aligned(row, said.get(row["report_id"])))]
    numbered = [
        i in one.hits for one in kept for i, entry in enumerate(one.entries) if not entry.plural and not entry.single
    ]
    return {
        **{f"muc4 {name}": value for name, value in totals(kept, above_one=False).items()},
        **{f"muc4 above 1 {name}": value for name, value in totals(kept, above_one=True).items()},
        "muc4 numbered recall": share(sum(numbered), len(numbered)),
    }


def measured(folder: Path, size: int | None, workers: int) -> dict[str, float | None]:
    """The scores over `size` reports drawn by hash, or over all where size is None."""
    reports = sampled(rows(folder / "data" / "muc4" / "reports.jsonl.gz"), size)
    return scores(reports, found(reports, workers))
