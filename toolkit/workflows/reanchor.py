"""Files and folders in, their suggestions where their words stand now, and their prefixes where the vocabulary lies now; all that was not there is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.ground.bundle import annotations_folder, schema_folder
from toolkit.ground.errors import InputError, UsageError
from toolkit.ground.reading import STDIN
from toolkit.ground.writing import sha256, write_atomically
from toolkit.standoff.apply import relative
from toolkit.tei.anchors import Adrift, adrift, reanchored
from toolkit.tei.homes import astray, repointed
from toolkit.tei.reader import load, read_layout
from toolkit.tei.scan import scan
from toolkit.workflows.check import files_below


@dataclass(frozen=True, slots=True)
class Sought:
    """A suggestion whose words were not where it said: the element, the offset there before, and that of now (`to`), or why it stays."""

    path: str
    id: str
    quote: str
    element: str
    offset: int
    to: int | None
    why: str

    def __str__(self) -> str:
        head = f"{self.id} «{self.quote}» in {self.element}"
        return f"{head}: {self.offset} -> {self.to}" if self.to is not None else f"{head} stays: {self.why}"


@dataclass(frozen=True, slots=True)
class Led:
    """Something that a file pointed at and that is not there (`was`), and where that lies (`now`), as written."""

    path: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.was} -> {self.now}"


def lead_home(
    paths: Sequence[Path], *, annotations: Path | None = None, dry_run: bool = False
) -> tuple[Led, ...]:
    """Lead every moved file to the vocabulary of the project that it lies in now, or to `annotations`; `dry_run` writes nothing.

    A file that cannot be read is left as it is: `check` says why.

    Raises:
        UsageError: a file is standard input.
        ConflictError: a file changed since it was read; it is left as it is.
    """
    _refuse_stdin(paths)
    files = (p for p in files_below(paths) if p.is_file())
    return tuple(led for path in files for led in _led(path, annotations, dry_run=dry_run))


def _led(path: Path, annotations: Path | None, *, dry_run: bool) -> Iterator[Led]:
    try:
        document = scan(load(path), str(path))
    except InputError:
        return
    folder = annotations if annotations is not None else annotations_folder(near=path)
    found = astray(document, relative(folder, path), relative(schema_folder(folder), path))
    if found and not dry_run:
        write_atomically(path, repointed(document, found), expected=sha256(document.data))
    yield from (Led(str(path), a.was, a.now) for a in found)


def reanchor(paths: Sequence[Path], *, dry_run: bool = False) -> tuple[Sought, ...]:
    """Move the ranges of suggestions in every file to where their words stand now; `dry_run` writes nothing.

    A file that cannot be read is left as it is: `check` says why.

    Raises:
        UsageError: a file is standard input.
        ConflictError: a file changed since it was read; it is left as it is.
    """
    _refuse_stdin(paths)
    return tuple(s for path in files_below(paths) if path.is_file() for s in _file(path, dry_run=dry_run))


def _refuse_stdin(paths: Sequence[Path]) -> None:
    if STDIN in paths:
        raise UsageError("what is put right is written into the file itself", hint="name a file, not -")


def _file(path: Path, *, dry_run: bool) -> Iterator[Sought]:
    try:
        data = load(path)
        if b"string-range" not in data:
            return
        layout = read_layout(data, str(path))
    except InputError:
        return
    found = adrift(layout)
    if not dry_run and (made := reanchored(layout, found)) != data:
        write_atomically(path, made, expected=sha256(data))
    yield from (_told(str(path), a) for a in found.values())


def _told(path: str, found: Adrift) -> Sought:
    s = found.suggestion
    to = found.moved.offset if found.moved is not None else None
    return Sought(path, s.id, s.quote, s.element, s.offset, to, found.why)
