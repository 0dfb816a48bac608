"""Running the statements of ledger/sql over the complete parts of a ledger."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.engine.duckdb import result
from sayso.ledger.manifest import Manifest
from sayso.ledger.tables import DERIVED, STORED, schema

if TYPE_CHECKING:
    import pyarrow as pa


def stored_batches(
    folder: Path,
    manifest: Manifest,
    statement: str,
    stored: Sequence[str],
    *,
    mentions: str | None = None,
    unlinked: Path | None = None,
) -> "pa.RecordBatchReader":
    """The rows of ledger/sql/<statement>, which reads the stored tables named, as a stream of Arrow batches.

    `mentions` is the stored table that stands behind the name `mentions` in the statement, `unlinked` the file of
    problems met in linking, where there is one.
    """
    import pyarrow as pa

    names = {name: name for name in stored} | ({"mentions": mentions} if mentions else {})
    tables = {
        name: manifest.files(folder, table) or schema(STORED[table]).empty_table() for name, table in names.items()
    }
    ledger = pa.table({"extractor": [manifest.extractor], "model": [manifest.model]})
    linked = [unlinked] if unlinked and unlinked.is_file() else schema(DERIVED["unlinked"]).empty_table()
    return result(files("sayso.ledger").joinpath("sql", statement), {**tables, "ledger": ledger, "unlinked": linked})


def stored_rows(folder: Path, manifest: Manifest, statement: str, stored: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The same rows as dicts."""
    for batch in stored_batches(folder, manifest, statement, stored):
        yield from batch.to_pylist()
