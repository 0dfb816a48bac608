"""Single victims, told without a number: "a man was shot dead", "Lena Orvik, 31, died"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.find.counted import Counted, Draft, words
from sayso.find.counts import is_people, is_thing
from sayso.find.numbers import NumberPhrase
from sayso.find.parse import Parsed
from sayso.find.roles import Link, Triggers, links, measure_of

if TYPE_CHECKING:
    from spacy.tokens import Token

VICTIM_MEASURES = ("killed", "injured", "arrested", "abducted", "missing")


def victims(parsed: Parsed, at: Triggers, numbered: list[Draft]) -> Iterator[Draft]:
    """Single victims told by a noun phrase or a name: "a man was shot dead", "Lena Orvik, 31, died"."""
    taken = {i for draft in numbered for i in range(draft.counted.first, draft.counted.reach + 1)}
    for token in parsed.doc:
        if token.i in taken or not is_single_person(token):
            continue
        found = by_grammar_of_one(token, at)
        if found and found.measure in VICTIM_MEASURES and found.kind != "toll":
            start = min(
                t.i
                for t in token.subtree
                if (token.i - 6 <= t.i <= token.i and t.dep_ in ("det", "compound", "amod", "poss", "nummod"))
                or t.i == token.i
            )
            first = parsed.doc[start]
            number = NumberPhrase(
                first.idx,
                token.idx + len(token),
                1,
                1,
                False,
                False,
                first.idx,
                token.idx + len(token),
                False,
            )
            yield Draft(
                parsed,
                Counted(number, start, token.i, token, token),
                measure_of(parsed.doc, found, at),
                found.trigger,
                found.part,
                implicit=True,
            )


def is_single_person(token: "Token") -> bool:
    """Whether a token heads a noun phrase of one person: a singular noun of people, or a name."""
    if token.dep_ in ("compound", "amod", "nmod"):
        return False
    if token.tag_ == "NN":
        return is_people(token.text) and token.lower_ not in words("collectives")
    return (
        token.tag_ == "NNP"
        and token.text[:1].isupper()
        and not is_thing(token.text)
        and token.lower_ not in words("collectives")
    )


def by_grammar_of_one(token: "Token", at: Triggers) -> Link | None:
    return next((found for found in links(token, at) if found.trigger.root != token.i), None)
