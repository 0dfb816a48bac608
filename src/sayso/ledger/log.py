"""What depends on the clock: log/<name>.jsonl, one line a thing done. No table is made from it."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sayso.ledger.disk import append_synced


def write_log(folder: Path, name: str, lines: Iterable[str]) -> None:
    """Add lines with the present time; nothing where there are none."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    told = "".join(json.dumps({"at": now, "what": line}, ensure_ascii=False) + "\n" for line in lines)
    if told:
        (folder / "log").mkdir(exist_ok=True)
        append_synced(folder / "log" / f"{name}.jsonl", told.encode("utf-8"))
