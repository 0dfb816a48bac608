"""Figures: what a report counts, in which bounds, and which figure is a part of which."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]
Told = tuple[str, int | None, int | None]


def told(figures: tuple[Figure, ...]) -> list[Told]:
    return [(figure.measure, figure.low, figure.high) for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 1,500 protesters were arrested", [("arrested", 1500, None)]),
        (
            "Nearly 200 people were killed, activists said. The government put the toll at 304.",
            [("killed", 200, 200), ("killed", 304, 304)],
        ),
        ("Hundreds of thousands marched in 12 cities.", [("participants", 200_000, 999_999), ("places", 12, 12)]),
        (
            "Police detained more than 60 demonstrators and injured dozens.",
            [("arrested", 60, None), ("injured", 24, 99)],
        ),
        ("Security forces killed between 5 and 8 people.", [("killed", 5, 8)]),
        ("as many as 600 detainees", [("arrested", None, 600)]),
        ("Scores were killed.", [("killed", 40, 199)]),
        ("Around two dozen people were injured.", [("injured", 24, 24)]),
        ("Two police officers and three protesters were wounded.", [("injured", 2, 2), ("injured", 3, 3)]),
        ("The death toll rose to 45 from 38.", [("killed", 45, 45), ("killed", 38, 38)]),
        ("No one was killed.", []),
        ("They would still rule, had they not killed 1,500 people.", [("killed", 1500, 1500)]),
    ],
)
def test_the_sentences_that_set_the_task_give_these_figures(
    figures_of: FiguresOf, text: str, expected: list[Told]
) -> None:
    assert told(figures_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # killed: passive, active, noun, toll
        ("Twelve people were killed by a bomb in Orm.", [("killed", 12, 12)]),
        ("Rebels killed 12 soldiers and wounded 30.", [("killed", 12, 12), ("injured", 30, 30)]),
        ("The killing of 12 protesters shocked Belmora.", [("killed", 12, 12)]),
        ("The deaths of 40 miners were confirmed.", [("killed", 40, 40)]),
        ("There were 12 deaths.", [("killed", 12, 12)]),
        ("Twelve people lost their lives.", [("killed", 12, 12)]),
        ("The fire claimed the lives of nine workers.", [("killed", 9, 9)]),
        ("Rescuers recovered the bodies of three miners.", [("killed", 3, 3)]),
        ("Police found 12 bodies.", [("killed", 12, 12)]),
        ("Hundreds are feared dead.", [("killed", 200, 999)]),
        ("Flight 304 crashed, killing 40 people.", [("killed", 40, 40)]),
        ("The number of dead has risen to 45.", [("killed", 45, 45)]),
        ("The death toll has climbed from 38 to 45.", [("killed", 38, 38), ("killed", 45, 45)]),
        ("A family of five was killed in the blast.", [("killed", 5, 5)]),
        ("Both men were killed.", [("killed", 2, 2)]),
        # other measures
        ("Tens of people were wounded.", [("injured", 20, 99)]),
        ("A dozen more were injured.", [("injured", 12, 12)]),
        ("Twelve people were taken into custody.", [("arrested", 12, 12)]),
        ("Police made 12 arrests.", [("arrested", 12, 12)]),
        ("Gunmen kidnapped 12 students.", [("abducted", 12, 12)]),
        ("Twelve people remain missing.", [("missing", 12, 12)]),
        ("Flooding displaced 20,000 people.", [("displaced", 20_000, 20_000)]),
        ("Thousands of people fled their homes.", [("displaced", 2_000, 9_999)]),
        ("About 40,000 residents are besieged in Orm.", [("besieged", 40_000, 40_000)]),
        ("The march drew 30,000 people.", [("participants", 30_000, 30_000)]),
        ("Some 300 students took part in the rally.", [("participants", 300, 300)]),
        ("A crowd of 5,000 gathered in Velden Square.", [("participants", 5_000, 5_000)]),
        ("Thirty workers went on strike.", [("participants", 30, 30)]),
        ("Demonstrations were held in 12 cities and 30 towns.", [("places", 12, 12), ("places", 30, 30)]),
        # killed and injured told as one count
        ("12 people were killed or wounded.", [("other", 12, 12)]),
        # headlines and lists
        ("Orm blast kills 12, injures 30", [("killed", 12, 12), ("injured", 30, 30)]),
        ("12 killed 30 injured", [("killed", 12, 12), ("injured", 30, 30)]),
        ("12 dead, 30 wounded, 5 missing in Orm", [("killed", 12, 12), ("injured", 30, 30), ("missing", 5, 5)]),
        ("- 12 killed\n- 30 wounded\n- 5 missing", [("killed", 12, 12), ("injured", 30, 30), ("missing", 5, 5)]),
        ("Hundreds arrested as protests spread to 30 cities", [("arrested", 200, 999), ("places", 30, 30)]),
        # how the text is written
        ("AT LEAST 12 PEOPLE WERE KILLED IN ORM.", [("killed", 12, None)]),
        ("At least  12   people\nwere  killed in Orm.", [("killed", 12, None)]),
        ("At least\u00a012\u00a0people were killed.", [("killed", 12, None)]),
        ("The blast killed 12 people it wounded 30 others", [("killed", 12, 12), ("injured", 30, 30)]),
        ("१२ people were killed.", [("killed", 12, 12)]),
        ("1 500 people were arrested.", [("arrested", 1500, 1500)]),
        ("1,23,456 people were displaced.", [("displaced", 123_456, 123_456)]),
        ("Two to three hundred people were arrested.", [("arrested", 200, 300)]),
    ],
)
def test_these_ways_of_telling_are_figures(figures_of: FiguresOf, text: str, expected: list[Told]) -> None:
    assert told(figures_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt.",
        "There were no casualties.",
        "No people were killed.",
        "The building had 304 rooms.",
        "The town, 12 kilometres from Orm, was attacked.",
        "Soldiers fired 12 rounds.",
        "12 percent of voters protested.",
        "The raid began at 12:30 and cost 500 dollars.",
        "The people of Orm waited.",
    ],
)
def test_these_hold_no_figure(figures_of: FiguresOf, text: str) -> None:
    assert figures_of(text) == ()


def test_ages_beside_a_count_are_not_counted(figures_of: FiguresOf) -> None:
    assert told(figures_of("Three brothers, aged 11, 13 and 17, were killed.")) == [("killed", 3, 3)]
    assert told(figures_of("Two 17-year-old boys were killed.")) == [("killed", 2, 2)]


def test_about_and_vague_are_told_apart(figures_of: FiguresOf) -> None:
    near, scores = figures_of("Nearly 200 people were killed and scores were injured.")

    assert (near.about, near.vague) == (True, False)
    assert (scores.about, scores.vague) == (False, True)


def test_a_figure_shows_its_words_and_whom_it_counts(figures_of: FiguresOf) -> None:
    text = "On Friday at least 1,500 young protesters were arrested."
    (figure,) = figures_of(text)

    assert (figure.words, figure.who) == ("at least 1,500", "young protesters")
    assert text[figure.start : figure.end] == "at least 1,500"
    assert text[figure.who_start : figure.who_end] == "young protesters"


def test_a_title_has_figures_of_its_own_with_offsets_into_the_title(figures_of: FiguresOf) -> None:
    title = "At least 12 killed in Orm"
    first, second = figures_of("A blast hit Orm. It wounded 30 people.", title=title)

    assert (first.field, second.field) == ("title", "text")
    assert title[first.start : first.end] == "At least 12"


# ---- parts of larger figures
@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("A blast killed 26 people, including 11 children.", 26, [11]),
        ("Twenty-six people, including 11 children and nine women, were killed.", 26, [11, 9]),
        ("12 people, among them three children, were killed.", 12, [3]),
        ("26 people were killed, 11 of them children.", 26, [11]),
        ("26 people died: 15 in Orm and 11 in Velden.", 26, [15, 11]),
        ("Nine people died: four civilians and five rebels.", 9, [4, 5]),
        ("The blast killed 26 people. Eleven of the dead were children.", 26, [11]),
        ("The blast killed 26 people. Among the dead were 11 children.", 26, [11]),
        ("Nine dead in Orm. Four civilians and five rebels were killed.", 9, [4, 5]),
    ],
)
def test_a_part_points_at_the_figure_that_holds_it(
    figures_of: FiguresOf, text: str, whole: int, parts: list[int]
) -> None:
    found = figures_of(text)

    assert [figure.low for figure in found if figure.part_of is None] == [whole]
    assert [figure.low for figure in found if figure.part_of == 0] == parts


@pytest.mark.parametrize(
    "text",
    [
        "The army arrested 60 people and detained another 40.",
        "Twelve people were killed. Another two were killed in Velden.",
        "Two police officers and three protesters were wounded.",
        "Police killed 12 men and three women.",
    ],
)
def test_what_adds_to_a_count_is_no_part_of_it(figures_of: FiguresOf, text: str) -> None:
    found = figures_of(text)

    assert len(found) == 2
    assert [figure.part_of for figure in found] == [None, None]


# ---- one victim told without a number
@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("A man was shot dead in Orm.", "killed", "A man"),
        ("A 31-year-old man was killed.", "killed", "A 31-year-old man"),
        ("Lena Orvik, 31, died in hospital.", "killed", "Lena Orvik"),
        ("Ms Ouda was arrested on Friday.", "arrested", "Ms Ouda"),
        ("A protester was shot and killed by police.", "killed", "A protester"),
    ],
)
def test_a_single_victim_is_one_told_by_a_noun_or_a_name(
    figures_of: FiguresOf, text: str, measure: str, words: str
) -> None:
    (figure,) = figures_of(text)

    assert (figure.measure, figure.low, figure.high, figure.implicit) == (measure, 1, 1, True)
    assert text[figure.start : figure.end] == figure.words == words


def test_one_as_a_count_in_its_own_right_is_not_implicit(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("The blast killed one person.")

    assert (figure.low, figure.high, figure.implicit) == (1, 1, False)


def test_a_wife_and_two_sons_are_one_implicit_victim_and_a_count(figures_of: FiguresOf) -> None:
    wife, sons = figures_of("His wife and two sons were killed.")

    assert (wife.low, wife.implicit, sons.low, sons.implicit) == (1, True, 2, False)


def test_a_single_victim_can_be_a_part(figures_of: FiguresOf) -> None:
    four, child = figures_of("Four people, including a child, were killed.")

    assert (four.low, child.implicit, child.part_of) == (4, True, 0)


# ---- what holds for every figure
REPORTS = [
    "BELMORA — At least 26 people, including 11 children, were killed on Friday, the Interior Ministry said.\n\n"
    "It added that another 40 were wounded. “Twelve of the dead were women,” Ana Ruiz, a nurse, told AFP.",
    "- 12 killed\n- 30 wounded\n\nPolice detained more than 60 demonstrators.\nHundreds more marched in 12 cities.",
    "Lena Orvik, 31, died on Friday. Her two sons were hurt, according to the Vosk Medical Union (VMU).",
    "The death toll rose to 45 from 38. Up to 600 people were held, activists and a lawyer said.",
]


@pytest.mark.parametrize("text", REPORTS)
def test_every_span_shows_what_the_record_says(figures_of: FiguresOf, text: str) -> None:
    found = figures_of(text)

    assert found
    for figure in found:
        assert text[figure.start : figure.end] == figure.words
        assert figure.who is None or text[figure.who_start : figure.who_end] == figure.who
        for source in figure.sources:
            assert text[source.start : source.end].removeprefix("the ") == source.name


@pytest.mark.parametrize("text", REPORTS)
def test_figures_stand_in_the_order_of_the_text_and_parts_point_at_others(figures_of: FiguresOf, text: str) -> None:
    found = figures_of(text)

    assert [figure.start for figure in found] == sorted(figure.start for figure in found)
    for i, figure in enumerate(found):
        assert figure.part_of is None or (figure.part_of != i and found[figure.part_of].part_of != i)
        assert figure.part_of is None or 0 <= figure.part_of < len(found)


@pytest.mark.parametrize("text", REPORTS)
def test_reading_twice_gives_the_same_figures(figures_of: FiguresOf, text: str) -> None:
    assert figures_of(text) == figures_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eighteen protesters were being held, a lawyer said.", [("arrested", 18, 18)]),
        ("Officers closed the market, taking 17 people into custody.", [("arrested", 17, 17)]),
        ("Police came at dawn. Dozens of protesters were seized.", [("arrested", 24, 99)]),
        ("Six marchers were left dead when police opened fire.", [("killed", 6, 6)]),
        ("Some 2,500 people were in the crowd.", [("participants", 2500, 2500)]),
        ("Sixteen persons did not survive.", [("killed", 16, 16)]),
        ("The lives of 27 persons were cut short.", [("killed", 27, 27)]),
        ("The attack cost 11 people their lives.", [("killed", 11, 11)]),
        ("The bodies of at the very least 19 persons were recovered.", [("killed", 19, None)]),
        ("Eight others were nursing injuries.", [("injured", 8, 8)]),
        ("Forty marchers were bundled into vans.", [("arrested", 40, 40)]),
        ("They spoke before a crowd of upwards of 3,500 people.", [("participants", 3500, None)]),
        ("The crowd numbered just under 1,500 people.", [("participants", 1500, 1500)]),
    ],
)
def test_the_ways_of_holding_dying_and_attending_are_told_apart(
    figures_of: FiguresOf, text: str, expected: list[Told]
) -> None:
    assert told(figures_of(text)) == expected


def test_people_held_by_captors_are_not_arrested(figures_of: FiguresOf) -> None:
    found = figures_of("The kidnappers spoke on Monday. Nine people were still being held.")

    assert "arrested" not in {one.measure for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "VELDEN (OWS) — At least four people lost their lives in a raid.",
        "VELDEN, Lodra - At least four people lost their lives in a raid.",
        "Velden — At least four people lost their lives in a raid.",
        "Raid on Velden: at least four killed",
    ],
)
def test_a_place_at_the_head_of_a_report_is_no_victim(figures_of: FiguresOf, text: str) -> None:
    assert told(figures_of(text)) == [("killed", 4, None)]


@pytest.mark.parametrize(
    "text",
    ["A tractor burned near the tea house.", "Missiles hit Three Chimneys in the old quarter of Velden on Friday."],
)
def test_machines_and_numbers_in_names_are_no_people(figures_of: FiguresOf, text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A man was charged with the 2013 house party murders.", []),
        ("A man was in court for a 2013 double homicide.", []),
        ("The 1950 displaced residents fled.", [1950]),
    ],
)
def test_a_year_before_a_deed_counts_nobody(figures_of: FiguresOf, text: str, numbers: list[int]) -> None:
    assert [figure.low for figure in figures_of(text) if not figure.implicit] == numbers
