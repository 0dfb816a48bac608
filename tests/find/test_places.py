"""Names of places: which words are one, and which place it is. The countries and towns here are invented."""

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.find import gazetteer as module
from sayso.find import mentions
from sayso.find.gazetteer import Entry, Gazetteer, Kind, Named, folded, gazetteer, gazetteer_of
from sayso.find.place_sources import middle
from sayso.find.places import places, places_by
from sayso.find.reading import Reading, sentences_of
from sayso.records import Place, Report


def reading(text: str, title: str | None = None, url: str | None = None, publisher: str | None = None) -> Reading:
    """A report with this text, unparsed."""
    report = Report("r", text, title, publisher, url, None, (), "en", "a.txt", "", "", "")
    return Reading(report, sentences_of(report), {})


def entry(number: int, name: str, kind: Kind, country: str, code: str | None, at: tuple[float, float], n: int) -> Entry:
    """A place of the invented world; divisions are named after their code."""
    return Entry(number, name, kind, country, code, code, at[0], at[1], n, capital=n == 900_000)


WORLD = [
    Named(entry(1, "Belmora", "country", "XA", None, (10, 10), 9_000_000), ("Belmoran", "Belmorans")),
    Named(entry(2, "Tarsk", "country", "XB", None, (40, 40), 5_000_000), ("Tarski",)),
    Named(entry(3, "Wodna", "admin1", "XA", "Wodna", (11, 11), 600_000)),
    Named(entry(4, "Ilvar", "admin1", "XA", "Ilvar", (9, 9), 700_000)),
    Named(entry(5, "Hadesh", "city", "XA", "Wodna", (11.1, 11.1), 300_000), ("Al-Hadesh",)),
    Named(entry(6, "Hadesh", "city", "XB", "Ostrava", (41, 41), 400_000)),
    Named(entry(7, "Vosk", "city", "XA", "Wodna", (11.2, 11.0), 40_000)),
    Named(entry(8, "Vosk", "city", "XA", "Ilvar", (9.1, 9.0), 50_000)),
    Named(entry(9, "Vosk", "city", "XB", "Ostrava", (41.1, 41.0), 60_000)),
    Named(entry(10, "Fort Krell", "city", "XA", "Ilvar", (9.2, 9.1), 3_000)),
    Named(entry(11, "Merin", "city", "XA", "Ilvar", (9.3, 9.2), 8_000)),
    Named(entry(12, "Velden", "city", "XB", "Ostrava", (41.3, 41.2), 900_000)),
    Named(entry(13, "Hope", "city", "XB", "Ostrava", (41.4, 41.2), 5_000)),
    Named(entry(14, "Krell County", "admin2", "XA", "Ilvar", (9.2, 9.0), 30_000)),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Callable[..., list[tuple[str, int | None]]]:
    """A function from a text to its names of places with their numbers in the invented world."""
    known = gazetteer_of(WORLD)

    def names(text: str, **about: str) -> list[tuple[str, int | None]]:
        return [(place.name, place.geonameid) for place in places_by(reading(text, **about), known)]

    return names


Found = Callable[..., list[tuple[str, int | None]]]


def test_a_place_carries_its_span_point_country_and_division() -> None:
    text = "Shells fell  near Velden on Monday."
    (place,) = places_by(reading(text), gazetteer_of(WORLD))
    assert place == Place("text", 18, 24, "Velden", 12, 41.3, 41.2, "XB", "Ostrava")
    assert text[place.start : place.end] == "Velden"


def test_a_title_is_read_too() -> None:
    fields = [
        p.field for p in places_by(reading("He went to Velden.", title="Blast in Velden kills 3"), gazetteer_of(WORLD))
    ]
    assert fields == ["title", "text"]


def test_folding_takes_away_case_accents_marks_and_the_article() -> None:
    assert [folded(name) for name in ("Al-Ḥasakah", "St. Louis", "The Hague", "L’Aquila", "Łódź")] == [
        "al hasakah",
        "saint louis",
        "hague",
        "laquila",
        "lodz",
    ]


def test_the_longest_name_wins(found: Found) -> None:
    assert found("Fighting reached Fort Krell overnight.") == [("Fort Krell", 10)]


def test_a_possessive_is_no_part_of_a_name(found: Found) -> None:
    assert found("Velden's mayor resigned.") == [("Velden", 12)]


def test_people_of_a_country_stand_for_it(found: Found) -> None:
    assert found("The Belmoran army withdrew.") == [("Belmoran", 1)]


def test_the_country_after_a_comma_says_which_place_it_is(found: Found) -> None:
    assert found("Ten people died in Hadesh, Belmora.") == [("Hadesh", 5), ("Belmora", 1)]
    assert found("Ten people died in Hadesh, Tarsk.") == [("Hadesh", 6), ("Tarsk", 2)]


def test_the_division_after_a_comma_says_which_place_it_is(found: Found) -> None:
    assert found("Ten people died in Vosk, Wodna.")[0] == ("Vosk", 7)
    assert found("Ten people died in Vosk, Ilvar.")[0] == ("Vosk", 8)


def test_in_a_larger_place_is_said_in_words_too(found: Found) -> None:
    assert found("A bomb went off in Vosk in northern Tarsk.")[0] == ("Vosk", 9)
    assert found("A bomb went off in Belmora's Hadesh.")[1] == ("Hadesh", 5)


def test_without_more_the_largest_place_is_meant(found: Found) -> None:
    assert found("A bomb went off in Vosk.") == [("Vosk", 9)]


def test_the_other_places_of_the_report_decide(found: Found) -> None:
    text = "A bomb went off in Vosk. Troops from Merin and Fort Krell in Ilvar came."
    assert found(text)[0] == ("Vosk", 8)


def test_a_name_keeps_its_place_throughout_a_report(found: Found) -> None:
    text = "Ten people died in Vosk, Wodna. Roads to Vosk were closed."
    assert [number for name, number in found(text) if name == "Vosk"] == [7, 7]


def test_the_publisher_decides_where_nothing_else_does(found: Found) -> None:
    assert found("A bomb went off in Vosk.", publisher="Belmora Courier") == [("Vosk", 8)]


@pytest.mark.parametrize(
    "url", ["https://www.belmoracourier.example/x", "http://archive.example/web/2014/http://belmoracourier.example/x"]
)
def test_the_host_decides_too_that_of_an_archived_page_as_well(found: Found, url: str) -> None:
    assert found("A bomb went off in Vosk.", url=url) == [("Vosk", 8)]


def test_a_village_unknown_to_the_gazetteer_has_no_number_but_the_country_of_what_holds_it() -> None:
    (first, second) = places_by(reading("They fled from the village of Orm in Belmora."), gazetteer_of(WORLD))
    assert (first.name, first.geonameid, first.lat, first.country) == ("Orm", None, None, "XA")
    assert second.geonameid == 1


def test_every_name_in_a_list_of_villages_is_a_place(found: Found) -> None:
    text = "They left the villages of al-Orm, Dorn and Vosk."
    assert found(text) == [("al-Orm", None), ("Dorn", None), ("Vosk", 9)]


def test_a_small_town_is_believed_in_the_company_of_its_neighbours(found: Found) -> None:
    assert found("Later they took Merin.") == []
    assert found("Fighting went on in Fort Krell. Later they took Merin.") == [("Fort Krell", 10), ("Merin", 11)]


def test_a_report_of_thousands_of_names_is_read(found: Found) -> None:
    text = " ".join(f"They came from the village of Orm{chr(97 + i % 26)}{i} and Vosk, Wodna." for i in range(2000))
    assert len(found(text)) > 4000


def test_a_quarter_in_a_town_is_not_taken_for_a_namesake_elsewhere(found: Found) -> None:
    assert found("Shells hit the Merin neighbourhood of Velden.") == [("Merin", None), ("Velden", 12)]


def test_a_division_before_the_town_of_it_holds_the_town(found: Found) -> None:
    assert found("Shells hit the Wodna town of Vosk.") == [("Wodna", 3), ("Vosk", 7)]


def test_a_county_is_not_the_town_of_its_name(found: Found) -> None:
    assert found("A fire broke out in Krell County.") == [("Krell County", 14)]


def test_a_street_is_a_place_without_a_number(found: Found) -> None:
    assert found("A car was found on Merin Street.") == [("Merin Street", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Orla Merin left early.",
        "Mr Merin left early.",
        "She met Sgt. Merin there.",
        "The Vosk Tribune wrote about it.",
        "Hope is not lost.",
        "They still hope. Hope remains.",
        "“I was there,” Merin said.",
    ],
)
def test_what_is_a_person_a_body_or_a_word_is_no_place(found: Found, text: str) -> None:
    assert found(text) == []


def test_who_is_once_named_in_full_is_a_person_afterwards(found: Found) -> None:
    assert found("Orla Merin was hurt. Friends of Merin wept.") == []


def test_a_place_that_is_also_a_word_is_one_where_the_text_says_so(found: Found) -> None:
    assert found("He lived in the town of Hope, Tarsk.")[0] == ("Hope", 13)


def test_an_abbreviated_division_after_a_comma_is_a_place_and_decides() -> None:
    world = [
        Named(Entry(20, "Georgia", "admin1", "US", "GA", "Georgia", 33.0, -83.0, 9_000_000, False), ("US|GA",)),
        Named(Entry(21, "Quill", "city", "US", "GA", "Georgia", 33.1, -83.1, 900, False)),
        Named(Entry(22, "Quill", "city", "US", "TX", "Texas", 31.0, -99.0, 90_000, False)),
    ]
    found = places_by(reading("He was born in Quill, Ga., in May."), gazetteer_of(world))
    assert [(p.name, p.geonameid) for p in found] == [("Quill", 21), ("Ga", 20)]


def test_the_middle_of_points_is_half_way_and_knows_the_date_line() -> None:
    assert middle([(0, 10), (4, 30), (4, 30), (4, 30)]) == (2, 20)
    assert middle([(0, 179), (0, -177)]) == (0, -179)
    assert middle([]) is None


def test_an_index_is_built_once_and_only_read_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    builds: list[int] = []

    def sources() -> list[Named]:
        builds.append(1)
        return WORLD

    monkeypatch.setattr(module, "_sources", sources)
    for _ in range(2):
        gazetteer.cache_clear()
        assert gazetteer().named("velden")[0].geonameid == 12
    gazetteer.cache_clear()
    assert len(builds) == 1
    assert [path.name for path in (tmp_path / "sayso").iterdir()] == [module.index_path().name]


def test_without_a_cache_folder_the_index_is_built_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(module, "_sources", lambda: WORLD)
    gazetteer.cache_clear()
    assert gazetteer().named("velden")[0].name == "Velden"
    gazetteer.cache_clear()


def test_a_damaged_index_does_not_stop_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(module, "_sources", lambda: WORLD)
    module.index_path().parent.mkdir(parents=True)
    module.index_path().write_bytes(b"no database")
    gazetteer.cache_clear()
    assert gazetteer().named("velden")[0].name == "Velden"
    gazetteer.cache_clear()


def test_an_index_lets_nobody_write(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    sqlite3.connect(path).executescript("CREATE TABLE place (place INTEGER);").close()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        module._opened(path).execute("INSERT INTO place VALUES (1)")


WORDS = (
    "Velden Hadesh Vosk Belmora Wodna Krell County Street Mr Orla Hope in near of the village district , . ' ’s - "
    "( ) al- Ga. U.S. Fort Merin É ß 12 St."
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join)))
def test_spans_of_any_text_lie_in_it_sorted_and_apart(text: str) -> None:
    found = places_by(reading(text), KNOWN)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(p.geonameid is not None or p.lat is None for p in found)


KNOWN: Gazetteer = gazetteer_of(WORLD)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Clashes broke out in Damascus on Friday.", 170654),
        ("He moved to Paris, Texas, last year.", 4717560),
        ("He moved to Paris last year.", 2988507),
        ("Police in Lawrenceville, Ga., made an arrest.", 4205196),
        ("The Syrian government denied it.", 163843),
    ],
)
def test_the_installed_gazetteer_knows(text: str, number: int) -> None:
    assert places(reading(text))[0].geonameid == number


@pytest.mark.model
def test_who_signed_a_report_is_no_place() -> None:
    text = "Nine people were hurt in Cairo on Friday.\n\n(Reporting by Ana Moro; Editing by Petra Lind)"
    report = Report("r", text, None, None, None, None, (), "en", "a.txt", "", "", "sayso-plain 1")

    assert [place.name for place in mentions(report).places] == ["Cairo"]


@pytest.mark.model
def test_a_word_of_a_name_is_no_province() -> None:
    text = "The Free Velden Army said on Friday that nine people were hurt."
    report = Report("r", text, None, None, None, None, (), "en", "a.txt", "", "", "sayso-plain 1")

    assert "Free" not in [place.name for place in mentions(report).places]
