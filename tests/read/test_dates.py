"""Dates of publication: given, in a URL, in the text, and what is none."""

import pytest

from sayso.read.dates import given_date, text_date, url_date

STORY = "Three people were killed in Port Merida on Monday, the police said."


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-11-10", "2020-11-10", "2020-11-10"),
        ("2020-11-10T23:50:00Z", "2020-11-10", "2020-11-10"),
        ("2020-11-10 23:50", "2020-11-10", "2020-11-10"),
        ("20201110", "2020-11-10", "2020-11-10"),
        ("2020-11", "2020-11-01", "2020-11-30"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("Tue, 10 Nov 2020 23:50:00 +0000", "2020-11-10", "2020-11-10"),
        ("10 November 2020", "2020-11-10", "2020-11-10"),
        ("Nov. 10th, 2020", "2020-11-10", "2020-11-10"),
    ],
)
def test_a_given_date_is_read(value: str, first: str, last: str) -> None:
    found = given_date(value)
    assert found is not None
    assert (found.first, found.last, found.origin) == (first, last, "given")


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("2020-11-10T23:50:00+01:00", "2020-11-10T23:50:00+01:00"),
        ("2020-11-10 23:50", "2020-11-10T23:50:00"),
        ("20201110T235000Z", "2020-11-10T23:50:00+00:00"),
        ("Tue, 10 Nov 2020 23:50:00 +0000", "2020-11-10T23:50:00+00:00"),
        ("2020-11-10", None),
        ("2020-11-10T00:00:00Z", None),
        ("2020-11-10T99:00:00", None),
        ("10 November 2020", None),
    ],
)
def test_the_time_of_day_is_kept_where_one_is_given(value: str, at: str | None) -> None:
    found = given_date(value)
    assert found is not None
    assert found.at == at


@pytest.mark.parametrize("value", ["", "soon", "10/11/2020", "2020-13-01", "2020-02-30", "Monday", "0000-00-00", "1"])
def test_what_is_no_date_or_two_is_none(value: str) -> None:
    assert given_date(value) is None


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://herald.example/2020/11/17/blast", "2020-11-17", "2020-11-17"),
        ("https://herald.example/news/2020-11-17-blast.html", "2020-11-17", "2020-11-17"),
        ("https://herald.example/20201117/blast", "2020-11-17", "2020-11-17"),
        ("https://herald.example/world/2020/nov/17/blast", "2020-11-17", "2020-11-17"),
        ("https://herald.example/2020/11/blast", "2020-11-01", "2020-11-30"),
        ("https://archive.example/web/20210101000000/https://herald.example/2020/11/17/a", "2020-11-17", "2020-11-17"),
    ],
)
def test_a_date_in_a_url_is_read(url: str, first: str, last: str) -> None:
    found = url_date(url)
    assert found is not None
    assert (found.first, found.last, found.origin) == (first, last, "url")


@pytest.mark.parametrize(
    "url",
    [
        "https://herald.example/article/20201117",  # as likely an article's number
        "https://herald.example/article/20201399/a",
        "https://herald.example/2020/13/45/a",
        "https://herald.example/1820/11/17/a",
        "https://herald.example/a?date=2020-11-17",
        "https://herald.example/id/120201117-a",
        "https://archive.example/web/20210101000000/https://herald.example/a",
        "https://herald.example/1234/567/89",
    ],
)
def test_a_number_in_a_url_is_no_date(url: str) -> None:
    assert url_date(url) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (f"Published: 12 November 2020, 14:05\n\n{STORY}", "2020-11-12", "2020-11-12"),
        (f"Posted on April 19 2017 by Ana Ruiz {STORY}", "2017-04-19", "2017-04-19"),
        (f"Date of publication 10 July 2016 {STORY}", "2016-07-10", "2016-07-10"),
        (f"Wed 19 Apr 2017 Three killed in blast. {STORY}", "2017-04-19", "2017-04-19"),
        (f"PORT MERIDA, Nov 12, 2020 (MNA) — {STORY}", "2020-11-12", "2020-11-12"),
        (f"Three killed in Port Merida\nBy Ana Ruiz\n12 November 2020\n{STORY}", "2020-11-12", "2020-11-12"),
        (f"{STORY}\n\nOriginally published in the Vosk Post on December 15, 2020.", "2020-12-15", "2020-12-15"),
        (f"{STORY}\n\nPublished in The Merida Nation, April 5th, 2017.", "2017-04-05", "2017-04-05"),
        (f"{STORY}\n\nPublished in December 2020", "2020-12-01", "2020-12-31"),
        (f"Updated: 13 November 2020\nPublished: 12 November 2020\n{STORY}", "2020-11-12", "2020-11-12"),
        (f"Last updated 13 November 2020\n{STORY}", "2020-11-13", "2020-11-13"),
        (f"03.10.2017\n{STORY}", "2017-10-03", "2017-10-03"),
        (f"April 5 2017 by Ana Ruiz {STORY}", "2017-04-05", "2017-04-05"),
        (f"Three killed in blast AFP Wednesday 18 Jun 2014 {STORY}", "2014-06-18", "2014-06-18"),
    ],
)
def test_a_stated_date_of_publication_is_found(text: str, first: str, last: str) -> None:
    found = text_date(text)
    assert found is not None
    assert (found.first, found.last, found.origin) == (first, last, "text")


@pytest.mark.parametrize(
    "text",
    [
        f"Saturday, June 5, 2021 10:32 AM\nHome | News | Sport\nThree killed in blast\n{STORY}",
        f"Home > News > World\nSaturday, June 5, 2021\n{STORY}",
        f"Saturday, June 5, 2021 10:32 AM Home News World Sport Three killed in blast {STORY}",
        f"Today is Saturday, June 5, 2021\nThree killed in blast\n{STORY}",
        f"PORT MERIDA, Nov 12 (MNA) — {STORY}",
        f"November 12, 2020 was a dark day for the port. {STORY}",
        f"{STORY} A report published on 12 November 2019 had warned of it.",
        f"{STORY} Published on 12 November 2019, the study had warned of it.",
        f"{STORY} The first blast was on 3 May 2019.",
        f"{STORY}\n\n© 2020 Merida Herald. All rights reserved.",
        f"Ana Ruiz\nOctober 27, 2004 - November 13, 2016\n{STORY}",
        f"01-10-2014 Three killed in blast. {STORY}",
        f"12 November 2020\nThree killed in blast\n13 November 2020\nFour killed\n{STORY}",
    ],
)
def test_a_clock_an_event_or_half_a_date_is_no_date_of_publication(text: str) -> None:
    assert text_date(text) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Statement of the Vosk Rights Monitor, 26 October 2020", "2020-10-26"),
        ("Free Vosk Voice – Sunday, 29 November 2020", "2020-11-29"),
        ("Merida Herald | 3 May 2020", "2020-05-03"),
        ("Rescuers at the quay, 12 May 2020", None),
        ("Vosk Voice, 12 May 2020, told of it", None),
        ("Vosk Voice, May 2020", None),
    ],
)
def test_the_line_under_the_title_dates_a_report_where_it_is_a_name_and_a_day(line: str, day: str | None) -> None:
    title = "Three killed in Port Merida blast"
    found = text_date(f"{title}\n\n{line}\n\n{STORY}", title)
    assert (found.first if found else None) == day
    assert text_date(f"{title}\n\n{STORY}\n\n{line}\n\n{STORY}", title) is None


def test_a_date_that_follows_the_title_is_found() -> None:
    text = f"Three killed in Port Merida AFP Sunday 1 Feb 2015 {STORY}"
    found = text_date(text, "Three killed in Port Merida")
    assert found is not None
    assert found.first == "2015-02-01"
