"""How a figure stands: asserted, denied, hypothetical or planned; by whose hand; and of which narrower people."""

import re
from typing import TYPE_CHECKING

from sayso.find.counted import Draft, is_dash
from sayso.find.counts import is_people
from sayso.find.denied import is_claim_denied
from sayso.find.parse import text_of
from sayso.find.voice_spans import name_tokens
from sayso.find.voice_words import without_article, words
from sayso.lexicon import table
from sayso.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = ("neither", "none", "nobody")  # "two guests were there, but neither was hurt"
OWN_NOT = re.compile(r"\bnot\b|n't\b")
WILL = ("will", "shall", "'ll", "’ll")
HARMS = ("killed", "injured", "arrested", "abducted")
UNREAL = ("could", "would")  # with "have" what did not happen; without it what may
POSSIBLE = ("may", "might", "can", "should", "could", "would")
ABOVE = ("ROOT", "ccomp", "xcomp", "relcl", "advcl", "conj")


def modality(draft: Draft) -> Modality:
    """How the words that count a figure are said; "may have died" is a cautious assertion, not a hypothesis."""
    if draft.trigger is None:
        return "asserted"
    if is_forbidden(draft):
        return "hypothetical"
    verb = draft.parsed.doc[draft.trigger.root]
    own = {word.lower() for word in draft.trigger.phrase.split()}  # "could not be traced" is told as it is
    helpers = helpers_of(verb) - own
    unreal = (*UNREAL, "might") if "toll" in draft.trigger.measures else UNREAL  # "the toll might have reached 70"
    if is_unreal(verb) or is_attempt(draft) or is_told_for(draft) or (helpers & set(unreal) and "have" in helpers):
        return "hypothetical"
    if is_denied(verb, draft.trigger.phrase) or is_claim_denied(verb, draft.counted.number):
        return "denied"
    ahead = helpers & set(WILL) and helpers.isdisjoint(("have", "not"))
    if is_planned(verb) or is_crowd_to_come(draft) or ahead:
        return "planned"
    return "hypothetical" if helpers & set(POSSIBLE) and "have" not in helpers else "asserted"


def is_forbidden(draft: Draft) -> bool:
    """Whether a number is that of a rule: "gatherings of more than five people are banned"."""
    trigger, text = draft.trigger, draft.parsed.sentence.text
    named = trigger is not None and "deed" in trigger.measures and draft.measure == "participants"
    return named and bool(re.search(table("standing")["forbidden"], text[draft.counted.number.end :][:80]))


def is_attempt(draft: Draft) -> bool:
    """Whether a harm was only tried, called for or stopped: "tried to kidnap 12 girls", "demanded the arrest of 12"."""
    if draft.trigger is None or draft.measure not in HARMS:
        return False
    before = text_of(draft.parsed.doc)[: draft.parsed.doc[draft.trigger.first].idx].lower()
    told = draft.trigger.measures
    bare = draft.parsed.doc[draft.trigger.root].tag_ == "VB"  # not "tried to flee and killed 12"
    tried = "act" in told and bare and re.search(table("standing")["tried"], before)
    return bool(tried or ("deed" in told and re.search(table("standing")["called_for"], before)))


def is_told_for(draft: Draft) -> bool:
    """Whether a figure is a story's or a drill's, no happening's: "in the novel, a plague kills 50 people"."""
    if draft.trigger is None:
        return False
    text, present = text_of(draft.parsed.doc).lower(), draft.parsed.doc[draft.trigger.root].tag_ in ("VBZ", "VBP")
    return bool(
        re.search(table("standing")["drill"], text) or (present and re.search(table("standing")["story"], text))
    )


def helpers_of(verb: "Token") -> set[str]:
    """The helping words of a verb and of the one it hangs on, in lower case."""
    above = [token for token in verb.ancestors if token.i > verb.i - 8 and token.dep_ in ABOVE][:1]
    return {help for token in (verb, *above) if token is verb or not can_tell(token) for help in own_helpers(token)}


def own_helpers(verb: "Token") -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")}


def can_tell(verb: "Token") -> bool:
    """Whether a verb says that somebody is able to tell, and so tells: "could confirm that 12 had died"."""
    helpers = own_helpers(verb)
    told = verb.lower_ in words("verbs") and bool(helpers & {"can", "could"})
    return told and not any(child.dep_ == "neg" for child in verb.children)


def is_denied(verb: "Token", phrase: str) -> bool:
    """Whether the trigger is negated, or a word above it denies it: "rejected reports that 12 were killed". A phrase
    that has its own "not" says what it says: "did not survive"."""
    if any(child.dep_ == "neg" for child in verb.children) and not OWN_NOT.search(phrase):
        return True
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in NOBODY for child in verb.children):
        return True
    denying = table("standing")["denying"]
    above = [token for token in verb.ancestors if token.i < verb.i]
    return any(
        (token.lower_ in denying and not denies_part_in(token, verb))
        or any(c.dep_ == "acomp" and c.lower_ in denying for c in token.children)
        for token in above
    )


def denies_part_in(word: "Token", verb: "Token") -> bool:
    """Whether who denies only denies a part in what the trigger tells: "denied a role in the attack that killed 12"."""
    between = verb.doc[word.i + 1 : verb.i].text.lower()
    return bool(re.search(table("standing")["part_in"], between))


def is_planned(verb: "Token") -> bool:
    """Whether what the trigger tells of lies ahead: "are to be evacuated", "plans a march of 10,000"."""
    around = verb.doc[max(0, verb.i - 6) : verb.i + 1].text.lower()
    return bool(re.search(table("standing")["planned"], around))


def is_crowd_to_come(draft: Draft) -> bool:
    """Whether a crowd is one hoped for or permitted: "organisers hope for 12,000 participants"."""
    if draft.measure != "participants" or draft.trigger is None:
        return False
    doc, verb = draft.parsed.doc, draft.trigger.root
    return bool(re.search(table("standing")["hoped_for"], doc[max(0, verb - 6) : verb + 1].text.lower()))


def is_unreal(verb: "Token") -> bool:
    """Whether a trigger stands in a condition or hangs on one: "had they not killed 1,500", "if 300 march"."""
    before = verb.doc[max(0, verb.i - 8) : verb.i].text.lower()
    if re.search(table("standing")["unreal"], before) or re.search(
        table("standing")["unreal_cost"], f"{before} {verb.lower_}"
    ):
        return True
    if helpers_of(verb) & set(POSSIBLE) and re.search(table("standing")["inverted"], text_of(verb.doc).lower()):
        return True
    clauses = [verb, *(child for child in verb.children if child.dep_ == "advcl")]
    marks = [c for clause in clauses for c in clause.children if c.lower_ in ("if", "unless") and c.dep_ == "mark"]
    return any(not re.match(table("standing")["by_whom"], text_of(verb.doc)[mark.idx :].lower()) for mark in marks)


def agent(draft: Draft) -> str | None:
    """Who did it, where the grammar says so: the subject of an active verb, "by ..." of a passive one. Bombs and
    blasts are no agents, nor is who is counted."""
    if draft.trigger is None or "act" not in draft.trigger.measures or draft.measure == "participants":
        return None
    verb = draft.parsed.doc[draft.trigger.root]
    for child in verb.children:
        if child.dep_ == "agent":
            return next((doer for word in child.children if word.dep_ == "pobj" and (doer := doer_of(word))), None)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    subject = None if passive else subject_of(verb)
    if subject is None or subject.i > verb.i or draft.counted.node in subject.subtree:
        return None
    return doer_of(subject)


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
        dashes = [t.i for t in noun.doc[first : noun.i] if is_dash(t)]
        return without_article(noun.doc[dashes[-1] + 1 if dashes else first : last + 1].text)
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
