"""One writer at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import LedgerError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the ledger's lock. Raises LedgerError, naming the process, while another writer holds it.

    The lock is the kernel's, on the file `lock`: it ends with its process, however that ends, so what a
    killed run left behind never stands in the way. The process id in the file is for people.
    """
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            raise LedgerError(
                f"{folder}: another sayso (process {holder}) is writing to this ledger; wait until it is done"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)
