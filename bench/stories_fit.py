"""Fits the weights by which two reports are linked: logistic regression over pairs of reports. Numpy only.

Each set (those of TWICE double) and each side (same happening, another one) has the same weight, a happening counts by
its reports and not by their pairs, and pairs of one day that share names, the hard ones, count five times.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.link.event_features import FEATURES
from sayso.link.events import Index
from sayso.records import Mentions, Report

HARD = 5.0
TWICE = ("gva", "ecb")  # the sets with most happenings that people named, which have twice the weight of another
BY_HAND = {"crowd": -0.45, "copied": 0.5}  # within one set nearly the same for all pairs, so no fit can find them
MEAN_CROWD = 4.0  # what the constant makes up for
PENALTY = 1.0
STEPS = 50

Floats = NDArray[np.float64]
Filed = Sequence[tuple[Report, Mentions]]


def first_half(story: str) -> bool:
    """Whether a happening is of the half that weights are fitted on: by the SHA-256 of its name.

    The two happenings of an ECB topic ("12ecb", "12ecbplus") are alike on purpose and stay in one half.
    """
    story = re.sub(r"^(\d+)ecb(?:plus)?$", r"\1", story)
    return hashlib.sha256(story.encode()).digest()[0] % 2 == 0


def fitted(given: Mapping[str, tuple[Filed, Mapping[str, str]]]) -> dict[str, float]:
    """The weight of each feature and the constant, from the first half of the happenings of each set."""
    parts = [_pairs(filed, gold) for filed, gold in given.values()]
    values = np.concatenate([part[0] for part in parts])
    same = np.concatenate([part[1] for part in parts])
    weight = np.concatenate([part[2] * (1 + (name in TWICE)) for name, part in zip(given, parts, strict=True)])
    values[:, [FEATURES.index(name) for name in BY_HAND]] = 0
    found = dict(zip((*FEATURES, "constant"), logistic(values, same, weight).tolist(), strict=True))
    return found | BY_HAND | {"constant": found["constant"] - BY_HAND["crowd"] * MEAN_CROWD}


def _pairs(filed: Filed, gold: Mapping[str, str]) -> tuple[Floats, Floats, Floats]:
    """Features, sameness and weight of the compared pairs of the first half."""
    index = Index()
    index.add([(report, found) for report, found in filed if report.report_id in gold])
    compared = index.compared()
    stories = [gold[report_id] for report_id in compared.report_ids]
    kept = np.array([first_half(story) for story in stories])
    inside = kept[compared.a] & kept[compared.b]
    values, a, b = compared.features[inside], compared.a[inside], compared.b[inside]
    same = np.array([stories[i] == stories[j] for i, j in zip(a, b, strict=True)], dtype=np.float64)
    size = Counter(stories)
    of_same = same / np.array([size[stories[i]] for i in a])
    hard = (values[:, FEATURES.index("same day")] > 0) & (values[:, FEATURES.index("no lead name")] == 0)
    of_other = np.where(hard, HARD, 1.0) * (1 - same)
    return values, same, 500 * (of_same / max(of_same.sum(), 1e-9) + of_other / max(of_other.sum(), 1e-9))


def logistic(values: Floats, same: Floats, weight: Floats) -> Floats:
    """Weights of the columns and last the constant, by Newton's method with a ridge penalty."""
    columns: Any = np.column_stack([values, np.ones(len(values))])
    found = np.zeros(columns.shape[1])
    ridge = np.eye(len(found)) * PENALTY
    ridge[-1, -1] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ found, -30, 30)))
        slope = columns.T @ (weight * (chance - same)) + ridge @ found
        bend = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns + ridge
        step = np.linalg.solve(bend, slope)
        found = found - step
        if np.abs(step).max() < 1e-6:
            break
    return np.asarray(found)
