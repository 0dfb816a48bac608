"""How many distinct origins stand behind all that a finding lists."""

import pytest
from tests.weigh.conftest import World


def test_a_lone_victim_told_as_a_part_has_an_origin(world: World) -> None:
    world.tell("Vantor Star", 1, said_by=["Lesk police"], implicit=True, part_of=0, words="a woman")
    world.tell("Lesk Echo", 1, said_by=["Ash Valley Watch"], implicit=True, part_of=0, words="a woman")
    assert world.finding().n_origins == 2


def test_a_victim_told_as_a_part_adds_no_origin_beside_a_count(world: World) -> None:
    victim = world.figure(1, implicit=True, part_of=0, start=40, said_by=["Lesk police"])
    world.tell("Vantor Star", 12, said_by=["Ash Valley Watch"], more=[victim])
    assert world.finding().n_origins == 1


def test_what_is_only_planned_has_an_origin(world: World) -> None:
    world.tell("Vantor Star", 150, said_by=["Lesk police"], measure="displaced", modality="planned")
    assert world.finding("displaced").n_origins == 1


def test_a_part_in_a_credited_report_is_the_agencys(world: World) -> None:
    part = world.figure(2, part_of=0, start=40)
    for outlet in ("Vantor Star", "Lesk Echo"):
        world.tell(outlet, 12, credit="Orrel Press Agency", more=[part])
    assert world.finding().n_origins == 1


def test_a_narrower_count_of_a_credited_report_is_the_agencys(world: World) -> None:
    some = world.figure(9, scope="civilians", start=40)
    world.tell("Orrel Press Agency", 12)
    world.tell("Lesk Echo", 12, credit="Orrel Press Agency", more=[some])
    assert world.finding().n_origins == 1


def test_a_name_joined_by_and_is_one_body(world: World) -> None:
    full = "Popular Front for Harvest and Opposition Forces"
    world.tell("Vantor Star", 12, said_by=["Popular Front for Harvest", "Opposition Forces"], attributed_to=full)
    assert world.finding().n_origins == 1


def told_twice(world: World, first: str, number: int, *also: str) -> int:
    """The origins where a report gives 27 to somebody, and then a number to the Ash Valley Watch."""
    body = world.figure(number, start=200, said_by=["Ash Valley Watch"])
    world.tell("Vantor Star", 27, said_by=[first, *also], more=[body])
    return world.finding().n_origins


def test_activists_of_the_opening_are_the_body_named_later_for_the_number(world: World) -> None:
    assert told_twice(world, "activists", 27) == 1


def test_activists_who_give_another_number_are_others(world: World) -> None:
    assert told_twice(world, "activists", 31) == 2


def test_witnesses_and_a_named_body_are_no_summary(world: World) -> None:
    assert told_twice(world, "witnesses", 27) == 2


def test_activists_told_beside_a_named_body_are_others(world: World) -> None:
    assert told_twice(world, "Lesk police", 27, "activists") == 3


def test_activists_told_after_the_named_body_are_others(world: World) -> None:
    later = world.figure(27, start=200, said_by=["activists"])
    world.tell("Vantor Star", 27, said_by=["Ash Valley Watch"], more=[later])
    assert world.finding().n_origins == 2


def test_a_summary_may_be_of_people_and_the_body_count_civilians(world: World) -> None:
    body = world.figure(27, start=200, said_by=["Ash Valley Watch"], scope="civilians")
    world.tell("Vantor Star", 27, said_by=["opposition activists"], more=[body])
    assert world.finding().n_origins == 1


def test_dozens_of_the_opening_are_the_count_of_the_body_named_later(world: World) -> None:
    body = world.figure(26, start=200, said_by=["Ash Valley Watch"])
    world.tell("Vantor Star", 24, 99, vague=True, said_by=["activists"], more=[body])
    assert world.finding().n_origins == 1


def test_an_own_voice_in_an_agencys_text_that_names_somebody_is_no_origin(world: World) -> None:
    before = world.figure(22, start=200, superseded=True)
    world.tell("Vantor Star", 21, said_by=["Ash Valley Watch"], credit="Orrel Press Agency", more=[before])
    assert world.finding().n_origins == 1


def test_an_own_voice_beside_a_copied_count_is_no_origin(world: World) -> None:
    wire = world.tell("Orrel Press Agency", 17)
    copied = world.figure(17, start=20)
    paper = world.tell("Vantor Star", 17, 0, start=100, more=[copied])
    world.copied(wire, paper, share=0.1)
    assert world.finding().n_origins == 1


@pytest.mark.parametrize(("last", "own"), [(13, False), (12, True)])
def test_a_sum_of_attributed_counts_is_of_who_gives_them(world: World, last: int, own: bool) -> None:
    parts = [world.figure(n, start=200 + n, said_by=["Lesk police"], measure="injured") for n in (16, last)]
    world.tell("Vantor Star", 29, measure="injured", more=parts)
    assert any(edge.kind == "own" for _, edges in world.weigh() for edge in edges) == own


def test_an_own_total_of_parts_given_to_somebody_is_of_who_gives_them(world: World) -> None:
    part = world.figure(4, start=80, part_of=0, said_by=["Lesk police"])
    world.tell("Vantor Star", 9, more=[part])
    assert world.finding().n_origins == 1


def test_an_own_total_stands_beside_who_tells_of_some_of_its_dead(world: World) -> None:
    opening, note = "17 people.  ", "14 of the dead were farmers."
    part = world.figure(14, start=len(opening), part_of=0, said_by=["Ash Valley Watch"])
    world.tell("Vantor Star", 17, note=note, more=[part])
    assert world.finding().n_origins == 2


@pytest.mark.parametrize(("vague", "n"), [(True, 2), (False, 1)])
def test_a_vague_word_of_somebody_is_not_whose_the_exact_number_is(world: World, vague: bool, n: int) -> None:
    exact = world.figure(31, start=200)
    low, high = (24, 99) if vague else (31, 31)
    world.tell("Vantor Star", low, high, vague=vague, said_by=["Lesk hospital"], more=[exact])
    assert world.finding().n_origins == n
