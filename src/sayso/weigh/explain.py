"""A finding in one sentence that a reporter can print."""

from collections.abc import Mapping, Sequence

from sayso.lexicon import table
from sayso.weigh.independence import Independence
from sayso.weigh.records import Statement


def explanation(
    measure: str, scope: str | None, live: Sequence[Statement], found: Independence, names: Mapping[str, str]
) -> str:
    """What is claimed, and who would have to be wrong: "14 reports say 45 dead; if the Interior Ministry and AFP's own
    reporters are both wrong, nothing is left: 2 independent."."""
    counted = table("weigh")["phrases"][measure] + (f" ({scope})" if scope else "")
    if found.k_value is None:
        return f"No report counts the {counted}."
    standing = [one for one in live if one.low <= found.k_value <= one.high]
    n = len({one.report_id for one in standing})
    said = f"{n} report{'s' if n > 1 else ''} {'say' if n > 1 else 'says'} {found.k_value:,} {counted}"
    if found.k == 0:
        return f"{said}; each has it from another, and no origin was found: 0 independent."
    own = {one.party for one in standing if not one.origins and not one.taken}
    who = [possessive(names[party]) if party in own else names[party] for party in found.parties]
    if not who:
        return f"{said}: {found.k} independent."
    wrong = "is" if len(who) == 1 else "are both" if len(who) == 2 else "are all"
    single = ", a single source" if found.k == 1 else ""
    return f"{said}; if {joined(who)} {wrong} wrong, nothing is left: {found.k} independent{single}."


def possessive(name: str) -> str:
    """An outlet as the one that counted: "AFP's own reporters"."""
    return f"{name}’ own reporters" if name.endswith("s") else f"{name}’s own reporters"


def joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
