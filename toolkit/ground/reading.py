"""A path in, the bytes of a regular file out; a folder, a pipe, a device and links in a circle are refused in words.

`-` is standard input, in every command that reads a file.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from toolkit.ground.errors import Finding, InputError

MAX_BYTES = 64 * 1024 * 1024
STDIN = Path("-")

_OTHERS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFSOCK: "is a socket",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
}


def read_input(path: Path) -> bytes:
    """Return the bytes of a regular file, or of standard input for `-`; `InputError` (X04, X10) for anything else."""
    if path == STDIN:
        return _bounded(sys.stdin.buffer, path)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = _OTHERS.get(stat.S_IFMT(mode), "is no regular file")
            raise _refused(path, "X10", what, "give a file, or - for standard input")
        with path.open("rb") as stream:
            return _bounded(stream, path)
    except FileNotFoundError:
        raise _refused(path, "X10", "there is no such file", "check the name") from None
    except (OSError, ValueError, RuntimeError) as error:  # links in a circle, a name too long, a null byte
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise _refused(
            path, "X10", f"cannot be read: {reason}", "check the name and the permissions"
        ) from None


def resolved(path: Path) -> Path:
    """Return the absolute path with links followed; of links in a circle the path as far as it leads, never an error."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(os.path.abspath(path))  # noqa: PTH100 - the one that asks the disk for nothing


def _bounded(stream: BinaryIO, path: Path) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _refused(path, "X04", f"the file has more than {MAX_BYTES // 2**20} MiB", "split it")
    return data


def _refused(path: Path, code: str, message: str, hint: str) -> InputError:
    return InputError(Finding(str(path), 0, 0, code, message, hint))
