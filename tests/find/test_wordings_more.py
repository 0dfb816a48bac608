"""Wordings by which the same words count one thing or another: who takes people, where they are trapped, how badly they
are hurt; and what dies or goes missing and is nobody."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]
BODY = "The mayor spoke to the press about it on Monday."


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("Gunmen seized 25 passengers from two buses.", "abducted", 25),
        ("Bandits whisked away 25 worshippers.", "abducted", 25),
        ("Forty people were captured by the rebels.", "abducted", 40),
        ("Scores of villagers were marched off at gunpoint.", "abducted", 40),
        ("The militia is holding eight nurses hostage.", "abducted", 8),
        ("The secret police took away 15 reporters.", "arrested", 15),
        ("Nine people were taken away by security agents.", "arrested", 9),
        ("Soldiers captured 12 rebels near Orm.", "arrested", 12),
        ("Six gunmen were captured by police.", "arrested", 6),
        ("Militants said the army had rounded up 40 villagers.", "arrested", 40),
        ("Police bundled six demonstrators into vans.", "arrested", 6),
        ("Four people were hauled before a magistrate.", "arrested", 4),
        ("Twenty miners are trapped underground.", "missing", 20),
        ("Thirty people were buried by the landslide.", "missing", 30),
        ("Rescuers are still looking for 30 people.", "missing", 30),
        ("The fate of 400 people is unknown.", "missing", 400),
        ("Nothing has been heard from 11 members of the expedition.", "missing", 11),
        ("Thousands of people are trapped in the besieged town.", "besieged", 2000),
        ("The rally was held on Sunday, and 5,296 people were there.", "participants", 5296),
        ("A forum opened in Orm; 1,062 people came.", "participants", 1062),
        ("The number of sympathisers present was 10,215.", "participants", 10_215),
        ("There were 5,326 men and women present at the rally.", "participants", 5326),
        ("The count of residents picked up was 83.", "arrested", 83),
        ("A total of 198 people were taken to police stations.", "arrested", 198),
        ("OPA – VELDEN, January 10 – Seventy-four people were arrested.", "arrested", 74),
        ("Contact had been lost with two people.", "missing", 2),
        ("Five others were being looked for.", "missing", 5),
        ("Police broke up a sit-in; 14 suspects were driven away in vans.", "arrested", 14),
        ("At the rally, upwards of 2,000 people came together.", "participants", 2000),
        ("At the rally, 3,000 people were counted.", "participants", 3000),
        ("The union gave the number of men and women present as 735.", "participants", 735),
        ("An inspector put the size of the gathering at 515.", "participants", 515),
        ("The forum fixed the arrest figure at 103.", "arrested", 103),
        ("Paramedics treated seven people.", "injured", 7),
        ("Ambulance crews took four people to hospital.", "injured", 4),
        ("Seven people were battling for life.", "injured", 7),
        ("Floods left 700 homeless.", "displaced", 700),
        ("The fire drove 400 people from their homes.", "displaced", 400),
        ("The army moved 600 villagers to higher ground.", "displaced", 600),
        ("As the flood rose, 600 people were airlifted to safety.", "displaced", 600),
        ("Six hundred people spent the night in evacuation centres.", "displaced", 600),
        ("Four hundred people were told to evacuate.", "displaced", 400),
        ("As many as 1.5 lakh people were shifted to relief camps.", "displaced", None),
        ("Two lakh people were displaced.", "displaced", 200_000),
        ("Half a lakh people were displaced.", "displaced", 50_000),
        ("1.5 crore people were displaced.", "displaced", 15_000_000),
        ("A trio of climbers died on the ridge.", "killed", 3),
        ("Hundreds took to streets in Orm.", "participants", 200),
    ],
)
def test_the_words_around_say_what_is_counted(figures_of: FiguresOf, text: str, measure: str, low: int | None) -> None:
    (figure,) = figures_of(text)

    assert (figure.measure, figure.low) == (measure, low)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("All 40 hostages were freed.", "other"),
        ("Rescuers freed 12 miners trapped underground.", "other"),
        ("Rebels took 12 people to hospital.", "injured"),
        ("Police loaded 12 bodies into a truck.", "killed"),
        ("Three thousand people are stuck in traffic on Mine Road.", "other"),
        ("Police released 40 detainees without charge.", "other"),
        ("Gunmen are holding 40 hostages.", "abducted"),
        ("Police arrested 40 people who were later released.", "arrested"),
        ("Doctors treat 300 people a day.", "other"),
        ("The bus took 40 people to the game.", "other"),
        ("Two climbers were airlifted to safety.", "other"),
        ("The 12 victims were buried on Sunday.", "other"),
        ("Three men held placards outside the court.", "other"),
        ("Two officials critical of the mayor resigned.", "other"),
        ("The army moved 600 troops to the border.", "other"),
    ],
)
def test_other_words_around_say_another_thing(figures_of: FiguresOf, text: str, measure: str) -> None:
    (figure,) = figures_of(text)

    assert figure.measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "Twelve whales died on the beach.",
        "The fire killed 12 pigs and 300 hens.",
        "Twelve paintings are missing from the gallery.",
        "Three dead trees were removed from the park.",
        "Police seized 12 weapons and 300 rounds.",
        "Gunmen seized three forts.",
        "Two critical valves were closed.",
        "The government paid 5 lakh to the families of the dead.",
        "He bought a pair of shoes.",
        "Footage showed crushed cans on the road and a cement mixer.",
        "The number of seats held by the Green League is 45.",
        "The number of books missing was 450.",
        "The number of animals injured was 12.",
        "The fate of the 12 proposals is unknown.",
        "Police seized 2 lakh in cash.",
    ],
)
def test_beasts_and_things_are_no_victims(figures_of: FiguresOf, text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("title", "figures"),
    [
        ("Thousands take to streets in Orm", [("participants", 2000)]),
        ("Tens of thousands hit streets of Orm", [("participants", 20_000)]),
        ("Thousands pour onto streets of Orm", [("participants", 2000)]),
        ("Three held over Orm riots", [("arrested", 3)]),
        ("Murder: three held", [("arrested", 3)]),
        ("Duo held with contraband", [("arrested", 2)]),
        ("Three in court over riots", [("arrested", 3)]),
        ("Trio killed in crash", [("killed", 3)]),
        ("Couple found dead in flat", [("killed", 2)]),
        ("Gunmen seize six", [("abducted", 6)]),
        ("25 taken hostage in Orm", [("abducted", 25)]),
        ("Gunmen hold six hostage", [("abducted", 6)]),
        ("Six held hostage", [("abducted", 6)]),
        ("Six trapped in mine", [("missing", 6)]),
        ("Chlorine leak puts 30 in hospital", [("injured", 30)]),
        ("One dead, two critical after crash", [("killed", 1), ("injured", 2)]),
        ("Wildfire forces 5,000 from homes", [("displaced", 5000)]),
        ("Floods: 5,000 homeless", [("displaced", 5000)]),
        ("Army frees 12 kidnapped girls", [("other", 12)]),
        ("5,000 attend funeral of slain priest", [("participants", 5000)]),
        ("Hundreds gather for funeral of singer", [("participants", 200)]),
        ("Priest shot dead at funeral", [("killed", 1)]),
        ("5 Dead as March over Pension Cuts Ends in Gunfire", [("killed", 5)]),
        ("At least 1,000 present in Orm parade", [("participants", 1000)]),
        ("Crowd fills streets of Orm with 368 present", [("participants", 368)]),
        ("151 taken away – police search homes in Orm", [("arrested", 151)]),
        ("Hundreds of people counted at Orm parade", [("participants", 200)]),
        ("UPDATE 1-Blast in Orm, 31 killed", [("killed", 31)]),
        ("UPDATE 2-Twelve killed in Orm", [("killed", 12)]),
        ("UPDATE 12 killed in Orm blast", [("killed", 12)]),
        ("12 diggers killed in gold mine", [("killed", 12)]),
        ("Three held scoreless in Orm derby", []),
        ("Talks held over wage dispute", []),
        ("Fire kills 300 hens", []),
    ],
)
def test_headlines_say_it_in_fewer_words(figures_of: FiguresOf, title: str, figures: list[tuple[str, int]]) -> None:
    assert [(one.measure, one.low) for one in figures_of(BODY, title=title)] == figures


def test_how_badly_a_bare_number_is_hurt_counts_it(figures_of: FiguresOf) -> None:
    hurt, critical = figures_of("Forty people were hurt, six critically.")

    assert (hurt.low, critical.measure, critical.low) == (40, "injured", 6)


def test_a_text_about_a_funeral_tells_of_the_death_too(figures_of: FiguresOf) -> None:
    (killed,) = figures_of("The family wept at the funeral of the murdered boy.")

    assert (killed.measure, killed.low) == ("killed", 1)


def test_who_takes_others_hostage_is_none_of_them(figures_of: FiguresOf) -> None:
    (taken,) = figures_of("Officials said Bo Lind took two guards hostage on Monday.")

    assert (taken.measure, taken.low) == ("abducted", 2)
    assert figures_of("Bo Lind pulled a gun and held them hostage.") == ()
