"""The report page: one self-contained HTML file that shows who says what, with the words it stands on."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso import __version__
from sayso.lexicon import table
from sayso.records import Copy, Edge, Field, Figure, Finding, Happenings, Mentions, Problem, Report
from sayso.views import chart, finding_words, interval_chart, phrases
from sayso.views.dossier import (
    SHOWN_OCCURRENCES,
    SHOWN_PROBLEMS,
    Dossier,
    Filed,
    Occurrence,
    dossier,
    filed_reports,
    is_apart,
    reasons_apart,
    source_places,
)
from sayso.views.events import MOST_PICTURES, SHOWN_REPORTS, Events, drawable, events_of
from sayso.views.finding_chart import picture
from sayso.views.highlight import Span, marked, visible
from sayso.views.redact import BAR, NamesOf, black, blackout, default_names, problems_without_names
from sayso.views.redact_events import linked_without_names
from sayso.views.sentences import sentence_around

DEFAULT_TITLE = "Who reported what"
_SHOWN_REASONS = 50
_SHOWN_ALONE = 200  # reports of no event
_SHOWN_TOLD = 20  # events of a report
_KINDS = {"role": "by role", "vague": "vague source", "anonymous": "anonymous source", "named": ""}


class _Placed(Protocol):
    @property
    def field(self) -> Field: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class LedgerView(Protocol):
    """What the page needs of a ledger."""

    def mentions(self) -> Iterable[tuple[Report, Mentions]]: ...

    def problems(self) -> Iterable[Problem]: ...


def page(
    ledger: LedgerView,
    *,
    copies: Iterable[Copy] = (),
    happenings: Happenings | None = None,
    findings: Iterable[Finding] = (),
    edges: Iterable[Edge] = (),
    redact: bool | NamesOf = False,
    title: str | None = None,
    model: str | None = None,
) -> str:
    """The page as one HTML document without scripts or anything remote; equal ledgers give equal pages.

    `happenings`, `findings` and `edges`: what was linked and weighed; the page leads with it. `copies`: which
    reports share text. With `redact`, names of people who hold no office (see `names.private_names`), or those
    that the function given finds, are bars on the whole page. `model`: the language model, if known.
    """
    items = list(ledger.mentions())
    ids = [report.report_id for report, _ in items]
    problems = _problems(ledger, happenings)
    shown_title = title or DEFAULT_TITLE
    if redact:
        found = blackout(items, redact if callable(redact) else default_names(items))
        items, problems = found.items, problems_without_names(problems, found)
        shown_title = black(shown_title, found.everywhere)
        happenings, findings, edges = linked_without_names(happenings, findings, edges, found)
    by_id = filed_reports(items, ids)
    events = events_of(by_id, happenings, findings, edges)
    content = dossier(by_id, problems, copies, events.told)
    context = _context(content, events) | {"title": shown_title, "redact": bool(redact), "model": model}
    return _environment().get_template("report.html.j2").render(context)


def _problems(ledger: LedgerView, happenings: Happenings | None) -> list[Problem]:
    """The problems of the ledger and of linking, each once."""
    return list(dict.fromkeys([*ledger.problems(), *(happenings.problems if happenings else ())]))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sayso.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(
        is_apart=is_apart,
        reasons_apart=reasons_apart,
        **_finding_words(),
        most_reports=SHOWN_REPORTS,
        most_occurrences=SHOWN_OCCURRENCES,
        value_words=phrases.value_words,
        published_words=phrases.published_words,
        counted=phrases.counted,
        origins=phrases.ORIGINS,
        link_of=link_of,
        snippet=snippet,
        voices=voices,
        tags=tags,
        full_text=full_text,
        full_title=full_title,
    )
    return made


def _finding_words() -> dict[str, Any]:
    """The functions that put events and findings into words, by the names templates use."""
    made = (
        finding_words.measure_words,
        finding_words.amount_words,
        finding_words.range_words,
        finding_words.support_words,
        finding_words.source_words,
        finding_words.corroborated_words,
        finding_words.floor_words,
        finding_words.cut_words,
        finding_words.conflict_words,
        finding_words.conflict_tags,
        finding_words.listed,
        finding_words.edge_words,
        finding_words.node_words,
        finding_words.when_words,
        finding_words.kind_words,
    )
    return {one.__name__: one for one in made}


def _shown(value: Any) -> Any:
    """Jinja's last step before escaping: control characters of any field become visible."""
    return visible(value) if type(value) is str else value


def _context(content: Dossier, events: Events) -> dict[str, Any]:
    panels = [] if events.n_events else chart.panels(content.sections)  # one chart of many events tells nothing
    style = files(__package__).joinpath("templates/report.css").read_text(encoding="utf-8")
    return {
        "style": Markup(style),  # noqa: S704 (our own file)
        "version": __version__,
        "content": content,
        "events": events,
        "pictures_of": _pictures(events),
        "n_undrawn": max(0, len(drawable(events.entries)) - MOST_PICTURES),
        "most_alone": _SHOWN_ALONE,
        "most_told": _SHOWN_TOLD,
        "days": _days(content.filed),
        "n_undated": sum(one.report.published is None for one in content.filed),
        "n_unnamed": sum(one.report.publisher is None for one in content.filed),
        "panels": panels,
        "pictures": chart.drawings(panels) if panels else (),
        "log_from": interval_chart.LOG_FROM,
        "troubles": content.troubles[:SHOWN_PROBLEMS],
        "reasons": content.reasons[:_SHOWN_REASONS],
        "extractors": sorted({one.report.extractor for one in content.filed}),
        "fingerprint": _fingerprint(content.filed),
        "vague_words": _vague_words(),
    }


def _pictures(events: Events) -> dict[str, Markup]:
    """By the anchor of a finding its picture."""
    chosen = drawable(events.entries)[:MOST_PICTURES]
    return {one.anchor: picture(panel, one.finding, one.anchor) for one, panel in chosen}


def _days(filed: Iterable[Filed]) -> tuple[str, str] | None:
    known = [one.report.published for one in filed if one.report.published]
    if not known:
        return None
    first, last = min(day.first for day in known), max(day.last for day in known)
    return phrases.day_words(first), phrases.day_words(last)


def _fingerprint(filed: Iterable[Filed]) -> str:
    """SHA-256 over the texts as shown: pages with the same one rest on the same reports."""
    digests = sorted(hashlib.sha256(visible(one.report.text).encode()).hexdigest() for one in filed)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _vague_words() -> list[tuple[str, list[str]]]:
    """Each interval with the words that stand for it, least first."""
    found: dict[tuple[int, int], list[str]] = {}
    for word, (low, high) in table("numbers")["vague"].items():
        found.setdefault((low, high), []).append(word)
    return [(phrases.value_words(*ends), found[ends]) for ends in sorted(found)]


def link_of(url: str | None) -> str | None:
    """`url` where it may be a link: http or https, with a host, no space, control character or bar in it."""
    if not url or visible(url) != url or BAR in url or re.search(r"\s", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[broken"
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _field_text(report: Report, field: Field) -> str:
    return report.text if field == "text" else report.title or ""


def snippet(one: Occurrence) -> Markup:
    """The sentence a figure stands in (a title whole), the number phrase in <mark>."""
    figure = one.figure
    text = _field_text(one.filed.report, figure.field)
    start, end = sentence_around(text, figure.start, figure.end) if figure.field == "text" else (0, len(text))
    return marked(text[start:end], [Span(figure.start - start, figure.end - start)])


def voices(figure: Figure) -> list[tuple[str, str | None, str]]:
    """Who stands behind a figure, as (name, via, note on the kind). Empty: the outlet itself."""
    found: dict[tuple[str, str | None], str] = {}
    if figure.attributed_to is not None:
        kinds = [source.kind for source in figure.sources if source.name == figure.attributed_to]
        found[figure.attributed_to, figure.via] = _KINDS[kinds[0]] if kinds else ""
    for source in figure.sources:
        if source.name != figure.attributed_to or source.via not in (None, figure.via):
            found.setdefault((source.name, source.via), _KINDS[source.kind])
    return [(name, via, note) for (name, via), note in found.items()]


def tags(one: Occurrence) -> list[str]:
    """Plain-word labels of a figure; what sets it apart stands in a line of its own."""
    figure = one.figure
    labels = ["about"] if figure.about else []
    labels += ["vague"] if figure.vague else []
    labels += ["one person, told by a name or phrase"] if figure.implicit else []
    labels += ["in the title"] if one.titled else []
    labels += [f"only {figure.scope}"] if figure.scope else []
    labels += [f"agent: {figure.agent}"] if figure.agent else []
    labels += [f"as of {phrases.day_words(figure.as_of)}"] if figure.as_of else []
    return labels


def full_text(filed: Filed) -> Markup:
    """A report's text with everything found in it marked; each mark has an id of its own."""
    return marked(filed.report.text, _spans(filed, "text"))


def full_title(filed: Filed) -> Markup:
    """A report's title with everything found in it marked; "untitled" where it has none."""
    return marked(filed.report.title, _spans(filed, "title")) if filed.report.title else Markup("untitled")


def _spans(filed: Filed, field: Field) -> Iterator[Span]:
    number = filed.number
    found = filed.mentions
    placed: dict[str, Sequence[_Placed]] = {
        "q": found.quotes,
        "b": found.blames,
        "c": found.credits,
        "e": found.events,
        "w": found.times,
        "p": found.places,
    }
    for kind, rows in placed.items():
        for i, row in enumerate(rows, start=1):
            if row.field == field:
                yield Span(row.start, row.end, "span", (("class", kind), ("id", f"{kind}{number}-{i}")))
    yield from _around_figures(found.figures, number, field)
    for i, figure in enumerate(found.figures, start=1):
        if figure.field == field:
            kind = "apart" if is_apart(figure) else "stated"
            yield Span(figure.start, figure.end, "mark", (("class", kind), ("id", f"t{number}-{i}")))


def _around_figures(figures: Sequence[Figure], number: int, field: Field) -> Iterator[Span]:
    """Who is counted and who says so: once each, though several figures may share them."""
    counted = {(f.field, f.who_start, f.who_end) for f in figures if f.who_start is not None and f.who_end is not None}
    for kind, places in (("s", source_places(figures)), ("n", sorted(counted))):
        for i, (where, start, end) in enumerate(places, start=1):
            if where == field:
                yield Span(start, end, "span", (("class", kind), ("id", f"{kind}{number}-{i}")))
