"""The whole name of a source around the word at its core, and whose paper it is."""

from typing import TYPE_CHECKING

from sayso.find.voice_parts import name_after
from sayso.find.voice_words import DAYS, head_of, owns_no_paper, speaks, without_article, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


NAME_PARTS = ("det", "compound", "amod", "poss", "nmod", "nummod", "case", "punct", "quantmod", "advmod")


def before_author(paper: "Token") -> int | None:
    """The token at which the author of a paper is named: after "a report by", "figures from", "a tally kept by", "the
    figure first put out by"."""
    doc, after = paper.doc, paper.i + 1
    handed = next((i for i in range(after, min(after + 2, len(doc))) if doc[i].lower_ in words("handed")), None)
    if handed is not None and (handed == after or doc[after].pos_ == "ADV"):
        after = handed + 1
        after += after < len(doc) and doc[after].lower_ in words("handed_particles")
    return after + 1 if after + 1 < len(doc) and doc[after].lower_ in ("by", "from") else None


def carrier_name(token: "Token") -> str | None:
    """The name of a carrier; None for "reporters", "the court" and persons."""
    if token.lower_ in words("not_carriers"):
        return None
    if token.pos_ == "PROPN" or token.lower_ in words("carriers"):
        first, last = name_tokens(token)
        while last + 1 < len(token.doc) and token.doc[last + 1].text.isupper() and token.doc[last + 1].is_alpha:
            last += 1  # "the state news agency BNA"
        name = without_article(token.doc[first : last + 1].text)
        return name[:-1] if name.endswith(".") and "." not in name[:-1] else name
    return None


def name_tokens(head: "Token") -> tuple[int, int]:
    """First and last token of the words that name a source: what describes it on the left, the head, and prepositions
    that belong to it; not clauses or appositions."""
    first = last = head.i
    for child in head.lefts:
        if child.dep_ in NAME_PARTS and not child.is_punct:
            first = min(first, child.left_edge.i)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in words("linking") and child.i - last <= 4 and not dates(child):
            last = max(last, end_of_prep(child))
        elif child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN"):
            last = max(last, name_end(child))
    dashes = [i for i in range(first, head.i) if head.doc[i].text in ("—", "–", "--") or is_free_dash(head.doc, i)]
    first = max(first, *(i + 1 for i in dashes)) if dashes else first  # "ORM — A statement": the town is a dateline
    while first < head.i and head.doc[first].is_punct:
        first += 1
    return first, last


def is_free_dash(doc: "Doc", i: int) -> bool:
    """Whether a token is a dash with blanks on both sides."""
    return i > 0 and doc[i].text == "-" and bool(doc[i - 1].whitespace_) and bool(doc[i].whitespace_)


def dates(prep: "Token") -> bool:
    """Whether a preposition gives a day: "on Monday"."""
    return any(child.lower_ in DAYS for child in prep.children)


def name_end(head: "Token") -> int:
    ends = [end_of_prep(child) for child in head.rights if child.dep_ == "prep" and child.lower_ in words("linking")]
    return max([head.i, *ends])


def end_of_prep(prep: "Token") -> int:
    """Index of the last token of a preposition's noun phrase, without clauses."""
    last = prep.i
    for child in prep.children:
        if child.dep_ == "pobj":
            last = max(last, name_end(child))
            for further in child.rights:
                if further.dep_ == "conj" and further.pos_ == "PROPN":
                    last = max(last, further.i)
    return last


def is_name_of_paper(span: "Span", head: "Token") -> bool:
    """Whether a paper's noun ends somebody's name: "the Orm Casualty Register said", not "the Orm Ministry Report"."""
    named = head.text[:1].isupper() and head.i > span.start and head.nbor(-1).text[:1].isupper()
    small = any(token.text.islower() and len(token) > 3 for token in span.doc)  # no headline with capitals throughout
    return named and small and head.lower_ in words("names_of_bodies")


def past_place(span: "Span") -> "Span":
    """Whose page shows a paper: "the Orm Messenger" of "a post on the website of the Orm Messenger" and of "the Orm
    Messenger's website"; the span itself where it names no such place, or only a platform ("a Telegram channel")."""
    doc = span.doc
    for token in span[: len(span) - 2]:
        if token.lower_ in words("shown_on") and not token.text[:1].isupper() and doc[token.i + 1].lower_ == "of":
            owner = doc[token.i + 2 : span.end]
            return owner if any(word.text[:1].isupper() for word in owner) else span
        in_paper = token.lower_ in words("stories") and doc[token.i + 1].lower_ in ("in", "on")
        last = doc[span.end - 1]
        if in_paper and last.text[:1].isupper() and not owns_no_paper(last):
            return doc[token.i + 2 : span.end]  # "an article in the Orm Messenger"
    head = head_of(span)
    if head.lower_ in words("shown_on") and head.text.islower() and head.i > span.start + 1:
        end = head.i - (doc[head.i - 1].lower_ in words("platforms"))  # "the Orm Police's Facebook page"
        if doc[end - 1].pos_ == "PART":
            return doc[span.start : end - 1]
        owner = doc[span.start : end]
        return owner if len(owner) > 1 and owner[len(owner) - 1].text.istitle() else span
    return span


def past_kind(span: "Span") -> "Span":
    """The name of a body without the small words before it that say what it is: "Orm Count" of "the rights body Orm
    Count"; the span itself elsewhere."""
    for token in span[: len(span) - 1]:
        if token.lower_ in words("linking"):
            return span  # "a spokesman for the group Orm Count"
        if token.lower_ in words("kinds_of_body") and token.text.islower() and token.nbor().text[:1].isupper():
            return span.doc[token.i + 1 : span.end]
    return span


def author_of(span: "Span") -> "Span":
    """Whose paper speaks: "the ministry" of "the ministry’s figures"; the paper itself where it names nobody."""
    span = past_place(span)
    head = head_of(span)
    is_title = head.i > span.start and head.text.istitle() and head.nbor(-1).text.istitle()  # "the Orm Post"
    if head.lower_ not in words("documents") or is_title or is_name_of_paper(span, head):
        return span
    if (after := before_author(head)) is not None:
        return next(iter(name_after(span.doc, after)), span)
    if head.i == span.start:
        return span
    owner = span.doc[span.start : head.i]
    while len(owner) and owner[len(owner) - 1].pos_ not in ("NOUN", "PROPN"):
        owner = owner[: len(owner) - 1]
    if any(token.like_num for token in owner):
        return span  # "15 civilians killed: report"
    named = len(owner) and (owner[len(owner) - 1].pos_ == "PROPN" or owner.end < head.i)
    named = named or (len(owner) > 1 and owner[0].pos_ == "DET" and owner[len(owner) - 1].lower_ in words("bodies"))
    return owner if named and speaks(head_of(owner)) else span
