"""SQL over Parquet files on one machine, in process, without the network. The one place that knows DuckDB."""

import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

    Rows: TypeAlias = Sequence[Path] | pa.Table  # Parquet files, or a small table in memory

# Extensions would be fetched from the network: nothing sayso does needs one, so none may load.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_BATCH_ROWS = 10_000


def result(sql_file: Traversable, tables: Mapping[str, "Rows"]) -> "pa.RecordBatchReader":
    """The rows of the one SELECT in a file, in the order it asks for, as a stream of Arrow batches.

    `tables` says what stands behind each table the statement names.
    """
    import duckdb

    connection = duckdb.connect(config=_SETTINGS | {"temp_directory": tempfile.gettempdir()})
    for name, rows in tables.items():
        if isinstance(rows, Sequence):
            connection.read_parquet([str(path) for path in rows]).create_view(name)
        else:
            connection.register(name, rows)
    return connection.sql(sql_file.read_text(encoding="utf-8")).to_arrow_reader(_BATCH_ROWS)
