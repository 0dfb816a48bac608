from bench.matching import f1, pairs, share


def equal(a: int, b: int) -> bool:
    return a == b


def near(a: int, b: int) -> bool:
    return abs(a - b) <= 1


def test_pairs_are_one_to_one() -> None:
    assert pairs([3, 3], [3], equal) == {0: 0}


def test_a_partner_moves_on_where_that_makes_more_pairs() -> None:
    assert pairs([2, 1], [1, 3], near) == {0: 1, 1: 0}


def test_nothing_wanted_gives_no_pairs() -> None:
    assert pairs([], [1], equal) == {}


def test_a_share_of_nothing_is_unknown() -> None:
    assert share(0, 0) is None


def test_f1_is_unknown_where_a_side_is_and_zero_where_both_are_zero() -> None:
    assert f1(None, 0.5) is None
    assert f1(0.0, 0.0) == 0.0
    assert f1(1.0, 0.5) == 2 / 3
