"""The trigger that stands right beside a number: "12 people were killed", "killed 12".

It holds where the grammar of the parse goes astray: headlines, lists, texts that lost their commas.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sayso.find.counted import Counted, is_number_word, words
from sayso.find.counts import is_people, is_thing
from sayso.find.numbers import number_phrases
from sayso.find.parse import text_of
from sayso.find.roles import Link, Triggers
from sayso.find.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AGES = re.compile(
    r"(?:,\s+)?(?:all\s+|both\s+)?(?:aged?|ages)\s+(?:between\s+)?\d{1,3}(?:(?:,|,?\s+(?:and|to|or))\s+\d{1,3})*,?\s+"
)
FIRST_RIGHTS = 10  # tokens between a counted noun and the trigger that follows it, at the most
FIRST_LEFTS = 6  # tokens between a trigger and the number that follows it, at the most


def trigger_beside(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The trigger right after the counted ("12 people were killed") or right before the number ("killed 12").

    Where a number stands between two ("killed 12 injured 40"), the one behind it belongs to the next number.
    """
    after, before = trigger_after(doc, counted, at), trigger_before(doc, counted, at)
    if after is None and (label := label_before(doc, counted, at)):
        return label
    if (
        after
        and before
        and (followed_by_number(doc, after.trigger) or (before.measure == "killed" and before.kind == "deed"))
    ):
        return before  # "the bodies of three men with wounds"
    return after or before


def label_before(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The trigger that stands as the label of a number: "Dead: 600; injured: 1,000", "Killed: three men"."""
    i, noun = counted.first - 2, counted.noun
    if i < 0 or doc[i + 1].text != ":" or (noun is not None and not is_people(noun.text)):
        return None
    trigger = next((one for one in at.values() if one.last == i), None)
    starts = trigger is not None and (
        trigger.first == 0 or doc[trigger.first - 1].text in (";", ".", ",", "|", "–", "-")
    )
    kinds = [kind for kind in ("state", "people", "act") if trigger and kind in trigger.measures] if starts else []
    return Link(trigger, trigger.measures[kinds[0]], kinds[0]) if trigger and kinds else None


def trigger_after(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The trigger that follows the counted with nothing between but auxiliaries, further counts and an "of ..."."""
    firsts = {trigger.first: trigger for trigger in at.values()}
    i = after_complement(doc, after_joined(doc, counted), firsts)
    helped = False  # by "was", "were", "been": then what follows is passive
    while i < min(len(doc), counted.reach + FIRST_RIGHTS):
        token = doc[i]
        if trigger := firsts.get(i):
            return said_after(doc, trigger, counted, helped=helped)
        if is_number_word(token) and counted.noun is not None and after_count(doc, i, firsts) > i + 1:
            i = after_count(doc, i, firsts)
        elif token.lower_ not in words("between"):
            return None
        else:
            helped = (helped and token.lower_ not in ("have", "has", "had")) or token.lower_ in (
                "was",
                "were",
                "been",
                "is",
                "are",
                "be",
                "being",
            )
            i += 1
    return None


def after_joined(doc: "Doc", counted: Counted) -> int:
    """The index after the counted and the people that "and" joins to them under one number: "500 men and women"."""
    i = counted.reach + 1
    joined = counted.noun is not None and i + 1 < len(doc) and doc[i].lower_ == "and" and doc[i + 1].tag_ == "NNS"
    return i + 2 if joined and is_people(doc[i + 1].text) else i


def after_complement(doc: "Doc", i: int, firsts: Mapping[int, Trigger]) -> int:
    """The index after what only describes the counted: "members of the government forces", "people mostly women", "men
    ages 17 and 20,"."""
    if i < len(doc) and (ages := AGES.match(text_of(doc), doc[i].idx)):
        return next((t.i for t in doc[i:] if t.idx >= ages.end()), i)
    if i < len(doc) and doc[i].lower_ in ("mostly", "mainly"):  # "10 people, mostly children, were killed"
        end = i + 1
        while end < min(len(doc), i + 6) and end not in firsts and doc[end].pos_ in ("NOUN", "ADJ", "CCONJ"):
            end += 1
        return end
    if i >= len(doc) or doc[i].lower_ not in ("of", "from"):
        return i
    end = i + 1
    if end < len(doc) and doc[end].lower_ in ("them", "whom", "which"):
        return end + 1  # "two of them fatally"
    while end < min(len(doc), i + 8) and end not in firsts and doc[end].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART"):
        end += 1
    return end


def after_count(doc: "Doc", i: int, firsts: Mapping[int, Trigger]) -> int:
    """The index after a further count in a list without commas: "22 children 6 teachers killed"."""
    end = i + 1
    while (
        end < min(len(doc), i + 5)
        and end not in firsts
        and doc[end].pos_ in ("NOUN", "PROPN", "ADJ")
        and not is_thing(doc[end].text)
    ):
        end += 1
    return end


def said_after(doc: "Doc", trigger: Trigger, counted: Counted, *, helped: bool) -> Link | None:
    """The link of a trigger that follows its counted; None where it is an active verb with an object of its own."""
    word = doc[trigger.root]
    bare = counted.noun is None and trigger.first == counted.reach + 1  # "44 killed": a bare number does no killing
    active = not helped and not bare and has_object_after(doc, trigger, counted)
    m = trigger.measures
    if "state" in m and not active:
        return Link(trigger, m["state"], "state")
    participle = is_participle(word)
    if "act" in m and ((helped and word.tag_ != "VBG") or (participle and not active)):
        return Link(trigger, m["act"], "act")
    if (
        "undergo" in m
        and (word.pos_ in ("VERB", "AUX", "NOUN", "ADP") or word.text.islower())
        and not (helped and word.tag_ == "VBN" and trigger.first == trigger.last)
    ):
        return Link(trigger, m["undergo"], "undergo")
    if "people" in m and not active and "act" not in m and "undergo" not in m:
        return Link(trigger, m["people"], "people")
    return None


def is_participle(word: "Token") -> bool:
    """Whether a word can be the passive form of a verb; "shot" and "hurt" have one form for all."""
    if word.lower_ in ("shot", "hurt"):
        return True
    return word.tag_ in ("VBN", "VBD", "JJ", "NN") and not word.lower_.endswith(("ing", "s"))


def has_object_after(doc: "Doc", trigger: Trigger, counted: Counted) -> bool:
    """Whether a trigger is followed by an object of its own, not by the next count of a list."""
    after = doc[trigger.last + 1] if trigger.last + 1 < len(doc) else None
    if after is None:
        return False
    if followed_by_number(doc, trigger):
        rest = doc[
            trigger.last + 2 : trigger.last + 7
        ]  # "killed 5 others injured": the number has a trigger of its own
        return not any(
            t.tag_ in ("VBN", "VBD") or t.lower_ in ("injured", "wounded", "hurt", "dead", "killed") for t in rest
        )
    return after.pos_ in ("DET", "PROPN") or after.tag_ in ("PRP$", "PRP", "NNS")


def followed_by_number(doc: "Doc", trigger: Trigger) -> bool:
    """Whether a number follows a trigger, with or without a modifier."""
    return bool(number_phrases(" ".join(t.text for t in doc[trigger.last + 1 : trigger.last + 4])[:40])) and any(
        is_number_word(t) for t in doc[trigger.last + 1 : trigger.last + 4]
    )


def trigger_before(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    lasts = {trigger.last: trigger for trigger in at.values()}
    first = counted.first
    while first > 0 and doc[first - 1].idx >= counted.number.start:
        first -= 1  # over the number's own modifier: "the bodies of at the very least 19"
    i, of = first - 1, False
    while i >= max(0, first - FIRST_LEFTS):
        token = doc[i]
        if trigger := lasts.get(i):
            aimed = trigger.phrase in words("aiming") and is_aim(doc[i + 1])
            return None if aimed else said_before(doc, trigger, of=of)
        if token.lower_ not in words("before"):
            return None
        of = of or token.lower_ in ("of", "to")
        i -= 1
    return None


def is_aim(token: "Token") -> bool:
    """Whether a word is the "at" of who is aimed at: "shooting at five people", not "shooting at least five"."""
    return token.lower_ == "at" and token.nbor().lower_ not in ("least", "most", "the", "very")


def said_before(doc: "Doc", trigger: Trigger, *, of: bool) -> Link | None:
    """The link of a trigger that the number follows: an active verb, or a noun with "of"."""
    m, word = trigger.measures, doc[trigger.root]
    if "deed" in m and of:
        return Link(trigger, m["deed"], "deed")
    if "act" in m and not of and word.pos_ in ("VERB", "NOUN", "PROPN", "ADJ", "AUX"):
        passive = word.tag_ != "VBG" and any(
            t.lower_ in ("was", "were", "been", "is", "are", "being", "be")
            for t in doc[max(0, trigger.first - 2) : trigger.first]
        )
        agent = trigger.phrase.endswith(" by")  # "was attended by 300": the number is who attended
        return None if passive and not agent else Link(trigger, m["act"], "act")
    return None
