"""Blames: who holds whom responsible for what, in the words of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find.blames import blames
from sayso.find.reading import reading
from sayso.records import Blame, Report

pytestmark = pytest.mark.model


def found(text: str) -> list[Blame]:
    return list(blames(reading(Report("r", text, None, None, None, None, (), "en", "-", "", "", "test 1"))))


def told(text: str) -> list[tuple[str | None, str, str]]:
    return [(one.accuser, one.accused, one.act) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        ("The mayor blamed the militia for the shelling.", ("mayor", "the militia", "the shelling")),
        ("The mayor blamed the shelling on the militia.", ("mayor", "the militia", "the shelling")),
        ("The mayor accused the militia of shelling the market.", ("mayor", "the militia", "shelling the market")),
        ("The mayor held the militia responsible for the shelling.", ("mayor", "the militia", "the shelling")),
        ("The militia was responsible for the shelling.", (None, "The militia", "the shelling")),
        ("The shelling was carried out by the militia, police said.", ("police", "the militia", "The shelling")),
        ("The attack was blamed on the militia.", (None, "the militia", "The attack")),
        ("The militia was accused of shelling the market.", (None, "The militia", "shelling the market")),
        ("The mayor attributed the attack to the militia.", ("mayor", "the militia", "the attack")),
        ("Police said the militia was behind the bombing.", ("Police", "the militia", "the bombing")),
    ],
)
def test_each_wording_of_blame_is_read(text: str, blame: tuple[str | None, str, str]) -> None:
    assert told(text) == [blame]


def test_who_claims_an_attack_accuses_themselves() -> None:
    assert told("The Red Column claimed responsibility for the bombing.") == [
        ("Red Column", "The Red Column", "the bombing")
    ]


def test_an_attack_claimed_by_a_group_is_claimed_by_it() -> None:
    assert told("The attack was claimed by the Red Column.") == [("Red Column", "the Red Column", "The attack")]


def test_a_denial_is_kept_as_the_text_has_it() -> None:
    text = "The Red Column denied involvement in the bombing."
    assert told(text) == [(None, "The Red Column", "the bombing")]
    assert text[found(text)[0].start : found(text)[0].end] == "The Red Column denied involvement in the bombing"


def test_nobody_in_particular_is_not_blamed() -> None:
    assert told("Police want to find those responsible for the attack.") == []


def test_a_survey_that_is_carried_out_blames_nobody() -> None:
    assert told("The institute carried out a survey in Halm.") == []


words = ["the militia", "blamed", "accused", "on", "of", "for", "the attack", "by", "responsible", "was", "held", "who"]
more = [
    "claimed",
    "denied",
    "responsibility",
    "“",
    "”",
    ",",
    ".",
    "police",
    "said",
    "behind",
    "carried out",
    "\n\n",
    "which",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(words + more), max_size=20))
def test_blames_lie_inside_the_text_and_hold_their_words(parts: list[str]) -> None:
    text = " ".join(parts)
    flat = " ".join(text.split())
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.accused in flat
        assert one.act in flat
