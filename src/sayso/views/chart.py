"""The figures of all reports as intervals: one small chart a measure, one row a publication day and value.

No word of a report goes into the picture.
"""

from collections.abc import Sequence

from markupsafe import Markup

from sayso.records import Measure
from sayso.views.dossier import Occurrence, Section
from sayso.views.interval_chart import Panel, Row, Width, drawing
from sayso.views.phrases import counted, published_words, value_words

MOST_MEASURES = 4
MOST_ROWS = 24  # of one measure
_LAST: tuple[Measure, ...] = ("places", "other")  # drawn where there is room
_TITLE = "Figures as intervals, by measure and publication day"


def panels(sections: Sequence[Section]) -> list[Panel]:
    """The measures with most figures, in the page's order; no figures set apart, no victims told by name.

    Places and other counts are drawn only where fewer measures of people have figures than there are panels.
    """
    drawn = [(section, _rows(section)) for section in sections]
    drawn = [(section, rows) for section, rows in drawn if rows]
    most = sorted(range(len(drawn)), key=lambda i: (drawn[i][0].measure in _LAST, -drawn[i][0].n_figures, i))[
        :MOST_MEASURES
    ]
    return [_panel(drawn[i][0].title, drawn[i][1]) for i in sorted(most)]


def _panel(title: str, rows: list[Row]) -> Panel:
    kept = sorted(range(len(rows)), key=lambda i: (-rows[i].n_reports, i))[:MOST_ROWS]
    return Panel(title, tuple(rows[i] for i in sorted(kept)), len(rows) - len(kept))


def _rows(section: Section) -> list[Row]:
    groups: dict[tuple[str, int | None, int | None, bool], list[Occurrence]] = {}
    anchors: dict[tuple[int | None, int | None, bool], str] = {}
    found = [(value, one) for value in section.stated for one in value.occurrences]
    for value, one in sorted(found, key=lambda pair: (pair[1].filed.number, pair[1].index)):
        if one.figure.implicit or (value.low is None and value.high is None):
            continue
        published = one.filed.report.published
        day = f"{published.first}/{published.last}" if published else ""
        groups.setdefault((day, value.low, value.high, value.vague), []).append(one)
        anchors[value.low, value.high, value.vague] = value.anchor
    shown = {one.anchor for value in section.stated for one in value.shown}
    return [_row(group, anchors[key[1:]], shown) for key, group in groups.items()]


def _row(group: list[Occurrence], anchor: str, shown: set[str]) -> Row:
    first, figure = group[0], group[0].figure
    reports = {one.filed.number for one in group}
    about = all(one.figure.about for one in group)
    single = len(group) == 1 and first.anchor in shown
    return Row(
        day=published_words(first.filed.report.published, short=True),
        low=figure.low,
        high=figure.high,
        vague=figure.vague,
        about=about,
        who=first.filed.label if len(reports) == 1 else counted(len(reports), "report"),
        n_reports=len(reports),
        anchor=first.anchor if single else anchor,
        value=("about " if about else "") + value_words(figure.low, figure.high),
    )


def drawings(shown: Sequence[Panel]) -> tuple[Markup, Markup]:
    """The panels as two SVG elements, for a page column and for a phone."""
    return (
        drawing(shown, name="wide", title=_TITLE, width=Width(plot=490, labels=122, size=11)),
        drawing(shown, name="narrow", title=_TITLE, width=Width(plot=136, labels=100, size=10)),
    )
