"""Where and what a report says that it was, by its words: the same town and day, another deed, another toll."""

from sayso.lexicon import table
from sayso.link.event_deeds import deeds_told
from sayso.link.event_scenes import scenes
from sayso.link.event_words import Vocabulary, family_of, family_term, normal
from sayso.link.events import Reason, Verdict, happenings, reasons
from sayso.records import EventMention, Figure, Mentions, Published, Report

DAY = "2031-05-07"
REST = {
    "a": "What came of it was not known by the evening, and nobody had more to say.",
    "b": "The clinic asked donors to bring blankets; a school opened its kitchen.",
    "c": "Police closed two roads. Nobody said who had planted the device or why.",
    "d": "The governor flew home at once.",
}


def report(report_id: str, title: str, text: str) -> Report:
    """A report of a day."""
    published = Published(DAY, DAY, "given")
    return Report(
        report_id, f"{text} {REST[report_id]}", title, f"Paper {report_id}", None, published, (), "en", "-", "", "", "t"
    )


def killed(low: int) -> Figure:
    """So many dead."""
    return Figure(
        "text", 0, 1, "killed", "people", None, None, low, low, False, False, str(low), False, None, (), None, None,
        "asserted", None, False, None, None, None, None, None, None,
    )  # fmt: skip


def told(
    report_id: str, title: str, text: str, toll: int, mode: str | None = None, acled: str | None = None
) -> tuple[Report, Mentions]:
    """A report of a day with one toll, and an assault of a mode."""
    mention = EventMention("text", 0, 5, "ASSAULT", mode, acled, True, DAY, DAY, None, None, None, "asserted")
    return report(report_id, title, text), Mentions(figures=(killed(toll),), events=(mention,))


def contribution(verdict: Verdict, feature: str) -> float:
    """What a feature adds to a score; 0 where it says nothing."""
    found: list[Reason] = [one for one in verdict.reasons if one.feature == feature]
    return found[0].contribution if found else 0.0


def test_a_name_behind_a_word_of_place_is_a_scene_though_no_gazetteer_has_it() -> None:
    line = "Nine people died on Friday when a wall fell on shoppers on the outskirts of Ombrelagh, in the Tarn Market."

    assert scenes("", line) == {"ombrelagh", "tarn market"}
    assert scenes("", line.replace("Tarn Market", "Tarn Market, Lower Quorro")) >= {"tarn market", "lower quorro"}


def test_the_town_of_a_dateline_is_a_scene_with_or_without_an_agency() -> None:
    rest = "Nine people died when a wall fell on shoppers, and many more were hurt, doctors said."

    for head in ("OMBRELAGH -", "OMBRELAGH, Tarsk, May 4 (OPA) --", "(OPA) OMBRELAGH —", "Ombrelagh:"):
        assert scenes("", f"{head} {rest}") == {"ombrelagh"}, head


def test_days_countries_and_bylines_are_no_scenes() -> None:
    text = (
        "From Ketha Morrel in Vellmar\nNine people died in Ombrelagh Thursday, the worst toll in Tarsk in March so far."
    )

    assert scenes("", text, {"Tarsk"}) == {"ombrelagh"}


def test_a_title_all_in_capitals_gives_no_scene_and_a_plain_one_does() -> None:
    assert scenes("Nine dead in Ombrelagh after a wall falls", "") == {"ombrelagh"}
    assert scenes("Nine Dead In Ombrelagh Wall Fall", "") == frozenset()


def test_a_place_deep_in_the_text_is_no_scene() -> None:
    assert (
        scenes("", "The wall fell on shoppers who had come early that day. " * 12 + "He lives in Vellmar.")
        == frozenset()
    )


WALL = told(
    "a", "Nine dead after wall collapse", "A wall fell in an accident on shoppers in Ombrelagh on Wednesday.", 9
)
CRASH = told(
    "b",
    "Ombrelagh mourns",
    "The mishap near Ombrelagh took the lives of 8 persons, a ward sister counted on Wednesday.",
    8,
)
BOMB = told(
    "c", "Market bombing", "A bomb exploded in Ombrelagh on Wednesday; doctors counted 8 bodies.", 8, "explosives",
    "Remote explosive/landmine/IED",
)  # fmt: skip
MANY = told("d", "Mourning", "The mishap near Ombrelagh took the lives of 90 persons, a ward sister counted.", 90)


def test_two_newsrooms_with_words_of_their_own_are_of_one_happening_by_town_day_and_toll() -> None:
    made = happenings([WALL, CRASH])

    assert [event.main_report_ids for event in made.events] == [("a", "b")]
    assert contribution(reasons([WALL, CRASH], "a", "b"), "same scene that day") > 1


def test_another_deed_in_the_same_town_on_the_same_day_stays_apart() -> None:
    made = happenings([WALL, CRASH, BOMB])
    verdict = reasons([CRASH, BOMB], "b", "c")

    assert {event.main_report_ids for event in made.events} == {("a", "b"), ("c",)}
    assert contribution(verdict, "same scene that day") == 0.0
    assert contribution(verdict, "other deeds that day") < -2


HERE = told(
    "a", "Nine dead in Ombrelagh blast", "A bomb tore through the Riverside quarter of Ombrelagh on Wednesday.", 9
)
THERE = told("b", "Explosion in Vellmar", "A device went off at a stall near Riverside in Vellmar on Wednesday.", 9)
AGAIN = told("b", "Nine dead in Riverside", "A bomb tore through the Riverside quarter of Ombrelagh on Wednesday.", 9)


def test_two_titles_with_towns_of_their_own_keep_two_attacks_of_a_day_apart_though_the_quarters_share_a_name() -> None:
    assert len(happenings([HERE, THERE]).events) == 2
    assert contribution(reasons([HERE, THERE], "a", "b"), "other town") < -3


def test_a_quarter_in_the_one_title_and_its_town_in_the_other_do_not_contradict() -> None:
    assert len(happenings([HERE, AGAIN]).events) == 1
    assert contribution(reasons([HERE, AGAIN], "a", "b"), "other town") == 0.0


def test_a_deed_told_only_by_a_word_that_is_said_of_others_too_contradicts_less() -> None:
    sure = told("b", "Ombrelagh mourns", "A battalion ambushed a patrol near Ombrelagh on Wednesday.", 8)
    unsure = told("b", "Ombrelagh mourns", "A battalion of rebels passed near Ombrelagh on Wednesday.", 8)
    much = contribution(reasons([WALL, sure], "a", "b"), "other deeds that day")
    little = contribution(reasons([WALL, unsure], "a", "b"), "other deeds that day")

    assert much < little < 0


def test_a_toll_many_times_another_takes_from_what_the_town_says() -> None:
    near, far = reasons([WALL, CRASH], "a", "b"), reasons([WALL, MANY], "a", "d")

    assert contribution(far, "same scene that day") < contribution(near, "same scene that day") / 2


def test_the_kind_of_the_main_mention_speaks_for_a_deed_that_no_word_names() -> None:
    vocabulary = Vocabulary()
    air = vocabulary.number(family_term("air"))

    assert deeds_told({}, "Air/drone strike", vocabulary)[air] > 0
    assert deeds_told({}, None, vocabulary) == {}
    assert deeds_told({}, "Agreement", vocabulary) == {}


def test_a_deed_counts_in_part_for_one_near_it_and_not_for_others() -> None:
    vocabulary = Vocabulary()
    number = {name: vocabulary.number(family_term(name)) for name in ("accident", "fire", "arrest")}

    counted = deeds_told({number["fire"]: 6}, None, vocabulary)

    assert 0 < counted[number["accident"]] < counted[number["fire"]]
    assert number["arrest"] not in counted


def test_a_word_stands_in_one_family_and_every_weak_word_in_some() -> None:
    lines = table("events")["families"].values()
    all_words = [word for line in lines for word in {normal(one) for one in line.split()}]

    assert len(all_words) == len(set(all_words))
    assert {normal(word) for word in table("events")["deeds"]["weak"].split()} <= set(family_of())
    assert set(table("events")["deeds"]["of_kind"].values()) <= set(table("events")["families"])
