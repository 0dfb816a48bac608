"""Words as data: tables of triggers, vague numbers, reporting verbs, agencies and patterns, one TOML file a subject."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The content of lexicon/<name>.toml. Read once, at first use; callers must not change it.

    Raises FileNotFoundError where there is no such table: a mistake of the programmer, not of the user.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
