"""Names of private people go from titles, places, parties, sides, explanations and pictures too."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sayso.records import Edge, Problem, Side
from sayso.views.report import page


@pytest.fixture(scope="module")
def redacted(linked: Any) -> str:
    march = next(one for one in linked.findings if one.finding_id == "kf4")
    sides = (Side(400, 400, ("Lena Orvik",), 1), Side(900, 900, ("Lena Orvik", "Orm police"), 1))
    findings = [replace(march, sides=sides, scope="friends of Lena"), *linked.findings]
    edges = [*linked.edges, Edge("kf4", "EVENT", "Lena Orvik", "count", True, "m1", "text", 0, 5)]
    problems = (Problem("m1.txt", "m1", "link", "no event for Lena"),)
    happenings = replace(linked.happenings, problems=problems)
    return page(linked, happenings=happenings, findings=findings, edges=edges, redact=True)


def test_no_private_name_is_left_in_any_text_of_events(redacted: str) -> None:
    assert not re.search("orvik|lena", redacted, re.IGNORECASE)
    assert "Orm marches for ████" in redacted  # a first name that its reports hold
    assert "if ██████████ is wrong, nothing is left" in redacted
    assert "friends of ████" in redacted
    assert "Orm police" in redacted


def test_bodies_and_outlets_stay_readable(redacted: str) -> None:
    for name in ("Interior Ministry", "Ostravan Doctors&#39; Syndicate", "The Marrow Post", "Coastguards", "Karsk"):
        assert name in redacted


def test_ids_of_events_whose_reports_hold_a_bar_are_withheld(redacted: str) -> None:
    assert "ev-march" not in redacted
    assert "kf4" not in redacted
    assert "m1.txt" in redacted  # a location without a name in it
    assert "ev-blast" in redacted
    assert "kf1" in redacted


def test_a_first_name_of_another_event_stays_out_of_this_one(linked: Any) -> None:
    events = [
        replace(one, title="Lena river in flood") if one.event_id == "ev-ferry" else one
        for one in linked.happenings.events
    ]
    html = page(linked, happenings=replace(linked.happenings, events=tuple(events)), redact=True)
    assert "Lena river in flood" in html
