"""The places a report names, each with the place of the gazetteer it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.find.gazetteer import Entry, Gazetteer, gazetteer
from sayso.find.place_choice import chosen
from sayso.find.place_signs import around, near, weighed
from sayso.find.place_spans import Name, lines_of, names_in, words
from sayso.find.reading import Reading
from sayso.lexicon import table
from sayso.records import Credit, Place

DOUBTFUL = -2.0  # worth below which company does not help a name
SURE = 1.5  # worth from which a use of a name speaks for its other uses


def places(read: Reading, credits: Sequence[Credit] = ()) -> tuple[Place, ...]:
    """The names of places in title and text, in order and disjoint; ids and coordinates are GeoNames'.

    None in the names of those who signed the report ("editing by Petra Lind").

    A name that the text makes a place and the gazetteer lacks has no id and no coordinates. The gazetteer is opened at
    the first call, and at the first ever built."""
    signed = [one for one in credits if one.kind in ("byline", "contributed", "copyright")]
    return tuple(
        place
        for place in places_by(read, gazetteer())
        if not any(c.field == place.field and c.start <= place.start and place.end <= c.end for c in signed)
    )


def places_by(read: Reading, known: Gazetteer) -> tuple[Place, ...]:
    """The same by a given gazetteer."""
    names = names_of(read, known)
    picks = chosen(names, read.report, known)
    by_word = {(id(name.line), name.first): pick for name, pick in zip(names, picks, strict=True)}
    return tuple(record(name, pick, by_word) for name, pick in zip(names, picks, strict=True))


def names_of(read: Reading, known: Gazetteer) -> list[Name]:
    """The names that are places, in order."""
    lines = list(lines_of(read.sentences))
    by_line = [names_in(line, known) for line in lines]
    about = around(lines, read.report, [name for names in by_line for name in names])
    found: Sequence[Name] = supported([name for names in by_line for name in weighed(names, about)])
    if any(DOUBTFUL < name.worth <= 0 for name in found):
        found = accompanied(found, read, known)
    return [name for name in found if name.worth > 0]


def accompanied(names: Sequence[Name], read: Reading, known: Gazetteer) -> Sequence[Name]:
    """The names, those worth more of which a place lies near the report's other places, or in a country of theirs
    where towns do not share their names with English families."""
    sure = chosen([name for name in names if name.worth > 0], read.report, known)
    towns = [place for place in sure if place is not None and place.kind in {"city", "admin2"}]
    countries = {place.country for place in sure if place is not None} - set(table("places")["english"]["countries"])
    bonus = words().worth["company"]

    def fits(entry: Entry) -> bool:
        return entry.kind in {"city", "admin2"} and (
            entry.country in countries or any(near(entry, town, 0.5) for town in towns)
        )

    return [
        replace(name, worth=name.worth + bonus) if name.worth <= 0 and any(map(fits, name.entries)) else name
        for name in names
    ]


def supported(names: Sequence[Name]) -> list[Name]:
    """The names, those more worth that are surely a place elsewhere in the report."""
    sure = {name.key for name in names if name.worth >= SURE and name.key}
    bonus = words().worth["said_elsewhere"]
    return [replace(name, worth=name.worth + bonus) if name.key in sure else name for name in names]


def record(name: Name, pick: Entry | None, by_word: Mapping[tuple[int, int], Entry | None]) -> Place:
    """A name and its place as a record; where it has none, with the country of what the text says holds it."""
    sentence = name.line.sentence
    start, end = sentence.span(name.start, name.end)
    if pick is not None:
        return Place(
            sentence.field, start, end, name.text, pick.geonameid, pick.lat, pick.lon, pick.country, pick.admin1
        )
    outer = by_word.get((id(name.line), name.within.first)) if name.within else None
    country, admin1 = (outer.country, outer.admin1) if outer else (None, None)
    return Place(sentence.field, start, end, name.text, None, None, None, country, admin1)
