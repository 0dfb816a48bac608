"""What became of the events when reports came in, in words for the log."""

from collections import defaultdict
from collections.abc import Mapping

from sayso.records import Event, Happenings


def changes(before: Happenings, after: Happenings) -> list[str]:
    """One line for each event that was opened, joined, merged, split or lost a report, sorted by its id."""
    was = {event.event_id: event for event in before.events}
    of_report = {report_id: event.event_id for event in before.events for report_id in event.main_report_ids}
    heirs: defaultdict[str, set[str]] = defaultdict(set)
    for event in after.events:
        for report_id in event.main_report_ids:
            if report_id in of_report:
                heirs[of_report[report_id]].add(event.event_id)
    lines = [line for event in after.events for line in _lines(event, was, of_report)]
    lines += [
        f"event {event_id} split into {', '.join(sorted(parts))}: without a report or with a new judgement, or beside "
        "new reports that make shared words common, the pairs between them no longer reach the threshold"
        for event_id, parts in heirs.items()
        if len(parts) > 1
    ]
    return sorted(lines)


def _lines(event: Event, was: Mapping[str, Event], of_report: Mapping[str, str]) -> list[str]:
    old = sorted({of_report[report_id] for report_id in event.main_report_ids if report_id in of_report})
    new = [report_id for report_id in event.main_report_ids if report_id not in of_report]
    if not old:
        return [f"event {event.event_id} opened by {_named(event, new)}"] if event.event_id not in was else []
    lines = []
    if len(old) > 1:
        through = (
            f"; {', '.join(new)} speaks for both" if new else "; a judgement or changed weights of words join them"
        )
        lines.append(f"event {event.event_id} merged from {', '.join(old)}{through}")
    elif new:
        lines.append(f"event {event.event_id} joined by {', '.join(new)}")
    if old[0] != event.event_id and len(old) == 1:
        lines.append(f"event {event.event_id} is what was {old[0]}: its least report is another now")
    return lines


def _named(event: Event, reports: list[str]) -> str:
    if not reports:
        return f"a figure of {', '.join(event.report_ids)}"
    return ", ".join(reports)
