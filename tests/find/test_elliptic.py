"""Bare numbers that answer a count given before."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]
FIRST = "Twelve people were killed in Velden on Monday, rescuers said."


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("The Velden police gave its own figure: 18.", 18, 18),
        ("A captain of the guard gave a separate count: two.", 2, 2),
        ("Resident Ana Moro spoke of between 13 and 17.", 13, 17),
        ("The ministry, however, mentioned as many as 15.", None, 15),
        ("The army put the figure at nine.", 9, 9),
        ("The union says the number is at least 30.", 30, None),
        ("The Orm clinic arrived at a different tally, namely 24 so far.", 24, 24),
        ("The nurses had a figure of their own: four.", 4, 4),
        ("A brigadier arrived at another number: seven.", 7, 7),
        ("Onlooker Ivo Tarn had a different tally: four.", 4, 4),
        ("A different count came from the watchdog Orm Watch: three people.", 3, 3),
        ("A captain of the guard had the number of people killed at two.", 2, 2),
        ("Orm Watch, for its part, gave the loss of life as five.", 5, 5),
        ("The Orm clinic referred to not less than three.", 3, None),
    ],
)
def test_a_bare_number_set_beside_a_count_counts_the_same(
    figures_of: FiguresOf, answer: str, low: int | None, high: int | None
) -> None:
    found = figures_of(f"{FIRST}\n\n{answer}")

    assert [(one.measure, one.low, one.high) for one in found] == [("killed", 12, 12), ("killed", low, high)]


def test_it_answers_the_last_count_of_its_paragraph(figures_of: FiguresOf) -> None:
    found = figures_of(f"{FIRST}\n\nForty were arrested. The police put the number at 30.")

    assert [(one.measure, one.low) for one in found] == [("killed", 12), ("arrested", 40), ("arrested", 30)]


def test_it_answers_the_first_count_of_the_text_where_its_paragraph_has_none(figures_of: FiguresOf) -> None:
    found = figures_of(f"{FIRST}\n\nForty were arrested.\n\nThe police gave their own figure: 30.")

    assert [(one.measure, one.low) for one in found] == [("killed", 12), ("arrested", 40), ("killed", 30)]


@pytest.mark.parametrize(
    "text",
    [
        "The council met. It mentioned 15 and spoke of 2015.",  # no count before it
        f"{FIRST} The mayor spoke of three reasons.",
        f"{FIRST} The paper put the figure at 900 dollars.",
    ],
)
def test_other_bare_numbers_are_no_figures(figures_of: FiguresOf, text: str) -> None:
    assert {one.low for one in figures_of(text)} <= {12}
