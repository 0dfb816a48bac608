from typing import Any

from bench.sizes import meets, phrase_of, scores


def test_an_interval_meets_a_category_at_its_edge() -> None:
    assert meets(100, 100, "100-999")
    assert meets(60, 100, "100-999")
    assert not meets(1000, 1000, "100-999")


def test_an_open_end_meets_all_beyond_it() -> None:
    assert meets(300, None, ">10000")
    assert meets(None, 300, "50-99")
    assert not meets(None, 40, "50-99")


def test_the_first_number_phrase_counts() -> None:
    found = phrase_of("about 300, later 700")
    assert found is not None
    assert (found.low, found.high, found.about) == (300, 300, True)


def test_agreement_leaves_out_strings_without_a_category_and_without_a_number() -> None:
    rows: list[dict[str, Any]] = [
        {"raw": "300", "category": "100-999"},
        {"raw": "40", "category": "100-999"},
        {"raw": "12", "category": None},
        {"raw": "a crowd", "category": "100-999"},
    ]
    assert scores(rows) == {"sizes parsed": 0.75, "sizes agreed": 0.5}
