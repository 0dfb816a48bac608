"""Why two reports are linked."""

from dataclasses import replace

import pytest

from sayso.errors import LedgerError
from sayso.records import Copy, Report
from sayso.views.why import why_linked

TEXT = "Twelve people were hurt\nin Orm, the ministry said."
REPORTS = [
    Report(name, TEXT, None, None, None, None, (), "en", f"{name}.txt", "0", "0", "plain")
    for name in ("r1", "r2", "r3")
]
PAIR = Copy("r1", "r2", "copy", 0.9, "a", "r1", ("r2 credits the Velden Wire", "r1 came out first"), ((0, 30, 4, 34),))


def test_three_lines_tell_what_is_shared_what_says_so_and_the_longest_passage() -> None:
    assert why_linked(REPORTS, [PAIR], "r2", "r1") == [
        "r1 and r2 share nearly the whole of their text (90% of the shorter one); r1 has it first",
        "Evidence: r2 credits the Velden Wire; r1 came out first",
        "Longest passage of 1: “Twelve people were hurt in Orm”",
    ]


def test_without_a_direction_nobody_is_said_to_have_it_first() -> None:
    pair = replace(PAIR, origin=None, relation="partial", evidence=())
    first, second, _ = why_linked(REPORTS, [pair], "r1", "r2")
    assert first == "r1 and r2 share a part of their text (90% of the shorter one); nothing says who has it first"
    assert second == "Evidence: shared passages only"


def test_reports_without_a_link_get_one_line_that_says_so() -> None:
    assert why_linked(REPORTS, [PAIR], "r1", "r3") == [
        "r1 and r3 are not linked: they share no passage that tells of copying"
    ]


def test_an_unknown_report_is_named_with_the_nearest_id() -> None:
    with pytest.raises(LedgerError, match=r"no report has the id 'r33'; did you mean r3\?"):
        why_linked(REPORTS, [], "r1", "r33")
