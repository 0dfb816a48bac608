"""Who was shot, who of them died, and what only looks like a count of them."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]


def told(figures: tuple[Figure, ...]) -> list[tuple[str, int | None, int | None]]:
    """Measure, number, and the index of the whole."""
    return [(figure.measure, figure.low, figure.part_of) for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were shot, two of them fatally.", [("injured", 5, None), ("killed", 2, 0)]),
        ("Five people were shot, three of whom died.", [("injured", 5, None), ("killed", 3, 0)]),
        ("Four shot, one fatally, in Velden.", [("injured", 4, None), ("killed", 1, None)]),
        ("Two teens shot in Velden, 1 killed", [("injured", 2, None), ("killed", 1, None)]),
        ("Two men were shot in the neck and later died.", [("killed", 2, None)]),
        ("Five people were hurt in an attack that left two dead.", [("injured", 5, None), ("killed", 2, None)]),
        ("A guard shot and killed a man on Tarn Road.", [("killed", 1, None)]),
        ("Officer Bo Lind shot and wounded a man.", [("injured", 1, None)]),
        ("Two brothers died in the fatal shooting of three guards.", [("killed", 2, None), ("killed", 3, None)]),
    ],
)
def test_the_dead_of_those_shot_are_dead(
    figures_of: FiguresOf, text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert told(figures_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena was one of three people shot in a car.", [("injured", 1, 1), ("injured", 3, None)]),
        ("One of the two boys she had seen was dead.", [("killed", 1, None), ("other", 2, None)]),
        ("Three of the five passengers were hurt.", [("injured", 3, None), ("other", 5, None)]),
        ("Three women, 1 man shot on Tarn Road", [("injured", 3, None), ("injured", 1, None)]),
        ("Orm Shooting Kills 3, Wounds 2, Police Say", [("killed", 3, None), ("injured", 2, None)]),
    ],
)
def test_some_of_a_number_are_told_from_the_number(
    figures_of: FiguresOf, text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert told(figures_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One teen is dead, and another seriously injured.", ["One", "another"]),
        ("Two people were killed and a third was injured.", ["Two", "a third"]),
        ("The blast killed 42-year-old Kyra Edmond.", ["42-year-old Kyra Edmond"]),
        ("One car was destroyed and another damaged.", []),
    ],
)
def test_one_more_victim_is_told_by_another(figures_of: FiguresOf, text: str, words: list[str]) -> None:
    assert [figure.words for figure in figures_of(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Two men, 25 and 30, were shot.",
        "Two victims, ages 8 and 15, were shot.",
        "Two boys, 11 and 13 years old, were shot.",
        "Two guards were shot at 63 Alder Trace in Orm.",
        "Two people shot in Orm - KQOW 3 News",
        "ORM (41NBC/KQOW) - Two people were shot.",
        "Police: Two guards shot; Ivo Tarn Jr., 32, was held.",
    ],
)
def test_ages_addresses_and_channels_count_nobody(figures_of: FiguresOf, text: str) -> None:
    numbers = [figure.low for figure in figures_of(text) if figure.measure in ("killed", "injured", "other")]
    assert numbers == [2]


def test_a_child_told_by_age_is_one(figures_of: FiguresOf) -> None:
    assert [(figure.low, figure.implicit) for figure in figures_of("A 5 y/o boy was shot at the park.")] == [(1, True)]


@pytest.mark.parametrize(
    "text", ["He is accused of shooting at five people.", "At least five people were shooting at the bar."]
)
def test_who_shoots_or_is_shot_at_is_not_hurt(figures_of: FiguresOf, text: str) -> None:
    assert [figure.measure for figure in figures_of(text)] == ["other"]
