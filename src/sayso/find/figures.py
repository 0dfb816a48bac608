"""Which numbers of a sentence are figures: who is counted, as what. One parsed sentence in, drafts of figures out.

The way of a figure: number phrases that can count people; the trigger that counts each (what stands right beside it,
then the grammar, then a toll, then the noun itself); figures told as parts of others; victims told without a number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counts import counts_nothing, is_people, is_thing, looks_like_year
from sayso.find.numbers import NumberPhrase, number_phrases
from sayso.find.parse import Parsed
from sayso.find.roles import Link, Triggers, links
from sayso.find.triggers import Trigger, triggers
from sayso.lexicon import table
from sayso.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FIRST_RIGHTS = 10  # tokens between a counted noun and the trigger that follows it, at the most
FIRST_LEFTS = 6  # tokens between a trigger and the number that follows it, at the most
TOLL_REACH = 30  # tokens between "toll" and its number, at the most
VICTIM_MEASURES = (
    "killed",
    "injured",
    "arrested",
    "abducted",
    "missing",
)  # of one person told without a number
PEOPLE_ONLY = ("participants", "displaced", "besieged")  # measures whose verbs take much else than people


@dataclass(frozen=True, slots=True)
class Counted:
    """A number phrase in its sentence: its last token, the noun it counts, and the token the grammar hangs on."""

    number: NumberPhrase  # offsets into the sentence
    first: int  # token indices of the bare number
    last: int
    node: "Token"
    noun: "Token | None"

    @property
    def reach(self) -> int:
        """Index of the last token of number and noun."""
        return max(self.last, self.noun.i if self.noun else self.last)


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure of one sentence, before it meets the rest of its report. `whole` is an index into the sentence's list."""

    parsed: Parsed
    counted: Counted
    measure: Measure
    trigger: Trigger | None
    part: bool = False  # told as a part of a larger figure
    whole: int | None = None
    implicit: bool = False
    superseded: bool = False


@cache
def words(name: str) -> frozenset[str]:
    """A word list of lexicon/relations.toml."""
    return frozenset(table("relations")[name])


def drafts(parsed: Parsed, report: str) -> list[Draft]:
    """The figures of one parsed sentence of a report with this text, in the order of the text."""
    at = triggers(parsed.doc, report)
    found: list[Draft] = []
    for counted in counted_numbers(parsed):
        if draft := draft_of(parsed, counted, at, found):
            found.append(draft)
    return in_order([*found, *victims(parsed, at, found)])


def in_order(found: list[Draft]) -> list[Draft]:
    """The drafts in the order of the text, numbered before single victims, with `whole` moved along."""
    order = sorted(range(len(found)), key=lambda i: (found[i].counted.number.start, found[i].implicit))
    place = {old: new for new, old in enumerate(order)}
    return [replace(found[i], whole=None if (w := found[i].whole) is None else place[w]) for i in order]


# ---- numbers and their nouns
def counted_numbers(parsed: Parsed) -> Iterator[Counted]:
    """The numbers of a sentence that can count people or places, with their nouns."""
    text = parsed.sentence.text
    for number in number_phrases(text):
        if counts_nothing(text, number):
            continue
        counted = counted_number(parsed.doc, number)
        if counted and not (counted.noun is None and looks_like_year(text, number)):
            yield counted


def counted_number(doc: "Doc", number: NumberPhrase) -> Counted | None:
    """The number with its noun in the parse; None where the parse has no token for it."""
    span = doc.char_span(number.core_start, number.core_end, alignment_mode="expand")
    if span is None or len(span) == 0:
        return None
    root, first, last = span.root, span[0].i, span[-1].i
    while last + 1 < len(doc) and doc[last + 1].idx < number.end:
        last += 1  # modifiers that follow: "20 or more"
    if last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        return Counted(number, first, last, root, noun_after_of(doc, last + 1))
    noun = noun_by_grammar(root, last) or noun_by_place(doc, last)
    if noun is not None and noun.i > last + 1 and is_thing(noun.text) and doc[last + 1].text[:1].isupper():
        noun = None  # "kills six Syrian state TV": what follows names who says so
    return Counted(number, first, last, noun if noun is not None and noun_holds(root, noun) else root, noun)


def noun_holds(root: "Token", noun: "Token") -> bool:
    """Whether the grammar hangs on the noun rather than on the number."""
    return root.head.i == noun.i or root.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod")


def noun_by_grammar(root: "Token", last: int) -> "Token | None":
    head = root.head
    if root.dep_ in ("nummod", "quantmod", "amod", "compound", "nmod", "det", "advmod") and last < head.i <= last + 7:
        return head if head.pos_ in ("NOUN", "PROPN", "ADJ") else None
    return None


def noun_by_place(doc: "Doc", last: int) -> "Token | None":
    """The last noun of the run of adjectives and nouns right after a number."""
    found = None
    for token in doc[last + 1 : last + 7]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif found is not None or (token.pos_ not in ("ADJ", "ADV") and token.lower_ not in ("more", "other")):
            break
    return found


def noun_after_of(doc: "Doc", of: int) -> "Token | None":
    """The noun of "dozens of young people"; None for "three of them"."""
    for token in doc[of + 1 : of + 8]:
        noun = token.pos_ in ("NOUN", "PROPN") or (token.tag_ == "VBN" and is_people(token.text))
        if noun and (token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PART", "PROPN")):
            return token
        if (token.pos_ in ("PRON", "AUX", "PUNCT") and token.tag_ != "PRP$") or token.tag_ in (
            "VBD",
            "VBZ",
            "VBP",
            "VB",
        ):
            return None
    return None


# ---- what counts a number
def draft_of(parsed: Parsed, counted: Counted, at: Triggers, before: list[Draft]) -> Draft | None:
    """The figure that a number is; None where nothing says that it counts people."""
    doc, noun = parsed.doc, counted.noun
    if noun is not None and is_place(noun):
        return Draft(parsed, counted, "places", None) if at and counted.number.high != 1 else None
    part = part_in_words(doc, counted, before)
    found = by_class(doc, counted, at) or trigger_beside(doc, counted, at) or by_body(counted, at)
    if part is None or found:
        found = surer(found, by_grammar(counted, at))
    if noun is not None and is_thing(noun.lower_) and not (noun.i in at and "people" in at[noun.i].measures):
        return thing_draft(parsed, counted)
    if found is None and part is None:
        found = by_toll(doc, counted, at) or by_noun(counted, at)
    if found is None and part is None:
        found, part = None, by_list(doc, counted, before)
    if found is None and part is None:
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


def surer(beside: Link | None, grammar: Link | None) -> Link | None:
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
    return beside or grammar


def by_body(counted: Counted, at: Triggers) -> Link | None:
    """The noun as trigger where it says death by itself: "18 bodies", "6 martyrs"."""
    found = by_noun(counted, at)
    return found if found and found.measure == "killed" else None


def by_class(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The class a number is a part of: "14 of the dead", "the three others among the wounded"."""
    match = OF_CLASS.match(doc.text[counted.number.end :][:60])
    if not match:
        return None
    offset = counted.number.end + match.start("name")
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


def people_enough(counted: Counted, measure: Measure, found: Link | None) -> bool:
    """Whether the noun is people enough for the measure: loose words ("left", "joined") take nothing else."""
    noun = counted.noun
    if noun is None or is_people(noun.text):
        return True
    if found and found.trigger.root == noun.i:
        return True
    return measure not in PEOPLE_ONLY and noun.pos_ in ("NOUN", "PROPN")


def is_place(noun: "Token") -> bool:
    return noun.lower_ in table("measures")["places"]["nouns"]


def people_draft(parsed: Parsed, counted: Counted) -> Draft | None:
    """People counted as nothing that has a measure ("nine activists on a bus"); one person is no count."""
    if counted.noun is None or not is_people(counted.noun.text) or counted.number.high == 1:
        return None
    return Draft(parsed, counted, "other", None)


def thing_draft(parsed: Parsed, counted: Counted) -> Draft | None:
    """Buildings counted as hit; other things are no figures."""
    other, noun = table("measures")["other"], counted.noun
    if noun is None or noun.lower_ not in other["nouns"]:
        return None
    near = [noun.head, *noun.children]
    return Draft(parsed, counted, "other", None) if any(token.lower_ in other["hit"] for token in near) else None


def trigger_beside(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The trigger right after the counted ("12 people were killed") or right before the number ("killed 12").

    Where a number stands between two ("killed 12 injured 40"), the one behind it belongs to the next number.
    """
    after, before = trigger_after(doc, counted, at), trigger_before(doc, counted, at)
    if after and before and followed_by_number(doc, after.trigger):
        return before
    return after or before


def followed_by_number(doc: "Doc", trigger: Trigger) -> bool:
    """Whether a number follows a trigger, with or without a modifier."""
    return bool(number_phrases(" ".join(t.text for t in doc[trigger.last + 1 : trigger.last + 4])[:40])) and any(
        is_number_word(t) for t in doc[trigger.last + 1 : trigger.last + 4]
    )


def is_number_word(token: "Token") -> bool:
    """Whether a token is a number, in digits, words or vague words."""
    return token.like_num or token.lower_ in table("numbers")["vague"]


def trigger_after(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    """The trigger that follows the counted with nothing between but auxiliaries, further counts and an "of ..."."""
    firsts = {trigger.first: trigger for trigger in at.values()}
    i = after_complement(doc, counted.reach + 1, firsts)
    helped = False  # by "was", "were", "been": then what follows is passive
    while i < min(len(doc), counted.reach + FIRST_RIGHTS):
        token = doc[i]
        if trigger := firsts.get(i):
            return said_after(doc, trigger, counted, helped=helped)
        if is_number_word(token) and counted.noun is not None and after_count(doc, i) > i + 1:
            i = after_count(doc, i)
        elif token.lower_ not in words("between"):
            return None
        else:
            helped = helped or token.lower_ in ("was", "were", "been", "is", "are", "be", "being")
            i += 1
    return None


def after_complement(doc: "Doc", i: int, firsts: Mapping[int, Trigger]) -> int:
    """The index after an "of ..." that follows a noun of people: "members of the government forces"."""
    if i >= len(doc) or doc[i].lower_ not in ("of", "from"):
        return i
    end = i + 1
    while end < min(len(doc), i + 8) and end not in firsts and doc[end].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART"):
        end += 1
    return end


def after_count(doc: "Doc", i: int) -> int:
    """The index after a further count in a list without commas: "22 children 6 teachers killed"."""
    end = i + 1
    while end < min(len(doc), i + 5) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ") and not is_thing(doc[end].text):
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
    participle = word.tag_ in ("VBN", "VBD", "JJ", "NN") and not word.lower_.endswith(("ing", "s"))
    if "act" in m and (helped or (participle and not active)):
        return Link(trigger, m["act"], "act")
    if "undergo" in m and word.pos_ in ("VERB", "AUX", "NOUN", "ADP") and not (helped and word.tag_ == "VBN"):
        return Link(trigger, m["undergo"], "undergo")
    if "people" in m and not active and "act" not in m and "undergo" not in m:
        return Link(trigger, m["people"], "people")
    return None


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


def trigger_before(doc: "Doc", counted: Counted, at: Triggers) -> Link | None:
    lasts = {trigger.last: trigger for trigger in at.values()}
    i, of = counted.first - 1, False
    while i >= max(0, counted.first - FIRST_LEFTS):
        token = doc[i]
        if trigger := lasts.get(i):
            return said_before(doc, trigger, of=of)
        if token.lower_ not in words("before"):
            return None
        of = of or token.lower_ in ("of", "to")
        i -= 1
    return None


def said_before(doc: "Doc", trigger: Trigger, *, of: bool) -> Link | None:
    """The link of a trigger that the number follows: an active verb, or a noun with "of"."""
    m, word = trigger.measures, doc[trigger.root]
    if "deed" in m and of:
        return Link(trigger, m["deed"], "deed")
    if "act" in m and not of and word.pos_ in ("VERB", "NOUN", "PROPN", "ADJ", "AUX"):
        passive = any(
            t.lower_ in ("was", "were", "been", "is", "are", "being", "be")
            for t in doc[max(0, trigger.first - 2) : trigger.first]
        )
        return None if passive else Link(trigger, m["act"], "act")
    return None


def by_grammar(counted: Counted, at: Triggers) -> Link | None:
    """The first link of the counted in the parse."""
    for found in links(counted.node, at):
        return found
    if counted.noun is not None and counted.noun.i != counted.node.i and counted.number.high != 1:
        for found in links(counted.noun, at):
            return found
    return None


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
    return None


def by_noun(counted: Counted, at: Triggers) -> Link | None:
    """The noun itself as trigger: "60 detainees"."""
    noun = counted.noun
    trigger = at.get(noun.i) if noun is not None else None
    if trigger and "people" in trigger.measures:
        return Link(trigger, trigger.measures["people"], "people")
    return None


def measure_of(doc: "Doc", found: Link, at: Triggers) -> Measure:
    """The link's measure, but "other" where one count is of killed and injured together."""
    if found.measure not in ("killed", "injured"):
        return found.measure
    both = {found.measure}
    for other in at.values():
        gap = [t.lower_ for t in doc[min(found.trigger.last, other.last) + 1 : max(found.trigger.first, other.first)]]
        if other.root != found.trigger.root and gap in (
            ["and"],
            ["or"],
            [","],
            ["&"],
            ["/"],
            [",", "and"],
            ["and", "/", "or"],
            [],
        ):
            both |= {m for kind, m in other.measures.items() if kind in ("act", "state", "people")}
    return "other" if {"killed", "injured"} <= both and found.kind != "deed" else found.measure


# ---- parts of larger figures
INCLUDING = re.compile(
    r"(?:\bincluding|\bincludes?|\bincluded|\bamong\s+(?:them|whom|which)|\bof\s+(?:whom|them|which)|\bthem)[\s,:]*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
OF_CLASS = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:of|among|amongst)\s+(?:the|those)\s+(?:\w+\s+)?(?P<name>dead|wounded|injured|killed|detainees|arrested|deaths|casualties|fatalities|deceased|slain|missing|victims|detained|displaced)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"\s*(?:more\s+|others\s+)?of\s+(?:them|whom|those|these|the\s+(?:\w+\s+)?(?:dead|victims|wounded|injured|killed|detainees|arrested|deaths|casualties|fatalities|deceased|slain|missing))\b",
    re.IGNORECASE,
)


def part_in_words(doc: "Doc", counted: Counted, before: list[Draft]) -> int | None:
    """The figure of this sentence that the words make this one a part of: "26 people, including 11 children"."""
    text = doc.text
    left, right = text[: counted.number.start][-60:], text[counted.number.end :][:40]
    if not (INCLUDING.search(left) or OF_THEM.match(right)):
        return None
    larger = [
        i
        for i, draft in enumerate(before)
        if not draft.implicit and holds(draft.counted.number, counted.number) and draft.measure not in ("places",)
    ]
    return larger[-1] if larger else None


def holds(whole: NumberPhrase, part: NumberPhrase) -> bool:
    """Whether the part can be one: not more than the whole."""
    most = whole.high if whole.high is not None else None
    least = part.low if part.low is not None else 0
    return most is None or least <= most


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


def is_superseded(doc: "Doc", counted: Counted, before: list[Draft]) -> bool:
    """Whether the text itself replaces this count: "rose to 45 from 38", "an earlier toll of 38"."""
    left = doc.text[: counted.number.start][-50:]
    if EARLIER.search(left):
        return True
    return bool(FROM.search(left) and RISE.search(doc.text))


EARLIER = re.compile(
    r"\b(?:earlier|previous|previously|initial|initially|preliminary|prior)\b[^.;]{0,30}$", re.IGNORECASE
)
FROM = re.compile(r"\bfrom\s+(?:an?\s+)?(?:(?:earlier|previous|initial)\s+\w+\s+of\s+)?$", re.IGNORECASE)
RISE = re.compile(
    r"\b(?:rose|risen|rises?|rising|climb\w*|jump\w*|increas\w*|grew|grown|up|down|fell|fallen|dropp\w*|revis\w*|rais\w*|lower\w*|updat\w*|soar\w*|surge\w*)\b",
    re.IGNORECASE,
)


# ---- one victim, told without a number
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
