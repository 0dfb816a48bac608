"""How strongly two tellings are of one happening: a logistic score whose weights are written down, and its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from sayso.lexicon import table
from sayso.link.event_features import FEATURES
from sayso.link.event_vectors import Floats


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for (above zero) or against (below) two reports telling of one happening."""

    feature: str
    value: float
    weight: float
    contribution: float  # value times weight, in log odds
    words: str  # the feature in words: "4 days between the days of publication"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of two reports, and why."""

    same: bool
    score: float  # log odds
    threshold: float  # what the score must be above
    reasons: tuple[Reason, ...]  # the weightiest first; the first two lines of a sum that ends in `score`


@cache
def weights() -> Floats:
    """The weight of each of FEATURES, and last the constant."""
    given = table("events")["weights"]
    return np.array([float(given[name]) for name in (*FEATURES, "constant")])


def threshold() -> float:
    """The score above which two tellings are of one happening."""
    return float(table("events")["linking"]["threshold"])


def scores(values: Floats) -> Floats:
    """The score of each row of features, in log odds."""
    return np.asarray(np.clip(values @ weights()[:-1] + weights()[-1], -30.0, 30.0))


def reasons_of(values: Sequence[float]) -> tuple[Reason, ...]:
    """What each feature of a pair adds to its score, the weightiest first; features that add nothing are left out."""
    found = [
        Reason(name, round(value, 4), weight, round(value * weight, 4), in_words(name, value))
        for name, value, weight in zip((*FEATURES, "constant"), (*values, 1.0), weights().tolist(), strict=True)
        if value and weight
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.contribution), one.feature)))


def in_words(feature: str, value: float) -> str:
    """A feature and its value as a person would say it."""
    pattern = str(table("events")["words_of"][feature])
    undamped = {"published between", "days apart", "rare names", "crowd"}
    shown = round(float(np.expm1(value))) if feature in undamped else value
    return pattern.format(percent=f"{value:.0%}", n=shown if isinstance(shown, int) else f"{shown:.2f}")
