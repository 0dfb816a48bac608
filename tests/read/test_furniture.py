"""Page furniture: what is skipped, and above all what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.furniture import furniture

STORY = "Three people were killed in Port Merida on Monday, the police said."


def taken(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this: Facebook | Twitter | WhatsApp",
        "Home > News > Port Merida",
        "Home | News | World | Sport",
        "Saturday, June 5, 2021 10:32 AM",
        "Read more: Ten dead in Vosk blast",
        "RELATED: Forty arrested after the Vosk march",
        "Sign up for our newsletter to get the news every morning.",
        "This site uses cookies. By continuing you agree to our policy.",
        "Download our app for iPhone and Android",
        "Copyright 2020 Merida Herald. All rights reserved.",
        "© 2020 Merida Herald",
        "Photo: Ana Ruiz/MNA",
        "Published in The Merida Nation, April 5th, 2017",
        "Follow us on Twitter",
    ],
)
def test_a_line_of_furniture_is_taken_and_the_story_around_it_is_not(line: str) -> None:
    assert taken(f"{STORY}\n{line}\n{STORY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "Home Minister Bo Lind said 12 people died.",
        "News of the 40 deaths reached the capital at noon.",
        "Share this grief with us, the mother of the three dead said.",
        "Sign up for the army or die, gunmen told the 30 villagers.",
        "Subscribe to the idea that 40 died, she said, and you believe anything.",
        "By continuing to shell the town, the army killed 12 people.",
        "Get the latest figures right: 12 people were killed.",
        "Published in 2019, the report said 40 people were killed.",
        "The advertisement for the rally drew 4,000 people.",
        "More than 40 people were hurt",
        "World leaders condemned the killing of 12 people",
        "On Saturday, June 5, 2021, soldiers fired on the crowd.",
        '"Follow us on the road," the driver of the second lorry shouted to the 20 others.',
        "© 2020 Merida Herald. Twelve men still wait behind the fence of the old port.",
        "At 10:32 a.m. a second bomb went off.",
    ],
)
def test_a_sentence_of_the_story_is_never_taken(line: str) -> None:
    assert all(line not in span for span in taken(f"{STORY}\n{line}\n{STORY}"))
    assert all("people" not in span and "dead" not in span for span in taken(line))


def test_headlines_under_a_list_head_are_taken_until_the_story_goes_on() -> None:
    text = f"{STORY}\n\nRelated stories:\n\nTen dead in Vosk blast\nForty held after march\n\n{STORY}"
    assert taken(text) == ["Related stories:", "Ten dead in Vosk blast", "Forty held after march"]


def test_furniture_inside_a_long_line_is_taken_by_the_sentence() -> None:
    text = f"{STORY * 8} Follow us on Twitter for news. {STORY * 3} (Photo: Ana Ruiz/MNA) {STORY} Read Also"
    assert taken(text) == ["Follow us on Twitter for news.", "(Photo: Ana Ruiz/MNA)", "Read Also"]


HEADLINES = "Ten dead in Vosk blast Forty held after march in Karsk What next for the miners of Vosk"


@pytest.mark.parametrize(
    "tail",
    [
        f"Related News {HEADLINES}",
        f"Read Also {HEADLINES}",
        f"Read more: {HEADLINES}",
        f"Related News {HEADLINES} Forty lorries wait at the gate of the port. A picture is worth more. Contact Us",
    ],
)
def test_headlines_at_the_end_of_a_flattened_page_are_taken(tail: str) -> None:
    assert taken(f"{STORY * 7} {tail}") == [tail]


@pytest.mark.parametrize(
    "tail",
    [
        f"Related News {HEADLINES} At least 40 people were killed in the port of Merida that night",
        f"Related News {HEADLINES} Forty lorries wait at the gate of the port. Ten men died there.",
        "Related News Ten dead in Vosk blast. The people of the port hide in the hills.",
        f"They read more: {HEADLINES}",
    ],
)
def test_what_may_be_story_after_such_a_head_is_kept(tail: str) -> None:
    assert all("dead in Vosk" not in span for span in taken(f"{STORY * 7} {tail}"))


def test_headlines_before_the_story_of_a_flattened_page_are_kept() -> None:
    assert taken(f"{STORY} Related News {HEADLINES} {STORY * 9}") == []


@pytest.mark.parametrize("bar", ["Share  Post  Mail  Print", "Share | Mail", "Tweet  Pin it  Copy link"])
def test_a_share_bar_may_hold_words_that_alone_are_none(bar: str) -> None:
    assert taken(f"{STORY}\n{bar}\n{STORY}") == [bar]
    assert taken(f"Mail\nPost\nPost  Mail\n{STORY}") == []


def test_a_title_cut_short_or_repeated_is_taken_once() -> None:
    text = f"Three killed in Port Merida blast\nThree killed in Port Merida...\n{STORY}"
    assert taken(text) == ["Three killed in Port Merida..."]


PIECES = st.sampled_from(
    [
        STORY,
        "Share",
        "Read more:",
        "Home | News",
        "© 2020 MNA",
        "\n",
        " ",
        "\xa0",
        ".",
        "(Photo: MNA)",
        "Related",
        "…",
        "12 May 2020",
        ">",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=200)))
def test_spans_are_sorted_disjoint_and_inside_the_text(text: str) -> None:
    end = 0
    for start, stop in furniture(text):
        assert end <= start < stop <= len(text)
        end = stop
