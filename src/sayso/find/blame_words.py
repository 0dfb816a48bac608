"""The words that make a blame: the verbs of lexicon/blame.toml in all their forms, and the sign of such a sentence."""

import re
from functools import cache

from sayso.find.numbers import alternatives
from sayso.find.quote_cues import forms_of
from sayso.lexicon import table


@cache
def verbs() -> dict[str, str]:
    """Every form of every verb of blame, with its plain form."""
    t = table("blame")
    plain = {"hold", *t["object"], *t["preposition"], *t["doing"]["verbs"]}
    plain |= {*t["responsibility"]["claiming"], *t["responsibility"]["denying"]}
    made: dict[str, str] = {form: verb for verb in sorted(plain) for form in forms_of(verb)}
    made.update(t["irregular"])
    return made


@cache
def blame_sign() -> re.Pattern[str]:
    """A word, in lower case, without which no sentence blames anybody."""
    t = table("blame")
    strong = {form for form, verb in verbs().items() if verb in t["object"] or verb in t["preposition"]}
    strong |= {form for form, verb in verbs().items() if verb in t["doing"]["verbs"]}
    strong |= {*t["adjectives"]["words"], *t["responsibility"]["nouns"], "behind", "claimed", "claim", "claims"}
    return re.compile(rf"(?<![\w-])(?:{alternatives(sorted(strong - {'part', 'role'}))})(?!\w)")
