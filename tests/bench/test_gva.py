from typing import Any

import pytest
from bench.gva import chosen, printed_numbers, reports_by_incident, says_number, scores, word_of


@pytest.mark.parametrize(("number", "word"), [(3, "three"), (20, "twenty"), (41, "forty-one"), (1200, "1,200")])
def test_numbers_below_a_hundred_have_words(number: int, word: str) -> None:
    assert word_of(number) == word


@pytest.mark.parametrize("text", ["4 hurt", "Four hurt", "hurting four."])
def test_a_number_stands_in_digits_or_words(text: str) -> None:
    assert says_number(text, 4)


@pytest.mark.parametrize("text", ["14 hurt", "4,000 fled", "1.4 miles", "fourteen"])
def test_a_part_of_another_number_is_not_the_number(text: str) -> None:
    assert not says_number(text, 4)


def figure(measure: str, low: int | None, high: int | None, modality: str = "asserted") -> dict[str, Any]:
    return {"measure": measure, "low": low, "high": high, "modality": modality}


def incident(killed: int, injured: int) -> dict[str, Any]:
    toll = {"killed_all": killed, "killed_victims": killed, "injured_all": injured, "injured_victims": injured}
    return {"incident_id": "7"} | toll


REPORT = {"report_id": "r", "incident_id": "7", "title": "Two dead in Port Merida", "text": "Three were hurt."}


def test_a_report_filed_under_two_incidents_stands_under_both() -> None:
    filed = reports_by_incident([REPORT | {"other_incidents": ["8"]}])
    assert filed.keys() == {"7", "8"}


def test_incidents_are_taken_until_there_are_enough_reports() -> None:
    filed = {str(i): [REPORT, REPORT] for i in range(10)}
    assert len(chosen(filed, 5)) == 3  # of two reports each
    assert len(chosen(filed, None)) == 10


def test_only_true_numbers_above_zero_that_a_report_prints_are_asked_for() -> None:
    assert printed_numbers(incident(2, 0), "killed", [REPORT]) == {2}
    assert printed_numbers(incident(2, 0), "injured", [REPORT]) == set()
    assert printed_numbers(incident(9, 0), "killed", [REPORT]) == set()


def test_an_exact_figure_of_the_measure_is_needed() -> None:
    filed = {"7": [REPORT]}
    right = {"r": {"figures": [figure("killed", 2, 2), figure("injured", 3, 3)]}}
    open_end = {"r": {"figures": [figure("killed", 2, None), figure("injured", 2, 4)]}}
    denied = {"r": {"figures": [figure("killed", 2, 2, "denied")]}}
    assert scores([incident(2, 3)], filed, right)["gva killed above 1"] == 1.0
    assert scores([incident(2, 3)], filed, right)["gva injured"] == 1.0
    assert scores([incident(2, 3)], filed, open_end)["gva killed"] == 0.0
    assert scores([incident(2, 3)], filed, open_end)["gva injured"] == 0.0
    assert scores([incident(2, 3)], filed, denied)["gva killed"] == 0.0


def test_a_report_that_could_not_be_read_finds_nothing() -> None:
    assert scores([incident(2, 0)], {"7": [REPORT]}, {})["gva killed"] == 0.0
