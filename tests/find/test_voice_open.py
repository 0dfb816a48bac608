"""Sources that no word list knows: the form of the sentence says whose word it is."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The wardens made it known that 12 people had died in Velden.", "wardens"),
        ("The wardens let it be known that 12 people were killed.", "wardens"),
        ("Twelve people had died in Velden, a deckhand let slip.", "a deckhand"),
        ("Twelve people died, a sergeant with the Orm Police made known.", "a sergeant with the Orm Police"),
        ("Officialdom revealed 14 people were hurt.", "Officialdom"),
        ("The armed services indicated that dozens of people were killed.", "armed services"),
        ("The ministry went on record as saying 12 people were killed.", "ministry"),
        ("Five people died, by the account of an on-call doctor in Orm.", "an on-call doctor in Orm"),
        ("More than 40 were killed, going by the account of harbour pilots.", "harbour pilots"),
        ("As put about by the guild: 67 people were killed in Velden.", "guild"),
        ("The flood killed 22 people, as first published by the Orm Democrat.", "Orm Democrat"),
        ("The toll stood at 14, on the reckoning of the wardens.", "wardens"),
        ("Nine people were killed, if one goes by the caretaker of the school.", "caretaker of the school"),
        ("The Orm Casualty Register indicated that 8 people were killed.", "Orm Casualty Register"),
        ("Orm Hospital went quiet. Yet Orm Hospital made known: 5 people were killed.", "Orm Hospital"),
        (
            "Two people died, nurses at the Central Medical Centre, Orm said.",
            "nurses at the Central Medical Centre, Orm",
        ),
        ("The lives of two people were lost, the Orm Free Press wrote.", "Orm Free Press"),
        ("Eight people were killed, the Ministry of Works could confirm.", "Ministry of Works"),
        ("Nine people were killed, Orm Watch, a body of jurists, indicated when contacted.", "Orm Watch"),
        ("Six people were killed, going by a story in the Orm Journal.", "Orm Journal"),
        ("The security forces put the dead at 14.", "security forces"),
        ("Four marchers were killed, per police.", "police"),
        ("The Grey Lantern has itself confirmed the deaths of 63 people.", "Grey Lantern"),
        ("Five people were killed, per local boatman Ivo Tarn.", "local boatman Ivo Tarn"),
        ("Nine people died, as stated by Count Every Name, a watchdog.", "Count Every Name"),
        ("The Herald, with reference to the army authorities, wrote that 18 died.", "army authorities"),
        ("The army said that, according to witnesses, 12 people were killed.", "witnesses"),
        ("The Herald said, according to witnesses, 12 people were killed.", "witnesses"),
        (
            "ORRO, Velden – The media unit of the Orm fire service advised that 28 people died.",
            "Orm fire service",
        ),
        ("Asked about it, the ministry said the lives of four people were lost.", "ministry"),
        (
            "Nursing staff at the Orm clinic, meanwhile, reckoned 10 people were killed.",
            "Nursing staff at the Orm clinic",
        ),
        ("ORM, Velden — The Register of Harm, a watchdog, could confirm that 12 people died.", "Register of Harm"),
        ("By the account of Orm Watch, whose members log such cases, 24 people were killed.", "Orm Watch"),
        ("Five people were killed, Orm Watch, a rights group, informed reporters.", "Orm Watch"),
        ("Sixteen people were killed, Lesk Fire and Rescue informed the Herald.", "Lesk Fire and Rescue"),
        (
            "VELDEN: (OPA) Blasts jolted Velden – with 5 people losing their lives, said miner Ivo Tarn.",
            "miner Ivo Tarn",
        ),
        ("(OPA) VELDEN, May 3: An update from onlooker Ivo Tarn said 5 people died.", "onlooker Ivo Tarn"),
        ("VELDEN (OPA): Eyewitness Ivo Tarn, who saw it, told newsmen that 5 people died.", "Eyewitness Ivo Tarn"),
        ("Gunmen fired, claiming the lives of four people, in remarks by Orm Hospital carried by OPA.", "Orm Hospital"),
        ("Some 8,859 people marched on Sunday, per the chair of the Rally Board.", "chair of the Rally Board"),
        ("Twenty-two people were hurt, police chiefs stated.", "police chiefs"),
        ("Twelve people were hurt, the ministry wrote on Telegram.", "ministry"),
        ("Three people died, the casualty ward at Orm Hospital maintained.", "casualty ward at Orm Hospital"),
        ("The rescue teams stated that 14 people were killed.", "rescue teams"),
        ("Forty people were arrested, Lives Counted informed OPA.", "Lives Counted"),
        ("Twelve people were killed, Stand Together told the Herald.", "Stand Together"),
        ("The attendance stood at 7,233 people, the Lesk Post wrote.", "Lesk Post"),
        ("Four people were killed, as stated by monitors of Witness for All.", "monitors of Witness for All"),
        ("The blast shook Orm, with Witness for All, a watchdog, stating that two people died.", "Witness for All"),
        ("As per retired sergeant Ivo Tarn, 328 people were arrested.", "retired sergeant Ivo Tarn"),
        ("Seventeen was the death toll offered by the watchdog Orm Watch.", "Orm Watch"),
        ("Two was the figure for the number of deaths given by the mortuary officer.", "mortuary officer"),
        ("A different picture came from Orm Watch, quoting the number of deaths as six.", "Orm Watch"),
        ("Officials raised the death toll to 14.", "Officials"),
        ("Orm Watch, relying on a network of sources in Velden, said 12 people were killed.", "Orm Watch"),
        ("OPA, relying on the Works Ministry, said 12 people were killed.", "Works Ministry"),
        ("The Works Ministry, on the other hand, had it that seven people died.", "Works Ministry"),
        ("The rally's steering committee gave word that 150 people were arrested.", "rally's steering committee"),
        ("The high command set the number of deaths at 92.", "high command"),
        (
            "The outcome, said the press service of the Works Ministry: two people died.",
            "press service of the Works Ministry",
        ),
        ("The ministry for its part said 12 people were killed.", "ministry"),
        ("The Works Ministry issued a statement overnight. It said 23 people were hurt.", "Works Ministry"),
        ("Orm Watch published its report on Monday. The group said 54 people had died.", "Orm Watch"),
        ("The Orm Relief Council's estimate is that 17,000 people have been displaced.", "Orm Relief Council"),
        ("The National Union of Miners and Quarrymen said 14 died.", "National Union of Miners and Quarrymen"),
        ("Fourteen people were killed, Kanal 24 reported.", "Kanal 24"),
        ("If the rebels are to be believed, 120 people were killed.", "rebels"),
        ("Investigators found that 14 people were killed.", "Investigators"),
        ("Fourteen people have been confirmed dead by the coroner.", "coroner"),
        ("Eleven people were killed. That is according to Fire Chief Dario Menz.", "Fire Chief Dario Menz"),
        ("Eleven people were killed. The figures were given by Lesk Railways.", "Lesk Railways"),
        ("Pax Velden says it has verified the deaths of 54 people.", "Pax Velden"),
        (
            "Police spokeswoman Ina Bolt said it began at noon. She said 14 died.",
            "Police spokeswoman Ina Bolt",
        ),
        (
            "VELDEN - Speaking to the Herald, the chief executive of Orm Infirmary said 5 people were killed.",
            "chief executive of Orm Infirmary",
        ),
    ],
)
def test_the_form_of_a_sentence_names_a_source_whatever_the_noun(figures_of: FiguresOf, text: str, source: str) -> None:
    assert [figure.attributed_to for figure in figures_of(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The wardens meant that 12 people were killed.",
        "The gunman knew that the church was full and killed 12 people.",
        "Officials hoped that the toll of 12 dead would not rise.",
        "The blast was so strong that 12 people were killed.",
        "Twelve people were killed in Velden, the mayor resigned.",
        "Twelve miners were killed, the pit closed.",
        "Twelve people were killed as ordered by the general.",
        "The building, as designed by Orm Works, collapsed and killed 30 people.",
        "With a statement of intent, 3,000 protesters marched.",
        "Acting on information of a plot, police arrested 12 men.",
        "Officials attributed the toll to heavy rain that killed 14 people.",
        "The army placed the dead in a row after 12 people were killed.",
        "A gunman arrived at the turnout, killing 12 people.",
        "The team had another injured player, and 30 fans were hurt.",
        "A gunman pointed to his victims before killing 3 people.",
        "The team let slip their lead, and 12 players were injured.",
        "Fourteen people were killed and police said an investigation was under way.",
        "Fourteen people were killed in the fire, which police said was arson.",
        "The government declared three days of mourning after 14 people were killed.",
        "Velden's death toll is 16.",
        "Dispatch from Velden: 14 people were killed.",
        "According to plan, the rescuers left at dawn; 14 people were missing.",
        "Masked officers went from door to door in Velden, putting 46 members in detention.",
        "Police put 30 people in detention on Monday.",
        "The walls revealed that 12 people were shot.",
        "Rebels announced responsibility for the attack that killed 12 people.",
        "Army forces responded by shelling the town, killing 12 people.",
        "Rescuers learned from the collapse that killed 30 people.",
        "All told, 35 other people were killed.",
        "Four people were killed per square kilometre.",
        "The blast claimed the lives of 12 people.",
    ],
)
def test_what_only_looks_like_telling_names_nobody(figures_of: FiguresOf, text: str) -> None:
    assert {figure.attributed_to for figure in figures_of(text)} == {None}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Twelve people were killed, police said, as witnessed by the crowd.", "police"),
        ("The army said, with the numbers of dead rising, that 12 people were killed.", "army"),
        ("The ministry replied with a figure of 12 dead.", "ministry"),
        ("Once head of the Orm Council, Venn said 12 people were killed.", "Venn"),
    ],
)
def test_a_phrase_that_names_nobody_leaves_who_speaks(figures_of: FiguresOf, text: str, source: str) -> None:
    assert [figure.attributed_to for figure in figures_of(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The Orm Herald wrote that 67 people were killed, attributing the information to the harbour board.",
        "The Orm Herald learnt from the harbour board that 67 people were killed.",
        "The Orm Herald wrote that 67 people were killed, crediting the news to the harbour board.",
        "The Orm Herald wrote that 67 people were killed, basing its report on the harbour board.",
    ],
)
def test_whom_an_outlet_has_it_from_is_the_source(figures_of: FiguresOf, text: str) -> None:
    assert [figure.attributed_to for figure in figures_of(text)] == ["harbour board"]


def test_a_condition_that_says_on_whose_word_leaves_a_count_asserted(figures_of: FiguresOf) -> None:
    told = figures_of("Nine people were killed, if the ministry is to be believed.")
    feared = figures_of("Nine people were killed, if the report is right.")

    assert [figure.modality for figure in (*told, *feared)] == ["asserted", "hypothetical"]


def test_a_town_is_no_part_of_a_hospital_to_which_people_are_taken(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("Five people were taken to the Orm Medical Centre, Tarn said.")

    assert figure.attributed_to == "Tarn"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters and Orm Watch reported that 12 people were killed.", ["Reuters", "Orm Watch"]),
        ("Four died, miner Ivo Tarn and police in Velden told the Herald.", ["miner Ivo Tarn", "police in Velden"]),
        ("Fighting between Lesk and Orm Watch said 12 people were killed.", ["Orm Watch"]),
    ],
)
def test_two_names_with_which_a_clause_begins_are_two_sources(
    figures_of: FiguresOf, text: str, names: list[str]
) -> None:
    (figure,) = figures_of(text)

    assert [source.name for source in figure.sources] == names


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("Police said 14 people were killed, according to the Lesk Lantern.", "Police", "Lesk Lantern"),
        ("Police said 14 people were killed, the Lesk Lantern reported.", "Police", "Lesk Lantern"),
        ("Some 25 people died, OPA wrote, naming Orm Hospital as its source.", "Orm Hospital", "OPA"),
        ("Some 25 people died, as per OPA, which attributed this to Orm Hospital.", "Orm Hospital", "OPA"),
        ("OPA, giving postman Ivo Tarn as its source, wrote that 10 people died.", "postman Ivo Tarn", "OPA"),
    ],
)
def test_a_medium_that_names_whom_it_has_it_from_carries_it(
    figures_of: FiguresOf, text: str, source: str, via: str
) -> None:
    (figure,) = figures_of(text)

    assert (figure.attributed_to, figure.via) == (source, via)


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("12 killed in blast: mayor", "mayor"),
        ("12 killed in blast, says governor", "governor"),
        ("Union: 12 killed in blast", "Union"),
        ("Reuters: 12 killed in blast", "Reuters"),
        ("300 arrested, opposition claims", "opposition"),
        ("Army kills 12 rebels", None),
        ("12 killed in attack on union", None),
    ],
)
def test_a_headline_names_its_source_beside_a_mark(figures_of: FiguresOf, title: str, source: str | None) -> None:
    figures = figures_of("It was the second such day in Velden.", title=title)

    assert [figure.attributed_to for figure in figures] == [source]
