"""Numbers that slipped while they were copied. All texts, outlets and places are invented."""

from collections.abc import Mapping

import pytest

from sayso.link.copies import copies
from sayso.link.copies_slips import slips_of
from sayso.records import Copy, Published, Report

STORY = (
    "Fourteen miners were pulled alive from the flooded Orrel shaft before dawn, rescue chiefs in Vantoria said. "
    "Pumps borrowed from three neighbouring quarries had run without a pause since the banks of the Lesk gave way. "
    "The council counted {} houses under water along the river, and sent tents from the depot on the hill. "
    "Families waited under tarpaulins beside the winding house while a brass band from the lower town played hymns."
)


def report(report_id: str, number: str, publisher: str, day: int | None = None) -> Report:
    date = f"2031-05-{day:02}" if day else ""
    published = Published(date, date, "given") if day else None
    return Report(report_id, STORY.format(number), None, publisher, None, published, (), "en", "-", "", "", "none")


def found(*reports: Report) -> Mapping[str, Copy]:
    return {row.a + row.b: row for row in copies(reports, {})}


@pytest.mark.parametrize(
    ("odd", "usual"), [("1342", "1432"), ("72", "27"), ("143", "1432"), ("122", "12"), ("112", "12")]
)
def test_digits_swapped_lost_or_doubled_are_a_slip(odd: str, usual: str) -> None:
    assert odd in slips_of(usual)


@pytest.mark.parametrize(
    ("odd", "usual"), [("1433", "1432"), ("11", "11"), ("1", "12"), ("125", "12"), ("2341", "1432")]
)
def test_a_digit_changed_added_or_lost_from_a_small_number_is_none(odd: str, usual: str) -> None:
    assert odd not in slips_of(usual)


def test_the_report_with_the_odd_number_comes_after_one_with_the_usual() -> None:
    rows = found(*(report(one, number, one) for one, number in (("a", "1,342"), ("b", "1,432"), ("c", "1,432"))))
    assert [rows[pair].origin for pair in ("ab", "ac", "bc")] == ["b", "b", None]
    assert "a has 1342 where others have 1432" in rows["ab"].evidence


def test_two_that_both_keep_the_odd_number_say_so_and_the_slip_decides_nothing() -> None:
    numbers = {"a": "1,342", "b": "1,342", "c": "1,432", "d": "1,432", "e": "1,432"}
    rows = found(*(report(one, number, one) for one, number in numbers.items()))
    assert rows["ab"].origin is None
    assert "both keep 1342 where others have 1432" in rows["ab"].evidence


def test_two_that_both_keep_the_odd_number_do_not_have_it_from_one_with_the_usual() -> None:
    first = report("c", "1,432", "c", 3), report("d", "1,432", "d", 3), report("e", "1,432", "e", 3)
    rows = found(report("a", "1,342", "a", 4), report("b", "1,342", "b", 5), *first)
    assert rows["ab"].origin == "a"


def test_an_earlier_report_with_the_odd_number_stays_upstream_and_the_slip_is_told() -> None:
    rows = found(report("a", "1,342", "a", 3), report("b", "1,432", "b", 4), report("c", "1,432", "c", 4))
    assert rows["ab"].origin == "a"
    assert "a has 1342 where others have 1432" in rows["ab"].evidence


def test_of_two_numbers_that_as_many_have_none_is_the_usual_one() -> None:
    rows = found(*(report(one, number, one) for one, number in (("a", "1,342"), ("b", "1,432"))))
    assert rows["ab"].origin is None


def test_another_number_in_another_sentence_is_no_slip() -> None:
    other = report("a", "some 27 of the", "a"), report("b", "72", "b"), report("c", "72", "c")
    assert not any("where others" in line for row in found(*other).values() for line in row.evidence)
