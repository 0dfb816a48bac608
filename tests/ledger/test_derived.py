"""Tables made from the whole ledger."""

from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.linked import copy_record, copy_row
from sayso.records import Copy

PAIR = Copy("r1", "r2", "copy", 0.9, "a", "r1", ("r2 credits the Velden Wire",), ((0, 10, 5, 15),))


def an_empty_ledger(folder: Path) -> Ledger:
    """A ledger without reports."""
    return Ledger.create_or_open(folder / "led", extractor="sayso 0", model="none 0")


def test_a_kept_table_gives_its_rows_back(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    ledger.keep_derived("copies", [copy_row(PAIR)])
    assert ledger.has_derived("copies")
    assert [copy_record(row) for row in ledger.rows("copies")] == [PAIR]


def test_a_table_that_was_not_made_is_asked_for_by_name(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="'copies' has not been made from these reports"):
        list(an_empty_ledger(tmp_path).rows("copies"))


def test_making_a_table_anew_replaces_it(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    ledger.keep_derived("copies", [copy_row(PAIR)])
    ledger.keep_derived("copies", [])
    assert list(ledger.rows("copies")) == []


def test_a_table_of_other_reports_does_not_count_and_is_removed(tmp_path: Path) -> None:
    ledger = an_empty_ledger(tmp_path)
    old = ledger.folder / "derived" / "0123456789abcdef"
    old.mkdir(parents=True)
    assert not ledger.has_derived("copies")
    ledger.keep_derived("copies", [])
    assert not old.exists()
