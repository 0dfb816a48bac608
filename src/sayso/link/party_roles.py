"""For which body a person speaks, as a report says it behind the name: "Ana Orvik, a nurse at the Lesk clinic"."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from sayso.lexicon import table
from sayso.link.party_names import Named, has_body_word, kind_of, named, spoken_for, without_article

END = r"(?=[,.;:]|\n|$| said\b| told\b)"


def body_behind(name: str, text: str) -> Named | None:
    """The body that a person of this name speaks for by the first role that a text gives, behind the name or before it
    ("the director of the Orm Tally, Ana Orvik,"); None where it gives none."""
    for found in _around(name).finditer(text):
        role = next(words for words in found.groups() if words)
        body = named(role) if role[:1].isupper() else _body_of(role.strip())
        if body is not None and (body.kind != "person" or not role[:1].isupper()):
            return body  # "Ana Orvik, Ivo Tarn and others": the next of a list is no body
    return None


@lru_cache(maxsize=1024)
def _around(name: str) -> re.Pattern[str]:
    """The words in which a text tells a person's role; a body itself, in capitals, before "through its spokesman"."""
    person, words = re.escape(name), r"[^,.;:“”\"\n]"
    behind = rf"{person},\s+({words}{{3,110}}){END}"
    speakers = "|".join(map(re.escape, table("parties")["speakers"]["words"]))
    role = rf"(?:[a-z-]+\s+){{0,3}}(?:{speakers})\s+(?:of|for|at|with|from)\s{words}{{3,80}}"
    before = rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s+({role}),\s+{person}\b"
    through = rf"\b([A-Z]{words}{{3,90}}),\s+through\s+(?:its|their|the|a)\s{words}{{3,40}},\s+{person}\b"
    return re.compile(f"{behind}|{before}|{through}")


def _body_of(role: str) -> Named | None:
    leading = _leading().match(role)
    if leading is None and not begins_role(role):
        return None
    if leading:
        rest = leading["rest"]
        part = re.split(r"\s(?:at|for|of|with|from)\s(?=(?:the\s)?[A-Z])", rest, maxsplit=1)
        body = rest if rest[:1].isupper() else part[-1]  # "who runs the ward at Lesk Hospital": the hospital
    else:
        body = spoken_for(without_article(role))
        if body == without_article(role) or kind_of(role.removesuffix(body)) == "witness":
            return None  # "a plumber", "who lives nearby", "a resident of Lesk"
    one = named(body)
    if one is None or one.unnamed or one.kind == "witness" or not (one.proper or has_body_word(body)):
        return None
    return replace(one, kind="other") if one.kind == "person" else one  # "the Red Shield" looks like a person's name


ROLE_STARTS = (
    "a",
    "an",
    "the",
    "who",
    "which",
    "one",
    "its",
    "their",
    "another",
    "in",
    "on",
    "of",
    "from",
    "with",
    "at",
)
ROLE_WORDS = 5  # words in which a role without an article names who somebody is: "public affairs officer of Orm"


def begins_role(role: str) -> bool:
    """Whether words behind a name say who somebody is, not what is told: "GTU, citing Ana Orvik, reported that ..."."""
    words = re.findall(r"[\w'’-]+", role.lower())[:ROLE_WORDS]
    people = {*table("parties")["speakers"]["words"], *table("reporting")["persons"]}
    return (
        bool(words)
        and words[0] not in table("reporting")["verbs"]
        and (words[0] in ROLE_STARTS or not people.isdisjoint(words))
    )


@cache
def _leading() -> re.Pattern[str]:
    """What says that somebody is of a body by a verb: "who leads the Orm Tally", "speaking for the Orm Tally"."""
    verbs, doing = ("|".join(table("parties")["behind"][key]) for key in ("verbs", "doing"))
    return re.compile(rf"(?:(?:who|which)\s+(?:{verbs})|{doing})\s+(?:the\s+)?(?P<rest>\S.*)")
