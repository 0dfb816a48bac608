"""The figures of a whole report: drafts of its sentences joined, completed and turned into records."""

from dataclasses import replace

from sayso.find.attribution import Attribution, Speakers, attribution
from sayso.find.background import backgrounds
from sayso.find.counted import Draft
from sayso.find.figures import drafts
from sayso.find.parts import with_parts
from sayso.find.reading import Reading
from sayso.find.standing import agent, modality, scope
from sayso.records import Figure, Report


def figures(read: Reading) -> tuple[Figure, ...]:
    """Every figure of the report, title first, in the order of the text."""
    speakers = Speakers(read)
    told, places = told_figures(read)
    found = with_parts(told)
    behind = [attribution(draft, place, speakers) for draft, place in zip(found, places, strict=True)]
    past = backgrounds(found, read.report)
    return tuple(
        record(draft, attributed, read.report, background=past[i] or (draft.whole is not None and past[draft.whole]))
        for i, (draft, attributed) in enumerate(zip(found, behind, strict=True))
    )


def told_figures(read: Reading) -> tuple[list[Draft], list[int]]:
    """The drafts of all sentences in one list, and for each the index of its sentence."""
    found: list[Draft] = []
    places: list[int] = []
    for index, parsed in sorted(read.parsed.items()):
        base = len(found)
        for draft in drafts(parsed, read.report.text):
            found.append(replace(draft, whole=None if draft.whole is None else base + draft.whole))
            places.append(index)
    return found, places


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
