"""Findings and events in words."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.records import Spot
from sayso.views.finding_words import (
    amount_words,
    conflict_words,
    cut_words,
    event_title,
    floor_words,
    listed,
    range_words,
    source_words,
    when_words,
)


@pytest.mark.parametrize(
    ("low", "best", "high", "amount", "full"),
    [
        (45, 45, 45, "45", "low 45, best 45, high 45"),
        (38, 45, 52, "45 (38–52)", "low 38, best 45, high 52"),
        (1500, 1500, None, "1,500 (1,500 or more)", "low 1,500, best 1,500, high open"),
        (None, None, 12, "12 or fewer", "low open, best none, high 12"),
        (None, None, None, "no figure counts", "low open, best none, high open"),
    ],
)
def test_amounts_keep_their_open_ends(
    linked: Any, low: int | None, best: int | None, high: int | None, amount: str, full: str
) -> None:
    finding = replace(linked.findings[0], low=low, best=best, high=high)
    assert amount_words(finding) == amount
    assert range_words(finding) == full


@pytest.mark.parametrize(
    ("k", "n_origins", "value", "words"),
    [
        (0, 0, None, "no origin found"),
        (1, 1, 45, "single source"),
        (1, 3, 45, "single source for 45"),
        (2, 3, 45, None),
    ],
)
def test_a_single_source_is_named(linked: Any, k: int, n_origins: int, value: int | None, words: str | None) -> None:
    assert source_words(replace(linked.findings[0], k=k, n_origins=n_origins, k_value=value)) == words


def test_the_cut_is_said_for_one_party_for_many_and_for_none(linked: Any) -> None:
    one = replace(linked.findings[0], k_value=45, parties=("Orm police",))
    assert cut_words(one) == "Orm police would have to be wrong for 45 to be left without support"
    many = replace(one, parties=("A", "B", "C"))
    assert cut_words(many, 2) == "A; B and 1 more would all have to be wrong for 45 to be left without support"
    assert cut_words(replace(one, parties=())) is None


def test_without_a_floor_the_words_say_so(linked: Any) -> None:
    assert floor_words(replace(linked.findings[0], floor=None)) == "no amount has two independent parties behind it"
    assert floor_words(replace(linked.findings[0], floor=1200)) == "at least 1,200 on two independent parties"


def test_an_unknown_kind_of_conflict_is_said_as_it_is(linked: Any) -> None:
    found = conflict_words(replace(linked.findings[0], conflict=("riddle", "disagreement")))
    assert [words.split(":")[0] for words in found] == ["Disagreement", "riddle"]


def test_a_list_of_names_says_how_many_more() -> None:
    assert listed(["A", "B"], 2) == "A; B"
    assert listed(["A", "B", "C"], 1) == "A and 2 more"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "day unknown"),
        ("2031-03-14", "2031-03-14", "14 March 2031"),
        ("2031-03-13", "2031-03-14", "13 March 2031 to 14 March 2031"),
        (None, "2031-03-14", "by 14 March 2031"),
        ("2031-03-14", None, "from 14 March 2031"),
    ],
)
def test_days_of_an_event(linked: Any, first: str | None, last: str | None, words: str) -> None:
    assert when_words(replace(linked.happenings.events[0], first=first, last=last)) == words


def test_an_event_without_a_title_is_called_by_kind_place_and_day(linked: Any) -> None:
    event = replace(linked.happenings.events[0], title=" ", type="ASSAULT", place=Spot("Karsk"), first=None, last=None)
    assert event_title(event) == "Assault in Karsk"
    assert event_title(replace(event, type=None, place=None, last="2031-03-14")) == "Event, by 14 March 2031"
