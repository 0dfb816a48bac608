"""Which words beside a source's name belong to it, by their grammar."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.find.counts import is_people, is_thing
from sayso.find.voice_words import (
    DAYS,
    head_of,
    is_capital_inside,
    is_day,
    is_hyphened,
    is_nominal,
    joins_words,
    speaks,
    stands_in_name,
    words,
)
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def joined_after(span: "Span") -> Iterator["Span"]:
    """A source after "according to" and the one that "and" joins to it: "the army and the Orm hospital"."""
    yield span
    doc, at = span.doc, after_aside(span.doc, span.end)
    if at + 1 < len(doc) and doc[at].lower_ == "and" and doc[at + 1].pos_ in ("DET", "PROPN", "NOUN"):
        for second in name_after(doc, at + 1):
            follows = doc[second.end] if second.end < len(doc) else None
            named = doc[at + 1].pos_ != "NOUN" or speaks(head_of(second))
            if named and (follows is None or follows.pos_ not in ("VERB", "AUX")):
                yield second


ASIDE = 12  # tokens of an aside between two sources


def after_aside(doc: "Doc", at: int) -> int:
    """The index of the "and" behind what commas set aside: "bystander Ivo Tarn, who saw it, and the army"; the same
    index where nothing is."""
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("who", "which", "one", "a", "an"):
        return at
    close = next((i for i in range(at + 2, min(len(doc) - 1, at + ASIDE)) if doc[i].text == ","), None)
    return close + 1 if close is not None and doc[close + 1].lower_ == "and" else at


# ---- spans of names, by what stands beside the cue: it holds where commas are lost and the grammar goes astray
INNER = ("NOUN", "PROPN", "ADJ", "NUM", "PART")


def belongs(doc: "Doc", i: int, end: int) -> bool:
    """Whether the token before a noun phrase is a part of it."""
    token, after = doc[i], doc[i + 1] if i + 1 < end else None
    if token.lower_ == "those":
        return after is not None and after.lower_ in ("in", "at")
    if after is None and is_numbered(doc, i):
        return True  # "Kanal 24 | said"
    if token.pos_ == "DET" and is_capital_inside(token) and after is not None and after.text[:1].isupper():
        return True
    if token.pos_ == "DET":
        return token.lower_ in ("the", "a", "an", "one", "another", "some", "several")
    if is_day(token) or token.lower_ == "more":
        return False  # "dozens more | witnesses said"
    if joins_words(doc, i, end) or is_hyphened(doc, i, end) or is_trade(doc, i, end):
        return True
    if token.lower_ in words("linking"):
        return after is not None and i > 0 and (links_name(doc[i - 1], token) or doc[i - 1].lower_ == "those")
    if token.lower_ in words("belonging") and after is not None and after.lower_ in words("linking"):
        return doc[i - 1].pos_ == "NOUN" if i > 0 else False  # "a general serving with the ministry"
    if token.text in ("-", "/") or token.pos_ == "PART" or owns(doc, i, end):
        return after is not None
    if token.pos_ == "NUM":
        return after is not None and token.lower_ in ("one", "two", "three") and after.pos_ != "PROPN"
    if token.tag_ == "VBG" and after is not None and after.lower_ in words("bodies") and i > 0:
        return doc[i - 1].pos_ == "DET"  # "the organising committee"
    if token.is_punct or not (token.pos_ in INNER or is_nominal(token)):
        return False
    if after is not None and is_place_before(doc, i):
        return False
    determined = i > 0 and doc[i - 1].pos_ == "DET" and token.tag_ == "NN"  # "the town hospital"
    if after is not None and after.pos_ == "PART" and token.text[:1].isupper():
        return True  # "the Lawyers’ Collective"
    linked = after is None or after.lower_ in words("linking") | words("belonging")
    return linked or determined or modifies(token)


def is_numbered(doc: "Doc", i: int) -> bool:
    """Whether a number ends a medium's name: "Radio 7", "Kanal 24"."""
    if i == 0 or not doc[i].text.isdigit() or len(doc[i]) >= NUMBERED:
        return False
    return doc[i - 1].text.istitle() and doc[i - 1].pos_ in ("PROPN", "NOUN")


NUMBERED = 4  # digits that no name of a medium has


def owns(doc: "Doc", i: int, end: int) -> bool:
    """Whether a mark is the apostrophe of a name's plural: "the Orm Workers’ Federation"."""
    if doc[i].text not in ("'", "’") or i == 0 or i + 1 >= end:
        return False
    return doc[i - 1].text.endswith("s") and not doc[i - 1].whitespace_ and doc[i + 1].text[:1].isupper()


def is_place_before(doc: "Doc", i: int) -> bool:
    """Whether a name hangs on a preposition and another nationality's name follows, where a comma is lost: "in Orm
    Veldish state television said"."""
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].lower_ not in ("in", "near", "of", "at", "outside", "from"):
        return False
    nation = doc[i + 1].text
    is_nation = nation[:1].isupper() and nation.endswith(tuple(words("nation_endings")))
    described = doc[i + 2].text.islower() and doc[i + 2].pos_ in ("NOUN", "ADJ")
    return doc[i].pos_ == "PROPN" and is_nation and described


def is_trade(doc: "Doc", i: int, end: int) -> bool:
    """Whether a noun says what the person is whose name follows it: "fisherman Ivo Tarn", not "student Orm police"."""
    name = doc[i + 1 : end]
    return (
        (doc[i].tag_ == "NN" or doc[i].lower_ in words("persons"))
        and len(name) > 1
        and all(token.pos_ == "PROPN" for token in name)
        and name[len(name) - 1].lower_ not in words("bodies") | words("roles")
        and (is_people(doc[i].text) or doc[i].lower_ in words("persons"))
    )


def names_trade(doc: "Doc", i: int) -> bool:
    """Whether a small word stands before a first and a last name: "local roofer Ivo Tarn", whatever the parse takes it
    for."""
    name = doc[i + 1 : i + 3]
    small = doc[i].text.islower() and doc[i].is_alpha and doc[i].pos_ in ("NOUN", "ADJ", "VERB")
    return small and doc[i - 1].text.islower() and len(name) > 1 and all(token.text.istitle() for token in name)


def links_name(noun: "Token", preposition: "Token") -> bool:
    """Whether a preposition after a noun goes on with a name: "Observatory for", "a source at", "spokesman of"."""
    known = words("roles") | words("vague") | words("persons") | words("belonging")
    if noun.lower_ in known or noun.lower_.removesuffix("s") in words("persons") or is_people(noun.text):
        return True
    if preposition.lower_ == "of" and noun.lower_ in words("bodies"):
        before = noun.nbor(-1) if noun.i > 0 else noun  # "the fire service of the Coast", not "the office of the mayor"
        return before.pos_ in ("NOUN", "PROPN", "ADJ") and before.lower_ not in words("public_words")
    if preposition.lower_ == "on" and noun.text.istitle():
        after = preposition.doc[preposition.i + 1 :][
            :2
        ]  # "Lives on Record", not "Orm on Monday", "Police on Main Street"
        days = (*DAYS, *table("months")["months"])
        return len(after) > 1 and after[0].text.istitle() and after[0].lower_ not in days and after[1].text.islower()
    named = noun.pos_ == "PROPN" or (noun.i > 0 and noun.text.istitle())  # "the Table of Social Movements"
    return named and preposition.lower_ in ("of", "for")


def modifies(token: "Token") -> bool:
    """Whether a word before a source's noun describes it, rather than ending what came before: where commas are lost,
    "medical staff activists said" names activists."""
    if token.pos_ in ("PROPN", "ADJ") or stands_in_name(token):
        return True
    if token.i == 0 and token.tag_ == "NNS" and stands_in_name(token.nbor()):
        return True  # "Names Before Numbers said"
    if token.lower_ in words("modifying") or token.lower_ in words("persons") | words("bodies"):
        return True
    if token.tag_ == "NN" and is_thing(token.text) and is_calling(token.doc, token.i + 1):
        return True  # "truck driver Ivo Tarn"
    if token.tag_ == "NNS" and not is_people(token.text) and token.i + 1 < len(token.doc):
        return token.nbor().lower_ in words("bodies") | words("roles") - words("persons")  # "the admissions office"
    return token.tag_ == "NN" and not is_people(token.text) and not is_thing(token.text)


def is_calling(doc: "Doc", i: int) -> bool:
    """Whether a token says what the person is whose name follows it: "driver" of "truck driver Ivo Tarn"."""
    if i + 1 >= len(doc) or not doc[i + 1].text.istitle():
        return False
    return doc[i].lower_ in words("persons") or is_people(doc[i].text) or doc[i].lower_.endswith(CALLINGS)


CALLINGS = ("man", "woman", "er", "or", "ist")  # how names of callings end


def name_after(doc: "Doc", start: int) -> "Iterator[Span]":
    """The noun phrase that starts at a token, as one span; none where something else stands there."""
    end = start
    while end < len(doc) and continues(doc, start, end):
        end += 1
    while end > start and doc[end - 1].pos_ in ("DET", "ADP", "NUM", "PUNCT") and not stands_in_name(doc[end - 1]):
        end -= 1
    if end > start:
        yield doc[start:end]


def continues(doc: "Doc", start: int, i: int) -> bool:
    """Whether a token goes on with the noun phrase that started before it."""
    token, following = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if is_day(token) or (i > start and token.lower_ in table("numbers")["vague"]):
        return False
    if i > start and joins_words(doc, i, len(doc)):
        return True
    if is_hyphened(doc, i, len(doc)) and (i > start or token.is_alpha):
        return True  # "passer-by", "an on-call doctor"
    in_name = i > start and is_capital_inside(token) and following is not None and following.text.istitle()
    if token.pos_ == "DET" and in_name:
        return doc[i - 1].text.istitle()  # "Count Every Name"
    if token.pos_ == "DET":
        return i == start or doc[i - 1].lower_ in words("linking")
    if token.lower_ == "those":
        return i == start and following is not None and following.lower_ in ("in", "at")
    if i > start and token.lower_ in words("linking") and following is not None:
        return following.pos_ in ("DET", "NOUN", "PROPN", "ADJ") and following.lower_ not in DAYS
    if i > start and token.lower_ == "to" and following is not None:
        return doc[i - 1].pos_ == "PROPN" and following.text[:1].isupper()  # "Committee to Protect Journalists"
    if token.tag_ == "VBG" and following is not None and following.lower_ in words("bodies") and i > start:
        return doc[i - 1].pos_ == "DET"  # "the organising committee"
    if i > 0 and names_trade(doc, i):
        return True
    if i > start and token.lower_ in words("belonging") and following is not None:
        return following.lower_ in words("linking")
    if i == start and token.tag_ == "VBN" and following is not None and following.pos_ in ("NOUN", "PROPN"):
        return True  # "retired sergeant Ivo Tarn"
    return (
        token.pos_ in INNER
        or stands_in_name(token)
        or token.text == "-"
        or token.lower_ in words("bodies") | words("persons")  # where the parse has a verb: "to bystander Ivo Tarn"
        or owns(doc, i, len(doc))
        or (token.pos_ == "VERB" and token.text[:1].isupper())
    )
