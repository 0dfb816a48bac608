"""HTML pages: text, facts, dates that are never the page's clock, and pages made to hurt."""

import json
from dataclasses import replace

import pytest

from sayso.read.inputs import Input
from sayso.read.reports import reports
from sayso.read.sources import SourceHint
from sayso.records import Problem, Published, Report

STORY = (
    "Three people were killed in Port Merida on Monday, the police said. "
    "The mayor called for calm after the blast, which broke windows along the quay. "
)


def page(head: str = "", before: str = "", after: str = "", title: str = "Three killed in Port Merida") -> bytes:
    body = f"{before}<h1>{title}</h1>{after}<article><p>{STORY}</p><p>{STORY.upper()}</p></article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes, hint: SourceHint | None = None) -> Report | Problem:
    (only,) = reports(Input("a.html", data), hint)
    return only


def report(data: bytes, hint: SourceHint | None = None) -> Report:
    found = read(data, hint)
    assert isinstance(found, Report), found
    return found


def day(date: str, origin: str) -> Published:
    return Published(date, date, origin)  # type: ignore[arg-type]


def test_a_page_gives_its_text_title_publisher_authors_and_url() -> None:
    head = (
        '<meta property="og:title" content="Three killed in Port Merida | Merida Herald">'
        '<meta property="og:site_name" content="Merida Herald"><meta name="author" content="By Ana Ruiz">'
        '<link rel="canonical" href="https://herald.example/a">'
    )
    found = report(page(head))
    assert found.title == "Three killed in Port Merida"
    assert (found.publisher, found.authors, found.url) == ("Merida Herald", ("Ana Ruiz",), "https://herald.example/a")
    assert STORY.strip() in found.text
    assert found.extractor.startswith("trafilatura ")


def test_metadata_outrank_the_url_and_the_url_the_text() -> None:
    link = '<link rel="canonical" href="https://herald.example/2020/11/13/blast">'
    meta = '<meta property="article:published_time" content="2020-11-12T23:30:00-05:00">'
    said = "<p>Published: 14 November 2020</p>"
    assert report(page(link + meta, after=said)).published == replace(
        day("2020-11-12", "meta"), at="2020-11-12T23:30:00-05:00"
    )
    assert report(page(link, after=said)).published == day("2020-11-13", "url")
    assert report(page(after=said)).published == day("2020-11-14", "text")


def test_json_ld_of_the_article_gives_date_authors_and_publisher() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage", "datePublished": "2019-01-01"},
            {
                "@type": "NewsArticle",
                "datePublished": "2020-11-12",
                "dateModified": "2020-12-01",
                "author": [{"name": "Ana Ruiz"}, {"name": "Bo Lind"}],
                "publisher": {"name": "Merida Herald"},
            },
        ]
    }
    found = report(page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert found.published == day("2020-11-12", "meta")
    assert (found.authors, found.publisher) == (("Ana Ruiz", "Bo Lind"), "Merida Herald")


@pytest.mark.parametrize(
    "clock",
    [
        "<div>Saturday, June 5, 2021 10:32</div>",
        "<div class='date'>Saturday, June 5, 2021</div>",
        "<p>Today is Saturday, June 5, 2021</p>",
        "<time datetime='2021-06-05'>Saturday</time>",
        "<footer>© 2021 Merida Herald</footer>",
    ],
)
def test_a_clock_in_the_header_is_no_date_of_publication(clock: str) -> None:
    assert report(page(before=f"<header>{clock}<nav>Home | News | Sport</nav></header>")).published is None


def test_a_hint_outranks_the_page() -> None:
    found = report(page(), SourceHint("Vosk Post", "2020-11-20", "https://post.example/a", None))
    assert (found.publisher, found.url) == ("Vosk Post", "https://post.example/a")
    assert found.published == day("2020-11-20", "given")


def test_a_wrongly_declared_encoding_is_read_by_its_bytes() -> None:
    declared = page('<meta charset="ascii">').replace(b"mayor", "mayor Núñez".encode())
    assert "Núñez" in report(declared).text
    latin = page('<meta charset="utf-8">').replace(b"mayor", "mayor Núñez".encode("cp1252"))
    assert "Núñez" in report(latin).text


def test_nul_bytes_and_a_missing_end_cost_nothing() -> None:
    assert "\x00" not in report(page().replace(b"mayor", b"ma\x00yor")).text
    assert "Three people" in report(page()[:-60]).text


@pytest.mark.parametrize("tag", ["div", "b", "table", "span", "blockquote"])
def test_a_hundred_thousand_nested_tags_end_soon_in_one_row(tag: str) -> None:
    assert read(f"<html><body>{f'<{tag}>' * 100_000}{STORY}".encode())


@pytest.mark.parametrize("junk", ["<", "<a ", "&amp;", "<!--", "<p>", "]]>", "<script>"])
def test_a_long_run_of_broken_markup_ends_soon_in_one_row(junk: str) -> None:
    assert read(f"<html><body>{junk * 50_000}{STORY}".encode())


def test_a_page_without_text_and_one_that_is_too_large_are_problems() -> None:
    assert isinstance(read(b"<html><body><img src='a.png'></body></html>"), Problem)
    assert isinstance(read(b"<html><body>" + b"<p>x</p>" * 700_000), Problem)


def test_a_page_in_another_language_is_a_problem() -> None:
    story = "Drei Menschen wurden am Montag in der Stadt getötet, wie die Polizei am Abend mitteilte. " * 4
    found = read(f"<html><body><article><p>{story}</p></article></body></html>".encode())
    assert isinstance(found, Problem)
    assert "German" in found.reason


def test_reading_the_same_page_twice_gives_equal_reports() -> None:
    assert read(page()) == read(page())
