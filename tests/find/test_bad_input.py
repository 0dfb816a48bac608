"""Text that is no clean news: a figure or none comes out, never a crash, and in bounded time."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find import mentions
from sayso.records import Figure, Report

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]
SECONDS = 10  # far above what these texts need on a slow machine


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "…", "“", "12", "123 456 789 10 11 12", "killed", "\x00\ufeff\u200b"]
)
def test_text_without_a_claim_has_no_figures(figures_of: FiguresOf, text: str) -> None:
    assert figures_of(text) == ()


def test_a_number_larger_than_mankind_counts_nobody(figures_of: FiguresOf) -> None:
    assert figures_of("99999999999999999999 people were killed.") == ()


def test_letters_that_scanning_got_wrong_are_not_mended(figures_of: FiguresOf) -> None:
    assert figures_of("P0lice k1lled l2 pe0ple.") == ()


def test_modifiers_that_contradict_leave_both_bounds_open(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("More than 12 or fewer people were killed.")

    assert (figure.low, figure.high, figure.words) == (None, None, "More than 12 or fewer")


def test_a_sentence_of_5000_words_without_marks_is_read_in_bounded_time(figures_of: FiguresOf) -> None:
    text = "police killed 12 people and " * 1000
    start = time.process_time()
    found = figures_of(text)

    assert time.process_time() - start < SECONDS
    assert len(found) > 900
    assert {(figure.measure, figure.low) for figure in found} == {("killed", 12)}


def test_two_hundred_figures_in_a_line_are_read_in_bounded_time(figures_of: FiguresOf) -> None:
    text = " ".join(f"{n} killed in Orm," for n in range(2, 202))
    start = time.process_time()
    found = figures_of(text)

    assert time.process_time() - start < SECONDS
    # where the line is cut, a number can lose its neighbours
    assert len({figure.low for figure in found} & set(range(2, 202))) > 190


def test_a_heap_of_quotation_marks_before_a_sentence_does_not_hide_it(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("“ " * 1000 + "\n\nTwelve people were killed.")

    assert (figure.measure, figure.low) == ("killed", 12)


def test_a_title_alone_is_enough(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("", title="Twelve people killed in Orm")

    assert (figure.field, figure.low) == ("title", 12)


WORDS = st.sampled_from(
    [
        *[
            "12",
            "30",
            "1,500",
            "dozens",
            "a",
            "man",
            "people",
            "children",
            "were",
            "killed",
            "wounded",
            "arrested",
            "the",
        ],
        *[
            "dead",
            "of",
            "them",
            "including",
            "among",
            "police",
            "said",
            "it",
            "added",
            "“",
            "”",
            '"',
            ".",
            ",",
            ":",
            "and",
        ],
        *[
            "another",
            "others",
            "toll",
            "rose",
            "to",
            "from",
            "Ana",
            "Ruiz",
            "told",
            "AFP",
            "according",
            "citing",
            "\n\n",
        ],
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, min_size=3, max_size=40).map(" ".join)))
def test_whatever_the_text_every_span_lies_in_it_and_bounds_are_in_order(text: str) -> None:
    found = mentions(Report("r", text, None, None, None, None, (), "en", "a.txt", "", "", "sayso-plain 1")).figures

    for figure in found:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.part_of is None or 0 <= figure.part_of < len(found)
        assert all(0 <= source.start < source.end <= len(text) for source in figure.sources)
