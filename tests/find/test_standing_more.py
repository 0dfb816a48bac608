"""How a figure stands, told in ways that stand around the clause: denied behind it, hoped for, tried, played."""

import time
from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "Reports that 12 people died are false.",
        "Reports that 30 miners were killed turned out to be untrue, the mayor said.",
        "There is no evidence that 40 people were killed.",
        "It is not true that 40 people were killed.",
        "Fears that 12 people had drowned proved unfounded.",
        "The minister called the report of 12 deaths a lie.",
    ],
)
def test_what_is_said_of_a_claim_denies_it(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert figure.modality == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Police said reports that 12 people had died were accurate.",
        "The claim that 40 people died is true, and those who doubt it are wrong.",
        "Reports that 12 people died in a house where false papers were found shocked the town.",
        "There is no evidence that the 40 people killed were armed.",
        "There is no evidence that the army was behind the attack that killed 40 people.",
        "The army denied that it was behind the attack that killed 40 people.",
        "The army denied responsibility for the deaths of 12 people.",
        "There is no doubt that 40 people were killed.",
        "The protesters demanded the release of 12 people arrested on Monday.",
        "The opposition demanded an inquiry into the killing of 12 people.",
        "Police want to know why 12 people died.",
        "The attack might have killed 40 people.",
        "Forty people were killed, if not more.",
        "In the exercise, 12 soldiers were killed when a shell fell short.",
        "The film tells of the 2009 fire in which 40 people were killed.",
    ],
)
def test_a_figure_beside_a_denial_a_wish_or_a_drill_stays_asserted(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert figure.modality == "asserted"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Police are seeking to arrest 12 people.", "planned"),
        ("Organisers hope for 12,000 participants.", "planned"),
        ("Up to 10,000 people are expected at the rally on Saturday.", "planned"),
        ("The protesters demanded the arrest of 12 officers.", "hypothetical"),
        ("The court issued warrants for the arrest of 12 people.", "hypothetical"),
        ("The gang tried to kidnap 12 girls.", "hypothetical"),
        ("Troops foiled the abduction of 12 girls.", "hypothetical"),
        ("A mistake like this might have cost 50 lives.", "hypothetical"),
        ("The exercise simulated an attack in which 50 people were wounded.", "hypothetical"),
        ("In the novel, a plague kills 50 people.", "hypothetical"),
        ("The model predicts 12 deaths.", "hypothetical"),
    ],
)
def test_what_is_wished_tried_or_played_is_not_asserted(figures_of: FiguresOf, text: str, modality: str) -> None:
    (figure,) = figures_of(text)

    assert figure.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "The 2009 fire left 12 dead.",
        "A measles outbreak during 2006 left 2,140 dead.",
        "Police files from 2008 show that 3,366 were jailed in a single month.",
        "Some 3,000 people were killed in the 1987 earthquake.",
        "He was convicted of the 2009 bombing that killed 12 people.",
        "Some 50,000 people were arrested after the failed coup of 2016.",
        "Ten years on, families remember the 12 victims killed by the landslide.",
        "Lightning kills about 300 people a year in the hills.",
        "More than 5,000 people have been killed since the uprising began.",
        "Half a million people have been displaced by the war.",
    ],
)
def test_a_happening_called_by_its_year_and_a_rate_are_background(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text, published="2026-05-05")

    assert figure.background


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people have been killed since the protests began on Monday.",
        "Half a million people have been displaced by the floods.",
        "The fire, the worst since the 2009 blaze, killed 12 people.",
        "Twelve people were killed at a march for the victims of the 2009 fire.",
        "Twelve people were killed in the 2026 floods.",
        "A bus crash killed 12 people a year after the road was opened.",
    ],
)
def test_the_news_beside_an_old_year_or_a_since_is_no_background(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text, published="2026-05-05")

    assert not figure.background


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The toll rose to 11 from nine.", [(11, False), (9, True)]),
        ("The death toll rose to 11, up from nine on Monday.", [(11, False), (9, True)]),
        ("The toll, earlier put at 11, has risen to 13.", [(11, True), (13, False)]),
        ("That brings to 13 the number of people killed in the storm.", [(13, False)]),
    ],
)
def test_an_earlier_toll_is_superseded_and_the_new_one_is_not(
    figures_of: FiguresOf, text: str, standing: list[tuple[int, bool]]
) -> None:
    assert [(figure.low, figure.superseded) for figure in figures_of(text)] == standing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police detained 30 of the 900 protesters.", [("arrested", 30), ("participants", 900)]),
        ("Of about 400 protesters, 30 were arrested.", [("participants", 400), ("arrested", 30)]),
        ("Of 40 passengers, 12 died.", [("other", 40), ("killed", 12)]),
        ("The fire killed 12 of the 40 workers.", [("killed", 12), ("other", 40)]),
        ("Three out of the ten passengers died.", [("killed", 3), ("other", 10)]),
        ("Three in ten passengers died.", []),
    ],
)
def test_the_people_some_of_whom_were_hit_are_no_victims(
    figures_of: FiguresOf, text: str, told: list[tuple[str, int]]
) -> None:
    found = figures_of(text)

    assert [(figure.measure, figure.low) for figure in found] == told
    assert all(figure.part_of is None for figure in found)


def test_some_of_the_people_killed_are_a_part_of_the_dead(figures_of: FiguresOf) -> None:
    some, dead = figures_of("Two of the nine people killed were children.")

    assert (some.measure, some.part_of, dead.measure, dead.low) == ("killed", 1, "killed", 9)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The number of internally displaced people now stands at 1.2 million.", [("displaced", 1_200_000)]),
        ("The number of evacuees has reached 600.", [("displaced", 600)]),
        ("The unions put the number of strikers at 12,000.", [("participants", 12_000)]),
        ("The demonstrators, numbering about 300, blocked the bridge.", [("participants", 300)]),
        ("The crowd, which police said numbered 400, dispersed.", [("participants", 400)]),
        ("The protesters numbered their placards; 300 were arrested.", [("arrested", 300)]),
        ("Dead: 600; injured: 1,000.", [("killed", 600), ("injured", 1_000)]),
        ("The police arrested 40 (forty) suspects.", [("arrested", 40)]),
    ],
)
def test_tolls_labels_and_crowds_whose_number_comes_after_them(
    figures_of: FiguresOf, text: str, told: list[tuple[str, int]]
) -> None:
    assert [(figure.measure, figure.low) for figure in figures_of(text)] == told


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Three players are missing through injury for Saturday's match.", []),
        ("Twelve defenders are injured ahead of the derby.", []),
        ("Two men were jailed for 12 and 14 years over the arson.", []),
        ("Three players were injured in a bus crash on the way to the match.", ["injured"]),
        ("Twelve players are missing after the boat sank.", ["missing"]),
        ("Twelve activists were jailed on Friday for taking part in the march.", ["arrested"]),
        ("The court jailed 12 people for 10 days.", ["arrested"]),
    ],
)
def test_absence_from_a_match_and_a_court_s_sentence_are_no_harm(
    figures_of: FiguresOf, text: str, measures: list[str]
) -> None:
    assert [figure.measure for figure in figures_of(text)] == measures


def test_the_deed_that_a_sentence_of_years_is_for_is_background(figures_of: FiguresOf) -> None:
    (wife,) = figures_of("The fair opens on Friday.", title="Man gets 25 years for killing wife")

    assert wife.background


@pytest.mark.parametrize(
    "text",
    [
        "In the casino one of the guests was killed.",
        "Some 12 people seeking to escape died.",
        "The gunman tried to flee and killed 12 people.",
        "Police did not close the case after 12 people were killed.",
        "In a film studio fire, 12 people die.",
        "Reports of 12 deaths mean it would be wrong to open the road.",
    ],
)
def test_what_happened_beside_a_wish_a_case_or_a_film_is_asserted(figures_of: FiguresOf, text: str) -> None:
    assert [figure.modality for figure in figures_of(text)] == ["asserted"]


def test_two_voices_of_one_sentence_keep_their_own_counts(figures_of: FiguresOf) -> None:
    figures = figures_of("The hospital gave a toll of 12, but the army said 40 people had died.")

    assert [figure.attributed_to for figure in figures] == ["hospital", "army"]


def test_a_row_of_marks_in_a_headline_takes_no_time(figures_of: FiguresOf) -> None:
    started = time.perf_counter()
    figures_of("It was a quiet day.", title="Funeral " + "'" * 60 + " in the old town of Orm for a slain priest")

    assert time.perf_counter() - started < 20
