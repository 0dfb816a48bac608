"""In which role a speaker speaks, as the report says it behind the name: "Ana Orvik, a nurse at the clinic"."""

import re
from functools import cache

from sayso.lexicon import table

NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+\S+)*\s+[A-Z][\w’'-]+$")


@cache
def _role(name: str) -> re.Pattern[str]:
    """The words between commas behind a name, where they begin like a role."""
    first = "|".join(map(re.escape, table("quotes")["roles"]["first"]))
    return re.compile(rf"{re.escape(name)},\s+(?P<role>(?:{first})\s[^,.;:“”\"\n]{{2,90}})(?=[,.]|\n|$)")


def role_of(speaker: str | None, text: str) -> str | None:
    """The role that the report gives a named person, in its words and the first time it does; None where it gives none.

    A title before the name is part of the name.
    """
    if speaker is None or not NAME.search(speaker):
        return None
    found = _role(speaker).search(text)
    return found["role"].strip() if found else None
