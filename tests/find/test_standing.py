"""How a figure stands: asserted or not, by whose hand, of which people, of which time."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Twelve people were killed.", "asserted"),
        ("At least 12 people may have died.", "asserted"),
        ("Hundreds are feared dead.", "asserted"),
        ("The army denied killing 12 civilians.", "denied"),
        ("The government denied that 12 people were killed.", "denied"),
        ("The minister rejected reports that 12 people were killed.", "denied"),
        ("They would still rule, had they not killed 1,500 people.", "hypothetical"),
        ("The blast could kill 300 people.", "hypothetical"),
        ("At rush hour, the death toll might have reached 70.", "hypothetical"),
        ("The police could confirm that 12 people were killed.", "asserted"),
        ("Some 20,000 people would be displaced if the dam broke.", "hypothetical"),
        ("Had it come an hour later, hundreds of people might have died.", "hypothetical"),
        ("Scores more might have died had the wind turned.", "hypothetical"),
        ("Sixteen persons did not survive.", "asserted"),
        ("Gatherings of more than five people are banned in the town.", "hypothetical"),
        ("Some 2,000 people will march on Friday.", "planned"),
        ("Up to 5,000 people are expected to attend the rally.", "planned"),
        ("Some 800 workers are to be evacuated on Friday.", "planned"),
    ],
)
def test_a_figure_is_asserted_denied_hypothetical_or_planned(figures_of: FiguresOf, text: str, modality: str) -> None:
    (figure,) = figures_of(text)

    assert figure.modality == modality


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Security forces killed between 5 and 8 people.", "Security forces"),
        ("Twelve people were killed by government forces.", "government forces"),
        ("Gunmen shot dead 12 civilians.", "Gunmen"),
        ("Police fired on a crowd, killing 12 people.", "Police"),
        ("Twelve civilians were killed in an airstrike by the Belmora air force.", "Belmora air force"),
        ("Twelve people were killed by a bomb.", None),
        ("A blast killed 12 people.", None),
        ("Twelve people were killed.", None),
        ("Twelve people died on Friday.", None),
    ],
)
def test_an_agent_is_named_only_where_the_grammar_says_who_did_it(
    figures_of: FiguresOf, text: str, agent: str | None
) -> None:
    (figure,) = figures_of(text)

    assert figure.agent == agent


def test_verbs_that_share_a_subject_share_an_agent(figures_of: FiguresOf) -> None:
    found = figures_of("Police detained more than 60 demonstrators and injured dozens.")

    assert [figure.agent for figure in found] == ["Police", "Police"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Twelve people were killed.", None),
        ("Twelve were killed.", None),
        ("Twelve children were killed.", "children"),
        ("Twelve girls were killed.", "children"),
        ("Twelve civilians were killed.", "civilians"),
        ("Twelve women were arrested.", "women"),
        ("Twelve journalists were detained.", "journalists"),
        ("Rebels killed 12 soldiers.", "soldiers"),
    ],
)
def test_a_narrower_count_says_of_whom(figures_of: FiguresOf, text: str, scope: str | None) -> None:
    (figure,) = figures_of(text)

    assert figure.scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "The war has killed 300,000 people since it began in 2011.",
        "More than 300,000 people have been killed in the conflict.",
        "More than 5,000 people have been killed since the uprising began.",
        "The nine-year war has displaced 5 million people.",
        "Last year, 40 people were killed in a similar attack.",
        "Three years ago, 40 people died in a similar fire.",
        "As far back as 2006, a fire in this town had left a death toll of 140.",
    ],
)
def test_totals_of_a_conflict_and_earlier_happenings_are_background(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert figure.background


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("In March 2015, 40 people were killed in Velden.", True),
        ("The strikes of 2006 saw 3,000 people locked up.", True),
        ("The floods of 2020 have killed 40 people.", False),
        ("In the first attack since the ceasefire, gunmen killed 12 soldiers.", False),
        ("A bus with children aged over six years crashed, killing 12.", False),
        ("Twelve people were killed in the attack on November 8.", False),
        ("Twelve people were killed on Friday.", False),
    ],
)
def test_a_date_well_before_publication_tells_of_something_else(
    figures_of: FiguresOf, text: str, background: bool
) -> None:
    (figure,) = figures_of(text, published="2020-11-10")

    assert figure.background is background


def test_background_of_one_sentence_leaves_the_next_alone(figures_of: FiguresOf) -> None:
    found = figures_of("Twelve people were killed on Friday. Last year, 40 people were killed in Velden.")

    assert [figure.background for figure in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("A boy was shot dead in Orm. Nine people were killed in separate shootings in the city.", [False, True]),
        ("A boy was shot dead in Orm. Nine people were killed over a ten-hour stretch that night.", [False, True]),
        ("A boy was shot dead in Orm. Nine people were killed in the shooting.", [False, False]),
        ("Nine people were killed in separate shootings in Orm. A boy was shot dead.", [False, False]),
        ("Nine people died in Orm. Nine people were killed in separate shootings in the city.", [False, False]),
    ],
)
def test_a_total_of_happenings_apart_is_background_where_a_single_one_was_told_before(
    figures_of: FiguresOf, text: str, background: list[bool]
) -> None:
    assert [figure.background for figure in figures_of(text)] == background


def test_a_part_of_a_background_total_is_background_too(figures_of: FiguresOf) -> None:
    found = figures_of("The war has killed 300,000 people since it began. Some 9,000 of the dead were children.")

    assert [(figure.part_of, figure.background) for figure in found] == [(None, True), (0, True)]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Thousands marched over the killing of two students.", [False, True]),
        ("Deputies tabled a motion on the jailing of two councillors.", [True]),
        ("About 700 people have been killed in such raids from 2007, by one estimate.", [True]),
        ("Police announced the arrest of two men.", [False]),
        ("Nine people died in the wake of the blast.", [False]),
        ("The strike came in the wake of a blast that killed nine.", [True]),
        ("Up to 35 marchers were wounded.", [False]),
        ("Data show that 2,779 lost their lives in such incidents in the six years to 2004.", [True]),
    ],
)
def test_the_deed_that_a_protest_or_debate_is_about_lies_further_back(
    figures_of: FiguresOf, text: str, background: list[bool]
) -> None:
    assert [figure.background for figure in figures_of(text)] == background


@pytest.mark.parametrize(
    ("text", "background"),
    [
        (
            "A raid hurt 12 people. Four medics were killed on Tuesday just days after 30 drivers were killed.",
            [False, False, True],
        ),
        ("The raid on Velden, which killed 12 people, came a day after jets killed 26 people.", [False, True]),
        ("A raid killed 12 people on Monday. Since then 300 people have been killed.", [False, True]),
    ],
)
def test_what_follows_days_after_is_background_and_what_stands_before_is_the_news(
    figures_of: FiguresOf, text: str, background: list[bool]
) -> None:
    assert [figure.background for figure in figures_of(text)] == background


def test_the_worst_of_many_years_is_the_news(figures_of: FiguresOf) -> None:
    worst, total = figures_of("The worst fire in a decade killed 25 people.\n\nFires killed 400 people in a decade.")

    assert (worst.background, total.background) == (False, True)
