"""Figures and quotations against labels by hand, scored by the scorer that lies beside the data."""

import importlib.util
import json
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.data import found, rows

FIGURES = {
    "detect F1": "detect.f1",
    "value F1": "value.f1",
    "attributed": "attributed.accuracy",
    "own voice": "own_voice.accuracy",
    "background F1": "background.f1",
    "part of F1": "part_of.f1",
}
PROTEST = {name: FIGURES[name] for name in ("detect F1", "value F1")}
QUOTES = {"quotes recall": "direct.recall", "quotes speaker": "speaker.accuracy"}


def scorer(folder: Path) -> ModuleType:
    """The module score.py of the folder."""
    spec = importlib.util.spec_from_file_location("sayso_bench_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no score.py in {folder}; it belongs beside data/")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def value_at(metrics: Any, path: str) -> float | None:
    """The number at a path such as "detect.f1" of nested metrics."""
    for key in path.split("."):
        metrics = metrics[key]
    return None if metrics is None else float(metrics)


def measured(folder: Path, workers: int) -> dict[str, float | None]:
    """The scores of both labelled sets."""
    score = scorer(folder)
    values: dict[str, float | None] = {}
    for name, tasks in (
        ("labelled", ((score.score_figures, FIGURES), (score.score_quotes_labelled, QUOTES))),
        ("labelled-protest", ((score.score_figures, PROTEST),)),
    ):
        data = folder / "data" / name
        with tempfile.TemporaryDirectory() as scratch:
            said = Path(scratch) / "find.jsonl"
            forms = found(rows(data / "reports.jsonl"), workers)
            said.write_text("".join(json.dumps(form) + "\n" for form in forms.values()), encoding="utf-8")
            for task, paths in tasks:
                metrics = task(data / "gold.jsonl", data / "reports.jsonl", [said])
                values |= {f"{name} {label}": value_at(metrics, path) for label, path in paths.items()}
    return values
