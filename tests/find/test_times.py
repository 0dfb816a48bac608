"""Time expressions: where they stand, their TIMEX3 values, the days they cover, and which of them dates a clause."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find.reading import Reading, sentences_of
from sayso.find.times import times, when
from sayso.find.timex_calendar import at_grain, days_of, easter, moved
from sayso.find.timex_rules import RULES, can_tell_time, compiled
from sayso.find.timex_values import READERS
from sayso.find.timex_words import words_of
from sayso.records import Published, Report, Time

DAY = "2020-12-05"  # a Saturday


def reading(text: str, published: str | None = DAY, last: str | None = None, title: str | None = None) -> Reading:
    """A report as a finder sees it, without any model."""
    day = None if published is None else Published(published, last or published, "given")
    report = Report("r", text, title, None, None, day, (), "en", "a.txt", "", "", "sayso-plain 1")
    return Reading(report, sentences_of(report), {})


def found(text: str, published: str | None = DAY, last: str | None = None) -> list[tuple[str, str, str]]:
    """Words, type and value of each expression of a text."""
    return [(text[t.start : t.end], t.type, t.value) for t in times(reading(text, published, last))]


def values(text: str, published: str | None = DAY) -> list[str]:
    """The values of a text's expressions."""
    return [value for _, _, value in found(text, published)]


def only(text: str, published: str | None = DAY) -> Time:
    """The one expression of a text."""
    (time,) = times(reading(text, published))
    return time


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began on Nov. 17, 2019.", "Nov. 17, 2019", "2019-11-17"),
        ("It began on 17 November 2019.", "17 November 2019", "2019-11-17"),
        ("It began on Sunday, November 17, 2019.", "Sunday, November 17, 2019", "2019-11-17"),
        ("It began on the 17th of November 2019.", "the 17th of November 2019", "2019-11-17"),
        ("Dated 2019-11-17 in Orm.", "2019-11-17", "2019-11-17"),
        ("Dated 17/11/2019 in Orm.", "17/11/2019", "2019-11-17"),
        ("Dated 11/17/2019 in Orm.", "11/17/2019", "2019-11-17"),
        ("Dated 17.11.2019 in Orm.", "17.11.2019", "2019-11-17"),
        ("Dated 05/06/2019 in Orm.", "05/06/2019", "2019-XX-XX"),
        ("ORM, 14 NOV 89 (ANX) --", "14 NOV 89", "1989-11-14"),
        ("Dated 05.06.2019 in Orm.", "05.06.2019", "2019-06-05"),
        ("Dated 12/05/2020 in Orm.", "12/05/2020", "2020-12-05"),
        ("It began in November 2019.", "November 2019", "2019-11"),
        ("It began in early November 2019.", "early November 2019", "2019-11"),
        ("It began in 2019.", "2019", "2019"),
        ("It began in January this year.", "January this year", "2020-01"),
        ("It began in July last year.", "July last year", "2019-07"),
        ("It rained in the 1990s.", "the 1990s", "199"),
        ("It rained in the late '80s.", "the late '80s", "198"),
        ("It stood in the 19th century.", "the 19th century", "18"),
        ("It fell in the summer of 2019.", "the summer of 2019", "2019-SU"),
        ("It grew in the first quarter of 2019.", "the first quarter of 2019", "2019-Q1"),
        ("It grew in the second half of 2019.", "the second half of 2019", "2019-H2"),
        ("It grew in fiscal 2018.", "fiscal 2018", "2018"),
        ("It shut in nineteen seventy-nine.", "nineteen seventy-nine", "1979"),
    ],
)
def test_a_date_with_its_year_is_read_as_written(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nine died on Friday.", "2020-12-04"),
        ("Nine died on Saturday.", "2020-12-05"),
        ("Nine died last Saturday.", "2020-11-28"),
        ("The court will sit on Tuesday.", "2020-12-08"),
        ("The court meets next Monday.", "2020-12-07"),
        ("Nine died yesterday.", "2020-12-04"),
        ("Nine died on Tuesday last week.", "2020-11-24"),
        ("Nine died last week.", "2020-W48"),
        ("Nine died last month.", "2020-11"),
        ("Nine died earlier this year.", "2020"),
        ("The vote is due next year.", "2021"),
        ("Nine died three days ago.", "2020-12-02"),
        ("Nine died two months ago.", "2020-10"),
        ("Nine died a year ago.", "2019"),
        ("Nine died more than ten years ago.", "2010"),
        ("Nine died on Nov. 20.", "2020-11-20"),
        ("The vote will be held on Jan. 20.", "2021-01-20"),
        ("Nine died in January.", "2020-01"),
        ("Nine died on Tuesday, March 3.", "2020-03-03"),
        ("Nine died last fall.", "2020-FA"),
        ("Nine died over the weekend.", "2020-W49-WE"),
        ("Nine died at Christmas.", "2019-12-25"),
        ("Nobody knows what the days before Christmas bring.", "2020-12-25"),
        ("Nine died in the third quarter.", "2020-Q3"),
    ],
)
def test_a_relative_date_is_counted_from_the_day_of_publication(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nine died yesterday.", "XXXX-XX-XX"),
        ("Nine died on Friday.", "XXXX-WXX-5"),
        ("Nine died on Nov. 3.", "XXXX-11-03"),
        ("Nine died last week.", "XXXX-WXX"),
        ("Nine died last year.", "XXXX"),
        ("Nine died in the third quarter.", "XXXX-Q3"),
        ("Nine died on Friday night.", "XXXX-WXX-5TNI"),
    ],
)
def test_without_a_day_of_publication_a_relative_date_stays_unknown(text: str, value: str) -> None:
    time = only(text, published=None)
    assert (time.value, time.first, time.last) == (value, None, None)


def test_a_publication_known_to_a_stretch_dates_only_what_both_its_ends_agree_on() -> None:
    text = "Nine died on Friday, five last year."
    assert found(text, "2020-12-01", "2020-12-31") == [("Friday", "DATE", "XXXX-WXX-5"), ("last year", "DATE", "2019")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Nine died on Friday night.", "Friday night", "2020-12-04TNI"),
        ("Nine died last night.", "last night", "2020-12-04TNI"),
        ("Nine died this morning.", "this morning", "2020-12-05TMO"),
        ("It began at 5 p.m. on Nov. 17, 2019.", "5 p.m. on Nov. 17, 2019", "2019-11-17T17:00"),
        ("It began at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2020-12-01T09:00"),
        ("It began at 12 am on Friday.", "12 am on Friday", "2020-12-04T00:00"),
        ("It began at 17:30.", "17:30", "2020-12-05T17:30"),
        ("It began at 1430 GMT.", "1430 GMT", "2020-12-05T14:30"),
        ("It began at 8 p.m. last Sunday.", "8 p.m. last Sunday", "2020-11-29T20:00"),
        ("It began at 10:30 local time.", "10:30 local time", "2020-12-05T10:30"),
        ("Nine died last Friday night.", "last Friday night", "2020-12-04TNI"),
        ("It began overnight Wednesday.", "overnight Wednesday", "2020-12-02TNI"),
        ("It began at noon.", "noon", "2020-12-05T12:00"),
    ],
)
def test_a_time_of_day_is_a_time(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, "TIME", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They held it for three days.", "three days", "P3D"),
        ("They held it for several weeks.", "several weeks", "PXW"),
        ("They held it for two and a half years.", "two and a half years", "P2Y6M"),
        ("A three-day visit ended.", "three-day", "P3D"),
        ("They spoke for half an hour.", "half an hour", "PT30M"),
        ("They spoke for 90 minutes.", "90 minutes", "PT90M"),
        ("The war lasted two decades.", "two decades", "P20Y"),
        ("He waited for a month.", "a month", "P1M"),
    ],
)
def test_a_length_of_time_is_a_duration(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, "DURATION", value)]


def test_overnight_is_the_night_before_and_covers_both_its_days() -> None:
    time = only("Nine died overnight.")
    assert (time.value, time.first, time.last) == ("2020-12-04TNI", "2020-12-04", "2020-12-05")


def test_a_duration_that_ends_at_publication_has_days() -> None:
    time = only("Nine died in the past three months.")
    assert (time.value, time.first, time.last) == ("P3M", "2020-09-05", "2020-12-05")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They march every day.", "P1D"),
        ("They march every Friday.", "XXXX-WXX-5"),
        ("They march on Fridays.", "XXXX-WXX-5"),
        ("They met weekly.", "P1W"),
        ("They meet annually.", "P1Y"),
        ("They meet every two weeks.", "P2W"),
        ("They pray three times a day.", "P1D"),
    ],
)
def test_what_is_repeated_is_a_set(text: str, value: str) -> None:
    assert [(kind, v) for _, kind, v in found(text)] == [("SET", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was recently freed.", "PAST_REF"),
        ("He is currently held.", "PRESENT_REF"),
        ("He is now free.", "PRESENT_REF"),
        ("He fears the future.", "FUTURE_REF"),
        ("He left a few years ago.", "PAST_REF"),
    ],
)
def test_a_date_that_is_only_before_or_after_has_no_days(text: str, value: str) -> None:
    time = only(text)
    assert (time.value, time.first, time.last) == (value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A 31-year-old man died.",
        "Two-month-old twins died.",
        "A man aged 31 died.",
        "A woman 31 years of age died.",
        "He may go.",
        "May he rest.",
        "They march on the palace.",
        "The March of Hope set out.",
        "Mrs May spoke.",
        "Theresa May spoke.",
        "April Orvik spoke.",
        "The second victim died.",
        "Prices fall.",
        "The sun shone and she sat.",
        "It cost $2019.",
        "They won 20-19.",
        "Some 2019 people died.",
        "1990 protesters marched.",
        "He earns 12 dollars per day.",
        "Three-quarters of them fled.",
        "I am here.",
        "Watch the film 1:22 in full.",
        "As soon as they came, he left.",
    ],
)
def test_what_looks_like_a_time_and_is_none_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast killed 12 yesterday.", "yesterday"),
        ("The blast killed 12 Nov. 3.", "Nov. 3"),
        ("The 2019 local elections were free.", "2019"),
        ("Nine died on Nov. 12 and 15 people were hurt.", "Nov. 12"),
        ("The blast killed 17 Friday night.", "Friday night"),
        ("After 14 May 89 people were missing.", "14 May"),
    ],
)
def test_a_count_beside_a_date_is_no_part_of_it(text: str, words: str) -> None:
    assert [expression for expression, _, _ in found(text)] == [words]


def test_an_anniversary_is_dated_years_after_what_it_recalls() -> None:
    text = "On the eve of the first anniversary of the major protests in November 2019, police held dozens."
    assert found(text) == [
        ("the eve of the first anniversary", "DATE", "2020-11"),
        ("November 2019", "DATE", "2019-11"),
    ]


def test_the_eve_of_a_dated_anniversary_is_the_day_before() -> None:
    assert values("They wept on the eve of the third anniversary of the March 1, 2017, fire.") == [
        "2020-02-29",
        "2017-03-01",
    ]


def test_a_month_told_with_its_year_gives_later_days_of_that_month_the_year() -> None:
    text = "The November 2019 protests shook Orm.\n\nOn November 17, police opened fire."
    assert values(text) == ["2019-11", "2019-11-17"]


def test_a_month_of_publication_is_not_taken_for_last_years_in_another_paragraph() -> None:
    text = "The November 2019 protests shook Orm.\n\nOn November 17, police opened fire."
    assert values(text, "2020-11-20") == ["2019-11", "2020-11-17"]


def test_a_paragraph_that_narrates_a_year_gives_its_months_that_year() -> None:
    text = "In 2014, the army came. In March, it shelled Orm.\n\nIn March, the mayor died."
    assert values(text) == ["2014", "2014-03", "2020-03"]


def test_since_a_year_narrates_no_year() -> None:
    assert values("War has raged since 2014. In March, nine died.") == ["2014", "2020-03"]


def test_days_later_are_counted_from_the_day_told_of() -> None:
    text = "On Nov. 17, 2019, nine died. Two days later, five died. The next day, all was calm."
    assert values(text) == ["2019-11-17", "2019-11-19", "2019-11-20"]


def test_a_weekday_in_a_narrated_year_follows_the_day_told_of() -> None:
    assert values("On November 17, 2019, nine died. By Friday, five more had died.") == ["2019-11-17", "2019-11-22"]


def test_the_next_day_after_a_month_told_of_is_unknown() -> None:
    assert values("In March 2014, it shelled Orm. The next day, all was calm.") == ["2014-03", "XXXX-XX-XX"]


def test_the_next_year_of_a_tale_is_not_the_year_after_publication() -> None:
    assert values("In 2014, the army came. The next year, it left.") == ["2014", "2015"]
    assert values("She met him. The next year, she left.") == ["XXXX"]


def test_both_ends_of_a_stretch_share_the_month_and_the_year() -> None:
    assert values("It ran from March to May 2019, then Nov. 12-15, 2019.") == [
        "2019-03",
        "2019-05",
        "2019-11-12",
        "2019-11-15",
    ]


def test_a_day_and_a_month_keep_their_grain_in_value_and_days() -> None:
    day, month = times(reading("It began on Nov. 17, 2019, and ended in February 2020."))
    assert (day.first, day.last) == ("2019-11-17", "2019-11-17")
    assert (month.value, month.first, month.last) == ("2020-02", "2020-02-01", "2020-02-29")


def test_the_span_of_words_broken_over_lines_is_that_of_the_text() -> None:
    text = "Nine died on Nov.\n  17,\n2019 in Orm."
    time = only(text)
    assert (text[time.start : time.end], time.value) == ("Nov.\n  17,\n2019", "2019-11-17")


def test_the_title_is_read_before_the_text() -> None:
    read = reading("Five died on Monday.", title="Nine die on Friday in Orm")
    assert [t.field for t in times(read)] == ["title", "text"]


def dated(text: str, trigger: str) -> str | None:
    """The words of the expression that dates a trigger."""
    read = reading(text)
    index = next(i for i, sentence in enumerate(read.sentences) if trigger in sentence.text)
    time = when(index, read.sentences[index].text.index(trigger), read, times(read))
    return None if time is None else text[time.start : time.end]


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Twelve were killed in Orm on Thursday, police said on Friday.", "killed", "Thursday"),
        ("On Friday, gunmen stormed the market and killed nine.", "killed", "Friday"),
        ("Five died on Monday and six were wounded on Tuesday.", "died", "Monday"),
        ("Five died on Monday and six were wounded on Tuesday.", "wounded", "Tuesday"),
        (
            "On the eve of the first anniversary of the protests in November 2019, police arrested dozens.",
            "arrested",
            "the eve of the first anniversary",
        ),
        ("The protests of November 2019 left nine dead, and on Friday ten were arrested.", "dead", "November 2019"),
        ("He was recently arrested for three days.", "arrested", None),
        ("PORT MERIDA, Nov. 17 (MNA) -- Nine people were killed.", "killed", None),
        ("PORT MERIDA, Nov. 17 (MNA) -- Nine people were killed on Monday.", "killed", "Monday"),
        ("Nine killed in Orm Updated: Monday, Nov. 16, 2020", "killed", None),
        ("Nine died on Friday. Five were arrested.", "arrested", None),
    ],
)
def test_a_clause_is_dated_by_its_own_expression(text: str, trigger: str, words: str | None) -> None:
    assert dated(text, trigger) == words


@pytest.mark.parametrize(("year", "day"), [(2019, "2019-04-21"), (2020, "2020-04-12"), (2024, "2024-03-31")])
def test_easter_is_known(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_every_rule_has_a_reader() -> None:
    assert {name for name, _ in RULES} == set(READERS)


WORDS = """
on in the last next this every three 12 31 2019 1990 Nov . , - March May may Friday Sunday week weeks day days
year years month months ago later earlier before after night morning 5 p.m. 17:30 GMT quarter third first second half of
and a anniversary eve said will now recently 1990s '80s century fiscal old people noon today yesterday to New Year's Day
Christmas twice times spring fall 2019-11-17 31/12/2019 99/99/9999 0 1/0 hundred few couple nineteen seventy"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))
PUBLISHED = st.sampled_from([None, DAY, "0001-01-01", "9999-12-31"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_spans_are_inside_the_text_sorted_and_disjoint_and_days_in_order(text: str, published: str | None) -> None:
    at = 0
    for time in times(reading(text, published)):
        assert at <= time.start < time.end <= len(text)
        assert (time.first is None) == (time.last is None)
        assert time.first is None or time.last is None or time.first <= time.last
        assert time.value
        at = time.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_rule_matches_what_the_quick_look_passes_over(text: str) -> None:
    kinds = words_of(text).kinds
    for name, needs, pattern in compiled():
        for match in pattern.finditer(kinds):
            assert needs.intersection(match.group()), name
            assert not match.group() or can_tell_time(text), name


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "10Y", "100Y"]))
def test_the_days_of_a_grain_hold_the_day_it_was_made_from(day: object, unit: str) -> None:
    days = days_of(at_grain(day, unit))  # type: ignore[arg-type]
    assert days is None or days[0] <= day <= days[1] or unit == "WE"  # type: ignore[operator]


@given(st.dates(), st.sampled_from(["D", "W", "M", "Q", "Y", "10Y"]), st.integers(-5000, 5000))
def test_moving_never_fails_and_keeps_its_direction(day: object, unit: str, count: int) -> None:
    there = moved(day, unit, count)  # type: ignore[arg-type]
    assert there is None or (there > day) == (count > 0)  # type: ignore[operator]


def test_values_are_timex3() -> None:
    text = "On Friday night, 12 May 2019, last week, in the third quarter, for two weeks, every day, now, at 5 p.m."
    shape = (
        r"[\dX]{2,4}(-(Q\d|W[\dX]{2}(-(WE|\d))?|[\dX]{2}(-[\dX]{2})?|SU|WI|FA|SP))?(T\w[\d:\w]+)?|P[T\dXA-Z]+|\w+_REF"
    )
    assert all(re.fullmatch(shape, value) for value in values(text))


def test_a_day_that_is_part_of_a_name_is_no_date() -> None:
    assert found("The Ninth of May Brigades left 17 October Square on 9 May.") == [("9 May", "DATE", "2020-05-09")]
