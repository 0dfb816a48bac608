"""Blacking out names: nothing of a name is left, every length stays, public offices stay readable."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from sayso.records import Figure, Mentions, Problem, Report, Source
from sayso.views.names import private_names
from sayso.views.redact import blacked_out, default_names
from sayso.views.report import page


def names_in(report: Report, mentions: Mentions | None = None, **more: Any) -> list[str]:
    texts = {"text": report.text, "title": report.title or ""}
    spots = private_names(report, mentions or Mentions(), **more)
    return [texts[field][start:end] for field, start, end in spots]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lena Orvik, 31, was shot.", ["Lena Orvik"]),
        ("On Friday Lena Orvik (31) died.", ["Lena Orvik"]),
        ("Lena Orvik, who was 31, died.", ["Lena Orvik"]),
        ("The 31-year-old nurse Lena Orvik died.", ["Lena Orvik"]),
        ("She asked Mr Brell and Mrs. Tona Hale.", ["Brell", "Tona Hale"]),
        ("The dead man was named as Omar al-Hadi.", ["Omar al-Hadi"]),
        (
            "Police identified the dead as Lena Orvik, Tomas Brell and Ida de Vries.",
            ["Lena Orvik", "Tomas Brell", "Ida de Vries"],
        ),
        ("Miss Orvik's brother left.", ["Orvik"]),
        ("The body of 19 year old Ida Hale was found. Her father, Rolf Hale, wept.", ["Ida Hale", "Rolf Hale"]),
        ("LENA ORVIK, 31, DIED. AFP, 12, SAID", ["LENA ORVIK"]),
        ("Jose\u0301 Mari\u0301a Nu\u0301n\u0303ez, 44, died.", ["Jose\u0301 Mari\u0301a Nu\u0301n\u0303ez"]),
        ("Six died in Karsk, 31, officials said, were hurt.", []),
        ("Interior Minister Dorn Halvek, 61, spoke. Mr Halvek left.", []),
        ("Army spokesman Rolf Ank, 40, spoke.", []),
        ("The group known as Karsk Rights Watch spoke.", []),
        ("President Ada Morn spoke. Lena Morn, 9, died.", ["Lena Morn"]),
        ("Dorn Halvek walked home.", []),
        ("The town’s mayor, Ida Brandt, 50, spoke. Brandt left.", []),
        ("After meeting the mayor, Ida Hale, 50, was shot.", ["Ida Hale"]),
        ("He blamed the mayor, Ida Hale said. Ida Hale, 50, left.", ["Ida Hale"]),
    ],
)
def test_private_names_are_told_from_public_ones(
    make_report: Callable[..., Report], text: str, names: list[str]
) -> None:
    assert names_in(make_report(text)) == names


def test_a_victim_told_by_name_and_a_named_speaker_are_private(ledger: Any) -> None:
    report, mentions = ledger.items[0]
    assert set(names_in(report, mentions)) == {"Lena Orvik", "Tomas Brell"}


@pytest.mark.parametrize("said", ["said Lena Orvik.", "said Lena Orvik, a union leader.", "Lena Orvik told AFP."])
def test_a_person_named_as_the_source_of_a_figure_is_private(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure], said: str
) -> None:
    text = f"At least six died, {said}"
    start = text.index("Lena")
    for source in (
        Source("Lena Orvik", start, start + 10, "named", None),
        Source("Lena Orvik", 0, 2, "named", None),  # told of by another word there
    ):
        figure = make_figure(text, "six", "killed", 6, 6, sources=(source,))
        assert names_in(make_report(text), Mentions(figures=(figure,))) == ["Lena Orvik"]


def test_extra_spans_are_taken_unless_they_are_public(make_report: Callable[..., Report]) -> None:
    text = "Dorn Halvek met President Ada Morn."
    spans = [("text", 0, 11), ("text", text.index("Ada"), text.index("Ada") + 8)]
    assert names_in(make_report(text), extra=spans) == ["Dorn Halvek"]


def test_no_length_changes_and_every_spelling_goes(make_report: Callable[..., Report]) -> None:
    text = "Lena Orvik, 31, died. LENA ORVIK! Orvik’s mother wept for Lena. lena\norvik. Or\u00advik. Lénà Orvik."
    one = make_report(text, title="Orvik buried", report_id="a", url="https://x.example/lena-orvik?q=Lena%20Orvik")
    other = make_report("The Orvik family. Morvik is a town.", report_id="b", url="https://x.example/lenaorvik")
    items = [(one, Mentions()), (other, Mentions())]

    done, _, _ = blacked_out(items, [], default_names(items))

    assert [len(report.text) for report, _ in done] == [len(one.text), len(other.text)]
    assert done[0][0].text == (
        "██████████, 31, died. ██████████! █████’s mother wept for ████. ██████████. ██████. ██████████."
    )
    assert done[0][0].title == "█████ buried"
    assert done[0][0].url == "https://x.example/██████████?q=██████████"
    assert done[1][0].text == "The █████ family. Morvik is a town."
    assert done[1][0].url == "https://x.example/█████████"


def test_a_last_name_of_two_letters_goes_but_no_small_word_with_it(make_report: Callable[..., Report]) -> None:
    items = [(make_report("Ms Li left. Li wept. They li by.", url="https://x.li/a"), Mentions())]

    done, _, _ = blacked_out(items, [], default_names(items))

    assert done[0][0].text == "Ms ██ left. ██ wept. They li by."
    assert done[0][0].url == "https://x.li/a"


def test_what_would_let_a_guess_be_tested_is_withheld(make_report: Callable[..., Report]) -> None:
    barred, plain = make_report("Mr Orvik left."), make_report("Six left.")

    done, _, _ = blacked_out([(barred, Mentions()), (plain, Mentions())], [], default_names([(barred, Mentions())]))

    first, second = done[0][0], done[1][0]
    assert (first.report_id, first.location, first.sha256, first.text_sha256) == ("", "", "", "")
    assert second == plain


def test_names_in_records_and_problems_go_with_their_length(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure]
) -> None:
    text = "Lena Orvik, 31, died."
    figure = make_figure(text, "Lena Orvik, 31", "killed", 1, 1, implicit=True, who="Lena Orvik")
    items = [(make_report(text, report_id="a"), Mentions(figures=(figure,)))]
    problem = Problem("in/orvik.pdf", "a", "find", "no event for Lena Orvik")

    done, problems, more = blacked_out(items, [problem], default_names(items), ["The death of Lena Orvik"])

    assert (done[0][1].figures[0].words, done[0][1].figures[0].who) == ("██████████, 31", "██████████")
    assert problems == [Problem("in/█████.pdf", "a", "find", "no event for ██████████")]
    assert more == ["The death of ██████████"]


def test_no_private_name_survives_anywhere_on_the_page(redacted_page: str) -> None:
    assert not re.search("orvik|brell|lena|tomas", redacted_page, re.IGNORECASE)
    assert "██████████" in redacted_page


def test_public_names_bodies_and_hashes_of_untouched_reports_stay(redacted_page: str) -> None:
    for kept in (
        "Dorn Halvek",
        "Ostravan Doctors&#39; Syndicate",
        "Karsk Rights Monitor",
        "krm-9",
        "ab" * 32,
    ):
        assert kept in redacted_page


def test_names_given_by_the_caller_are_the_ones_that_go(ledger: Any) -> None:
    def halvek(report: Report, mentions: Mentions) -> list[tuple[Any, int, int]]:
        place = report.text.find("Dorn Halvek")
        return [("text", place, place + 11)] if place >= 0 else []

    html = page(ledger, redact=halvek, title="What Dorn Halvek knew")

    assert not re.search("halvek", html, re.IGNORECASE)  # though an office stands before it
    assert "Lena Orvik" in html
