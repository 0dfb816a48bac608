"""Twelve invented reports of three invented events, with findings made by hand, and one report of none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sayso.records import (
    Edge,
    Event,
    Figure,
    Finding,
    Happenings,
    Mentions,
    Report,
    Side,
    Source,
    Spot,
    Standing,
)

Item = tuple[Report, Mentions]


@dataclass(frozen=True)
class Linked:
    """A ledger with what was linked and weighed."""

    items: tuple[Item, ...]
    happenings: Happenings
    findings: tuple[Finding, ...]
    edges: tuple[Edge, ...] = ()

    def mentions(self) -> Iterable[Item]:
        return iter(self.items)

    def problems(self) -> Iterable[Any]:
        return iter(())

    @property
    def told(self) -> dict[str, Any]:
        """What `page` takes beside the ledger."""
        return {"happenings": self.happenings, "findings": self.findings, "edges": self.edges}

    @property
    def filed(self) -> dict[str, Item]:
        return {report.report_id: (report, mentions) for report, mentions in self.items}


def a_finding(finding_id: str, event_id: str, figures: Iterable[Standing], **known: Any) -> Finding:
    """A finding of one report and one party, but for what is given."""
    values: dict[str, Any] = {
        "measure": "killed",
        "scope": None,
        "low": 6,
        "best": 6,
        "high": 6,
        "rule": "low-best-high",
        "corroborated_low": None,
        "corroborated_high": None,
        "best_values": (),
        "k_value": 6,
        "k": 1,
        "k_low": 1,
        "k_high": 1,
        "k_by_value": (),
        "floor": None,
        "n_reports": 1,
        "n_newsrooms": 1,
        "n_origins": 1,
        "parties": ("Interior Ministry",),
        "conflict": (),
        "sides": (),
        "explanation": "1 report says 6 killed; if the Interior Ministry is wrong, nothing is left: 1 independent.",
    }
    return Finding(finding_id=finding_id, event_id=event_id, figures=tuple(figures), **{**values, **known})


def an_event(event_id: str, report_ids: Iterable[str], **known: Any) -> Event:
    """An event of which nothing is known but its reports, all mainly about it, and what is given."""
    ids = tuple(sorted(report_ids))
    names = ("type", "mode", "acled", "first", "last", "place", "title")
    values: dict[str, Any] = dict.fromkeys(names) | {"aliases": (), "main_report_ids": ids}
    return Event(event_id=event_id, report_ids=ids, **{**values, **known})


def standings(items: Iterable[Item], measure: str = "killed", **roles: str) -> list[Standing]:
    """All figures of a measure in these reports; `roles` by report_id, "counts" where none is given."""
    return [
        Standing(report.report_id, one.field, one.start, one.end, i, roles.get(report.report_id, "counts"))
        for report, found in items
        for i, one in enumerate(found.figures)
        if one.measure == measure
    ]


def edge(item: Item, finding_id: str, origin: str, to: str, kind: str, words: str, certain: bool = True) -> Edge:
    """An edge whose evidence is the first `words` of a report."""
    start = item[0].text.index(words)
    report_id = item[0].report_id
    return Edge(finding_id, origin, to, kind, certain, report_id, "text", start, start + len(words))


@pytest.fixture(scope="session")
def stating() -> Callable[..., Item]:
    """Makes a report that states numbers: (words, measure, low, high, source) each."""

    def make(report_id: str, day: str, publisher: str, text: str, *told: Any, **more: Any) -> Item:
        figures = tuple(_figure(text, *one) for one in told)
        return _report(report_id, day, publisher, text, **more), Mentions(figures=figures)

    return make


def _report(report_id: str, day: str, publisher: str, text: str, **more: Any) -> Report:
    from sayso.records import Published

    title = more.pop("title", text.split(".")[0])
    published = Published(day, day, "given")
    known: dict[str, Any] = {"url": None, "authors": (), "language": "en", "location": f"{report_id}.txt"}
    hashes = {"sha256": f"{report_id:a>64}", "text_sha256": "cd" * 32, "extractor": "plain 1"}
    return Report(report_id, text, title, publisher, published=published, **{**known, **hashes, **more})


def _figure(
    text: str, words: str, measure: Any, low: int | None, high: int | None, source: str | None = None, **more: Any
) -> Figure:
    start = text.index(words)
    sources: tuple[Source, ...] = ()
    if source:
        place = text.index(source)
        sources = (Source(source, place, place + len(source), "named", None),)
    unknown = dict.fromkeys(("who", "who_start", "who_end", "part_of", "via", "agent", "scope", "first", "last"))
    known: dict[str, Any] = {**unknown, "as_of": None, "place": None, "event": None, "modality": "asserted"}
    no = dict.fromkeys(("about", "vague", "implicit", "background"), False)
    ends = {"measure": measure, "low": low, "high": high, "words": words}
    return Figure(
        field="text",
        start=start,
        end=start + len(words),
        sources=sources,
        attributed_to=source,
        **{**known, **no, **ends, **more},
    )


def _blast(make: Callable[..., Item]) -> list[Item]:
    """Six reports of a blast: ministry and syndicate disagree."""
    return [
        make(
            "b1",
            "2031-03-14",
            "The Marrow Post",
            "Thirty-eight people died in the Karsk depot blast. At least 38 were killed, the Interior Ministry said.",
            ("At least 38", "killed", 38, None, "Interior Ministry"),
        ),
        make(
            "b2",
            "2031-03-14",
            "Tern Islands Herald",
            "Karsk depot burns. The Interior Ministry put the toll at 38, Lintel Press reported. Dozens were hurt.",
            ("38", "killed", 38, 38, "Interior Ministry"),
            ("Dozens", "injured", 24, 99),
        ),
        make(
            "b3",
            "2031-03-15",
            "Northern Wire",
            "Doctors count the dead. The Ostravan Doctors' Syndicate counted 52 bodies at two hospitals.",
            ("52", "killed", 52, 52, "Ostravan Doctors' Syndicate"),
        ),
        make(
            "b4",
            "2031-03-15",
            "Quay Street Courier",
            "Anger in Karsk. The Ostravan Doctors' Syndicate said 52 people had died and 110 were injured.",
            ("52", "killed", 52, 52, "Ostravan Doctors' Syndicate"),
            ("110", "injured", 110, 110, "Ostravan Doctors' Syndicate"),
        ),
        make(
            "b5",
            "2031-03-16",
            "Ostravan State Television",
            "Calm in Karsk. The Interior Ministry said the toll stood at 40.",
            ("40", "killed", 40, 40, "Interior Ministry"),
        ),
        make(
            "b6",
            "2031-03-16",
            "The Marrow Post",
            "Two tolls in Karsk. Between 45 and 55 people died, our reporter counted at the cemetery. "
            "More than 300 have died in depot fires since 2020.",
            ("Between 45 and 55", "killed", 45, 55),
            ("More than 300", "killed", 300, None),
        ),
    ]


def _ferry(make: Callable[..., Item]) -> list[Item]:
    """Three reports of a ferry: one copy has another number."""
    body = "The Velden ferry sank off Orm. Coastguards said 17 people drowned."
    return [
        make("f1", "2031-04-02", "Velden Wire", body, ("17", "killed", 17, 17, "Coastguards")),
        make("f2", "2031-04-02", "Orm Gazette", body, ("17", "killed", 17, 17, "Coastguards")),
        make("f3", "2031-04-03", "Hale Echo", body.replace("17", "71"), ("71", "killed", 71, 71, "Coastguards")),
    ]


def _march(make: Callable[..., Item]) -> list[Item]:
    """Two reports of a march: one party, whose number grew; and a first name only one of them holds."""
    return [
        make(
            "m1",
            "2031-05-01",
            "Orm Gazette",
            "Orm marches for Lena. Some 400 people marched, said Lena Orvik, a teacher.",
            ("Some 400", "participants", 400, 400, "Lena Orvik"),
        ),
        make(
            "m2",
            "2031-05-02",
            "Orm Gazette",
            "March grows. About 900 people marched, said Lena Orvik, a teacher.",
            ("About 900", "participants", 900, 900, "Lena Orvik"),
        ),
    ]


def _blast_findings(items: list[Item]) -> list[Finding]:
    killed = [*standings(items, b5="counts")]
    killed = [replace(one, role="background") if one.report_id == "b6" and one.figure == 1 else one for one in killed]
    killed = [replace(one, role="superseded") if one.report_id in ("b1", "b2") else one for one in killed]
    sides = (
        Side(38, 40, ("Interior Ministry",), 3),
        Side(45, 55, ("The Marrow Post", "Ostravan Doctors' Syndicate"), 3),
    )
    return [
        a_finding(
            "kf1",
            "ev-blast",
            killed,
            low=40,
            best=52,
            high=55,
            corroborated_low=52,
            corroborated_high=52,
            k_value=52,
            k=2,
            k_low=1,
            k_high=2,
            floor=45,
            n_reports=6,
            n_newsrooms=5,
            n_origins=3,
            parties=("Ostravan Doctors' Syndicate", "The Marrow Post"),
            conflict=("update", "disagreement"),
            sides=sides,
            explanation="3 reports say 52 killed; if the Ostravan Doctors' Syndicate and The Marrow Post are both "
            "wrong, nothing is left: 2 independent.",
        ),
        a_finding(
            "kf2",
            "ev-blast",
            standings(items, "injured"),
            measure="injured",
            low=24,
            best=110,
            high=110,
            k_value=110,
            n_reports=2,
            n_newsrooms=2,
            n_origins=2,
            parties=("Ostravan Doctors' Syndicate",),
            explanation="1 report says 110 injured; if the Ostravan Doctors' Syndicate is wrong, nothing is left.",
        ),
    ]


def _other_findings(ferry: list[Item], march: list[Item]) -> list[Finding]:
    sides = (Side(17, 17, ("Coastguards",), 2), Side(71, 71, ("Hale Echo",), 1))
    return [
        a_finding(
            "kf3",
            "ev-ferry",
            standings(ferry, f3="slip"),
            low=17,
            best=17,
            high=17,
            k_value=17,
            n_reports=3,
            n_newsrooms=3,
            parties=("Coastguards",),
            conflict=("copy error",),
            sides=sides,
            explanation="2 reports say 17 killed; if the Coastguards are wrong, nothing is left: 1 independent.",
        ),
        a_finding(
            "kf4",
            "ev-march",
            standings(march, "participants", m1="superseded"),
            measure="participants",
            low=810,
            best=900,
            high=990,
            k_value=900,
            n_reports=2,
            parties=("Lena Orvik",),
            conflict=("update",),
            explanation="1 report says 900 took part; if Lena Orvik is wrong, nothing is left: 1 independent.",
        ),
    ]


def _edges(blast: list[Item]) -> tuple[Edge, ...]:
    syndicate = "Ostravan Doctors' Syndicate"
    return (
        edge(blast[2], "kf1", "EVENT", syndicate, "count", syndicate),
        edge(blast[2], "kf1", syndicate, "Northern Wire", "cite", f"The {syndicate} counted 52 bodies"),
        edge(blast[2], "kf1", "Northern Wire", "FIGURE", "own", "52"),
        edge(blast[3], "kf1", "EVENT", syndicate, "count", syndicate),
        edge(blast[3], "kf1", syndicate, "Quay Street Courier", "cite", f"The {syndicate} said 52", certain=False),
        edge(blast[3], "kf1", "Quay Street Courier", "FIGURE", "own", "52"),
        edge(blast[5], "kf1", "EVENT", "The Marrow Post", "own", "our reporter counted"),
        edge(blast[5], "kf1", "The Marrow Post", "FIGURE", "own", "Between 45 and 55"),
    )


@pytest.fixture(scope="session")
def linked(stating: Callable[..., Item]) -> Linked:
    """A blast with a disagreement, a ferry with a copy error, a march with one party, and a report of no event."""
    blast, ferry, march = _blast(stating), _ferry(stating), _march(stating)
    alone = stating("z1", "2031-06-01", "Hale Echo", "Hale votes. Four towns held polls.", ("Four", "places", 4, 4))
    events = (
        an_event("ev-march", ["m1", "m2"], type="PROTEST", first="2031-05-01", last="2031-05-01"),
        an_event(
            "ev-blast",
            [report.report_id for report, _ in blast],
            main_report_ids=("b1", "b2", "b3", "b5", "b6"),
            type="ACCIDENT",
            first="2031-03-13",
            last="2031-03-14",
            place=Spot("Karsk", country="XK"),
            title="Thirty-eight people died in the Karsk depot blast",
        ),
        an_event("ev-ferry", ["f1", "f2", "f3"], title="The Velden ferry sank off Orm", place=Spot("Orm")),
    )
    events = (replace(events[0], title="Orm marches for Lena"), *events[1:])
    return Linked(
        (*march, *ferry, alone, *blast),
        Happenings(events, {}, {}, ()),
        (*_other_findings(ferry, march), *_blast_findings(blast)),
        _edges(blast),
    )
