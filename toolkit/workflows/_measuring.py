"""Texts that were read and what is asked of them in, measured tables out, each measured once or taken from the cache.

The engine is filled when the first table has to be measured: a report that was made before needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from sys import intern

from toolkit.ground.discover import load
from toolkit.ground.writing import sha256
from toolkit.index.columns import LEADING
from toolkit.index.engine import Engine
from toolkit.index.kept import TableCache
from toolkit.measurements import AFTER_SHOWN
from toolkit.model.table import Table

_MEASUREMENTS = "toolkit.measurements"


class Measuring:
    """The tables of one comparison; `close` lets go of the engine, which takes more room than all of them."""

    def __init__(self, fill: Callable[[Engine], None], cache: TableCache) -> None:
        self._fill = fill
        self._cache = cache
        self._tables: dict[str, Table] = {}
        self._taken: set[str] = set()
        self._shown: dict[tuple[str, str], None] = {}
        self._opened: Engine | None = None

    def table(self, key: str) -> Table:
        """Return a measurement by its key; those of the evidence hold what the tables taken before them show."""
        table = self.glance(key)
        if key not in self._taken:
            self._taken.add(key)
            self._show(table)
        return table

    def glance(self, key: str) -> Table:
        """Return a measurement of which no passage is shown."""
        if key not in self._tables:
            self._tables[key] = self._made(key)
        return self._tables[key]

    def close(self) -> None:
        """Let go of the engine; what is measured after that has it filled anew."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
            del self._engine

    def _made(self, key: str) -> Table:
        name = f"{key}-{self._digest()}" if key in AFTER_SHOWN else key
        kept = self._cache.find(name, load(_MEASUREMENTS, key, "COLUMNS"))
        if kept is not None:
            return kept
        if key in AFTER_SHOWN:
            self._engine.show(self._shown)
        table: Table = load(_MEASUREMENTS, key, "measure")(self._engine)
        self._cache.keep(name, table)
        return table

    def _show(self, table: Table) -> None:
        if LEADING in table.names:
            self._shown |= dict.fromkeys(_places(table.column(LEADING)))

    def _digest(self) -> str:
        return sha256("\n".join(f"{t}#{s}" for t, s in sorted(self._shown)).encode())[:16]

    @cached_property
    def _engine(self) -> Engine:
        self._opened = Engine()
        self._fill(self._opened)
        return self._opened


def _places(cells: Iterable[object]) -> Iterable[tuple[str, str]]:
    for cell in cells:
        for identifier in str(cell or "").split():
            text, _, sentence = identifier.partition("#")
            yield intern(text), intern(sentence)  # again and again
