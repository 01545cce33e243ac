"""The observation tables of a text in, kept in a folder under a name made of hashes; the same tables out the next time.

A set is a folder of Parquet files named by what it was made from: the SHA-256 of the TEI file, the digest of the vocabulary and
the digest of the code that read it. So nothing is computed twice, and nothing out of date is ever found. A set is written into a temporary
folder that then takes the name; `set.json` holds the hash of each file, and a set that does not agree with it counts as
missing. A cache that cannot be written or read changes nothing but the time that a report takes.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import duckdb

from toolkit import __version__
from toolkit.ground.writing import sha256
from toolkit.index.engine import SetWriter
from toolkit.index.tables import OBSERVED, Rows

_SEAL = "set.json"
_SOURCES = frozenset({".py", ".toml", ".txt", ".npz", ".xsl", ".css", ".js", ".j2", ".typ"})
OBSERVERS = ("model", "vocabulary", "tei", "index", "pipeline")
MEASURERS = (*OBSERVERS, "statistics", "collation", "measurements")
DRAWERS = (*MEASURERS, "rendering", "reports", "workflows")
_PACKAGE = Path(__file__).resolve().parent.parent


def default_folder() -> Path:
    """Return the folder named by `YICHUD_CACHE`, else `yichud` in the user's cache folder (XDG)."""
    named = os.environ.get("YICHUD_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "yichud"


def code_digest(packages: Iterable[str]) -> str:
    """Return the digest of the version and of the source of these packages."""
    sources = (f for p in packages for f in sorted((_PACKAGE / p).rglob("*")) if f.suffix in _SOURCES)
    parts = [
        __version__,
        *(f"{f.relative_to(_PACKAGE).as_posix()} {sha256(f.read_bytes())}" for f in sources),
    ]
    return sha256("\n".join(parts).encode())


@dataclass(frozen=True, slots=True)
class About:
    """What must be known of a set before it is loaded.

    The text's id and title, the fields of its header that one can group and filter by, whether a program looked for its
    terms, which of its claims were left out, with the reasons, and which of its undecided suggestions (`adrift`).
    """

    text: str
    title: str
    recognised: bool
    unsound: str = ""
    adrift: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A set in the cache."""

    folder: Path
    about: About
    hashes: Mapping[str, str]

    @property
    def sound(self) -> bool:
        """Whether every file is as it was written."""
        try:
            return all(_hash(self.folder, name) == digest for name, digest in self.hashes.items())
        except (OSError, KeyError):
            return False


class Cache:
    """The sets in one folder, for one vocabulary and one state of the code."""

    def __init__(self, folder: Path, vocabulary: str) -> None:
        self._folder = folder / "observations"
        self._unusable = any(c in str(folder) for c in "*?[]{}")  # DuckDB would read the path as a pattern
        self._made_by = sha256(f"{vocabulary}\n{code_digest(OBSERVERS)}".encode())

    @cached_property
    def _writer(self) -> SetWriter:
        return SetWriter()

    def key(self, digest: str, name: str) -> str:
        """Return the name of the set of the file `name` whose bytes have this SHA-256."""
        return f"{digest[:20]}-{sha256(f'{self._made_by} {name}'.encode())[:20]}"

    def find(self, key: str) -> Kept | None:
        """Return a set, or None where there is none; whether its files are sound is seen when they are needed."""
        folder = self._folder / key
        if self._unusable:
            return None
        try:
            seal = json.loads((folder / _SEAL).read_bytes())
            return Kept(folder, About(**seal["about"]), seal["files"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, rows: Rows, about: About) -> Kept | None:
        """Keep a set; return None where that was not possible."""
        if self._unusable:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary = Path(tempfile.mkdtemp(prefix=".making-", dir=self._folder))
        except OSError:
            return None
        try:
            self._writer.write(rows, temporary)
            hashes = {name: _hash(temporary, name) for name in OBSERVED if rows[name]}
            seal = {"about": {**asdict(about), "fields": dict(about.fields)}, "files": hashes}
            (temporary / _SEAL).write_text(json.dumps(seal, sort_keys=True), encoding="utf-8")
            self._move(temporary, self._folder / key)
            return Kept(self._folder / key, about, hashes)
        except (OSError, duckdb.Error):  # a full disk shows itself as an error of the engine too
            return None
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def _move(self, temporary: Path, target: Path) -> None:
        if target.exists():  # damaged, or made by another process at the same time
            aside = Path(tempfile.mkdtemp(prefix=".old-", dir=self._folder))
            with contextlib.suppress(OSError):
                target.replace(aside)
            shutil.rmtree(aside, ignore_errors=True)
        temporary.replace(target)


def _hash(folder: Path, table: str) -> str:
    return sha256((folder / f"{table}.parquet").read_bytes())
