"""Shares, and one-to-one pairs of what was wanted and what was said."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Wanted = TypeVar("Wanted")
Said = TypeVar("Said")


def share(part: int, whole: int) -> float | None:
    """part / whole; None where there was nothing to count."""
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """The harmonic mean; None where one of the two has nothing to count, 0 where both are 0."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pairs(wanted: Sequence[Wanted], said: Sequence[Said], agrees: Callable[[Wanted, Said], bool]) -> dict[int, int]:
    """{index of wanted: index of said}, one-to-one and as many as possible (augmenting paths).

    What is wanted first keeps a partner once it has one, so put the stricter of the wanted first.
    """
    partner: dict[int, int] = {}  # index of said: index of wanted

    def placed(i: int, tried: set[int]) -> bool:
        for j, one in enumerate(said):
            if j not in tried and agrees(wanted[i], one):
                tried.add(j)
                if j not in partner or placed(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    for i in range(len(wanted)):
        placed(i, set())
    return {i: j for j, i in partner.items()}
