"""Own-voice statements that repeat what somebody else's report gives to a source."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.link.parties import Parties
from sayso.weigh.records import Statement


def with_echoes(some: Sequence[Statement], parties: Parties) -> list[Statement]:
    """The statements; one whose origin its report hides has the origins that another report names for the same claim.

    Hidden is the origin of a figure whose sentence has it from somebody not made out, and of a headline whose text
    does not repeat the number. A figure in an outlet's own voice that another report has from an outlet not in the
    collection may be taken from that one, so it is taken to be.
    """
    counting = [one for one in some if one.role == "counts"]
    texts = {one.report_id for one in counting if one.field == "text"}
    here = {one.party for one in some}
    unseen = [one for one in counting if any(o.party not in here and parties.is_outlet(o.party) for o in one.origins)]
    return [
        echo(one, counting if one.hearsay or one.report_id not in texts else unseen) if is_bare(one) else one
        for one in some
    ]


def is_bare(one: Statement) -> bool:
    """Whether a statement counts, and nothing says whose it is."""
    return one.role == "counts" and not one.origins and not one.own and not one.taken


def echo(one: Statement, others: Sequence[Statement]) -> Statement:
    """A statement with the origins that the first equal one of another report has; itself where there is none."""
    for other in others:
        if other.claim == one.claim and other.origins and other.report_id != one.report_id:
            origins = tuple(dict.fromkeys(origin for origin in other.origins if origin.party != one.party))
            return replace(one, origins=origins, inherited=True) if origins else one
    return one


def proven(some: Sequence[Statement]) -> list[Statement]:
    """The statements as k_low takes them: with positive evidence of who knows: a named origin or a stated own count.

    The bare ones may have it from one another, or all from a third.
    """
    return [one for one in some if not is_bare(one)]


def frank(some: Sequence[Statement]) -> list[Statement]:
    """The statements as k_high takes them: what a text says in its outlet's own voice is the outlet's own."""
    return [replace(one, origins=()) if one.inherited and one.field == "text" else one for one in some]
