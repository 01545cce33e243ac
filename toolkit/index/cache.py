"""The observation tables of texts in, kept in a folder under names made of hashes; the same tables out the next time.

A text is known by what its tables were made from: the SHA-256 of the TEI file, the digest of the vocabulary and
the digest of the code that read it. So nothing is computed twice, and nothing out of date is ever found. Texts that were observed together
share a *pack*: a folder with one Parquet file a table, for a hundred small files cost more than what is in them. A pack is written into a temporary
folder that then takes its name; `pack.json` holds the hash of each file, and a pack that does not agree with it counts as
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
from pathlib import Path
from typing import NamedTuple

import duckdb

from toolkit import __version__
from toolkit.ground.writing import sha256
from toolkit.index.engine import write_sets
from toolkit.index.tables import Rows

_SEAL = "pack.json"
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
    """What must be known of a text before its tables are loaded.

    The text's id and title, the fields of its header that one can group and filter by, whether a program looked for its
    terms, which of its claims were left out, with the reasons, and which of its undecided suggestions (`adrift`).
    """

    text: str
    title: str
    recognised: bool
    unsound: str = ""
    adrift: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


class Kept(NamedTuple):
    """A text in the cache: the folder of its pack, and what is known of it."""

    pack: Path
    about: About


class Observed(NamedTuple):
    """A text that was observed: what is known of it, and its tables."""

    about: About
    rows: Rows


class Cache:
    """The packs in one folder, for one vocabulary and one state of the code."""

    def __init__(self, folder: Path, vocabulary: str) -> None:
        self._folder = folder / "observations"
        self._unusable = any(c in str(folder) for c in "*?[]{}")  # DuckDB would read the path as a pattern
        self._made_by = sha256(f"{vocabulary}\n{code_digest(OBSERVERS)}".encode())
        self._sound: dict[Path, bool] = {}

    def key(self, digest: str, name: str) -> str:
        """Return the name of what is kept of the file `name` whose bytes have this SHA-256."""
        return f"{digest[:20]}-{sha256(f'{self._made_by} {name}'.encode())[:20]}"

    def find(self, key: str) -> Kept | None:
        """Return a text, or None where there is none, or where a file of its pack is not as it was written."""
        if self._unusable:
            return None
        try:
            file = self._folder / f"{key}.json"
            held = json.loads(file.read_bytes())
            found = Kept(self._folder / held["pack"], About(**held["about"]))
            os.utime(file)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if found.pack not in self._sound:
            self._sound[found.pack] = _is_sound(found.pack)
        return found if self._sound[found.pack] else None

    def keep(self, texts: Mapping[str, Observed]) -> Path | None:
        """Keep texts, by their keys, as one pack; no two may have the same id. Return its folder, or None where that was not possible."""
        if self._unusable:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary = Path(tempfile.mkdtemp(prefix=".making-", dir=self._folder))
        except OSError:
            return None
        pack = self._folder / sha256("\n".join(texts).encode())[:40]
        try:
            write_sets([t.rows for t in texts.values()], temporary)
            hashes = {file.name: sha256(file.read_bytes()) for file in temporary.iterdir()}
            (temporary / _SEAL).write_text(json.dumps(hashes, sort_keys=True), encoding="utf-8")
            self._move(temporary, pack)
            for key, (about, _) in texts.items():
                held = {"pack": pack.name, "about": {**asdict(about), "fields": dict(about.fields)}}
                (self._folder / f"{key}.json").write_text(json.dumps(held, sort_keys=True), encoding="utf-8")
        except (OSError, duckdb.Error):  # a full disk shows itself as an error of the engine too
            return None
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        self._sound[pack] = True
        return pack

    def _move(self, temporary: Path, target: Path) -> None:
        if target.exists():  # damaged, or made by another process at the same time
            aside = Path(tempfile.mkdtemp(prefix=".old-", dir=self._folder))
            with contextlib.suppress(OSError):
                target.replace(aside)
            shutil.rmtree(aside, ignore_errors=True)
        temporary.replace(target)


def _is_sound(pack: Path) -> bool:
    try:
        hashes = json.loads((pack / _SEAL).read_bytes())
        sound = all(sha256((pack / name).read_bytes()) == digest for name, digest in hashes.items())
        os.utime(pack / _SEAL)  # used now: it is not what goes first when too much is kept
    except (OSError, ValueError, AttributeError):
        return False
    return sound
