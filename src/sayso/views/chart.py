"""The figures as intervals: one small chart a measure, one row a publication day and value.

Altair draws, vl-convert turns it to SVG without network; then colours become CSS variables, so that one
picture serves light, dark and print. No word of a report goes into the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import altair as alt
import vl_convert
from lxml import etree
from markupsafe import Markup

from sayso.records import Measure
from sayso.views.dossier import Occurrence, Section
from sayso.views.phrases import counted, published_words, value_words

MOST_MEASURES = 4
MOST_ROWS = 24  # of one measure
_LAST: tuple[Measure, ...] = ("places", "other")  # drawn where there is room
_OPEN = 26  # pixels of an open end's arrow: a direction, not an amount
LOG_FROM = 20  # times the least value: from here a linear axis would press small figures together
_KEY = 5  # characters before a row's label that keep rows apart and in order
_XLINK = "{http://www.w3.org/1999/xlink}href"
# Stand-ins that no chart uses otherwise -> what the page's style sheet sets.
_COLOURS = {
    "#010101": "var(--ink)",
    "#020202": "var(--muted)",
    "#030303": "var(--rule)",
    "#040404": "var(--mark)",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart: a value on a publication day."""

    day: str
    low: int | None
    high: int | None
    vague: bool
    about: bool
    who: str  # "R3" or "4 reports"
    n_reports: int
    anchor: str
    value: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows of one measure, by day; `n_left_out` rows had fewer reports than the rows shown."""

    title: str
    rows: tuple[Row, ...]
    n_left_out: int


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
    spec = _spec(shown)
    return (
        _safe_svg(_svg(spec, width=490, labels=122, size=11), shown, "wide"),
        _safe_svg(_svg(spec, width=136, labels=100, size=10), shown, "narrow"),
    )


def _svg(spec: dict[str, Any], *, width: int, labels: int, size: int) -> str:
    """`spec` as SVG, plots `width`, row labels `labels` pixels wide, letters `size` pixels high."""
    axis = {"labelLimit": labels, "minExtent": labels, "maxExtent": labels, "labelFontSize": size}
    sized = {
        **spec,
        "vconcat": [{**panel, "width": width} for panel in spec["vconcat"]],
        "config": {**spec["config"], "axisY": axis, "text": {"fontSize": size}},
    }
    version = "_".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    return str(vl_convert.vegalite_to_svg(sized, vl_version=version))


def _spec(shown: Sequence[Panel]) -> dict[str, Any]:
    padding = {
        "left": 2,
        "top": 2,
        "bottom": 2,
        "right": 30,
    }  # right: letters may run wider than measured here
    chart = alt.vconcat(*(_panel_chart(panel) for panel in shown), spacing=22, padding=padding)
    chart = chart.configure(font="sans-serif", aria=False, background="transparent")
    spec: dict[str, Any] = chart.configure_view(stroke=None).to_dict(validate=False)
    return spec


def _panel_chart(panel: Panel) -> alt.LayerChart:
    rows = [_datum(i, row) for i, row in enumerate(panel.rows)]
    order = [str(row["row"]) for row in rows]
    base = alt.Chart().encode(y=alt.Y("row:O", sort=order, title=None, axis=_row_axis()), href="url:N")
    x = alt.X("low:Q", title=None, scale=_scale(panel), axis=_value_axis(panel))
    layers = [*_marks(base, x, {str(row["shape"]) for row in rows}), _values(base)]
    title = alt.TitleParams(panel.title, anchor="start", fontSize=13, color="#010101", offset=6)
    chart = alt.layer(*layers).properties(height={"step": 21}, title=title, data={"values": rows})
    return cast(alt.LayerChart, chart)


def _datum(place: int, row: Row) -> dict[str, object]:
    ends = [end for end in (row.low, row.high) if end is not None]
    shape = "up" if row.high is None else "down" if row.low is None else "dot" if row.low == row.high else "bar"
    return {
        "row": f"{place:04d} {row.day} · {row.who}",
        "low": ends[0],
        "high": ends[-1],
        "shape": f"{shape}-pale" if row.vague or (row.about and shape == "dot") else shape,
        "value": row.value,
        "url": f"#{row.anchor}",
    }


def _row_axis() -> alt.Axis:
    return alt.Axis(
        labelExpr=f"substring(datum.label, {_KEY})",
        labelColor="#020202",
        domain=False,
        ticks=False,
        grid=True,
        gridColor="#030303",
        labelPadding=8,
    )


def _ends(panel: Panel) -> list[int]:
    return [end for row in panel.rows for end in (row.low, row.high) if end is not None]


def _is_log(panel: Panel) -> bool:
    ends = _ends(panel)
    return min(ends) > 0 and max(ends) >= LOG_FROM * min(ends)


def _scale(panel: Panel) -> alt.Scale:
    kind: Literal["log", "linear"] = "log" if _is_log(panel) else "linear"
    return alt.Scale(type=kind, nice=False, padding=_OPEN + 4, zero=False)


def _value_axis(panel: Panel) -> alt.Axis:
    ticks: dict[str, Any] = {"values": _log_ticks(_ends(panel))} if _is_log(panel) else {"tickCount": 4}
    return alt.Axis(
        grid=False,
        format=",d",
        tickMinStep=1,
        labelColor="#020202",
        labelFontSize=10,
        domainColor="#030303",
        tickColor="#030303",
        labelFlush=False,
        labelOverlap="greedy",
        labelSeparation=10,
        **ticks,
    )


def _log_ticks(ends: Sequence[int]) -> list[int]:
    """Powers of ten between the ends; with their double and fivefold where they are under three."""
    tens = [10**power for power in range(len(str(max(ends))) + 1)]
    inside = [tick for tick in tens if min(ends) <= tick <= max(ends)]
    if len(inside) > 2:
        return inside
    return [tick for ten in tens for tick in (ten, 2 * ten, 5 * ten) if min(ends) <= tick <= max(ends)]


def _closed(base: alt.Chart, x: alt.X) -> dict[str, list[alt.Chart]]:
    """By shape: bars for intervals (pale for vague words), dots for single values (hollow for "about")."""
    bars: dict[str, Any] = {"height": 7, "color": "#040404"}
    pale: dict[str, Any] = {"fillOpacity": 0.18, "stroke": "#040404", "strokeDash": [2, 2]}
    dots: dict[str, Any] = {"size": 56, "filled": True, "opacity": 1, "color": "#040404"}
    ring: dict[str, Any] = {"fillOpacity": 0, "stroke": "#040404", "strokeWidth": 1.6}
    return {
        "bar": [base.mark_bar(**bars).encode(x=x, x2="high:Q")],
        "bar-pale": [base.mark_bar(**bars, **pale).encode(x=x, x2="high:Q")],
        "dot": [base.mark_point(**dots).encode(x=x)],
        "dot-pale": [base.mark_point(**dots, **ring).encode(x=x)],
    }


def _open(base: alt.Chart, x: alt.X, sign: int) -> list[alt.Chart]:
    """A stop at the end that was said, and an arrow of fixed length to the side that is open."""
    shape = "triangle-right" if sign > 0 else "triangle-left"
    head: dict[str, Any] = {"shape": shape, "size": 48, "filled": True, "opacity": 1, "color": "#040404"}
    stop: dict[str, Any] = {"thickness": 2.5, "size": 13, "orient": "vertical", "opacity": 1}
    return [
        base.mark_rule(color="#040404", strokeWidth=2, x2Offset=sign * (_OPEN - 4)).encode(x=x, x2="low:Q"),
        base.mark_point(xOffset=sign * (_OPEN - 3), **head).encode(x=x),
        base.mark_tick(color="#040404", **stop).encode(x=x),
    ]


def _marks(base: alt.Chart, x: alt.X, shapes: set[str]) -> list[alt.Chart]:
    """The layers for the shapes that occur: an empty layer costs as much time as a full one."""
    up, down = _open(base, x, 1), _open(base, x, -1)
    layers = {**_closed(base, x), "up": up, "up-pale": up, "down": down, "down-pale": down}
    return [layer.transform_filter(f"datum.shape == '{shape}'") for shape in sorted(shapes) for layer in layers[shape]]


def _values(base: alt.Chart) -> alt.Chart:
    written = base.mark_text(align="left", dx=8, color="#010101")
    return cast(alt.Chart, written.encode(x=alt.value("width"), text="value:N"))


def _safe_svg(svg: str, shown: Sequence[Panel], name: str) -> Markup:
    """The SVG without fixed colours, foreign addresses and machine labels, with a title and a description."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.iter():
        for key in [key for key in node.attrib if key in ("role", "class") or key.startswith("aria-")]:
            del node.attrib[key]
        for key, value in node.attrib.items():
            node.attrib[key] = _COLOURS.get(value, value)
    for link in root.iter("{*}a"):
        _make_local(link)
    _describe(root, shown, name)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 (serialised XML, escaped by lxml)


def _make_local(link: etree._Element) -> None:
    """Vega prefixes "#f1-1" with an address of its own; of a row only the written value is a tab stop."""
    link.set("href", "#" + link.attrib.pop(_XLINK).rpartition("#")[2])
    if link.find("{*}text") is None:
        link.set("tabindex", "-1")
        link.set("aria-hidden", "true")


def _describe(root: etree._Element, shown: Sequence[Panel], name: str) -> None:
    space = "{http://www.w3.org/2000/svg}"
    root.set("role", "group")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    desc = etree.Element(f"{space}desc", id=f"{name}-desc")
    desc.text = "; ".join(f"{panel.title}: {counted(len(panel.rows), 'row')}" for panel in shown) + ". A table follows."
    title = etree.Element(f"{space}title", id=f"{name}-title")
    title.text = "Figures as intervals, by measure and publication day"
    root.insert(0, desc)
    root.insert(0, title)
