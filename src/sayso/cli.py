"""The command line: `sayso find`, `read`, `link`, `export`, `report`, `why`.

Heavy modules load only in the command that needs them.
"""

import os
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from sayso import __version__
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from tqdm import tqdm

    from sayso.pipeline import Summary

DONE, SOME_FAILED, USAGE, NOTHING_READ, BROKEN, INTERRUPTED = 0, 1, 2, 3, 4, 130
_DEBUG = "sayso.debug"


class _Commands(click.Group):
    """The commands; says what was meant by a mistyped one, and turns errors into a line and an exit code."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f"no command is called {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - python flushes it when it ends
            return sys.exit(DONE)
        except (Exception, KeyboardInterrupt) as error:
            if ctx.meta.get(_DEBUG):
                traceback.print_exc()
            code, message = _verdict(error)
            click.echo(f"sayso: {message}", err=True)
            return sys.exit(code)


def _verdict(error: BaseException) -> tuple[int, str]:
    """The exit code for an error, and what to tell the person at the keyboard."""
    if isinstance(error, SaysoError):
        return USAGE, str(error)
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, "interrupted"
    if isinstance(error, OSError):
        return BROKEN, f"could not finish: {error}"
    return BROKEN, (
        f"unexpected {type(error).__name__}: {error}\nThis is a fault in sayso {__version__}. "
        "Please report it where you got sayso from, with what the same command prints with --debug"
    )


def _debug(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --debug."""

    def note(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.meta[_DEBUG] = True

    text = "Show where in the program an error arose."
    option = click.option("--debug", is_flag=True, expose_value=False, is_eager=True, callback=note, help=text)
    return option(command)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="sayso %(version)s")
@_debug
def main() -> None:
    """Read many reports of the same happenings; keep what each claims, and on whose word.

    \b
    Exit codes: 0 done; 1 done, but some inputs failed; 2 wrong use, or a wrong ledger folder;
    3 nothing could be read; 4 could not finish; 130 interrupted.
    """


@main.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--workers", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@_debug
def find(paths: tuple[str, ...], workers: int) -> None:
    """Print what each report claims, as JSON Lines.

    One report a line, in order of the inputs.

    FILE is a file or a folder of HTML, plain text or JSON Lines; "-" is standard input. No ledger
    is needed. What cannot be read goes to standard error, one line each.
    """
    from sayso.ledger.forms import find_form, json_line
    from sayso.pipeline import find as found_in
    from sayso.records import Problem

    _announce_index()
    n_found = n_problems = 0
    for one in found_in(paths, workers=workers):
        if isinstance(one, Problem):
            n_problems += 1
            _say_problem(one.location, one.reason)
        else:
            n_found += 1
            _write_line(json_line(find_form(*one)))
    sys.exit(_exit_code(n_found, n_problems))


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--ledger", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path), help="The ledger.")
@click.option("--sources", metavar="CSV", help="What the files do not say: path, publisher, published, url.")
@click.option("--workers", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option("--quiet", is_flag=True, help="No progress and no summary on standard error.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON on standard output.")
@_debug
def read(paths: tuple[str, ...], folder: Path, sources: str | None, workers: int, quiet: bool, as_json: bool) -> None:
    """Read reports into a ledger.

    The ledger is the folder DIR, which is made where it is missing.

    PATH is a file or a folder of HTML, plain text or JSON Lines; "-" is standard input. What is in
    the ledger already is not read again, so the same command finishes what was interrupted.
    """
    from sayso import pipeline
    from sayso.find import model_name
    from sayso.ledger import Ledger
    from sayso.read.sources import source_hints

    hints = source_hints(sources) if sources else {}
    if not quiet:
        _announce_index()
    ledger = Ledger.create_or_open(folder, extractor=pipeline.extractor_name(), model=model_name())
    with _Progress(paths, shown=not quiet and sys.stderr.isatty()) as progress:
        try:
            pipeline.read(paths, ledger, hints=hints, workers=workers, progress=progress)
        except KeyboardInterrupt:
            progress.close()
            click.echo(_interrupted(progress.done, folder), err=True)
            sys.exit(INTERRUPTED)
    if as_json:
        _write_line(_summary_json(progress.done, folder))
    if not quiet:
        click.echo(_summary(progress.done, folder), err=True)
    sys.exit(_exit_code(progress.done.new + progress.done.there, progress.done.problems))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--rule", metavar="NAME", help="How low, best and high are taken from what is claimed; kept in the ledger."
)
@click.option("--vague", metavar="NAME", help='How many "dozens" are: whose table; kept in the ledger.')
@click.option(
    "--agencies",
    metavar="TOML",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own agencies and owners of outlets, beside those sayso knows; kept in the ledger.",
)
@click.option("--quiet", is_flag=True, help="No summary on standard error.")
@_debug
def link(folder: Path, rule: str | None, vague: str | None, agencies: Path | None, quiet: bool) -> None:
    """Find which reports tell of the same event, and weigh what they claim.

    Prints what changed since the last time: events opened, joined or merged. `export`, `report` and
    `why` do the same by themselves where it has not been done.
    """
    from sayso import linking
    from sayso.ledger import Ledger

    ledger = linking.with_settings(Ledger.open(folder), rule=rule, vague=vague, agencies=agencies)
    for line in linking.changed(ledger):
        _write_line(line)
    if not quiet:
        click.echo(linking.summary(ledger), err=True)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--table", "tables", metavar="NAME", multiple=True, help="A table, such as figures; may be repeated.")
@click.option("--all", "every", is_flag=True, help="Every table.")
@click.option("--to", "kind", type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; for several tables, the folder. Without it: standard output.",
)
@_debug
def export(folder: Path, tables: tuple[str, ...], every: bool, kind: str, output: Path | None) -> None:
    """Write tables of a ledger.

    The order of their rows does not depend on how the reports were read.
    """
    from sayso.ledger import Ledger
    from sayso.ledger.export import write_table
    from sayso.ledger.tables import TABLES, described
    from sayso.linking import link_missing

    names = [described(name).name for name in (TABLES if every else tables)]
    if not names:
        raise click.UsageError(f"name a table with --table, or use --all; there are: {', '.join(TABLES)}")
    if len(names) > 1 and output is None:
        raise click.UsageError("several tables need -o FOLDER, where each becomes a file of its own")
    ledger = Ledger.open(folder)
    link_missing(ledger, names)
    if len(names) == 1 and not every:
        write_table(ledger, names[0], kind, output)
        return
    for name in names:
        write_table(ledger, name, kind, Path(output or ".") / f"{name}.{kind}")


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="The page.")
@click.option("--redact", is_flag=True, help="Leave out the names of private persons.")
@click.option("--title", help="The heading of the page.")
@_debug
def report(folder: Path, output: Path, redact: bool, title: str | None) -> None:
    """Write a ledger as one HTML page, which opens without a network."""
    from sayso.ledger import Ledger
    from sayso.linking import linked
    from sayso.views.report import page

    ledger = Ledger.open(folder)
    all_ = linked(ledger)
    text = page(
        ledger,
        copies=all_.copies,
        happenings=all_.happenings,
        findings=all_.findings,
        edges=all_.edges,
        redact=redact,
        title=title,
        model=ledger.model,
    )
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8", errors="replace")
    click.echo(f"the page is {output}", err=True)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("one", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@click.option("--as-of", "day", metavar="DAY", help="A finding as it stood on that day, YYYY-MM-DD.")
@_debug
def why(folder: Path, one: str, other: str | None, day: str | None) -> None:
    """Say why: of a finding, an event, or two reports.

    A finding_id: from its number back to the words, who stands behind them, and how it changed. An
    event_id: which reports tell of it, and why. Two report_ids: what they share and who has it from
    whom, and why they are, or are not, of one event.
    """
    from sayso.ledger import Ledger
    from sayso.linking import why_lines

    for line in why_lines(Ledger.open(folder), one, other, day):
        _write_line(line)


def _announce_index() -> None:
    """Say so where the first report will wait for the index of places."""
    from sayso.find.gazetteer import index_path

    if not index_path().exists():
        click.echo("The first run on this machine builds an index of places; this takes about 20 seconds.", err=True)


class _Progress:
    """A line on the terminal with the rate and the time left. Remembers the last summary."""

    def __init__(self, paths: Sequence[str], *, shown: bool) -> None:
        from sayso.pipeline import Summary

        self.done = Summary()
        self._bar: tqdm[NoReturn] | None = None
        if shown:
            import tqdm as bars

            # Not tqdm's own measure, which draws nothing on a terminal that does not tell its size.
            size = shutil.get_terminal_size()
            expected = _expected_reports(paths)
            self._bar = bars.tqdm(total=expected, unit=" reports", ncols=size.columns, nrows=size.lines, leave=False)

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __call__(self, done: "Summary") -> None:
        if self._bar is not None:
            self._bar.set_postfix_str(f"{done.new} new, {done.problems} problems", refresh=False)
            self._bar.update(done.reports - self.done.reports)
        self.done = done

    def close(self) -> None:
        """Take the line off the terminal."""
        if self._bar is not None:
            self._bar.close()


def _expected_reports(paths: Sequence[str]) -> int | None:
    """About how many reports the paths hold: a line of JSON Lines and any other file is one.

    None where unknown.
    """
    from sayso.read.inputs import input_count, is_lines_path

    lines = [path for path in paths if is_lines_path(path) and not path.lower().endswith(".gz")]
    others = input_count([path for path in paths if path not in lines])
    if others is None:
        return None
    return others + sum(_n_lines(path) for path in lines if os.path.isfile(path))


def _n_lines(path: str) -> int:
    with open(path, "rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(2**20), b""))


def _exit_code(n_read: int, n_problems: int) -> int:
    if not n_read:
        return NOTHING_READ
    return SOME_FAILED if n_problems else DONE


def _write_line(line: str) -> None:
    """One line to standard output in UTF-8, at once, so that a reader of a pipe need not wait."""
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def _say_problem(location: str, reason: str) -> None:
    click.echo(f"{location}: {' '.join(reason.split())}".encode("utf-8", "backslashreplace"), err=True)


def _summary(done: "Summary", folder: Path) -> str:
    """What was done and what to do next, as text for a person."""
    problems = _counted(done.problems, "problem")
    lines = [f"{_counted(done.new, 'report')} new, {done.there} already there, {problems}"]
    if done.problems:
        lines.append(f"What could not be read:  sayso export {folder} --table problems")
    if done.new or done.there:
        lines.append(f"Next:  sayso report {folder} -o page.html")
    else:
        lines.append("Nothing could be read.")
    return "\n".join(lines)


def _interrupted(done: "Summary", folder: Path) -> str:
    return (
        f"interrupted: {_counted(done.new, 'new report')} kept in {folder}; run the same command again to read the rest"
    )


def _summary_json(done: "Summary", folder: Path) -> str:
    from sayso.ledger.forms import json_line

    return json_line({"ledger": str(folder), "new": done.new, "there": done.there, "problems": done.problems})


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


if __name__ == "__main__":
    main()
