"""Whose word a figure is where a paper, a page or a medium stands between: "news carried by", "a post on the page"."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("Twelve people died in Orm, according to news carried by the Lesk Herald.", "Lesk Herald", None),
        ("Going by a story from the Lesk Herald, 25 suspects ended up in custody.", "Lesk Herald", None),
        ("According to a bulletin aired by Radio Orm, 25 suspects were arrested.", "Radio Orm", None),
        ("Three people died, a post on the website of the Orm Messenger said.", "Orm Messenger", None),
        ("Three people died, the Orm Messenger’s website said.", "Orm Messenger", None),
        ("Orm Press relayed word from the Board of Works that two people died.", "Board of Works", "Orm Press"),
        ("Orm Press said on the authority of the Board of Works that two died.", "Board of Works", "Orm Press"),
        ("In the words of a nurse, as carried by Orm Press, 25 people were hurt.", "a nurse", "Orm Press"),
        ("According to the Board of Works, as quoted by Orm Press, a dozen died.", "Board of Works", "Orm Press"),
        ("As relayed by OPA, the press office of Orm Hospital said 12 died.", "press office of Orm Hospital", None),
    ],
)
def test_a_paper_and_a_medium_are_looked_through(
    figures_of: FiguresOf, text: str, source: str, via: str | None
) -> None:
    (figure,) = figures_of(text)

    assert (figure.attributed_to, figure.via) == (source, via)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Soldiers fired on Friday, as stated by baker Ana Vell, with forty people killed.", "baker Ana Vell"),
        ("Asked, the Casualty Archive quoted a separate number: six people were killed.", "Casualty Archive"),
        ("Orm city police, meanwhile, referred to dozens in custody.", "Orm city police"),
        ("Six people were killed, the rights body Names Before Numbers said.", "Names Before Numbers"),
        ("The rights body Lives on Record fixed the arrest figure at 103.", "Lives on Record"),
        ("Hundreds were arrested, police in Orm said when asked by the Lesk Herald.", "police in Orm"),
        ("Twelve came through Orm, the Traders’ Forum, speaking to OPA, said; 12 died.", "Traders’ Forum"),
        ("In all, 309 people were put in detention, by the account of district officials.", "district officials"),
        ("A total of 102 were placed under arrest in rooms used by the League, according to OPA.", "OPA"),
        ("Physicians at St Orm Medical Centre arrived at a figure of 15 dead.", "Physicians at St Orm Medical Centre"),
        (
            "Word from a general serving with the Orm Army was that 20 people died.",
            "a general serving with the Orm Army",
        ),
        ("Lawyers working for the Tally Office said 18 died.", "Lawyers working for the Tally Office"),
        ("Fourteen people were killed, as Correo de la Punta reported.", "Correo de la Punta"),
        ("Five people died, the human rights group Memory and Law said.", "Memory and Law"),
        ("Nineteen died, OPA said, referring to cobbler Ivo Tarn.", "cobbler Ivo Tarn"),
        ("A traumatologist at Orm Hospital stated that 12 people died.", "A traumatologist at Orm Hospital"),
        ("A separate assessment came from the Orm city police: at least 19 people died.", "Orm city police"),
        ("Local resident Ivo Tarn, who saw it all, gave attendance as 18,765.", "Local resident Ivo Tarn"),
        ("Sixteen died, the admissions office of Orm Hospital confirmed.", "admissions office of Orm Hospital"),
        ("OPA – VELDEN, June 1 – The Table of Social Unions told OPA that 12 people died.", "Table of Social Unions"),
        ("Police put an end to a blockade; 95 people were arrested.", None),
        ("2,350 men and women counted at the rally in Orm.", None),
    ],
)
def test_who_only_acts_or_asks_is_no_source(figures_of: FiguresOf, text: str, source: str | None) -> None:
    *_, figure = figures_of(text)

    assert figure.attributed_to == source


def test_offices_of_two_bodies_joined_are_two_sources(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("Four died, the press office of the Orm Ministry and the press desk of the Lesk Board said.")

    assert [source.name for source in figure.sources] == ["Orm Ministry", "press desk of the Lesk Board"]


def test_two_sources_of_which_one_has_a_trade_are_both_kept(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("Four died, the Orm police command and bystander Ivo Tarn said, as a sit-in was broken up.")

    assert [source.name for source in figure.sources] == ["Orm police command", "bystander Ivo Tarn"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A sergeant with police in Orm said that 12 others received treatment for injuries.", [("injured", 12)]),
        ("Two people lost their lives, as per a nurse and a casualty officer at Orm Hospital.", [("killed", 2)]),
    ],
)
def test_who_tells_of_a_count_is_not_counted(figures_of: FiguresOf, text: str, told: list[tuple[str, int]]) -> None:
    assert [(figure.measure, figure.low) for figure in figures_of(text)] == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Four died, said roofer Ivo Tarn, in a raid on Orm.", ["roofer Ivo Tarn"]),
        (
            "At least 38 people paid with their lives, said a guard of the Orm Brigade, in a raid.",
            ["a guard of the Orm Brigade"],
        ),
        ("Six people paid with their lives, said the Aldermer Defence Force.", ["Aldermer Defence Force"]),
        ("Two individuals died, OPA was first to report.", ["OPA"]),
        ("An article in Kaigan said that 48 people were killed.", ["Kaigan"]),
        (
            "The Orm Office and night watchman Ivo Tarn, who saw it, said 33 died.",
            ["Orm Office", "night watchman Ivo Tarn"],
        ),
        ("Ten died, according to nurse Ana Vell, who saw it, and the army.", ["nurse Ana Vell", "army"]),
        (
            "At the fair of the Covenant Party in Orm 20 died, the Mizan Centre, which documents abuses, said.",
            ["Mizan Centre"],
        ),
        ("The hospital said that 30 people were hurt, going by the latest count.", ["hospital"]),
        ("OPA, which reports 12 people killed, has a man in Orm.", ["OPA"]),
        ("No department supplied the number: 38 were hurt.", []),
        ("VELDEN, May 11, OPA — Some 150 people were arrested, said the Justice Desk, a group.", ["Justice Desk"]),
    ],
)
def test_a_speaker_behind_the_verb_an_aside_and_what_is_nobodys_word(
    figures_of: FiguresOf, text: str, names: list[str]
) -> None:
    figure, *_ = figures_of(text, published="2026-05-11")

    assert [source.name for source in figure.sources] == names
