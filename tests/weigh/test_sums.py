"""Counts that a report gives in pieces: what is told together is added up, and the dead are no injured."""

import pytest
from tests.weigh.conftest import World

from sayso.records import Figure, Mentions, Report

Count = tuple[str, int, str]  # the words in the text, number first; the number; the measure


def tell(world: World, text: str, *counts: Count, title: str | None = None, **more: dict[str, object]) -> None:
    """A report with a figure at each of the words given; what is said `more` of a figure stands under its words."""
    figures = []
    for words, low, measure in counts:
        at = text.index(words)
        single = words.split()[0].lower() in ("a", "an", "the")
        end = at + len(words if single else words.split()[0])
        values = {"end": end, "who": words.split()[-1], "who_end": at + len(words), "implicit": single}
        values |= {"words": text[at:end]} | more.get(words.replace(" ", "_"), {})
        figures.append(world.figure(low, start=at, measure=measure, **values))  # type: ignore[arg-type]
    outlet = f"Outlet {len(world.filed)}"
    report = Report(f"r{len(world.filed)}", text, title, outlet, None, None, (), "en", "-", "", "", "none")
    world.filed.append((report, Mentions(figures=tuple[Figure, ...](figures))))


def roles(world: World, measure: str = "injured") -> list[str]:
    return [one.role for one in world.finding(measure).figures]


def test_three_adults_and_a_child_are_four(world: World) -> None:
    tell(world, "Three adults and a child were hurt.", ("Three adults", 3, "injured"), ("a child", 1, "injured"))
    assert world.finding("injured").best == 4
    assert roles(world) == ["counts", "part"]
    assert "4 injured (3 and 1)" in world.finding("injured").explanation


def test_counts_parted_by_a_comma_are_added_only_with_an_and_at_the_end(world: World) -> None:
    three = (("Two men", 2, "injured"), ("three women", 3, "injured"), ("a child", 1, "injured"))
    tell(world, "Two men, three women and a child were hurt.", *three)
    assert world.finding("injured").best == 6


def test_a_headline_adds_one_victim_and_a_number_that_a_comma_parts(world: World) -> None:
    mother = world.figure(1, field="title", start=0, end=6, words="Mother", who="Mother", who_end=6, implicit=True)
    children = world.figure(2, field="title", start=8, end=9, words="2", who="children", who_end=18)
    report = Report("r", "", "Mother, 2 children found dead", "Vantor Star", None, None, (), "en", "-", "", "", "none")
    world.filed.append((report, Mentions(figures=(mother, children))))
    assert world.finding().best == 3


def test_a_number_with_all_whom_it_counts_behind_it_is_not_added_to_them(world: World) -> None:
    three = (("three victims", 3, "injured"), ("one man", 1, "injured"), ("two women", 2, "injured"))
    tell(world, "The three victims, one man, and two women, were hurt.", *three)
    assert world.finding("injured").k_by_value == ((3, 1),)
    assert roles(world) == ["counts", "part", "part"]


def test_both_with_two_names_are_two(world: World) -> None:
    tell(world, "Both Tarn and the driver died.", ("Both Tarn", 2, "killed"), ("the driver", 1, "killed"))
    assert world.finding().best == 2


def test_a_man_and_a_woman_of_one_sentence_with_a_verb_each_are_two(world: World) -> None:
    text = "A man was shot in the arm and a woman was shot in the leg."
    tell(world, text, ("A man", 1, "injured"), ("a woman", 1, "injured"))
    assert world.finding("injured").best == 2


@pytest.mark.parametrize(
    "text",
    [
        "A man was hurt in Velden and a woman was hurt too.",
        "A man was hurt, and a woman was hurt in a separate crash.",
        "A man was hurt and a woman was hurt in Orm on Sunday.",
    ],
)
def test_two_victims_of_two_places_or_crashes_are_not_added(world: World, text: str) -> None:
    tell(world, text, ("A man", 1, "injured"), ("a woman", 1, "injured"))
    assert world.finding("injured").best == 1


def test_the_same_man_told_again_is_one(world: World) -> None:
    tell(world, "A man was hurt and a man hurt, a man said.", ("A man", 1, "injured"), ("a man", 1, "injured"))
    assert world.finding("injured").best == 1


def test_victims_joined_by_and_are_no_count_beside_a_number(world: World) -> None:
    text = "Five people were hurt. A man and a boy lay in the road."
    tell(world, text, ("Five people", 5, "injured"), ("A man", 1, "injured"), ("a boy", 1, "injured"))
    assert world.finding("injured").k_by_value == ((5, 1),)


@pytest.mark.parametrize(
    ("text", "shot", "dead", "injured"),
    [
        ("Five people were shot, two of them fatally.", "Five people", "two of", 3),
        ("Five people were shot. Police said two died.", "Five people", "two died", 3),
        ("Five people had gunshot wounds. Police said two died.", "Five people", "two died", 3),
        ("Five others were shot. Police said two died.", "Five others", "two died", 5),
        ("Police said two died. Five people were shot.", "Five people", "two died", 5),
        ("Five people were wounded. Police said two died.", "Five people", "two died", 5),
    ],
)
def test_those_shot_less_the_dead_are_the_injured(world: World, text: str, shot: str, dead: str, injured: int) -> None:
    tell(world, text, (shot, 5, "injured"), (dead, 2, "killed"))
    assert world.finding("injured").best == injured
    assert world.finding().best == 2


def test_the_dead_among_those_shot_count_as_dead_and_the_sentence_says_how_many_are_left(world: World) -> None:
    text = "Nine people were hit, two of whom died."
    tell(world, text, ("Nine people", 9, "injured"), ("two of", 2, "killed"), two_of={"part_of": 0})
    assert roles(world, "killed") == ["counts"]
    assert "7 injured (9 less 2 dead)" in world.finding("injured").explanation


def test_all_who_were_shot_are_not_the_injured_where_another_report_numbers_the_dead_and_the_rest(world: World) -> None:
    tell(world, "Five people were shot.", ("Five people", 5, "injured"))
    tell(world, "Two died and three were hurt.", ("Two died", 2, "killed"), ("three were", 3, "injured"))
    assert roles(world) == ["with the dead", "counts"]
    assert world.finding("injured").best == 3


def test_all_who_were_shot_stay_injured_where_no_report_numbers_the_rest(world: World) -> None:
    tell(world, "Five people were shot.", ("Five people", 5, "injured"))
    tell(world, "Two died and four were hurt.", ("Two died", 2, "killed"), ("four were", 4, "injured"))
    assert roles(world) == ["counts", "counts"]


def test_a_number_that_is_told_without_the_dead_is_not_lessened(world: World) -> None:
    text = "Six were shot, one fatally. Five people were shot and live."
    tell(world, text, ("Six were", 6, "injured"), ("one fatally", 1, "killed"), ("Five people", 5, "injured"))
    assert world.finding("injured").best == 5
    assert roles(world) == ["with the dead", "counts"]


def test_children_are_all_who_were_hurt_where_nobody_numbers_more(world: World) -> None:
    text = "Five children were hurt. A girl was among them."
    tell(world, text, ("Five children", 5, "injured"), ("A girl", 1, "injured"), Five_children={"scope": "children"})
    assert world.finding("injured").best == 5


def test_children_stay_a_narrower_count_where_somebody_numbers_more(world: World) -> None:
    tell(world, "Five children were hurt.", ("Five children", 5, "injured"), Five_children={"scope": "children"})
    tell(world, "Nine people were hurt.", ("Nine people", 9, "injured"))
    assert world.finding("injured").best == 9
    assert world.finding("injured", "children").best == 5


def test_civilians_are_never_taken_for_all_who_died(world: World) -> None:
    tell(world, "Five civilians died.", ("Five civilians", 5, "killed"), Five_civilians={"scope": "civilians"})
    assert [one.scope for one, _ in world.weigh()] == ["civilians"]


def test_some_of_the_injured_are_no_count_of_the_injured(world: World) -> None:
    tell(
        world,
        "Two of the victims are in hospital. Six were hurt.",
        ("Two of", 2, "injured"),
        ("Six were", 6, "injured"),
    )
    assert roles(world) == ["part", "counts"]


def test_the_same_number_of_other_people_has_no_measure_of_the_victims(world: World) -> None:
    text = "Two women were hurt. They met two suspects."
    tell(world, text, ("Two women", 2, "injured"), ("two suspects", 2, "other"))
    assert roles(world) == ["counts"]


def test_a_triple_shooting_counts_the_dead_too(world: World) -> None:
    text = "A triple shooting shook Orm. Bo died."
    tell(world, text, ("triple shooting", 3, "injured"), ("Bo died", 1, "killed"))
    assert "2 injured (3 less 1 dead)" in world.finding("injured").explanation


def test_a_triple_shooting_says_nothing_where_all_three_died(world: World) -> None:
    text = "A triple shooting shook Orm. Three died."
    tell(world, text, ("triple shooting", 3, "injured"), ("Three died", 3, "killed"))
    assert roles(world) == ["with the dead"]


def test_a_triple_shooting_says_nothing_where_a_number_tells_who_was_hurt(world: World) -> None:
    text = "A triple shooting shook Orm. Two were hurt."
    tell(world, text, ("triple shooting", 3, "injured"), ("Two were", 2, "injured"))
    assert roles(world) == ["with the dead", "counts"]
    tell(world, "A quadruple shooting shook Orm.", ("quadruple shooting", 4, "injured"))
    assert roles(world) == ["with the dead", "counts", "with the dead"]


def test_the_next_death_after_all_who_were_shot_is_one_of_them(world: World) -> None:
    text = "One lay dead at home. Four people were shot outside, where one died."
    dead = ("One lay", 1, "killed"), ("one died", 1, "killed")
    tell(world, text, dead[0], ("Four people", 4, "injured"), dead[1])
    assert world.finding("injured").best == 3


def test_a_headline_adds_single_victims_that_a_comma_parts(world: World) -> None:
    woman = world.figure(1, field="title", measure="injured", start=0, end=5, words="Woman", implicit=True)
    child = world.figure(1, field="title", measure="injured", start=7, end=12, words="child", implicit=True)
    report = Report("r", "", "Woman, child shot", "Vantor Star", None, None, (), "en", "-", "", "", "none")
    world.filed.append((report, Mentions(figures=(woman, child))))
    assert world.finding("injured").best == 2


def test_one_girl_is_one_of_the_children_whom_her_report_counts(world: World) -> None:
    text = "A girl was hurt. Five children were hurt."
    tell(world, text, ("A girl", 1, "injured"), ("Five children", 5, "injured"), Five_children={"scope": "children"})
    assert roles(world) == ["part", "counts"]
