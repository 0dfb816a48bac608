"""Who speaks a quotation, by the fullest name of the report; whom "she" and "the pontiff" take up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.find.attribution import Speakers
from sayso.find.names import PRONOUNS, is_anaphor, is_body
from sayso.find.quote_cues import acting
from sayso.find.voice_words import without_article, words
from sayso.find.voices import Voice
from sayso.records import Quote

Span = tuple[int, int]
NONE: Span = (0, 0)
SAYING = ("said", "says", "say", "told", "added", "wrote", "saying", "tells", "reported", "claimed")
APPOSED = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:\s+(?:al-[A-Z][\w-]+|[A-Z][\w’'-]+|bin|de|al))+),?\s+(?:(?:an?|the)\s+(?:[\w’'-]+\s+){0,2}[\w’-]*)$"
)
DAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+")
PARTICLES = ("al", "de", "bin", "ibn", "von", "van", "der", "del", "da", "el", "bint", "abu")


@dataclass(frozen=True, slots=True)
class Cue:
    """A clause with its offsets in the field, and the sentence it stands in."""

    index: int
    cue: Span
    content: Span
    speaker: Span
    voice: Voice | None


def name_of(cue: Cue, text: str, speakers: Speakers, before: Sequence[Quote]) -> str | None:
    """The fullest name of who speaks; None where the text does not say who "he" is."""
    if cue.speaker == NONE:
        return None
    if (apposed := apposed_name(text, cue.speaker)) is not None:
        return apposed
    if cue.voice is None:
        return bare(text[slice(*cue.speaker)])
    pronoun = cue.voice.head.lower()
    if pronoun in ("he", "she") and (person := meant(pronoun, before)) is not None:
        return person
    if pronoun == "it" and (body := subject_before(cue, speakers)) is not None:
        return body
    words_of = text[slice(*cue.speaker)]
    if words_of.split()[-1].lower() in words("documents"):
        return without_article(words_of)  # "the ministry's statement" speaks as it is named
    name = speakers.name_of(cue.index, cue.voice)
    if name.lower() in PRONOUNS:
        return meant(pronoun, before)
    if name == cue.voice.name and is_anaphor(cue.voice):
        return taken_up(cue, speakers, before) or name
    return without_office(bare(name), speakers)


def taken_up(cue: Cue, speakers: Speakers, before: Sequence[Quote]) -> str | None:
    """Whom a description such as "the pontiff" or "the armed group" takes up, where no source before it does."""
    if cue.voice is None or cue.voice.head.lower() not in words("persons"):
        return subject_before(cue, speakers)
    near = [one for one in before[-2:] if one.end > speakers.read.sentences[max(0, cue.index - 2)].start]
    return meant("he", near)


def subject_before(cue: Cue, speakers: Speakers) -> str | None:
    """The body that is the subject of the sentence before the one in which "it" or "the group" opens; None where that
    sentence has none."""
    read, index = speakers.read, cue.index
    sentence = read.sentences[index]
    if index == 0 or read.sentences[index - 1].field != sentence.field or cue.speaker[0] - sentence.start > len("The "):
        return None
    clause = acting(read.parsed_at(index - 1))
    if clause is None or clause.voice is None or not is_body(clause.voice.name):
        return None
    return speakers.name_of(index - 1, clause.voice)


def without_office(name: str, speakers: Speakers) -> str:
    """The name that the report uses most for a person whom a run of capitals names by an office in letters: "Ana
    Orvik" for "Halmic FM Orvik"."""
    tokens = name.split()
    if len(tokens) < 3 or is_body(name) or not any(t.isupper() and t.isalpha() and len(t) > 1 for t in tokens):
        return name
    alike = [
        (count, other)
        for other, count in speakers.names.counts.items()
        if 2 <= len(other.split()) <= 5 and other.split()[-1] == tokens[-1] and not re.search(r"\b[A-Z]{2,}\b", other)
    ]
    return max(alike)[1] if alike else name


def apposed_name(text: str, speaker: Span) -> str | None:
    """The name right before a description, the comma between them kept or lost: "Ana Orvik a 30-year-old nurse"."""
    if not text[speaker[0]].islower():
        return None
    match = APPOSED.search(text[max(0, speaker[0] - 80) : speaker[0]])
    return match["name"] if match is not None and not is_body(match["name"]) else None


def meant(pronoun: str, before: Sequence[Quote]) -> str | None:
    """Whom a pronoun takes up among the speakers just before it; None where nobody fits."""
    for quote in reversed(before):
        name = quote.speaker
        if name is None or not is_proper(name) or is_reported(quote, before):
            continue
        if pronoun in ("he", "she") and is_person(name):
            return name
        if pronoun == "it" and is_body(name):
            return name
    return None


def is_person(name: str) -> bool:
    """Whether a proper name is that of a person, perhaps one named by where they work."""
    return not is_body(name) or bool(words("persons") & set(name.lower().split()))


def is_reported(quote: Quote, before: Sequence[Quote]) -> bool:
    """Whether a quotation is only told of inside what some other person says."""
    at, end = quote.speaker_start, quote.speaker_end
    if at is None or end is None:
        return True
    holding = [one for one in before if one is not quote and one.field == quote.field and one.start <= at < one.end]
    told = [one for one in holding if one.speaker is not None and is_proper(one.speaker) and is_person(one.speaker)]
    return any((one.speaker != quote.speaker and one.kind == "direct") or one.cue in SAYING for one in told)


def is_proper(name: str) -> bool:
    """Whether the name of a speaker is a proper one, not a noun with the capital of its sentence's start."""
    common = words("roles") | words("vague") | words("persons") | {"i", "we", "you", "they", "he", "she", "it"}
    name = without_article(name)
    several = sum(token[:1].isupper() for token in name.split()) > 1
    return several or (name[:1].isupper() and name.lower() not in common and not name.endswith("s"))


def bare(name: str) -> str:
    """A person's name without what describes them after it: "Ana Orvik" of "Ana Orvik of the relief group"."""
    tokens = DAY.sub("", name).split()
    end = 0
    while end < len(tokens) and (
        tokens[end][:1].isupper() or tokens[end].lower() in PARTICLES or tokens[end][:3] == "al-"
    ):
        if end >= 2 and re.fullmatch(r"[A-Z]{2,}s|\w+['’]s", tokens[end]):
            break
        end += 1
    run = " ".join(tokens[:end])
    return run if 2 <= end < len(tokens) and not is_body(run) else " ".join(tokens)
