"""Event mentions: what kinds of happening a report tells of, and which of them it is mainly about.

By words and the words around them (lexicon/kinds.toml), not by a parse; a parse that is there already says who did it
to whom. Kinds are categories and modes of PLOVER and sub-event types of ACLED.
"""

from collections.abc import Sequence

from sayso.find.kind_choice import Mention, main_mention, mentions_in, placed, scans
from sayso.find.kind_phrases import Scan
from sayso.find.kind_roles import roles
from sayso.find.parse import Sentence
from sayso.find.reading import Reading
from sayso.lexicon import table
from sayso.records import EventMention, Place, Time


def events(read: Reading, times: Sequence[Time], places: Sequence[Place]) -> tuple[EventMention, ...]:
    """The event mentions of the report, in order (title first), at most one a kind and sentence.

    At most one has `main` true; none has where the report is mainly about something PLOVER has no category for (an
    earthquake, a match), or about nothing that happened. `first` and `last` are the days and `place` the index in
    `places` that the sentence gives, for the main mention else the first ones of the report's opening; None where
    there are none. Parses nothing.
    """
    found = scans(read.sentences)
    mentions = placed([m for i in range(len(found)) for m in mentions_in(found, i)], read.sentences)
    main = main_mention(mentions)
    given = (m for m in mentions if m.type is not None)
    return tuple(event_of(m, found[m.sentence], read, times, places, main=m is main) for m in given)


def event_of(
    mention: Mention, found: Scan, read: Reading, times: Sequence[Time], places: Sequence[Place], *, main: bool
) -> EventMention:
    """The record of a mention."""
    sentence = read.sentences[mention.sentence]
    start, end = sentence.span(mention.start, mention.end)
    kind = table("kinds")["kinds"][mention.kind]
    time = time_near(sentence, start, times) or (opening_time(read, times) if main else None)
    place = place_near(sentence, start, places)
    if place is None and main:
        place = opening_place(read, places)
    actor, recipient = roles(read.parsed.get(mention.sentence), found, sentence, mention.start, mention.end)
    return EventMention(
        sentence.field,
        start,
        end,
        kind["type"],
        kind.get("mode"),
        kind.get("acled"),
        main,
        time.first if time else None,
        time.last if time else None,
        place,
        actor,
        recipient,
        mention.modality,
    )


def is_inside(item: Time | Place, sentence: Sentence) -> bool:
    return item.field == sentence.field and sentence.start <= item.start and item.end <= sentence.end


def time_near(sentence: Sentence, start: int, times: Sequence[Time]) -> Time | None:
    """The dated expression of the sentence that is closest to an offset."""
    dated = [t for t in times if t.first is not None and t.type in ("DATE", "TIME") and is_inside(t, sentence)]
    return min(dated, key=lambda t: abs(t.start - start), default=None)


def place_near(sentence: Sentence, start: int, places: Sequence[Place]) -> int | None:
    """Index of the place of the sentence that is closest to an offset, those after it before those ahead of it."""
    inside = [i for i, place in enumerate(places) if is_inside(place, sentence)]
    return min(inside, key=lambda i: (places[i].start < start, abs(places[i].start - start)), default=None)


OPENING = 4  # sentences in which a report says when and where, title included


def opening_time(read: Reading, times: Sequence[Time]) -> Time | None:
    """The first dated expression of the report's opening; a report that gives none leaves it unknown."""
    opening = read.sentences[:OPENING]
    dated = (t for t in times if t.first is not None and t.type in ("DATE", "TIME"))
    return next((t for t in dated if any(is_inside(t, sentence) for sentence in opening)), None)


def opening_place(read: Reading, places: Sequence[Place]) -> int | None:
    """Index of the first place of the report's opening."""
    opening = read.sentences[:OPENING]
    inside = (i for i, place in enumerate(places) if any(is_inside(place, sentence) for sentence in opening))
    return next(inside, None)
