"""For which body a person speaks, as a report says it behind the name: "Ana Orvik, a nurse at the Lesk clinic"."""

import re
from dataclasses import replace
from functools import cache

from sayso.lexicon import table
from sayso.link.party_names import Named, has_body_word, kind_of, named, spoken_for, without_article

END = r"(?=[,.;:]|\n|$| said\b| told\b)"


def body_behind(name: str, text: str) -> Named | None:
    """The body that a person of this name speaks for by the first role that a text gives; None where it gives none."""
    for found in re.finditer(rf"{re.escape(name)},\s+(?P<role>[^,.;:“”\"\n]{{3,110}}){END}", text):
        body = _body_of(found["role"].strip())
        if body is not None:
            return body
    return None


def _body_of(role: str) -> Named | None:
    if leading := _leading().match(role):
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


@cache
def _leading() -> re.Pattern[str]:
    """What says that somebody is of a body by a verb: "who leads the Orm Tally"."""
    verbs = "|".join(table("parties")["behind"]["verbs"])
    return re.compile(rf"(?:who|which)\s+(?:{verbs})\s+(?:the\s+)?(?P<rest>\S.*)")
