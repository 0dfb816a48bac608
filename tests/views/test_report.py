"""The report page: what it shows, what it never lets through, and that it stands alone."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from sayso.records import Copy, Figure, Mentions, Problem, Published, Report
from sayso.views import chart
from sayso.views.dossier import dossier, filed_reports
from sayso.views.highlight import visible
from sayso.views.phrases import published_words, value_words
from sayso.views.report import full_text, full_title, link_of, page

VOID = {"meta", "link", "br", "hr", "img"}


class Read(HTMLParser):
    """A strict reading of the page: elements with their attributes, and the text inside each id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str | None]] = []
        self.inside: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for name in {name for _, name in self.open if name}:
            self.inside[name] = self.inside.get(name, "") + data

    def all(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [found[name] or "" for _, found in self.elements if name in found]


@pytest.fixture(scope="module")
def read(demo_page: str) -> Read:
    return Read(demo_page)


def text_of(html: str) -> str:
    """The visible words of the page, spaces evened out."""
    bare = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", bare).split())


def test_the_header_counts_what_is_known_and_what_is_not(demo_page: str) -> None:
    text = text_of(demo_page)
    assert "Reports read8" in text
    assert "Publishers6 (1 report without a known one)" in text
    assert "Published14 March 2031 to 18 March 2031 (1 report without a known date)" in text
    assert "Figures27" in text
    assert "Problems2" in text
    assert "What 8 reports say, figure by figure, in their own words and on whose word." in text
    assert "it grades no outlet and takes no side" in text


def test_every_highlight_holds_exactly_the_words_of_its_record(ledger: Any, read: Read) -> None:
    items = list(ledger.mentions())
    content = dossier(filed_reports(items, [report.report_id for report, _ in items]))
    checked = 0
    for one in content.filed:
        for i, figure in enumerate(one.mentions.figures, start=1):
            field = one.report.text if figure.field == "text" else one.report.title or ""
            assert read.inside[f"t{one.number}-{i}"] == visible(field[figure.start : figure.end])
            checked += 1
        for i, quote in enumerate(one.mentions.quotes, start=1):
            assert read.inside[f"q{one.number}-{i}"] == one.report.text[quote.start : quote.end]
    assert checked == 27


def test_the_texts_stand_whole_and_unchanged(ledger: Any) -> None:
    for report, mentions in ledger.mentions():
        content = dossier(filed_reports([(report, mentions)], ["x"]))
        html = f'<div id="all">{full_text(content.filed[0])}</div>'
        assert Read(html).inside["all"] == visible(report.text)


def test_ids_are_unique_and_every_inner_link_has_its_target(read: Read) -> None:
    ids = read.all("id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in read.all("href") if href.startswith("#")]
    assert len(inner) > 50
    assert set(inner) <= set(ids)


def test_every_label_names_something(read: Read) -> None:
    named = {name for value in read.all("aria-labelledby") for name in value.split()}
    assert named <= set(read.all("id"))


def test_nothing_on_the_page_comes_from_elsewhere_or_runs(read: Read, demo_page: str) -> None:
    tags = {tag for tag, _ in read.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use"}
    assert not any(name.startswith("on") for _, found in read.elements for name in found)
    assert not read.all("src")
    assert "url(" not in demo_page
    assert "@import" not in demo_page
    assert not read.all("xlink:href")
    outer = [href for href in read.all("href") if not href.startswith("#")]
    assert sorted(outer) == [
        "http://northern.example/karsk",
        "https://marrowpost.example/2031/03/14/karsk-lena-orvik-dead?a=1&b=2",
        "https://terns.example/k?id=<7>",
    ]
    for tag, found in read.elements:
        if tag == "a" and not (found["href"] or "").startswith("#"):
            assert "noreferrer" in (found["rel"] or "")


def test_a_policy_forbids_everything_remote(demo_page: str) -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:;" in demo_page


def test_hostile_words_are_shown_and_never_obeyed(demo_page: str) -> None:
    assert "<script" not in demo_page.casefold()
    assert "<b>kept" not in demo_page
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in demo_page
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", demo_page)
    assert "[U+202E]403[U+202C]" in demo_page


def test_hostile_words_in_problems_and_the_title_are_escaped(make_ledger: Callable[..., Any]) -> None:
    bad = "</title><script>x</script>\"'\u202e\x00"
    html = page(make_ledger(rows=[Problem(bad, bad, "read", bad)]), title=bad, model=bad)
    Read(html)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 6  # title twice, cited, model, where, reason


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "file:///x",
        "//x.example",
        "http:x",
        "http://[x",
        "https://x.example/\u202ea",
        "java\nscript:x",
        "https://x.example/a b",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert link_of(url) is None


def test_the_page_does_not_depend_on_the_order_of_the_ledger(
    ledger: Any, make_ledger: Callable[..., Any], demo_page: str
) -> None:
    assert page(make_ledger(ledger.items[::-1], ledger.rows[::-1])) == demo_page


def test_an_empty_ledger_has_a_page(make_ledger: Callable[..., Any]) -> None:
    text = text_of(page(make_ledger()))
    assert "No figure was found." in text
    assert "No report was read." in text
    assert "No problem was recorded." in text
    assert "no known date" in text


def test_figures_that_are_no_tolls_stand_apart_with_the_reason(demo_page: str) -> None:
    text = text_of(demo_page)
    killed = text[text.index("Killed, set apart.") : text.index("Injured “dozens”")]
    assert "Not a toll: part of R1-F3 (“six”)" in killed
    assert "Not a toll: background, a longer conflict or an earlier happening" in killed
    for reason in ("denied", "planned", "hypothetical"):
        assert f"Not a toll: {reason}" in text
    assert "3,400" not in text[text.index("Figures Killed 6") : text.index("Killed, set apart.")]


def test_values_come_by_number_of_reports_and_say_who(demo_page: str) -> None:
    headings = re.findall(r"<h4><bdi>(.*?)</bdi></h4>", demo_page)
    assert headings[:6] == ["6", "at least 14", "17", "21", "23", "1, told by name or phrase"]
    assert "“dozens” (24–99)" in headings
    text = text_of(demo_page)
    assert "attributed to organisers (by role), via Karsk Rights Monitor" in text
    assert "in the outlet’s own voice" in text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (304, 304, "304"),
        (1500, None, "1,500 or more"),
        (None, 40, "40 or fewer"),
        (20, 30, "20–30"),
        (None, None, "no number stated"),
        (0, 0, "0"),
    ],
)
def test_bounds_in_words(low: int | None, high: int | None, words: str) -> None:
    assert value_words(low, high) == words


def test_days_in_words() -> None:
    span = Published("2031-03-16", "2031-03-18", "text")
    assert published_words(span) == "16 March 2031 to 18 March 2031"
    assert published_words(span, short=True) == "16–18 Mar"
    assert published_words(None) == "date unknown"


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        (["More than 12,000", "more  than 12,000"], "more than 12,000"),
        (["more than 12,000", "at least 12,000"], "12,000 or more: “at least 12,000”, “more than 12,000”"),
        (["more than 12,000 " + "x" * 60], "12,000 or more"),
    ],
)
def test_a_heading_says_the_words_that_were_used(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure], said: list[str], heading: str
) -> None:
    items = [
        (make_report(words), Mentions(figures=(make_figure(words, words, "killed", 12000, None),))) for words in said
    ]
    (section,) = dossier(filed_reports(items, said)).sections
    assert [value.heading for value in section.stated] == [heading]


def test_single_victims_told_by_name_stand_after_the_tolls_and_apart_from_a_counted_one(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure]
) -> None:
    text = "Lena Orvik died. Tomas Brell died. One man died and 40 were hurt."
    figures = (
        make_figure(text, "Lena Orvik", "killed", 1, 1, implicit=True),
        make_figure(text, "Tomas Brell", "killed", 1, 1, implicit=True),
        make_figure(text, "One", "killed", 1, 1),
    )
    (section,) = dossier(filed_reports([(make_report(text), Mentions(figures=figures))], ["a"])).sections
    assert [(value.heading, len(value.occurrences)) for value in section.stated] == [
        ("1", 1),
        ("1, told by name or phrase", 2),
    ]


def test_a_count_that_the_text_replaces_is_no_toll(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure], make_ledger: Callable[..., Any]
) -> None:
    text = "The toll rose to 45 from 38."
    figures = (
        make_figure(text, "45", "killed", 45, 45),
        make_figure(text, "38", "killed", 38, 38, superseded=True),
    )
    items = [(make_report(text), Mentions(figures=figures))]

    assert "Not a toll: earlier count, which the text itself replaces" in text_of(page(make_ledger(items)))
    panel = chart.panels(dossier(filed_reports(items, ["a"])).sections)[0]
    assert [row.value for row in panel.rows] == ["45"]


def test_a_title_that_opens_the_text_gives_its_figure_once(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure]
) -> None:
    title = "Six dead in Karsk"
    text = f"{title}\n\nSix people died."
    figures = (
        make_figure(text, "Six", "killed", 6, 6),
        make_figure(text, "Six", "killed", 6, 6, after="Six people"),
        make_figure(title, "Six", "killed", 6, 6, field="title"),
    )
    (filed,) = dossier(filed_reports([(make_report(text, title=title), Mentions(figures=figures))], ["a"])).filed
    (section,) = dossier(filed_reports([(make_report(text, title=title), Mentions(figures=figures))], ["a"])).sections

    (value,) = section.stated

    assert [(one.label, one.titled) for one in value.occurrences] == [("R1-F1", True), ("R1-F2", False)]
    assert 'id="t1-3"' in full_title(filed)


def test_places_and_other_counts_take_no_panel_from_a_measure_of_people(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure]
) -> None:
    text = "1 2 3 4 5 6 7 8 9"
    measures = ["killed", "other", "other", "places", "places", "arrested", "missing", "participants", "other"]
    figures = [make_figure(text, str(n), measure, n, n) for n, measure in enumerate(measures, start=1)]

    def titles(shown: list[Figure]) -> list[str]:
        items = [(make_report(text), Mentions(figures=tuple(shown)))]
        return [panel.title for panel in chart.panels(dossier(filed_reports(items, ["a"])).sections)]

    assert titles(figures) == ["Killed", "Arrested", "Missing", "Took part"]
    assert titles(figures[:6]) == ["Killed", "Arrested", "Places", "Other counts"]


def test_the_chart_draws_stated_figures_only_and_invents_no_end(ledger: Any) -> None:
    items = list(ledger.mentions())
    content = dossier(filed_reports(items, [report.report_id for report, _ in items]))

    killed = chart.panels(content.sections)[0]

    assert [row.value for row in killed.rows] == ["14 or more", "6", "17", "6", "14 or more", "21", "23"]
    assert (killed.rows[0].low, killed.rows[0].high) == (14, None)
    assert [row.who for row in killed.rows] == ["R1", "R1", "R2", "R3", "R4", "R6", "R8"]


def test_the_chart_takes_its_colours_from_the_page(demo_page: str) -> None:
    svg = " ".join(re.findall(r"<svg.*?</svg>", demo_page, re.DOTALL))
    assert svg.count("<title") == 2
    assert "var(--ink)" in svg
    assert set(re.findall(r'(?:fill|stroke)="(.*?)"', svg)) <= {
        "none",
        "transparent",
        "var(--ink)",
        "var(--muted)",
        "var(--rule)",
        "var(--mark)",
    }


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(demo_page: str, scheme: int) -> None:
    block = re.findall(r":root \{(.*?)\}", demo_page, re.DOTALL)[scheme]
    colours = {name: luminance(value) for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)}
    pairs = [(ink, paper) for ink in ("ink", "muted", "link", "mark") for paper in ("paper", "pale")]
    for ink, paper in [*pairs, ("ink", "wash")]:
        dark, light = sorted((colours[ink], colours[paper]))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {paper}"


def test_many_figures_and_problems_are_cut_short_and_said_so(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure], make_ledger: Callable[..., Any]
) -> None:
    def item(i: int) -> tuple[Report, Mentions]:
        text = f"Number {i:03d}: six died."
        return make_report(text, report_id=f"r{i}"), Mentions(figures=(make_figure(text, "six", "killed", 6, 6),))

    rows = [Problem(f"in:{i}", None, "read", "too long" if i % 3 else "empty") for i in range(203)]

    html = page(make_ledger([item(i) for i in range(53)], rows))

    text = text_of(html)
    assert "The first 50 are listed; 3 more figures with this value are in the ledger" in text
    assert "There are 203 problems, for 2 reasons. The reasons are: Reasons ReasonProblems too long135 empty68" in text
    assert text.count("in:") == 200
    assert html.count('<mark class="stated"') == 53 + 1  # every text, and the key


def test_a_part_of_a_figure_that_is_not_there_is_still_told(
    make_report: Callable[..., Report], make_figure: Callable[..., Figure], make_ledger: Callable[..., Any]
) -> None:
    text = "Six died, two of them children."
    figure = make_figure(text, "two", "killed", 2, 2, part_of=7)
    html = page(make_ledger([(make_report(text), Mentions(figures=(figure,)))]))
    assert "Not a toll: part of a larger figure" in text_of(html)


def test_a_report_says_with_which_others_it_shares_text_and_who_has_it_first(
    make_ledger: Callable[..., Any], make_report: Callable[..., Report]
) -> None:
    first, second = (
        make_report("Twelve people were hurt in Orm."),
        make_report("Twelve people were hurt in Orm, it said."),
    )
    a, b = sorted((first.report_id, second.report_id))
    pair = Copy(a, b, "copy", 0.9, None, "g", ("secret words",), ((0, 30, 0, 30),))
    html = page(make_ledger([(first, Mentions()), (second, Mentions())]), copies=[pair])
    assert "R2 (nearly all of it; 90 % of the shorter text; who has it first is not known)" in text_of(html)
    assert "secret words" not in html
