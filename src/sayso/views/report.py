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
from sayso.records import Copy, Field, Figure, Mentions, Problem, Report
from sayso.views import chart, phrases
from sayso.views.dossier import (
    SHOWN_OCCURRENCES,
    SHOWN_PROBLEMS,
    Dossier,
    Filed,
    Occurrence,
    dossier,
    is_apart,
    reasons_apart,
)
from sayso.views.highlight import Span, marked, visible
from sayso.views.redact import BAR, NamesOf, blacked_out, default_names
from sayso.views.sentences import sentence_around

DEFAULT_TITLE = "Who reported what"
_SHOWN_REASONS = 50
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
    redact: bool = False,
    title: str | None = None,
    redact_names: NamesOf | None = None,
    model: str | None = None,
) -> str:
    """The page as one HTML document without scripts or anything remote; equal ledgers give equal pages.

    With `redact`, names that `redact_names` finds (by default: of people who hold no office, see
    `names.private_names`) are bars on the whole page. `copies`: which reports share text. `model`: the language
    model, if known.
    """
    items = list(ledger.mentions())
    ids = [report.report_id for report, _ in items]
    problems: list[Problem] = list(ledger.problems())
    shown_title = title or DEFAULT_TITLE
    if redact:
        names_of = redact_names or default_names(items)
        items, problems, (shown_title,) = blacked_out(items, problems, names_of, [shown_title])
    content = dossier(items, problems, ids, copies)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(_context(content, title=shown_title, redact=redact, model=model))
    )


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


def _shown(value: Any) -> Any:
    """Jinja's last step before escaping: control characters of any field become visible."""
    return visible(value) if type(value) is str else value


def _context(content: Dossier, *, title: str, redact: bool, model: str | None) -> dict[str, Any]:
    panels = chart.panels(content.sections)
    style = files(__package__).joinpath("templates/report.css").read_text(encoding="utf-8")
    return {
        "title": title,
        "style": Markup(style),  # noqa: S704 (our own file)
        "version": __version__,
        "redact": redact,
        "model": model,
        "content": content,
        "days": _days(content.filed),
        "n_undated": sum(one.report.published is None for one in content.filed),
        "n_unnamed": sum(one.report.publisher is None for one in content.filed),
        "panels": panels,
        "pictures": chart.drawings(panels) if panels else (),
        "log_from": chart.LOG_FROM,
        "troubles": content.troubles[:SHOWN_PROBLEMS],
        "reasons": content.reasons[:_SHOWN_REASONS],
        "most_occurrences": SHOWN_OCCURRENCES,
        "extractors": sorted({one.report.extractor for one in content.filed}),
        "fingerprint": _fingerprint(content.filed),
        "vague_words": _vague_words(),
    }


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
    here = [figure for figure in figures if figure.field == field]
    sources = sorted({(source.start, source.end) for figure in here for source in figure.sources})
    counted = sorted({(f.who_start, f.who_end) for f in here if f.who_start is not None and f.who_end is not None})
    for kind, places in (("s", sources), ("n", counted)):
        for i, (start, end) in enumerate(places, start=1):
            yield Span(start, end, "span", (("class", kind), ("id", f"{kind}{number}-{i}")))
