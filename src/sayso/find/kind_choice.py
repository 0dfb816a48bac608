"""Which happening a report is mainly about: mentions weighed by what they say, where they stand and how often."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.find.kind_phrases import Hit, Rule, Scan, holds, scan, stands
from sayso.find.parse import Sentence
from sayso.lexicon import table
from sayso.records import Modality

LEAD = (1.0, 0.75, 0.6, 0.5)  # how much the first sentences of a text count; the title counts as the first
LATER = 0.35
PATIENCE = 1  # sentences after the first in which a patient kind loses nothing
AGAIN = 0.25  # what a further sentence with the same kind adds, of its weight before its place counts
MOST_AGAIN = 4  # further sentences that add
TAKEN = 0.5  # what a mention keeps that is only what somebody demanded, denied, threatened or blamed
STANDING: Mapping[Modality, float] = {"asserted": 1.0, "planned": 0.9, "hypothetical": 0.6, "denied": 0.5}
BACKGROUND = 0.75  # what a mention keeps behind "after", "despite" and the like
BEFORE = 4  # words before a phrase in which a sign of modality counts
HARMED = 1.06  # a sentence that tells of dead or hurt people
LATER_HIT = 0.99  # each further mention in a sentence
LEAST = 3.0  # weight below which nothing is what a report is mainly about
VIOLENT = frozenset({"ASSAULT"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A happening told of in one sentence; start and end are offsets into the sentence's text."""

    sentence: int
    start: int
    end: int
    kind: str
    bare: float  # its weight before its place in the report counts
    weight: float
    modality: Modality
    takes: bool
    type: str | None


@dataclass(frozen=True, slots=True)
class Refinement:
    """What a kind becomes where words of a class stand close by."""

    kinds: frozenset[str]
    to: str
    any: frozenset[str]
    also: frozenset[str]


@cache
def refinements() -> tuple[Refinement, ...]:
    """The lexicon's refinements, in order."""
    return tuple(
        Refinement(frozenset(row["of"]), row["to"], frozenset(row["any"]), frozenset(row.get("also", ())))
        for row in table("kinds")["refine"]
    )


def type_of(kind: str) -> str | None:
    """The PLOVER category of a kind; None for one that PLOVER has no word for."""
    found: str | None = table("kinds")["kinds"][kind].get("type")
    return found


def scans(sentences: Sequence[Sentence]) -> list[Scan]:
    """Each sentence with its phrases."""
    return [scan(sentence.text) for sentence in sentences]


def neighbours(found: Sequence[Scan], i: int) -> Sequence[Scan]:
    """The scan of a sentence with those before and after."""
    return found[max(0, i - 1) : i + 2]


def modality(hit: Hit, found: Scan) -> Modality:
    """How the text holds the happening, by the words just before its phrase."""
    names: tuple[Modality, ...] = ("denied", "hypothetical", "planned")
    for name in names:
        if stands(found, frozenset({name}), hit.first - BEFORE, hit.first):
            return name
    return "asserted"


def is_background(hit: Hit, found: Scan) -> bool:
    """Whether a phrase stands behind "after", "despite" and the like; not in "three killed after gunmen attacked"."""
    signs = [
        first for first, end in found.classes.get("background", ()) if hit.first - BEFORE <= first and end <= hit.first
    ]
    return bool(signs) and not stands(found, frozenset({"harm"}), 0, signs[0])


def kept_hits(found: Scan, near: Sequence[Scan]) -> list[Hit]:
    """The hits whose conditions hold, in order; of those that begin or end in a heavier one only the heavier."""
    standing = [hit for hit in found.hits if holds(hit, found, near)]
    taken: set[int] = set()
    kept = []
    for hit in sorted(standing, key=lambda hit: (-hit.rule.weight, hit.first)):
        words = {hit.first, hit.end - 1}
        if not words & taken:
            kept.append(hit)
            taken |= set(range(hit.first, hit.end))
    return sorted(kept, key=lambda hit: (hit.first, hit.end))


def refined(kind: str, near: Sequence[Scan]) -> str:
    """The kind, or what it becomes by the words around it."""
    for rule in refinements():
        if kind in rule.kinds and seen(near, rule.any) and (not rule.also or seen(near, rule.also)):
            return rule.to
    return kind


def seen(near: Sequence[Scan], names: frozenset[str]) -> bool:
    return any(name in one.classes for one in near for name in names)


def mentions_in(found: Sequence[Scan], i: int) -> list[Mention]:
    """The happenings of a sentence, the heaviest mention of each kind, weighed within the sentence."""
    here, near = found[i], neighbours(found, i)
    given: dict[str, Mention] = {}
    scope: Rule | None = None
    for rank, hit in enumerate(kept_hits(here, near)):
        mention = mention_of(hit, here, near, i, rank, scope)
        if mention.kind not in given or mention.weight > given[mention.kind].weight:
            given[mention.kind] = mention
        scope = hit.rule if hit.rule.takes and scope is None else scope
    return sorted(given.values(), key=lambda mention: mention.start)


def mention_of(hit: Hit, here: Scan, near: Sequence[Scan], i: int, rank: int, scope: Rule | None) -> Mention:
    """The mention of a hit, the sentence's rank-th; `scope` is the rule of saying that it stands behind."""
    kind = refined(hit.rule.kind, near)
    category, said = type_of(kind), modality(hit, here)
    weight = hit.rule.weight * LATER_HIT**rank * STANDING[said]
    if category in VIOLENT and "harm" in here.classes:
        weight *= HARMED
    if scope is not None and type_of(scope.kind) != category:
        weight *= TAKEN
    if is_background(hit, here):
        weight *= BACKGROUND
    start, end = here.spans[hit.first][0], here.spans[hit.end - 1][1]
    return Mention(i, start, end, kind, weight, weight, said, hit.rule.takes, category)


def place_factor(kind: str, rank: int) -> float:
    """How much a sentence counts by its place; `rank` is its place among the sentences of its field."""
    if rank <= PATIENCE and table("kinds")["kinds"][kind].get("patient"):
        return 1.0
    return LEAD[rank] if rank < len(LEAD) else LATER


def placed(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """The mentions weighed by the place of their sentence."""
    titles = sum(sentence.field == "title" for sentence in sentences)
    return [
        replace(m, weight=m.weight * place_factor(m.kind, m.sentence if m.sentence < titles else m.sentence - titles))
        for m in mentions
    ]


def main_mention(mentions: Sequence[Mention]) -> Mention | None:
    """The mention of what the report is mainly about; None where nothing weighs enough, or where it is a kind of
    happening that PLOVER has no category for."""
    by_kind: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_kind[mention.kind].append(mention)
    totals = {kind: total(found) for kind, found in by_kind.items()}
    best = max(totals, key=lambda kind: (totals[kind], -by_kind[kind][0].sentence, kind), default=None)
    if best is None or totals[best] < LEAST or type_of(best) is None:
        return None
    return max(by_kind[best], key=lambda m: (m.weight, -m.sentence, -m.start))


def total(found: Sequence[Mention]) -> float:
    """The heaviest mention of a kind, and a little of the others; words are not: each is a deed of its own."""
    first, *others = sorted(found, key=lambda mention: -mention.weight)
    if first.takes:
        return first.weight
    return first.weight + AGAIN * sum(sorted((m.bare for m in others), reverse=True)[:MOST_AGAIN])
