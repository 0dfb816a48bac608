"""A second count of the same people by another source, told with few words: "organisers put the crowd at 40,000, police
at 15,000", "12,000 marched, according to the union, and 5,000 according to police". Words: lexicon/elliptic.toml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counted import Counted, Draft
from sayso.find.numbers import NumberPhrase
from sayso.find.voice_words import Kind, kind_of, words
from sayso.find.voices import Voice
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

MOST_WORDS = 5  # of the name of such a source
SPOKEN = ("NOUN", "PROPN", "ADJ", "DET", "PART", "NUM")  # what a name without a verb is made of


@dataclass(frozen=True, slots=True)
class Rival:
    """Who gives a number told with few words; offsets into the sentence."""

    start: int
    end: int


@cache
def forms(name: str) -> re.Pattern[str]:
    """Any of the forms of lexicon/elliptic.toml under a name; each holds the source in `who`."""
    who = rf"(?:the\s+|an?\s+|its\s+)?(?P<who>[\w’'.-]+(?:\s+[\w’'.-]+){{0,{MOST_WORDS - 1}}}?)"
    return re.compile("|".join(f"(?:{one})" for one in table("elliptic")[name]).replace("WHO", who), re.IGNORECASE)


def rival_of(text: str, number: NumberPhrase, doc: "Doc", *, told: bool) -> Rival | None:
    """Who gives a number without a verb of its own; `told`: the sentence has told of another's count before it. None
    where the words around it name nobody so."""
    left, right = text[: number.start], text[number.end :]
    matches = [(0, forms("own").search(left)), (number.end, forms("bracketed").match(right))]
    matches += [(number.end, forms("by").match(right))] if told and forms("again_at").search(left) else []
    matches += [(0, forms("gapped").search(left))] if told else []
    rivals = (Rival(at + match.start("who"), at + match.end("who")) for at, match in matches if match)
    return next((rival for rival in rivals if is_source(rival, doc)), None)


def span_of(rival: Rival, doc: "Doc") -> "Span | None":
    return doc.char_span(rival.start, rival.end, alignment_mode="expand")


def is_source(rival: Rival, doc: "Doc") -> bool:
    """Whether the words are a name of somebody who counts: "police", "the union CGL", "interior ministry"."""
    span = span_of(rival, doc)
    if span is None or not len(span) or any(token.pos_ not in SPOKEN or token.like_num for token in span):
        return False
    known = words("roles") | words("bodies") | words("vague") | words("told_bare") | set(table("elliptic")["sources"])
    heads = [token for token in span if token.lower_ in known]
    last = span[len(span) - 1]
    return bool(heads) and (last in heads or last.pos_ == "PROPN" or last.text[:1].isupper())


def rival_voice(draft: Draft, found: Sequence[Voice]) -> Voice | None:
    """The voice of a figure that another source than the sentence's gives without a verb; None where there is none."""
    sentence, number, doc = draft.parsed.sentence, draft.counted.number, draft.parsed.doc
    told = any(min(voice.start, voice.cue_start) < number.start for voice in found)
    rival = rival_of(sentence.text, number, doc, told=told)
    span = None if rival is None else span_of(rival, doc)
    if rival is None or span is None or any(v.start < rival.end and rival.start < v.end for v in found):
        return None
    name = sentence.text[rival.start : rival.end]
    kind: Kind = kind_of(span.root, name)
    return Voice(rival.start, rival.end, name, kind, span.root.text, -1, rival.start, rival.end, None)


def is_rival(text: str, counted: Counted, doc: "Doc") -> bool:
    """Whether a bare number is another's count of what its sentence has counted before."""
    number = counted.number
    if forms("by_phrase").search(text[: number.start]) or (
        forms("again").search(text[: number.start]) and forms("phrase_behind").match(text[number.end :])
    ):
        return True
    told = bool(forms("tells").search(text[: number.start]))
    ends = any(forms(name).match(text[number.end :]) for name in ("closes", "bracketed", "by"))
    return ends and rival_of(text, number, doc, told=told) is not None
