"""Single victims of headlines, which drop the little words that the grammar goes by: "Toddler shoots mother", "Woman,
child shot", "Deputy wounded, suspect dead".
"""

import re
from typing import TYPE_CHECKING

from sayso.find.beside import trigger_after
from sayso.find.counted import Counted, Draft, is_number_word, words
from sayso.find.counts import is_people, single_people
from sayso.find.numbers import NumberPhrase
from sayso.find.parse import text_of
from sayso.find.roles import Link, Triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

AGE = re.compile(r",?\s\d{1,3},?(?=\s)")  # "Man, 24, and boy, 6, shot"
AGED = re.compile(r"(?<![\w-])\d{1,3}-(?:year|month)-old$")
JOINED = re.compile(r"\s*(?:,|&|,?\sand)\s")
MOST_ITEMS = 4  # items of a list that is followed to the words that tell their fate
BEFORE_ONE = 3  # words between a verb and its one victim: "shoots 2-year-old brother"


def is_headline_person(token: "Token", at: Triggers) -> bool:
    """Whether a word of a headline stands for one person by itself: "mother", "4-year-old", but not "police" of "police
    officer"."""
    after = token.i + 1
    if after < len(token.doc) and is_people(token.nbor().text) and all(one.first != after for one in at.values()):
        return False
    if any(one.first <= token.i <= one.last for one in at.values()):
        return False  # "wounded" is what befell somebody
    if AGED.search(text_of(token.doc)[: token.idx + len(token)]):
        return True
    return token.lower_ in single_people() and token.lower_ not in words("collectives")


def by_headline(token: "Token", at: Triggers, numbered: list[Draft]) -> Link | None:
    """What a headline says befell one person: the words right after it or after the list that it begins, or the verb
    or the deed right before it."""
    return by_words_after(token, at, numbered, MOST_ITEMS) or by_verb_before(token, at) or by_deed_before(token, at)


def by_words_after(token: "Token", at: Triggers, numbered: list[Draft], items: int) -> Link | None:
    """The words that tell the fate of a person, right after it, or after the other items of its list."""
    doc, text = token.doc, text_of(token.doc)
    end = token.idx + len(token)
    if (age := AGE.match(text, end)) and not JOINED.fullmatch(text[end : age.end()]):
        end = age.end()
    i = next((t.i for t in doc if t.idx >= end and not t.is_space), None)
    if i is None or items == 0:
        return None
    found = None if doc[i].text == "," else trigger_after(doc, counted_before(token, i), at)
    if found is not None:
        return None if has_victim_after(doc[found.trigger.last], found) else found
    joined = JOINED.match(text, end - 1 if text[end - 1 : end] == "," else end)
    following = next((t for t in doc if joined and t.idx >= joined.end()), None)
    return None if following is None else fate_of_item(following, at, numbered, items - 1)


def counted_before(token: "Token", i: int) -> Counted:
    """One person as counted, for the words that follow from token i on."""
    number = NumberPhrase(token.idx, token.idx + len(token), 1, 1, False, False, token.idx, token.idx, False)
    return Counted(number, token.i, i - 1, token, token)


def fate_of_item(first: "Token", at: Triggers, numbered: list[Draft], items: int) -> Link | None:
    """What befell the item of a list that starts at a token: a number that is a figure, or one more person."""
    if is_number_word(first):
        draft = next((d for d in numbered if d.counted.first == first.i), None)
        told = draft is not None and draft.trigger is not None and draft.trigger.first > draft.counted.reach
        return Link(draft.trigger, draft.measure, "act") if draft and draft.trigger and told else None
    for token in first.doc[first.i : first.i + BEFORE_ONE]:
        if is_headline_person(token, at):
            return by_words_after(token, at, numbered, items)
    return None


def has_victim_after(last: "Token", found: Link) -> bool:
    """Whether the words go on with whom they befell: "Man shot girlfriend"; then who stands before them did it."""
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    return found.kind == "act" and after is not None and (is_people(after.text) or after.tag_ in ("PRP", "PRP$"))


def by_verb_before(token: "Token", at: Triggers) -> Link | None:
    """The verb in the present right before one person: "shoots mother", "grazes 5-year-old girl"."""
    text = text_of(token.doc)
    for trigger in at.values():
        verb = token.doc[trigger.last]
        if "act" not in trigger.measures or not verb.lower_.endswith("s") or trigger.last >= token.i:
            continue
        between = text[verb.idx + len(verb) : token.idx].split()
        if len(between) <= BEFORE_ONE and all(re.fullmatch(r"[\w’'-]+", word) for word in between):
            return Link(trigger, trigger.measures["act"], "act")
    return None


def by_deed_before(token: "Token", at: Triggers) -> Link | None:
    """The death that a headline has before one person: "death of toddler", "murder of Velden teen"."""
    text = text_of(token.doc)
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and (after.tag_ == "POS" or after.pos_ == "PROPN"):
        return None  # "death of leader's aide", "death of singer Orla Venn"
    for trigger in at.values():
        deed = token.doc[trigger.last]
        if trigger.measures.get("deed") != "killed" or trigger.last >= token.i:
            continue
        of, *between = text[deed.idx + len(deed) : token.idx].split() or [""]
        if of == "of" and len(between) < BEFORE_ONE and all(re.fullmatch(r"[\w’'-]+", word) for word in between):
            return Link(trigger, "killed", "deed")
    return None
