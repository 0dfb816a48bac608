"""Numbers of people of whom another number tells what befell some: "30 of the 900 marchers", "one of the two boys"."""

import re
from dataclasses import replace

from sayso.find.counted import Draft
from sayso.find.counts import is_people
from sayso.find.numbers import number_phrases
from sayso.find.parse import text_of
from sayso.find.roles import Triggers
from sayso.find.singles import VICTIM_MEASURES
from sayso.find.tolls import by_noun


def of_subject(i: int, draft: Draft, found: list[Draft]) -> Draft:
    """The i-th draft; that of the number some of whom the sentence is about has no fate of its own: "one of the two
    boys was hit"."""
    some = found[i - 1] if i else None
    if some is None or some.trigger is None or draft.trigger is not some.trigger or draft.counted.noun is None:
        return draft
    between = text_of(draft.parsed.doc)[some.counted.number.end : draft.counted.number.start]
    told_after = tells_after(draft) and some.counted.node.dep_ in ("nsubj", "nsubjpass")
    if not told_after or not re.fullmatch(r"\s+of\s+(?:the\s+|those\s+|these\s+)?", between):
        return draft
    return replace(draft, measure="other", trigger=None)


def tells_after(draft: Draft) -> bool:
    """Whether the trigger of a draft is the verb behind its noun, no participle of it: "two of the nine people killed
    were children"."""
    trigger, noun = draft.trigger, draft.counted.noun
    if trigger is None or noun is None or trigger.first <= noun.i:
        return False
    return draft.parsed.doc[trigger.root].dep_ != "acl"


def of_whole(i: int, draft: Draft, found: list[Draft], at: Triggers) -> Draft:
    """The i-th draft; that of the people some of whom the deed befell counts them as what they are: "detained 30 of the
    900 protesters", "of about 400 protesters, 30 were arrested"."""
    text = text_of(draft.parsed.doc)
    before, after = found[i - 1] if i else None, found[i + 1] if i + 1 < len(found) else None
    told = draft.trigger
    if told is None or draft.counted.noun is None or not ({"act", "undergo", "state"} & set(told.measures)):
        return draft
    some = before is not None and before.trigger is told and told.first < before.counted.first
    gap = text[before.counted.number.end : draft.counted.number.start] if before and some else ""
    first = after is not None and after.trigger is told and told.first > after.counted.last
    if not OF_WHOLE.fullmatch(gap) and not (first and opens_with_whole(draft, text)):
        return draft
    own = by_noun(draft.counted, at)
    return replace(draft, measure=own.measure if own else "other", trigger=own.trigger if own else None)


def of_its_own(draft: Draft, found: list[Draft]) -> Draft:
    """The draft, no part where the whole that opens its sentence only says among whom: "of 40 passengers, 12 died"."""
    whole = None if draft.whole is None else found[draft.whole]
    if whole is None or whole.measure not in ("participants", "other") or draft.measure not in VICTIM_MEASURES:
        return draft
    opens = OPENS_WITH.fullmatch(text_of(draft.parsed.doc)[: whole.counted.number.start])
    return replace(draft, part=False, whole=None) if opens else draft


def of_share(draft: Draft, found: list[Draft]) -> Draft | None:
    """The draft; that of what another was out of counts nobody's fate ("three out of the ten passengers died"); None
    where both give a rate ("three in ten passengers")."""
    noun, text = draft.counted.noun, text_of(draft.parsed.doc)
    if noun is None or not is_people(noun.text):
        return draft
    share = SHARE.search(text[: draft.counted.number.start])
    if share is None or not number_phrases(share["some"]):
        return draft
    if any(one.counted.number.end == share.end("some") for one in found):
        return replace(draft, measure="other", trigger=None) if share["all"] else draft
    return None


SHARE = re.compile(
    r"(?<![\w,.-])(?P<some>[\w,.-]+)\s+(?:in|(?P<all>out\s+of))\s+(?:every\s+|the\s+|its\s+|their\s+)?$", re.IGNORECASE
)


def opens_with_whole(draft: Draft, text: str) -> bool:
    """Whether a sentence begins with whom it tells some of: "Of about 400 protesters, 30 …"."""
    noun = draft.counted.noun
    opened = OPENS_WITH.fullmatch(text[: draft.counted.number.start])
    return bool(opened and noun is not None and text[noun.idx + len(noun) :].startswith(","))


OF_WHOLE = re.compile(r"\s+of\s+(?:the|those|these|its|their)\s+")
OPENS_WITH = re.compile(r"\W*(?:Out\s+of|Of|From\s+among)\s+(?:the\s+|those\s+|these\s+)?")
