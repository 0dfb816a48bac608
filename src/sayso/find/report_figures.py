"""The figures of a whole report: drafts of its sentences joined, completed and turned into records."""

from dataclasses import replace

from sayso.find.figures import Draft, drafts
from sayso.find.reading import Reading
from sayso.records import Figure


def figures(read: Reading) -> tuple[Figure, ...]:
    """Every figure of the report, title first, in the order of the text."""
    found: list[Figure] = []
    for parsed in read.parsed.values():
        base = len(found)
        local = drafts(parsed, read.report.text)
        for draft in local:
            figure = record(draft)
            found.append(replace(figure, part_of=None if draft.whole is None else base + draft.whole))
    return tuple(found)


def record(draft: Draft) -> Figure:
    """The draft as a record of the report, as far as its own sentence says."""
    sentence, counted = draft.parsed.sentence, draft.counted
    number = counted.number
    who, who_start, who_end = counted_words(draft)
    return Figure(
        field=sentence.field,
        start=sentence.start + number.start,
        end=sentence.start + number.end,
        measure=draft.measure,
        who=who,
        who_start=who_start,
        who_end=who_end,
        low=number.low,
        high=number.high,
        about=number.about,
        vague=number.vague,
        words=sentence.text[number.start : number.end],
        implicit=draft.implicit,
        part_of=None,
        sources=(),
        attributed_to=None,
        via=None,
        modality="asserted",
        agent=None,
        background=False,
        scope=None,
        first=None,
        last=None,
        as_of=None,
        place=None,
        event=None,
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
    return sentence.text[start:end], sentence.start + start, sentence.start + end
