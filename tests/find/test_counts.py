"""Numbers that count no people: ages, dates, sums, distances, ordinals, clocks, names with numbers."""

import pytest

from sayso.find.counts import counts_nothing, is_people, is_thing, looks_like_year
from sayso.find.numbers import number_phrases


def counting(text: str) -> list[str]:
    """The number phrases of a text that can count people."""
    return [text[n.start : n.end] for n in number_phrases(text) if not counts_nothing(text, n)]


@pytest.mark.parametrize(
    "text",
    [
        "Boy, 3, shoots himself in the leg",
        "Girl, 17, killed in the old town",
        "A guard, 34, was wounded",
        "a 31-year-old man",
        "two-month-old babies",
        "Lena Orvik, 31, died",
        "Lena Orvik and Tom Brack, 31 — were hurt",
        "the driver was Ivo Few, a baker from Orm who was hurt",
        "Few was taken to a hospital in the old town",
        "the boy was taken to Regional One with grave wounds",
        "a man aged 31",
        "another teen, also 15, was shot",
        "Image 1 of 4 A girl was hurt",
        "on March 12",
        "on 12 March",
        "on Nov. 9",
        "on December 29 2016",
        "at 12:30",
        "at 5 p.m.",
        "at 10 GMT",
        "for 12 days",
        "a 12-hour curfew",
        "for the past 12 days",
        "$500",
        "€1,500",
        "500 dollars",
        "1.5 million euros",
        "12 kilometres from Orm",
        "300 metres",
        "12 tonnes of grain",
        "12 percent",
        "12%",
        "the 12th victim",
        "flight 304",
        "Highway 12",
        "resolution 1,325",
        "No. 7",
        "Article 12",
        "a 12-storey block",
        "a 7.5 magnitude earthquake",
        "12 Orm Street",
        "a population of 40,000",
        "shot 12 times",
        "page 304",
        "T-72 tanks",
    ],
)
def test_ages_dates_money_distances_and_names_are_no_counts(text: str) -> None:
    assert counting(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people", ["12"]),
        ("At least 12 men", ["At least 12"]),
        ("twelve soldiers of the 5th brigade", ["twelve"]),
        ("2,019 people were arrested", ["2,019"]),
        ("Dec 29 2016 12 people died", ["12"]),
        ("two 17-year-old boys", ["two"]),
        ("arrested 12 in March", ["12"]),
        ("after the crash in Orm Three people were taken to hospital", ["Three"]),
        ("Few were hurt in the old town", ["Few"]),
        ("A bomb hit the driver, 12 people were killed", ["12"]),
    ],
)
def test_counts_beside_them_stay_counts(text: str, expected: list[str]) -> None:
    assert counting(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("2019", True), ("1999", True), ("2,019", False), ("2150", False)])
def test_four_bare_digits_of_our_time_look_like_a_year(text: str, expected: bool) -> None:
    (number,) = number_phrases(text)

    assert looks_like_year(text, number) is expected


@pytest.mark.parametrize("word", ["protesters", "miner", "Children", "Belmorans", "unionists", "Vosknese"])
def test_listed_nouns_and_endings_of_people_are_people(word: str) -> None:
    assert is_people(word)


@pytest.mark.parametrize("word", ["vehicles", "days", "rooms", "tanks"])
def test_nouns_of_things_are_no_people(word: str) -> None:
    assert not is_people(word)


def test_a_vehicle_is_a_thing_and_a_miner_is_not() -> None:
    assert (is_thing("vehicles"), is_thing("miners")) == (True, False)
