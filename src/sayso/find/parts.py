"""Which figures of a report are parts of larger ones, once all its sentences are read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.find.counted import Draft, holds
from sayso.find.figures import INCLUDING

THEY_INCLUDE = re.compile(
    r"^\W*(?:they|these|those|among\s+(?:them|these|those))\s+(?:include[sd]?|were|are)\b", re.IGNORECASE
)
OF_NEXT = re.compile(r"\s+(?:more\s+)?of\s+(?:the\s+|those\s+|these\s+)?", re.IGNORECASE)
OWN_KIN = re.compile(r"(?:my|our)\s", re.IGNORECASE)  # "they led away my sister": one of those the report counts
REACH_BACK = 14  # figures that "14 of the dead" looks back over for its whole
REACH_ON = 4  # figures that it looks ahead over
MOST_PARTS = 4  # figures that may add up to one before them
LEAST_SUM = 6  # the least whole that a sum can give away: small numbers add up by chance


def with_parts(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with `whole` set to the index, in this list, of the figure each is a part of."""
    found = list(drafts)
    for i, draft in enumerate(found):
        unnamed = draft.measure == "other" and THEY_INCLUDE.search(draft.parsed.sentence.text)
        if (draft.part or unnamed) and draft.whole is None:
            found[i] = replace(draft, whole=whole_of(i, found))
    for i, draft in enumerate(found):
        if draft.whole is None and is_of_next(i, found):
            found[i] = replace(draft, whole=i + 1, part=True)
    for i, draft in enumerate(found):
        whole = next((j for j in range(i - 1, -1, -1) if found[j].parsed is draft.parsed and among(found[j])), None)
        if draft.whole is None and whole is not None and can_hold(found[whole], draft):
            found[i] = replace(draft, whole=whole, part=True)
    for i, draft in enumerate(found):
        if draft.whole is None and i and (whole := shared_whole(i, found)) is not None:
            found[i] = replace(draft, whole=whole, part=True)
    for whole, parts in sums(found):
        for i in parts:
            found[i] = replace(found[i], whole=whole, part=True)
    for i, draft in enumerate(found):
        if OWN_KIN.match(draft.parsed.sentence.text[draft.counted.number.start :]) and draft.implicit:
            whole = next((j for j, other in enumerate(found) if can_hold(other, draft) and other.whole is None), None)
            found[i] = replace(draft, whole=draft.whole if draft.whole is not None else whole)
    return [of_kin(draft, found) for draft in without_cycles(found)]


def is_of_next(i: int, found: Sequence[Draft]) -> bool:
    """Whether a figure is told as some of the next one: "one of four injured", "two of the nine people killed"."""
    if i + 1 >= len(found) or found[i + 1].parsed is not found[i].parsed or not can_hold(found[i + 1], found[i]):
        return False
    between = found[i].parsed.sentence.text[found[i].counted.number.end : found[i + 1].counted.number.start]
    return OF_NEXT.fullmatch(between) is not None


def without_cycles(found: Sequence[Draft]) -> list[Draft]:
    """The drafts, none a part of itself by way of others: the last link of a circle is dropped."""
    result = list(found)
    for i in range(len(result)):
        seen, at = {i}, result[i].whole
        while at is not None and at not in seen:
            seen.add(at)
            at = result[at].whole
        if at is not None:
            result[i] = replace(result[i], whole=None)
    return result


def of_kin(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A part told only as of "the victims", with the measure of its whole."""
    whole = None if draft.whole is None else found[draft.whole]
    return replace(draft, measure=whole.measure) if whole and draft.measure == "other" else draft


def can_hold(whole: Draft, part: Draft) -> bool:
    """Whether a figure can be the whole of another: the same measure, or a part of unnamed victims, and not less."""
    if (
        whole.implicit
        or whole.measure in ("places", "participants")
        or not holds(whole.counted.number, part.counted.number)
    ):
        return False
    if part.superseded:
        return False
    same = whole.measure == part.measure or (part.measure == "other" and whole.measure in ("killed", "injured"))
    return same and value(whole) != value(part)


def value(draft: Draft) -> tuple[int | None, int | None]:
    """The bounds of a draft."""
    return draft.counted.number.low, draft.counted.number.high


def whole_of(i: int, found: Sequence[Draft]) -> int | None:
    """The index of the figure that the i-th is a part of by its words: one of its sentence, else the last before it
    that is no part itself, else the next."""
    inside = including(i, found)
    if inside is not None:
        return inside
    same = [j for j in range(i + 1, len(found)) if found[j].parsed is found[i].parsed and among(found[j])]
    before = range(i - 1, max(-1, i - 1 - REACH_BACK), -1)
    after = range(i + 1, min(len(found), i + 1 + REACH_ON))
    fitting = [
        j
        for j in [*same, *before, *after]
        if can_hold(found[j], found[i]) and found[j].whole is None and not (found[j].part and j not in same)
    ]
    exact = [j for j in fitting if not found[j].counted.number.vague and not found[j].superseded]
    return next(iter(exact or fitting), None)


def including(i: int, found: Sequence[Draft]) -> int | None:
    """The figure before "including" in whose bracket the i-th stands, in its own sentence."""
    text = found[i].parsed.sentence.text[: found[i].counted.number.start]
    if THEY_INCLUDE.search(text):
        earlier = [j for j in range(i) if found[j].measure in ("killed", "injured", "arrested", "missing", "displaced")]
        return next((j for j in reversed(earlier) if found[j].whole is None and can_hold(found[j], found[i])), None)
    if not INCLUDING.search(text[-60:]):
        return None
    before = [j for j in range(i) if found[j].parsed is found[i].parsed and can_hold(found[j], found[i])]
    return before[-1] if before else None


def among(draft: Draft) -> bool:
    """Whether a figure stands right after "among": what else its sentence counts is a part of it."""
    return bool(
        re.search(
            r"\bamong\s+(?:the\s+|some\s+)?$", draft.parsed.sentence.text[: draft.counted.number.start], re.IGNORECASE
        )
    )


def shared_whole(i: int, found: Sequence[Draft]) -> int | None:
    """The whole of the figure right before, where this one goes on with it: "including 84 children and 35 women"."""
    draft, before = found[i], found[i - 1]
    if before.whole is None or before.parsed is not draft.parsed or before.measure != draft.measure:
        return None
    end = (
        before.counted.number.end if before.counted.noun is None else before.counted.noun.idx + len(before.counted.noun)
    )
    if before.whole == i or end > draft.counted.number.start:
        return None
    between = draft.parsed.sentence.text[end : draft.counted.number.start].strip(" ,").lower()
    whole = found[before.whole]
    return (
        before.whole
        if between in ("", "and", "as well as") and holds(whole.counted.number, draft.counted.number)
        else None
    )


def sums(found: Sequence[Draft]) -> list[tuple[int, list[int]]]:
    """Each figure with the next few of its measure where they add up to it: "nine dead … four here … five there"."""
    result = []
    for i, whole in enumerate(found):
        least = whole.counted.number.low
        if (
            least is None
            or least < LEAST_SUM
            or whole.whole is not None
            or whole.implicit
            or whole.counted.number.vague
        ):
            continue
        following = [
            j
            for j in range(i + 1, len(found))
            if (found[j].measure == whole.measure or (found[j].measure == "other" and found[j].parsed is whole.parsed))
            and value(found[j]) != value(whole)
            and not found[j].implicit
            and found[j].whole is None
            and not found[j].superseded
        ]
        for k in range(2, MOST_PARTS + 1):
            run = following[:k]
            lows = [found[j].counted.number.low for j in run]
            free = not any(found[j].counted.number.vague for j in run)
            if len(run) == k and free and None not in lows and sum(low or 0 for low in lows) == least:
                result.append((i, run))
                break
    return result
