"""Files that appear whole or not at all, whatever moment the power goes."""

import hashlib
import os
from pathlib import Path


def write_whole(path: Path, data: bytes, *, staging: Path) -> None:
    """Put a file at `path` in one step: synced under `staging` (same disk), then renamed."""
    staged = staging / f"{path.name}.new"
    with open(staged, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    move_into_place(staged, path)


def move_into_place(staged: Path, path: Path) -> None:
    """Rename a synced file or folder to its place, and sync the folder that names it."""
    os.replace(staged, path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Ask the disk to keep a file or a folder's list of names. Raises OSError where it cannot."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def append_synced(path: Path, data: bytes) -> None:
    """Add bytes at the end of a file in one write, and sync it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
