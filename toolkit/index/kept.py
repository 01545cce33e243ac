"""Measured tables in, kept in a folder under a name made of hashes; the same tables out the next time.

A set of tables is named by all that they were made from: the inputs, the options, the vocabulary and the code. Each table is a
JSON file that begins with the hash of the rest; one that does not agree with it counts as missing. A cache that cannot be
written changes nothing but the time that a report takes.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from toolkit.ground.errors import YichudError
from toolkit.ground.writing import sha256, write_atomically
from toolkit.model.table import Column, Table


class TableCache:
    """The tables of one report, in `folder`/tables/`key`."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder / "tables" / key

    def find(self, name: str, columns: tuple[Column, ...]) -> Table | None:
        """Return a table by its key and state, or None where there is none or one that is damaged."""
        try:
            seal, _, data = (self._folder / f"{name}.json").read_bytes().partition(b"\n")
            if seal.decode() != sha256(data):
                return None
            held = json.loads(data)
            return Table(held["key"], held["title"], columns, tuple(map(tuple, held["rows"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, table: Table) -> None:
        """Keep a table, if that is possible."""
        held = {"key": table.key, "title": table.title, "rows": table.rows}
        data = json.dumps(held, ensure_ascii=True, separators=(",", ":")).encode()
        with contextlib.suppress(OSError, YichudError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._folder / f"{name}.json", sha256(data).encode() + b"\n" + data)
