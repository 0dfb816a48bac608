"""Which tellings are compared at all: those that share rare terms within a window of days. By SQL."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.lexicon import table
from sayso.link.event_tellings import Telling
from sayso.link.event_vectors import Ints, Matrix, Vectors

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY = "2GB"  # what the statement may take before it goes to disk: 50,000 reports need about as much

# A statement and its tables -> its rows as a stream of Arrow batches; sayso.engine.duckdb.result is one.
Sql = Callable[[Traversable, Mapping[str, "pa.Table"]], Any]


def pairs(tellings: Sequence[Telling], rows: Vectors, sql: Sql | None = None) -> tuple[Ints, Ints]:
    """The pairs to compare, as two columns of row numbers, each pair once, a < b, sorted."""
    import pyarrow as pa

    blocking = table("events")["blocking"]
    # a reader of Arrow keeps what it reads alive: the tables are made here and die here
    settings = pa.table({name: [blocking[name]] for name in ("neighbours", "window_days", "shared_terms", "nearest")})
    tables = {"keys": _keys(tellings, rows, int(blocking["keys"])), "settings": settings}
    found = (sql or _result)(files("sayso.link").joinpath("sql/event_pairs.sql"), tables).read_all()
    return found["a"].to_numpy().astype(np.int64), found["b"].to_numpy().astype(np.int64)


def _keys(tellings: Sequence[Telling], rows: Vectors, most: int) -> "pa.Table":
    """The rarest terms of each telling, of its names and of its lead, that another telling has too."""
    import pyarrow as pa

    weights = rows.text + rows.lead + rows.names + rows.lead_names
    weights = _shared_columns(weights)
    telling, term, weight = _heaviest(weights, most)
    days = [_day(one) for one in tellings]
    day = pa.array([days[i] for i in telling.tolist()], type=pa.int64())
    return pa.table({"term": term, "telling": telling, "day": day, "weight": weight})


def _day(telling: Telling) -> int | None:
    if telling.published is not None:
        return telling.published[0]
    return telling.days[0] if telling.days is not None else None


def _shared_columns(rows: Matrix) -> Matrix:
    """The rows without the columns that only one of them has."""
    there = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = rows.copy()
    kept.data = np.where(there[rows.indices] > 1, rows.data, 0.0)
    kept.eliminate_zeros()
    kept.sort_indices()
    return kept


def _heaviest(rows: Matrix, most: int) -> tuple[Ints, Ints, Any]:
    """Row, column and value of the `most` largest values of each row; of equals, the first columns."""
    telling = np.repeat(np.arange(rows.shape[0], dtype=np.int64), np.diff(rows.indptr))
    order = np.lexsort((rows.indices, -rows.data, telling))
    place = np.arange(len(order)) - rows.indptr[telling[order]]
    kept = order[place < most]
    return telling[kept], rows.indices[kept].astype(np.int64), rows.data[kept]


def _result(statement: Traversable, tables: Mapping[str, "pa.Table"]) -> Any:
    """The rows of a statement by DuckDB, which loads nothing from the network."""
    import duckdb

    closed: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY,
        "temp_directory": tempfile.gettempdir(),
    }
    connection = duckdb.connect(config=closed)
    for name, rows in tables.items():
        connection.register(name, rows)
    return connection.sql(statement.read_text(encoding="utf-8")).to_arrow_reader(100_000)
