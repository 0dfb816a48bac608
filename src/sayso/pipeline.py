"""The whole flow: inputs -> reports -> mentions -> ledger.

What fails on the way is a Problem, and the rest goes on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version as metadata_version
from pathlib import Path

from sayso import __version__
from sayso.engine.processes import worker_processes
from sayso.errors import SaysoError, UnreadableError
from sayso.find import mentions
from sayso.find.gazetteer import gazetteer, gazetteer_name
from sayso.ledger import Ledger
from sayso.ledger.evidence import Container, Containers
from sayso.ledger.rows import content_hash, printable
from sayso.ledger.writer import Added, Writer
from sayso.read.inputs import Input, inputs
from sayso.read.reports import reports
from sayso.read.sources import SourceHint, hint_for
from sayso.records import Mentions, Problem, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and the input it came in."""

    container: Container
    report: Report


@dataclass(frozen=True, slots=True)
class Found:
    """A report and what was found in it: mentions, a Problem, or None where it was not asked for."""

    reading: Reading
    mentions: Mentions | Problem | None


@dataclass(frozen=True, slots=True)
class End:
    """The end of an input: how many reports it gave, and whether all of it could be read."""

    container: Container
    key: str  # by which a ledger knows the input again
    n_reports: int
    n_there: int  # of an input that was not read again: the reports it gave before
    whole: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did so far: reports that are new, reports that were there, and problems met."""

    new: int = 0
    there: int = 0
    problems: int = 0

    @property
    def reports(self) -> int:
        """How many reports were met."""
        return self.new + self.there

    def plus(self, *, new: int = 0, there: int = 0, problems: int = 0) -> "Summary":
        """This summary with more of each."""
        return Summary(self.new + new, self.there + there, self.problems + problems)


# What decides which characters a report's text has, and its day.
_EXTRACTORS = ("trafilatura", "resiliparse")

Step = Reading | End | Problem
Hints = Mapping[str, SourceHint]


def find(paths: Sequence[str], *, workers: int = 1) -> Iterator[tuple[Report, Mentions] | Problem]:
    """Every report of the inputs with its mentions, or the problem in its place, in order of the inputs."""
    for step in _with_mentions(_readings(inputs(paths), {}), workers, wanted=lambda report: True):
        if isinstance(step, Problem):
            yield step
        elif isinstance(step, Found):
            found = step.mentions
            yield found if isinstance(found, Problem) else (step.reading.report, found or Mentions())


def read(
    paths: Sequence[str],
    ledger: Ledger,
    *,
    hints: Hints,
    workers: int = 1,
    progress: Callable[[Summary], None],
) -> Summary:
    """Read the inputs into the ledger; `progress` is told after every step. Returns what was done.

    What is in the ledger already is not found again. After an interruption, what was read so far is kept.
    """
    with ledger.writer() as writer:
        keeping = _Keeping(writer)
        items = _outside(ledger.folder, inputs(paths))
        steps = _readings(items, hints, n_known=writer.reports_of_known_input)
        for step in _with_mentions(steps, workers, wanted=lambda report: not writer.knows(report)):
            keeping.keep(step)
            writer.commit_if_full()
            progress(keeping.done)
    return keeping.done


class _Keeping:
    """Puts the steps of one run into a ledger, and counts."""

    def __init__(self, writer: Writer) -> None:
        self.done = Summary()
        self._writer = writer
        self._failed_inputs: set[str] = set()  # read again next time, so that the next run speaks of them too

    def keep(self, step: Found | End | Problem) -> None:
        """Put one step into the ledger."""
        if isinstance(step, Found):
            self._keep_report(step)
        elif isinstance(step, Problem):
            self._writer.add_problem(step)
            self.done = self.done.plus(problems=1)
        else:
            if step.whole and step.container.location not in self._failed_inputs:
                self._writer.add_input(step.container.location, step.key, step.n_reports + step.n_there)
            self.done = self.done.plus(there=step.n_there)

    def _keep_report(self, found: Found) -> None:
        """Put one report into the ledger; where its mentions failed, without any and with the problem."""
        container, report = found.reading.container, found.reading.report
        added, problem = self._added(container, report, found.mentions)
        if problem is not None:
            self._writer.add_problem(problem)
        bad = problem is not None or (added is not None and added.other_content)
        if bad:
            self._failed_inputs.add(container.location)
        if added is not None:
            self.done = self.done.plus(new=added.new, there=not added.new)
        self.done = self.done.plus(problems=bad)

    def _added(
        self, container: Container, report: Report, found: Mentions | Problem | None
    ) -> tuple[Added | None, Problem | None]:
        """What became of a report (None where no table can hold it), and what stands against it."""
        problem = found if isinstance(found, Problem) else None
        try:
            added = self._writer.add(container, report, None if isinstance(found, Problem) else found)
        except UnreadableError as error:
            if problem is not None:
                return None, problem
            return self._added(container, report, _problem(report, str(error)))
        return added, problem or added.failed


def _outside(folder: Path, items: Iterable[Input | Problem]) -> Iterator[Input | Problem]:
    """The inputs that do not lie in the ledger's own folder: its copies of what was read are no reports."""
    own = folder.resolve()
    return (item for item in items if item.location == "-" or own not in Path(item.location).resolve().parents)


def _readings(
    items: Iterable[Input | Problem], hints: Hints, n_known: Callable[[str], int | None] | None = None
) -> Iterator[Step]:
    """The reports of every input, and its end; one that was read to its end before is only counted."""
    containers = Containers()
    for item in items:
        if isinstance(item, Problem):
            yield item
        else:
            yield from _readings_of(item, containers.of(item), hint_for(hints, item.location), n_known)


def _readings_of(
    item: Input, container: Container, hint: SourceHint | None, n_known: Callable[[str], int | None] | None
) -> Iterator[Step]:
    key = ""
    if n_known is not None:
        key = content_hash(printable(item.location), container.sha256, item.first_line, repr(hint))
        n_there = n_known(key)
        if n_there is not None:
            yield End(container, key, 0, n_there, whole=True)
            return
    n_reports, whole = 0, True
    for step in _reports(item, hint):
        if isinstance(step, Problem):
            whole = False
            yield step
        else:
            n_reports += 1
            yield Reading(container, step)
    yield End(container, key, n_reports, 0, whole)


def _reports(item: Input, hint: SourceHint | None) -> Iterator[Report | Problem]:
    """The reports of one input; a reader that breaks on hostile bytes ends this input, not the run."""
    try:
        yield from reports(item, hint)
    except Exception as error:
        yield Problem(item.location, None, "read", f"reading broke off with {type(error).__name__}: {error}")


def mentions_or_problem(report: Report) -> Mentions | Problem:
    """What is found in a report, or why finding failed. Runs in the workers too."""
    try:
        return mentions(report)
    except SaysoError as error:
        return _problem(report, str(error))
    except Exception as error:
        return _problem(report, f"finding broke off with {type(error).__name__}: {error}; please report this")


def _problem(report: Report, reason: str) -> Problem:
    return Problem(report.location, report.report_id, "find", reason)


def _with_mentions(
    steps: Iterable[Step], workers: int, *, wanted: Callable[[Report], bool]
) -> Iterator[Found | End | Problem]:
    """The steps in their order, every reading with its mentions where they are wanted."""
    if workers > 1:
        yield from _with_mentions_by(steps, workers, wanted)
        return
    for step in steps:
        if isinstance(step, Reading):
            yield Found(step, mentions_or_problem(step.report) if wanted(step.report) else None)
        else:
            yield step


def _with_mentions_by(
    steps: Iterable[Step], workers: int, wanted: Callable[[Report], bool]
) -> Iterator[Found | End | Problem]:
    """The same by several processes, each with its own model; at most eight reports wait for each."""
    waiting: deque[tuple[Step, Future[Mentions | Problem] | None]] = deque()
    gazetteer()  # where its index is missing, built once here and not by every worker
    with worker_processes(workers) as pool:
        for step in steps:
            waiting.append((step, _submitted(pool, step, wanted)))
            if len(waiting) > 8 * workers:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _submitted(
    pool: ProcessPoolExecutor, step: Step, wanted: Callable[[Report], bool]
) -> Future[Mentions | Problem] | None:
    if isinstance(step, Reading) and wanted(step.report):
        return pool.submit(mentions_or_problem, step.report)
    return None


def _finished(step: Step, future: Future[Mentions | Problem] | None) -> Found | End | Problem:
    if not isinstance(step, Reading):
        return step
    return Found(step, future.result() if future else None)


def extractor_name() -> str:
    """Name and version of all that turns bytes into text and text into mentions."""
    parts = [f"{name} {metadata_version(name)}" for name in _EXTRACTORS]
    return ", ".join([f"sayso {__version__}", *parts, gazetteer_name()])
