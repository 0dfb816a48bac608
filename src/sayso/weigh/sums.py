"""Counts that a report gives in pieces: "three men and a boy" are four; "five shot, two of them fatally" three injured.

Nothing is reckoned but what stands side by side in one report, and the statement says how (`reckoned`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon import table
from sayso.records import Figure, Measure, Report
from sayso.weigh.records import Statement

SUMMED: tuple[Measure, ...] = ("killed", "injured", "arrested", "missing", "abducted")


@cache
def joins() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between two counts that are told together: with "and", and with a comma alone."""
    words = table("weigh")["joined"]
    age = r"(?:,? (?:ages? |aged |both )?\d{1,3}(?:(?:, | and |, and )\d{1,3})*)?"
    determiner = rf"(?:(?:{'|'.join(words['determiners'])}) )?(?:\d{{1,3}}-year-old )?"
    both = "|".join(map(re.escape, words["and"]))
    return re.compile(rf"^{age},? (?:{both}) {determiner}$"), re.compile(rf"^{age}, {determiner}$")


def sums(figures: Sequence[Figure], counting: Sequence[bool], report: Report) -> Iterator[tuple[int, ...]]:
    """The indices of figures of one measure that a report tells together: "two men, a woman and three children".

    Only those that are `counting`, exact, and no part of each other.
    """
    run: list[int] = []
    joined = False
    for i, figure in enumerate(figures):
        how = _joined(figures[run[-1]], figure, report) if run and counting[i] else None
        if how is None:
            yield from [tuple(run)] if joined and len(run) > 1 else []
            run, joined = [i] if counting[i] and _is_exact(figure) else [], False
        else:
            run.append(i)
            joined = how == "and"
    yield from [tuple(run)] if joined and len(run) > 1 else []


def _is_exact(figure: Figure) -> bool:
    exact = figure.low is not None and figure.low == figure.high and not figure.about and not figure.vague
    return exact and figure.measure in SUMMED and figure.words.lower() not in table("weigh")["joined"]["whole"]


def _joined(one: Figure, other: Figure, report: Report) -> str | None:
    """How two figures that follow each other are told together: "and", or by a comma; None where they are not."""
    if one.measure != other.measure or one.field != other.field or not _is_exact(other):
        return None
    text = report.text if one.field == "text" else report.title or ""
    between = text[one.end if one.implicit else max(one.end, one.who_end or 0) : other.start]
    by_and, by_comma = joins()
    rest = text[other.end : other.end + 120].split(".")[0]
    if by_and.match(between) or (one.implicit and other.implicit and is_introduced(one, other, between, rest)):
        return "and"
    if not by_comma.match(between) or (one.field == "text" and (one.implicit or other.implicit)):
        return None
    return "and" if one.field == "title" else "comma"


def is_introduced(one: Figure, other: Figure, between: str, rest: str) -> bool:
    """Whether a single person is told as a further one beside the single one before: "a man was shot in the arm and a
    woman was shot in the leg". "A" brings in somebody new, "the" takes up somebody known. Not where both are
    told by one noun, or where the words between, or the `rest` of the sentence, go to another place, time or deed."""
    new = re.match(r"(?:an?|another)\s", other.words, re.IGNORECASE)
    same = one.words.split()[-1].lower() == other.words.split()[-1].lower()
    elsewhere = re.search(r"\b(?:separate|similar|another|last|earlier|ago|by police|(?:19|20)\d\d|in [A-Z])", rest)
    joined = re.fullmatch(r"[a-z0-9 ’'-]{0,80}(?:,| and|, and| while|, while) ", between)
    return bool(new and joined and not same and not elsewhere)


def together(some: Sequence[Statement]) -> dict[int, Statement]:
    """Statements that are told together, by figure: the first with the sum, the others as parts of it; the first as it
    stands where the others are all of it: "three victims, one man and two women"."""
    n = sum(one.number for one in some)
    if len(some) > 2 and n == 2 * some[0].number:
        return {one.figure: replace(one, role="part") for one in some[1:]}
    how = " and ".join(f"{one.number:,}" for one in some)
    first = replace(some[0], stated=(n, n), low=n, high=n, reckoned=how, implicit=all(one.implicit for one in some))
    return {first.figure: first} | {one.figure: replace(one, role="part") for one in some[1:]}


def dead_among(one: Statement, killed: Sequence[Statement], figures: Sequence[Figure], report: Report) -> int | None:
    """How many of those a statement counts as hit died: 2 of "five people were shot, two of them fatally", by the words
    or as the report's next count of the dead after it; None where it says nothing of the kind."""
    counting = [each for each in killed if each.role == "counts" and each.stated[0] == each.stated[1]]
    told = [each for each in counting if figures[each.figure].part_of == one.figure]
    told = (
        told or [each for each in counting if (one.field == "text", one.start) < (each.field == "text", each.start)][:1]
    )
    if not told or one.implicit or one.stated[0] != one.stated[1]:
        return None
    dead = told[0]
    hit = figures[dead.figure].part_of == one.figure or is_of_hit(one, report)
    return dead.number if hit and 0 < dead.number < one.number else None


def is_death_among(figure: Figure, whole: Figure) -> bool:
    """Whether a figure counts those who died of a number of people hurt: a part of it, and a count of the dead."""
    return figure.measure == "killed" and whole.measure == "injured"


def less_the_dead(one: Statement, dead: int) -> Statement:
    """A statement of all who were hit as one of those who live."""
    n = one.number - dead
    return replace(one, stated=(n, n), low=n, high=n, reckoned=f"{one.number:,} less {dead:,} dead")


def is_of_hit(one: Statement, report: Report) -> bool:
    """Whether a number counts all who were hit, dead or not: "four people were shot"; not "four others were shot", nor
    "four were wounded"."""
    text = report.text if one.field == "text" else report.title or ""
    near = set(re.findall(r"\w+", text[max(0, one.start - 30) : one.end + 40].lower()))
    words = table("weigh")["injured"]
    return not near.isdisjoint(words["hit"]) and near.isdisjoint(words["others"])
