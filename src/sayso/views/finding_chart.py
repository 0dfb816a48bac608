"""The picture of a finding: who stated which interval when, the range behind, the best value as a line."""

from collections.abc import Sequence

from markupsafe import Markup

from sayso.records import Finding, Side
from sayso.views.finding_words import measure_words
from sayso.views.interval_chart import Panel, Row, Width, drawing
from sayso.views.phrases import published_words, value_words
from sayso.views.statements import Statement, letter_of

MOST_ROWS = 16
_FAINT = ("superseded", "slip")  # do not count, but tell how the number went
_WIDTH = Width(plot=108, labels=156, size=10)  # with values and margins no wider than a phone


def finding_panel(
    finding: Finding, statements: Sequence[Statement], sides: Sequence[tuple[str, Side]], targets: frozenset[str]
) -> Panel | None:
    """One row a party, value and day, first to last; None where fewer than two rows would be drawn.

    Statements that were replaced or changed in copying are faint. Rows lead to a statement in `targets` (anchors),
    else to the text.
    """
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for said in statements:
        figure, published = said.one.figure, said.one.filed.report.published
        drawn = said.reason is None or said.role in _FAINT
        if drawn and not figure.implicit and (figure.low, figure.high) != (None, None):
            day = (published.first, published.last) if published else ()
            groups.setdefault((*said.told, figure.vague, figure.about, day, said.role), []).append(said)
    if len(groups) < 2:
        return None
    groups_in_time = sorted(groups.values(), key=lambda group: group[0].one.filed.number)
    rows = [_row(group, letter_of(group[0], sides), targets) for group in groups_in_time]
    kept = sorted(sorted(range(len(rows)), key=lambda i: (-rows[i].n_reports, i))[:MOST_ROWS])
    ends = (finding.low, finding.high)
    band = None if ends[0] is None or ends[1] is None or ends[0] >= ends[1] else (ends[0], ends[1])
    return Panel("", tuple(rows[i] for i in kept), len(rows) - len(kept), band, finding.best)


def _row(group: Sequence[Statement], letter: str | None, targets: frozenset[str]) -> Row:
    first = group[0]
    figure = first.one.figure
    n_reports = len({said.one.filed.number for said in group})
    value = ("about " if figure.about else "") + value_words(figure.low, figure.high)
    value = value if first.reason is None else f"({value})"
    return Row(
        day=(f"{letter} · " if letter else "") + published_words(first.one.filed.report.published, short=True),
        low=figure.low,
        high=figure.high,
        vague=figure.vague,
        about=figure.about,
        who=first.speaker,
        n_reports=n_reports,
        anchor=first.anchor if first.anchor in targets else first.one.text_anchor,
        value=value if n_reports == 1 else f"{value} ×{n_reports:,}",
        faint=first.reason is not None,
    )


def picture(panel: Panel, finding: Finding, anchor: str) -> Markup:
    """The panel as an SVG element."""
    title = f"{measure_words(finding)}: who stated how many, by day of publication"
    return drawing([panel], name=f"c-{anchor}", title=title, width=_WIDTH)
