"""How one report tells its figures, and whose they are where the finder of sources did not make it out."""

from tests.weigh.conftest import World

from sayso.records import Mentions, Report

AT = 12  # where the note begins in a report of a two-digit number without sources


def test_a_sentence_that_names_a_known_party_beside_a_reporting_word_is_that_partys(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Lesk police"])
    world.tell("Lesk Echo", 12, note="12 died, as had been feared, officers of Lesk police confirmed.", start=AT)
    assert (world.finding().k, world.finding().n_origins) == (1, 1)


def test_a_sentence_that_names_a_known_outlet_cites_it(world: World) -> None:
    world.tell("Vantor Star", 12, note="A reporter at the scene made the count by hand.")
    world.tell("Lesk Echo", 12, note="12 died, as reported by the Vantor Star.", start=AT)
    edges = {(one.origin, one.to, one.kind) for one in world.weigh()[0][1]}
    assert ("Vantor Star", "Lesk Echo", "cite") in edges
    assert world.finding().k == 1


def test_a_name_far_from_any_reporting_word_is_nobodys_source(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Lesk police"])
    world.tell("Lesk Echo", 12, note="12 died near a post of Lesk police.", start=AT)
    assert world.finding().k == 2


def test_two_sources_joined_by_and_both_stand_behind_a_figure(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Lesk police"])
    world.tell("Ammel Post", 12, said_by=["Ash Valley Watch"])
    note = "12 died, Lesk police and Ash Valley Watch said."
    source = world.figure(12, said_by=["Lesk police"]).sources[0]
    span = type(source)("Lesk police", AT + 9, AT + 20, "named", None)
    world.tell("Lesk Echo", 12, note=note, start=AT, sources=(span,), attributed_to="Lesk police")
    assert world.finding().n_origins == 2
    edges = {(one.origin, one.to) for one in world.weigh()[0][1]}
    assert {("Lesk police", "Lesk Echo"), ("Ash Valley Watch", "Lesk Echo")} <= edges


def test_an_own_voice_may_repeat_an_outlet_that_nobody_has_but_another_cites(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Brann Gazette"])
    world.tell("Lesk Echo", 12)
    world.filed += gazette()
    assert world.finding().k == 1


def gazette() -> list[tuple[Report, Mentions]]:
    """A report of the Brann Gazette on something else, so that it is known as an outlet."""
    other = World()
    other.tell("Brann Gazette", 3, measure="arrested", name="zz")
    return other.filed


def test_a_smaller_number_that_the_same_voice_tells_later_is_a_part(world: World) -> None:
    more = world.figure(3, said_by=["Lesk police"], start=80)
    world.tell("Vantor Star", 12, said_by=["Lesk police"], more=[more])
    assert [one.role for one in world.finding().figures] == ["counts", "part"]


def test_a_number_told_after_a_vague_word_is_no_part_of_it(world: World) -> None:
    exact = world.figure(18, start=60)
    world.tell("Vantor Star", 24, 99, vague=True, words="dozens", more=[exact])
    assert [one.role for one in world.finding().figures] == ["counts", "counts"]
    assert world.finding().low == 18


def test_a_smaller_number_of_somebody_else_is_no_part(world: World) -> None:
    more = world.figure(3, said_by=["Ash Valley Watch"], start=80)
    world.tell("Vantor Star", 12, said_by=["Lesk police"], more=[more])
    assert [one.role for one in world.finding().figures] == ["counts", "counts"]


def test_a_named_victim_beside_a_number_is_one_of_it(world: World) -> None:
    world.tell("Vantor Star", 12, more=[world.figure(1, start=80, implicit=True)])
    assert world.finding().best == 12
    assert [one.role for one in world.finding().figures] == ["counts", "part"]


def test_two_victims_joined_by_and_are_two(world: World) -> None:
    second = world.figure(1, start=AT + 13, implicit=True, end=AT + 22)
    world.tell(
        "Vantor Star", 1, note=" Ivo Tarn and Mara Quil died.", start=AT, end=AT + 8, implicit=True, more=[second]
    )
    report, mentions = world.filed[0]
    first, _ = mentions.figures
    assert report.text[first.end : second.start] == " and "
    assert world.finding().best == 2


def test_four_shot_of_whom_one_died_are_three_injured(world: World) -> None:
    note = "10 people were shot."
    dead = world.figure(1, start=60)
    rest = world.figure(9, measure="injured", start=80)
    world.tell("Vantor Star", 10, measure="injured", note=note, start=AT, more=[dead, rest])
    assert [one.role for one in world.finding("injured").figures] == ["with the dead", "counts"]
    assert world.finding("injured").best == 9


def test_a_count_of_unknown_kind_has_the_measure_of_the_same_number_elsewhere(world: World) -> None:
    world.tell("Vantor Star", 64, measure="other", more=[world.figure(64, measure="arrested", start=60)])
    assert [(one.measure, one.scope) for one, _ in world.weigh()] == [("arrested", None)]


def test_a_headline_has_the_scope_of_the_same_number_in_the_text(world: World) -> None:
    world.tell("Vantor Star", 7, field="title", more=[world.figure(7, start=60, scope="civilians")])
    assert [one.scope for one, _ in world.weigh()] == ["civilians"]


def test_protesters_killed_at_a_protest_are_no_narrower_count(world: World) -> None:
    world.tell("Vantor Star", 7, scope="protesters")
    assert world.finding().best == 7
