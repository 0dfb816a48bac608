"""A finder that needs no model, and short ways to fill a ledger and to look at all of it."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sayso import linking, pipeline
from sayso.ledger import Ledger
from sayso.ledger.forms import json_line
from sayso.ledger.tables import TABLES
from sayso.records import Credit, EventMention, Figure, Mentions, Place, Report, Source

ReadInto = Callable[..., pipeline.Summary]
Exported = Callable[[Path], dict[str, list[str]]]
Lines = Callable[..., str]


def figure(text: str, start: int, end: int, *, part_of: int | None, event: int | None) -> Figure:
    """A figure of people killed, told by the ministry."""
    number = int(text[start:end])
    source = Source("Interior Ministry", 0, 3, "named", None)
    return Figure(
        *("text", start, end, "killed", None, None, None, number, None, False, False, text[start:end], False),
        *(
            part_of,
            (source,),
            "Interior Ministry",
            None,
            "asserted",
            None,
            False,
            None,
            None,
            None,
            None,
            None,
        ),
        event,
    )


def mentions_without_model(report: Report) -> Mentions:
    """A figure for every number, each a part of the one before, all of one event at one place."""
    if "cannot be found" in report.text:
        raise ValueError("this report is odd")
    found = list(re.finditer(r"\d+", report.text))
    part = [None, *range(len(found))]
    return Mentions(
        figures=tuple(figure(report.text, *m.span(), part_of=part[i], event=0) for i, m in enumerate(found)),
        places=(Place("text", 0, 3, "Ostrova", None, 1.5, None, "XA", None),),
        events=(
            EventMention(
                *("text", 0, 3, "ASSAULT", None, None, True, None, None, 0, None, None, "asserted"),
            ),
        ),
        credits=(Credit("text", 0, 3, "byline", "Velden Wire"),),
    )


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "mentions", mentions_without_model)


@pytest.fixture
def found() -> Callable[[Report], Mentions]:
    """The finder that stands in for the real ones."""
    return mentions_without_model


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Writes a JSON Lines file of the reports given as dicts, and returns its path."""

    def write(name: str, rows: Sequence[dict[str, object] | str]) -> str:
        text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.fixture
def told() -> Callable[[int], dict[str, object]]:
    """The n-th invented report."""

    def row(n: int) -> dict[str, object]:
        text = f"The ministry said on Monday that {n + 1} people were killed in Ostrova, {n} of them guards."
        return {"report_id": f"r{n}", "text": text, "publisher": "Velden Post", "published": "2020-11-10"}

    return row


@pytest.fixture
def read_into() -> ReadInto:
    """Reads paths into a ledger folder and returns the summary."""

    def read(folder: Path, *paths: str, workers: int = 1) -> pipeline.Summary:
        ledger = Ledger.create_or_open(folder, extractor="sayso test", model="none 0")
        return pipeline.read(paths, ledger, hints={}, workers=workers, progress=lambda done: None)

    return read


@pytest.fixture
def exported() -> Exported:
    """Every table of a ledger as its lines."""

    def tables(folder: Path) -> dict[str, list[str]]:
        ledger = Ledger.open(folder)
        linking.link_missing(ledger, TABLES)
        return {name: [json_line(row) for row in ledger.rows(name)] for name in TABLES}

    return tables
