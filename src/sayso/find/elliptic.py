"""Bare numbers that answer a count given before: "police gave their own figure: 30". They count what it counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.find.counted import Draft, counted_numbers
from sayso.find.parse import Parsed
from sayso.find.reading import Reading, number_sign
from sayso.find.rivals import is_rival
from sayso.lexicon import table

BARE = ("people", "persons", "individuals")  # nouns that say nothing of what befell whom they count


@cache
def before_pattern() -> re.Pattern[str]:
    """The words right before such a number."""
    return re.compile("|".join(f"(?:{one})" for one in table("elliptic")["before"]), re.IGNORECASE)


@cache
def after_pattern() -> re.Pattern[str]:
    """What may stand right after it."""
    return re.compile(table("elliptic")["after"], re.IGNORECASE)


@cache
def sign() -> re.Pattern[str]:
    """Such words with a number few words after them."""
    bare = "|".join(f"(?:{one.removesuffix('$')})" for one in table("elliptic")["before"])
    return re.compile(rf"(?:{bare})(?:[a-z]+\s+){{0,3}}(?:{number_sign().pattern})", re.IGNORECASE)


def may_answer(text: str) -> bool:
    """Whether a sentence may hold a bare number that answers an earlier count, so that it is worth a parse."""
    return bool(sign().search(text))


def answers(parsed: Parsed, earlier: Sequence[Draft], here: Sequence[Draft], read: Reading) -> Iterator[Draft]:
    """The bare numbers of a sentence that answer a count of the sentences before; `here` are its other figures."""
    text = parsed.sentence.text
    asked_before = asked(parsed, earlier, read)
    if asked_before is None and not here:
        return
    for counted in counted_numbers(parsed, frozenset()):
        number = counted.number
        first = next(
            (one for one in reversed(here) if one.counted.number.end < number.start and not one.implicit), None
        )
        told = first or asked_before
        if told is None or any(one.counted.number.start == number.start for one in here):
            continue
        ends, begins = after_pattern().match(text[number.end :]), before_pattern().search(text[: number.start])
        if (ends and begins) or (first and counted.noun is None and is_rival(text, counted, parsed.doc)):
            yield Draft(parsed, counted, told.measure, None)


def completed(parsed: Parsed, earlier: Sequence[Draft], here: Sequence[Draft], read: Reading) -> list[Draft]:
    """The figures of a sentence, `here`, those of bare people that answer an earlier count with its measure: "the union
    spoke of 10,000 people"."""
    text, told = parsed.sentence.text, asked(parsed, earlier, read)
    if told is None:
        return list(here)
    return [replace(one, measure=told.measure) if is_bare_answer(one, text) else one for one in here]


def is_bare_answer(draft: Draft, text: str) -> bool:
    """Whether a figure counts people as nothing and stands as an answer stands."""
    noun = draft.counted.noun
    if draft.trigger is not None or draft.measure != "other" or noun is None or noun.lower_ not in BARE:
        return False
    ends = after_pattern().match(text[noun.idx + len(noun) :])
    return bool(ends and before_pattern().search(text[: draft.counted.number.start]))


def asked(parsed: Parsed, earlier: Sequence[Draft], read: Reading) -> Draft | None:
    """The count that a bare number answers: the last one of its paragraph, else the first of the text."""
    sentence = parsed.sentence
    if sentence.field != "text":
        return None
    begin = read.report.text.rfind("\n\n", 0, sentence.start) + 1
    numbered = [one for one in earlier if one.parsed.sentence.field == "text" and not one.implicit]
    near = [one for one in numbered if one.parsed.sentence.start >= begin]
    return near[-1] if near else numbered[0] if numbered else None
