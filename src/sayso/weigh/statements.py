"""What the reports of an event say of one measure: figures as statements, each with the origins that the text names."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.lexicon import table
from sayso.link.parties import Parties
from sayso.records import Figure, Measure, Mentions, Report
from sayso.weigh.hearsay import KnownNames, heard
from sayso.weigh.moments import moment
from sayso.weigh.records import Filed, Origin, Row, Statement
from sayso.weigh.sums import is_death_among
from sayso.weigh.telling import (
    is_all_hit,
    is_among,
    is_own_count,
    less_manifold_dead,
    own_notes,
    with_inherited,
    with_joined,
    without_manifolds,
    without_more_singles,
    without_others_dead,
    without_parts,
    without_the_dead,
)


def statements(
    filed: Sequence[Filed], figures: Mapping[str, Sequence[str | None]], parties: Parties, vague: str = "sayso"
) -> dict[Row, list[Statement]]:
    """The statements of every event, measure and scope, in order of report and figure.

    `figures` gives the event of each figure, `vague` the table by which vague words are read.
    """
    known = KnownNames(parties)
    for report, mentions in filed:
        for figure, event in zip(mentions.figures, figures.get(report.report_id, ()), strict=False):
            if event is not None:
                known.add(event, report.report_id, figure)
    found: defaultdict[Row, list[Statement]] = defaultdict(list)
    whole = whole_scopes(filed, figures)
    for report, mentions in filed:
        told = _by_figure(report, mentions, figures.get(report.report_id, ()), known, vague)
        for row, some in _of_report(report, mentions, figures.get(report.report_id, ()), told, whole).items():
            found[row] += some
    for row in [row for row in found if row[1] == "injured"]:
        killed = found.get((row[0], "killed", None), ())
        found[row] = without_others_dead(less_manifold_dead(without_manifolds(found[row]), killed), killed)
    return {row: sorted(some, key=lambda one: (one.report_id, one.figure)) for row, some in found.items()}


VICTIMS: tuple[Measure, ...] = ("killed", "injured")


def whole_scopes(filed: Sequence[Filed], events: Mapping[str, Sequence[str | None]]) -> frozenset[Row]:
    """The rows of people told only by sex or age that are all whom their event's reports number: "five children were
    hurt" where nobody numbers more people."""
    most: defaultdict[Row, int] = defaultdict(int)
    for report, mentions in filed:
        figures = mentions.figures
        for figure, event in zip(figures, events.get(report.report_id, ()), strict=False):
            if event and figure.measure in VICTIMS and not figure.implicit and role(figure, figures) == "counts":
                row = (event, figure.measure, scope_of(figure, figures))
                most[row] = max(most[row], figure.low or figure.high or 0)
    plain = table("weigh")["scope"]["plain"]
    narrow: defaultdict[tuple[str, Measure], list[Row]] = defaultdict(list)
    for row in most:
        if row[2] in plain:
            narrow[row[:2]].append(row)
    return frozenset(
        some[0] for key, some in narrow.items() if len(some) == 1 and most[some[0]] >= most.get((*key, None), 0)
    )


def _of_report(
    report: Report,
    mentions: Mentions,
    events: Sequence[str | None],
    told: Mapping[int, Statement],
    whole: frozenset[Row],
) -> dict[Row, list[Statement]]:
    """The statements of one report by row; `whole` are the rows of narrower people who are all there are."""
    found: defaultdict[Row, list[Statement]] = defaultdict(list)
    notes = own_notes(report.text)
    for index, one in with_joined(told, mentions.figures, events, report).items():
        figure, event = mentions.figures[index], events[index]
        if one.role == "counts" and one.implicit and is_told_as_part(figure, mentions.figures):
            one = replace(one, role="part")
        measure = measure_of(figure, mentions.figures)
        scope = None if one.reckoned else scope_of(figure, mentions.figures)
        row = (event or "", measure, thing_of(figure) if measure in THINGS else scope)
        row = (*row[:2], None) if row in whole else row
        hit = measure == "injured" and is_all_hit(one, report)
        one = replace(one, own=is_own_count(one, notes), hit=hit, among=is_among(one, report))
        found[row].append(one)
    rows = {
        row: without_parts(with_inherited(without_more_singles(without_manifolds(some))), report)
        for row, some in found.items()
    }
    for row, some in rows.items():
        if row[1] == "injured":
            rows[row] = without_the_dead(some, rows.get((row[0], "killed", None), ()), mentions.figures, report)
    return rows


def _by_figure(
    report: Report, mentions: Mentions, events: Sequence[str | None], known: KnownNames, vague: str
) -> dict[int, Statement]:
    """The statement of each figure of one report that belongs to an event."""
    found = {}
    for index, (figure, event) in enumerate(zip(mentions.figures, events, strict=False)):
        if event is None or (figure.low is None and figure.high is None):
            continue
        one = statement(report, index, read_vague(figure, vague), mentions.figures, known.parties)
        heard_of = heard(report, figure, event, one.origins, one.party, known)
        found[index] = replace(one, origins=heard_of.origins, hearsay=heard_of.cued and not heard_of.origins)
    return found


def read_vague(figure: Figure, name: str) -> Figure:
    """A figure with the interval that a table gives its vague word; the figure itself where it is not vague."""
    tables: dict[str, Any] = table("weigh")["vague"]
    if not figure.vague or name not in tables:
        return figure
    words = [word for word in tables[name] if re.search(rf"\b{word}\b", figure.words, re.IGNORECASE)]
    if len(words) != 1:
        return figure  # "tens of thousands": another order of magnitude, which the table does not name
    low, high = tables[name][words[0]]
    return replace(figure, low=low, high=high)


def statement(report: Report, index: int, figure: Figure, figures: Sequence[Figure], parties: Parties) -> Statement:
    """One figure as a statement of its newsroom."""
    low, high = values(figure.low, figure.high, about=figure.about)
    newsroom = parties.of_publisher(report)
    return Statement(
        report.report_id,
        figure.field,
        figure.start,
        figure.end,
        index,
        newsroom,
        (figure.low, figure.high),
        figure.about,
        figure.vague,
        figure.implicit,
        figure.measure,
        low,
        high,
        origins_of(report.report_id, figure, newsroom, parties),
        own=False,
        hearsay=False,
        inherited=False,
        moment=moment(report),
        role=role(figure, figures),
        manifold=figure.measure == "injured" and figure.words.lower() in table("numbers")["manifold"]["words"],
        partisan=is_partisan(figure),
    )


def is_partisan(figure: Figure) -> bool:
    """Whether a figure is a party's claim of its enemy's losses: who says it is who did it."""
    who = set(re.findall(r"\w+", (figure.who or "").lower()))
    words = table("weigh")["enemies"]
    if not figure.agent or (figure.scope not in words["scopes"] and who.isdisjoint(words["words"])):
        return False
    names = [figure.attributed_to or "", *(source.name for source in figure.sources)]
    doer = set(re.findall(r"\w+", figure.agent.lower()))
    return any(doer & set(re.findall(r"\w+", name.lower())) - {"the", "of", "and"} for name in names)


def values(low: int | None, high: int | None, *, about: bool) -> tuple[int, int]:
    """The values that a figure stands for; an open end closes at the stated number."""
    first = low if low is not None else high if high is not None else 0
    last = high if high is not None else first
    return (first - first // 10, last + last // 10) if about else (first, last)


def role(figure: Figure, figures: Sequence[Figure]) -> str:
    """What a figure does in its finding: it counts, or why it does not. Who died of a number hurt counts as dead."""
    if figure.background:
        return "background"
    if figure.modality != "asserted":
        return figure.modality
    if figure.superseded:
        return "superseded"
    return "counts" if figure.part_of is None or is_death_among(figure, figures[figure.part_of]) else "part"


def is_told_as_part(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a single victim told by name or noun is one of those that its report counts by number."""
    scopes = (None, figure.scope, *table("weigh")["scope"]["plain"])
    counted = (f for f in figures if not f.implicit and f.measure == figure.measure and f.scope in scopes)
    return any(role(f, figures) == "counts" and (f.low or 0) > 0 for f in counted)


def measure_of(figure: Figure, figures: Sequence[Figure]) -> Measure:
    """What a figure counts; where its words do not say, what the same number counts elsewhere in its report."""
    if figure.measure != "other":
        return figure.measure
    mine = (figure.low, figure.high, figure.about)
    same = {
        f.measure
        for f in figures
        if (f.low, f.high, f.about) == mine
        and f.measure != "other"
        and role(f, figures) == "counts"
        and can_repeat(figure, f)
    }
    return same.pop() if len(same) == 1 and mine[:2] != (1, 1) else "other"


def can_repeat(figure: Figure, other: Figure) -> bool:
    """Whether a figure without a measure may count those whom another one counts: the noun is the same, or says nothing
    of who they are ("the four victims")."""
    mine, its = thing_of(figure), thing_of(other)
    return mine is None or mine == its or mine in table("weigh")["scope"]["anyone"]


THINGS: tuple[Measure, ...] = ("other", "places")  # measures under which reports count what cannot be compared


def thing_of(figure: Figure) -> str | None:
    """What a figure counts that no measure names: "rescuers" of "volunteer rescuers"; None where it does not say."""
    words = (figure.who or "").lower().split()
    return words[-1] if words else None


def scope_of(figure: Figure, figures: Sequence[Figure]) -> str | None:
    """Whom a figure counts; of a headline what the text says of the same number."""
    if figure.scope in table("weigh")["scope"]["whole"]:
        return None
    if figure.scope or figure.field == "text":
        return figure.scope
    mine = (figure.low, figure.high, figure.measure)
    scopes = {
        f.scope for f in figures if f.field == "text" and (f.low, f.high, f.measure) == mine and f.part_of is None
    }
    return scopes.pop() if len(scopes) == 1 else None


def origins_of(report_id: str, figure: Figure, newsroom: str, parties: Parties) -> tuple[Origin, ...]:
    """Whom the text puts behind a figure; the newsroom's own name says no more than its own voice."""
    found = []
    whole = figure.attributed_to or ""
    for i, source in enumerate(figure.sources):
        if i and whole.endswith(f" {source.name}"):
            continue  # the end of the first one's name: "Front for Peace and Opposition Forces"
        party = parties.of_source(report_id, source)
        carrier = source.via or figure.via
        via = parties.of_outlet(carrier) if carrier else None
        if party is not None and party != newsroom:
            found.append(Origin(party, None if via in (newsroom, party) else via, source.start, source.end))
    return tuple(found)
