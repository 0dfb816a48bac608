"""One name for one party. All offices, outlets and people are invented."""

import dataclasses
from collections.abc import Sequence

import pytest

from sayso.link.parties import Parties, parties
from sayso.link.party_names import named
from sayso.records import Credit, Figure, Happenings, Mentions, Published, Report, Source

Filed = tuple[Report, Mentions]


def filed(
    report_id: str,
    names: Sequence[str] = (),
    *,
    publisher: str | None = "Vantor Star",
    text: str = "",
    url: str | None = None,
    credits: Sequence[str] = (),
) -> Filed:
    """A report with one figure for each name."""
    day = Published("2031-05-04", "2031-05-04", "given")
    report = Report(report_id, text or " " * 2000, None, publisher, url, day, (), "en", "-", "", "", "none")
    figures = tuple(figure(name, 1000 + 60 * i) for i, name in enumerate(names))
    lines = tuple(Credit("text", 0, 5, "dateline", one) for one in credits)
    return report, Mentions(credits=lines, figures=figures)


def figure(name: str, start: int) -> Figure:
    source = Source(name, start, start + len(name), "named", None)
    return Figure(
        "text", start - 3, start - 1, "killed", None, None, None, 4, 4, False, False, "4", False, None, (source,), name,
        None, "asserted", None, False, None, None, None, None, None, None,
    )  # fmt: skip


def of_one_event(some: Sequence[Filed]) -> Parties:
    figures = {report.report_id: ("e1",) * len(mentions.figures) for report, mentions in some}
    return parties(some, Happenings((), figures, {}, ()))


def ids(known: Parties, some: Sequence[Filed]) -> list[str | None]:
    """The party of each figure's source."""
    return [
        known.of_source(report.report_id, source) for report, m in some for one in m.figures for source in one.sources
    ]


@pytest.mark.parametrize(
    ("text", "shown", "kind"),
    [
        ("an Interior Ministry spokesman", "Interior Ministry", "ministry"),
        ("a spokeswoman for the Interior Ministry", "Interior Ministry", "ministry"),
        ("Interior Ministry spokeswoman Ida Renn", "Interior Ministry", "ministry"),
        ("Interior Minister Ida Renn", "Interior Minister", "ministry"),
        ("an officer of Lesk police", "Lesk police", "police"),
        ("surgeons at St Brann Hospital", "St Brann Hospital", "hospital"),
        ("a colonel speaking for the Lower Fleet Command", "Lower Fleet Command", "other"),
        ("the Orm-based Ash Valley Watch", "Ash Valley Watch", "monitor"),
        ("monitoring group Ash Valley Watch", "Ash Valley Watch", "monitor"),
        ("baker Ivo Tarn", "Ivo Tarn", "person"),
        ("Market trader Ivo Tarn", "Ivo Tarn", "person"),
        ("ORREL, Velden - Lesk police", "Lesk police", "police"),
        ("Union of the Orm Carters", "Union of the Orm Carters", "organiser"),
        ("field monitor Ivo Tarn of Ash Valley Watch", "Ash Valley Watch", "monitor"),
        ("Director of Press at the Veldish Home Ministry", "Veldish Home Ministry", "ministry"),
        ("Permanent Secretary of the Home Ministry", "Home Ministry", "ministry"),
        ("Orm Army spokesman Major Ivo Tarn", "Orm Army", "army"),
        ("Assistant Commissioner Ivo Tarn", "Ivo Tarn", "person"),
        ("conveners of the march committee of the Dawn Party", "march committee of the Dawn Party", "organiser"),
        ("hospital authorities", "hospital", "hospital"),
        ("fire chief Ivo Tarn of the Orm Fire Department", "Orm Fire Department", "rescue"),
        ("activists with Count Them All", "Count Them All", "activist"),
        ("Onlooker Ivo Tarn", "Ivo Tarn", "person"),
        ("campaign group Count for Velden", "Count for Velden", "organiser"),
        ("field monitors of Witness for All", "Witness for All", "witness"),
        ("General Coordination Office", "General Coordination Office", "other"),
    ],
)
def test_the_body_behind_a_name_is_found(text: str, shown: str, kind: str) -> None:
    found = named(text)
    assert found is not None
    assert (found.shown, found.kind, found.unnamed) == (shown, kind, False)


@pytest.mark.parametrize(
    "text", ["security officials", "residents of Orm", "local sources", "Veldish officials", "Government sources"]
)
def test_who_is_nobody_in_particular_stays_so(text: str) -> None:
    found = named(text)
    assert found is not None
    assert found.unnamed


def test_several_spokesmen_of_a_ministry_are_the_ministry() -> None:
    some = [
        filed("a", ["an Interior Ministry spokesman"]),
        filed("b", ["a spokesman for the Interior Ministry"]),
        filed("c", ["the Veldish Interior Ministry"]),
    ]
    known = of_one_event(some)
    assert len(set(ids(known, some))) == 1
    (party,) = {one for one in ids(known, some) if one}
    assert known[party].name == "Veldish Interior Ministry"
    assert "an Interior Ministry spokesman" in known[party].aliases


def test_a_name_with_an_article_is_no_persons() -> None:
    text = "Ten died, the Grey Lantern said. " + " " * 2000
    some = [filed("a", ["Grey Lantern"], text=text), filed("b", ["Ivo Tarn"], text="Ivo Tarn said so. " + " " * 2000)]
    known = of_one_event(some)
    assert [known[one].kind for one in ids(known, some) if one] == ["other", "person"]


def test_a_datelines_town_explains_no_acronym() -> None:
    some = [
        filed("a", ["OPA"], text="Lower Velden (OPA) — Ten died." + " " * 2000),
        filed("b", ["VLN"], text="The Veld Live Network (VLN) said ten died." + " " * 2000),
    ]
    known = of_one_event(some)
    assert [known[one].name for one in ids(known, some) if one] == ["OPA", "Veld Live Network"]


def test_what_is_told_behind_a_name_is_no_role() -> None:
    text = "OPA, citing Ivo Tarn, reported that shelling of a ministry block cost ten lives." + " " * 2000
    some = [filed("a", ["Ivo Tarn"], text=text)]
    known = of_one_event(some)
    assert [known[one].name for one in ids(known, some) if one] == ["Ivo Tarn"]


def test_two_ministries_are_two() -> None:
    some = [filed("a", ["the Interior Ministry"]), filed("b", ["the Health Ministry"]), filed("c", ["the ministry"])]
    assert len(set(ids(of_one_event(some), some))) == 3


def test_the_police_of_two_events_are_two_parties() -> None:
    some = [filed("a", ["police"]), filed("b", ["police"])]
    told = Happenings((), {"a": ("e1",), "b": ("e2",)}, {}, ())
    assert len(set(ids(parties(some, told), some))) == 2


def test_the_police_of_one_event_are_one_party_and_its_named_force() -> None:
    some = [filed("a", ["police"]), filed("b", ["Lesk police"]), filed("c", ["Police"])]
    assert len(set(ids(of_one_event(some), some))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Swedish state television",
        "Sweden's state-run TV channel",
        "official television channel",
        "the national TV",
        "Orm Swedish state television",
    ],
)
def test_the_television_of_a_state_is_one_party_under_its_many_names(name: str) -> None:
    some = [filed("a", ["Swedish state TV"]), filed("b", [name])]
    first, second = ids(of_one_event(some), some)

    assert first == second


@pytest.mark.parametrize(
    "name", ["Norwegian state television", "Swedish state radio", "Sweden TV", "Swedish State Police"]
)
def test_another_states_another_kind_of_medium_and_a_name_without_a_state_are_others(name: str) -> None:
    some = [filed("a", ["Swedish state TV"]), filed("b", [name])]
    first, second = ids(of_one_event(some), some)

    assert first != second


def test_the_news_agency_of_a_state_is_known_by_its_name() -> None:
    some = [filed("a", ["Turkey's state-run news agency"]), filed("b", ["Anadolu Agency"])]
    first, second = ids(of_one_event(some), some)

    assert first == second


def test_a_monitor_is_one_party_across_events() -> None:
    some = [filed("a", ["Ash Valley Watch"]), filed("b", ["the Ash Valley Watch"])]
    told = Happenings((), {"a": ("e1",), "b": ("e2",)}, {}, ())
    assert len(set(ids(parties(some, told), some))) == 1


def test_an_acronym_explained_in_one_report_holds_in_all() -> None:
    text = "The Ash Valley Watch Office (AVWO) counted. " + " " * 2000
    some = [filed("a", ["Ash Valley Watch Office"], text=text), filed("b", ["AVWO"])]
    assert len(set(ids(of_one_event(some), some))) == 1


def test_a_person_speaks_for_the_body_that_a_report_gives_with_the_name() -> None:
    some = [filed("a", ["Ash Valley Watch director Mara Quill"]), filed("b", ["Mara Quill"])]
    assert len(set(ids(of_one_event(some), some))) == 1


def test_a_bare_word_takes_up_the_body_named_before_it_in_its_report() -> None:
    some = [filed("a", ["St Brann Hospital", "the hospital"]), filed("b", ["Lake Clinic"])]
    found = ids(of_one_event(some), some)
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("a deputy minister at the Ministry of the Interior", "Ministry of the Interior"),
        ("a rescue coordinator for the Orm Red Shield", "Orm Red Shield"),
        ("who leads the Casualty Project", "Casualty Project"),
        ("who runs the emergency ward at Lesk Central Hospital", "Lesk Central Hospital"),
        ("a researcher with the Velden Observatory for Human Rights", "Velden Observatory for Human Rights"),
    ],
)
def test_a_person_speaks_for_the_body_that_the_role_behind_the_name_tells(role: str, body: str) -> None:
    text = f"Four people died, Ana Orvik, {role}, told reporters." + " " * 2000
    some = [filed("a", ["Ana Orvik"], text=text), filed("b", [f"the {body}"]), filed("c", ["Ana Orvik"])]
    person, its, elsewhere = ids(of_one_event(some), some)

    assert person == its == elsewhere


@pytest.mark.parametrize(
    "words",
    [
        "the executive director of the Velden Peace Observatory, Ana Orvik, said",
        "the Velden Peace Observatory, through its spokeswoman, Ana Orvik, said",
        "Ana Orvik, who convenes the Velden Peace Observatory, said",
    ],
)
def test_a_role_can_stand_before_the_name(words: str) -> None:
    text = f"Four people died, {words}." + " " * 2000
    some = [filed("a", ["Ana Orvik"], text=text), filed("b", ["rights body Velden Peace Observatory"])]
    person, its = ids(of_one_event(some), some)

    assert person == its


@pytest.mark.parametrize("role", ["a plumber in Lesk", "who lives close by", "a resident of Lesk", "the oldest of six"])
def test_a_role_that_names_no_body_leaves_the_person(role: str) -> None:
    text = f"Four people died, Ana Orvik, {role}, told reporters." + " " * 2000
    known = of_one_event([filed("a", ["Ana Orvik"], text=text)])

    assert [one.name for one in known.parties if one.kind != "newsroom"] == ["Ana Orvik"]


def test_the_watchdog_and_the_facility_are_the_bodies_named_before_them() -> None:
    some = [filed("a", ["Tell Every Name", "watchdog"]), filed("b", ["St Brann Medical Centre", "facility"])]
    tell, watchdog, centre, facility = ids(of_one_event(some), some)

    assert (tell, centre) == (watchdog, facility)


def test_officials_may_be_any_office_of_the_state_and_are_never_merged() -> None:
    some = [filed("a", ["officials"]), filed("b", ["Lesk police"]), filed("c", ["Ash Valley Watch"])]
    known = of_one_event(some)
    officials, police, watch = ids(known, some)
    assert officials is not None
    assert known.is_unnamed(officials)
    assert known[officials].possibly == (police,)
    assert watch not in known[officials].possibly


def test_a_short_signature_is_the_agency_that_signs_with_it() -> None:
    some = [
        filed("a", publisher="Orrel Press Agency", credits=["ORPA"]),
        filed("b", ["ORPA"], publisher="Lesk Echo"),
        filed("c", ["Orrel Press Agency"], publisher="Ammel Post"),
    ]
    known = of_one_event(some)
    assert ids(known, some) == [known.of_publisher(some[0][0])] * 2
    assert known[known.of_publisher(some[0][0])].kind == "agency"


def test_an_agency_is_known_by_its_name_without_the_word_that_says_what_it_is() -> None:
    some = [filed("a", publisher="Agencia Ordel"), filed("b", ["Ordel"], publisher="Lesk Echo")]
    known = of_one_event(some)
    assert ids(known, some) == [known.of_publisher(some[0][0])]


def test_a_town_is_not_the_paper_that_is_named_after_it() -> None:
    some = [filed("a", publisher="Lesk News"), filed("b", ["Lesk"], publisher="Ammel Post")]
    known = of_one_event(some)
    assert ids(known, some) != [known.of_publisher(some[0][0])]


def test_a_name_that_looks_like_a_persons_is_the_body_of_that_name() -> None:
    some = [filed("a", ["Vigil Orrel"]), filed("b", ["the rights watchdog Vigil Orrel"])]
    assert len(set(ids(of_one_event(some), some))) == 1


def test_law_enforcement_sources_may_be_the_police() -> None:
    some = [filed("a", ["law enforcement sources"]), filed("b", ["Lesk police"])]
    known = of_one_event(some)
    sources, police = ids(known, some)
    assert sources is not None
    assert known[sources].possibly == (police,)


def test_a_report_without_a_publisher_belongs_to_the_host_it_stands_on() -> None:
    some = [
        filed("a", publisher="The Lesk Echo", url="https://lesk-echo.example/1"),
        filed("b", publisher=None, url="https://www.lesk-echo.example/2"),
        filed("c", publisher=None, url="https://web.archive.org/web/2031/https://lesk-echo.example/3"),
    ]
    known = of_one_event(some)
    assert len({known.of_publisher(report) for report, _ in some}) == 1


def test_outlets_without_any_name_are_possibly_one() -> None:
    some = [filed("a", ["police"], publisher=None), filed("b", ["police"], publisher=None)]
    known = of_one_event(some)
    first, second = (known.of_publisher(report) for report, _ in some)
    assert first != second
    assert known[first].possibly == (second,)


def test_a_dateline_is_no_party() -> None:
    text = "ORREL, Velden (ORPA) — Four died. " + " " * 2000
    report, _ = filed("a", text=text)
    source = Source("ORREL, Velden", 0, 13, "named", None)
    told = Mentions(figures=(dataclasses.replace(figure("x", 1000), sources=(source,)),))
    assert parties([(report, told)]).of_source("a", source) is None


def test_the_order_of_reports_does_not_matter() -> None:
    some = [filed("a", ["police"]), filed("b", ["Lesk police"]), filed("c", ["officials"], publisher=None)]
    assert of_one_event(some).parties == of_one_event(some[::-1]).parties


@pytest.mark.parametrize(
    "name",
    [
        "Dr Lea Orvik of the St Brann Hospital",
        "casualty department of the St Brann Hospital",
        "the control room at the St Brann Hospital",
        "the mortuary attendant at the St Brann Hospital",
        "chief executive of the St Brann Hospital",
        "the director-general of the St Brann Hospital",
        "a porter speaking on behalf of the St Brann Hospital",
        "press service of the St Brann Hospital",
        "the reckoning of surgeons at the St Brann Hospital",
        "St Brann Hospital press officer Ivo Tarn",
    ],
)
def test_people_and_parts_of_a_body_speak_for_it(name: str) -> None:
    told = named(name)

    assert told is not None
    assert told.shown == "St Brann Hospital"


def test_an_agency_that_follows_a_source_is_not_the_end_of_its_name() -> None:
    text = "12 dead in Orrel strike Monitor Reuters Saturday. A strike killed 12 people, the Ash Valley Watch said."
    made = filed("r1", text=text + " " * 2000, credits=["Reuters"])
    at = text.index("Monitor")
    headline = dataclasses.replace(figure("Monitor", at), field="title")
    told = Mentions(credits=made[1].credits, figures=(headline, figure("Ash Valley Watch", text.index("Ash"))))
    some = [(made[0], told)]
    monitor, watch = ids(of_one_event(some), some)
    assert monitor == watch


def test_a_body_told_by_its_area_is_the_one_that_is_named() -> None:
    some = [filed("a", ["the regional health board", "Orm Health Board"]), filed("b", ["Lesk Fire Board"])]
    found = ids(of_one_event(some), some)

    assert found[0] == found[1] != found[2]


def test_a_title_before_a_persons_name_makes_nobody_else() -> None:
    some = [filed("a", ["Mayor Ivo Tarn"]), filed("b", ["Ivo Tarn"]), filed("c", ["Mayor Ana Orvik"])]
    found = ids(of_one_event(some), some)

    assert found[0] == found[1] != found[2]


def test_a_body_named_after_a_person_is_not_the_person() -> None:
    some = [filed("a", ["Hospital Ivo Tarn"]), filed("b", ["Ivo Tarn"]), filed("c", ["Committee to Free Ivo Tarn"])]

    assert len(set(ids(of_one_event(some), some))) == 3
