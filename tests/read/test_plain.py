"""Plain text of every kind: encodings, titles, and what is no text at all."""

import random

import pytest

from sayso.read.credits import credits
from sayso.read.furniture import furniture
from sayso.read.inputs import Input
from sayso.read.plain import plain_title
from sayso.read.reports import reports
from sayso.records import Problem, Report

STORY = "Three people were killed in Port Merida on Monday, the police said. "
ACCENTS = "Déjà vu at the café of Señor Núñez: three people were killed there on Monday, the police said."


def read(data: bytes, name: str = "a.txt") -> Report | Problem:
    (only,) = reports(Input(name, data))
    return only


def text(data: bytes) -> str:
    found = read(data)
    assert isinstance(found, Report)
    return found.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_common_encoding_gives_the_same_text(encoding: str) -> None:
    assert text(ACCENTS.encode(encoding)) == ACCENTS


def test_foreign_bytes_in_utf_8_cost_nothing_else() -> None:
    assert text(ACCENTS.encode() + b" caf\xe9 ") == ACCENTS + " café "


def test_the_text_is_never_cleaned() -> None:
    given = f"Home | News | World\r\n\r\n{STORY}\xa0 \x00Read  more: \tOther\n"
    assert text(given.encode()) == given


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (random.Random(1).randbytes(5000), "binary"),  # noqa: S311
        (b"\x7fELF" + bytes(5000), "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"Home | News | Sport\nShare this\nAdvertisement\n", "furniture"),
        (b"123 456", "no story"),
    ],
)
def test_what_is_no_text_is_one_problem(data: bytes, words: str) -> None:
    found = read(data)
    assert isinstance(found, Problem)
    assert words in found.reason


def test_a_file_of_another_kind_is_a_problem() -> None:
    assert isinstance(read(b"a,b\n1,2\n", "table.csv"), Problem)


def test_the_title_is_the_first_line_where_it_plainly_is_one() -> None:
    assert (
        plain_title(f"Home > News\nThree killed in Port Merida blast\n\n{STORY}") == "Three killed in Port Merida blast"
    )
    assert plain_title(STORY) is None
    assert plain_title(f"Zap  Ping  Beam  Print\n\nThree killed in Port Merida blast\n\n{STORY}") is None
    assert plain_title(f"By Ana Ruiz of the Herald\n\n{STORY}") is None
    assert plain_title(f"PORT MERIDA (AFP) - Three people died\n{STORY}") is None


def test_a_title_under_page_furniture_is_found() -> None:
    title = "Three killed in Port Merida blast, the third in a year"
    top = "Home » News » Three killed in Port Merida bl…\n\nWed 16 Dec 2020 | 09:12\nShare  Post  Mail  Print\n\n"
    assert plain_title(f"{top}{title}\n{title[:30]}…\n\n{STORY}") == title


def test_a_million_words_are_a_report() -> None:
    data = (STORY * 3 + "\n").encode() * 28_000
    found = read(data)
    assert isinstance(found, Report)
    assert furniture(found.text) == ()
    assert credits(found) == ()


@pytest.mark.parametrize("unit", ["a", "Three people died. ", "(", "By ", "© 2020 ", "\xa0"])
def test_a_long_line_of_anything_ends_soon(unit: str) -> None:
    line = "The police said so. " + unit * (3_000_000 // len(unit)) + "b"
    furniture(line)
    assert read(line.encode())


def test_fifty_megabytes_of_one_line_are_a_problem_that_says_what_to_do() -> None:
    found = read(b"The police said so " + b"x" * 50_000_000)
    assert isinstance(found, Problem)
    assert found.reason == ("a text of 50,000,019 characters; at most 10,000,000 are read as one report; split it")
