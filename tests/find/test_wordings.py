"""Wordings that reporters use beside the plainest ones: what they count, and what they do not."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]
BODY = "The mayor spoke to the press about it on Monday."


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("Twenty people needed hospital treatment for their injuries.", "injured", 20),
        ("Nine farmhands required surgery after the blast.", "injured", 9),
        ("Hospitals took in 30 others with injuries.", "injured", 30),
        ("The breakup of a sit-in netted at least 44 people.", "arrested", 44),
        ("Detention orders were served on 28 people.", "arrested", 28),
        ("Police said that 54 party workers were picked up.", "arrested", 54),
        ("Police pulled in 12 students after the rally.", "arrested", 12),
        ("The rally pulled in 3,000 people.", "participants", 3000),
        ("A vigil in the square had drawn 2,500 people.", "participants", 2500),
        ("The march brought almost 3,000 people onto the streets.", "participants", 3000),
        ("The search continued for seven others.", "missing", 7),
        ("Five sailors could not be traced.", "missing", 5),
        ("Rescuers were searching for 12 missing miners.", "missing", 12),
        ("The dead now number 17.", "killed", 17),
        ("Alongside this, 88 others were left bleeding.", "injured", 88),
        ("There was no word of four other people.", "missing", 4),
        ("A total of 2,006 people made their voices heard on Wednesday.", "participants", 2006),
        ("A bystander gave the head count as 4,977.", "participants", 4977),
        ("Seventeen was the body count offered by the watchdog.", "killed", 17),
        ("The Lesk Journal has reported that eight people were left with wounds.", "injured", 8),
        ("The death toll stood at 10 protesters.", "killed", 10),
        ("The number of marchers killed was 10.", "killed", 10),
        ("Five miners met their untimely deaths.", "killed", 5),
        ("A crash sent 19 people to early graves.", "killed", 19),
        ("The fire snuffed the life out of 19 people.", "killed", 19),
        ("The dead numbered 12.", "killed", 12),
        ("24 others picked up injuries.", "injured", 24),
        ("Upwards of 10 people were listed as injured.", "injured", 10),
        ("The wounded numbered 14.", "injured", 14),
        ("Twelve villagers suffered fatal injuries.", "killed", 12),
        ("Six porters were fatally hurt.", "killed", 6),
        ("The loss of life was 41.", "killed", 41),
        ("Ten people received wounds.", "injured", 10),
        ("27 people came away wounded.", "injured", 27),
        ("Police broke up the sit-in, putting 40 people in detention.", "arrested", 40),
        ("Nine others were put down as missing.", "missing", 9),
        ("The convention was attended by over 2,500 people.", "participants", 2500),
        ("Some 3,336 supporters besieged the venue.", "participants", 3336),
        ("The crowd comprised 20,000 backers.", "participants", 20000),
        ("Detainees numbered 44.", "arrested", 44),
        ("There was no trace of three other people.", "missing", 3),
        ("A rally took place in Velden with 2,500 party members on hand.", "participants", 2500),
        ("Dozens of marchers were left in need of medical care.", "injured", 24),
        ("The number of lives lost stood at 65.", "killed", 65),
        ("The turn-out stood at 5,827.", "participants", 5827),
        ("A total of 2,144 people made up the gathering.", "participants", 2144),
        ("The fatality figure stood at 26.", "killed", 26),
        ("Three men were shot, killed in Orm.", "killed", 3),
        ("Twelve deaths in custody were reported on Monday.", "killed", 12),
        ("Three farmers took their own lives in Orm.", "killed", 3),
        ("The student took his own life in a parking lot.", "killed", 1),
        ("A total of 1,927 people showed up at the square.", "participants", 1927),
        ("In excess of 100 persons were left in need of medical care.", "injured", 100),
        ("Just short of 40 persons found themselves in custody.", "arrested", 40),
        ("Four people were still being sought.", "missing", 4),
        ("The crowd was 8,921 people.", "participants", 8921),
        ("Two murder victims were found in Orm.", "killed", 2),
        ("The death of a toddler stunned the town.", "killed", 1),
    ],
)
def test_a_wording_says_what_befell_people(figures_of: FiguresOf, text: str, measure: str, low: int) -> None:
    (figure,) = figures_of(text)

    assert (figure.measure, figure.low, figure.modality) == (measure, low, "asserted")


@pytest.mark.parametrize(
    ("title", "measure", "low"),
    [
        ("Security sweep in Orm nets 98", "arrested", 98),
        ("2,500 March as Party Rallies Supporters in Orm", "participants", 2500),
        ("84,074 at Orm convention", "participants", 84_074),
        ("46 Perish Following Orm Landslide", "killed", 46),
        ("Orm Blast Death Toll Now 96", "killed", 96),
        ("Orm vigil cut short: 150 or more remanded", "arrested", 150),
        ("17-year-old boy shot, killed in Orm", "killed", 1),
        ("Two men charged after baby girl accidentally shot, killed", "killed", 1),
        ("Man charged in shooting death of Orm teen", "killed", 1),
        ("2,584 answer call: Orm mass meeting", "participants", 2584),
        ("Deaths in Orm flood climb to 39", "killed", 39),
        ("4-year-old fatally shoots self at Orm house", "killed", 1),
    ],
)
def test_a_headline_counts_with_few_words(figures_of: FiguresOf, title: str, measure: str, low: int) -> None:
    (figure,) = figures_of(BODY, title)

    assert (figure.field, figure.measure, figure.low) == ("title", measure, low)


@pytest.mark.parametrize(
    "text",
    [
        "The trawler netted 12 tonnes of cod.",
        "Police searched for two gunmen in the woods.",
        "The party met on 19 March in Orm.",
        "The mayor drew up 12 plans.",
        "Bus number 17 was late.",
        "The factory needed 20 machines.",
        "Three gunmen were still being sought by police.",
        "About 40,000 people are in need of treatment for a cough.",
        "Thirty rescuers made their way through the rubble.",
        "The crowd was dispersed by 300 officers.",
        "I snatched the baby and ran too, she said.",
        "Tragedy struck the town on Monday.",
    ],
)
def test_a_wording_of_other_things_counts_nobody(figures_of: FiguresOf, text: str) -> None:
    assert [figure for figure in figures_of(text) if figure.measure != "other"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Rights lawyers count 885 killed in such raids over the past quarter-century.",
        "Historians list 2,000 dead.",
        "Over two decades 700 people were killed in the pits.",
        "Since independence, 1,500 have lost their lives to storms dating back to 2006.",
        "The archive lists 1,610 people who perished in such floods over ten years.",
    ],
)
def test_totals_of_long_stretches_are_background(figures_of: FiguresOf, text: str) -> None:
    assert [figure.background for figure in figures_of(text)] == [True]


def test_a_count_that_a_newer_one_overtakes_is_superseded(figures_of: FiguresOf) -> None:
    newer, older = figures_of("The death toll jumped to 27, overtaking a provisional figure of 20.")

    assert (newer.superseded, older.superseded) == (False, True)


def test_a_count_that_stood_in_an_earlier_tally_is_superseded(figures_of: FiguresOf) -> None:
    newer, older = figures_of("The toll had gone up to eight dead, against five in the preliminary tally.")

    assert [(newer.low, newer.superseded), (older.low, older.superseded)] == [(8, False), (5, True)]


def test_a_deed_of_whose_wake_a_sentence_begins_is_the_news(figures_of: FiguresOf) -> None:
    (dead,) = figures_of("In the wake of a bomb blast in Orm on Monday, seven people were killed.")
    (before,) = figures_of("The vote was held in the wake of a bomb blast that killed seven people.")

    assert (dead.background, before.background) == (False, True)


def test_who_tells_a_count_is_no_victim_of_it(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("The raid netted at least 44 people, the Civic Coalition said, all now under arrest.")

    assert figure.attributed_to == "Civic Coalition"


def test_kin_whom_a_bystander_saw_taken_is_one_of_those_counted(figures_of: FiguresOf) -> None:
    many, sister = figures_of(
        "Police arrested 20 people.\n\n“They came at five and led away my sister,” said Ivo Tarn."
    )

    assert (many.part_of, sister.low, sister.part_of) == (None, 1, 0)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Orm army was less precise, talking of at least 12 people killed.", "Orm army"),
        ("Citing no other source, AVC reported that 14 people were killed.", "AVC"),
        ("Four people died, Lena Orvik, a spokeswoman for police in Orm, told reporters.", "Lena Orvik"),
        ("Four people died, Lena Orvik, spokeswoman for the Orm police, told reporters.", "Lena Orvik"),
        ("An estimate from the Orm Fire and Rescue Service was 46 people killed.", "Orm Fire and Rescue Service"),
        ("AVC reported, on the word of the Orm Infirmary, that four people died.", "Orm Infirmary"),
        ("As per those in authority, six people were killed.", "those in authority"),
        ("The organising committee informed reporters that 300 people marched.", "organising committee"),
        ("A count from Orm Watch, a body that tracks violence, who reported 47 people killed.", "Orm Watch"),
        ("The steering panel of the Orm Workers’ Federation said 54 people were hurt.", "Orm Workers’ Federation"),
        ("Four people died, the director of the Orm Forum, Lena Orvik, said.", "director of the Orm Forum"),
        ("Four people died in Lesk, the Orm Ministry, through its spokesman, Ivo Tarn, disclosed.", "Orm Ministry"),
        ("A baker, Ivo Tarn, said four people died.", "Ivo Tarn"),
        ("The Alliance for the Lost and Forgotten said four people died.", "Alliance for the Lost and Forgotten"),
        ("The control room of the River and Mountain Search Unit said four died.", "River and Mountain Search Unit"),
        ("Four people died, as published by the Lesk Lantern.", "Lesk Lantern"),
        ("The Lesk Lantern gathered that four people died.", "Lesk Lantern"),
        ("The Orm police faulted that, insisting that four people died.", "Orm police"),
        ("The figure first furnished by the Orm police was 16 people killed.", "Orm police"),
        ("The union put out a statement saying four people died.", "union"),
        (
            "The secretary of the All Orm Congress, Ivo Tarn, said four people died.",
            "secretary of the All Orm Congress",
        ),
    ],
)
def test_a_teller_is_named_past_what_stands_around(figures_of: FiguresOf, text: str, source: str) -> None:
    (figure,) = figures_of(text)

    assert figure.attributed_to is not None
    assert figure.attributed_to.endswith(source)


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("Four people died, the army said, according to the Lesk Lantern.", "army", "Lesk Lantern"),
        ("Four people died, said the army, as reported by the Lesk Lantern.", "army", "Lesk Lantern"),
        ("The army said in a statement carried by the Lesk Lantern that four people died.", "army", "Lesk Lantern"),
        ("Lesk — LNA, citing the army, reported that four people died.", "army", "LNA"),
    ],
)
def test_who_relays_a_source_is_its_carrier(figures_of: FiguresOf, text: str, source: str, via: str) -> None:
    (figure,) = figures_of(text)

    assert (figure.attributed_to, figure.via) == (source, via)


@pytest.mark.parametrize(
    "text",
    [
        "Braving the rain, 1,700 backers showed up as the forum got under way in Lesk on Friday.",
        "A total of 1,700 people attended when the Homeland Alliance put on a show of strength.",
        "Thousands of marchers gathered in Lesk on Friday.",
    ],
)
def test_who_only_comes_or_stages_something_says_nothing(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert (figure.measure, figure.attributed_to) == ("participants", None)


def test_an_arrest_that_slogans_are_about_is_background(figures_of: FiguresOf) -> None:
    one, many = figures_of("Slogans on the arrest of a union leader were heard as 300 people marched.")

    assert (one.background, many.low, many.background) == (True, 300, False)


@pytest.mark.parametrize(
    ("title", "low"),
    [("Some 15,000 party faithful throng venue in Lesk", 15000), ("Rally in Lesk pulls a minimum of 248", 248)],
)
def test_a_headline_counts_a_crowd(figures_of: FiguresOf, title: str, low: int) -> None:
    (figure,) = figures_of(BODY, title=title)

    assert (figure.measure, figure.low) == ("participants", low)


def test_bare_people_answer_the_count_before_them(figures_of: FiguresOf) -> None:
    first, second = figures_of("Police said 4,000 people marched. The union, however, spoke of over 9,000 people.")

    assert (first.measure, second.measure, second.low) == ("participants", "participants", 9000)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Five people died on Monday, on the account of the Ash Valley Watch.", "Ash Valley Watch"),
        ("As the Lesk Herald has it, five people died on Monday.", "Lesk Herald"),
        ("As the Ash Valley Watch told it, five people died on Monday.", "Ash Valley Watch"),
        ("Five people died on Monday, the Ash Valley Watch advised reporters.", "Ash Valley Watch"),
    ],
)
def test_an_account_is_that_of_whoever_gives_it(figures_of: FiguresOf, text: str, party: str) -> None:
    (figure,) = figures_of(text)

    assert figure.attributed_to == party


def test_who_shot_and_killed_others_is_not_among_the_dead(figures_of: FiguresOf) -> None:
    gunman, three = figures_of(BODY, "Gunman shot, killed three in Orm")

    assert (gunman.measure, three.measure, three.low) == ("other", "killed", 3)
