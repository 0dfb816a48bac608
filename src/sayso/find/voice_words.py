"""The words of reporting, and what single tokens are to the name of a source."""

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from sayso.find.counts import is_people
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


Kind = Literal["named", "role", "vague", "anonymous"]


@cache
def words(name: str) -> frozenset[str]:
    """A word list of lexicon/reporting.toml."""
    return frozenset(table("reporting")[name])


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases before a source, as words, under their first word; the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words("phrases"), key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return {first: tuple(some) for first, some in found.items()}


def ends_clause(doc: "Doc", i: int) -> bool:
    """Whether a clause ends before a token."""
    return i >= len(doc) or doc[i].is_punct


def is_hyphened(doc: "Doc", i: int, end: int) -> bool:
    """Whether a token and the hyphen after or before it belong to a word of the name: "passer-by"."""
    if i > 0 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
        return True
    return i + 1 < end and not doc[i].whitespace_ and "-" in (doc[i].text, doc[i + 1].text)


def head_of(span: "Span") -> "Token":
    """The noun at the core of a source's words: the last before a preposition ("activists in the town")."""
    head: Token = span[0]
    if head.lower_ == "those" and len(span) > 2:
        return span[len(span) - 1]  # "those in authority"
    for token in span:
        if (
            token.lower_ in words("linking")
            and token.i > span.start
            and not is_hyphened(token.doc, token.i, len(token.doc))
        ):
            break
        if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
            head = token
    return head


def speaks(head: "Token") -> bool:
    """Whether a noun can be a source: a name, a pronoun, or a noun of people, bodies or papers."""
    if head.pos_ in ("PROPN", "PRON") or head.text[:1].isupper() or head.lower_ in ("he", "she", "it", "they"):
        return True
    known = (
        words("roles") | words("vague") | words("persons") | words("bodies") | words("carriers") | words("documents")
    )
    one = head.lower_.removesuffix("s")
    several = one in words("persons") | words("roles") or one.endswith(TRAINED)  # "police chiefs", "radiologists"
    return head.lower_ in known or several or is_people(head.text)


TRAINED = ("ologist", "iatrist", "paedist", "pedist", "thetist", "dentist", "ician")  # how many callings end


FEW_CAPITALS = 0.55  # of a sentence's words: with more it is a headline


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday")


def is_nominal(token: "Token") -> bool:
    """Whether a noun phrase can end with a token: a noun, a name, an acronym ("WHO" is no pronoun)."""
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or (token.text.isupper() and len(token) > 1 and token.is_alpha):
        return True
    return stands_in_name(token)


def is_empty(token: "Token") -> bool:
    """Whether a noun can be no source of its own ("the outcome", "numbers"), and ends no name as in "Names Before
    Numbers"."""
    in_name = stands_in_name(token) or (token.i > 1 and joins_name(token.doc, token.i - 1))
    return token.lower_ in words("empty") and not in_name


def stands_in_name(token: "Token") -> bool:
    """Whether a word stands in a name, whatever the parser takes it for: it and a word beside it have capitals, in a
    sentence that else has few: "Lives Counted told reporters"."""
    doc, i = token.doc, token.i
    if i == 0 or not token.text.istitle() or not token.is_alpha or token.lower_ in DAYS:
        return False
    beside = [has_capital(doc, i, way) for way in (-1, 1)]
    # "in Orm Meanwhile sources said" is a lost full stop, "Names Before Numbers said" a name
    if not any(beside) or (token.lower_ in table("names")["openers"] and not all(beside)):
        return False
    letters = [other.text[0].isupper() for other in doc if other.is_alpha]
    return sum(letters) < FEW_CAPITALS * len(letters)


def has_capital(doc: "Doc", i: int, way: int) -> bool:
    """Whether the word before (-1) or after (1) a token has a capital, past "for", "of" and "on": "Witness for All"."""
    k = i + way
    if 0 < k < len(doc) - 1 and doc[k].lower_ in ("for", "of", "on"):
        k += way
    if not 0 <= k < len(doc) or not doc[k].text.istitle() or not doc[k].is_alpha:
        return False
    return k > 0 or (way < 0 and doc[k].tag_ in ("NNS", "NNP", "NNPS"))  # what opens a sentence has a capital anyway


def is_capital_inside(token: "Token") -> bool:
    """Whether a small word that a name holds has a capital where no sentence begins: "the All Orm Congress"."""
    return token.text[:1].isupper() and token.i > 0 and token.lower_ not in ("the", "a", "an")


def is_day(token: "Token") -> bool:
    """Whether a token is a day and not a part of a name ("Halab Today")."""
    return token.lower_ in DAYS and (token.lower_ not in ("today", "yesterday") or token.text.islower())


def owns_no_paper(token: "Token") -> bool:
    """Whether a word with a capital is a day, a month, a platform or a language: none of them has a paper."""
    return token.lower_ in words("platforms") or token.lower_ in (*DAYS, *table("months")["months"])


def joins_words(doc: "Doc", i: int, end: int) -> bool:
    """Whether a token joins the words of a name: "Sao Jose dos Campos", "the UK-based monitor"."""
    if i == 0 or i + 1 >= end:
        return False
    if doc[i].lower_ in ("and", "&"):
        return joins_name(doc, i)
    if doc[i].lower_ in words("connectors"):
        return all(has_capital_past_joints(doc, i, way) for way in (-1, 1))
    return doc[i - 1].text == "-" and doc[i].tag_ in ("VBN", "VBD") and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ")


def has_capital_past_joints(doc: "Doc", i: int, way: int) -> bool:
    """Whether a capital stands before (-1) or after (1) a joint and those beside it: "Correo de la Punta"."""
    k = i + way
    while 0 < k < len(doc) - 1 and doc[k].lower_ in words("connectors"):
        k += way
    return 0 <= k < len(doc) and doc[k].text[:1].isupper()


def joins_name(doc: "Doc", i: int) -> bool:
    """Whether an "and" stands inside a name: "the River and Mountain Unit", "Department of Home and Tribal Affairs";
    not between two: "the Orm Ministry and the Unit"."""
    if doc[i].lower_ not in ("and", "&"):
        return False
    if 0 < i < len(doc) - 1 and all(is_ideal(doc[k]) for k in (i - 1, i + 1)):
        return True  # "Memory and Law said"
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].pos_ != "PROPN" or doc[i + 1].pos_ != "PROPN":
        return False
    last = i + 1
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
        last += 1
    if doc[i - 1].lower_ in words("bodies"):
        return False
    if doc[i - 2].lower_ in ("of", "for"):
        return doc[last].lower_ in words("name_ends") or are_members(doc[i - 1], doc[last], last == i + 1)
    if doc[i - 2].lower_ == "the" and doc[i - 3].lower_ in ("of", "for"):
        pair = last == i + 1 and not doc[last].text.isupper() and doc[last].lower_ not in words("bodies")
        return pair or doc[last].lower_ in words("bodies") | words("name_ends")
    first = i - 1
    while first > 0 and doc[first - 1].pos_ == "PROPN":
        first -= 1  # "the Orm Fire and Rescue Service"
    if first > 0 and doc[first - 1].lower_ == "the":
        return doc[last].lower_ in words("bodies") | words("name_ends")
    bare = last == i + 1 and i - first > 1 and (first == 0 or doc[first - 1].pos_ in ("PUNCT", "ADP"))
    return bare and doc[last].lower_ in words("name_ends")  # "…, Orm Fire and Rescue said"


def is_ideal(token: "Token") -> bool:
    """Whether a word with a capital is what bodies call themselves after: "Law", "Memory"."""
    return token.text.istitle() and token.lower_ in words("ideals")


def are_members(one: "Token", other: "Token", beside: bool) -> bool:
    """Whether two words are whom a body is of: "Union of Miners and Quarrymen"."""
    return beside and all(token.lower_.endswith(("s", "men")) and is_people(token.text) for token in (one, other))


def ends_with(doc: "Doc", i: int, word: str) -> bool:
    """Whether a token is a word."""
    return i < len(doc) and doc[i].lower_ == word


MARKS = " ,;:\"'“”‘’()-–—"


def bare_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading "the", marks at its ends and a possessive's "’s"."""
    while start < end and text[start] in MARKS:
        start += 1
    while start < end and text[end - 1] in MARKS:
        end -= 1
    if article := re.match(r"the\s+(?=\S)", text[start:end], re.IGNORECASE):
        start += article.end()
    if end - start > 3 and text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    return start, end


def without_article(name: str) -> str:
    """The name without a leading "the" and without marks at its ends."""
    start, end = bare_span(name, 0, len(name))
    return name[start:end]


def kind_of(head: "Token", name: str) -> Kind:
    """How far a source is named: by name, by role, vaguely, or expressly not."""
    if re.search(
        r"\b(?:anonym|not to be (?:named|identified)|declined to be named|unnamed|unidentified)",
        head.sent.text,
        re.IGNORECASE,
    ):
        return "anonymous"
    if head.lower_ in words("vague") and head.pos_ != "PROPN":
        return "vague"
    if head.pos_ == "PROPN" or stands_in_name(head) or re.search(r"(?<!^)\b[A-Z][a-z]+\s+[A-Z]", name):
        return "named"
    return "role"
