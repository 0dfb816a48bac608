"""Who a trigger counts, by the grammar: the links from a noun or number to the words that say what befell it.

Labels are those of the model's scheme (ClearNLP): https://github.com/clir/clearnlp-guidelines
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.triggers import Trigger
from sayso.lexicon import table
from sayso.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Triggers = Mapping[int, Trigger]
SUBJECTS = ("nsubj", "nsubjpass")
DEPTH = 5  # how far a link may climb; longer chains are parse errors more often than grammar


@dataclass(frozen=True, slots=True)
class Link:
    """A trigger that counts a node, as which kind, and whether the node is told as one of a larger number."""

    trigger: Trigger
    measure: Measure
    kind: str
    part: bool = False


@cache
def partitives() -> frozenset[str]:
    """Nouns that only hold a number of others: "a group of 300", "a total of 12"."""
    return frozenset(table("relations")["partitives"])


def links(node: "Token", at: Triggers, depth: int = DEPTH) -> Iterator[Link]:
    """What the grammar says befell the node, the surest first; empty where it says nothing."""
    if depth == 0:
        return
    yield from own_words(node, at)
    head, dep = node.head, node.dep_
    if dep in SUBJECTS:
        yield from as_subject(head, at, passive=dep == "nsubjpass", depth=depth - 1)
    elif dep in ("dobj", "oprd", "dative") or (dep == "attr" and head.i in at):
        yield from as_object(node, head, at)
    elif dep in ("conj", "appos"):
        yield from links(head, at, depth - 1)
    elif dep in ("nummod", "compound", "amod", "nmod", "quantmod") and head.i in at:
        yield from link(at[head.i], ("people", "deed", "state") if head.tag_ == "JJ" else ("people", "deed"))
    elif dep == "pobj":
        yield from as_complement(head, at, depth)
    elif dep == "poss" and head.i in at:
        yield from (
            found for found in link(at[head.i], ("deed",)) if found.measure in ("killed", "arrested", "abducted")
        )
    elif dep == "attr":
        yield from as_predicate(node, head, at, depth)


def link(trigger: Trigger, kinds: tuple[str, ...], *, part: bool = False) -> Iterator[Link]:
    """The trigger as the first of the kinds it can be."""
    for kind in kinds:
        if kind in trigger.measures:
            yield Link(trigger, trigger.measures[kind], kind, part)
            return


def is_passive(verb: "Token") -> bool:
    """Whether a verb has its victim as subject: "was killed", "got killed"."""
    return any(
        child.dep_ == "auxpass" or (child.dep_ == "aux" and child.lower_ in ("got", "gets")) for child in verb.children
    )


def has_object(verb: "Token") -> bool:
    return any(child.dep_ in ("dobj", "dative") for child in verb.children)


def words_of(trigger: Trigger, verb: "Token") -> "Span":
    """The words of a trigger: the object of "shot and killed" hangs on its last."""
    return verb.doc[trigger.first : trigger.last + 1]


def shares_object(verb: "Token", trigger: Trigger) -> bool:
    """Whether a trigger has an object, its own or that of the verb it is joined to: "shot and wounded a man"."""
    joined = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    return any(has_object(word) for word in [*words_of(trigger, verb), *joined])


def trigger_with(verb: "Token", at: Triggers) -> Trigger | None:
    """The trigger that a verb stands for or is a word of."""
    return at.get(verb.i) or next((one for one in at.values() if one.first <= verb.i <= one.last), None)


def is_reflexive(verb: "Token") -> bool:
    """Whether who acts is who suffers: "shot himself"."""
    return any(
        child.dep_ == "dobj" and child.lower_ in ("himself", "herself", "themselves", "self") for child in verb.children
    )


def may_be_participle(verb: "Token") -> bool:
    """Whether a past form can be a passive whose auxiliary is dropped: "shot", not "took"."""
    return verb.tag_ in ("VBN", "VBD") and verb.lower_ not in table("relations")["past_only"]


def own_words(node: "Token", at: Triggers) -> Iterator[Link]:
    """Links from the words that hang on the node: "people killed", "injured people", "miners who went on strike"."""
    for child in node.children:
        trigger = at.get(child.i)
        if child.dep_ in ("amod", "acl", "advcl") and trigger:
            if child.tag_ in ("VBN", "VBD", "JJ") and not has_object(child):
                yield from link(trigger, ("act", "state", "undergo"))
            elif child.tag_ == "VBG" and child.dep_ != "amod":
                yield from link(trigger, ("undergo",))
            elif child.tag_ == "VBG":
                yield from link(trigger, ("people",))
        elif child.dep_ == "relcl":
            if any(c.dep_ in SUBJECTS and c.lower_ in ("who", "that", "which", "whom") for c in child.children):
                passive = is_passive(child)
                yield from as_subject(child, at, passive=passive, depth=2)
            elif trigger and not is_passive(child) and not has_object(child):
                yield from link(trigger, ("act",))  # "immigrants they had arrested"
        elif child.dep_ == "prep":
            yield from as_among(child, at, depth=2)
        elif child.dep_ in ("compound", "nmod") and trigger and node.lower_ in table("relations")["sufferers"]:
            yield from (one for one in link(trigger, ("people", "deed")) if one.measure == "killed")  # "murder victims"


def as_subject(verb: "Token", at: Triggers, *, passive: bool, depth: int) -> Iterator[Link]:
    """Links of the subject of a verb: to the verb, its complements, and the verbs that share the subject."""
    if (trigger := at.get(verb.i)) and not is_others(verb, at):
        if passive:
            whole = trigger.first != trigger.last  # "were treated" is passive in its own words
            yield from link(trigger, ("act", "state", "undergo") if whole else ("act", "state"))
        elif "undergo" in trigger.measures or "state" in trigger.measures:
            yield from link(trigger, ("undergo", "state"))
        elif is_reflexive(verb) or (may_be_participle(verb) and not shares_object(verb, trigger)):
            yield from link(trigger, ("act",))
    if depth == 0:
        return
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd", "advmod") and child.i in at:
            yield from link(at[child.i], ("state", "act", "people"))
        elif child.dep_ in ("xcomp", "oprd") or (child.dep_ == "ccomp" and passive and child.i > verb.i):
            yield from as_subject(child, at, passive=is_passive(child) or child.tag_ == "VBN", depth=depth - 1)
        elif child.dep_ == "prep":
            yield from as_among(child, at, depth)
            if passive and child.lower_ in ("for", "to"):
                yield from as_destined(child, at)
        elif child.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in child.children):
            yield from as_subject(
                child, at, passive=is_passive(child) or (passive and child.tag_ == "VBN"), depth=depth - 1
            )


def is_others(verb: "Token", at: Triggers) -> bool:
    """Whether a verb goes on with the word of harm right before it, which has a subject of its own: "two charged after
    a girl was shot, killed"."""
    if verb.i < 2 or verb.nbor(-1).text != ",":
        return False
    before = next((one for one in at.values() if one.last == verb.i - 2), None)
    if before is None or before.phrase not in table("relations")["means"] or before.root == verb.head.i:
        return False
    return any(child.dep_ in SUBJECTS for child in verb.doc[before.root].children)


def as_destined(prep: "Token", at: Triggers) -> Iterator[Link]:
    """Links by "are set for evacuation"."""
    for goal in prep.children:
        if goal.dep_ == "pobj" and goal.i in at:
            for found in link(at[goal.i], ("deed",)):
                if found.measure == "displaced":
                    yield found


def as_among(prep: "Token", at: Triggers, depth: int) -> Iterator[Link]:
    """Links by "were among the dead", "in custody", "under siege"."""
    if prep.i in at:
        yield from link(at[prep.i], ("state", "act", "undergo"))
    if prep.lower_ != "among":
        return
    for whole in prep.children:
        if whole.dep_ == "pobj":
            found = [*link(at[whole.i], ("people",))] if whole.i in at else []
            for one in found or links(whole, at, depth - 1):
                yield Link(one.trigger, one.measure, one.kind, part=True)


def as_object(node: "Token", verb: "Token", at: Triggers) -> Iterator[Link]:
    """Links of the object of a verb: "killed 12", "left 12 dead", "put the toll at 12"."""
    if (trigger := trigger_with(verb, at)) and not any(map(is_passive, words_of(trigger, verb))):
        yield from link(trigger, ("act",))
    if verb.lower_ in table("relations")["leaving"]:
        for child in verb.children:
            if (
                child.i > node.i
                and child.i in at
                and child.dep_ in ("oprd", "acomp", "xcomp", "advcl", "ccomp", "acl", "advmod", "conj", "dep")
            ):
                yield from link(at[child.i], ("state", "act", "people"))


def as_complement(prep: "Token", at: Triggers, depth: int) -> Iterator[Link]:
    """Links of what stands after a preposition: "the death of 12", "a march by 300", "including 11"."""
    governor, word = prep.head, prep.lower_
    if word == "of" and governor.i in at:
        yield from link(at[governor.i], ("deed", "toll", "people"))
    elif word in ("by", "with", "involving") and governor.i in at:
        for found in link(at[governor.i], ("deed",)):
            if found.measure == "participants":
                yield found
    if word == "of" and (governor.lower_ in partitives() or governor.pos_ == "NUM"):
        yield from links(governor, at, depth - 1)
    elif word == "including":
        for found in links(governor, at, depth - 1):
            yield Link(found.trigger, found.measure, found.kind, part=True)


def as_predicate(node: "Token", verb: "Token", at: Triggers, depth: int) -> Iterator[Link]:
    """Links of "among the dead were three children", "the dead were three children"."""
    for child in verb.children:
        if child.dep_ == "prep":
            yield from as_among(child, at, depth)
        elif child.dep_ in SUBJECTS and child.i in at and child.i != node.i:
            yield from link(at[child.i], ("people", "toll"))


JOINING = (["and"], ["or"], [","], ["&"], ["/"], [",", "and"], ["and", "/", "or"])


def measure_of(doc: "Doc", found: Link, at: Triggers) -> Measure:
    """The link's measure, but "other" where one count is of killed and injured together ("killed and wounded"), and
    "killed" where the one is only how the other came about ("shot, killed")."""
    if found.measure not in ("killed", "injured") or found.kind == "deed":
        return found.measure
    both: set[Measure] = {found.measure}
    for other in at.values():
        if other.root != found.trigger.root and are_joined(doc, found.trigger, other):
            first, second = sorted((found.trigger, other), key=lambda one: one.first)
            if is_means_of(first, second) and (found.trigger is second or not goes_on_with_victim(doc, second)):
                return "killed"
            both |= {m for kind, m in other.measures.items() if kind in ("act", "state", "people")}
    return "other" if {"killed", "injured"} <= both else found.measure


def is_means_of(first: Trigger, second: Trigger) -> bool:
    """Whether the first of two joined words says how somebody was struck, and the second that it killed."""
    return first.phrase in table("relations")["means"] and second.measures.get("act") == "killed"


def goes_on_with_victim(doc: "Doc", trigger: Trigger) -> bool:
    """Whether a word goes on with whom it befell: "gunman shot, killed three"; then who stands before it did it."""
    after = doc[trigger.last + 1] if trigger.last + 1 < len(doc) else None
    return after is not None and (after.like_num or after.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"))


def are_joined(doc: "Doc", one: Trigger, other: Trigger) -> bool:
    """Whether two triggers stand side by side, or with only "and" between them: "killed and wounded"."""
    first, last = min(one.last, other.last) + 1, max(one.first, other.first)
    if last - first > 3:
        return False
    if {"lives", "life"} & {one.phrase, other.phrase}:
        return False  # "claimed 21 lives and wounded dozens"
    gap = [token.lower_ for token in doc[first:last]]
    roots = (doc[one.root], doc[other.root])  # "dozens martyred injured": a headline that lost its comma
    bare = all(root.tag_ in ("VBN", "VBD", "JJ") and root.dep_ != "pobj" for root in roots)
    return gap in JOINING or (not gap and bare)
