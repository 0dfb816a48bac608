"""Finders that run only where they are asked for."""

import pytest

from sayso.find import mentions
from sayso.records import Report

TEXT = "Police shot dead 12 people in Orm on Friday. “Nobody warned us,” said Lena Orvik."
REPORT = Report("r1", TEXT, None, None, None, None, (), "en", "r1.txt", "0", "0", "plain")


@pytest.mark.model
def test_kinds_and_quotations_are_found_where_they_are_asked_for() -> None:
    asked = mentions(REPORT, also=("events", "quotes"))
    assert asked.events[0].type == "ASSAULT"
    assert [quote.speaker for quote in asked.quotes] == ["Lena Orvik"]
    assert asked.figures[0].event == 0


@pytest.mark.model
def test_without_being_asked_for_they_do_not_run() -> None:
    found = mentions(REPORT)
    assert (found.events, found.quotes, found.blames) == ((), (), ())
    assert found.figures[0].event is None
