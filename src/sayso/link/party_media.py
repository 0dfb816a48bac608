"""Media of a state under their many names: "Syrian state television", "the official television channel" of a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.find.place_sources import country_words
from sayso.lexicon import table

TOKEN = re.compile(r"[\w.]+(?:-(?:run|owned|controlled|affiliated))?")


@dataclass(frozen=True, slots=True)
class StateMedium:
    """A medium that a name says is a state's: which kind of medium, and the code of the state where it is named."""

    medium: str  # "tv", "radio", "media", "agency"
    country: str | None

    def words(self) -> tuple[str, ...]:
        """The words that tell it from other parties."""
        return (f"state-{self.medium}", *([self.country] if self.country else []))


@cache
def state_medium(name: str) -> StateMedium | None:
    """The state's medium that a name means; None where it means something else, or more than that.

    A capitalised word before a state's name is a place where a comma is lost: "Orm Syrian state television".
    """
    tokens = TOKEN.findall(re.sub(r"['’]s\b", "", name))
    whole = _medium_of(tokens)
    if whole is None and len(tokens) > 1 and tokens[0][:1].isupper() and tokens[1].lower() in _countries():
        return _medium_of(tokens[1:])
    return whole


def _medium_of(tokens: Sequence[str]) -> StateMedium | None:
    words = [token.lower().removesuffix(".") for token in tokens]
    lists = table("parties")["state_media"]
    kinds = {kind for kind in lists["kinds"] for word in words if word in lists["kinds"][kind]}
    kinds -= {"media"} if len(kinds) > 1 else set()
    countries = {code for word in words if (code := _countries().get(word))}
    rest = [w for w in words if w not in lists["state"] and w not in _countries() and w not in lists["beside"]]
    rest = [word for word in rest if not any(word in some for some in lists["kinds"].values())]
    if len(kinds) != 1 or len(countries) > 1 or rest or not any(word in lists["state"] for word in words):
        return None
    return StateMedium(kinds.pop(), countries.pop() if countries else None)


def agency_of(one: StateMedium) -> str | None:
    """The news agency of a state; None where it is no agency, or the state is not named or has none that we know."""
    if one.medium != "agency" or one.country is None:
        return None
    name = table("parties")["state_media"]["agencies"].get(one.country)
    return str(name) if name else None


@cache
def _countries() -> dict[str, str]:
    """The code of a state by its name or its people's, one word and in lower case; with an "s" whose mark is lost."""
    named = {name: code for name, code in country_words().items() if " " not in name}
    return {**{f"{name}s": code for name, code in named.items()}, **named}
