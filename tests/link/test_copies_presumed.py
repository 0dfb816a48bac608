"""Names that a report alone does not tell, and originals that are not here. All texts, outlets, places are invented."""

from collections.abc import Mapping

import pytest

from sayso.link.copies import copies
from sayso.read.credits import credits
from sayso.records import Copy, Published, Report

LINES = (
    "Fourteen miners were pulled alive from the flooded Orrel shaft before dawn, rescue chiefs in Vantoria said.",
    "Pumps borrowed from three neighbouring quarries had run without a pause since the banks of the Lesk gave way.",
    "Families waited under tarpaulins beside the winding house while a brass band from the lower town played hymns.",
    "The owner of the pit, a small company that had changed hands twice in four years, made no comment at all.",
    "Inspectors had warned in the spring that the eastern gallery was closer to the river than the maps allowed.",
    "A clerk at the mining office admitted that nobody had walked the gallery with a measuring chain since the war.",
)
STORY = "\n\n".join(LINES)


def report(report_id: str, text: str, publisher: str | None, day: int = 4) -> Report:
    date = f"2031-05-{day:02}"
    published = Published(date, date, "given")
    return Report(report_id, text, None, publisher, None, published, (), "en", "-", "", "", "none")


def found(*reports: Report) -> Mapping[str, Copy]:
    rows = copies(reports, {one.report_id: credits(one) for one in reports})
    return {row.a + row.b: row for row in rows}


def origins(*reports: Report) -> Mapping[str, str | None]:
    return {pair: row.origin for pair, row in found(*reports).items()}


def test_a_dateline_in_letters_of_the_publishers_name_is_the_agencys_own() -> None:
    wire = report("a", "VANTORIA, May 4 (AGL) - " + STORY, "Agencia Grelot", 5)
    assert origins(wire, report("b", STORY, "The Lesk Echo", 4)) == {"ab": "a"}


def test_a_dateline_of_other_letters_is_somebody_elses() -> None:
    carrier = report("a", "VANTORIA, May 4 (ZQL) - " + STORY, "Agencia Grelot", 4)
    assert origins(carrier, report("b", STORY, "The Lesk Echo", 5)) == {"ab": None}


def test_a_report_of_unknown_publisher_is_the_agencys_that_signs_its_dateline() -> None:
    wire = report("a", "VANTORIA, May 4 (Grelot) - " + STORY, None, 5)
    assert origins(wire, report("b", STORY, "The Lesk Echo", 4)) == {"ab": "a"}


def test_with_a_byline_of_the_agency_it_is_a_carriers() -> None:
    carrier = report("a", "By Grelot Wire\n\nVANTORIA, May 4 (Grelot) - " + STORY, None, 4)
    assert origins(carrier, report("b", STORY, "The Lesk Echo", 5)) == {"ab": None}


def test_of_two_with_one_dateline_that_without_the_agencys_name_is_a_carriers() -> None:
    text = "VANTORIA, May 4 (Grelot) - " + STORY
    assert origins(report("a", text, "Grelot Wire", 4), report("b", text, None, 5)) == {"ab": "a"}


def test_the_only_unnamed_report_of_a_text_may_be_the_one_that_another_credits() -> None:
    credited = report("b", STORY + "\n\nFirst published by the Vantoria Star", "The Lesk Echo", 5)
    rows = found(report("a", STORY, None, 4), credited)
    assert rows["ab"].origin == "a"
    assert "The Lesk Echo credits a (perhaps of vantoria star)" in rows["ab"].evidence


def test_of_two_unnamed_reports_none_is_presumed_to_be_the_credited() -> None:
    credited = report("c", STORY + "\n\nFirst published by the Vantoria Star", "The Lesk Echo", 5)
    rows = origins(report("a", STORY, None, 4), report("b", STORY, None, 4), credited)
    assert (rows["ac"], rows["bc"]) == (None, None)


def credited(line: str, place: str) -> bool:
    """Whether this line at this end of a paper's text credits the Grelot Dispatch, which signs as Grelot."""
    text = f"{line}\n\n{STORY}" if place == "top" else f"{STORY}\n\n{line}"
    wire = report("a", "VANTORIA (Grelot) - " + STORY, "Grelot Dispatch", 5)
    evidence = found(wire, report("b", text, "The Lesk Echo", 4))["ab"].evidence
    return "The Lesk Echo credits Grelot Dispatch" in evidence


@pytest.mark.parametrize("line", ["Grelot", "From Grelot", "Grelot staff", "By the Grelot Dispatch"])
def test_a_line_that_is_nothing_but_an_agency_of_the_collection_credits_it(line: str) -> None:
    assert credited(line, "top")


def test_a_short_last_line_that_names_an_agency_of_the_collection_credits_it() -> None:
    assert credited("Grelot Dispatch and our own people", "end")


@pytest.mark.parametrize("line", ["Photo: Grelot Dispatch", "There is no more, Grelot Dispatch was told."])
def test_a_pictures_line_and_a_sentence_of_the_story_credit_nobody(line: str) -> None:
    assert not credited(line, "end")


def test_what_one_carrier_credits_holds_for_the_others_of_its_text() -> None:
    credited = report("c", STORY + "\n\nSyndicated from Grelot Dispatch", "The Merida Post", 6)
    rows = found(report("a", STORY, "The Lesk Echo", 4), report("b", STORY, "Vantoria Star", 5), credited)
    assert rows["ab"].origin is None
    assert "both have it from grelot dispatch, which The Merida Post credits" in rows["ab"].evidence


def test_without_such_a_credit_the_earlier_is_upstream() -> None:
    others = report("b", STORY, "Vantoria Star", 5), report("c", STORY, "The Merida Post", 6)
    assert origins(report("a", STORY, "The Lesk Echo", 4), *others)["ab"] == "a"


def test_two_texts_of_which_each_has_what_only_a_third_has_too_have_an_original() -> None:
    one = report("a", "\n\n".join((LINES[0], LINES[1], LINES[2], LINES[3])), "The Lesk Echo", 4)
    other = report("b", "\n\n".join((LINES[0], LINES[1], LINES[4], LINES[5])), "Vantoria Star", 5)
    rows = found(one, other, report("c", STORY, "The Merida Post", 6))
    assert rows["ab"].origin is None
    assert any("The Merida Post has words of each that the other lacks" in line for line in rows["ab"].evidence)
