"""A run that kills itself, as a power cut would, at the n-th time it asks the disk for something lasting.

python killed_run.py LEDGER PATH N
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sayso import pipeline
from sayso.ledger import Ledger, writer
from sayso.records import Credit, Mentions, Report


def mentions_without_model(report: Report) -> Mentions:
    """One credit for every report."""
    return Mentions(credits=(Credit("text", 0, 3, "byline", report.text[:3]),))


def killing_after(count: int, calls: dict[str, int], act: Callable[..., Any]) -> Callable[..., Any]:
    """`act`, but the process dies instead at the count-th call of all."""

    def counted(*args: Any, **options: Any) -> Any:
        calls["n"] += 1
        if calls["n"] == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return act(*args, **options)

    return counted


def main(folder: str, path: str, count: int) -> None:
    """Read `path` into the ledger in batches of two, dying at the count-th lasting step."""
    pipeline.__dict__["mentions"] = mentions_without_model
    writer.BATCH_REPORTS = 2
    ledger = Ledger.create_or_open(folder, extractor="sayso test", model="none 0")
    calls = {"n": 0}
    os.__dict__["replace"] = killing_after(count, calls, os.replace)
    os.__dict__["fsync"] = killing_after(count, calls, os.fsync)
    pipeline.read([path], ledger, hints={}, progress=lambda done: None)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
