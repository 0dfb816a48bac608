"""The parts of event linking, each by itself."""

from importlib.resources import files

import numpy as np
import pyarrow as pa
import pytest

from sayso.link.event_groups import Scored, groups
from sayso.link.event_pairs import _result
from sayso.link.event_tellings import sharp
from sayso.link.event_words import Vocabulary, family_of, normal, words


def scored(*pairs: tuple[int, int, float]) -> Scored:
    a, b, scores = zip(*pairs, strict=True)
    return Scored(np.array(a), np.array(b), np.array(scores))


def unlike(
    a: "np.ndarray[tuple[int], np.dtype[np.int64]]", b: object
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.full(len(a), -6.0)


def test_a_weak_bridge_does_not_join_two_strong_groups() -> None:
    strong = scored((0, 1, 9.0), (0, 2, 9.0), (1, 2, 9.0), (3, 4, 9.0), (3, 5, 9.0), (4, 5, 9.0), (2, 3, 2.0))

    assert groups(6, strong, unlike, 1.0) == [0, 0, 0, 3, 3, 3]


def test_pairs_below_the_threshold_are_not_joined() -> None:
    assert groups(2, scored((0, 1, 0.9)), unlike, 1.0) == [0, 1]


def test_what_a_person_called_the_same_is_joined_without_a_score() -> None:
    assert groups(3, scored((0, 1, 5.0)), unlike, 1.0, same=[(1, 2)]) == [0, 0, 0]


def test_what_a_person_parted_stays_apart_through_a_third() -> None:
    seen = scored((0, 1, 9.0), (1, 2, 8.0), (0, 2, 9.0))

    assert groups(3, seen, unlike, 1.0, apart=[(0, 2)]) in ([0, 0, 2], [0, 1, 1])


def plain_pairs(keys: list[tuple[int, int, int | None, float]], neighbours: int, window: int) -> set[tuple[int, int]]:
    """The pairs by plain loops, as many of each telling as there are."""
    found = set()
    for term in {key[0] for key in keys}:
        line = sorted((key for key in keys if key[0] == term), key=lambda key: (key[2] is None, key[2] or 0, key[1]))
        for place, one in enumerate(line):
            for other in line[place + 1 : place + 1 + neighbours]:
                if one[2] is None or other[2] is None or abs(one[2] - other[2]) <= window:
                    found.add((min(one[1], other[1]), max(one[1], other[1])))
    return found


@pytest.mark.parametrize("neighbours", [1, 2, 3, 7])
def test_the_pairs_of_the_statement_are_those_of_plain_loops(neighbours: int) -> None:
    chance = np.random.default_rng(neighbours)
    keys = [
        (int(term), telling, None if telling % 5 == 0 else telling * 3 % 40, 1.0)
        for telling in range(30)
        for term in chance.choice(8, size=3, replace=False)
    ]
    table = pa.table(
        {
            "term": [key[0] for key in keys],
            "telling": [key[1] for key in keys],
            "day": pa.array([key[2] for key in keys], type=pa.int64()),
            "weight": [key[3] for key in keys],
        }
    )
    settings = pa.table({"neighbours": [neighbours], "window_days": [10], "shared_terms": [1], "nearest": [1000]})
    statement = files("sayso.link").joinpath("sql/event_pairs.sql")
    rows = _result(statement, {"keys": table, "settings": settings}).read_all().to_pylist()

    assert {(row["a"], row["b"]) for row in rows} == plain_pairs(keys, neighbours, 10)


def test_names_are_capitals_within_sentences_that_stand_nowhere_small() -> None:
    vocabulary = Vocabulary()
    found = words("", "The mayor Pell Varga spoke. Rain fell on Orm. Then rain fell again.", vocabulary)
    names = {term for term, number in vocabulary.numbers.items() if number in found.names}

    assert names == {"pell", "varga", "orm"}


def test_lead_words_leave_names_and_numbers_out() -> None:
    vocabulary = Vocabulary()
    found = words("", "A bomb killed 12 people in Orm near Vellmar.", vocabulary)
    left = {term for term, number in vocabulary.numbers.items() if number in found.lead_words}

    assert "bomb" in left
    assert not left & {"12", "orm", "vellmar"}


@pytest.mark.parametrize(("word", "form"), [("Bombs", "bomb"), ("Orm's", "orm"), ("glass", "glass"), ("Orm’s", "orm")])
def test_case_possessive_and_plural_make_no_difference(word: str, form: str) -> None:
    assert normal(word) == form


def test_families_of_words_know_plurals() -> None:
    assert {family_of()[normal(word)] for word in ("clash", "clashes", "fighting")} == {"clash"}


def test_a_day_long_before_publication_does_not_date_the_news() -> None:
    assert sharp((100, 100), (400, 400)) is None
    assert sharp((398, 399), (400, 400)) == (398, 399)


def test_a_year_is_too_long_to_date_a_happening() -> None:
    assert sharp((400, 764), (764, 764)) is None
