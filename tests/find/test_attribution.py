"""Who stands behind a figure: the sentence's own source, the one it carries on from, or nobody but the outlet."""

from collections.abc import Callable

import pytest

from sayso.records import Figure

pytestmark = pytest.mark.model

FiguresOf = Callable[..., tuple[Figure, ...]]


def behind(figures: tuple[Figure, ...]) -> list[str | None]:
    return [figure.attributed_to for figure in figures]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed, the Interior Ministry said.",
        "Twelve people were killed, said the Interior Ministry.",
        "The Interior Ministry said that twelve people were killed.",
        "The Interior Ministry said on Friday that twelve people were killed.",
        "The Interior Ministry, on Friday, also said twelve people were killed.",
        "According to the Interior Ministry, twelve people were killed.",
        "Twelve people were killed, according to the Interior Ministry.",
        "“Twelve people were killed,” the Interior Ministry said.",
        "A report by the Interior Ministry says twelve people were killed.",
        "The Interior Ministry said in a report that twelve people were killed.",
        "The Interior Ministry put the death toll at 12.",
        "The death toll was put at 12 on Friday by the Interior Ministry.",
        "The Interior Ministry gave a separate count: 12 dead.",
        "The Interior Ministry mentioned 12 dead.",
    ],
)
def test_a_source_is_found_wherever_it_stands_in_the_sentence(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert figure.attributed_to == "Interior Ministry"
    assert [source.name for source in figure.sources] == ["Interior Ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed in Orm on Friday.",
        "Twelve people were killed. The cause of the fire is not known.",
        "Twelve people were killed on Friday. The Interior Ministry said it regretted the deaths.",
        "Twelve people were reportedly killed.",
        "A blast claimed the lives of 12 people.",
        "Police killed 12 people.",
    ],
)
def test_a_figure_that_the_text_gives_to_nobody_is_the_outlets_own(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert (figure.attributed_to, figure.sources, figure.via) == (None, (), None)


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("“Twelve people were killed,” Colonel Bo Lind told AFP.", "Colonel Bo Lind", "AFP"),
        ("Colonel Bo Lind told Reuters that twelve people were killed.", "Colonel Bo Lind", "Reuters"),
        ("Ana Ruiz told the Vosk Post that twelve people were killed.", "Ana Ruiz", "Vosk Post"),
        ("BNA quoted a military source as saying that 12 soldiers were killed.", "a military source", "BNA"),
        ("Ana Ruiz told reporters that twelve people were killed.", "Ana Ruiz", None),
    ],
)
def test_who_carried_a_source_is_kept_beside_it(figures_of: FiguresOf, text: str, name: str, via: str | None) -> None:
    (figure,) = figures_of(text)

    assert (figure.attributed_to, figure.via) == (name, via)
    assert figure.sources[0].via == via


# ---- two sources in one sentence
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said 12 were killed, while activists put the number of dead at 40.", ["Police", "activists"]),
        ("The army said 12 were killed but the opposition said 40 were killed.", ["army", "opposition"]),
        (
            "Ten people were killed, police said, but hospital sources said 20 people died.",
            ["police", "hospital sources"],
        ),
        (
            "Orm police said 12 people were killed and the Vosk Medical Union said 40 were wounded.",
            ["Orm police", "Vosk Medical Union"],
        ),
        (
            "Nearly 200 people were killed, activists said. The government put the toll at 304.",
            ["activists", "government"],
        ),
    ],
)
def test_each_source_stands_behind_its_own_figure(figures_of: FiguresOf, text: str, expected: list[str | None]) -> None:
    assert behind(figures_of(text)) == expected


def test_two_sources_that_say_the_same_both_stand_behind_it(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("Residents and activists said 12 people were killed.")

    assert [source.name for source in figure.sources] == ["Residents", "activists"]
    assert figure.attributed_to == "Residents"


# ---- from sentence to sentence
@pytest.mark.parametrize(
    "second",
    [
        "It added that another 40 were wounded.",
        "“Another 40 were wounded,” it added.",
        "Another 40 were wounded.",
        "At least 40 were wounded, the monitor said.",
        "The Observatory said 40 were wounded.",
        "The BOHR said 40 were wounded.",
    ],
)
def test_a_source_taken_up_again_is_known_by_its_fullest_name(figures_of: FiguresOf, second: str) -> None:
    first = "The Belmora Observatory for Human Rights (BOHR) said 12 people were killed. "

    assert behind(figures_of(first + second)) == ["Belmora Observatory for Human Rights"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Lind, a doctor in Orm, spoke to the Vosk Post. Lind said 12 people were killed.", "Bo Lind"),
        ("The United Nations (UN) spoke on Monday. Twelve people were killed, the UN said.", "United Nations"),
        ("Amnesty Vosk counted for days. Amnesty Vosk said 12 people were killed.", "Amnesty Vosk"),
    ],
)
def test_a_short_name_stands_for_the_full_one(figures_of: FiguresOf, text: str, expected: str) -> None:
    (figure,) = figures_of(text)

    assert figure.attributed_to == expected


def test_a_pronoun_stands_for_the_person_before_it(figures_of: FiguresOf) -> None:
    found = figures_of("Ana Ruiz said 12 people were killed. She said 30 others were wounded.")

    assert behind(found) == ["Ana Ruiz", "Ana Ruiz"]
    assert found[1].sources[0].name == "She"


def test_a_new_subject_is_not_carried_on(figures_of: FiguresOf) -> None:
    found = figures_of("The ministry said 12 people were killed. Separately, 40 people were hurt in Velden.")

    assert behind(found) == ["ministry", None]


@pytest.mark.parametrize(
    "text",
    [
        '"It was terrible. We counted 12 dead. Then the shooting stopped," said Ana Ruiz, a nurse.',
        "“It was terrible. Twelve people were killed. Then it stopped,” said Ana Ruiz, a nurse.",
        "“Twelve people were killed. We cannot cope,” Ana Ruiz, a doctor, told Reuters.",
    ],
)
def test_a_quotation_across_sentences_has_one_speaker(figures_of: FiguresOf, text: str) -> None:
    (figure,) = figures_of(text)

    assert figure.attributed_to == "Ana Ruiz"


# ---- headlines
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Twelve killed in Orm blast: monitor", "monitor"),
        ("At least 12 killed in Orm, says army", "army"),
        ("Police: 12 killed in Orm blast", "Police"),
        ("Twelve killed in Orm blast", None),
    ],
)
def test_a_headline_names_its_source_by_its_form(figures_of: FiguresOf, title: str, expected: str | None) -> None:
    (figure,) = figures_of("A blast hit Orm.", title=title)

    assert (figure.field, figure.attributed_to) == ("title", expected)


def test_the_source_of_a_headline_stands_at_its_place_in_the_title(figures_of: FiguresOf) -> None:
    title = "Twelve killed in Orm blast: monitor"
    (figure,) = figures_of("A blast hit Orm.", title=title)

    assert [title[source.start : source.end] for source in figure.sources] == ["monitor"]


# ---- how far a source is named
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Ruiz said 12 people were killed.", "named"),
        ("The Vosk Medical Union said 12 people were killed.", "named"),
        ("The government said 12 people were killed.", "role"),
        ("A doctor at Velden hospital said 12 people were killed.", "role"),
        ("Officials said 12 people were killed.", "vague"),
        ("Witnesses said 12 people were killed.", "vague"),
        ("A security official told AFP on condition of anonymity that 12 people were killed.", "anonymous"),
    ],
)
def test_a_source_is_named_by_name_by_role_vaguely_or_expressly_not(
    figures_of: FiguresOf, text: str, kind: str
) -> None:
    (figure,) = figures_of(text)

    assert [source.kind for source in figure.sources] == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Twelve people were killed, Rights Ledger, which keeps its own count, said.", "Rights Ledger"),
        ("Twelve people were killed, Rights Ledger, a monitoring group, said.", "Rights Ledger"),
        ("As the Velden hospital had it, 12 people were killed.", "Velden hospital"),
        ("Per the Velden Mirror, 12 people were killed.", "Velden Mirror"),
        ("As per the Velden Mirror, 12 people were killed.", "Velden Mirror"),
        ("Twelve people were killed, going by the account of Dr Lea Orvik.", "Dr Lea Orvik"),
        ("Twelve people were killed, by the count of the Orm Workers' Union.", "Orm Workers' Union"),
        ("In the words of the union, 12 people were killed.", "union"),
        ("Word came from the union that 12 people were killed.", "union"),
        ("Twelve people were killed, by the Velden Mirror's count.", "Velden Mirror"),
        ("According to the tally kept by the Velden hospital, 12 people were killed.", "Velden hospital"),
        ("A report carried by OWS said 12 people were killed.", "OWS"),
        ("The control room said 12 people were killed.", "control room"),
        (
            "Word came from the Orm Peace and Justice Commission that 12 people were killed.",
            "Orm Peace and Justice Commission",
        ),
        ("A surgeon at St Mary Hospital was quoted as saying 12 people were killed.", "A surgeon at St Mary Hospital"),
        ("The Velden constabulary confirmed that 12 people were killed.", "Velden constabulary"),
        ("The River and Mountain Search Unit said 12 people were killed.", "River and Mountain Search Unit"),
    ],
)
def test_the_other_ways_of_naming_a_source(figures_of: FiguresOf, text: str, name: str) -> None:
    (figure,) = figures_of(text)

    assert figure.attributed_to == name


def test_sources_joined_after_according_to_both_stand_behind_a_figure(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("Twelve people were killed, according to the Interior Ministry and the Velden hospital.")

    assert [source.name for source in figure.sources] == ["Interior Ministry", "Velden hospital"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 12 people a day were arrested per region.",
        "Raiders hit Velden, a town in the north, killing 12 people.",
    ],
)
def test_a_rate_or_an_aside_names_no_source(figures_of: FiguresOf, text: str) -> None:
    assert [figure.attributed_to for figure in figures_of(text)] == [None]


def test_a_speaker_behind_the_verb_goes_before_what_commas_set_aside(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("A bomb hit Velden, a town in the north, killing 12 people, said the mayor.")

    assert figure.attributed_to == "mayor"


def test_people_confirmed_dead_confirm_nothing(figures_of: FiguresOf) -> None:
    found = figures_of("A bomb hit the market, with 12 people confirmed dead, the Velden hospital said.")

    assert [figure.attributed_to for figure in found] == ["Velden hospital"]


def test_whom_an_outlet_attributes_a_count_to_stands_behind_it(figures_of: FiguresOf) -> None:
    (figure,) = figures_of("Per OWS, which attributed it to the Velden police, 12 people were killed.")

    assert (figure.attributed_to, figure.via) == ("Velden police", "OWS")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit the town, wounding dozens more observers said.", "observers"),
        ("Rescuers rushed dozens of injured to the nearby hospital one witness said.", "one witness"),
        ("Raids killed 20 people in the old town of Orm Velden Live Network (VLN) reported.", "Velden Live Network"),
        ("A bomb killed six people in Velbury Swedish state radio reported.", "Swedish state radio"),
    ],
)
def test_where_commas_are_lost_a_name_starts_after_what_stood_before_them(
    figures_of: FiguresOf, text: str, name: str
) -> None:
    assert {figure.attributed_to for figure in figures_of(text)} == {name}


@pytest.mark.parametrize("text", ["Six died in an attack claimed by the Red Front.", "He gave a speech to 200 people."])
def test_a_deed_claimed_and_a_speech_given_name_no_source(figures_of: FiguresOf, text: str) -> None:
    assert {figure.attributed_to for figure in figures_of(text)} == {None}


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("Four people died, per NPT, which attributed the figure to the Health Ministry.", "Health Ministry", "NPT"),
        ("NPT, on the authority of the Health Ministry, reported that nine people died.", "Health Ministry", "NPT"),
        ("ORM — A statement from Sergeant Ida Renn, head of the Orm police, said five people died.", "Ida Renn", None),
        ("The version given by a captain with the Orm police was that five people died.", "a captain", None),
        ("The Herald ran a story saying five people died.", "Herald", None),
        ("Five people died, the Herald was reporting, in what the mayor described as a tragedy.", "Herald", None),
    ],
)
def test_who_hands_a_count_on_and_who_only_judges_it(
    figures_of: FiguresOf, text: str, name: str, via: str | None
) -> None:
    (figure,) = (one for one in figures_of(text) if one.measure == "killed")

    assert name in (figure.attributed_to or "")
    assert figure.via == via


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three died, as an officer of the Orm Rights Observatory and passer-by Ivo Tarn told AgT.",
            ["an officer of the Orm Rights Observatory", "passer-by Ivo Tarn"],
        ),
        (
            "The matron of the Red Lamp Hospital and local fisherman Ivo Tarn said four died.",
            ["matron of the Red Lamp Hospital", "local fisherman Ivo Tarn"],
        ),
        ("The Ministry of Health and Social Welfare said four died.", ["Ministry of Health and Social Welfare"]),
    ],
)
def test_two_that_speak_together_are_two_sources_and_a_name_with_and_is_one(
    figures_of: FiguresOf, text: str, expected: list[str]
) -> None:
    (figure,) = figures_of(text)

    assert [source.name for source in figure.sources] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vantor air raids kill 20 Ash Front militants monitor", "monitor"),
        ("Twin Attack in Orvik Kills 18 Including 10 Children Reports", "Reports"),
        ("Toll of the attacks in Orvik rises to 8 more casualties reported in Lesk", None),
    ],
)
def test_people_whom_a_headline_counts_are_not_its_source(
    figures_of: FiguresOf, title: str, expected: str | None
) -> None:
    found = figures_of("Rain fell.", title=title)

    assert {figure.attributed_to for figure in found if figure.field == "title"} == {expected}


@pytest.mark.parametrize("beside", ["amid reports of looting", "with reports of clashes in the suburbs"])
def test_reports_of_something_beside_are_not_whose_the_count_is(figures_of: FiguresOf, beside: str) -> None:
    (figure,) = [
        one for one in figures_of(f"Shelling in Orvik left 11 people dead {beside}.") if one.measure == "killed"
    ]

    assert figure.attributed_to is None
