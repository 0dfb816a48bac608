"""The parts of event linking, each by itself."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from sayso.link.event_cuts import cuts
from sayso.link.event_groups import Scored, groups
from sayso.link.event_others import headline
from sayso.link.event_pairs import _result
from sayso.link.event_places import is_same
from sayso.link.event_tellings import sharp, tolls
from sayso.link.event_words import Vocabulary, family_of, normal, words
from sayso.records import Figure, Measure, Mentions, Place, Published, Report, Spot


def scored(*pairs: tuple[int, int, float]) -> Scored:
    a, b, scores = zip(*pairs, strict=True)
    return Scored(np.array(a), np.array(b), np.array(scores))


def unlike(
    a: "np.ndarray[tuple[int], np.dtype[np.int64]]", b: object
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.full(len(a), -6.0)


def test_a_weak_bridge_does_not_join_two_strong_groups() -> None:
    strong = scored((0, 1, 9.0), (0, 2, 9.0), (1, 2, 9.0), (3, 4, 9.0), (3, 5, 9.0), (4, 5, 9.0), (2, 3, 2.0))

    assert groups(6, strong, unlike, 1.0) == [0, 0, 0, 3, 3, 3]


def test_pairs_below_the_threshold_are_not_joined() -> None:
    assert groups(2, scored((0, 1, 0.9)), unlike, 1.0) == [0, 1]


def test_what_a_person_called_the_same_is_joined_without_a_score() -> None:
    assert groups(3, scored((0, 1, 5.0)), unlike, 1.0, same=[(1, 2)]) == [0, 0, 0]


def test_what_a_person_parted_stays_apart_through_a_third() -> None:
    seen = scored((0, 1, 9.0), (1, 2, 8.0), (0, 2, 9.0))

    assert groups(3, seen, unlike, 1.0, apart=[(0, 2)]) in ([0, 0, 2], [0, 1, 1])


def plain_pairs(keys: list[tuple[int, int, int | None, float]], neighbours: int, window: int) -> set[tuple[int, int]]:
    """The pairs by plain loops, as many of each telling as there are."""
    found = set()
    for term in {key[0] for key in keys}:
        line = sorted((key for key in keys if key[0] == term), key=lambda key: (key[2] is None, key[2] or 0, key[1]))
        for place, one in enumerate(line):
            for other in line[place + 1 : place + 1 + neighbours]:
                if one[2] is None or other[2] is None or abs(one[2] - other[2]) <= window:
                    found.add((min(one[1], other[1]), max(one[1], other[1])))
    return found


@pytest.mark.parametrize("neighbours", [1, 2, 3, 7])
def test_the_pairs_of_the_statement_are_those_of_plain_loops(neighbours: int) -> None:
    chance = np.random.default_rng(neighbours)
    keys = [
        (int(term), telling, None if telling % 5 == 0 else telling * 3 % 40, 1.0)
        for telling in range(30)
        for term in chance.choice(8, size=3, replace=False)
    ]
    table = pa.table(
        {
            "term": [key[0] for key in keys],
            "telling": [key[1] for key in keys],
            "day": pa.array([key[2] for key in keys], type=pa.int64()),
            "weight": [key[3] for key in keys],
        }
    )
    settings = pa.table({"neighbours": [neighbours], "window_days": [10], "shared_terms": [1], "nearest": [1000]})
    statement = files("sayso.link").joinpath("sql/event_pairs.sql")
    rows = _result(statement, {"keys": table, "settings": settings}).read_all().to_pylist()

    assert {(row["a"], row["b"]) for row in rows} == plain_pairs(keys, neighbours, 10)


def test_names_are_capitals_within_sentences_that_stand_nowhere_small() -> None:
    vocabulary = Vocabulary()
    found = words("", "The mayor Pell Varga spoke. Rain fell on Orm. Then rain fell again.", vocabulary)
    names = {term for term, number in vocabulary.numbers.items() if number in found.names}

    assert names == {"pell", "varga", "orm"}


def test_lead_words_leave_names_and_numbers_out() -> None:
    vocabulary = Vocabulary()
    found = words("", "A bomb killed 12 people in Orm near Vellmar.", vocabulary)
    left = {term for term, number in vocabulary.numbers.items() if number in found.lead_words}

    assert "bomb" in left
    assert not left & {"12", "orm", "vellmar"}


@pytest.mark.parametrize(("word", "form"), [("Bombs", "bomb"), ("Orm's", "orm"), ("glass", "glass"), ("Orm’s", "orm")])
def test_case_possessive_and_plural_make_no_difference(word: str, form: str) -> None:
    assert normal(word) == form


def test_families_of_words_know_plurals() -> None:
    assert {family_of()[normal(word)] for word in ("clash", "clashes", "fighting")} == {"clash"}


def test_a_day_long_before_publication_does_not_date_the_news() -> None:
    assert sharp((100, 100), (400, 400)) is None
    assert sharp((398, 399), (400, 400)) == (398, 399)


def test_a_year_is_too_long_to_date_a_happening() -> None:
    assert sharp((400, 764), (764, 764)) is None


def place(
    name: str, text: str, number: int | None = None, lat: float | None = None, admin1: str | None = None
) -> Place:
    """A place where it first stands in a text."""
    at = text.index(name)
    return Place("text", at, at + len(name), name, number, lat, lat and 10.0, admin1 and "SY", admin1)


def figure(
    words: str, text: str, low: int, measure: Measure = "killed", *, implicit: bool = False, by: str | None = None
) -> Figure:
    """A count where it first stands in a text, `by` somebody or in the outlet's own voice."""
    at = text.index(words)
    who = {"who": "people", "who_start": None, "who_end": None}
    bounds = {"low": low, "high": low, "about": False, "vague": False, "words": words, "implicit": implicit}
    said = {"part_of": None, "sources": (), "attributed_to": by, "via": None, "modality": "asserted", "agent": None}
    rest = {"background": False, "scope": None, "first": None, "last": None, "as_of": None, "place": None}
    given: dict[str, Any] = {**who, **bounds, **said, **rest, "event": None}
    return Figure("text", at, at + len(words), measure, **given)


def dated(one: Figure, day: str) -> Figure:
    """A figure of a day."""
    return replace(one, first=day, last=day)


def cut(text: str, figures: Sequence[Figure], places: Sequence[Place] = (), published: str | None = None) -> list[int]:
    """For each figure the number of its telling, 0 being the main one."""
    day = Published(published, published, "given") if published else None
    report = Report("a", text, None, None, None, day, (), "en", "-", "", "", "test")
    made = cuts(report, Mentions(figures=tuple(figures), places=tuple(places)))
    number = {i: n for n, one in enumerate(made, start=1) for passage in one.passages for i in passage.figures}
    return [number.get(i, 0) for i in range(len(figures))]


SYRMA: dict[str, Any] = {"number": 1, "lat": 10.0, "admin1": "Syrma"}
ORRO: dict[str, Any] = {"number": 2, "lat": 14.0, "admin1": "Orro"}


def two_towns(
    second: str, words: str = "8", low: int = 8, *, implicit: bool = False, by: str | None = None
) -> list[int]:
    """The tellings of a raid on Syrma and of what a second sentence tells, Orro among its places."""
    text = f"A raid on Syrma killed 19 people. {second}"
    places = [place("Syrma", text, **SYRMA), place("Orro", text, **ORRO)]
    return cut(text, [figure("19", text, 19), figure(words, text, low, implicit=implicit, by=by)], places)


def test_a_sentence_about_a_town_far_away_is_of_another_happening() -> None:
    assert two_towns("Shelling in Orro killed 8 people.") == [0, 1]
    assert two_towns("Rockets fired into the garrison town of Orro killed 8 people.", by="police") == [0, 1]


@pytest.mark.parametrize(
    "second",
    [
        "Another 8 died later at a hospital in Orro.",
        "Officials from Orro said that 8 people had died.",
        "A witness told reporters in Orro that 8 people had died.",
        "Survivors fled to Orro with 8 bodies.",
        "The Orro police said that 8 people had died.",
        "The raid left 8 dead near Orro.",
        "In all 8 people died near Orro.",
        "Police say 8 people died at Orro University Hospital.",
    ],
)
def test_where_the_hurt_are_taken_people_speak_or_come_from_does_not_cut(second: str) -> None:
    assert two_towns(second, by="a witness") == [0, 0]


def test_an_equal_count_is_of_the_main_happening_wherever_it_is_told() -> None:
    assert two_towns("Shelling in Orro killed 19 people, it said.", "19 people, it", 19) == [0, 0]


def test_a_victim_told_by_a_noun_can_be_elsewhere_and_one_told_by_a_name_cannot() -> None:
    assert two_towns("In Orro a farmer was shot dead.", "a farmer", 1, implicit=True) == [0, 1]
    assert two_towns("In Orro Pell Varga was shot dead.", "Pell Varga", 1, implicit=True) == [0, 0]


@pytest.mark.parametrize(
    ("second", "number"),
    [
        ("A mortar hit the Hollin district, killing 8 people.", 0),
        ("Another attack in the Hollin district killed 8 people.", 1),
        ("Gunmen also opened fire in Hollin, killing 8 people.", 1),
        ("In a separate attack, 8 people were killed.", 1),
        ("Meanwhile, 8 people were killed when jets raided a market.", 1),
        ("Meanwhile, the ministry said 8 people were killed.", 0),
        ("The raid comes two weeks after a bomb that killed 8 people.", 1),
    ],
)
def test_words_open_another_happening_near_by(second: str, number: int) -> None:
    assert of_second(second, by="the ministry") == number


def of_second(second: str, words: str = "8", low: int = 8, by: str | None = None) -> int:
    """The telling of a count in a sentence that follows the news of a raid on Syrma."""
    text = f"A raid on Syrma killed 19 people. {second}"
    places = [place(name, text) for name in ("Syrma", "Hollin") if name in text]
    return cut(text, [figure("19", text, 19), figure(words, text, low, by=by)], places)[1]


@pytest.mark.parametrize("second", ["Jets also killed 8 people in a market.", "Fighters killed 8 people at a post."])
def test_one_voice_does_not_give_two_counts_of_one_thing(second: str) -> None:
    assert of_second(second) == 1


@pytest.mark.parametrize(
    "second",
    [
        "Of the dead, all 8 were on a bus.",
        "It hurt 8 others in a market.",
        "The raid killed 8 people in one house.",
        "The death toll was put at 8 by a surgeon.",
        "A nurse gave a separate count: 8.",
    ],
)
def test_counts_of_people_told_of_and_second_counts_of_one_thing_are_the_main_ones(second: str) -> None:
    assert of_second(second) == 0


def test_another_deed_with_another_count_is_another_happening_whoever_counts() -> None:
    opening = "Airstrikes hit two streets. " + "Rescuers dug with their hands through the night. " * 6

    assert of_second(f"{opening}A train crash left 8 dead, police said.", by="police") == 1
    assert of_second(f"{opening}The jets left 8 dead, police said.", by="police") == 0


def test_the_attack_of_another_weekday_with_another_count_is_another_happening() -> None:
    calm = "Rescuers dug with their hands through the night. " * 6
    text = f"A raid on Syrma on Wednesday killed 19 people. {calm}{{}} attack on a convoy killed 8, police said."
    told = [text.format(day) for day in ("Saturday's", "Saturdays", "Wednesday's")]
    late = text.replace("convoy killed", "convoy on Saturday killed").format("He condemned an")

    counted = [cut(one, [figure("19", one, 19), figure("8", one, 8, by="police")])[1] for one in [*told, late]]
    assert counted == [1, 1, 0, 1]


def test_a_weekday_below_a_picture_is_not_that_of_the_main_happening() -> None:
    text = (
        "A boy looks at a shelled bus on Saturday (file) A raid on Syrma on Wednesday killed 19 people. "
        "Saturday's attack on a convoy killed 8, police said."
    )
    figures = [dated(figure("19", text, 19), "2031-05-07"), figure("8", text, 8, by="police")]

    assert cut(text, figures, published="2031-05-07") == [0, 1]


@pytest.mark.parametrize(("day", "number"), [("2031-05-04", 1), ("2031-05-05", 0)])
def test_a_count_dated_days_before_the_main_one_is_of_another_happening(day: str, number: int) -> None:
    text = "A raid on Syrma killed at least 19 people on Wednesday. Jets killed 25 people in a street before, he said."
    figures = [dated(figure("19", text, 19, by="a medic"), "2031-05-07"), dated(figure("25", text, 25), day)]
    figures[0] = replace(figures[0], high=None)

    assert cut(text, figures, published="2031-05-07") == [0, number]


def test_the_first_sentence_that_counts_is_the_main_one_not_the_words_below_a_picture() -> None:
    text = "A girl who was hurt is carried away. A raid on Syrma killed 19 people. Jets killed 8 more people, he said."
    shown = figure("A girl", text, 1, "injured", implicit=True)
    figures = [shown, figure("19", text, 19), figure("8", text.replace("8 more", "8     "), 8)]

    assert cut(text.replace("8 more", "8     "), figures) == [0, 0, 1]


def test_the_attack_that_a_speaker_names_is_the_one_told_of() -> None:
    opening = "Rescuers dug with their hands through the night. " * 7
    said = "A statement said the attack left 8 dead in clashes."

    assert of_second(opening + said, by="the group") == 0
    assert of_second(opening + said.replace("the attack", "an attack"), by="the group") == 1


def test_the_toll_is_the_first_count_whoever_is_counted_before_any_single_victim() -> None:
    text = "A driver died. A raid killed 17 villagers. Police counted 40 people dead."
    driver = figure("A driver", text, 1, implicit=True)
    villagers = replace(figure("17", text, 17), scope="civilians")

    assert tolls([driver, villagers, figure("40", text, 40)]) == {"killed": 17}
    assert tolls([driver]) == {"killed": 1}


def test_a_count_after_a_sentence_that_goes_elsewhere_is_of_there() -> None:
    text = "A raid on Syrma killed 19 people. Shells fell in Orro too. Police said 8 died."
    places = [place("Syrma", text, **SYRMA), place("Orro", text, **ORRO)]

    assert cut(text, [figure("19", text, 19), figure("8", text, 8, by="police")], places) == [0, 1]


def test_a_figure_without_a_place_follows_the_one_before_until_a_day_is_named() -> None:
    text = "A raid on Syrma killed 19. In Orro shelling killed 8. It hurt 6 more. On Monday 19 people died."
    places = [place("Syrma", text, **SYRMA), place("Orro", text, **ORRO)]
    figures = [figure(words, text, low) for words, low in (("19", 19), ("8", 8), ("6", 6), ("19 people", 19))]

    assert cut(text, figures, places) == [0, 1, 1, 0]


def test_people_taken_out_under_a_deal_are_another_happening_and_those_who_flee_the_raid_are_not() -> None:
    text = "A raid on Syrma killed 19. Buses carried 3000 people out under the deal. Some 700 fled the raid."
    counted = [figure("3000", text, 3000, "displaced"), figure("700", text, 700, "displaced")]

    assert cut(text, [figure("19", text, 19), *counted]) == [0, 1, 0]


def test_names_spelled_in_two_ways_are_one_place_where_the_gazetteer_has_one_of_them_not() -> None:
    assert is_same(Spot("al-Qorrash", 7), Spot("Qurash"))
    assert not is_same(Spot("Orro", 7), Spot("Orro", 8))


def test_the_title_of_a_sentence_ends_at_a_word() -> None:
    assert headline("Shelling " * 20) == ("Shelling " * 13).strip()
    assert headline("Short.") == "Short."


@pytest.mark.parametrize(
    ("held", "number"), [("government-held", 1), ("regime-controlled", 1), ("opposition-held", 0), ("crowded", 0)]
)
def test_what_was_done_to_places_of_another_side_is_another_happening(held: str, number: int) -> None:
    text = f"Jets killed 19 people in rebel-held parts of Syrma. Shells killed 8 people in {held} streets."

    assert cut(text, [figure("19", text, 19), figure("8", text, 8, by="a medic")]) == [0, number]


def test_a_place_told_of_again_is_another_happening_where_it_is_of_another_side() -> None:
    text = (
        "A raid on Syrma killed 19 people. Shelling of rebel-held Orro killed 8 people. "
        "In army-held Orro rockets killed 11 people, a medic said."
    )
    places = [place("Syrma", text, **SYRMA)]
    for before in ("rebel-held ", "army-held "):
        at = text.index(before) + len(before)
        places.append(Place("text", at, at + 4, "Orro", 2, 14.0, 10.0, "SY", "Orro"))
    figures = [figure("19", text, 19), figure("8", text, 8), figure("11", text, 11, by="a medic")]

    assert cut(text, figures, places) == [0, 1, 2]


@pytest.mark.parametrize(("count", "number"), [(3, 0), (13, 1)])
def test_a_small_equal_count_does_not_bring_back_an_earlier_telling(count: int, number: int) -> None:
    text = (
        f"A raid on Syrma killed 19 people. Shelling in Orro hurt {count} people. The raid on Syrma broke windows. "
        f"Firemen came, then more. The jets hurt {count} men at a clinic."
    )
    places = [place("Syrma", text, **SYRMA), place("Orro", text, **ORRO)]
    third = figure(f"{count} men", text, count, "injured", by="a medic")
    figures = [figure("19", text, 19), figure(f"{count} people", text, count, "injured"), third]

    assert cut(text, figures, places) == [0, 1, number]
