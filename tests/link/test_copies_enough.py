"""How much two reports must share to be linked. All texts, outlets and places are invented."""

import random

from sayso.link.copies import copies
from sayso.records import Credit, Published, Report

OWN = (
    "Beekeepers on the ridge above Tarn Holm lost half their hives to a late frost and a hungry bear this week. "
    "The animal was seen twice at the sawmill pond, where it turned over the honey cart of a retired postman."
)
OTHER = (
    "A bear that raided the apiaries of the upper valley has been lured into a cage with rotten plums and treacle. "
    "Wardens drove it across the border hills by night and let it go near an abandoned slate quarry."
)
PHRASE = " It turned over nine carts by the church."  # four runs of words
LONGER = " It turned over nine carts between the mill and the church, then sat down among the lilies."


def report(report_id: str, text: str, publisher: str, day: str = "2031-05-04") -> Report:
    published = Published(day, day, "given")
    return Report(report_id, text, None, publisher, None, published, (), "en", "-", "", "", "none")


def linked(*reports: Report, **credits: tuple[Credit, ...]) -> set[tuple[str, str]]:
    return {(row.a, row.b) for row in copies(reports, credits)}


def test_a_shared_sentence_links_within_a_day_and_not_a_week_later() -> None:
    first = report("a", OWN + LONGER, "The Lesk Echo", "2031-05-04")
    assert linked(first, report("b", OTHER + LONGER, "Vantoria Star", "2031-05-05")) == {("a", "b")}
    assert linked(first, report("b", OTHER + LONGER, "Vantoria Star", "2031-05-11")) == set()


def test_the_whole_text_links_after_weeks() -> None:
    first, later = report("a", OWN + LONGER, "The Lesk Echo"), report("b", OWN + LONGER, "Vantoria Star", "2031-06-20")
    assert linked(first, later) == {("a", "b")}


def test_half_is_enough_where_the_one_credits_the_other() -> None:
    first, second = report("a", OWN + PHRASE, "The Lesk Echo"), report("b", OTHER + PHRASE, "Vantoria Star")
    line = Credit("title", 0, 4, "byline", "The Lesk Echo")
    assert linked(first, second) == set()
    assert linked(first, second, b=(line,)) == {("a", "b")}
    assert linked(first, second, b=(Credit("title", 0, 4, "byline", "The Orrel Courier"),)) == set()


def stock_reports(n: int, sentences: int = 14) -> list[Report]:
    """Reports made of sentences that all draw from one bank, over half a year, each by an outlet of its own."""
    chance = random.Random(8)  # noqa: S311
    words = [f"{a}{b}{c}" for a in "bdfgkl" for b in "aeiou" for c in ("nt", "rsk", "l", "mper")]
    bank = [" ".join(chance.choices(words, k=13)).capitalize() + "." for _ in range(120)]
    return [
        report(
            f"r{i:03}",
            " ".join(chance.sample(bank, sentences)),
            f"Outlet {i}",
            f"2031-{1 + i % 6:02}-{1 + i // 6 % 28:02}",
        )
        for i in range(n)
    ]


def test_stock_sentences_that_two_reports_share_by_chance_link_nothing() -> None:
    assert linked(*stock_reports(120, sentences=20)) == set()  # of 7,140 pairs most share a sentence or more


def test_a_paragraph_of_stock_sentences_links_reports_of_one_day() -> None:
    reports = stock_reports(120)
    taken = " ".join(reports[50].text.split(". ")[:8])
    rest = " ".join(stock_reports(130)[125].text.split(". ")[:6])
    copy = report("zz", f"{taken} {rest}", "The Lesk Echo", reports[50].published.first)  # type: ignore[union-attr]
    assert ("r050", "zz") in linked(*reports, copy)
