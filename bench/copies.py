"""Copies against labelled pairs, planted worlds and datasketch: `python -m bench.copies labelled planted speed growth`.

Planted worlds are written by plant.py beside the data; datasketch is needed for `speed` only and is no dependency.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.data import Row, folder, missing_line, rows

from sayso.link.copies import Index, copies
from sayso.read.credits import credits
from sayso.read.dates import given_date
from sayso.records import Copy, Report

# Seeds and edits; constants were settled looking at the first four, not at the last two.
WORLDS = ((21, 0.2), (22, 0.4), (23, 0.2), (24, 0.4), (41, 0.2), (42, 0.4))
EVENTS = 1500
PERMUTATIONS = 128
# Settings of datasketch and the share its candidates are checked for: its threshold, or bands and rows set by hand.
THEIRS: tuple[tuple[dict[str, Any], float], ...] = (
    ({"num_perm": PERMUTATIONS, "threshold": 0.3}, 0.0),
    ({"num_perm": PERMUTATIONS, "threshold": 0.3}, 0.2),
    ({"num_perm": PERMUTATIONS, "threshold": 0.1}, 0.0),
    ({"num_perm": PERMUTATIONS, "threshold": 0.1}, 0.2),
    # Tuned for recall: many bands of two rows, and the fewest bands of one row that find as much, the least to compute.
    ({"num_perm": 320, "params": (160, 2)}, 0.0),
    ({"num_perm": 16, "params": (16, 1)}, 0.0),
    ({"num_perm": 16, "params": (16, 1)}, 0.1),
)
GROWTH = (4_900, 49_000)  # events: about 20,000 and 200,000 reports


def report(row: Row) -> Report:
    """The report of a row of measuring data."""
    published = given_date(row["published"]) if row.get("published") else None
    publisher = row.get("publisher") or row.get("source")
    return Report(
        str(row["report_id"]),
        row["text"],
        row.get("title"),
        publisher,
        row.get("url"),
        published,
        (),
        "en",
        "-",
        "",
        "",
        "bench",
    )


def moments(some: Sequence[Row]) -> dict[str, str]:
    """The times of publication as given, by report."""
    return {str(row["report_id"]): row["published"] for row in some if row.get("published")}


def found(some: Sequence[Row]) -> list[Copy]:
    """The copies among some rows, with their credits read."""
    reports = [report(row) for row in some]
    index = Index()
    index.add(reports, {one.report_id: credits(one) for one in reports}, moments=moments(some))
    return list(index.copies())


def written(pairs: Sequence[Copy], path: Path) -> Path:
    """The file that score.py reads."""
    with path.open("w", encoding="utf-8") as lines:
        for one in pairs:
            lines.write(json.dumps({"a": one.a, "b": one.b, "relation": one.relation, "from": one.origin}) + "\n")
    return path


def scored(bench: Path, task: str, gold: Path, pairs: Sequence[Copy], scratch: Path) -> str:
    """The last line of score.py."""
    said = written(pairs, scratch / "copies.jsonl")
    command = [sys.executable, str(bench / "score.py"), task, "--gold", str(gold), "--pred", str(said)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout[: done.stdout.rindex("}") + 1])
    flat = {key: value.get("f1", value.get("accuracy")) for key, value in figures.items()}
    return " ".join(f"{key} {value:.4f}" for key, value in flat.items())


def planted(bench: Path, scratch: Path, seed: int, edit: float, events: int) -> Path:
    """The folder of a planted world."""
    world = scratch / f"world{seed}"
    command = [sys.executable, str(bench / "plant.py"), "--out", str(world), "--events", str(events)]
    subprocess.run([*command, "--seed", str(seed), "--edit", str(edit)], check=True, capture_output=True)
    return world


def quote_sharers(world: Path, pairs: Sequence[Copy]) -> str:
    """How many pairs of one event that share a quotation, and no copied text, were called copies."""
    told = {row["report_id"]: row for row in rows(world / "reports_truth.jsonl")}
    true = {(row["a"], row["b"]) for row in rows(world / "copies.jsonl")}
    by_quote: dict[tuple[str, int], list[str]] = {}
    for name, row in told.items():
        if row["shared_quote"] is not None:
            by_quote.setdefault((row["event"], row["shared_quote"]), []).append(name)
    only = {(a, b) for some in by_quote.values() for a in some for b in some if a < b and (a, b) not in true}
    wrong = only & {(one.a, one.b) for one in pairs}
    return f"quote only {len(wrong)} of {len(only)} ({len(wrong) / max(1, len(only)):.2%})"


def labelled_line(bench: Path, scratch: Path) -> Iterator[str]:
    """Labelled pairs."""
    place = bench / "data" / "labelled"
    yield "labelled: " + scored(bench, "copies", place / "gold.jsonl", found(rows(place / "reports.jsonl")), scratch)


def planted_lines(bench: Path, scratch: Path) -> Iterator[str]:
    """Planted worlds."""
    for seed, edit in WORLDS:
        world = planted(bench, scratch, seed, edit, EVENTS)
        pairs = found(rows(world / "reports.jsonl"))
        line = scored(bench, "pairs", world / "copies.jsonl", pairs, scratch)
        yield f"planted seed {seed} edit {edit}: {line}, {quote_sharers(world, pairs)}"


def speed_lines(bench: Path, scratch: Path) -> Iterator[str]:
    """Reports a second of one core beside datasketch's on the same texts, both from Report objects; and Reuters.

    datasketch is given all words of a text at once, and with settings that find more; one line is its own first
    example, which gives one word after the other. The last lines name the fastest of those whose recall is no lower
    than sayso's: of all, and of those whose pairs are mostly right.
    """
    world = planted(bench, scratch, 25, 0.2, EVENTS)
    reports = [report(row) for row in rows(world / "reports.jsonl")]
    true = {(row["a"], row["b"]) for row in rows(world / "copies.jsonl")}
    Index().add(reports[:400], {})  # tables that are made once
    equal: list[tuple[float, float, str]] = []
    for name, pairs in theirs(reports):
        rate, (recall, _), line = timed(partial(ours, reports), len(reports), true)
        other, (their_recall, precision), their_line = timed(pairs, len(reports), true)
        ratio = rate / other
        yield f"sayso {line}; datasketch {name}: {their_line}; sayso is {ratio:.1f} times as fast"
        if their_recall >= recall:
            equal.append((ratio, precision, name))
    for what, some in (("", equal), (" and half of the pairs right", [one for one in equal if one[1] >= 0.5])):
        if some:
            ratio, _, name = min(some)
            yield f"at no lower recall{what}: {name}; sayso is {ratio:.1f} times as fast"
    begun = time.perf_counter()
    n = len(found(rows(bench / "data" / "speed" / "reuters.jsonl.gz")))
    yield f"reuters: {n} pairs, {time.perf_counter() - begun:.1f} s with reading and credits"


Pairs = set[tuple[str, str]]


def theirs(reports: Sequence[Report]) -> Iterator[tuple[str, Callable[[], Pairs]]]:
    """Ways to ask datasketch for the pairs, with a name each."""
    for options, least in THEIRS:
        name = " ".join(f"{key} {value}" for key, value in options.items())
        name += f", candidates checked at {least}" if least else ", candidates not checked"
        yield name, partial(minhash_pairs, reports, options, least)
    name = "as its first example, threshold 0.3, one word after the other"
    yield name, partial(minhash_pairs, reports, THEIRS[0][0], 0.0, one_by_one)


def timed(pairs: Callable[[], Pairs], n: int, true: Pairs) -> tuple[float, tuple[float, float], str]:
    """Reports a second (the best of two runs of one core), recall and precision, and a line with all three."""
    best, got = float("inf"), Pairs()
    for _ in range(2):
        begun = time.process_time()
        got = pairs()
        best = min(best, time.process_time() - begun)
    right = len(got & true)
    recall, precision = right / len(true), right / max(1, len(got))
    return n / best, (recall, precision), f"{n / best:.0f}/s recall {recall:.3f} precision {precision:.3f}"


def ours(reports: Sequence[Report]) -> Pairs:
    """What sayso links."""
    return {(one.a, one.b) for one in copies(reports, {})}


def minhash_pairs(
    reports: Sequence[Report],
    options: dict[str, Any],
    least: float,
    sketched: Callable[[Iterator[list[bytes]], int], Iterator[Any]] | None = None,
) -> Pairs:
    """What datasketch links by runs of five words; candidates that share less than `least` are left out."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found,import-untyped,unused-ignore]

    lsh, pairs = MinHashLSH(**options), Pairs()
    texts, n = (five_words(one.text) for one in reports), options["num_perm"]
    sketches = sketched(texts, n) if sketched else MinHash.generator(texts, num_perm=n)
    for one, sketch in zip(reports, sketches, strict=True):
        pairs |= {(min(name, one.report_id), max(name, one.report_id)) for name in lsh.query(sketch)}
        lsh.insert(one.report_id, sketch)
    if not least:
        return pairs
    held = {one.report_id: set(five_words(one.text)) for one in reports}
    return {(a, b) for a, b in pairs if len(held[a] & held[b]) >= least * min(len(held[a]), len(held[b]))}


def one_by_one(texts: Iterator[list[bytes]], n: int) -> Iterator[Any]:
    """A sketch of each text, its runs given one after the other as in datasketch's first example."""
    from datasketch import MinHash

    for text in texts:
        sketch = MinHash(num_perm=n)
        for run in text:
            sketch.update(run)
        yield sketch


def five_words(text: str) -> list[bytes]:
    """Every run of five words of a text."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)]


def growth_lines(bench: Path, scratch: Path) -> Iterator[str]:
    """Seconds of one core and peak memory at 20,000 and 200,000 reports; each peak is that of all before it too.

    The small world is timed again after the large one: a machine's pace changes within minutes.
    """
    worlds = [planted(bench, scratch, 26 + place, 0.2, events) for place, events in enumerate(GROWTH)]
    rates = []
    for world in (worlds[0], worlds[1], worlds[0]):
        begun = time.process_time()
        index = Index()
        index.add(streamed(world / "reports.jsonl"), {})
        added = time.process_time() - begun
        n_pairs = sum(1 for _ in index.copies())
        spent, peak = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        del index
        with (world / "reports.jsonl").open("rb") as lines:
            n = sum(1 for _ in lines)
        rates.append(spent / n)
        yield f"{n} reports, {n_pairs} pairs: {spent:.1f} s, {added:.1f} of them reading; peak {peak:.2f} GB"
    yield f"a report of the large world takes {2 * rates[1] / (rates[0] + rates[2]) - 1:+.0%} time"


def streamed(path: Path) -> Iterator[Report]:
    """The reports of a file, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield report(json.loads(line))


STEPS = {"labelled": labelled_line, "planted": planted_lines, "speed": speed_lines, "growth": growth_lines}


def main() -> int:
    """Print the lines of the steps named on the command line."""
    bench = folder()
    if bench is None:
        print(missing_line(), file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        for name in sys.argv[1:] or ["labelled", "planted"]:
            for line in STEPS[name](bench, Path(scratch)):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
