"""Groups of copies, and which pairs of reports stand in the table: in a large group only those with its earliest."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.link.copies_judge import Linked

LARGEST = 50  # reports of a group that are all paired with each other


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two reports, by rank, that stand in one row; `link` is None where they are of one text or only of one group."""

    a: int
    b: int
    link: Linked | None
    group: int  # the earliest report of the group


def grouped(links: Sequence[Linked], reports: Sequence[Sequence[int]]) -> Iterator[Pairing]:
    """The rows of all links; `reports` are the reports of each text by rank, sorted.

    A group is held together by copies. A pair that is only partial has the group of its earlier report.
    """
    root = _roots(links, len(reports))
    members: defaultdict[int, list[int]] = defaultdict(list)
    for text, one in enumerate(root):
        members[one] += reports[text]
    first = {one: min(ranks) for one, ranks in members.items()}
    large = {one for one, ranks in members.items() if len(ranks) > LARGEST}
    for text, ranks in enumerate(reports):
        if root[text] not in large:
            yield from (Pairing(a, b, None, first[root[text]]) for i, a in enumerate(ranks) for b in ranks[i + 1 :])
    yield from _of_links(links, reports, root, first, large)
    yield from _stars(links, reports, members, root, large)


def _roots(links: Sequence[Linked], n: int) -> list[int]:
    """For each text the least text that copies join it to."""
    root = list(range(n))

    def top(text: int) -> int:
        while root[text] != text:
            root[text] = root[root[text]]
            text = root[text]
        return text

    for link in links:
        if link.is_copy:
            low, high = sorted((top(link.a), top(link.b)))
            root[high] = low
    return [top(text) for text in range(n)]


def _of_links(
    links: Sequence[Linked],
    reports: Sequence[Sequence[int]],
    root: Sequence[int],
    first: dict[int, int],
    large: set[int],
) -> Iterator[Pairing]:
    """The pairs of links; a large group has one with each text outside of it, by its earliest text that has any."""
    had: set[tuple[int, int]] = set()
    for link in links:
        a, b = root[link.a], root[link.b]
        if a == b and a in large:
            continue
        ends = (~a if a in large else link.a, ~b if b in large else link.b)
        if a in large or b in large:
            if ends in had or ends[::-1] in had:
                continue
            had.add(ends)
        ones = reports[link.a][:1] if a in large else reports[link.a]
        others = reports[link.b][:1] if b in large else reports[link.b]
        for one in ones:
            for other in others:
                yield Pairing(min(one, other), max(one, other), link, first[a if one < other else b])


def _stars(
    links: Sequence[Linked],
    reports: Sequence[Sequence[int]],
    members: dict[int, list[int]],
    root: Sequence[int],
    large: set[int],
) -> Iterator[Pairing]:
    """Each report of a large group with the earliest one of the group."""
    direct = {(link.a, link.b): link for link in links if root[link.a] == root[link.b] and root[link.a] in large}
    text_of = {rank: text for text, ranks in enumerate(reports) if root[text] in large for rank in ranks}
    for one in sorted(large):
        earliest, *others = sorted(members[one])
        for other in others:
            a, b = sorted((text_of[earliest], text_of[other]))
            yield Pairing(earliest, other, direct.get((a, b)), earliest)
