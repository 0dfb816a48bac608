"""The figures of a whole report: drafts of its sentences joined, completed and turned into records."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.find.attribution import Attribution, Speakers, attribution
from sayso.find.background import backgrounds, clause_span
from sayso.find.counted import Draft
from sayso.find.elliptic import answers, completed, may_answer
from sayso.find.figures import drafts, in_order
from sayso.find.later_fates import with_later_fates
from sayso.find.parts import with_parts
from sayso.find.reading import Reading
from sayso.find.standing import agent, modality, scope
from sayso.find.times import when
from sayso.records import EventMention, Figure, Mentions, Place, Report


def figures(read: Reading, others: Mentions | None = None, speakers: Speakers | None = None) -> tuple[Figure, ...]:
    """Every figure of the report, title first, in the order of the text; with the time, the place and the happening
    that it is about, of `others`, the mentions found before; `speakers` are those of the report, where there are."""
    others = others or Mentions()
    speakers = speakers or Speakers(read)
    told, indices = told_figures(read)
    found = with_parts(told)
    past = backgrounds(found, read.report)
    records = []
    for i, (draft, index) in enumerate(zip(found, indices, strict=True)):
        background = past[i] or (draft.whole is not None and past[draft.whole])
        figure = record(draft, attribution(draft, index, speakers), read.report, background=background)
        time = when(index, draft.counted.number.core_start, read, others.times)
        place = where(draft, others.places)
        first, last = (time.first, time.last) if time else (None, None)
        event = told_event(figure, draft, others.events)
        records.append(replace(figure, first=first, last=last, place=place.name if place else None, event=event))
    return tuple(records)


def told_event(figure: Figure, draft: Draft, events: Sequence[EventMention]) -> int | None:
    """The index of the happening that a figure is of: the nearest told in its sentence, else the report's main one; for
    background only one of its sentence, as it is not of the main one."""
    sentence = draft.parsed.sentence
    inside = [i for i, e in enumerate(events) if e.field == sentence.field and sentence.start <= e.start < sentence.end]
    if inside:
        return min(inside, key=lambda i: abs(events[i].start - figure.start))
    return None if figure.background else next((i for i, event in enumerate(events) if event.main), None)


def where(draft: Draft, places: Sequence[Place]) -> Place | None:
    """The place that the clause of a figure names: the first after the number, else the last before it."""
    sentence = draft.parsed.sentence
    at = sentence.place(draft.counted.number.core_start)
    first, last = sentence.span(*clause_span(sentence.text, draft.counted.number.core_start))
    near = [p for p in places if p.field == sentence.field and first <= p.start and p.end <= last]
    inside = [p for p in near if not is_origin(p, draft)]
    return next((p for p in inside if p.start > at), inside[-1] if inside else None)


LOCATING = ("in", "at", "near", "of", "outside", "from", "around", "across", "into", "on", ",")


def is_origin(place: Place, draft: Draft) -> bool:
    """Whether a place only says who is counted or who acts: "Syrian soldiers", "the Velden army"."""
    sentence = draft.parsed.sentence
    before = [token.lower_ for token in draft.parsed.doc if sentence.place(token.idx) < place.start][-1:]
    return not before or before[0] not in LOCATING


def told_figures(read: Reading) -> tuple[list[Draft], list[int]]:
    """The drafts of all sentences in one list, and for each the index of its sentence."""
    found: list[Draft] = []
    places: list[int] = []
    report = f"{read.report.text}\n{read.report.title or ''}"
    for index in range(len(read.sentences)):
        if index not in read.counting and not (found and may_answer(read.sentences[index].text)):
            continue
        parsed, base = read.parsed_at(index), len(found)
        here = completed(parsed, found, drafts(parsed, report), read)
        for draft in in_order([*here, *answers(parsed, found, here, read)]):
            found.append(replace(draft, whole=None if draft.whole is None else base + draft.whole))
            places.append(index)
    return with_later_fates(found, places, read), places


def record(draft: Draft, attributed: Attribution, report: Report, *, background: bool) -> Figure:
    """The draft as a record of its report."""
    sentence, number = draft.parsed.sentence, draft.counted.number
    who, who_start, who_end = counted_words(draft)
    start, end = sentence.span(number.start, number.end)
    given = (report.title or "") if sentence.field == "title" else report.text
    return Figure(
        field=sentence.field,
        start=start,
        end=end,
        measure=draft.measure,
        who=None if who is None else given[who_start:who_end],
        who_start=who_start,
        who_end=who_end,
        low=number.low,
        high=number.high,
        about=number.about,
        vague=number.vague,
        words=given[start:end],
        implicit=draft.implicit,
        part_of=draft.whole,
        sources=attributed.sources,
        attributed_to=attributed.name,
        via=attributed.via,
        modality=modality(draft),
        agent=agent(draft),
        background=background,
        scope=scope(draft),
        first=None,
        last=None,
        as_of=None,
        place=None,
        event=None,
        superseded=draft.superseded,
    )


def counted_words(draft: Draft) -> tuple[str | None, int | None, int | None]:
    """Who is counted, as the text says, with start and end in the report's field; None where only the number stands."""
    noun, doc, sentence = draft.counted.noun, draft.parsed.doc, draft.parsed.sentence
    if noun is None:
        return None, None, None
    first = noun.i if draft.implicit else draft.counted.last + 1
    while first < noun.i and doc[first].lower_ in (
        "of",
        "the",
        "more",
        "other",
        "additional",
        "his",
        "her",
        "their",
    ):
        first += 1
    first = min(first, noun.i)
    start, end = doc[first].idx, noun.idx + len(noun)
    return sentence.text[start:end], *sentence.span(start, end)
