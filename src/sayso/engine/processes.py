"""A pool of worker processes that die with their parent and leave Ctrl-C to it."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait


@contextmanager
def worker_processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of `count` fresh processes. At the end, or on an error, work that has not begun is dropped.

    Raises ChildProcessError where one of them was ended from outside.
    """
    # Spawned, not forked: a fork would share the lock of the ledger and the threads of DuckDB.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BrokenProcessPool:
        raise ChildProcessError(
            "a worker process was ended from outside, often for want of memory; what was kept stays kept: "
            "run the same command again with fewer --workers"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Set up a worker: the parent alone answers Ctrl-C, and a worker whose parent was killed ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
