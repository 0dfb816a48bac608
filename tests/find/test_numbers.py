"""Number phrases: what every modifier, separator and number word does to the bounds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find.numbers import number_phrases

UNITS = [
    *["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def bounds(text: str) -> list[tuple[int | None, int | None]]:
    return [(number.low, number.high) for number in number_phrases(text)]


def spelled(n: int, link: str = " and ") -> str:
    """A number from 1 to 9,999 in words, by long hand."""
    thousands, rest = divmod(n, 1000)
    hundreds, below = divmod(rest, 100)
    parts = [UNITS[thousands] + " thousand"] if thousands else []
    parts += [UNITS[hundreds] + " hundred"] if hundreds else []
    large = " ".join(parts)
    small = UNITS[below] if below < 20 else TENS[below // 10] + ("-" + UNITS[below % 10] if below % 10 else "")
    return large + link + small if large and small else large or small


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12", 12, 12),
        ("at least 12", 12, None),
        ("more than 12", 12, None),
        ("over 12", 12, None),
        ("well over 12", 12, None),
        ("upwards of 12", 12, None),
        ("in excess of 12", 12, None),
        ("AT LEAST TWELVE", 12, None),
        ("at  least\n12", 12, None),
        ("20 or more", 20, None),
        ("20+", 20, None),
        (">500", 500, None),
        ("> 500", 500, None),
        ("≥500", 500, None),
        ("up to 12", None, 12),
        ("as many as 12", None, 12),
        ("fewer than 12", None, 12),
        ("less than 12", None, 12),
        ("at most 12", None, 12),
        ("under 12", None, 12),
        ("12 or fewer", None, 12),
        ("<500", None, 500),
        ("20 to 30", 20, 30),
        ("20-30", 20, 30),
        ("20–30", 20, 30),
        ("between 20 and 30", 20, 30),
        ("from 20 to 30", 20, 30),
        ("between 1,000 and 1,500", 1000, 1500),
        ("1,500-2,000", 1500, 2000),
        ("between 20 and at least 30", 20, None),
        ("two or three", 2, 3),
        ("20-to-34", 20, 34),
        ("two to three hundred", 200, 300),
        ("two-three hundred", 200, 300),
        ("10 to 15 thousand", 10_000, 15_000),
        ("8 to as many as 13", 8, 13),
        ("between 9 and possibly 13", 9, 13),
        ("anywhere between 200 and 300", 200, 300),
    ],
)
def test_a_modifier_or_a_range_gives_these_bounds_and_belongs_to_the_phrase(
    text: str, low: int | None, high: int | None
) -> None:
    (number,) = number_phrases(text)

    assert (number.low, number.high, number.about) == (low, high, False)
    assert text[number.start : number.end] == text


@pytest.mark.parametrize(
    "text",
    ["about 12", "around 12", "some 12", "nearly 12", "almost 12", "roughly 12", "an estimated 12", "~12", "12 or so"],
)
def test_about_keeps_the_number_and_says_that_it_is_not_exact(text: str) -> None:
    (number,) = number_phrases(text)

    assert (number.low, number.high, number.about, number.vague) == (12, 12, True, False)
    assert text[number.start : number.end] == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several", 3, 9),
        ("a few", 3, 9),
        ("tens", 20, 99),
        ("dozens", 24, 99),
        ("scores", 40, 199),
        ("hundreds", 200, 999),
        ("several hundred", 200, 999),
        ("thousands", 2_000, 9_999),
        ("a few thousand", 2_000, 9_999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("millions", 2_000_000, 9_999_999),
        ("hundreds if not thousands", 200, 9_999),
        ("100s", 200, 999),
        ("1000s", 2_000, 9_999),
    ],
)
def test_vague_words_have_the_published_intervals(text: str, low: int, high: int) -> None:
    (number,) = number_phrases(text)

    assert (number.low, number.high, number.about, number.vague) == (low, high, False, True)


def test_at_least_hundreds_is_open_above_and_still_vague() -> None:
    (number,) = number_phrases("at least hundreds")

    assert (number.low, number.high, number.vague) == (200, None, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", 1500),
        ("1.500", 1500),
        ("1 500", 1500),
        ("1’500", 1500),
        ("1'500", 1500),
        ("1\u00a0500", 1500),
        ("1\u202f500", 1500),
        ("1\u2009500", 1500),
        ("1,500,000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("1,23,456", 123_456),
        ("१२", 12),
        ("۱۵۰۰", 1500),
        ("１２", 12),
        ("1.5 million", 1_500_000),
        ("2.5m", 2_500_000),
        ("30k", 30_000),
        ("12 thousand", 12_000),
    ],
)
def test_digits_mean_the_same_however_they_are_grouped(text: str, value: int) -> None:
    assert bounds(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a hundred", 100),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("twelve hundred", 1200),
        ("one thousand two hundred", 1200),
        ("a hundred thousand", 100_000),
        ("two million three hundred thousand", 2_300_000),
        ("nine hundred and ninety-nine thousand nine hundred and ninety-nine", 999_999),
    ],
)
def test_number_words_have_a_value(text: str, value: int) -> None:
    assert bounds(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose from 38 to 45", [38, 45]),
        ("climbed from 38 to 45", [38, 45]),
        ("200, 300 and 400", [200, 300, 400]),
        ("12 men and 14 women", [12, 14]),
        ("six seven", [6, 7]),
        ("3 to 2", [3, 2]),
        ("November 17 300 people", [17, 300]),
    ],
)
def test_numbers_that_make_no_range_stay_apart(text: str, values: list[int]) -> None:
    assert bounds(text) == [(value, value) for value in values]


@pytest.mark.parametrize("text", ["more than 20 or fewer", "at least 20 at most", "over 20 or less"])
def test_modifiers_that_contradict_leave_no_bound_but_keep_the_words(text: str) -> None:
    (number,) = number_phrases(text)

    assert (number.low, number.high) == (None, None)
    assert text[number.start : number.end] == text


@pytest.mark.parametrize("text", ["", "none", "0", "zero", "3.5", "12,34", "1,5000", "9" * 20, "9" * 5000, "7s"])
def test_what_counts_no_people_gives_no_number(text: str) -> None:
    assert number_phrases(text) == ()


def test_the_bare_number_stands_inside_its_phrase() -> None:
    text = "at least 1,500 or so"
    (number,) = number_phrases(text)

    assert text[number.core_start : number.core_end] == "1,500"


@given(st.integers(1, 10**9))
def test_digits_with_commas_are_read_back(n: int) -> None:
    assert bounds(format(n, ",")) == [(n, n)]


@given(st.integers(1, 9999), st.sampled_from([" and ", " "]))
def test_a_number_written_out_by_long_hand_is_read_back(n: int, link: str) -> None:
    assert bounds(spelled(n, link)) == [(n, n)]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_numbers_between_and_are_a_range_only_in_rising_order(a: int, b: int) -> None:
    expected = [(a, b)] if a < b else [(a, a), (b, b)]

    assert bounds(f"between {a:,} and {b:,}") == expected


PIECES = st.sampled_from(
    [
        *["at least", "more than", "up to", "fewer than", "about", "between", "from", "or more", "or fewer", "+", ">"],
        *["<", "to", "and", "or", "-", "–", "/", "12", "1,500", "1 500", "3.5", "1000s", "dozens", "hundreds", "of"],
        *["two", "hundred", "thousand", "million", "a", "rose", "people", "November", "$", "\u00a0", "\n", ".", ","],
    ]
)
NEWS_LIKE = st.lists(PIECES, max_size=12).map(" ".join)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=80), NEWS_LIKE))
def test_whatever_the_text_phrases_are_sorted_disjoint_and_inside_it(text: str) -> None:
    end = 0
    for number in number_phrases(text):
        assert end <= number.start <= number.core_start < number.core_end <= number.end <= len(text)
        end = number.end


@settings(max_examples=200)
@given(NEWS_LIKE)
def test_whatever_the_text_the_low_bound_is_not_above_the_high_one(text: str) -> None:
    for number in number_phrases(text):
        assert number.low is None or number.high is None or 0 < number.low <= number.high


@pytest.mark.parametrize(("text", "low"), [("the toll had gone up to 8", 8), ("the hall holds up to 8", None)])
def test_what_has_gone_up_to_a_number_is_that_number(text: str, low: int | None) -> None:
    assert bounds(text) == [(low, 8)]
