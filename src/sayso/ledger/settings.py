"""What the user of a ledger chose for linking and weighing: kept in it, so that its numbers can be made again."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.errors import LedgerError
from sayso.ledger.disk import write_whole
from sayso.ledger.lock import locked

_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; each has the value that holds where nobody chose."""

    rule: str = "low-best-high"  # how low, best and high are taken from what is claimed
    vague: str = "sayso"  # which table says how many "dozens" are
    agencies: str = ""  # the text of the user's own file of agencies and owners, TOML


def read_settings(folder: Path) -> Settings:
    """The settings of a ledger. Raises LedgerError where their file is damaged."""
    path = folder / _NAME
    if not path.is_file():
        return Settings()
    try:
        return Settings(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise LedgerError(f"{path}: damaged ({error}); remove this file, and choose again with `sayso link`") from error


def keep_settings(folder: Path, settings: Settings) -> None:
    """Replace the settings of a ledger in one step. Raises LedgerError while another process writes."""
    data = json.dumps(asdict(settings), indent=1, sort_keys=True, ensure_ascii=False)
    with locked(folder):
        write_whole(folder / _NAME, data.encode("utf-8") + b"\n", staging=folder / "tmp")
