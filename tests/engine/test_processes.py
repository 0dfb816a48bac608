"""The pool of workers answers with results, and says so when a worker is gone."""

import os

import pytest

from sayso.engine.processes import worker_processes


def test_a_worker_that_is_ended_from_outside_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ChildProcessError, match="fewer --workers"), worker_processes(1) as pool:
        pool.submit(os._exit, 3).result()


def test_work_is_done_in_another_process() -> None:
    with worker_processes(1) as pool:
        assert pool.submit(os.getpid).result() != os.getpid()
