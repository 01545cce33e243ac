"""What was measured or drawn in, kept in a folder under a name made of hashes; the same out the next time.

A name is made of all that a thing was made from: the inputs, the options, the vocabulary and the code. Each file ends with the hash of the
rest; one that does not agree with it counts as missing. A cache that cannot be written changes nothing but the time that a report takes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from toolkit.ground.writing import sha256
from toolkit.index.pruning import prune
from toolkit.model.table import Column, Table

_ROWS = 1_000  # of a table that stand on one line of its file


def find_sealed(file: Path) -> bytes | None:
    """Return what a file keeps, or None where there is none or it is damaged; it counts as used now."""
    try:
        data, _, seal = file.read_bytes().rpartition(b"\n")
        if seal.decode() != sha256(data):
            return None
        os.utime(file)
    except (OSError, ValueError):
        return None
    return data


def keep_sealed(file: Path, parts: Iterable[bytes]) -> None:
    """Keep data, one part after the other, in a file, if that is possible; the seal tells whether all of it reached the disk."""
    digest = hashlib.sha256()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix=".making-", dir=file.parent, delete=False) as made:
            try:
                for part in parts:
                    digest.update(part)
                    made.write(part)
                made.write(b"\n" + digest.hexdigest().encode())
                made.close()
                Path(made.name).replace(file)
            except BaseException:
                Path(made.name).unlink(missing_ok=True)
                raise


def drawn_once(folder: Path, key: str, draw: Callable[[], bytes]) -> bytes:
    """Return what was drawn under a key before, else draw it and keep it, and let go of what is too much to keep."""
    file = folder / "drawn" / key
    data = find_sealed(file)
    if data is None:
        data = draw()
        keep_sealed(file, [data])
        prune(folder)
    return data


class TableCache:
    """The tables of one report, in `folder`/tables/`key`."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder / "tables" / key

    def find(self, name: str, columns: tuple[Column, ...]) -> Table | None:
        """Return a table by its key and state, or None where there is none or one that is damaged."""
        data = find_sealed(self._folder / f"{name}.jsonl")
        if data is None:
            return None
        try:
            named, *lines = (json.loads(line) for line in data.splitlines())
            return Table(
                named["key"], named["title"], columns, tuple(tuple(row) for line in lines for row in line)
            )
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, table: Table) -> None:
        """Keep a table, if that is possible."""
        keep_sealed(self._folder / f"{name}.jsonl", _lines(table))


def _lines(table: Table) -> Iterator[bytes]:
    end = b""
    named = {"key": table.key, "title": table.title}
    for line in (named, *(table.rows[n : n + _ROWS] for n in range(0, len(table.rows), _ROWS))):
        yield end + json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode()
        end = b"\n"
