"""Time expressions of a report as TIMEX3, by rule and without a model, anchored to the day of publication.

See docs/find/times.md for what counts as an expression and how it is dated.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from sayso.find.parse import Sentence, sentence_at
from sayso.find.reading import Reading
from sayso.find.timex_calendar import days_of
from sayso.find.timex_rules import Hit, hits, preferred
from sayso.find.timex_scene import Scene
from sayso.find.timex_values import READERS, Answer
from sayso.lexicon import table
from sayso.records import Time

CLAUSE, SAYING, EMBEDDED = 60, 150, 150  # characters of distance that a clause's end, a saying, another event are worth
FARTHEST = 300  # beyond it an expression of the same sentence dates something else


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
    late = set(times_from(last, read))
    undated = {(t.field, t.start, t.end): t for t in times_from(None, read)}
    agreed = (t if t in late else undated.get((t.field, t.start, t.end)) for t in early)
    return tuple(t for t in agreed if t is not None)


def times_from(anchor: date | None, read: Reading) -> Iterator[Time]:
    """The time expressions, read as of a day of publication; None is an unknown day."""
    scene, before = Scene(anchor), None
    for sentence in joined(read):
        if before is None or new_paragraph(read, before, sentence):
            scene.new_paragraph()
        before = sentence
        for hit, answer in expressions(sentence, scene):
            yield time_of(sentence, hit, answer)


def joined(read: Reading) -> Iterator[Sentence]:
    """The sentences; one that ends in "a.m." or "p.m." together with the next, which often only names the day."""
    held: Sentence | None = None
    for sentence in read.sentences:
        whole = sentence
        if held is not None and held.field == sentence.field and sentence.start - held.end < 3:
            text = (read.report.title or "") if sentence.field == "title" else read.report.text
            whole = sentence_at(sentence.field, text, held.start, sentence.end)
        elif held is not None:
            yield held
        held = whole if whole.text.lower().endswith(("a.m.", "p.m.")) else None
        if held is None:
            yield whole
    if held is not None:
        yield held


def new_paragraph(read: Reading, before: Sentence, after: Sentence) -> bool:
    """Whether a paragraph ends between two neighbouring sentences."""
    if before.field != after.field:
        return True
    return after.field == "text" and "\n" in read.report.text[before.end : after.start]


def expressions(sentence: Sentence, scene: Scene) -> list[tuple[Hit, Answer]]:
    """The expressions of a sentence in order, the longest reading of each; the scene takes them in."""
    taken: list[Hit] = []
    for hit in preferred(hits(sentence.text)):
        if is_in_name(sentence.text, hit):
            continue
        if all(hit.last <= other.first or other.last <= hit.first for other in taken) and READERS[hit.rule](hit, scene):
            taken.append(hit)
    found: list[tuple[Hit, Answer]] = []
    for hit in sorted(taken, key=lambda hit: hit.first):
        # Read again: what stands before it in the sentence may have moved the narrative on.
        answer = READERS[hit.rule](hit, scene)
        if answer is not None:
            scene.remember(hit, answer.type, answer.value)
            found.append((hit, answer))
    return found


def is_in_name(text: str, hit: Hit) -> bool:
    """Whether a day is part of a name: "the Ninth of May Brigades", "17 October Square"."""
    return hit.rule == "calendar" and name_sign().match(text, hit.words.ends[hit.last - 1]) is not None


@cache
def name_sign() -> re.Pattern[str]:
    """A capitalised noun that makes the day before it a name, and no verb behind it: "5 May Street" is no date."""
    return re.compile(rf"\s+(?:{'|'.join(table('times')['named_after'])})(?!\w)")


def time_of(sentence: Sentence, hit: Hit, answer: Answer) -> Time:
    """The record of an expression."""
    start, end = sentence.span(hit.words.starts[hit.first], hit.words.ends[hit.last - 1])
    first, last = answer.first, answer.last
    if first is None and answer.type in ("DATE", "TIME"):
        first, last = days_of(answer.value) or (None, None)
    return Time(
        sentence.field,
        start,
        end,
        answer.type,
        answer.value,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
    )


def when(sentence_index: int, offset: int, read: Reading, found: Sequence[Time]) -> Time | None:
    """The expression of `found` that most plausibly dates the clause at an offset of read.sentences[index].text.

    Only a DATE or TIME of the same sentence, "recently" and its like left out; the nearest, where the end of a clause
    counts as distance. A date of saying ("police said on Friday") dates the saying, a date after "since" or
    "anniversary of" another happening: they are taken only where they stand close and nothing else does. The date of a
    dateline or of a page's stamp is never taken. None where no expression is plausible.
    """
    sentence = read.sentences[sentence_index]
    place = sentence.place(min(max(offset, 0), len(sentence.text) - 1))
    text = (read.report.title or "") if sentence.field == "title" else read.report.text
    here = [t for t in found if t.field == sentence.field and sentence.start <= t.start < sentence.end]
    here = [t for t in here if t.type in ("DATE", "TIME") and not t.value.endswith("_REF") and not is_stamp(t, text)]
    costs = {t: distance(t, place, text, sentence) for t in here}
    best = min(here, key=lambda t: (costs[t], t.start), default=None)
    return best if best is not None and costs[best] < FARTHEST else None


def is_stamp(time: Time, text: str) -> bool:
    """Whether an expression is the stamp of a page ("Updated: …") or the date of a dateline."""
    before, after = text[max(0, time.start - 20) : time.start].lower(), text[time.end : time.end + 40].lower()
    dateline = clause_sign("stamp_after").search(after) and before.rstrip().endswith(",")
    return bool(dateline or clause_sign("stamp_before").search(before))


def distance(time: Time, place: int, text: str, sentence: Sentence) -> int:
    """How far an expression is from dating the clause at a place, in characters and what clauses' ends are worth."""
    between = text[time.end : place] if time.end <= place else text[place : time.start]
    lead = text[sentence.start : time.start].lower()
    opening = not lead.strip(' "“”‘’(') or lead.strip() in ("on", "in", "at", "late on", "early on", "by")
    ends = len(clause_sign("boundary").findall(between.lower())) - (opening and time.end <= place)
    cost = len(between) + CLAUSE * max(0, ends)
    if clause_sign("saying").search(lead) and not clause_sign("saying").search(
        text[sentence.start : place + 1].lower()
    ):
        cost += SAYING
    return cost + (EMBEDDED if clause_sign("embedded").search(lead) else 0)


@cache
def clause_sign(name: str) -> re.Pattern[str]:
    """A pattern of [clauses] in lexicon/times.toml."""
    return re.compile(table("times")["clauses"][name])
