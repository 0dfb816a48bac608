"""`sayso why`: the trail from a number to the characters, and why reports tell of one event."""

from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pytest

from sayso.records import Edge
from sayso.views.why import why_linked
from sayso.views.why_finding import chains, why_event, why_finding


@dataclass(frozen=True)
class Reason:
    feature: str
    value: float
    weight: float
    contribution: float
    words: str


@dataclass(frozen=True)
class Verdict:
    same: bool
    score: float
    threshold: float
    reasons: tuple[Reason, ...]


@pytest.fixture
def lines(linked: Any) -> list[str]:
    finding = next(one for one in linked.findings if one.finding_id == "kf1")
    event = next(one for one in linked.happenings.events if one.event_id == "ev-blast")
    return why_finding(finding, linked.edges, event, linked.filed)


def test_first_comes_what_the_finding_says_and_who_carries_it(lines: list[str]) -> None:
    assert lines[0] == "Killed: 52 (40–55)"
    assert lines[1].startswith("Event: Thirty-eight people died")
    assert lines[2].endswith("nothing is left: 2 independent.")
    assert lines[3] == "Range: low 40, best 52, high 55; rule: low-best-high"
    assert lines[4] == "Support: 6 reports, 2 independent (1 to 2); 5 newsrooms, 3 origins"
    assert lines[5].startswith("Cut: Ostravan Doctors' Syndicate; The Marrow Post would all have to be wrong for 52")


def test_the_conflict_names_its_sides(lines: list[str]) -> None:
    place = lines.index("Disagreement: parties stand for numbers that exclude one another.")
    assert lines[place + 2 : place + 4] == [
        "  38–40: Interior Ministry (3 reports)",
        "  45–55: The Marrow Post; Ostravan Doctors' Syndicate (3 reports)",
    ]


def test_each_chain_quotes_its_evidence_with_report_publisher_and_day(lines: list[str]) -> None:
    place = lines.index("Chain 2: the event → Ostravan Doctors' Syndicate → Northern Wire → the figure")
    assert (
        "  Ostravan Doctors' Syndicate → Northern Wire: cites, certain; b3, Northern Wire, 15 March 2031: "
        "“The Ostravan Doctors' Syndicate counted 52 bodies”"
    ) in lines[place:]
    assert sum(line.startswith("Chain ") for line in lines) == 3
    assert any("Quay Street Courier: cites, possible; b4" in line for line in lines)
    assert "  the event → Ostravan Doctors' Syndicate: as above" in lines


def test_figures_that_do_not_count_come_with_their_reason(lines: list[str]) -> None:
    assert lines[lines.index("Listed, but not counted:") + 1 :] == [
        "  b1, The Marrow Post, 14 March 2031, “At least 38”: a later statement replaces it",
        "  b2, Tern Islands Herald, 14 March 2031, “38”: a later statement replaces it",
        "  b6, The Marrow Post, 16 March 2031, “More than 300”: background, a longer conflict or an earlier happening",
    ]


def test_a_ring_of_citations_has_no_chain_and_is_told(linked: Any) -> None:
    ring = [
        Edge("kf3", "Orm Gazette", "Velden Wire", "cite", True, "f1", "text", 0, 3),
        Edge("kf3", "Velden Wire", "Orm Gazette", "cite", True, "f2", "text", 0, 3),
        Edge("kf3", "Orm Gazette", "FIGURE", "own", True, None, None, None, None),
    ]
    finding = next(one for one in linked.findings if one.finding_id == "kf3")
    lines = why_finding(replace(finding, k=0), ring, None, linked.filed)
    assert "No chain leads from the event to the figure" in lines
    assert any(line.endswith("; no origin found") for line in lines)
    assert "No chain leads from the event to the figure: no step is known" in why_finding(finding, [], None, {})
    assert "  Velden Wire → Orm Gazette: cites, certain; f2, Orm Gazette, 2 April 2031: “The”" in lines
    assert "  Orm Gazette → the figure: states it, certain; no report shows it" in lines


def test_evidence_in_a_report_that_is_gone_is_named_without_words(linked: Any) -> None:
    finding = next(one for one in linked.findings if one.finding_id == "kf1")
    lines = why_finding(finding, linked.edges, None, {})
    assert any(line.endswith("b6 (not in this ledger): “…”") for line in lines)


def test_control_characters_of_a_text_do_not_reach_the_terminal(linked: Any) -> None:
    finding = replace(linked.findings[0], explanation="\x1b[31mred\u202e")
    assert "␛[31mred[U+202E]" in why_finding(finding, (), None, linked.filed)


def test_chains_pass_no_party_twice_and_a_dense_graph_ends() -> None:
    steps = [("EVENT", "a"), ("a", "b"), ("b", "a"), ("b", "FIGURE"), ("a", "dead end")]
    assert list(chains(steps)) == [("EVENT", "a", "b", "FIGURE")]
    names = [f"p{i}" for i in range(40)]
    dense = [(a, b) for a in names for b in names if a != b]
    assert len(list(islice(chains([("EVENT", "p0"), *dense, ("p39", "FIGURE")]), 5))) == 5
    assert len(list(chains([("EVENT", "p0"), *dense, ("p39", "FIGURE")]))) < 20_000


def test_an_event_lists_its_reports_mainly_or_partly_with_the_reason(linked: Any) -> None:
    event = next(one for one in linked.happenings.events if one.event_id == "ev-blast")
    lines = why_event(event, linked.filed, {"b4": "same place and day as b3"})
    assert lines[0] == "Event ev-blast: Thirty-eight people died in the Karsk depot blast"
    assert lines[2] == "6 reports, 5 mainly about it:"
    assert "  b4, Quay Street Courier, 15 March 2031, partly: same place and day as b3" in lines
    assert "  b5, Ostravan State Television, 16 March 2031, mainly" in lines


def test_two_reports_get_the_verdict_on_their_events_with_the_five_strongest_reasons(linked: Any) -> None:
    weights = [0.5, -2.0, 1.0, 0.1, 3.0, 0.2, 0.3]
    reasons = tuple(Reason(f"f{i}", 1.0, weight, weight, f"words {i}") for i, weight in enumerate(weights))
    reports = [report for report, _ in linked.items]
    lines = why_linked(reports, [], "b1", "b2", Verdict(True, 3.1, 0.5, reasons))
    assert lines == [
        "b1 and b2 share no passage that tells of copying",
        "The same event: linked; score +3.10, needed above +0.50",
        "  +3.00 words 4 (f4: 1 × 3)",
        "  -2.00 words 1 (f1: 1 × -2)",
        "  +1.00 words 2 (f2: 1 × 1)",
        "  +0.50 words 0 (f0: 1 × 0.5)",
        "  +0.30 words 6 (f6: 1 × 0.3)",
        "  and 2 weaker reasons",
    ]
    refused = why_linked(reports, [], "b1", "b2", Verdict(False, -1.0, 0.5, ()))
    assert refused[1] == "The same event: refused; score -1.00, needed above +0.50"
