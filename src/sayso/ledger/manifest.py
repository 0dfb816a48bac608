"""What a ledger folder says of itself: its versions, and which parts of it are complete."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sayso.errors import LedgerError
from sayso.ledger.disk import write_whole

SCHEMA = 2  # raise it when a stored table changes; an older ledger is then refused with what to do
_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class PartTable:
    """One Parquet file of a part."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """One complete batch: its folder under parts/, and its files by table name."""

    name: str
    tables: dict[str, PartTable]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of manifest.json. What it does not list does not count."""

    extractor: str
    model: str
    parts: tuple[Part, ...] = ()
    schema: int = SCHEMA

    def with_part(self, part: Part) -> "Manifest":
        """This manifest with one more complete part."""
        return replace(self, parts=(*self.parts, part))

    def files(self, folder: Path, table: str) -> list[Path]:
        """The Parquet files of a table, in order of writing."""
        return [folder / "parts" / p.name / f"{table}.parquet" for p in self.parts if table in p.tables]


def manifest_exists(folder: Path) -> bool:
    """Whether the folder says of itself that it is a ledger."""
    return (folder / _NAME).is_file()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step."""
    data = json.dumps({"what": "sayso ledger", **asdict(manifest)}, indent=1, sort_keys=True)
    write_whole(folder / _NAME, data.encode("utf-8") + b"\n", staging=folder / "tmp")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a ledger.

    Raises LedgerError where the folder is no ledger, damaged, or of another schema.
    """
    if not folder.is_dir():
        seen = "this is a file" if folder.exists() else "there is no such folder"
        raise LedgerError(f"{folder}: {seen}; expected a ledger, which `sayso read` makes")
    if not manifest_exists(folder):
        raise LedgerError(f"{folder}: this folder is no ledger (no {_NAME} in it); `sayso read` makes one")
    try:
        found = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        _check_schema(folder, found)
        manifest = Manifest(found["extractor"], found["model"], tuple(_part(p) for p in found["parts"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerError(f"{folder / _NAME}: damaged ({error}); restore this file from a backup") from error
    _check_files(folder, manifest)
    return manifest


def _part(found: Any) -> Part:
    return Part(found["name"], {name: PartTable(**table) for name, table in found["tables"].items()})


def _check_schema(folder: Path, found: Any) -> None:
    if found["schema"] != SCHEMA:
        raise LedgerError(
            f"{folder}: this ledger has schema {found['schema']}, this sayso reads schema {SCHEMA}; "
            "use the sayso that made it, or read the reports again into a new folder"
        )


def _check_files(folder: Path, manifest: Manifest) -> None:
    """Raise LedgerError where a file the manifest names is gone: a ledger with a hole must not look whole."""
    for part in manifest.parts:
        for name in part.tables:
            path = folder / "parts" / part.name / f"{name}.parquet"
            if not path.is_file():
                raise LedgerError(f"{path}: the manifest lists this file, but it is gone; restore it from a backup")
