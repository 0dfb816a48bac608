"""The places a report names, each with the place of the gazetteer it is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.find.gazetteer import Entry, Gazetteer, gazetteer
from sayso.find.place_choice import chosen
from sayso.find.place_signs import around, weighed
from sayso.find.place_spans import Name, lines_of, names_in, words
from sayso.find.reading import Reading
from sayso.records import Place

SURE = 1.5  # worth from which a use of a name speaks for its other uses


def places(read: Reading) -> tuple[Place, ...]:
    """The names of places in title and text, in order and disjoint; ids and coordinates are GeoNames'.

    A name that the text makes a place and the gazetteer lacks has no id and no coordinates. The gazetteer is opened at
    the first call, and at the first ever built."""
    return places_by(read, gazetteer())


def places_by(read: Reading, known: Gazetteer) -> tuple[Place, ...]:
    """The same by a given gazetteer."""
    names = names_of(read, known)
    picks = chosen(names, read.report, known)
    return tuple(record(name, pick, names, picks) for name, pick in zip(names, picks, strict=True))


def names_of(read: Reading, known: Gazetteer) -> list[Name]:
    """The names that are places, in order."""
    lines = list(lines_of(read.sentences))
    by_line = [names_in(line, known) for line in lines]
    about = around(lines, read.report, [name for names in by_line for name in names])
    found = [name for names in by_line for name in weighed(names, about)]
    return [name for name in supported(found) if name.worth > 0]


def supported(names: Sequence[Name]) -> Iterable[Name]:
    """The names, those more worth that are surely a place elsewhere in the report."""
    sure = {name.key for name in names if name.worth >= SURE and name.key}
    bonus = words().worth["said_elsewhere"]
    return [replace(name, worth=name.worth + bonus) if name.key in sure else name for name in names]


def record(name: Name, pick: Entry | None, names: Sequence[Name], picks: Sequence[Entry | None]) -> Place:
    """A name and its place as a record."""
    sentence = name.line.sentence
    start, end = sentence.span(name.start, name.end)
    if pick is not None:
        return Place(
            sentence.field, start, end, name.text, pick.geonameid, pick.lat, pick.lon, pick.country, pick.admin1
        )
    outer = holder(name, names, picks)
    country, admin1 = (outer.country, outer.admin1) if outer else (None, None)
    return Place(sentence.field, start, end, name.text, None, None, None, country, admin1)


def holder(name: Name, names: Sequence[Name], picks: Sequence[Entry | None]) -> Entry | None:
    """The place that the text says holds a name."""
    if name.within is None:
        return None
    for other, pick in zip(names, picks, strict=True):
        if other.line is name.line and other.first == name.within.first:
            return pick
    return None
