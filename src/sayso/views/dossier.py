"""What the report page shows, gathered and put in order: no HTML here, and no order of input left in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Copy, Field, Figure, Measure, Mentions, Problem, Report
from sayso.views.phrases import MEASURES, value_words

SHOWN_OCCURRENCES = 50  # of one value; the rest is in the ledger
SHOWN_PROBLEMS = 200
_HEAD = 5_000  # characters of a text in which its title is looked for
_LONGEST_WORDS = 60  # characters of a wording that a heading can hold
_WORDINGS = 3  # in a heading
_Key = tuple[int | None, int | None, bool, bool]


@dataclass(frozen=True, slots=True)
class Filed:
    """A report with its number on the page."""

    number: int
    report: Report
    mentions: Mentions

    @property
    def label(self) -> str:
        return f"R{self.number}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One figure in one report."""

    filed: Filed
    index: int
    figure: Figure
    titled: bool  # it stands in the title, alone or as well

    @property
    def label(self) -> str:
        """How to cite it: R3-F2 is the second figure of report 3."""
        return f"{self.filed.label}-F{self.index + 1}"

    @property
    def text_anchor(self) -> str:
        return f"t{self.filed.number}-{self.index + 1}"

    @property
    def anchor(self) -> str:
        return f"f{self.filed.number}-{self.index + 1}"


@dataclass(frozen=True, slots=True)
class Value:
    """All figures of one measure with the same bounds; single victims told by name are a value of their own."""

    anchor: str
    low: int | None
    high: int | None
    vague: bool
    implicit: bool
    heading: str
    n_reports: int
    occurrences: tuple[Occurrence, ...]

    @property
    def shown(self) -> tuple[Occurrence, ...]:
        return self.occurrences[:SHOWN_OCCURRENCES]

    @property
    def n_more(self) -> int:
        return max(0, len(self.occurrences) - SHOWN_OCCURRENCES)


@dataclass(frozen=True, slots=True)
class Section:
    """All figures of one measure: those stated of the happening, and those that must not be read as tolls."""

    measure: Measure
    title: str
    stated: tuple[Value, ...]
    apart: tuple[Value, ...]

    @property
    def n_figures(self) -> int:
        return sum(len(value.occurrences) for value in (*self.stated, *self.apart))


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem and, where it belongs to a report on the page, that report."""

    problem: Problem
    filed: Filed | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Text that a report has in common with another."""

    other: Filed
    relation: str
    share: float  # of the shorter text
    first: Filed | None  # who has it first, where something says


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything on the page, in its order."""

    filed: tuple[Filed, ...]
    sections: tuple[Section, ...]
    troubles: tuple[Trouble, ...]
    reasons: tuple[tuple[str, int], ...]  # reason and number of problems, most first
    shared: Mapping[int, tuple[Shared, ...]]  # by the number of a report
    n_figures: int  # in all reports; `sections` leave out those that a finding shows

    @property
    def publishers(self) -> frozenset[str]:
        return frozenset(f.report.publisher for f in self.filed if f.report.publisher)


def filed_reports(items: Sequence[tuple[Report, Mentions]], ids: Sequence[str]) -> dict[str, Filed]:
    """The reports with their numbers, in that order, by `ids` (`items` may hide theirs)."""
    order = sorted(range(len(items)), key=lambda i: (_place_of(items[i][0]), ids[i]))
    return {ids[i]: Filed(n, *items[i]) for n, i in enumerate(order, start=1)}


def dossier(
    by_id: Mapping[str, Filed],
    problems: Iterable[Problem] = (),
    copies: Iterable[Copy] = (),
    left_out: frozenset[tuple[int, int]] = frozenset(),
) -> Dossier:
    """The page's content. `by_id`: the reports by the ids under which problems and copies name them.

    `left_out`: figures that the page shows elsewhere, by number of the report and place in it.
    """
    filed = tuple(by_id.values())
    occurrences = [occurrence for one in filed for occurrence in _occurrences(one)]
    rows = sorted(problems, key=lambda p: (p.stage, p.reason, p.location, p.report_id or ""))
    reasons = sorted(Counter(row.reason for row in rows).items(), key=lambda pair: (-pair[1], pair[0]))
    return Dossier(
        filed=filed,
        sections=tuple(_sections(one for one in occurrences if (one.filed.number, one.index) not in left_out)),
        troubles=tuple(Trouble(row, by_id.get(row.report_id) if row.report_id else None) for row in rows),
        reasons=tuple(reasons),
        shared=_shared(copies, by_id),
        n_figures=len(occurrences),
    )


def _shared(copies: Iterable[Copy], by_id: Mapping[str, Filed]) -> dict[int, tuple[Shared, ...]]:
    """For the number of each report what it shares with others, by their numbers."""
    found: dict[int, list[Shared]] = {}
    for copy in copies:
        a, b = by_id[copy.a], by_id[copy.b]
        first = {"a": a, "b": b}.get(copy.origin or "")
        for one, other in ((a, b), (b, a)):
            found.setdefault(one.number, []).append(Shared(other, copy.relation, copy.share, first))
    return {number: tuple(sorted(shared, key=lambda s: s.other.number)) for number, shared in found.items()}


def source_places(figures: Iterable[Figure]) -> list[tuple[Field, int, int]]:
    """Where the text names those behind figures: each place once, in order."""
    return sorted({(figure.field, source.start, source.end) for figure in figures for source in figure.sources})


def is_apart(figure: Figure) -> bool:
    """Whether a figure must not be read as a toll of the happening: a part, or one with `reasons_apart`."""
    return figure.part_of is not None or bool(reasons_apart(figure))


def reasons_apart(figure: Figure) -> list[str]:
    """Why a figure is no toll, in words; that it is a part of a larger one is not among them."""
    reasons: list[str] = [] if figure.modality == "asserted" else [figure.modality]
    reasons += ["earlier count, which the text itself replaces by a later one"] if figure.superseded else []
    reasons += ["background, a longer conflict or an earlier happening"] if figure.background else []
    return reasons


def _place_of(report: Report) -> tuple[bool, str, str, str, str, str]:
    """Reports stand by day, unknown days last, then by publisher, title and text."""
    day = report.published
    first, last = (day.first, day.last) if day else ("", "")
    return (day is None, first, last, report.publisher or "", report.title or "", report.text)


def _sections(occurrences: Iterable[Occurrence]) -> Iterator[Section]:
    by_measure: dict[Measure, list[Occurrence]] = {measure: [] for measure in MEASURES}
    for one in occurrences:
        by_measure[one.figure.measure].append(one)
    for measure, found in by_measure.items():
        if found:
            stated = [o for o in found if not is_apart(o.figure)]
            apart = [o for o in found if is_apart(o.figure)]
            yield Section(measure, MEASURES[measure], _values(measure, stated), _values(f"{measure}-apart", apart))


def _occurrences(filed: Filed) -> Iterator[Occurrence]:
    """A report's figures; one that its title and the same title in its text both hold comes once, from the text."""
    text, title = filed.report.text, filed.report.title or ""
    place = text.find(title, 0, _HEAD) if title else -1
    figures = list(enumerate(filed.mentions.figures))
    in_title = {_told(one, place): i for i, one in figures if one.field == "title"} if place >= 0 else {}
    in_text = {_told(one, 0) for _, one in figures if one.field == "text"}
    twice = {i for told, i in in_title.items() if told in in_text}
    for index, figure in figures:
        titled = figure.field == "title" or _told(figure, 0) in in_title
        if index not in twice:
            yield Occurrence(filed, index, figure, titled)


def _told(figure: Figure, shift: int) -> tuple[object, ...]:
    ends = (figure.start + shift, figure.end + shift)
    return (*ends, figure.measure, figure.low, figure.high, figure.implicit, is_apart(figure))


def _values(name: str, occurrences: Iterable[Occurrence]) -> tuple[Value, ...]:
    groups: dict[_Key, list[Occurrence]] = {}
    for one in sorted(occurrences, key=_reading_order):
        figure = one.figure
        groups.setdefault((figure.low, figure.high, figure.vague, figure.implicit), []).append(one)
    values = [_value(name, key, group) for key, group in groups.items()]
    return tuple(sorted(values, key=_prominence))


def _value(name: str, key: _Key, group: Sequence[Occurrence]) -> Value:
    low, high, vague, implicit = key
    ends = "-".join("open" if end is None else str(end) for end in (low, high))
    return Value(
        anchor=f"v-{name}-{ends}{'-vague' if vague else ''}{'-named' if implicit else ''}",
        low=low,
        high=high,
        vague=vague,
        implicit=implicit,
        heading=_heading(low, high, [one.figure for one in group]),
        n_reports=len({one.filed.number for one in group}),
        occurrences=tuple(group),
    )


def _heading(low: int | None, high: int | None, figures: Sequence[Figure]) -> str:
    """The words that were used where they say more than the number: vague words and bounds open to one side."""
    neutral = value_words(low, high)
    if figures[0].implicit:
        return f"{neutral}, told by name or phrase"
    said = sorted({" ".join(figure.words.split()).casefold() for figure in figures})
    if any(len(words) > _LONGEST_WORDS for words in said):
        return neutral
    listed = ", ".join(f"“{words}”" for words in said[:_WORDINGS]) + (", …" if len(said) > _WORDINGS else "")
    if figures[0].vague:
        return f"{listed} ({neutral})"
    if (low is None) != (high is None):
        return said[0] if len(said) == 1 else f"{neutral}: {listed}"
    return f"about {neutral}" if all(figure.about for figure in figures) else neutral


def _reading_order(one: Occurrence) -> tuple[int, bool, int, int]:
    return (one.filed.number, one.figure.field == "text", one.figure.start, one.index)


def _prominence(value: Value) -> tuple[bool, int, int, int, bool]:
    """Tolls before single victims, then values in most reports first, then the least."""
    low = -1 if value.low is None else value.low
    high = -1 if value.high is None else value.high
    return (value.implicit, -value.n_reports, low, high, value.vague)
