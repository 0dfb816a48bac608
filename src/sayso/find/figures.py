"""Which numbers of a sentence are figures: who is counted, as what. One parsed sentence in, drafts of figures out.

The way of a figure: number phrases that can count people; the trigger that counts each (what stands right beside it,
then the grammar, then a toll, then the noun itself); figures told as parts of others; victims told without a number.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from sayso.find.beside import after_count, trigger_beside
from sayso.find.counted import Counted, Draft, counted_numbers, holds, is_number_word
from sayso.find.counted import words as relations
from sayso.find.counts import is_people, is_thing
from sayso.find.manifold import manifolds
from sayso.find.parse import Parsed, text_of
from sayso.find.reading import at_venue
from sayso.find.roles import Link, Triggers, as_subject, is_passive, links, measure_of
from sayso.find.singles import VICTIM_MEASURES, victims
from sayso.find.tolls import by_noun, by_toll, is_superseded
from sayso.find.triggers import Trigger, triggers
from sayso.find.voice_words import words
from sayso.find.wholes import of_its_own, of_share, of_subject, of_whole
from sayso.lexicon import table
from sayso.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_BEFORE = 5  # tokens before the number that a headline starts with: "Up to 1,200 at Orm rally"
MOST_LINKS = 4  # links of one number that are weighed against each other
PEOPLE_ONLY = ("participants", "displaced", "besieged")  # measures whose verbs take much else than people


def drafts(parsed: Parsed, report: str) -> list[Draft]:
    """The figures of one parsed sentence of a report with this text, in the order of the text."""
    at = triggers(parsed.doc, report)
    found: list[Draft] = []
    for counted in counted_numbers(parsed, telling(at, parsed.doc)):
        draft = None if is_repeated(counted, found) else draft_of(parsed, counted, at, found)
        if draft and not is_no_harm(draft) and (told := of_share(draft, found)):
            found.append(told)
    found = [of_whole(i, of_subject(i, in_list(i, found), found), found, at) for i in range(len(found))]
    found = [of_its_own(draft, found) for draft in found]
    single = [one for one in victims(parsed, at, found) if not is_no_harm(one)]
    return in_order([*found, *manifolds(parsed, at, found), *single])


def is_repeated(counted: Counted, before: list[Draft]) -> bool:
    """Whether a number in brackets only gives the one before it again: "arrested 40 (forty) suspects"."""
    last, number = before[-1].counted.number if before else None, counted.number
    if last is None or (last.low, last.high) != (number.low, number.high):
        return False
    return before[-1].parsed.sentence.text[last.end : number.start].strip() == "("


def is_no_harm(draft: Draft) -> bool:
    """Whether what seems to befall people is only that a match goes without them ("three players are missing through
    injury"), or a court's sentence ("were jailed for 12 years")."""
    text, noun, told = text_of(draft.parsed.doc), draft.counted.noun, draft.trigger
    if told is None:
        return False
    behind = text[draft.parsed.doc[told.first].idx + len(told.phrase) :].lower()
    if draft.measure == "arrested" and told.phrase in table("standing")["jailing"]:
        return bool(re.match(table("standing")["term"], behind))
    plays = noun is not None and noun.lower_ in table("standing")["players"] and draft.measure in ("missing", "injured")
    return plays and bool(re.search(table("standing")["absent"], text.lower()))


def in_list(i: int, found: list[Draft]) -> Draft:
    """The i-th draft; one of people without a measure that a comma joins to the next has that one's: "3 women, 1 man
    shot"."""
    draft, after = found[i], found[i + 1] if i + 1 < len(found) else None
    if draft.measure != "other" or draft.trigger or draft.counted.noun is None or after is None:
        return draft
    text = text_of(draft.parsed.doc)[draft.counted.noun.idx + len(draft.counted.noun) : after.counted.number.start]
    if text.strip() != "," or after.counted.noun is None or after.part or after.measure not in VICTIM_MEASURES:
        return draft
    return replace(draft, measure=after.measure, trigger=after.trigger)


def telling(at: Triggers, doc: "Doc") -> frozenset[int]:
    """Tokens at which a phrase starts that tells what befell people ("shot dead") or what they do ("march", not
    "marches": a noun that counts would be a plural)."""
    starts = set()
    for trigger in at.values():
        verbs = {"act", "undergo"} & set(trigger.measures)
        single = trigger.first == trigger.last
        if (verbs and (not single or is_bare_verb(doc[trigger.root]))) or is_state_alone(trigger, doc):
            starts.add(trigger.first)
    return frozenset(starts)


def is_state_alone(trigger: Trigger, doc: "Doc") -> bool:
    """Whether a word only says how people are, with no people behind it that it could describe: "400 present at rally",
    not "12 missing men"."""
    after = doc[trigger.last + 1] if trigger.last + 1 < len(doc) else None
    alone = after is None or after.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ")
    return trigger.measures.get("state") == "participants" and alone


def is_bare_verb(token: "Token") -> bool:
    """Whether a word that may be noun or verb has the verb's form after a plural: "march", not "marches"."""
    base = token.tag_ == "JJ" and not token.lower_.endswith(("ed", "ing", "en", "in"))  # "4 perish", taken for "4 poor"
    return base or token.tag_ in ("NN", "VB", "VBP") or (token.tag_ == "NNP" and token.text.islower())


def in_order(found: list[Draft]) -> list[Draft]:
    """The drafts in the order of the text, numbered before single victims, with `whole` moved along."""
    order = sorted(range(len(found)), key=lambda i: (found[i].counted.number.start, found[i].implicit))
    place = {old: new for new, old in enumerate(order)}
    return [replace(found[i], whole=None if (w := found[i].whole) is None else place[w]) for i in order]


def draft_of(parsed: Parsed, counted: Counted, at: Triggers, before: list[Draft]) -> Draft | None:
    """The figure that a number is; None where nothing says that it counts people."""
    doc, noun = parsed.doc, counted.noun
    if noun is not None and is_place(noun):
        return Draft(parsed, counted, "places", None) if at and counted.number.high != 1 else None
    part = part_in_words(doc, counted, before)
    found = of_class(doc, counted, at) or trigger_beside(doc, counted, at) or by_body(counted, at)
    if part is None or found:
        found = surer(doc, found, by_grammar(counted, at))
    else:
        found = of_other_fate(by_grammar(counted, at), before[part])
    if noun is not None and is_thing(noun.lower_) and not (noun.i in at and "people" in at[noun.i].measures):
        return thing_draft(parsed, counted)
    if found is not None and found.measure in PEOPLE_ONLY and (harmed := by_harmed_noun(counted, at)) is not None:
        found = harmed
    if found is not None and found.kind == "people" and found.measure == "participants":
        found = by_toll(doc, counted, at) or found  # "the death toll stood at 10 protesters"
    if found is None and part is None:
        found = by_toll(doc, counted, at) or by_noun(counted, at) or by_venue(parsed, counted)
    if found is None and part is None:
        found, part = by_others(doc, counted, before), by_list(doc, counted, before)
    found = found or (by_next_count(doc, counted, at) if part is None else None)
    if found is None and part is None:
        return people_draft(parsed, counted)
    if found is not None and is_freed(doc, counted, found):
        return people_draft(parsed, counted)
    measure = measure_of(doc, found, at) if found else before[part].measure if part is not None else None
    if measure is None or not people_enough(counted, measure, found):
        return None
    superseded = found is not None and is_superseded(doc, counted, before)
    return Draft(
        parsed,
        counted,
        measure,
        found.trigger if found else None,
        bool((found and found.part) or part is not None),
        part,
        superseded=superseded,
    )


def by_harmed_noun(counted: Counted, at: Triggers) -> Link | None:
    """What the noun itself says befell the counted: "5 dead as march ends in gunfire"; None where it says no harm."""
    found = by_noun(counted, at)
    if found is None or counted.noun is None or found.measure not in VICTIM_MEASURES:
        return None
    return None if counted.noun.tag_ == "NNS" else found  # "300 detainees marched"


def surer(doc: "Doc", beside: Link | None, grammar: Link | None) -> Link | None:
    """The link to trust of what stands beside a number and what the grammar says: taking part gives way to harm, as in
    "ninety people who were gathered there died"."""
    if (
        beside
        and grammar
        and beside.measure in PEOPLE_ONLY
        and grammar.measure in VICTIM_MEASURES
        and grammar.kind != "people"
    ):
        return grammar
    if (
        beside
        and grammar
        and beside.measure == "injured"
        and grammar.measure == "killed"
        and goes_on(doc, beside, grammar)
    ):
        return grammar
    return beside or grammar


def goes_on(doc: "Doc", first: Link, second: Link) -> bool:
    """Whether what befell people goes on to a second fate of the same people: "were shot in the head and later died",
    not "were shot, 1 died" nor "were shot and the driver died"."""
    if second.kind not in ("act", "undergo") or second.trigger.first <= first.trigger.last:
        return False
    between = doc[first.trigger.last + 1 : second.trigger.first]
    joins = [token.i for token in between if token.lower_ in ("and", ",")]
    return bool(joins) and all(
        token.pos_ in ("ADV", "AUX") or token.lower_ in ("was", "were")
        for token in doc[joins[-1] + 1 : second.trigger.first]
    )


def of_other_fate(grammar: Link | None, whole: Draft) -> Link | None:
    """What the grammar says befell a part, where its whole was hurt and it died: "five were shot, two of whom died"."""
    if grammar is None or grammar.measure != "killed" or whole.measure != "injured" or grammar.kind == "people":
        return None
    return grammar


def people_enough(counted: Counted, measure: Measure, found: Link | None) -> bool:
    """Whether the noun is people enough for the measure: loose words ("left", "joined") take nothing else."""
    noun = counted.noun
    if noun is None or is_people(noun.text):
        return True
    if found and found.trigger.root == noun.i:
        return True
    takes_things = measure in PEOPLE_ONLY or (found is not None and found.trigger.phrase in relations("taking"))
    return not takes_things and noun.pos_ in ("NOUN", "PROPN")


def is_freed(doc: "Doc", counted: Counted, found: Link) -> bool:
    """Whether captives and the trapped are counted as they come free: "40 hostages were freed", "frees 12 kidnapped
    girls", "rescued 12 miners trapped underground"."""
    noun, text = counted.noun, text_of(doc)
    if noun is None or found.measure not in ("abducted", "arrested", "missing", "besieged"):
        return False
    # by the noun or what describes it; who is abducted after a rescue is another
    named = counted.last < found.trigger.first and (
        found.trigger.last <= noun.i or found.measure in ("missing", "besieged")
    )
    before, after = freeing()
    return named and bool(before.search(text[: counted.number.start]) or after.match(text[noun.idx + len(noun) :]))


@cache
def freeing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends right before and what starts right after captives who come free."""
    lists = table("relations")["freeing"]
    return re.compile(lists["before"], re.IGNORECASE), re.compile(lists["after"], re.IGNORECASE)


def is_place(noun: "Token") -> bool:
    return noun.lower_ in table("measures")["places"]["nouns"]


def people_draft(parsed: Parsed, counted: Counted) -> Draft | None:
    """People counted as nothing that has a measure ("nine activists on a bus"); one person is no count."""
    noun = counted.noun
    if noun is None or not is_people(noun.text) or counted.number.high == 1 or is_actor(noun):
        return None
    return Draft(parsed, counted, "other", None)


def is_actor(noun: "Token") -> bool:
    """Whether a noun only speaks or strikes in its sentence: "two officials said", "two gunmen killed"."""
    return noun.dep_ == "nsubj" and noun.head.lower_ in words("verbs") | frozenset(table("measures")["killed"]["act"])


def thing_draft(parsed: Parsed, counted: Counted) -> Draft | None:
    """Buildings counted as hit; other things are no figures."""
    other, noun = table("measures")["other"], counted.noun
    if noun is None or noun.lower_ not in other["nouns"]:
        return None
    near = [noun.head, *noun.children]
    return Draft(parsed, counted, "other", None) if any(token.lower_ in other["hit"] for token in near) else None


def by_grammar(counted: Counted, at: Triggers) -> Link | None:
    """The first link of the counted in the parse."""
    found = list(islice(links(counted.node, at), MOST_LINKS))
    harm = [one for one in found if one.measure in VICTIM_MEASURES and one.kind != "people"]
    if found and found[0].measure == "injured":
        died = [one for one in found if one.measure == "killed" and goes_on(counted.node.doc, found[0], one)]
        found = died or found
    if found:
        return harm[0] if harm and found[0].measure in PEOPLE_ONLY else found[0]
    if counted.noun is not None and counted.noun.i != counted.node.i and counted.number.high != 1:
        found = list(islice(links(counted.noun, at), 1))
    verb = verb_past_bound(counted) if not found else None
    if verb is not None:
        found = list(islice(as_subject(verb, at, passive=is_passive(verb), depth=2), 1))
    return found[0] if found else None


def verb_past_bound(counted: Counted) -> "Token | None":
    """The verb that people counted behind a bound of several words are the subject of, where the parse hangs them on
    the bound: "in excess of 100 people were left hurt"."""
    token = counted.noun or counted.node
    while token.head.i < token.i and token.head.idx >= counted.number.start:
        token = token.head
    past = token.dep_ in ("prep", "advmod") and token.head.pos_ in ("VERB", "AUX") and token.head.i > counted.reach
    return token.head if past else None


def by_body(counted: Counted, at: Triggers) -> Link | None:
    """The noun as trigger where it says death by itself: "18 bodies", "6 martyrs"."""
    found = by_noun(counted, at)
    return found if found and found.measure == "killed" else None


def by_others(doc: "Doc", counted: Counted, before: list[Draft]) -> Link | None:
    """The trigger of the figure before, for an earlier count ("…, up from 38") and for one that goes on elsewhere
    ("12 on Friday and 30 on Saturday")."""
    last = before[-1] if before else None
    if last is None or last.trigger is None or counted.noun is not None:
        return None
    goes_on = re.search(r"\band\s+(?:another\s+|at\s+least\s+)?$", text_of(doc)[: counted.number.start]) and re.match(
        r"\s+(?:on|in|at|near)\b", text_of(doc)[counted.number.end :]
    )
    if is_superseded(doc, counted, before) or (goes_on and not holds(last.counted.number, counted.number)):
        return Link(last.trigger, last.measure, "act")
    return None


def of_class(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The class that a number is a part of, unless its own verb says more: "three of the wounded died"."""
    found = by_class(doc, counted, at)
    own = by_grammar(counted, at) if found else None
    return own if own and found and own.kind in ("act", "undergo") and own.measure != found.measure else found


def by_class(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The class a number is a part of: "14 of the dead", "the three others among the wounded"."""
    match = OF_CLASS.match(text_of(doc)[counted.number.end :][:60])
    offset = counted.number.end + match.start("name") if match else -1
    if not match and (match := CLASS_INCLUDED.search(text_of(doc)[: counted.number.start][-60:])):
        offset = max(0, counted.number.start - 60) + match.start("name")
    for trigger in at.values():
        if doc[trigger.first].idx == offset:
            return next(
                (
                    Link(trigger, m, kind, part=True)
                    for kind, m in trigger.measures.items()
                    if kind in ("people", "state", "act")
                ),
                None,
            )
    return None


def by_next_count(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """What befell one person counted in a list without an "and", whose next item has the words: "1 child, 4 adults
    shot"."""
    noun = counted.noun
    if noun is None or counted.number.high != 1 or not is_people(noun.text) or noun.i + 2 >= len(doc):
        return None
    firsts = {trigger.first: trigger for trigger in at.values()}
    if doc[noun.i + 1].text != "," or not is_number_word(doc[noun.i + 2]):
        return None
    trigger = firsts.get(after_count(doc, noun.i + 2, firsts))
    kinds = () if trigger is None else [kind for kind in ("state", "act") if kind in trigger.measures]
    return Link(trigger, trigger.measures[kinds[0]], kinds[0]) if trigger and kinds else None


def by_venue(parsed: Parsed, counted: Counted) -> Link | None:
    """The gathering that a headline's bare number is at, where it tells nothing else of it."""
    title = parsed.sentence.field == "title" and counted.number.high != 1
    if not title or counted.first > MOST_BEFORE or (counted.noun is not None and not is_people(counted.noun.text)):
        return None
    match = at_venue().match(parsed.sentence.text[counted.number.end :])
    if not match or counted.last + 1 >= len(parsed.doc):
        return None
    i = counted.last + 1
    return Link(Trigger(i, i, i, {"state": "participants"}, parsed.doc[i].lower_), "participants", "state")


INCLUDING = re.compile(
    r"(?:\bincluding|\bincludes?|\bincluded|\bamong\s+(?:them|whom|which)|\bof\s+(?:whom|them|which)|\bthem)[\s,:]*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


CLASS_INCLUDED = re.compile(
    r"\b(?P<name>dead|killed|wounded|injured|victims|arrested|detainees|detained|missing|displaced|deceased)\s+includ(?:e[sd]?|ing)\s+"
    r"(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
OF_CLASS = re.compile(
    r"\s*(?!by\b)(?:\w+\s+){0,2}?(?:of|among|amongst)\s+(?:the|those)\s+(?:\w+\s+)?(?P<name>dead|wounded|injured|killed|detainees|arrested|deaths|casualties|fatalities|deceased|slain|missing|victims|detained|displaced)\b",
    re.IGNORECASE,
)


OF_THEM = re.compile(
    r"\s*(?:more\s+|others\s+)?of\s+(?:them|whom|those|these|the\s+(?:\w+\s+)?(?:dead|victims|wounded|injured|killed|detainees|arrested|deaths|casualties|fatalities|deceased|slain|missing))\b",
    re.IGNORECASE,
)


def part_in_words(doc: "Doc", counted: Counted, before: list[Draft]) -> int | None:
    """The figure of this sentence that the words make this one a part of: "26 people, including 11 children"."""
    text = text_of(doc)
    left, right = text[: counted.number.start][-60:], text[counted.number.end :][:40]
    among = re.match(r"^(?:Of|Among)\s+(?:the\s+|those\s+)?", text)
    first = before[0].counted.number if before else None
    shared_out = among is not None and first is not None and first.start <= among.end() + 12
    if not (shared_out or INCLUDING.search(left) or OF_THEM.match(right)):
        return None
    larger = [
        i
        for i, draft in enumerate(before)
        if not draft.implicit and holds(draft.counted.number, counted.number) and draft.measure not in ("places",)
    ]
    return larger[-1] if larger else None


def by_list(doc: "Doc", counted: Counted, before: list[Draft]) -> int | None:
    """The figure that a bare number after it shares out: "21 killed: 15 in Velden and six in Orm"."""
    if counted.noun is not None or not before:
        return None
    after = doc[counted.last + 1] if counted.last + 1 < len(doc) else None
    if after is None or after.lower_ not in ("in", "at", "near", "from", "outside", "on"):
        return None
    larger = [
        i for i, draft in enumerate(before) if draft.whole is None and holds(draft.counted.number, counted.number)
    ]
    return larger[-1] if larger else None
