"""Whether a claim is denied by what is said of it: "reports that 12 had died were false", "there is no evidence that
40 were killed"."""

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.numbers import NumberPhrase
from sayso.find.parse import text_of
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAIMING = ("acl", "ccomp", "relcl")  # how a clause hangs on the noun that claims it, right or wrongly parsed
REACH = 6  # words that a clause climbs, at the most


@cache
def denials() -> dict[str, frozenset[str]]:
    """The word lists of lexicon/standing.toml on claims and what denies them."""
    return {name: frozenset(some) for name, some in table("standing")["denials"].items() if not isinstance(some, str)}


@cache
def refuted() -> re.Pattern[str]:
    """What says, behind a claim, that it is false."""
    return re.compile(table("standing")["denials"]["refuted"])


def is_claim_denied(verb: "Token", number: NumberPhrase) -> bool:
    """Whether the claim that a trigger and its number stand in is denied by the words around it."""
    if is_not_true(verb):
        return True
    noun = claim_of(verb)
    if noun is None:
        return False
    if noun.lower_ in denials()["grounds"]:
        return any(child.lower_ == "no" for child in noun.children)
    doc = verb.doc
    behind = text_of(doc)[max(doc[verb.i].idx + len(verb), number.end) :].lower()
    return noun.lower_ in denials()["claims"] and refuted().search(behind) is not None


def claim_of(verb: "Token") -> "Token | None":
    """The noun that a clause or a deed hangs on: "reports" of "reports that 12 died", "reports of 12 deaths"; None
    where it hangs on no claim."""
    token = verb
    for _ in range(REACH):
        hangs = token.dep_ in CLAIMING or (token.dep_ == "pobj" and token.head.lower_ in ("of", "to"))
        above = token.head.head if token.dep_ == "pobj" else token.head
        if hangs and above.lower_ in denials()["claims"] | denials()["grounds"]:
            return above
        if token.dep_ not in ("conj", "acl", "appos", "amod", "pcomp", "nummod"):
            return None
        token = token.head
    return None


def is_not_true(verb: "Token") -> bool:
    """Whether a clause is what "is not true" or "is not the case"."""
    above = verb.head
    if verb.dep_ not in ("ccomp", "csubj", "xcomp", "acl") or above.i > verb.i:
        return False
    said = above if above.pos_ in ("AUX", "VERB") else above.head
    negated = any(child.dep_ == "neg" for child in said.children)
    told = [child for child in said.children if child.dep_ in ("acomp", "attr")]
    return negated and any(child.lower_ in denials()["true"] for child in told)
