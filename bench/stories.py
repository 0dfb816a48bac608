"""Events against the happenings that people found: `python bench/stories.py [SET ...] [--cache DIR]`.

Sets: labelled gvc gva news ecb planted; without any, all of them. Prints a line a set. What `sayso find` says of the
reports is made here, which takes minutes a set, and kept in DIR where one is named. `fit` instead of sets fits the
weights of lexicon/events.toml on half of the happenings of each set and prints them; it changes no file.
"""

import json
import pickle
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that `python bench/stories.py` finds its siblings

import numpy as np
from bench.copies import planted
from bench.data import INPUT_FIELDS, Row, folder, missing_line, rows
from bench.stories_fit import fitted

from sayso.link.copies import copies
from sayso.link.events import happenings
from sayso.pipeline import find
from sayso.records import Copy, Happenings, Mentions, Problem, Report

SETS = {
    "gvc": ("gva/gvc.jsonl.gz", "event_id"),
    "gva": ("gva/reports.jsonl.gz", "incident_id"),
    "news": ("stories/news_cluster.jsonl.gz", "event_id"),
    "ecb": ("stories/ecb.jsonl.gz", "subtopic"),
}
WORLDS = (31, 33)  # seeds of the planted worlds
EVENTS = 240
TWIN = (12, 7)  # every 12th happening of plant.py, from the 7th, has the town and day of the one before it

Filed = list[tuple[Report, Mentions]]
Groups = Mapping[str, str]


def filed(name: str, reports: Sequence[Row], cache: Path | None) -> Filed:
    """The reports with what sayso finds in them, events too; from the cache where it is there."""
    kept = cache / f"{name}.pickle" if cache else None
    if kept and kept.exists():
        known: Filed = pickle.loads(kept.read_bytes())  # noqa: S301 - written by this program
        return known
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "reports.jsonl"
        lines = (json.dumps({key: row[key] for key in INPUT_FIELDS if row.get(key) is not None}) for row in reports)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        steps = find([str(path)], workers=2)
        found = [step for step in steps if not isinstance(step, Problem)]
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(found))
    return found


def linked(some: Filed) -> tuple[Happenings, list[Copy]]:
    """The happenings of reports, and the copies that went into them."""
    shared = list(copies([report for report, _ in some], {report.report_id: found.credits for report, found in some}))
    return happenings(some, shared), shared


def event_of(made: Happenings) -> dict[str, str]:
    """The event that each report is mainly about."""
    return {report_id: event.event_id for event in made.events for report_id in event.main_report_ids}


def b3(gold: Groups, said: Groups) -> tuple[float, float, float]:
    """B3 F1, precision and recall over the reports of the gold; one that sayso has not stands alone."""
    answers = {report: said.get(report, f"alone {report}") for report in gold}
    wanted, given = Counter(gold.values()), Counter(answers.values())
    both = Counter((gold[report], answers[report]) for report in gold)
    precision = sum(n * n / given[s] for (_, s), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall


def scored(bench: Path, gold: Path, made: Happenings, scratch: Path) -> str:
    """B3 and CoNLL as score.py gives them."""
    said = scratch / "events.jsonl"
    with said.open("w", encoding="utf-8") as lines:
        for event in made.events:
            row = {"event_id": event.event_id, "report_ids": event.report_ids, "main_report_ids": event.main_report_ids}
            lines.write(json.dumps(row) + "\n")
    command = [sys.executable, str(bench / "score.py"), "stories", "--gold", str(gold), "--pred", str(said)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout[: done.stdout.rindex("}") + 1])
    return f"B3 {figures['b3']['f1']:.3f} CoNLL {figures['conll']:.3f}"


def story_line(name: str, bench: Path, scratch: Path, cache: Path | None) -> str:
    """One of SETS."""
    gold = bench / "data" / SETS[name][0]
    made, _ = linked(filed(name, rows(gold), cache))
    return f"{name}: {scored(bench, gold, made, scratch)}, {len(made.events)} events"


def labelled_groups(bench: Path) -> tuple[dict[str, str], dict[str, set[str]]]:
    """For each labelled article the event with most of its figures (of equals the first main one), and all of them."""
    most: dict[str, str] = {}
    every: dict[str, set[str]] = {}
    for group in rows(bench / "data" / "labelled" / "gold.jsonl"):
        for article in group["articles"]:
            counted = Counter(f["event"] for f in article["figures"] if f["event"] != "background")
            ranked = [*article["main_events"], *counted]
            if not ranked:
                continue
            best = min(counted or ranked, key=lambda one: (-counted[one], ranked.index(one)))
            most[str(article["unit_id"])] = f"{group['group']} {best}"
            every[str(article["unit_id"])] = {f"{group['group']} {one}" for one in (counted or [best])}
    return most, every


def gold_spans(bench: Path) -> Iterator[tuple[str, str, int, int, str]]:
    """Report, field, start and end of every labelled figure, and its event."""
    texts = {str(row["unit_id"]): row for row in rows(bench / "data" / "labelled" / "reports.jsonl")}
    for group in rows(bench / "data" / "labelled" / "gold.jsonl"):
        for article in group["articles"]:
            unit = str(article["unit_id"])
            for figure in article["figures"]:
                field = "title" if figure.get("in_title") else "text"
                inside = re.search(rf"(?<!\w){re.escape(figure['number'])}(?!\w)", figure["sentence_part"])
                start = texts[unit][field].index(figure["sentence_part"]) + (inside.start() if inside else 0)
                event = figure["event"] if figure["event"] == "background" else f"{group['group']} {figure['event']}"
                yield unit, field, start, start + len(figure["number"]), event


def figures_line(bench: Path, some: Filed, made: Happenings) -> str:
    """B3 over the labelled figures that sayso finds and that both sides give an event."""
    found = {report.report_id: mentions.figures for report, mentions in some}
    gold, said, background = {}, {}, [0, 0]
    for unit, field, start, end, event in gold_spans(bench):
        spans = enumerate(found.get(unit, ()))
        place = next((i for i, f in spans if f.field == field and f.start < end and start < f.end), None)
        if place is None:
            continue
        answer = made.figures[unit][place]
        if event == "background":
            background[0] += answer is None
            background[1] += 1
        elif answer is not None:
            gold[f"{unit} {place}"], said[f"{unit} {place}"] = event, answer
    f1, precision, recall = b3(gold, said)
    kept = f"{background[0]} of {background[1]} background figures find no event"
    apart, further = further_tellings(gold, said)
    cut = f"{apart} of {further} further tellings apart from the first"
    return f"figures B3 {f1:.3f} ({precision:.3f}/{recall:.3f}) of {len(gold)}, {cut}, {kept}"


def further_tellings(gold: Groups, said: Groups) -> tuple[int, int]:
    """Of the happenings that an article tells of beside the one with most figures: how many share no figure's event
    with that one, and how many there are. Keys are the report and the place of the figure, "report 3"."""
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, event in gold.items():
        unit = name.rpartition(" ")[0]
        told[unit][event].add(said[name])
        counted[unit][event] += 1
    apart, n = 0, 0
    for unit, events in told.items():
        first = min(events, key=lambda event: (-counted[unit][event], event))
        n += len(events) - 1
        apart += sum(not events[event] & events[first] for event in events if event != first)
    return apart, n


def labelled_line(bench: Path, cache: Path | None) -> str:
    """Articles to events, by the events of their gold figures."""
    some = filed("labelled", rows(bench / "data" / "labelled" / "reports.jsonl"), cache)
    made, _ = linked(some)
    gold, every = labelled_groups(bench)
    f1, precision, recall = b3(gold, event_of(made))
    several = sum(len(events) > 1 for events in every.values())
    articles = (
        f"labelled: articles B3 {f1:.3f} ({precision:.3f}/{recall:.3f}), {several} of {len(every)} tell of several"
    )
    return f"{articles}; {figures_line(bench, some, made)}"


def twins_apart(gold: Groups, said: Groups) -> tuple[int, int]:
    """Of the planted pairs of happenings in one town on one day, how many share no event, and how many there are."""
    events: defaultdict[str, set[str]] = defaultdict(set)
    for report, event in gold.items():
        events[event].add(said.get(report, f"alone {report}"))
    every, first = TWIN
    pairs = [(one, f"e{int(one[1:]) - 1:07d}") for one in events if int(one[1:]) % every == first]
    both = [(one, other) for one, other in pairs if other in events]
    return sum(not events[one] & events[other] for one, other in both), len(both)


def planted_line(bench: Path, scratch: Path, seed: int, cache: Path | None) -> str:
    """A planted world."""
    world = planted(bench, scratch, seed, 0.2, EVENTS)
    gold = {row["report_id"]: row["event"] for row in rows(world / "reports_truth.jsonl")}
    made, _ = linked(filed(f"planted{seed}-{EVENTS}", rows(world / "reports.jsonl"), cache))
    said = event_of(made)
    f1, precision, recall = b3(gold, said)
    apart, n = twins_apart(gold, said)
    scores = f"B3 {f1:.3f} ({precision:.3f}/{recall:.3f})"
    return f"planted seed {seed}: {scores}, same town and day apart {apart} of {n} ({apart / max(1, n):.3f})"


def fit_lines(bench: Path, scratch: Path, cache: Path | None) -> Iterator[str]:
    """The weights that half of the happenings of each set give."""
    given: dict[str, tuple[Filed, Groups]] = {}
    for name, (path, story) in SETS.items():
        reports = rows(bench / "data" / path)
        given[name] = filed(name, reports, cache), {str(row["report_id"]): str(row[story]) for row in reports}
    some = filed("labelled", rows(bench / "data" / "labelled" / "reports.jsonl"), cache)
    given["labelled"] = some, labelled_groups(bench)[0]
    for seed in WORLDS:
        world = planted(bench, scratch, seed, 0.2, EVENTS)
        gold = {row["report_id"]: row["event"] for row in rows(world / "reports_truth.jsonl")}
        given[f"planted{seed}"] = filed(f"planted{seed}-{EVENTS}", rows(world / "reports.jsonl"), cache), gold
    for name, weight in fitted(given).items():
        yield f'"{name}" = {weight:.2f}'


def lines(names: Sequence[str], bench: Path, scratch: Path, cache: Path | None) -> Iterator[str]:
    """The lines of the sets named."""
    for name in names:
        if name == "labelled":
            yield labelled_line(bench, cache)
        elif name == "planted":
            yield from (planted_line(bench, scratch, seed, cache) for seed in WORLDS)
        elif name == "fit":
            yield from fit_lines(bench, scratch, cache)
        else:
            yield story_line(name, bench, scratch, cache)


def main() -> int:
    """Exit code: 0 measured, 1 no data, 2 wrong use."""
    arguments = sys.argv[1:]
    cache = None
    if "--cache" in arguments:
        at = arguments.index("--cache")
        cache = Path(arguments[at + 1]) if at + 1 < len(arguments) else None
        arguments = arguments[:at] + arguments[at + 2 :]
    known = ["labelled", *SETS, "planted"]
    if unknown := [name for name in arguments if name not in (*known, "fit")]:
        print(f"{unknown[0]!r} is no set; say one of {', '.join(known)}, or fit", file=sys.stderr)
        return 2
    bench = folder()
    if bench is None:
        print(missing_line(), file=sys.stderr)
        return 1
    np.seterr(all="raise", under="ignore")
    with tempfile.TemporaryDirectory() as scratch:
        for line in lines(arguments or known, bench, Path(scratch), cache):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
