"""A user's own agencies and owners. All names are invented."""

from pathlib import Path

import pytest

from sayso.errors import UnreadableError
from sayso.link.copies import copies
from sayso.link.copies_names import Names, names
from sayso.records import Credit, Report

TEXT = (
    "Ferrymen in Port Ammel moored across the channel before sunrise and let nothing but the hospital launch pass. "
    "Their guild wants the toll on the upper lock scrapped, and the lock keeper has taken the week off."
)


def report(report_id: str, publisher: str) -> Report:
    return Report(report_id, TEXT, None, publisher, None, None, (), "en", "-", "", "", "none")


def written(folder: Path, content: str) -> Path:
    path = folder / "names.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_users_file_gives_names_by_agency_and_outlets_by_owner(tmp_path: Path) -> None:
    path = written(tmp_path, '[agencies]\n"Ammel Cable" = ["AC"]\n[owners]\n"Lesk Media" = ["The Quay", "Lock News"]\n')
    assert names(path) == Names({"Ammel Cable": ("AC",)}, {"Lesk Media": ("The Quay", "Lock News")})


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("[agencies", "expected a TOML file"),
        ("[agency]\n", 'no table "agency"'),
        ('[owners]\n"Lesk Media" = "The Quay"\n', "is 'The Quay'; expected a list of names"),
        ('[agencies]\n"Ammel Cable" = [1]\n', "is [1]; expected a list of names"),
        ("agencies = 3\n", "agencies is 3; expected a table"),
    ],
)
def test_a_file_of_another_form_is_refused_with_what_was_seen(tmp_path: Path, content: str, seen: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        names(written(tmp_path, content))
    assert seen in str(refused.value)
    assert "names.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"none\.toml"):
        names(tmp_path / "none.toml")


def test_a_users_agency_is_upstream() -> None:
    known = Names(agencies={"Ammel Cable": ("AC",)})
    (row,) = copies([report("a", "The Quay"), report("b", "Ammel Cable")], {}, names=known)
    assert (row.origin, row.evidence[1]) == ("b", "Ammel Cable is an agency")


def test_a_credit_by_the_short_name_of_a_users_agency_names_it() -> None:
    credits = {"a": [Credit("text", 0, 0, "byline", "AC")]}
    reports = [report("a", "The Quay"), report("b", "Ammel Cable")]
    (row,) = copies(reports, credits, names=Names(agencies={"Ammel Cable": ("AC",)}))
    assert (row.origin, row.evidence[1]) == ("b", "The Quay credits Ammel Cable")


def test_a_users_owner_is_a_caution() -> None:
    known = Names(owners={"Lesk Media": ("The Quay", "Lock News")})
    (row,) = copies([report("a", "The Quay"), report("b", "Lock News")], {}, names=known)
    assert row.evidence[-1] == "caution: both belong to Lesk Media"
