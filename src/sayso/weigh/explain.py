"""A finding in one sentence that a reporter can print."""

import re
from collections.abc import Mapping, Sequence

from sayso.lexicon import table
from sayso.weigh.graph import roots
from sayso.weigh.independence import Independence
from sayso.weigh.records import Statement


def explanation(
    measure: str,
    scope: str | None,
    live: Sequence[Statement],
    found: Independence,
    names: Mapping[str, str],
    best: int | None = None,
) -> str:
    """What is claimed, and who would have to be wrong: "14 reports say 45 dead; if the Interior Ministry and AFP's own
    reporters are both wrong, nothing is left: 2 independent.". It speaks of the `best` value where no other has more
    parties behind it."""
    counted = table("weigh")["phrases"][measure] + (f" ({scope})" if scope else "")
    if found.k_value is None:
        return f"No report counts the {counted}."
    value = best if best in found.best_values else found.k_value
    standing = [one for one in live if one.low <= value <= one.high]
    n = len({one.report_id for one in standing})
    said = f"{n} report{'s' if n > 1 else ''} {'say' if n > 1 else 'says'} {value:,} {counted}{how_reckoned(standing)}"
    if found.k == 0:
        return f"{said}; each has it from another, and no origin was found: 0 independent."
    own = {one.party for one in standing if not one.origins and not one.taken}
    who = [possessive(names[party]) if party in own else with_article(names[party]) for party in found.cuts[value]]
    if not who:
        return f"{said}: {found.k} independent."
    plural = len(who) == 1 and (who[0].endswith(" own reporters") or is_several(who[0]))
    wrong = "are" if plural else "is" if len(who) == 1 else "are both" if len(who) == 2 else "are all"
    origins = frozenset().union(*roots(standing).values())
    single = (
        ", a single source"
        if len(origins) == 1
        else f", though {len(origins)} origins are named"
        if found.k == 1
        else ""
    )
    return f"{said}; if {joined(who)} {wrong} wrong, nothing is left: {found.k} independent{single}."


def how_reckoned(standing: Sequence[Statement]) -> str:
    """How a value comes of what the reports say where none of them says it in one number: " (5 less 2 dead)"."""
    ways = dict.fromkeys(one.reckoned for one in standing)
    return f" ({'; '.join(way for way in ways if way)})" if None not in ways else ""


def with_article(name: str) -> str:
    """A party in a sentence: "the hospital", "AFP"."""
    return f"the {name}" if name[:1].islower() and not name.startswith(("the ", "a ", "an ")) else name


def is_several(name: str) -> bool:
    """Whether a party's name is a plural: "the eyewitnesses", "police in Orm"; not "United Nations"."""
    head = re.split(r" (?:of|at|in|with|for|from|near|on) ", name)[0].split()[-1].lower()
    words = table("reporting")
    return head == "police" or head in words["vague"] or (head.endswith("s") and head[:-1] in words["persons"])


def possessive(name: str) -> str:
    """An outlet as the one that counted: "AFP's own reporters"."""
    return f"{name}’ own reporters" if name.endswith("s") else f"{name}’s own reporters"


def joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
