"""The nouns of sayso as frozen records, without logic.

Offsets are Unicode code points into the stored `text` of a report (into its `title` where `field` is "title"), end
exclusive. Dates are ISO 8601 days. Unknown is None, never a default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Field = Literal["text", "title"]
Measure = Literal[
    "killed", "injured", "arrested", "missing", "abducted", "displaced", "besieged", "participants", "places", "other"
]
Modality = Literal["asserted", "denied", "hypothetical", "planned"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out, as first and last possible day, and how that is known."""

    first: str
    last: str
    origin: Literal["given", "meta", "url", "text"]  # "from" in tables and JSON
    at: str | None = None  # the ISO 8601 time as given, where more than the day is known: "2020-11-10T23:50:00+01:00"


@dataclass(frozen=True, slots=True)
class Report:
    """One published text and what is known of it. Its bytes and its text are never changed."""

    report_id: str
    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: Published | None
    authors: tuple[str, ...]
    language: str | None  # ISO 639-1
    location: (
        str  # where it was found: a path, "path:12" for the 12th line of a JSON Lines file, "-" for standard input
    )
    sha256: str  # of the bytes the report was read from (for JSON Lines: of its line)
    text_sha256: str  # of `text` in UTF-8
    extractor: str  # name and version of what turned bytes into text, e.g. "trafilatura 2.3.1"


@dataclass(frozen=True, slots=True)
class Problem:
    """An input, or a part of one, that could not be read or understood."""

    location: str
    report_id: str | None
    stage: Literal["read", "find", "link", "weigh"]
    reason: str  # one line: what was seen, what was expected, what to do


@dataclass(frozen=True, slots=True)
class Credit:
    """A line or phrase by which a report says whose work it is."""

    field: Field
    start: int
    end: int
    kind: Literal["byline", "dateline", "copyright", "republished", "contributed"]
    party: str


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody the text puts behind a figure or a quote, as the text names them."""

    name: str
    start: int
    end: int
    kind: Literal["named", "role", "vague", "anonymous"]
    via: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted claim. Bounds are inclusive; None is an open end."""

    field: Field
    start: int  # of the number phrase with its modifier: "at least 1,500"
    end: int
    measure: Measure
    who: str | None
    who_start: int | None
    who_end: int | None
    low: int | None
    high: int | None
    about: bool
    vague: bool
    words: str
    implicit: bool  # one victim told by a noun phrase or a name
    part_of: int | None  # index in the report's list of figures
    sources: tuple[Source, ...]
    attributed_to: str | None  # None is the outlet's own voice
    via: str | None
    modality: Modality
    agent: str | None
    background: bool
    scope: str | None
    first: str | None
    last: str | None
    as_of: str | None
    place: str | None
    event: int | None
    superseded: bool = False  # the text itself replaces this count by a later one: "rose to 45 from 38"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words or a statement that the text gives to a speaker."""

    field: Field
    start: int
    end: int
    kind: Literal["direct", "indirect", "mixed"]
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    role: str | None = None  # of a named speaker, as the report says it behind the name: "a nurse at the clinic"


@dataclass(frozen=True, slots=True)
class Blame:
    """Who holds whom responsible for what, verbatim. No verdict."""

    field: Field
    start: int
    end: int
    accuser: str | None  # None is the outlet's own voice
    accused: str
    act: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value."""

    field: Field
    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and, where the gazetteer has it, which place it is."""

    field: Field
    start: int
    end: int
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A phrase that tells of a happening: PLOVER category and mode, ACLED sub-event type."""

    field: Field
    start: int
    end: int
    type: str
    mode: str | None
    acled: str | None
    main: bool
    first: str | None
    last: str | None
    place: int | None  # index in the report's list of places
    actor: str | None
    recipient: str | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that share text, `a` the one with the lesser report_id."""

    a: str
    b: str
    relation: Literal["copy", "partial"]  # nearly the whole of one, or some of it
    share: float  # of the shorter text, 0 to 1
    origin: Literal["a", "b"] | None  # who has it first; None where nothing says, or both have it from a third
    group_id: str  # of the reports that share text with one another
    evidence: tuple[str, ...]  # what says so, one sentence each
    passages: tuple[tuple[int, int, int, int], ...]  # start and end in a, start and end in b


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event was, under the name its reports use; the rest where the gazetteer has it."""

    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that one or more reports tell of."""

    event_id: str  # of the least report hash of those mainly about it
    aliases: tuple[str, ...]  # every other id it has had, or would have had with fewer reports
    report_ids: tuple[str, ...]  # sorted: all that tell of it
    main_report_ids: tuple[str, ...]  # sorted: those mainly about it
    type: str | None  # PLOVER category
    mode: str | None
    acled: str | None
    first: str | None
    last: str | None
    place: Spot | None
    title: str | None  # a headline of one of its reports, verbatim


@dataclass(frozen=True, slots=True)
class Happenings:
    """What was linked: the events, and to which of them each figure and event mention of each report belongs."""

    events: tuple[Event, ...]  # those reports are mainly about first, then those told beside, each sorted by event_id
    figures: Mapping[str, tuple[str | None, ...]]  # by report_id: event_id of each of its figures, in their order
    mentions: Mapping[str, tuple[str | None, ...]]  # the same of its event mentions
    problems: tuple[Problem, ...]  # figures that found no event


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of two records; it outranks the machine."""

    decision: Literal["same", "not the same"]
    a: str  # report_id or party_id
    b: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever can be right or wrong on their own account."""

    party_id: str
    name: str  # the fullest one used
    aliases: tuple[str, ...]
    kind: (
        str  # newsroom, agency, ministry, police, army, hospital, monitor, rescue, organiser, person, witness, other …
    )
    part_of: str | None  # party_id of the body it speaks for or belongs to, where that is certain
    possibly: tuple[str, ...]  # party_ids that may be the same or under one command


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure in a finding, and what it does there."""

    report_id: str
    field: Field
    start: int
    end: int
    figure: int  # index in the report's list of figures
    role: str  # "counts", or why it does not: part, background, denied, hypothetical, planned, superseded, slip


@dataclass(frozen=True, slots=True)
class Side:
    """One of the positions in a conflict: a value or range, and who stands behind it."""

    low: int | None
    high: int | None
    parties: tuple[str, ...]
    n_reports: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the ledger says of one measure of one event and scope. Fields as docs/weigh defines them."""

    finding_id: str
    event_id: str
    measure: Measure
    scope: str | None
    low: int | None
    best: int | None
    high: int | None
    rule: str  # by which low, best and high were chosen
    corroborated_low: int | None  # the values that two independent parties stand for
    corroborated_high: int | None
    best_values: tuple[int, ...]  # all values with the largest k
    k_value: int | None
    k: int
    k_low: int
    k_high: int
    k_by_value: tuple[tuple[int, int], ...]
    floor: int | None
    n_reports: int
    n_newsrooms: int
    n_origins: int
    parties: tuple[str, ...]  # names of one smallest cut
    conflict: tuple[str, ...]
    sides: tuple[Side, ...]
    explanation: str  # one sentence a reporter can print
    figures: tuple[Standing, ...]
    stated_low: int | None = None  # the least and the largest number that a counting statement has
    stated_high: int | None = None
    open_low: bool = False  # the least is said as "up to", the largest as "at least": beyond it nothing is said
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """That one party has a value from another, with the evidence. "EVENT" is the happening, "FIGURE" the value."""

    finding_id: str
    origin: str  # "from" in tables and JSON: name of a party, or EVENT
    to: str  # name of a party, or FIGURE
    kind: str  # own, count, cite, via, credit, copy, reuse
    certain: bool
    report_id: str | None
    field: Field | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in one report."""

    credits: tuple[Credit, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    blames: tuple[Blame, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[EventMention, ...] = ()
