import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import kinds, places

# Stands in for the scorer beside the data: how many rows of gold it was given, and of how many answers.
SCORER = """
import json

def counted(gold, pred):
    return len(open(gold).readlines()), len(open(pred[0]).readlines())

def score_eventtype(gold, _, pred):
    return {"acled": {"accuracy": counted(gold, pred)[0], "macro_f1": counted(gold, pred)[1]}}

def score_protest(gold, _, pred):
    return {"f1": counted(gold, pred)[0]}

def score_places(gold, _, pred):
    return {"span": {"f1": counted(gold, pred)[0]}, "within_161_km": {"accuracy": counted(gold, pred)[1]}}
"""
RALLY = "Thousands of people rallied against the new tax in Velden on Friday."


def kept(rows: Sequence[dict[str, Any]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))


def test_the_kinds_of_a_snippet_stand_under_its_id() -> None:
    (row,) = kinds.said([{"id": "7", "text": RALLY, "label": "ATTACK"}])
    assert row["report_id"] == "7"
    assert [(event["type"], event["main"]) for event in row["events"]] == [("PROTEST", True)]


def test_half_of_the_rows_of_each_set_is_measured_where_half_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    data = tmp_path / "data" / "events"
    kept([{"id": str(i), "text": RALLY, "label": "ATTACK"} for i in range(4)], data / "case21.jsonl.gz")
    kept([{"id": str(i), "text": RALLY, "label": 1} for i in range(6)], data / "glocon.jsonl.gz")
    gsr = [{"id": str(i), "text": RALLY, "event": kind, "mode": None} for i, kind in enumerate(("PROTEST", "AID"))]
    kept(gsr, data / "plover_gsr.jsonl.gz")
    values = kinds.values_of(tmp_path, slice(0, None, 2))
    assert (values["kinds ACLED accuracy"], values["kinds ACLED macro F1"]) == (2.0, 2.0)
    assert values["kinds protest report F1"] == 3.0
    assert values["kinds PLOVER category"] == 1.0
    assert kinds.measured(tmp_path)["kinds PLOVER category"] == 0.5


def test_places_are_measured_together_and_for_each_corpus(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    corpora = ("LGL", "LGL", "GeoVirus")
    gold = [{"report_id": str(i), "text": "It rained.", "corpus": name} for i, name in enumerate(corpora)]
    values = places.values_of(tmp_path, gold)
    assert values["places span F1"] == 3.0
    assert values["places LGL span F1"] == 2.0
    assert values["places GeoVirus span F1"] == 1.0
    assert values["places GeoVirus within 161 km"] == 3.0  # answers on other reports are the scorer's to leave out
