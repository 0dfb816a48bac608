"""Why a finding says what it says: the trail from the event to the characters, in lines for a terminal."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from sayso.records import Edge, Event, Field, Finding, Mentions, Report, Standing
from sayso.views.finding_words import (
    COUNTS,
    END,
    START,
    amount_words,
    conflict_words,
    cut_words,
    edge_words,
    event_title,
    floor_words,
    kind_words,
    measure_words,
    node_words,
    range_words,
    role_words,
    side_words,
    source_words,
    support_words,
    when_words,
)
from sayso.views.highlight import visible
from sayso.views.phrases import counted, published_words

Filed = Mapping[str, tuple[Report, Mentions]]
_SHOWN_CHAINS = 40
_SHOWN_EVIDENCE = 5  # of one step
_SHOWN_APART = 20
_SHOWN_REPORTS = 60
_MOST_WALKED = 20_000  # beginnings of chains
_LONGEST = 240  # characters of a quotation


def why_finding(finding: Finding, edges: Iterable[Edge], event: Event | None, filed: Filed) -> list[str]:
    """Lines on a finding: what it says, each chain from the event to the figure with its evidence, what does not count.

    `edges`: those of this finding count, others are passed over. `filed`: the reports by their ids; evidence in a
    report that is not there is named without its words.
    """
    own = [edge for edge in edges if edge.finding_id == finding.finding_id]
    lines = [f"{measure_words(finding)}: {amount_words(finding)}"]
    lines += [f"Event: {event_title(event)} ({when_words(event)})"] if event else []
    lines += [finding.explanation] if finding.explanation else []
    lines += [*_support(finding), *_conflict(finding), *_trail(own, filed)]
    return [visible(line) for line in (*lines, *_apart(finding, filed))]


def why_changed(steps: Sequence[tuple[str, Finding, Sequence[str], Sequence[str]]], filed: Filed) -> list[str]:
    """Lines on how a finding came about, each step its day, the finding then, that day's reports and what changed.

    Nothing where it has been what it is from the first day on.
    """
    if len(steps) < 2:
        return []
    lines = ["How it came about:"]
    for day, finding, report_ids, changed in steps:
        by = "; ".join(_cited(one, filed) for one in report_ids[:_SHOWN_EVIDENCE]) or "no report of that day alone"
        what = ", ".join(changed) if len(lines) > 1 else "first told"
        lines.append(
            f"  {day}: {amount_words(finding)}, {counted(finding.k, 'independent party', 'independent parties')}"
        )
        lines.append(f"    changed: {what}; by {by}")
    return [visible(line) for line in lines]


def why_event(event: Event, filed: Filed, reasons: Mapping[str, str] | None = None) -> list[str]:
    """Lines on an event: what it is, and which reports tell of it, mainly or partly.

    `reasons`: by report_id in words why it belongs to the event, where that is known.
    """
    place = event.place.name if event.place else "place unknown"
    lines = [
        f"Event {event.event_id}: {event_title(event)}",
        f"{kind_words(event)}; {when_words(event)}, {place}",
    ]
    lines += [f"Also known as: {', '.join(event.aliases)}"] if event.aliases else []
    lines.append(f"{counted(len(event.report_ids), 'report')}, {len(event.main_report_ids):,} mainly about it:")
    lines += [_belongs(report_id, event, filed, reasons or {}) for report_id in event.report_ids[:_SHOWN_REPORTS]]
    more = len(event.report_ids) - _SHOWN_REPORTS
    return [visible(line) for line in (*lines, *([f"  and {more:,} more"] if more > 0 else []))]


def _belongs(report_id: str, event: Event, filed: Filed, reasons: Mapping[str, str]) -> str:
    extent = "mainly" if report_id in event.main_report_ids else "partly"
    reason = f": {reasons[report_id]}" if report_id in reasons else ""
    return f"  {_cited(report_id, filed)}, {extent}{reason}"


def _support(finding: Finding) -> list[str]:
    """The range with its rule, the parties that carry it, and what is sure at the least."""
    single = source_words(finding)
    cut = cut_words(finding)
    return [
        f"Range: {range_words(finding)}; rule: {finding.rule}",
        f"Support: {support_words(finding)}; {counted(finding.n_newsrooms, 'newsroom')}, "
        + counted(finding.n_origins, "origin")
        + (f"; {single}" if single else ""),
        *([f"Cut: {cut}"] if cut else []),
        f"Floor: {floor_words(finding)}",
    ]


def _conflict(finding: Finding) -> list[str]:
    return [*conflict_words(finding), *(f"  {side_words(side)}" for side in finding.sides)]


def _apart(finding: Finding, filed: Filed) -> list[str]:
    """The figures that are listed and do not count, each with its reason."""
    apart = [one for one in finding.figures if one.role != COUNTS]
    if not apart:
        return []
    lines = [f"  {_standing(one, filed)}: {role_words(one.role)}" for one in apart[:_SHOWN_APART]]
    more = [f"  and {len(apart) - _SHOWN_APART:,} more"] if len(apart) > _SHOWN_APART else []
    return ["Listed, but not counted:", *lines, *more]


def _standing(one: Standing, filed: Filed) -> str:
    return f"{_cited(one.report_id, filed)}, “{_quoted(one.report_id, one.field, one.start, one.end, filed)}”"


# ---- chains


def _trail(edges: Sequence[Edge], filed: Filed) -> list[str]:
    """Each chain with the evidence of its steps; then the steps that lie on none."""
    steps: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        steps.setdefault((edge.origin, edge.to), []).append(edge)
    found = list(islice(chains(steps), _SHOWN_CHAINS + 1))
    lines = [] if found else [f"No chain leads from the event to the figure{'' if edges else ': no step is known'}"]
    told: set[tuple[str, str]] = set()
    for number, chain in enumerate(found[:_SHOWN_CHAINS], start=1):
        lines.append(f"Chain {number}: {' → '.join(map(node_words, chain))}")
        for step in pairwise(chain):
            again = f"  {' → '.join(map(node_words, step))}: as above"
            lines += [again] if step in told else _step_lines(steps[step], filed)
            told.add(step)
    if len(found) > _SHOWN_CHAINS:
        return [*lines, f"More than {_SHOWN_CHAINS} chains: all steps are in table edges"]
    rest = [edge for step, some in steps.items() if step not in told for edge in some]
    return [*lines, *(["Steps that lie on none of these chains:", *_step_lines(rest, filed)] if rest else [])]


def chains(steps: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Every way from the event to the figure that passes no party twice, the shortest first.

    In a graph so dense that it has too many to walk, those found until then.
    """
    after: dict[str, list[str]] = {}
    for origin, to in steps:
        after.setdefault(origin, []).append(to)
    reaching = _reaching(after)
    waiting: deque[tuple[str, ...]] = deque([(START,)])
    for _ in range(_MOST_WALKED):
        if not waiting:
            return
        chain = waiting.popleft()
        if chain[-1] == END:
            yield chain
            continue
        waiting.extend((*chain, to) for to in sorted(after.get(chain[-1], ())) if to in reaching and to not in chain)


def _reaching(after: Mapping[str, Sequence[str]]) -> set[str]:
    """The parties from which some way leads to the figure."""
    before: dict[str, list[str]] = {}
    for origin, some in after.items():
        for to in some:
            before.setdefault(to, []).append(origin)
    found, waiting = {END}, [END]
    while waiting:
        new = set(before.get(waiting.pop(), ())) - found
        found |= new
        waiting += sorted(new)
    return found


def _step_lines(edges: Sequence[Edge], filed: Filed) -> list[str]:
    """What says so, certain evidence first."""
    order = sorted(edges, key=lambda e: (not e.certain, e.report_id or "", e.start or 0, e.origin, e.to))
    lines = [f"  {_evidence(edge, filed)}" for edge in order[:_SHOWN_EVIDENCE]]
    more = len(edges) - _SHOWN_EVIDENCE
    return [*lines, *([f"  and {more:,} more"] if more > 0 else [])]


def _evidence(edge: Edge, filed: Filed) -> str:
    certain = "certain" if edge.certain else "possible"
    step = f"{node_words(edge.origin)} → {node_words(edge.to)}: {edge_words(edge)}, {certain}"
    if edge.report_id is None:
        return f"{step}; no report shows it"
    where = f"{step}; {_cited(edge.report_id, filed)}"
    if edge.field is None or edge.start is None or edge.end is None:
        return where
    return f"{where}: “{_quoted(edge.report_id, edge.field, edge.start, edge.end, filed)}”"


def _cited(report_id: str, filed: Filed) -> str:
    """ "r1, The Marrow Post, 14 March 2031"."""
    if report_id not in filed:
        return f"{report_id} (not in this ledger)"
    report = filed[report_id][0]
    return f"{report_id}, {report.publisher or 'publisher unknown'}, {published_words(report.published)}"


def _quoted(report_id: str, field: Field, start: int, end: int, filed: Filed) -> str:
    """The characters, white space evened out so that they stand on one line; a long stretch is cut in its middle."""
    if report_id not in filed:
        return "…"
    report = filed[report_id][0]
    words = " ".join((report.text if field == "text" else report.title or "")[start:end].split())
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST // 2].rstrip()} […] {words[-_LONGEST // 2 :].lstrip()}"
