from typing import Any

from bench.muc4 import Aligned, aligned, entries, totals


def number(low: int | None, high: int | None, plural: bool = False) -> dict[str, Any]:
    return {"low": low, "high": high, "plural": plural}


def victim(*effects: str, numbers: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    fills = [{"alts": effect.split("/"), "optional": False} for effect in effects]
    return {"name": [], "optional": False, "number_alts": numbers or [], "effect": fills} | more


def report(*victims: dict[str, Any], optional: bool = False) -> dict[str, Any]:
    return {"report_id": "r", "templates": [{"optional": optional, "victims": list(victims)}]}


def said(*figures: tuple[str, int | None, int | None]) -> dict[str, Any]:
    return {"figures": [{"measure": m, "low": a, "high": b, "modality": "asserted"} for m, a, b in figures]}


def checked(keyed: dict[str, Any], form: dict[str, Any]) -> Aligned:
    one = aligned(keyed, form)
    assert one is not None
    return one


SIX = victim("DEATH", numbers=[number(6, 6)])


def test_bounds_and_effect_must_be_equal() -> None:
    assert len(checked(report(SIX), said(("killed", 6, 6))).hits) == 1
    assert len(checked(report(SIX), said(("killed", 6, None))).hits) == 0
    assert len(checked(report(SIX), said(("injured", 6, 6))).hits) == 0


def test_any_alternative_number_counts() -> None:
    either = victim("DEATH", numbers=[number(10, 10), number(10, None)])
    one = checked(report(either), said(("killed", 10, None)))
    assert len(one.hits) == 1


def test_the_second_alternative_said_as_well_is_not_wrong() -> None:
    either = victim("DEATH", numbers=[number(10, 10), number(10, None)])
    one = checked(report(either), said(("killed", 10, 10), ("killed", 10, None)))
    assert len(one.claims) == 1


def test_plural_takes_any_number_above_one() -> None:
    some = victim("INJURY", numbers=[number(2, None, plural=True)])
    assert len(checked(report(some), said(("injured", 24, 99))).hits) == 1
    assert len(checked(report(some), said(("injured", 1, 1))).hits) == 0


def test_one_number_for_dead_and_injured_may_be_either() -> None:
    both = victim("DEATH", "INJURY", numbers=[number(7, 7)])
    assert len(checked(report(both), said(("killed", 7, 7))).hits) == 1
    assert len(checked(report(both), said(("injured", 7, 7))).hits) == 1


def test_a_name_without_a_number_is_one_victim() -> None:
    named = victim("DEATH", name=["Ada Lind"])
    assert entries(report(named))[0].single


def test_other_effects_and_victims_without_number_and_name_ask_for_nothing() -> None:
    unhurt = victim("NO INJURY", numbers=[number(1, 1)])
    unknown = victim("DEATH")
    assert aligned(report(unhurt, unknown), said(("killed", 3, 3))) is None


def test_equal_entries_are_one() -> None:
    assert len(entries(report(SIX, SIX))) == 1


def test_optional_entries_cost_neither_recall_nor_precision() -> None:
    four = victim("INJURY", numbers=[number(4, 4)], optional=True)
    one = checked(report(SIX, four), said(("killed", 6, 6), ("injured", 4, 4)))
    assert (len(one.entries), len(one.claims), len(one.hits)) == (1, 1, 1)
    assert aligned(report(SIX, optional=True), said(("killed", 6, 6))) is None


def test_totals_above_one_leave_out_single_victims_on_both_sides() -> None:
    one = victim("DEATH", numbers=[number(1, 1)])
    kept = [checked(report(one, SIX), said(("killed", 6, 6), ("injured", 1, 1)))]
    assert totals(kept, above_one=False) == {"precision": 0.5, "recall": 0.5, "F1": 0.5}
    assert totals(kept, above_one=True) == {"precision": 1.0, "recall": 1.0, "F1": 1.0}


def test_a_report_without_findings_costs_recall() -> None:
    one = aligned(report(SIX), None)
    assert one is not None
    assert totals([one], above_one=False) == {"precision": None, "recall": 0.0, "F1": None}
