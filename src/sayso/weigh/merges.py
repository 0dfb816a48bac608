"""Which parties of one finding may be one: in k by strong evidence, in k_low by any."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.lexicon import table
from sayso.link.parties import Parties
from sayso.weigh.independence import guesses
from sayso.weigh.records import Claim, Statement


def same_in_k(live: Sequence[Statement], parties: Parties) -> dict[str, str]:
    """Parties that k takes as one: somebody not named, or only by a bare word ("the watchdog"), who may be a named
    party and claims the same as it."""
    claims = _claims(live)
    same: dict[str, str] = {}
    for party in sorted(claims):
        if not (parties.is_unnamed(party) or parties.is_bare(party)):
            continue
        fitting = [one for one in parties[party].possibly if not claims[party].isdisjoint(claims.get(one, ()))]
        named = sorted(one for one in fitting if not (parties.is_unnamed(one) or parties.is_bare(one)))
        before = sorted(one for one in fitting if one < party)
        if chosen := (named or before)[:1]:
            same[party] = same.get(chosen[0], chosen[0])
    return same


def _claims(live: Sequence[Statement]) -> dict[str, set[Claim]]:
    """What each origin that a text names is said to have claimed."""
    found: defaultdict[str, set[Claim]] = defaultdict(set)
    for one in live:
        for origin in one.origins:
            found[origin.party].add(one.claim)
    return dict(found)


def possible_merges(
    active: Sequence[Statement], parties: Parties, same: Mapping[str, str]
) -> Iterable[Mapping[str, str]]:
    """The ways in which parties of some statements may be one: officials any office of the state, and outlets of one
    owner or of unknown name one outlet."""
    state = frozenset(table("parties")["state"]["kinds"])
    there = sorted({origin.party for one in active for origin in one.origins})
    vague = [one for one in there if parties.is_unnamed(one) and one not in same]
    named = [one for one in there if not parties.is_unnamed(one) and parties[one].kind in state]
    return guesses(vague, named, {**same, **_one_house(sorted({one.party for one in active}), parties)})


def _one_house(newsrooms: Sequence[str], parties: Parties) -> dict[str, str]:
    """Newsrooms by the first of those that may be one with them."""
    found: dict[str, str] = {}
    for one in newsrooms:
        before = [other for other in parties[one].possibly if other in newsrooms and other < one]
        if before:
            found[one] = found.get(min(before), min(before))
    return found
