"""Which language a text is in. Only English is read; the rest is named, not misread."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lexicon import table

_SAMPLE = 4000  # characters looked at; more changes no answer
_FEW_LETTERS = 30
_SURE = 0.9
_SHORT = 100  # letters; below that the detector must be surer still
_SURE_SHORT = 0.98
_ENGLISH_SHARE = 0.12  # of words that are common English function words; English news has 0.25 to 0.4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text: its ISO 639-1 code or None where unsure; whether sayso should read it; its
    name.
    """

    code: str | None
    readable: bool
    name: str


def language(text: str) -> Language:
    """The language of `text`. A text too short or too mixed to tell is readable if its letters are mostly
    ASCII.
    """
    sample = text[:_SAMPLE].lower()  # capitals throw the detector off
    letters = "".join(_WORD.findall(sample))
    if not letters:
        return Language(None, False, "no letters")
    ascii_share = sum(char < "\x80" for char in letters) / len(letters)
    if len(letters) < _FEW_LETTERS:
        return Language(None, ascii_share > 0.5, "a script that is not Latin")
    if _english_share(sample) >= _ENGLISH_SHARE:
        return Language("en", True, "English")
    code, sure = _detector().classify(sample)
    needed = _SURE if len(letters) >= _SHORT else _SURE_SHORT
    if code == "en" and sure >= 0.5:
        return Language("en", True, "English")
    if code != "en" and (sure >= needed or ascii_share <= 0.5):
        return Language(code, False, table("read_language")["names"].get(code, f"language '{code}'"))
    return Language(None, ascii_share > 0.5, "a script that is not Latin")


def _english_share(sample: str) -> float:
    words = _WORD.findall(sample)
    return sum(word in _english_words() for word in words) / len(words)


@cache
def _english_words() -> frozenset[str]:
    return frozenset(table("read_language")["english"]["words"])


@cache
def _detector() -> Any:
    """The detector with its model, loaded at first use: 0.7 s."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
