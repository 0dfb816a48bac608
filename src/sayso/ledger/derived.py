"""Tables made from the whole ledger, such as `copies`: kept beside it until its reports or its settings change.

They lie in derived/<key>/, where the key is a hash of the parts they were made from, of the settings and of sayso's
version. Nothing is lost with them: they can be made again at any time.
"""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso import __version__
from sayso.errors import LedgerError
from sayso.ledger.disk import move_into_place, sync
from sayso.ledger.lock import locked
from sayso.ledger.manifest import Manifest
from sayso.ledger.settings import Settings
from sayso.ledger.tables import DERIVED, schema

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_A_BATCH = 10_000


def derived_path(folder: Path, manifest: Manifest, settings: Settings, table: str) -> Path:
    """Where the table made from the parts of this manifest lies, or would lie."""
    parts = "\n".join(sorted(f"{name} {file.sha256}" for p in manifest.parts for name, file in p.tables.items()))
    key = hashlib.sha256(f"{__version__}\n{settings!r}\n{parts}".encode()).hexdigest()[:16]
    return folder / "derived" / key / f"{table}.parquet"


def keep_derived(
    folder: Path, manifest: Manifest, settings: Settings, table: str, rows: Iterable[dict[str, Any]]
) -> None:
    """Write a table made from the parts of this manifest, whole or not at all, and remove those of earlier ones.

    Raises LedgerError while another process writes.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    place = derived_path(folder, manifest, settings, table)
    with locked(folder):
        place.parent.mkdir(parents=True, exist_ok=True)
        staged = folder / "tmp" / f"{table}.parquet.new"
        wanted = schema(DERIVED[table])
        pq.write_table(pa.Table.from_pylist(list(rows), schema=wanted), staged, compression="zstd")
        sync(staged)
        move_into_place(staged, place)
        for other in place.parent.parent.iterdir():
            if other != place.parent:
                shutil.rmtree(other)


def derived_batches(folder: Path, manifest: Manifest, settings: Settings, table: str) -> "pa.RecordBatchReader":
    """The rows of a kept table as Arrow batches. Raises LedgerError where it has not been made from these parts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    place = derived_path(folder, manifest, settings, table)
    if not place.is_file():
        raise LedgerError(
            f"{folder}: the table {table!r} has not been made from these reports; run `sayso link {folder}`"
        )
    file = pq.ParquetFile(place)
    return pa.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches(_ROWS_A_BATCH))


def last_derived_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as it was made last, from whatever parts; none where it was never made."""
    import pyarrow.parquet as pq

    files = sorted((folder / "derived").glob(f"*/{table}.parquet"), key=lambda path: path.stat().st_mtime_ns)
    return list(pq.read_table(files[-1]).to_pylist()) if files else []
