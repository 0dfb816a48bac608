"""The page leads with events and their findings, disagreements first, and stays small."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from sayso.records import Happenings, Problem, Side, Spot
from sayso.views import events as gathered
from sayso.views import report
from sayso.views.dossier import filed_reports
from sayso.views.report import page

VOID = {"meta", "link", "br", "hr", "img"}


class Outline(HTMLParser):
    """A strict reading: every element is closed in turn; ids, headings and links in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[str]:
        return [found[name] or "" for _, found in self.found if name in found]


def text_of(html: str) -> str:
    bare = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", bare).split())


@pytest.fixture(scope="module")
def html(linked: Any) -> str:
    return page(linked, **linked.told)


@pytest.fixture(scope="module")
def text(html: str) -> str:
    return text_of(html)


def section(text: str, start: str, end: str) -> str:
    """The words of the page from the last `start` to the next `end`."""
    place = text.rindex(start)
    return text[place : text.index(end, place + len(start))]


def test_the_disagreement_leads_then_the_copy_error_then_the_rest(html: str) -> None:
    titles = re.findall(r'<h3 id="e\d+-h"><span class="cite">(E\d)</span> <bdi>(.*?)</bdi>', html)
    assert titles == [
        ("E1", "Thirty-eight people died in the Karsk depot blast"),
        ("E2", "The Velden ferry sank off Orm"),
        ("E3", "Orm marches for Lena"),
    ]
    assert html.index('id="events-h"') < html.index('id="figures-h"') < html.index('id="reports-h"')


def test_events_without_conflict_come_by_number_of_reports(linked: Any, make_ledger: Callable[..., Any]) -> None:
    calm = [replace(one, conflict=(), sides=()) for one in linked.findings]
    found = page(linked, happenings=linked.happenings, findings=calm)
    assert re.findall(r'<span class="cite">E\d</span> <bdi>(\w+)', found) == ["Thirty", "The", "Orm"]


def test_a_finding_says_reports_parties_range_rule_floor_and_cut(text: str) -> None:
    blast = section(text, "E1-1 Killed", "E1-2 Injured")
    for words in (
        "E1-1 Killed: 52 (40–55) disagreement update",
        "6 reports, 2 independent (1 to 2)",
        "3 reports say 52 killed; if the Ostravan Doctors&#39; Syndicate and The Marrow Post are both wrong",
        "low 40, best 52, high 55 (rule: low-best-high)",
        "Floorat least 45 on two independent parties",
        "Corroborated52 by two independent parties",
        "The Marrow Post would all have to be wrong for 52 to be left without support",
        "5 newsrooms, 3 origins; independent: 2",
    ):
        assert words in blast
    assert "single source" not in blast


def test_one_party_behind_a_number_is_marked(text: str) -> None:
    assert "2 reports, 1 independent single source for 110" in section(text, "E1-2 Injured", "E2 The Velden")
    assert "3 reports, 1 independent single source 2 reports say 17" in section(text, "E2-1 Killed", "E3 Orm")


def test_a_number_nobody_stands_behind_has_no_origin(linked: Any) -> None:
    ring = replace(linked.findings[0], k=0, k_low=0, k_high=0, parties=(), n_origins=0)
    found = text_of(page(linked, happenings=linked.happenings, findings=[ring]))
    assert "0 independent no origin found" in found
    assert "Rests on" not in found


def test_the_sides_of_a_conflict_stand_in_a_table(html: str, text: str) -> None:
    table = re.findall(r'<table class="sides">.*?</table>', html, re.DOTALL)[0]
    assert text_of(table) == (
        "Who stands where SideNumberPartiesReports A38–40Interior Ministry3 "
        "B45–55The Marrow Post; Ostravan Doctors&#39; Syndicate3"
    )
    assert "Disagreement: parties stand for numbers that exclude one another." in text


def test_no_word_of_the_page_grades_anyone(text: str) -> None:
    assert not re.search(r"\b(true|false|fake|reliable|unreliable|lie[sd]?|correct)\b", text, re.IGNORECASE)


def test_every_statement_leads_to_its_characters(html: str) -> None:
    killed = html[html.index('id="e1-1"') : html.index('id="e1-2"')]
    targets = re.findall(r'class="whole" href="#(t\d+-\d+)"', killed)
    words = [re.findall(rf'id="{target}">(.*?)<', html)[0] for target in targets]
    assert sorted(words) == ["38", "40", "52", "52", "At least 38", "Between 45 and 55", "More than 300"]


def test_what_does_not_count_is_listed_with_the_reason(text: str) -> None:
    killed = section(text, "E1-1 Killed", "E1-2 Injured")
    assert killed.count("Does not count: a later statement replaces it") == 2
    assert "Does not count: background, a longer conflict or an earlier happeningMore than 300" in killed
    ferry = section(text, "E2-1 Killed", "E3 Orm")
    assert "Does not count: the number changes within a chain of copiesCoastguards said 71" in ferry


def test_the_steps_of_the_chain_name_their_evidence(html: str) -> None:
    steps = re.findall(r"<caption>From the event to the figure</caption>.*?</table>", html, re.DOTALL)[0]
    assert "Northern Wire</bdi></td><td><bdi>cites</bdi>, certain" in steps
    assert "Quay Street Courier</bdi></td><td><bdi>cites</bdi>, possible" in steps
    assert 'href="#s3-1">R3</a>' in steps  # the name of the source in the text
    assert 'href="#t6-1">R6</a>' in steps  # the number phrase


def test_reports_of_no_event_and_figures_of_no_finding_follow(text: str) -> None:
    after = text[text.rindex("Reports of no event") :]
    assert after.startswith("Reports of no event R12 Hale votes, Hale Echo Figures of no finding")
    assert "Four towns held polls" in section(text, "Figures of no finding", "The reports")
    assert "52 bodies" not in section(text, "Figures of no finding", "The reports")


def test_a_report_names_the_events_it_tells_of(html: str) -> None:
    article = html[html.index('<article id="r4"') : html.index('<article id="r5"')]
    assert '<dt>Tells of</dt><dd><a href="#e1">E1</a></dd>' in article


def test_the_header_counts_events_findings_and_all_figures(text: str) -> None:
    assert "Events3 (1 with a disagreement) Findings4 Figures15" in text


def test_the_page_is_well_formed_with_unique_ids_and_targets_for_all_links(html: str) -> None:
    outline = Outline(html)
    ids = outline.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in outline.all("href") if href.startswith("#")} <= set(ids)
    assert {name for value in outline.all("aria-labelledby") for name in value.split()} <= set(ids)
    assert not {"script", "img", "link", "use"} & {tag for tag, _ in outline.found}


def test_headings_go_down_one_level_at_a_time_and_tables_have_captions(html: str) -> None:
    levels = [int(tag[1]) for tag, _ in Outline(html).found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert html.count("<table") == html.count("<caption")


def test_the_picture_has_a_row_a_party_and_day_and_takes_its_colours_from_the_page(html: str) -> None:
    svg = re.findall(r"<svg.*?</svg>", html[html.index('id="e1-1"') :], re.DOTALL)[0]
    words = re.findall(r"<text[^>]*>(.*?)</text>", svg)
    assert "A · 14 Mar · Interior Ministry" in words
    assert "B · 16 Mar · The Marrow Post" in words
    assert {"52 ×2", "40", "45–55", "(38)"} <= set(words)  # in brackets: replaced later
    assert set(re.findall(r'(?:fill|stroke)="(.*?)"', svg)) <= {
        "none",
        "transparent",
        *(f"var(--{name})" for name in ("ink", "muted", "rule", "mark", "band")),
    }
    assert int(re.findall(r'width="(\d+)', svg)[0]) <= 362  # a phone's column


def test_without_happenings_the_page_is_as_before(linked: Any) -> None:
    found = text_of(page(linked))
    assert "Events" not in found
    assert "Stated figures, by day of publication" in found
    assert found == text_of(page(linked, findings=linked.findings, edges=linked.edges))


def test_a_ledger_without_events_shows_all_figures_by_measure(linked: Any) -> None:
    found = text_of(page(linked, happenings=Happenings((), {}, {}, ())))
    assert found == text_of(page(linked))


def test_the_page_does_not_depend_on_the_order_of_what_was_linked(linked: Any, html: str) -> None:
    happenings = replace(linked.happenings, events=linked.happenings.events[::-1])
    assert page(linked, happenings=happenings, findings=linked.findings[::-1], edges=linked.edges) == html


def test_an_older_id_of_an_event_still_finds_it(linked: Any, html: str) -> None:
    events = tuple(replace(one, aliases=("old-" + one.event_id,)) for one in linked.happenings.events)
    findings = [replace(one, event_id="old-" + one.event_id) for one in linked.findings]
    happenings = replace(linked.happenings, events=events)
    assert page(linked, happenings=happenings, findings=findings, edges=linked.edges) == html


def test_a_finding_of_an_unknown_event_is_not_lost(linked: Any) -> None:
    stray = replace(linked.findings[0], event_id="ev-gone")
    found = text_of(page(linked, happenings=linked.happenings, findings=[stray]))
    assert "Event idev-gone" in found
    assert "Events4" in found


def test_figures_that_found_no_event_are_among_the_problems_once(linked: Any) -> None:
    row = Problem("z1.txt", "z1", "link", "no event for “Four”")
    found = page(linked, happenings=replace(linked.happenings, problems=(row, row)), findings=linked.findings)
    assert found.count("no event for “Four”") == 1


def test_hostile_titles_places_parties_and_explanations_are_escaped(linked: Any) -> None:
    bad = "</title><script>x</script>\"'\u202e\x00\ufffe"
    event = replace(
        linked.happenings.events[1], title=bad, place=Spot(bad, country=bad), type=bad, mode=bad, acled=bad, first=bad
    )
    finding = replace(
        linked.findings[2],
        parties=(bad,),
        explanation=bad,
        scope=bad,
        rule=bad,
        conflict=(bad,),
        sides=(Side(38, 38, (bad,), 1), Side(52, 52, (bad,), 1)),
    )
    steps = [replace(one, origin=bad, to=bad, kind=bad) for one in linked.edges]
    steps += [replace(one, to=bad) for one in linked.edges if one.origin == "EVENT"]
    html = page(
        linked, happenings=replace(linked.happenings, events=(event,)), findings=[finding], edges=steps, title=bad
    )
    Outline(html)
    assert "<script" not in html
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe]", html)
    assert "script" in "".join(re.findall(r"<svg.*?</svg>", html, re.DOTALL))  # as words, in the picture too


def test_an_event_of_many_reports_shows_every_party_and_value_and_counts_the_rest(
    stating: Callable[..., Any], linked: Any
) -> None:
    def told(i: int) -> Any:
        who = "Interior Ministry" if i else "Hale Monitor"
        text = f"Report {i}. The {who} said {10 + (i == 89)} died."
        words = str(10 + (i == 89))
        return stating(f"r{i:03d}", "2031-03-14", f"Paper {i}", text, (words, "killed", int(words), int(words), who))

    items = tuple(told(i) for i in range(90))
    event = replace(linked.happenings.events[1], report_ids=tuple(r.report_id for r, _ in items), main_report_ids=())
    standings = tuple(
        replace(linked.findings[0].figures[0], report_id=r.report_id, figure=0, role="counts") for r, _ in items
    )
    finding = replace(linked.findings[2], figures=standings, n_reports=90, sides=())
    many = replace(linked, items=items, happenings=replace(linked.happenings, events=(event,)), findings=(finding,))

    html = page(many, **many.told)

    shown = re.findall(r'<li id="e1-1-\d+-1"><blockquote.*?</blockquote>', html, re.DOTALL)
    assert len(shown) == gathered.SHOWN_STATEMENTS
    assert sum("Hale Monitor" in one for one in shown) == 1
    assert sum(">11<" in one for one in shown) == 1
    assert "and 18 more figures, marked in the texts" in text_of(html)
    assert "and 50 more" in text_of(html)  # of the event's 90 reports


def test_many_events_are_cut_short_and_said_so(linked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "SHOWN_EVENTS", 2)
    html = page(linked, **linked.told)
    text = text_of(html)
    assert "The events, the first 2 of 3" in text
    assert "1 more event is in the ledger" in text
    assert "About 900 people marched" in section(text, "Figures of no finding", "The reports")


def test_rows_of_a_picture_are_capped_and_counted(stating: Callable[..., Any], linked: Any) -> None:
    def told(i: int) -> Any:
        one = (str(i), "killed", i, i, "Coastguards")
        return stating(f"r{i}", "2031-03-14", "Velden Wire", f"Number {i}. Coastguards said {i} died.", one)

    items = tuple(told(i) for i in range(100, 130))
    event = replace(linked.happenings.events[1], report_ids=tuple(r.report_id for r, _ in items))
    figures = tuple(replace(linked.findings[0].figures[0], report_id=r.report_id, figure=0) for r, _ in items)
    finding = replace(linked.findings[2], figures=figures)
    many = replace(linked, items=items, happenings=replace(linked.happenings, events=(event,)), findings=(finding,))
    assert "14 rows with the fewest reports left out." in text_of(page(many, **many.told))


def test_pictures_are_capped_and_said_so(linked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST_PICTURES", 1)
    html = page(linked, **linked.told)
    assert html.count("<svg") == 1
    assert 'aria-labelledby="c-e1-1-title' in html
    assert "3 further findings could be drawn and are not" in text_of(html)


def test_a_finding_of_several_values_is_drawn_before_one_that_all_tell_alike(linked: Any) -> None:
    by_id = filed_reports(linked.items, [report.report_id for report, _ in linked.items])
    blast, *others = gathered.events_of(by_id, linked.happenings, linked.findings, linked.edges).entries
    first = blast.findings[0]
    assert first.panel is not None
    alike = replace(first, panel=replace(first.panel, rows=first.panel.rows[:1] * 2))
    order = gathered.drawable([replace(blast, findings=(alike,)), *others])
    assert [one.label for one, _ in order] == ["E2-1", "E3-1", "E1-1"]


def test_a_figure_that_is_not_in_its_report_is_passed_over(linked: Any) -> None:
    gone = replace(linked.findings[0].figures[0], figure=99)
    lost = replace(linked.findings[0].figures[0], report_id="nowhere")
    finding = replace(linked.findings[0], figures=(gone, lost))
    assert "E1-1" in text_of(page(linked, happenings=linked.happenings, findings=[finding]))
