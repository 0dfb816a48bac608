"""In which role a speaker speaks."""

import pytest

from sayso.find.quote_roles import role_of


@pytest.mark.parametrize(
    ("speaker", "text", "role"),
    [
        (
            "Ana Orvik",
            "“We waited,” said Ana Orvik, a nurse at the clinic. “Nobody came,” she added.",
            "a nurse at the clinic",
        ),
        ("Ana Orvik", "Ana Orvik, mayor of Halm, said that nobody came.", "mayor of Halm"),
        ("Ana Orvik", "Ana Orvik, who was there, said that nobody came.", None),
        ("Ana Orvik", "Ana Orvik said on Friday, the day of the march, that nobody came.", None),
        ("mayor", "The mayor, a former teacher, said that nobody came.", None),
        (None, "Nobody came.", None),
    ],
)
def test_a_role_is_what_stands_between_commas_behind_a_full_name(
    speaker: str | None, text: str, role: str | None
) -> None:
    assert role_of(speaker, text) == role
