"""Observation tables in, the answers of SQL out: DuckDB, in this process, in memory.

No database file is ever opened or made. Once the tables are loaded the engine is sealed: it can read and write no file,
load no extension and change no setting, whatever a query says. Every measurement orders its rows, so that the same tables
give the same answer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, TypeVar

import duckdb
import numpy as np
from numpy.typing import NDArray

from toolkit.ground.errors import InternalError
from toolkit.index.tables import BESIDE, OBSERVED, REFERENCES, Columns, ObservationTable, Row, Rows

T = TypeVar("T")
_SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
# Queries are short and other processes at work, so that more threads, or what was let go of, would only hold more. Not every release knows all.
_SMALL = (
    "SET threads = 1",
    "SET async_threads = 0",
    "SET allocator_flush_threshold = '1MB'",
    "SET allocator_bulk_deallocation_flush_threshold = '1MB'",
)
_TYPES: dict[str, Any] = {"VARCHAR": object, "INTEGER": np.int32, "BOOLEAN": np.bool_}
_BATCH = "batch_of_rows"
_SOME = 5_000  # rows that are handed over together


class Words(NamedTuple):
    """The words of a text: their kinds as lines, and the columns of *words*."""

    kinds: str
    arrays: tuple[NDArray[np.int32], ...]


class Engine:
    """Holds the tables of `tables.py` and runs SQL over them."""

    def __init__(self) -> None:
        self._connection = _connected()
        for table in (*OBSERVED.values(), *REFERENCES.values()):
            if table.name not in BESIDE:
                self._connection.execute(f"CREATE TABLE {_quoted(table.name)} ({_definitions(table)})")
        self._words: dict[str, Words] = {}
        self._kept: dict[str, Any] = {}

    def add(self, rows: Mapping[str, Iterable[Row]]) -> None:
        """Add rows to the tables that `rows` names; every row has all columns, in order."""
        for name, added in rows.items():
            if name not in BESIDE:
                _fill(self._connection, OBSERVED.get(name) or REFERENCES[name], added)

        words = rows.get("words")
        if isinstance(words, Columns):
            ((text, kinds),) = rows["kinds"]
            self._words[str(text)] = Words(str(kinds), words.arrays)

    def add_files(self, packs: Mapping[Path, Iterable[str]]) -> None:
        """Add these texts, by their ids, from the folders that hold them, each with a Parquet file a table."""
        chosen = {folder: frozenset(texts) for folder, texts in packs.items()}
        wanted = [(folder, text) for folder, texts in chosen.items() for text in texts]
        for name in OBSERVED.keys() - BESIDE:
            columns = ", ".join(_quoted(c) for c in OBSERVED[name].names)
            file = {folder: str(folder / f"{name}.parquet") for folder in packs}
            there = [f for f in file.values() if Path(f).is_file()]
            if there:
                self._connection.execute(
                    f"INSERT INTO {_quoted(name)} SELECT {columns} FROM read_parquet($1, filename = true)"  # noqa: S608 - our own names
                    " SEMI JOIN (SELECT unnest($2) AS filename, unnest($3) AS text) w USING (filename, text)",
                    [there, [file[folder] for folder, _ in wanted], [text for _, text in wanted]],
                )
        for folder, texts in chosen.items():
            held = _words_of(self._connection, folder)
            self._words |= {text: words for text, words in held if text in texts}

    def add_claims_on(self, concepts: Iterable[str]) -> None:
        """Make a concept a topic of the claims in which it, or one that stands under it, takes part."""
        for concept in concepts:
            columns = ", ".join("$1" if n == "topic" else f"k.{_quoted(n)}" for n in OBSERVED["claims"].names)
            self._connection.execute(
                f"INSERT INTO claims SELECT DISTINCT {columns} FROM claims k"  # noqa: S608 - our own names
                " JOIN roles r ON r.text = k.text AND r.claim = k.claim"
                " LEFT JOIN concepts c ON c.concept = r.target"
                " JOIN topic_concepts tc ON tc.concept = COALESCE(c.counts_as, r.target) AND tc.topic = $1",
                [concept],
            )

    def count_proposed(self) -> None:
        """Have the terms, citations and voices that a program proposes counted with those that are decided."""
        for table in ("observations", "citations", "voices"):
            self._connection.execute(f"UPDATE {table} SET status = 'counted' WHERE status = 'proposed'")  # noqa: S608 - our own names
        self._connection.execute("UPDATE observations SET voice = voice_proposed")
        self._connection.execute("UPDATE texts SET own_words = own_words_proposed")

    def seal(self) -> None:
        """Give each text the path of its input and its group, then let nothing outside be read or written from here on."""
        self._connection.execute(
            "UPDATE texts SET path = inputs.path FROM inputs WHERE inputs.sha256 = texts.sha256",
        )
        self._connection.execute(
            "UPDATE texts SET grp = g.grp, grp_n = g.grp_n, worded = g.worded FROM grouped g WHERE g.text = texts.text",
        )
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def show(self, sentences: Iterable[tuple[str, str]]) -> None:
        """Say which sentences a report shows, as (text, sentence); they take the place of those said before."""
        self._connection.execute("DELETE FROM shown")
        self.add({"shown": sentences})

    def want(self, items: Iterable[str]) -> None:
        """Say for which items the next query looks for passages, in place of those said before."""
        self._connection.execute("DELETE FROM wanted")
        self.add({"wanted": [(item,) for item in items]})

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows that `sql` asks for."""
        try:
            return self._connection.execute(sql).fetchall()
        except duckdb.Error as error:
            raise InternalError(f"a query failed: {error}") from error

    def give_words(self) -> dict[str, Words]:
        """Return the words of each text and keep them no longer: arrays, for what touches each of a million words."""
        given, self._words = self._words, {}
        return given

    def each(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that `sql` asks for, some at a time: for long tables of strings; no other query may come between."""
        try:
            asked = self._connection.execute(sql)
            while rows := asked.fetchmany(_SOME):
                yield from rows
        except duckdb.Error as error:
            raise InternalError(f"a query failed: {error}") from error

    def columns(self, sql: str) -> tuple[NDArray[Any], ...]:
        """Return what `sql` asks for as arrays, one a column: for long tables of numbers, which need no objects."""
        try:
            return tuple(self._connection.execute(sql).fetchnumpy().values())
        except duckdb.Error as error:
            raise InternalError(f"a query failed: {error}") from error

    def once(self, key: str, make: Callable[[Engine], T]) -> T:
        """Return what `make` makes of the tables, made when it is first asked for and kept with them."""
        if key not in self._kept:
            self._kept[key] = make(self)
        kept: T = self._kept[key]
        return kept

    def close(self) -> None:
        """Let go of the tables."""
        self._words.clear()
        self._kept.clear()
        self._connection.close()


def shared(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row whose strings are held once with those of other rows: ids and names come again and again."""
    return tuple(intern(cell) if type(cell) is str else cell for cell in row)


def write_sets(sets: Sequence[Rows], folder: Path) -> None:
    """Write the tables of some texts into `folder`, a Parquet file a table; a table without rows has no file."""
    with contextlib.closing(_connected()) as connection:
        for name, table in OBSERVED.items():
            filled = [rows[name] for rows in sets if rows[name]]
            if not filled:
                continue
            with _registered(connection, table, filled):
                columns = ", ".join(f"{_quoted(n)}::{kind} AS {_quoted(n)}" for n, kind in table.columns)
                target = str(folder / f"{name}.parquet").replace("'", "''")
                connection.execute(
                    f"COPY (SELECT {columns} FROM {_BATCH}) TO '{target}' (FORMAT parquet)"  # noqa: S608 - our own names
                )


@contextlib.contextmanager
def opened() -> Iterator[Engine]:
    """Give an engine and close it afterwards."""
    engine = Engine()
    try:
        yield engine
    finally:
        engine.close()


def _connected() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    for setting in _SMALL:
        with contextlib.suppress(duckdb.CatalogException):
            connection.execute(setting)
    return connection


def _words_of(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[tuple[str, Words]]:
    """Yield the words of each text that a folder holds."""
    texts, kinds, words = (str(folder / f"{name}.parquet") for name in ("texts", "kinds", "words"))
    counted = connection.execute(
        "SELECT t.text, t.rows, k.kinds FROM read_parquet($1) t JOIN read_parquet($2) k ON k.text = t.text",
        [texts, kinds],
    )
    numbered = {text: (rows, kinds) for text, rows, kinds in counted.fetchall()}
    if not any(rows for rows, _ in numbered.values()):
        return
    held = connection.execute("SELECT * FROM read_parquet($1)", [words]).fetchnumpy()
    end = 0
    for (text,) in connection.execute("SELECT text FROM read_parquet($1)", [texts]).fetchall():
        count, of = numbered[text]
        start, end = end, end + count
        yield text, Words(of, tuple(held[name][start:end] for name in OBSERVED["words"].names))


def _fill(connection: duckdb.DuckDBPyConnection, table: ObservationTable, rows: Iterable[Row]) -> None:
    held = list(rows)
    if held:
        with _registered(connection, table, [held]):
            names = ", ".join(_quoted(name) for name in table.names)
            connection.execute(f"INSERT INTO {_quoted(table.name)} SELECT {names} FROM {_BATCH}")  # noqa: S608 - our own names


@contextlib.contextmanager
def _registered(
    connection: duckdb.DuckDBPyConnection, table: ObservationTable, sets: Sequence[Collection[Row]]
) -> Iterator[None]:
    """Let the engine see rows as the table `_BATCH`: sixteen times as fast as handing them over as parameters."""
    parts = zip(*(_arrays(table, rows) for rows in sets), strict=True)
    connection.register(_BATCH, dict(zip(table.names, map(np.concatenate, parts), strict=True)))
    try:
        yield
    finally:
        connection.unregister(_BATCH)


def _arrays(table: ObservationTable, rows: Collection[Row]) -> tuple[NDArray[Any], ...]:
    if isinstance(rows, Columns):
        return rows.arrays
    cells = zip(table.columns, zip(*rows, strict=True), strict=True)
    return tuple(np.array(held, dtype=_TYPES[kind]) for (_, kind), held in cells)


def _definitions(table: ObservationTable) -> str:
    return ", ".join(f"{_quoted(name)} {kind}" for name, kind in table.columns)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
