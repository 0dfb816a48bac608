"""A short text in, its figures out: what the tests of finding share."""

from collections.abc import Callable

import pytest

from sayso.find import mentions
from sayso.records import Figure, Published, Report


@pytest.fixture(scope="session")
def figures_of() -> Callable[..., tuple[Figure, ...]]:
    """A function that finds the figures of a text, with a title and a day of publication where they are given."""

    def found(text: str, title: str | None = None, published: str | None = None) -> tuple[Figure, ...]:
        day = None if published is None else Published(published, published, "given")
        report = Report("r", text, title, None, None, day, (), "en", "a.txt", "", "", "sayso-plain 1")
        return mentions(report).figures

    return found
