from typing import Any

from bench.plover import has_mode, has_type, main_event, values_of

from sayso.records import EventMention


def record(text: str, event: str, mode: str | None = None) -> dict[str, Any]:
    return {"id": text[:9], "text": text, "event": event, "mode": mode}


def mention(kind: str, *, main: bool) -> EventMention:
    return EventMention("text", 0, 1, kind, None, None, main, None, None, None, None, None, "asserted")


RALLY = "Thousands of people rallied against the new tax in Velden on Friday."
SUMMIT = "The leaders of Tarsk and Belmora gathered in Velden for a summit on Friday."


def test_a_category_is_right_under_its_name_of_today() -> None:
    assert values_of([record(RALLY, "PROTEST")])["kinds PLOVER category"] == 1.0
    assert values_of([record(RALLY, "PROTEST"), record(SUMMIT, "AID")])["kinds PLOVER category"] == 0.5


def test_modes_are_asked_only_where_the_category_is_right_and_the_record_has_one() -> None:
    gold = [record(RALLY, "PROTEST", "demo-spon"), record(SUMMIT, "AID", "food")]
    assert values_of(gold)["kinds PLOVER mode"] == 1.0
    assert values_of([record(SUMMIT, "CONSULT")])["kinds PLOVER mode"] is None


def test_a_text_without_an_event_is_wrong() -> None:
    assert main_event(()) is None
    assert not has_type(record("", "AID"), None)
    assert not has_mode(record("", "AID", "food"), None)


def test_the_main_mention_goes_before_the_first() -> None:
    first, main = mention("PROTEST", main=False), mention("FIGHT", main=True)
    assert main_event((first, main)) is main
    assert main_event((first,)) is first
