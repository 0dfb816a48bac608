"""What speaks for and against two tellings being of one happening, as numbers: a row a pair, a column a feature."""

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.link.event_tellings import MEASURES, Days, Telling
from sayso.link.event_vectors import Floats, Ints, Matrix, Vectors, cosines, crossed, products

MOST_DAYS = 30  # days apart beyond which more days say nothing more
CROWD_DAYS = 14  # days around a publication in which other reports are its crowd
UNKNOWN_CROWD = 3.0  # the crowd of a report of unknown day: as if 19 others had come out around it
FRESH = 2  # days between what a report tells and its coming out, at most, where it tells the news of the day
OTHER_DAY = 5  # days apart from which on two such reports tell of different days
FAR = 1.5  # logarithm of how many times one count is another from which on more says nothing more
RARE = 4.0  # rarity of shared names of a scene from which on more says nothing more
NO_DEED = 0.5  # what one name of a scene says where one of the two tells no deed that is known
LARGE = 20  # a count from which on two equal ones say all that equal counts can say

FEATURES = (
    "text",
    "lead",
    "title",
    "lead words",
    "names",
    "rare names",
    "no lead name",
    "ages",
    "persons",
    "streets",
    "published between",
    "published unknown",
    "same day",
    "days apart",
    "day unknown",
    "places",
    "lead places",
    "same scene that day",
    "other town",
    "same kind",
    "other kind",
    "one kind unknown",
    "kinds",
    "same deeds",
    "other deeds that day",
    "other counts that day",
    "same toll",
    "other toll",
    "other day and toll",
    "copied",
    "crowd",
)


def features(
    tellings: Sequence[Telling], rows: Vectors, a: Ints, b: Ints, copied: Mapping[tuple[int, int], float]
) -> Floats:
    """The features of pairs of tellings, in the order of FEATURES."""
    lead_names = products(rows.lead_names, a, b)
    columns = {
        "text": cosines(rows.text, a, b),
        "lead": cosines(rows.lead, a, b),
        "title": products(rows.title, a, b),
        "lead words": cosines(rows.lead_words, a, b),
        "names": cosines(rows.names, a, b),
        "rare names": np.log1p(products(rows.rare_names, a, b) / 10),
        "no lead name": (lead_names < 0.05).astype(np.float64),
        "ages": np.minimum(products(rows.ages, a, b), 2.0),
        "persons": _persons(rows, a, b),
        "streets": np.minimum(products(rows.streets, a, b), 2.0),
        "places": products(rows.places, a, b),
        "kinds": products(rows.kinds, a, b),
        "lead places": products(rows.lead_places, a, b),
        "copied": np.array([copied.get(pair, 0.0) for pair in zip(a.tolist(), b.tolist(), strict=True)]),
    }
    days = _of_days(tellings, a, b)
    columns |= days | {"crowd": _crowd(tellings, a, b)} | _of_deeds(rows, a, b, days["same day"])
    columns |= _of_kinds(tellings, a, b) | _of_tolls(tellings, a, b)
    columns["other town"] = _other_town(rows, a, b)
    columns["same scene that day"] = _same_scene(rows, a, b, columns)
    columns["other day and toll"] = _on_own_days(tellings, a, b) * np.minimum(columns["other toll"], 1.0)
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _persons(rows: Vectors, a: Ints, b: Ints) -> Floats:
    """How many persons one of the two tells of with their age and the other names, age or not; 2 at most."""
    told, named = rows.persons, rows.any_names
    return np.minimum(np.maximum(crossed(told, named, a, b), crossed(named, told, a, b)), 2.0)


def _of_days(tellings: Sequence[Telling], a: Ints, b: Ints) -> dict[str, Floats]:
    published = _apart([one.published for one in tellings], a, b)
    told = _apart([one.days for one in tellings], a, b)
    return {
        "published between": _between([one.published for one in tellings], a, b),
        "published unknown": np.isnan(published).astype(np.float64),
        "same day": (told == 0).astype(np.float64),
        "days apart": _damped(told),
        "day unknown": np.isnan(told).astype(np.float64),
    }


def _on_own_days(tellings: Sequence[Telling], a: Ints, b: Ints) -> Floats:
    """1 where each of two reports tells, as it comes out, of a day that is not the other's; else 0.

    A follow-up comes out late and tells of the old day: it is not fresh.
    """
    first = np.array([np.nan if one.days is None else one.days[0] for one in tellings])
    out = np.array([np.nan if one.published is None else one.published[0] for one in tellings])
    fresh = np.abs(out - first) <= FRESH
    return np.asarray(fresh[a] & fresh[b] & (np.abs(first[a] - first[b]) >= OTHER_DAY), dtype=np.float64)


def _between(given: Sequence[Days | None], a: Ints, b: Ints) -> Floats:
    """How many other reports came out between the two, logarithmic; 0 where a day is unknown."""
    day = np.array([-1 if days is None else days[0] for days in given])
    known = np.sort(day[day >= 0])
    first, last = np.minimum(day[a], day[b]), np.maximum(day[a], day[b])
    count = np.searchsorted(known, last, "left") - np.searchsorted(known, first, "right")
    return np.asarray(np.where(first < 0, 0.0, np.log1p(np.maximum(count, 0))))


def _crowd(tellings: Sequence[Telling], a: Ints, b: Ints) -> Floats:
    """How many other reports came out around the two, logarithmic: the more, the less two by chance are of one."""
    day = np.array([-1 if one.published is None else one.published[0] for one in tellings])
    known = np.sort(day[day >= 0])
    around = np.searchsorted(known, day + CROWD_DAYS, "right") - np.searchsorted(known, day - CROWD_DAYS, "left")
    size = np.where(day < 0, UNKNOWN_CROWD, np.log1p(np.maximum(around - 1, 0)))
    return np.asarray((size[a] + size[b]) / 2)


def _apart(given: Sequence[Days | None], a: Ints, b: Ints) -> Floats:
    """Days between two intervals; not a number where one is unknown."""
    first = np.array([np.nan if days is None else days[0] for days in given])
    last = np.array([np.nan if days is None else days[1] for days in given])
    return np.asarray(np.maximum(0.0, np.maximum(first[a] - last[b], first[b] - last[a])), dtype=np.float64)


def _damped(apart: Floats) -> Floats:
    return np.log1p(np.minimum(np.nan_to_num(apart), MOST_DAYS))


def _of_deeds(rows: Vectors, a: Ints, b: Ints, same_day: Floats) -> dict[str, Floats]:
    """What happened by families of words, and what was counted.

    On another day another deed may be a later stage of the same happening (an arrest after a shooting); on the same day
    it seldom is.
    """
    deeds = products(rows.families, a, b)
    return {
        "same deeds": deeds,
        "other deeds that day": same_day * _unlike(rows.families, deeds, a, b) * np.minimum(rows.sure[a], rows.sure[b]),
        "other counts that day": same_day * _unlike(rows.measures, products(rows.measures, a, b), a, b),
    }


def _same_scene(rows: Vectors, a: Ints, b: Ints, columns: Mapping[str, Floats]) -> Floats:
    """How surely both set what they tell at a place of one name on the same day, from 0 to 1.

    A town seldom has two happenings on a day. Where deeds or counts differ it may have had: then the name says less.
    """
    of_deeds = np.where(np.minimum(rows.sure[a], rows.sure[b]) > 0, 1 - columns["other deeds that day"], NO_DEED)
    of_tolls = 1 - np.minimum(1.0, columns["other toll"] / FAR)
    shared = np.minimum(1.0, products(rows.scenes, a, b) / RARE)
    return np.asarray(columns["same day"] * of_deeds * of_tolls * shared)


def _other_town(rows: Vectors, a: Ints, b: Ints) -> Floats:
    """1 where title and opening of each of the two name a place that the other never mentions; else 0."""
    named = np.diff(rows.towns.indptr) > 0
    absent = [crossed(rows.towns, rows.spelled, *pair) == 0 for pair in ((a, b), (b, a))]
    return np.asarray(named[a] & named[b] & absent[0] & absent[1], dtype=np.float64)


def _unlike(rows: Matrix, alike: Floats, a: Ints, b: Ints) -> Floats:
    """How little two rows have in common; 0 where one of them is empty."""
    there = np.diff(rows.indptr) > 0
    return np.where(there[a] & there[b], 1 - alike, 0.0)


def _of_kinds(tellings: Sequence[Telling], a: Ints, b: Ints) -> dict[str, Floats]:
    kinds = [one.kind for one in tellings]
    names = {name: i for i, name in enumerate(sorted({kind[0] for kind in kinds if kind}))}
    modes = {mode: i for i, mode in enumerate(sorted({(kind[0], kind[1] or "") for kind in kinds if kind}))}
    mode = np.array([-1 if one is None else modes[one[0], one[1] or ""] for one in kinds])
    kind = np.array([-1 if one is None else names[one[0]] for one in kinds])
    known = (kind[a] >= 0) & (kind[b] >= 0)
    return {
        "same kind": (known & (mode[a] == mode[b])).astype(np.float64),
        "other kind": (known & (kind[a] != kind[b])).astype(np.float64),
        "one kind unknown": ((kind[a] >= 0) != (kind[b] >= 0)).astype(np.float64),
    }


def _of_tolls(tellings: Sequence[Telling], a: Ints, b: Ints) -> dict[str, Floats]:
    same, other = np.zeros(len(a)), np.zeros(len(a))
    for measure in MEASURES:
        value = np.array([one.tolls.get(measure, np.nan) for one in tellings], dtype=np.float64)
        apart = np.abs(np.log(value[a]) - np.log(value[b]))
        both = ~np.isnan(apart)
        alike = both & (value[a] == value[b])
        same[alike] += np.minimum(1.0, np.log1p(value[a[alike]]) / np.log(LARGE))
        other[both & ~alike] += np.minimum(FAR, apart[both & ~alike])
    return {"same toll": same, "other toll": other}
