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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Toddler shoots mother near Orm", [("injured", "mother")]),
        ("Bullet grazes teen after row in Orm", [("injured", "teen")]),
        ("4-year-old accidentally shot, mother arrested", [("injured", "4-year-old"), ("arrested", "mother")]),
        ("Woman, child shot in Orm", [("injured", "Woman"), ("injured", "child")]),
        ("Infant, 4 others sent to hospital after gunfire", [("injured", "Infant"), ("injured", "4")]),
        ("1 child, 4 adults shot in Orm", [("injured", "1"), ("injured", "4")]),
        ("Deputy wounded, suspect dead in Orm shooting", [("injured", "Deputy"), ("killed", "suspect")]),
        ("Wife kills husband, wounds son", [("killed", "husband"), ("injured", "son")]),
        ("Orm man shot girlfriend, court told", [("injured", "girlfriend")]),
    ],
)
def test_single_victims_of_headlines_are_read_without_the_little_words(
    figures_of: FiguresOf, title: str, expected: list[tuple[str, str]]
) -> None:
    found = figures_of("The paper has asked the mill for a word on Friday.", title)
    assert [(figure.measure, figure.words) for figure in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She and three others were shot in Orm.", [("injured", "She"), ("injured", "three")]),
        ("A man died after he and four others were shot.", [("killed", "A man"), ("injured", "four")]),
        ("He faces a count for each person wounded in Orm.", []),
        ("A male was shot in the leg.", [("injured", "A male")]),
    ],
)
def test_one_victim_told_by_a_pronoun_beside_others_is_one(
    figures_of: FiguresOf, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(figure.measure, figure.words) for figure in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("A boy was shot in the leg. He was pronounced dead at the hospital.", ["killed"]),
        ("One man was shot in the leg. Police said he died.", ["killed"]),
        ("Bo Lind, 24, was shot in the chest. Kin wept as Lind died.", ["killed", "killed"]),
        ("A boy was shot in the leg. He was sent home.", ["injured"]),
        ("A man and a woman were shot. He died.", ["injured", "injured"]),
    ],
)
def test_who_is_hurt_in_one_sentence_and_dead_in_the_next_is_dead(
    figures_of: FiguresOf, text: str, measures: list[str]
) -> None:
    assert [figure.measure for figure in figures_of(text)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police are looking into a triple shooting in Orm.", [("injured", 3, None)]),
        ("He was held after a double homicide.", [("killed", 2, None)]),
        ("She rode the double bus to Orm and was shot there.", []),
        ("He was charged in the shooting of 15 people at a club.", [("injured", 15, None)]),
        ("He was charged with murder in the shooting of 15 people at a club.", [("other", 15, None)]),
        ("Six people were shot. Five survived.", [("injured", 6, None), ("injured", 5, None)]),
        ("She is survived by three children.", [("other", 3, None)]),
        ("All four victims are expected to survive.", [("injured", 4, None)]),
        ("Both men have non-life-threatening injuries.", [("injured", 2, None)]),
        ("Two men walked into a hospital with gunshot wounds.", [("injured", 2, None)]),
        ("Three males ages 17, 18 and 22, were shot in Orm.", [("injured", 3, None)]),
        ("Three boys, all 16 or younger, were wounded in Orm.", [("injured", 3, None)]),
        ("One victim was struck in the arm.", [("injured", 1, None)]),
    ],
)
def test_who_was_shot_is_counted_by_other_words_too(
    figures_of: FiguresOf, text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert told(figures_of(text)) == expected


def test_neither_of_two_was_hurt(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("They found two other victims, but neither was injured.")
    assert figure.modality == "denied"
