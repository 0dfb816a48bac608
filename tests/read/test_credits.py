"""Credit lines: whose work a report is, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.credits import agency, credits
from sayso.records import Report

STORY = "Three people were killed in Port Merida on Monday, the police said."


def report(text: str, title: str | None = None) -> Report:
    return Report("r", text, title, None, None, None, (), "en", "a.txt", "", "", "sayso-plain 1")


def found(text: str) -> list[tuple[str, str, str]]:
    return [(credit.kind, credit.party, text[credit.start : credit.end]) for credit in credits(report(text))]


@pytest.mark.parametrize(
    ("text", "kind", "party", "words"),
    [
        (f"By Reuters\n\n{STORY}", "byline", "Reuters", "By Reuters"),
        (f"Reuters Staff\n\n{STORY}", "byline", "Reuters", "Reuters"),
        (f"By Ana Ruiz, Associated Press\n\n{STORY}", "byline", "AP", "By Ana Ruiz, Associated Press"),
        (
            f"By Ana Ruiz, Merida News Agency\n{STORY}",
            "byline",
            "Merida News Agency",
            "By Ana Ruiz, Merida News Agency",
        ),
        (f"Agence France-Presse\n\n{STORY}", "byline", "AFP", "Agence France-Presse"),
        (f"AFP - {STORY}", "byline", "AFP", "AFP"),
        (f"PORT MERIDA (AFP) - {STORY}", "dateline", "AFP", "(AFP)"),
        (f"PORT MERIDA, Nov 12 (Reuters) - {STORY}", "dateline", "Reuters", "(Reuters)"),
        (f"PORT MERIDA, Belmora (MNA) — {STORY}", "dateline", "MNA", "(MNA)"),
        (f"Merida, SANA – {STORY}", "dateline", "SANA", "SANA"),
        (f"{STORY} --Reuters", "byline", "Reuters", "--Reuters"),
        (f"{STORY} —AP", "byline", "AP", "—AP"),
        (f"{STORY}\n\n© 2020 Reuters", "copyright", "Reuters", "© 2020 Reuters"),
        (
            f"{STORY}\nCopyright 2020 The Associated Press. All rights reserved.",
            "copyright",
            "AP",
            "Copyright 2020 The Associated Press",
        ),
        (f"{STORY}\n(Reporting by Ana Ruiz; Editing by Bo Lind)", "contributed", "Ana Ruiz", None),
        (f"{STORY}\n(Reporting by Ana Ruiz; Editing by Petra Lind)", "contributed", "Ana Ruiz", None),
        (f"{STORY}\n(Reporting by Ana Ruiz, Petra; Editing by Bo Lind)", "contributed", "Petra", None),
        (f"{STORY}\n(Reporting by Petra News Agency)", "contributed", "Petra", None),
        (f"By Petra Lind, Reuters\n\n{STORY}", "byline", "Reuters", "By Petra Lind, Reuters"),
        (f"By Petra\n\n{STORY}", "byline", "Petra", "By Petra"),
        (f"{STORY}\nThe Associated Press contributed to this report.", "contributed", "AP", None),
        (f"{STORY} (With inputs from PTI)", "contributed", "PTI", "With inputs from PTI"),
        (f"{STORY}\nWith agencies", "contributed", "agencies", "With agencies"),
        (
            f"{STORY}\nThis article first appeared in the Vosk Post.",
            "republished",
            "Vosk Post",
            "This article first appeared in the Vosk Post",
        ),
        (f"{STORY}\nRepublished with permission from Vosk Post.", "republished", "Vosk Post", None),
        (f"{STORY}\nOriginally published by the Vosk Post on December 15, 2020", "republished", "Vosk Post", None),
        (f"{STORY}\n\nSource: Vosk Post", "republished", "Vosk Post", "Source: Vosk Post"),
    ],
)
def test_a_credit_is_found_with_its_exact_words(text: str, kind: str, party: str, words: str | None) -> None:
    ((seen_kind, seen_party, seen_words),) = found(text)
    assert (seen_kind, seen_party) == (kind, party)
    assert words is None or seen_words == words


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"By Ana Ruiz\n\n{STORY}",
        f"By Ana Ruiz and Bo Lind\n\n{STORY}",
        f"By Petra Lind\n\n{STORY}",
        f"By Ana Petra\n\n{STORY}",
        f"Photo: AFP\n{STORY}",
        f"Rescuers at the quay. AFP/Getty Images\n{STORY}",
        f"[Image: Reuters]\n{STORY}",
        f"A witness told AFP that he fled. {STORY}",
        f"{STORY} The report published by the Vosk Institute said so.",
        f"{STORY} The army (MNA) was not there.",
        f"{STORY}\nCopyright 2020. All rights reserved.",
        f"{STORY} Staff writers Ana Ruiz and Bo Lind contributed to this report.",
    ],
)
def test_pictures_persons_and_sentences_are_no_credits(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("line", "kind", "party"),
    [
        ("Ana Ruiz | Velloran Wire", "byline", "Velloran Wire"),
        ("Story by Velloran Press", "byline", "Velloran Press"),
        ("Agency copy: Corvane", "byline", "Corvane"),
        ("Courtesy: Corvane Dispatch", "byline", "Corvane Dispatch"),
        ("Velloran Press Staff", "byline", "Velloran Press"),
        ("Ana Ruiz for The Merida Echo", "byline", "The Merida Echo"),
        ("Ana Ruiz, VNA", "byline", "VNA"),
        ("PTI inputs", "byline", "PTI"),
        ("Ana Ruiz for Corvane Newswire", "byline", "Corvane Newswire"),
        ("Via Corvane Newswire", "byline", "Corvane Newswire"),
        ("Courtesy Corvane Newswire", "byline", "Corvane Newswire"),
        ("From our wire partner Corvane Press", "byline", "Corvane Press"),
        ("With agency report: Corvane Press", "byline", "Corvane Press"),
        ("Extra reporting: Corvane", "contributed", "Corvane"),
    ],
)
def test_a_byline_tells_its_newsroom_by_its_form(line: str, kind: str, party: str) -> None:
    assert [one[:2] for one in found(f"{line}\n\n{STORY}\n\n{STORY}")] == [(kind, party)]


@pytest.mark.parametrize(
    "start",
    [
        "(VNA) MERIDA –",
        "MERIDA, March 2 /VNA/ --",
        "MERIDA, March 2. /VNA/.",
        "MERIDA, March 2, VNA:",
        "MERIDA: VNA:",
        "VNA, MERIDA —",
        "MERIDA – VNA –",
        "MERIDA [VNA] –",
        "Merida, March 2 (VNA) —",
    ],
)
def test_a_dateline_tells_an_unknown_agency_by_its_form(start: str) -> None:
    assert [one[:2] for one in found(f"{start} {STORY} {STORY}\n\n{STORY}")] == [("dateline", "VNA")]


@pytest.mark.parametrize(
    ("line", "kind", "party"),
    [
        ("(With inputs from The Merida Echo)", "contributed", "The Merida Echo"),
        ("Compiled from VNA reports.", "contributed", "VNA"),
        ("Includes reporting by Corvane.", "contributed", "Corvane"),
        ("Corvane Press provided part of this copy.", "contributed", "Corvane Press"),
        ("Material from Corvane was used in this report.", "contributed", "Corvane"),
        ("A version of this article appeared in the Merida Echo on March 2, 2015.", "republished", "Merida Echo"),
        ("Republished with permission of Corvane.", "republished", "Corvane"),
        ("Published under a content-sharing agreement with Corvane.", "republished", "Corvane"),
        ("All rights in this dispatch belong to Corvane, 2015.", "copyright", "Corvane"),
        ("Velloran Press – Ana Ruiz/Bo Lind", "byline", "Velloran Press"),
        ("- VNA/AR", "byline", "VNA"),
        ("Written by Ana Ruiz; edited by Bo Lind for Corvane Press", "byline", "Corvane Press"),
        ("Originally reported by the Vosk Post", "republished", "Vosk Post"),
        ("Culled from Corvane.", "republished", "Corvane"),
        ("Story taken, with thanks, from Corvane.", "republished", "Corvane"),
        ("Used under licence from Corvane Despatches.", "republished", "Corvane Despatches"),
        ("Includes copy supplied by Corvane Despatches.", "contributed", "Corvane Despatches"),
        ("With a report from Corvane Press", "contributed", "Corvane Press"),
        ("This dispatch is the property of Corvane", "copyright", "Corvane"),
        ("— Staff and the Vosk Post", "byline", "Vosk Post"),
        ("With files from Tessan National News Agency.", "contributed", "Tessan National News Agency"),
        ("With files from Lebanon's National News Agency.", "contributed", "NNA"),
    ],
)
def test_a_note_of_nothing_but_credit_words_is_a_credit(line: str, kind: str, party: str) -> None:
    assert [one[:2] for one in found(f"{STORY}\n\n{STORY}\n\n{line}")] == [(kind, party)]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz | Tarrow Highlands",
        "Ana Ruiz reports from Merida",
        "Our Correspondent",
        "Breaking News Staff",
        "Ana Ruiz, Merida bureau",
        "Words: Ana Ruiz",
        "(Courtesy: Merida County Press)",
        "The report was published by the Vosk Institute.",
        "Velloran Press published the names of the dead.",
        "Ruiz is originally from Belmora.",
        "Additional Information",
        "Reported by Ana Ruiz in Merida",
        "Reported by Ana Ruiz",
        "Edited by Ana Ruiz",
        "By Our Staff Reporter Ana Ruiz",
        "By Correspondent Ana Ruiz",
        "© 2015\n\nAlso read: the harbour fair",
    ],
)
def test_a_line_of_a_person_a_place_or_the_story_is_no_credit(line: str) -> None:
    assert found(f"{line}\n\n{STORY}\n\n{STORY}") == []
    assert found(f"{STORY}\n\n{STORY}\n\n{line}") == []


@pytest.mark.parametrize(
    "start", ["NEWBURGH, N.Y. —", "MERIDA, USA –", "MERIDA, BELMORA —", "APPS | NOW | VIEWS | MORE |"]
)
def test_a_part_of_a_country_in_a_dateline_is_no_agency(start: str) -> None:
    assert found(f"{start} {STORY} {STORY}") == []


def test_two_agencies_in_one_phrase_are_two_credits() -> None:
    assert [(kind, party) for kind, party, _ in found(f"{STORY} (With AFP and Reuters)")] == [
        ("contributed", "AFP"),
        ("contributed", "Reuters"),
    ]


def test_a_line_of_reuters_own_standards_says_whose_credit_it_is() -> None:
    text = f"{STORY} Reporting by Ana Ruiz; Editing by Bo Lind Our Standards: The Thomson Reuters Trust Principles."
    assert found(text) == [("contributed", "Reuters", "Reporting by Ana Ruiz; Editing by Bo Lind")]


def test_an_agency_has_one_name() -> None:
    assert (agency("The Associated Press"), agency("Agence France-Presse"), agency("Vosk Post")) == ("AP", "AFP", None)


PIECES = st.sampled_from(
    [STORY, "By ", "Reuters", "(AFP)", " - ", "\n", "©", "2020 ", "Source: ", "The Vosk Post", "With ", ")", "."]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=15).map("".join), st.text(max_size=120)))
def test_spans_are_inside_the_text_and_parties_are_named(text: str) -> None:
    for credit in credits(report(text)):
        assert 0 <= credit.start < credit.end <= len(text)
        assert credit.party


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("By Ana Ruiz for Vosk News Agency", "Vosk News Agency"),
        ("By Staff Reporter and Vosk News Agency", "Vosk News Agency"),
        ("By Ana Ruiz, Vosk Press Correspondent", "Vosk Press"),
        ("Ana Ruiz / Vosk Press", "Vosk Press"),
        ("From Agence Vosk", "Agence Vosk"),
        ("Staff and agencies", "agencies"),
        ("(Agencies)", "Agencies"),
        ("By our correspondent with wire services", "wire services"),
    ],
)
def test_a_byline_is_the_newsrooms_without_its_people_and_their_jobs(line: str, party: str) -> None:
    assert [credit.party for credit in credits(report(f"{line}\n\n{STORY}"))] == [party]


@pytest.mark.parametrize("job", ["Foreign Correspondent", "Senior Political Reporter", "Deputy News Editor"])
def test_a_job_behind_a_reporters_name_is_no_newsroom(job: str) -> None:
    assert not credits(report(f"By Ana Ruiz, {job}\n\n{STORY}"))


@pytest.mark.parametrize(
    "line",
    [
        "Read the original article on the Vosk Post.",
        "This article originally ran in the Vosk Post.",
        "The Vosk Post first reported this story.",
    ],
)
def test_a_note_of_where_the_original_is_credits_it(line: str) -> None:
    assert [(kind, party) for kind, party, _ in found(f"{STORY}\n\n{line}")] == [("republished", "Vosk Post")]


def test_an_agency_whose_name_ends_in_anothers_is_itself() -> None:
    assert {
        credit.party for credit in credits(report(f"{STORY}\n\nWith reporting from Northern Press Association"))
    } == {"Northern Press Association"}


def test_a_dated_dateline_in_small_letters_names_an_unknown_agency() -> None:
    assert found(f"Merida, March 3 (Transvosk) — {STORY}")[0][:2] == ("dateline", "Transvosk")


def test_a_dateline_by_an_agency_names_it_alone() -> None:
    assert found(f"PORT MERIDA (By VNA) - {STORY}")[0][:2] == ("dateline", "VNA")


def test_an_agency_between_the_headline_that_a_page_repeats_and_the_text_is_credited() -> None:
    title = "Raids kill three people in Port Merida"
    known = [(one.kind, one.party) for one in credits(report(f"Monday {title} AFP {STORY}", title))]

    assert known == [("byline", "AFP")]
    assert credits(report(f"Monday {title} {STORY}", title)) == ()


def test_an_agency_and_a_dash_after_a_sentence_of_the_head_are_a_byline() -> None:
    assert found(f"Raids kill three in Port Merida. Afp - {STORY}") == [("byline", "AFP", "Afp")]
