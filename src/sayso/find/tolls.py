"""The toll that a bare number belongs to, whether this count is overtaken, and the noun that says what it counts."""

import re
from typing import TYPE_CHECKING

from sayso.find.counted import Counted, Draft
from sayso.find.counts import is_people
from sayso.find.parse import text_of
from sayso.find.roles import Link, Triggers
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOLL_AFTER = 6  # words after a number among which its toll is named
TOLL_REACH = 30  # tokens between "toll" and its number, at the most


def by_toll(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The toll that a bare number belongs to: "the toll rose to 45", "put the death toll at 304"."""
    if counted.noun is not None and not is_people(counted.noun.text):
        return None
    for i in range(counted.first - 1, max(-1, counted.first - TOLL_REACH), -1):
        trigger = at.get(i)
        if trigger and "toll" in trigger.measures:
            return Link(trigger, trigger.measures["toll"], "toll")
        if doc[i].text in (";", "."):
            return None
    return by_toll_after(doc, counted, at)


def by_toll_after(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The toll that a number is said to be, or that is brought to it: "Seventeen was the death toll", "that brings to
    13 the number of dead", "a figure of five people for the number of dead"."""
    after = doc[counted.reach + 1 : counted.reach + 1 + TOLL_AFTER]
    if len(after) < 2:
        return None
    first, bare = after[0].lower_, counted.noun is None
    said = bare and first in ("was", "is", "were") and after[1].pos_ == "DET"
    brought = bare and first in ("the", "its", "their") and BROUGHT_TO.search(text_of(doc)[: counted.number.start])
    given = first in ("for", "as") and after[1].pos_ == "DET"
    if not said and not brought and not given:
        return None
    found = (trigger for token in after if (trigger := at.get(token.i)) and "toll" in trigger.measures)
    trigger = next(found, None)
    return Link(trigger, trigger.measures["toll"], "toll") if trigger else None


BROUGHT_TO = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|tak(?:es?|ing)|took|push(?:es|ed|ing)?)\s+to\s+$", re.IGNORECASE
)


def by_noun(counted: Counted, at: Triggers) -> Link | None:
    """The noun itself as trigger: "60 detainees"."""
    noun = counted.noun
    trigger = at.get(noun.i) if noun is not None else None
    if trigger and "people" in trigger.measures:
        return Link(trigger, trigger.measures["people"], "people")
    return None


def is_superseded(doc: "Doc", counted: Counted, before: list[Draft]) -> bool:
    """Whether the text itself replaces this count: "rose to 45 from 38", "an earlier toll of 38"."""
    left = text_of(doc)[: counted.number.start][-50:]
    right = text_of(doc)[counted.number.end :][:60]
    if (
        EARLIER.search(left)
        or REPLACED.search(left)
        or (before and re.match(table("standing")["in_earlier"], right.lower()))
    ):
        return True
    return bool(FROM.search(left) and RISE.search(text_of(doc)))


EARLIER = re.compile(
    r"\b(?:earlier|previous|previously|initial|initially|preliminary|prior)\b"
    r"(?:(?!\d|\b(?:rose|risen|rises?|climb\w*|now|to)\b)[^.;]){0,30}$",
    re.IGNORECASE,
)


REPLACED = re.compile(
    r"\b(?:overt(?:ak|ook)|replac|supersed|supplant|eclips|surpass|outdat|revis|correct|updat)\w*\s+(?:an?\s+|the\s+|its\s+|his\s+|her\s+"
    r"|their\s+)?(?:\w+\s+){0,2}(?:figure|count|toll|tally|estimate|number|total)\s*(?:of|:|at)?\s*$",
    re.IGNORECASE,
)


FROM = re.compile(r"\bfrom\s+(?:an?\s+)?(?:(?:earlier|previous|initial)\s+\w+\s+of\s+)?$", re.IGNORECASE)


RISE = re.compile(
    r"\b(?:rose|risen|rises?|rising|climb\w*|jump\w*|increas\w*|grew|grown|up|down|fell|fallen|dropp\w*|revis\w*|rais\w*|lower\w*|updat\w*|soar\w*|surge\w*)\b",
    re.IGNORECASE,
)
