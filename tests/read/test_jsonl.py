"""JSON Lines: every line a report or a Problem with its line number."""

import hashlib
import json

from sayso.read.inputs import Input
from sayso.read.reports import reports
from sayso.read.sources import SourceHint
from sayso.records import Problem, Published, Report

TEXT = "Three people were killed in Port Merida on Monday, police said."


def lines(*rows: object) -> list[Report | Problem]:
    data = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    return list(reports(Input("in.jsonl", data)))


def report(**fields: object) -> Report:
    (only,) = lines({"text": TEXT, **fields})
    assert isinstance(only, Report)
    return only


def test_a_full_line_becomes_a_report_as_given() -> None:
    row = {
        "report_id": 7,
        "title": "Blast",
        "text": " Three\xa0people  were killed\r\nin Port Merida, police said. ",
        "published": "2020-11-12",
        "url": "https://herald.example/a",
        "publisher": "Merida Herald",
    }
    (found,) = lines(row)
    assert isinstance(found, Report)
    assert (found.report_id, found.title, found.text) == ("7", "Blast", row["text"])
    assert found.published == Published("2020-11-12", "2020-11-12", "given")
    assert found.location == "in.jsonl:1"
    assert found.sha256 == hashlib.sha256(json.dumps(row).encode()).hexdigest()
    assert found.language == "en"


def test_broken_lines_are_problems_and_the_others_are_kept() -> None:
    found = lines({"text": TEXT}, b'{"text": ', b"[1]", {"title": "x"}, {"text": 3}, b"\xff{}", b"", {"text": TEXT})
    assert [(type(item).__name__, item.location) for item in found] == [
        ("Report", "in.jsonl:1"),
        *[("Problem", f"in.jsonl:{number}") for number in (2, 3, 4, 5, 6)],
        ("Report", "in.jsonl:8"),
    ]


def test_wrong_types_depth_and_half_characters_are_problems() -> None:
    found = lines(
        {"text": TEXT, "title": 3},
        {"text": TEXT, "report_id": [1]},
        b'{"text": ' + b"[" * 100_000,
        b'{"text": "\\ud800 and some people were killed"}',
        {"text": "  "},
    )
    assert all(isinstance(item, Problem) for item in found)
    assert len(found) == 5


def test_an_unreadable_date_is_a_problem_beside_the_kept_report() -> None:
    kept, problem = lines({"text": TEXT, "published": "soon", "url": "https://herald.example/2020/11/12/a"})
    assert isinstance(kept, Report)
    assert kept.published is None
    assert isinstance(problem, Problem)
    assert problem.report_id == kept.report_id
    assert "'soon'" in problem.reason


def test_without_a_date_the_url_is_asked_and_then_the_text() -> None:
    assert report(url="https://herald.example/2020/11/12/blast").published == Published(
        "2020-11-12", "2020-11-12", "url"
    )
    assert report(text=f"Published: 12 November 2020\n\n{TEXT}").published == Published(
        "2020-11-12", "2020-11-12", "text"
    )
    assert report().published is None


def test_identical_reprints_differ_by_url_or_publisher_and_the_same_line_does_not() -> None:
    assert report().report_id == report().report_id
    ids = {report().report_id, report(publisher="Herald").report_id, report(publisher="Post").report_id}
    assert len(ids) == 3
    assert all(len(found) == 32 for found in ids)


def test_a_hint_gives_the_publisher_only_where_the_line_has_none() -> None:
    data = json.dumps({"text": TEXT}).encode() + b"\n" + json.dumps({"text": TEXT, "publisher": "Post"}).encode()
    hint = SourceHint(publisher="Herald", url="https://herald.example/")
    found = [item for item in reports(Input("in.jsonl", data), hint) if isinstance(item, Report)]
    assert [(item.publisher, item.url) for item in found] == [("Herald", None), ("Post", None)]


def test_another_language_is_a_problem_that_names_it() -> None:
    (found,) = lines({"text": "Drei Menschen wurden am Montag in der Stadt getötet, wie die Polizei mitteilte."})
    assert isinstance(found, Problem)
    assert "German" in found.reason


def test_capitals_and_short_texts_are_kept() -> None:
    assert report(text="GUNMEN KILLED THREE PEOPLE IN THE PORT ON MONDAY, POLICE SAID.").language == "en"
    assert report(text="Ten dead in Vosk").language is None


def test_a_short_text_in_another_script_is_a_problem() -> None:
    (found,) = lines({"text": "Трое погибли"})
    assert isinstance(found, Problem)
