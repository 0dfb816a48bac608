"""How a figure stands: asserted, denied, hypothetical or planned; by whose hand; and of which narrower people."""

import re
from typing import TYPE_CHECKING

from sayso.find.counted import Draft
from sayso.find.counts import is_people
from sayso.find.voices import name_tokens, without_article, words
from sayso.lexicon import table
from sayso.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

WILL = ("will", "shall", "'ll")
MAY = ("could", "would", "might", "may", "can", "should")


def modality(draft: Draft) -> Modality:
    """How the words that count a figure are said; "may have died" is a cautious assertion, not a hypothesis."""
    if draft.trigger is None:
        return "asserted"
    verb = draft.parsed.doc[draft.trigger.root]
    chain = [
        verb,
        *(
            a
            for a in verb.ancestors
            if a.i > verb.i - 8 and a.dep_ in ("ROOT", "ccomp", "xcomp", "relcl", "advcl", "conj")
        ),
    ][:2]
    if any(is_denied(token, verb) for token in [verb, *verb.ancestors]):
        return "denied"
    if is_planned(verb):
        return "planned"
    helpers = {child.lower_ for token in chain for child in token.children if child.dep_ in ("aux", "auxpass", "mark")}
    if helpers & set(WILL) and "have" not in helpers:
        return "planned"
    if is_unreal(verb) or (helpers & set(MAY) and "have" not in helpers):
        return "hypothetical"
    return "asserted"


def is_denied(token: "Token", verb: "Token") -> bool:
    """Whether a word above the trigger denies it: "denied killing 12", "rejected reports that 12 were killed"."""
    return token.lower_ in table("standing")["denying"] and token.i < verb.i


def is_planned(verb: "Token") -> bool:
    """Whether what the trigger tells of lies ahead: "are to be evacuated", "planned layoffs of 800"."""
    around = verb.doc[max(0, verb.i - 6) : verb.i + 1].text.lower()
    return bool(re.search(table("standing")["planned"], around))


def is_unreal(verb: "Token") -> bool:
    """Whether a trigger stands in a condition: "had they not killed 1,500", "if 300 march"."""
    before = verb.doc[max(0, verb.i - 6) : verb.i].text.lower()
    return bool(re.search(table("standing")["unreal"], before)) or any(
        child.lower_ in ("if", "unless") and child.dep_ == "mark" for child in verb.children
    )


def agent(draft: Draft) -> str | None:
    """Who did it, where the grammar says so: the subject of an active verb, "by ..." of a passive one. Bombs and
    blasts are no agents."""
    if draft.trigger is None or "act" not in draft.trigger.measures:
        return None
    verb = draft.parsed.doc[draft.trigger.root]
    for child in verb.children:
        if child.dep_ == "agent":
            return next((doer for word in child.children if word.dep_ == "pobj" and (doer := doer_of(word))), None)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    subject = None if passive else subject_of(verb)
    return (
        doer_of(subject) if subject is not None and subject.i < verb.i and subject.i != draft.counted.node.i else None
    )


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, its own or that of the verb it is joined to."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            return child
    return subject_of(verb.head) if verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.i < verb.i else None


def doer_of(noun: "Token") -> str | None:
    """The name of a noun that can act, or of who stands behind a noun that cannot ("an airstrike by ...")."""
    if (
        is_people(noun.text)
        or noun.lower_ in words("roles") | words("bodies") | set(table("standing")["doers"])
        or acts_by_name(noun)
    ):
        first, last = name_tokens(noun)
        return without_article(noun.doc[first : last + 1].text)
    for prep in noun.children:
        if prep.lower_ == "by":
            return next((doer for word in prep.children if word.dep_ == "pobj" and (doer := doer_of(word))), None)
    return None


def acts_by_name(noun: "Token") -> bool:
    return noun.pos_ == "PROPN" and noun.lower_ not in table("standing")["no_doers"]


def scope(draft: Draft) -> str | None:
    """The narrower people that a figure counts ("children"), None where it counts people as such."""
    noun = draft.counted.noun
    if noun is None or draft.measure in ("places", "participants", "other") or draft.implicit:
        return None
    scopes: dict[str, str] = table("standing")["scopes"]
    return scopes.get(noun.lower_)
