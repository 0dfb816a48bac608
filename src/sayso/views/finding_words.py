"""What a finding says, in neutral words: for the page and for `sayso why`."""

from collections.abc import Sequence

from sayso.records import Edge, Event, Finding, Side
from sayso.views.phrases import MEASURES, counted, day_words, value_words

CONFLICTS = {
    "disagreement": "Disagreement: parties stand for numbers that exclude one another.",
    "copy error": "Copy error: the number changes within one chain of copies.",
    "update": "Update: a later statement of the same party has another number.",
    "scope": "Scope: narrower counts stand beside wider ones and may not count the same people or days.",
}
_LEADING = ("disagreement", "copy error")  # what the page leads with, in this order

COUNTS = "counts"  # the role of a figure that enters the finding
ROLES = {
    "part": "part of a larger figure",
    "background": "background, a longer conflict or an earlier happening",
    "denied": "denied",
    "hypothetical": "hypothetical",
    "planned": "planned",
    "superseded": "a later statement replaces it",
    "slip": "the number changes within a chain of copies",
    "scope": "a narrower count",
}

EDGES = {
    "own": "says so in its own voice",
    "count": "says so",
    "cite": "cites",
    "via": "passes it on",
    "credit": "credits",
    "copy": "copies the text",
    "reuse": "reuses a passage",
}
START, END = "EVENT", "FIGURE"


def urgency(finding: Finding) -> tuple[bool, int, int]:
    """Order on the page: disagreements, copy errors, the rest; in each, most reports first. Last, what nothing counts
    in."""
    rank = min((_LEADING.index(kind) for kind in finding.conflict if kind in _LEADING), default=len(_LEADING))
    return finding.best is None, rank, -finding.n_reports


def measure_words(finding: Finding) -> str:
    """ "Killed", or with the scope "Killed, only children"; "Other counts: rescuers"."""
    joint = ": " if finding.measure in ("other", "places") else ", only "
    return MEASURES[finding.measure] + (f"{joint}{finding.scope}" if finding.scope else "")


def amount_words(finding: Finding) -> str:
    """The best value, with what was said where that is wider: "52 (40–55)", "45 (12 to 45 or more)"."""
    if finding.best is None and finding.low is None and finding.high is None:
        return "no figure counts"
    whole = stated_words(finding)
    if finding.best is None:
        return whole
    best = f"{finding.best:,}"
    return best if whole == best else f"{best} ({whole})"


def stated_words(finding: Finding) -> str:
    """The numbers that were said, from the least to the largest, with their open ends: nothing that nobody said."""
    low, high = finding.stated_low, finding.stated_high
    if low is None or high is None:
        return value_words(finding.low, finding.high)
    if not (finding.open_low or finding.open_high):
        return value_words(low, high)
    if low == high:
        ends = [word for word, is_open in (("fewer", finding.open_low), ("more", finding.open_high)) if is_open]
        return f"{low:,} or {' or '.join(ends)}"
    first = f"{low:,} or fewer" if finding.open_low else f"{low:,}"
    return f"{first} to {high:,} or more" if finding.open_high else f"{first} to {high:,}"


def range_words(finding: Finding) -> str:
    """ "low 38, best 45, high 52"; an end that nobody stated is "open"."""
    ends = (("low", finding.low, "open"), ("best", finding.best, "none"), ("high", finding.high, "open"))
    words = ", ".join(f"{name} {none if end is None else format(end, ',')}" for name, end, none in ends)
    return f"{words}; open ends are read a quarter further" if finding.open_low or finding.open_high else words


def support_words(finding: Finding) -> str:
    """ "14 reports, 2 independent"; where they differ with the least and the most that the links allow."""
    words = f"{counted(finding.n_reports, 'report')}, {finding.k:,} independent"
    return words if finding.k_low == finding.k_high else f"{words} ({finding.k_low:,} to {finding.k_high:,})"


def source_words(finding: Finding) -> str | None:
    """That a finding rests on a single source, or on none that could be found; None where it rests on more."""
    if finding.n_reports == 0:
        return None
    if finding.k == 0:
        return "no origin found"
    if finding.n_origins == 1:
        return "single source"
    if finding.k == 1:
        return "single source" if finding.k_value is None else f"single source for {finding.k_value:,}"
    return None


def floor_words(finding: Finding) -> str:
    """What two independent parties say at the least."""
    if finding.floor is None:
        return "no amount has two independent parties behind it"
    return f"at least {finding.floor:,} on two independent parties"


def corroborated_words(finding: Finding) -> str | None:
    """The values of which two independent parties stand behind each end; None where there are none."""
    low, high = finding.corroborated_low, finding.corroborated_high
    return None if low is None and high is None else f"{value_words(low, high)} by two independent parties"


def cut_words(finding: Finding, most: int = 12) -> str | None:
    """The parties that would all have to be wrong; None where there are none."""
    if not finding.parties or (finding.best != finding.k_value and finding.best in finding.best_values):
        return None  # the explanation speaks of the best value
    value = "this" if finding.k_value is None else f"{finding.k_value:,}"
    wrong = "would have to be wrong" if len(finding.parties) == 1 else "would all have to be wrong"
    return f"{listed(finding.parties, most)} {wrong} for {value} to be left without support"


def listed(names: Sequence[str], most: int) -> str:
    """ "A; B; C" and how many more."""
    more = len(names) - most
    return "; ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def conflict_words(finding: Finding) -> list[str]:
    """Each kind of conflict in a sentence, those the page leads with first."""
    known = [kind for kind in CONFLICTS if kind in finding.conflict]
    return [CONFLICTS[kind] for kind in known] + [kind for kind in finding.conflict if kind not in CONFLICTS]


def conflict_tags(finding: Finding) -> list[str]:
    """The kinds of conflict, those the page leads with first."""
    known = [kind for kind in CONFLICTS if kind in finding.conflict]
    return known + [kind for kind in finding.conflict if kind not in CONFLICTS]


def side_words(side: Side, most: int = 12) -> str:
    """ "38: Interior Ministry (2 reports)"."""
    value = value_words(side.low, side.high)
    return f"{value}: {listed(side.parties, most) or 'nobody named'} ({counted(side.n_reports, 'report')})"


def role_words(role: str) -> str:
    """Why a figure of this role does not count."""
    return ROLES.get(role, role)


def edge_words(edge: Edge) -> str:
    """How one party has it from another."""
    if edge.to == END and edge.kind in ("own", "count"):
        return "states it"
    return EDGES.get(edge.kind, edge.kind)


def node_words(name: str) -> str:
    """A party by its name; the two ends of the chain in words."""
    return {START: "the event", END: "the figure"}.get(name, name)


def event_title(event: Event) -> str:
    """The title of an event; without one its kind, place and day."""
    if event.title and event.title.strip():
        return event.title
    kind = (event.type or "event").capitalize()
    where = f" in {event.place.name}" if event.place else ""
    return f"{kind}{where}" + (f", {when_words(event)}" if event.first or event.last else "")


def when_words(event: Event) -> str:
    """The day or days of an event."""
    days = [day_words(day) for day in (event.first, event.last) if day]
    if not days:
        return "day unknown"
    if event.first is None or event.last is None:
        return f"{'by' if event.first is None else 'from'} {days[0]}"
    return days[0] if event.first == event.last else f"{days[0]} to {days[1]}"


def kind_words(event: Event) -> str:
    """PLOVER category and mode and ACLED sub-event type, as far as known."""
    plover = f"{event.type} ({event.mode})" if event.type and event.mode else event.type
    return "; ".join(filter(None, (plover, event.acled))) or "unknown"
