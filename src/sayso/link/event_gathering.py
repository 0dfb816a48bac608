"""Groups of reports -> events, and the event of every figure and event mention."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.link.event_kin import SMALL, agree, alike, meet
from sayso.link.event_others import Background, Scene, Told
from sayso.link.event_records import event, event_id
from sayso.link.event_tellings import Days, Telling, place_term
from sayso.records import Event, Happenings, Problem

Named = tuple[str, int]  # a telling: report_id and number


def gathered(kept: Sequence[Told], group: Sequence[int]) -> Happenings:
    """The happenings of reports, sorted by report_id; `group` is the place of the least report of each one's group."""
    members: defaultdict[int, list[Told]] = defaultdict(list)
    for one, least in zip(kept, group, strict=True):
        members[least].append(one)
    catalogue = Catalogue()
    for some in members.values():
        catalogue.open([one.main for one in some])
    _place_others([other for one in kept for other in one.others], catalogue)
    figures = {one.main.report_id: tuple(_event_of(part, one, catalogue) for part in one.figures) for one in kept}
    mentions = {
        one.main.report_id: tuple(
            None if number is None else catalogue.of[one.main.report_id, number] for number in one.mentions
        )
        for one in kept
    }
    titles = {one.main.report_id: (one.main.published, one.main.report_id, one.title) for one in kept}
    return Happenings(
        tuple(_events(catalogue, titles, figures)),
        figures,
        mentions,
        tuple(problem for one in kept for problem in _problems(one, figures[one.main.report_id])),
    )


@dataclass(slots=True)
class Catalogue:
    """The events so far: the tellings of each, and where to look for one of a place."""

    tellings: dict[str, list[Telling]] = field(default_factory=dict)
    of: dict[Named, str] = field(default_factory=dict)  # event_id of each telling
    _by_place: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_toll: defaultdict[tuple[str, int], list[Telling]] = field(default_factory=lambda: defaultdict(list))

    def open(self, tellings: Sequence[Telling]) -> None:
        """Take in the event that some tellings make."""
        least = min(tellings, key=lambda one: (one.number != 0, one.report_id, one.number))
        own_id = event_id(least.report_id, least.number)
        self.tellings[own_id] = list(tellings)
        for one in tellings:
            self.of[one.report_id, one.number] = own_id
        for term in {place_term(one.place) for one in tellings if one.place}:
            self._by_place[term].append(own_id)
        for one in tellings:
            for toll in one.tolls.items():
                self._by_toll[toll].append(one)

    def join(self, own_id: str, telling: Telling) -> None:
        """Take a telling into an event."""
        self.tellings[own_id].append(telling)
        self.of[telling.report_id, telling.number] = own_id

    def told_by(self, telling: Telling) -> str | None:
        """The event of other reports that a telling is of: by place, day and toll, else by place, day and kind."""
        main = self.of[telling.report_id, 0]
        tolls = [toll for toll in telling.tolls.items() if toll[1] > SMALL]
        met = {
            self.of[one.report_id, one.number] for toll in tolls for one in self._by_toll[toll] if agree(telling, one)
        }
        found = min(met - {main}, default=None) or self.matching(_scene(telling))
        return None if found == main else found

    def matching(self, scene: Scene) -> str | None:
        """The event whose main tellings give the place, the day and the kind of a scene; None where there is none."""
        if scene.place is None or scene.days is None or scene.type is None:
            return None
        votes = {own_id: self._votes(own_id, scene) for own_id in self._by_place.get(place_term(scene.place), ())}
        found = min(votes, key=lambda own_id: (-votes[own_id], own_id), default=None)
        return found if found is not None and votes[found] else None

    def _votes(self, own_id: str, scene: Scene) -> int:
        place = place_term(scene.place) if scene.place else None
        return sum(
            one.number == 0
            and one.place is not None
            and place_term(one.place) == place
            and one.kind is not None
            and one.kind[0] == scene.type
            and meet(one.days, scene.days)
            for one in self.tellings[own_id]
        )


def _place_others(others: Sequence[Telling], catalogue: Catalogue) -> None:
    """Put each other telling into the event it matches; those that match none open events with their like."""
    left = []
    for one, own_id in [(one, catalogue.told_by(one)) for one in others]:
        if own_id is None:
            left.append(one)
        else:
            catalogue.join(own_id, one)
    for tellings in alike(left, {one.report_id: catalogue.of[one.report_id, 0] for one in left}):
        catalogue.open(tellings)


def _scene(telling: Telling) -> Scene:
    return Scene(telling.place, telling.days, telling.kind[0] if telling.kind else None)


def _event_of(part: int | Background, report: Told, catalogue: Catalogue) -> str | None:
    if isinstance(part, Background):
        return catalogue.matching(part.scene)
    return catalogue.of[report.main.report_id, part]


def _events(
    catalogue: Catalogue,
    titles: Mapping[str, tuple[Days | None, str, str | None]],
    figures: Mapping[str, Sequence[str | None]],
) -> list[Event]:
    beside: defaultdict[str, set[str]] = defaultdict(set)  # reports that give a background figure of an event
    for report_id, of_figures in figures.items():
        for own_id in of_figures:
            if own_id is not None:
                beside[own_id].add(report_id)
    found = []
    for own_id, tellings in catalogue.tellings.items():
        of_main = [titles[one.report_id] for one in tellings if one.number == 0]
        of_beside = [(*titles[one.report_id][:2], one.title) for one in tellings]
        made = event(tellings, [(day, report_id, title) for day, report_id, title in of_main or of_beside if title])
        reports = tuple(sorted({*made.report_ids, *beside[own_id]}))
        found.append(replace(made, report_ids=reports))
    return sorted(found, key=lambda one: (not one.main_report_ids, one.event_id))  # told mainly before told beside


def _problems(report: Told, of_figures: Sequence[str | None]) -> list[Problem]:
    lines = [
        f"background: {part.words} at {part.field} {part.start}-{part.end} finds no event; {_lacking(part.scene)}"
        for part, own_id in zip(report.figures, of_figures, strict=True)
        if isinstance(part, Background) and own_id is None
    ]
    counted = Counter(lines)
    return [Problem(report.location, report.main.report_id, "link", line) for line in counted]


def _lacking(scene: Scene) -> str:
    known = {"place": scene.place, "day": scene.days, "kind": scene.type}
    lacking = [name for name, value in known.items() if value is None]
    if lacking:
        return f"its sentence gives no {' and no '.join(lacking)}"
    return "no event of the collection has its place, its day and its kind"
