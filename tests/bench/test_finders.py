import json
from pathlib import Path

import pytest
from bench.finders import readings, scored

SCORER = """
def score_times(gold, gold2, pred):
    return {"gold": open(gold).read(), "gold2": gold2, "pred": open(pred[0]).read()}
"""


def test_a_report_is_read_as_the_command_reads_it_and_without_its_labels() -> None:
    text = "The mayor of Velden said on Friday that the bridge was closed and that nobody had been hurt there."
    read = readings([{"report_id": "r", "text": text, "published": "2020-12-05", "timexes": [{"value": "x"}]}])
    report = read["r"].report
    assert (report.text, report.language) == (text, "en")
    assert report.published is not None
    assert report.published.first == "2020-12-05"
    assert [sentence.text for sentence in read["r"].sentences] == [text]


def test_a_report_that_cannot_be_read_is_left_out() -> None:
    assert readings([{"report_id": "r", "text": ""}]) == {}


def test_the_scorer_beside_the_data_gets_gold_and_answers(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    seen = scored(tmp_path, "times", [{"report_id": "g"}], [{"report_id": "s"}])
    assert (json.loads(seen["gold"]), seen["gold2"], json.loads(seen["pred"])) == (
        {"report_id": "g"},
        None,
        {"report_id": "s"},
    )


def test_without_a_scorer_the_reason_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        scored(tmp_path, "times", [], [])
