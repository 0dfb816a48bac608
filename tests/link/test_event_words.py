"""What counts as a word of a report, and what only of the page around it."""

from sayso.link.event_words import Vocabulary, headline_alone, story, words


def terms(numbers: object, vocabulary: Vocabulary) -> set[str]:
    """The terms that numbers stand for."""
    assert isinstance(numbers, dict)
    return {term for term, number in vocabulary.numbers.items() if number in numbers}


def test_lines_of_the_page_around_a_story_are_read_past() -> None:
    page = ["1:29 Mayor of Quell speaks", "Copyright 2031 Quell TV. All rights reserved.", "Image 3 of 8 A bridge"]

    left = story("\n".join([page[0], "A ferry sank off Quell.", *page[1:]]))

    assert left.split() == ["A", "ferry", "sank", "off", "Quell."]


def test_a_line_that_only_looks_like_the_pages_stays() -> None:
    lines = ["Share prices fell in Quell.", "1:29 a.m. was when the ferry sank.", "Copyright law was changed."]

    assert story("\n".join(lines)) == "\n".join(lines)


def test_a_long_line_is_a_story_whatever_it_begins_with() -> None:
    line = "Updated: " + "the ferry sank off Quell with all on board. " * 20

    assert story(line) == line


def test_a_title_ends_before_the_name_of_its_site() -> None:
    assert headline_alone("Two hurt in Quell fire - Channel 4 News, Weather") == "Two hurt in Quell fire"
    assert headline_alone("Two hurt in Quell fire | QuellToday.com") == "Two hurt in Quell fire"


def test_a_title_with_a_dash_and_no_site_stays_whole() -> None:
    for title in ("Two hurt - a man and a boy - in Quell", "News - two hurt in Quell"):
        assert headline_alone(title) == title


def test_a_person_is_told_with_an_age_and_an_official_is_not() -> None:
    vocabulary = Vocabulary()
    text = "Anna Lowe, 31, and 9-year-old Ben R. Hale were hurt, said Mayor Carl Dunn, who is in office since 2029."

    assert terms(words("", text, vocabulary).persons, vocabulary) == {"anna lowe", "ben hale"}


def test_the_streets_of_an_opening_are_told_by_their_names() -> None:
    vocabulary = Vocabulary()
    found = words("", "A fire broke out in Tanner Street near Mill Lane. The road was closed.", vocabulary)

    assert terms(found.streets, vocabulary) == {"#street tanner", "#street mill"}
