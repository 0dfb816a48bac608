"""The example reports, from bytes to tables."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from sayso import linking, pipeline
from sayso.ledger import Ledger
from sayso.read.sources import source_hints
from sayso.records import Mentions, Problem, Report

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLDEN = runpy.run_path(str(EXAMPLES / "golden.py"))
Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The tables of the examples, read now."""
    found: Tables = GOLDEN["example_tables"]()
    return found


@pytest.fixture(scope="module")
def found() -> list[tuple[Report, Mentions]]:
    """Every example report that can be read, with what is found in it."""
    steps = pipeline.find([str(EXAMPLES / "reports")])
    return [step for step in steps if not isinstance(step, Problem)]


@pytest.mark.parametrize("name", GOLDEN["TABLES"])
def test_the_ledger_of_the_examples_is_the_one_kept(name: str, tables: Tables) -> None:
    lines = list(GOLDEN["differences"](name, GOLDEN["kept_tables"]()[name], tables[name]))
    if lines:
        pytest.fail("\n".join([*lines, "If this is better: python examples/golden.py"]), pytrace=False)


def test_a_change_of_one_figure_is_told_with_its_report_and_its_words() -> None:
    row = {"report": "a.txt", "field": "text", "start": 4, "end": 6, "measure": "killed", "words": "12", "low": 12}
    lines = list(GOLDEN["differences"]("figures", [row], [{**row, "low": 11}]))
    assert lines == ["figures: a.txt text 4-6 killed '12': low was 12, is 11"]


def test_a_figure_that_is_gone_is_told() -> None:
    row = {"report": "a.txt", "field": "text", "start": 4, "end": 6, "measure": "killed", "words": "12", "low": 12}
    assert list(GOLDEN["differences"]("figures", [row], [])) == ["figures: gone: a.txt text 4-6 killed '12'"]


def test_the_report_in_german_is_one_problem_and_has_no_figures(tables: Tables) -> None:
    assert [row["report"] for row in tables["problems"]] == ["13-blast-german.txt"]
    assert "German" in tables["problems"][0]["reason"]
    assert not [row for row in tables["figures"] if row["report"] == "13-blast-german.txt"]


def test_every_other_report_has_figures(tables: Tables) -> None:
    read = {row["report"] for row in tables["reports"]}
    assert len(read) == 12
    assert {row["report"] for row in tables["figures"]} == read


def test_headlines_and_counts_around_the_story_are_not_read(found: list[tuple[Report, Mentions]]) -> None:
    texts = {Path(report.location).name: report.text for report, _ in found}
    lantern, courier = texts["06-march-lantern.html"], texts["07-blast-courier.html"]
    assert not [words for words in ("partners", "drowned", "Mine fire", "85,000", "1,208") if words in lantern]
    assert not [words for words in ("7 hurt", "Fifteen stalls", "1908") if words in courier]


def test_every_span_shows_the_words_of_its_figure(found: list[tuple[Report, Mentions]]) -> None:
    for report, mentions in found:
        fields = {"text": report.text, "title": report.title or ""}
        for figure in mentions.figures:
            assert fields[figure.field][figure.start : figure.end] == figure.words


def test_every_who_and_every_source_shows_its_name(found: list[tuple[Report, Mentions]]) -> None:
    for report, mentions in found:
        fields = {"text": report.text, "title": report.title or ""}
        for figure in mentions.figures:
            if figure.who_start is not None:
                assert fields[figure.field][figure.who_start : figure.who_end] == figure.who
            for source in figure.sources:
                assert source.name in {text[source.start : source.end] for text in fields.values()}


def test_every_part_is_a_part_of_another_figure_of_its_report(found: list[tuple[Report, Mentions]]) -> None:
    for _, mentions in found:
        figures = mentions.figures
        parts = [(index, figure.part_of) for index, figure in enumerate(figures) if figure.part_of is not None]
        assert all(0 <= whole < len(figures) and whole != index for index, whole in parts)


def test_no_low_end_is_above_its_high_end(found: list[tuple[Report, Mentions]]) -> None:
    for figure in (figure for _, mentions in found for figure in mentions.figures):
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def test_the_order_of_the_inputs_does_not_matter(tables: Tables) -> None:
    backwards = sorted((str(path) for path in (EXAMPLES / "reports").iterdir()), reverse=True)
    assert GOLDEN["example_tables"](backwards) == tables


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    def read_once() -> tuple[pipeline.Summary, dict[str, list[dict[str, Any]]]]:
        ledger = Ledger.create_or_open(tmp_path, extractor="x 1", model="y 1")
        done = pipeline.read([str(EXAMPLES / "reports")], ledger, hints={}, progress=lambda done: None)
        names = ("reports", "problems", "figures", "credits")
        return done, {name: list(Ledger.open(tmp_path).rows(name)) for name in names}

    first, before = read_once()
    second, after = read_once()
    assert (first.new, second.new, second.there) == (12, 0, 12)
    assert after == before


@pytest.mark.model
def test_the_reprints_of_the_march_are_copies_of_the_wire_and_not_of_each_other(tmp_path: Path) -> None:
    ledger = Ledger.create_or_open(tmp_path / "led", extractor="sayso 0", model="none 0")
    hints = source_hints(str(EXAMPLES / "sources.csv"))
    pipeline.read([str(EXAMPLES / "reports")], ledger, hints=hints, progress=lambda done: None)
    ledger = Ledger.open(ledger.folder)
    files = {row["report_id"]: Path(row["locations"][0]).name[:2] for row in ledger.rows("reports")}
    origin = {
        frozenset((files[c.a], files[c.b])): files[{"a": c.a, "b": c.b}[c.origin]] if c.origin else None
        for c in linking.linked(ledger).copies
        if c.relation == "copy"
    }
    assert origin == {
        frozenset(("01", "02")): "01",  # a reprint with credit
        frozenset(("01", "03")): "01",  # one without, a day later
        frozenset(("02", "03")): None,  # both have it from 01
    }
