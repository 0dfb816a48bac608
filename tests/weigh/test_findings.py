"""How many parties stand behind a figure: literal cases of the contract."""

from collections.abc import Callable

import pytest
from tests.weigh.conftest import World

from sayso.errors import SaysoError

OWN_NOTE = "A reporter at the scene made the count by hand."


def test_forty_papers_running_one_agencys_text_are_one(world: World) -> None:
    wire = world.tell("Orrel Press Agency", 45, said_by=["Interior Ministry"])
    for i in range(40):
        world.copied(wire, world.tell(f"Paper {i}", 45, said_by=["Interior Ministry"], credit="Orrel Press Agency"))
    assert (world.finding().k, world.finding().n_reports, world.finding().n_origins) == (1, 41, 1)


def test_three_newsrooms_quoting_one_ministry_are_one(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 12, said_by=["a spokesman for the Interior Ministry"])
    world.tell("Ammel Post", 12, said_by=["Interior Ministry spokeswoman Ida Renn"])
    found = world.finding()
    assert (found.k, found.k_low, found.k_high, found.n_newsrooms) == (1, 1, 1, 3)
    assert found.parties == ("Interior Ministry",)


def test_an_agency_quoting_officials_and_a_monitors_own_count_are_two(world: World) -> None:
    world.tell("Orrel Press Agency", 12, said_by=["officials"])
    world.tell("Lesk Echo", 12, said_by=["Ash Valley Watch"])
    assert world.finding().k == 2


def test_two_outlets_that_cite_each_other_have_no_origin(world: World) -> None:
    world.tell("Vantor Star", 6, said_by=["Lesk Echo"])
    world.tell("Lesk Echo", 6, said_by=["Vantor Star"])
    found = world.finding()
    assert (found.k, found.k_low, found.k_high, found.parties) == (0, 0, 0, ())
    assert "no origin was found" in found.explanation


def test_a_single_outlet_that_names_three_origins_has_k_1_and_three_origins(world: World) -> None:
    world.tell("Vantor Star", 9, said_by=["Interior Ministry", "Ash Valley Watch", "St Brann Hospital"])
    found = world.finding()
    assert (found.k, found.n_origins) == (1, 3)
    assert "1 independent, though 3 origins are named" in found.explanation


def test_an_open_end_closes_at_the_stated_number(world: World) -> None:
    world.tell("Vantor Star", 10, 0, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 1500, said_by=["Ash Valley Watch"])
    found = world.finding()
    assert found.k_by_value == ((10, 1), (1500, 1))
    assert found.floor == 10


def test_about_stands_for_a_tenth_to_either_side(world: World) -> None:
    world.tell("Vantor Star", 100, about=True, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 108, said_by=["Ash Valley Watch"])
    assert world.finding().k_by_value == ((100, 1), (108, 2))


def test_the_floor_is_what_two_independent_parties_reach(world: World) -> None:
    world.tell("Vantor Star", 45, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 30, 0, said_by=["Ash Valley Watch"])
    assert world.finding().floor == 30


def test_a_headline_in_the_outlets_own_voice_inherits_the_origin_of_its_text(world: World) -> None:
    later = world.figure(12, said_by=["Interior Ministry"], start=100)
    world.tell("Vantor Star", 12, field="title", more=[later])
    world.tell("Lesk Echo", 12, said_by=["Interior Ministry"])
    assert world.finding().k == 1


def test_an_outlet_that_says_it_counted_stands_beside_whom_it_quotes(world: World) -> None:
    quoted = world.figure(12, said_by=["Interior Ministry"], start=100)
    world.tell("Vantor Star", 12, more=[quoted], note=OWN_NOTE)
    world.tell("Lesk Echo", 12, said_by=["Interior Ministry"])
    assert world.finding().k == 2


def test_an_own_voice_without_evidence_is_left_out_of_k_low_only(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 12)
    found = world.finding()
    assert (found.k_low, found.k, found.k_high) == (1, 2, 2)


def test_officials_who_claim_what_a_ministry_claims_may_be_the_ministry(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 12, said_by=["local officials"])
    world.tell("Ammel Post", 14, said_by=["security officials"])
    found = world.finding()
    assert (found.k, found.n_origins) == (1, 3)


@pytest.mark.parametrize(
    ("bare", "named"),
    [
        ("the watchdog", "Ash Valley Watch"),
        ("the organisation", "Ash Valley Watch"),
        ("rescuers", "Orm Red Shield"),
        ("organisers", "Orm Labour Congress"),
        ("the control room", "Orm Fire Service"),
        ("those in authority", "Lesk police"),
        ("officials", "Veldish Information Wing"),
    ],
)
def test_a_bare_word_that_claims_what_a_named_body_claims_is_that_body(world: World, bare: str, named: str) -> None:
    world.tell("Vantor Star", 12, said_by=[named])
    world.tell("Lesk Echo", 12, said_by=[bare])
    assert world.finding().k == 1


def test_a_bare_word_that_claims_something_else_stays_apart(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Orm Red Shield"])
    world.tell("Lesk Echo", 14, said_by=["rescuers"])
    assert world.finding().n_origins == 2


def test_an_unclear_copy_counts_in_k_high_and_not_in_k(world: World) -> None:
    first = world.tell("Vantor Star", 12)
    world.copied(first, world.tell("Lesk Echo", 12, at="2031-05-04T12:00:00+00:00"), share=0.1)
    found = world.finding()
    assert (found.k, found.k_high) == (1, 2)


def test_an_undirected_copy_is_from_the_earliest_seen(world: World) -> None:
    first = world.tell("Vantor Star", 12, said_by=["Ash Valley Watch"])
    later = world.tell("Lesk Echo", 12, said_by=["Ash Valley Watch"], at="2031-05-04T15:00:00+00:00")
    world.copied(first, later, directed=False)
    edges = world.weigh()[0][1]
    assert ("Vantor Star", "Lesk Echo", "copy") in {(one.origin, one.to, one.kind) for one in edges}


def test_a_credited_agency_stands_behind_its_clients_even_unseen(world: World) -> None:
    world.tell("Vantor Star", 12, credit="Orrel Press Agency")
    world.tell("Lesk Echo", 12, credit="Orrel Press Agency")
    found = world.finding()
    assert (found.k, found.parties) == (1, ("Orrel Press Agency",))


def test_the_last_statement_of_an_origin_replaces_its_earlier_one(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Ash Valley Watch"], at="2031-05-04T08:00:00+00:00")
    world.tell("Lesk Echo", 19, said_by=["Ash Valley Watch"], at="2031-05-05T08:00:00+00:00")
    found = world.finding()
    assert (found.low, found.best, found.high, found.conflict) == (19, 19, 19, ("update",))
    assert [one.role for one in found.figures] == ["superseded", "counts"]


def test_where_the_order_is_unknown_both_statements_stay(world: World) -> None:
    world.tell("Vantor Star", 12, said_by=["Ash Valley Watch"], at="2031-05-04")
    world.tell("Lesk Echo", 19, said_by=["Ash Valley Watch"], at="2031-05-04")
    assert (world.finding().low, world.finding().high) == (12, 19)


def test_a_late_copy_of_an_old_statement_does_not_make_it_new(world: World) -> None:
    first = world.tell("Vantor Star", 12, said_by=["Ash Valley Watch"], at="2031-05-04T08:00:00+00:00")
    world.tell("Lesk Echo", 19, said_by=["Ash Valley Watch"], at="2031-05-05T08:00:00+00:00")
    late = world.tell("Ammel Post", 12, said_by=["Ash Valley Watch"], at="2031-05-06T08:00:00+00:00")
    world.copied(first, late)
    assert world.finding().best == 19


def test_a_digit_struck_wrong_in_a_copy_has_nobody_behind_it(world: World) -> None:
    first = world.tell("Vantor Star", 45, said_by=["Ash Valley Watch"])
    world.copied(first, world.tell("Lesk Echo", 54, said_by=["Ash Valley Watch"], at="2031-05-04T15:00:00+00:00"))
    found = world.finding()
    assert (found.low, found.high, found.conflict) == (45, 45, ("copy error",))


def test_disagreement_names_who_stands_on_each_side(world: World) -> None:
    world.tell("Vantor Star", 45, said_by=["Interior Ministry"])
    world.tell("Ammel Post", 45, said_by=["St Brann Hospital"])
    world.tell("Lesk Echo", 80, said_by=["Ash Valley Watch"])
    found = world.finding()
    assert found.conflict == ("disagreement",)
    assert [(one.low, one.high, one.parties) for one in found.sides] == [
        (45, 45, ("Interior Ministry", "St Brann Hospital")),
        (80, 80, ("Ash Valley Watch",)),
    ]


def test_a_narrower_count_is_a_finding_of_its_own(world: World) -> None:
    world.tell("Vantor Star", 45, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 20, said_by=["Ash Valley Watch"], scope="civilians")
    assert world.finding().k_by_value == ((45, 1),)
    assert world.finding(scope="civilians").best == 20
    assert world.finding().conflict == ("scope",)


def test_parts_background_and_denials_are_listed_and_never_counted(world: World) -> None:
    part = world.figure(3, start=50, part_of=0)
    old = world.figure(900, start=60, background=True)
    denied = world.figure(70, start=70, modality="denied")
    world.tell("Vantor Star", 12, said_by=["Interior Ministry"], more=[part, old, denied])
    found = world.finding()
    assert (found.low, found.high, found.k_by_value) == (12, 12, ((12, 1),))
    assert [one.role for one in found.figures] == ["counts", "part", "background", "denied"]


def test_a_partys_claim_of_its_enemys_losses_corroborates_nobody(world: World) -> None:
    world.tell("Vantor Star", 30, said_by=["Velden army"], agent="Velden army", who="rebels")
    assert world.finding().k == 1
    world.tell("Lesk Echo", 30, said_by=["Ash Valley Watch"], who="rebels")
    assert (world.finding().k, world.finding().floor) == (1, None)


def test_a_party_may_be_source_and_accused(world: World) -> None:
    world.tell("Vantor Star", 4, said_by=["Velden army"], agent="Velden army", who="farmers")
    world.tell("Lesk Echo", 4, said_by=["Ash Valley Watch"], agent="Velden army", who="farmers")
    assert world.finding().k == 2


def test_no_attribution_anywhere_counts_newsrooms_and_says_k_low_0(world: World) -> None:
    world.tell("Vantor Star", 4)
    world.tell("Lesk Echo", 4)
    found = world.finding()
    assert (found.k_low, found.k, found.n_origins) == (0, 2, 2)


def test_an_interval_that_no_other_claim_meets_is_a_side_of_its_own(world: World) -> None:
    world.tell("Vantor Star", 20, 30, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 60, 70, said_by=["Ash Valley Watch"])
    found = world.finding()
    assert (found.low, found.high, found.k, len(found.sides)) == (20, 70, 1, 2)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("low-best-high", (40, 45, 60)),
        ("conservative", (40, 40, 60)),
        ("most informative", (45, 45, 45)),
        ("most representative", (40, 45, 60)),
    ],
)
def test_the_rule_chooses_best(world: World, rule: str, expected: tuple[int, int, int]) -> None:
    world.tell("Vantor Star", 45, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 40, 60, said_by=["Ash Valley Watch"])
    world.tell("Ammel Post", 45, said_by=["St Brann Hospital"])
    found = world.finding(rule=rule)
    assert ((found.low, found.best, found.high), found.rule) == (expected, rule)


def test_the_table_of_vague_words_can_be_chosen(world: World) -> None:
    world.tell("Vantor Star", 24, 99, vague=True, words="dozens", said_by=["Interior Ministry"])
    assert (world.finding().low, world.finding().high) == (24, 99)
    assert (world.finding(vague="acled").low, world.finding(vague="acled").high) == (12, 12)


@pytest.mark.parametrize("option", ["rule", "vague"])
def test_an_unknown_rule_or_table_is_refused_with_the_known_ones(world: World, option: str) -> None:
    world.tell("Vantor Star", 4)
    with pytest.raises(SaysoError, match=r"'loudest'; use one of: "):
        world.weigh(**{option: "loudest"})


def test_the_range_reads_an_open_end_up_to_the_next_number_as_round(world: World) -> None:
    world.tell("Vantor Star", 150, 0, said_by=["Interior Ministry"])
    assert (world.finding().low, world.finding().high) == (150, 199)


def test_an_open_end_that_is_not_round_reaches_a_quarter_further(world: World) -> None:
    world.tell("Vantor Star", 43, 0, said_by=["Interior Ministry"])
    assert (world.finding().low, world.finding().high) == (43, 53)


def test_the_sentence_names_the_parties_and_the_number(world: World) -> None:
    world.tell("Vantor Star", 45, said_by=["Interior Ministry"])
    world.tell("Lesk Echo", 45, note=OWN_NOTE)
    assert world.finding().explanation == (
        "2 reports say 45 dead; if Interior Ministry and Lesk Echo’s own reporters are both wrong, nothing is left: "
        "2 independent."
    )


def test_edges_show_the_words_that_they_come_from(world: World) -> None:
    world.tell("Vantor Star", 45, said_by=["Interior Ministry"], via="Orrel Press Agency")
    world.tell("Orrel Press Agency", 45, said_by=["Interior Ministry"])
    edges = {(one.origin, one.to, one.kind, one.certain, one.start) for one in world.weigh()[0][1]}
    assert ("EVENT", "Interior Ministry", "count", True, 10) in edges
    assert ("Interior Ministry", "Orrel Press Agency", "cite", True, 10) in edges
    assert ("Orrel Press Agency", "Vantor Star", "via", True, 10) in edges
    assert ("Vantor Star", "FIGURE", "states", True, 0) in edges


def test_the_whole_count_sorts_after_its_narrower_ones(worlds: Callable[[], World]) -> None:
    world = worlds()
    for scope in ("women", "civilians", None, "children", "zebras"):
        world.tell("Vantor Star", 4, scope=scope, said_by=["Interior Ministry"])
    found = [one for one, _ in world.weigh()]
    assert [one.finding_id for one in found] == sorted(one.finding_id for one in found)
    assert found[-1].scope is None


def test_things_of_different_kinds_are_no_conflict(world: World) -> None:
    world.tell("Vantor Star", 150, measure="other", who="volunteer rescuers")
    world.tell("Lesk Echo", 500, measure="other", who="people")
    told = [(one.scope, one.best, one.conflict) for one, _ in world.weigh()]
    assert sorted(told) == [("people", 500, ()), ("rescuers", 150, ())]
