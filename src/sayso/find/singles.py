"""Single victims, told without a number: "a man was shot dead", "Lena Orvik, 31, died"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counted import Counted, Draft, is_number_word, words
from sayso.find.counts import is_people, is_thing
from sayso.find.datelines import dateline_end
from sayso.find.headline_singles import by_headline, is_headline_person
from sayso.find.numbers import NumberPhrase
from sayso.find.parse import Parsed, text_of
from sayso.find.roles import Link, Triggers, links, measure_of
from sayso.find.voice_words import words as reporting
from sayso.find.voices import voices
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

INCLUDED_NAME = re.compile(r"\b(?:including|among\s+them)[\s,:]*$", re.IGNORECASE)
INCLUDED_ONE = re.compile(r"\b(?:including|among\s+them|one\s+of\s+them|and)[\s,:]*$", re.IGNORECASE)
NOT_ONE = re.compile(
    r"\b(?:not|no|nor|never)\s+(?:even\s+)?(?:an?\s+|one\s+|the\s+)?(?:single\s+)?(?:other\s+)?$", re.IGNORECASE
)
AGE_BEFORE = re.compile(r"(?<![\w-])\d{1,3}[-–]$")
ORDINALS = ("second", "third", "fourth", "fifth", "sixth")
STANDS_FOR_ONE = re.compile(
    r"\s+(?:was|is|had|has|who|lies|lay|\w+ly|wounded|injured|hurt|killed|dead|died|suffered|remains?)\b"
)
PERSONS = ("he", "she", "i", "him", "her", "me")
AND_OTHERS = re.compile(
    r",? (?:and|along with|as well as) (?:at least )?\w+ (?:others?|more)\b"
)  # "she and three others were shot"
VICTIM_MEASURES = ("killed", "injured", "arrested", "abducted", "missing")


def victims(parsed: Parsed, at: Triggers, numbered: list[Draft]) -> Iterator[Draft]:
    """Single victims told by a noun phrase or a name: "a man was shot dead", "Lena Orvik, 31, died"."""
    taken = {i for draft in numbered for i in range(draft.counted.first, draft.counted.reach + 1)}
    begin = dateline_end(parsed.sentence.text)
    for token in parsed.doc:
        if token.idx < begin or token.i in taken:
            continue
        headline = parsed.sentence.field == "title" and is_headline_person(token, at)
        found = fate_of_one(token, at, numbered, headline=headline)
        if found and found.measure in VICTIM_MEASURES and found.kind != "toll" and not is_scene(token, found, numbered):
            own = found.measure in ("abducted", "arrested") and is_own_deed(found, parsed)
            own = own or found.trigger.phrase == "nowhere to be found"
            # a text that tells of a funeral tells of the death too
            mourned = parsed.sentence.field == "title" and is_past_victim(token, found)
            if own or mourned or is_teller(token, found, numbered, parsed):
                continue
            counted, measure = one_person(token, found, clipped=headline), measure_of(parsed.doc, found, at)
            yield Draft(parsed, counted, measure, found.trigger, found.part, implicit=True)


def fate_of_one(token: "Token", at: Triggers, numbered: list[Draft], *, headline: bool) -> Link | None:
    """What befell the one person that a token stands for; None where it stands for none, or nothing is told.
    `headline` where a headline has it as a person by its word alone."""
    if is_one_more(token, at) and token.dep_ != "appos":
        return by_next_word(token, at)
    if is_fate_word(token, at):
        return None
    found = by_headline(token, at, numbered) if headline else None
    if found is not None:
        return found
    if token.dep_ == "appos" or not is_single_person(token) or is_dead_before(token, at):
        return None
    return by_grammar_of_one(token, at) or by_bracket(token, numbered)


def is_fate_word(token: "Token", at: Triggers) -> bool:
    """Whether a noun says what befell others and stands for nobody by itself: "hostage" of "25 taken hostage"."""
    if token.lower_ not in words("fates"):
        return False
    after_number = token.i > 0 and is_number_word(token.nbor(-1))  # "hold six hostage"
    governs = at.get(token.head.i)
    taken = governs is not None and governs.measures.get("act") == "abducted" and not list(token.lefts)
    told = [one for one in at.values() if one.first <= token.i <= one.last]
    return taken or any(after_number or one.first != one.last for one in told)


def is_past_victim(token: "Token", found: Link) -> bool:
    """Whether one victim of a headline is only who people mourn: "5,000 at funeral of slain priest"."""
    before = text_of(token.doc)[: token.idx]
    told_before = found.trigger.last < token.i and (found.kind == "deed" or found.trigger.first >= token.left_edge.i)
    return found.measure == "killed" and told_before and mourning().search(before) is not None


@cache
def mourning() -> re.Pattern[str]:
    """Words of mourning, few words after which the one who is mourned ends the text."""
    return re.compile(
        rf"\b(?:{'|'.join(table('relations')['mourning'])})\b(?:[^\w’'-]+[\w’'-]+){{0,5}}[^\w’'-]*$", re.IGNORECASE
    )


def is_dead_before(token: "Token", at: Triggers) -> bool:
    """Whether a pronoun stands for somebody whose death its sentence told before: "a man died after he and four others
    were shot"."""
    before = [one for one in at.values() if one.last < token.i and "killed" in one.measures.values()]
    return token.tag_ in ("PRP", "PRP$") and bool(before)


def is_scene(name: "Token", found: Link, numbered: list[Draft]) -> bool:
    """Whether a name only says where a number of people met the same: "Raid on Velden: 12 killed"."""
    others = [one for one in numbered if one.trigger is found.trigger and one.measure == found.measure]
    if name.tag_ != "NNP" or not others or found.part:
        return False
    text = text_of(name.doc)
    spans = [sorted((name.idx, one.counted.number.start)) for one in others]
    return not any(re.search(r"\band\b|&|\bothers?\b", text[a : b + 12]) for a, b in spans)


def is_teller(noun: "Token", found: Link, numbered: list[Draft], parsed: Parsed) -> bool:
    """Whether a noun that the parse hangs on the trigger of a number only tells of what it counts: "the raid netted 40
    people, the Coalition said"."""
    counted = [one for one in numbered if one.measure == found.measure and one.counted.number.start < noun.idx]
    shared = any(one.trigger is found.trigger for one in numbered)  # "a nurse said 12 others received treatment"
    if not (counted and found.trigger.first <= noun.i) and not shared:
        return False
    return any(voice.start <= noun.idx < voice.end for voice in voices(parsed))


def is_own_deed(found: Link, parsed: Parsed) -> bool:
    """Whether a speaker tells what he did himself: "I snatched the baby and ran" tells of no abduction."""
    return any(
        child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in parsed.doc[found.trigger.root].children
    )


def one_person(noun: "Token", found: Link, *, clipped: bool) -> Counted:
    """The noun phrase of one person, counted as 1; `clipped` where it starts after the verb that tells its fate."""
    parts = ("det", "compound", "amod", "poss", "nummod", "npadvmod")
    verb = clipped and found.kind == "act" and found.trigger.last < noun.i
    least = found.trigger.last + 1 if verb else noun.i - 6
    first = min(t.i for t in noun.subtree if t.i == noun.i or (least <= t.i <= noun.i and t.dep_ in parts))
    start, end = noun.doc[first].idx, noun.idx + len(noun)
    if age := AGE_BEFORE.search(text_of(noun.doc)[:start]):
        start = age.start()  # where the parse hangs the age elsewhere: "42-|year-old Kyra Edmond"
    return Counted(NumberPhrase(start, end, 1, 1, False, False, start, end, False), first, noun.i, noun, noun)


def is_single_person(token: "Token") -> bool:
    """Whether a token heads a noun phrase of one person: a singular noun of people, or a name."""
    if is_aged(token):
        return token.dep_ not in ("compound", "amod", "nmod") and token.head.tag_ != "NN"
    if token.dep_ in ("compound", "amod", "nmod") or is_each(token):
        return False
    if token.tag_ in ("PRP", "PRP$"):
        return token.lower_ in PERSONS and AND_OTHERS.match(text_of(token.doc), token.idx + len(token)) is not None
    if token.tag_ == "NN":
        return (is_people(token.text) or is_trade(token)) and token.lower_ not in words("collectives")
    if token.i + 1 < len(token.doc) and token.nbor().text == ":":
        return False  # "Telvarra: 12 killed"
    return (
        token.tag_ == "NNP"
        and token.lower_ not in table("standing")["no_doers"]
        and token.text[:1].isupper()
        and not is_thing(token.text)
        and token.lower_ not in words("collectives")
        and not is_body_name(token)
    )


def is_each(token: "Token") -> bool:
    """Whether a noun stands for everybody or nobody: "a count for each person wounded"."""
    return any(child.lower_ in ("each", "every", "any", "no", "neither") for child in token.children)


def is_body_name(token: "Token") -> bool:
    """Whether a name ends as that of a body does, or is an acronym among words in small letters: "the Coalition"."""
    acronym = len(token) > 1 and token.text.isupper() and not text_of(token.doc).isupper()
    return acronym or token.lower_ in reporting("bodies") - reporting("persons")


def is_one_more(token: "Token", at: Triggers) -> bool:
    """Whether a word stands for one more person beside those whose fate the sentence told before: "one was killed and
    another wounded", "a third was hurt"."""
    text = text_of(token.doc)
    ordinal = token.lower_ in ORDINALS and token.i > 0 and token.nbor(-1).lower_ == "a"
    if not (ordinal or token.lower_ == "another") or STANDS_FOR_ONE.match(text[token.idx + len(token) :]) is None:
        return False
    return any(
        trigger.last < token.i and set(VICTIM_MEASURES) & set(trigger.measures.values()) for trigger in at.values()
    )


def is_aged(token: "Token") -> bool:
    """Whether a token ends "a 4-year-old", which stands for a person."""
    return token.lower_ == "old" and token.i > 1 and token.nbor(-2).lower_ in ("year", "month", "week", "day")


TRADES = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant")


def is_trade(token: "Token") -> bool:
    """Whether a noun with "a" names somebody by a trade: "a baker", "a welder"; not "a computer"."""
    low = token.lower_
    if not low.endswith(TRADES) or is_thing(low) or f"{low}s" in table("people")["not_people"]:
        return False
    return any(child.lower_ in ("a", "an", "another") for child in token.children)


def by_bracket(token: "Token", numbered: list[Draft]) -> Link | None:
    """What befell the larger number that one person is named of: "four were hurt, including a reporter"."""
    text = text_of(token.doc)[: token.left_edge.idx]
    bracket = INCLUDED_NAME if token.tag_ == "NNP" else INCLUDED_ONE
    whole = next((draft for draft in reversed(numbered) if draft.counted.number.end <= len(text)), None)
    if whole is None or whole.trigger is None or not bracket.search(text[-40:]):
        return None
    return Link(whole.trigger, whole.measure, "state", part=True)


def by_next_word(token: "Token", at: Triggers) -> Link | None:
    """What stands right after "another", with nothing between but how badly: "another critically wounded"."""
    i = token.i + 1
    while i < len(token.doc) and token.doc[i].lower_ in words("between"):
        i += 1
    trigger = next((one for one in at.values() if one.first == i), None)
    kinds = () if trigger is None else [kind for kind in ("act", "state", "undergo") if kind in trigger.measures]
    return Link(trigger, trigger.measures[kinds[0]], kinds[0]) if trigger and kinds else None


def by_grammar_of_one(token: "Token", at: Triggers) -> Link | None:
    """What the grammar says befell one person, death before all else ("died in hospital"); a negation aside, for "was
    not hurt" tells of nobody hurt."""
    if NOT_ONE.search(text_of(token.doc)[: token.idx][-30:]):
        return None
    found = [
        one for one in links(token, at) if one.trigger.root != token.i and not is_negated(token.doc[one.trigger.root])
    ]
    return next((one for one in found if one.measure == "killed"), found[0] if found else None)


def is_negated(verb: "Token") -> bool:
    """Whether a verb has a "not" of its own."""
    return any(child.dep_ == "neg" for child in verb.children)
