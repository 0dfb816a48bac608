"""Groups of tellings -> events: their ids, days, places, kinds and titles."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sayso.link.event_tellings import Days, Kind, Telling, place_term
from sayso.records import Event, Spot

ID_DIGITS = 16


def event_id(report_id: str, number: int) -> str:
    """The id of the event that a telling would be alone: it depends on nothing but the report's id and the number."""
    told = report_id if number == 0 else f"{report_id}\0{number}"
    return hashlib.sha256(f"event\0{told}".encode()).hexdigest()[:ID_DIGITS]


def event(tellings: Sequence[Telling], titles: Sequence[tuple[Days | None, str, str]]) -> Event:
    """The event of some tellings; `titles` are (days of publication, report_id, title) of its main reports,
    or where it has none, of its tellings."""
    main = sorted((one for one in tellings if one.number == 0), key=lambda one: one.report_id)
    ordered = sorted(tellings, key=lambda one: (one.number != 0, one.report_id, one.number))
    leading = main or ordered
    ids = [event_id(one.report_id, one.number) for one in ordered if one.number == 0 or not main]
    days, kind = best_days(leading), best_kind(leading)
    type_, mode, acled = kind or (None, None, None)
    return Event(
        event_id=ids[0],
        aliases=tuple(sorted(set(ids[1:]))),
        report_ids=tuple(sorted({one.report_id for one in tellings})),
        main_report_ids=tuple(sorted({one.report_id for one in main})),
        type=type_,
        mode=mode,
        acled=acled,
        first=_iso(days[0]) if days else None,
        last=_iso(days[1]) if days else None,
        place=best_place(leading),
        title=best_title(titles),
    )


def best_days(tellings: Iterable[Telling]) -> Days | None:
    """The days that most tellings give or touch; of equals the shortest, then the first."""
    given = Counter(one.days for one in tellings if one.days is not None)
    return min(given, key=lambda days: (-_support(days, given), days[1] - days[0], days), default=None)


def best_kind(tellings: Iterable[Telling]) -> Kind | None:
    """The category, mode and sub-event type that most tellings give, the category first."""
    kinds = [one.kind for one in tellings if one.kind is not None]
    types = Counter(kind[0] for kind in kinds)
    if not types:
        return None
    of_type = Counter(kind for kind in kinds if kind[0] == _most(types))
    modes = Counter((kind[1] or "") for kind in of_type.elements())
    of_mode = Counter((kind[2] or "") for kind in of_type.elements() if (kind[1] or "") == _most(modes))
    return _most(types), _most(modes) or None, _most(of_mode) or None


def best_place(tellings: Iterable[Telling]) -> Spot | None:
    """The place that most tellings give; of equals one that the gazetteer has, then by name."""
    given = [one.place for one in tellings if one.place is not None]
    votes = Counter(place_term(place) for place in given)
    return min(
        given,
        key=lambda place: (-votes[place_term(place)], place.geonameid is None, place.name, place.geonameid or 0),
        default=None,
    )


def best_title(titles: Iterable[tuple[Days | None, str, str]]) -> str | None:
    """The title of the earliest report that has one; those of unknown day come last."""
    ordered = min(titles, key=lambda one: (one[0] is None, one[0] or (0, 0), one[1]), default=None)
    return ordered[2] if ordered else None


def _support(days: Days, given: Counter[Days]) -> int:
    return sum(n for other, n in given.items() if other[0] <= days[1] and days[0] <= other[1])


def _most(counted: Counter[str]) -> str:
    """What was counted most often; of equals the first in the alphabet."""
    return min(counted, key=lambda one: (-counted[one], one))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
