"""Which reports tell of the same happening."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from sayso.link.event_features import FEATURES
from sayso.link.event_records import best_days, event_id
from sayso.link.event_scores import weights
from sayso.link.event_tellings import main_telling
from sayso.link.event_words import Vocabulary
from sayso.link.events import Index, changes, happenings, reasons
from sayso.records import (
    Copy,
    EventMention,
    Figure,
    Happenings,
    Judgement,
    Mentions,
    Place,
    Published,
    Report,
)

DAY = "2031-05-07"


def report(report_id: str, title: str | None, text: str, day: str | None = DAY) -> Report:
    """A report of a day."""
    published = Published(day, day, "given") if day else None
    return Report(report_id, text, title, "The Lantern", None, published, (), "en", "-", "", report_id, "test")


def place(name: str, number: int | None = None, at: int = 0, **where: Any) -> Place:
    """A place of the text."""
    given = {"lat": None, "lon": None, "country": None, "admin1": None} | where
    return Place("text", at, at + len(name), name, number, **given)


def mention(
    type_: str, mode: str | None, day: str | None = DAY, *, main: bool = True, at: int | None = 0
) -> EventMention:
    """An event mention at the place of that index."""
    return EventMention("text", 0, 5, type_, mode, None, main, day, day, at, None, None, "asserted")


def figure(words: str, low: int, **given: Any) -> Figure:
    """A figure of the dead."""
    plain = {
        "field": "text",
        "start": 0,
        "end": len(words),
        "measure": "killed",
        "who": "people",
        "who_start": None,
        "who_end": None,
        "low": low,
        "high": low,
        "about": False,
        "vague": False,
        "words": words,
        "implicit": False,
        "part_of": None,
        "sources": (),
        "attributed_to": None,
        "via": None,
        "modality": "asserted",
        "agent": None,
        "background": False,
        "scope": None,
        "first": None,
        "last": None,
        "as_of": None,
        "place": None,
        "event": None,
    }
    return Figure(**{**plain, **given})


def blast(report_id: str, toll: int, day: str = DAY, said: str = "police said") -> tuple[Report, Mentions]:
    """A report of one blast in Vellmar, told on a day."""
    text = (
        f"VELLMAR - At least {toll} people were killed when a bomb exploded beside the Tannery Gate bus stop in "
        f"Vellmar on Wednesday, {said}.\nThe device had been hidden in a fruit cart, Commissioner Osra Dunnick "
        "told reporters. Windows of the Hollin bakery were blown out and the hurt were taken to Saint Orrin hospital.\n"
        f"No group claimed the blast. The mayor, Pell Varga, called for blood donors in Vellmar ({said})."
    )
    found = Mentions(
        figures=(figure(f"At least {toll}", toll, start=10, end=21, event=0),),
        places=(place("Vellmar"),),
        events=(mention("ASSAULT", "explosives"),),
    )
    return report(report_id, f"Bomb at Tannery Gate in Vellmar kills {toll}", text, day), found


def march(report_id: str, size: int, day: str = DAY, said: str = "organisers said") -> tuple[Report, Mentions]:
    """A report of one march in Vellmar, on the day of the blast."""
    text = (
        f"VELLMAR - Some {size} teachers marched through Vellmar on Wednesday to demand higher wages, {said}.\n"
        "The procession, led by union chairwoman Ketha Morrel, set out from Lantern Square and ended with songs before "
        f"the school board. Pupils waved banners. Shops stayed open and nobody was arrested, according to Ketha Morrel."
    )
    found = Mentions(
        figures=(figure(f"Some {size}", size, start=10, end=18, measure="participants", who="teachers", event=0),),
        places=(place("Vellmar"),),
        events=(mention("PROTEST", "demo"),),
    )
    return report(report_id, f"{size} teachers march for wages in Vellmar", text, day), found


def ferry(report_id: str, toll: int, day: str = DAY, said: str = "the coast guard said") -> tuple[Report, Mentions]:
    """A report of a ferry that sank off Quorro."""
    text = (
        f"QUORRO - A ferry with pilgrims aboard capsized in a squall off Quorro Island on Wednesday and {toll} "
        f"drowned, {said}.\nThe Silver Heron had left Port Ambel at dusk; captain Ruvo Estal was among the missing. "
        "Fishing boats searched the Strait of Ambel through the night."
    )
    found = Mentions(figures=(figure(str(toll), toll, start=80, end=82),), places=(place("Quorro Island"),))
    return report(report_id, f"{toll} drown as ferry sinks off Quorro", text, day), found


def ids(*groups: Iterable[str]) -> set[tuple[str, ...]]:
    """Groups of report ids, to compare with those of events."""
    return {tuple(sorted(group)) for group in groups}


WEEK_LATER = "2031-05-14"


def mains(made: Happenings) -> set[tuple[str, ...]]:
    return {event.main_report_ids for event in made.events}


def test_two_reports_of_one_blast_are_one_event_and_a_ferry_is_another() -> None:
    made = happenings([blast("a", 4), blast("b", 5, said="doctors said"), ferry("c", 30)])

    assert mains(made) == ids("ab", "c")


def test_two_happenings_of_different_kinds_in_one_town_on_one_day_are_two_events() -> None:
    made = happenings(
        [blast("a", 4), march("b", 900), blast("c", 5, said="doctors said"), march("d", 800, said="police said")]
    )

    assert mains(made) == ids("ac", "bd")


def test_one_attack_with_rising_tolls_over_three_days_is_one_event() -> None:
    days = ["2031-05-07", "2031-05-08", "2031-05-09"]
    made = happenings([blast(name, 4 + 3 * i, day) for i, (name, day) in enumerate(zip("abc", days, strict=True))])

    assert mains(made) == ids("abc")


def test_an_event_takes_kind_day_place_and_title_from_its_reports() -> None:
    [event] = happenings([blast("b", 5, "2031-05-08"), blast("a", 4)]).events

    assert (event.type, event.mode, event.first, event.last) == ("ASSAULT", "explosives", DAY, DAY)
    assert event.place is not None
    assert event.place.name == "Vellmar"
    assert event.title == "Bomb at Tannery Gate in Vellmar kills 4"


def test_no_reports_make_no_events() -> None:
    assert happenings([]) == Happenings((), {}, {}, ())


def test_a_report_without_day_place_or_mention_is_an_event_with_unknowns() -> None:
    [event] = happenings([(report("a", None, "Nothing is known.", None), Mentions())]).events

    assert (event.main_report_ids, event.first, event.place, event.type, event.title) == (
        ("a",),
        None,
        None,
        None,
        None,
    )


def test_reports_without_dates_are_compared_all_the_same() -> None:
    undated = [(replace(one, published=None), found) for one, found in (blast("a", 4), blast("b", 5), ferry("c", 30))]

    assert mains(happenings(undated)) == ids("ab", "c")


def test_the_result_does_not_depend_on_the_order_of_the_reports() -> None:
    some = [blast("a", 4), march("b", 900), blast("c", 5, said="doctors said"), ferry("d", 30)]
    results = [happenings(order) for order in permutations(some)]

    assert all(one == results[0] for one in results)


def test_reports_added_in_many_goes_give_what_one_go_gives() -> None:
    some = [blast("a", 4), march("b", 900), blast("c", 5, said="doctors said"), ferry("d", 30)]
    index = Index()
    for one in some:
        index.add([one])
        index.happenings()

    assert index.happenings() == happenings(some)


def test_the_same_report_added_twice_changes_nothing() -> None:
    some = [blast("a", 4), ferry("b", 30)]

    assert happenings([*some, *some]) == happenings(some)


def test_of_two_contents_under_one_id_the_same_one_stays_in_any_order() -> None:
    one, other = blast("a", 4), ferry("a", 30)

    assert happenings([one, other]) == happenings([other, one])


def test_the_id_is_that_of_the_least_report_and_every_other_possible_id_is_an_alias() -> None:
    [event] = happenings([blast("b", 4), blast("a", 5, said="doctors said"), blast("c", 6)]).events

    assert event.event_id == event_id("a", 0)
    assert set(event.aliases) == {event_id("b", 0), event_id("c", 0)}


def test_an_id_once_given_still_resolves_when_a_lesser_report_joins() -> None:
    [before] = happenings([blast("b", 4), blast("c", 6)]).events
    [after] = happenings([blast("b", 4), blast("c", 6), blast("a", 5)]).events

    assert before.event_id != after.event_id
    assert before.event_id in after.aliases


def test_the_same_text_under_two_dates_is_one_event() -> None:
    made = happenings([blast("a", 4), blast("b", 4, WEEK_LATER), ferry("c", 30)])

    assert mains(made) == ids("ab", "c")


def test_a_person_can_join_what_the_machine_keeps_apart() -> None:
    made = happenings([blast("a", 4), ferry("b", 30)], judgements=[Judgement("same", "b", "a", "ada", "one storm")])

    assert mains(made) == ids("ab")


def test_a_person_can_part_what_the_machine_joins() -> None:
    apart = Judgement("not the same", "a", "b", "ada", "two bombs")
    made = happenings([blast("a", 4), blast("b", 5), ferry("c", 30)], judgements=[apart])

    assert mains(made) == ids("a", "b", "c")


def test_a_judgement_on_what_is_no_report_changes_nothing() -> None:
    some = [blast("a", 4), blast("b", 5)]

    assert happenings(some, judgements=[Judgement("same", "a", "party-7", "ada", "")]) == happenings(some)


def test_an_index_page_of_headlines_does_not_join_its_stories() -> None:
    headlines = "\n".join(
        [
            "Bomb at Tannery Gate in Vellmar kills 4",
            "Teachers march for wages in Vellmar",
            "30 drown as ferry sinks off Quorro",
            "Grain prices fall for a third week in Orm",
            "Cup final: Hollin Rovers go out on penalties",
        ]
    )
    page = (report("p", "The Lantern: today's news", headlines), Mentions())
    made = happenings([blast("a", 4), blast("b", 5), ferry("c", 30), ferry("d", 31, said="rescuers said"), page])

    assert not any({"a", "c"} <= set(group) for group in mains(made))


def test_figures_belong_to_the_event_of_their_report() -> None:
    made = happenings([blast("a", 4), ferry("b", 30)])

    assert made.figures == {"a": (event_id("a", 0),), "b": (event_id("b", 0),)}
    assert made.mentions == {"a": (event_id("a", 0),), "b": ()}


def test_a_background_figure_drags_no_event_along_and_is_a_problem_with_a_reason() -> None:
    one, found = ferry("b", 30)
    old = figure("4", 4, background=True, place="Vellmar", event=None)
    made = happenings([blast("a", 4), (one, replace(found, figures=(*found.figures, old)))])

    assert made.figures["b"] == (event_id("b", 0), None)
    [problem] = made.problems
    assert problem.report_id == "b"
    assert problem.stage == "link"
    assert "no place and no day and no kind" in problem.reason


def test_a_background_figure_finds_the_event_of_its_place_day_and_kind() -> None:
    one, found = ferry("b", 30, WEEK_LATER)
    old = figure("4", 4, background=True, place="Vellmar", first=DAY, last=DAY, event=0)
    told = replace(
        found,
        figures=(*found.figures, old),
        places=(*found.places, place("Vellmar")),
        events=(mention("ASSAULT", "explosives", main=False, at=1),),
    )
    made = happenings([blast("a", 4), (one, told)])

    assert made.figures["b"] == (event_id("b", 0), event_id("a", 0))
    event = next(event for event in made.events if event.event_id == event_id("a", 0))
    assert (event.report_ids, event.main_report_ids) == (("a", "b"), ("a",))
    assert made.problems == ()


SYRMA = {"lat": 10.0, "lon": 10.0, "country": "SY", "admin1": "Syrma"}
ORRO = {"lat": 14.0, "lon": 10.0, "country": "SY", "admin1": "Orro"}


def roundup(report_id: str) -> tuple[Report, Mentions]:
    text = "Shelling killed 9 in Syrma on Wednesday. In Orro, 400 kilometres to the north, 3 died in a raid."
    found = Mentions(
        figures=(
            figure("9", 9, place="Syrma", start=16, end=17),
            figure("3", 3, place="Orro", start=79, end=80, event=1),
        ),
        places=(place("Syrma", 1, 21, **SYRMA), place("Orro", 2, 45, **ORRO)),
        events=(mention("ASSAULT", "heavy-weapons"), mention("ASSAULT", None, main=False, at=1)),
    )
    return report(report_id, "Nine killed in Syrma", text), found


def test_a_figure_plainly_elsewhere_is_of_another_event() -> None:
    made = happenings([roundup("a")])

    assert made.figures["a"] == (event_id("a", 0), event_id("a", 1))
    assert {(event.main_report_ids, event.report_ids) for event in made.events} == {(("a",), ("a",)), ((), ("a",))}


def test_two_reports_that_tell_of_another_happening_beside_share_that_event() -> None:
    made = happenings([roundup("a"), roundup("b")])

    assert made.figures["a"] == made.figures["b"]
    assert len(made.events) == 2


def test_a_single_victim_is_never_taken_elsewhere_by_a_name() -> None:
    one, found = roundup("a")
    told = replace(found, figures=(found.figures[0], replace(found.figures[1], implicit=True)))
    made = happenings([(one, told)])

    assert made.figures["a"] == (event_id("a", 0), event_id("a", 0))


def test_another_happening_takes_its_title_from_its_own_sentence() -> None:
    made = happenings([roundup("a")])
    [beside] = [event for event in made.events if not event.main_report_ids]

    assert beside.title == "In Orro, 400 kilometres to the north, 3 died in a raid."
    assert beside.place is not None
    assert beside.place.name == "Orro"


def convoy(report_id: str, said: str, people: int) -> tuple[Report, Mentions]:
    """The blast, and people taken out of another town."""
    one, found = blast(report_id, 4, said=said)
    start = len(one.text) + len("\nBuses took ")
    moved = figure(str(people), people, start=start, end=start + len(str(people)), measure="displaced")
    text = f"{one.text}\nBuses took {people} people out of the old town under a deal."
    return replace(one, text=text), replace(found, figures=(*found.figures, moved))


def test_people_taken_out_are_one_event_in_two_reports_of_one_blast_whatever_their_number() -> None:
    made = happenings([convoy("a", "police said", 3000), convoy("b", "medics said", 2500)])

    assert made.figures["a"] == made.figures["b"] == (event_id("a", 0), event_id("a", 1))


def test_a_telling_joins_the_event_that_another_report_is_mainly_about_by_place_day_and_count() -> None:
    text = "A raid in Orro killed 3 farmers on Wednesday, the council said."
    orro = Mentions(
        figures=(figure("3", 3, start=22, end=23, event=0),),
        places=(place("Orro", 2, 10, **ORRO),),
        events=(mention("ASSAULT", "heavy-weapons"),),
    )
    both = [roundup("a"), (report("b", "Farmers die in Orro", text), orro)]
    made = happenings(both, (), [Judgement("not the same", "a", "b", "Osra", "two towns")])

    assert made.figures["a"] == (event_id("a", 0), event_id("b", 0))


def test_reasons_add_up_to_the_score_and_say_what_speaks_for_it() -> None:
    verdict = reasons([blast("a", 4), blast("b", 5), ferry("c", 30)], "a", "b")

    assert verdict.same
    assert sum(one.contribution for one in verdict.reasons) == pytest.approx(verdict.score, abs=0.01)
    assert any("same day" in one.words for one in verdict.reasons)


def test_reasons_of_two_that_have_little_in_common_refuse_them() -> None:
    verdict = reasons([blast("a", 4), blast("b", 5), ferry("c", 30)], "c", "a")

    assert not verdict.same
    assert verdict.score <= verdict.threshold


def fire(report_id: str, text: str, day: str = DAY) -> tuple[Report, Mentions]:
    """A report of a fire, with nothing found in it."""
    return report(report_id, "A house burns down", text, day), Mentions()


def weighed(a: str, b: str) -> set[str]:
    """The features that speak for or against two texts being of one happening."""
    return {one.feature for one in reasons([fire("a", a), fire("b", b)], "a", "b").reasons}


def test_a_person_of_whom_one_report_gives_the_age_and_the_other_the_name_speaks_for_them() -> None:
    aged = "One man died in the fire. Oskar Brenn, 44, lived there alone."

    assert "persons" in weighed(aged, "The court heard how Oskar Brenn died.")
    assert "persons" not in weighed(aged, "The court heard how Emil Tarr died.")
    assert "persons" not in weighed("Then Oskar Brenn spoke.", "The court heard how Oskar Brenn died.")


def test_a_street_that_both_openings_name_speaks_for_them() -> None:
    assert "streets" in weighed("It began in Tanner Street.", "The fire near Tanner Street is out.")
    assert "streets" not in weighed("It began in Tanner Street.", "The fire near Mill Street is out.")


def test_what_came_out_between_two_reports_speaks_against_them() -> None:
    first, last = blast("a", 4), blast("b", 4, "2031-05-20")
    between = [ferry(f"c{i}", 30 + i, f"2031-05-{10 + i}") for i in range(5)]

    alone, crowded = reasons([first, last], "a", "b"), reasons([first, last, *between], "a", "b")

    assert "published between" not in {one.feature for one in alone.reasons}
    assert "5 other reports came out between the two" in {one.words for one in crowded.reasons}


def test_a_report_of_a_trial_a_year_later_is_compared_with_the_first_ones() -> None:
    index = Index()
    index.add([blast("a", 4), blast("b", 4, "2032-05-20"), ferry("c", 30)])
    compared = index.compared()

    assert (0, 1) in set(zip(compared.a.tolist(), compared.b.tolist(), strict=True))


def test_reasons_of_a_report_that_is_not_there_are_refused() -> None:
    with pytest.raises(KeyError, match="zz"):
        reasons([blast("a", 4)], "a", "zz")


def test_copied_text_brings_two_reports_together_for_comparison() -> None:
    copy = Copy("a", "b", "copy", 0.9, None, "g", ("90 % of the shorter text is in both",), ())
    verdict = reasons([blast("a", 4), blast("b", 5)], "a", "b", [copy])

    assert any(one.feature == "copied" and one.value == 0.9 for one in verdict.reasons)


def test_the_log_says_what_opened_joined_and_merged() -> None:
    nothing = Happenings((), {}, {}, ())
    first = happenings([blast("b", 4), ferry("c", 30)])
    second = happenings([blast("b", 4), ferry("c", 30), blast("a", 5)])

    assert sorted(changes(nothing, first)) == sorted(
        [f"event {event_id('b', 0)} opened by b", f"event {event_id('c', 0)} opened by c"]
    )
    assert changes(first, second) == sorted(
        [
            f"event {event_id('a', 0)} is what was {event_id('b', 0)}: its least report is another now",
            f"event {event_id('a', 0)} joined by a",
        ]
    )
    assert changes(second, second) == []


def test_the_log_names_the_events_that_merged_and_the_report_that_speaks_for_both() -> None:
    parted = [Judgement("not the same", "a", "b", "ada", "unsure")]
    before = happenings([blast("a", 4), blast("b", 5)], judgements=parted)
    after = happenings([blast("a", 4), blast("b", 5), blast("c", 6)])
    both = sorted([event_id("a", 0), event_id("b", 0)])

    assert changes(before, after) == [f"event {event_id('a', 0)} merged from {', '.join(both)}; c speaks for both"]
    assert any("split into" in line for line in changes(after, before))


def test_a_title_less_text_has_its_short_first_line_as_title() -> None:
    vocabulary = Vocabulary()
    one = report("a", None, "Ferry sinks off Quorro\nThirty people drowned on Wednesday off the island.")
    told = main_telling(one, Mentions(), vocabulary)

    assert {term for term, number in vocabulary.numbers.items() if number in told.words.title} == {
        "ferry",
        "sink",
        "off",
        "quorro",
    }


def test_the_days_most_reports_give_are_the_events() -> None:
    vocabulary = Vocabulary()
    tellings = [main_telling(*blast(name, 4), vocabulary) for name in "ab"]

    assert best_days(tellings) == tellings[0].days
    assert best_days([]) is None


def test_every_feature_has_a_weight_and_words() -> None:
    assert len(weights()) == len(FEATURES) + 1
    verdicts = Index()
    verdicts.add([blast("a", 4), blast("b", 5)])
    assert all(one.words for one in verdicts.reasons("a", "b").reasons)


def rocket(report_id: str, day: str, n: int, more: str) -> tuple[Report, Mentions]:
    """What an outlet writes of an attack on its day: much the same words each time, another count."""
    text = f"{n} people killed in a rocket attack on Lesk, a police source told The Lantern's reporter. {more}"
    return report(report_id, f"{n} killed in rocket attack on Lesk", text, day), Mentions(
        figures=(figure(f"{n} people killed", n),),
        events=(mention("ASSAULT", "shelling", day),),
        places=(place("Lesk"),),
    )


SHOPS = "Shops on Harbour Street burned through the night and the fire brigade brought out an old couple."
SCHOOL = "One rocket fell beside a school in the Marl quarter, where pupils were at lessons; windows broke for miles."


def test_reports_of_the_news_of_their_own_days_with_other_counts_speak_against_one_happening() -> None:
    june, september = rocket("a", "2031-06-06", 3, SHOPS), rocket("c", "2031-09-06", 10, SCHOOL)
    late = replace(june[0], report_id="d", published=Published("2031-09-06", "2031-09-06", "given")), june[1]

    apart = reasons([june, september], "a", "c")
    assert (apart.reasons[0].feature, apart.reasons[0].contribution) == ("other day and toll", -4.0)
    told_later = reasons([june, late], "a", "d")
    assert "other day and toll" not in {one.feature for one in told_later.reasons}


def test_the_toll_of_a_report_leaves_out_what_it_tells_of_another_happening() -> None:
    text = "Bombs in Vellmar hurt 12 people. In a separate attack 40 people were killed in Orm. Rain fell."
    hurt = figure("12", 12, start=text.index("12"), end=text.index("12") + 2, measure="injured")
    other = figure("40", 40, start=text.index("40"), end=text.index("40") + 2)
    places = (place("Vellmar", at=text.index("Vellmar")), place("Orm", at=text.index("Orm")))
    index = Index()
    index.add([(report("a", "Bombs in Vellmar", text), Mentions(figures=(hurt, other), places=places))])

    assert index._told["a"].main.tolls == {"injured": 12}


def test_a_count_many_times_another_speaks_against_more() -> None:
    near, far = (
        next(
            one.value
            for one in reasons([blast("a", 10), blast("b", n)], "a", "b").reasons
            if one.feature == "other toll"
        )
        for n in (27, 90)
    )
    assert (round(near, 2), far) == (0.99, 1.5)
