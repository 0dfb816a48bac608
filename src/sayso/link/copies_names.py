"""Agencies and owners that a user adds, read from a TOML file of two tables.

[agencies]                                    # names under which one agency signs
"Northern Wire Service" = ["NWS"]

[owners]                                      # outlets of one owner: a caution, never a proof
"Lesk Valley Media" = ["The Lesk Echo", "Vantoria Star"]
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import UnreadableError

_TABLES = ("agencies", "owners")


@dataclass(frozen=True, slots=True)
class Names:
    """Names by agency and outlets by owner, as the user writes them."""

    agencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def names(path: Path) -> Names:
    """The agencies and owners of a user's file; they stand beside those that sayso knows.

    Raises UnreadableError where the file cannot be read, is no TOML, or holds anything but lists of names.
    """
    return names_in(text_of(path), path)


def text_of(path: Path) -> str:
    """The text of a user's file. Raises UnreadableError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def names_in(text: str, path: Path) -> Names:
    """The same from the text of such a file; `path` is named in errors."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from error
    for name in content:
        if name not in _TABLES:
            raise UnreadableError(
                f'{path}: there is no table "{name}"; expected [agencies] or [owners]; rename or remove it'
            )
    return Names(*(_lists(content.get(name, {}), name, path) for name in _TABLES))


def _unreadable(path: Path, error: Exception) -> UnreadableError:
    return UnreadableError(
        f"{path}: no list of agencies and owners could be read ({error}); expected a TOML file in UTF-8 with the "
        "tables [agencies] and [owners]"
    )


def _lists(content: object, table: str, path: Path) -> dict[str, tuple[str, ...]]:
    if not isinstance(content, dict):
        raise UnreadableError(f"{path}: {table} is {content!r}; expected a table [{table}] of names and lists")
    for name, some in content.items():
        if not isinstance(some, list) or not all(isinstance(one, str) and one.strip() for one in some):
            raise UnreadableError(
                f'{path}: "{name}" in [{table}] is {some!r}; expected a list of names, as in "{name}" = ["one", "two"]'
            )
    return {name: tuple(some) for name, some in content.items()}
