"""What reports that share text say of each other's makers: names that a report alone does not tell."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from sayso.link.copies_origin import Outlet, hours_between, is_agency, is_called, same_name

_SOLE = re.compile(r"(?:(?:by|from|source|via) (?:the )?)?(?P<name>.+?)(?: (?:staff|newsroom|reporters?|reports?))?")
_PLAIN = 5  # letters of a name that is an agency's wherever it stands in such a line


def signed(outlets: Sequence[Outlet]) -> list[Outlet]:
    """The outlets, each with the agencies credited that a short line at either end of its text names.

    An agency is one that is known, that signs its datelines here, or that several others credit. "Arvel" alone on a
    line says nothing by itself; it does where "Arvel Dispatch" is an agency of the collection.
    """
    agencies = {name for one in outlets if one.is_agency for name in (one.name, *one.aliases) if name}
    names, long = _lines_of(agencies), _pattern(agencies)
    return [_with(one, names, long) for one in outlets]


def _pattern(agencies: Iterable[str]) -> re.Pattern[str] | None:
    """Full names that stand for themselves among other words; None where there are none."""
    some = [re.escape(name) for name in sorted(agencies, key=lambda name: (-len(name), name)) if len(name) >= _PLAIN]
    return re.compile(rf"\b(?:{'|'.join(some)})\b") if some else None


def _lines_of(agencies: Iterable[str]) -> dict[str, str]:
    """The agency by each line that can stand for it: its name, and the words the name begins with."""
    lines: dict[str, str] = {}
    for name in sorted(agencies):
        words = name.split()
        for n in range(1, len(words) + 1):
            start = " ".join(words[:n])
            if n == len(words) or len(start) > 3:
                lines.setdefault(start, name)
    return lines


def _with(outlet: Outlet, names: dict[str, str], long: re.Pattern[str] | None) -> Outlet:
    if outlet.is_agency:
        return outlet
    found: set[str] = set(long.findall("\n".join(outlet.lines))) if long else set()
    for line in outlet.lines:
        sole = _SOLE.fullmatch(line)
        found |= {names[one] for one in (line, sole["name"] if sole else "") if one in names}
    new = {name for name in found if not is_called(outlet, name)}
    return replace(outlet, credited=tuple(sorted({*outlet.credited, *new}))) if new else outlet


def carriers(outlets: Sequence[Outlet], near: Callable[[int], Collection[int]]) -> dict[int, Outlet]:
    """Unnamed reports, by rank, that a dateline gave an agency's name while another report near is the agency's.

    That is one published under its name, or an earlier one: an agency sends its text once. `near` gives the ranks that
    share text with one.
    """
    found: dict[int, Outlet] = {}
    for rank, one in enumerate(outlets):
        if not one.by_sign:
            continue
        others = [outlets[other] for other in near(rank)]
        if any(
            other.is_agency and is_called(other, one.name) and (not other.by_sign or _later(one, other))
            for other in others
        ):
            found[rank] = replace(one, name="", is_agency=False, credited=(one.name,), aliases=(), by_sign=False)
    return found


def presumed(outlets: Sequence[Outlet], near: Callable[[int], Collection[int]]) -> dict[int, Outlet]:
    """Unnamed reports, by rank, with the name of the one that a report sharing their text credits.

    Only where no report near is of that name, the credited is no agency, and one unnamed report alone can be meant:
    it credits nobody and is not later. `near` gives the ranks that share text with one.
    """
    unnamed = {rank for rank, one in enumerate(outlets) if not one.name and not one.credited}
    if not unnamed:
        return {}
    agencies = {one.name for one in outlets if one.is_agency and one.name}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for rank, one in enumerate(outlets):
        others = near(rank) if one.credited else ()
        meant = [other for other in others if other in unnamed and not _later(outlets[other], one)]
        if len(meant) != 1:
            continue
        for name in one.credited:
            wire = is_agency(name) or any(same_name(name, agency) for agency in agencies)
            if not wire and not any(is_called(outlets[other], name) for other in others):
                found[meant[0]].add(name)
    return {rank: _named(outlets[rank], min(names)) for rank, names in found.items() if len(names) == 1}


def _named(outlet: Outlet, name: str) -> Outlet:
    return replace(outlet, name=name, shown=f"{outlet.shown} (perhaps of {name})")


def _later(one: Outlet, other: Outlet) -> bool:
    hours = hours_between(one, other)
    return hours is not None and hours < 0
