"""Tables of a ledger as files for other programs."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.errors import LedgerError
from sayso.ledger.folder import Ledger
from sayso.ledger.forms import json_line
from sayso.ledger.rows import Row
from sayso.ledger.tables import described


def write_table(ledger: Ledger, name: str, kind: str, path: Path | None) -> None:
    """Write one table as "jsonl", "csv" or "parquet" to a file, or to standard output where the path is None.

    The file appears whole or not at all. Raises LedgerError where it cannot be written.
    """
    with _output(path) as out:
        if kind == "parquet":
            _write_parquet(ledger, name, out)
        elif kind == "csv":
            _write_csv(ledger, name, out)
        else:
            for row in ledger.rows(name):
                out.write(json_line(row).encode("utf-8") + b"\n")


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    staged = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(staged, "wb") as file:
            yield file
        os.replace(staged, path)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from error
    finally:
        staged.unlink(missing_ok=True)


def _write_parquet(ledger: Ledger, name: str, out: BinaryIO) -> None:
    import pyarrow.parquet as pq

    batches = ledger.batches(name)
    with pq.ParquetWriter(out, batches.schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def _write_csv(ledger: Ledger, name: str, out: BinaryIO) -> None:
    """Comma-separated with a header line; a list is JSON in its cell, an unknown value an empty cell."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, [column.name for column in described(name).columns])
    writer.writeheader()
    for row in ledger.rows(name):
        writer.writerow(_cells(row))
    text.detach()


def _cells(row: Row) -> Row:
    return {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list | dict) else v for k, v in row.items()}
