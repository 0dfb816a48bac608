"""All finders together: each fills its field, and they share what they read."""

import pytest

from sayso.find import FINDERS, mentions
from sayso.find.blames import blames
from sayso.find.quotes import quotes
from sayso.find.reading import can_matter, reading
from sayso.find.report_figures import figures
from sayso.records import Mentions, Report

TEXT = (
    "Police shot dead 12 people in Orm on Friday. “Nobody warned us,” said Lena Orvik. "
    "She accused the army of shelling the market."
)
REPORT = Report("r1", TEXT, None, None, None, None, (), "en", "r1.txt", "0", "0", "plain")


@pytest.mark.model
def test_kinds_quotations_and_blame_are_found_without_being_asked_for() -> None:
    found = mentions(REPORT)
    assert found.events[0].type == "ASSAULT"
    assert [quote.speaker for quote in found.quotes if quote.kind == "direct"] == ["Lena Orvik"]
    assert [(blame.accuser, blame.accused) for blame in found.blames] == [("Lena Orvik", "the army")]


@pytest.mark.model
def test_a_figure_names_the_happening_of_its_sentence() -> None:
    found = mentions(REPORT)
    assert found.figures[0].event == 0
    assert TEXT[found.events[0].start : found.events[0].end].startswith("shot")


def test_every_finder_fills_a_field_of_its_own() -> None:
    names = [name for name, _ in FINDERS]
    assert len(set(names)) == len(names)
    assert set(names) <= set(Mentions.__dataclass_fields__)


@pytest.mark.model
def test_sentences_parsed_for_quotations_give_no_more_figures() -> None:
    read = reading(REPORT)
    assert read.counting == {i for i, one in enumerate(read.sentences) if can_matter(one.text)}
    assert set(read.parsed) > read.counting
    assert {figure.measure for figure in figures(read)} == {"killed"}


@pytest.mark.model
def test_a_finder_alone_finds_what_it_finds_among_the_others() -> None:
    found = mentions(REPORT)
    assert quotes(reading(REPORT)) == found.quotes
    assert blames(reading(REPORT)) == found.blames
