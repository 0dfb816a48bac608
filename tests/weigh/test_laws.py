"""Laws that hold in every collection, on random small ones, and what is fast enough."""

import random
import time
from collections.abc import Callable

import pytest
from tests.weigh.conftest import World

ORIGINS = ("Interior Ministry", "Ash Valley Watch", "St Brann Hospital", "Lesk police", "officials", "Ivo Tarn")
OUTLETS = ("Vantor Star", "Lesk Echo", "Ammel Post", "Orrel Press Agency", "Brann Gazette", None)
NOTES = ("", "", "A reporter at the scene made the count by hand.")


def drawn(seed: int, world: World) -> World:
    """A random event: sources, citations, credits, copies and rising tolls."""
    chance = random.Random(seed)  # noqa: S311
    for i in range(chance.randint(1, 9)):
        low = chance.choice((8, 12, 12, 12, 20))
        said_by = chance.sample((*ORIGINS, *filter(None, OUTLETS)), chance.choice((0, 1, 1, 2)))
        top = chance.choice((None, None, 0, low + 5))
        at = f"2031-05-0{chance.randint(4, 6)}" + chance.choice(("", "T10:00:00+00:00"))
        credit = chance.choice((None, None, "Orrel Press Agency"))
        outlet, note = chance.choice(OUTLETS), chance.choice(NOTES)
        new = world.tell(outlet, low, top, said_by=said_by, at=at, credit=credit, note=note)
        if i and chance.random() < 0.3:
            old = f"r{chance.randrange(i):04d}"
            world.copied(old, new, share=chance.choice((0.1, 0.9)), directed=chance.random() < 0.7)
    return world


@pytest.mark.parametrize("seed", range(150))
def test_the_bounds_hold_and_k_never_exceeds_who_there_is(seed: int, worlds: Callable[[], World]) -> None:
    found = drawn(seed, worlds()).finding()
    assert found.k_low <= found.k <= found.k_high
    assert found.k <= found.n_newsrooms + found.n_origins
    assert found.k == len(found.parties)
    assert found.low is None or (found.high is not None and found.low <= (found.best or 0) <= found.high)
    assert found.k_value is None or found.k == max(k for _, k in found.k_by_value)


@pytest.mark.parametrize("seed", range(60))
def test_the_order_of_the_reports_and_copies_never_matters(seed: int, worlds: Callable[[], World]) -> None:
    world = drawn(seed, worlds())
    expected = world.weigh()
    chance = random.Random(seed)  # noqa: S311
    chance.shuffle(world.filed)
    chance.shuffle(world.copies)
    assert world.weigh() == expected


@pytest.mark.parametrize("seed", range(100))
def test_a_credited_copy_does_not_change_k(seed: int, worlds: Callable[[], World]) -> None:
    world = drawn(seed, worlds())
    world.tell("Orrel Press Agency", 12, said_by=["Lesk police"], at="2031-05-04T09:00:00+00:00", name="wire")
    before = world.finding()
    copy = world.tell(
        "Hadd Courier", 12, said_by=["Lesk police"], at="2031-05-04T09:30:00+00:00", credit="Orrel Press Agency"
    )
    world.copied("wire", copy)
    after = world.finding()
    assert (after.k, after.k_by_value, after.floor) == (before.k, before.k_by_value, before.floor)


@pytest.mark.parametrize("seed", range(100))
def test_an_independent_origin_does_not_lower_k(seed: int, worlds: Callable[[], World]) -> None:
    world = drawn(seed, worlds())
    before = world.finding()
    if before.k_value is None:
        return
    world.tell("Hadd Courier", before.k_value, said_by=["Mara Quill"], at="2031-05-04T07:00:00+00:00")
    after = world.finding()
    assert after.k >= before.k
    assert dict(after.k_by_value)[before.k_value] == dict(before.k_by_value)[before.k_value] + 1


def test_five_thousand_reports_of_one_event_are_weighed_in_seconds(world: World) -> None:
    for i in range(5000):
        name = f"r{i:04d}"
        world.tell(f"Paper {i}", 40 + i % 25, said_by=[ORIGINS[i % 4]] if i % 3 else [], name=name, at="2031-05-04")
        if i % 2:
            world.copied(f"r{i - 1:04d}", name)
    begun = time.process_time()
    found = world.finding()
    assert found.n_reports == 5000
    assert time.process_time() - begun < 30


def test_a_thousand_findings_take_milliseconds_each(world: World) -> None:
    for i in range(1000):
        first = drawn(i % 50, World()).filed
        world.filed += [(r, m) for r, m in first[:1] if r.report_id not in {x.report_id for x, _ in world.filed}]
    begun = time.process_time()
    for _ in range(100):
        world.weigh()
    assert (time.process_time() - begun) / 100 < 0.05
