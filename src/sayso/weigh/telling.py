"""How one report tells its figures: what repeats an attributed one, what is part of another, what belongs together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon import table
from sayso.records import Report
from sayso.weigh.records import Statement

JOINED = re.compile(r"^(?:,? \d{1,3})?,? (?:and|&) (?:(?:an?|the|his|her|their|another) )?(?:\d{1,3}-year-old )?$")


def with_singles_counted(some: Sequence[Statement], report: Report) -> list[Statement]:
    """The statements of one report; where it only names victims, those that it joins by "and" are counted together."""
    if any(one.role == "counts" and not one.implicit for one in some):
        return list(some)
    found = list(some)
    for i, one in enumerate(some[:-1]):
        after = some[i + 1]
        text = report.text if one.field == "text" else report.title or ""
        pair = one.implicit and after.implicit and one.role == after.role == "counts" and one.field == after.field
        if pair and JOINED.match(text[one.end : after.start]):
            found[i], found[i + 1] = (replace(each, stated=(2, 2), low=2, high=2) for each in (one, after))
    if found == list(some):
        return found
    return [replace(one, role="part") if one.role == "counts" and one.number == 1 else one for one in found]


def without_the_dead(some: Sequence[Statement], killed: Sequence[Statement], report: Report) -> list[Statement]:
    """The statements of the injured of one report; "four shot, one dead" counts the dead too, where three are told as
    well."""
    dead = {one.number for one in killed if one.role == "counts" and one.number}
    told = {one.number for one in some if not one.implicit and one.role in ("counts", "part")}
    both = {
        one.number: one.number - n for one in some for n in dead if one.number - n in told and is_of_shot(one, report)
    }
    rest = set(both.values())
    return [
        replace(one, role="with the dead")
        if one.role == "counts" and one.number in both
        else replace(one, role="counts")
        if one.role == "part" and not one.implicit and one.number in rest
        else one
        for one in some
    ]


def is_of_shot(one: Statement, report: Report) -> bool:
    """Whether a number counts all who were hit, dead or not: "four people were shot"."""
    text = report.text if one.field == "text" else report.title or ""
    near = set(re.findall(r"\w+", text[max(0, one.start - 30) : one.end + 40].lower()))
    return bool(near & set(table("weigh")["injured"]["hit"]))


def without_parts(some: Sequence[Statement]) -> list[Statement]:
    """The statements of one report; a smaller number that the same voice tells after its first one is a part of it."""
    leading: list[Statement] = []
    found = []
    for one in some:
        if one.role == "counts" and any(is_part_of(one, first) for first in leading):
            one = replace(one, role="part")
        elif one.role == "counts":
            leading.append(one)
        found.append(one)
    return found


def is_part_of(one: Statement, first: Statement) -> bool:
    """Whether a statement is less than an earlier one of its report, and nobody else's."""
    if one.high >= first.low or one.hearsay or one.vague:
        return False
    return {origin.party for origin in one.origins} <= {origin.party for origin in first.origins}


def with_inherited(some: Sequence[Statement]) -> list[Statement]:
    """The statements of one report; one in the outlet's own voice has the origins of an attributed one that agrees."""
    told = [one for one in some if one.origins]
    return [one if one.origins or one.own or not told else heir(one, told) for one in some]


def heir(one: Statement, told: Sequence[Statement]) -> Statement:
    """An own-voice statement with the origins of those that it repeats; itself where it agrees with none."""
    same = [other for other in told if other.claim == one.claim] or [
        other for other in told if other.low <= one.high and one.low <= other.high
    ]
    if not same:
        return one
    origins = dict.fromkeys(origin for other in same for origin in other.origins)
    return replace(one, origins=tuple(origins), inherited=True)


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
