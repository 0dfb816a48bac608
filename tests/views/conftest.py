"""Invented reports of invented happenings with exact offsets, and a stand-in for a ledger."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from sayso.records import (
    Blame,
    Credit,
    EventMention,
    Figure,
    Mentions,
    Place,
    Problem,
    Published,
    Quote,
    Report,
    Source,
    Time,
)
from sayso.views.report import page


@dataclass(frozen=True)
class FakeLedger:
    """What the report page needs of a ledger."""

    items: tuple[tuple[Report, Mentions], ...] = ()
    rows: tuple[Problem, ...] = ()

    def mentions(self) -> Iterable[tuple[Report, Mentions]]:
        return iter(self.items)

    def problems(self) -> Iterable[Problem]:
        return iter(self.rows)


def a_report(text: str, **known: Any) -> Report:
    """A report of which nothing is known but what is given."""
    report_id = known.pop("report_id", f"id-{abs(sum(map(ord, text)))}")
    day = known.pop("day", None)
    values: dict[str, Any] = {
        "title": None,
        "publisher": None,
        "url": None,
        "authors": (),
        "language": "en",
        "location": "in.jsonl:1",
        "sha256": "ab" * 32,
        "text_sha256": "cd" * 32,
        "extractor": "plain 1",
        "published": Published(day, day, "given") if day else None,
    }
    return Report(report_id=report_id, text=text, **{**values, **known})


def spot(text: str, words: str, after: str = "") -> tuple[int, int]:
    """First and last offset of `words` in `text`, at or after the first `after`."""
    start = text.index(words, text.index(after))
    return start, start + len(words)


def a_source(text: str, name: str, kind: Any = "named", via: str | None = None, after: str = "") -> Source:
    start, end = spot(text, name, after)
    return Source(name, start, end, kind, via)


def a_figure(text: str, words: str, measure: Any, low: int | None, high: int | None, **more: Any) -> Figure:
    """A figure at the first `words` at or after `after`; `who` is looked up after the number."""
    start, end = spot(text, words, more.pop("after", ""))
    who = more.pop("who", None)
    who_start = text.find(who, start) if who else -1
    values: dict[str, Any] = {
        "field": "text",
        "about": False,
        "vague": False,
        "implicit": False,
        "part_of": None,
        "sources": (),
        "attributed_to": None,
        "via": None,
        "modality": "asserted",
        "agent": None,
        "background": False,
        "scope": None,
        "first": None,
        "last": None,
        "as_of": None,
        "place": None,
        "event": None,
        "superseded": False,
        "who_start": who_start if who_start >= 0 else None,
        "who_end": who_start + len(who) if who and who_start >= 0 else None,
    }
    more.setdefault("attributed_to", more["sources"][0].name if more.get("sources") else None)
    return Figure(start=start, end=end, measure=measure, who=who, low=low, high=high, words=words, **{**values, **more})


def _marrow_post() -> tuple[Report, Mentions]:
    text = (
        "KARSK, Ostravia (Lintel Press) - At least 14 protesters were killed and dozens were wounded on "
        "Friday when security forces opened fire in the port city of Karsk, the "
        "Ostravan Doctors' Syndicate said.\n\n"
        "The Interior Ministry put the toll at six, two of them policemen. “We fired only in the air,” "
        "Interior Minister Dorn Halvek told Lintel Press. The ministry denied that 200 people had been "
        "arrested.\n\n"
        "Lena Orvik, 31, a nurse, was shot near the customs house. Orvik had gone out to look for her "
        "brother, her neighbour Tomas Brell said. More than 3,400 people have died in the five-year conflict."
    )
    syndicate = a_source(text, "Ostravan Doctors' Syndicate")
    ministry = a_source(text, "Interior Ministry")
    figures = (
        a_figure(
            text,
            "At least 14",
            "killed",
            14,
            None,
            who="protesters",
            sources=(syndicate,),
            agent="security forces",
        ),
        a_figure(text, "dozens", "injured", 24, 99, vague=True, sources=(syndicate,)),
        a_figure(text, "six", "killed", 6, 6, sources=(ministry,)),
        a_figure(text, "two", "killed", 2, 2, who="policemen", sources=(ministry,), part_of=2, scope="policemen"),
        a_figure(
            text,
            "200",
            "arrested",
            200,
            200,
            who="people",
            modality="denied",
            sources=(a_source(text, "The ministry", "role", after="in the air"),),
        ),
        a_figure(text, "Lena Orvik, 31", "killed", 1, 1, implicit=True, who="Lena Orvik"),
        a_figure(text, "More than 3,400", "killed", 3400, None, who="people", background=True),
    )
    start, end = spot(text, "“We fired only in the air,”")
    speaker, cue = spot(text, "Dorn Halvek"), spot(text, "told")
    neighbour = spot(text, "Tomas Brell")
    said = spot(text, "Orvik had gone out to look for her brother")
    quotes = (
        Quote("text", start, end, "direct", "Dorn Halvek", *speaker, "told", *cue),
        Quote("text", *said, "indirect", "Tomas Brell", *neighbour, "said", *spot(text, "said", "Brell")),
    )
    mentions = Mentions(
        credits=(Credit("text", *spot(text, "Lintel Press"), "dateline", "Lintel Press"),),
        figures=figures,
        quotes=quotes,
        blames=(Blame("text", *spot(text, "security forces opened fire"), None, "security forces", "opened fire"),),
        times=(Time("text", *spot(text, "on Friday"), "DATE", "2031-03-14", "2031-03-14", "2031-03-14"),),
        places=(Place("text", *spot(text, "Karsk"), "Karsk", None, None, None, None, None),),
        events=(
            EventMention(
                "text",
                *spot(text, "opened fire"),
                "ASSAULT",
                "firearms",
                None,
                True,
                None,
                None,
                None,
                "security forces",
                None,
                "asserted",
            ),
        ),
    )
    report = a_report(
        text,
        title="At least 14 killed as Karsk protest is put down; nurse Lena Orvik among dead",
        day="2031-03-14",
        publisher="The Marrow Post",
        url="https://marrowpost.example/2031/03/14/karsk-lena-orvik-dead?a=1&b=2",
        authors=("Ida Sørby",),
        report_id="marrow-1",
    )
    title = report.title or ""
    in_title = a_figure(title, "At least 14", "killed", 14, None)
    return report, Mentions(
        credits=mentions.credits,
        figures=(*figures, Figure(**{**_values(in_title), "field": "title"})),
        quotes=mentions.quotes,
        blames=mentions.blames,
        times=mentions.times,
        places=mentions.places,
        events=mentions.events,
    )


def _values(figure: Figure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in Figure.__dataclass_fields__}


def _reprint() -> tuple[Report, Mentions]:
    text = (
        "Fourteen people or more died in Karsk, the Marrow Post reports: at least 14 protesters were killed. "
        "Mr Brell, a neighbour, said “hundreds” had fled. Police expect to hold 50 people over the weekend."
    )
    figures = (
        a_figure(
            text,
            "at least 14",
            "killed",
            14,
            None,
            who="protesters",
            sources=(a_source(text, "Marrow Post", via=None),),
        ),
        a_figure(text, "hundreds", "displaced", 200, 999, vague=True, sources=(a_source(text, "Mr Brell"),)),
        a_figure(
            text,
            "50",
            "arrested",
            50,
            50,
            who="people",
            modality="planned",
            sources=(a_source(text, "Police", "role"),),
        ),
    )
    return a_report(
        text,
        title="Karsk: fourteen dead",
        day="2031-03-15",
        publisher="Tern Islands Herald",
        url="https://terns.example/k?id=<7>",
        report_id="tern-1",
    ), Mentions(figures=figures)


def _monitor() -> tuple[Report, Mentions]:
    text = (
        "The Karsk Rights Monitor has documented 21 deaths, among them three children, and between 80 "
        "and 120 injured. About 1,500 people marched, organisers told the monitor. "
        "An estimated 300 were taken to Fort Idun; if the siege lasts, 9,000 could be displaced. "
        "Up to 40 are missing."
    )
    monitor = a_source(text, "Karsk Rights Monitor")
    figures = (
        a_figure(text, "21", "killed", 21, 21, who="deaths", sources=(monitor,)),
        a_figure(text, "three", "killed", 3, 3, who="children", sources=(monitor,), part_of=0, scope="children"),
        a_figure(text, "between 80 and 120", "injured", 80, 120, sources=(monitor,)),
        a_figure(
            text,
            "About 1,500",
            "participants",
            1500,
            1500,
            about=True,
            who="people",
            sources=(a_source(text, "organisers", "role", "Karsk Rights Monitor"),),
            via="Karsk Rights Monitor",
        ),
        a_figure(text, "An estimated 300", "arrested", 300, 300, about=True),
        a_figure(text, "9,000", "displaced", 9000, 9000, modality="hypothetical"),
        a_figure(text, "Up to 40", "missing", None, 40),
    )
    return a_report(
        text,
        title="21 deaths documented",
        publisher="Karsk Rights Monitor",
        report_id="krm-9",
        published=Published("2031-03-16", "2031-03-18", "text"),
    ), Mentions(figures=figures)


def _short(
    text: str, day: str | None, publisher: str | None, *figures: Figure, **known: Any
) -> tuple[Report, Mentions]:
    return a_report(text, day=day, publisher=publisher, **known), Mentions(figures=figures)


def _four_more() -> list[tuple[Report, Mentions]]:
    hospital = "Doctors at Saint Hild Hospital counted 17 bodies by Saturday evening and treated 96 wounded."
    state = "Six rioters died when they set fire to a depot, state television said. Some 400 rioters took part."
    crowd = "Tens of thousands filled Quay Street on Sunday to mourn the dead. Police spoke of 8,000."
    late = "The toll in Karsk has risen to 23, the Ostravan Doctors' Syndicate said. At least 300 are jailed."
    return [
        _short(
            hospital,
            "2031-03-15",
            "Northern Wire",
            a_figure(
                hospital,
                "17",
                "killed",
                17,
                17,
                who="bodies",
                as_of="2031-03-15",
                sources=(a_source(hospital, "Doctors", "role"),),
            ),
            a_figure(hospital, "96", "injured", 96, 96, sources=(a_source(hospital, "Doctors", "role"),)),
            title="Hospital counts its dead",
            url="javascript:alert(1)",
        ),
        _short(
            state,
            "2031-03-15",
            "Ostravan State Television",
            a_figure(state, "Six", "killed", 6, 6, who="rioters", sources=(a_source(state, "state television"),)),
            a_figure(state, "Some 400", "participants", 400, 400, about=True, who="rioters"),
            title="Calm restored",
        ),
        _short(
            crowd,
            "2031-03-16",
            None,
            a_figure(crowd, "Tens of thousands", "participants", 20000, 99999, vague=True),
            a_figure(crowd, "8,000", "participants", 8000, 8000, sources=(a_source(crowd, "Police", "role"),)),
        ),
        _short(
            late,
            None,
            "Northern Wire",
            a_figure(late, "23", "killed", 23, 23, sources=(a_source(late, "Ostravan Doctors' Syndicate"),)),
            a_figure(late, "At least 300", "arrested", 300, None),
            title="Karsk toll rises",
            url="http://northern.example/karsk",
        ),
    ]


def _hostile() -> tuple[Report, Mentions]:
    bad = "<script>alert('x')</script>\"' onload=\"x\" \u202e403\u202c\x00\x07 & <b>"
    text = f"{bad} said 304 were hurt. {bad}"
    source = a_source(text, bad)
    figure = a_figure(text, "304", "injured", 304, 304, who=bad, sources=(source,), agent=bad, scope=bad)
    return a_report(
        text,
        title=bad,
        publisher=bad,
        url=f"javascript:{bad}",
        authors=(bad,),
        report_id=bad,
        location=bad,
        extractor=bad,
        day="2031-03-17",
    ), Mentions(figures=(figure,), credits=(Credit("text", *spot(text, bad), "byline", bad),))


def demo() -> FakeLedger:
    """Eight reports, 24 figures, two problems; one report is hostile in every field."""
    rows = (
        Problem("in/scan-17.pdf", None, "read", "no text in 4 pages: looks like a scan; run OCR first"),
        Problem("in.jsonl:3", "krm-9", "find", "language 'so' is not read, expected English; <b>kept</b> as it is"),
    )
    return FakeLedger((_marrow_post(), _reprint(), _monitor(), *_four_more(), _hostile()), rows)


@pytest.fixture
def ledger() -> FakeLedger:
    return demo()


@pytest.fixture(scope="session")
def demo_page() -> str:
    return page(demo())


@pytest.fixture(scope="session")
def redacted_page() -> str:
    return page(demo(), redact=True)


@pytest.fixture
def make_ledger() -> Callable[..., FakeLedger]:
    return lambda items=(), rows=(): FakeLedger(tuple(items), tuple(rows))


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return a_report


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    return a_figure
