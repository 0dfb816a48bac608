"""Time expressions of a report as TIMEX3, by rule and without a model, anchored to the day of publication.

See docs/find/times.md for what counts as an expression and how it is dated.
"""

from collections.abc import Iterator
from datetime import date

from sayso.find.parse import Sentence, sentence_at
from sayso.find.reading import Reading
from sayso.find.timex_calendar import days_of
from sayso.find.timex_rules import Hit, hits, preferred
from sayso.find.timex_scene import Scene
from sayso.find.timex_values import READERS, Answer
from sayso.records import Time


def times(read: Reading) -> tuple[Time, ...]:
    """The time expressions of the report, in order (title first), disjoint.

    `first` and `last` are the days an expression covers, None where they are not known: a relative expression of a
    report without a day of publication is never dated from today. Where the publication is known only to a stretch of
    days, an expression is dated if both ends of the stretch agree.
    """
    published = read.report.published
    if published is None:
        return tuple(times_from(None, read))
    first, last = (date.fromisoformat(day) for day in (published.first, published.last))
    early = tuple(times_from(first, read))
    if first == last:
        return early
    late, undated = set(times_from(last, read)), {(t.field, t.start, t.end): t for t in times_from(None, read)}
    agreed = (t if t in late else undated.get((t.field, t.start, t.end)) for t in early)
    return tuple(t for t in agreed if t is not None)


def times_from(anchor: date | None, read: Reading) -> Iterator[Time]:
    """The time expressions, read as of a day of publication; None is an unknown day."""
    scene, before = Scene(anchor), None
    for sentence in joined(read):
        if before is None or new_paragraph(read, before, sentence):
            scene.new_paragraph()
        before = sentence
        for hit, answer in sorted(chosen(sentence, scene), key=lambda pair: pair[0].first):
            yield time_of(sentence, hit, answer)


def joined(read: Reading) -> Iterator[Sentence]:
    """The sentences; one that ends in "a.m." or "p.m." together with the next, which often only names the day."""
    held: Sentence | None = None
    for sentence in read.sentences:
        if held is not None and held.field == sentence.field and sentence.start - held.end < 3:
            text = (read.report.title or "") if sentence.field == "title" else read.report.text
            sentence = sentence_at(sentence.field, text, held.start, sentence.end)
        elif held is not None:
            yield held
        held = sentence if sentence.text.lower().endswith(("a.m.", "p.m.")) else None
        if held is None:
            yield sentence
    if held is not None:
        yield held


def new_paragraph(read: Reading, before: Sentence, after: Sentence) -> bool:
    """Whether a paragraph ends between two neighbouring sentences."""
    if before.field != after.field:
        return True
    return "\n" in read.report.text[before.end : after.start] if after.field == "text" else False


def chosen(sentence: Sentence, scene: Scene) -> list[tuple[Hit, Answer]]:
    """The expressions of a sentence, the longest reading of each; the scene takes them in, in order of the text."""
    taken: list[Hit] = []
    found: list[Hit] = []
    for hit in preferred(hits(sentence.text)):
        if all(hit.last <= other.first or other.last <= hit.first for other in taken) and READERS[hit.rule](hit, scene):
            taken.append(hit)
    found = sorted(taken, key=lambda hit: hit.first)
    answers = []
    for hit in found:
        answer = READERS[hit.rule](hit, scene)
        if answer is not None:
            scene.remember(hit, answer.type, answer.value)
            answers.append((hit, answer))
    return answers


def time_of(sentence: Sentence, hit: Hit, answer: Answer) -> Time:
    """The record of an expression."""
    start, end = sentence.span(hit.words.starts[hit.first], hit.words.ends[hit.last - 1])
    days = (answer.first, answer.last) if answer.first else None
    if days is None and answer.type in ("DATE", "TIME"):
        days = days_of(answer.value)
    first, last = (day.isoformat() if day else None for day in days or (None, None))
    return Time(sentence.field, start, end, answer.type, answer.value, first, last)
