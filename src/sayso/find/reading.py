"""A report as the finders see it: its sentences, and the parse of those that can matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.find.blame_words import blame_sign
from sayso.find.numbers import alternatives
from sayso.find.parse import Parsed, Sentence, parsed, sentence_at
from sayso.find.quote_cues import may_speak
from sayso.find.sentences import sentences
from sayso.find.triggers import lowered_words, meanings
from sayso.lexicon import table
from sayso.read.furniture import furniture
from sayso.records import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, its sentences in order (title first), under its index the parse of each that can matter to a finder,
    and the indices of those that can hold a figure."""

    report: Report
    sentences: Sequence[Sentence]
    parsed: dict[int, Parsed]
    counting: frozenset[int] = frozenset()

    def parsed_at(self, index: int) -> Parsed:
        """The parse of the sentence with this index; read now where nothing asked for it before."""
        if index not in self.parsed:
            self.parsed[index] = next(iter(parsed([self.sentences[index]], lowered_words())))
        return self.parsed[index]


def sentences_of(report: Report) -> list[Sentence]:
    """All sentences of title and text but those in page furniture, in order."""
    title, text = report.title or "", report.text
    found = [sentence_at("title", title, a, b) for a, b in sentences(title)]
    for start, end in outside(furniture(text), len(text)):
        found += [sentence_at("text", text, a, b) for a, b in sentences(text, start, end)]
    return found


def outside(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What the sorted, disjoint spans leave of 0 to length."""
    edges = [0, *(edge for span in spans for edge in span), length]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


@cache
def number_sign() -> re.Pattern[str]:
    """A digit or a word that starts a number."""
    t = table("numbers")
    words = {phrase.split()[0] for key in ("units", "tens", "scales", "vague", "phrases") for phrase in t[key]}
    words |= set(t["manifold"]["words"])
    return re.compile(rf"\d|(?<!\w)(?:{alternatives(sorted(words - {'a'}))})(?!\w)")


@cache
def victim_sign() -> re.Pattern[str]:
    """A trigger that can tell of one victim without a number: "a man was shot", "the murder of a man"."""
    phrases = [
        p
        for m in ("killed", "injured", "arrested", "abducted", "missing")
        for k in ("act", "undergo", "state")
        for p in table("measures")[m][k]
    ]
    deeds, sufferers = alternatives(table("measures")["killed"]["deed"]), alternatives(table("relations")["sufferers"])
    return re.compile(rf"(?<![\w-])(?:(?:{alternatives(phrases)})(?!\w)|(?:{deeds})\s+(?:of|{sufferers})(?!\w))")


@cache
def any_trigger() -> re.Pattern[str]:
    """Any trigger, in lower case, or something counted as hit."""
    hit = table("measures")["other"]["nouns"]
    return re.compile(rf"(?<![\w-])(?:{alternatives([*meanings(), *hit])})(?!\w)")


@cache
def people_sign() -> re.Pattern[str]:
    """A noun of people in the plural, few words after where a number may stand."""
    plurals = [noun for noun in table("people")["nouns"] if noun.endswith(("s", "men", "people", "children", "police"))]
    return re.compile(rf"(?<!\w)(?:{alternatives(plurals)})(?!\w)")


@cache
def at_venue() -> re.Pattern[str]:
    """What stands after a headline's number of people at a gathering: "4,045 at Orm mass meeting"."""
    gatherings = alternatives(table("headlines")["gatherings"])
    return re.compile(
        rf"\s+(?:strong\s+)?(?:at|for|in|on|join)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{gatherings})\b", re.IGNORECASE
    )


def can_matter(text: str) -> bool:
    """Whether a sentence can hold a figure: a number with a trigger or people, or a trigger that tells of single
    victims."""
    small = text.lower()
    if victim_sign().search(small):
        return True
    return bool(number_sign().search(small) and (any_trigger().search(small) or people_sign().search(small)))


def reading(report: Report) -> Reading:
    """The report's sentences, those that can matter to figures, quotations or blame parsed at one go."""
    kept = sentences_of(report)
    counting = frozenset(i for i, one in enumerate(kept) if can_matter(one.text) or is_attended(one))
    chosen = [i for i, sentence in enumerate(kept) if i in counting or can_tell(sentence.text)]
    parses = parsed((kept[i] for i in chosen), lowered_words())
    return Reading(report, kept, dict(zip(chosen, parses, strict=True)), counting)


def is_attended(sentence: Sentence) -> bool:
    """Whether a headline can give a number of people at a gathering."""
    text = sentence.text
    return sentence.field == "title" and bool(number_sign().search(text.lower()) and at_venue().search(text))


def can_tell(text: str) -> bool:
    """Whether a sentence can hold a quotation or a blame."""
    return may_speak(text) or bool(blame_sign().search(text.lower()))
