"""How one report tells its figures: what repeats an attributed one, what is part of another, what belongs together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon import table
from sayso.records import Figure, Report
from sayso.weigh.records import Statement
from sayso.weigh.sums import dead_among, is_of_hit, less_the_dead, sums, together


def with_joined(
    told: Mapping[int, Statement], figures: Sequence[Figure], events: Sequence[str | None], report: Report
) -> dict[int, Statement]:
    """The statements of one report by figure; those of an event that it joins by "and" are counted together, by the
    first of them."""
    found = dict(told)
    counting = [i in told and told[i].role == "counts" for i in range(len(figures))]
    for some in sums(figures, counting, report):
        if len({events[i] for i in some}) == 1:
            found |= together([told[i] for i in some])
    return found


def without_more_singles(some: Sequence[Statement]) -> list[Statement]:
    """The statements of one report; where it names victims of whom it joins some, the others are parts."""
    counts = [one for one in some if one.role == "counts"]
    if all(one.number == 1 for one in counts) or any(not one.implicit for one in counts):
        return list(some)
    return [replace(one, role="part") if one.role == "counts" and one.number == 1 else one for one in some]


def without_the_dead(
    some: Sequence[Statement], killed: Sequence[Statement], figures: Sequence[Figure], report: Report
) -> list[Statement]:
    """The statements of the injured of one report; "four shot, one dead" counts the dead too: where three are told as
    well it does not count, else it is of three."""
    dead = {one.number for one in killed if one.role == "counts" and one.number}
    told = {one.number for one in some if not one.implicit and one.role in ("counts", "part")}
    hit = [one for one in some if one.hit]
    both = {one.figure: one.number - n for one in hit for n in dead if one.number - n in told}
    rest = set(both.values())
    found = []
    for one in some:
        if one.role == "counts" and one.figure in both:
            one = replace(one, role="with the dead")
        elif one.role == "part" and not one.implicit and one.number in rest:
            one = replace(one, role="counts")
        elif one.role == "counts" and not rest and (n := dead_among(one, killed, figures, report)):
            one = less_the_dead(one, n)
        found.append(one)
    return found


def without_manifolds(some: Sequence[Statement]) -> list[Statement]:
    """The statements of the injured; "a quadruple shooting" counts the dead too and says nothing where a number tells
    those who were hurt."""
    told = any(one.role == "counts" and not one.implicit and not one.manifold for one in some)
    return [
        replace(one, role="with the dead") if told and one.role == "counts" and one.manifold else one for one in some
    ]


def less_manifold_dead(some: Sequence[Statement], killed: Sequence[Statement]) -> list[Statement]:
    """The statements of the injured of one event; "a triple shooting" is of two where one death is told, and of none
    where all died."""
    dead = max((one.number for one in killed if one.role == "counts"), default=0)
    found = []
    for one in some:
        if one.role == "counts" and one.manifold and dead:
            one = less_the_dead(one, dead) if dead < one.number else replace(one, role="with the dead")
        found.append(one)
    return found


def is_all_hit(one: Statement, report: Report) -> bool:
    """Whether a statement of the injured is a number in words that may count the dead too."""
    return not one.implicit and not one.vague and is_of_hit(one, report)


def without_others_dead(some: Sequence[Statement], killed: Sequence[Statement]) -> list[Statement]:
    """The statements of the injured of one event; "four shot" of one report counts the dead too where another numbers
    the dead and the rest: "one killed, three wounded"."""
    dead = {one.number for one in killed if one.role == "counts" and one.number}
    rest = {one.number for one in some if one.role == "counts" and not one.implicit and not one.vague and not one.hit}
    return [
        replace(one, role="with the dead")
        if one.role == "counts" and one.hit and any(one.number - n in rest for n in dead)
        else one
        for one in some
    ]


def without_parts(some: Sequence[Statement], report: Report) -> list[Statement]:
    """The statements of one report; a smaller number that the same voice tells after its first one is a part of it."""
    leading: list[Statement] = []
    found = []
    for one in some:
        if one.role == "counts" and (
            any(is_part_of(one, first) for first in leading)
            or (one.measure == "injured" and is_some_of(one, some, report))
        ):
            one = replace(one, role="part")
        elif one.role == "counts":
            leading.append(one)
        found.append(one)
    return found


OF_THE = re.compile(
    r"\s+(?:others\s+)?(?:of|among)\s+(?:the|those|these|them|whom|which|his|her|their)\b", re.IGNORECASE
)


def is_some_of(one: Statement, some: Sequence[Statement], report: Report) -> bool:
    """Whether a number is told as some of those hurt, where the report has a larger one: "two of the victims"."""
    larger = any(other.role == "counts" and not other.implicit and other.low > one.high for other in some)
    return larger and is_among(one, report)


def is_among(one: Statement, report: Report) -> bool:
    """Whether the words after a number tell it as some of those that were told of: "nine of the dead"."""
    text = report.text if one.field == "text" else report.title or ""
    return OF_THE.match(text[one.end : one.end + 40]) is not None


def is_part_of(one: Statement, first: Statement) -> bool:
    """Whether a statement is less than an earlier one of its report, and nobody else's."""
    if one.high >= first.low or one.hearsay or one.vague or first.vague:
        return False
    return {origin.party for origin in one.origins} <= {origin.party for origin in first.origins}


def with_inherited(some: Sequence[Statement]) -> list[Statement]:
    """The statements of one report; one in the outlet's own voice has the origins of an attributed one that agrees."""
    told = [one for one in some if one.origins]
    return [one if one.origins or one.own or not told else heir(one, told) for one in some]


def heir(one: Statement, told: Sequence[Statement]) -> Statement:
    """An own-voice statement with the origins of those that it repeats; itself where it agrees with none."""
    same = [other for other in told if other.claim == one.claim] or [
        other for other in told if other.low <= one.high and one.low <= other.high and (one.vague or not other.vague)
    ]
    same = same or summands(one, told)
    if not same:
        return one
    origins = dict.fromkeys(origin for other in same for origin in other.origins)
    return replace(one, origins=tuple(origins), inherited=True)


def summands(one: Statement, told: Sequence[Statement]) -> list[Statement]:
    """The attributed counts of a report of which an own-voice number is the sum: "29 hurt" where 16 and 13 follow."""
    less = [other for other in told if other.role in ("counts", "part") and 0 < other.number < one.number]
    distinct = {other.claim: other for other in less}
    exact = one.stated[0] == one.stated[1] and not one.about
    return (
        less if exact and len(distinct) > 1 and sum(other.number for other in distinct.values()) == one.number else []
    )


@cache
def own_count() -> re.Pattern[str]:
    """A sentence by which an outlet says that its own people counted."""
    words = table("weigh")["own"]
    people, counting = ("|".join(map(re.escape, words[key])) for key in ("people", "counting"))
    behind = "".join(rf"(?<!\b{re.escape(word)} )" for word in words["listening"])
    who = rf"{behind}(?<!\w)(?:{people})(?!\w)"
    what = rf"(?<!\w)(?:{counting})(?!\w)"
    return re.compile(rf"{who}[^.\n]{{0,120}}?{what}|{what}[^.\n“\"]{{0,60}}?{who}", re.IGNORECASE)


def own_notes(text: str) -> list[int]:
    """Where a text says that the outlet's own people made the count."""
    return [match.start() for match in own_count().finditer(text)]


OWN_REACH = 700  # characters between a figure and the sentence that says who counted it


def is_own_count(one: Statement, notes: Sequence[int]) -> bool:
    """Whether such a sentence stands near a figure that the text gives to nobody; of a headline, near the beginning."""
    at = one.start if one.field == "text" else 0
    return not one.origins and not one.hearsay and any(abs(note - at) <= OWN_REACH for note in notes)
