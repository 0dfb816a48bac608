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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Organisers said 12,000 people attended, while police put the number at 5,000.", ["Organisers", "police"]),
        ("Organisers put the crowd at 12,000, police at 5,000.", ["Organisers", "police"]),
        (
            "About 12,000 people marched, according to organisers, and 5,000 according to police.",
            ["organisers", "police"],
        ),
        ("About 12,000 people marched, organisers said (5,000 according to police).", ["organisers", "police"]),
        ("Some 12,000 people took part (5,000 according to the police).", [None, "police"]),
        ("The organisers counted 12,000 demonstrators, the police 5,000.", ["organisers", "police"]),
        (
            "Organisers said 12,000 people took part, more than double the police figure of 5,000.",
            ["Organisers", "police"],
        ),
        (
            "Organisers said 12,000 people took part, but unions said the number was closer to 5,000.",
            ["Organisers", "unions"],
        ),
    ],
)
def test_a_second_count_of_a_sentence_has_its_own_source(
    figures_of: FiguresOf, text: str, told: list[str | None]
) -> None:
    first, second = figures_of(text)

    assert [first.low, second.low] == [12_000, 5_000]
    assert [first.attributed_to, second.attributed_to] == told
    assert second.measure == first.measure == "participants"


@pytest.mark.parametrize(
    "text",
    [
        "Organisers said 12,000 people marched, and the union 300 metres of banner.",
        "Police said 12 were killed; the union spoke of three reasons.",
        "The hospital said 12 people were hurt, five by police dogs.",
        "The toll of 12 was final, police said.",
    ],
)
def test_what_another_says_of_something_else_is_no_second_count(figures_of: FiguresOf, text: str) -> None:
    assert len(figures_of(text)) == 1


def test_the_dead_and_the_hurt_of_one_speaker_stay_with_that_speaker(figures_of: FiguresOf) -> None:
    found = figures_of("Twelve people were killed, police said, and five were hurt.")

    assert [figure.attributed_to for figure in found] == ["police", "police"]


def test_a_source_in_brackets_right_behind_a_number_gives_it(figures_of: FiguresOf) -> None:
    found = figures_of("Between 5,000 (police) and 12,000 people (organisers) took part.")

    assert [(figure.low, figure.attributed_to) for figure in found] == [(5_000, "police"), (12_000, "organisers")]
