"""Counts told as how many times one deed was done: "a triple shooting", "a double homicide"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.find.counted import Counted, Draft
from sayso.find.numbers import NumberPhrase, alternatives
from sayso.find.parse import Parsed
from sayso.find.roles import Triggers
from sayso.find.triggers import Trigger
from sayso.lexicon import table
from sayso.records import Measure


@cache
def pattern() -> re.Pattern[str]:
    """Such a count: how many, how the deed ended, and the deed; not that of another year: "a 2013 double homicide"."""
    words = table("numbers")["manifold"]
    many, fatal, deeds = (alternatives(list(words[key])) for key in ("words", "fatal", "deeds"))
    return re.compile(
        rf"(?<![\w-])(?<!\d{{4}} )(?P<many>{many})[ -](?:(?P<fatal>{fatal}) )?(?P<deed>{deeds})(?![\w-])", re.IGNORECASE
    )


def manifolds(parsed: Parsed, at: Triggers, found: Sequence[Draft]) -> Iterator[Draft]:
    """The figures that a sentence gives so; none of a number that is a figure already."""
    words, doc = table("numbers")["manifold"], parsed.doc
    for match in pattern().finditer(parsed.sentence.text):
        start, end = match.span("many")
        many, deed = (doc.char_span(*match.span(name), alignment_mode="expand") for name in ("many", "deed"))
        if many is None or deed is None or any(one.counted.number.start == start for one in found):
            continue
        number = words["words"][match["many"].lower()]
        told: Measure = "killed" if match["fatal"] else words["deeds"][match["deed"].lower()]
        phrase = NumberPhrase(start, end, number, number, False, False, start, end, False)
        counted = Counted(phrase, many[0].i, many[-1].i, deed.root, None)
        trigger = Trigger(deed[0].i, deed[-1].i, deed.root.i, {"deed": told}, match["deed"].lower())
        yield Draft(parsed, counted, told, at.get(deed.root.i, trigger))
