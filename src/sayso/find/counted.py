"""Numbers in a parsed sentence with the nouns they count, and the figures they become: the shapes that the finder of
figures hands on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counts import counts_nothing, is_people, is_thing, looks_like_year
from sayso.find.datelines import dateline_end
from sayso.find.numbers import NumberPhrase, number_phrases
from sayso.find.parse import Parsed
from sayso.find.triggers import Trigger, meanings
from sayso.lexicon import table
from sayso.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


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
    """A figure of one sentence, before it meets the rest of its report. `whole` is an index into the same list."""

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


def holds(whole: NumberPhrase, part: NumberPhrase) -> bool:
    """Whether the part can be one: not more than the whole."""
    most = whole.high if whole.high is not None else None
    least = part.low if part.low is not None else 0
    return most is None or least <= most


def counted_numbers(parsed: Parsed, told: frozenset[int]) -> Iterator[Counted]:
    """The numbers of a sentence that can count people or places, with their nouns; `told` are the tokens at which a
    phrase starts that tells what befell the counted, so that it is no noun of theirs."""
    begin = dateline_end(parsed.sentence.text)
    text = " " * begin + parsed.sentence.text[begin:]  # "VELDEN, May 3 – Twelve": no range of 3 to 12
    for number in number_phrases(text):
        if counts_nothing(text, number):
            continue
        counted = counted_number(parsed.doc, number, told)
        if counted and not (looks_like_year(text, number) and is_of_year(counted)):
            yield counted


def is_of_year(counted: Counted) -> bool:
    """Whether a number written as a year says when: nothing counted follows it, or one thing, or deeds that other words
    describe first: "2013 double homicide", "2013 house party murders"; not "1900 deaths", "1900 police"."""
    noun = counted.noun
    if noun is None or (noun.tag_ == "NN" and noun.lower_ not in words("collectives")):
        return True
    if noun.i == counted.last + 1 or is_thing(noun.text):
        return False
    return not is_people(noun.text) or (noun.tag_ == "NN" and noun.lower_ in meanings())


def counted_number(doc: "Doc", number: NumberPhrase, told: frozenset[int]) -> Counted | None:
    """The number with its noun in the parse; None where the parse has no token for it."""
    span = doc.char_span(number.core_start, number.core_end, alignment_mode="expand")
    if span is None or len(span) == 0:
        return None
    root, first, last = span.root, span[0].i, span[-1].i
    while last + 1 < len(doc) and doc[last + 1].idx < number.end:
        last += 1  # modifiers that follow: "20 or more"
    if last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        return Counted(number, first, last, root, noun_after_of(doc, last + 1))
    if last + 1 in told and number.high != 1:
        return Counted(number, first, last, root, None)  # "thousands march", "12 shot dead"
    noun = noun_before_telling(doc, last, told) or noun_by_grammar(root, last) or noun_by_place(doc, last)
    if noun is not None and noun.i > last + 1 and is_thing(noun.text) and doc[last + 1].text[:1].isupper():
        noun = None  # "kills six Syrian state TV": what follows names who says so
    return Counted(number, first, last, noun if noun is not None and noun_holds(root, noun) else root, noun)


MOST_DESCRIBING = 3  # tokens between a number and the people whom a verb follows right away


def noun_before_telling(doc: "Doc", last: int, told: frozenset[int]) -> "Token | None":
    """The people right before what tells of them, which a headline's parse may take for one compound: "5,000 party
    faithful throng venue"."""
    for token in doc[last + 1 : last + 2 + MOST_DESCRIBING]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        if token.i + 1 in told and is_people(token.text):
            return token
    return None


def noun_holds(root: "Token", noun: "Token") -> bool:
    """Whether the grammar hangs on the noun rather than on the number."""
    return root.head.i == noun.i or root.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod")


def noun_by_grammar(root: "Token", last: int) -> "Token | None":
    head = root.head
    if root.dep_ in ("nummod", "quantmod", "amod", "compound", "nmod", "det", "advmod") and last < head.i <= last + 7:
        broken = any(
            t.pos_ in ("CCONJ", "AUX", "ADP") or t.text in (",", ";", ":") or is_dash(t)
            for t in root.doc[last + 1 : head.i]
        )
        return whole_noun(head) if head.pos_ in ("NOUN", "PROPN", "ADJ") and not broken else None
    return None


def whole_noun(head: "Token") -> "Token":
    """The people at the end of a compound that the parse hangs a number into: "workers" of "54 party workers"."""
    joined: Token = head.head
    compound = head.dep_ == "compound" and joined.i == head.i + 1
    return joined if compound and is_people(joined.text) else head


def is_dash(token: "Token") -> bool:
    """Whether a token is a dash between words, not a hyphen inside one."""
    return token.text in ("-", "–", "—") and token.i > 0 and bool(token.nbor(-1).whitespace_)


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
        if token.lower_ in ("them", "whom", "those") and token.i + 1 < len(doc) and is_people(doc[token.i + 1].text):
            return doc[token.i + 1]  # "12 of them children"
        if (token.pos_ in ("PRON", "AUX", "PUNCT") and token.tag_ != "PRP$") or token.tag_ in (
            "VBD",
            "VBZ",
            "VBP",
            "VB",
        ):
            return None
    return None


def is_number_word(token: "Token") -> bool:
    """Whether a token is a number, in digits, words or vague words."""
    return token.like_num or token.lower_ in table("numbers")["vague"]
