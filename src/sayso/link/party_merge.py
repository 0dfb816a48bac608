"""Which names of one event are one party, and which may be."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sayso.lexicon import table
from sayso.link.party_names import Named


@cache
def generic() -> frozenset[str]:
    """Words that many bodies have in their names."""
    kinds = {part for words in table("parties")["kinds"].values() for word in words for part in word.split()}
    return frozenset(kinds | set(table("parties")["generic"]["words"]) | set(table("reporting")["bodies"]))


def distinctive(one: Named) -> frozenset[str]:
    """The words of a name that only it has: not "interior" nor "ministry"."""
    return frozenset(one.words) - generic()


def is_state(kind: str) -> bool:
    """Whether a party of this kind speaks for the state."""
    return kind in table("parties")["state"]["kinds"]


def is_office(one: Named) -> bool:
    """Whether a body whose name tells no kind is named as an office of the state is: "the Orm Information Wing"."""
    return one.kind == "other" and one.proper and bool(set(one.words) & set(table("parties")["state"]["offices"]))


def same_party(names: Iterable[Named]) -> dict[Named, Named]:
    """For each name of one event the fullest name of its party there. What could be two parties stays itself."""
    ordered = sorted(set(names), key=lambda one: (-len(set(one.words)), one.words, one.shown, one.person or ""))
    chief: dict[Named, Named] = {}
    for one in ordered:
        fuller = {chief[other] for other in chief if other is not one and is_shorter(one, other)}
        equal = [other for other in chief if is_same_name(one, other)]
        if equal:
            chief[one] = chief[equal[0]]
        else:
            chief[one] = fuller.pop() if len(fuller) == 1 else one
    return chief


UNIQUE = ("monitor", "newsroom", "agency", "organiser", "other")  # kinds of which a place seldom has two of one name


def is_same_name(one: Named, other: Named) -> bool:
    """Whether two names are of one party whatever else is in the event: equal words, or all that only they have."""
    if not fits(one, other):
        return False
    if frozenset(one.words) == frozenset(other.words):
        return True
    own = distinctive(one)
    return one.kind in UNIQUE and one.proper and other.proper and len(own) > 0 and own == distinctive(other)


def fits(one: Named, other: Named) -> bool:
    """Whether two names can be of one party by their kinds."""
    if one.unnamed or other.unnamed:
        return one.unnamed == other.unnamed
    if one.proper and one.words == other.words and "person" in (one.kind, other.kind):
        return True  # "Vigil Orm" alone looks like a person's name; another report has "the watchdog Vigil Orm"
    if one.proper and other.proper and is_titled(one, other):
        return True
    return (
        one.kind == other.kind or "other" in (one.kind, other.kind) or {one.kind, other.kind} <= {"person", "witness"}
    )


def is_titled(one: Named, other: Named) -> bool:
    """Whether one is a person and the other the same with a title before the name: "Mayor Ivo Tarn"."""
    person, long = (one, other) if one.kind == "person" else (other, one)
    n = len(person.words)
    titles = {
        *table("reporting")["persons"],
        *table("parties")["speakers"]["words"],
        *table("parties")["ranks"]["words"],
    }
    named = person.kind == "person" and n > 1 and long.words[-n:] == person.words
    return named and len(long.words) > n and set(long.words[:-n]) <= titles


def is_shorter(short: Named, long: Named) -> bool:
    """Whether a name is a shorter form of another one: all its words are in it, and they can be one party."""
    mine, its = frozenset(short.words), frozenset(long.words)
    if short.unnamed or long.unnamed or not fits(short, long):
        return False
    if mine == its or is_of_area(short, long):
        return True
    if long.kind == "person":
        return short.words[-1:] == long.words[-1:] and mine < its
    if not mine < its:
        return is_same_office(short, long)
    if not short.proper and len(mine) == 1:
        return short.words[-1:] == long.words[-1:] or long.kind == short.kind
    return bool(mine - generic()) or short.kind == long.kind


def is_of_area(short: Named, long: Named) -> bool:
    """Whether a body told by its area is one that is named: "the regional health board" is "Orm Health Board"."""
    core = tuple(word for word in short.words if word not in table("parties")["area"]["words"])
    its_own = set(long.words) & set(table("parties")["area"]["words"]) - set(short.words)
    told = not short.proper and len(core) > 1 and core != short.words and not its_own
    return told and long.proper and long.kind != "person" and long.words[-len(core) :] == core


def is_same_office(short: Named, long: Named) -> bool:
    """Whether a bare "police" or "the military" is the one body of its kind that is named."""
    return (
        not short.proper
        and short.kind == long.kind
        and not distinctive(short)
        and short.kind not in ("other", "person")
    )


def possible(parties: Mapping[str, Named], newsrooms: Sequence[str] = ()) -> dict[str, set[str]]:
    """By party, those of one event that it may be: "officials" any office of the state, "doctors" any hospital."""
    links: dict[str, set[str]] = {one: set() for one in parties}
    for one, name in parties.items():
        for other, its in parties.items():
            if one != other and may_be(name, its):
                links[one].add(other)
                links[other].add(one)
    return links


def is_bare(one: Named) -> bool:
    """Whether a name is only a word for a body or its people, which another report may give the body's name: "the
    watchdog", "organisers", "the control room"."""
    bare = table("parties")["bare"]
    if one.unnamed or is_in_power(one):
        return True
    return not one.proper and set(one.words) <= {*bare["words"], *bare["any"], *bare["rooms"], *generic()}


def is_in_power(one: Named) -> bool:
    """Whether a name is only of those in power, by no office: "those in authority"."""
    return set(one.words) <= set(table("parties")["bare"]["power"])


def is_body_of_any_kind(one: Named) -> bool:
    """Whether a party is a named body, neither a person nor a newsroom."""
    return one.proper and not one.unnamed and one.kind not in ("person", "witness", "newsroom", "agency")


def stands_for(bare: Named, other: Named) -> bool:
    """Whether a bare word may stand for a named body: any body where the word says no kind, else one of that kind or of
    a kind that its name does not tell."""
    if not is_body_of_any_kind(other) or bare.kind in ("person", "witness", "activist", "newsroom"):
        return False
    lists = table("parties")["bare"]
    says_no_kind = bare.kind == "other" and set(bare.words) <= {*lists["any"], *lists["rooms"]}
    return says_no_kind or (bare.kind != "other" and other.kind in (bare.kind, "other"))


def may_be(vague: Named, other: Named) -> bool:
    """Whether somebody who is not named may be a party: of one kind, or an official and an office."""
    if is_in_power(vague):
        return is_state(other.kind) or is_office(other)
    if is_bare(vague) and not vague.official and stands_for(vague, other):
        return True
    if vague.official:
        return is_state(other.kind) or other.official or is_office(other)
    if vague.unnamed:
        return vague.kind == other.kind != "other" or set(vague.words) == set(other.words)
    return not vague.proper and not distinctive(vague) and vague.kind == other.kind != "other"
