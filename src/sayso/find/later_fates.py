"""Who was hurt in one sentence and is dead in the next: "Bo Lind was shot in the chest. He died in hospital"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.find.counted import Draft
from sayso.find.reading import Reading
from sayso.lexicon import table


@cache
def dies_next() -> re.Pattern[str]:
    """The beginning of a sentence that tells the death of the one person that the sentence before was about."""
    words = table("relations")["dies_next"]
    return re.compile(
        rf"\W*{words['said']}(?:{'|'.join(words['who'])})\s+(?:{'|'.join(words['fate'])})\b", re.IGNORECASE
    )


def with_later_fates(found: Sequence[Draft], places: Sequence[int], read: Reading) -> list[Draft]:
    """The drafts, `places` the indices of their sentences; one person hurt is dead where the next sentence says so of
    nobody else, or where the report has the death of somebody of that name."""
    named = {name for draft in found if draft.implicit and draft.measure == "killed" and (name := name_of(draft))}
    ones = Counter(index for draft, index in zip(found, places, strict=True) if is_one(draft))
    result = []
    for draft, index in zip(found, places, strict=True):
        one = is_one(draft) and draft.measure == "injured"
        dead = one and ((ones[index] == 1 and is_dead_next(index, read)) or name_of(draft) in named)
        result.append(replace(draft, measure="killed") if dead else draft)
    return result


def is_one(draft: Draft) -> bool:
    """Whether a draft counts one person, by number or without."""
    return draft.counted.number.high == 1


def is_dead_next(index: int, read: Reading) -> bool:
    """Whether the sentence after the one with this index tells that its one victim died."""
    if index + 1 >= len(read.sentences) or read.sentences[index + 1].field != read.sentences[index].field:
        return False
    return dies_next().match(read.sentences[index + 1].text) is not None


def name_of(draft: Draft) -> str | None:
    """The last name of one victim; None where a noun stands for it."""
    noun = draft.counted.noun
    return noun.text if noun is not None and noun.tag_ == "NNP" and noun.text[:1].isupper() else None
