"""Which place a name is: what the text says holds it, the report's other places, its publisher, and size, together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.find.gazetteer import Entry, Gazetteer, folded
from sayso.find.place_signs import host_of, lies_in
from sayso.find.place_spans import MILLION, Name
from sayso.lexicon import table
from sayso.records import Report

MOST = 24  # places of one name that are weighed against each other
AT_ONCE, TOTAL = 300, 1500  # names, and places, weighed together: time and memory grow with the square of the latter
ROUNDS = 4
# Worths in nats, set on half of two public corpora (docs/find/places.md).
SIZE = 0.9  # for each tenfold of people
KINDS = {"continent": 11.0, "region": 11.0, "country": 8.0, "admin1": 1.0, "admin2": -1.5, "city": 0.0}
CAPITAL, GREAT, OTHER_NAME = 3.0, 2.0, 1.2
TOGETHER = 7.0  # of the company a place keeps, which is made of:
COUNTRY, DIVISION, CLOSE, NEAR_KM = 0.35, 0.3, 1.0, 150.0
FULL = 3.0  # orders of magnitude above a hundred people from which a mention of its country fully speaks for a city
Floats = NDArray[np.float64]


def chosen(names: Sequence[Name], report: Report, known: Gazetteer) -> list[Entry | None]:
    """For each name the place it is, or None where the gazetteer has none."""
    groups: dict[tuple[str, object], list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        groups[name.key or name.text, sense(name)].append(i)
    weighed = {key: places_of([names[i] for i in uses]) for key, uses in groups.items()}
    keys = [key for key, places in weighed.items() if places]
    seeds = publisher_places(report, known)
    result: list[Entry | None] = [None] * len(names)
    for part in (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE)):
        most = max(2, TOTAL // len(part))
        candidates = [weighed[key][:most] for key in part]
        picks = settled(candidates + seeds, [len(groups[key]) for key in part] + [1] * len(seeds))
        for key, places, pick in zip(part, candidates, picks, strict=False):
            for i in groups[key]:
                result[i] = places[pick]
    return result


def sense(name: Name) -> object:
    """What sets uses of one name apart: the kind said with it, and whether it stands for a division by abbreviation."""
    return (name.kind, "abbreviated" in name.signs)


def places_of(uses: Sequence[Name]) -> list[Entry]:
    """The places a name can be in this report: those in what the text says holds it, where it says so."""
    entries = uses[0].entries
    for use in uses:
        if use.within is not None:
            kept = [e for e in entries if any(lies_in(e, outer) for outer in use.within.entries)]
            if kept or use.kind or "kind_after" in use.signs:
                return kept[:MOST]
    return list(entries[:MOST])


def prior(entry: Entry) -> float:
    """How likely a name is this place before anything is known of the report, in nats."""
    score = float(np.log10(entry.population + 100.0)) * SIZE
    score += KINDS[entry.kind] + CAPITAL * entry.capital + GREAT * (entry.population >= MILLION)
    return score - OTHER_NAME * (not entry.main and entry.kind != "country")


def settled(candidates: Sequence[Sequence[Entry]], weights: Sequence[int]) -> list[int]:
    """For each group of places the number of the one that agrees best with the others: each group's likelihoods are
    reckoned anew from all others', a few times over."""
    flat = [entry for places in candidates for entry in places]
    if not flat:
        return []
    owner = np.repeat(np.arange(len(candidates)), [len(places) for places in candidates])
    starts = np.searchsorted(owner, np.arange(len(candidates)))
    base = np.array([prior(entry) for entry in flat])
    kept = company(flat) * (owner[:, None] != owner[None, :])
    many = np.sqrt(np.array(weights, dtype=np.float64))[owner]
    score, share = base, shares(base, owner, starts)
    for _ in range(ROUNDS):
        score = base + TOGETHER * np.log1p(kept @ (share * many))
        share = shares(score, owner, starts)
    edges = [*starts.tolist(), len(flat)]
    return [int(np.argmax(score[a:b])) for a, b in pairwise(edges)]


def shares(score: Floats, owner: NDArray[np.int64], starts: NDArray[np.int64]) -> Floats:
    """Scores as likelihoods that add up to one in each group."""
    e = np.exp(score - np.maximum.reduceat(score, starts)[owner])
    return np.asarray(e / np.add.reduceat(e, starts)[owner])


def company(flat: Sequence[Entry]) -> Floats:
    """How much each pair of places speaks for each other: one country, one division, near."""
    country, code = numbered([e.country for e in flat]), numbered([e.code and f"{e.country}.{e.code}" for e in flat])
    same = (country[:, None] == country[None, :]) & (country[:, None] >= 0)
    division = (code[:, None] == code[None, :]) & (code[:, None] >= 0)
    size = np.array([1.0 if e.kind != "city" else importance(e) for e in flat])
    return np.asarray(COUNTRY * same * size[:, None] + DIVISION * division + CLOSE * np.exp(-distances(flat) / NEAR_KM))


def importance(entry: Entry) -> float:
    """How much a mention of its country speaks for a city: fully for a large one, little for a village among many."""
    return float(np.clip((np.log10(entry.population + 1.0) - 2.0) / FULL, 0.1, 1.0))


def numbered(values: Sequence[str | None]) -> NDArray[np.int64]:
    """Each value as a number, equal for equal ones; -1 for None."""
    numbers: dict[str, int] = {}
    return np.array([-1 if v is None else numbers.setdefault(v, len(numbers)) for v in values])


def distances(flat: Sequence[Entry]) -> Floats:
    """Kilometres between each two places; endless where one has no point or is larger than a city's surroundings."""
    pointed = [e.lat is not None and e.kind in {"city", "admin2"} for e in flat]
    lat = np.radians([e.lat or 0.0 for e in flat])
    lon = np.radians([e.lon or 0.0 for e in flat])
    xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    km = 6371.0 * np.arccos(np.clip(xyz.T @ xyz, -1.0, 1.0))
    real = np.array(pointed)
    return np.where(real[:, None] & real[None, :], km, np.inf)


def publisher_places(report: Report, known: Gazetteer) -> list[list[Entry]]:
    """What the publisher speaks for: the country of its domain, the places that its name or its host begins with."""
    host = host_of(report.url or "")
    ending = host.rsplit(".", 1)[-1].upper()
    found = [[e for e in known.named(domains().get(ending, "")) if e.kind == "country"]]
    first = max(host.split(".")[:-1], key=len, default="")
    for length in range(min(len(first), 20), 4, -1):
        places = [e for e in known.named(first[:length]) if e.kind in {"city", "admin1", "country"}]
        if places:
            found.append(places[:MOST])
            break
    for word in publisher_words(report.publisher or ""):
        found.append([e for e in known.named(folded(word)) if e.main or e.kind == "country"][:MOST])
    return [places for places in found if places]


def publisher_words(publisher: str) -> list[str]:
    """The capitalised words of a publisher's name, and each two neighbours."""
    parts = [part for part in publisher.split() if part[0].isupper()]
    return parts + [f"{a} {b}" for a, b in pairwise(parts)]


@cache
def domains() -> Mapping[str, str]:
    """The folded name of the country of each top-level domain."""
    names = table("places")["country_names"]
    found = {code: folded(forms[0]) for code, forms in names.items()}
    return {**found, "UK": found["GB"], "GB": found["GB"]}
