"""Tolls of shootings: where the true number is printed in a report, is it among the figures found?

A measure of recall only. Precision of figures is measured on the labelled sets, where every figure has a label.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.data import Row, drawn, found, rows, told
from bench.matching import share

# fmt: off
UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def word_of(number: int) -> str:
    """A number below 100 in words ("twenty-one"), otherwise in grouped digits ("1,200")."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten, unit = TENS[number // 10 - 2], number % 10
        return f"{ten}-{UNITS[unit]}" if unit else ten
    return f"{number:,}"


def says_number(text: str, number: int) -> bool:
    """Whether the number stands in the text by itself, in digits or words, whatever it counts there."""
    forms = f"{number}|{re.escape(word_of(number))}"
    return bool(re.search(rf"(?<![\w,.])(?:{forms})(?!\w|[,.]\d)", text, re.IGNORECASE))


def reports_by_incident(reports: Iterable[Row]) -> dict[str, list[Row]]:
    """The reports of each incident; a report filed under several stands under each."""
    filed: dict[str, list[Row]] = defaultdict(list)
    for row in reports:
        for incident in {str(one) for one in (row["incident_id"], *(row.get("other_incidents") or ()))}:
            filed[incident].append(row)
    return dict(filed)


def chosen(filed: Mapping[str, list[Row]], size: int | None) -> list[str]:
    """Incidents in drawn order until they have `size` reports; all where size is None."""
    taken: list[str] = []
    n_reports = 0
    for incident in drawn(filed):
        if size is not None and n_reports >= size:
            break
        taken.append(incident)
        n_reports += len(filed[incident])
    return taken


def printed_numbers(incident: Row, measure: str, reports: Iterable[Row]) -> set[int]:
    """The true numbers above zero (all people, or victims only) that one of the reports prints."""
    true = {incident[f"{measure}_all"], incident[f"{measure}_victims"]} - {0, None}
    texts = [f"{row.get('title') or ''}\n{row['text']}" for row in reports]
    return {n for n in true if any(says_number(text, n) for text in texts)}


def found_numbers(reports: Iterable[Row], said: Mapping[str, Row], measure: str) -> set[int]:
    """The exact numbers of the measure that sayso found in the reports, victims told singly as 1."""
    figures = (f for row in reports for f in told(said.get(row["report_id"]), measure))
    return {f["low"] for f in figures if f["low"] is not None and f["low"] == f["high"]}


def scores(
    incidents: Sequence[Row], filed: Mapping[str, list[Row]], said: Mapping[str, Row]
) -> dict[str, float | None]:
    """For killed and injured: the share of incidents with a printed true number that was found; the same above 1."""
    answers: dict[str, list[bool]] = {
        f"gva {measure}{part}": [] for measure in ("killed", "injured") for part in ("", " above 1")
    }
    for incident in incidents:
        reports = filed[str(incident["incident_id"])]
        for measure in ("killed", "injured"):
            printed = printed_numbers(incident, measure, reports)
            seen = found_numbers(reports, said, measure)
            if printed:
                answers[f"gva {measure}"].append(bool(printed & seen))
            if printed - {1}:
                answers[f"gva {measure} above 1"].append(bool((printed - {1}) & seen))
    return {name: share(sum(right), len(right)) for name, right in answers.items()}


def measured(folder: Path, size: int | None, workers: int) -> dict[str, float | None]:
    """The scores over the incidents of about `size` reports, or over all where size is None."""
    data = folder / "data" / "gva"
    filed = reports_by_incident(rows(data / "reports.jsonl.gz"))
    names = set(chosen(filed, size))
    incidents = [row for row in rows(data / "incidents.jsonl.gz") if str(row["incident_id"]) in names]
    read = {row["report_id"]: row for incident in incidents for row in filed[str(incident["incident_id"])]}
    return scores(incidents, filed, found(list(read.values()), workers))
