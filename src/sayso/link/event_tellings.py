"""What one report says of one happening: when, where, what kind, how many, who is named."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.link.event_deeds import Deeds, deeds_told
from sayso.link.event_words import LEAD, Bag, Vocabulary, Words, headline_alone, words
from sayso.records import EventMention, Figure, Mentions, Place, Report, Spot

SHARP = 3  # days: an interval longer than this does not date a happening
LOOKS_BACK = 60  # days before publication up to which a day can be that of the news
TITLE = 120  # characters of the longest first line that can be a title
MEASURES = ("killed", "injured", "arrested", "participants")

Days = tuple[int, int]  # first and last possible day, as ordinals
Kind = tuple[str, str | None, str | None]  # PLOVER category and mode, ACLED sub-event type


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report says of one happening; number 0 is what it is mainly about."""

    report_id: str
    number: int
    published: Days | None
    days: Days | None
    kind: Kind | None
    place: Spot | None
    tolls: Mapping[str, int]  # by measure, the first plain figure
    measures: Bag  # how often each is counted in the title and the opening
    kinds: Bag
    places: Bag
    lead_places: Bag
    deeds: Deeds  # what happened, by families of words
    words: Words
    subject: str = "harm"  # of a telling beside the main one: "harm", or the measure that sets it apart
    sides: frozenset[str] = frozenset()  # of a telling beside the main one: whose places it was at, of a war's sides
    title: str | None = None  # of a telling beside the main one: the first words of its first sentence


def main_telling(
    report: Report, found: Mentions, vocabulary: Vocabulary, own: Sequence[Figure] | None = None
) -> Telling:
    """What a report is mainly about; `own` are its figures without those of other happenings."""
    main = next((event for event in found.events if event.main), None)
    published = days_of(report.published.first, report.published.last) if report.published else None
    title = report.title or first_line(report.text)
    said = words(title, report.text, vocabulary, {p.name for p in found.places if p.geonameid and not p.admin1})
    end = len(headline_alone(title))
    places = [p for p in found.places if p.field != "title" or p.start < end]
    return Telling(
        report.report_id,
        0,
        published,
        told_days(main, found, published),
        (main.type, main.mode, main.acled) if main else None,
        main_place(main, found.places),
        tolls(found.figures if own is None else own),
        Counter(
            vocabulary.number(f"#measure {figure.measure}")
            for figure in found.figures
            if is_news(figure) and figure.measure != "other" and in_lead(figure)
        ),
        Counter(vocabulary.number(f"#kind {event.type} {event.mode or ''}") for event in found.events),
        dict.fromkeys((vocabulary.number(place_term(p)) for p in places), 1),
        dict.fromkeys((vocabulary.number(place_term(p)) for p in places if in_lead(p)), 1),
        deeds_told(said.families, main.acled if main else None, vocabulary),
        said,
    )


def first_line(text: str) -> str:
    """The first line of a text that gives no title, where it is as short as one; else nothing."""
    line, _, rest = text.lstrip().partition("\n")
    return line if rest and len(line) <= TITLE and not line.rstrip().endswith(".") else ""


def days_of(first: str | None, last: str | None) -> Days | None:
    """ISO days as ordinals; None where the first is unknown."""
    if first is None:
        return None
    begin = date.fromisoformat(first[:10]).toordinal()
    return begin, max(begin, date.fromisoformat(last[:10]).toordinal()) if last else begin


def told_days(main: EventMention | None, found: Mentions, published: Days | None) -> Days | None:
    """When the main happening was: by its mention, else by the first sharp time of the opening."""
    given = sharp(days_of(main.first, main.last), published) if main else None
    if given is not None:
        return given
    times = (t for t in found.times if t.type in ("DATE", "TIME") and (t.field == "title" or t.start < LEAD))
    return next((days for t in times if (days := sharp(days_of(t.first, t.last), published))), None)


def sharp(days: Days | None, published: Days | None) -> Days | None:
    """The days, where they are few and can be those of the news."""
    if days is None or days[1] - days[0] > SHARP:
        return None
    if published and not (published[0] - LOOKS_BACK <= days[0] and days[1] <= published[1] + 1):
        return None
    return days


def main_place(main: EventMention | None, places: Sequence[Place]) -> Spot | None:
    """The place of the main mention, else the first place."""
    if main is not None and main.place is not None:
        return spot(places[main.place])
    return spot(places[0]) if places else None


def spot(place: Place) -> Spot:
    """A place without where it stands."""
    return Spot(place.name, place.geonameid, place.lat, place.lon, place.country, place.admin1)


def place_term(place: Place | Spot) -> str:
    """The term that two mentions of one place share: its gazetteer id, else its name."""
    return f"#place {place.geonameid or place.name.lower()}"


def in_lead(item: Place | Figure) -> bool:
    """Whether a mention stands in the title or the opening."""
    return item.field == "title" or item.start < LEAD


def is_news(figure: Figure) -> bool:
    """Whether a figure counts what the report tells as having happened now."""
    return not figure.background and figure.modality == "asserted" and not figure.superseded


def tolls(figures: Sequence[Figure]) -> dict[str, int]:
    """By measure, the first plain count of a whole, whoever is counted; where there is none, a single victim."""
    found: dict[str, int] = {}
    in_order = sorted(figures, key=lambda one: (one.implicit, one.field != "title", one.start))
    for figure in in_order:
        if is_news(figure) and not figure.vague and figure.part_of is None and not (figure.implicit and figure.scope):
            value = figure.low if figure.low is not None else figure.high
            if value:
                found.setdefault(figure.measure, value)
    return found
