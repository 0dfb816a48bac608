"""The ledger as the rest of sayso sees it: opened or made, read as rows or as records."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import LedgerError
from sayso.ledger.derived import derived_batches, derived_path, keep_derived, last_derived_rows
from sayso.ledger.evidence import evidence_path
from sayso.ledger.lock import locked
from sayso.ledger.log import write_log
from sayso.ledger.manifest import Manifest, manifest_exists, read_manifest, write_manifest
from sayso.ledger.rows import Row, mentions_record, report_record
from sayso.ledger.settings import Settings, read_settings
from sayso.ledger.stored import stored_batches
from sayso.ledger.tables import DERIVED, MENTION_TABLES, described
from sayso.ledger.writer import Writer, open_writer
from sayso.records import Mentions, Problem, Report

if TYPE_CHECKING:
    import pyarrow as pa

# The stored tables each statement reads.
_READS = {
    "reports": ("reports", "sightings"),
    "texts": ("reports",),
    "evidence": ("sightings",),
    "problems": ("problems", "sightings"),
}


class Ledger:
    """A ledger folder, as it stood when it was opened: what a later run adds is seen by opening it again."""

    def __init__(self, folder: Path, manifest: Manifest, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self._manifest = manifest

    @classmethod
    def open(cls, path: str | Path) -> "Ledger":
        """A ledger that is there. Raises LedgerError where the folder is missing, no ledger, or damaged."""
        return cls(Path(path), read_manifest(Path(path)), read_settings(Path(path)))

    @classmethod
    def create_or_open(cls, path: str | Path, *, extractor: str, model: str) -> "Ledger":
        """A ledger of this extractor and model, made where the folder is missing or empty.

        Raises LedgerError where the ledger there is of another extractor or model, or the folder is something
        else.
        """
        folder = Path(path)
        if not manifest_exists(folder):
            _create(folder, Manifest(extractor, model))
        ledger = cls.open(folder)
        if (ledger.extractor, ledger.model) != (extractor, model):
            raise LedgerError(
                f"{folder}: it was made with {ledger.extractor} and the model {ledger.model}; this is "
                f"{extractor} with the model {model}. Mentions of different versions must not be mixed: "
                "read into a new folder, or use the versions it was made with"
            )
        return ledger

    @property
    def extractor(self) -> str:
        """Name and version of what found its mentions."""
        return self._manifest.extractor

    @property
    def model(self) -> str:
        """Name and version of the language model of its mentions."""
        return self._manifest.model

    def writer(self) -> AbstractContextManager[Writer]:
        """The one writer, for a `with` block. Raises LedgerError while another process writes."""
        return open_writer(self.folder)

    def batches(self, table: str) -> "pa.RecordBatchReader":
        """A table in export form and order, as Arrow batches.

        Raises LedgerError where no table has that name.
        """
        if table in DERIVED:
            return derived_batches(self.folder, self._manifest, self.settings, table)
        is_mentions = described(table).record is not None
        return stored_batches(
            self.folder,
            self._manifest,
            "mentions.sql" if is_mentions else f"{table}.sql",
            ("reports",) if is_mentions else _READS[table],
            mentions=table if is_mentions else None,
            unlinked=derived_path(self.folder, self._manifest, self.settings, "unlinked"),
        )

    def has_derived(self, table: str) -> bool:
        """Whether a derived table has been made from the reports that are here now."""
        return derived_path(self.folder, self._manifest, self.settings, table).is_file()

    def keep_derived(self, table: str, rows: Iterable[Row]) -> None:
        """Keep a table made from the reports that are here now. Raises LedgerError while another process writes."""
        keep_derived(self.folder, self._manifest, self.settings, table, rows)

    def last_rows(self, table: str) -> list[Row]:
        """A derived table as it was made last, perhaps from fewer reports; empty where it was never made."""
        return last_derived_rows(self.folder, table)

    def log(self, name: str, lines: Iterable[str]) -> None:
        """Add lines, each with the time, to the ledger's log of that name. Raises LedgerError while another writes."""
        with locked(self.folder):
            write_log(self.folder, name, lines)

    def rows(self, table: str) -> Iterator[Row]:
        """A table in export form, sorted by report_id, field, start, end, id, or else by all columns."""
        for batch in self.batches(table):
            yield from batch.to_pylist()

    def reports(self) -> Iterator[Report]:
        """Every report with its text, by report_id; its location is the first of its locations."""
        for row, text in zip(self.rows("reports"), self.rows("texts"), strict=True):
            yield report_record({**row, "text": text["text"]})

    def mentions(self) -> Iterator[tuple[Report, Mentions]]:
        """Every report with what was found in it, by report_id; each list is in export order."""
        ids = [row["report_id"] for row in self.rows("reports")]
        kinds = [str(table.record) for table in MENTION_TABLES]
        found = [_rows_of_each(ids, self.rows(table.name)) for table in MENTION_TABLES]
        for report, *lists in zip(self.reports(), *found, strict=True):
            yield report, mentions_record(dict(zip(kinds, lists, strict=True)))

    def problems(self) -> list[Problem]:
        """Everything that could not be read or understood, by location."""
        return [Problem(**row) for row in self.rows("problems")]

    def evidence(self, container_sha256: str) -> bytes:
        """The kept bytes of an input. Raises LedgerError where the ledger has no such copy."""
        path = evidence_path(self.folder, container_sha256)
        if not path.is_file():
            raise LedgerError(f"{path}: no kept input has this SHA-256; table `evidence` lists those there are")
        return path.read_bytes()


def _create(folder: Path, manifest: Manifest) -> None:
    """Make an empty ledger. Raises LedgerError where something else is in the folder already."""
    if folder.exists() and not folder.is_dir():
        raise LedgerError(f"{folder}: this is a file; expected a folder for the ledger")
    others = sorted({p.name for p in folder.iterdir()} - {"lock", "tmp"}) if folder.exists() else []
    if others:
        raise LedgerError(
            f"{folder}: this folder is no ledger and is not empty (it has {others[0]!r}); name a new folder"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        if not manifest_exists(folder):
            (folder / "tmp").mkdir(exist_ok=True)
            write_manifest(folder, manifest)


def _rows_of_each(ids: Iterable[str], rows: Iterable[dict[str, Any]]) -> Iterator[list[Row]]:
    """For each report id, in order, the rows of that report; rows are sorted by report_id as the ids are."""
    groups = groupby(rows, key=itemgetter("report_id"))
    report_id, group = next(groups, (None, iter(())))
    for wanted in ids:
        if wanted == report_id:
            yield list(group)
            report_id, group = next(groups, (None, iter(())))
        else:
            yield []
