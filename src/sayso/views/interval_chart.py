"""Intervals as a picture: panels of rows, one row a value that was stated on a day.

Altair draws, vl-convert turns it to SVG without network; then colours become CSS variables, so that one
picture serves light, dark and print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

import altair as alt
import vl_convert
from lxml import etree
from markupsafe import Markup

from sayso.views.highlight import visible
from sayso.views.phrases import counted

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
    "#050505": "var(--band)",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart: a value on a publication day."""

    day: str
    low: int | None
    high: int | None
    vague: bool
    about: bool
    who: str  # "R3", "4 reports" or the name of a party
    n_reports: int
    anchor: str
    value: str
    faint: bool = False  # drawn small and grey: what does not count


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows of one measure, by day; `n_left_out` rows had fewer reports than the rows shown."""

    title: str
    rows: tuple[Row, ...]
    n_left_out: int
    band: tuple[int, int] | None = None  # the range shaded behind the rows
    best: int | None = None  # a line through all rows


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a picture is drawn, in pixels, and how large its letters are."""

    plot: int
    labels: int
    size: int


@dataclass(frozen=True, slots=True)
class Ink:
    """How marks are drawn: the end of the shapes' names, their colour, their size by that of others."""

    suffix: str
    colour: str
    size: float


_INKS = (Ink("", "#040404", 1), Ink("-faint", "#020202", 0.5))


def drawing(shown: Sequence[Panel], *, name: str, title: str, width: Width) -> Markup:
    """The panels as one SVG element; `name` is what its ids begin with, `title` what it is read out as."""
    version = "_".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    svg = str(vl_convert.vegalite_to_svg(_spec(shown, width), vl_version=version))
    return _safe_svg(svg, shown, name, title)


def _spec(shown: Sequence[Panel], width: Width) -> dict[str, Any]:
    # right: letters may run wider than measured here
    padding = {"left": 2, "top": 2, "bottom": 2, "right": 30}
    # some of the room for labels stays free: letters run wider where the reader has other fonts
    axis = {"labelLimit": width.labels * 0.86, "minExtent": width.labels, "maxExtent": width.labels}
    return {
        "$schema": alt.SCHEMA_URL,
        "vconcat": [{**_panel_spec(panel), "width": width.plot} for panel in shown],
        "spacing": 22,
        "padding": padding,
        "config": {
            "font": "sans-serif",
            "aria": False,
            "background": "transparent",
            "view": {"stroke": None},
            "axisY": {**axis, "labelFontSize": width.size},
            "text": {"fontSize": width.size},
        },
    }


def _panel_spec(panel: Panel) -> dict[str, Any]:
    """One panel. Its layers depend on the shapes alone and are made once: Altair takes longer than the drawing."""
    layers = _layers(frozenset(map(_shape, panel.rows)), panel.band is not None, panel.best is not None)
    x = {"scale": _scale(panel).to_dict(), "axis": _value_axis(panel).to_dict()}
    title = {"title": {"text": panel.title, "anchor": "start", "fontSize": 13, "color": "#010101", "offset": 6}}
    return {
        **(title if panel.title else {}),
        "data": {"values": [_datum(n, row, panel) for n, row in enumerate(panel.rows)]},
        "height": {"step": 21},
        "layer": [_with_axis(layer, x) for layer in layers],
    }


def _with_axis(layer: dict[str, Any], x: dict[str, Any]) -> dict[str, Any]:
    own = layer["encoding"]["x"]
    return layer if "field" not in own else {**layer, "encoding": {**layer["encoding"], "x": {**own, **x}}}


@cache
def _layers(shapes: frozenset[str], has_band: bool, has_best: bool) -> tuple[dict[str, Any], ...]:
    """The layers for the shapes that occur: an empty layer costs as much time as a full one."""
    base = alt.Chart().encode(y=alt.Y("row:O", title=None, axis=_row_axis()), href="url:N")
    x = alt.X("low:Q", title=None)
    charts = [*([_band()] if has_band else []), *([_best()] if has_best else [])]
    charts += [*_marks(base, x, shapes), _values(base)]
    found = (chart.to_dict(validate=False) for chart in charts)
    return tuple({key: layer[key] for key in layer if key in ("mark", "encoding", "transform")} for layer in found)


def _shape(row: Row) -> str:
    """Which mark a row gets: an arrow to the open side, a bar or a dot; pale where it is vague or "about"."""
    shape = "up" if row.high is None else "down" if row.low is None else "dot" if row.low == row.high else "bar"
    pale = row.vague or (row.about and shape == "dot")
    return f"{shape}{'-pale' if pale else ''}{'-faint' if row.faint else ''}"


def _datum(place: int, row: Row, panel: Panel) -> dict[str, object]:
    low, high = panel.band or (None, None)
    ends = [end for end in (row.low, row.high) if end is not None]
    return {
        "row": f"{place:04d} {row.day} · {visible(row.who)}",
        "low": ends[0],
        "high": ends[-1],
        "shape": _shape(row),
        "value": row.value,
        "url": f"#{row.anchor}",
        **({} if place else {"band_low": low, "band_high": high, "best": panel.best}),
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
    rows = [end for row in panel.rows for end in (row.low, row.high) if end is not None]
    return [*rows, *(panel.band or ()), *([] if panel.best is None else [panel.best])]


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


def _band() -> alt.Chart:
    """The range of a finding, behind its rows."""
    band = _once().mark_rect(color="#050505")
    return cast(alt.Chart, band.encode(x=alt.X("band_low:Q", title=None), x2="band_high:Q"))


def _best() -> alt.Chart:
    """A dashed line at the best value."""
    line = _once().mark_rule(color="#020202", strokeDash=[4, 3], strokeWidth=1.2)
    return cast(alt.Chart, line.encode(x=alt.X("best:Q", title=None)))


def _once() -> alt.Chart:
    """The first row only, which holds what is drawn once through all rows."""
    return alt.Chart().transform_filter("isValid(datum.best) || isValid(datum.band_low)")


def _closed(base: alt.Chart, x: alt.X, ink: Ink) -> dict[str, list[alt.Chart]]:
    """By shape: bars for intervals (pale for vague words), dots for single values (hollow for "about")."""
    bars: dict[str, Any] = {"height": 7 * ink.size, "color": ink.colour}
    pale: dict[str, Any] = {"fillOpacity": 0.18, "stroke": ink.colour, "strokeDash": [2, 2]}
    dots: dict[str, Any] = {"size": 56 * ink.size, "filled": True, "opacity": 1, "color": ink.colour}
    ring: dict[str, Any] = {"fillOpacity": 0, "stroke": ink.colour, "strokeWidth": 1.6}
    return {
        "bar": [base.mark_bar(**bars).encode(x=x, x2="high:Q")],
        "bar-pale": [base.mark_bar(**bars, **pale).encode(x=x, x2="high:Q")],
        "dot": [base.mark_point(**dots).encode(x=x)],
        "dot-pale": [base.mark_point(**dots, **ring).encode(x=x)],
    }


def _open(base: alt.Chart, x: alt.X, ink: Ink, sign: int) -> list[alt.Chart]:
    """A stop at the end that was said, and an arrow of fixed length to the side that is open."""
    shape = "triangle-right" if sign > 0 else "triangle-left"
    head: dict[str, Any] = {"shape": shape, "size": 48 * ink.size, "filled": True, "opacity": 1, "color": ink.colour}
    stop: dict[str, Any] = {"thickness": 2.5, "size": 13 * ink.size, "orient": "vertical", "opacity": 1}
    return [
        base.mark_rule(color=ink.colour, strokeWidth=2 * ink.size, x2Offset=sign * (_OPEN - 4)).encode(x=x, x2="low:Q"),
        base.mark_point(xOffset=sign * (_OPEN - 3), **head).encode(x=x),
        base.mark_tick(color=ink.colour, **stop).encode(x=x),
    ]


def _marks(base: alt.Chart, x: alt.X, shapes: frozenset[str]) -> list[alt.Chart]:
    layers = {f"{name}{ink.suffix}": layer for ink in _INKS for name, layer in _of_ink(base, x, ink).items()}
    return [layer.transform_filter(f"datum.shape == '{shape}'") for shape in sorted(shapes) for layer in layers[shape]]


def _of_ink(base: alt.Chart, x: alt.X, ink: Ink) -> dict[str, list[alt.Chart]]:
    up, down = _open(base, x, ink, 1), _open(base, x, ink, -1)
    return {**_closed(base, x, ink), "up": up, "up-pale": up, "down": down, "down-pale": down}


def _values(base: alt.Chart) -> alt.Chart:
    written = base.mark_text(align="left", dx=8, color="#010101")
    return cast(alt.Chart, written.encode(x=alt.value("width"), text="value:N"))


def _safe_svg(svg: str, shown: Sequence[Panel], name: str, title: str) -> Markup:
    """The SVG without fixed colours, foreign addresses and machine labels, with a title and a description."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.iter():
        for key in [key for key in node.attrib if key in ("role", "class") or key.startswith("aria-")]:
            del node.attrib[key]
        for key, value in node.attrib.items():
            node.attrib[key] = _COLOURS.get(value, value)
    for link in root.iter("{*}a"):
        _make_local(link)
    _describe(root, shown, name, title)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 (serialised XML, escaped by lxml)


def _make_local(link: etree._Element) -> None:
    """Vega prefixes "#f1-1" with an address of its own; of a row only the written value is a tab stop."""
    link.set("href", "#" + link.attrib.pop(_XLINK).rpartition("#")[2])
    if link.find("{*}text") is None:
        link.set("tabindex", "-1")
        link.set("aria-hidden", "true")


def _describe(root: etree._Element, shown: Sequence[Panel], name: str, title: str) -> None:
    space = "{http://www.w3.org/2000/svg}"
    root.set("role", "group")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    desc = etree.Element(f"{space}desc", id=f"{name}-desc")
    titled = [f"{panel.title}: " if panel.title else "" for panel in shown]
    rows = [counted(len(panel.rows), "row") for panel in shown]
    desc.text = "; ".join(map("".join, zip(titled, rows, strict=True))) + ". A table follows."
    heading = etree.Element(f"{space}title", id=f"{name}-title")
    heading.text = visible(title)
    root.insert(0, desc)
    root.insert(0, heading)
