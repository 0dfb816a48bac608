"""Sources that no word list knows, read by the form of their sentence.

Newsrooms have many ways to say whose word it is: "attributing the information to the harbour board", "in the version
put about by the guild", "the wardens made it known that 12 had died", "… had died, a deckhand let slip". The word
before the name may be any; what stands around it is always the same.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counts import is_people, is_thing
from sayso.find.numbers import alternatives
from sayso.find.parse import text_of
from sayso.find.triggers import meanings
from sayso.find.voice_before import name_before
from sayso.find.voice_spans import name_tokens
from sayso.find.voice_words import DAYS, head_of, words
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
CLIMB = 4  # verbs from the one of a "that" clause up to the one that has a subject: "made it known that"
TAIL = 4  # words that may follow the verb of a closing clause: "…, a deckhand let slip on Monday"


@cache
def open_phrase() -> re.Pattern[str]:
    """Phrases before a source in which one word may be any of a kind: "in the version of", "as put about by"."""
    papers, given = alternatives(sorted(words("documents"))), alternatives(sorted(words("words_given")))
    written = (one.replace("{papers}", papers).replace("{words}", given) for one in table("reporting")["open_phrases"])
    return re.compile("|".join(written))


def after_open_phrase(cue: "Token") -> int | None:
    """The token after such a phrase that begins at a word; None where none does."""
    doc = cue.doc
    match = open_phrase().match(text_of(doc).lower(), cue.idx)
    if match is None or (cue.lower_ == "as" and not is_told(doc[cue.i + 1 : cue.i + 3])):
        return None
    return next((token.i for token in doc[cue.i :] if token.idx >= match.end()), None)


def is_told(after: "Span") -> bool:
    """Whether "as" goes on with a participle that is no harm: "as put about by", not "as killed by"."""
    verb = next((token for token in after if token.pos_ != "ADV"), None)
    return verb is not None and verb.tag_ in ("VBN", "VBD") and not meanings().get(verb.lower_)


def is_somebody(span: "Span") -> bool:
    """Whether words after a phrase that is sure to name a source can name one: not a number, a thing, a day."""
    head = head_of(span)
    if head.pos_ not in ("NOUN", "PROPN", "PRON") or any(token.like_num for token in span):
        return False
    return not is_thing(head.text) and head.lower_ not in words("empty") and head.lower_ not in DAYS


def open_sources(doc: "Doc") -> Iterator[tuple["Span", "Token"]]:
    """Who speaks in a sentence without a word of reporting, with the word that makes them the source: before a verb and
    "that", else in a clause that closes the sentence."""
    told = list(before_that(doc)) or list(in_closing(doc))
    yield from ((span, verb) for span, verb in told if is_teller(span, verb))


def is_teller(span: "Span", verb: "Token") -> bool:
    """Whether a subject can have told something: somebody, and nobody who is counted ("three men found that …")."""
    head = head_of(span)
    able = head.pos_ == "PROPN" or is_people(head.text) or span[0].pos_ in ("DET", "PROPN") or head.tag_ == "NNS"
    return (
        able and is_somebody(span) and verb.lemma_.lower() not in words("no_telling") and verb.lower_ not in meanings()
    )


def before_that(doc: "Doc") -> Iterator[tuple["Span", "Token"]]:
    """The subject of a verb that a clause with "that" hangs on: "the wardens made it known that"."""
    for mark in doc:
        if mark.lower_ != "that" or mark.dep_ != "mark":
            continue
        verb = mark.head.head
        for _ in range(CLIMB):
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            stands_for_clause = subject is not None and subject.lower_ == "it"  # "made it known"
            if (subject is not None and not stands_for_clause) or verb.head.i == verb.i:
                break
            verb = verb.head
        if subject is not None and verb.pos_ == "VERB" and subject.i < verb.i < mark.i and subject.dep_ == "nsubj":
            first, last = name_tokens(subject)
            beside = name_before(doc, verb.i)
            yield beside if beside is not None and beside.start <= subject.i else doc[first : last + 1], verb


def in_closing(doc: "Doc") -> Iterator[tuple["Span", "Token"]]:
    """The subject of a short clause behind the last comma, on which all before it hangs: "…, a deckhand let slip"."""
    end = len(doc)
    while end and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    comma = next((i for i in range(end - 1, 0, -1) if doc[i].text == ","), None)
    if comma is None or comma + 2 >= end:
        return
    for verb in doc[comma + 2 : end]:
        if verb.tag_ not in ("VBD", "VBZ") or end - verb.i > TAIL + 1:
            continue
        span = name_before(doc, verb.i)
        hangs = any(child.dep_ in ("ccomp", "parataxis") and child.i < comma for child in verb.children)
        known = verb.i + 1 < end and verb.nbor().lower_ in words("made_known")
        if span is not None and (hangs or known) and doc[span.start - 1].i == comma:
            yield span, verb
        return
