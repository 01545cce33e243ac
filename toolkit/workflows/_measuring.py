"""Texts that were read and what is asked of them in, measured tables out, each measured once or taken from the cache.

The engine is filled when the first table has to be measured: a report that was made before needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from sys import intern

from toolkit.ground.discover import load
from toolkit.ground.writing import sha256
from toolkit.index.columns import LEADING
from toolkit.index.engine import Engine
from toolkit.index.frequencies import labels
from toolkit.index.kept import TableCache
from toolkit.index.spoken import spoken
from toolkit.measurements import AFTER_SHOWN, LONG
from toolkit.model.table import Table
from toolkit.workflows._beside import Beside, alone

_MEASUREMENTS = "toolkit.measurements"


class Measuring:
    """The tables of one comparison; `close` lets go of the engine, which takes more room than all of them."""

    def __init__(self, fill: Callable[[Engine], None], cache: TableCache, *, beside: bool = False) -> None:
        """Measure what `fill` fills an engine with; `beside` says that a copy of this process pays."""
        self._fill = fill
        self._cache = cache
        self.beside = beside
        self._begun: Beside[dict[str, Table]] | None = None
        self._awaited: dict[str, Table] = {}
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

    def begin(self, keys: Iterable[str]) -> None:
        """Have a copy of this process make some measurements, where that pays and nothing is kept of them, while this one makes others."""
        wanted = [key for key in keys if key not in self._tables and self._kept(key, key) is None]
        if self.beside and wanted:
            engine = self._engine
            labels(spoken(engine).kinds, "lemma")  # both need them, and share what is known before
            if alone():
                self._begun = Beside(partial(_measured, wanted, engine))

    def close(self) -> None:
        """Let go of the engine; what is measured after that has it filled anew."""
        if self._begun is not None:
            self._begun.end()
            self._begun = None
        if self._opened is not None:
            self._opened.close()
            self._opened = None
            del self._engine

    def _made(self, key: str) -> Table:
        name = f"{key}-{self._digest()}" if key in AFTER_SHOWN else key
        kept = self._kept(name, key)
        if kept is not None:
            return kept
        if key in LONG and self._begun is not None:
            self._awaited = self._begun.take() or {}
            self._begun = None
        if key in AFTER_SHOWN:
            self._engine.show(self._shown)
        table = self._awaited.pop(key, None) or _measured([key], self._engine)[key]
        self._cache.keep(name, table)
        return table

    def _kept(self, name: str, key: str) -> Table | None:
        return self._cache.find(name, load(_MEASUREMENTS, key, "COLUMNS"))

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


def _measured(keys: Iterable[str], engine: Engine) -> dict[str, Table]:
    return {key: load(_MEASUREMENTS, key, "measure")(engine) for key in keys}


def _places(cells: Iterable[object]) -> Iterable[tuple[str, str]]:
    for cell in cells:
        for identifier in str(cell or "").split():
            text, _, sentence = identifier.partition("#")
            yield intern(text), intern(sentence)  # again and again
