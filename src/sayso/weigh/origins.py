"""The distinct origins behind all that a finding lists, whatever the value they give."""

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.lexicon import table
from sayso.link.parties import Parties
from sayso.weigh.graph import roots
from sayso.weigh.records import Statement

LISTED = ("counts", "superseded", "slip", "part")  # roles of figures that say something of the finding's own count


def origins_behind(speaking: Sequence[Statement], beside: Sequence[Statement], parties: Parties) -> frozenset[str]:
    """The distinct origins of statements. An outlet that names somebody for the same count is none, unless it says that
    it counted; nor are people whom a report's opening names for a body that it names later (see `summed_up`).

    Single victims told as parts, and what is planned or denied, speak only where there is nothing else. `beside` are
    all statements of the event and measure, whatever their scope.
    """
    listed = [one for one in speaking if one.role in LISTED]
    some = [one for one in listed if not (one.role == "part" and one.implicit)] or listed or list(speaking)
    behind = roots(some)
    reports = by_report(some)
    kept = [behind[i] for i, one in enumerate(some) if not is_unheard(one, reports[one.report_id])]
    later = summed_up(beside, parties)
    return frozenset(later.get(party, party) for party in frozenset().union(*kept))


def by_report(some: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The statements of each report."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in some:
        found[one.report_id].append(one)
    return dict(found)


def is_unheard(one: Statement, beside: Sequence[Statement]) -> bool:
    """Whether a statement that names nobody says nothing of its outlet's own, beside the others of its report.

    Its report names somebody for a count, or for a part that stands by itself, not for "nine of the dead"; or another
    count is copied, and it is not. A vague word of somebody's ("dozens, a medic said") leaves other numbers alone.
    """
    if one.origins or one.own:
        return False
    for other in beside:
        if other.origins and not other.among and (not other.vague or (one.vague and is_repeated(one, other))):
            return True
        if other.taken and other.role != "part" and not one.taken:
            return True
    return False


def summed_up(some: Sequence[Statement], parties: Parties) -> dict[str, str]:
    """Who in the opening of a report is somebody that it names later: "activists say 27 died ... the Tally said 27".

    By party nobody in particular, or a body only described, the one to whom the report gives the same number after it.
    """
    found: dict[str, str] = {}
    told = sorted(some, key=lambda one: (one.report_id, one.field == "text", one.start))
    for i, one in enumerate(told):
        if not all(is_summary(origin.party, parties) for origin in one.origins):
            continue  # "the Tally and activists": the activists are others
        after = (other for other in told[i + 1 :] if other.report_id == one.report_id and is_repeated(one, other))
        named = [origin.party for other in after for origin in other.origins if not is_summary(origin.party, parties)]
        for origin in one.origins if named else ():
            found.setdefault(origin.party, named[0])
    return found


def is_repeated(one: Statement, other: Statement) -> bool:
    """Whether a later statement of a report gives the number of an earlier one, or one that its vague word leaves."""
    return other.number == one.number or (one.vague and one.low <= other.high and other.low <= one.high)


def is_summary(party: str, parties: Parties) -> bool:
    """Whether a party's name can sum up a body that is named elsewhere: "activists", "a monitoring group"."""
    words = re.findall(r"[\w-]+", parties[party].name)
    if not words or (words[-1][:1].isupper() and len(words) > 1):  # "Central Orm Media" is a name
        return False
    if words[-1].lower() in table("weigh")["summaries"]["people"]:
        return parties.is_unnamed(party)
    return words[-1] in table("weigh")["summaries"]["bodies"] and not any(word[:1].isupper() for word in words)
