"""Phrases before a source in which one word may be any of a kind: "in the version of", "as put about by".

Newsrooms have many ways to say whose word it is ("attributing the information to the harbour board", "a different count
came from the guild"); what stands around the name is nearly always the same.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counts import is_thing
from sayso.find.numbers import alternatives
from sayso.find.parse import text_of
from sayso.find.voice_words import DAYS, head_of, words
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@cache
def open_phrase() -> re.Pattern[str]:
    """The patterns of such phrases, for a text in small letters."""
    papers, given = alternatives(sorted(words("documents"))), alternatives(sorted(words("accounts")))
    written = (one.replace("{papers}", papers).replace("{words}", given) for one in table("reporting")["open_phrases"])
    return re.compile("|".join(written))


def after_open_phrase(cue: "Token") -> int | None:
    """The token after such a phrase that begins at a word; None where none does."""
    doc = cue.doc
    if not cue.lower_.startswith(tuple(table("reporting")["open_starts"])):
        return None
    match = open_phrase().match(text_of(doc).lower(), cue.idx)
    if match is None or (cue.lower_ == "as" and not is_told(doc[cue.i + 1 : cue.i + 3])):
        return None
    return next((token.i for token in doc[cue.i :] if token.idx >= match.end()), None)


def is_told(after: "Span") -> bool:
    """Whether "as" goes on with a participle of telling: "as put about by", not "as ordered by"."""
    verb = next((token for token in after if token.pos_ != "ADV"), None)
    return verb is not None and verb.lower_ in words("verbs") | words("told_by")


def names_anybody(phrase: "Span") -> bool:
    """Whether a phrase is so sure to name a source that the noun after it need be in no list: "according to"."""
    return phrase[0].lower_ in words("sure_starts") or any(token.lower_ in words("accounts") for token in phrase)


def is_somebody(span: "Span") -> bool:
    """Whether words after a phrase that is sure to name a source can name one: not a number, a thing, a day."""
    head = head_of(span)
    if head.pos_ not in ("NOUN", "PROPN", "PRON") or any(token.like_num for token in span):
        return False
    return not is_thing(head.text) and head.lower_ not in words("empty") | words("mute") and head.lower_ not in DAYS
