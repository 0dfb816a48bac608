"""Short names in credits: whether one can stand for a publisher's full name."""

import pytest

from sayso.link.copies_names import Names
from sayso.link.copies_origin import Outlets, plain, same_name
from sayso.records import Credit, Report


@pytest.mark.parametrize(
    ("party", "publisher"),
    [
        ("VWS", "Velloran Wire Service"),
        ("Velloran Wire Service", "VWS"),
        ("VeT", "Velloran Tropicale"),
        ("VELNA", "Velloran News Agency"),
        ("VTB-N", "Velloran Telegraph Bureau"),
        ("NAV", "News Agency of Velloran"),
        ("Velloran", "Velloran Dispatch"),
        ("The Merida Echo", "Merida Echo Online"),
    ],
)
def test_a_short_name_stands_for_the_full_one(party: str, publisher: str) -> None:
    assert same_name(plain(party), plain(publisher))


@pytest.mark.parametrize(
    ("party", "publisher"),
    [("VWS", "Velloran Press"), ("AFP", "Arrowmere Post"), ("Merida Echo", "Merida Post"), ("VNA", "Tropicale")],
)
def test_a_name_of_another_newsroom_does_not(party: str, publisher: str) -> None:
    assert not same_name(plain(party), plain(publisher))


@pytest.mark.parametrize(("party", "wire"), [("VeT", True), ("AFP", False)])
def test_who_signs_datelines_with_its_own_initials_is_an_agency(party: str, wire: bool) -> None:
    words = "MERIDA (VeT) - Three people were killed."
    report = Report("r", words, None, "Velloran Tropicale", None, None, (), "en", "a.txt", "", "", "sayso-plain 1")
    outlet = Outlets((), Names()).outlet(report, (Credit("text", 7, 12, "dateline", party),), None)
    assert outlet.is_agency is wire
