"""The smallest cut against brute force."""

import itertools
import random
from collections.abc import Collection, Sequence

import pytest

from sayso.weigh.cut import EVENT, Pair, smallest_cut


def reaches(edges: Sequence[Pair], carriers: Collection[str], gone: Collection[str]) -> bool:
    """Whether the happening still reaches a carrier without some parties: slow and plain."""
    seen = [EVENT]
    for node in seen:
        seen += [b for a, b in edges if a == node and b not in gone and b not in seen]
    return any(one in seen for one in carriers)


def smallest_by_trying(edges: Sequence[Pair], carriers: Collection[str]) -> int:
    parties = sorted({one for pair in edges for one in pair} - {EVENT} | set(carriers))
    for k in range(len(parties) + 1):
        if any(not reaches(edges, carriers, gone) for gone in itertools.combinations(parties, k)):
            return k
    raise AssertionError("taking all parties away leaves nothing")


@pytest.mark.parametrize("seed", range(20))
def test_the_cut_is_as_small_as_trying_every_set_of_parties_finds(seed: int) -> None:
    rnd = random.Random(seed)  # noqa: S311
    for _ in range(200):
        parties = [f"p{i}" for i in range(rnd.randint(1, 7))]
        edges = [(rnd.choice([EVENT, *parties]), rnd.choice(parties)) for _ in range(rnd.randint(0, 14))]
        carriers = rnd.sample(parties, rnd.randint(0, len(parties)))
        k, cut = smallest_cut(edges, carriers)
        assert k == len(cut) == smallest_by_trying(edges, carriers)
        assert not reaches(edges, carriers, cut)


def test_where_no_single_party_parts_a_group_the_flow_finds_both() -> None:
    edges = [(EVENT, "a"), (EVENT, "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert smallest_cut(edges, ["c", "d"]) == (2, ("a", "b"))


def test_of_several_smallest_sets_it_is_the_one_nearest_the_happening() -> None:
    assert smallest_cut([(EVENT, "a"), ("a", "b"), ("b", "c")], ["c"]) == (1, ("a",))


def test_the_order_of_edges_does_not_matter() -> None:
    edges = [(EVENT, "a"), (EVENT, "b"), ("a", "c"), ("b", "c"), ("a", "d"), ("b", "d"), (EVENT, "e"), ("e", "d")]
    expected = smallest_cut(edges, ["c", "d"])
    for some in itertools.permutations(edges, len(edges)):
        assert smallest_cut(some, ["d", "c"]) == expected
        if some[0] == edges[2]:
            break
