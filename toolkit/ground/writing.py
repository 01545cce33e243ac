"""Bytes and a path in, a whole file out: never half a file, never over a file that changed under us."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from toolkit.ground.errors import ConflictError
from toolkit.ground.reading import resolved


def sha256(*data: bytes) -> str:
    """Return the SHA-256 of `data`, one after the other, as 64 lower-case hexadecimal digits."""
    digest = hashlib.sha256()
    for part in data:
        digest.update(part)
    return digest.hexdigest()


def write_atomically(path: Path, *data: bytes, expected: str | None = None) -> None:
    """Write `data`, one after the other, to `path` so that a reader sees either the old file or the whole new one.

    A temporary file in the same folder is written, flushed and synced, then takes the name; the folder is synced
    last. `expected` is the SHA-256 that the file had when it was read: where it now has another, the new version is
    kept beside it as `NAME.yichud-new` and `ConflictError` is raised. Folders on the way are made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = resolved(path)  # a link stays a link: what it points at is replaced
    if expected is not None and target.exists() and sha256(target.read_bytes()) != expected:
        beside = target.with_name(target.name + ".yichud-new")
        _replace(beside, *data)
        raise ConflictError(
            f"{path} changed since it was read; it was left as it is, the new version is in {beside.name}",
            hint="compare the two files, keep what you want, and run the command again",
        )
    _replace(target, *data)


def _replace(target: Path, *data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every file system lets a folder be opened
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
