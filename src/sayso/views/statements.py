"""The statements of a finding as the page shows them, and where each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from sayso.records import Edge, Field, Finding, Side
from sayso.views.dossier import Filed, Occurrence, source_places
from sayso.views.finding_words import COUNTS, START, role_words

Origins = Mapping[tuple[str | None, Field | None, int | None, int | None], str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure as it stands in a finding."""

    one: Occurrence
    speaker: str  # who says so, as the finding names them where an edge tells, else as the report does
    role: str  # in the finding: "counts", or why it does not
    anchor: str

    @property
    def reason(self) -> str | None:
        """Why it does not count, in words."""
        return None if self.role == COUNTS else role_words(self.role)

    @property
    def told(self) -> tuple[str, int | None, int | None]:
        """What another statement of the same party and value shares."""
        return self.speaker, self.one.figure.low, self.one.figure.high


def statements_of(
    finding: Finding, by_id: Mapping[str, Filed], edges: Iterable[Edge], anchor: str
) -> tuple[list[Statement], list[Statement]]:
    """Those that count and those that do not, in the order of the reports."""
    origins = _origins(edges)
    found: list[Statement] = []
    for standing in finding.figures:
        filed = by_id.get(standing.report_id)
        if filed is None or not 0 <= standing.figure < len(filed.mentions.figures):
            continue
        figure = filed.mentions.figures[standing.figure]
        one = Occurrence(filed, standing.figure, figure, figure.field == "title")
        speaker = _speaker(one, standing.report_id, origins)
        found.append(Statement(one, speaker, standing.role, f"{anchor}-{filed.number}-{standing.figure + 1}"))
    found.sort(key=lambda said: (said.one.filed.number, said.one.index))
    return [said for said in found if said.role == COUNTS], [said for said in found if said.role != COUNTS]


def _origins(edges: Iterable[Edge]) -> Origins:
    """By the place of its evidence who starts a chain, or is cited."""
    edges = list(edges)
    own = {(edge.report_id, edge.field, edge.start, edge.end): edge.to for edge in edges if edge.origin == START}
    cited = (edge for edge in edges if edge.kind == "cite" and edge.origin != START)
    return own | {(edge.report_id, edge.field, edge.start, edge.end): edge.origin for edge in cited}


def _speaker(one: Occurrence, report_id: str, origins: Origins) -> str:
    """The party at the start of the chain, where the evidence of an edge is the figure or a source of it."""
    figure = one.figure
    places = [*((source.start, source.end) for source in figure.sources), (figure.start, figure.end)]
    for start, end in places:
        name = origins.get((report_id, figure.field, start, end))
        if name:
            return name
    return figure.attributed_to or one.filed.report.publisher or "publisher unknown"


def varied(statements: Sequence[Statement], most: int) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """At most so many statements of as many parties and values as there is room for, and the others."""
    seen: set[tuple[str, int | None, int | None]] = set()
    again: list[bool] = []
    for said in statements:
        again.append(said.told in seen)
        seen.add(said.told)
    kept = set(sorted(range(len(statements)), key=lambda i: (again[i], i))[:most])
    first = tuple(said for i, said in enumerate(statements) if i in kept)
    return first, tuple(said for i, said in enumerate(statements) if i not in kept)


def lettered(sides: Sequence[Side]) -> tuple[tuple[str, Side], ...]:
    """The sides with a letter each; from the 27th on with a number."""
    return tuple((ascii_uppercase[i] if i < 26 else str(i + 1), side) for i, side in enumerate(sides))


def letter_of(said: Statement, sides: Sequence[tuple[str, Side]]) -> str | None:
    """The side on which a statement stands: one that holds its value, and its party where several do."""
    figure = said.one.figure
    holding = [(letter, side) for letter, side in sides if _meets(side, figure.low, figure.high)]
    named = [letter for letter, side in holding if said.speaker in side.parties]
    if len(named) == 1:
        return named[0]
    return holding[0][0] if len(holding) == 1 and not named else None


def _meets(side: Side, low: int | None, high: int | None) -> bool:
    """Whether some value lies in both; an open end is the number that was stated."""
    ours, theirs = _closed(low, high), _closed(side.low, side.high)
    return ours is not None and theirs is not None and max(ours[0], theirs[0]) <= min(ours[1], theirs[1])


def _closed(low: int | None, high: int | None) -> tuple[int, int] | None:
    ends = [end for end in (low, high) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def evidence_anchor(filed: Filed, edge: Edge) -> str:
    """Where in a report's text the evidence of an edge stands: its own mark, else the report."""
    wanted = (edge.field, edge.start, edge.end)
    found = filed.mentions
    marks = {
        "t": [(row.field, row.start, row.end) for row in found.figures],
        "c": [(row.field, row.start, row.end) for row in found.credits],
        "s": source_places(found.figures),
    }
    for kind, places in marks.items():
        if wanted in places:
            return f"{kind}{filed.number}-{places.index(wanted) + 1}"
    return f"r{filed.number}"
