"""Sentences by rule: where they end, and where only a full stop stands."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find.sentences import LONGEST, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died. Two fled.", ["Ten died.", "Two fled."]),
        ("Who fired? Nobody knows! Ten died.", ["Who fired?", "Nobody knows!", "Ten died."]),
        ("“Ten died.” Two fled.", ["“Ten died.”", "Two fled."]),
        ('"Ten died." Two fled.', ['"Ten died."', "Two fled."]),
        ("Ten died.Two fled.", ["Ten died.", "Two fled."]),
        ("Ten died\n\nTwo fled", ["Ten died", "Two fled"]),
        ("- ten died\n- two fled", ["- ten died", "- two fled"]),
        ("  Ten died.  \n ", ["Ten died."]),
    ],
)
def test_a_sentence_ends_at_a_mark_an_empty_line_or_a_bullet(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Orvik counted ten dead.",
        "Gen. Bo Lind spoke.",
        "The U.S. Embassy closed.",
        "A. B. Orvik spoke.",
        "Mr. Lind, of Velden St. Mary, spoke.",
        "Flight no. 304 crashed.",
        "It began at 5 p.m. on Friday.",
        "About 1.5 million fled.",
        "Ten died ... and two fled.",
        "Ten people died in Orm",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


def test_a_clock_time_ends_a_sentence_where_a_capital_follows() -> None:
    assert cut("It began at 5 p.m. Two fled.") == ["It began at 5 p.m.", "Two fled."]


def test_a_line_broken_inside_a_sentence_does_not_end_it() -> None:
    assert cut("Ten people\nwere killed.") == ["Ten people\nwere killed."]


def test_only_the_part_asked_for_is_cut() -> None:
    text = "One fled. Ten died. Two fled."

    assert [text[a:b] for a, b in sentences(text, 10, 19)] == ["Ten died."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert cut(text) == []


def test_a_sentence_of_5000_words_is_cut_between_words() -> None:
    pieces = cut("killed twelve " * 2500)

    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert {word for piece in pieces for word in piece.split()} == {"killed", "twelve"}


def test_a_word_longer_than_any_sentence_is_cut_too() -> None:
    assert [len(piece) for piece in cut("x" * (LONGEST + 5))] == [LONGEST, 5]


@settings(max_examples=200)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(["Dr.", "Ten died.", "A.", "“", "”", "\n", "\n\n", "- ", "?", "x" * 700]), max_size=9
        ).map(" ".join),
    )
)
def test_whatever_the_text_sentences_are_sorted_disjoint_and_cover_all_but_white_space(text: str) -> None:
    spans = sentences(text)

    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())


CAPTION = "A woman walks past a burnt bus near the market of Velden in May 2031"


@pytest.mark.parametrize("credit", ["(Reuters)", "(Orm Photo)", "(Orm World and Agencies)"])
def test_a_sentence_ends_after_the_credit_of_a_picture(credit: str) -> None:
    assert cut(f"{CAPTION} {credit} Ten people died.") == [f"{CAPTION} {credit}", "Ten people died."]


@pytest.mark.parametrize("text", ["VELDEN (Reuters) Ten people died.", f"{CAPTION} (Orm Watch) Ten people died."])
def test_a_dateline_and_other_brackets_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]
