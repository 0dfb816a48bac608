"""Words and places of tellings as weighted sparse rows: rare ones weigh much, those that every report has nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.lexicon import table
from sayso.link.event_tellings import Telling
from sayso.link.event_words import Bag, Vocabulary

AT_ONCE = 20_000  # pairs compared at a time: what fits the memory of a small machine

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Matrix = Any  # scipy.sparse.csr_matrix: scipy has no types


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row a telling. Those of `unit` rows have length 1, so that the product of two is their cosine."""

    text: Matrix
    lead: Matrix
    title: Matrix
    lead_words: Matrix
    names: Matrix
    lead_names: Matrix
    places: Matrix
    lead_places: Matrix
    kinds: Matrix
    families: Matrix
    measures: Matrix
    rare_names: Matrix  # not of length 1: the product is the squared rarity that two share
    ages: Matrix  # the product is the number of shared ages
    persons: Matrix  # persons told of with an age, counted
    any_names: Matrix  # all full names, to find those persons where no age stands beside them
    streets: Matrix  # the product is the number of shared streets
    sure: Floats  # from 0 to 1: how surely each tells a deed; 1 from one word on that is not said of other deeds too
    scenes: Matrix  # the product is the rarity of the shared names of places, summed
    towns: Matrix  # 1 for each place that title and opening name
    spelled: Matrix  # 1 for each word with a capital, in the same terms
    terms: tuple[str, ...]  # of the columns


def vectors(tellings: Sequence[Telling], vocabulary: Vocabulary) -> Vectors:
    """The rows of the tellings, in their order; they depend on which tellings there are, not on their numbers."""
    terms, n = sorted(vocabulary.numbers), len(tellings)

    def rows(bags: Iterable[Mapping[int, float]]) -> Matrix:
        return _counts(list(bags), column)

    column = _columns(terms, vocabulary)
    common, alone = _common(terms), np.zeros(len(terms))  # beside general news, and beside nothing

    def plain(bags: Iterable[Bag]) -> Matrix:
        return _weighed(rows(bags), alone, n)

    def rare(bags: Iterable[Mapping[int, float]]) -> Matrix:
        return _weighed(rows(bags), common, n)

    rare_names, of_scenes = rare(one.words.names for one in tellings), rows(one.words.scenes for one in tellings)
    return Vectors(
        text=unit(rare(one.words.text for one in tellings)),
        lead=unit(rare(one.words.lead for one in tellings)),
        title=unit(rare(one.words.title for one in tellings)),
        lead_words=unit(rare(one.words.lead_words for one in tellings)),
        names=unit(rare_names),
        lead_names=unit(rare(one.words.lead_names for one in tellings)),
        places=unit(plain(one.places for one in tellings)),
        kinds=unit(plain(one.kinds for one in tellings)),
        lead_places=unit(plain(one.lead_places for one in tellings)),
        families=unit(rows(one.deeds for one in tellings)),
        measures=unit(rows(one.measures for one in tellings)),
        rare_names=rare_names,
        ages=rows(one.words.ages for one in tellings),
        persons=rows(one.words.persons for one in tellings),
        any_names=rows({**one.words.full_names, **one.words.persons} for one in tellings),
        streets=rows(one.words.streets for one in tellings),
        sure=np.array([_sure(one) for one in tellings]),
        scenes=_weighted(of_scenes, np.sqrt(_rarity(of_scenes, common, n))),
        towns=rows(one.words.towns for one in tellings),
        spelled=rows(one.words.spelled for one in tellings),
        terms=tuple(terms),
    )


def _weighed(counts: Matrix, common: Floats, n: int) -> Matrix:
    """Counts weighed by how rare each term is among n tellings."""
    return _weighted(counts, _rarity(counts, common, n))


def _sure(telling: Telling) -> float:
    return min(1.0, max(telling.deeds.values(), default=0.0) / float(table("events")["deeds"]["strong"]))


def _columns(terms: Sequence[str], vocabulary: Vocabulary) -> Ints:
    """For the number of each term in a vocabulary its place among the sorted terms."""
    column = np.empty(len(terms), dtype=np.int64)
    column[[vocabulary.numbers[term] for term in terms]] = np.arange(len(terms))
    return column


def products(rows: Matrix, a: Ints, b: Ints) -> Floats:
    """For each pair of rows, the sum of the products of their columns."""
    return crossed(rows, rows, a, b)


def crossed(rows: Matrix, others: Matrix, a: Ints, b: Ints) -> Floats:
    """For each row `a` of `rows` and row `b` of `others`, the sum of the products of their columns."""
    found = np.zeros(len(a))
    for start in range(0, len(a), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        found[part] = np.asarray(rows[a[part]].multiply(others[b[part]]).sum(axis=1)).ravel()
    return found


def cosines(rows: Matrix, a: Ints, b: Ints) -> Floats:
    """For each pair of rows of length 1 the cosine of what sets them apart from the mean of all.

    Where all tell of shootings, the words of shootings say nothing. `prior` reports that have nothing in common with
    them are reckoned in, so that a few reports of one happening are not themselves what all have in common.
    """
    mean = np.asarray(rows.sum(axis=0)).ravel() / (rows.shape[0] + float(table("events")["words"]["prior"]))
    along = np.asarray(rows @ mean).ravel()
    square = float(mean @ mean)
    length = np.where(along == 0.0, 1.0, np.sqrt(np.maximum(1e-6, 1 - 2 * along + square)))
    found = (products(rows, a, b) - along[a] - along[b] + square) / (length[a] * length[b])
    return np.asarray(found)


def unit(rows: Matrix) -> Matrix:
    """The rows with length 1; a row of nothing stays so."""
    import scipy.sparse

    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return scipy.sparse.csr_matrix(scipy.sparse.diags(1 / np.maximum(lengths, 1e-12)) @ rows)


def _counts(bags: Sequence[Mapping[int, float]], column: Ints) -> Matrix:
    import scipy.sparse

    bounds = np.cumsum([0, *map(len, bags)])
    numbers = np.fromiter((word for bag in bags for word in bag), dtype=np.int64, count=bounds[-1])
    values = np.fromiter((n for bag in bags for n in bag.values()), dtype=np.float64, count=bounds[-1])
    rows = scipy.sparse.csr_matrix((values, column[numbers], bounds), shape=(len(bags), len(column)))
    rows.sort_indices()
    return rows


def _weighted(counts: Matrix, rarity: Floats) -> Matrix:
    weighted = counts.copy()
    weighted.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    weighted.eliminate_zeros()
    return weighted


def _rarity(counts: Matrix, common: Floats, n: int) -> Floats:
    """The inverse document frequency of each column, as if `prior` reports of general news had been read before."""
    prior = float(table("events")["words"]["prior"])
    there = np.bincount(counts.indices, minlength=counts.shape[1])
    before = prior if common.any() else 0.0
    return np.maximum(0.0, np.log((n + before + 1) / (there + before * common + 0.5)))


def _common(terms: Sequence[str]) -> Floats:
    """The share of general news that has each term."""
    return _common_of({place: shares().get(term, unlisted()) for place, term in enumerate(terms)}, len(terms))


def _common_of(given: Mapping[int, float], n: int) -> Floats:
    found = np.zeros(n)
    found[list(given.keys())] = list(given.values())
    return found


def unlisted() -> float:
    """The share of general news that has a word of which the table knows nothing."""
    return float(table("events")["words"]["unlisted"])


@cache
def shares() -> dict[str, float]:
    """The share of general news that has each common word: lexicon/events.toml gives the words of each half octave."""
    levels = table("events")["words"]["levels"]
    return {word: 2.0 ** (-int(level) / 2) for level, line in levels.items() for word in line.split()}
